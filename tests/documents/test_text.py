"""Plain text: what its blocks are, and that its text is the file's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import PLAIN

from claimcheck import pipeline
from claimcheck.documents import read_text
from claimcheck.model import BlockKind, Document, Status

P, H, L, T, C = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.CAPTION


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.text[slice(*block.span)]) for block in document.blocks]


def grid(document: Document, table: int = 0) -> list[list[str | None]]:
    rows = document.tables[table].rows
    return [[document.text[slice(*cell.span)] if cell else None for cell in row] for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n ", []),
        ("One line.", [(P, "One line.")]),
        ("One.\n\nTwo.", [(P, "One."), (P, "Two.")]),
        ("One.\r\n\r\nTwo.", [(P, "One."), (P, "Two.")]),
        ("Harvest report\n\nYields rose.", [(H, "Harvest report"), (P, "Yields rose.")]),
        ("Harvest report\n==============\nYields rose.", [(H, "Harvest report"), (P, "Yields rose.")]),
        ("# Harvest\nYields rose.", [(H, "Harvest"), (P, "Yields rose.")]),
        ("The last line alone", [(P, "The last line alone")]),
        ("Two crops:\n- rye\n- oats", [(P, "Two crops:"), (L, "rye"), (L, "oats")]),
        ("1. rye, the\n   old kind\n2) oats", [(L, "rye, the\n   old kind"), (L, "oats")]),
        (
            "It sold 40 tons of rye in May and\nJune, more than in all the months of\nthe year before it.",
            [(P, "It sold 40 tons of rye in May and\nJune, more than in all the months of\nthe year before it.")],
        ),
        ("Output rose from 50 to\n60 tons.", [(P, "Output rose from 50 to\n60 tons.")]),
    ],
)
def test_blocks(text, expected):
    assert blocks(read_text(text)) == expected


def test_lines_longer_than_any_margin_are_paragraphs():
    line = "The mill has ground rye for the town since the old days. " * 4
    assert [kind for kind, _ in blocks(read_text(f"{line}\n{line}\n{line}"))] == [P, P, P]


def test_items_know_their_number():
    assert [block.ordinal for block in read_text("1. rye\n2. oats\n- hay").blocks] == [1, 2, None]


def test_a_number_cut_off_by_the_margin_is_no_item():
    text = (
        "The mill opened its new hall in the spring of the year, on May\n12. Then it ground rye for the whole valley."
    )
    assert [kind for kind, _ in blocks(read_text(text))] == [P]


def test_pipe_tables():
    document = read_text("Table 1: Yields\n| | 2022 | 2023 |\n|---|--:|--:|\n| Rye | 4.1 | |\n| a \\| b | 2 |\n\nEnd.")
    assert grid(document) == [["", "2022", "2023"], ["Rye", "4.1", ""], ["a \\| b", "2", None]]
    assert document.tables[0].header_rows == 1
    assert [kind for kind, _ in blocks(document)] == [C, T, P]
    assert document.text[slice(*document.tables[0].caption)] == "Table 1: Yields"


def test_pipe_tables_without_a_frame_or_without_a_rule():
    assert grid(read_text("Crop | Tons\n---|---\nRye | 4")) == [["Crop", "Tons"], ["Rye", "4"]]
    bare = read_text("| Rye | 4 |\n| Oats | 5 |")
    assert grid(bare) == [["Rye", "4"], ["Oats", "5"]]
    assert bare.tables[0].header_rows == 0


@pytest.mark.parametrize("text", ["a | b", "either|or", "|", "||", "|x", "p(a|b) is 0.5"])
def test_a_stray_pipe_is_no_table(text):
    assert read_text(text).tables == ()


ANY = st.text(st.one_of(PLAIN, st.sampled_from("\n\r\t |-*#.1:= \0")), max_size=200)


@given(ANY)
def test_the_text_is_the_files_and_blocks_are_in_order(text):
    document = read_text(text)
    assert document.text == text
    assert all(document.source.offset(i) == i for i in range(0, len(text), 7))
    position = 0
    for block in document.blocks:
        assert position <= block.span.start < block.span.end <= len(text)
        position = block.span.end
    for table in document.tables:
        spans = [cell.span for row in table.rows for cell in row if cell]
        assert spans == sorted(spans)
        assert all(table.span.start <= a <= b <= table.span.end for a, b in spans)


def test_places_count_lines_of_every_kind():
    document = read_text("a\r\nb\rc\nd5")
    assert document.source.place(document.text.index("5")) == (4, 2)


@pytest.mark.parametrize(
    "line", ["claimcheck: ignore percent_change -- revised", "[claimcheck: ignore percent_change -- no]"]
)
def test_a_line_by_itself_sets_the_next_paragraph_aside(line):
    document = read_text(f"Fine.\n\n{line}\nThe fleet grew from 40 boats to 50, a rise of 53%.\n")
    assert [document.text[slice(*block.span)][:5] for block in document.blocks] == ["Fine.", "The f"]
    statuses = [f.status for f in pipeline.check(document).findings if f.status is not Status.CONSISTENT]
    assert statuses == [Status.IGNORED]
