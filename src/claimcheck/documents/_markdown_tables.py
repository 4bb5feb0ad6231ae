"""Tables of Markdown that no parser need look into: those whose cells are text alone, and those without a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claimcheck.documents._pipes import table_at
from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Document, Span
from claimcheck.records import replace

_SECOND_LINE = regex(r"\n(?:\| *:?-+:? *)+\| *\r?\n")
_BLANK_LINE = regex(r"\n[ \t]*\r?(?:\n|\Z)")
_NOT_PLAIN = ("\\", "`", "*", "_", "~", "[", "<", "&", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x1f")
_WIDE_SPACE = regex(r"[^\S \t\r\n][ \t]*\|")


class PlainTable(NamedTuple):
    """Where a table of Markdown whose cells have no markup begins and ends in the source."""

    start: int
    end: int

    def rows(self, source: str) -> Iterator[tuple[list[str], int]]:
        """Yield the cells of each row with the space around them, and where the first of them begins."""
        start = self.start
        for i, line in enumerate(source[self.start : self.end].split("\n")):
            if i != 1:
                yield line.split("|")[1:-1], start + 1
            start += len(line) + 1


def plain_tables(source: str) -> Iterator[PlainTable]:
    """Yield the tables of a Markdown text that stand between blank lines, with a pipe at both ends of each line, as
    many cells in each, two at least, and no markup in them."""
    after = 0
    for rule in _SECOND_LINE.finditer(source):
        start = source.rfind("\n", 0, rule.start()) + 1
        if start < after or not _is_blank(source, start - 1):
            continue
        blank = _BLANK_LINE.search(source, rule.end() - 1)
        after = blank.start() if blank else len(source)
        if _is_plain(source[start:after]):
            yield PlainTable(start, after)


def _is_plain(table: str) -> bool:
    if any(sign in table for sign in _NOT_PLAIN) or (not table.isascii() and _WIDE_SPACE.search(table)):
        return False
    lines = table.split("\n")
    framed = table[0] == table.rstrip()[-1] == "|" and table.count("\n|") + 1 == len(lines)
    wide = lines[0].count("|") > 2 and len({line.count("|") for line in lines}) == 1
    ends = table.count("|\r\n")  # no other "\r" is at a line's end
    return framed and wide and table.count("|\n") + ends + 1 == len(lines) and table.rstrip().count("\r") == ends


def _is_blank(source: str, end: int) -> bool:
    """Return whether the line that ends at `end` is blank, or there is none."""
    return end < 0 or not source[source.rfind("\n", 0, end) + 1 : end].strip()


def without(tables: Iterable[PlainTable], source: str) -> str:
    """Return the source with a rule in place of each table, which is as long in UTF-8: a parser's events for the cells
    take longer than all else."""
    parts, last = [], 0
    for table in tables:
        length = len(source[table.start : table.end].encode("utf-8"))
        parts += [source[last : table.start], "***", " " * (length - 3)]
        last = table.end
    return "".join([*parts, source[last:]])


def with_bare_tables(document: Document) -> Document:
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
