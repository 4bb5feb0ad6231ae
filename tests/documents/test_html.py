"""HTML: what a reader sees of a page, and where each character of it stands in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from signs import PLAIN

from claimcheck import pipeline
from claimcheck.documents import read_bytes, read_text
from claimcheck.figures import extract
from claimcheck.model import BlockKind, Document, Status

P, H, L, Q = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE
CODE, T, CAP = BlockKind.CODE, BlockKind.TABLE, BlockKind.CAPTION


def read(text: str) -> Document:
    return read_text(text, format="html")


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.text[slice(*block.span)]) for block in document.blocks]


def grid(document: Document, table: int = 0) -> list[list[str | None]]:
    rows = document.tables[table].rows
    return [[document.text[slice(*cell.span)] if cell else None for cell in row] for row in rows]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("5 mills", [(P, "5 mills")]),
        ("<p>Sales  rose\n <b>5</b>% <!-- 6 -->now</p><p>More", [(P, "Sales rose 5% now"), (P, "More")]),
        ("<h2 id=a>Wool</h2>text<br>next", [(H, "Wool"), (P, "text\nnext")]),
        ("<ol start=3><li>rye<li>oats</ol>after", [(L, "rye"), (L, "oats"), (P, "after")]),
        ("<ul><li><p>rye</p><ul><li>old</ul></ul>", [(L, "rye"), (L, "old")]),
        ("<blockquote><p>said so</blockquote>after", [(Q, "said so"), (P, "after")]),
        ("<pre>x  =\n 5</pre>after", [(CODE, "x  =\n 5"), (P, "after")]),
        ("<pre>x = 5<div>y = 6</div>z = 7</pre>", [(CODE, "x = 5"), (CODE, "y = 6"), (CODE, "z = 7")]),
        ("<pre>x = 5<h2>Mills</h2>y = 6</pre>8", [(CODE, "x = 5"), (H, "Mills"), (CODE, "y = 6"), (P, "8")]),
        ("AT&amp;T &#53;&nbsp;kg &lt; 6 &bogus;", [(P, "AT&T 5\u00a0kg < 6 &bogus;")]),
        ("40 m<sup>2</sup> and 10<sup>6</sup>", [(P, "40 m² and 10⁶")]),
        ("<script>x = 5</script><style>p{5}</style><p hidden>6</p><i style='display: none'>7</i>text", [(P, "text")]),
        ('See <img src=x alt="Chart of 5 mills">.', [(P, "See Chart of 5 mills.")]),
        ("<figure><img alt=''><figcaption>Figure 2: mills</figcaption></figure>", [(CAP, "Figure 2: mills")]),
        ("5 < 6 and <b>7", [(P, "5 < 6 and 7")]),
        ("<nav>Home 5</nav><div role=navigation>6</div><p>Then 7</p>", [(P, "Then 7")]),
        ("It rose <del>5</del> <s>6</s> <ins>7</ins>%", [(P, "It rose 7%")]),
        ("<p hidden>5<p>shown 6", [(P, "shown 6")]),
        ("<ul><li style='visibility:hidden'>5<li>six</ul>", [(L, "six")]),
        (
            "<dialog>5</dialog><dialog open>six</dialog><details><summary>seven</summary>eight</details>",
            [(P, "six"), (P, "seven"), (P, "eight")],
        ),
        ("<head><title>5</title><body>no end of the head", [(P, "no end of the head")]),
        ("<textarea>5</textarea><select><option>6</select>seven", [(P, "seven")]),
        ("<script>if (a < 5) '</p>'</script>text<style>p > b { 6 }</style>", [(P, "text")]),
        ("<script>never closed 5", []),
        ("<!-- never closed 5", []),
        ("<p title='a > 5' data-x=\"<b>6</b>\">text", [(P, "text")]),
        ("<p title=it's>5 mills</p><p title=\"x>6 barns", [(P, "5 mills"), (P, "6 barns")]),
        ("<?xml version='1.0'?><![CDATA[5]]><!DOCTYPE html [6]>text", [(P, "text")]),
        ("<ol><li value=7>rye<li>oats</ol>", [(L, "rye"), (L, "oats")]),
        ("<svg><title>5</title><text>6</text></svg>text", [(P, "text")]),
        ('<img alt="it\'s 5 &amp; 6" src=a>', [(P, "it's 5 & 6")]),
        ("&#1632;&#65301; &frac12; 5&thinsp;000", [(P, "05 ½ 5\u2009000")]),
        ("<p class=a>5</p><p class=a>6</p><p class=a", [(P, "5"), (P, "6"), (P, "<p class=a")]),
        ("<b x>5</b> < b x> 6 <b x", [(P, "5 < b x> 6 <b x")]),
        ("<p>5<!-- <p> 6 <p> -->7<p>8", [(P, "57"), (P, "8")]),
        ("<i>5</i><script>'<i>6</i>'</script><i>7</i>", [(P, "57")]),
        ('<p>5<p><a title="<p>6">7</a><a title="<p>6">8</a>', [(P, "5"), (P, "78")]),
        ("<p hidden>5<b>6</b></p><p>7<b>8</b></p><p hidden>9</p>", [(P, "78")]),
        ("5&#10;\t\f6&Tab;7<pre>8&#10;9</pre>", [(P, "5 6 7"), (CODE, "8\n9")]),
    ],
)
def test_blocks(source, expected):
    assert blocks(read(source)) == expected


def test_items_have_their_printed_numbers():
    document = read("<ol start=3><li>rye<li value=9>oats<li>hops</ol>")
    assert [block.ordinal for block in document.blocks] == [3, 9, 10]


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("<meta name=DC.date.issued content=2024-03-05>", "2024-03-05"),
        ("<meta name=citation_publication_date content='2024/03/05'>", "2024-03-05"),
        ('<script type=application/ld+json>{"datePublished": "2024-03-05T10:00Z"}</script>', "2024-03-05"),
        ("<meta name=generator content='2024-03-05'>", ""),
    ],
)
def test_dates_of_the_head(head, date):
    assert read(f"<html><head>{head}</head><p>text").date == date


def test_numbers_of_code_within_a_line_are_no_figures():
    source = "<p>Set <code>retries=5</code> or <kbd>6</kbd>; 7% do.</p>"
    assert [figure.surface for figure in extract(read(source))] == ["7%"]
    assert "retries=5" in read(source).text
    assert [f.surface for f in extract(read_text("Set `n = 5`; 7% do.", format="markdown"))] == ["7%"]


def test_tables_are_grids_with_merged_cells_and_heading_rows():
    document = read(
        "<table><caption>Table 1: Yields</caption><thead><tr><th rowspan=2>Crop<th colspan=2>Tons</tr>"
        "<tr><th>2022<th>2023</tr></thead><tr><td><p>Rye</p><td>1,310<td> 4 </tr><tr><td>Oats<td>2</table>"
    )
    assert grid(document) == [
        ["Crop", "Tons", None],
        [None, "2022", "2023"],
        ["Rye", "1,310", "4"],
        ["Oats", "2", None],
    ]
    assert document.tables[0].header_rows == 2
    assert document.text[slice(*document.tables[0].caption)] == "Table 1: Yields"


def test_what_ends_no_cell_leaves_it_whole():
    page = "<table><tr><td>5</br>barns</td><td>6</img> mills</td><td><pre>7&#10;8</pre></td></tr></table>"
    assert grid(read(page)) == [["5 barns", "6 mills", "7 8"]]


def test_tables_for_layout_are_text():
    document = read("<table><tr><td>Menu 5<table><tr><td>Rye<td>4</table>more</td><td>side</table>")
    assert grid(document) == [["Rye", "4"]]
    assert blocks(document) == [(P, "Menu 5"), (T, "Rye\t4"), (P, "more"), (P, "side")]


def test_totals_of_its_tables_are_checked():
    rows = [("Crop", "2022", "2023"), ("Rye", "310", "422"), ("Oats", "205", "198"), ("Total", "515", "720")]
    source = "<table>" + "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>\n" for a, b, c in rows) + "</table>"
    report = pipeline.check(read(source))
    off = [finding for finding in report.findings if finding.status is Status.INCONSISTENT]
    assert [finding.arithmetic for finding in off] == ["422 + 198 = 620; the table says 720"]
    total = off[0].roles[-1].figure
    assert source[slice(*report.document.source.span(total.span))] == "720"


def test_head_and_links():
    document = read(
        "<head><title>Wool &amp; rye</title><meta property='article:published_time' content='2024-03-05T10:00'></head>"
        "<h1>Other</h1><a href='http://x.org/a'>the <b>5</b> tables</a>"
    )
    assert (document.title, document.date) == ("Wool & rye", "2024-03-05")
    assert [(document.text[slice(*link.span)], link.url) for link in document.links] == [
        ("the 5 tables", "http://x.org/a")
    ]


def test_the_name_tells_the_format():
    assert read_bytes(b"<p>5</p>", "page.HTM").text == "5"


PAGE = """<p>été &amp; 1 <b>2</b>3
  4 </p>\r\n<table>
