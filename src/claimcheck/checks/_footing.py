"""Finds which rows of a table are sums of which others, and where one column breaks a pattern that the others keep.

A row called a total is tried against a few hypotheses: the block above it, all rows above, the subtotals above, the
last subtotal and the rows after it, a run of rows above, the rows below. The hypothesis that most columns bear out is
the table's own footing pattern; a column that breaks it is off. A total that no hypothesis explains says nothing. A row
that is not called a total but is the sum of the rows above it is a subtotal too. The same code reads a table on its
side for totals of rows. Sums are differences of running sums, so that a table takes time in proportion to its size.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from claimcheck.checks._grid import UNKNOWN, Grid, Number, Same
from claimcheck.checks._slips import chance_of_exact_sum, is_digit_slip
from claimcheck.model import Status

_TOTAL = re.compile(r"\b(?:sub|grand)?[-\s]?totals?\b|^(?:sum|all|overall|altogether|combined|together)$", re.I)
_PLAIN_TOTAL = re.compile(r"(?:the )?(?:grand )?(?:totals?|sum|all|overall|altogether)\W*", re.I)
_NOT_TOTAL = re.compile(
    r"\b(?:average|avg|mean|median|per|percent(?:age)?|share|rate|ratio)\b|%|\bof (?:the )?total\b", re.I
)
_LESS = re.compile(r"^(?:less|minus|deduct(?:ions?)?)\b", re.I)
_NOT_PART = re.compile(
    r"""
    ^ (?: rank | \# | no\.? | pos\.? | position | place | seed | year | age | season ) $
    | ^ (?: of\ which | of\ these | thereof | o/w | memo(?:randum)? | including | incl\. ) (?!\w)
    | ^ (?: percentage | average | mean | median ) \b
    | %
    """,
    re.X | re.I,
)
# Columns (or rows) of these are not sums, whatever stands in them.
_NOT_SUMMED = re.compile(
    r"%|\b(?:percent(?:age)?|pct|per|avg|average|mean|median|rate|ratio|rank|ranking|pos|position|place|density|index|"
    r"margin|yield|high|highest|best|max|maximum|min|minimum|low|lowest|age|price|sd|deviation|growth|economy|strike|"
    r"era|gaa|multiple|hs|yoy|date|cumulative|running)\b",
    re.I,
)
# Whole numbers under one of these headings are rounded.
_SCALED = re.compile(r"\b(?:thousands?|millions?|billions?|mn|bn|mln|000s?)\b|[’']000|£000|[$€£]\s?[mk]?\b", re.I)
_LONGEST_RUN = 40
_FARTHEST = 400
_MOST_ROUNDING = 2
"""So many units are tried for what rounding may hide of a slip."""
# Odds before any sum is seen: that a table with decimals or a scale is rounded, that another is, that one of small
# numbers is; and how rarely a printed sum is wrong.
_ROUNDED_IF_SCALED, _ROUNDED, _ROUNDED_IF_SMALL, _SLIP = 0.95, 0.1, 0.01, 0.01


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


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A hypothesis for a total: the plain rows from `start` to `end`, the totals from `first` to `last`, and single
    rows with their signs."""

    kind: str
    start: int = 0
    end: int = 0
    first: int = 0
    last: int = 0
    extra: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a pattern makes of one column: `off` is the total less its parts, `slack` twice what rounding allows,
    `parts` how many parts are not zero, `digits` how long the total is, `close` whether it is far larger than `off`."""

    off: int
    slack: int
    parts: int
    digits: int
    close: bool

    @property
    def holds(self) -> bool:
        return 2 * abs(self.off) <= self.slack

    @property
    def counts(self) -> bool:
        """Whether a sum that comes out says anything: small numbers near each other, or one part alone, say little."""
        if self.off:
            return self.holds and self.close
        return self.parts > 1 or self.digits > 2


_Sums = tuple[int, int, int, int]  # of values, of units, how many unknown, how many not zero


class _Column:
    """Running sums over the plain rows and over the totals of one column, for its amounts or for its percentages."""

    def __init__(self, cells: Sequence[Number | None], *, percent: bool) -> None:
        self.cells = [None if n is None or (n.percent is not percent and n.figure) else n for n in cells]
        self.plain: list[_Sums] = [(0, 0, 0, 0)]
        self.totals: list[_Sums] = [(0, 0, 0, 0)]

    def append(self, sign: int, total: bool) -> None:
        """Add the next row: a part with a sign (0 for none), or a total."""
        cell = self.cells[len(self.plain) - 1]
        self.plain.append(_added(self.plain[-1], cell, sign))
        self.totals.append(_added(self.totals[-1], cell, int(total)))

    def over(self, pattern: _Pattern) -> _Sums:
        """Return the sums over the pattern's parts."""
        sums = _between(self.plain, pattern.start, pattern.end)
        if pattern.last:
            sums = _plus(sums, _between(self.totals, pattern.first, pattern.last))
        for row, sign in pattern.extra:
            sums = _added(sums, self.cells[row], sign)
        return sums


def _added(sums: _Sums, cell: Number | None, sign: int) -> _Sums:
    if cell is None or not sign:
        return sums
    value, unit, unknown, some = sums
    return value + sign * cell.value, unit + max(0, cell.unit), unknown + (cell is UNKNOWN), some + (cell.value != 0)


def _plus(a: _Sums, b: _Sums) -> _Sums:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]


