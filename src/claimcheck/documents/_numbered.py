"""Documents without lines: their paragraphs and table rows are what a place is counted in."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from claimcheck.documents._writer import Writer
from claimcheck.model import Block, BlockKind, Directive, Document, Landmark, SourceMap, Span, Table

PARAGRAPH = "paragraph"


def numbered(out: Writer, name: str, *, title: str = "", date: str = "") -> Document:
    """Return a finished document as its own source, with its blocks and table rows for lines, and a landmark for each:
    paragraphs are counted on, tables too, and rows within their table.

    Args:
        out: what was written; its comments stand at offsets of the text.
        name: the file's path.
        title: its title, "" to find one.
        date: its date.
    """
    return as_own_source(out.document(name, title=title, date=date))


def as_own_source(document: Document, where: str = "") -> Document:
    """Return a document with landmarks for lines, each behind the name of the part that it is in ("chapter 2")."""
    tables = {table.span.start: table for table in document.tables}
    marks: list[Landmark] = []
    paragraphs = grids = 0
    prefix = f"{where}, " if where else ""
    for block in document.blocks:
        table = tables.get(block.span.start) if block.kind is BlockKind.TABLE else None
        if table is None:
            paragraphs += 1
            marks.append(Landmark(block.span.start, f"{prefix}{PARAGRAPH} {paragraphs}"))
        else:
            grids += 1
            marks += _rows(table, f"{prefix}table {grids}")
    starts = tuple(sorted({0, *(mark.start for mark in marks)}))
    directives = tuple(_settled(directive, document.blocks) for directive in document.directives)
    source = SourceMap((0,), (0,), starts)
    return replace(document, source=source, landmarks=tuple(marks), directives=directives)


def _rows(table: Table, name: str) -> list[Landmark]:
    marks = [Landmark(table.span.start, f"{name}, row 1")]
    for number, row in enumerate(table.rows, 1):
        first = next((cell for cell in row if cell), None)
        if first and first.span.start > marks[-1].start:
            marks.append(Landmark(first.span.start, f"{name}, row {number}"))
    return marks


def _settled(directive: Directive, blocks: tuple[Block, ...]) -> Directive:
    """Return a comment between two blocks as one on the second, since the text has no line of its own for it."""
    at = directive.source.start
    i = bisect_left(blocks, at, key=lambda block: block.span.end)
    if i < len(blocks) and blocks[i].span.start > at:
        at = blocks[i].span.start
    return Directive(directive.text, Span(at, at))
