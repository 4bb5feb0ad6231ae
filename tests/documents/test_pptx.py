"""PowerPoint presentations: slides in order, their tables and notes, with slides for places."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import alarms, blocks, grid

from claimcheck import pipeline
from claimcheck.documents import DocumentError, read_bytes
from claimcheck.model import Status

SCHEMAS = "http://schemas.openxmlformats.org"
NAMES = (
    f'xmlns:a="{SCHEMAS}/drawingml/2006/main" xmlns:p="{SCHEMAS}/presentationml/2006/main" '
    f'xmlns:r="{SCHEMAS}/officeDocument/2006/relationships"'
)


def box(*texts: str, kind: str = "") -> str:
    holder = f'<p:ph type="{kind}"/>' if kind else ""
    body = "".join(f"<a:p>{text if text.startswith('<') else run(text)}</a:p>" for text in texts)
    return f"<p:sp><p:nvSpPr><p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:txBody>{body}</p:txBody></p:sp>"


def run(text: str, properties: str = "") -> str:
    return f"<a:r>{properties}<a:t>{text}</a:t></a:r>"


def related(**targets: str) -> str:
    return "<R>" + "".join(f'<r Id="{name}" Target="{target}"/>' for name, target in targets.items()) + "</R>"


def pptx(*slides: str, notes: str = "", **parts: str) -> bytes:
    """Return a presentation that shows its slides in reverse order, with notes on the first of them."""
    count = len(slides)
    order = "".join(f'<p:sldId r:id="s{i}"/>' for i in reversed(range(count)))
    files = {
        "ppt/presentation.xml": f"<p:presentation {NAMES}><p:sldIdLst>{order}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": related(**{f"s{i}": f"slides/slide{i}.xml" for i in range(count)}),
        "docProps/core.xml": '<c xmlns:d="d"><d:title>Harbour</d:title><d:created>2024-03-05T10:00</d:created></c>',
    }
    files |= {f"ppt/slides/slide{i}.xml": f"<p:sld {NAMES}><p:cSld>{s}</p:cSld></p:sld>" for i, s in enumerate(slides)}
    if notes:
        files["ppt/slides/_rels/slide0.xml.rels"] = related(n="../notesSlides/n.xml", h="http://a.b/")
        files["ppt/notesSlides/n.xml"] = f"<p:notes {NAMES}>{notes}</p:notes>"
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in (files | parts).items():
            archive.writestr(path, content)
    return out.getvalue()


def test_slides_are_read_in_the_order_of_the_show():
    raised = run("6", '<a:rPr baseline="30000"/>')
    picture = '<p:pic><p:nvPicPr><p:cNvPr descr="Chart of 9"/></p:nvPicPr></p:pic>'
    data = pptx(
        box("Catch", kind="title") + box("Forty boats", "two new", kind="body") + box("Page 3", kind="sldNum"),
        box(f"{run('10')}{raised}{run(' tons')}") + picture,
        notes=box("Up from 38.", kind="body") + box("1", kind="sldNum"),
    )
    document = read_bytes(data, "a.pptx")
    assert blocks(document) == [
        ("paragraph", "10⁶ tons"),
        ("caption", "Chart of 9"),
        ("heading", "Catch"),
        ("list item", "Forty boats"),
        ("list item", "two new"),
        ("paragraph", "Up from 38."),
    ]
    assert [mark.name for mark in document.landmarks] == ["slide 1", "slide 2", "notes of slide 2"]
    assert document.landmark(document.text.index("38")) == "notes of slide 2"
    assert (document.title, document.date, document.lined) == ("Harbour", "2024-03-05", False)


def test_tables_have_wide_and_tall_cells():
    def cell(text: str, more: str = "") -> str:
        return f"<a:tc {more}><a:txBody><a:p>{run(text)}</a:p></a:txBody></a:tc>"

    rows = [
        cell("Port", 'rowSpan="2"') + cell("Boats", 'gridSpan="2"') + cell("", 'hMerge="1"'),
        cell("", 'vMerge="1"') + cell("old") + cell("new"),
        cell("North") + cell("10") + cell("12"),
    ]
    table = f"<p:graphicFrame><a:tbl>{''.join(f'<a:tr>{row}</a:tr>' for row in rows)}</a:tbl></p:graphicFrame>"
    document = read_bytes(pptx(table), "a.pptx")
    assert grid(document) == [["Port", "Boats", None], [None, "old", "new"], ["North", "10", "12"]]


@pytest.mark.parametrize(
    ("marks", "about", "strong"),
    [
        (("", 'b="1"'), "", (2,)),
        (('b="1"', 'b="1"'), "", ()),
        (("", 'b="0"'), "", ()),
        (("", ""), 'lastRow="1"', (2,)),
        (("", ""), 'lastRow="0"', ()),
    ],
)
def test_rows_in_bold_are_known(marks, about, strong):
    def row(mark: str, *texts: str) -> str:
        runs = (f"<a:p><a:r><a:rPr {mark}/><a:t>{text}</a:t></a:r></a:p>" for text in texts)
        return f"<a:tr>{''.join(f'<a:tc><a:txBody>{run}</a:txBody></a:tc>' for run in runs)}</a:tr>"

    rows = row("", "Crop", "Tonnes") + row(marks[0], "Rye", "4") + row(marks[1], "All", "4")
    table = f"<p:graphicFrame><a:tbl><a:tblPr {about}/>{rows}</a:tbl></p:graphicFrame>"
    assert read_bytes(pptx(table), "a.pptx").tables[0].strong_rows == strong


def test_what_a_slide_says_is_checked():
    data = pptx(box("The fleet grew from 40 boats to 50, a rise of 53%."))
    assert alarms(pipeline.check(read_bytes(data, "a.pptx")).findings) == [Status.INCONSISTENT]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "a.pptx is empty"),
        (b"Text of 5 words", "a.pptx is not a PowerPoint presentation"),
        (pptx("<p:x>"), "a.pptx is damaged: ppt/slides/slide0.xml"),
        (pptx(**{"ppt/_rels/presentation.xml.rels": related(s0="slides/other.xml")}), ""),
        (pptx("", **{"ppt/presentation.xml": "<!DOCTYPE a [<!ENTITY b '5'>]><a/>"}), "document type"),
    ],
)
def test_what_a_reader_is_told(data, words):
    if not words:
        assert read_bytes(data, "a.pptx").text == ""
        return
    with pytest.raises(DocumentError, match=words):
        read_bytes(data, "a.pptx")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1500), st.binary(min_size=1, max_size=4))
def test_a_wounded_file_is_read_or_refused(at, wound):
    data = pptx(box("5 of 6"))
    try:
        read_bytes(data[:at] + wound + data[at + len(wound) :], "a.pptx")
    except DocumentError as error:
        assert "a.pptx" in str(error)
