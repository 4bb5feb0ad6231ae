"""The size of a change as a phrase: "12% more", "an increase of 12%", "up 12%", "(+12%)", "twice as much", "or by 8%".

A size that names a base of its own ("12% more than planned", "twice the usual fee") is none; one whose base is only
named by its time ("12% more than a year before") says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from claimcheck.checks import _change_words as words
from claimcheck.checks._change_frame import Anaphor
from claimcheck.checks._clause import FIGURE, Clause, Cue, Slot, direction
from claimcheck.checks._text import is_in_points
from claimcheck.model import Change, Kind
from claimcheck.records import dataclass

_MEASURES = frozenset({Kind.MONEY, Kind.MEASURE})
_CLOSERS = frozenset({",", ";", ")", ":", "–", "—", "-", "]"})
_OWN_BASE = frozenset({"than", "compared", "versus", "vs", "against", "over", "from", "on", "of", "as", "per", "since"})
# Signs in words: "(plus 6%)".
_SIGNS = {"plus": Change.UP, "minus": Change.DOWN}
# Between a size and a value behind it.
OPENERS = frozenset({",", ":", "to", "at", "or", "–", "—", "-", "(", "reaching", "making", "namely", "i", "e"})
# Between a value and a size behind it.
_JOINTS = (
    frozenset((", ( ) – — - : or which that so thus i e therefore hence by one mean").split())
    | words.FILL
    | words.TIME_WORDS
    | words.AUXILIARIES
    | words.SUMMING
    | words.EXTENTS
)
TIMED = words.TIME_WORDS - {"of"}
_AFTER = _CLOSERS | OPENERS
_BASING = frozenset({"than", "on", "of", "over", "from"})
# After a comma these begin what is no base: ", and its staff from 20 to 25", ", as the works were closed".
_GOING_ON = frozenset({"and", "but", "while", "whereas", "as", "after", "because", "since", "with"})
_DIMENSIONS = words.DIMENSIONS_UP | words.DIMENSIONS_DOWN
_FILL = words.FILL - {"of", "to", "by"}
_LED = words.NOUNS | words.SIZE_NOUNS.keys() | {"of", "a", "an", "up", "down", "by"}
# How far a size may stand from its value, and how long the phrase of its base may be, in words.
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a change and the phrase around it: from `start` up to `end`. `sums` is set for what needs both
    values ("or by 8%"), `former` for what names the old value by its time ("8% more than a year before").
    """

    index: int
    start: int
    end: int
    way: Change
    anaphor: Anaphor = Anaphor.NONE
    increase: bool = False
    sums: bool = False
    former: bool = False


Sizes = Sequence[Size | None]


def sizes_of(clause: Clause) -> Sizes:
    """Return for each figure of a clause the size that it is, if it is one."""
    return [
        size_of(clause, index) if slot.can_measure and slot.figure.value and not slot.figure.is_range else None
        for index, slot in enumerate(clause.slots)
    ]


def size_of(clause: Clause, index: int) -> Size | None:
    """Return the size that a figure is by the words around it, if it names no base of its own."""
    slot = clause.slots[index]
    after = clause.tokens[slot.at + 1 : slot.at + 10]
    found = _multiple(slot, after) if slot.figure.kind is Kind.MULTIPLE else None
    found = found or _named(clause, slot, after)
    if found is None:
        return None
    length, way, anaphor = found
    end = slot.at + 1 + length
    former = not is_closed(clause, end)
    if former and not _is_former(clause, end):
        return None
    increase = slot.figure.kind is Kind.MULTIPLE and (way is not Change.NONE)
    start = _start(clause, slot)
    return Size(index, start, end, way, anaphor, increase, sums=anaphor is Anaphor.NONE, former=former)


_Found = tuple[int, Change, Anaphor]


