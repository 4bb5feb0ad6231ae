"""What a table's totals are the sums of: patterns that its columns bear out, and the columns that break them.

A row called a total is tried against a few hypotheses: the block above it, all rows above, the subtotals above, the
last subtotal and the rows after it, a run of rows above, the rows below. The hypothesis that most columns bear out is
the table's own footing pattern; a column that breaks it is off. A total that no hypothesis explains says nothing. A row
that is not called a total but is the sum of the rows above it is a subtotal too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from claimcheck.checks._cells import Number
from claimcheck.checks._grid import Grid
from claimcheck.checks._running import Outcome, Pattern
from claimcheck.checks._table_words import PLAIN_TOTAL, label
from claimcheck.checks._totals import Rows
from claimcheck.model import Status

_CONSISTENT = Status.CONSISTENT  # members of an enumeration are slow to look up
_MOST_SLIPS, _SUMS_PER_SLIP = 4, 8
"""Errors are rare: a total that breaks in more columns than so many, and one more for so many that hold, is of another
pattern."""
_DIGITS_IF_BELOW, _DIGITS_IF_RUN = 2, 5
"""So many digits must agree for a total to be the sum of the rows below it, or of a run of rows."""


class Sum(NamedTuple):
    """One total of one column: which cells make it, and whether they do.

    `parts` are the grid rows that make the total with 1 for added and -1 for taken off; `off` is the total less their
    sum. `learnt` counts the columns of the same rows that keep the pattern.
    """

    row: int
    column: int
    parts: tuple[tuple[int, int], ...]
    off: int
    status: Status
    learnt: int


class Footing:
    """The patterns of one table, read down its columns."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.rows = Rows(grid)

    def found(self) -> list[Sum]:
        """Return every sum that the table's own patterns explain."""
        found: list[Sum] = []
        unexplained = []
        kinds: Counter[str] = Counter()
        for row, total in enumerate(self.rows.totals):
            if total:
                pattern, tried, others = self._best(row)
                if pattern is None:
                    unexplained.append(row)
                    continue
                learnt = sum([o.counts for o in tried.values()])
                kinds[pattern.kind] += learnt
                found.extend(self._judged(row, pattern, tried, others, learnt))
        for row in unexplained:
            found.extend(self._by_the_table(row, kinds))
        return sorted(found, key=lambda s: (s.row, s.column))

    def _best(self, row: int) -> tuple[Pattern | None, dict[int, Outcome], list[dict[int, Outcome]]]:
        """Return the pattern that most columns bear out, its outcomes, and those of all patterns that some bear out."""
        best: Pattern | None = None
        outcomes: dict[int, Outcome] = {}
        rank = (0, 0)
        others = []
        for pattern in [implied] if (implied := self.rows.implied.get(row)) else self.rows.patterns(row):
            tried = self.rows.tried(row, pattern)
            holds = sum([o.counts for o in tried.values()])
            if holds:
                others.append(tried)
            fails = sum([not o.holds and self.rows.summed[c] for c, o in tried.items()])
            if (holds, -fails) > rank:
                best, outcomes, rank = pattern, tried, (holds, -fails)
        if best is None:
            for pattern in self.rows.last_resorts(row):
                tried = self.rows.tried(row, pattern)
                enough = _DIGITS_IF_BELOW if pattern.kind == "below" else _DIGITS_IF_RUN
                if sum(o.weight for o in tried.values()) >= enough:
                    return pattern, tried, [tried]
        return best, outcomes, others

    def _judged(
        self, row: int, pattern: Pattern, tried: dict[int, Outcome], others: list[dict[int, Outcome]], learnt: int
    ) -> Iterator[Sum]:
        failing = [c for c, o in tried.items() if not o.holds and self.rows.summed[c]]
        slips = [c for c in failing if self.rows.is_slip(row, c, pattern, tried[c])]
        # One part alone is equal to its total, not summed.
        summed = len(failing) == 1 or any(o.counts and o.parts > 1 for o in tried.values())
        most = min(learnt, _MOST_SLIPS + learnt // _SUMS_PER_SLIP)
        believed = summed and len(slips) <= most and len(failing) <= 2 * learnt
        if self.grid.is_cut and not any(self.rows.filled[: pattern.start]):
            slips = []  # parts may stand on the page before
        for column, outcome in tried.items():
            if outcome.holds and (believed or not outcome.off):
                yield self._sum(row, column, pattern, outcome, _CONSISTENT, learnt)
            elif believed and column in slips and not any(t[column].holds for t in others if column in t):
                yield self._sum(row, column, pattern, outcome, Status.INCONSISTENT, learnt)

    def _by_the_table(self, row: int, kinds: Counter[str]) -> Iterator[Sum]:
        """Judge a total that no column bears out by the pattern of the table's other totals, or, where a plain "Total"
        stands alone under all the rest, by what that can only mean."""
        alone = not kinds and sum(self.rows.totals) == 1 and self._is_plain(row)
        name = self.grid.rows[row]
        for pattern in self.rows.patterns(row):
            if kinds[pattern.kind] < 2 and not (alone and self._is_whole(row, pattern)):
                continue
            tried = self.rows.tried(row, pattern)
            failing = [c for c in tried if self.rows.summed[c]]
            if len(failing) != 1:
                continue
            if (
                name.is_strong
                and not name.is_total
                and not self.rows.has_wrong_digit(row, failing[0], tried[failing[0]])
            ):
                continue
            if self.rows.is_slip(row, failing[0], pattern, tried[failing[0]], by_total=alone):
                yield self._sum(row, failing[0], pattern, tried[failing[0]], Status.INCONSISTENT, kinds[pattern.kind])
                return

    def _is_plain(self, row: int) -> bool:
        """Return whether a total is called nothing but that, set in bold, or the whole at the table's end."""
        leaf = self.grid.rows[row].leaf
        if self.grid.rows[row].is_strong:
            return True
        return bool(PLAIN_TOTAL.fullmatch(leaf) or (row + 1 == len(self.rows.totals) and label(leaf).whole_at_end))

    def _is_whole(self, row: int, pattern: Pattern) -> bool:
        """Return whether a pattern's parts are all the table but the total at its end."""
        return (
            pattern.kind == "block"
            and not any(self.rows.filled[: pattern.start])
            and not any(self.rows.filled[row + 1 :])
        )

    def _sum(self, row: int, column: int, pattern: Pattern, outcome: Outcome, status: Status, learnt: int) -> Sum:
        return Sum(row, column, self.rows.parts(row, column, pattern), outcome.off, status, learnt)

    def total(self, each: Sum) -> Number:
        """Return a sum's total."""
        total = self.grid.numbers[each.row][each.column]
        assert total is not None
        return total

    def has_decimals(self, each: Sum) -> bool:
        """Return whether a sum's total or one of its parts is printed with decimals."""
        cells = (self.total(each), *(self.grid.numbers[r][each.column] for r, _ in each.parts))
        return any(n is not None and 0 < n.unit < self.grid.per_unit for n in cells)

    def is_hundred(self, each: Sum) -> bool:
        """Return whether a sum is of the shares of a whole: its total is 100 as all totals of its row are, or as a
        percent sign or a heading with one says."""
        hundred = 100 * self.grid.per_unit
        total = self.total(each)
        if total.value != hundred or any(n < 0 for n in self._amounts(each)):
            return False
        heading = f"{self.grid.columns[each.column].full} {self.grid.rows[each.row].full}"
        if total.percent or label(heading).of_whole:
            return True
        beside = [n.value for n in self.grid.numbers[each.row] if n is not None and n.figure]
        return len(beside) > 1 and all(value == hundred for value in beside)

    def _amounts(self, each: Sum) -> Iterator[int]:
        for row, _ in each.parts:
            cell = self.grid.numbers[row][each.column]
            if cell is not None:
                yield cell.value

    def status(self, each: Sum, rounded: Collection[bool]) -> Status:
        """Return what a sum is worth; `rounded` says whether sums with decimals and those of whole numbers are of
        rounded numbers. Shares of a whole are rounded, and their whole is 100 and no other number."""
        if not each.off:
            return each.status
        total = self.total(each)
        cells = [self.grid.numbers[r][each.column] for r, _ in each.parts]
        slack = sum(max(0, n.unit) for n in cells if n is not None)
        if self.is_hundred(each) and 2 * abs(each.off) <= slack:
            return Status.CONSISTENT
        is_rounded = self.has_decimals(each) in rounded
        if each.status is Status.CONSISTENT and not is_rounded:
            # A total that is printed less finely than its parts is rounded itself.
            coarse = total.unit if any(n and 0 < n.unit < total.unit for n in cells) else 0
            return Status.CONSISTENT if 2 * abs(each.off) <= coarse else Status.INCONSISTENT
        # One unit more than rounding allows.
        if each.status is Status.INCONSISTENT and is_rounded and 2 * abs(each.off) <= 3 * total.unit + slack:
            return Status.IMPRECISE
        return each.status
