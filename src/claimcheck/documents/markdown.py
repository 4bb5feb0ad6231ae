"""Markdown, by pyromark: the text without markup, with every character's place in the file.

pyromark's events carry UTF-8 byte ranges; they are turned into code points as they come, so no text is searched for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from claimcheck.documents._metadata import metadata
from claimcheck.documents._notes import tied
from claimcheck.documents._pipes import table_at
from claimcheck.documents._positions import CodePoints
from claimcheck.documents._writer import Writer
from claimcheck.documents.base import RAISED, Format
from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Document, Span
from claimcheck.records import replace

_LINE_BREAK = regex(r"<br\b", re.I)
_TAG = regex(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>[^>]*?)(?P<alone>/?)>", re.I)
_DEEPEST = 50  # open tags that are remembered
_ENDS_OF_TEXT = frozenset(("EndParagraph", "EndHeading", "EndItem", "EndTableCell"))


def read(text: str, name: str) -> Document:
    """Read Markdown with tables, footnotes, struck-out text and front matter; see `claimcheck.documents.read_text`."""
    # A lone surrogate has no UTF-8 form; "?" is as long and as meaningless.
    source = text.encode("utf-8", "replace").decode("utf-8")
    return _with_bare_tables(_Reader(source).read(name))


FORMAT = Format("markdown", (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"), from_text=read)


def _events(source: str) -> Iterator[tuple[Any, Any]]:
    import pyromark

    options = pyromark.Options
    return pyromark.Markdown(
        options=options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS
        | options.ENABLE_HEADING_ATTRIBUTES
        | options.ENABLE_YAML_STYLE_METADATA_BLOCKS
        | options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
    ).events_with_range(source)


def ranges(source: str) -> tuple[list[Span], list[Span]]:
    """Return the spans of blocks of HTML in a Markdown text, and those of links, pictures and inline code."""
    at = CodePoints(source)
    blocks, wholes = [], []
    for event, where in _events(source.encode("utf-8", "replace").decode("utf-8")):
        name = _name(next(iter(event.values()))) if isinstance(event, dict) and "Start" in event else ""
        if name in ("HtmlBlock", "CodeBlock", "MetadataBlock"):
            blocks.append(Span(at(where["start"]), at(where["end"])))
        elif name in ("Link", "Image") or (isinstance(event, dict) and "Code" in event):
            wholes.append(Span(at(where["start"]), at(where["end"])))
    return blocks, wholes


class _Reader:
    """Walks the events once and writes what they say."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = CodePoints(source)
        self._same = self.at.same
        self._start = self._end = 0  # the stretch of the source that is not yet written
        self.out = Writer(source)
        self.struck = 0
        self.hidden: list[str] = []  # open tags, from the first that is not shown
        self.raised = 0
        self.html: list[tuple[str, int]] | None = None
        self.meta = ("", "")
        self.marks: list[tuple[int, str]] = []
        self.notes: dict[str, Span] = {}
        self._note = ("", 0)

    def read(self, name: str) -> Document:
        for event, where in _events(self.source):
            tag, content = event, None
            if event.__class__ is dict:
                ((tag, content),) = event.items()
                if tag == "Text":
                    if self._goes_on(content, where):
                        continue
                elif tag in ("Start", "End"):
                    element = _name(content)
                    if element in _PASSED_THROUGH:
                        continue
                    tag += element
                    content = content[element] if content.__class__ is dict else None
            elif event == "SoftBreak" and self._breaks_within(where):
                continue
            if self._start < self._end:
                self._write()
            if tag in _ENDS_OF_TEXT and (self.hidden or self.raised):
                self.end_inline_html()
            if write := _WRITTEN.get(tag):
                write(self.out)
            elif handle := _HANDLERS.get(tag):
                handle(self, content, where["start"], where["end"])
        title, date = self.meta
        document = self.out.document(name, title=title, date=date)
        return tied(document, self.marks, self.notes) if self.marks else document

    # Text goes on and on in the file, line after line: what does is written at once, when something else comes.

    def _goes_on(self, text: str, where: Mapping[str, int]) -> bool:
        """Take text that stands in the file as it is, and return whether it does."""
        start, end = where["start"], where["end"]
        if not self._same:
            plain = end - start == len(text)  # as many bytes as characters: all of them are ASCII's
            start = self.at(start)
            end = start + len(text) if plain else self.at(end)
        if end - start != len(text) or self.struck or self.raised:
            return False
        if start != self._end:
            self._write()
            self._start = start
        self._end = end
        return True

    def _breaks_within(self, where: Mapping[str, int]) -> bool:
        """Take a line end that follows such text."""
        end = self._end
        if end <= self._start or self.struck or self.source[end] != "\n" or self.at(where["start"]) != end:
            return False
        self._end = end + 1
        return True

    def _write(self) -> None:
        if self._start < self._end:
            self.out.text(self.source[self._start : self._end], self._start)
        self._start = self._end = 0

    # --- running text

    def text(self, text: str, start: int, end: int) -> None:
        if not self.struck:
            self.out.text(text.translate(RAISED) if self.raised else text, self.at(start))

    def line_break(self, _: object, start: int, end: int) -> None:
        if not self.struck:
            self.out.line_break(self.at(start))

    def code(self, content: str, start: int, end: int) -> None:
        """Write inline code, which its range gives with its backticks."""
        at = self.at(start)
        ticks = at
        while self.source.startswith("`", ticks):
            ticks += 1
        inside = self.at(end) - (ticks - at)
        if inside - ticks == len(content) + 2:
            ticks += 1
        if not self.struck:
            start = self.out.out.length
            self.out.text(content, ticks)
            self.out.code(start)

    def start_link(self, content: Mapping[str, Any], start: int, end: int) -> None:
        self.out.start_link(content["dest_url"])

    def note_mark(self, label: str, start: int, end: int) -> None:
        self.marks.append((self.out.out.length, label))

    def start_note(self, label: str, start: int, end: int) -> None:
        self.out.enter(BlockKind.FOOTNOTE)
        self._note = (label, self.out.out.length)

    def end_note(self, _: object, start: int, end: int) -> None:
        self.out.leave()
        label, begin = self._note
        self.notes.setdefault(label, Span(begin, self.out.out.length))

    def start_struck(self, _: object, start: int, end: int) -> None:
        # A single tilde is "about" far more often than a deletion.
        at = self.at(start)
        if self.source.startswith("~~", at):
            self.struck += 1
        else:
            self.out.text("~", at)

    def end_struck(self, _: object, start: int, end: int) -> None:
        if self.struck:
            self.struck -= 1
        else:
            self.out.text("~", self.at(end) - 1)

    def inline_html(self, content: str, start: int, end: int) -> None:
        if _LINE_BREAK.match(content):
            self.line_break(None, start, end)
        elif content.startswith("<!--"):
            self.out.comment(content[4:].removesuffix("-->"), self.at(start), self.at(end))
        elif found := _TAG.match(content):
            self.tag(found)

    def tag(self, found: re.Match[str]) -> None:
        """Take a tag of HTML that raises text or hides it."""
        from claimcheck.documents.html import VOID, is_hidden

        name = found["name"].lower()
        if name == "sup":
            self.raised = max(0, self.raised - 1) if found["end"] else self.raised + 1
        elif found["end"]:
            if name in self.hidden:
                del self.hidden[self.hidden.index(name) :]
                self.struck -= not self.hidden
        elif not found["alone"] and name not in VOID and (self.hidden or is_hidden(name, found["attributes"])):
            self.struck += not self.hidden
            if len(self.hidden) < _DEEPEST:
                self.hidden.append(name)

    def end_inline_html(self) -> None:
        """Let no tag that was left open reach beyond its paragraph."""
        self.struck -= bool(self.hidden)
        self.hidden.clear()
        self.raised = 0

    # --- blocks

    def start_heading(self, content: Mapping[str, Any], start: int, end: int) -> None:
        self.out.start(BlockKind.HEADING, int(content["level"][1:]))

    def start_list(self, first: int | None, start: int, end: int) -> None:
        self.out.start_list(first)

    def end_code(self, _: object, start: int, end: int) -> None:
        self.out.end(BlockKind.CODE)

    def end_meta(self, _: object, start: int, end: int) -> None:
        self.meta = metadata(self.source[self.at(start) : self.at(end)])
        self.out.end(BlockKind.FRONT_MATTER)

    def start_html(self, _: object, start: int, end: int) -> None:
        self.out.end()
        self.html = []

    def html_line(self, content: str, start: int, end: int) -> None:
        if self.html is not None:
            self.html.append((content, self.at(start)))

    def end_html(self, _: object, start: int, end: int) -> None:
        from claimcheck.documents import html

        pieces, self.html = self.html or [], None
        html.write(pieces, self.out)


