"""EPUB books and OpenDocument texts: their text and tables, with chapters and paragraphs for places."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import alarms, blocks, grid

from claimcheck import pipeline
from claimcheck.documents import DocumentError, read_bytes
from claimcheck.model import Document, Status

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
PLAIN = ("office", "text", "table", "style", "meta")
OTHERS = [("draw", "drawing"), ("svg", "svg-compatible"), ("fo", "xsl-fo-compatible")]
NAMES = " ".join(
    f'xmlns:{short}="{OASIS}:{name}:1.0"'
    for short, name in [*OTHERS, *((n, n) for n in PLAIN)]
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
WRONG = "The fleet grew from 40 boats to 50, a rise of 53%."


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return out.getvalue()


# --- OpenDocument text

STYLES = (
    '<style:style style:name="Sup"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
    '<style:style style:name="Quotations"/>'
    '<style:style style:name="Strong"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="P2" style:parent-style-name="Strong"/>'
    '<style:style style:name="P3" style:parent-style-name="Strong">'
    '<style:text-properties fo:font-weight="normal"/></style:style>'
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>'
)


def content(body: str) -> str:
    return (
        f"<office:document-content {NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def odt(body: str) -> Document:
    meta = (
        f"<office:document-meta {NAMES}><office:meta><meta:creation-date>2024-03-05T10:00:00</meta:creation-date>"
        "<dc:title>Harbour</dc:title></office:meta></office:document-meta>"
    )
    return read_bytes(packed({"content.xml": content(body), "meta.xml": meta}), "a.odt")


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def test_an_odt_has_its_blocks_and_places():
    document = odt(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone 9</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:h text:outline-level="2">Catch</text:h>'
        + p("Forty<text:s/>boats, 10<text:span text:style-name='Sup'>6</text:span><text:note><text:note-citation>1"
            "</text:note-citation><text:note-body>" + p("Up from 38.") + "</text:note-body></text:note> tons")
        + p("Said they.", "P1")
        + f'<text:list text:style-name="L1"><text:list-item>{p("first")}</text:list-item>'
        f"<text:list-item>{p('second')}</text:list-item></text:list>"
        + f"<text:table-of-content><text:index-body>{p('Catch 12')}</text:index-body></text:table-of-content>"
        + p("See <text:a xlink:href='http://a.b'>this</text:a>"
            "<draw:frame><svg:desc>a chart of 8</svg:desc></draw:frame>")
        + p("<draw:frame><draw:text-box>" + p("Boxed 7") + "</draw:text-box></draw:frame>", "Text_20_body")
        + p("x = 5", "Preformatted_20_Text")
    )  # fmt: skip
    assert blocks(document) == [
        ("heading", "Catch"),
        ("paragraph", "Forty boats, 10⁶ tons"),
        ("footnote", "Up from 38."),
        ("quote", "Said they."),
        ("list item", "first"),
        ("list item", "second"),
        ("paragraph", "See thisa chart of 8"),
        ("paragraph", "Boxed 7"),
        ("code", "x = 5"),
    ]
    assert [block.ordinal for block in document.blocks if block.ordinal] == [1, 2]
    assert document.landmark(document.text.index("38")) == "paragraph 3"
    assert (document.title, document.date, document.lined) == ("Harbour", "2024-03-05", False)
    assert [link.url for link in document.links] == ["http://a.b"]


def test_an_odt_has_tables_with_header_rows_and_wide_cells():
    cell = lambda text, more="": f"<table:table-cell {more}>{p(text)}</table:table-cell>"  # noqa: E731
    row = lambda *cells: f"<table:table-row>{''.join(cells)}</table:table-row>"  # noqa: E731
    document = odt(
        "<table:table><table:table-header-rows>"
        + row(cell("Port"), cell("Boats", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>")
        + row(cell(""), cell("old"), cell("new"))
        + "</table:table-header-rows>"
        + row(cell("North"), cell("10"), cell("12"))
        + "</table:table>"
    )
    assert grid(document) == [["Port", "Boats", None], ["", "old", "new"], ["North", "10", "12"]]
    assert document.tables[0].header_rows == 2
    assert document.landmark(document.text.index("12")) == "table 1, row 3"


@pytest.mark.parametrize(
    ("styles", "strong"),
    [
        (("Strong", "Strong"), (2,)),
        (("P2", "P2"), (2,)),
        (("P2", "P3"), ()),
        (("P3", "P3"), ()),
    ],
)
@pytest.mark.parametrize("by_span", [False, True])
def test_rows_in_bold_of_an_odt_are_known(styles, strong, by_span):
    def cell(text: str, style: str = "Standard") -> str:
        inner = p(f'<text:span text:style-name="{style}">{text}</text:span>') if by_span else p(text, style)
        return f"<table:table-cell>{inner}</table:table-cell>"

    rows = [cell("Crop") + cell("Tonnes"), cell("Rye") + cell("4"), cell("All", styles[0]) + cell("4", styles[1])]
    document = odt(f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>")
    assert document.tables[0].strong_rows == strong


def test_a_comment_in_an_odt_sets_a_claim_aside():
    note = "<office:annotation><text:p>claimcheck: ignore percent_change -- revised</text:p></office:annotation>"
    assert alarms(pipeline.check(odt(p("Fine.") + p(note + WRONG))).findings) == [Status.IGNORED]
    assert alarms(pipeline.check(odt(p("Fine.") + p(WRONG))).findings) == [Status.INCONSISTENT]


def test_a_comment_in_an_odt_is_tied_to_its_paragraph_whatever_shows_nothing_before_it():
    note = "<office:annotation><text:p>claimcheck: ignore percent_change -- revised</text:p></office:annotation>"
    document = odt(p("\u00ad" * 500 + "Fine.") + p(WRONG.replace(".", note + ".")) + p("More."))
    assert alarms(pipeline.check(document).findings) == [Status.IGNORED]


def test_one_xml_file_is_read_too():
    document = read_bytes(content(p("5 of 6")).replace("document-content", "document").encode(), "a.fodt")
    assert document.text == "5 of 6"


# --- EPUB


def epub(*chapters: str, spine: str = "", **parts: str) -> bytes:
    items = "".join(
        f'<item id="c{i}" href="text/c%20{i}.xhtml" media-type="application/xhtml+xml"/>' for i in range(len(chapters))
    )
    order = spine or "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Harbour</dc:title><dc:date>2024-03-05</dc:date></metadata>"
        f"<manifest>{items}"
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>'
        f'<spine><itemref idref="nav"/>{order}</spine></package>'
    )
    pages = {f"OEBPS/text/c {i}.xhtml": f"<!DOCTYPE html><html><body>{c}</body></html>" for i, c in enumerate(chapters)}
    container = '<container><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>'
    nav = {"OEBPS/nav.xhtml": "<html><body><ol><li>Page 99</li></ol></body></html>"}
    return packed({"META-INF/container.xml": container, "OEBPS/a.opf": package} | nav | pages | parts)


def test_a_book_is_read_in_the_order_of_its_spine():
    data = epub(
        "<h1>One</h1><p>Forty &amp; two.</p><table><tr><th>a</th></tr><tr><td>5</td></tr></table>",
        '<section epub:type="titlepage"><p>The Book 7</p></section>',
        "<h1>Two</h1><p>Six.</p>",
        spine='<itemref idref="c2"/><itemref idref="c1"/><itemref idref="c0"/>',
    )
    document = read_bytes(data, "a.epub")
    assert blocks(document) == [
        ("heading", "Two"),
        ("paragraph", "Six."),
        ("heading", "One"),
        ("paragraph", "Forty & two."),
        ("table", "a\n5"),
    ]
    assert document.landmark(document.text.index("Six")) == "chapter 1, paragraph 2"
    assert document.landmark(document.text.index("5")) == "chapter 2, table 1, row 2"
    assert (document.title, document.date, document.lined) == ("Harbour", "2024-03-05", False)


def test_a_comment_in_a_book_sets_a_claim_aside():
    said = f"<p>Fine.</p>\n<!-- claimcheck: ignore percent_change -- revised -->\n<p>{WRONG}</p>"
    assert alarms(pipeline.check(read_bytes(epub("<p>a</p>", said), "a.epub")).findings) == [Status.IGNORED]


BOMB = '<!DOCTYPE a [<!ENTITY b "5">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.odt", b"", "a.odt is empty"),
        ("a.odt", b"%PDF-1.7", "a.odt is .*PDF file"),
        ("a.odt", packed({"a": "b"}), "it has no content.xml"),
        ("a.odt", packed({"content.xml": "<a>"}), "damaged: no element found|damaged"),
        ("a.odt", packed({"content.xml": "<a/>"}), "not an OpenDocument text: it has no text"),
        ("a.odt", packed({"content.xml": BOMB}), "document type"),
        ("a.fodt", BOMB.encode(), "document type"),
        ("a.odt", packed({"content.xml": content(""), "META-INF/manifest.xml": "<encryption-data/>"}), "is encrypted"),
        ("a.epub", b"Text of 5 words", "a.epub is not an EPUB book"),
        ("a.epub", packed({"a": "b"}), "it has no META-INF/container.xml"),
        ("a.epub", packed({"META-INF/container.xml": "<a/>"}), "names no package"),
        ("a.epub", epub("<p>5</p>", **{"META-INF/encryption.xml": "OEBPS/text/c 0.xhtml"}), "is encrypted"),
        ("a.epub", epub("<p>5</p>")[:-60], "a.epub"),
        ("a.epub", packed({"META-INF/container.xml": BOMB}), "document type"),
    ],
)
def test_what_a_reader_is_told(name, data, words):
    with pytest.raises(DocumentError, match=words):
        read_bytes(data, name)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1200), st.binary(min_size=1, max_size=4), st.sampled_from(["a.odt", "a.epub"]))
def test_a_wounded_file_is_read_or_refused(at, wound, name):
    data = packed({"content.xml": content(p("5 of 6"))}) if name == "a.odt" else epub("<p>5 of 6</p>")
    try:
        read_bytes(data[:at] + wound + data[at + len(wound) :], name)
    except DocumentError as error:
        assert name in str(error)
