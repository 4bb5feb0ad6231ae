"""Tables that space alone makes: what is one, its grid, and what stays prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import pipeline
from claimcheck.documents import read_text
from claimcheck.model import BlockKind, Document, Status


def grid(document: Document) -> list[list[str]]:
    rows = document.tables[0].rows
    return [[document.text[slice(*cell.span)] if cell else "" for cell in row] for row in rows]


STATEMENT = """The mill did well.

                       2023       2022
Flour              $  1,310   $  1,205
Rebates                 (95)      (101)
                   --------   --------
Total sales           1,215      1,104

Costs:
  Wages                 610        590
  Rent                   88         —
Total costs             698        590

The hall was sold.
"""


def test_a_statement():
    document = read_text(STATEMENT)
    assert grid(document) == [
        ["", "2023", "2022"],
        ["Flour", "1,310", "1,205"],
        ["Rebates", "(95)", "(101)"],
        ["Total sales", "1,215", "1,104"],
        ["", "", ""],
        ["Costs:", "", ""],
        ["Wages", "610", "590"],
        ["Rent", "88", "—"],
        ["Total costs", "698", "590"],
    ]
    kinds = [block.kind for block in document.blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]
    assert document.text == STATEMENT


def test_its_totals_are_checked():
    wrong = STATEMENT.replace("698 ", "689 ")
    off = [f.arithmetic for f in pipeline.check(read_text(wrong)).findings if f.status is Status.INCONSISTENT]
    assert off == ["610 + 88 = 698; the table says 689"]


def test_tabs_keep_columns_apart_too():
    document = read_text("Crop\t2022\t2023\nRye\t31\t42\nOats\t2\t\nTotal\t33\t42")
    assert grid(document) == [["Crop", "2022", "2023"], ["Rye", "31", "42"], ["Oats", "2", ""], ["Total", "33", "42"]]


@pytest.mark.parametrize(
    "text",
    [
        "It rose  5 and  6.\nIt fell  7 and  8.\nIt stood  9.",
        "One.  Two.  3.\nFour.  Five.  6.",
        "Rye   31\nOats   2",
        "a  1\nb      2\nc            3\nd                  4\ne                        5",
        "1. rye\n2. oats\n3. hay",
    ],
)
def test_prose_stays_prose(text):
    assert read_text(text).tables == ()


@given(st.lists(st.text("ab1,.()$%- \t—", max_size=20), max_size=9))
def test_any_lines_are_read(lines):
    text = "\n".join(lines)
    document = read_text(text)
    assert document.text == text
    for table in document.tables:
        spans = [cell.span for row in table.rows for cell in row if cell]
        assert all(table.span.start <= a < b <= table.span.end for a, b in spans)
