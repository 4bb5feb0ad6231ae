"""OpenDocument text (.odt, and .fodt in one XML file): paragraphs, headings, lists, tables and notes, with tracked
changes taken as accepted.

A place is a paragraph's number and the character in it, since the file has no lines for its readers; in the file, the
very character of `content.xml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from claimcheck.documents._archive import has_part, open_archive, part, refuse_entities
from claimcheck.documents._docx_parts import decoded
from claimcheck.documents._numbered import Said, numbered
from claimcheck.documents._odf_styles import Weights
from claimcheck.documents._writer import Writer
from claimcheck.documents.base import RAISED, DocumentError, Format
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Document

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from claimcheck.documents._xml_places import Placed

_NS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT, _OFFICE, _STYLE, _DRAW = (
    f"{_NS}{name}:1.0}}" for name in ("table", "text", "office", "style", "drawing")
)
_SVG = f"{_NS}svg-compatible:1.0}}"
_META = f"{_NS}meta:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_LEFT_OUT = frozenset(
    f"{_TEXT}{name}"
    for name in (
        "tracked-changes table-of-content illustration-index table-index object-index user-index alphabetical-index "
        "bibliography sequence-decls variable-decls user-field-decls note-citation ruby-text hidden-text "
        "hidden-paragraph page-number page-count bibliography-mark change change-start change-end"
    ).split()
) | {f"{_OFFICE}forms", f"{_OFFICE}settings", f"{_STYLE}header", f"{_STYLE}footer"}
_SPACES = regex(r" {2,}")
_DATE = regex(r"\d{4}-\d\d-\d\d")
_SUPER = regex(r"super\b|[1-9]\d*%")
_CODE_STYLES = frozenset(("source text", "teletype", "verbatim char", "user entry", "example"))
_MOST_SPACES = 1_000
_MOST_SPANNED = 60
_DEEPEST = 200
_WHAT = "an OpenDocument text"


def read(data: bytes, name: str) -> Document:
    """Read an OpenDocument text; see `claimcheck.documents.read_bytes`."""
    called = name or "the input"
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        refuse_entities(data, called)
        root = _placed(data, called)
        return _Reader([root], called).read(root, [root], name)
    with open_archive(data, name, _WHAT) as archive:
        if has_part(archive, "META-INF/manifest.xml") and b"encryption-data" in part(archive, "META-INF/manifest.xml"):
            raise DocumentError(f"{called} is encrypted; save a copy without a password")
        if not has_part(archive, "content.xml"):
            raise DocumentError(f"{called} is not {_WHAT}: it has no content.xml")
        content = _placed(part(archive, "content.xml"), f"{called}: content.xml")
        styles, meta = (
            _parsed(part(archive, path), f"{called}: {path}") if has_part(archive, path) else None
            for path in ("styles.xml", "meta.xml")
        )
    roots = [root for root in (content, styles, meta) if root is not None]
    return _Reader(roots[:2], called).read(content, roots, name)


FORMAT = Format("odt", (".odt", ".fodt", ".ott"), from_bytes=read)


def _parsed(content: bytes, called: str) -> Element:
    from xml.etree import ElementTree

    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise DocumentError(f"{called} is damaged: {error}") from error


def _placed(content: bytes, called: str) -> Placed:
    from xml.parsers.expat import ExpatError

    from claimcheck.documents._xml_places import parsed

    try:
        return parsed(decoded(content))
    except (ExpatError, ValueError, LookupError) as error:
        raise DocumentError(f"{called} is damaged: {error}") from error


class _Reader:
    """Writes what the elements say."""

    def __init__(self, styled: list[Element], called: str) -> None:
        self.out = Writer("")
        self.called = called
        self.names, self.raised_styles, self.numbered_lists, self.weights = _styles(styled)
        self.raised = 0
        self.depth = 0
        self.lists: list[str] = []
        self.spaced = True
        self.said: list[Said] = []
        self.row = 0  # of the table that is being written
        self.notes: list[Placed] = []
        self.boxes: list[Placed] = []

    def read(self, content: Placed, roots: list[Element], name: str) -> Document:
        body = cast("Placed | None", content.find(f"{_OFFICE}body/{_OFFICE}text"))
        if body is None:
            raise DocumentError(f"{self.called} is not {_WHAT}: it has no text")
        self.blocks(body)
        title, date = _properties(roots)
        return numbered(self.out, name, self.said, title=title, date=date)

    # --- blocks

    def blocks(self, parent: Placed) -> None:
        self.depth += 1
        for element in _children(parent) if self.depth < _DEEPEST else ():
            tag = element.tag
            if tag in (f"{_TEXT}p", f"{_TEXT}h"):
                self.paragraph(element)
            elif tag == f"{_TEXT}list":
                self.list(element)
            elif tag == f"{_TABLE}table":
                self.table(element)
            elif tag == f"{_OFFICE}annotation":
                self.annotation(element)
            elif tag not in _LEFT_OUT:
                self.blocks(element)  # sections, frames, items
        self.depth -= 1

    def paragraph(self, element: Placed) -> None:
        kind, level = self.kind(element)
        self.out.start(kind, level)
        self.spaced = True
        self.runs(element)
        self.out.end(None if kind is BlockKind.PARAGRAPH else kind)
        self.waiting()

    def waiting(self) -> None:
        """Write the notes and boxes that are anchored in what was just written."""
        notes, self.notes = self.notes, []
        boxes, self.boxes = self.boxes, []
        for note in notes:
            self.out.enter(BlockKind.FOOTNOTE)
            self.blocks(note)
            self.out.leave()
        for box in boxes:
            self.blocks(box)

    def kind(self, element: Placed) -> tuple[BlockKind, int]:
        style = element.get(f"{_TEXT}style-name", "")
        called = self.names.get(style, style.replace("_20_", " ").lower())
        if element.tag == f"{_TEXT}h":
            level = element.get(f"{_TEXT}outline-level", "1")
            return BlockKind.HEADING, int(level) if level.isdigit() and len(level) < 3 else 1
        if called in ("title", "subtitle"):
            return BlockKind.HEADING, 1
        if "preformatted" in called or "source" in called:
            return BlockKind.CODE, 0
        if "quot" in called:
            return BlockKind.QUOTE, 0
        if called in ("caption", "table", "figure", "illustration", "drawing", "tablecaption", "figurecaption"):
            return BlockKind.CAPTION, 0
        return BlockKind.PARAGRAPH, 0

    def list(self, element: Placed) -> None:
        style = element.get(f"{_TEXT}style-name") or (self.lists[-1] if self.lists else "")
        self.lists.append(style)
        if not self.out.in_table:
            self.out.start_list(1 if (style, len(self.lists)) in self.numbered_lists else None)
        for item in _children(element):
            if item.tag in (f"{_TEXT}list-item", f"{_TEXT}list-header") and not self.out.in_table:
                self.out.start_item()
                self.blocks(item)
                self.out.leave()
            elif self.out.in_table:
                self.blocks(item)
        if not self.out.in_table:
            self.out.end_list()
        self.lists.pop()

    # --- running text

    def runs(self, parent: Placed) -> None:
        """Write the text of a paragraph or a stretch of it, in order."""
        self.write(parent.said)
        for element in _children(parent):
            self.run(element)
            self.write(element.behind)

    def run(self, element: Placed) -> None:
        tag = element.tag
        if tag == f"{_TEXT}s":
            count = element.get(f"{_TEXT}c", "1")
            self.write_spaces(min(int(count), _MOST_SPACES) if count.isdigit() and len(count) < 6 else 1, element.at)
        elif tag == f"{_TEXT}tab":
            self.write([("\t", element.at)])
        elif tag == f"{_TEXT}line-break":
            self.line_break(element.at)
        elif tag == f"{_TEXT}a":
            self.out.start_link(element.get(_XLINK, ""))
            self.runs(element)
            self.out.end_link()
        elif tag == f"{_TEXT}span":
            self.span(element)
        elif tag == f"{_TEXT}note":
            body = element.find(f"{_TEXT}note-body")
            if body is not None:
                self.notes.append(cast("Placed", body))
        elif tag == f"{_OFFICE}annotation":
            self.annotation(element)
        elif tag in (f"{_DRAW}frame", f"{_DRAW}custom-shape", f"{_DRAW}g", f"{_DRAW}rect"):
            self.frame(element)
        elif tag not in _LEFT_OUT:
            self.runs(element)

    def line_break(self, at: int) -> None:
        if self.out.in_table:
            self.write([(" ", at)])
        else:
            self.out.line_break(at)
        self.spaced = True

    def span(self, element: Placed) -> None:
        style = element.get(f"{_TEXT}style-name", "")
        begun = self.out.length
        self.raised += style in self.raised_styles
        is_strong = self.weights.is_bold(style)
        if is_strong:
            self.out.start_strong()
        self.runs(element)
        if is_strong:
            self.out.end_strong()
        self.raised -= style in self.raised_styles
        if self.names.get(style, style.replace("_20_", " ").lower()) in _CODE_STYLES:
            self.out.code(begun)

    def frame(self, element: Placed) -> None:
        """Keep what a frame holds for after the paragraph: a text box, or a picture's alternative text."""
        texts = [cast("Placed", e) for e in element.iter() if e.tag in (f"{_DRAW}text-box", f"{_TEXT}p")][:1]
        if texts:
            self.boxes.append(texts[0] if texts[0].tag == f"{_DRAW}text-box" else element)
            return
        for alt in (element.find(f"{_SVG}desc"), element.find(f"{_SVG}title")):
            if alt is not None and (alt.text or "").strip():
                self.write(cast("Placed", alt).said)
                return

    def annotation(self, element: Placed) -> None:
        """Note what a comment says to claimcheck."""
        said = "\n".join("".join(p.itertext()) for p in element.iter(f"{_TEXT}p"))
        directives = self.out.directives
        self.out.comment(said, 0, 0)
        if directives:
            self.said.append(Said(directives.pop().text, len(self.out.blocks), max(0, self.row)))

    def write(self, pieces: Sequence[tuple[str, int]]) -> None:
        """Write text; space is one space, as the format has it."""
        for text, at in pieces:
            text = text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
            if self.spaced and text[0] == " ":
                kept = text.lstrip(" ")
                at += len(text) - len(kept)
                text = kept
                if not text:
                    continue
            self.spaced = text[-1] == " "
            text = text.translate(RAISED) if self.raised else text
            position = 0
            for space in _SPACES.finditer(text):
                self.out.text(text[position : space.start() + 1], at + position)
                position = space.end()
            if position < len(text):
                self.out.text(text[position:], at + position)

    def write_spaces(self, count: int, at: int) -> None:
        if self.out.begun or self.out.in_cell:
            for _ in range(count):
                self.out.text(" ", at)
            self.spaced = True

    # --- tables

    def table(self, element: Placed) -> None:
        if self.out.in_table:
            for inner in _paragraphs(element):
                self.cell_paragraph(inner)
            return
        self.out.start_table()
        headers = sum(
            1 for group in element.iter(f"{_TABLE}table-header-rows") for _ in group.iter(f"{_TABLE}table-row")
        )
        for self.row, row in enumerate(element.iter(f"{_TABLE}table-row")):
            self.out.start_row()
            for cell in _children(cast("Placed", row)):
                if cell.tag == f"{_TABLE}table-cell":
                    self.cell(cell)
        self.out.end_table(headers or 1)
        self.waiting()

    def cell(self, element: Placed) -> None:
        across, down = (element.get(f"{_TABLE}number-{name}-spanned", "1") for name in ("columns", "rows"))
        self.out.start_cell(_count(across), _count(down))
        self.spaced = True
        for paragraph in _paragraphs(element):
            self.cell_paragraph(paragraph)
        self.out.end_cell()

    def cell_paragraph(self, element: Placed) -> None:
        if self.out.cell_begun and not self.spaced:
            self.out.text(" ", element.at)
        self.spaced = True
        is_strong = self.weights.is_bold(element.get(f"{_TEXT}style-name", ""))
        if is_strong:
            self.out.start_strong()
        self.runs(element)
        if is_strong:
            self.out.end_strong()


