"""Markdown: the text that a reader sees, its blocks, and where each character stands in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import PLAIN

from claimcheck.documents import read_text
from claimcheck.model import BlockKind, Document

P, H, L, Q = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE
CODE, T, CAP, NOTE, FRONT = (
    BlockKind.CODE,
    BlockKind.TABLE,
    BlockKind.CAPTION,
    BlockKind.FOOTNOTE,
    BlockKind.FRONT_MATTER,
)


def read(text: str) -> Document:
    return read_text(text, format="markdown")


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.text[slice(*block.span)]) for block in document.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("Sales rose *5%* to **$40 million**.", [(P, "Sales rose 5% to $40 million.")]),
        ("one\ntwo  \nthree", [(P, "one\ntwo\nthree")]),
        ("# Wool #\n\ntext", [(H, "Wool"), (P, "text")]),
        ("Wool\n====\ntext", [(H, "Wool"), (P, "text")]),
        ("3. rye\n4. oats\n   and hay", [(L, "rye"), (L, "oats\nand hay")]),
        ("- rye\n  - old\n- oats", [(L, "rye"), (L, "old"), (L, "oats")]),
        ("> said so", [(Q, "said so")]),
        ("```\nx = 5\n```", [(CODE, "x = 5")]),
        ("    x = 5\n    y = 6", [(CODE, "x = 5\ny = 6")]),
        ("It is `5 kg` now", [(P, "It is 5 kg now")]),
        ("``a`b`` and ` c `", [(P, "a`b and c")]),
        ("AT&amp;T &#53;&nbsp;kg", [(P, "AT&T 5\u00a0kg")]),
        ("x\\*y 5\\%", [(P, "x*y 5%")]),
        ("m<sup>2</sup> and <b>5</b><br>kg<!-- 6 -->", [(P, "m² and 5\nkg")]),
        ("<div>\n<b>5</b> &lt; 6<!-- 7\n8 -->\n</div>", [(P, "5 < 6")]),
        ("<div>\n5 <b>mills</b> and\n6 more", [(P, "5 mills and 6 more")]),
        ("<script>\nlet x = 5;\n</script>", []),
        ("<!-- 5 -->\n\ntext", [(P, "text")]),
        ("~~40~~ 50 and ~60", [(P, " 50 and ~60")]),
        ("- [x] 5 done", [(L, "5 done")]),
        ("See ![Figure 2: 5 mills](x.png).", [(P, "See Figure 2: 5 mills.")]),
        ("It rose 5%.[^1]\n\n[^1]: By 2023.", [(P, "It rose 5%."), (NOTE, "By 2023.")]),
        ("---\ntitle: Wool\n---\ntext", [(FRONT, "title: Wool"), (P, "text")]),
    ],
)
def test_blocks(source, expected):
    assert [(kind, text) for kind, text in blocks(read(source))] == [(k, t.strip()) for k, t in expected] or (
        blocks(read(source)) == expected
    )


def test_levels_and_ordinals():
    document = read("## Two\n\n7. a\n   - b\n8. c\n\n   d")
    assert [(b.kind, b.level, b.ordinal) for b in document.blocks] == [
        (H, 2, None),
        (L, 1, 7),
        (L, 2, None),
        (L, 1, 8),
        (L, 1, None),
    ]


def test_tables_are_grids():
    document = read(
        "Table 3. Wool (in tons)\n\n| | *2022* | 2023 |\n|---|--:|---|\n| Rye é | **4.1** | a \\| b |\n| x |\n"
    )
    rows = [[document.text[slice(*cell.span)] for cell in row] for row in document.tables[0].rows]
    assert rows == [["", "2022", "2023"], ["Rye é", "4.1", "a | b"], ["x", "", ""]]
    assert [kind for kind, _ in blocks(document)] == [CAP, T]
    assert document.text[slice(*document.tables[0].caption)] == "Table 3. Wool (in tons)"


def test_tables_in_html_are_grids_too():
    document = read("# Yields\n\n> <table>\n> <tr><th>Crop<th>2023\n> <tr><td>Rye<td>41\n> </table>\n\ntext")
    rows = [[document.text[slice(*cell.span)] for cell in row if cell] for row in document.tables[0].rows]
    assert rows == [["Crop", "2023"], ["Rye", "41"]]
    assert document.source.place(document.text.index("41")) == (5, 18)


def test_a_table_without_a_rule_is_one_too():
    document = read("Here:\n\n| Rye | 4 |\n| Oats | 5 |")
    assert [kind for kind, _ in blocks(document)] == [P, T]
    assert document.tables[0].header_rows == 0


CELLS = st.lists(
    st.sampled_from(["", " ", "5", " 5 ", "Rye é", "\t1,234 ", " 4.1 %", "\u00a0", "-", " ñ ", "*6*"]), min_size=2
)
LINES = st.sampled_from(["\n", "\r\n"])
RULES = st.sampled_from(["-", " --- ", ":-:", "--:\t", "- -", ":", ""])
AROUND = st.sampled_from(["", "text é\n\n", "> a\n\n", "- a\n\n", "<p>a\n \n", "[^1]: a\n\n", "# ñ\n", "a\n"])


@given(st.lists(CELLS, min_size=1, max_size=4), CELLS, RULES, LINES, AROUND, AROUND)
def test_a_table_of_text_alone_is_what_it_is_line_by_line(rows, head, rule, end, before, after):
    """A table whose lines are a space from the margin is read cell by cell, one at the margin at once."""
    lines = [
        f"|{'|'.join(row)}|"
        for row in (head, [rule, *["---"] * (len(head) - 1)], *((row * 9)[: len(head)] for row in rows))
    ]
    sources = [end.join([before, *(margin + line for line in lines), "", after, *lines]) for margin in ("", " ")]
    once, singly = map(read, sources)
    assert (once.text, once.blocks) == (singly.text, singly.blocks)
    assert once.tables == singly.tables
    letters = [i for i, c in enumerate(once.text) if c.isalnum()]
    assert [sources[0][once.source.offset(i)] for i in letters] == [once.text[i] for i in letters]
    widths = [sources[1][: singly.source.offset(i)].count("\n |") for i in letters]
    first, second = once.source.offset, singly.source.offset
    assert [first(i) for i in letters] == [second(i) - width for i, width in zip(letters, widths, strict=True)]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("```\n\n{}\n\n```\n\n{}", [CODE, T]),
        ("~~~\n\n{}\n\n{}", [CODE]),
        ("<!--\n\n{}\n\n-->\n\n{}", [T]),
        ("<pre>\n\n{}\n\n</pre>\n\n{}", [CODE, T]),
    ],
)
def test_what_looks_like_a_table_in_code_is_none(source, shown):
    source = source.replace("{}", "| a | b |\n|---|---|\n| 5 | 6 |")
    document = read(source)
    assert [block.kind for block in document.blocks] == shown
    assert len(document.tables) == shown.count(T)
    digits = [i for i, c in enumerate(document.text) if c in "56"]
    assert [source[document.source.offset(i)] for i in digits] == [document.text[i] for i in digits]


def test_links_keep_their_address():
    document = read("See [the *5* tables](http://x.org/a) or <http://y.org>.")
    assert [(document.text[slice(*link.span)], link.url) for link in document.links] == [
        ("the 5 tables", "http://x.org/a"),
        ("http://y.org", "http://y.org"),
    ]


@pytest.mark.parametrize(
    ("head", "title", "date"),
    [
        ('---\ntitle: "Wool: a survey"\ndate: 2024-03-05T10:00\n---\n', "Wool: a survey", "2024-03-05"),
        ("+++\ntitle = 'Wool'\ndate = 2024-03\n+++\n", "Wool", "2024-03"),
        ("---\ntags: [a]\nlead:\n  title: x\n---\n# Wool *now*\n", "Wool now", ""),
        ("", "", ""),
    ],
)
def test_title_and_date(head, title, date):
    document = read(head + "\ntext")
    assert (document.title, document.date) == (title, date)


SOURCE = """---
title: été
---
# Été *5*

