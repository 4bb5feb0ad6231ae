"""Annotated copies of PDF files: highlights on the figures, findings as their notes, after the original's bytes."""

import ctypes

import pytest

from claimcheck.annotations import annotator_of
from claimcheck.annotations._notes import notes
from claimcheck.annotations.base import Note
from claimcheck.documents import DocumentError, read_bytes
from claimcheck.documents._pdfium import File
from claimcheck.documents.pdf import boxes
from claimcheck.model import Document, Span
from claimcheck.pipeline import check
from pdfs import Page, pdf

FIRST = Page().text(72, 700, "Sales rose from 40 to 50, an increase of 35%, as the board said in its letter.")
FILE = pdf(FIRST, Page().text(72, 700, "The second page counts 17 ships."))


def span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def annotated(*given: Note, file: bytes = FILE) -> bytes:
    copy = annotator_of("a.pdf").annotate(file, read_bytes(file, "a.pdf"), given)
    assert not copy.missed
    return copy.content


def highlights(file: bytes, page: int) -> list[tuple[str, str, tuple[float, ...], int]]:
    """Return contents, author, rectangle and number of boxes of each highlight, as PDFium reads them."""
    found = []
    with File(file, "") as opened, opened.page(page) as (handle, _):
        lib = opened.lib
        for i in range(lib.FPDFPage_GetAnnotCount(handle)):
            annotation = lib.FPDFPage_GetAnnot(handle, i)
            if lib.FPDFAnnot_GetSubtype(annotation) == lib.FPDF_ANNOT_HIGHLIGHT:
                box = lib.FS_RECTF()
                lib.FPDFAnnot_GetRect(annotation, ctypes.byref(box))
                values = []
                for key in (b"Contents", b"T"):
                    buffer = (ctypes.c_ushort * 4000)()
                    size = lib.FPDFAnnot_GetStringValue(annotation, key, buffer, 8000)
                    values.append(bytes(buffer)[: size - 2].decode("utf-16-le"))
                count = lib.FPDFAnnot_CountAttachmentPoints(annotation)
                found.append((*values, (box.left, box.bottom, box.right, box.top), count))
            lib.FPDFPage_CloseAnnot(annotation)
    return found


def test_a_note_lies_over_its_figures():
    document = read_bytes(FILE, "a.pdf")
    places = span(document, "40"), span(document, "35%")
    copy = annotated(Note(places, "inconsistent: change in percent", "40 to 50 is 25% — not 35%"))
    ((said, author, rectangle, count),) = highlights(copy, 0)
    assert said == "inconsistent: change in percent\n40 to 50 is 25% — not 35%"
    assert (author, count) == ("claimcheck", 2)
    first, last = boxes(FILE, document, places[0])[0], boxes(FILE, document, places[1])[0]
    assert rectangle == pytest.approx((first.left, min(first.bottom, last.bottom), last.right, last.top), abs=0.6)
    assert highlights(copy, 1) == []


@pytest.mark.parametrize(
    ("matrix", "first"),
    [((1, 0, 0, 1), (0, 1)), ((0, 1, -1, 0), (0, 0)), ((-1, 0, 0, -1), (1, 0)), ((0, -1, 1, 0), (1, 1))],
)
def test_a_highlight_begins_at_its_text_s_upper_left_corner_however_it_is_turned(matrix, first):
    file = pdf(Page("/Rotate 90").placed((*matrix, 300, 400), "There were 17 ships."))
    document = read_bytes(file, "a.pdf")
    copy = annotated(Note((span(document, "17"),), "verified: sum", ""), file=file)
    (box,) = boxes(file, document, span(document, "17"))
    with File(copy, "") as opened, opened.page(0) as (handle, _):
        lib = opened.lib
        annotation = lib.FPDFPage_GetAnnot(handle, 0)
        corners = lib.FS_QUADPOINTSF()
        lib.FPDFAnnot_GetAttachmentPoints(annotation, 0, ctypes.byref(corners))
        lib.FPDFPage_CloseAnnot(annotation)
    assert corners.x1 == pytest.approx((box.left, box.right)[first[0]], abs=0.1)
    assert corners.y1 == pytest.approx((box.bottom, box.top)[first[1]], abs=0.1)


def test_notes_stand_on_their_pages():
    document = read_bytes(FILE, "a.pdf")
    both = Note((span(document, "50"), span(document, "17")), "verified: sum", "")
    copy = annotated(both)
    assert [len(highlights(copy, page)) for page in (0, 1)] == [1, 1]


def test_notes_on_pages_that_are_not_there_are_told():
    document = read_bytes(FILE, "a.pdf")
    first, second = (Note((span(document, words),), words, "") for words in ("35%", "17"))
    copy = annotator_of("a.pdf").annotate(pdf(FIRST), document, [first, second])
    assert [said for said, *_ in highlights(copy.content, 0)] == ["35%"]
    assert [missed.note for missed in copy.missed] == [second]


def test_the_original_is_untouched_and_the_text_stays():
    copy = annotated(Note((Span(0, 5),), "verified: sum", ""))
    assert copy.startswith(FILE)
    assert read_bytes(copy, "a.pdf").text == read_bytes(FILE, "a.pdf").text


def test_every_finding_of_a_report_has_its_highlight():
    report = check(read_bytes(FILE, "a.pdf"))
    given = notes(report)
    assert any(note.title.startswith("inconsistent") for note in given)
    copy = annotated(*given)
    shown = [said for page in (0, 1) for said, *_ in highlights(copy, page)]
    assert sorted(said.split("\n")[0] for said in shown) == sorted(note.title for note in given)


def test_no_notes_make_a_plain_copy():
    assert read_bytes(annotated(), "a.pdf").text == read_bytes(FILE, "a.pdf").text


def test_bytes_that_are_no_pdf_file_say_so():
    document = read_bytes(FILE, "a.pdf")
    with pytest.raises(DocumentError, match="not a PDF file"):
        annotator_of("a.pdf").annotate(b"nothing", document, ())
