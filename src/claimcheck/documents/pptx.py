"""PowerPoint presentations (.pptx): the text boxes, tables and notes of each slide, in the order of the show.

A place is the slide's number, since a presentation has no lines.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.documents._archive import has_part, open_archive, part
from claimcheck.documents._writer import Writer
from claimcheck.documents.base import RAISED, DocumentError, Format
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Document, Landmark, SourceMap
from claimcheck.records import replace

if TYPE_CHECKING:
    import zipfile
    from xml.etree.ElementTree import Element

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SHOW = "ppt/presentation.xml"
_DATE = regex(r"\d{4}-\d\d-\d\d")
_TITLES = frozenset(("title", "ctrTitle"))
_LEFT_OUT = frozenset(("dt", "ftr", "hdr", "sldNum", "sldImg"))
"""Placeholders that repeat on every slide: date, footer, header, number, and the slide's picture on its notes."""
_ON = frozenset(("1", "true"))
_MOST_SPANNED = 60
_DEEPEST = 50
_WHAT = "a PowerPoint presentation"


def read(data: bytes, name: str) -> Document:
    """Read a presentation; see `claimcheck.documents.read_bytes`."""
    with open_archive(data, name, _WHAT) as archive:
        return _Reader(archive, name or "the input").read(name)


FORMAT = Format("pptx", (".pptx", ".pptm", ".ppsx"), from_bytes=read)


