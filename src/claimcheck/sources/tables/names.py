"""The values of a table's columns as prose names them: "German" is Germany, "women" are female."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.sources import words
from claimcheck.sources.clauses import is_plain
from claimcheck.sources.tables import vocabulary
from claimcheck.sources.tables.data import vocabulary as data
from claimcheck.sources.tables.views import View
from claimcheck.sources.words import Token

_CODE = 4  # letters of a code: "PER" is no "per"
_LONGEST = 12  # words of a value that a sentence may name


class Hit(NamedTuple):
    """A value that a text names: the number of its category, the value, and the tokens that name it."""

    category: int
    value: str
    first: int
    last: int


class Names:
    """An index from words to a view's values."""

    def __init__(self, view: View) -> None:
        """Read the names of all values."""
        self._of: dict[str, list[tuple[tuple[str, ...], int, str]]] = {}
        self._coded: list[tuple[str, int, str]] = []
        for number, category in enumerate(view.categories):
            for value in category.values:
                if any(c.isdigit() for c in value):
                    if any(c.isalpha() for c in value) and len(value) > 3:
                        self._coded.append((value.lower(), number, value))
                    continue
                keys = _keys(value)
                if keys and len(keys) <= _LONGEST:
                    self._of.setdefault(keys[0], []).append((keys, number, value))
        for entries in self._of.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry[1], entry[2]))

    def has(self, key: str) -> bool:
        """Return whether a value begins with a word."""
        return key in self._of

    def hits(self, tokens: Sequence[Token]) -> list[Hit]:
        """Return the values that tokens name, the longest where several begin at one place."""
        found: list[Hit] = []
        i = 0
        while i < len(tokens):
            here = self._at(tokens, i)
            found += here
            i += max((hit.last - hit.first for hit in here), default=1)
        return found

    def coded(self, text: str) -> list[tuple[int, str, int, int]]:
        """Return the values with digits in them that stand in a text: category, value, start and end."""
        low = text.lower()
        found = []
        for printed, number, value in self._coded:
            start = low.find(printed)
            if start >= 0 and not _goes_on(low, start, start + len(printed)):
                found.append((number, value, start, start + len(printed)))
        return [f for f in found if not any(g[2] <= f[2] and f[3] <= g[3] and g[3] - g[2] > f[3] - f[2] for g in found)]

    def _at(self, tokens: Sequence[Token], i: int) -> list[Hit]:
        found: list[Hit] = []
        longest = 0
        for keys, number, value in self._of.get(_key(tokens[i]), ()):
            if len(keys) < longest:
                break
            if i + len(keys) > len(tokens) or any(_key(tokens[i + k]) != keys[k] for k in range(1, len(keys))):
                continue
            if len(keys) == 1 and is_plain(tokens[i]) and not tokens[i].capital:
                continue
            if len(value) <= _CODE and _is_code(value) is not tokens[i].shouted and not tokens[i].country:
                continue
            longest = len(keys)
            found.append(Hit(number, value, i, i + len(keys)))
        return found


def _is_code(value: str) -> bool:
    return value.isupper() and len(value) > 1


def _goes_on(text: str, start: int, end: int) -> bool:
    """Return whether a word or number that a stretch of text cuts goes on."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalnum() or after.isalnum() or (after in (".", ",") and text[end + 1 : end + 2].isdigit())


def _key(token: Token) -> str:
    same = vocabulary.alike().get(token.lower)
    return same if same else token.stem


def _keys(value: str) -> tuple[str, ...]:
    tokens = words.tokens(value.replace("_", " "))
    countries = [t for t in tokens if t.country]
    rest = [t for t in tokens if not t.country and t.lower not in ("the", "of", "and")]
    if len(countries) == 1 and rest and all(t.lower in data.COUNTRY_ADDITIONS for t in rest):
        return (countries[0].stem,)
    whole = vocabulary.alike().get(value.strip().lower())
    if whole:
        return (whole,)
    return tuple(_key(t) for t in tokens)