def _with_bare_tables(document: Document) -> Document:
    """Return the document with paragraphs of lines between pipes as tables: Markdown wants a rule under the first of
    them, but writers leave it out."""
    blocks: list[Block] = []
    tables = list(document.tables)
    for block in document.blocks:
        if block.kind is BlockKind.PARAGRAPH and document.text[block.span.start] == "|":
            lines = _lines_of(document.text, block.span)
            found = table_at(document.text, lines, 0)
            if found and found[1] == len(lines):
                tables.append(found[0])
                block = Block(BlockKind.TABLE, block.span)
        blocks.append(block)
    if len(tables) == len(document.tables):
        return document
    tables.sort(key=lambda table: table.span)
    return replace(document, blocks=tuple(blocks), tables=tuple(tables))


def _lines_of(text: str, span: Span) -> list[Span]:
    spans = []
    start = span.start
    for line in text[slice(*span)].split("\n"):
        kept = line.strip()
        if kept:
            begin = start + line.index(kept)
            spans.append(Span(begin, begin + len(kept)))
        start += len(line) + 1
    return spans


def _name(content: Any) -> str:
    return content if content.__class__ is str else next(iter(content))


_Handler = Callable[[_Reader, Any, int, int], None]


_PASSED_THROUGH = frozenset(("Emphasis", "Strong", "Superscript", "Subscript"))
_WRITTEN: dict[str, Callable[[Writer], None]] = {
    "EndLink": Writer.end_link,
    "StartParagraph": Writer.end,
    "EndParagraph": Writer.end,
    "EndHeading": Writer.end,
    "StartCodeBlock": Writer.end,
    "StartMetadataBlock": Writer.end,
    "StartBlockQuote": lambda out: out.enter(BlockKind.QUOTE),
    "EndBlockQuote": Writer.leave,
    "EndList": Writer.end_list,
    "StartItem": Writer.start_item,
    "EndItem": Writer.leave,
    "StartTable": Writer.start_table,
    "EndTable": Writer.end_table,
    "StartTableHead": Writer.start_row,
    "StartTableRow": Writer.start_row,
    "StartTableCell": Writer.start_cell,
    "EndTableCell": Writer.end_cell,
}
"""Events that say all by being there."""
_HANDLERS: dict[str, _Handler] = {
    "Text": _Reader.text,
    "SoftBreak": _Reader.line_break,
    "HardBreak": _Reader.line_break,
    "Code": _Reader.code,
    "InlineHtml": _Reader.inline_html,
    "Html": _Reader.html_line,
    "StartLink": _Reader.start_link,
    "StartStrikethrough": _Reader.start_struck,
    "EndStrikethrough": _Reader.end_struck,
    "StartHeading": _Reader.start_heading,
    "EndCodeBlock": _Reader.end_code,
    "EndMetadataBlock": _Reader.end_meta,
    "StartHtmlBlock": _Reader.start_html,
    "EndHtmlBlock": _Reader.end_html,
    "FootnoteReference": _Reader.note_mark,
    "StartFootnoteDefinition": _Reader.start_note,
    "EndFootnoteDefinition": _Reader.end_note,
    "StartList": _Reader.start_list,
}
