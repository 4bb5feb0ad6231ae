"""Word documents (.docx): paragraphs, headings, lists, tables and notes, with tracked changes taken as accepted.

A place is a paragraph's (or table row's) number and the character in it, since a Word file has no lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from claimcheck.documents._writer import Writer
from claimcheck.documents.base import RAISED, DocumentError, Format
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Document, SourceMap

if TYPE_CHECKING:
    import zipfile
    from xml.etree.ElementTree import Element

_LARGEST_PART = 200_000_000
"""The most bytes that a part of the file may unpack to."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HEADING = regex(r"heading (\d)")
_DATE = regex(r"\d{4}-\d\d-\d\d")
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read(data: bytes, name: str) -> Document:
    """Read a Word document; see `claimcheck.documents.read_bytes`."""
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _Reader(archive, name).read()
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise DocumentError(f"{name or 'the input'} is not a readable Word document: {error}") from error


FORMAT = Format("docx", (".docx", ".docm"), from_bytes=read)


class _Reader:
    """Writes what the parts of the archive say."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive = archive
        self.name = name
        self.out = Writer("")
        self.styles = self._styles()
        self.links = self._links()
        self.boxes: list[Element] = []
        self.raised = False

    def read(self) -> Document:
        body = self._part("word/document.xml")
        if body is None:
            raise DocumentError(f"{self.name or 'the input'} is not a Word document: it has no word/document.xml")
        for element in body.iterfind(f"{_W}body"):
            self.blocks(element)
        for part, kind in (("word/footnotes.xml", f"{_W}footnote"), ("word/endnotes.xml", f"{_W}endnote")):
            notes = self._part(part)
            for note in () if notes is None else notes.iterfind(kind):
                if f"{_W}type" not in note.attrib:
                    self.out.enter(BlockKind.FOOTNOTE)
                    self.blocks(note)
                    self.out.leave()
        title, date = self._properties()
        return _numbered(self.out.document(self.name, title=title, date=date))

    # --- parts

    def _part(self, path: str) -> Element | None:
        from xml.etree import ElementTree

        try:
            info = self.archive.getinfo(path)
        except KeyError:
            return None
        if info.file_size > _LARGEST_PART:
            raise DocumentError(f"{self.name or 'the input'} unpacks to more than {_LARGEST_PART // 10**6} MB")
        content = self.archive.read(info)
        if b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content:
            raise DocumentError(f"{self.name or 'the input'} defines its own entities, as no Word document does")
        try:
            return ElementTree.fromstring(content)
        except ElementTree.ParseError as error:
            raise DocumentError(f"{self.name or 'the input'} is damaged: {path}: {error}") from error

    def _styles(self) -> dict[str, str]:
        root = self._part("word/styles.xml")
        styles = {}
        for style in () if root is None else root.iterfind(f"{_W}style"):
            called = style.find(f"{_W}name")
            if called is not None:
                styles[style.get(f"{_W}styleId", "")] = called.get(f"{_W}val", "").lower()
        return styles

    def _links(self) -> dict[str, str]:
        root = self._part("word/_rels/document.xml.rels")
        return {} if root is None else {e.get("Id", ""): e.get("Target", "") for e in root}

    def _properties(self) -> tuple[str, str]:
        root = self._part("docProps/core.xml")
        found = {} if root is None else {e.tag.rpartition("}")[2]: e.text or "" for e in root}
        date = _DATE.match(found.get("created", ""))
        return found.get("title", "").strip(), date[0] if date else ""

    # --- blocks

    def blocks(self, parent: Element) -> None:
        for element in parent:
            if element.tag == f"{_W}p":
                self.paragraph(element)
            elif element.tag == f"{_W}tbl":
                self.table(element)
            elif element.tag not in _LEFT_OUT and element.tag != _FALLBACK:
                self.blocks(element)  # content controls, tracked insertions

    def paragraph(self, element: Element) -> None:
        kind, level = self._kind(element)
        if kind is BlockKind.LIST_ITEM:
            self.out.start_item()
        else:
            self.out.start(kind, level)
        self.runs(element)
        if kind is BlockKind.LIST_ITEM:
            self.out.leave()
        else:
            self.out.end(kind)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box)

    def _kind(self, element: Element) -> tuple[BlockKind, int]:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        called = (
            self.styles.get(style.get(f"{_W}val", ""), style.get(f"{_W}val", "").lower()) if style is not None else ""
        )
        if heading := _HEADING.match(called):
            return BlockKind.HEADING, int(heading[1])
        if called == "title":
            return BlockKind.HEADING, 1
        if called == "caption":
            return BlockKind.CAPTION, 0
        if element.find(f"{_W}pPr/{_W}numPr") is not None or called.startswith("list "):
            return BlockKind.LIST_ITEM, 1
        return (BlockKind.QUOTE, 0) if "quote" in called else (BlockKind.PARAGRAPH, 0)

    def runs(self, parent: Element) -> None:
        """Write the text of a paragraph or run, in order."""
        for element in parent:
            tag = element.tag
            if tag == f"{_W}t":
                text = element.text or ""
                self.write(text.translate(RAISED) if self.raised else text)
            elif tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                self.write(" " if tag == f"{_W}tab" or self.out.in_cell else "\n")
            elif tag == f"{_W}noBreakHyphen":
                self.write("\u2011")
            elif tag == f"{_W}txbxContent":
                self.boxes.append(element)
            elif tag == f"{_W}hyperlink":
                self.out.start_link(self.links.get(element.get(f"{_R}id", ""), ""))
                self.runs(element)
                self.out.end_link()
            elif tag == f"{_W}r":
                place = element.find(f"{_W}rPr/{_W}vertAlign")
                self.raised = place is not None and place.get(f"{_W}val") == "superscript"
                self.runs(element)
                self.raised = False
            elif tag not in _LEFT_OUT and tag != _FALLBACK:
                self.runs(element)

    def write(self, text: str) -> None:
        if text and (text.strip() or self.out.begun):
            self.out.text(text, 0)

    # --- tables

    def table(self, element: Element) -> None:
        self.out.start_table()
        headers = 0
        for row in element.iterfind(f"{_W}tr"):
            self.out.start_row()
            headers += row.find(f"{_W}trPr/{_W}tblHeader") is not None
            for cell in row.iterfind(f"{_W}tc"):
                self._cell(cell)
        self.out.end_table(headers or 1)

    def _cell(self, cell: Element) -> None:
        across = cell.find(f"{_W}tcPr/{_W}gridSpan")
        width = across.get(f"{_W}val", "1") if across is not None else "1"
        self.out.start_cell(min(int(width), 100) if width.isdigit() else 1)
        for i, paragraph in enumerate(_paragraphs(cell)):
            if i and self.out.cell_begun:
                self.out.text(" ", 0)
            self.runs(paragraph)
        self.out.end_cell()


def _paragraphs(parent: Element) -> Iterator[Element]:
    for element in parent:
        if element.tag == f"{_W}p":
            yield element
        elif element.tag not in _LEFT_OUT:
            yield from _paragraphs(element)


def _numbered(document: Document) -> Document:
    """Return the document as its own source, with its paragraphs and table rows for lines."""
    rows = [
        cell.span.start for t in document.tables for row in t.rows for cell in [next(filter(None, row), None)] if cell
    ]
    starts = sorted({0, *(block.span.start for block in document.blocks), *rows})
    return replace(document, source=SourceMap((0,), (0,), tuple(starts)))
