"""Finds which columns of a table a percent or change column is made from: those for which most of its rows hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from math import log10

from claimcheck.checks._cells import Number
from claimcheck.checks._grid import Grid
from claimcheck.checks._slips import is_digit_slip
from claimcheck.records import dataclass

_NEAREST = 6
"""How many columns to either side of a percent column its inputs are looked for."""
_FIRM, _FIRM_IF_NAMED = 4, 3
"""From so many rows that hold, a single row that does not is off even where no slip explains it."""
_LEAST_SAID = 0.5
"""What holds by chance in a third of cases or more says nothing, however often it holds."""
_SAMPLE = 16
"""Of a longer table, a hypothesis that none of so many rows bears out is given up."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A cell that states a result, with the two cells that it would be made from; `row` is its row."""

    row: int
    first: Number
    second: Number
    stated: Number


@dataclass(frozen=True, slots=True)
class Band:
    """What the inputs allow for the result, in the result's small units, and what they make exactly."""

    low: float
    high: float
    exactly: float

    def holds(self, stated: Number, units: float = 0.5) -> bool:
        """Return whether the stated number is in the band, within so many units of its last digit."""
        slack = units * stated.unit + 1e-9 * abs(stated.value)
        return self.low - slack <= stated.value <= self.high + slack


Law = Callable[[Tie], Band | None]


@dataclass(frozen=True, slots=True)
class Learnt:
    """The ties of the best hypothesis: those that hold and those that do not."""

    held: tuple[Tie, ...]
    broken: tuple[Tie, ...]
    telling: float
    """How much those that hold say: one for each that holds by chance in a tenth of cases or fewer, less for others."""


def learn(hypotheses: Iterable[Iterable[Tie]], law: Law, spread: float) -> Learnt | None:
    """Return what the hypothesis makes of its ties that most of them bear out, or None if none has a tie that holds.

    Args:
        hypotheses: ties that belong together, such as all rows of three columns.
        law: what a tie's inputs allow for its stated number; None where it says nothing.
        spread: over how many small units results are spread, to tell what holds by chance.
    """
    best: Learnt | None = None
    for ties in hypotheses:
        rows = iter(ties)
        first = list(islice(rows, _SAMPLE))
        if len(first) == _SAMPLE and not _tried(first, law, spread).telling:
            continue
        learnt = _tried([*first, *rows], law, spread)
        if learnt.telling and (best is None or _rank(learnt) > _rank(best)):
            best = learnt
    return best


def _rank(learnt: Learnt) -> tuple[float, float]:
    return learnt.telling - len(learnt.broken), learnt.telling


def _tried(ties: Sequence[Tie], law: Law, spread: float) -> Learnt:
    held, broken = [], []
    sharp, all_told = 0, 0.0
    for tie in ties:
        band = law(tie)
        if band is None:
            continue
        if band.holds(tie.stated):
            held.append(tie)
            width, size = band.high - band.low + tie.stated.unit, abs(tie.stated.value)
            if size:
                says = min(1.0, -log10(width / max(spread, size)))
                sharp += says == 1.0
                all_told += says if says > _LEAST_SAID else 0.0
        else:
            broken.append(tie)
    # What holds by chance in part of the rows says something only where it holds in all of them.
    return Learnt(tuple(held), tuple(broken), all_told if len(broken) <= 1 else sharp)


def errors(learnt: Learnt, law: Law, *, named: bool) -> Iterator[Tie]:
    """Yield the ties that break what the others keep and are off rather than of another kind: they miss by one unit of
    the last digit, by a slip among twice as many that hold or more, or alone among several that hold; `named` says that
    the columns are called what they are taken for, so that fewer need to hold."""
    firm = _FIRM_IF_NAMED if named else _FIRM
    alone = len(learnt.broken) == 1 and learnt.telling >= firm
    for tie in learnt.broken:
        band = law(tie)
        assert band is not None
        many = learnt.telling >= 2 * len(learnt.broken) + (not named)
        if alone or (many and is_slip(tie, band)) or band.holds(tie.stated, 1.0):
            yield tie


def is_slip(tie: Tie, band: Band) -> bool:
    """Return whether the stated number is a slip of one digit, two swapped digits or a sign from what it should be."""
    unit = tie.stated.unit or 1
    return is_digit_slip(tie.stated.value, round(band.exactly / unit) * unit, unit)


def near(grid: Grid, column: int) -> list[int]:
    """Return the columns around one, nearest first, those before it before those after it."""
    before = range(column - 1, max(-1, column - 1 - _NEAREST), -1)
    after = range(column + 1, min(len(grid.columns), column + 1 + _NEAREST))
    return [*before, *after]