class _Reader:
    """Writes the slides one after the other."""

    def __init__(self, archive: zipfile.ZipFile, called: str) -> None:
        self.archive = archive
        self.called = called
        self.out = Writer("")
        self.links: dict[str, str] = {}
        self.in_notes = False

    def read(self, name: str) -> Document:
        if not has_part(self.archive, _SHOW):
            raise DocumentError(f"{self.called} is not {_WHAT}: it has no {_SHOW}")
        marks: list[tuple[int, str]] = []
        for number, path in enumerate(self.slides(), 1):
            slide = self.xml(path)
            if slide.get("show") == "0":
                continue
            self.links = self.targets(path)
            marks.append((len(self.out.blocks), f"slide {number}"))
            self.shapes(slide)
            self.out.end()
            for target in self.links.values():
                if "notesSlides/" in target and has_part(self.archive, target):
                    marks.append((len(self.out.blocks), f"notes of slide {number}"))
                    self.in_notes = True
                    self.shapes(self.xml(target))
                    self.out.end()
                    self.in_notes = False
        title, date = self.properties()
        return _marked(self.out.document(name, title=title, date=date), marks)

    # --- parts

    def xml(self, path: str) -> Element:
        from xml.etree import ElementTree

        if not has_part(self.archive, path):
            raise DocumentError(f"{self.called} is damaged: it has no {path}")
        try:
            return ElementTree.fromstring(part(self.archive, path))
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise DocumentError(f"{self.called} is damaged: {path}: {error}") from error

    def targets(self, path: str) -> dict[str, str]:
        """Return what a part's references lead to: parts of the archive, or addresses."""
        folder, file = posixpath.split(path)
        related = f"{folder}/_rels/{file}.rels"
        found = {}
        for element in self.xml(related) if has_part(self.archive, related) else ():
            target = element.get("Target", "")
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id", "")] = target
        return found

    def slides(self) -> Iterator[str]:
        targets = self.targets(_SHOW)
        for slide in self.xml(_SHOW).iter(f"{_P}sldId"):
            if path := targets.get(slide.get(f"{_R}id", "")):
                yield path

    def properties(self) -> tuple[str, str]:
        path = "docProps/core.xml"
        found = {e.tag.rpartition("}")[2]: e.text or "" for e in self.xml(path)} if has_part(self.archive, path) else {}
        date = _DATE.match(found.get("created", ""))
        title = found.get("title", "").strip()
        # Programs fill in a title that nobody gave.
        return "" if title.lower() in ("powerpoint presentation", "presentation") else title, date[0] if date else ""

    # --- shapes

    def shapes(self, parent: Element, depth: int = 0) -> None:
        for element in parent if depth < _DEEPEST else ():
            if element.tag == f"{_P}sp":
                self.shape(element)
            elif element.tag == f"{_A}tbl":
                self.table(element)
            elif element.tag == f"{_P}pic":
                self.picture(element)
            elif element.tag != f"{_MC}Fallback":
                self.shapes(element, depth + 1)

    def shape(self, element: Element) -> None:
        holder = element.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        kind = holder.get("type", "body") if holder is not None else ""
        body = element.find(f"{_P}txBody")
        if kind in _LEFT_OUT or body is None:
            return
        for paragraph in body.iterfind(f"{_A}p"):
            is_item = kind == "body" and not self.in_notes
            if is_item:
                self.out.start_list(None)
                self.out.start_item(level=_level(paragraph))
            else:
                self.out.start(BlockKind.HEADING if kind in _TITLES else BlockKind.PARAGRAPH, int(kind in _TITLES))
            self.runs(paragraph)
            if is_item:
                self.out.leave()
                self.out.end_list()
            self.out.end()

    def picture(self, element: Element) -> None:
        about = element.find(f"{_P}nvPicPr/{_P}cNvPr")
        alt = about.get("descr", "").strip() if about is not None else ""
        if alt:
            self.out.start(BlockKind.CAPTION)
            self.out.text(alt, 0)
            self.out.end()

    def runs(self, paragraph: Element) -> None:
        """Write a paragraph's text."""
        for element in paragraph:
            if element.tag in (f"{_A}r", f"{_A}fld"):
                self.text_run(element)
            elif element.tag == f"{_A}br":
                if self.out.in_cell:
                    self.out.text(" ", 0)
                else:
                    self.out.line_break(0)

    def text_run(self, element: Element) -> None:
        text = "".join(t.text or "" for t in element.iterfind(f"{_A}t"))
        about = element.find(f"{_A}rPr")
        link = about.find(f"{_A}hlinkClick") if about is not None else None
        raised = about is not None and _whole(about.get("baseline", "0")) > 0
        if not text or not (text.strip() or self.out.begun or self.out.in_cell):
            return
        if link is not None:
            self.out.start_link(self.links.get(link.get(f"{_R}id", ""), ""))
        is_strong = about is not None and about.get("b") in _ON
        if is_strong:
            self.out.start_strong()
        self.out.text(text.translate(RAISED) if raised else text, 0)
        if is_strong:
            self.out.end_strong()
        if link is not None:
            self.out.end_link()

    def table(self, element: Element) -> None:
        self.out.start_table()
        about = element.find(f"{_A}tblPr")
        has_total = about is not None and about.get("lastRow") in _ON  # the table's style sets it in bold
        rows = element.findall(f"{_A}tr")
        for row in rows:
            self.out.start_row()
            for cell in row.iterfind(f"{_A}tc"):
                if cell.get("hMerge") not in _ON and cell.get("vMerge") not in _ON:
                    self.cell(cell, is_strong=has_total and row is rows[-1])
        self.out.end_table(1)

    def cell(self, cell: Element, *, is_strong: bool) -> None:
        across, down = (min(max(_whole(cell.get(key, "1")), 1), _MOST_SPANNED) for key in ("gridSpan", "rowSpan"))
        self.out.start_cell(across, down)
        if is_strong:
            self.out.start_strong()
        for paragraph in cell.iterfind(f"{_A}txBody/{_A}p"):
            if self.out.cell_begun:
                self.out.text(" ", 0)
            self.runs(paragraph)
        self.out.end_cell()


def _whole(text: str) -> int:
    return int(text) if text.lstrip("-").isdecimal() and text.isascii() and len(text) < 9 else 0


def _level(paragraph: Element) -> int:
    about = paragraph.find(f"{_A}pPr")
    return 1 + (_whole(about.get("lvl", "0")) if about is not None else 0)


def _marked(document: Document, marks: list[tuple[int, str]]) -> Document:
    """Return the document as its own source, with a landmark where each slide begins.

    Args:
        document: what was written.
        marks: the index of each slide's first block, and its name.
    """
    blocks = document.blocks
    kept = [mark for mark, following in pairwise([*marks, (len(blocks), "")]) if mark[0] < following[0]]
    landmarks = tuple(Landmark(blocks[first].span.start, name) for first, name in kept)
    rows = [c.span.start for t in document.tables for row in t.rows if (c := next(filter(None, row), None))]
    starts = tuple(sorted({0, *(block.span.start for block in blocks), *rows}))
    return replace(document, source=SourceMap((0,), (0,), starts), landmarks=landmarks)
