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
        ("Crop;2022\r\nRye, old;4,5\r\n", [["Crop", "2022"], ["Rye, old", "4,5"]]),
        ("Crop\t2022\nRye\t4", [["Crop", "2022"], ["Rye", "4"]]),
        ('Crop,2022\n"Rye, ""old""", "1,310"', [["Crop", "2022"], ['Rye, ""old""', "1,310"]]),
        ('Crop,Note\nRye,"two\nlines"\nOats,', [["Crop", "Note"], ["Rye", "two\nlines"], ["Oats", ""]]),
        ("a,b\n1\n1,2", [["a", "b"], ["1", None], ["1", "2"]]),
    ],
)
def test_grids(text, expected):
    assert grid(read_text(text, format="csv")) == expected


def test_its_totals_are_checked():
    data = b'Crop,2022,2023\nRye,"1,310",422\nOats,205,198\nTotal,"1,515",720\n'
    report = pipeline.check(read_bytes(data, "yields.CSV"))
    off = [finding for finding in report.findings if finding.status is Status.INCONSISTENT]
    assert [finding.arithmetic for finding in off] == ["422 + 198 = 620; the table says 720"]
    assert report.document.source.place(off[0].roles[-1].figure.start) == (4, 15)


@given(st.text(st.sampled_from("a1,;\t|\"\n\r '.é"), max_size=60))
def test_any_text_is_read(text):
    document = read_text(text, format="csv")
    assert document.text == text
    for table in document.tables:
        spans = [cell.span for row in table.rows for cell in row if cell]
        assert spans == sorted(spans)
        assert all(table.span.start <= a <= b <= table.span.end for a, b in spans)
