"""Two values and a size that lies between them, as a change: which of them is the old one follows from the size.

What is more by 20% starts from the smaller value, what is less by 20% from the larger one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.checks import _change_words as words
from claimcheck.checks._change_frame import RELATIVE, Frame
from claimcheck.checks._clause import Clause, Slot
from claimcheck.checks._contrast import alike
from claimcheck.checks._law import is_within, times, value_of
from claimcheck.checks._scope import is_adjusted
from claimcheck.checks._sizes import Size
from claimcheck.checks._text import is_in_points
from claimcheck.model import Change, Figure, Hedge, Kind
from claimcheck.records import dataclass, replace

# Where only their dates link two values, a size that is so many times off is taken to be of other values.
_PLAUSIBLE = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values, the first one first, and whether only their dates link them."""

    one: Slot
    two: Slot
    dated: bool = False


def change_by(clause: Clause, size: Size, sizes: Sequence[Slot], pair: Pair) -> Iterator[Frame]:
    """Yield a change by a size: from the smaller value where it goes up, from the larger where it goes down."""
    phrase = clause.tokens[size.start : size.end]
    around = clause.tokens[pair.two.at + 1 : size.end + 4]
    if not all(_fits(slot, pair) for slot in sizes) or not words.OWN_PERIOD.isdisjoint(around):
        return
    figures = tuple(_as_multiple(clause, slot) for slot in sizes)
    timed = pair.one.figure.kind is Kind.DURATION and not words.PACE.isdisjoint(phrase)
    if timed and figures[-1].kind in (Kind.PERCENT, Kind.RATIO):
        return  # what "25% faster" means is open
    way = (Change.UP if "slower" in phrase else Change.DOWN) if timed else size.way
    before, after = _in_order(pair, way, figures[-1])
    yield Frame(
        way,
        False,
        figures,
        before,
        after,
        sure=not pair.dated or all(_is_plausible(s, pair) for s in sizes),
        adjusted=is_adjusted(clause.tokens[max(0, size.start - 3) : size.end + 6]),
        tail=phrase,
        note=_read_as(sizes[-1].figure, figures[-1]),
        increase=size.increase,
    )


def _as_multiple(clause: Clause, slot: Slot) -> Figure:
    """Return a size; a fraction as the multiple that it is in "a third as many"."""
    figure = slot.figure
    following = clause.tokens[slot.at + 1 : slot.at + 4]
    if figure.kind in (Kind.RATIO, Kind.MULTIPLE) and following[:1] == ("as",):
        if following[2:] == ("again",):  # "half as long again"
            made = value_of(figure) + 1
            figure = replace(figure, value=figure.value + 1, ratio=made.as_integer_ratio() if figure.ratio else None)
        return replace(figure, kind=Kind.MULTIPLE)
    return figure


def _read_as(printed: Figure, meant: Figure) -> str:
    """Return what a reader should know of a multiple that is printed as another one."""
    again = printed.value != meant.value
    return f"{printed.surface} as much again is {times(value_of(meant), -3)} as much" if again else ""


def _in_order(pair: Pair, way: Change, size: Figure) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """Return the old and the new value that a size can be of, each with its alternative where both orders are open."""
    small, large = sorted((pair.one.figure, pair.two.figure), key=lambda f: f.value)
    if size.kind is Kind.MULTIPLE and not way:
        way = Change.UP if size.value > 1 else Change.DOWN
    if way is Change.UP:
        return (small,), (large,)
    return ((large,), (small,)) if way is Change.DOWN else ((large, small), (small, large))


def _fits(slot: Slot, pair: Pair) -> bool:
    """Return whether a size is of a kind that two values, which are not the same, can differ by."""
    if pair.one.figure.value == pair.two.figure.value:
        return False
    if any(f.hedge in (Hedge.AT_LEAST, Hedge.AT_MOST) for f in (slot.figure, pair.one.figure, pair.two.figure)):
        return False  # a bound to reach, not a change that was measured
    kind, level = slot.figure.kind, pair.one.figure.kind
    if is_in_points(slot.figure):
        return level is Kind.PERCENT or (kind is Kind.COUNT and level is Kind.COUNT)
    if kind in RELATIVE:
        return level is not Kind.PERCENT or kind is Kind.MULTIPLE
    return alike(slot, pair.one)


def _is_plausible(slot: Slot, pair: Pair) -> bool:
    """Return whether a size is not so far from the difference of two values that it must be of others."""
    low, high = sorted((value_of(pair.one.figure), value_of(pair.two.figure)))
    size = abs(value_of(slot.figure))
    if slot.figure.kind is Kind.PERCENT or slot.figure.kind is Kind.RATIO:
        size = size / 100 * high if slot.figure.kind is Kind.PERCENT else size * high
    elif slot.figure.kind is Kind.MULTIPLE:
        return True
    gap = high - low
    return gap > 0 and size > 0 and is_within(_PLAUSIBLE, gap, size)