def _count(text: str) -> int:
    return max(1, min(int(text), _MOST_SPANNED)) if text.isdigit() and len(text) < 6 else 1


def _children(parent: Placed) -> Iterable[Placed]:
    return cast("Iterable[Placed]", parent)


def _paragraphs(parent: Placed) -> list[Placed]:
    """Return the paragraphs in a cell, those of lists and tables in it too, but of no frame or note."""
    found = []
    for element in _children(parent):
        if element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            found.append(element)
        elif element.tag not in _LEFT_OUT and element.tag != f"{_OFFICE}annotation":
            found += _paragraphs(element)
    return found


def _styles(roots: list[Element]) -> tuple[Mapping[str, str], frozenset[str], frozenset[tuple[str, int]], Weights]:
    """Return the names of paragraph styles in lower case (an automatic one has its parent's), the styles of raised
    characters, the list styles with numbers, each with the level that has them, and the weights of styles."""
    weights = Weights()
    names: dict[str, str] = {}
    parents: dict[str, str] = {}
    raised: set[str] = set()
    lists: set[tuple[str, int]] = set()
    for root in roots:
        for style in root.iter(f"{_STYLE}style"):
            weights.note(style)
            name = style.get(f"{_STYLE}name", "")
            parents[name] = style.get(f"{_STYLE}parent-style-name", "")
            names[name] = (style.get(f"{_STYLE}display-name") or name).replace("_20_", " ").lower()
            for properties in style.iter(f"{_STYLE}text-properties"):
                if _SUPER.match(properties.get(f"{_STYLE}text-position", "")):
                    raised.add(name)
        for listed in root.iter(f"{_TEXT}list-style"):
            for level in listed.iter(f"{_TEXT}list-level-style-number"):
                depth = level.get(f"{_TEXT}level", "1")
                if level.get(f"{_STYLE}num-format") == "1" and depth.isdigit():
                    lists.add((listed.get(f"{_STYLE}name", ""), int(depth)))
    automatic = {name: names.get(parents[name], names[name]) for name in names if parents[name]}
    named = {name: automatic.get(name, called) if _is_automatic(name) else called for name, called in names.items()}
    return named, frozenset(raised), frozenset(lists), weights


def _is_automatic(name: str) -> bool:
    return name[:1] == "P" and name[1:].isdigit()


def _properties(roots: list[Element]) -> tuple[str, str]:
    said: dict[str, str] = {}
    for root in roots:
        for meta in root.iter(f"{_OFFICE}meta"):
            said |= {element.tag: element.text or "" for element in reversed(meta)}
    date = _DATE.match(said.get(f"{_META}creation-date", "") or said.get(f"{_DC}date", ""))
    return said.get(f"{_DC}title", "").strip(), date[0] if date else ""
