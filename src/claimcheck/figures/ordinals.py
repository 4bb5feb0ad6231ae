"""Ordinals: "75th anniversary", "the twenty-first", "his second visit"; not "first of all" or "at first"."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.figures import dates
from claimcheck.figures.data.numbers import ORDINALS
from claimcheck.figures.draft import Draft, Form, Region
from claimcheck.lazy import regex
from claimcheck.model import Kind

_SUFFIX = regex(r"(?:st|nd|rd|th)\b")
SUFFIX_STARTS = frozenset("snrt")
_LED = regex(
    r"(?:\b(?:the|a|an|his|her|its|their|our|my|your|this|that|every|each|came|finished|ranked|placed)|['’]s|"
    r"s['’])[ ](?:very |[a-z]+ )?$"
)
_IDIOM_LEFT = regex(r"\b(?:at|from the|per|split|every|a split|on|a|for a|in a|the very) $")
_IDIOM_RIGHT = regex(
    r"[ -](?:of all|thoughts?|things? first|and foremost|hand|class|lady|name|aid|nature|ladies|gentleman|person|"
    r"floor|responders?|guess(?:ed|ing)?|"
    r"minister|secretary|instance|place|fiddle|glance|sight|party|parties|world|degree)\b"
)
_NAME_GOES_ON = regex(r" [A-Z][a-z]")  # "the Third Reich", "Fifth Avenue"
_LARGE = 4


def suffix(region: Region, draft: Draft) -> bool:
    """Take "st", "nd", "rd" or "th" into the draft; return whether there is one."""
    if not draft.digits:
        return False
    match = _SUFFIX.match(region.low, draft.end)
    if not match or (match.group() == "st" and not draft.digits.endswith("1")):
        return False
    draft.kind, draft.end = Kind.ORDINAL, match.end()
    dates.part_of_year(region, draft, int(draft.value))
    return True


def word(region: Region, start: int, printed: str) -> Draft | None:
    """Return the ordinal or the part of a year that the word at `start` states, if it states one."""
    low, number = region.low, ORDINALS[printed]
    draft = Draft(start, start + len(printed), Decimal(number), form=Form.WORDS, kind=Kind.ORDINAL)
    if dates.part_of_year(region, draft, number):
        return draft
    if region.text[start].isupper() and _NAME_GOES_ON.match(region.text, draft.end):
        return None
    left = max(0, start - 16)
    if _IDIOM_RIGHT.match(low, draft.end) or (
        number <= 3 and _IDIOM_LEFT.search(low, left, start) and not _noun_follows(low, draft.end)
    ):
        return None
    if number < _LARGE and not _LED.search(low, left, start):
        return None
    return draft


def _noun_follows(low: str, end: int) -> bool:
    return bool(re.match(r" [a-z]{3,}", low[end : end + 5]))
