"""The cells of a table as numbers: which hold one amount, and each amount in whole small units, so that sums are exact
and quick."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from claimcheck.figures import read_figure
from claimcheck.figures.single import WHOLE
from claimcheck.lazy import regex
from claimcheck.model import Cell, Figure, Kind, Span, TableReading
from claimcheck.records import replace

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
_DIGITS = "0123456789,."
_DIGIT = regex(r"\d")
_MARK = regex(r"\(\w\)")
_NEGATIVE = regex(r"[^\d]*[(\-−–]")
# Members of an enumeration are slow to look up.
_COUNT, _MONEY, _YEAR, _PERCENT = Kind.COUNT, Kind.MONEY, Kind.YEAR, Kind.PERCENT
_AMOUNTS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.YEAR, Kind.MULTIPLE, Kind.POINTS})
_IN_WORDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.POINTS})  # "$25 million", "3.2 kg", "1.5 pp"
_FINEST = 9  # decimals; finer numbers are no amounts of a report
_NIL = frozenset(
    {"-", "–", "—", "−", "‑", "--", "---", "nil", "none", "$-", "$ -", "$—", "$ —", "$–", "£-", "€-", "-%", "—%", "– %"}
)
_UNSTATED = frozenset(
    {"nm", "n.m.", "n/m", "na", "n.a.", "n/a", "*", "**", "?", "…", "..", "x", "not available", "unknown", "tbd", "tbc"}
)
# What a spreadsheet prints where it can compute nothing: "#N/A", "#DIV/0!", "#REF!"; "####" where it does not fit.
_ERROR = regex(r"\#(?:\#+|[a-z/0]{2,12}[!?]?)|err(?::\d+|or)")


class Number(NamedTuple):
    """A cell's amount in the table's small units; `unit` is the worth of its last printed digit. A dash is zero and has
    no figure; a cell that holds something else is `UNKNOWN`."""

    value: int
    unit: int
    figure: Figure | None = None
    percent: bool = False

    @property
    def is_money(self) -> bool:
        """Whether a currency is printed with it."""
        return self.figure is not None and self.figure.kind is _MONEY


class _Unknown(Number):
    """What a cell holds that is something else than an amount: false, as an empty cell is."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


_new = tuple.__new__  # of a named tuple, twice as fast as its own constructor
UNKNOWN: Number = _Unknown(0, -1)
_ZERO = Number(0, 0)
Row = tuple[Number | None, ...]


def is_number(cell: Number | None) -> bool:
    """Return whether a cell is an amount that is printed."""
    return cell is not None and cell.figure is not None


class Cells(NamedTuple):
    """A table's body as numbers: which of its rows is the first, how many small units make 1, the greatest unit, what
    kinds of amounts other than counts there are, and whether all are printed to the same unit."""

    first: int
    numbers: tuple[Row, ...]
    per_unit: int
    coarsest: int
    kinds: frozenset[Kind]
    is_even: bool


def read_cells(table: TableReading) -> Cells | None:
    """Return the amounts of a table's body, or None if it has none."""
    rows = _amounts(table)
    if not rows or not rows[0]:
        return None
    _unyear(rows)
    first = _first_body_row(rows, table.table.header_rows)
    printed = [f for row in rows[first:] for f in row if f is not None]
    if not printed:
        return None
    kinds, quanta = [f.kind for f in printed], [f.quantum for f in printed]
    others = frozenset() if kinds.count(_COUNT) == len(kinds) else frozenset(kinds) - {_COUNT}
    if quanta.count(WHOLE) == len(quanta):
        return Cells(first, _numbers(rows[first:], table.texts[first:], _whole), 1, 1, others, True)
    fine = [f for f in printed if f.quantum != 1]
    decimals = max(map(_decimals, fine))
    is_even = len(fine) == len(printed) and len(set(quanta)) == 1
    coarsest = int(max(quanta).scaleb(decimals))
    numbers = _numbers(rows[first:], table.texts[first:], lambda figure: _scaled(figure, decimals))
    return Cells(first, numbers, 10**decimals, coarsest, others, is_even)