def is_measured(clause: Clause, slot: Slot) -> bool:
    """Return whether a figure is by how much something is more than a base that is named: "six more than the old one".
    It is the size of a comparison then, and no value, whether or not the base's value is told."""
    after = clause.tokens[slot.at + 1 : slot.at + 4]
    skip = 1 if after[:1] and after[0] in ("points", "point", slot.figure.unit.lower()) else 0
    return after[skip : skip + 1] != () and after[skip] in _DIMENSIONS and after[skip + 1 : skip + 2] == ("than",)


def _multiple(slot: Slot, after: Sequence[str]) -> _Found | None:
    """Read what follows a multiple: "as much", "that figure", "the present level", or nothing."""
    if after[:1] == ("as",) and len(after) > 1 and after[2:3] != ("as",):
        return 2, Change.NONE, Anaphor.NAMED
    if after[:1] == ("as",) and after[2:3] == ("as",) and after[3:4] and after[3] in words.DEICTIC:
        return 4, Change.NONE, Anaphor.OMITTED
    if after[:2] == ("those", "of"):
        return 1, Change.NONE, Anaphor.OMITTED
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
    counted = ("points", "point", slot.figure.unit.lower())
    skip = 1 if after[:1] and slot.figure.kind is Kind.COUNT and after[0] in counted else 0
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
    if slot.cue is Cue.PAREN and len(slot.between) == 1 and slot.between[0] in _SIGNS and after[:1] == (")",):
        return 0, _SIGNS[slot.between[0]], Anaphor.OMITTED
    sign = slot.figure.surface[:1]
    if sign in ("+", "-", "−", "–") and after[:1] == (")",) and (slot.cue is Cue.PAREN or not slot.between):
        return 0, Change.UP if sign == "+" else Change.DOWN, Anaphor.OMITTED
    return (skip, Change.NONE, Anaphor.NONE) if _sums_up(clause, slot) else None


def _sums_up(clause: Clause, slot: Slot) -> bool:
    """Return whether the words before a size sum up a change: "or by 8%", "which amounts to 8%", "is one of 8%"."""
    if is_in_points(slot.figure):
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


def is_closed(clause: Clause, end: int) -> bool:
    """Return whether the phrase of a size ends here, so that no base follows; only a time may."""
    at = end
    while at < len(clause.tokens) and at - end < 6 and (clause.tokens[at] in TIMED or _year(clause, at)):
        at += 1
    following = clause.tokens[at : at + 7]
    if not following:
        return True
    if following[0] not in _AFTER and following[0] not in ("and", "but", "while"):
        return False
    if following[0] == "," and following[1:2] and following[1] in _GOING_ON:
        return True
    return not _OWN_BASE & set(_upto(following, FIGURE)) - {"of"} or following[0] in ("and", "but", ";", "while")


def _is_former(clause: Clause, end: int) -> bool:
    """Return whether the base that a size names is the time before: "than a year earlier", "on the last release"."""
    base = clause.tokens[end : end + _NEAR]
    base = base[: next((i for i, t in enumerate(base) if t in _CLOSERS), len(base))]
    return bool(base) and base[0] in _BASING and set(base[1:]) <= words.EDITIONS and not words.EARLIER.isdisjoint(base)


def _upto(tokens: Sequence[str], end: str) -> Iterable[str]:
    return tokens[: tokens.index(end)] if end in tokens else tokens


def _year(clause: Clause, at: int) -> bool:
    if clause.tokens[at] != FIGURE:
        return False
    slot = clause.slots[clause.first_after(at - 1)]
    return slot.is_time


def is_joint(gap: Sequence[str], unit: str) -> bool:
    """Return whether words between a value, whose unit is `unit`, and a size say no more than that it is its size."""
    gap = gap[1:] if gap[:1] and gap[0] == unit.lower() else gap
    passive = {b for a, b in pairwise(gap) if a in words.PASSIVE}  # "were seen"
    return (
        len(gap) <= _NEAR
        and bool(gap)
        and all(t in _JOINTS or t == FIGURE or t in passive or t.endswith(("ly", "ed")) for t in gap)
    )
