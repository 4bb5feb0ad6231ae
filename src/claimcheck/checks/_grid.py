"""A table as numbers with names: what its rows and columns are called, and the table turned on its side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.checks._cells import Row, is_number, read_cells
from claimcheck.checks._same import recent
from claimcheck.checks._table_words import ENDS_AS_TOTAL, Label, label
from claimcheck.model import Kind, TableReading
from claimcheck.records import dataclass

_DESCRIBED = 3  # labels of a row; with two, a total often has both: its name and its unit
_FEWEST_NAMES = 2
_FEWEST_AMOUNTS = 3
_SUMMED = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT})


_new = tuple.__new__  # of a named tuple, twice as fast as its own constructor


class Name(NamedTuple):
    """What a row or column is called: all its headings, the last of them, the number of its section, what they say of
    it, whether it is called a total, and from which place on: of tables side by side, one ends before the other; and
    whether it is set in bold as others are not."""

    full: str
    leaf: str
    section: int
    said: Label
    is_total: bool
    since: int = 0
    is_strong: bool = False


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Grid:
    """A table's body as amounts: `numbers[r][c]` is None for an empty cell or a label, `lines[c]` is column c.

    `rows` and `columns` say what they are called, `per_unit` how many small units make 1, `coarsest` the greatest unit
    of a number, `is_rounded` that what is printed is known to be rounded; `percents` are the columns that hold
    percentages, by their cells or by a heading that says so; `kinds` are those of the amounts that are no counts;
    `is_cut` says that rows above may be missing.
    """

    numbers: tuple[Row, ...]
    lines: tuple[Row, ...]
    rows: tuple[Name, ...]
    columns: tuple[Name, ...]
    per_unit: int
    coarsest: int
    percents: tuple[int, ...] = ()
    kinds: frozenset[Kind] = frozenset()
    is_rounded: bool = False
    is_cut: bool = False

    def turned(self) -> Grid:
        """Return the grid with rows for columns."""
        return Grid(
            self.lines,
            self.numbers,
            self.columns,
            self.rows,
            self.per_unit,
            self.coarsest,
            (),
            self.kinds,
            self.is_rounded,
        )


def percents_of(grid: Grid, caption: str) -> frozenset[int]:
    """Return the columns that hold percentages: by their own heading or cells, or all by what stands over the table."""
    if grid.percents or grid.kinds or not label(caption).in_percent:
        return frozenset(grid.percents)
    most = 100 * grid.per_unit
    small = all(abs(n.value) <= most for row in grid.numbers for n in row if n is not None)
    return frozenset(range(len(grid.columns))) if small else frozenset()


@recent()
def grid_of(table: TableReading) -> Grid | None:
    """Return the table's grid, or None if it has no amounts."""
    cells = read_cells(table)
    if cells is None:
        return None
    numbers = cells.numbers
    lines = tuple(zip(*numbers, strict=True))
    rows, columns = _row_names(table.texts[cells.first :], numbers), _column_names(table.texts, cells.first, numbers)
    if table.table.strong_rows:
        strong = frozenset(table.table.strong_rows)
        rows = tuple([name._replace(is_strong=r in strong) for r, name in enumerate(rows, cells.first)])
    if not cells.is_even:
        lines = _as_fine(lines, rows)
        numbers = tuple(zip(*lines, strict=True))
    percents = tuple([c for c, name in enumerate(columns) if _is_in_percent(name, lines[c], cells.kinds)])
    of = (cells.per_unit, cells.coarsest, percents, cells.kinds, table.table.is_rounded, _is_cut(table, cells.first))
    return Grid(numbers, lines, rows, columns, *of)


def _is_cut(table: TableReading, first: int) -> bool:
    """Return whether what stands for headings is a row of amounts: the table goes on from another page."""
    if first != 1:
        return False
    row = table.figures[0]
    heads = [f for f in row if f is not None and f.kind in _SUMMED]
    if len(heads) < _FEWEST_AMOUNTS or any(f is not None and f.kind not in _SUMMED for f in row):
        return False
    numbered = all(b.value == a.value + 1 for a, b in pairwise(heads))  # rounds, quarters, grades
    return not numbered and all(f.surface == text for f, text in zip(row, table.texts[0], strict=True) if f)


def _is_in_percent(name: Name, line: Row, kinds: frozenset[Kind]) -> bool:
    if Kind.PERCENT not in kinds:
        return name.said.in_percent and any(map(is_number, line))
    printed = [n.percent for n in line if n is not None and n.figure is not None]
    signed = sum(printed)
    return 2 * signed > len(printed) or (bool(printed) and not signed and name.said.in_percent)


def _as_fine(lines: tuple[Row, ...], rows: Sequence[Name]) -> tuple[Row, ...]:
    """Return the columns with their whole numbers as fine as their decimals, which a spreadsheet prints without zeros
    at their end: 24 beside 10.6 is 24.0. Longer numbers may be rounded to as many digits, and totals to whole ones."""
    return tuple([_line_as_fine(line, rows) for line in lines])


