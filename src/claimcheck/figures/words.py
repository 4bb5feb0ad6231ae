"""Number words: finds where one starts, and gives it to the reader of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimcheck.figures import cardinals, parts
from claimcheck.figures.data.numbers import GROUPS, HALVINGS, MULTIPLES, ORDINALS, SCALES, SMALL, VAGUE
from claimcheck.figures.draft import Draft, Region
from claimcheck.lazy import regex

_PARTS = frozenset({"half", "quarter", "quarters", "third", "thirds", "couple"})
FOLDS = frozenset(word + "fold" for word in (*SMALL, "hundred"))


def trie(words: Iterable[str]) -> str:
    """Return a regular expression that matches the longest of the words, one way through for each (no backtracking)."""
    tails: dict[str, list[str]] = {}
    ends = False
    for word in words:
        if word:
            tails.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    options = [re.escape(letter) + trie(rest) for letter, rest in sorted(tails.items())]
    if not options:
        return ""
    joined = options[0] if len(options) == 1 and not ends else "(?:" + "|".join(options) + ")"
    return joined + "?" if ends else joined


_STARTERS = frozenset().union(SMALL, SCALES, GROUPS, ORDINALS, VAGUE, MULTIPLES, HALVINGS, _PARTS, FOLDS)
_LONGEST = max(map(len, _STARTERS))
# Most words are told apart by their first four letters: a pattern of all letters takes four times as long to compile.
# It begins with what stands before a word, since fewest characters of a text are no letters.
_HEAD = 4
_CANDIDATE = regex(r"[^a-z0-9_](" + trie({word[:_HEAD] for word in _STARTERS}) + r"[a-z]*)\b")


def candidates(low: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return the words of `low[start:end]`, in lower case, with which a number may start, each with its place."""
    first = None if start else _CANDIDATE.match(" " + low[: min(_LONGEST + 1, end)])
    found = [(0, first[1])] if first and first[1] in _STARTERS else []
    for match in _CANDIDATE.finditer(low, max(0, start - 1), end):
        word = match[1]
        if word in _STARTERS:
            at = match.start(1)
            if low[at - 1] < "\x7f" or not low[at - 1].isalnum():
                found.append((at, word))
    return found


def read(region: Region, start: int, word: str) -> Draft | None:
    """Return the number that starts with the word at `start`, or None where the words state none."""
    if word in SMALL or word in SCALES or word in GROUPS:
        return cardinals.read(region, start, word)
    if word in VAGUE:
        return parts.vague(region, start, word)
    if word == "half":
        return parts.half(region, start)
    if word == "couple":
        return parts.couple(region, start)
    return parts.part(region, start, word)
