"""Changes whose size stands beside the new value alone: "$60 million, double that", "5,600, or 12% more", "(4x)".

The old value is the one other value of a statement that tells of two points in time and names nothing else ("in 2022 it
sold 5,000, in 2023 it sold 5,600, 12% more"), or it stands in an earlier sentence and is looked up there. A size that
names a base of its own ("12% more than planned", "twice the usual fee") is no such change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from claimcheck.checks import _change_words as words
from claimcheck.checks._change_frame import Anaphor, Frame
from claimcheck.checks._clause import FIGURE, Clause, Cue, Slot, direction
from claimcheck.checks._contrast import (
    FARTHEST,
    VERBS,
    alike,
    is_aside,
    is_same,
    is_value,
    names_nothing_new,
    opens,
    phrases,
    second_is_new,
)
from claimcheck.model import Change, Figure, Kind
from claimcheck.records import dataclass, replace

_SIZES = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE, Kind.RATIO, Kind.MONEY, Kind.COUNT, Kind.MEASURE})
_AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE})
_CLOSERS = frozenset({",", ";", ")", ":", "–", "—", "-", "]"})
_OWN_BASE = frozenset({"than", "compared", "versus", "vs", "against", "over", "from", "on", "of", "as", "per", "since"})
# Between a value and the size beside it.
_JOINTS = (
    frozenset(
        {
            ",",
            "(",
            "–",
            "—",
            "-",
            ":",
            "or",
            "which",
            "that",
            "so",
            "thus",
            "i",
            "e",
            "therefore",
            "hence",
            "by",
            "one",
            ")",
        }
    )
    | words.FILL
    | words.TIME_WORDS
    | words.AUXILIARIES
    | words.SUMMING
    | words.EXTENTS
)
# Between a size and the value behind it.
_OPENERS = frozenset({",", ":", "to", "at", "or", "–", "—", "-", "(", "reaching", "making", "namely", "i", "e"})
_LEADS = _OPENERS | words.FILL - {"of", "than", "by", "up"}
_HALVES = frozenset({"half", "quarter", "halves", "quarters"})
_AFTER = _CLOSERS | _OPENERS
_FILL = words.FILL - {"of", "to", "by"}
_TIMED = words.TIME_WORDS - {"of"}
_DATED = words.DATED | words.YEAR_WORDS | words.MONTHS
_MEASURES = _AMOUNTS - {Kind.COUNT}
# Among more figures than this a sentence is a table in disguise.
_MOST_FIGURES = 40
# How far to look for the value beside a size, in words.
_NEAR = 12


@dataclass(frozen=True, slots=True)
class _Size:
    """A size and the phrase around it: from `start` up to `end`. `sums` is set for what needs both
    values ("or by 8%").
    """

    index: int
    start: int
    end: int
    way: Change
    anaphor: Anaphor
    increase: bool = False
    sums: bool = False


def apposed(clause: Clause, frames: Sequence[Frame]) -> Iterator[Frame]:
    """Yield the changes whose size stands beside the new value.

    Args:
        clause: a sentence's words and figures.
        frames: the changes that are known already; one without a size may get one here.
    """
    if len(clause.slots) > _MOST_FIGURES:
        return
    done = {f.span for frame in frames if _is_done(frame) for f in frame.changes}
    whole = [frame for frame in frames if frame.before and frame.after and not frame.changes]
    pairs = {f.span: frame for frame in whole for f in (frame.before[0], frame.after[0])}
    for index, slot in enumerate(clause.slots):
        if slot.figure.span in done or slot.figure.kind not in _SIZES or slot.figure.is_range or not slot.figure.value:
            continue
        size = _size(clause, index)
        value = _value(clause, size) if size else None
        if size is None or value is None:
            continue
        pair = pairs.get(clause.slots[value].figure.span)
        if pair:
            if slot.figure.span in (pair.before[0].span, pair.after[0].span):
                continue
            yield _sized(clause, pair, size)
        elif not size.sums:
            yield from _frame(clause, size, value)


def _sized(clause: Clause, pair: Frame, size: _Size) -> Frame:
    """Return a change between two values with its size."""
    way, figure = size.way or pair.direction, clause.slots[size.index].figure
    if pair.after[0].kind is Kind.DURATION and words.PACE & set(clause.tokens[size.start : size.end]):
        # "From 160 ms to 40 ms, four times faster"; what "25% faster" means is open.
        sure = pair.sure and figure.kind is Kind.MULTIPLE
        return replace(pair, changes=(figure,), increase=False, sure=sure)
    if not pair.direction and words.VALUING & set(clause.tokens[size.start : size.end]):
        way = Change.NONE  # "improved from 80 to 60, a gain of 25%"
    return replace(pair, direction=way, changes=(figure,), increase=size.increase)


def _is_done(frame: Frame) -> bool:
    return len(frame.changes) > 1 or bool(frame.changes and frame.before and frame.after)


def _frame(clause: Clause, size: _Size, value: int) -> Iterator[Frame]:
    """Yield the change of a value by the size beside it, unless several old values are possible."""
    found = _pair(clause, size, value)
    if found is None:
        return
    new, old = found
    first = min(clause.slots[new].at, size.start)
    yield Frame(
        size.way,
        False,
        (clause.slots[size.index].figure,),
        () if old is None else (clause.slots[old].figure,),
        (clause.slots[new].figure,),
        sure=old is None or agrees(size.way, clause.slots[old].figure, clause.slots[new].figure),
        subject=clause.tokens[max(0, first - FARTHEST) : first],
        tail=clause.tokens[size.start : size.end],
        increase=size.increase,
        anaphor=size.anaphor if old is None else Anaphor.NONE,
    )


def agrees(way: Change, old: Figure, new: Figure) -> bool:
    """Return whether two values go the way that the size's words say: where they do not, their order may be another."""
    return not way or old.value == new.value or (way is Change.UP) == (new.value > old.value)


