"""Running sums over a table's columns: the sum of any rows in one step."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.checks._grid import UNKNOWN, Number
from claimcheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """A hypothesis for a total: the plain rows from `start` to `end`, the totals from `first` to `last`, and single
    rows with their signs."""

    kind: str
    start: int = 0
    end: int = 0
    first: int = 0
    last: int = 0
    extra: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a pattern makes of one column: `off` is the total less its parts, `slack` twice what rounding allows,
    `parts` how many parts are not zero, `size` the total in units of its last digit, `close` whether it is far larger
    than `off`."""

    off: int
    slack: int
    parts: int
    size: int
    close: bool

    @property
    def digits(self) -> int:
        """How long the total is."""
        return len(str(self.size))

    @property
    def holds(self) -> bool:
        return 2 * abs(self.off) <= self.slack

    @property
    def weight(self) -> int:
        """How many digits agree that might not: all of an exact sum's, one less of one that rounding explains."""
        if self.parts < 2 or not self.holds:
            return 0
        return self.digits if not self.off else self.digits - 1 if self.close else 0

    @property
    def counts(self) -> bool:
        """Whether a sum that comes out says anything: small numbers near each other, or one part alone, say little."""
        if self.off:
            return self.holds and self.close
        return self.parts > 1 or self.digits > 2


_Sums = tuple[int, int, int, int]  # of values, of units, how many unknown, how many not zero


class Column:
    """Running sums over the plain rows and over the totals of one column, for its amounts or for its percentages."""

    def __init__(self, cells: Sequence[Number | None], *, percent: bool) -> None:
        self.cells = [None if n is None or (n.percent is not percent and n.figure) else n for n in cells]
        self.plain: list[_Sums] = [(0, 0, 0, 0)]
        self.totals: list[_Sums] = [(0, 0, 0, 0)]

    def append(self, sign: int, total: bool) -> None:
        """Add the next row: a part with a sign (0 for none), or a total."""
        plain, totals = self.plain, self.totals
        cell = self.cells[len(plain) - 1]
        plain.append(_added(plain[-1], cell, sign) if cell is not None and sign else plain[-1])
        totals.append(_added(totals[-1], cell, 1) if cell is not None and total else totals[-1])

    def over(self, pattern: Pattern) -> _Sums:
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
