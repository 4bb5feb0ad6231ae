"""Documents without lines: their paragraphs and table rows are what a place is counted in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.documents._writer import Writer
from claimcheck.model import BlockKind, Directive, Document, Landmark, SourceMap, Span, Table
from claimcheck.records import replace

PARAGRAPH = "paragraph"


class Said(NamedTuple):
    """A comment that speaks to claimcheck: its text, the index of the block that it stands in or before, and the row,
    from 0, if that is a table."""

    text: str
    block: int
    row: int = 0


def numbered(out: Writer, name: str, said: Sequence[Said] = (), *, title: str = "", date: str = "") -> Document:
    """Return a finished document with its blocks and table rows for lines, and a landmark for each: paragraphs are
    counted on, tables too, and rows within their table.

    Args:
        out: what was written.
        name: the file's path.
        said: its comments.
        title: its title, "" to find one.
        date: its date.
    """
    document = out.document(name, title=title, date=date)
    places = document.source
    document = as_own_source(document)
    lines = sorted({places.offset(mark.start) for mark in document.landmarks[1:]})
    document = replace(document, source=SourceMap(places.text_offsets, places.source_offsets, (0, *lines)))
    tables = {table.span.start: table for table in document.tables}
    directives = []
    for comment in said:
        if comment.block < len(document.blocks):
            start = document.blocks[comment.block].span.start
            table = tables.get(start)
            row = table.rows[comment.row] if table and comment.row < len(table.rows) else ()
            start = next((cell.span.start for cell in row if cell), start)
            # Notes stand within their paragraph in the file and after it in the text: its beginning is in order.
            at = places.offset(start)
            directives.append(Directive(comment.text, Span(at, at + 1)))
    return replace(document, directives=tuple(directives))


def as_own_source(document: Document, where: str = "") -> Document:
    """Return a document with landmarks for lines, each behind the name of the part that it is in ("chapter 2").

    Args:
        document: what was read; its directives stand at offsets of the text.
        where: the part's name.
    """
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
    source = SourceMap((0,), (0,), starts)
    return replace(document, source=source, landmarks=tuple(marks))


def _rows(table: Table, name: str) -> list[Landmark]:
    marks = [Landmark(table.span.start, f"{name}, row 1")]
    for number, row in enumerate(table.rows, 1):
        first = next((cell for cell in row if cell), None)
        if first and first.span.start > marks[-1].start:
            marks.append(Landmark(first.span.start, f"{name}, row {number}"))
    return marks
