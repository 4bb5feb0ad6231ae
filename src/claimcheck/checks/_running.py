"""Running sums over a table's columns: the sum of any rows in one step.

A cell's amount, its rounding and whether it is known are packed into one integer, so that one addition adds them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, compress
from operator import mul
from typing import NamedTuple

from claimcheck.checks._cells import UNKNOWN, Number, Row
from claimcheck.checks._grid import Grid

# An entry is, from its lowest bit: whether the amount is not zero, whether it is unknown, its unit, its value. The
# first two are counted in sums of fewer than 2**32 cells, the units of as many cells have room for 128 bits each.
_UNKNOWN_AT, _UNIT_AT, _VALUE_AT = 32, 64, 224
_GREATEST_UNIT = (1 << 128) - 1
_COUNT = (1 << _UNKNOWN_AT) - 1
_BELOW_VALUE = (1 << _VALUE_AT) - 1
MOST_BROKEN = 1
"""A row that is not called a total is none if it is not the sum in more columns than so many."""
_FEWEST_PARTS = 2
_CLOSE = 50  # a total that is off by at most a part of so many is close


class Pattern(NamedTuple):
    """A hypothesis for a total: the plain rows from `start` to `end`, the totals from `first` to `last`, and single
    rows with their signs."""

    kind: str
    start: int = 0
    end: int = 0
    first: int = 0
    last: int = 0
    extra: tuple[tuple[int, int], ...] = ()


class Outcome(NamedTuple):
    """What a pattern makes of one column: `off` is the total less its parts, `slack` twice what rounding allows,
    `parts` how many parts are not zero, `size` the total in units of its last digit, `holds` whether rounding explains
    what it is off by, `close` whether the total is far larger than that."""

    off: int
    slack: int
    parts: int
    size: int
    holds: bool
    close: bool

    @property
    def digits(self) -> int:
        """How long the total is."""
        return len(str(self.size))

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
        return self.parts > 1 or self.size > 99


class Column:
    """Running sums over the plain rows and over the totals of one column, for its amounts or for its percentages.

    Attributes:
        cells: the column's cells of that kind, None for others.
    """

    __slots__ = ("_packed", "_plain", "_totals", "cells")

    def __init__(self, cells: Sequence[Number | None]) -> None:
        self.cells = cells
        self._packed: list[int] = []
        self._plain = [0]
        self._totals = [0]

    def outcome(self, total: Number, pattern: Pattern, signs: Sequence[int], totals: Sequence[bool]) -> Outcome | None:
        """Return what a pattern makes of a total; None if a part is unknown or all are zero.

        Args:
            total: the total.
            pattern: what it may be the sum of.
            signs: of each row above the total, at least, 1 for a part, -1 for a deduction, 0 for neither.
            totals: of each of these rows, whether it is a total.
        """
        self._reach(signs, totals)
        packed = self._plain[pattern.end] - self._plain[pattern.start] if pattern.start < pattern.end else 0
        if pattern.last:
            packed += self._totals[pattern.last] - self._totals[pattern.first]
        for row, sign in pattern.extra:
            packed += _signed(self._packed[row], sign)
        below = packed & _BELOW_VALUE
        some = below & _COUNT
        if not some or (below >> _UNKNOWN_AT) & _COUNT:
            return None
        off = total.value - (packed >> _VALUE_AT)
        slack = (below >> _UNIT_AT) + max(0, total.unit)
        size = abs(total.value)
        return Outcome(off, slack, some, size // (total.unit or 1), 2 * abs(off) <= slack, _CLOSE * abs(off) <= size)

    def _reach(self, signs: Sequence[int], totals: Sequence[bool]) -> None:
        """Extend the running sums to all rows whose part is known."""
        start, end = len(self._plain) - 1, len(signs)
        if start >= end:
            return
        if not self._packed:
            self._packed = [
                (n[0] << _VALUE_AT) + _USUAL if n is not None and n[1] == 1 and n[0] else _entry(n) for n in self.cells
            ]
        packed, signs = self._packed[start:end], signs[start:end]
        entries: Iterable[int] = packed
        if signs.count(1) != len(signs):
            entries = map(_signed, packed, signs) if -1 in signs else map(mul, packed, signs)
        self._plain += accumulate(entries, initial=self._plain.pop())
        if any(totals[start:end]):
            self._totals += accumulate(map(mul, packed, totals[start:end]), initial=self._totals.pop())
        else:
            self._totals += [self._totals[-1]] * (end - start)


_USUAL = (1 << _UNIT_AT) | 1  # the entry of a whole number, but for its value


def _entry(cell: Number | None) -> int:
    if cell is None:
        return 0
    if not cell or cell.unit > _GREATEST_UNIT:
        return 1 << _UNKNOWN_AT
    return (cell.value << _VALUE_AT) | (cell.unit << _UNIT_AT) | (cell.value != 0)


def _signed(packed: int, sign: int) -> int:
    """Return an entry to be added: with its value turned for a deduction, nothing for a row that is no part."""
    return packed if sign > 0 else packed - 2 * (packed >> _VALUE_AT << _VALUE_AT) if sign else 0


def of_kind(cells: Sequence[Number | None], *, percent: bool) -> Sequence[Number | None]:
    """Return a column's percentages, or its amounts, with None for the others; nothing but that if it has none.

    Args:
        cells: the column, of a table that has both.
        percent: whether its percentages are meant.
    """
    if not any(n is not None and n.figure is not None and n.percent is percent for n in cells):
        return [None] * len(cells)
    return [None if n is None or (n.percent is not percent and n.figure) else n for n in cells]


class Above:
    """The sums of the rows above, to tell in few steps that a row can be no total: it is far from them in two columns,
    or near them in none. A column is summed when it is first looked at: for most rows two are enough.

    Args:
        grid: the table.
        filled: which rows have an amount.
        signs: of each row, if it is no total, 1 for a part, -1 for a deduction, 0 for neither.
        percents: its columns with their percentages alone, if some of them have both.
    """

    def __init__(
        self, grid: Grid, filled: Sequence[bool], signs: Sequence[int], percents: Sequence[Sequence[Number | None]]
    ) -> None:
        self._numbers, self._lines = grid.numbers, grid.lines
        self._filled, self._signs = filled, signs
        self._parts = [0, *accumulate(map(abs, signs))]  # above each row
        self._unit = grid.coarsest
        self._known: list[tuple[list[int], bool] | None] = [None] * len(grid.lines)
        self._block = self._first = 0  # of the block, and of the rows after the last total
        self._before: int | None = None  # the last total
        hundred = 100 * grid.per_unit
        self._hundreds = {
            row
            for cells in percents
            for row, cell in enumerate(cells)
            if cell is not None and cell.percent and abs(cell.value) == hundred
        }

    def start_section(self, row: int) -> None:
        """Begin a section: its first block starts anew, though no total ends the rows above."""
        self._block = row

    def pass_total(self, row: int) -> None:
        """Pass a total: the next block begins."""
        self._block = self._first = row + 1
        self._before = row

    def may_be_total(self, row: int) -> bool:
        """Return whether a row needs a closer look: one part alone is no sum."""
        parts, first, before = self._parts, self._first, self._before
        if parts[row] - parts[first] + (before is not None) < _FEWEST_PARTS:
            return False
        if self._is_near(row, first) or row in self._hundreds:
            return True
        if parts[self._block] > parts[first] and self._is_near(row, self._block):
            return True
        return before is not None and self._is_near(row, first, self._numbers[before])

    def _is_near(self, row: int, first: int, more: Row = ()) -> bool:
        """Return whether a row may be the sums of those from `first` on, and of one more, in one column at least, and
        in all others but one."""
        near = far = 0
        # For the parts, the last total and the row itself.
        slack = self._unit * (self._parts[row] - self._parts[self._first] + 2)
        for place, cell in enumerate(self._numbers[row]):
            if cell is None or cell[3]:
                continue
            sums, is_unsure = self._known[place] or self._summed(place)
            made = sums[row] - sums[first]
            if more and (extra := more[place]) is not None and not extra[3]:
                made += extra[0]
            if is_unsure or 2 * abs(cell[0] - made) <= slack:
                near += 1
            elif made:
                far += 1
                if far > MOST_BROKEN:
                    return False
        return near > 0

    def _summed(self, place: int) -> tuple[list[int], bool]:
        """Return the sums of a column above each row, and whether a cell of it is unknown."""
        line = self._lines[place]
        is_unsure = not all(line) and UNKNOWN in compress(line, self._filled)
        amounts = [n[0] if n is not None and not n[3] else 0 for n in line]
        known = [0, *accumulate(map(mul, amounts, self._signs))], is_unsure
        self._known[place] = known
        return known