def _pair(clause: Clause, size: _Size, value: int) -> tuple[int, int | None] | None:
    """Return the new and the old value for the value that a size stands beside: the old one is None if it is not in the
    clause, the whole None if the clause leaves open which it is."""
    slots = clause.slots
    if (aside := asides_of(clause, value)) is not None:
        return aside, value
    others = [
        i
        for i, s in enumerate(slots)
        if i not in (value, size.index) and alike(s, slots[value]) and not _alternates(s, slots[size.index])
    ]
    if slots[value].cue is Cue.FROM and others == [value - 1]:
        return value - 1, value  # "$480, compared with $120 for the train: four times as much"
    if len(others) == 1:
        return _in_order(clause, size, others[0], value)
    return None if others else (value, None)


def asides_of(clause: Clause, index: int) -> int | None:
    """Return the value before that one in brackets is the old value of, or None."""
    left = index - 1
    if left > 0 and clause.slots[left].is_time:
        left -= 1
    if left < 0 or not alike(clause.slots[left], clause.slots[index]):
        return None
    return left if is_aside(clause, clause.slots[left], clause.slots[index]) else None


def _alternates(slot: Slot, size: Slot) -> bool:
    """Return whether a figure is another measure of the size: "up $6 million, or 12%"."""
    return abs(slot.at - size.at) <= 4 and slot.figure.kind in _AMOUNTS and size.figure.kind is Kind.PERCENT


# --- the size and its phrase -----------------------------------------------------------------------------------------


def _size(clause: Clause, index: int) -> _Size | None:
    slot = clause.slots[index]
    after = clause.tokens[slot.at + 1 : slot.at + 10]
    found = _multiple(slot, after) if slot.figure.kind is Kind.MULTIPLE else None
    found = found or _named(clause, slot, after)
    if found is None:
        return None
    length, way, anaphor = found
    end = slot.at + 1 + length
    if not _is_closed(clause, end):
        return None
    increase = slot.figure.kind is Kind.MULTIPLE and (way is not Change.NONE)
    start = _start(clause, slot)
    return _Size(index, start, end, way, anaphor, increase, sums=anaphor is Anaphor.NONE)


_Found = tuple[int, Change, Anaphor]


