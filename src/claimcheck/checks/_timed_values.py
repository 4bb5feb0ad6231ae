"""Which lengths of time are values that are compared or that changed, and which say when.

"Rose 5% from 2 hours to 4 hours" speaks of when; "the wait fell from 30 days to 20 days" and "it took 31 hours, after
40 hours in spring, 9 hours less" do not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.checks import _change_words as words
from claimcheck.checks._change_frame import RELATIVE
from claimcheck.checks._slots import Cue, Slot, direction
from claimcheck.checks._words import entries
from claimcheck.model import Change, Kind
from claimcheck.records import replace

# After a length of time these make it a point in time.
_AGO = frozenset(entries("ago earlier before later after previously hence old"))
# Before a length of time these make it a stretch of time.
_DURING = frozenset(entries("in within over during past last next first every per each since until"))
# How far a verb may stand before the "by" that gives the size of a change: "was shortened by 9 days".
_LEFT = 4
# How far before two lengths a word may say that they are lengths: "the time that women spend on it has come down".
_NEAR, _FARTHEST = 6, 16
_COMPARING = words.PACE | words.LENGTHS | {"more", "less", "fewer", "above", "below"}


def with_timed_values(tokens: Sequence[str], slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Return the figures of a text with those lengths of time marked that are values.

    Args:
        tokens: the words of the text.
        slots: its figures.
    """
    timed = [i for i, slot in enumerate(slots) if slot.figure.kind is Kind.DURATION and not slot.figure.is_range]
    if len(timed) < 2:
        found = {i for i in timed if _is_size_of_bare(tokens, slots, slots[i])}
    else:
        found = _levels(list(tokens), slots, timed)
    return tuple(replace(slot, level=True) if i in found else slot for i, slot in enumerate(slots))


def _levels(tokens: Sequence[str], slots: Sequence[Slot], timed: Sequence[int]) -> set[int]:
    """Return which of a text's lengths of time, at least two, are values."""
    found: set[int] = set()
    for one, two in pairwise(timed):
        if slots[one].figure.unit == slots[two].figure.unit and _are_levels(tokens, slots, one, two):
            found |= {one, two}
    for size in timed:
        if _is_size(tokens, slots[size]):
            unit = slots[size].figure.unit
            beside = [
                i
                for i in timed
                if i != size and (slots[i].figure.unit == unit or i in found) and not _is_when(tokens, slots[i])
            ]
            if beside:
                found |= {size, *beside}
    for slot in slots:
        if slot.figure.kind in RELATIVE and _is_of_length(tokens, slot):
            near = [i for i in timed if slots[i].at < slot.at and not _is_ago(tokens, slots[i])][-2:]
            if len(near) == 2 and slots[near[0]].figure.unit == slots[near[1]].figure.unit:
                found |= set(near)
    return found


def _is_of_length(tokens: Sequence[str], slot: Slot) -> bool:
    """Return whether a percentage or multiple compares lengths of time: "25% shorter", "four times as long"."""
    after = tokens[slot.at + 1 : slot.at + 3]
    return bool(after) and (after[0] in words.PACE | words.LENGTHS or after in (["as", "long"], ["as", "fast"]))


def _are_levels(tokens: Sequence[str], slots: Sequence[Slot], one: int, two: int) -> bool:
    first, second = slots[one], slots[two]
    return (
        _are_contrasted(tokens, slots, one, two) or _are_weighed(tokens, first, second) or _lead(tokens, first, second)
    )


def _lead(tokens: Sequence[str], first: Slot, second: Slot) -> bool:
    """Return whether a verb of change leads from one length to another: "rose from 8.0 months to 10.0 months"."""
    if first.between or second.between or {first.cue, second.cue} != {Cue.FROM, Cue.TO}:
        return False
    lead = tokens[max(0, first.cue_at - _FARTHEST) : first.cue_at]
    adjacent = direction(lead[-1]) if lead else None
    if adjacent is None and (lead[-1:] != [","] or all(direction(token) is None for token in lead)):
        return False
    if not words.TIMED.isdisjoint(lead if adjacent is None else lead[-_NEAR:]):
        return True
    # Points in time follow each other: what goes down from the longer to the shorter is a length.
    return adjacent is Change.DOWN and first.figure.value > second.figure.value


def _are_weighed(tokens: Sequence[str], first: Slot, second: Slot) -> bool:
    """Return whether two lengths of time are what something takes: "takes 3 hours instead of 4 hours"."""
    gap = tokens[first.at + 1 : second.at]
    linked = not words.OLD_LINKS.isdisjoint(gap) or (gap[:1] == ["("] and words.BRACKETED.issuperset(gap))
    linked = linked and len(gap) <= 4
    return linked and not words.LASTING.isdisjoint(tokens[max(0, first.at - 4) : first.at])


def _are_contrasted(tokens: Sequence[str], slots: Sequence[Slot], one: int, two: int) -> bool:
    """Return whether words of comparison alone lead from one length to the next figure: "5 days with the drug versus 6
    days without", "131 days, as opposed to 142 days"."""
    second = slots[two]
    if second.cue is not Cue.FROM or second.between or any(not s.is_time for s in slots[one + 1 : two]):
        return False
    return not words.VERSUS.isdisjoint(tokens[second.cue_at - 1 : second.at]) or "opposed" in tokens[: second.at][-2:]


def _is_size_of_bare(tokens: Sequence[str], slots: Sequence[Slot], size: Slot) -> bool:
    """Return whether a length is the size of a change between two values that leave out its unit: "fell by 12 days,
    from 48 to 36"."""
    bare = [s for s in slots if s.figure.kind is Kind.COUNT and not s.figure.unit and not s.between]
    return {s.cue for s in bare} >= {Cue.FROM, Cue.TO} and size.by and _is_size(tokens, size)


def _is_size(tokens: Sequence[str], slot: Slot) -> bool:
    """Return whether a length is by how much another one is longer or shorter, or was made so."""
    after = tokens[slot.at + 1] if slot.at + 1 < len(tokens) else ""
    if after in _COMPARING or after in words.NOUNS:
        return True
    before = tokens[max(0, slot.at - _LEFT) : slot.at]
    if before[-1:] == ["of"]:
        return before[-2:-1] != [] and before[-2] in words.NOUNS
    return before[-1:] == ["by"] and any(direction(token) is not None for token in before)


def _is_when(tokens: Sequence[str], slot: Slot) -> bool:
    """Return whether a length is a point or stretch of time: "over 5 years", "in the last 5 years", "5 years ago"."""
    return _is_ago(tokens, slot) or not _DURING.isdisjoint(tokens[max(0, slot.at - 2) : slot.at])


def _is_ago(tokens: Sequence[str], slot: Slot) -> bool:
    after = tokens[slot.at + 1 : slot.at + 2]
    return bool(after) and after[0] in _AGO
