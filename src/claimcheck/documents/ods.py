"""OpenDocument spreadsheets (.ods, and .fods in one XML file): every figure as its cell shows it, at its address.

The format keeps what each cell shows beside its value, so nothing is formatted anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import TYPE_CHECKING

from claimcheck.documents._archive import has_part, open_archive, part, refuse_entities
from claimcheck.documents._number_format import general
from claimcheck.documents._odf_styles import Weights
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
from claimcheck.documents.base import DocumentError, Format
from claimcheck.lazy import regex
from claimcheck.model import Document
from claimcheck.records import dataclass, field

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT, _OFFICE, _STYLE = (f"{_NS}{n}:1.0}}" for n in ("table", "text", "office", "style"))
_XLINK = "{http://www.w3.org/1999/xlink}href"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_LEFT_OUT = frozenset({f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}tracked-changes", f"{_TEXT}ruby-text"})
_DATE = regex(r"\d{4}-\d\d-\d\d")
_AMOUNTS = frozenset(("float", "percentage", "currency"))
_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383
_LARGEST_POWER = 400
_MOST_CELLS = 20_000_000
_MOST_REPEATED = 1_000
"""A row or cell with content is repeated at most so often; programs repeat only blanks beyond that."""


def read(data: bytes, name: str) -> Document:
    """Read an OpenDocument spreadsheet; see `claimcheck.documents.read_bytes`."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        refuse_entities(data, name or "the input")
        return _read(data, name or "the input", name)
    with open_archive(data, name, "an OpenDocument spreadsheet") as archive:
        if not has_part(archive, "content.xml"):
            raise DocumentError(f"{archive.filename} is not an OpenDocument spreadsheet: it has no content.xml")
        if has_part(archive, "META-INF/manifest.xml") and b"encryption-data" in part(archive, "META-INF/manifest.xml"):
            raise DocumentError(f"{archive.filename} is encrypted; save a copy without a password")
        styles, meta = (part(archive, at) if has_part(archive, at) else b"" for at in ("styles.xml", "meta.xml"))
        return _read(part(archive, "content.xml"), f"{archive.filename}: content.xml", name, styles=styles, meta=meta)


FORMAT = Format("ods", (".ods", ".fods", ".ots"), from_bytes=read)


def _read(content: bytes, called: str, name: str, *, styles: bytes = b"", meta: bytes = b"") -> Document:
    from xml.etree import ElementTree

    reader = _Reader()
    _note_styles(styles, reader.weights)
    try:
        for event, element in ElementTree.iterparse(BytesIO(content), ("start", "end")):
            reader.starts(element) if event == "start" else reader.ends(element)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise DocumentError(f"{called} is damaged: {error}") from error
    if not reader.is_spreadsheet:
        raise DocumentError(f"{called}: not an OpenDocument spreadsheet: it has no sheets")
    title, date = _properties(meta) if meta else (reader.title, reader.date)
    notes = list(reader.notes())
    return document(reader.sheets, name, title=title, date=date, notes=notes)


def _note_styles(styles: bytes, weights: Weights) -> None:
    """Take in the styles that cells' own follow."""
    from xml.etree import ElementTree

    try:
        for style in ElementTree.fromstring(styles).iter(f"{_STYLE}style") if styles else ():
            weights.note(style)
    except (ElementTree.ParseError, ValueError, LookupError):
        return  # nothing that the sheets need


@dataclass(slots=True)
class _Table:
    """A sheet while it is read: `row` is the number of the next row, `column` of the next column's settings."""

    sheet: Sheet
    row: int = 0
    column: int = 0
    depth: int = 0
    uncomputed: list[str] = field(default_factory=list)


