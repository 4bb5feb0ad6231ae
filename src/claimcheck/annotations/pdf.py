"""PDF files: a highlight over each figure, with the finding as its note.

The highlights are appended to the file; every byte of the original stays before them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from claimcheck.annotations.base import AnnotationError, Annotator, Copy, Missed, Note
from claimcheck.documents._pdfium import File
from claimcheck.documents.pdf import Box, boxes_in
from claimcheck.model import Document, Status, Verdict

_COLOURS: dict[str, tuple[int, int, int]] = {
    Verdict.INCONSISTENT.value: (255, 120, 110),
    Status.IMPRECISE.value: (255, 180, 80),
    Verdict.NEEDS_SOURCE.value: (255, 222, 110),
    Verdict.VERIFIED.value: (140, 215, 140),
}
"""Red, green and blue of a highlight, by the word that its note's title begins with."""
_OTHER_COLOUR = (150, 190, 255)
_PRINTED = 4
"""The flag of annotations that are printed with the page."""
_AUTHOR = "claimcheck"
_NOWHERE = "no page shows its figures where they were read"


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> Copy:
    """Return a copy of a PDF file with a highlight for each note; see `claimcheck.annotations.base.Annotator`.

    Raises:
        DocumentError: the bytes are not those of a PDF file.
        AnnotationError: it cannot be saved.
    """
    placed: set[int] = set()
    with File(data, document.name) as file:
        marks = [(*mark, i) for i, note in enumerate(notes) for mark in _marks(file, document, note)]
        for page, on_page in groupby(sorted(marks, key=lambda mark: mark[0]), key=lambda mark: mark[0]):
            with file.page(page - 1) as (handle, _):
                placed |= {i for _, boxes, i in on_page if handle and _highlight(file.lib, handle, boxes, notes[i])}
        missed = tuple(Missed(note, _NOWHERE) for i, note in enumerate(notes) if i not in placed)
        return Copy(_saved(file, document.name), missed)


ANNOTATOR = Annotator("pdf", (".pdf",), annotate)


def _marks(file: File, document: Document, note: Note) -> Iterator[tuple[int, list[Box]]]:
    """Yield the boxes of a note by page."""
    boxes = sorted(box for span in note.spans for box in boxes_in(file, document.source, span))
    for page, on_page in groupby(boxes, key=lambda box: box.page):
        yield page, list(on_page)


def _highlight(lib: Any, page: Any, boxes: Sequence[Box], note: Note) -> bool:
    """Lay a note over boxes of a page and return whether it lies there."""
    annotation = lib.FPDFPage_CreateAnnot(page, lib.FPDF_ANNOT_HIGHLIGHT)
    if not annotation:
        return False
    try:
        verdict = note.title.split(":")[0].strip().lower()
        lib.FPDFAnnot_SetColor(annotation, lib.FPDFANNOT_COLORTYPE_Color, *_COLOURS.get(verdict, _OTHER_COLOUR), 255)
        rectangle = lib.FS_RECTF(
            min(box.left for box in boxes),
            max(box.top for box in boxes),
            max(box.right for box in boxes),
            min(box.bottom for box in boxes),
        )
        lib.FPDFAnnot_SetRect(annotation, ctypes.byref(rectangle))
        for box in boxes:
            lib.FPDFAnnot_AppendAttachmentPoints(annotation, ctypes.byref(lib.FS_QUADPOINTSF(*_corners(box))))
        lib.FPDFAnnot_SetFlags(annotation, _PRINTED)
        for key, value in (("T", _AUTHOR), ("Subj", note.title), ("Contents", f"{note.title}\n{note.text}".strip())):
            _set(lib, annotation, key, value)
        return bool(lib.FPDFAnnot_CountAttachmentPoints(annotation))
    finally:
        lib.FPDFPage_CloseAnnot(annotation)


def _corners(box: Box) -> tuple[float, ...]:
    """Return the corners of a box as its text sees them: upper left, upper right, lower left, lower right."""
    around = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
    upper_left, upper_right, lower_right, lower_left = (around[(i + box.turn) % 4] for i in range(4))
    return (*upper_left, *upper_right, *lower_left, *lower_right)


def _set(lib: Any, annotation: Any, key: str, value: str) -> None:
    encoded = value.encode("utf-16-le", "replace") + b"\0\0"
    units = (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded)
    lib.FPDFAnnot_SetStringValue(annotation, key.encode(), units)


def _saved(file: File, name: str) -> bytes:
    """Return the file with what was added to it at its end."""
    lib = file.lib
    parts: list[bytes] = []

    def write(_: Any, block: Any, size: int) -> int:
        parts.append(ctypes.string_at(block, size))
        return 1

    writer = lib.FPDF_FILEWRITE()
    writer.version = 1
    write_type = dict(lib.FPDF_FILEWRITE._fields_)["WriteBlock"]
    writer.WriteBlock = write_type(write)
    if not lib.FPDF_SaveAsCopy(file.handle, ctypes.byref(writer), lib.FPDF_INCREMENTAL):
        raise AnnotationError(
            f"{name or 'the input'} cannot be saved with notes; open it in a PDF viewer and save it anew"
        )
    return b"".join(parts)
