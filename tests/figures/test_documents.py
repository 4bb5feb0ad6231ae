"""Figures of whole documents: their blocks and cells are borders, and their habits decide how numbers are read."""

from __future__ import annotations

import pytest

from claimcheck.figures import extract
from claimcheck.model import Block, BlockKind, Cell, Document, SourceMap, Span, Table


def document(*parts: tuple[BlockKind, str], cells: bool = False) -> Document:
    """Return a document of blocks one line apart; with `cells`, each word of a table's block is a cell."""
    text, blocks, tables = "", [], []
    for kind, part in parts:
        start = len(text)
        blocks.append(Block(kind, Span(start, start + len(part))))
        if kind is BlockKind.TABLE and cells:
            row, at = [], start
            for column, word in enumerate(part.split("\t")):
                row.append(Cell(0, column, Span(at, at + len(word))))
                at += len(word) + 1
            tables.append(Table(Span(start, start + len(part)), (tuple(row),)))
        text += part + "\n"
    return Document(text, SourceMap((0,), (0,), (0,)), tuple(blocks), tuple(tables))


def surfaces(source: str | Document) -> list[str]:
    return [figure.surface for figure in extract(source)]


def test_code_and_front_matter_are_not_read():
    parts = (
        (BlockKind.FRONT_MATTER, "date: 2024-05-01"),
        (BlockKind.CODE, "x = 5 km"),
        (BlockKind.PARAGRAPH, "It is 6 km."),
    )
    assert surfaces(document(*parts)) == ["6 km"]


def test_no_figure_crosses_a_block():
    parts = (
        (BlockKind.HEADING, "Results for 5"),
        (BlockKind.PARAGRAPH, "km of road"),
        (BlockKind.PARAGRAPH, "May"),
    )
    assert surfaces(document(*parts)) == ["5"]


def test_offsets_are_the_documents():
    doc = document(
        (BlockKind.PARAGRAPH, "Nothing here."), (BlockKind.PARAGRAPH, "They paid $5 million to 12 new workers.")
    )
    figures = extract(doc)
    assert [doc.text[f.start : f.end] for f in figures] == ["$5 million", "12"]
    assert figures[1].noun
    assert doc.text[slice(*figures[1].noun)] == "new workers"


def test_each_cell_is_read_for_itself():
    doc = document((BlockKind.TABLE, "2019\t(1,234)\t$ 5,686\t12.3%\t—\t5 to\t7 km"), cells=True)
    assert surfaces(doc) == ["2019", "(1,234)", "$ 5,686", "12.3%", "5", "7 km"]
    assert extract(doc)[1].value == -1234


@pytest.mark.parametrize(
    ("text", "values"),
    [("Der Preis stieg von 3,5 auf 4,25 Euro; dazu kamen 1.234 Stück.", [3.5, 4.25, 1234]),
     ("It fell from 3.5 to 4.25 as 1,234 people came.", [3.5, 4.25, 1234]),
     ("In all 1 234 567 came, of whom 12 345 paid and 4,5 percent left.", [1234567, 12345, 4.5]),
     ("It has 12,34,567 voters.", [1234567])],
)  # fmt: skip
def test_separators_are_decided_by_the_document(text, values):
    assert [float(figure.value) for figure in extract(text)] == values


def test_cells_that_touch_stay_apart():
    text = "12,345,6\n\nFive of 7."
    cells = tuple(Cell(0, column, Span(*span)) for column, span in enumerate([(0, 2), (3, 6), (7, 8)]))
    blocks = (Block(BlockKind.TABLE, Span(0, 8)), Block(BlockKind.PARAGRAPH, Span(10, 20)))
    doc = Document(text, SourceMap((0,), (0,), (0,)), blocks, (Table(Span(0, 8), (cells,)),))
    assert [figure.surface for figure in extract(doc)] == ["12", "345", "6", "Five", "7"]
    assert [figure.surface for figure in extract(doc, tables=False)] == ["Five", "7"]


def test_a_bare_dollar_is_the_documents():
    text = "All figures are in Canadian dollars. Revenue was $5 million; the US arm made US$2 million."
    assert [figure.unit for figure in extract(text)] == ["CAD", "USD"]


def test_another_engine_can_be_asked_for():
    pytest.importorskip("quantulum3")
    (figure,) = extract("It is 5 km away.", engine="quantulum3")
    assert (figure.surface, float(figure.value), figure.unit) == ("5 km", 5.0, "kilometre")
    with pytest.raises(ValueError, match="engine"):
        extract("5", engine="magic")  # type: ignore[arg-type]
