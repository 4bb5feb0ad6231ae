"""What the readers of spreadsheets share: sheets of cells as they are shown, without what is hidden."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, Decimal
from typing import NamedTuple

from claimcheck.lazy import regex
from claimcheck.records import dataclass, field

UNSEEN = "…"
"""Stands for amounts that the reader of a sheet cannot see: hidden ones, and those of formulas never computed."""

"""What installs the libraries that some kinds of workbooks need."""

_PLAIN_NAME = regex(r"[^\W\d]\w*")
_LIKE_AMOUNT = regex(
    r"[(\[]?\s*[+\-−–]?\s*(?:[A-Z]{0,3}[$€£¥])?\s*[(+\-−–]?\s*(?:\d[\d,.'’\u00a0\u202f ]*|\.\d+)\s*%?\s*[)\]]?\s*%?"
)
_LONGEST_AMOUNT = 40  # characters
_CELL = Context(prec=15)  # the digits that a cell holds
_YEAR = regex(r"(?:1[5-9]|20|21)\d\d")


class Entry(NamedTuple):
    """A cell as it is shown: its text, whether that is an amount (a number that is no date or year), its link,
    whether the file keeps more digits of the amount than are shown, and whether it is set in bold."""

    text: str
    is_amount: bool
    url: str = ""
    is_rounded: bool = False
    is_strong: bool = False


class Row(NamedTuple):
    """A row of a sheet: its number, from 0, and its cells with their columns, from 0, in order."""

    number: int
    cells: list[tuple[int, Entry]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows in order without empty ones, and what of it is hidden, as ranges in order (ends included)."""

    name: str
    rows: list[Row]
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


def number_entry(text: str, value: Decimal | None = None, url: str = "") -> Entry:
    """Return the entry of a number that is no date, as it is shown; `value` is what the file keeps."""
    is_amount = not is_year(text) and any(map(str.isdigit, text))
    is_rounded = (
        is_amount and value is not None and "%" not in text and _digits(text) != _digits(f"{_CELL.plus(value):f}")
    )
    return Entry(text, is_amount, url, is_rounded)


def _digits(text: str) -> str:
    """Return the digits of a number without zeros at its ends."""
    return "".join(filter(str.isdigit, text.partition("E")[0])).strip("0")


def text_entry(text: str, url: str = "") -> Entry:
    """Return the entry of a text, which may be an amount that was typed as text."""
    if text.isdecimal() and len(text) < _LONGEST_AMOUNT:
        return Entry(text, not is_year(text), url)
    if text.isalpha():
        return Entry(text, False, url)
    is_amount = (
        len(text) < _LONGEST_AMOUNT and _LIKE_AMOUNT.fullmatch(text.strip()) is not None and not is_year(text.strip())
    )
    return Entry(text, is_amount, url)


def is_year(text: str) -> bool:
    """Return whether a cell's text is a year rather than an amount."""
    return len(text) == 4 and _YEAR.fullmatch(text) is not None


def address(row: int, column: int) -> str:
    """Return a cell's address, given its row and column from 0.

    >>> address(6, 1), address(0, 26)
    ('B7', 'AA1')
    """
    return f"{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """Return the letters of a column, from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def sheet_label(name: str) -> str:
    """Return a sheet's name as addresses have it.

    >>> sheet_label("Sales"), sheet_label("Q1 '24")
    ('Sales', "'Q1 ''24'")
    """
    return name if _PLAIN_NAME.fullmatch(name) else "'{}'".format(name.replace("'", "''"))


# --- what is hidden --------------------------------------------------------------------------------------------------


class Hidden:
    """Ranges of rows or columns that are not shown, in order and apart."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Take ranges of numbers from 0, ends included."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._before = [0]
        for start, end in sorted(ranges):
            if self.ends and start <= self.ends[-1] + 1:
                if end > self.ends[-1]:
                    self._before[-1] += end - self.ends[-1]
                    self.ends[-1] = end
            else:
                self.starts.append(start)
                self.ends.append(end)
                self._before.append(self._before[-1] + end - start + 1)

    def run(self, number: int) -> int:
        """Return the index of the hidden range that holds a row or column, or -1."""
        i = bisect_right(self.starts, number) - 1
        return i if i >= 0 and self.ends[i] >= number else -1

    def between(self, low: int, high: int) -> int:
        """Return how many of the numbers from `low` to before `high` are hidden."""
        return self._until(high) - self._until(low)

    def _until(self, number: int) -> int:
        i = bisect_left(self.starts, number)
        if i and self.ends[i - 1] >= number:
            return self._before[i - 1] + number - self.starts[i - 1]
        return self._before[i]


def visible(sheet: Sheet) -> list[Row]:
    """Return the rows that are shown, without hidden cells. A row (or cell) of "…" stands where hidden ones hold
    amounts, so that nobody expects what is shown to add up."""
    if not sheet.hidden_rows and not sheet.hidden_columns:
        return sheet.rows
    rows, columns = Hidden(sheet.hidden_rows), Hidden(sheet.hidden_columns)
    found: list[Row] = []
    run = -1
    for number, cells in sheet.rows:
        shown = list(_shown(cells, columns)) if columns.starts else cells
        hidden_in = rows.run(number)
        if hidden_in < 0:
            if shown:
                found.append(Row(number, shown))
        elif amounts := [(c, Entry(UNSEEN, False)) for c, e in shown if e.is_amount or e.text == UNSEEN]:
            if run == hidden_in and found:
                amounts = _united(found.pop().cells, amounts)
            found.append(Row(rows.starts[hidden_in], amounts))
            run = hidden_in
    return found


def _shown(cells: Iterable[tuple[int, Entry]], columns: Hidden) -> Iterator[tuple[int, Entry]]:
    last = -1
    for column, entry in cells:
        run = columns.run(column)
        if run < 0:
            yield column, entry
        elif entry.is_amount and run != last:
            yield columns.starts[run], Entry(UNSEEN, False)
            last = run


def _united(one: Sequence[tuple[int, Entry]], other: Sequence[tuple[int, Entry]]) -> list[tuple[int, Entry]]:
    return sorted((dict(one) | dict(other)).items())


def hidden_sheets_note(names: Sequence[str]) -> Iterator[str]:
    """Yield which sheets are left out, in words, if any are."""
    if names:
        yield f"{', '.join(map(repr, names))} {'is' if len(names) == 1 else 'are'} hidden and not read"


def hidden_notes(sheet: Sheet) -> Iterator[str]:
    """Yield what is left out of a sheet, in words."""
    rows, columns = Hidden(sheet.hidden_rows), Hidden(sheet.hidden_columns)
    left_rows = sum(rows.run(row.number) >= 0 for row in sheet.rows) if rows.starts else 0
    left_columns = len({c for row in sheet.rows for c, _ in row.cells if columns.run(c) >= 0}) if columns.starts else 0
    parts = [
        f"{count} hidden {what}{'s' if count > 1 else ''}"
        for count, what in ((left_rows, "row"), (left_columns, "column"))
        if count
    ]
    if parts:
        yield f"sheet {sheet.name!r}: {' and '.join(parts)} not read"