<tr><td>5 <td><a href="6">7</a></tr></table><ul><li>8<li>&#57; <img alt="10"></ul> 11 < 12"""


def test_every_digit_stands_where_the_map_says():
    document = read(PAGE)
    digits = [i for i, c in enumerate(document.text) if c.isdigit()]
    assert "".join(document.text[i] for i in digits) == "1234578910" + "1112"
    assert [PAGE[document.source.offset(i)] for i in digits if document.text[i] != "9"] == list("123457810" + "1112")


@given(st.text(st.one_of(PLAIN, st.sampled_from("<>/&;='\" \n\rpabtdr5é!-")), max_size=120))
def test_any_text_is_read_and_mapped(source):
    check_any(source)


TAGS = (
    "<p> </p> <table> </table> <tr> <td> <th> </td> <ul> <li> </ul> <pre> </pre> <a> </a> <sup> <br> x 5 <div> </div>"
)


@given(st.lists(st.sampled_from(TAGS.split()), max_size=25).map("".join))
def test_any_tags_are_read_and_mapped(source):
    check_any(source)


def check_any(source: str) -> None:
    document = read(source)
    position = 0
    for block in document.blocks:
        assert position <= block.span.start < block.span.end <= len(document.text)
        position = block.span.end
    for table in document.tables:
        spans = [cell.span for row in table.rows for cell in row if cell]
        assert all(table.span.start <= a <= b <= table.span.end for a, b in spans)
    if "&" not in source and "sup" not in source:
        for i, character in enumerate(document.text):
            if character.isalnum():
                assert source[document.source.offset(i)] == character


