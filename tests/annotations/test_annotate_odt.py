"""Annotated copies of OpenDocument text: comments around the figures, and every other byte as it was."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from claimcheck.annotations import Copy, annotator_of
from claimcheck.annotations._notes import notes
from claimcheck.annotations.base import Note
from claimcheck.cli import main
from claimcheck.documents import read_bytes
from claimcheck.model import Span
from claimcheck.pipeline import check

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(f'xmlns:{n}="{OASIS}:{n}:1.0"' for n in ("office", "text", "table")) + (
    f' xmlns:draw="{OASIS}:drawing:1.0" xmlns:svg="{OASIS}:svg-compatible:1.0"'
)
ANNOTATION = re.compile(r"<o:annotation .*?</o:annotation>|<o:annotation-end [^>]*/>")
PICTURE = "<draw:frame><draw:image/><svg:desc>Boats: 60</svg:desc></draw:frame>"


def content(body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {NAMES}><office:body><office:text>{body}'
        "</office:text></office:body></office:document-content>"
    )


def odt(body: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content(body))
        archive.writestr("Pictures/a.png", bytes(range(256)))
    return out.getvalue()


def xml(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read("content.xml").decode()


def noted(data: bytes, *words: str, name: str = "a.odt") -> Copy:
    """Return a copy with a note on each of some words, in their order in the text."""
    document = read_bytes(data, name)
    starts = [document.text.index(each) for each in words]
    given = [
        Note((Span(start, start + len(each)),), "off", "5 < 6 & 7") for start, each in zip(starts, words, strict=True)
    ]
    copy = annotator_of(name).annotate(data, document, given)
    assert isinstance(copy, Copy)
    return copy


def marked(copy: bytes | str) -> str:
    """Return the body of a copy with brackets for where comments begin and end."""
    text = copy if isinstance(copy, str) else xml(copy)
    text = re.sub(r"<o:annotation .*?</o:annotation>", "[", text)
    text = re.sub(r"<o:annotation-end [^>]*/>", "]", text)
    return text.partition("<office:text>")[2].partition("</office:text>")[0]


PLACES = [
    ("<text:p>Of 40 boats</text:p>", ["40"], "<text:p>Of [40] boats</text:p>"),
    ("<text:p>4<text:span>0 bo</text:span>ats</text:p>", ["40"], "<text:p>[4<text:span>0] bo</text:span>ats</text:p>"),
    ("<text:p>&lt; 5 &amp; 6</text:p>", ["5 &", "6"], "<text:p>&lt; [5 &amp;] [6]</text:p>"),
    ("<text:p>5<text:s/>km</text:p>", ["5 "], "<text:p>[5<text:s/>]km</text:p>"),
    ("<text:p>Größe – 5 t</text:p>", ["5 t"], "<text:p>Größe – [5 t]</text:p>"),
    (
        "<text:p>40 boats<text:note><text:note-body><text:p>Of 45.</text:p></text:note-body></text:note>.</text:p>",
        ["45"],
        "<text:p>40 boats<text:note><text:note-body><text:p>Of 45.</text:p></text:note-body></text:note>[.</text:p>",
    ),
    (
        "<table:table><table:table-row><table:table-cell><text:p>Port</text:p></table:table-cell><table:table-cell>"
        "<text:p>12</text:p></table:table-cell></table:table-row></table:table>",
        ["12"],
        "<table:table><table:table-row><table:table-cell><text:p>Port</text:p></table:table-cell><table:table-cell>"
        "<text:p>[12]</text:p></table:table-cell></table:table-row></table:table>",
    ),
]


@pytest.mark.parametrize(("body", "words", "expected"), PLACES)
def test_comments_go_around_the_very_figures(body: str, words: list[str], expected: str) -> None:
    data = odt(body)
    copy = noted(data, *words)
    assert marked(copy.content) == expected
    assert not copy.missed
    assert ANNOTATION.sub("", xml(copy.content)) == xml(data)
    before, after = read_bytes(data, "a.odt"), read_bytes(copy.content, "a.odt")
    assert (before.text, before.blocks, before.tables) == (after.text, after.blocks, after.tables)


def test_a_single_xml_file() -> None:
    data = content("<text:p>Of 40 boats</text:p>").encode()
    assert marked(noted(data, "40", name="a.fodt").content.decode()) == "<text:p>Of [40] boats</text:p>"


def test_what_the_comment_says_and_the_other_parts() -> None:
    data = odt("<text:p>The fleet grew from 40 boats to 50, a rise of 53%.</text:p>")
    report = check(read_bytes(data, "a.odt"))
    copy = annotator_of("a.odt").annotate(data, report.document, notes(report))
    assert isinstance(copy, Copy)
    assert re.findall(r"<x:p [^>]*>([^<]*)</x:p>", xml(copy.content))[0] == "inconsistent: percent_change"
    with zipfile.ZipFile(BytesIO(copy.content)) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert archive.read("Pictures/a.png") == bytes(range(256))


def test_notes_without_a_place_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = noted(odt(f"<text:p>Of 40 boats{PICTURE}</text:p>"), "40", "60")
    assert [missed.why for missed in copy.missed] == ["alternative texts have no comments"]
    wrong = PICTURE.replace("Boats: 60", "The fleet grew from 40 boats to 50, a rise of 53%.")
    path = tmp_path / "a.odt"
    path.write_bytes(odt(f"<text:p>Boats.{wrong}</text:p>"))
    assert main(["annotate", str(path)]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith("a.annotated.odt: 0 notes; 1 could not be placed:")
    assert second == "  paragraph 1: inconsistent: percent_change (alternative texts have no comments)"
