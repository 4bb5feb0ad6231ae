"""A table as numbers: which cells are amounts, what rows and columns are called, and the table turned on its side.

Values are whole multiples of one small unit of the table, so that sums are exact and quick.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median_low

from claimcheck.checks._same import Recent
from claimcheck.checks._table_words import ENDS_AS_TOTAL, NOT_TOTAL, WHOLE_AT_END, is_total
from claimcheck.figures import read_figure
from claimcheck.lazy import regex
from claimcheck.model import Cell, Figure, Kind, Span, TableReading
from claimcheck.records import dataclass, replace

# A cell that is one amount, whatever marks a note: "$ (1,234)", "12.3%", "1,234(a)", "+3", "72*", ".376", "CHF 20".
_AMOUNT = regex(
    r"""
    (?P<core>
        [(\[]? \s* [+\-−–]? \s*
        (?: [A-Z]{0,3} [$€£¥] | [A-Z]{3} (?=\s*\d) )? \s*
        [(+\-−–]? \s*
        (?: \d[\d,'’\u00a0\u2009\u202f]* (?: \.\d+ )? | \.\d+ )
        (?: \s? [)\]] )? (?: \s? % )? (?: \s? [)\]] )?
    )
    (?P<note> \s* (?: [*†‡§#^]{1,3} | \( (?: [a-z] | \d ) \) | \[ (?: [a-z] | \d{1,2} ) \] | [¹²³⁴⁵] ) )*
    """,
    re.X,
)
# The cells of most tables, which are settled without the pattern above.
_DIGITS = regex(r"\d[\d,]*(?:\.\d+)?")
_PLAIN = frozenset({Kind.COUNT, Kind.MONEY})
_NIL = frozenset(
    {"-", "–", "—", "−", "‑", "--", "---", "nil", "none", "$-", "$ -", "$—", "$ —", "$–", "£-", "€-", "-%", "—%", "– %"}
)
_NEGATIVE = regex(r"[^\d]*[(\-−–]")
_AMOUNTS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.YEAR, Kind.MULTIPLE, Kind.POINTS})
_IN_WORDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.POINTS})  # "$25 million", "3.2 kg", "1.5 pp"
_DESCRIBED = 3  # labels of a row; with two, a total often has both: its name and its unit
_FEWEST_NAMES = 2
_FINEST = 9  # decimals; finer numbers are no amounts of a report


@dataclass(frozen=True, slots=True)
class Number:
    """A cell's amount in the table's small units; `unit` is the worth of its last printed digit. A dash is zero and has
    no figure; a cell that holds something else is `UNKNOWN`."""

    value: int
    unit: int
    figure: Figure | None = None
    percent: bool = False

    @property
    def is_money(self) -> bool:
        """Whether a currency is printed with it."""
        return self.figure is not None and self.figure.kind is Kind.MONEY


UNKNOWN = Number(0, -1)


@dataclass(frozen=True, slots=True)
class Name:
    """What a row or column is called: all its headings, the last of them, the number of its section, and whether it
    is called a total."""

    full: str
    leaf: str
    section: int
    is_total: bool


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Grid:
    """A table's body as amounts: `numbers[r][c]` is None for an empty cell or a label.

    `rows` and `columns` say what they are called, `per_unit` how many small units make 1, `is_rounded` that what is
    printed is known to be rounded.
    """

    numbers: tuple[tuple[Number | None, ...], ...]
    rows: tuple[Name, ...]
    columns: tuple[Name, ...]
    per_unit: int
    is_rounded: bool = False

    def turned(self) -> Grid:
        """Return the grid with rows for columns."""
        return Grid(tuple(zip(*self.numbers, strict=True)), self.columns, self.rows, self.per_unit, self.is_rounded)


def grid_of(table: TableReading) -> Grid | None:
    """Return the table's grid, or None if it has no amounts."""
    return _remembered(table)


def _grid_of(table: TableReading) -> Grid | None:
    figures = [
        [_amount(text, figure, cell) for text, figure, cell in zip(*row, strict=True)]
        for row in zip(table.texts, table.figures, table.table.rows, strict=True)
    ]
    if not figures or not figures[0]:
        return None
    _unyear(figures)
    first = _first_body_row(figures, table.table.header_rows)
    decimals = max((_decimals(f) for row in figures[first:] for f in row if f is not None), default=-1)
    if decimals < 0:
        return None
    numbers = tuple(
        tuple(_number(figure, text, decimals) for figure, text in zip(row, texts, strict=True))
        for row, texts in zip(figures[first:], table.texts[first:], strict=True)
    )
    rows, columns = _row_names(table.texts[first:], numbers), _column_names(table.texts, first, numbers)
    numbers = _as_fine(numbers, [row.is_total for row in rows])
    return Grid(numbers, rows, columns, 10**decimals, table.table.is_rounded)


_remembered = Recent(_grid_of)


def _as_fine(
    numbers: tuple[tuple[Number | None, ...], ...], totals: Sequence[bool]
) -> tuple[tuple[Number | None, ...], ...]:
    """Return the numbers with the whole ones as fine as the decimals of their column, which a spreadsheet prints
    without zeros at their end: 24 beside 10.6 is 24.0. Longer numbers may be rounded to as many digits, and totals to
    whole ones."""
    finer: dict[tuple[int, int], Number] = {}
    for c, column in enumerate(zip(*numbers, strict=True)):
        printed = [n for n in column if n is not None and n.figure is not None and n.unit > 0]
        unit = min((n.unit for n in printed), default=0)
        longest = max((len(str(abs(n.value))) for n in printed if n.unit == unit), default=0)
        for r, cell in enumerate(column):
            if cell is not None and cell.unit > unit > 0 and not totals[r] and len(str(abs(cell.value))) <= longest:
                finer[r, c] = replace(cell, unit=unit)
    if not finer:
        return numbers
    return tuple(tuple(finer.get((r, c), n) for c, n in enumerate(row)) for r, row in enumerate(numbers))


def _row_names(texts: Sequence[Sequence[str]], numbers: Sequence[Sequence[Number | None]]) -> tuple[Name, ...]:
    names = []
    section = 0
    labels = [
        [t for t, n in zip(row, cells, strict=True) if t and n is None]
        for row, cells in zip(texts, numbers, strict=True)
    ]
    usual = median_low(map(len, labels)) if labels else 0
    for row, said, cells in zip(texts, labels, numbers, strict=True):
        label = _clean(" ".join(text for text, n in zip(row, cells, strict=True) if n is None or n is UNKNOWN))
        # A row without amounts is a heading or a gap: what follows is a section of its own.
        section += not is_left_out(label) and not any(n is not None and n is not UNKNOWN for n in cells)
        names.append(Name(label, label, section, is_total(label) and not _is_item(said, usual)))
    return _with_last(names)


def _is_item(labels: Sequence[str], usual: int) -> bool:
    """Return whether a row with the word "total" is described as fully as the rows of single things are, so that it is
    one of them: "Total Return Swap | Duran | Tenaska"."""
    return len(labels) >= max(usual, _DESCRIBED) and not any(ENDS_AS_TOTAL.search(label) for label in labels)


def _with_last(names: Sequence[Name]) -> tuple[Name, ...]:
    """Take the last of the rows or columns for a total by a word that says so only at a table's end, and only where no
    other has such a word: "All goods"."""
    if len(names) <= _FEWEST_NAMES or not WHOLE_AT_END.match(names[-1].leaf) or NOT_TOTAL.search(names[-1].full):
        return tuple(names)
    if any(WHOLE_AT_END.match(name.leaf) for name in names[:-1]):
        return tuple(names)
    return (*names[:-1], replace(names[-1], is_total=True))


def is_left_out(label: str) -> bool:
    """Return whether a row or column, by its name, only marks that others are left out."""
    return label != "" and not label.strip("… ")


def _column_names(
    texts: Sequence[Sequence[str]], first: int, numbers: Sequence[Sequence[Number | None]]
) -> tuple[Name, ...]:
    width = len(numbers[0])
    if not first and len(numbers) == 1:
        # "Men | 60 | Women | 40 | All | 100": each amount is called by the cell before it.
        names = [
            texts[0][c - 1] if c and numbers[0][c] is not None and numbers[0][c - 1] is None else ""
            for c in range(width)
        ]
        return tuple(Name(name, name, 0, is_total(name)) for name in names)
    headers = _spread(texts[:first])
    found: list[Name] = []
    section = 0
    for c in range(width):
        levels = [row[c] for row in headers if row[c]]
        section += c > 0 and len(headers) > 1 and headers[0][c] != headers[0][c - 1]
        full = _clean(" ".join(dict.fromkeys(levels)))
        found.append(Name(full, _clean(levels[-1]) if levels else "", section, is_total(full)))
    return _with_last(found)


def _amount(text: str, figure: Figure | None, cell: Cell | None) -> Figure | None:
    """Return the cell's figure if the cell is one amount, with its sign as accountants print it."""
    if cell is None or not any(map(str.isdigit, text)):
        return None
    if figure is not None and figure.kind in _PLAIN and figure.surface == text and _DIGITS.fullmatch(text):
        return figure
    shape = _AMOUNT.fullmatch(text)
    if not shape:
        return figure if figure and figure.kind in _IN_WORDS and _is_all(figure, text) else None
    core = shape["core"].rstrip()
    if figure is None or shape.end("core") < len(text.rstrip()):
        figure = _read(core, cell.span.start)
    if figure is None or figure.kind not in _AMOUNTS or figure.is_range or figure.ratio:
        return None
    value = -abs(figure.value) if _NEGATIVE.match(core) else abs(figure.value)
    return figure if value == figure.value else replace(figure, value=value)


def _is_all(figure: Figure, text: str) -> bool:
    return figure.surface == text.strip() and not figure.is_range and not figure.ratio


def _read(core: str, start: int) -> Figure | None:
    try:
        figure = read_figure(core)
    except ValueError:
        return None
    return replace(figure, span=Span(start + figure.start, start + figure.end))


def _unyear(figures: list[list[Figure | None]]) -> None:
    """Take years out, and read what looks like one as a count where its column holds counts (1,998 printed as 1998)."""
    for row in figures:
        if all(f is None or f.kind is Kind.YEAR for f in row):
            row[:] = [None] * len(row)
    for c in range(len(figures[0])):
        column = [row[c] for row in figures]
        years = sum(f is not None and f.kind is Kind.YEAR for f in column)
        others = sum(f is not None and f.kind is not Kind.YEAR for f in column)
        if not years:
            continue
        for row in figures:
            figure = row[c]
            if figure is not None and figure.kind is Kind.YEAR:
                row[c] = replace(figure, kind=Kind.COUNT, quantum=Decimal(1)) if 2 * others >= years else None


def _first_body_row(figures: list[list[Figure | None]], header_rows: int) -> int:
    row = header_rows
    while row < len(figures) and not any(figures[row]):
        row += 1
    return row if row < len(figures) else header_rows


def _spread(headers: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return heading rows with each group's heading over all its columns, as a merged cell stands over them."""
    spread = [list(row) for row in headers]
    for row, below in pairwise(spread):
        for c in range(1, len(row)):
            if not row[c] and row[c - 1] and below[c]:
                row[c] = row[c - 1]
    return spread


def _decimals(figure: Figure) -> int:
    if figure.quantum == 1:
        return 0
    exponent = figure.quantum.normalize().as_tuple().exponent if figure.quantum else 0
    own = figure.value.as_tuple().exponent
    assert isinstance(exponent, int) and isinstance(own, int)
    return min(_FINEST, max(0, -exponent, 0 if figure.quantum else -own))


def _number(figure: Figure | None, text: str, decimals: int) -> Number | None:
    if figure is not None:
        value, unit = figure.value, figure.quantum
        if decimals:
            value, unit = value.scaleb(decimals), unit.scaleb(decimals)
        return Number(int(value), int(unit), figure, figure.kind is Kind.PERCENT)
    stripped = text.strip().lower()
    if stripped in _NIL:
        return Number(0, 0)
    unstated = stripped in _UNSTATED or _ERROR.fullmatch(stripped) or any(map(str.isdigit, stripped))
    return UNKNOWN if unstated else None


_UNSTATED = frozenset(
    {"nm", "n.m.", "n/m", "na", "n.a.", "n/a", "*", "**", "?", "…", "..", "x", "not available", "unknown", "tbd", "tbc"}
)
# What a spreadsheet prints where it can compute nothing: "#N/A", "#DIV/0!", "#REF!"; "####" where it does not fit.
_ERROR = regex(r"\#(?:\#+|[a-z/0]{2,12}[!?]?)|err(?::\d+|or)")
_SPACE = regex(r"\s+")


def _clean(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
