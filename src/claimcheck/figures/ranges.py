"""Ranges, plus-minus and shared scales: two numerals that belong together."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.figures import changes, units
from claimcheck.figures.draft import ONE, Draft, Form, Region
from claimcheck.lazy import regex
from claimcheck.model import Hedge, Kind

_ABOUT = (
    r"(?:about |around |roughly |an estimated |approximately |just |nearly |as much as |as many as |as little as )?"
)
_BETWEEN = regex(rf"\bbetween {_ABOUT}$")
_FROM = regex(rf"\bfrom {_ABOUT}$")
_JOINED = regex(
    r"([ \u00a0]?[-–—‒−~][ \u00a0]?|[ \u00a0\n](?:to|and|or)[ \u00a0\n]|-to-|[ ]?\.\.\.?[ ]?)" + _ABOUT + "$"
)
_BLANKS = frozenset(" \u00a0\n,")
# What the joints of two ends, of a value and its margin, and of a new and an old level start with.
_JOINT_STARTS = frozenset("-–—‒−~.±+ptaofucv \n,")
_PLUS_MINUS = regex(r"[ \u00a0]?(?:±|\+/-|\+/−|\+-|plus or minus|plus-or-minus)[ \u00a0]?$")
# What leads from a new level to the old: "to 662.3 from 718.7 million tonnes".
_BACK = regex(rf"[ \n,]{{1,2}}(?:(?:up|down) )?(?:from|compared (?:with|to)|versus|against) {_ABOUT}$")
_RANGED = frozenset(
    {Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.COUNT, Kind.MEASURE, Kind.DURATION, Kind.MULTIPLE, Kind.AGE}
)
_FARTHEST = 24
_WHOLE = 100  # percent
_FAR = 20  # "by 2 per cent to 4,800": the second number has another unit
_NEAR = Decimal("0.5")  # "64 or 128" are two choices, "two or three" is a range


def join(region: Region, first: Draft, second: Draft) -> bool:
    """Join `second` into `first` where they are the two ends of a range or a value and its margin; return whether they
    are. Two ends of a change stay two figures, but share the scale and unit that only one of them prints."""
    gap = region.low[first.end : second.start]
    if not 0 < len(gap) <= _FARTHEST or (gap[1:2] if gap[0] in _BLANKS else gap[0]) not in _JOINT_STARTS:
        return False
    if _PLUS_MINUS.match(gap):
        return _margin(first, second)
    if first.kind not in _RANGED or second.kind not in _RANGED or first.high is not None or second.high is not None:
        return False
    match = _JOINED.match(gap)
    if not match:
        if (
            first.kind is not second.kind
            and _BACK.match(gap)
            and (first.form is Form.DIGITS or first.kind is not Kind.MULTIPLE)  # not "was doubled from 24"
            and (first.kind is Kind.COUNT or _is_level(region, first))
        ):
            _share_back(first, second)
        return False
    joint = match.group(1).strip(" \u00a0\n")
    ahead = region.low[max(0, first.start - 34) : first.start]
    if joint == "and" and not _BETWEEN.search(ahead):
        return False
    if joint == "to":
        led = bool(_FROM.search(ahead))
        if led and changes.governs(region, first.start):
            share(first, second)
            return False
        if not led and _is_target(region, first, second):
            return False
        return _merge(first, second, "from" if led else joint)
    if not _merge(first, second, joint):
        return False
    if first.per and first.kind is not Kind.COUNT and second.end == first.end:
        units.rate(region, first)
    return True


LISTED = frozenset(
    comma + f" {word} " for comma in ("", ",") for word in ("and", "or", "vs", "vs.", "versus", "and/or")
)
_SHARED = frozenset({Kind.MEASURE, Kind.DURATION, Kind.PERCENT, Kind.POINTS, Kind.AGE, Kind.COUNT})


def list_back(region: Region, drafts: list[Draft], last: Draft) -> None:
    """Let the bare members of a list have the unit or noun that only its last prints: "5, 8 and 11 years"."""
    if last.kind not in _SHARED or not last.unit or last.high is not None or last.ratio is not None:
        return
    end = last.start
    for draft in reversed(drafts[-_MOST_LISTED:]):
        gap = region.low[draft.end : end]
        if end == last.start and gap == ", or " and not _lists_more(region, drafts):
            return  # "rose 20, or 25%, to 100": one change in two measures
        if gap == " or " and last.kind is Kind.PERCENT and draft.value > last.value:
            return  # "500 or 10% more": alternatives go upward
        if not (gap in LISTED if end == last.start else gap == ", ") or not _is_bare(draft, last):
            return
        _take_unit(draft, last)
        end = draft.start


_MOST_LISTED = 8
_MOST_OF_SCALE = 1000  # of so many millions one writes billions


def scale_back(region: Region, drafts: list[Draft], last: Draft) -> None:
    """Let the members of a list have the scale word that only its last prints: "2.1, 3.4 and 4.5 million"; of two
    ("on days 3 and 4 million came") it may be the last one's own."""
    if not last.scale or last.high is not None or not _lists_more(region, drafts):
        return
    listed: list[Draft] = []
    end = last.start
    for draft in reversed(drafts[-_MOST_LISTED:]):
        gap = region.low[draft.end : end]
        if not (gap in LISTED if not listed else gap == ", ") or not _has_scale_of(draft, last):
            break
        listed.append(draft)
        end = draft.start
    if len(listed) > 1:
        for draft in listed:
            draft.rescale(last.scale)
            if not draft.unit:
                _take_unit(draft, last)


