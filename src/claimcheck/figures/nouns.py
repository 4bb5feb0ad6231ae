"""The counted noun: "13,000 new workers" counts workers."""

from __future__ import annotations

import re

from claimcheck.figures.data.nouns import FUNCTION_WORDS, IRREGULAR_PLURALS, LY_NOUNS, S_MODIFIERS, VERBS
from claimcheck.figures.data.numbers import SMALL
from claimcheck.figures.draft import Draft, Region
from claimcheck.lazy import regex
from claimcheck.model import Kind

_WORD = regex(r"(?:[ \u00a0]|\n(?!\n)|-)((?:[a-z]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+){0,4})")
_OF = regex(r" of(?: the| its| their| his| her| our| all| these| those| them)?")
_SUFFIX = regex(r"-(?:odd|plus|strong)\b")
_MOST = 5
_JOINTS = frozenset(" \u00a0\n-")  # what parts a number from what it counts


def counted(region: Region, draft: Draft) -> None:
    """Set the noun that the figure counts: its phrase's span, and its head in `unit`."""
    low = region.low
    position = draft.end
    following = low[position : position + 1]
    if following not in _JOINTS:
        return
    if following == "-" and (suffix := _SUFFIX.match(low, position)):
        position = suffix.end()
    if low.startswith(" of ", position):
        position = _past_of(low, position, draft)
        if position < 0:
            return
    singular = draft.kind in (Kind.ORDINAL, Kind.RATIO) or (draft.value == 1 and draft.high is None)
    phrase = _phrase(low, position, singular)
    if phrase:
        first, start, end = phrase
        draft.noun = (first, end)
        draft.unit = low[start:end]


def _phrase(low: str, position: int, singular: bool) -> tuple[int, int, int] | None:
    """Return where a noun phrase starts, and where its head starts and ends."""
    first, start, end = -1, -1, -1
    for _ in range(_MOST):
        match = _WORD.match(low, position)
        if not match:
            break
        word = match.group(1)
        if _stops(word) and not (first < 0 and _modifies(low, match)):
            break
        if first < 0:
            first = match.start(1)
        elif not singular and _ends(low[start:end], word):
            break
        start, end = match.span(1)
        position = end
        if low[match.start()] == "-":
            return first, *_after_hyphen(match)
    if first < 0 or low[end - 2 : end] in ("'s", "’s", "ed"):
        return None
    return (first, start, end) if singular or is_plural(low[start:end]) else None


def _modifies(low: str, match: re.Match[str]) -> bool:
    """Return whether a participle stands before a plural noun: "registered voters", but not "killed when"."""
    if not match.group(1).endswith(("ed", "ing")):
        return False
    following = _WORD.match(low, match.end())
    return bool(following) and is_plural(following.group(1)) and not _stops(following.group(1)) if following else False


def _after_hyphen(match: re.Match[str]) -> tuple[int, int]:
    start = match.start(1)
    word = match.group(1).split("-")[0]
    return start, start + len(word)


def _past_of(low: str, position: int, draft: Draft) -> int:
    """Return where a noun after "of" starts for vague plurals and fractions ("dozens of people"); -1 for others."""
    if draft.high is None and draft.ratio is None and draft.form is draft.form.DIGITS:
        return -1
    match = _OF.match(low, position)
    return match.end() if match else -1


def _ends(head: str, following: str) -> bool:
    """Return whether a plural head ends the phrase before the word that follows it: a plural is followed by a further
    noun only if that is a plural too ("200 sports clubs")."""
    further = is_plural(following) and head not in IRREGULAR_PLURALS
    return is_plural(head) and head not in S_MODIFIERS and not further


def _stops(word: str) -> bool:
    return word in FUNCTION_WORDS or word in VERBS or word in SMALL or (word.endswith("ly") and word not in LY_NOUNS)


def is_plural(word: str) -> bool:
    """Return whether a lower-case word looks like a plural."""
    return (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))) or word in IRREGULAR_PLURALS
