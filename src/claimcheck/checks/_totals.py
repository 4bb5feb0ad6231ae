"""What each row of a table is: a total, a part of one, or neither; and which sums could make a total.

A row is a total by what it is called, or because it is the sum of the rows above it in nearly all columns: a subtotal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.checks._cells import Number
from claimcheck.checks._grid import Grid, is_left_out
from claimcheck.checks._running import MOST_BROKEN, Above, Column, Outcome, Pattern, of_kind
from claimcheck.checks._slips import is_digit_slip
from claimcheck.checks._table_words import are_of_one, without_total
from claimcheck.model import Kind

_LONGEST_RUN = 40
_FARTHEST = 400
_DIGITS, _DIGITS_IF_NAMED, _DIGITS_IF_LAST, _DIGITS_IF_NET, _DIGITS_IF_STRONG = 2, 5, 4, 3, 3
"""So many digits must agree for a row that is not called a total to be one: few where it has no name, as totals often
have none, or 100% of something; many where it is called something; fewer where a gap or a heading follows it, and again
where it is set in bold, or is called net and rows above it are taken off."""
_MOST_GUESSED = 8
"""Of more parts than this, one or another is nearly always a slip away from what is needed if a slip may also turn its
sign or leave out a digit: then only a changed digit is taken for one."""
_MOST_ROUNDING = 2
"""So many units are tried for what rounding may hide of a slip."""
_NUMBERED = 3
"""Rows above one that go on with its number."""


class Rows:
    """What the rows of a table are, read down its columns.

    Attributes:
        grid: the table.
        filled: which rows have an amount, or mark that rows are left out.
        signs: of each row, 1 for a part, -1 for a deduction, 0 for neither.
        totals: which rows are totals.
        implied: the totals that are not called so, with what they are the sum of.
        summed: which columns may be sums.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.filled = [any(row) or is_left_out(name.full) for name, row in zip(grid.rows, grid.numbers, strict=True)]
        mixed = Kind.PERCENT in grid.kinds
        self.amounts = [of_kind(cells, percent=False) for cells in grid.lines] if mixed else grid.lines
        self.percents = [of_kind(cells, percent=True) for cells in grid.lines] if mixed else ()
        self._listed: tuple[Pattern | None, tuple[tuple[int, int], ...]] = (None, ())  # the parts last asked for
        self._columns: dict[tuple[int, bool], Column] = {}
        self.summed = [name.said.summed for name in grid.columns]
        for place in grid.percents:
            # Shares of a whole are not negative; changes are, and are not summed.
            self.summed[place] &= not any(n is not None and n.value < 0 for n in grid.lines[place])
        self.signs: list[int] = []
        self.totals: list[bool] = []
        self.implied: dict[int, Pattern] = {}
        self._total_rows: list[int] = []
        self._heads: list[int] = []  # of each row, the first of its section
        self._read()

    def _read(self) -> None:
        """Decide row by row what each is, all rows above being known."""
        own = list(map(self._sign, range(len(self.filled))))
        running = Above(self.grid, self.filled, own, self.percents)
        self._opened = dict(self._accounts())
        section, head = -1, 0
        for row, (name, filled) in enumerate(zip(self.grid.rows, self.filled, strict=True)):
            if name.section != section:
                section, head = name.section, row
                running.start_section(row)
            self._heads.append(head)
            named = name.said
            total = filled and (name.is_total or row in self._opened)
            if filled and not total and (named.net or running.may_be_total(row)) and (pattern := self._implied_by(row)):
                self.implied[row] = pattern
                total = True
            total = total or (filled and name.is_strong and self._is_nearly_sum(row))
            self.totals.append(total)
            self.signs.append(0 if total else own[row])
            if total:
                self._total_rows.append(row)
                running.pass_total(row)

    def _accounts(self) -> Iterator[tuple[int, int]]:
        """Yield the row that an account ends with, and each that sums up what lies between, with the row that the
        account begins with."""
        opening: int | None = None
        movements: list[int] = []
        for row, name in enumerate(self.grid.rows):
            named = name.said
            if named.opening and not named.closing:
                opening, movements = row, []
            elif opening is not None and named.movement:
                movements.append(row)
            elif opening is not None and named.closing and not named.opening:
                if row > opening + 1 and are_of_one(self.grid.rows[opening].full, name.full):
                    yield from ((each, opening) for each in (*movements, row))
                opening = None

    def _sign(self, row: int) -> int:
        """Return the sign of a row that is no total."""
        named = self.grid.rows[row].said
        if not (self.filled[row] and named.part):
            return 0
        return -1 if named.deduction and not self._has_negative(row) else 1

    def _has_negative(self, row: int) -> bool:
        return any(n is not None and n.value < 0 for n in self.grid.numbers[row])

    # --- patterns

    def total_before(self, row: int) -> int:
        """Return the last total above a row, -1 if there is none."""
        i = bisect_left(self._total_rows, row)
        return self._total_rows[i - 1] if i else -1

    def _above(self, row: int) -> Iterator[Pattern]:
        """Yield the hypotheses for a total that need only the rows above it."""
        before = self.total_before(row)
        head = max(before + 1, self._heads[row])
        yield Pattern("block", head, row)
        if head != before + 1:
            yield Pattern("since total", before + 1, row)
        if before >= 0:
            yield Pattern("running", before + 1, row, extra=((before, 1),))

    def patterns(self, row: int) -> Iterator[Pattern]:
        """Yield the hypotheses for a total."""
        yield from self._above(row)
        if (opening := self._opened.get(row)) is not None:
            is_movement = self.grid.rows[row].said.movement
            yield Pattern("account", opening + 1, row, extra=() if is_movement else ((opening, 1),))
        before = self.total_before(row)
        if before >= 0:
            yield Pattern("all", 0, row)
            yield Pattern("subtotals", first=0, last=row)
            yield Pattern("subtotals and rest", before + 1, row, first=0, last=row)
        leaf = self.grid.rows[row].leaf
        about = without_total(leaf)
        above = [r for r in range(max(0, row - _FARTHEST), row) if self.signs[r]]
        names = self.grid.rows
        named = tuple([(r, 1) for r in above if names[r].full.startswith(about)]) if about else ()
        if len(named) > 1:
            yield Pattern("named", extra=named)
        alike = tuple([(r, 1) for r in above if names[r].leaf == leaf]) if leaf else ()
        if len(alike) > 1:
            yield Pattern("alike", extra=alike)

    def last_resorts(self, row: int) -> Iterator[Pattern]:
        """Yield the hypotheses for a total that no other explains: the rows below, and runs of rows above."""
        after = row + 1
        while after < len(self.totals) and not self.totals[after] and self.filled[after]:
            after += 1
        yield Pattern("below", row + 1, after)
        for start in range(row - 2, max(-1, row - _LONGEST_RUN), -1):
            yield Pattern("run", start, row)

    def _differences(self, row: int) -> Iterator[Pattern]:
        if row >= 2:
            yield Pattern("difference", extra=((row - 2, 1), (row - 1, -1)))
        totals = self._total_rows[-2:]
        if len(totals) == 2 and totals != [row - 2, row - 1]:
            yield Pattern("difference", extra=((totals[0], 1), (totals[1], -1)))

    def _implied_by(self, row: int) -> Pattern | None:
        """Return the pattern that makes a row a total though it is not called one: nearly all columns bear it out, and
        more digits agree than chance would have it."""
        needed, net = self._digits_needed(row), self.grid.rows[row].said.net
        best: tuple[int, Pattern] | None = None
        for pattern in (*self._above(row), *(self._differences(row) if net else ())):
            tried = self.tried(row, pattern, most_broken=MOST_BROKEN)
            digits = sum(o.weight for o in tried.values())
            least = _DIGITS if any(o.weight and self._is_hundred(row, c) for c, o in tried.items()) else needed
            if digits < least or (best is not None and digits <= best[0]):
                continue
            if all(o.holds or not self.summed[c] or self.is_slip(row, c, pattern, o) for c, o in tried.items()):
                best = digits, pattern
        return best[1] if best else None

    def _is_nearly_sum(self, row: int) -> bool:
        """Return whether a wrong digit in one column keeps a row in bold from being the sum of what stands above it."""
        if not self.grid.rows[row].said.part:
            return False
        for pattern in self._above(row):
            broken = [(c, o) for c, o in self.tried(row, pattern).items() if not o.holds]
            if len(broken) == 1 and self.summed[broken[0][0]] and self.has_wrong_digit(row, *broken[0]):
                return True
        return False

    def has_wrong_digit(self, row: int, place: int, outcome: Outcome) -> bool:
        """Return whether a total of some length is a sum of several parts but for one digit."""
        total = self.grid.numbers[row][place]
        assert total is not None
        return (
            outcome.parts > 1
            and outcome.digits >= _DIGITS_IF_STRONG
            and _is_digit_changed(total.value, total.value - outcome.off, total.unit)
        )

    def _digits_needed(self, row: int) -> int:
        name, above = self.grid.rows[row], slice(max(self._heads[row], row - _LONGEST_RUN), row)
        if not name.full:
            return _DIGITS
        if name.is_strong:
            return _DIGITS_IF_STRONG
        if name.said.net and (
            -1 in self.signs[above]
            or any(map(self._has_negative, range(above.start, row)))
            or (row and self.grid.rows[row - 1].said.cost)
        ):
            return _DIGITS_IF_NET
        is_last = row + 1 < len(self.filled) and not self.filled[row + 1]
        return _DIGITS_IF_LAST if is_last else _DIGITS_IF_NAMED

    def _is_hundred(self, row: int, place: int) -> bool:
        """Return whether a cell is the 100% of a column of shares."""
        cell = self.grid.numbers[row][place]
        return place in self.grid.percents and cell is not None and cell.value == 100 * self.grid.per_unit

    # --- outcomes

    def column(self, place: int, total: Number) -> Column | None:
        """Return the running sums of the amounts or the percentages of a column, as its total is one or the other; None
        if it has none."""
        key = place, total.percent
        if key not in self._columns:
            cells = (self.percents if total.percent else self.amounts)[place]
            if not any(cells):
                return None
            self._columns[key] = Column(cells)
        return self._columns[key]

    def _outcome(self, row: int, place: int, pattern: Pattern) -> Outcome | None:
        """Return what a pattern makes of one column's total; None where it has nothing to say."""
        total = self.grid.numbers[row][place]
        if (
            not total
            or place < self.grid.rows[row].since
            or (total.percent and abs(total.value) != 100 * self.grid.per_unit)
        ):
            return None
        running = self.column(place, total)
        return running.outcome(total, pattern, self.signs, self.totals) if running else None

    def tried(self, row: int, pattern: Pattern, most_broken: int | None = None) -> dict[int, Outcome]:
        """Return what a pattern makes of each column; nothing if it breaks in more than `most_broken`."""
        tried: dict[int, Outcome] = {}
        broken = 0
        for place in range(len(self.amounts)):
            outcome = self._outcome(row, place, pattern)
            if outcome is None:
                continue
            tried[place] = outcome
            broken += not outcome.holds
            if most_broken is not None and broken > most_broken:
                return {}
        return tried

    def parts(self, row: int, place: int, pattern: Pattern) -> tuple[tuple[int, int], ...]:
        """Return the rows that a pattern adds up in a column, with their signs."""
        total = self.grid.numbers[row][place]
        assert total is not None
        running = self.column(place, total)
        assert running is not None
        if pattern != self._listed[0]:
            self._listed = pattern, self._all_parts(pattern)
        parts, cells = self._listed[1], running.cells
        held = [part for part in parts if cells[part[0]] is not None]
        return parts if len(held) == len(parts) else tuple(held)

    def _all_parts(self, pattern: Pattern) -> tuple[tuple[int, int], ...]:
        parts = dict(pattern.extra)
        parts |= {r: self.signs[r] for r in range(pattern.start, pattern.end) if self.signs[r]}
        parts |= {r: 1 for r in range(pattern.first, pattern.last) if self.totals[r]}
        return tuple(sorted(parts.items()))

    # --- what a break of the pattern means

    def _is_numbered(self, row: int, place: int) -> bool:
        """Return whether a cell ends a column of numbers of the rows: 4, 5, 6, 7."""
        run = [self.grid.numbers[r][place] for r in range(row - _NUMBERED, row + 1)] if row >= _NUMBERED else []
        return bool(run) and all(a and b and b.value - a.value == (b.unit or 1) for a, b in pairwise(run))

    def is_slip(self, row: int, place: int, pattern: Pattern, outcome: Outcome, *, by_total: bool = False) -> bool:
        """Return whether a column that breaks a pattern is one that should keep it: a slip in one cell explains it, as
        none does for columns of averages, records or rates; `by_total` says that only the total's cell is looked at."""
        total = self.grid.numbers[row][place]
        assert total is not None
        if not self.summed[place] or self._is_numbered(row, place):
            return False
        if total.percent and any(
            (n := self.grid.numbers[r][place]) and n.value == total.value for r, _ in self.parts(row, place, pattern)
        ):
            return False  # rows of which each is a whole
        unit = total.unit or 1
        hidden = min(_MOST_ROUNDING, outcome.slack // unit // 2)
        offs = [outcome.off + less * unit for less in range(-hidden, hidden + 1)]
        if any(is_digit_slip(total.value, total.value - off, total.unit) for off in offs):
            return True
        if by_total:
            return False
        if abs(outcome.off) * 5 <= abs(total.value) and (
            place not in self.grid.percents or self._is_hundred(row, place)
        ):
            return True
        parts = [(n, sign) for r, sign in self.parts(row, place, pattern) if (n := self.grid.numbers[r][place])]
        if len(parts) < 2:
            return False
        slipped = is_digit_slip if len(parts) <= _MOST_GUESSED else _is_digit_changed
        return any(
            slipped(part.value, part.value + sign * off, part.unit)
            for part, sign in parts
            if part.value
            for off in offs
        )


def _is_digit_changed(printed: int, needed: int, unit: int) -> bool:
    """Return whether a slip explains it that keeps the number's sign and length."""
    return len(str(printed)) == len(str(needed)) and is_digit_slip(printed, needed, unit)