def _has_scale_of(draft: Draft, last: Draft) -> bool:
    """Return whether a member of a list may leave out the scale of the last."""
    plain = draft.form is Form.DIGITS and draft.ratio is None and draft.high is None and draft.noun is None
    bare = draft.kind is Kind.COUNT and not draft.unit and last.kind in _SHARED
    alike = bare or (draft.kind is last.kind and draft.unit == last.unit)
    size = last.value.scaleb(-last.scale)
    near = draft.value < _MOST_OF_SCALE and draft.value * 50 >= size >= draft.value / 50
    return plain and alike and near and not draft.scale


def _lists_more(region: Region, drafts: list[Draft]) -> bool:
    return len(drafts) > 1 and region.low[drafts[-2].end : drafts[-1].start] == ", "


def _is_bare(draft: Draft, last: Draft) -> bool:
    plain = draft.kind is Kind.COUNT and not draft.unit and draft.ratio is None and draft.high is None
    return plain and not draft.scale and not last.scale and draft.value * 50 >= last.value >= draft.value / 50


def _is_target(region: Region, first: Draft, second: Draft) -> bool:
    """Return whether "to" leads to a new value: "rose 5% to 10%", "added $2 to $40"."""
    if region.low.startswith("of ", max(0, first.start - 3)):
        return False  # "growth of 5% to 7%"
    change, led = changes.before(region, first.start)
    return bool(change) and not led and not (first.unit == "" and second.unit)


def share(first: Draft, second: Draft) -> None:
    """Let the first of two ends have the scale and unit that only the second prints, or the other way round."""
    if first.unit in ("", "times") and second.unit and first.kind is Kind.COUNT:
        _take_unit(first, second)
    elif first.unit and second.kind is Kind.COUNT and (not second.unit or first.kind is Kind.MONEY):
        near = second.scale > 0 or second.value <= max(first.value, ONE) * _FAR
        if near:
            _take_unit(second, first)
    small = first.value < 1000 and first.value * 10**second.scale <= second.value * 1000
    if second.scale and not first.scale and small and first.form in (Form.DIGITS, Form.WORDS):
        first.rescale(second.scale)


def _take_unit(draft: Draft, model: Draft) -> None:
    draft.unit, draft.kind, draft.per, draft.noun = model.unit, model.kind, model.per or draft.per, model.noun
    if model.divisor != draft.divisor:
        draft.value, draft.quantum = draft.value / model.divisor, draft.quantum / model.divisor
        draft.divisor = model.divisor


# A size of a change ("up 15% from 400", "tripled from 20") lends the old value no unit; a level does ("to 15%
# from 14").
_LEVEL = regex(r"\b(?:to|at|was|were|is|are|reached|hit)(?: (?:a|an|about|nearly|just|record|around|over|almost))* $")


def _is_level(region: Region, draft: Draft) -> bool:
    return bool(_LEVEL.search(region.low, max(0, draft.start - 40), draft.start))


def _share_back(first: Draft, second: Draft) -> None:
    """Share between "to 17.2" and "from 17.0 pct", or "$1.4bn" and "up from 1.2bn"."""
    bare = first if first.kind is Kind.COUNT and not first.unit else second
    other = second if bare is first else first
    if bare.kind is Kind.COUNT and not bare.unit and other.kind is not Kind.COUNT and bare.ratio is None:
        if other.kind is Kind.MONEY and other.scale and not bare.scale:
            return
        _take_unit(bare, other)


def _merge(first: Draft, second: Draft, joint: str) -> bool:
    if not _alike(first, second, joint):
        return False
    drafts = (first, second)
    kept = [(d.value, d.quantum, d.scale, d.unit, d.kind, d.per, d.noun, d.divisor) for d in drafts]
    share(first, second)
    alike = first.kind is second.kind and first.unit == second.unit
    fits = alike and second.value > first.value
    if joint == "or":
        fits = fits and second.value - first.value <= max(first.quantum, first.value * _NEAR)
    if not fits and alike and (joint == "from" or (joint in "-–—" and _are_shares(first, second))):
        return False  # it goes down: a change without a verb, or two sides ("83 - 13 percent"); they share their unit
    if not fits:
        for d, saved in zip(drafts, kept, strict=True):
            d.value, d.quantum, d.scale, d.unit, d.kind, d.per, d.noun, d.divisor = saved
        return False
    first.high, first.high_quantum, first.end = second.value, second.quantum, second.end
    first.noun = None if first.kind is Kind.MONEY else second.noun or first.noun
    first.per = second.per or first.per
    if second.hedge and first.hedge is Hedge.NONE and second.hedge is not Hedge.MORE_THAN:
        first.hedge = second.hedge
    return True


def _are_shares(first: Draft, second: Draft) -> bool:
    return first.kind is Kind.PERCENT and second.value >= 0 and first.value + second.value <= _WHOLE


def _alike(first: Draft, second: Draft, joint: str) -> bool:
    """Return whether two figures can be the ends of one range by what they measure."""
    if first.kind is Kind.MONEY and second.kind is Kind.COUNT and second.noun:
        return joint in "-–—" or second.scale > 0
    both_counts = first.kind is Kind.COUNT and second.kind is Kind.COUNT
    if first.unit and second.unit and first.unit != second.unit and not both_counts:
        return False
    if both_counts and first.noun and second.noun and first.unit != second.unit:
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
