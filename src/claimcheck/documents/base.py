"""What every reader shares: the shape of a format, the error, and the text under construction with its way back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate

from claimcheck.documents._apparatus import without_apparatus
from claimcheck.documents._dateline import dateline
from claimcheck.documents._notes import tied
from claimcheck.documents._signs import plain
from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Directive, Document, Landmark, Link, SourceMap, Span, Table
from claimcheck.records import dataclass, replace

_LINE_END = regex(r"\r\n?|\n")
_DIRECTIVE = regex(r"\s*claimcheck:(.*)", re.S | re.I)
# What is meant to be one, so that its author learns that it is none: "claimcheck-ignore", "claim check ignore".
_NEARLY = regex(r"\s*claim[\s_-]?check[\s_:-]*(?:ignore|disable|skip|off)\b", re.I)
_FULL_TITLE = 200

RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
"""Raised digits stand on their own: "m" with a raised 2 is not m2, 10 with a raised 6 not 106."""


class DocumentError(Exception):
    """A document cannot be read; the message says which, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format of document.

    Attributes:
        name: what `read_text(..., format=)` calls it.
        suffixes: endings of file names in lower case, with the dot.
        from_text: makes a Document of decoded text and a name; None if the format is not text.
        from_bytes: makes a Document of bytes and a name; None if the bytes are decoded first.
    """

    name: str
    suffixes: tuple[str, ...]
    from_text: Callable[[str, str], Document] | None = None
    from_bytes: Callable[[bytes, str], Document] | None = None


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offsets at which lines begin; "\\n", "\\r\\n" and "\\r" end a line.

    >>> line_starts("a\\r\\nb\\n")
    (0, 3, 5)
    """
    if "\r" in text:
        return (0, *(end.end() for end in _LINE_END.finditer(text)))
    return (0, *accumulate([len(line) + 1 for line in text.split("\n")[:-1]]))


def span(start: int, end: int) -> Span:
    """Return `Span(start, end)`, in half the time; a large document has one for each block, cell and link."""
    return tuple.__new__(Span, (start, end))


def identity(text: str) -> SourceMap:
    """Return the map of a text that is its own source."""
    return SourceMap((0,), (0,), line_starts(text))


def block_of(document: Document, comment: Span) -> Block | None:
    """Return the block that a comment at these offsets of the source stands in, or behind on the same line, else the
    next one."""
    source, blocks = document.source, document.blocks
    i = bisect_left(blocks, comment.start, key=lambda block: source.offset(block.span.end - 1))
    if i < len(blocks) and source.offset(blocks[i].span.start) <= comment.start:
        return blocks[i]
    line = bisect_right(source.line_starts, comment.start)
    if i and source.place(blocks[i - 1].span.end - 1)[0] == line:
        return blocks[i - 1]
    return blocks[i] if i < len(blocks) else None