class _Reader:
    """Follows the elements of a spreadsheet's content and keeps its visible sheets."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.is_spreadsheet = False
        self.title = self.date = ""
        self.weights = Weights()
        self._hidden_styles: set[str] = set()
        self._hidden: list[str] = []
        self._cells_left = _MOST_CELLS
        self._tables: list[_Table] = []
        self._uncomputed: list[tuple[str, list[str]]] = []

    def notes(self) -> Iterator[str]:
        """Yield what was not read, in words."""
        yield from hidden_sheets_note(self._hidden)
        for name, cells in self._uncomputed:
            one, many = f"the formula in {cells[0]} has", f"{len(cells)} formulas (the first in {cells[0]}) have"
            yield (
                f"sheet {name!r}: {one if len(cells) == 1 else many} no stored result; "
                "open and save the file in a spreadsheet program"
            )

    def starts(self, element: Element) -> None:
        tag = element.tag
        if tag == f"{_TABLE}table":
            self._tables.append(_Table(Sheet(element.get(f"{_TABLE}name", ""), [])))
        elif tag == f"{_OFFICE}spreadsheet":
            self.is_spreadsheet = True

    def ends(self, element: Element) -> None:
        tag = element.tag
        if tag == f"{_STYLE}style":
            self._style(element)
        elif tag == f"{_TABLE}table":
            self._end_table(element)
        elif self._tables and len(self._tables) == 1:
            if tag == f"{_TABLE}table-row":
                self._row(element, self._tables[0])
                element.clear()
            elif tag == f"{_TABLE}table-column":
                self._column(element, self._tables[0])

    def _style(self, element: Element) -> None:
        self.weights.note(element)
        properties = element.find(f"{_STYLE}table-properties")
        if properties is not None and properties.get(f"{_TABLE}display") == "false":
            self._hidden_styles.add(element.get(f"{_STYLE}name", ""))

    def _end_table(self, element: Element) -> None:
        table = self._tables.pop()
        if self._tables:
            return  # a table within a cell or a drawing's data
        if element.get(f"{_TABLE}style-name", "") in self._hidden_styles or element.get(f"{_TABLE}display") == "false":
            self._hidden.append(table.sheet.name)
        else:
            self.sheets.append(table.sheet)
            if table.uncomputed:
                self._uncomputed.append((table.sheet.name, table.uncomputed))
        element.clear()

    def _column(self, element: Element, table: _Table) -> None:
        count = _repeated(element, "columns")
        if element.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            last = min(table.column + count - 1, _LAST_COLUMN)
            table.sheet.hidden_columns.append((table.column, last))
        table.column += count

    def _row(self, element: Element, table: _Table) -> None:
        first, count = table.row, _repeated(element, "rows")
        table.row += count
        if first > _LAST_ROW:
            return
        if element.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            table.sheet.hidden_rows.append((first, min(first + count - 1, _LAST_ROW)))
        cells = list(_cells(element, self.weights))
        if not cells:
            return
        for number in range(first, min(first + min(count, _MOST_REPEATED), _LAST_ROW + 1)):
            table.sheet.rows.append(Row(number, cells))
            table.uncomputed += (address(number, column) for column, entry in cells if entry is _UNCOMPUTED)
            self._cells_left -= len(cells)
            if self._cells_left < 0:
                raise ValueError(f"it repeats rows to more than {_MOST_CELLS // 10**6} million cells")


_UNCOMPUTED = Entry(UNSEEN, False)


def _cells(row: Element, weights: Weights) -> Iterator[tuple[int, Entry]]:
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        count = _repeated(cell, "columns")
        if len(cell) or len(cell.attrib) > 1 or f"{_TABLE}formula" in cell.attrib:
            entry = _entry(cell) if cell.tag == _CELLS[0] else None
            if entry is not None:
                if entry is not _UNCOMPUTED and weights.is_bold(cell.get(f"{_TABLE}style-name", "")):
                    entry = entry._replace(is_strong=True)
                for at in range(column, min(column + min(count, _MOST_REPEATED), _LAST_COLUMN + 1)):
                    yield at, entry
        column += count


def _entry(cell: Element) -> Entry | None:
    paragraphs = [child for child in cell if child.tag == f"{_TEXT}p"]
    text = "\n".join(_text(p) for p in paragraphs).strip()
    kind = cell.get(f"{_OFFICE}value-type", "")
    value = cell.get(f"{_OFFICE}value", "")
    number = _number(value) if value and kind in _AMOUNTS else None
    if not text and number is not None:
        text = general(number)
    if not text:
        is_empty = kind == "string" or cell.get(f"{_TABLE}formula") is None
        return None if is_empty else _UNCOMPUTED
    url = next((a.get(_XLINK, "") for p in paragraphs for a in p.iter(f"{_TEXT}a")), "")
    link = url if "://" in url else ""
    if kind in _AMOUNTS:
        return number_entry(text, number, link)
    return Entry(text, False, link) if kind in ("date", "time", "boolean") else text_entry(text, link)


def _number(value: str) -> Decimal | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < _LARGEST_POWER else None


def _text(element: Element) -> str:
    """Return what a paragraph shows."""
    pieces = [element.text or ""]
    for child in element:
        tag = child.tag
        if tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            pieces.append(" " * min(int(count) if count.isdecimal() else 1, 100))
        elif tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            pieces.append(" " if tag == f"{_TEXT}tab" else "\n")
        elif tag not in _LEFT_OUT:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _repeated(element: Element, what: str) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return min(max(1, int(text)), _LAST_ROW + 1) if text.isdecimal() and len(text) < 9 else 1


def _properties(meta: bytes) -> tuple[str, str]:
    """Return title and date of the file's properties."""
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(meta)
    except (ElementTree.ParseError, ValueError, LookupError):
        return "", ""  # nothing that the sheets need
    found = {e.tag.rpartition("}")[2]: e.text or "" for e in root.iter() if isinstance(e.tag, str)}
    date = _DATE.match(found.get("date", "") or found.get("creation-date", ""))
    return found.get("title", "").strip(), date[0] if date else ""
