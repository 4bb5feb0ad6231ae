"""What a table's totals are the sums of: patterns that its columns bear out, and the columns that break them.

A row called a total is tried against a few hypotheses: the block above it, all rows above, the subtotals above, the
last subtotal and the rows after it, a run of rows above, the rows below. The hypothesis that most columns bear out is
the table's own footing pattern; a column that breaks it is off. A total that no hypothesis explains says nothing. A row
that is not called a total but is the sum of the rows above it is a subtotal too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from claimcheck.checks._grid import UNKNOWN, Grid, Number, is_left_out
from claimcheck.checks._running import Column, Outcome, Pattern
from claimcheck.checks._slips import is_digit_slip
from claimcheck.checks._table_words import LESS, NET, NOT_PART, NOT_SUMMED, OF_WHOLE, PLAIN_TOTAL, TOTAL, WHOLE_AT_END
from claimcheck.model import Status
from claimcheck.records import dataclass

_LONGEST_RUN = 40
_FARTHEST = 400
_MOST_SLIPS, _SUMS_PER_SLIP = 4, 8
"""Errors are rare: a total that breaks in more columns than so many, and one more for so many that hold, is of another
pattern."""
_DIGITS, _DIGITS_IF_NAMED, _DIGITS_IF_NET = 2, 5, 3
"""So many digits must agree for a row that is not called a total to be one: few where it has no name, as totals often
have none; many where it is called something; fewer again where it is called net and rows above it are taken off."""
_MOST_GUESSED = 8
"""Of more parts than this, one or another is nearly always a slip away from what is needed if a slip may also turn its
sign or leave out a digit: then only a changed digit is taken for one."""
_MOST_ROUNDING = 2
"""So many units are tried for what rounding may hide of a slip."""


@dataclass(frozen=True, slots=True)
class Sum:
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


def _column(cells: Sequence[Number | None], *, percent: bool) -> Column | None:
    """Return the running sums of a column's amounts or percentages, None if it has none."""
    return Column(cells, percent=percent) if any(n and n.figure and n.percent is percent for n in cells) else None


def _is_digit_changed(printed: int, needed: int, unit: int) -> bool:
    """Return whether a slip explains it that keeps the number's sign and length."""
    return len(str(printed)) == len(str(needed)) and is_digit_slip(printed, needed, unit)


