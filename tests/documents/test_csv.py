"""Lines of values: the grid, the separator, and where the cells stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import pipeline
from claimcheck.documents import read_bytes, read_text
from claimcheck.model import Document, Status


def grid(document: Document) -> list[list[str | None]]:
    return [[document.text[slice(*c.span)] if c else None for c in row] for row in document.tables[0].rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Crop,2022\nRye,4\n", [["Crop", "2022"], ["Rye", "4"]]),
        ("Crop;2022\r\nRye, old;4,5\r\n", [["Crop", "2022"], ["Rye, old", "4.5"]]),
        ("Crop\t2022\nRye\t4", [["Crop", "2022"], ["Rye", "4"]]),
        ('Crop,2022\n"Rye, ""old""", "1,310"', [["Crop", "2022"], ['Rye, ""old""', "1,310"]]),
        ('Crop,Note\nRye,"two\nlines"\nOats,', [["Crop", "Note"], ["Rye", "two\nlines"], ["Oats", ""]]),
        ("a,b\n1\n1,2", [["a", "b"], ["1", None], ["1", "2"]]),
    ],
)
def test_grids(text, expected):
    assert grid(read_text(text, format="csv")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("sep=;\nCrop;2022\nRye;4", [["Crop", "2022"], ["Rye", "4"]], id="the separator is stated"),
        pytest.param("\ufeffCrop,2022\nRye,4", [["Crop", "2022"], ["Rye", "4"]], id="a byte order mark"),
        pytest.param("# made in May\na,b\n1,2", [["a", "b"], ["1", "2"]], id="a comment above"),
        pytest.param("Yields of 2022\n\na,b\n1,2", [["a", "b"], ["1", "2"]], id="a title above"),
        pytest.param("a,b\n1,2\n\n3,4", [["a", "b"], ["1", "2"], ["3", "4"]], id="a blank line within"),
        pytest.param("a;b\nx;1.234,5\ny;0,25", [["a", "b"], ["x", "1,234.5"], ["y", "0.25"]], id="decimal commas"),
        pytest.param("a;b\nx;1,234\ny;5,678", [["a", "b"], ["x", "1,234"], ["y", "5,678"]], id="thousands"),
        pytest.param("a;b\nx;1,25\ny;5.6", [["a", "b"], ["x", "1,25"], ["y", "5.6"]], id="both: not told"),
        pytest.param('a,b\nx,"1,25"', [["a", "b"], ["x", "1,25"]], id="commas between cells: not told"),
    ],
)
def test_what_real_files_have(text, expected):
    assert grid(read_text(text, format="csv")) == expected


def test_lines_around_a_table_are_read_as_text():
    text = "# Yields fell.\nYields by crop,\nCrop,2022\nRye,4\nNote: 2 of 3 fields were lost in the flood of May.,"
    blocks = [(b.kind.value, text[slice(*b.span)]) for b in read_text(text, format="csv").blocks]
    assert blocks == [
        ("paragraph", "Yields fell."),
        ("paragraph", "Yields by crop"),
        ("table", "Crop,2022\nRye,4"),
        ("footnote", "Note: 2 of 3 fields were lost in the flood of May."),
    ]


def test_two_tables_in_a_file():
    document = read_text("a,b\n1,2\n\nc,d\n3,4", format="csv")
    assert [table.header_rows for table in document.tables] == [1, 1]


def test_its_totals_are_checked():
    data = b'Crop,2022,2023\nRye,"1,310",422\nOats,205,198\nTotal,"1,515",720\n'
    report = pipeline.check(read_bytes(data, "yields.CSV"))
    off = [finding for finding in report.findings if finding.status is Status.INCONSISTENT]
    assert [finding.arithmetic for finding in off] == ["422 + 198 = 620; the table says 720"]
    assert report.document.source.place(off[0].roles[-1].figure.start) == (4, 15)


@given(st.text(st.sampled_from("a1,;\t|\"\n\r '.é"), max_size=60))
def test_any_text_is_read(text):
    document = read_text(text, format="csv")
    assert len(document.text) == len(text)
    for table in document.tables:
        spans = [cell.span for row in table.rows for cell in row if cell]
        assert spans == sorted(spans)
        assert all(table.span.start <= a <= b <= table.span.end for a, b in spans)