class Builder:
    """A document's text as it grows: each piece comes with its place in the source, and blocks are cut from it."""

    def __init__(self, source: str) -> None:
        """Start an empty text that is made from `source`."""
        self.source = source
        self.length = 0
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.links: list[Link] = []
        self.directives: list[Directive] = []
        self.codes: list[Span] = []  # within lines
        self.landmarks: list[Landmark] = []
        self.marks: list[tuple[int, str]] = []  # of footnotes, each with the label of its note
        self.notes: dict[str, Span] = {}  # the text of footnotes by their labels
        self._parts: list[str] = []
        self._text_offsets = [0]
        self._source_offsets = [0]
        self._shift = 0

    def add(self, text: str, offset: int) -> None:
        """Append text whose first character stands at `offset` of the source and whose others follow it."""
        if offset - self.length != self._shift:
            self._turn(offset)
        self._parts.append(text)
        self.length += len(text)

    def _turn(self, offset: int) -> None:
        """Note that the text goes on at another place of the source."""
        self._shift = offset - self.length
        if self._text_offsets[-1] == self.length:
            self._source_offsets[-1] = offset
        else:
            self._text_offsets.append(self.length)
            self._source_offsets.append(offset)

    def separate(self, separator: str, offset: int) -> None:
        """Append text that the source does not have, each character of it placed at `offset`."""
        texts, sources, position = self._text_offsets, self._source_offsets, self.length
        for _ in separator:
            if texts[-1] == position:
                sources[-1] = offset
            else:
                texts.append(position)
                sources.append(offset)
            position += 1
        self._parts.append(separator)
        self.length = position
        self._shift = offset - position + 1

    def block(self, kind: BlockKind, start: int, level: int = 0, ordinal: int | None = None) -> None:
        """Make a block of the text from `start` to its present end without the space there, unless there is none."""
        end = self.end_of_words(start)
        if end > start:
            self.blocks.append(Block(kind, span(start, end), level, ordinal))

    def end_of_words(self, start: int) -> int:
        """Return the end of the text from `start` on without the space at its end."""
        end = self.length
        parts = self._parts
        if parts and not parts[-1][-1:].isspace() and parts[-1]:
            return end if end > start else start
        for part in reversed(parts):
            kept = len(part.rstrip())
            end -= len(part) - kept
            if kept or end <= start:
                break
        return max(start, end)

    def comment(self, text: str, start: int, end: int) -> None:
        """Note a comment, which is no part of the text, if it speaks to claimcheck.

        Args:
            text: what the comment says, without its marks.
            start: where the comment begins in the source.
            end: where it ends there.
        """
        if said := _DIRECTIVE.match(text):
            self.directives.append(Directive(" ".join(said[1].split()), Span(start, end)))
        elif _NEARLY.match(text):
            self.directives.append(Directive(" ".join(text.split()), Span(start, end)))

    def document(self, name: str, *, title: str = "", date: str = "") -> Document:
        """Return the finished document."""
        text = "".join(self._parts)
        source = SourceMap(tuple(self._text_offsets), tuple(self._source_offsets), line_starts(self.source))
        parts = tuple(self.blocks), tuple(self.tables), tuple(self.links)
        directives, code = tuple(self.directives), tuple(sorted(self.codes))
        marks = tuple(self.landmarks)
        document = Document(text, source, *parts, name, title, date, directives, landmarks=marks, code=code)
        return finish(tied(document, self.marks, self.notes) if self.marks else document)


# --- what is told from the blocks of any format ----------------------------------------------------------------------

_CAPTION = regex(
    r"""
    (?: table | tab\. | exhibit | figure | fig\. | chart | graph | box | panel )
    \s* [A-Z]? \d+ (?: [.\-]\d+ )* [a-z]? \b    # "Table 2: Wool", "Fig. 3.1"
    | [^()\n]{0,160} \(                          # "Sales by region (in millions)"
    (?: (?:us\s?)?[$€£] | in\s | all\sfigures | amounts | unaudited | dollars | thousands | millions )
    [^()]{0,60} \) \s* $
    """,
    re.X | re.I,
)
_LONGEST_CAPTION = 300


def finish(document: Document, *, as_is: bool = False) -> Document:
    """Return the document with captions told from paragraphs, tables tied to theirs, what surrounds its prose marked,
    a title, and the date that its first lines give; with plain signs for others, unless it stays as it is."""
    document = without_apparatus(document if as_is else plain(document))
    blocks = _captioned(document)
    tables = tuple(_tied(table, blocks) for table in document.tables)
    title = document.title or _title(document)
    date = document.date or dateline(document.text, blocks)
    return replace(document, blocks=blocks, tables=tables, title=title, date=date)


def _captioned(document: Document) -> tuple[Block, ...]:
    text, blocks = document.text, document.blocks
    table = BlockKind.TABLE
    tables = [i for i, block in enumerate(blocks) if block.kind is table]
    captions = {
        i: Block(BlockKind.CAPTION, block.span, block.level)
        for i in sorted({near for i in tables for near in (i - 1, i + 1) if 0 <= near < len(blocks)})
        if (block := blocks[i]).kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        and block.span.end - block.span.start <= _LONGEST_CAPTION
        and _CAPTION.match(text, *block.span)
    }
    return tuple(captions.get(i, block) for i, block in enumerate(blocks)) if captions else blocks


def _tied(table: Table, blocks: tuple[Block, ...]) -> Table:
    i = bisect_left(blocks, table.span.start, key=lambda b: b.span.start)
    for near in (i - 1, i + 1):
        if 0 <= near < len(blocks) and blocks[near].kind is BlockKind.CAPTION:
            return replace(table, caption=blocks[near].span)
    return table


def _title(document: Document) -> str:
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            return " ".join(
                document.text[block.span.start : min(block.span.end, block.span.start + _FULL_TITLE)].split()
            )
    return ""