def _between(series: Sequence[_Sums], start: int, end: int) -> _Sums:
    if start >= end:
        return 0, 0, 0, 0
    a, b = series[start], series[end]
    return b[0] - a[0], b[1] - a[1], b[2] - a[2], b[3] - a[3]


def is_total(label: str) -> bool:
    """Return whether a row or column of this name is a total."""
    return bool(_TOTAL.search(label)) and not _NOT_TOTAL.search(label)


def sums(grid: Grid) -> tuple[list[Sum], list[Sum]]:
    """Return every sum that the table states and that its own pattern explains: down its columns, and across its rows
    (those with rows for columns). A contradiction that shows in several sums is given once."""
    return _sums(Same(grid))


@lru_cache(maxsize=1)
def _sums(same: Same[Grid]) -> tuple[list[Sum], list[Sum]]:
    grid = same.value
    down, across = _Footing(grid), _Footing(grid.turned())
    found_down, found_across = down.found(), across.found()
    rounded = _rounded(grid, [(down, s) for s in found_down] + [(across, s) for s in found_across])
    first = _distinct(_believed([replace(s, status=down.status(s, rounded)) for s in found_down]))
    second = _distinct(_believed([replace(s, status=across.status(s, rounded)) for s in found_across]))
    broken = {(cell, abs(s.off)) for s in first if s.status is not Status.CONSISTENT for cell in _cells(s)}
    return first, [
        s
        for s in second
        if s.status is Status.CONSISTENT or not any(((row, column), abs(s.off)) in broken for column, row in _cells(s))
    ]


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
            yield replace(each, status=Status.UNSURE) if alike[each.row, each.off] > 1 else each


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


def _rounded(grid: Grid, found: Sequence[tuple[_Footing, Sum]]) -> frozenset[bool]:
    """Return for which of decimals (True) and whole numbers (False) the table's numbers are likelier rounded than
    exact, by how many sums come out exactly."""
    headings = " ".join(name.full for name in (*grid.columns, *grid.rows))
    rounded = set()
    for decimals in (True, False):
        chosen = [
            (s, t) for f, s in found if s.status is Status.CONSISTENT and f.has_decimals(t := f.total(s)) is decimals
        ]
        scaled = decimals or _SCALED.search(headings) or any(n.is_money for row in grid.numbers for n in row if n)
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


