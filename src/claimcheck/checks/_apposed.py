"""Changes whose size stands beside the new value alone: "$60 million, double that", "5,600, or 12% more", "(4x)".

The old value is the one other value of a statement that tells of two points in time and names nothing else ("in 2022 it
sold 5,000, in 2023 it sold 5,600, 12% more"), or it stands in an earlier sentence and is looked up there. A size that
names a base of its own ("12% more than planned", "twice the usual fee") is no such change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.checks import _change_words as words
from claimcheck.checks._change_frame import Anaphor, Frame
from claimcheck.checks._clause import FIGURE, Clause, Cue, Slot
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
from claimcheck.checks._sizes import OPENERS, TIMED, Size, Sizes, is_joint, is_measured
from claimcheck.model import Change, Figure, Kind
from claimcheck.records import replace

_AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE})
# Between a size and the value behind it.
_LEADS = OPENERS | words.FILL - {"of", "than", "by", "up"}
_HALVES = frozenset({"half", "quarter", "halves", "quarters"})
_DATED = words.DATED | words.YEAR_WORDS | words.MONTHS
# Among more figures than this a sentence is a table in disguise.
_MOST_FIGURES = 40


def apposed(clause: Clause, frames: Sequence[Frame], sizes: Sizes) -> Iterator[Frame]:
    """Yield the changes whose size stands beside the new value.

    Args:
        clause: a sentence's words and figures.
        sizes: the sizes that its figures are.
        frames: the changes that are known already; one without a size may get one here.
    """
    if len(clause.slots) > _MOST_FIGURES:
        return
    if not any(sizes):
        return
    done = {f.span for frame in frames if _is_done(frame) for f in frame.changes}
    whole = [frame for frame in frames if frame.before and frame.after and not frame.changes]
    pairs = {f.span: frame for frame in whole for f in (frame.before[0], frame.after[0])}
    for slot, size in zip(clause.slots, sizes, strict=True):
        if size is None or size.former or slot.figure.span in done:
            continue
        value = _value(clause, size)
        if value is None or _is_way(sizes[value]):
            continue
        pair = pairs.get(clause.slots[value].figure.span)
        if pair:
            if slot.figure.span in (pair.before[0].span, pair.after[0].span):
                continue
            yield _sized(clause, pair, size)
        elif not size.sums:
            yield from _frame(clause, size, value)


def _is_way(size: Size | None) -> bool:
    """Return whether a figure is the size of a change itself: "315, 105 more, which is an increase of 50%"."""
    return size is not None and bool(size.way) and not size.sums


def _sized(clause: Clause, pair: Frame, size: Size) -> Frame:
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


def _frame(clause: Clause, size: Size, value: int) -> Iterator[Frame]:
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


def _pair(clause: Clause, size: Size, value: int) -> tuple[int, int | None] | None:
    """Return the new and the old value for the value that a size stands beside: the old one is None if it is not in the
    clause, the whole None if the clause leaves open which it is."""
    slots = clause.slots
    if (aside := asides_of(clause, value)) is not None:
        return aside, value
    others = [
        i
        for i, s in enumerate(slots)
        if i not in (value, size.index)
        and alike(s, slots[value])
        and not _alternates(clause, s, slots[size.index])
        and not is_measured(clause, s)
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


def _alternates(clause: Clause, slot: Slot, size: Slot) -> bool:
    """Return whether a figure is another measure of the size: "up $6 million, or 12%"."""
    first, last = sorted((slot.at, size.at))
    near = last - first <= 4 and FIGURE not in clause.tokens[first + 1 : last]
    return near and slot.figure.kind in _AMOUNTS and size.figure.kind is Kind.PERCENT


# --- the value beside it ---------------------------------------------------------------------------------------------


def _value(clause: Clause, size: Size) -> int | None:
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
        and is_joint(clause.tokens[slots[left].at + 1 : size.start], slots[left].figure.unit)
    ):
        return left
    return right if behind else None


def _is_lead(gap: Sequence[str]) -> bool:
    if gap[-1:] in ((",",), (":",)) and len(gap) > 1:
        gap = [t for t in gap if t not in TIMED and t != FIGURE]  # "30% more in 2023, 117,000"
    return len(gap) <= 5 and bool(gap) and all(t in _LEADS for t in gap)


# --- the value it changed from ---------------------------------------------------------------------------------------


def _in_order(clause: Clause, size: Size, other: int, value: int) -> tuple[int, int] | None:
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


def _is_dated(clause: Clause, size: Size, other: int, value: int) -> bool:
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
