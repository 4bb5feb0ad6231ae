"""Percent columns of a table against its counts: "n | %", "votes | share", each percentage of the total.

The rule is `percent = 100 * count / total`, the total being the table's own total row or, without one, the sum of the
counts. Which column holds the counts is learnt from the rows that hold. In cells such as "131 (52.8)" the total is the
number of cases over the column: "Treated (n = 248)". A percentage may also be of one column in another, row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from claimcheck.checks._cells import Number, Row, is_number
from claimcheck.checks._footing import sums
from claimcheck.checks._grid import Grid, grid_of
from claimcheck.checks._law import conclude, figures_of, number, percent, said
from claimcheck.checks._parts import share_equation
from claimcheck.checks._ratios import Band, Law, Learnt, Tie, errors, is_slip, learn, near
from claimcheck.checks._shares_in_cells import shares_in_cells
from claimcheck.checks._table_words import COUNTS, NO_SHARES
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Finding, Kind, Reading, Status, TableReading
from claimcheck.records import replace

NAME = "table_percent"
_NOT_A_SHARE = regex(rf"\b{one_of(NO_SHARES)}\b", re.I)
_COUNTS = regex(one_of(COUNTS), re.I)
_SHARES = regex(r"(?:%|percent(?:age)?|per cent|share|pct\.?|% of total|share of total|proportion)", re.I)
_FEWEST_OF_TWO = 4
"""Of any two columns one or the other ratio comes out in a few rows."""
_FEW = 4
"""In so few rows nothing can be learnt."""
_EQUATION = share_equation("count", "total", "percent")


def table_percent(count: Printed, total: Printed, percent_: Printed) -> Finding:
    """Compare a percentage that a table states with a count and its total.

    Args:
        count: the count's cell.
        total: the total of the counts.
        percent_: the percentage's cell, with or without its sign.

    >>> table_percent("30", "100", "36%").arithmetic
    '30 of 100 is 30%; the table says 36%'
    """
    figures = figures_of(count=count, total=total, percent=percent_)
    figures["percent"] = replace(figures["percent"], kind=Kind.PERCENT)
    sentence = f"{said(figures['count'])} of {said(figures['total'])} is "
    return conclude(
        NAME,
        _EQUATION,
        figures,
        lambda made: sentence + made,
        given=("count", "total"),
        write=percent,
        place="table",
    )


# --- in a table ------------------------------------------------------------------------------------------------------


def _in_table(table: TableReading, reading: Reading) -> Results:
    for count, whole, percent_, _ in shares_in_cells(table):
        yield table_percent(count, whole, percent_)
    grid = grid_of(table)
    if grid is None:
        return
    percents = grid.percents
    for column in percents:
        counts = [c for c in near(grid, column) if c not in percents and any(map(is_number, grid.lines[c]))]
        if _NOT_A_SHARE.search(grid.columns[column].full):
            yield from _of_two_columns(grid, column, counts)
            continue
        hypotheses = {c: ties for c in counts if (ties := list(_shares(grid, column, c)))}
        law = _share(grid)
        learnt = learn(hypotheses.values(), law, 100 * grid.per_unit)
        if learnt and learnt.telling >= 2 and learnt.telling > len(learnt.broken):
            called = any(_are_called(grid, column, c) for c, ties in hypotheses.items() if learnt.held[0] in ties)
            yield from _found(grid, learnt, law, called=called)
            continue
        for c, ties in hypotheses.items():
            yield from _pair(grid, column, c, ties)
        yield from _of_two_columns(grid, column, counts)


def _of_two_columns(grid: Grid, column: int, counts: Sequence[int]) -> Results:
    """Judge percentages of one column in another, row by row: girls among pupils, profit of revenue."""
    rows = [(r, cells) for r, cells in enumerate(grid.numbers) if is_number(cells[column])]
    if len(rows) < _FEWEST_OF_TWO:
        return
    hypotheses = (_row_by_row(rows, part, whole, column) for part, whole in permutations(counts, 2))
    law = _share(grid, exact=True)
    learnt = learn(hypotheses, law, 100 * grid.per_unit)
    if learnt and learnt.telling >= _FEWEST_OF_TWO * max(1, len(learnt.broken)):
        yield from _found(grid, learnt, law, called=False)


def _row_by_row(rows: Iterable[tuple[int, Row]], part: int, whole: int, column: int) -> Iterator[Tie]:
    for r, cells in rows:
        first, second, stated = cells[part], cells[whole], cells[column]
        if first and second and stated and first.figure and second.figure:
            yield Tie(r, first, second, stated)


def _shares(grid: Grid, column: int, counts: int) -> Iterator[Tie]:
    """Yield each row's count, the total of its block and its percentage. A total is called so or is 100%; without one
    below it, a block has the total that stands first, or the sum of the column."""
    total: Number | None = None
    rows: list[int] = []
    blocks: list[tuple[list[int], Number | None]] = []
    above: Number | None = None
    for r, cells in enumerate(grid.numbers):
        cell, stated = cells[counts], cells[column]
        if not is_number(cell):
            continue
        whole = is_number(stated) and stated is not None and stated.value == 100 * grid.per_unit
        if whole and total is None and not rows:
            above = cell
        if whole or grid.rows[r].is_total:
            total = cell
            blocks.append((rows, total))
            rows = []
        else:
            rows.append(r)
    if rows:
        blocks.append((rows, above or (_sum(grid, counts, rows) if total is None else None)))
    for rows, base in blocks:
        for r in rows:
            count, stated = grid.numbers[r][counts], grid.numbers[r][column]
            if base is not None and base.value > 0 and count is not None and is_number(stated) and stated is not None:
                yield Tie(r, count, base, stated)


def _sum(grid: Grid, column: int, rows: Sequence[int]) -> Number | None:
    cells = [n for r in rows if (n := grid.numbers[r][column]) is not None]
    if len(cells) < 2 or any(n.value < 0 for n in cells):
        return None
    return Number(sum(n.value for n in cells), cells[0].unit)


def _share(grid: Grid, *, exact: bool = False) -> Law:
    """Return the law of shares; `exact` says that whole numbers are counts in full, as the finding takes them."""

    def law(tie: Tie) -> Band | None:
        count, total = tie.first, tie.second
        if count.value < 0 or total.value <= total.unit or count.percent:
            return None
        scale = 100 * grid.per_unit
        counted = 0.0 if exact and count.unit == grid.per_unit else count.unit / 2
        of = 0.0 if exact and total.unit == grid.per_unit else total.unit / 2
        low, high = (count.value - counted) / (total.value + of), (count.value + counted) / (total.value - of)
        return Band(scale * low, scale * high, scale * count.value / total.value)

    return law


def _found(grid: Grid, learnt: Learnt, law: Law, *, called: bool) -> Results:
    for tie in learnt.held:
        yield from _finding(grid, tie)
    mended = {(s.column, r): s.off for s in sums(grid)[0] if s.status is Status.INCONSISTENT for r, _ in s.parts}
    for tie in errors(learnt, law, named=called):
        if not any(r == tie.row and _mends(law, tie, off) for (_, r), off in mended.items()):
            yield from _finding(grid, tie)


def _mends(law: Law, tie: Tie, off: int) -> bool:
    """Return whether a count that its column's total already reports would also mend the percentage."""
    band = law(replace(tie, first=tie.first._replace(value=tie.first.value + off)))
    return band is not None and band.holds(tie.stated)


