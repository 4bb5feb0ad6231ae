"""Excel workbooks of other kinds: the binary ones of Excel 97 to 2003 (.xls) and of large workbooks (.xlsb).

xlrd (BSD) reads the first with their number formats, so figures are as their cells show them; calamine (MIT) reads the
second without, which a note says. Both come with the extra `sheets`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from claimcheck.documents import xlsx
from claimcheck.documents._archive import open_archive
from claimcheck.documents._format_code import is_date
from claimcheck.documents._number_format import general, shown, shown_text
from claimcheck.documents._sheet_text import document
from claimcheck.documents._sheets import Entry, Row, Sheet, number_entry, text_entry
from claimcheck.documents.base import DocumentError, Format
from claimcheck.model import Document

if TYPE_CHECKING:
    import xlrd

_TEXT, _NUMBER, _DATE, _TRUTH, _ERROR = range(1, 6)  # what xlrd calls the types of cells
_EXTRA = "pip install 'figure-claimcheck[sheets]'"
_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_UNFORMATTED = "its number formats were not read: figures stand with all their digits"


def read(data: bytes, name: str) -> Document:
    """Read a binary Excel workbook; see `claimcheck.documents.read_bytes`."""
    called = name or "the input"
    if data.startswith(_ZIP):
        with open_archive(data, name, "an Excel workbook") as archive:
            binary = any(info.filename.lower().endswith("workbook.bin") for info in archive.infolist())
        return _read_xlsb(data, name, called) if binary else xlsx.read(data, name)
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DocumentError(f"{called} is encrypted; save a copy without a password")
    if not data.startswith((_OLE, b"\x09")):
        raise DocumentError(f"{called} is not an Excel workbook")
    return _read_xls(data, name, called)


FORMAT = Format("xls", (".xls", ".xlsb", ".xlt"), from_bytes=read)


# --- .xls ------------------------------------------------------------------------------------------------------------


def _read_xls(data: bytes, name: str, called: str) -> Document:
    try:
        import xlrd
    except ImportError:
        raise DocumentError(f"{called}: reading .xls needs xlrd; {_EXTRA}") from None
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=_Silent(), on_demand=True
        )
        hidden = [n for n in range(book.nsheets) if book._sheet_visibility[n]]
        sheets = [_xls_sheet(book, n) for n in range(book.nsheets) if n not in hidden]
    except Exception as error:  # what a damaged file does to its reader has no end
        if "ncrypted" in str(error):
            raise DocumentError(f"{called} is encrypted; save a copy without a password") from error
        raise DocumentError(f"{called} is not a readable Excel workbook: {error or type(error).__name__}") from error
    names = [book.sheet_names()[n] for n in hidden]
    are = "is" if len(names) == 1 else "are"
    notes = [f"{', '.join(map(repr, names))} {are} hidden and not read"] if names else []
    return document(sheets, name, notes=notes)


class _Silent:
    """Takes what a library would print."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        pass


def _xls_sheet(book: xlrd.Book, number: int) -> Sheet:
    found = book.sheet_by_index(number)
    rows = []
    for r in range(found.nrows):
        cells = [(c, entry) for c, cell in enumerate(found.row(r)) if (entry := _xls_entry(book, cell))]
        if cells:
            rows.append(Row(r, cells))
    sheet = Sheet(
        found.name,
        rows,
        [(r, r) for r, info in sorted(found.rowinfo_map.items()) if info.hidden],
        [(c, c) for c, info in sorted(found.colinfo_map.items()) if info.hidden],
    )
    book.unload_sheet(number)
    return sheet


def _xls_entry(book: xlrd.Book, cell: xlrd.sheet.Cell) -> Entry | None:
    code = "General"
    if cell.xf_index is not None and cell.xf_index < len(book.xf_list):
        known = book.format_map.get(book.xf_list[cell.xf_index].format_key)
        code = known.format_str if known else code
    if cell.ctype in (_NUMBER, _DATE):
        text = shown(Decimal(repr(cell.value)), code, from_1904=bool(book.datemode))
        entry = Entry(text, False) if is_date(code) else number_entry(text)
    elif cell.ctype == _TEXT:
        entry = text_entry(shown_text(cell.value, code))
    elif cell.ctype == _TRUTH:
        entry = Entry("TRUE" if cell.value else "FALSE", False)
    elif cell.ctype == _ERROR:
        entry = Entry("#N/A", False)
    else:
        return None
    return entry if entry.text.strip() else None


# --- .xlsb -----------------------------------------------------------------------------------------------------------


def _read_xlsb(data: bytes, name: str, called: str) -> Document:
    try:
        import python_calamine as calamine
    except ImportError:
        raise DocumentError(f"{called}: reading .xlsb needs python-calamine; {_EXTRA}") from None
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        kept = [m for m in book.sheets_metadata if m.typ == calamine.SheetTypeEnum.WorkSheet]
        hidden = [m.name for m in kept if m.visible != calamine.SheetVisibleEnum.Visible]
        sheets = [Sheet(m.name, list(_xlsb_rows(book.get_sheet_by_name(m.name)))) for m in kept if m.name not in hidden]
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the library is no Exception
        raise DocumentError(f"{called} is not a readable Excel workbook: {error}") from error
    are = "is" if len(hidden) == 1 else "are"
    notes = [f"{', '.join(map(repr, hidden))} {are} hidden and not read"] if hidden else []
    return document(sheets, name, notes=[*notes, _UNFORMATTED])


def _xlsb_rows(sheet: Any) -> Iterator[Row]:
    if sheet.start is None:
        return
    top, left = sheet.start
    for r, values in enumerate(sheet.to_python(skip_empty_area=True), start=top):
        cells = [(c, entry) for c, value in enumerate(values, start=left) if (entry := _value_entry(value))]
        if cells:
            yield Row(r, cells)


def _value_entry(value: object) -> Entry | None:
    if isinstance(value, bool):
        return Entry("TRUE" if value else "FALSE", False)
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        return number_entry(general(number)) if number.is_finite() else None
    if isinstance(value, datetime | date | time | timedelta):
        return Entry(str(value), False)
    text = str(value)
    return text_entry(text) if text.strip() else None
