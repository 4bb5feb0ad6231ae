"""The binary workbooks of Excel 97 to 2003 (.xls), by xlrd (BSD): the one library that reads their number formats, so
that figures are as their cells show them. It comes with the extra `sheets`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from claimcheck.documents import xlsx
from claimcheck.documents._format_code import is_date
from claimcheck.documents._number_format import shown, shown_text
from claimcheck.documents._ole import has_loops
from claimcheck.documents._sheet_text import document
from claimcheck.documents._sheets import Entry, Row, Sheet, hidden_sheets_note, number_entry, text_entry
from claimcheck.documents.base import DocumentError, Format
from claimcheck.extras import needed
from claimcheck.model import Document

if TYPE_CHECKING:
    import xlrd

_TEXT, _NUMBER, _DATE, _TRUTH, _ERROR = range(1, 6)  # what xlrd calls the types of cells
_OLE, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"


def read(data: bytes, name: str) -> Document:
    """Read a binary Excel workbook; see `claimcheck.documents.read_bytes`."""
    called = name or "the input"
    if data.startswith(_ZIP):
        return xlsx.read(data, name)
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DocumentError(f"{called} is encrypted; save a copy without a password")
    if not data.startswith((_OLE, b"\x09")):
        raise DocumentError(f"{called} is not an Excel workbook")
    if data.startswith(_OLE) and has_loops(data):
        raise DocumentError(f"{called} is damaged: its sectors lead in circles; save a copy from Excel or LibreOffice")
    return _read_xls(data, name, called)


FORMAT = Format("xls", (".xls", ".xlt", ".xlsb"), from_bytes=read)


# --- .xls ------------------------------------------------------------------------------------------------------------


def _read_xls(data: bytes, name: str, called: str) -> Document:
    try:
        import xlrd
    except ImportError:
        raise DocumentError(needed(f"reading {called}", "sheets")) from None
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
    notes = list(hidden_sheets_note(names))
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
        entry = Entry(text, False) if is_date(code) else number_entry(text, Decimal(repr(cell.value)))
    elif cell.ctype == _TEXT:
        entry = text_entry(shown_text(cell.value, code))
    elif cell.ctype == _TRUTH:
        entry = Entry("TRUE" if cell.value else "FALSE", False)
    elif cell.ctype == _ERROR:
        entry = Entry("#N/A", False)
    else:
        return None
    return entry if entry.text.strip() else None
