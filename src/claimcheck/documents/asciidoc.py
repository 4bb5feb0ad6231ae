"""AsciiDoc, as Asciidoctor reads it, with the place of every character.

No kept-up library of Python reads it with places (those there are call themselves alpha), so the blocks are read
here, by the language documentation: sections, paragraphs, lists, delimited blocks, tables, marks within lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.documents._adoc_inline import Inline
from claimcheck.documents._adoc_tables import rows_of
from claimcheck.documents._lines import Line, block_of_lines, lines_of, running
from claimcheck.documents._mapped import Mapped, joined
from claimcheck.documents._metadata import metadata
from claimcheck.documents._writer import Writer
from claimcheck.documents.base import Format
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Document

_TITLE = regex(r"(?P<signs>={1,6}|#{1,6})[ \t]+(?=\S)")
_UNDERLINE = regex(r"(?P<sign>[=\-~^+])(?P=sign){2,}")
_UNDERLINES = "=-~^+"
_ATTRIBUTE = regex(r":(?P<name>!?[A-Za-z_][\w-]*!?):(?:[ \t]+(?P<value>.*))?$")
_SETTINGS = regex(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]$")
_ANCHOR = regex(r"\[\[[^\[\]]*\]\]$")
_BLOCK_TITLE = regex(r"\.(?=[^\s.])")
_DELIMITER = regex(r"(?P<sign>[-.=*_+/])(?P=sign){3,}$|--$|```|~~~~+$|[|,:!]={3,}$")
_ITEM = regex(
    r"[ \t]*(?:(?P<mark>\*{1,5}|-|\.{1,5}|•|<(?:\d+|\.)>)|(?P<number>\d{1,5})\.|[a-zA-Z]\.|[ivx]{1,6}\))[ \t]+(?=\S)"
)
_TERM = regex(r"[ \t]*(?P<term>\S.{0,300}?)(?P<mark>:{2,4}|;;)(?:[ \t]+|$)")
_MACRO = regex(r"(?P<name>\w[\w-]*)::(?P<target>[^\[\s]*)\[(?P<text>.*)\]$")
_CONDITION = regex(r"(?:ifdef|ifndef|ifeval|endif)::[^\[\s]*\[.*\]$")
_ADMONITION = regex(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_REVISION = regex(r"(?:v?[\d.]+,?[ \t]*)?(?P<date>\d{4}-\d\d-\d\d)|.*\b(?P<other>\d{4}-\d\d-\d\d)\b")
_BREAK = regex(r"'{3,}$|<{3,}$|-[ ]?-[ ]?-$|\*[ ]?\*[ ]?\*$")
_STYLE = regex(r"\[[ \t]*(?P<style>[\w-]*)")
_CODE_STYLES = frozenset("source listing literal stem latexmath asciimath ditaa plantuml graphviz mermaid".split())
_DEEPEST = 30
_KINDS = {"-": "code", ".": "code", "=": "blocks", "*": "blocks", "_": "quote", "+": "passed", "/": "comment"}


def read(text: str, name: str) -> Document:
    """Read AsciiDoc; see `claimcheck.documents.read_text`."""
    return _Reader(text).document(name)


FORMAT = Format("asciidoc", (".adoc", ".asciidoc"), from_text=read)


class _Reader:
    """Follows the blocks and writes their text."""

    def __init__(self, text: str) -> None:
        self.out = Writer(text)
        self.lines = lines_of(text)
        self.attributes: dict[str, str] = {}
        self.inline = Inline(self.out, self.attributes)
        self.date = ""
        self.settings = ""  # of the next block
        self.lists: list[str] = []  # the marks of the open lists, each with an open item
        self.depth = 0
        self.attaching = False  # whether what is read is joined to an item

    def document(self, name: str) -> Document:
        self.blocks(self.lines, self.header())
        return self.out.document(name, date=self.date or metadata(f"date: {self.attributes.get('revdate', '')}")[1])

    # --- the head of the document

    def header(self) -> int:
        """Write the title, and note the date and the attributes below it; return the index of the line after them."""
        i = 0
        while i < len(self.lines) and (not self.lines[i].text or self.preamble(self.lines[i])):
            i += 1
        if i == len(self.lines) or not self.lines[i].text.startswith(("= ", "# ")):
            return i
        self.title(self.lines[i])
        i += 1
        while i < len(self.lines) and self.lines[i].text:
            line = self.lines[i]
            if not self.preamble(line):
                dated = _REVISION.match(line.text)
                self.date = self.date or ((dated["date"] or dated["other"]) if dated else "")
            i += 1
        return i

    def preamble(self, line: Line) -> bool:
        """Note an attribute or comment, and return whether a line is one."""
        if found := _ATTRIBUTE.match(line.text):
            self.attributes[found["name"].strip("!").lower()] = (found["value"] or "").strip()
            return True
        if line.text.startswith("//") and not line.text.startswith("////"):
            self.out.comment(line.text[2:], line.at, line.end)
            return True
        return False

    # --- blocks

    def blocks(self, lines: Sequence[Line], i: int = 0) -> None:
        if self.depth > _DEEPEST:
            return
        self.depth += 1
        outer, self.lists = self.lists, []
        self.attaching = False
        while i < len(lines):
            i = self.block(lines, i) if lines[i].text else i + 1
        self.end_lists()
        self.lists = outer
        self.depth -= 1

    def block(self, lines: Sequence[Line], i: int) -> int:
        """Write the block that begins at line `i` and return the index of the line after it."""
        line = lines[i]
        text = line.text
        if self.preamble(line) or _BREAK.match(text):
            return i + 1
        if text == "+":
            return self.attached(lines, i + 1)
        if delimiter := _DELIMITER.match(text):
            self.end_lists()
            return self.delimited(lines, i, delimiter)
        if found := _ITEM.match(text):
            return self.item(lines, i, found)
        if found := _TERM.match(text):
            return self.term(lines, i, found)
        self.end_lists()
        if (_ANCHOR.match(text) or _SETTINGS.match(text)) and text[0] == "[":
            self.settings = text if not _ANCHOR.match(text) else self.settings
            return i + 1
        if _BLOCK_TITLE.match(text):
            self.paragraph([line.after(1)], BlockKind.CAPTION)
            return i + 1
        if found := _MACRO.match(text):
            self.macro(line, found)
            return i + 1
        if _TITLE.match(text) and text[0] in "=#":
            self.title(line)
            return i + 1
        if self.underlined(lines, i):
            self.heading(line, _UNDERLINES.index(lines[i + 1].text[0]) + 1)
            return i + 2
        return self.prose(lines, i)

    def underlined(self, lines: Sequence[Line], i: int) -> bool:
        if i + 1 == len(lines) or not (under := _UNDERLINE.fullmatch(lines[i + 1].text)):
            return False
        near = abs(len(under[0]) - len(lines[i].text)) <= 1
        return near and lines[i].text[0] not in " \t" and any(sign.isalnum() for sign in lines[i].text)

    def title(self, line: Line) -> None:
        found = _TITLE.match(line.text)
        if found:
            self.heading(line.after(found.end()), len(found["signs"]))

    def heading(self, line: Line, level: int) -> None:
        self.end_lists()
        self.settings = ""
        self.out.start(BlockKind.HEADING, level)
        self.inline.write(running([line]))
        self.finish()

    def paragraph(self, lines: Sequence[Line], kind: BlockKind | None = None) -> None:
        self.out.start(kind or BlockKind.PARAGRAPH)
        self.inline.write(running([line.stripped() for line in lines]))
        self.finish(kind)

    def finish(self, kind: BlockKind | None = None) -> None:
        """End a block; its footnotes follow."""
        self.out.end(kind)
        notes, self.inline.notes = self.inline.notes, []
        for note in notes:
            self.out.enter(BlockKind.FOOTNOTE)
            self.inline.write(note)
            self.out.leave()
        if self.inline.notes:
            self.finish()

    def verbatim(self, lines: Sequence[Line]) -> None:
        origin = running(lines)
        self.out.start(BlockKind.CODE)
        for start, end, place in origin.pieces(0, len(origin.text)):
            self.out.text(origin.text[start:end], place)
        self.out.end(BlockKind.CODE)

    def prose(self, lines: Sequence[Line], i: int) -> int:
        """Write a paragraph: lines up to an empty one or a block's edge; one that is set in is code."""
        end = i + 1
        ends = _ends_item if self.attaching else _ends_paragraph
        while end < len(lines) and lines[end].text and not ends(lines[end].text):
            end += 1
        style, self.settings = self.style(), ""
        stretch = [line for line in lines[i:end] if not self.shows_nothing(line)]
        if lines[i].text[0] in " \t" or style in _CODE_STYLES:
            self.verbatim(block_of_lines(stretch))
        elif stretch:
            label = _ADMONITION.match(stretch[0].text)
            stretch[0] = stretch[0].after(label.end() if label else 0)
            if style in ("quote", "verse"):
                self.out.enter(BlockKind.QUOTE)
                self.paragraph(stretch)
                self.out.leave()
            else:
                self.paragraph(stretch)
        return end

    def shows_nothing(self, line: Line) -> bool:
        """Return whether a line between others is a comment, which is noted, or begins or ends a condition."""
        return bool(_CONDITION.match(line.text)) or (line.text.startswith("//") and self.preamble(line))

    def style(self) -> str:
        found = _STYLE.match(self.settings)
        return found["style"].lower() if found else ""

    def macro(self, line: Line, found: re.Match[str]) -> None:
        """Write a picture's alternative text; other block macros show nothing that is written here."""
        if found["name"] == "image" and found["text"] and "=" not in found["text"].split(",")[0]:
            alt = line.after(found.start("text"))
            self.paragraph([Line(alt.text[: len(found["text"].split(",")[0])].strip('"'), alt.at)], BlockKind.CAPTION)
        self.settings = ""

    # --- delimited blocks

    def delimited(self, lines: Sequence[Line], i: int, delimiter: re.Match[str]) -> int:
        edge = delimiter[0]
        end = i + 1
        while end < len(lines) and lines[end].text != edge:
            end += 1
        inner = lines[i + 1 : end]
        settings, style = self.settings, self.style()
        self.settings = ""
        kind = "blocks" if edge == "--" else _KINDS.get(edge[0], "code")
        if edge[0] in "|,:!" and edge[1] == "=":
            self.table(inner, settings, edge[0])
        elif kind == "comment":
            self.out.comment("\n".join(line.text for line in inner), lines[i].at, lines[min(end, len(lines) - 1)].end)
        elif style in _CODE_STYLES or kind == "code":
            self.verbatim(inner)
        elif kind == "quote" or style in ("quote", "verse"):
            self.out.enter(BlockKind.QUOTE)
            self.blocks(inner)
            self.out.leave()
        elif kind == "blocks":
            self.blocks(inner)
        return end + 1

    def table(self, lines: Sequence[Line], settings: str, sign: str) -> None:
        if sign == "," or "format=csv" in settings.replace('"', "").replace(" ", ""):
            self.values(lines, settings)
            return
        if sign == "!":
            lines = [Line(line.text.replace("!", "|"), line.at) for line in lines]
        rows, headers = rows_of([line for line in lines if not self.shows_nothing(line)], settings)
        self.out.start_table()
        for row in rows:
            self.out.start_row()
            for cell in row:
                self.out.start_cell(cell.across, cell.down)
                self.cell(cell.text)
                self.out.end_cell()
        self.out.end_table(headers)
        self.finish()

    def cell(self, origin: Mapped) -> None:
        """Write a cell's text, without the marks of lists in it."""
        pieces: list[tuple[str, int]] = []
        for line in _lines_within(origin):
            bullet = _ITEM.match(line.text)
            start = line.at + (bullet.end() if bullet and bullet["mark"] else 0)
            pieces += ((origin.text[a:b], place) for a, b, place in origin.pieces(start, line.end))
            if line.text:
                pieces.append(("\n", origin.place(line.end)))
        if pieces:
            self.inline.write(joined(pieces[:-1] if pieces[-1][0] == "\n" else pieces))

    def values(self, lines: Sequence[Line], settings: str) -> None:
        """Write a table of values with commas between them."""
        from claimcheck.documents import csv

        origin = running(lines)
        self.out.start_table()
        for table in csv.read(origin.text, "").tables:
            for row in table.rows:
                self.out.start_row()
                for cell in row:
                    self.out.start_cell()
                    if cell:
                        self.inline.write(origin.part(*cell.span))
                    self.out.end_cell()
        self.out.end_table(int("header" in settings or (len(lines) > 1 and not lines[1].text)))

    # --- lists

    def item(self, lines: Sequence[Line], i: int, found: re.Match[str]) -> int:
        mark = found["mark"] or ("1" if found["number"] else "a")
        mark = "<" if mark.startswith("<") else mark
        is_number = mark[0] in "1.<"
        self.settings = ""
        if mark in self.lists:
            while self.lists[-1] != mark:
                self.end_list()
            self.out.leave()
        else:
            self.out.start_list(int(found["number"] or 1) if is_number else None)
            self.lists.append(mark)
        self.out.start_item()
        return self.item_text(lines, i, found.end())

    def item_text(self, lines: Sequence[Line], i: int, width: int) -> int:
        end = i + 1
        while end < len(lines) and lines[end].text and not _ends_item(lines[end].text):
            end += 1
        first = lines[i].after(width)
        if not first.text.startswith("[[["):
            self.out.end()
            rest = [line.stripped() for line in lines[i + 1 : end] if not self.shows_nothing(line)]
            self.inline.write(running([first, *rest]))
            self.finish()
        return end

    def term(self, lines: Sequence[Line], i: int, found: re.Match[str]) -> int:
        mark = found["mark"]
        if mark in self.lists:
            while self.lists[-1] != mark:
                self.end_list()
            self.out.leave()
        else:
            self.out.start_list(None)
            self.lists.append(mark)
        self.out.start_item()
        self.inline.write(running([lines[i].stripped()._replace(text=found["term"])]))
        self.finish()
        rest = lines[i].after(found.end())
        if rest.text:
            return self.item_text(lines, i, found.end())
        after = i + 1
        while after < len(lines) and (not lines[after].text or self.shows_nothing(lines[after])):
            after += 1
        if after < len(lines) and not _ends_item(lines[after].text):
            return self.item_text(lines, after, len(lines[after].text) - len(lines[after].text.lstrip()))
        return i + 1

    def attached(self, lines: Sequence[Line], i: int) -> int:
        """Write the block that a lone "+" joins to the item before it."""
        kept, self.lists = self.lists, []
        while i < len(lines) and _goes_before(lines[i].text):
            i = i + 1 if lines[i].text == "+" else self.block(lines, i)
        if i < len(lines) and lines[i].text:
            self.attaching = True
            i = self.block(lines, i)
            self.attaching = False
            self.end_lists()
        self.lists = kept
        return i

    def end_list(self) -> None:
        self.lists.pop()
        self.out.leave()
        self.out.end_list()

    def end_lists(self) -> None:
        while self.lists:
            self.end_list()


def _lines_within(origin: Mapped) -> list[Line]:
    """Return the lines of a stretch of text, each with its offset in it."""
    lines, start = [], 0
    for text in origin.text.split("\n"):
        lines.append(Line(text, start))
        start += len(text) + 1
    return lines


def _ends_paragraph(text: str) -> bool:
    return text == "+" or (_DELIMITER.match(text) is not None and len(text) > 1) or _is_settings(text)


def _goes_before(text: str) -> bool:
    """Return whether a line behind a lone "+" still waits for the block that is joined."""
    return bool(text) and (text == "+" or bool(_SETTINGS.match(text) or _BLOCK_TITLE.match(text)))


def _is_settings(text: str) -> bool:
    return text[0] == "[" and _SETTINGS.match(text) is not None


def _ends_item(text: str) -> bool:
    return (
        _ends_paragraph(text)
        or _ITEM.match(text) is not None
        or _TERM.match(text) is not None
        or (text[0] == "." and _BLOCK_TITLE.match(text) is not None)
    )
