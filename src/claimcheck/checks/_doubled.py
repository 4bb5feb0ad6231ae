"""A size that is printed in two ways behind its value: "£250 million, £10 million or 4% more than last year", "8,400
visits, 400 (5%) more than in May".

The amount before the percentage is a size as the percentage is, and neither the old nor the new value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from claimcheck.checks import _change_words as words
from claimcheck.checks._change import comparable
from claimcheck.checks._change_frame import Frame
from claimcheck.checks._clause import Clause, Slot
from claimcheck.checks._contrast import alike
from claimcheck.checks._law import is_within, value_of
from claimcheck.checks._skeleton import Skeleton
from claimcheck.checks._text import POINTS, is_in_points
from claimcheck.checks._words import one_of
from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Kind
from claimcheck.records import replace

_AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.DURATION})
_SHARES = frozenset({Kind.PERCENT, Kind.RATIO})
# Between the amount and the percentage: "10 or 4%", "10, or 4%,", "10 (4%)".
_JOINTS = frozenset({("or",), (",", "or"), ("(",)})
# Between a value and the size behind it, and how many words.
_IS_BESIDE, _BEHIND = frozenset({",", "–", "—"}), 6
# So many times off, a percentage is not that of a change to the amount before it.
_FARTHEST = 2
_MORE = regex(
    rf"(?P<closed>[),]?)\s*(?:{one_of(tuple(words.DIMENSIONS_UP | words.DIMENSIONS_DOWN))}\b|(?:up|down)\s(?!from\b))",
    re.IGNORECASE,
)


def as_meant(frame: Frame, clause: Clause) -> Frame:
    """Return a change with the amount that is another measure of it as such, where that was read as a value of it; as
    unsure, where its old value is only what is added, and without its size, where that is one of several in a row."""
    frame = _with_amount(frame, clause)
    if not frame.sure or not frame.after:
        return frame
    old, sizes = {f.span for f in frame.before}, {f.span for f in frame.changes}
    added = any(s.figure.span in old and _is_added(clause, s) for s in clause.slots)
    listed = any(s.figure.span in sizes and _is_one_of_many(clause, i) for i, s in enumerate(clause.slots))
    if listed:
        return replace(frame, changes=(), sure=False)
    return replace(frame, sure=False) if added else frame


def _is_one_of_many(clause: Clause, index: int) -> bool:
    """Return whether a size stands in a row with another, each for a pair of values of its own: "by 20% and 10%", "five
    and two points more", "by two points and one"."""
    slots, own = clause.slots, clause.slots[index].figure
    for left in (index - 1, index):
        if left < 0 or left + 1 >= len(slots):
            continue
        gap = [t for t in clause.gap(slots[left], slots[left + 1]) if t not in POINTS]
        other = slots[left + 1 if left == index else left].figure
        if gap == ["and"] and (_is_relative(own) or _is_relative(other)):
            return (
                other.kind is own.kind
                or _is_relative(own) == _is_relative(other)
                or Kind.POINTS in (own.kind, other.kind)
            )
    return False


def _is_relative(figure: Figure) -> bool:
    return figure.kind in (*_SHARES, Kind.MULTIPLE) or is_in_points(figure)


def _is_added(clause: Clause, slot: Slot) -> bool:
    """Return whether a value is said to come on top of another: "a third shift will add 120", "a barn for 60 more"."""
    before, behind = clause.tokens[max(0, slot.at - 2) : slot.at], clause.tokens[slot.at + 1 : slot.at + 2]
    return not words.ADDING.isdisjoint(before) or behind == ("more",)


def _with_amount(frame: Frame, clause: Clause) -> Frame:
    if len(frame.changes) != 1 or frame.changes[0].kind not in _SHARES or not (frame.before or frame.after):
        return frame
    place = next((i for i, s in enumerate(clause.slots) if s.figure.span == frame.changes[0].span), 0)
    amount = clause.slots[place - 1] if place else None
    if amount is None or amount.figure.span not in {f.span for f in (*frame.before, *frame.after)}:
        return frame
    value = _value_before(clause, place - 1)
    if value is None or not _is_doubled(clause, amount, clause.slots[place]) or _is_new_value(frame, amount.figure):
        return frame
    before = tuple(f for f in frame.before if f.span not in (amount.figure.span, value.figure.span))
    return replace(frame, changes=(amount.figure, *frame.changes), before=before, after=(value.figure,))