def _multiple(slot: Slot, after: Sequence[str]) -> _Found | None:
    """Read what follows a multiple: "as much", "that figure", "the present level", or nothing."""
    if after[:1] == ("as",) and len(after) > 1 and after[2:3] != ("as",):
        return 2, Change.NONE, Anaphor.NAMED
    if after[:1] == ("as",) and after[2:3] == ("as",) and after[3:4] and after[3] in words.DEICTIC:
        return 4, Change.NONE, Anaphor.OMITTED
    if after[:1] and after[0] in ("that", "this"):
        return 1 + (after[1:2] != () and after[1] in words.HEADS), Change.NONE, Anaphor.NAMED
    if after[:1] and (after[0] in words.POINTING or after[0] in words.KNOWN or after[0].endswith(("'s", "’s"))):
        length = 1
        while length < len(after) and (after[length] in words.KNOWN or after[length] == FIGURE):
            length += 1
        known = length > 1 or after[0] not in words.POINTING
        if known and after[length : length + 1] and after[length] in words.HEADS:
            return length + 1, Change.NONE, Anaphor.OMITTED
    bare = slot.figure.surface.lower().endswith(("x", "fold", "×", "double", "triple", "quadruple")) or slot.cue in (
        Cue.OR,
        Cue.PAREN,
    )
    return (0, Change.NONE, Anaphor.OMITTED) if bare and (not after or after[0] in _CLOSERS) else None


def _named(clause: Clause, slot: Slot, after: Sequence[str]) -> _Found | None:
    """Read "12% more", "a 12% increase", "an increase of 12%", "up 12%", "(+12%)"."""
    skip = 1 if after[:1] and slot.figure.kind is Kind.COUNT and after[0] in ("points", "point") else 0
    word = after[skip] if len(after) > skip else ""
    for table, way in ((words.DIMENSIONS_UP, Change.UP), (words.DIMENSIONS_DOWN, Change.DOWN)):
        if word in table and after[skip + 1 : skip + 2] not in (("to",), ("from",)):
            deictic = after[skip + 1 : skip + 2] == ("than",) and after[skip + 2 : skip + 3]
            extra = 2 if deictic and deictic[0] in words.DEICTIC else 0
            return skip + 1 + extra, way, Anaphor.OMITTED
    if word in words.NOUNS:
        return skip + 1, direction(word) or Change.NONE, Anaphor.OMITTED
    before = clause.tokens[max(0, slot.at - 3) : slot.at]
    if before[-1:] == ("of",) and before[:-1] and before[-2] in words.NOUNS:
        return skip, direction(before[-2]) or Change.NONE, Anaphor.OMITTED
    if before[-1:] == ("of",) and before[:-1] and before[-2] in words.SIZE_NOUNS and slot.figure.kind not in _MEASURES:
        return skip, words.SIZE_NOUNS[before[-2]], Anaphor.OMITTED
    if before and before[-1] in ("up", "down"):
        return skip, words.ADVERBS[before[-1]], Anaphor.OMITTED
    sign = slot.figure.surface[:1]
    if slot.cue is Cue.PAREN and sign in ("+", "-", "−", "–") and after[:1] == (")",):
        return 0, Change.UP if sign == "+" else Change.DOWN, Anaphor.OMITTED
    return (skip, Change.NONE, Anaphor.NONE) if _sums_up(clause, slot) else None


def _sums_up(clause: Clause, slot: Slot) -> bool:
    """Return whether the words before a size sum up a change: "or by 8%", "which amounts to 8%", "is one of 8%"."""
    if slot.figure.kind is Kind.POINTS or slot.figure.unit in ("point", "points"):
        return clause.tokens[slot.at - 1] in (",", "by", "or", "e")
    left = [t for t in clause.tokens[max(0, slot.at - 5) : slot.at] if t not in _FILL]
    while left and left[-1] in ("to", "of", "one", "factor", "addition", "loss", "gain", "total"):
        if left.pop() in ("one", "addition", "factor", "loss", "gain"):
            return True
    return bool(left) and (left[-1] in words.SUMMING or left[-2:] == ["i", "e"] or slot.figure.kind is Kind.MULTIPLE)


def _start(clause: Clause, slot: Slot) -> int:
    """Return where the phrase of a size starts: "[an increase of] 12%"."""
    start = slot.at
    while start and slot.at - start < 4 and clause.tokens[start - 1] in _LED:
        start -= 1
    return start


_LED = words.NOUNS | words.SIZE_NOUNS.keys() | {"of", "a", "an", "up", "down", "by"}