@pytest.mark.parametrize(
    "piece", ["<a ", "<!--", "<p>x", "<", "&", "<td>5", "<table><tr><td>", "<sup>", "<li>", "<div><table>"]
)
@pytest.mark.parametrize("end", ["", ">", "-->"])
def test_long_damaged_pages_are_read(piece, end):
    source = piece * (30_000 // len(piece)) + end
    document = read(source)
    assert len(document.text) <= len(source)
    assert all(document.source.offset(i) < len(source) for i in range(len(document.text)))


@pytest.mark.parametrize("page", ["<p>&#1;5 boats", "<p>&#x1; 5 boats", "<p>5&#1; boats", "<pre>&#1;5 boats</pre>"])
def test_a_reference_to_no_character_is_nothing(page: str) -> None:
    assert read_text(page, "", "html").text == "5 boats"


@pytest.mark.parametrize(
    ("rows", "strong"),
    [
        ("<tr><td>a<td>1<tr><td><b>b</b><td><strong>2</strong>", (2,)),
        ("<tr><td>a<td>1<tr><th scope=row>b<td><b>2</b>", (2,)),
        ("<tr><th>a<td>1<tr><th>b<td>2", ()),
        ("<tr><td>a<td>1<tr style='font-weight: bold'><td>b<td>2<tr><td>c<td>3", (2,)),
        ("<tr><td>a<td>1<tr><td style='font-weight:700'>b<td style='font-weight:600'>2", (2,)),
        ("<tbody><tr><td>a<td>1</tbody><tfoot><tr><td>b<td>2</tfoot>", (2,)),
        ("<tr><td><b>a<td>1<tr><td>b<td>2", ()),
        ("<tr><td><b>a</b><td><b>1</b><tr><td><b>b</b><td><b>2</b>", ()),
    ],
)
def test_rows_in_bold(rows: str, strong: tuple[int, ...]) -> None:
    table = f"<table><tr><th>Item<th>Amount{rows}</table>"
    assert read_text(table, format="html").tables[0].strong_rows == strong
