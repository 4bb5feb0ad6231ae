"""The sums of a table, down its columns and across its rows: each contradiction once, graded by rounding.

Sums are differences of running sums, so that a table takes time in proportion to its size.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.checks._grid import Grid
from claimcheck.checks._patterns import Footing, Sum
from claimcheck.checks._same import recent
from claimcheck.checks._slips import chance_of_exact_sum
from claimcheck.checks._table_words import SCALED
from claimcheck.model import Status

__all__ = ["Sum", "sums"]

# Odds before any sum is seen: that a table with decimals or a scale is rounded, that another is, that one of small
# numbers is; and how rarely a printed sum is wrong.
_ROUNDED_IF_SCALED, _ROUNDED, _ROUNDED_IF_SMALL, _SLIP = 0.95, 0.1, 0.01, 0.01


@recent()
def sums(grid: Grid) -> tuple[list[Sum], list[Sum]]:
    """Return every sum that the table states and that its own pattern explains: down its columns, and across its rows
    (those with rows for columns). A contradiction that shows in several sums is given once."""
    down, across = Footing(grid), Footing(grid.turned())
    found_down, found_across = down.found(), across.found()
    if not any(s.off for s in found_down) and not any(s.off for s in found_across):
        return found_down, found_across
    rounded = _rounded(grid, [(down, s) for s in found_down] + [(across, s) for s in found_across])
    first = _distinct(_believed([_graded(s, down.status(s, rounded)) for s in found_down]))
    second = _distinct(_believed([_graded(s, across.status(s, rounded)) for s in found_across]))
    broken = {(cell, abs(s.off)) for s in first if s.status is not Status.CONSISTENT for cell in _cells(s)}
    return first, [
        s
        for s in second
        if s.status is Status.CONSISTENT or not any(((row, column), abs(s.off)) in broken for column, row in _cells(s))
    ]


def _graded(each: Sum, status: Status) -> Sum:
    return each if each.status is status else each._replace(status=status)


def _cells(each: Sum) -> Iterator[tuple[int, int]]:
    yield each.row, each.column
    for row, _ in each.parts:
        yield row, each.column


def _believed(found: Sequence[Sum]) -> Iterator[Sum]:
    """Leave out contradictions of totals that most of their columns break, and call those unsure that are off by the
    same amount in several columns, as by a row that is not listed."""
    exact = Counter(s.row for s in found if not s.off)
    broken = Counter(s.row for s in found if s.status is Status.INCONSISTENT)
    alike = Counter((s.row, s.off) for s in found if s.status is Status.INCONSISTENT)
    for each in found:
        if each.status is not Status.INCONSISTENT:
            yield each
        elif broken[each.row] <= max(1, exact[each.row]):
            yield each._replace(status=Status.UNSURE) if alike[each.row, each.off] > 1 else each


def _distinct(found: Iterable[Sum]) -> list[Sum]:
    """Leave out contradictions that repeat one of the same column: a wrong part breaks its subtotal and the total."""
    seen: set[tuple[int, int]] = set()
    kept = []
    for each in found:
        if each.status is not Status.CONSISTENT:
            if (each.column, abs(each.off)) in seen:
                continue
            seen.add((each.column, abs(each.off)))
        kept.append(each)
    return kept


def _rounded(grid: Grid, found: Sequence[tuple[Footing, Sum]]) -> frozenset[bool]:
    """Return for which of decimals (True) and whole numbers (False) the table's numbers are likelier rounded than
    exact, by how many sums come out exactly."""
    if grid.is_rounded:
        return frozenset((True, False))
    headings = " ".join(name.full for name in (*grid.columns, *grid.rows))
    rounded = set()
    for decimals in (True, False):
        chosen = [
            (s, f.total(s))
            for f, s in found
            if s.status is Status.CONSISTENT and f.has_decimals(s) is decimals and not f.is_hundred(s)
        ]
        scaled = decimals or SCALED.search(headings) or any(n.is_money for row in grid.numbers for n in row if n)
        small = all(abs(t.value) < 1000 * grid.per_unit for _, t in chosen)
        odds = _ROUNDED_IF_SCALED if scaled else _ROUNDED_IF_SMALL if small else _ROUNDED
        as_rounded, as_counts = math.log(odds), math.log(1 - odds)
        for each, _ in chosen:
            chance = chance_of_exact_sum(len(each.parts))
            as_rounded += math.log(1 - chance if each.off else chance)
            as_counts += math.log(_SLIP if each.off else 1 - _SLIP)
        if as_rounded > as_counts:
            rounded.add(decimals)
    return frozenset(rounded)