class Footing:
    """The patterns of one table, read down its columns."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.filled = [
            is_left_out(name.full) or any(n is not None and n is not UNKNOWN for n in row)
            for name, row in zip(grid.rows, grid.numbers, strict=True)
        ]
        columns = list(zip(*grid.numbers, strict=True))
        self.amounts = [_column(cells, percent=False) for cells in columns]
        self.percents = [_column(cells, percent=True) for cells in columns]
        self.running = [column for column in (*self.amounts, *self.percents) if column]
        self.summed = [not NOT_SUMMED.search(name.full) for name in grid.columns]
        self.totals: list[bool] = []
        self.total_rows: list[int] = []
        self.signs: list[int] = []
        self.implied: dict[int, Pattern] = {}
        self.heads: list[int] = []  # of each row, the first of its section
        for row in range(len(grid.numbers)):
            again = row and grid.rows[row].section == grid.rows[row - 1].section
            self.heads.append(self.heads[-1] if again else row)
            self._take(row)

    def _take(self, row: int) -> None:
        """Decide what a row is, all rows above being known: a total, a part, or neither."""
        label = self.grid.rows[row].full
        total = self.filled[row] and self.grid.rows[row].is_total
        if self.filled[row] and not total and (pattern := self._implied_by(row)):
            self.implied[row] = pattern
            total = True
        taken_off = LESS.match(label) and not any(n is not None and n.value < 0 for n in self.grid.numbers[row])
        sign = 0 if total or not self.filled[row] or NOT_PART.search(label) else -1 if taken_off else 1
        self.totals.append(total)
        if total:
            self.total_rows.append(row)
        self.signs.append(sign)
        for column in self.running:
            column.append(sign, total)

    # --- patterns

    def _above(self, row: int) -> Iterator[Pattern]:
        """Yield the hypotheses for a total that need only the rows above it."""
        before = self._total_before(row)
        head = max(before + 1, self.heads[row])
        yield Pattern("block", head, row)
        if head != before + 1:
            yield Pattern("since total", before + 1, row)
        if before >= 0:
            yield Pattern("running", before + 1, row, extra=((before, 1),))

    def _patterns(self, row: int) -> Iterator[Pattern]:
        yield from self._above(row)
        before = self._total_before(row)
        if before >= 0:
            yield Pattern("all", 0, row)
            yield Pattern("subtotals", first=0, last=row)
            yield Pattern("subtotals and rest", before + 1, row, first=0, last=row)
        leaf = self.grid.rows[row].leaf
        about = TOTAL.sub("", leaf).strip(" :,-–—")
        above = [r for r in range(max(0, row - _FARTHEST), row) if self.signs[r]]
        named = tuple((r, 1) for r in above if about and self.grid.rows[r].full.startswith(about))
        if len(named) > 1:
            yield Pattern("named", extra=named)
        alike = tuple((r, 1) for r in above if self.grid.rows[r].leaf == leaf)
        if len(alike) > 1 and leaf:
            yield Pattern("alike", extra=alike)

    def _total_before(self, row: int) -> int:
        """Return the last total above a row, -1 if there is none."""
        i = bisect_left(self.total_rows, row)
        return self.total_rows[i - 1] if i else -1

    def _last_resorts(self, row: int) -> Iterator[Pattern]:
        after = row + 1
        while after < len(self.totals) and not self.totals[after] and self.filled[after]:
            after += 1
        yield Pattern("below", row + 1, after)
        for start in range(row - 2, max(-1, row - _LONGEST_RUN), -1):
            yield Pattern("run", start, row)

    def _differences(self, row: int) -> Iterator[Pattern]:
        if row >= 2:
            yield Pattern("difference", extra=((row - 2, 1), (row - 1, -1)))
        totals = self.total_rows[-2:]
        if len(totals) == 2 and totals != [row - 2, row - 1]:
            yield Pattern("difference", extra=((totals[0], 1), (totals[1], -1)))

    def _implied_by(self, row: int) -> Pattern | None:
        """Return the pattern that makes a row a total though it is not called one: nearly all columns bear it out, and
        more digits agree than chance would have it."""
        label = self.grid.rows[row].full
        net = NET.search(label)
        needed = (
            _DIGITS_IF_NET if net and -1 in self.signs[self.heads[row] :] else _DIGITS_IF_NAMED if label else _DIGITS
        )
        best: tuple[int, Pattern] | None = None
        differences = self._differences(row) if net else ()
        for pattern in (*self._above(row), *differences):
            tried = self._tried(row, pattern, most_broken=1)
            digits = sum(o.weight for o in tried.values())
            failing = [c for c, o in tried.items() if not o.holds]
            if digits < needed or not all(self._is_slip(row, c, pattern, tried[c]) for c in failing):
                continue
            if best is None or digits > best[0]:
                best = digits, pattern
        return best[1] if best else None

    # --- outcomes

    def _column(self, column: int, total: Number) -> Column | None:
        return self.percents[column] if total.percent else self.amounts[column]

    def _outcome(self, row: int, column: int, pattern: Pattern) -> Outcome | None:
        """Return what a pattern makes of one column's total; None where it has nothing to say."""
        total = self.grid.numbers[row][column]
        if total is None or total is UNKNOWN or (total.percent and abs(total.value) != 100 * self.grid.per_unit):
            return None
        running = self._column(column, total)
        if running is None:
            return None
        value, unit, unknown, some = running.over(pattern)
        if unknown or not some or (total.percent and not total.figure):
            return None
        off = total.value - value
        size = abs(total.value) // (total.unit or 1)
        return Outcome(off, unit + max(0, total.unit), some, size, 50 * abs(off) <= abs(total.value))

    def _tried(self, row: int, pattern: Pattern, most_broken: int | None = None) -> dict[int, Outcome]:
        """Return what a pattern makes of each column; nothing if it breaks in more than `most_broken`."""
        tried: dict[int, Outcome] = {}
        broken = 0
        for column in range(len(self.amounts)):
            outcome = self._outcome(row, column, pattern)
            if outcome is None:
                continue
            tried[column] = outcome
            broken += not outcome.holds
            if most_broken is not None and broken > most_broken:
                return {}
        return tried

    def found(self) -> list[Sum]:
        """Return every sum that the table's own patterns explain."""
        found: list[Sum] = []
        unexplained = []
        kinds: Counter[str] = Counter()
        for row, total in enumerate(self.totals):
            if total:
                pattern, tried, others = self._best(row)
                if pattern is None:
                    unexplained.append(row)
                    continue
                kinds[pattern.kind] += sum(o.counts for o in tried.values())
                found.extend(self._judged(row, pattern, tried, others))
        for row in unexplained:
            found.extend(self._by_the_table(row, kinds))
        return sorted(found, key=lambda s: (s.row, s.column))

    def _best(self, row: int) -> tuple[Pattern | None, dict[int, Outcome], list[dict[int, Outcome]]]:
        """Return the pattern that most columns bear out, its outcomes, and those of all patterns that some bear out."""
        best: Pattern | None = None
        outcomes: dict[int, Outcome] = {}
        rank = (0, 0)
        others = []
        for pattern in [self.implied[row]] if row in self.implied else self._patterns(row):
            tried = self._tried(row, pattern)
            holds = sum(o.counts for o in tried.values())
            if holds:
                others.append(tried)
            fails = sum(not o.holds and self.summed[c] for c, o in tried.items())
            if (holds, -fails) > rank:
                best, outcomes, rank = pattern, tried, (holds, -fails)
        if best is None:
            for pattern in self._last_resorts(row):
                tried = self._tried(row, pattern)
                enough = 2 if pattern.kind == "below" else 5
                if sum(o.weight for o in tried.values()) >= enough:
                    return pattern, tried, [tried]
        return best, outcomes, others

    def _judged(
        self, row: int, pattern: Pattern, tried: dict[int, Outcome], others: list[dict[int, Outcome]]
    ) -> Iterator[Sum]:
        learnt = sum(o.counts for o in tried.values())
        failing = [c for c, o in tried.items() if not o.holds and self.summed[c]]
        slips = [c for c in failing if self._is_slip(row, c, pattern, tried[c])]
        # One part alone is equal to its total, not summed.
        summed = len(failing) == 1 or any(o.counts and o.parts > 1 for o in tried.values())
        most = min(learnt, _MOST_SLIPS + learnt // _SUMS_PER_SLIP)
        believed = summed and len(slips) <= most and len(failing) <= 2 * learnt
        for column, outcome in tried.items():
            if outcome.holds and (believed or not outcome.off):
                yield self._sum(row, column, pattern, outcome, Status.CONSISTENT, learnt)
            elif believed and column in slips and not any(t[column].holds for t in others if column in t):
                yield self._sum(row, column, pattern, outcome, Status.INCONSISTENT, learnt)

    def _by_the_table(self, row: int, kinds: Counter[str]) -> Iterator[Sum]:
        """Judge a total that no column bears out by the pattern of the table's other totals, or, where a plain "Total"
        stands alone under all the rest, by what that can only mean."""
        alone = not kinds and sum(self.totals) == 1 and self._is_plain(row)
        for pattern in self._patterns(row):
            if kinds[pattern.kind] < 2 and not (alone and self._is_whole(row, pattern)):
                continue
            tried = self._tried(row, pattern)
            failing = [c for c in tried if self.summed[c]]
            if len(failing) == 1 and self._is_slip(row, failing[0], pattern, tried[failing[0]], by_total=alone):
                yield self._sum(row, failing[0], pattern, tried[failing[0]], Status.INCONSISTENT, kinds[pattern.kind])
                return

    def _is_plain(self, row: int) -> bool:
        """Return whether a total is called nothing but that, or the whole at the table's end."""
        leaf = self.grid.rows[row].leaf
        return bool(PLAIN_TOTAL.fullmatch(leaf) or (row + 1 == len(self.totals) and WHOLE_AT_END.match(leaf)))

    def _is_whole(self, row: int, pattern: Pattern) -> bool:
        """Return whether a pattern's parts are all the table but the total at its end."""
        return pattern.kind == "block" and not any(self.filled[: pattern.start]) and not any(self.filled[row + 1 :])

    def _sum(self, row: int, column: int, pattern: Pattern, outcome: Outcome, status: Status, learnt: int) -> Sum:
        return Sum(row, column, tuple(self._parts(row, column, pattern)), outcome.off, status, learnt)

    def _parts(self, row: int, column: int, pattern: Pattern) -> Iterable[tuple[int, int]]:
        total = self.grid.numbers[row][column]
        assert total is not None
        running = self._column(column, total)
        assert running is not None
        cells = running.cells
        parts = dict(pattern.extra)
        parts |= {r: self.signs[r] for r in range(pattern.start, pattern.end) if self.signs[r]}
        parts |= {r: 1 for r in range(pattern.first, pattern.last) if self.totals[r]}
        return sorted((r, sign) for r, sign in parts.items() if cells[r] is not None)

    # --- what a break of the pattern means

    def _is_slip(self, row: int, column: int, pattern: Pattern, outcome: Outcome, *, by_total: bool = False) -> bool:
        """Return whether a column that breaks a pattern is one that should keep it: a slip in one cell explains it, as
        none does for columns of averages, records or rates."""
        total = self.grid.numbers[row][column]
        assert total is not None
        if not self.summed[column]:
            return False
        unit = total.unit or 1
        hidden = min(_MOST_ROUNDING, outcome.slack // unit // 2)
        offs = [outcome.off + less * unit for less in range(-hidden, hidden + 1)]
        if any(is_digit_slip(total.value, total.value - off, total.unit) for off in offs):
            return True
        if by_total:
            return False
        if abs(outcome.off) * 5 <= abs(total.value):
            return True
        parts = [(n, sign) for r, sign in self._parts(row, column, pattern) if (n := self.grid.numbers[r][column])]
        if len(parts) < 2:
            return False
        slipped = is_digit_slip if len(parts) <= _MOST_GUESSED else _is_digit_changed
        return any(
            slipped(part.value, part.value + sign * off, part.unit)
            for part, sign in parts
            if part.value
            for off in offs
        )

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
        if total.percent or OF_WHOLE.search(heading):
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
