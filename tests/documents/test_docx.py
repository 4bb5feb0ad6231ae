"""Word documents: what they say with changes accepted, their tables, and what is told of damaged files."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import pipeline
from claimcheck.documents import DocumentError, read_bytes
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
    assert document.source.place(document.text.index("5")) == (2, 12)


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
    assert document.source.place(off[0].roles[-1].figure.start)[0] == 5


def test_title_and_date():
    core = "<dc:title>Wool</dc:title><dcterms:created>2024-03-05T10:00:00Z</dcterms:created>"
    document = read(p(r("text")), docProps__core=core)
    assert (document.title, document.date) == ("Wool", "2024-03-05")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not a readable Word document"),
        (b"%PDF-1.7", "not a readable Word document"),
        (packed("")[:80], "not a readable Word document"),
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
    with pytest.raises(DocumentError, match="defines its own entities"):
        read_bytes(data.getvalue(), "a.docx")


@given(st.integers(0, 400), st.binary(min_size=1, max_size=8))
def test_any_wound_is_told(at, bytes_):
    data = packed(p(r("5 mills")))
    at = min(at, len(data) - 1)
    with suppress(DocumentError):
        read_bytes(data[:at] + bytes_ + data[at + len(bytes_) :], "a.docx")
