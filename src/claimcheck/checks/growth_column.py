"""Change columns of a table: "2023 | 2022 | % change", each change against the two levels beside it.

The rule is `percent change = 100 * (new / old - 1)`, or `change = new - old`, for the intervals of the printed levels.
Which two columns are the levels is learnt from the rows that hold; in a table with the years down its side the levels
are the rows one after the other. Rows whose old level is zero or negative, or whose change is "NM", are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from claimcheck.checks._cells import Number, is_number
from claimcheck.checks._grid import Grid, grid_of
from claimcheck.checks._law import Equation, conclude, figures_of, measured, percent, said
from claimcheck.checks._ratios import Band, Law, Learnt, Tie, errors, is_slip, learn, near
from claimcheck.checks._table_words import CHANGES_OF_ROWS, NO_CHANGES
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import exact
from claimcheck.lazy import regex
from claimcheck.model import Finding, Kind, Reading, TableReading
from claimcheck.records import replace

NAME = "table_growth"
HUNDRED = exact(100)
_CHANGE = regex(rf"\b(?:{one_of(CHANGES_OF_ROWS)}|(?<!standard\s)deviation)\b|[Δ±]|\+/-", re.I)
_NOT_A_CHANGE = regex(rf"\b{one_of(NO_CHANGES)}\b", re.I)
_IN_POINTS = regex(r"\b(?:pps?|ppts?|p\.p\.|percentage[- ]points?|swing)(?!\w)|%[- ]points?", re.I)
_POINTS = regex(rf"\b{one_of(('point', 'points', 'pts'))}\b", re.I)
_FEWEST_SUMMED = 3
_FEWEST_IN_POINTS = 2
"""Small differences come out by chance; one row alone shows no pattern of points."""

_PERCENT_CHANGE = Equation(
    "percent_change",
    lambda new, old: (new / old - exact(1)) * HUNDRED,
    {
        "new": lambda v: v["old"] * (1 + v["percent_change"] / 100),
        "old": lambda v: v["new"] / (1 + v["percent_change"] / 100),
        "percent_change": lambda v: 100 * (v["new"] / v["old"] - 1),
    },
)
CHANGE = Equation(
    "change",
    lambda new, old: new - old,
    {
        "new": lambda v: v["old"] + v["change"],
        "old": lambda v: v["new"] - v["change"],
        "change": lambda v: v["new"] - v["old"],
    },
)


def table_growth(new: Printed, old: Printed, *, percent_change: Printed | None = None, change: Printed = "") -> Finding:
    """Compare a change that a table states with the two levels that it is between.

    Args:
        new: the later level's cell.
        old: the earlier level's cell, above zero where the change is in percent.
        percent_change: the change in percent, negative or in brackets for a fall; or
        change: the change in the levels' own unit, if no change in percent is given.

    Raises:
        UndefinedQuotientError: the earlier level can be zero.

    >>> table_growth("112", "100", percent_change="21%").status.value
    'inconsistent'
    """
    if percent_change is None:
        figures = {name: measured(f) for name, f in figures_of(new=new, old=old, change=change).items()}
        sentence, equation = f"{said(figures['new'])} − {said(figures['old'])} is ", CHANGE
        return conclude(NAME, equation, figures, lambda made: sentence + made, given=("new", "old"), place="table")
    figures = figures_of(new=new, old=old, percent_change=percent_change)
    figures["percent_change"] = replace(figures["percent_change"], kind=Kind.PERCENT)
    figures["new"], figures["old"] = measured(figures["new"]), measured(figures["old"])
    sentence = f"{said(figures['old'])} to {said(figures['new'])} is a change of "
    return conclude(
        NAME,
        _PERCENT_CHANGE,
        figures,
        lambda made: sentence + made,
        given=("new", "old"),
        write=percent,
        place="table",
    )


# --- in a table ------------------------------------------------------------------------------------------------------


def _in_table(table: TableReading, reading: Reading) -> Results:
    grid = grid_of(table)
    if grid is None:
        return
    points = [c for c in range(len(grid.columns)) if _is_in_points(grid, c)]
    percents = [c for c in grid.percents if c not in points]
    for column in percents:
        if not _heading(grid.columns[column].full).other:
            learnt = learn(_levels(grid, column, percents), _percent_law(grid), 100 * grid.per_unit)
            yield from _found(grid, column, learnt, percents)
    for column, name in enumerate(grid.columns):
        if column in percents:
            continue
        if column in points:
            learnt = learn(_levels(grid, column, of_shares=True), _change, _spread(grid, column))
            if learnt and learnt.telling >= _FEWEST_IN_POINTS:
                yield from _found(grid, column, learnt, percents)
        elif _heading(name.full).change and not _heading(name.full).other:
            learnt = learn(_levels(grid, column, percents), _change, _spread(grid, column))
            yield from _found(grid, column, learnt, percents)


class _Heading(NamedTuple):
    """Whether a column's heading says that it is of changes, of something else, and of changes in points."""

    change: bool
    other: bool
    points: bool


