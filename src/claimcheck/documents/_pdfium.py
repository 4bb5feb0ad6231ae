"""A PDF file as PDFium opens it: its pages in turn, its properties, the boxes of its characters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

from claimcheck.documents._pdf_page import PageReader, PageText
from claimcheck.documents.base import DocumentError
from claimcheck.extras import needed

_PASSWORD = 4
"""PDFium's number for the error."""
_QUARTER = 1.5707963
"""Of a circle, in radians."""


def library(what: str) -> Any:
    """Return PDFium's C functions, to read the file `what`.

    Raises:
        DocumentError: pypdfium2 is not installed.
    """
    try:
        import pypdfium2.raw
    except ImportError as error:
        raise DocumentError(needed(f"reading {what}", "pdf")) from error
    return pypdfium2.raw


class File:
    """An open PDF file; use it in a `with` statement."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the file.

        Raises:
            DocumentError: it is not a PDF file, is damaged, or asks for a password.
        """
        what = name or "the input"
        self.lib = library(what)
        self._data = data  # PDFium reads from it for as long as the file is open
        self.handle = self.lib.FPDF_LoadMemDocument64(data, len(data), None)
        if not self.handle:
            if self.lib.FPDF_GetLastError() == _PASSWORD:
                raise DocumentError(f"{what} asks for a password; save a copy without one and check that")
            if b"%PDF-" not in data[:1024]:
                raise DocumentError(f"{what} is not a PDF file, whatever its name says")
            raise DocumentError(f"{what} is a damaged PDF file; open it in a PDF viewer and save it anew")
        self.pages = self.lib.FPDF_GetPageCount(self.handle)

    def __enter__(self) -> Self:
        """Return the open file."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the file."""
        self.lib.FPDF_CloseDocument(self.handle)

    def property(self, name: str) -> str:
        """Return one of the file's properties ("Title"), or ""."""
        size = self.lib.FPDF_GetMetaText(self.handle, name.encode(), None, 0)
        if not 2 < size < 100_000:
            return ""
        buffer = ctypes.create_string_buffer(size)
        self.lib.FPDF_GetMetaText(self.handle, name.encode(), buffer, size)
        return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip("\x00 ")

    @contextmanager
    def page(self, index: int) -> Iterator[tuple[Any, Any]]:
        """Open a page and its text; both are None if the page is damaged."""
        page = self.lib.FPDF_LoadPage(self.handle, index)
        text = self.lib.FPDFText_LoadPage(page) if page else None
        try:
            yield (page, text) if text else (None, None)
        finally:
            if text:
                self.lib.FPDFText_ClosePage(text)
            if page:
                self.lib.FPDF_ClosePage(page)

    def read(self) -> Iterator[PageText | None]:
        """Yield each page in turn; None for a damaged one."""
        base = 0
        for index in range(self.pages):
            with self.page(index) as (page, text):
                if page is None:
                    yield None
                    continue
                read = PageReader(self.lib, self.handle, page, text).read(index + 1, base)
            base += len(read.text)
            yield read

    def boxes(self, index: int, starts: Sequence[int]) -> list[tuple[float, float, float, float, int]]:
        """Return (left, bottom, right, top) of characters of a page, given by their numbers on it, and the direction in
        which their text runs, in quarters of a circle."""
        with self.page(index) as (page, text):
            if page is None:
                return []
            edges = [ctypes.c_double() for _ in range(4)]
            left, right, bottom, top = edges
            found = []
            for start in starts:
                if self.lib.FPDFText_GetCharBox(text, start, *map(ctypes.byref, edges)):
                    turn = round(self.lib.FPDFText_GetCharAngle(text, start) / _QUARTER) % 4
                    found.append((left.value, bottom.value, right.value, top.value, turn))
            return found