def _are_called(grid: Grid, column: int, counts: int) -> bool:
    """Return whether two columns are headed as shares and counts."""
    return bool(_COUNTS.fullmatch(grid.columns[counts].leaf) and _SHARES.fullmatch(grid.columns[column].leaf))


def _pair(grid: Grid, column: int, counts: int, ties: Sequence[Tie]) -> Results:
    """Judge a short table where too few rows hold to learn from: percentages that make 100 beside counts that are
    called so or stand alone, or the right ones in the wrong rows."""
    law = _share(grid)
    bands = [(tie, band) for tie in ties if (band := law(tie))]
    called = _are_called(grid, column, counts)
    broken = [(tie, band) for tie, band in bands if not band.holds(tie.stated)]
    if called and len(broken) == 1 < len(bands) <= _FEW and is_slip(*broken[0]):
        yield from _finding(grid, broken[0][0])
        return
    rest = sum(tie.stated.value for tie, _ in bands) - 100 * grid.per_unit
    if len(bands) < 2 or abs(rest) > len(bands) * bands[0][0].stated.unit:
        return
    swapped = all(any(b.holds(t.stated) for _, b in bands) for t, _ in bands)
    alone = not any(name.full for name in grid.columns) and all(sum(map(is_number, row)) == 2 for row in grid.numbers)
    if all(band.holds(tie.stated) for tie, band in bands):
        for tie, _ in bands:
            yield from _finding(grid, tie)
    elif swapped or (len(bands) < _FEW and (called or alone)):
        yield from _finding(grid, max(bands, key=lambda tb: abs(tb[1].exactly - tb[0].stated.value))[0])


def _finding(grid: Grid, tie: Tie) -> Results:
    count, stated = tie.first.figure, tie.stated.figure
    if not count or not stated:
        return
    if tie.second.figure:
        yield table_percent(count, tie.second.figure, stated)
        return
    # The total is not printed: it takes no part, and only the others can be mended.
    whole = number(Fraction(tie.second.value, grid.per_unit), -9)
    finding = table_percent(count, whole, stated)
    roles = tuple(role for role in finding.roles if role.name != "total")
    repairs = tuple(repair for repair in finding.repairs if not repair.startswith(f"{whole} "))
    yield replace(finding, roles=roles, repairs=repairs, note="the total is the sum of the column")


CHECK = Check(
    code="CC403",
    name=NAME,
    title="Percent column of a table",
    explanation=__doc__,
    law=table_percent,
    in_table=_in_table,
    examples=Examples(
        consistent=(
            "| Answer | n | % |\n|---|---|---|\n| Yes | 84 | 60.0% |\n| No | 56 | 40.0% |",
            "| Boat | Hours | Share |\n|---|---|---|\n| Heron | 12 | 25% |\n| Gull | 36 | 75% |\n| Total | 48 | 100% |",
        ),
        inconsistent=(
            "| Answer | n | % |\n|---|---|---|\n| Yes | 84 | 64.0% |\n| No | 56 | 36.0% |",
            "| | Treated (n = 248) | Control (n = 252) |\n|---|---|---|\n| Women, n (%) | 131 (52.8) | 137 (54.4) |\n"
            "| Smokers, n (%) | 58 (32.4) | 63 (25.0) |",
            "| Left-handed | 18 | 87.5% |\n| Right-handed | 126 | 12.5% |",
        ),
        silent=(
            "| Region | Growth |\n|---|---|\n| North | 12% |\n| South | 5% |",
            "| | Treated (n = 248) |\n|---|---|\n| Smokers, n (%), some not asked | 58 (24.1) |",
            "| Answer | n | % |\n|---|---|---|\n| Price (several answers) | 84 | 70% |\n| Taste | 66 | 55% |",
        ),
    ),
)
