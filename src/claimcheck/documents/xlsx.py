"""Excel workbooks (.xlsx, .xlsm): every figure as its cell shows it, at its address.

The package is read as it is, by the standard library: the libraries for it give either values without their formats
(calamine), or formats without saying which formulas were never computed and what is hidden, in one pass (openpyxl).
"""

from __future__ import annotations

import zipfile
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.documents._archive import has_part, open_archive
from claimcheck.documents._format_code import is_date
from claimcheck.documents._number_format import shown, shown_text
from claimcheck.documents._sheet_text import document
from claimcheck.documents._sheets import (
    UNSEEN,
    Entry,
    Row,
    Sheet,
    address,
    hidden_sheets_note,
    number_entry,
    text_entry,
)
from claimcheck.documents._workbook import Workbook, open_workbook, relations, rows_of, text_of
from claimcheck.documents.base import Format
from claimcheck.model import Document

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383
_LONGEST_NUMBER = 400  # characters: no program writes longer ones
_SHORT = 11  # digits: so many are shown without any format
_REMEMBERED = 50_000  # values
_WANTED = frozenset({"row", "col", "hyperlinks"})
_UNCOMPUTED = Entry(UNSEEN, False)


def read(data: bytes, name: str) -> Document:
    """Read an Excel workbook; see `claimcheck.documents.read_bytes`."""
    with open_archive(data, name, "an Excel workbook") as archive:
        if has_part(archive, "xl/workbook.bin"):
            from claimcheck.documents import _xlsb

            return _xlsb.read(data, name)
        return _Reader(archive, open_workbook(archive)).read(name)


FORMAT = Format("xlsx", (".xlsx", ".xlsm", ".xltx", ".xltm"), from_bytes=read)


class _Reader:
    """Reads the sheets of a workbook, noting what cannot be read."""

    def __init__(self, archive: zipfile.ZipFile, book: Workbook) -> None:
        self.archive = archive
        self.book = book
        self.notes: list[str] = []
        self._shown: dict[tuple[str, str, str, bool], Entry] = {}

    def read(self, name: str) -> Document:
        hidden = [sheet.name for sheet in self.book.sheets if sheet.hidden]
        self.notes += hidden_sheets_note(hidden)
        sheets = [
            self._sheet(sheet.name, sheet.path)
            for sheet in self.book.sheets
            if not sheet.hidden and has_part(self.archive, sheet.path)
        ]
        return document(sheets, name, title=self.book.title, date=self.book.date, notes=self.notes)

    def _sheet(self, name: str, path: str) -> Sheet:
        sheet = Sheet(name, [])
        uncomputed: list[str] = []
        links: dict[str, str] = {}
        for element in rows_of(self.archive, path, _WANTED):
            tag = element.tag.rpartition("}")[2]
            if tag == "row":
                self._row(element, sheet, uncomputed)
            elif tag == "col" and element.get("hidden") in ("1", "true"):
                low, high = _whole(element.get("min"), 1) - 1, _whole(element.get("max"), 1) - 1
                sheet.hidden_columns.append((low, min(high, _LAST_COLUMN)))
            elif tag == "hyperlinks":
                links = self._links(element, path)
        sheet.rows.sort(key=lambda row: row.number)
        if links:
            _link(sheet, links)
        if uncomputed:
            one = f"the formula in {uncomputed[0]} has"
            many = f"{len(uncomputed)} formulas (the first in {uncomputed[0]}) have"
            self.notes.append(
                f"sheet {name!r}: {one if len(uncomputed) == 1 else many} no stored result; "
                "open and save the file in a spreadsheet program"
            )
        return sheet

    def _row(self, element: Element, sheet: Sheet, uncomputed: list[str]) -> None:
        number = _whole(element.get("r"), (sheet.rows[-1].number if sheet.rows else -1) + 2) - 1
        if number > _LAST_ROW:
            return
        if element.get("hidden") in ("1", "true"):
            sheet.hidden_rows.append((number, number))
        cells: list[tuple[int, Entry]] = []
        column = -1
        for cell in element:
            column = _column(cell.get("r"), column + 1)
            entry = self._entry(cell)
            if entry is not None and column <= _LAST_COLUMN:
                cells.append((column, entry))
                if entry is _UNCOMPUTED:
                    uncomputed.append(address(number, column))
        if cells:
            if any(a >= b for (a, _), (b, _) in pairwise(cells)):
                cells = sorted(dict(cells).items())
            sheet.rows.append(Row(number, cells))

    def _entry(self, cell: Element) -> Entry | None:
        kind = cell.get("t", "n")
        value, formula = "", False
        for child in cell:
            tag = child.tag.rpartition("}")[2]
            if tag == "v":
                value = child.text or ""
            elif tag == "f":
                formula = True
            elif tag == "is":
                value = text_of(child)
        if formula and kind == "n" and (not value or (value == "0" and self.book.recalculates)):
            return _UNCOMPUTED
        if not value:
            return None
        if kind == "s":
            at = _whole(value, -1)
            value = self.book.strings[at] if 0 <= at < len(self.book.strings) else ""
        style = cell.get("s", "")
        code, is_strong = self.book.code(style), style in self.book.bold
        key = kind, value, code, is_strong
        known = self._shown.get(key)
        if known is None:
            if len(self._shown) > _REMEMBERED:
                self._shown.clear()
            known = self._shown[key] = _shown(kind, value, code, self.book.from_1904)._replace(is_strong=is_strong)
        return known if known.text.strip() else None

    def _links(self, element: Element, path: str) -> dict[str, str]:
        """Return the addresses that cells link to."""
        related = relations(self.archive, path)
        found = {}
        for link in element:
            target = next((v for k, v in link.attrib.items() if k.endswith("}id")), "")
            kind, url = related.get(target, ("", ""))
            if kind == "hyperlink" and "://" in url:
                found[link.get("ref", "").partition(":")[0]] = url
        return found


def _shown(kind: str, value: str, code: str, from_1904: bool) -> Entry:
    """Return a cell as it is shown.

    Args:
        kind: the type of its value, as the file has it ("n", "s", "b").
        value: the value, a shared text resolved.
        code: its number format.
        from_1904: whether days are counted from 1904.
    """
    if kind in ("s", "str", "inlineStr"):
        return text_entry(shown_text(value, code))
    if kind == "b":
        return Entry("TRUE" if value == "1" else "FALSE", False)
    if kind in ("e", "d"):
        return Entry(value, False)
    if code == "General" and value.isdecimal() and len(value) < _SHORT and value[0] != "0":
        return number_entry(value)
    try:
        number = Decimal(value) if len(value) < _LONGEST_NUMBER else Decimal("NaN")
    except InvalidOperation:
        return text_entry(value)
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST_NUMBER:
        return text_entry(value)
    text = shown(number, code, from_1904=from_1904)
    return Entry(text, False) if is_date(code) else number_entry(text, number)


def _link(sheet: Sheet, links: dict[str, str]) -> None:
    for row in sheet.rows:
        for i, (column, entry) in enumerate(row.cells):
            if url := links.get(address(row.number, column)):
                row.cells[i] = column, entry._replace(url=url)


def _column(reference: str | None, otherwise: int) -> int:
    """Return the column of an address, from 0."""
    column = 0
    for character in reference or "":
        if not character.isalpha() or column > _LAST_COLUMN + 1:
            break
        column = column * 26 + ord(character.upper()) - 64
    return column - 1 if column else otherwise


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else otherwise