def _line_as_fine(line: Row, rows: Sequence[Name]) -> Row:
    units = {n.unit for n in line if n is not None and n.figure is not None and n.unit > 0}
    if len(units) < 2:
        return line
    unit = min(units)
    longest = max(len(str(abs(n.value))) for n in line if n is not None and n.figure is not None and n.unit == unit)
    return tuple(
        n._replace(unit=unit)
        if n is not None and n.unit > unit and not row.is_total and len(str(abs(n.value))) <= longest
        else n
        for n, row in zip(line, rows, strict=True)
    )


# --- names -----------------------------------------------------------------------------------------------------------


def _row_names(texts: Sequence[Sequence[str]], numbers: Sequence[Row]) -> tuple[Name, ...]:
    names = []
    section = 0
    usual: int | None = None
    for row, cells in zip(texts, numbers, strict=True):
        told = [text for text, n in zip(row, cells) if not n]  # noqa: B905
        full = _clean(" ".join(told))
        if len(told) == len(row):
            # A row without amounts is a heading or a gap: what follows is a section of its own.
            section += not is_left_out(full)
        said = label(full)
        total, since = said.total, 0
        if total and len(told) >= _DESCRIBED:
            usual = usual or _usual(texts, numbers)
            total = not _is_item(_labels(row, cells), usual)
        if total and len(told) > 1:
            since = _since(row, cells)
        names.append(_new(Name, (full, full, section, said, total, since, False)))
    return _with_whole(names)


def _since(texts: Sequence[str], cells: Row) -> int:
    """Return the place of the word for a total where amounts with another label stand before it, else 0."""
    for place, (text, cell) in enumerate(zip(texts, cells, strict=True)):
        if text and not cell and label(_clean(text)).total:
            before = zip(texts[:place], cells[:place], strict=True)
            return place if any(cells[:place]) and any(t and not n for t, n in before) else 0
    return 0


def _labels(texts: Sequence[str], cells: Row) -> list[str]:
    return [text for text, n in zip(texts, cells, strict=True) if text and n is None]


def _usual(texts: Sequence[Sequence[str]], numbers: Sequence[Row]) -> int:
    """Return how many labels a row has: the lower median, without the library that brings random numbers along."""
    found = sorted(len(_labels(row, cells)) for row, cells in zip(texts, numbers, strict=True))
    return found[(len(found) - 1) // 2]


def _is_item(labels: Sequence[str], usual: int) -> bool:
    """Return whether a row with the word "total" is described as fully as the rows of single things are, so that it is
    one of them: "Total Return Swap | Duran | Tenaska"."""
    return len(labels) >= max(usual, _DESCRIBED) and not any(ENDS_AS_TOTAL.search(text) for text in labels)


def _with_whole(names: Sequence[Name]) -> tuple[Name, ...]:
    """Take the last or the first of the rows or columns for a total by a word that says so only at a table's end, and
    only where no other has such a word: "All goods", "World"."""
    if len(names) <= _FEWEST_NAMES:
        return tuple(names)
    wholes = [i for i, name in enumerate(names) if label(name.leaf).whole_at_end]
    if len(wholes) != 1 or (i := wholes[0]) not in (0, len(names) - 1) or names[i].said.derived:
        return tuple(names)
    return (*names[:i], names[i]._replace(is_total=True), *names[i + 1 :])


def is_left_out(name: str) -> bool:
    """Return whether a row or column, by its name, only marks that others are left out."""
    return name != "" and not name.strip("… ")


def _column_names(texts: Sequence[Sequence[str]], first: int, numbers: Sequence[Row]) -> tuple[Name, ...]:
    width = len(numbers[0])
    if not first and len(numbers) == 1:
        # "Men | 60 | Women | 40 | All | 100": each amount is called by the cell before it.
        told = [
            texts[0][c - 1] if c and numbers[0][c] is not None and numbers[0][c - 1] is None else ""
            for c in range(width)
        ]
        return tuple(Name(name, name, 0, (said := label(name)), said.total) for name in told)
    headers = _spread(texts[:first])
    names: list[Name] = []
    section = 0
    for c in range(width):
        levels = [row[c] for row in headers if row[c]]
        section += c > 0 and len(headers) > 1 and headers[0][c] != headers[0][c - 1]
        full = leaf = _clean(levels[-1]) if levels else ""
        if len(levels) > 1:
            full = _clean(" ".join(dict.fromkeys(levels)))
        said = label(full)
        names.append(Name(full, leaf, section, said, said.total))
    return _with_whole(names)


def _spread(headers: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return heading rows with each group's heading over all its columns, as a merged cell stands over them."""
    spread = [list(row) for row in headers]
    for row, below in pairwise(spread):
        for c in range(1, len(row)):
            if not row[c] and row[c - 1] and below[c]:
                row[c] = row[c - 1]
    return spread


def _clean(text: str) -> str:
    return " ".join(text.split())