def _is_closed(clause: Clause, end: int) -> bool:
    """Return whether the phrase of a size ends here, so that no base follows; only a time may."""
    at = end
    while at < len(clause.tokens) and at - end < 6 and (clause.tokens[at] in _TIMED or _year(clause, at)):
        at += 1
    following = clause.tokens[at : at + 7]
    if not following:
        return True
    if following[0] not in _AFTER and following[0] not in ("and", "but", "while"):
        return False
    return not _OWN_BASE & set(_upto(following, FIGURE)) - {"of"} or following[0] in ("and", "but", ";", "while")


def _upto(tokens: Sequence[str], end: str) -> Iterable[str]:
    return tokens[: tokens.index(end)] if end in tokens else tokens


def _year(clause: Clause, at: int) -> bool:
    if clause.tokens[at] != FIGURE:
        return False
    slot = clause.slots[clause.first_after(at - 1)]
    return slot.is_time


# --- the value beside it ---------------------------------------------------------------------------------------------


def _value(clause: Clause, size: _Size) -> int | None:
    """Return the value that a size stands beside: before it, or else behind it."""
    slots = clause.slots
    left = size.index - 1
    while left >= 0 and slots[left].is_time:
        left -= 1
    right = size.index + 1
    while right < len(slots) and slots[right].is_time:
        right += 1
    behind = right < len(slots) and is_value(slots[right]) and _is_lead(clause.tokens[size.end : slots[right].at])
    if behind and clause.tokens[slots[right].at - 1 : slots[right].at] != (",",):
        return right
    if (
        left >= 0
        and is_value(slots[left])
        and _is_joint(clause.tokens[slots[left].at + 1 : size.start], slots[left].figure.unit)
    ):
        return left
    return right if behind else None


def _is_joint(gap: Sequence[str], unit: str) -> bool:
    gap = gap[1:] if gap[:1] and gap[0] == unit.lower() else gap
    passive = {b for a, b in pairwise(gap) if a in words.PASSIVE}  # "were seen"
    return (
        len(gap) <= _NEAR
        and bool(gap)
        and all(t in _JOINTS or t == FIGURE or t in passive or t.endswith(("ly", "ed")) for t in gap)
    )


def _is_lead(gap: Sequence[str]) -> bool:
    if gap[-1:] in ((",",), (":",)) and len(gap) > 1:
        gap = [t for t in gap if t not in _TIMED and t != FIGURE]  # "30% more in 2023, 117,000"
    return len(gap) <= 5 and bool(gap) and all(t in _LEADS for t in gap)


# --- the value it changed from ---------------------------------------------------------------------------------------


def _in_order(clause: Clause, size: _Size, other: int, value: int) -> tuple[int, int] | None:
    """Return the new and the old one of two values of a sentence that are one thing's at two points in time."""
    first, second = min(other, value), max(other, value)
    one, two = clause.slots[first], clause.slots[second]
    if two.at - one.at > FARTHEST:
        return None
    if any(words.SIGNED & set(clause.tokens[max(0, s.at - 3) : s.at]) for s in (one, two)):
        return None  # "from a loss of 12 to a profit of 8"
    if size.anaphor is Anaphor.NAMED:
        return (value, other) if other < value else None
    if is_aside(clause, one, two):
        return first, second
    end = size.start if size.start > two.at else len(clause.tokens)
    newer = second_is_new(clause, one, two, end)
    if newer is None and not (two.cue is Cue.TO and other < value):
        return (value, other) if other < value and _is_dated(clause, size, other, value) else None
    if not opens(clause, one, two) and not is_same(phrases(clause, one, two, end), one, two):
        return None
    return (first, second) if newer is False else (second, first)


def _is_dated(clause: Clause, size: _Size, other: int, value: int) -> bool:
    """Return whether a sentence tells of two points in time, in their order, and of one thing."""
    one, two = clause.slots[other], clause.slots[value]
    between = clause.tokens[one.at + 1 : two.at]
    known = clause.tokens[max(0, one.at - FARTHEST) : one.at]
    behind = clause.tokens[two.at + 1 : size.start]
    if any(t.endswith("ed") for t in between) and not names_nothing_new(behind, (*known, *between, two.figure.unit)):
        return False  # "60 opened; 90 closed, an increase"
    dated = bool(_DATED & {*between, *behind}) or any(
        clause.slots[i].is_time for i in range(other + 1, len(clause.slots)) if clause.slots[i].at <= size.end
    )
    return (
        dated
        and not _HALVES & set(between)
        and names_nothing_new([t for t in between if t not in VERBS], (*known, one.figure.unit))
    )