class _Footing:
    """The patterns of one table, read down its columns."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.filled = [any(n is not None and n is not UNKNOWN for n in row) for row in grid.numbers]
        columns = list(zip(*grid.numbers, strict=True))
        self.amounts = [_Column(cells, percent=False) for cells in columns]
        self.percents = [_Column(cells, percent=True) for cells in columns]
        self.summed = [not _NOT_SUMMED.search(name.full) for name in grid.columns]
        self.totals: list[bool] = []
        self.total_rows: list[int] = []
        self.signs: list[int] = []
        self.implied: dict[int, _Pattern] = {}
        for row in range(len(grid.numbers)):
            self._take(row)

    def _take(self, row: int) -> None:
        """Decide what a row is, all rows above being known: a total, a part, or neither."""
        label = self.grid.rows[row].full
        total = self.filled[row] and is_total(label)
        if self.filled[row] and not total and (pattern := self._implied_by(row)):
            self.implied[row] = pattern
            total = True
        taken_off = _LESS.match(label) and not any(n is not None and n.value < 0 for n in self.grid.numbers[row])
        sign = 0 if total or not self.filled[row] or _NOT_PART.search(label) else -1 if taken_off else 1
        self.totals.append(total)
        if total:
            self.total_rows.append(row)
        self.signs.append(sign)
        for column in (*self.amounts, *self.percents):
            column.append(sign, total)

    # --- patterns

    def _above(self, row: int) -> Iterator[_Pattern]:
        """Yield the hypotheses for a total that need only the rows above it."""
        before = self._total_before(row)
        section = self.grid.rows[row].section
        head = row
        while head > before + 1 and self.grid.rows[head - 1].section == section:
            head -= 1
        yield _Pattern("block", head, row)
        if head != before + 1:
            yield _Pattern("since total", before + 1, row)
        if before >= 0:
            yield _Pattern("running", before + 1, row, extra=((before, 1),))

    def _patterns(self, row: int) -> Iterator[_Pattern]:
        yield from self._above(row)
        before = self._total_before(row)
        if before >= 0:
            yield _Pattern("all", 0, row)
            yield _Pattern("subtotals", first=0, last=row)
            yield _Pattern("subtotals and rest", before + 1, row, first=0, last=row)
        leaf = self.grid.rows[row].leaf
        about = _TOTAL.sub("", leaf).strip(" :,-–—")
        above = [r for r in range(max(0, row - _FARTHEST), row) if self.signs[r]]
        named = tuple((r, 1) for r in above if about and self.grid.rows[r].full.startswith(about))
        if len(named) > 1:
            yield _Pattern("named", extra=named)
        alike = tuple((r, 1) for r in above if self.grid.rows[r].leaf == leaf)
        if len(alike) > 1 and leaf:
            yield _Pattern("alike", extra=alike)

    def _total_before(self, row: int) -> int:
        """Return the last total above a row, -1 if there is none."""
        i = bisect_left(self.total_rows, row)
        return self.total_rows[i - 1] if i else -1

    def _last_resorts(self, row: int) -> Iterator[_Pattern]:
        after = row + 1
        while after < len(self.totals) and not self.totals[after] and self.filled[after]:
            after += 1
        yield _Pattern("below", row + 1, after)
        for start in range(row - 2, max(-1, row - _LONGEST_RUN), -1):
            yield _Pattern("run", start, row)

    def _differences(self, row: int) -> Iterator[_Pattern]:
        if row >= 2:
            yield _Pattern("difference", extra=((row - 2, 1), (row - 1, -1)))
        totals = self.total_rows[-2:]
        if len(totals) == 2 and totals != [row - 2, row - 1]:
            yield _Pattern("difference", extra=((totals[0], 1), (totals[1], -1)))

    def _implied_by(self, row: int) -> _Pattern | None:
        """Return the pattern that makes a row a total though it is not called one: nearly all columns bear it out, and
        more digits agree than chance would have it."""
        named = bool(self.grid.rows[row].full)
        best: tuple[int, _Pattern] | None = None
        for pattern in (*self._above(row), *self._differences(row)):
            tried = self._tried(row, pattern)
            digits = sum(o.digits for o in tried.values() if o.parts > 1 and not o.off)
            failing = [c for c, o in tried.items() if not o.holds]
            if (
                digits < (5 if named else 2)
                or len(failing) > 1
                or not all(self._is_slip(row, c, pattern, tried[c]) for c in failing)
            ):
                continue
            if best is None or digits > best[0]:
                best = digits, pattern
        return best[1] if best else None

    # --- outcomes

    def _column(self, column: int, total: Number) -> _Column:
        return self.percents[column] if total.percent else self.amounts[column]

    def _outcome(self, row: int, column: int, pattern: _Pattern) -> _Outcome | None:
        """Return what a pattern makes of one column's total; None where it has nothing to say."""
        total = self.grid.numbers[row][column]
        if total is None or total is UNKNOWN or (total.percent and abs(total.value) != 100 * self.grid.per_unit):
            return None
        value, unit, unknown, some = self._column(column, total).over(pattern)
        if unknown or not some or (total.percent and not total.figure):
            return None
        off = total.value - value
        digits = len(str(abs(total.value) // (total.unit or 1)))
        return _Outcome(off, unit + max(0, total.unit), some, digits, 50 * abs(off) <= abs(total.value))

    def _tried(self, row: int, pattern: _Pattern) -> dict[int, _Outcome]:
        tried = ((c, self._outcome(row, c, pattern)) for c in range(len(self.amounts)))
        return {c: outcome for c, outcome in tried if outcome is not None}

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

    def _best(self, row: int) -> tuple[_Pattern | None, dict[int, _Outcome], list[dict[int, _Outcome]]]:
        """Return the pattern that most columns bear out, its outcomes, and those of all patterns that some bear out."""
        best: _Pattern | None = None
        outcomes: dict[int, _Outcome] = {}
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
                if sum(o.digits for o in tried.values() if o.parts > 1 and not o.off) >= enough:
                    return pattern, tried, [tried]
        return best, outcomes, others

    def _judged(
        self, row: int, pattern: _Pattern, tried: dict[int, _Outcome], others: list[dict[int, _Outcome]]
    ) -> Iterator[Sum]:
        learnt = sum(o.counts for o in tried.values())
        failing = [c for c, o in tried.items() if not o.holds and self.summed[c]]
        slips = [c for c in failing if self._is_slip(row, c, pattern, tried[c])]
        believed = len(slips) <= learnt and len(failing) <= 2 * learnt
        for column, outcome in tried.items():
            if outcome.holds and (believed or not outcome.off):
                yield self._sum(row, column, pattern, outcome, Status.CONSISTENT, learnt)
            elif believed and column in slips and not any(t[column].holds for t in others if column in t):
                yield self._sum(row, column, pattern, outcome, Status.INCONSISTENT, learnt)

    def _by_the_table(self, row: int, kinds: Counter[str]) -> Iterator[Sum]:
        """Judge a total that no column bears out by the pattern of the table's other totals, or, where a plain "Total"
        stands alone under all the rest, by what that can only mean."""
        alone = not kinds and sum(self.totals) == 1 and _PLAIN_TOTAL.fullmatch(self.grid.rows[row].leaf)
        for pattern in self._patterns(row):
            if kinds[pattern.kind] < 2 and not (alone and self._is_whole(row, pattern)):
                continue
            tried = self._tried(row, pattern)
            failing = [c for c in tried if self.summed[c]]
            if len(failing) == 1 and self._is_slip(row, failing[0], pattern, tried[failing[0]], by_total=bool(alone)):
                yield self._sum(row, failing[0], pattern, tried[failing[0]], Status.INCONSISTENT, kinds[pattern.kind])
                return

    def _is_whole(self, row: int, pattern: _Pattern) -> bool:
        """Return whether a pattern's parts are all the table but the total at its end."""
        return pattern.kind == "block" and not any(self.filled[: pattern.start]) and not any(self.filled[row + 1 :])

    def _sum(self, row: int, column: int, pattern: _Pattern, outcome: _Outcome, status: Status, learnt: int) -> Sum:
        return Sum(row, column, tuple(self._parts(row, column, pattern)), outcome.off, status, learnt)

    def _parts(self, row: int, column: int, pattern: _Pattern) -> Iterable[tuple[int, int]]:
        total = self.grid.numbers[row][column]
        assert total is not None
        cells = self._column(column, total).cells
        parts = dict(pattern.extra)
        parts |= {r: self.signs[r] for r in range(pattern.start, pattern.end) if self.signs[r]}
        parts |= {r: 1 for r in range(pattern.first, pattern.last) if self.totals[r]}
        return sorted((r, sign) for r, sign in parts.items() if cells[r] is not None)

    # --- what a break of the pattern means

    def _is_slip(self, row: int, column: int, pattern: _Pattern, outcome: _Outcome, *, by_total: bool = False) -> bool:
        """Return whether a column that breaks a pattern is one that should keep it: a slip in one cell explains it, as
        none does for columns of averages, records or rates."""
        total = self.grid.numbers[row][column]
        assert total is not None
        if not self.summed[column]:
            return False
        unit = total.unit or 1
        rounding = range(-unit * min(_MOST_ROUNDING, outcome.slack // unit // 2), outcome.slack // 2 + 1, unit)
        offs = [outcome.off + less for less in rounding if abs(less) <= _MOST_ROUNDING * unit]
        if any(is_digit_slip(total.value, total.value - off, total.unit) for off in offs):
            return True
        if by_total:
            return False
        if abs(outcome.off) * 5 <= abs(total.value):
            return True
        for r, sign in self._parts(row, column, pattern):
            part = self.grid.numbers[r][column]
            assert part is not None
            if part.value and any(is_digit_slip(part.value, part.value + sign * off, part.unit) for off in offs):
                return True
        return False

    def total(self, each: Sum) -> Number:
        """Return a sum's total."""
        total = self.grid.numbers[each.row][each.column]
        assert total is not None
        return total

    def has_decimals(self, number: Number) -> bool:
        """Return whether a number is printed with decimals."""
        return 0 < number.unit < self.grid.per_unit

    def status(self, each: Sum, rounded: Collection[bool]) -> Status:
        """Return what a sum is worth; `rounded` says whether decimals and whole numbers are rounded."""
        total = self.total(each)
        if each.status is Status.CONSISTENT and each.off and self.has_decimals(total) not in rounded:
            return Status.INCONSISTENT
        if each.status is Status.INCONSISTENT and self.has_decimals(total) in rounded:
            cells = [self.grid.numbers[r][each.column] for r, _ in each.parts]
            # One unit more than rounding allows.
            if 2 * abs(each.off) <= 3 * total.unit + sum(max(0, n.unit) for n in cells if n is not None):
                return Status.IMPRECISE
        return each.status
