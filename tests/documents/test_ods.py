"""OpenDocument spreadsheets: what cells show, repeated and hidden ones, and wounds."""

import pytest
from workbooks import o, o_row, ods, ods_content, packed

from claimcheck import pipeline
from claimcheck.documents import DocumentError, read_bytes
from claimcheck.model import Document, Status

HIDDEN = (
    "<style:style style:name='h' style:family='table'><style:table-properties table:display='false'/></style:style>"
)


def table(*rows: str, name: str = "Data", attributes: str = "") -> str:
    return f"<table:table table:name='{name}' {attributes}>{''.join(rows)}</table:table>"


def read(*rows: str, styles: str = "") -> Document:
    return read_bytes(ods(table(*rows), styles), "a.ods")


def grid(document: Document) -> list[list[str]]:
    return [[document.text[slice(*c.span)] if c else "" for c in row] for row in document.tables[0].rows]


def test_cells_are_as_they_are_shown():
    document = read(
        o_row(o("Share"), o("12.3%", "percentage", "0.1234")),
        o_row(o("Paid"), o("£1,235", "currency", "1234.5")),
        o_row(o("On"), o("15 Mar 2023", "date")),
    )
    assert grid(document) == [["Share", "12.3%"], ["Paid", "£1,235"], ["On", "15 Mar 2023"]]


@pytest.mark.parametrize(
    ("own", "strong"),
    [
        ("<style:text-properties fo:font-weight='bold'/>", (2,)),
        ("<style:text-properties fo:font-weight='normal'/>", ()),
        ("", ()),
    ],
)
def test_rows_in_bold_are_known(own, strong):
    style = f"<style:style style:name='ce1' style:family='table-cell'>{own}</style:style>"
    bold = "table:style-name='ce1'"
    document = read(
        o_row(o("Crop"), o("Tonnes")),
        o_row(o("Rye"), o("4", "float")),
        o_row(o("All", attributes=bold), o("4", "float", attributes=bold)),
        o_row(o("Oats"), o("5", "float")),
        styles=style,
    )
    assert document.tables[0].strong_rows == strong


def test_a_value_without_its_text_is_shown_plainly():
    value = "<table:table-cell office:value-type='float' office:value='0.30000000000000004'/>"
    assert grid(read(o_row(o("Share"), value))) == [["Share", "0.3"]]


def test_a_formula_without_a_result_is_said():
    document = read(o_row(o("Share"), "<table:table-cell table:formula='of:=1+1'/>"))
    assert grid(document) == [["Share", "…"]]
    assert "the formula in B1 has no stored result" in document.notes[0]


def test_totals_are_checked_at_their_cells():
    rows = [o_row(o(a), o(b, "float")) for a, b in (("Tea", "4"), ("Rye", "5"), ("Oats", "6"), ("Total", "16"))]
    report = pipeline.check(read(o_row(o("Crop"), o("Tonnes")), *rows))
    off = [finding for finding in report.findings if finding.status is Status.INCONSISTENT]
    assert [f.arithmetic for f in off] == ["4 + 5 + 6 = 15; the table says 16"]
    assert report.document.landmark(off[0].roles[-1].figure.start) == "Data!B5"


def test_repeated_cells_and_rows_keep_their_addresses():
    blank = "<table:table-cell table:number-columns-repeated='2'/>"
    document = read(
        o_row(o("Crop"), o("4", "float", attributes="table:number-columns-repeated='2'"), blank, o("Rye")),
        o_row("<table:table-cell table:number-columns-repeated='16384'/>", attributes="table:number-rows-repeated='7'"),
        o_row(o("Oats"), o("5", "float"), attributes="table:number-rows-repeated='2'"),
        o_row("<table:table-cell/>", attributes="table:number-rows-repeated='1048566'"),
    )
    places = [mark.name.removeprefix("Data!") for mark in document.landmarks if "!" in mark.name]
    assert places == ["A1", "B1", "C1", "F1", "A9", "B9", "A10", "B10"]


def test_what_is_hidden_is_out_and_said():
    sheets = table(
        "<table:table-column/><table:table-column table:visibility='collapse'/>",
        o_row(o("Crop"), o("Kept"), o("Sold")),
        o_row(o("Rye"), o("5", "float"), o("6", "float"), attributes="table:visibility='filter'"),
        o_row(o("Oats"), o("7", "float"), o("8", "float")),
    ) + table(o_row(o("Workings")), name="Back", attributes="table:style-name='h'")
    document = read_bytes(ods(sheets, HIDDEN), "a.ods")
    assert grid(document) == [["Crop", "", "Sold"], ["", "…", "…"], ["Oats", "…", "8"]]
    assert document.notes == (
        "'Back' is hidden and not read",
        "sheet 'Data': 1 hidden row and 1 hidden column not read",
    )


def test_texts_without_comments_but_with_spaces_and_links():
    cell = (
        "<table:table-cell office:value-type='string'><office:annotation><text:p>99</text:p></office:annotation>"
        "<text:p>Rye<text:s text:c='2'/>and <text:a xlink:href='https://example.org/a'>oats</text:a></text:p>"
        "<text:p>old</text:p></table:table-cell>"
    )
    document = read(o_row(cell, o("4", "float")))
    assert grid(document) == [["Rye and oats old", "4"]]
    assert [link.url for link in document.links] == ["https://example.org/a"]


def test_one_xml_file_is_read_too():
    data = ods_content(table(o_row(o("Crop"), o("4", "float")))).encode()
    assert grid(read_bytes(data, "a.fods")) == [["Crop", "4"]]


def test_title_and_date_of_the_file():
    meta = "<m xmlns:d='d'><d:title>Harvest</d:title><d:date>2024-05-06T10:00:00</d:date></m>"
    document = read_bytes(packed({"content.xml": ods_content(table(o_row(o("a")))), "meta.xml": meta}), "a.ods")
    assert (document.title, document.date) == ("Harvest", "2024-05-06")


ENCRYPTED = {"content.xml": b"\x00", "META-INF/manifest.xml": "<m><encryption-data/></m>"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (packed({"a": "b"}), "is not an OpenDocument spreadsheet: it has no content.xml"),
        (packed(ENCRYPTED), "a.ods is encrypted; save a copy without a password"),
        (packed({"content.xml": "<a><b></a>"}), "content.xml is damaged"),
        (packed({"content.xml": "<a/>"}), "not an OpenDocument spreadsheet: it has no sheets"),
        (packed({"content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "declares a document type"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "declares a document type"),
        (
            ods(table(*[o_row(o("1", attributes="table:number-columns-repeated='999'"),
                attributes="table:number-rows-repeated='999'") for _ in range(30)])),
            "repeats rows to more than 20 million cells",
        ),
    ],
)  # fmt: skip
def test_wounded_files_are_told_in_one_line(data, message):
    with pytest.raises(DocumentError) as told:
        read_bytes(data, "a.ods")
    assert message in str(told.value)
