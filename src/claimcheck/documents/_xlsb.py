"""Excel workbooks in binary packages (.xlsb), by calamine (MIT), which reads values without number formats: a note
says so. It comes with the extra `sheets`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from claimcheck.documents._number_format import general
from claimcheck.documents._sheet_text import document
from claimcheck.documents._sheets import Entry, Row, Sheet, hidden_sheets_note, number_entry, text_entry
from claimcheck.documents.base import DocumentError
from claimcheck.extras import needed
from claimcheck.model import Document

_UNFORMATTED = "its number formats were not read: figures stand with all their digits"


def read(data: bytes, name: str) -> Document:
    """Read a binary workbook whose package was opened within bounds.

    Raises:
        DocumentError: it is damaged, or the library is not installed.
    """
    called = name or "the input"
    try:
        import python_calamine as calamine
    except ImportError:
        raise DocumentError(needed(f"reading {called}", "sheets")) from None
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        kept = [m for m in book.sheets_metadata if m.typ == calamine.SheetTypeEnum.WorkSheet]
        hidden = [m.name for m in kept if m.visible != calamine.SheetVisibleEnum.Visible]
        sheets = [Sheet(m.name, list(_xlsb_rows(book.get_sheet_by_name(m.name)))) for m in kept if m.name not in hidden]
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the library is no Exception
        raise DocumentError(f"{called} is not a readable Excel workbook: {error}") from error
    notes = list(hidden_sheets_note(hidden))
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
        return number_entry(general(number), number) if number.is_finite() else None
    if isinstance(value, datetime | date | time | timedelta):
        return Entry(str(value), False)
    text = str(value)
    return text_entry(text) if text.strip() else None
