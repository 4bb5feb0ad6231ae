"""Feet and inches by their signs: 6'2", 5′11″."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.figures.draft import Draft, Region
from claimcheck.lazy import regex
from claimcheck.model import Kind

SIGNS = frozenset("'’′")
_FEET = regex(r"['’′](?=[ ]?([0-9]{1,2}(?:\.[0-9]+)?)[ ]?(\"|”|″|''|’’|in\b|[^0-9A-Za-z'’]|$))")
_INCHES = regex(r"[ ]?(?:\"|”|″|''|’’)")
_HIGHEST = 12


def read(region: Region, draft: Draft) -> bool:
    """Take the sign of feet, or of inches after feet, into the draft; return whether there is one."""
    text = region.text
    if text[draft.end : draft.end + 1] in SIGNS and draft.digits and len(draft.digits) <= 2:
        match = _FEET.match(text, draft.end)
        if match and Decimal(match.group(1)) < _HIGHEST and draft.value < _HIGHEST:
            return _measure(draft, "foot", match.end())
    if draft.start and text[draft.start - 1] in SIGNS and text[draft.start - 2 : draft.start - 1].isdigit():
        match = _INCHES.match(text, draft.end)
        return _measure(draft, "inch", match.end() if match else draft.end)
    return False


def _measure(draft: Draft, unit: str, end: int) -> bool:
    draft.kind, draft.unit, draft.end = Kind.MEASURE, unit, end
    return True
