"""Clock times: "10.45pm", "17:22 GMT", "9 a.m.", "730pm"."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.figures.draft import Draft, Region
from claimcheck.lazy import regex
from claimcheck.model import Kind, When

_HALVES = frozenset({"am", "pm", "a.", "p.", "a", "p"})  # how what names the half of a day begins
_LED = regex(r"\b(?:at|from|until|by|till|before|after|to) $")
_CLOCK = regex(
    r"([0-9]{1,2})(?:[:.h]([0-5][0-9])(?::([0-5][0-9]))?)?(?:[ \u00a0]?([ap]m\b|[ap]\.[ ]?m\.?)|[ ]?(o[’']clock))"
)
_CLOCK_COMPACT = regex(r"([0-9]{1,2})([0-5][0-9])[ ]?([ap])\.?m\b")
_CLOCK_24 = regex(
    r"([01]?[0-9]|2[0-4]):([0-5][0-9])(?::([0-5][0-9]))?(?!:?[0-9])(?:[ ]?(?:hrs?|hours|gmt|utc|est|edt|cet|bst|"
    r"local)\b)?"
)


def compact(low: str, start: int, size: int) -> Draft | None:
    """Read "730pm"."""
    if low[start + size : start + size + 2].strip(" ") not in _HALVES:
        return None
    match = _CLOCK_COMPACT.match(low, start)
    if not match:
        return None
    hour = int(match.group(1)) % 12 + (12 if match.group(3) == "p" else 0)
    return _time(start, match.end(), hour, int(match.group(2)))


def read(region: Region, start: int) -> Draft | None:
    """Return the clock time that starts with the one or two digits at `start`, or None."""
    low = region.low
    match = _CLOCK.match(low, start)
    if match and int(match.group(1)) <= 24:
        hour = int(match.group(1))
        if match.group(4):
            if hour > 12 and match.group(4)[0] != "p":
                return None
            hour = hour % 12 + (12 if match.group(4)[0] == "p" else 0)
        end = match.end()
        return _time(start, end, hour, int(match.group(2) or 0))
    match = _CLOCK_24.match(low, start)
    if match and (len(match.group(1)) == 2 or match.end() > match.end(2) or _at(low, start)):
        return _time(start, match.end(), int(match.group(1)), int(match.group(2)))
    return None


def _at(low: str, start: int) -> bool:
    return bool(_LED.search(low, max(0, start - 8), start))


def _time(start: int, end: int, hour: int, minute: int) -> Draft:
    draft = Draft(start, end, Decimal(0), kind=Kind.TIME)
    draft.when = When(hour=hour, minute=minute)
    return draft
