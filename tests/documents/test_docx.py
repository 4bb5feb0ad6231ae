"""Word documents: what they say with changes accepted, their tables, and what is told of damaged files."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import pipeline
from claimcheck.documents import DocumentError, read_bytes
from claimcheck.figures import extract
from claimcheck.model import BlockKind, Document, Status

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'


def packed(body: str, **parts: str) -> bytes:
    files = {"word/document.xml": f"<w:body>{body}</w:body>", "word/styles.xml": STYLES} | {
        path.replace("__", "/") + ".xml": content for path, content in parts.items()
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, f'<w:x xmlns:w="{W}" xmlns:dc="d" xmlns:dcterms="t">{content}</w:x>')
    return out.getvalue()


def read(body: str, **parts: str) -> Document:
    return read_bytes(packed(body, **parts), "a.docx")


def p(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def blocks(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.text[slice(*block.span)]) for block in document.blocks]


def test_paragraphs_headings_and_runs():
    document = read(
        p(r("Harvest"), style="berschrift1")
        + p(r("Sales rose "), r("5"), r("% to 40 m"), r("2", '<w:vertAlign w:val="superscript"/>'))
    )
    assert blocks(document) == [(BlockKind.HEADING, "Harvest"), (BlockKind.PARAGRAPH, "Sales rose 5% to 40 m²")]
    assert document.landmark(document.text.index("5")) == "paragraph 2"


def test_tracked_changes_are_accepted():
    gone = "<w:del><w:r><w:delText>4</w:delText></w:r></w:del>"
    assert read(p(r("It rose "), gone, f"<w:ins>{r('5')}</w:ins>", r("%"))).text == "It rose 5%"


def test_notes_come_last():
    note = f'<w:footnote w:type="separator">{p(r("9"))}</w:footnote><w:footnote>{p(r("By 2023."))}</w:footnote>'
    document = read(p(r("It rose 5%.")), word__footnotes=note)
    assert blocks(document) == [(BlockKind.PARAGRAPH, "It rose 5%."), (BlockKind.FOOTNOTE, "By 2023.")]


def test_totals_of_its_tables_are_checked():
    rows = [("Crop", "2022", "2023"), ("Rye", "310", "422"), ("Oats", "205", "198"), ("Total", "515", "720")]
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{p(r(cell))}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    document = read(p(r("Yields")) + f"<w:tbl>{cells}</w:tbl>")
    off = [finding for finding in pipeline.check(document).findings if finding.status is Status.INCONSISTENT]
    assert [finding.arithmetic for finding in off] == ["422 + 198 = 620; the table says 720"]
    assert document.landmark(off[0].roles[-1].figure.start) == "table 1, row 4"


def test_title_and_date():
    core = "<dc:title>Wool</dc:title><dcterms:created>2024-03-05T10:00:00Z</dcterms:created>"
    document = read(p(r("text")), docProps__core=core)
    assert (document.title, document.date) == ("Wool", "2024-03-05")


def grid(document: Document, table: int = 0) -> list[list[str | None]]:
    rows = document.tables[table].rows
    return [[document.text[slice(*cell.span)] if cell else None for cell in row] for row in rows]


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text))}</w:tc>"


def test_merged_cells_deleted_rows_and_tables_in_cells():
    inner = f"<w:tbl><w:tr>{tc('3 boats')}</w:tr></w:tbl>"
    rows = [
        tc("Crop", '<w:vMerge w:val="restart"/>') + tc("Tons", '<w:gridSpan w:val="2"/>'),
        tc("", "<w:vMerge/>") + tc("2022") + tc("2023"),
        "<w:trPr><w:del/></w:trPr>" + tc("Hops") + tc("9") + tc("9"),
        f"<w:tc>{p(r('Rye'))}{p(r('old'))}{inner}{p()}</w:tc>" + tc("1,310") + tc("4"),
    ]
    document = read("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")
    assert [row for row in grid(document) if any(row)] == [
        ["Crop", "Tons", None],
        [None, "2022", "2023"],
        ["Rye old", "1,310", "4"],
    ]
    assert grid(document, 1) == [["3 boats"]]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def item(text: str, number: int, level: int = 0) -> str:
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return f"<w:p>{properties}{r(text)}</w:p>"


def test_items_have_their_printed_numbers():
    body = item("rye", 1) + item("old", 1, 1) + item("oats", 1) + item("hops", 2) + item("none", 0)
    document = read(body, word__numbering=NUMBERING)
    items = [(b.kind is BlockKind.LIST_ITEM, b.level, b.ordinal) for b in document.blocks]
    assert items == [(True, 1, 3), (True, 2, None), (True, 1, 4), (True, 1, 1), (False, 0, None)]


def field(instruction: str, result: str) -> str:
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return char.format("begin") + instruction + char.format("separate") + r(result) + char.format("end")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(r("Rose "), field(" SUM(ABOVE) ", "5"), r("%")), "Rose 5%"),
        (p(r("See page "), field(" PAGEREF _x ", "12"), r(".")), "See page ."),
        (p(field(' TOC \\o "1-3" ', "Soil 14")) + p(r("Soil")), "Soil"),
        (p('<w:fldSimple w:instr=" NUMPAGES ">' + r("12") + "</w:fldSimple>", r("5 mills")), "5 mills"),
        (p(r("5 mills"), r("and 6", "<w:vanish/>")), "5 mills"),
        (p(r("5 mills", '<w:vanish w:val="0"/>')), "5 mills"),
        (p(r("5"), "<w:r><w:noBreakHyphen/><w:softHyphen/><w:t>year</w:t></w:r>"), "5\u2011year"),
        (p("<w:moveFrom>" + r("4") + "</w:moveFrom>", "<w:moveTo>" + r("5") + "</w:moveTo>"), "5"),
        (
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
            f"<w:sdtContent>{p(r('Soil 14'))}</w:sdtContent></w:sdt>"
            f"<w:sdt><w:sdtContent>{p(r('5'))}</w:sdtContent></w:sdt>",
            "5",
        ),
        ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("Rose ") + "</w:p>" + p(r("5%")), "Rose 5%"),
        (p("<w:r><w:tab/></w:r>", r("5"), "<w:r><w:tab/><w:br/></w:r>", r("mills")), "5 \nmills"),
        (p(r("AT&amp;T has 5 &lt; 6 ")), "AT&T has 5 < 6"),
    ],
)
def test_what_is_read_of_runs_and_fields(body, text):
    document = read(body)
    assert document.text.strip() == text


PICTURE = (
    '<w:r><w:drawing><d:inline xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<d:docPr id="1" name="Picture 77" descr="{}"/></d:inline></w:drawing></w:r>'
)
BOX = "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>"


def test_what_stands_beside_the_text_comes_after_its_paragraph():
    body = p(r("It rose "), PICTURE.format("5 mills &amp; 6 barns"), BOX.format(p(r("7 cows"))), r("8%."))
    document = read(body + p(PICTURE.format("C:\\photos\\img 31.png"), r("Then 9.")))
    assert [text for _, text in blocks(document)] == ["It rose 8%.", "5 mills & 6 barns", "7 cows", "Then 9."]
    check_places(document, body, "867")


@pytest.mark.parametrize("mark", ["Größe — 5 t, ", "5 &amp; "])
def test_every_figure_stands_in_the_xml_where_the_map_says(mark):
    note = f"<w:footnote w:id='2'>{p(r(mark + '40'))}</w:footnote>"
    body = p(r(mark), r("12", "<w:b/>"), "<w:r><w:footnoteReference w:id='2'/></w:r>", r(" – 13"))
    body += f"<w:tbl><w:tr>{tc(mark + '14')}</w:tr></w:tbl>"
    document = read(body, word__footnotes=note)
    check_places(document, body, "512135145" + "40")
    assert document.landmark(document.text.rindex("40")) == "footnote 1"


def test_what_a_footnote_cites_is_cited_at_its_mark():
    notes = "".join(
        f"<w:footnote w:id='{number}'>{p(r(text))}</w:footnote>"
        for number, text in [
            (1, "As before."),
            (2, "See https://example.org/fleet."),
            (3, "https://example.org/unused"),
        ]
    )
    mark = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    document = read(p(r("It has 40 boats"), mark, r(" and 2 ports.")), word__footnotes=notes)
    assert [(document.text[: link.span.start], link.span.end, link.url) for link in document.links] == [
        ("It has 40 boats", len("It has 40 boats"), "https://example.org/fleet")
    ]


def check_places(document: Document, body: str, digits: str) -> None:
    """Check that digits stand in the XML of the parts, one after another, where the document says."""
    data = packed(body, word__footnotes="")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    for position, character in enumerate(document.text):
        offset = document.source.offset(position)
        if character in digits and offset < len(xml):
            assert xml[offset] == character


def test_styles_rest_on_others():
    styles = (
        '<w:style w:styleId="a"><w:name w:val="My head"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="Base"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:styleId="c"><w:name w:val="toc 1"/></w:style>'
        '<w:style w:styleId="d"><w:name w:val="Verbatim Char"/></w:style>'
    )
    body = p(r("Soil"), style="a") + p(r("Soil 14"), style="c") + p(r("x"), r("15", '<w:rStyle w:val="d"/>'))
    document = read(body, word__styles=styles)
    assert [kind for kind, _ in blocks(document)] == [BlockKind.HEADING, BlockKind.APPARATUS, BlockKind.PARAGRAPH]
    assert document.blocks[0].level == 2
    assert not extract(document)


def test_comments_to_claimcheck_are_heard():
    said = '<w:comment w:id="4">' + p(r("claimcheck: ignore percent_change – revised")) + "</w:comment>"
    said += '<w:comment w:id="5">' + p(r("claimed by 7 of us")) + "</w:comment>"
    wrong = "The fleet grew from 40 boats to 50, a rise of 53%."
    noted = (
        '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>'
    )
    body = p(noted.format(5, r("Before."))) + p(r("So: "), noted.format(4, r(wrong))) + p(r(wrong.replace("53", "63")))
    report = pipeline.check(read(body, word__comments=said))
    off = [finding.status for finding in report.findings if finding.status is not Status.CONSISTENT]
    assert off == [Status.IGNORED, Status.INCONSISTENT]
    assert "7" not in report.document.text


def test_where_word_keeps_its_text():
    other = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    rels = f'<Relationships><Relationship Id="a" Type="{other}" Target="word/text2.xml"/></Relationships>'
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_rels/.rels", rels)
        xml = (
            f'<?xml version="1.0" encoding="UTF-16"?><x:b xmlns:x="{W}"><x:p><x:r><x:t>5 mills</x:t></x:r></x:p></x:b>'
        )
        archive.writestr("word/text2.xml", xml.encode("utf-16"))
    assert read_bytes(out.getvalue(), "a.docx").text == "5 mills"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (packed("")[:80], "is not a Word document"),
        (packed("<w:p"), "is damaged: word/document.xml"),
        (packed("").replace(b"word/document.xml", b"word/other_xx.xml"), "has no word/document.xml"),
    ],
)
def test_what_is_told_of_damaged_files(data, words):
    with pytest.raises(DocumentError, match=words) as error:
        read_bytes(data, "a.docx")
    assert "a.docx" in str(error.value)


def test_entities_are_refused():
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    with pytest.raises(DocumentError, match="declares a document type"):
        read_bytes(data.getvalue(), "a.docx")


@given(st.integers(0, 400), st.binary(min_size=1, max_size=8))
def test_any_wound_is_told(at, bytes_):
    data = packed(p(r("5 mills")))
    at = min(at, len(data) - 1)
    with suppress(DocumentError):
        read_bytes(data[:at] + bytes_ + data[at + len(bytes_) :], "a.docx")


B, PLAIN = "<w:b/>", '<w:b w:val="0"/>'
BOLD_STYLES = (
    '<w:style w:styleId="sum"><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:styleId="year"><w:basedOn w:val="sum"/></w:style>'
)


@pytest.mark.parametrize(
    ("row", "strong"),
    [
        ((r("b", B), r("2", B)), (2,)),
        ((r("b", B), r("2")), ()),
        ((r("b", B), r("2", B + PLAIN)), ()),
        ((r("In", B) + r("come", B) + r(" *"), r("2", B)), (2,)),
        ((r("b", '<w:rStyle w:val="year"/>'), r("2", B)), (2,)),
        ((p(r("b"), style="sum"), p(r("2"), style="year")), (2,)),
        ((p(r("b", PLAIN), style="sum"), p(r("2"), style="sum")), ()),
    ],
)
def test_rows_in_bold(row: tuple[str, str], strong: tuple[int, ...]) -> None:
    def line(*cells: str) -> str:
        inside = "".join(f"<w:tc>{cell if cell.startswith('<w:p>') else p(cell)}</w:tc>" for cell in cells)
        return f"<w:tr>{inside}</w:tr>"

    table = line(r("Item", B), r("Amount", B)) + line(r("a"), r("1")) + line(*row)
    (found,) = read(f"<w:tbl>{table}</w:tbl>", word__styles=BOLD_STYLES).tables
    assert found.strong_rows == strong