@lru_cache(maxsize=1024)
def _heading(name: str) -> _Heading:
    change = _CHANGE.search(name) is not None
    points = _IN_POINTS.search(name) is not None or (change and _POINTS.search(name) is not None)
    return _Heading(change, _NOT_A_CHANGE.search(name) is not None, points)


def _is_in_points(grid: Grid, column: int) -> bool:
    """Return whether a column states changes of percentages, by its heading or by its cells."""
    if _heading(grid.columns[column].full).points:
        return True
    line = grid.lines[column] if Kind.POINTS in grid.kinds else ()
    return any(n is not None and n.figure is not None and n.figure.kind is Kind.POINTS for n in line)


def _levels(
    grid: Grid, column: int, percents: Sequence[int] = (), *, of_shares: bool = False
) -> Iterator[Iterator[Tie]]:
    """Yield the hypotheses for a change column: two columns other than the percentages, or one column row by row;
    `of_shares` lets the levels themselves be percentages."""
    columns = [c for c in near(grid, column) if c not in percents and any(map(is_number, grid.lines[c]))]
    rows = [(r, cells) for r, cells in enumerate(grid.numbers) if is_number(cells[column])]
    for new, old in permutations(columns, 2):
        yield _ties(((r, row[new], row[old], row[column]) for r, row in rows), of_shares)
    for level in columns:
        line = grid.lines[level]
        end = len(line) - _sums_up(line)
        for step in (-1, 1):
            beside = [(r, row, r + step) for r, row in rows if r < end and 0 <= r + step < end]
            yield _ties(((r, line[r], line[other], row[column]) for r, row, other in beside), of_shares)


def _sums_up(line: Sequence[Number | None]) -> bool:
    """Return whether the last of a column's numbers is the sum or the mean of all above: that of the year, below its
    quarters."""
    last, above = line[-1], [n.value for n in line[:-1] if n is not None]
    if last is None or len(above) < _FEWEST_SUMMED:
        return False
    total, count = sum(above), len(above)
    return last.value == total or abs(last.value * count - total) <= count * last.unit / 2


def _ties(cells: Iterable[tuple[int, Number | None, Number | None, Number | None]], of_shares: bool) -> Iterator[Tie]:
    return (tie for row, new, old, stated in cells if (tie := _tie(row, new, old, stated, of_shares)))


def _tie(
    row: int, new: Number | None, old: Number | None, stated: Number | None, of_shares: bool = False
) -> Tie | None:
    if not (is_number(new) and is_number(old) and is_number(stated)):
        return None
    assert new is not None and old is not None and stated is not None
    return Tie(row, new, old, stated) if of_shares or not (new.percent or old.percent) else None


