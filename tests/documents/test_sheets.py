"""Sheets of a workbook: which cells make a table, what heads it, what is a title, a note or running text, and where
each cell stands."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbooks import MAIN, packed, xlsx

from claimcheck import pipeline
from claimcheck.documents import DocumentError, read_bytes, read_file
from claimcheck.documents import xlsx as reader
from claimcheck.documents._sheets import Hidden, address, column_letters
from claimcheck.model import BlockKind, Document, Status

RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WITH_STRINGS = (
    f"<Relationships xmlns='x'><Relationship Id='rId1' Type='{RELS}/worksheet' Target='/xl/worksheets/sheet1.xml'/>"
    f"<Relationship Id='t' Type='{RELS}/sharedStrings' Target='sharedStrings.xml'/></Relationships>"
)


def read(*rows, **options) -> Document:
    return read_bytes(xlsx(rows, **options), "a.xlsx")


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.text[slice(*block.span)]) for block in document.blocks]


def grids(document: Document) -> list[list[list[str]]]:
    return [
        [[document.text[slice(*cell.span)] if cell else "" for cell in row] for row in table.rows]
        for table in document.tables
    ]


def headers(document: Document) -> list[int]:
    return [table.header_rows for table in document.tables]


SALES = (["Region", 2022, 2023], ["North", 12, 14], ["South", 30, 31])


@pytest.mark.parametrize(
    ("rows", "expected_blocks", "expected_headers"),
    [
        pytest.param(SALES, ["table"], [1], id="a table"),
        pytest.param((["Wool sold", None], [], *SALES), ["paragraph", "table"], [1], id="a title above a gap"),
        pytest.param((["Wool sold"], ["(in tonnes)"], *SALES), ["caption", "table"], [1], id="titles on top"),
        pytest.param((*SALES, [], ["Total", 42, 45]), ["table"], [1], id="a total after a gap goes on"),
        pytest.param((*SALES, [], *SALES), ["table", "table"], [1, 1], id="headings begin another table"),
        pytest.param((*SALES, [], [], [], ["Total", 42]), ["table", "table"], [1, 0], id="too far away"),
        pytest.param((*SALES, ["Source: the customs office"]), ["table", "footnote"], [1], id="a note below"),
        pytest.param(
            (*SALES, [], ["The south sold 30 tonnes in 2022 and 31 in 2023."]), ["table", "paragraph"], [1], id="prose"
        ),
        pytest.param(
            ([None, "Tonnes", None], [None, "Sold", "Kept"], ["North", 1, 2]), ["table"], [2], id="two rows of headings"
        ),
        pytest.param(
            (["Region", "Sold"], ["Inland"], ["North", 4], ["Coast"], ["South", 5]), ["table"], [1], id="sections"
        ),
        pytest.param((["A", "B"], ["C", "D"]), ["table"], [1], id="a table of words"),
        pytest.param(([1, 2], [3, 4]), ["table"], [0], id="numbers alone"),
        pytest.param((["Read me first."], ["Then go on."]), ["paragraph", "paragraph"], [], id="lines of text"),
        pytest.param(([7],), ["table"], [0], id="a lone number is no sentence"),
        pytest.param(
            (["Tea", 1, None, "Ayr", 5], ["Rye", 2, None, "Oban", 6]), ["table", "table"], [0, 0], id="side by side"
        ),
        pytest.param(
            (["Region", None, 2022, None, 2023], ["North", None, 1, None, 2], ["South", None, 3, None, 4]),
            ["table"],
            [1],
            id="narrow columns between",
        ),
    ],
)
def test_what_stands_on_a_sheet(rows, expected_blocks, expected_headers):
    document = read(*rows, sheets={"Sheet1": rows})
    assert [kind for kind, _ in blocks(document)] == expected_blocks
    assert headers(document) == expected_headers


def test_blank_columns_are_left_out_and_blank_rows_part_sections():
    document = read(["Region", None, 2022], ["North", None, 12], [], ["Total", None, 12])
    assert grids(document) == [[["Region", "2022"], ["North", "12"], ["", ""], ["Total", "12"]]]


def test_running_text_in_a_cell_is_read_as_sentences():
    long = "Sales rose 35% from 40 tonnes to 50 tonnes in the year, which was dry and colder than most."
    document = read(["Region", "Sold", "Remark"], ["North", 50, long], ["South", 12, "none"])
    assert blocks(document)[-1] == ("paragraph", long)
    assert document.landmark(document.text.index("Sales rose")) == "Data!C2"
    report = pipeline.check(document)
    assert [f.status for f in report.findings] == [Status.INCONSISTENT]


def test_every_cell_has_its_address():
    document = read_bytes(xlsx(sheets={"Data": SALES, "Q1 '24": [[None, "Rye"], [None, 7]]}), "a.xlsx")
    assert document.landmark(document.text.index("14")) == "Data!C2"
    assert document.landmark(document.text.index("Rye")) == "'Q1 ''24'!B1"
    assert document.landmark(document.text.index("Data")) == "Data"
    assert ("heading", "Data") in blocks(document)


def test_totals_are_checked_at_their_cells():
    report = pipeline.check(read(*SALES, ["Total", 42, 54]))
    off = [finding for finding in report.findings if finding.status is Status.INCONSISTENT]
    assert [f.arithmetic for f in off] == ["14 + 31 = 45; the table says 54"]
    assert report.document.landmark(off[0].roles[-1].figure.start) == "Data!C4"


def test_a_number_is_read_as_it_is_shown():
    document = read(["Share", (0.1234, "0.0%")], ["Paid", (-1234.5, "#,##0_);(#,##0)")], ["On", (45000, "d mmm yyyy")])
    assert grids(document) == [[["Share", "12.3%"], ["Paid", "(1,235)"], ["On", "15 Mar 2023"]]]


def test_days_may_be_counted_from_1904():
    document = read([(0, "yyyy-mm-dd")], properties="<workbookPr date1904='1'/>")
    assert document.text.endswith("1904-01-01")


def test_numbers_without_words_state_no_totals():
    document = read([1], [2, 3], [4, 5, 6], [7, 8, 9, 10], [11, 12, 13, 14, 15])
    assert not [f for f in pipeline.check(document).findings if f.status is Status.INCONSISTENT]


# --- what is not shown -----------------------------------------------------------------------------------------------


def test_hidden_rows_and_columns_are_out_and_said():
    hidden = "<cols><col min='3' max='3' hidden='1'/></cols>"
    document = read(*SALES, ["Total", 42, 45], before=hidden, row_attributes={2: "hidden='1'"})
    assert grids(document) == [[["Region", "2022", ""], ["", "…", "…"], ["South", "30", "…"], ["Total", "42", "…"]]]
    assert document.notes == ("sheet 'Data': 1 hidden row and 1 hidden column not read",)
    findings = pipeline.check(document).findings
    assert not [f for f in findings if f.status is Status.INCONSISTENT]


def test_hidden_sheets_are_out_and_said():
    document = read_bytes(xlsx(sheets={"Seen": [["a", 1]], "Workings": [["b", 2]]}, hidden=["Workings"]), "a.xlsx")
    assert "b" not in document.text
    assert document.notes == ("'Workings' is hidden and not read",)


def test_a_formula_never_computed_is_said_and_no_part_of_a_sum():
    document = read(["Tea", 4], ["Rye", "=B1*2"], ["Oats", 5], ["Total", 17])
    assert grids(document) == [[["Tea", "4"], ["Rye", "…"], ["Oats", "5"], ["Total", "17"]]]
    assert document.notes == (
        "sheet 'Data': the formula in B2 has no stored result; open and save the file in a spreadsheet program",
    )
    assert not [f for f in pipeline.check(document).findings if f.status is Status.INCONSISTENT]


def test_zeros_of_a_program_that_does_not_compute_are_no_results():
    sheet = f"<worksheet xmlns='{MAIN}'><sheetData><row><c><f>1+1</f><v>0</v></c></row></sheetData></worksheet>"
    for calculation, text in (("<calcPr fullCalcOnLoad='1'/>", "…"), ("", "0")):
        data = xlsx([[1]], calculation=calculation, parts={"xl/worksheets/sheet1.xml": sheet})
        assert read_bytes(data, "a.xlsx").text.endswith(text)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)).map(lambda p: (p[0], p[0] + p[1])), max_size=6))
def test_hidden_ranges(ranges):
    hidden = Hidden(ranges)
    numbers = {n for low, high in ranges for n in range(low, high + 1)}
    assert [n for n in range(40) if hidden.run(n) >= 0] == sorted(numbers)
    assert all(
        hidden.between(a, b) == len(numbers & set(range(a, b))) for a in range(0, 40, 3) for b in range(a, 40, 4)
    )


# --- parts of the file -----------------------------------------------------------------------------------------------


def test_shared_texts_links_and_properties():
    strings = (
        f"<sst xmlns='{MAIN}'><si><t>Rye_x000D_</t></si><si><r><t>10</t></r>"
        "<r><rPr><vertAlign val='superscript'/></rPr><t>6</t></r><rPh sb='0' eb='1'><t>no</t></rPh></si></sst>"
    )
    rels = (
        f"<Relationships xmlns='x'><Relationship Id='h' Type='{RELS}/hyperlink' "
        "Target='https://example.org/a' TargetMode='External'/></Relationships>"
    )
    data = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>9</v></c><c t='b'><v>1</v></c></row>"
    sheet = (
        f"<worksheet xmlns='{MAIN}' xmlns:r='{RELS}'><sheetData>{data}</sheetData>"
        "<hyperlinks><hyperlink ref='A1' r:id='h'/></hyperlinks></worksheet>"
    )
    made = xlsx(
        [[1]],
        parts={
            "xl/worksheets/sheet1.xml": sheet,
            "xl/worksheets/_rels/sheet1.xml.rels": rels,
            "xl/sharedStrings.xml": strings,
            "xl/_rels/workbook.xml.rels": WITH_STRINGS,
            "docProps/core.xml": "<p xmlns:d='d'><d:title>Harvest</d:title><d:modified>2024-05-06T</d:modified></p>",
        },
    )
    document = read_bytes(made, "a.xlsx")
    assert document.text.splitlines()[-1] == "Rye\t10⁶\tTRUE"
    assert [(document.text[slice(*link.span)], link.url) for link in document.links] == [
        ("Rye", "https://example.org/a")
    ]
    assert (document.title, document.date) == ("Harvest", "2024-05-06")


def test_rows_and_cells_need_not_say_where_they_are():
    cells = "<row><c><v>1</v></c><c><v>2</v></c></row><row r='4'><c r='C4'><v>3</v></c></row><row><c><v>4</v></c></row>"
    sheet = f"<worksheet xmlns='{MAIN}'><sheetData>{cells}</sheetData></worksheet>"
    document = read_bytes(xlsx([[1]], parts={"xl/worksheets/sheet1.xml": sheet}), "a.xlsx")
    assert [mark.name for mark in document.landmarks[1:]] == ["Data!A1", "Data!B1", "Data!C4", "Data!A5"]


@pytest.mark.parametrize("column", [0, 25, 26, 701, 702, 16383])
def test_column_letters(column):
    assert address(0, column) == column_letters(column) + "1"
    value = 0
    for letter in column_letters(column):
        value = value * 26 + ord(letter) - 64
    assert value == column + 1


# --- wounds ----------------------------------------------------------------------------------------------------------

BOMB = "<!DOCTYPE a [<!ENTITY b 'bb'>]><sst/>"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.xlsx is empty"),
        (b"PK\x03\x04 torn", "a.xlsx is not an Excel workbook"),
        (b"5 km", "a.xlsx is not an Excel workbook: it is text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "is encrypted; save a copy"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Microsoft Office file, not an Excel workbook"),
        (packed({"other.xml": "<a/>"}), "is not an Excel workbook: it has no xl/workbook.xml"),
        (xlsx([[1]], parts={"xl/workbook.xml": "<workbook"}), "is damaged: xl/workbook.xml"),
        (xlsx([[1]], parts={"xl/worksheets/sheet1.xml": "<worksheet><sheetData>"}), "is damaged: xl/worksheets"),
        (xlsx([[1]], parts={"xl/styles.xml": BOMB}), "xl/styles.xml declares a document type"),
        (xlsx([[1]], parts={"xl/styles.xml": BOMB.encode("utf-16")}), "xl/styles.xml declares a document type"),
        (xlsx([[1]], parts={"big.bin": b"\0" * 25_000_000}), "times its size; it was not opened"),
    ],
)
def test_wounded_files_are_told_in_one_line(data, message):
    with pytest.raises(DocumentError) as told:
        reader.read(data, "a.xlsx")
    assert message in str(told.value)
    assert "\n" not in str(told.value)


def test_a_workbook_with_rounded_amounts_says_so_of_its_table():
    rounded, exact = (1.26, "0.0"), (1.25, "0.00")
    assert read(["Tea", rounded], ["Rye", 2]).tables[0].is_rounded
    assert not read(["Tea", exact], ["Rye", 2], ["Oats", (0.123, "0%")]).tables[0].is_rounded


def test_what_a_sheet_rounds_is_no_contradiction():
    exact = [(n + 0.25, n + 0.5, 2 * n + 0.75) for n in range(40)]
    columns = [*exact, (1.254, 2.254, 3.508)]
    names = ["Tea", "Rye", "Total"]
    rows = [[name, *((column[i], "0.00") for column in columns)] for i, name in enumerate(names)]
    document = read(["Crop", *(f"Farm {chr(65 + n)}" for n in range(41))], *rows)
    last = pipeline.check(document).findings[-1]
    assert (last.arithmetic, last.status) == ("1.25 + 2.25 = 3.5; the table says 3.51", Status.CONSISTENT)
    typed = replace(document, tables=tuple(replace(table, is_rounded=False) for table in document.tables))
    assert pipeline.check(typed).findings[-1].status is not Status.CONSISTENT


def test_a_text_repeated_without_end_is_refused():
    strings = f"<sst xmlns='{MAIN}'><si><t>{'a' * 1_000_000}</t></si></sst>"
    rows = "<row>" + "<c t='s'><v>0</v></c>" * 101 + "</row>"
    data = xlsx(
        [[1]],
        parts={
            "xl/worksheets/sheet1.xml": f"<worksheet xmlns='{MAIN}'><sheetData>{rows}</sheetData></worksheet>",
            "xl/sharedStrings.xml": strings,
            "xl/_rels/workbook.xml.rels": WITH_STRINGS,
        },
    )
    with pytest.raises(DocumentError, match="more than 100 million characters"):
        read_bytes(data, "a.xlsx")


def test_far_apart_cells_cost_nothing():
    cells = "<dimension ref='A1:XFD1048576'/><sheetData><row r='1'><c r='A1'><v>1</v></c></row>"
    cells += "<row r='1048576'><c r='XFD1048576'><v>2</v></c></row></sheetData>"
    sheet = f"<worksheet xmlns='{MAIN}'>{cells}</worksheet>"
    document = read_bytes(xlsx([[1]], parts={"xl/worksheets/sheet1.xml": sheet}), "a.xlsx")
    assert [m.name for m in document.landmarks[1:]] == ["Data!A1", "Data!XFD1048576"]


def test_a_diagonal_of_cells_is_no_table():
    diagonal = [[None] * i + [i] for i in range(400)]
    document = read(*diagonal)
    assert sum(len(row) for table in document.tables for row in table.rows) == 400


def test_an_empty_workbook_is_an_empty_document(tmp_path):
    path = tmp_path / "a.XLSX"
    path.write_bytes(xlsx([]))
    document = read_file(path)
    assert (document.text, document.blocks, document.tables) == ("", (), ())


entries = (
    st.none() | st.integers(-5000, 5000) | st.sampled_from(["Total", "North", "2021", "a\nb", "(5%)", "…", " ", "n/a"])
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(entries, max_size=7), max_size=12))
def test_any_sheet_is_read_whole(rows):
    document = read_bytes(xlsx(sheets={"Sheet1": rows}), "a.xlsx")
    shown = {
        address(r, c): " ".join(str(v).split())
        for r, row in enumerate(rows)
        for c, v in enumerate(row)
        if v is not None
    }
    marks = document.landmarks
    ends = [*(mark.start for mark in marks[1:]), len(document.text)][: len(marks)]
    read_texts = {
        mark.name.removeprefix("Sheet1!"): " ".join(document.text[mark.start : end].split())
        for mark, end in zip(marks, ends, strict=True)
    }
    assert read_texts == {name: text for name, text in shown.items() if text}
    assert [block.span for block in document.blocks] == sorted(block.span for block in document.blocks)
    for table in document.tables:
        assert all(len(row) == len(table.rows[0]) for row in table.rows)
        assert any(b.kind is BlockKind.TABLE and b.span == table.span for b in document.blocks)
    pipeline.check(document)


def test_rows_in_bold(tmp_path) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    for row in (("Item", "Amount"), ("Rent", 4100), ("Fees", 2350), ("Income", 6450), ("Pay", 3020)):
        sheet.append(row)
    for cell in (*sheet[1], *sheet[4], sheet["A5"]):
        cell.font = Font(bold=True)
    path = tmp_path / "a.xlsx"
    book.save(path)
    (table,) = read_file(path).tables
    assert table.strong_rows == (3,)
