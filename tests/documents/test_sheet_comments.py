"""Copies of spreadsheets with findings as comments on their cells: the comments are there, and nothing else changes."""

import re
import zipfile
from io import BytesIO
from itertools import pairwise

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbooks import MAIN, RELS, o, o_row, ods, ods_content, xlsx

from claimcheck.annotations import ods as ods_comments
from claimcheck.annotations import xlsx as xlsx_comments
from claimcheck.annotations._xml import Edit, edited, find
from claimcheck.annotations.base import Copy, Note
from claimcheck.documents import read_bytes
from claimcheck.model import Document, Span

ROWS = (["Region", 2022], ["North", 12], ["South", 30], ["Total", 43])


def annotated(module, data: bytes, document: Document, given: list[Note]) -> bytes:
    copy = module.annotate(data, document, given)
    assert isinstance(copy, Copy)
    assert not copy.missed
    return copy.content


def note(document: Document, *cells: str, title: str = "inconsistent", text: str = "12 + 30 = 42") -> Note:
    starts = {mark.name: mark.start for mark in document.landmarks}
    return Note(tuple(Span(starts[cell], starts[cell] + 1) for cell in cells), title, text)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def told(data: bytes) -> dict[str, str]:
    book = openpyxl.load_workbook(BytesIO(data))
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def real_workbook(comment: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Data"
    for row in ROWS:
        sheet.append(row)
    if comment:
        sheet["B4"].comment = openpyxl.comments.Comment(comment, "Ann")
        sheet["A1"].comment = openpyxl.comments.Comment("older", "Ann")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_note_is_a_comment_on_its_last_cell():
    data = real_workbook()
    document = read_bytes(data, "a.xlsx")
    copy = annotated(xlsx_comments, data, document, [note(document, "Data!B2", "Data!B4", text="a < b & c")])
    assert told(copy) == {"Data!B4": "inconsistent\na < b & c\n(with B2)"}
    assert read_bytes(copy, "a.xlsx") == document


def test_every_other_part_is_the_same():
    data = real_workbook()
    document = read_bytes(data, "a.xlsx")
    before, after = parts(data), parts(annotated(xlsx_comments, data, document, [note(document, "Data!B4")]))
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {"[Content_Types].xml", "xl/worksheets/sheet1.xml"}
    assert set(after) - set(before) == {
        "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/_rels/sheet1.xml.rels"
    }  # fmt: skip
    added = re.sub(rb"<legacyDrawing [^>]*/>", b"", after["xl/worksheets/sheet1.xml"])
    assert added == before["xl/worksheets/sheet1.xml"]


def test_comments_that_are_there_stay():
    data = real_workbook("checked in May")
    document = read_bytes(data, "a.xlsx")
    copy = annotated(xlsx_comments, data, document, [note(document, "Data!B4"), note(document, "Data!B3", title="new")])
    assert told(copy) == {
        "Data!A1": "older",
        "Data!B3": "new\n12 + 30 = 42",
        "Data!B4": "checked in May\n\ninconsistent\n12 + 30 = 42",
    }


def test_two_notes_on_a_cell_are_one_comment():
    data = real_workbook()
    document = read_bytes(data, "a.xlsx")
    copy = annotated(
        xlsx_comments, data, document, [note(document, "Data!B4", title=t, text=t) for t in ("one", "two")]
    )
    assert told(copy) == {"Data!B4": "one\none\n\ntwo\ntwo"}


def test_the_drawing_stands_where_the_schema_has_it():
    after = "<dataValidations/><tableParts count='0'/><extLst><ext/></extLst>"
    data = xlsx(ROWS, after=after)
    document = read_bytes(data, "a.xlsx")
    sheet = parts(annotated(xlsx_comments, data, document, [note(document, "Data!B4")]))["xl/worksheets/sheet1.xml"]
    order = [element.name for element in find(sheet, depth=1)]
    assert order == ["sheetData", "dataValidations", "legacyDrawing", "tableParts", "extLst"]


def test_prefixed_sheets_get_prefixed_elements():
    sheet = (
        f"<x:worksheet xmlns:x='{MAIN}'><x:sheetData><x:row><x:c><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    data = xlsx([[1]], parts={"xl/worksheets/sheet1.xml": sheet})
    document = read_bytes(data, "a.xlsx")
    copy = annotated(xlsx_comments, data, document, [note(document, "Data!A1")])
    assert b"<x:legacyDrawing " in parts(copy)["xl/worksheets/sheet1.xml"]
    assert RELS.encode() in parts(copy)["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize("comments", [xlsx_comments, ods_comments])
def test_without_notes_the_copy_is_the_file(comments):
    data = real_workbook() if comments is xlsx_comments else ods("")
    assert annotated(comments, data, Document("", read_bytes(b"", "a.txt").source), []) == data


# --- OpenDocument ----------------------------------------------------------------------------------------------------


def sheet(*rows: str) -> str:
    return f"<table:table table:name='Data'>{''.join(rows)}</table:table>"


def content_of(data: bytes, *cells: str) -> str:
    document = read_bytes(data, "a.ods")
    copy = annotated(ods_comments, data, document, [note(document, cell, title=cell, text="off") for cell in cells])
    assert read_bytes(copy, "a.ods") == document
    return parts(copy)["content.xml"].decode()


def noted(content: str) -> list[str]:
    """Return each cell's text with the comment that stands on it."""
    cells = re.findall(r"<table:table-cell.*?(?:</table:table-cell>|/>)", content)
    return [f"{re.sub('<[^>]*>', ' ', cell).split()}" for cell in cells if "annotation" in cell]


def test_a_comment_is_put_into_its_cell():
    content = content_of(ods(sheet(o_row(o("Rye"), o("4", "float")))), "Data!B1")
    assert noted(content) == ["['claimcheck', 'Data!B1', 'off', '4']"]
    plain = re.sub(r"<o:annotation.*</o:annotation>", "", content)
    assert plain == ods_content(sheet(o_row(o("Rye"), o("4", "float"))))


def test_repeated_cells_are_parted():
    row = o_row(
        o("4", "float", attributes="table:number-columns-repeated='4'"), attributes="table:number-rows-repeated='3'"
    )
    content = content_of(ods(sheet(row)), "Data!B2", "Data!D2")
    assert noted(content) == ["['claimcheck', 'Data!B2', 'off', '4']", "['claimcheck', 'Data!D2', 'off', '4']"]
    assert content.count("<table:table-row") == 3


def test_a_comment_that_is_there_stays():
    cell = o("4", "float").replace("<text:p>", "<office:annotation><text:p>old</text:p></office:annotation><text:p>")
    content = content_of(ods(sheet(o_row(cell))), "Data!A1")
    assert noted(content) == ["['old', 'Data!A1', 'off', '4']"]


# --- edits -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [2, 4])
@pytest.mark.parametrize("name", ["Data", "Other"])
def test_notes_on_cells_that_are_not_there_are_told(rows, name):
    made = [o_row(o("Total"), o("43", "float")) for _ in range(rows)]
    document = read_bytes(ods(f"<table:table table:name='Data'>{''.join(made * 4)}</table:table>"), "a.ods")
    given = [note(document, cell) for cell in ("Data!B2", "Data!B4")]
    copy = ods_comments.annotate(
        ods(f"<table:table table:name='{name}'>{''.join(made)}</table:table>"), document, given
    )
    said = parts(copy.content)["content.xml"].count(b"12 + 30 = 42")
    assert [missed.note for missed in copy.missed] == (given if name == "Other" else given[rows // 2 :])
    assert said == len(given) - len(copy.missed)


def test_elements_are_found_with_their_edges():
    content = b"<a x='>'><b/><c y=\"'>\">t</c ></a>"
    found = {e.name: (content[e.start : e.end], content[e.inner : e.stop]) for e in find(content, {"a", "c"})}
    assert found == {"a": (content, b'<b/><c y="\'>">t</c >'), "c": (b'<c y="\'>">t</c >', b"t")}
    assert [(e.name, e.is_empty) for e in find(content, depth=1)] == [("b", True), ("c", False)]


@settings(max_examples=50)
@given(st.binary(max_size=30), st.lists(st.integers(0, 30), max_size=6))
def test_edits_touch_nothing_else(content, cuts):
    edges = sorted({min(cut, len(content)) for cut in cuts})
    edits = [Edit(a, b, content[a:b]) for a, b in pairwise(edges)]
    assert edited(content, edits) == content