A **b** ç &amp; [d 6](u) `7` é
next 8 <i>9</i> \\* 10

| é | 11 |
|---|----|
| ü `12` | 13 |

<p>é 14
<b>15</b></p>
é
16

- ñ 16
  > 17
"""


def test_every_digit_stands_where_the_map_says():
    document = read(SOURCE)
    digits = [i for i, c in enumerate(document.text) if c.isdigit()]
    assert "".join(document.text[i] for i in digits) == "567891011121314151616" + "17"
    assert [SOURCE[document.source.offset(i)] for i in digits] == [document.text[i] for i in digits]
    at = document.text.rindex("16")
    line, column = document.source.place(at)
    assert SOURCE.split("\n")[line - 1][column - 1 :] == "16"


@given(st.text(st.one_of(PLAIN, st.sampled_from("\n\r |-*#.1:=`>[]()<&;~_é\0")), max_size=120))
def test_any_text_is_read_and_mapped(source):
    document = read(source)
    position = 0
    for block in document.blocks:
        assert position <= block.span.start < block.span.end <= len(document.text)
        position = block.span.end
    letters = [i for i, c in enumerate(document.text) if c.isalnum()]
    entity = "&" in source
    for i in letters:
        offset = document.source.offset(i)
        assert 0 <= offset < len(source)
        assert entity or source[offset] == document.text[i]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Of 10<sup>6</sup> people, 45%<sup>12</sup> rose", "Of 10⁶ people, 45%¹² rose"),
        ("from <del>30</del> <s>31 <b>32</b></s>40", "from  40"),
        ("an <span hidden>7 <span>8</span></span>offer <script>x(1)</script>of 9", "an offer of 9"),
        ("left <s>open 5\n\nand 6", "left \n\nand 6"),
        ("- left <sup>5\n- and 6</s></sup> 7", "left ⁵\n\nand 6 7"),
        ("| <s>5 | 6 |\n|--|--|\n| 7 | 8 |", "\t6\n7\t8"),
        ("a <SPAN CLASS=x>5</SPAN> <br/>6 <img hidden>7", "a 5 \n6 7"),
    ],
)
def test_html_within_lines_hides_and_raises(source, text):
    assert read_text(source, "a.md", "markdown").text == text


@pytest.mark.parametrize(
    ("rows", "strong"),
    [
        ("| a | 1 |\n| **b** | **2** |", (2,)),
        ("| a | 1 |\n| __b__ | <b>2</b> |\n| <strong>c</strong> | |", (2, 3)),
        ("| a | 1 |\n| **b** and *c* | **2** |", ()),
        ("| a | 1 |\n| **Income** | **1,200** \\* |", (2,)),
        ("| a | 1 |\n| **b** | 2 |", ()),
        ("| **a** | **1** |\n| **b** | **2** |", ()),
        ("| a | 1 |\n| <b>b | 2 |", ()),
    ],
)
def test_rows_in_bold(rows: str, strong: tuple[int, ...]) -> None:
    assert read(f"| **Item** | **Amount** |\n|---|---|\n{rows}\n").tables[0].strong_rows == strong
