"""The words of tables and claims made one: stems, with a table's synonyms and abbreviations taken out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from claimcheck.lazy import regex
from claimcheck.sources import words
from claimcheck.sources.tables.data import vocabulary
from claimcheck.sources.words import Token

# "gdpPercap", "Weight_in_lbs", "HTTPRate", "life.exp".
_PIECES = regex(r"[A-ZÀ-Þ]+(?=[A-ZÀ-Þ][a-zß-ÿ])|[A-ZÀ-Þ]?[a-zß-ÿ']+|[A-ZÀ-Þ]+|[^\W\d_]+|[0-9]+(?:\.[0-9]+)?")
_CAMEL = regex(r"^[a-z]+(?:[A-Z][a-z]*)+$|^(?:[A-Z][a-z]+){2,}$")


def key(token: Token) -> str:
    """Return what a word is compared by."""
    return canonical(token.stem)


@cache
def canonical(stem: str) -> str:
    """Return a stem with a table's synonyms made one."""
    return _synonyms().get(stem, stem)


@cache
def keys(table: frozenset[str]) -> frozenset[str]:
    """Return what the words of a table are compared by, and the words themselves."""
    return table | frozenset(canonical(words.stem(word)) for word in table)


def of_text(text: str) -> list[Token]:
    """Return the words of a header, file name or title, written out in full.

    >>> [token.lower for token in of_text("gdpPercap")]
    ['gdp', 'per', 'capita']
    """
    return words.tokens(spelled(text))


def of_title(text: str) -> list[Token]:
    """Return the words of a file's name or title, in which countries may be written small."""
    plain = spelled(text)
    named = [token for token in words.tokens(plain.title()) if token.country]
    rest = (t for t in words.tokens(plain) if not any(n.start < t.end and t.start < n.end for n in named))
    return sorted([*rest, *named], key=lambda token: token.start)


def spelled(text: str) -> str:
    """Return a name of a column or file as words, abbreviations written out."""
    pieces: list[str] = []
    for part in text.replace("_", " ").replace("-", " ").replace(".", " ").split():
        pieces += [m[0] for m in _PIECES.finditer(part)] if _CAMEL.match(part) else [part]
    found: list[str] = []
    i = 0
    while i < len(pieces):
        two = " ".join(pieces[i : i + 2]).lower()
        one = pieces[i].lower()
        if two in vocabulary.SHORT and len(pieces) > i + 1:
            found.append(vocabulary.SHORT[two])
            i += 2
            continue
        found.append(vocabulary.SHORT.get(one, pieces[i]))
        i += 1
    return " ".join(found)


@cache
def _synonyms() -> dict[str, str]:
    same = {}
    for line in vocabulary.SYNONYMS.strip().splitlines():
        first, *others = (form.strip() for form in line.split(","))
        canonical_form = words.stem(first)
        for form in (first, *others):
            same[words.stem(form)] = canonical_form
    return same


@cache
def alike() -> dict[str, str]:
    """Return the names that values have in prose, each with the one that stands for all of its meaning."""
    same = {}
    for line in vocabulary.ALIKE.strip().splitlines():
        first, *others = (form.strip() for form in line.split(","))
        for form in (first, *others):
            same[form] = first
    return same


def content(tokens: Iterable[Token]) -> frozenset[str]:
    """Return what the words of a header say, without its units and kinds of numbers."""
    unsaid = keys(vocabulary.UNSAID)
    return frozenset(key(t) for t in tokens if t.lower not in unsaid and key(t) not in unsaid)
