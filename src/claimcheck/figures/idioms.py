"""Number words that count nothing: idioms, and words of names ("the Big Four", "World War Two")."""

from __future__ import annotations

import re

from claimcheck.figures.data.idioms import AFTER, BEFORE
from claimcheck.figures.draft import Region
from claimcheck.lazy import regex

_SENTENCE_ENDS = ".!?:;\"“”‘’'([—–-•*"


def _pattern(phrases: str, *, end: bool) -> re.Pattern[str]:
    items = [phrase.strip("\n") for phrase in re.sub(r"\s*\n\s*", " ", phrases).split(";")]
    escaped = sorted({re.escape(_spaced(item, end)) for item in items if item.strip()}, key=lambda e: (-len(e), e))
    joined = "(?:" + "|".join(escaped) + ")"
    return regex(rf"\b{joined}$" if end else rf"{joined}(?![a-z])")


def _spaced(item: str, end: bool) -> str:
    core = item.strip()
    if end:
        return core if core.endswith("-") else core + " "
    return core if core[0] in "-'’" else " " + core


_AFTER = {word: _pattern(phrases, end=False) for word, phrases in AFTER.items()}
_BEFORE = {word: _pattern(phrases, end=True) for word, phrases in BEFORE.items()}
_ANY_AFTER, _ANY_BEFORE = _AFTER["*"], _BEFORE["*"]
_WINDOW = 16


def at(region: Region, start: int, word: str) -> bool:
    """Return whether the number word at `start` belongs to an idiom or a name."""
    low, end = region.low, start + len(word)
    if region.text[start].isupper() and _in_name(region, start, end):
        return True
    following = low[end : end + 1]
    if following in " -'’" and following:
        pattern = _AFTER.get(word)
        if (pattern and pattern.match(low, end)) or (following == "-" and _ANY_AFTER.match(low, end)):
            return True
    left = max(0, start - _WINDOW)
    pattern = _BEFORE.get(word)
    return bool(pattern is not None and pattern.search(low, left, start)) or bool(_ANY_BEFORE.search(low, left, start))


def _in_name(region: Region, start: int, end: int) -> bool:
    """Return whether a capitalised number word stands inside a sentence, where only names have capitals."""
    text = region.text
    if text[start:end].isupper() or start < 2 or text[start - 1] not in " \u00a0":
        return False
    return text[start - 2] not in _SENTENCE_ENDS and not text[start - 2].isspace()
