"""Notes in OpenDocument text, as the comments of word processors around the figures; every other byte stays.

A footnote has no comments in all of them: such a note stands at the footnote's mark.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import count

from claimcheck.annotations._cells import AUTHOR, xml_text
from claimcheck.annotations._splicing import anchor, spliced
from claimcheck.annotations._xml import repacked
from claimcheck.annotations.base import Annotator, Copy, Missed, Note
from claimcheck.documents._archive import open_archive, part
from claimcheck.documents._docx_parts import decoded
from claimcheck.documents.odt import FORMAT
from claimcheck.lazy import regex
from claimcheck.model import Document, Span

_CONTENT = "content.xml"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_DC = "http://purl.org/dc/elements/1.1/"
_NOTE = regex(r"<(/?)(?:[\w.-]+:)?note(?=[\s>])[^>]*>")
_TAG = regex(r"<(?:[\w.-]+:)?([\w.-]+)")
_PARAGRAPH_END = regex(r"</(?:[\w.-]+:)?[ph]\s*>")
_NO_TEXT = frozenset(("desc", "title"))
"""Elements of a picture's alternative text."""


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> bytes | Copy:
    """Return a copy with notes; see `claimcheck.annotations.base.Annotator`."""
    if not notes:
        return data
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        xml, missed = _annotated(decoded(data), document, notes)
        return Copy(xml.encode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"), missed)
    with open_archive(data, document.name, "an OpenDocument text") as archive:
        xml, missed = _annotated(decoded(part(archive, _CONTENT)), document, notes)
        return Copy(repacked(archive, {_CONTENT: xml.encode()}), missed)


ANNOTATOR = Annotator(FORMAT.name, FORMAT.suffixes, annotate)


def _annotated(xml: str, document: Document, notes: Sequence[Note]) -> tuple[str, tuple[Missed, ...]]:
    footnotes = _footnotes(xml)
    name = next(name for i in count(1) if (name := f"claimcheck{i if i > 1 else ''}-") not in xml)
    insertions: list[tuple[int, str]] = []
    missed = []
    for number, note in enumerate(notes, start=1):
        start, end = _around(xml, document, note)
        tag = _TAG.match(xml, xml.rfind("<", 0, start))
        i = bisect_right(footnotes, start, key=lambda found: found.start) - 1
        footnote = footnotes[i] if i >= 0 and start < footnotes[i].end else None
        if tag and tag[1] in _NO_TEXT:
            missed.append(Missed(note, "alternative texts have no comments"))
        elif footnote:
            insertions.append((footnote.end, _comment(note, "")))
        else:
            own = f"{name}{number}"
            insertions += [
                (start, _comment(note, own)),
                (end, f'<o:annotation-end xmlns:o="{_OFFICE}" o:name="{own}"/>'),
            ]
    return spliced(xml, insertions), tuple(missed)


def _around(xml: str, document: Document, note: Note) -> Span:
    """Return what a comment goes around: all figures of a note if they stand in one paragraph, else the one where the
    reader meets it."""
    spans = [document.source.span(span) for span in note.spans]
    first, last = spans[0], spans[-1]
    if first.start < last.end and not _PARAGRAPH_END.search(xml, first.start, last.end):
        return Span(first.start, _whole(xml, last.end))
    only = document.source.span(anchor(note))
    return Span(only.start, _whole(xml, only.end))


def _whole(xml: str, end: int) -> int:
    """Return an end that parts no reference or tag, as that of a space may be written."""
    if xml[end - 1] == "&":
        return xml.index(";", end) + 1
    return xml.index(">", end) + 1 if xml[end - 1] == "<" else end


def _footnotes(xml: str) -> list[Span]:
    found = []
    start = -1
    for tag in _NOTE.finditer(xml):
        if tag[1]:
            found.append(Span(start, tag.end()))
        else:
            start = tag.start()
    return found


def _comment(note: Note, name: str) -> str:
    lines = [note.title, *note.text.splitlines()]
    paragraphs = "".join(f'<x:p xmlns:x="{_TEXT}">{xml_text(line)}</x:p>' for line in lines)
    named = f' o:name="{name}"' if name else ""
    creator = f'<dc:creator xmlns:dc="{_DC}">{AUTHOR}</dc:creator>'
    return f'<o:annotation xmlns:o="{_OFFICE}"{named}>{creator}{paragraphs}</o:annotation>'