def _amounts(table: TableReading) -> list[list[Figure | None]]:
    """Return the figure of each cell that is one amount, with its sign as accountants print it."""
    rows = []
    for texts, figures, cells in zip(table.texts, table.figures, table.table.rows, strict=True):
        # Most cells are plain counts, and settled here.
        row = [
            figure
            if figure is not None
            and figure.surface == text
            and not text.strip(_DIGITS)
            and ((kind := figure.kind) is _COUNT or kind is _MONEY or kind is _YEAR)
            else _amount(text, figure, cell)
            for text, figure, cell in zip(texts, figures, cells, strict=True)
        ]
        if texts and not texts[0] and any(row) and all(_MARK.fullmatch(text) for text in texts if text):
            row = [None] * len(row)  # marks of notes under their headings
        rows.append(row)
    return rows


def _amount(text: str, figure: Figure | None, cell: Cell | None) -> Figure | None:
    # A word is none, and soon told: its second letter is a small one.
    if cell is None or (figure is None and (text[1:2].islower() or not _DIGIT.search(text))):
        return None
    if text.count("(") != text.count(")"):
        return None  # part of a cell that was printed in two
    shape = _AMOUNT.fullmatch(text)
    if not shape:
        return figure if figure and _is_all(figure, text) and figure.kind in _IN_WORDS else None
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
    columns: set[int] = set()
    for row in figures:
        years = [c for c, f in enumerate(row) if f is not None and f.kind is _YEAR]
        if years and all(f is None or f.kind is _YEAR for f in row):
            row[:] = [None] * len(row)
        else:
            columns.update(years)
    for c in columns:
        kinds = [f.kind for row in figures if (f := row[c]) is not None]
        count = kinds.count(_YEAR)
        is_count = 2 * (len(kinds) - count) >= count
        for row in figures:
            figure = row[c]
            if figure is not None and figure.kind is _YEAR:
                row[c] = replace(figure, kind=_COUNT, quantum=Decimal(1)) if is_count else None


def _first_body_row(figures: Sequence[Sequence[Figure | None]], header_rows: int) -> int:
    row = header_rows
    while row < len(figures) and not any(figures[row]):
        row += 1
    return row if row < len(figures) else header_rows


def _decimals(figure: Figure) -> int:
    exponent = figure.quantum.normalize().as_tuple().exponent if figure.quantum else 0
    own = figure.value.as_tuple().exponent
    assert isinstance(exponent, int) and isinstance(own, int)
    return min(_FINEST, max(0, -exponent, 0 if figure.quantum else -own))


def _numbers(
    rows: Sequence[Sequence[Figure | None]], texts: Sequence[Sequence[str]], number: Callable[[Figure], Number]
) -> tuple[Row, ...]:
    return tuple(
        [
            tuple([number(f) if f is not None else _other(text) for f, text in zip(row, said)])  # noqa: B905
            for row, said in zip(rows, texts, strict=True)
        ]
    )


def _whole(figure: Figure) -> Number:
    return _new(Number, (int(figure.value), 1, figure, figure.kind is _PERCENT))


def _scaled(figure: Figure, decimals: int) -> Number:
    value, unit = int(figure.value.scaleb(decimals)), int(figure.quantum.scaleb(decimals))
    return Number(value, unit, figure, figure.kind is _PERCENT)


def _other(text: str) -> Number | None:
    """Return what a cell is that is no amount: a dash for zero, unknown, or nothing."""
    stripped = text.strip().lower()
    if not stripped:
        return None
    if stripped in _NIL:
        return _ZERO
    return UNKNOWN if stripped in _UNSTATED or _DIGIT.search(stripped) or _ERROR.fullmatch(stripped) else None