def told_twice(clause: Clause, known: Iterable[Frame]) -> Iterator[Frame]:
    """Yield the changes to a value whose size stands right behind it in two ways, where no frame has it: "8,400 visits,
    400 (5%) more than in May"."""
    if not any(s.figure.kind in _SHARES for s in clause.slots[2:]):
        return
    done = {f.span for frame in known if frame.before or frame.after for f in frame.changes}
    for place, slot in enumerate(clause.slots):
        if place < 2 or slot.figure.kind not in _SHARES or slot.figure.is_range or slot.figure.span in done:
            continue
        amount, value = clause.slots[place - 1], _value_before(clause, place - 1)
        if value is None or not _is_doubled(clause, amount, slot) or amount.figure.is_range or value.figure.is_range:
            continue
        gap = clause.tokens[value.at + 1 : amount.at]
        if len(gap) > _BEHIND or not _IS_BESIDE.intersection(gap) or not words.BREAKS.isdisjoint(gap):
            continue
        word = next(t for t in clause.tokens[slot.at + 1 :] if t not in (",", ")"))
        way = Change.DOWN if word in words.DIMENSIONS_DOWN else Change.UP
        # "Of 400, 40 (10%) more than feared": a share of what stands before it.
        share = _part(slot.figure) * value_of(value.figure)
        sure = abs(share - value_of(amount.figure)) > value_of(value.figure) * Fraction(slot.figure.quantum) / 200
        yield Frame(way, False, (amount.figure, slot.figure), (), (value.figure,), sure=sure)


def told_apart(frame: Frame, clause: Clause, earlier: Sequence[Figure]) -> Frame:
    """Return a change that sums up a value told before, with that as the new value and the amount beside its percentage
    as another measure of it: "480 tonnes were harvested. That is 80 tonnes or 20% more than in 2023".

    Args:
        frame: a change of which only the percentage, and the amount as the new value, is known.
        clause: its sentence.
        earlier: the amounts before, the nearest sentence's in the order of the text.
    """
    if len(frame.changes) != 1 or frame.before or len(frame.after) != 1 or frame.changes[0].kind not in _SHARES:
        return frame
    place = next((i for i, s in enumerate(clause.slots) if s.figure.span == frame.changes[0].span), 0)
    amount = clause.slots[place - 1] if place else None
    if amount is None or amount.figure != frame.after[0] or words.PRONOUNS.isdisjoint(clause.tokens[:1]):
        return frame
    if not _is_doubled(clause, amount, clause.slots[place]):
        return frame
    amounts = [f for f in earlier if f.kind is amount.figure.kind and comparable(amount.figure, f) is not None]
    whole = amounts[0] if amounts and amounts[0].value == max(f.value for f in amounts) else None
    if whole is None or whole.value <= amount.figure.value:
        return replace(frame, changes=(), sure=False)
    note = f"{whole.surface} is taken from the sentence before"
    return replace(frame, changes=(amount.figure, *frame.changes), after=(whole,), note=note)


def _is_doubled(clause: Clause, amount: Slot, share: Slot) -> bool:
    """Return whether an amount and the percentage behind it are one size: "10 or 4% more", "10 (4%) above"."""
    gap = tuple(t for t in clause.gap(amount, share) if t not in words.FILL - {"or"})
    if amount.figure.kind not in _AMOUNTS or gap not in _JOINTS:
        return False
    behind = clause.tokens[share.at + 1 : share.at + 3]
    if len(gap) > 1 or gap == ("(",):  # a bracket or comma that opens must be closed
        if behind[:1] not in ((",",), (")",)):
            return False
        behind = behind[1:]
    return bool(behind) and (
        behind[0] in words.DIMENSIONS_UP or behind[0] in words.DIMENSIONS_DOWN or behind[0] in words.ADVERBS
        or behind[0] in words.OVER
    )  # fmt: skip


def is_size_too(bones: Skeleton, index: int) -> bool:
    """Return whether a percentage, figure `index` of a sentence, is the size of a change as the amount before it is:
    "400 (5%) more than in May", "which is 400, or 5%, above the plan"."""
    before, behind = bones.before(index).rstrip(), _MORE.match(bones.gap(index))
    if behind is None:
        return False
    closed = behind["closed"]
    return closed == ")" if before.endswith("(") else before.endswith(" or") and closed in ("", ",")


def _value_before(clause: Clause, index: int) -> Slot | None:
    """Return the value that a size stands behind."""
    left = index - 1
    while left >= 0 and clause.slots[left].is_time:
        left -= 1
    return clause.slots[left] if left >= 0 and alike(clause.slots[left], clause.slots[index]) else None


def _part(share: Figure) -> Fraction:
    return value_of(share) if share.kind is Kind.RATIO else value_of(share) / 100


def _is_new_value(frame: Frame, amount: Figure) -> bool:
    """Return whether an amount is about what the percentage makes of the old value: "$60 million or 20% more than the
    $50 million"."""
    share = frame.changes[0]
    size = _part(share)
    if amount not in frame.after or not size:
        return False
    changes = (abs(value_of(amount) / value_of(old) - 1) for old in frame.before if old.value)
    return any(is_within(_FARTHEST, made, abs(size)) for made in changes)
