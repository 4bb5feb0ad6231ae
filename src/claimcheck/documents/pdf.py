"""PDF files: running text in reading order, with headings, lists, notes and tables told by where words stand.

A PDF file has no lines of source. An offset in the source is the number of a character as PDFium counts it through the
file: the characters of the pages before, and its number on its page. `boxes` turns a span of the text into places on
pages from that number; nothing is searched again. A line of the source map is a page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from claimcheck.documents import _apart
from claimcheck.documents._pdf_blocks import look, parts
from claimcheck.documents._pdf_furniture import without_furniture
from claimcheck.documents._pdf_lattice import with_tables
from claimcheck.documents._pdf_lines import pieces, without_line_numbers
from claimcheck.documents._pdf_page import PageText
from claimcheck.documents._pdf_text import PdfText
from claimcheck.documents._pdfium import File, library
from claimcheck.documents.base import DocumentError, Format
from claimcheck.lazy import regex
from claimcheck.model import Document, SourceMap, Span
from claimcheck.records import replace

_DATE = regex(r"D?:?((?:19|20)\d\d)(\d\d)(\d\d)")
_FILE_NAME = regex(
    r"(?i).*\.(?:docx?|odt|rtf|tex|dvi|html?|indd|pdf|xlsx?|pptx?|qxd|ps|txt)|untitled.*|microsoft word.*|https?://\S+"
)


class Box(NamedTuple):
    """A rectangle on a page, numbered from 1; in points from the page's own origin, y growing upwards. `turn` is the
    direction of its text in quarters of a circle, clockwise."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0


def read(data: bytes, name: str) -> Document:
    """Read a PDF file; see `claimcheck.documents.read_bytes`. A process of its own does so, within bounds."""
    library(name or "the input")
    return _apart.read(read_here, data, name)


def read_here(data: bytes, name: str) -> Document:
    """Read a PDF file in this process.

    Raises:
        DocumentError: it cannot be read.
    """
    with File(data, name) as file:
        read_pages = list(file.read())
        title, date = _title(file.property("Title")), _date(file.property("CreationDate"))
    pages = [page for page in read_pages if page is not None]
    if not any(page.words for page in pages):
        _complain(pages, read_pages, name)
    found = [without_line_numbers(with_tables(page, pieces(page))) if page.words else [] for page in pages]
    found = without_furniture(found)
    seen = look(found)
    text = PdfText(pages)
    for page, page_pieces in zip(pages, found, strict=True):
        if page_pieces:
            text.add(parts(page_pieces, seen))
        text.sideways(page)
    document = text.document(name, title, date)
    source = replace(document.source, line_starts=tuple(page.base for page in pages) or (0,))
    return replace(document, source=source, notes=_notes(read_pages))


FORMAT = Format("pdf", (".pdf",), from_bytes=read)


def boxes(data: bytes, document: Document, span: Span) -> list[Box]:
    """Return where a span of a document's text stands on the pages of its file, a box for each line of it.

    Args:
        data: the file's bytes.
        document: what `claimcheck.documents.read_bytes` made of them.
        span: characters of the document's text.

    Raises:
        DocumentError: the bytes are not those of a PDF file.
    """
    with File(data, document.name) as file:
        return boxes_in(file, document.source, span)


def boxes_in(file: File, source: SourceMap, span: Span) -> list[Box]:
    """Return the boxes of a span as `boxes` does, of a file that is open."""
    places = dict.fromkeys(source.offset(i) for i in range(*span))
    found = []
    for line, offsets in groupby(places, key=lambda offset: _page_of(source, offset)):
        base = source.line_starts[line]
        found += _by_line(line + 1, file.boxes(line, [offset - base for offset in offsets]))
    return found


def _page_of(source: SourceMap, offset: int) -> int:
    return bisect_right(source.line_starts, offset) - 1


def _by_line(page: int, rectangles: Sequence[tuple[float, float, float, float, int]]) -> list[Box]:
    """Join the boxes of characters that stand side by side."""
    joined: list[Box] = []
    for left, bottom, right, top, turn in rectangles:
        if right <= left and top <= bottom:
            continue
        box = Box(page, left, bottom, right, top, turn)
        if joined and _goes_on(joined[-1], box):
            last = joined[-1]
            low, high = (min(last.left, left), min(last.bottom, bottom)), (max(last.right, right), max(last.top, top))
            joined[-1] = Box(page, *low, *high, turn)
        else:
            joined.append(box)
    return joined


def _goes_on(last: Box, box: Box) -> bool:
    """Return whether a character stands beside what was joined before, in the direction of its text."""
    (_, left, bottom, right, top, _), (_, a, b, c, d, turn) = last, box
    if turn % 2:
        left, bottom, right, top, a, b, c, d = bottom, left, top, right, b, a, d, c
    apart = max(a - right, left - c)
    return b < top and bottom < d and apart < 3 * (d - b) + 6 and (turn > 0 or a > left - 1)


# --- properties and notes --------------------------------------------------------------------------------------------


def _title(stated: str) -> str:
    title = " ".join(stated.split())
    return "" if _FILE_NAME.fullmatch(title) or not any(map(str.isalpha, title)) else title


def _date(stated: str) -> str:
    date = _DATE.match(stated)
    return "-".join(date.groups()) if date else ""


def _complain(pages: Sequence[PageText], read_pages: Sequence[PageText | None], name: str) -> None:
    """Raise an error for a file without any text that can be read, unless it is empty."""
    what = name or "the input"
    if any(page.unreadable for page in pages):
        raise DocumentError(f"{what} does not say which letters its fonts draw; run OCR over it and check the result")
    if any(page.picture for page in pages):
        many = f"its {len(pages)} pages are pictures" if len(pages) > 1 else "its page is a picture"
        raise DocumentError(f"{what} has no text: {many}; run OCR over it (ocrmypdf, say) and check the result")
    if read_pages and not pages:
        raise DocumentError(f"{what} is a damaged PDF file: none of its pages can be read")


def _notes(pages: Sequence[PageText | None]) -> tuple[str, ...]:
    pictures = [i for i, page in enumerate(pages, 1) if page is not None and page.picture]
    unreadable = [i for i, page in enumerate(pages, 1) if page is not None and page.unreadable]
    damaged = [i for i, page in enumerate(pages, 1) if page is None]
    notes = (
        _note(pictures, "is a picture without text", "are pictures without text"),
        _note(unreadable, "does not say which letters its fonts draw", "do not say which letters their fonts draw"),
        _note(damaged, "is damaged", "are damaged"),
    )
    return tuple(note for note in notes if note)


def _note(numbers: Sequence[int], one: str, several: str) -> str:
    if not numbers:
        return ""
    if len(numbers) == 1:
        return f"Page {numbers[0]} {one}; it was not read."
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    named = ", ".join(f"{a}–{b}" if a < b else str(a) for a, b in ranges)
    return f"Pages {named} {several}; they were not read."