def _percent_law(grid: Grid) -> Law:
    def law(tie: Tie) -> Band | None:
        new, old = tie.first, tie.second
        half_new, half_old = new.unit / 2, old.unit / 2
        if old.value - half_old <= 0 or new.value < 0:
            return None
        scale = 100 * grid.per_unit
        low = scale * ((new.value - half_new) / (old.value + half_old) - 1)
        high = scale * ((new.value + half_new) / (old.value - half_old) - 1)
        return Band(low, high, scale * (new.value / old.value - 1))

    return law


def _change(tie: Tie) -> Band | None:
    middle, half = tie.first.value - tie.second.value, (tie.first.unit + tie.second.unit) / 2
    return Band(middle - half, middle + half, middle)


def _spread(grid: Grid, column: int) -> float:
    cells = [row[column] for row in grid.numbers]
    return 2.0 * max((abs(n.value) for n in cells if n is not None), default=0)


def _found(grid: Grid, column: int, learnt: Learnt | None, percents: Sequence[int]) -> Results:
    if learnt is None:
        yield from _alone(grid, column, percents)
        return
    named = _heading(grid.columns[column].full).change
    if learnt.telling < 2 and not named:
        if len(learnt.held) + len(learnt.broken) == 1:
            yield from _alone(grid, column, percents)
        return
    in_percent = column in percents
    for tie in learnt.held:
        yield _finding(tie, in_percent)
    for tie in errors(learnt, _percent_law(grid) if in_percent else _change, named=named):
        yield _finding(tie, in_percent)


def _alone(grid: Grid, column: int, percents: Sequence[int]) -> Results:
    """Judge the one row of a table of two levels and a percentage, where nothing can be learnt."""
    cells = grid.numbers[0]
    if len(grid.numbers) != 1 or column not in percents or sum(map(is_number, cells)) != 3:
        return
    levels = [n for c, n in enumerate(cells) if c < column and is_number(n)]
    law = _percent_law(grid)
    if len(levels) == 2:
        # The later year stands first or last; the orientation that holds, or that one slip explains.
        ties = [t for a, b in (levels, levels[::-1]) if (t := _tie(0, a, b, cells[column]))]
        bands = [(tie, band) for tie in ties if (band := law(tie))]
        for tie, band in bands:
            if band.holds(tie.stated):
                yield _finding(tie, True)
                return
        for tie, band in bands:
            if is_slip(tie, band):
                yield _finding(tie, True)
                return


def _finding(tie: Tie, in_percent: bool) -> Finding:
    new, old, stated = tie.first.figure, tie.second.figure, tie.stated.figure
    assert new and old and stated
    return table_growth(new, old, percent_change=stated) if in_percent else table_growth(new, old, change=stated)


CHECK = Check(
    code="CC404",
    name=NAME,
    title="Change column of a table",
    explanation=__doc__,
    law=table_growth,
    in_table=_in_table,
    examples=Examples(
        consistent=(
            "| Region | 2023 | 2022 | % change |\n|---|---|---|---|\n| North | 420 | 400 | 5.0% |\n"
            "| South | 330 | 300 | 10.0% |",
            "| 2023 | 2022 | % |\n|---|---|---|\n| 230 | 200 | 15% |",
            "| Line | This year | Last year | Change |\n|---|---|---|---|\n"
            "| Tea | 84.2 | 80.0 | 4.2 |\n| Rice | 61.5 | 70.1 | (8.6) |",
        ),
        inconsistent=(
            "| Region | 2023 | 2022 | % change |\n|---|---|---|---|\n| North | 420 | 400 | 5.0% |\n"
            "| South | 330 | 300 | 10.0% |\n"
            "| East | 236 | 200 | 18.0% |\n| West | 576 | 480 | 30.0% |",
            "| 2023 | 2022 | % |\n|---|---|---|\n| 230 | 200 | 51% |",
        ),
        silent=(
            "| Line | 2023 | 2022 | Change |\n|---|---|---|---|\n| Profit | 5 | (3) | NM |",
            "| Line | 2023 | 2022 | Share |\n|---|---|---|---|\n| Tea | 230 | 200 | 51% |",
        ),
    ),
)
