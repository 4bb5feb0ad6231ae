"""Markdown, by pyromark: the text without markup, with every character's place in the file.

pyromark's events carry UTF-8 byte ranges; they are turned into code points as they come, so no text is searched for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from claimcheck.documents._markdown_tables import PlainTable, plain_tables, with_bare_tables, without
from claimcheck.documents._metadata import metadata
from claimcheck.documents._positions import CodePoints
from claimcheck.documents._writer import Writer
from claimcheck.documents.base import RAISED, Format
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Document, Span

_LINE_BREAK = regex(r"<br\b", re.I)
_TAG = regex(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>[^>]*?)(?P<alone>/?)>", re.I)
_DEEPEST = 50  # open tags that are remembered


def read(text: str, name: str) -> Document:
    """Read Markdown with tables, footnotes, struck-out text and front matter; see `claimcheck.documents.read_text`."""
    # A lone surrogate has no UTF-8 form; "?" is as long and as meaningless.
    source = text.encode("utf-8", "replace").decode("utf-8")
    tables = {table.start: table for table in plain_tables(source)} if "\n|" in source else {}
    document = _Reader(source, tables).read(name)
    # What looks like a table may be code.
    return with_bare_tables(_Reader(source, {}).read(name) if tables else document)


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

    def __init__(self, source: str, tables: dict[int, PlainTable]) -> None:
        """Prepare for a source; `tables`, by where they begin, are taken as they are, and out of the dict."""
        self.source = source
        self.tables = tables
        self.at = CodePoints(source)
        self.out = Writer(source)
        self.struck = 0
        self.hidden: list[str] = []  # open tags, from the first that is not shown
        self.raised = 0
        self.html: list[tuple[str, int]] | None = None
        self.meta = ("", "")
        self._note = ("", 0)

    def read(self, name: str) -> Document:
        self.walk()
        title, date = self.meta
        return self.out.document(name, title=title, date=date)

    def walk(self) -> None:
        """Go through the events. Text that goes on and on in the file as it is, line after line, is written at once,
        when something else comes: there is an event for every fifteen characters."""
        source, at, write = self.source, self.at, self.out.text
        begin = stop = 0  # the stretch of the source that is not yet written
        content: Any
        for event, where in _events(without(self.tables.values(), source)):
            tag, content = event.popitem() if event.__class__ is dict else (event, None)
            if tag == "Text":
                start, end = where.values()
                if at.low <= start and end <= at.high:  # as most are
                    start -= at.shift
                    end -= at.shift
                else:
                    start, end = at(start), at(end)
                if end - start == len(content) and not (self.struck or self.raised):
                    if start != stop:
                        if begin < stop:
                            write(source[begin:stop], begin)
                        begin = start
                    stop = end
                    continue
            elif tag == "SoftBreak" and begin < stop and source[stop] == "\n" and at(where["start"]) == stop:
                stop += 1
                continue
            handle, content = _handler(tag, content)
            if handle is not None:
                if begin < stop:
                    write(source[begin:stop], begin)
                begin = stop = 0
                handle(self, content, where["start"], where["end"])
        if begin < stop:
            write(source[begin:stop], begin)

    # --- running text

    def text(self, text: str, start: int, end: int) -> None:
        if not self.struck:
            self.out.text(text.translate(RAISED) if self.raised else text, self.at(start))

    def line_break(self, _: object, start: int, end: int) -> None:
        if not self.struck:
            self.out.line_break(self.at(start))

    def code(self, content: str, start: int, end: int) -> None:
        """Write inline code, which its range gives with its backticks."""
        if self.struck:
            return
        begin, stop = self.at(start), self.at(end)
        ticks = 1
        if stop - begin != len(content) + 2:
            while self.source.startswith("`", begin + ticks):
                ticks += 1
            ticks += stop - begin - 2 * ticks == len(content) + 2  # a space within them
        written = self.out.length
        self.out.text(content, begin + ticks)
        self.out.code(written)

    def start_link(self, content: Mapping[str, Any], start: int, end: int) -> None:
        self.out.start_link(content["dest_url"])

    def note_mark(self, label: str, start: int, end: int) -> None:
        self.out.marks.append((self.out.length, label))

    def start_note(self, label: str, start: int, end: int) -> None:
        self.out.enter(BlockKind.FOOTNOTE)
        self._note = (label, self.out.length)

    def end_note(self, _: object, start: int, end: int) -> None:
        self.out.leave()
        label, begin = self._note
        self.out.notes.setdefault(label, Span(begin, self.out.length))

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
        """Take a tag of HTML that raises text, hides it or sets it in bold."""
        from claimcheck.documents._html_elements import STRONG, VOID
        from claimcheck.documents.html import is_hidden

        name = found["name"].lower()
        if name in STRONG:
            (self.end_strong if found["end"] else self.start_strong)(None, 0, 0)
        elif name == "sup":
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

    def start_strong(self, _: object, start: int, end: int) -> None:
        self.out.start_strong()

    def end_strong(self, _: object, start: int, end: int) -> None:
        self.out.end_strong()

    # --- blocks

    def end(self, _: object, start: int, end: int) -> None:
        self.out.end()

    def end_text(self, _: object, start: int, end: int) -> None:
        if self.hidden or self.raised:
            self.end_inline_html()
        self.out.end()

    def end_link(self, _: object, start: int, end: int) -> None:
        self.out.end_link()

    def start_item(self, _: object, start: int, end: int) -> None:
        self.out.start_item()

    def end_item(self, _: object, start: int, end: int) -> None:
        if self.hidden or self.raised:
            self.end_inline_html()
        self.out.leave()

    def end_list(self, _: object, start: int, end: int) -> None:
        self.out.end_list()

    def start_quote(self, _: object, start: int, end: int) -> None:
        self.out.enter(BlockKind.QUOTE)

    def end_quote(self, _: object, start: int, end: int) -> None:
        self.out.leave()

    def start_table(self, _: object, start: int, end: int) -> None:
        self.out.start_table()

    def start_row(self, _: object, start: int, end: int) -> None:
        self.out.start_row()

    def start_cell(self, _: object, start: int, end: int) -> None:
        self.out.start_cell()

    def end_cell(self, _: object, start: int, end: int) -> None:
        if self.hidden or self.raised:
            self.end_inline_html()
        self.out.end_cell()

    def end_table(self, _: object, start: int, end: int) -> None:
        self.out.end_table()

    def rule(self, _: object, start: int, end: int) -> None:
        """Write the table that a rule stands for, if it does."""
        if table := self.tables.pop(self.at(start), None):
            self.out.grid(table.rows(self.source))

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


def _name(content: Any) -> str:
    return content if content.__class__ is str else next(iter(content))


_Handler = Callable[[_Reader, Any, int, int], None]


_STARTS: dict[str, _Handler] = {
    "Link": _Reader.start_link,
    "Paragraph": _Reader.end,
    "Item": _Reader.start_item,
    "List": _Reader.start_list,
    "Heading": _Reader.start_heading,
    "BlockQuote": _Reader.start_quote,
    "CodeBlock": _Reader.end,
    "MetadataBlock": _Reader.end,
    "HtmlBlock": _Reader.start_html,
    "Strikethrough": _Reader.start_struck,
    "Strong": _Reader.start_strong,
    "FootnoteDefinition": _Reader.start_note,
    "Table": _Reader.start_table,
    "TableHead": _Reader.start_row,
    "TableRow": _Reader.start_row,
    "TableCell": _Reader.start_cell,
}
"""What begins with an element; those that are missing, as emphasis, make no difference to the text."""
_ENDS: dict[str, _Handler] = {
    "Link": _Reader.end_link,
    "Paragraph": _Reader.end_text,
    "Item": _Reader.end_item,
    "List": _Reader.end_list,
    "Heading": _Reader.end_text,
    "BlockQuote": _Reader.end_quote,
    "CodeBlock": _Reader.end_code,
    "MetadataBlock": _Reader.end_meta,
    "HtmlBlock": _Reader.end_html,
    "Strikethrough": _Reader.end_struck,
    "Strong": _Reader.end_strong,
    "FootnoteDefinition": _Reader.end_note,
    "Table": _Reader.end_table,
    "TableCell": _Reader.end_cell,
}
"""What ends with it."""
_EDGES = {"Start": _STARTS, "End": _ENDS}
_HANDLERS: dict[str, _Handler] = {
    "Text": _Reader.text,
    "SoftBreak": _Reader.line_break,
    "HardBreak": _Reader.line_break,
    "Code": _Reader.code,
    "InlineHtml": _Reader.inline_html,
    "Html": _Reader.html_line,
    "FootnoteReference": _Reader.note_mark,
    "Rule": _Reader.rule,
}


def _handler(tag: str, content: Any) -> tuple[_Handler | None, Any]:
    """Return what an event means, if anything, and what it is told with."""
    edges = _EDGES.get(tag)
    if edges is None:
        return _HANDLERS.get(tag), content
    element, content = (content, None) if content.__class__ is str else content.popitem()
    return edges.get(element), content
