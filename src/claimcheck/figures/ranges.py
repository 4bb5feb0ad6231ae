"""Ranges, plus-minus and shared scales: two numerals that belong together."""

from __future__ import annotations

import re

from claimcheck.figures import changes
from claimcheck.figures.draft import Draft, Form, Region
from claimcheck.model import Hedge, Kind

_DASH = re.compile(r"[ \u00a0]?(?:-|–|—|‒|−|to|~|-to-)[ \u00a0]?$")
_BETWEEN = re.compile(r"\bbetween (?:about |around |roughly |an estimated |approximately )?$")
_FROM = re.compile(r"\bfrom (?:about |around |roughly |just |nearly |an estimated |approximately |as little as )?$")
_JOINED = re.compile(r"([ \u00a0]?[-–—‒−~][ \u00a0]?|[ \u00a0\n]to[ \u00a0\n]|-to-|[ \n]and[ \n]|[ ]or[ ]|[ ]?\.\.\.?[ ]?)(?:about |around |roughly |as much as |as many as )?$")
_PLUS_MINUS = re.compile(r"[ \u00a0]?(?:±|\+/-|\+/−|\+-|plus or minus|plus-or-minus)[ \u00a0]?$")
_RANGED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.COUNT, Kind.MEASURE, Kind.DURATION, Kind.MULTIPLE, Kind.AGE})


def join(region: Region, first: Draft, second: Draft) -> bool:
    """Join `second` into `first` where they are the two ends of a range or a value and its margin."""
    gap = region.low[first.end : second.start]
    if len(gap) > 24 or not gap:
        return False
    if _PLUS_MINUS.match(gap):
        return _margin(first, second)
    if first.kind not in _RANGED or second.kind not in _RANGED or first.high is not None or second.high is not None:
        return False
    match = _JOINED.match(gap)
    if not match:
        return False
    joint = match.group(1).strip()
    low = region.low
    ahead = low[max(0, first.start - 34) : first.start]
    if joint == "and":
        if not _BETWEEN.search(ahead):
            return False
    elif joint == "or":
        if first.form is Form.DIGITS and False:
            return False
    elif joint == "to" and _FROM.search(ahead) and changes.governs(region, first.start):
        share(first, second)
        return False
    elif joint == "to" and not _FROM.search(ahead) and _is_target(region, first, second):
        return False
    return _merge(region, first, second, joint)


def _is_target(region: Region, first: Draft, second: Draft) -> bool:
    """Return whether "to" leads to a new value: "rose 5% to 10%", "added $2 to $40"."""
    change, led = changes.before(region, first.start)
    return bool(change) and not led and not (first.unit == "" and second.unit)


def share(first: Draft, second: Draft) -> None:
    """Let the first of two ends have the scale and unit that only the second prints, or the other way round."""
    if first.unit in ("", "times") and second.unit and first.kind is Kind.COUNT:
        factor = 0
        first.unit, first.kind, first.per = second.unit, second.kind, second.per
        first.noun = second.noun
        if second.kind is Kind.POINTS and second.sign == "bp":
            first.value, first.quantum = first.value / 100, first.quantum / 100
        del factor
    elif first.unit and second.kind is Kind.COUNT and (not second.unit or first.kind is Kind.MONEY):
        second.unit, second.kind, second.per = first.unit, first.kind, first.per
    if second.scale and not first.scale and _bare(first) and first.value < 1000 and first.value * 10**second.scale <= second.value * 1000:
        first.rescale(second.scale)


def _bare(draft: Draft) -> bool:
    return draft.form in (Form.DIGITS, Form.WORDS)


def _merge(region: Region, first: Draft, second: Draft, joint: str) -> bool:
    if not _alike(first, second, joint):
        return False
    before = (first.value, first.quantum, first.scale, first.unit, first.kind, first.per, first.noun)
    share(first, second)
    if first.kind is not second.kind or first.unit != second.unit or second.value < first.value or (joint == "or" and second.value > first.value * 3):
        first.value, first.quantum, first.scale, first.unit, first.kind, first.per, first.noun = before
        return False
    if second.value == first.value:
        return False
    first.high, first.high_quantum = second.value, second.quantum
    first.end = second.end
    first.stop = second.stop
    first.noun = second.noun or first.noun
    first.unit = second.unit or first.unit
    if first.kind is Kind.MONEY:
        first.noun = None
    first.per = second.per or first.per
    if second.hedge and first.hedge is Hedge.NONE and second.hedge is not Hedge.MORE_THAN:
        first.hedge = second.hedge
    return True


def _alike(first: Draft, second: Draft, joint: str) -> bool:
    if first.kind is Kind.MONEY and second.kind is Kind.COUNT and second.noun:
        return joint in "-–—" or second.scale > 0
    if first.unit and second.unit and (first.unit != second.unit) and not (first.kind is Kind.COUNT and second.kind is Kind.COUNT):
        return False
    if first.kind is Kind.COUNT and first.noun and second.kind is not Kind.COUNT:
        return False
    return first.ratio is None or second.ratio is None or first.kind is second.kind


def _margin(first: Draft, second: Draft) -> bool:
    if first.unit and second.unit and first.unit != second.unit and second.kind is not Kind.POINTS:
        return False
    if not first.unit:
        first.unit, first.kind = second.unit, second.kind
    if second.scale and not first.scale:
        first.rescale(second.scale)
    first.margin = second.value
    first.end = second.end
    first.noun = second.noun or first.noun
    return True
