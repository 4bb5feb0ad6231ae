"""Text whose characters stand at known places of a file, and documents made of such text put into a larger one.

A notebook's cell, a mail's body or a paragraph between marks is read as a text of its own; its way back to the file is
carried along and joined to that of the reader.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from claimcheck.documents.base import Builder, block_of
from claimcheck.model import Block, BlockKind, Cell, Directive, Document, Link, Span, Table
from claimcheck.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text and the way to its file: from `starts[i]` on, character k stands at `places[i] + k - starts[i]`."""

    text: str
    starts: tuple[int, ...] = (0,)
    places: tuple[int, ...] = (0,)

    def place(self, position: int) -> int:
        """Return the offset in the file of the character at `position`; the text's end has one too."""
        i = bisect_right(self.starts, position) - 1
        return self.places[i] + position - self.starts[i]

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield the stretches of `[start, end)` that stand side by side in the file: start, end and place."""
        i = bisect_right(self.starts, start) - 1
        while start < end:
            stop = min(end, self.starts[i + 1]) if i + 1 < len(self.starts) else end
            yield start, stop, self.places[i] + start - self.starts[i]
            start, i = stop, i + 1

    def part(self, start: int, end: int) -> Mapped:
        """Return the text from `start` to `end` with its places."""
        pieces = list(self.pieces(start, end))
        if not pieces:
            return Mapped("", (0,), (self.place(start),))
        return Mapped(self.text[start:end], tuple(p[0] - start for p in pieces), tuple(p[2] for p in pieces))


def joined(pieces: Iterable[tuple[str, int]]) -> Mapped:
    """Return a text of pieces, each given with the place of its first character.

    >>> joined([("5 ", 3), ("%", 9)]).place(2)
    9
    """
    texts: list[str] = []
    starts, places = [0], [0]
    length = 0
    for text, place in pieces:
        if not text:
            continue
        if not texts:
            places[0] = place
        elif place - length != places[-1] - starts[-1]:
            starts.append(length)
            places.append(place)
        texts.append(text)
        length += len(text)
    return Mapped("".join(texts), tuple(starts), tuple(places))


def graft(
    out: Builder,
    document: Document,
    origin: Mapped,
    *,
    keeps_lines: bool = True,
    recast: Callable[[Block], Block] = lambda block: block,
) -> None:
    """Write a document that was read from a part of the file at the end of the one that is being written.

    Args:
        out: what is being written.
        document: what was read from `origin.text`.
        origin: the part's text and its places.
        keeps_lines: whether the part's lines are lines of the file, so that a directive's line tells its block there.
        recast: makes each block what it is in the whole.
    """
    said = document.directives if keeps_lines else [anchored(document, directive) for directive in document.directives]
    out.directives += [Directive(directive.text, _placed(origin, directive.source)) for directive in said]
    if not document.text.strip():
        return
    if out.length:
        out.separate("\n\n", origin.place(document.source.offset(0)))
    base = out.length
    source = document.source
    for start, end in _runs(source.text_offsets, len(document.text)):
        first = source.offset(start)
        for begin, stop, place in origin.pieces(first, first + end - start):
            out.add(document.text[start + begin - first : start + stop - first], place)
    out.blocks += (recast(replace(block, span=_moved(block.span, base))) for block in document.blocks)
    out.tables += (_moved_table(table, base) for table in document.tables)
    out.codes += (_moved(span, base) for span in document.code)
    out.links += (Link(_moved(link.span, base), link.url) for link in document.links)


def anchored(document: Document, directive: Directive) -> Directive:
    """Return a directive that stands at the beginning of what it speaks of by the document's lines."""
    position = target(document, directive)
    if position is None:
        return directive
    place = document.source.offset(position)
    return Directive(directive.text, Span(place, place + 1))


def target(document: Document, directive: Directive) -> int | None:
    """Return where in the text begins what a directive speaks of by the document's lines: a block, or a table's row."""
    source = document.source
    block = block_of(document, directive.source)
    if block is None:
        return None
    if block.kind is not BlockKind.TABLE:
        return block.span.start
    line = bisect_right(source.line_starts, directive.source.start)
    rows = ([cell.span.start for cell in row if cell] for table in document.tables for row in table.rows)
    return next((row[0] for row in rows if row and source.place(row[0])[0] == line), block.span.start)


def _runs(starts: tuple[int, ...], length: int) -> Iterator[tuple[int, int]]:
    for i, start in enumerate(starts):
        end = starts[i + 1] if i + 1 < len(starts) else length
        if start < end:
            yield start, end


def _placed(origin: Mapped, span: Span) -> Span:
    start = origin.place(span.start)
    return Span(start, max(start, origin.place(span.end - 1) + 1) if span.end > span.start else start)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _moved_table(table: Table, by: int) -> Table:
    rows = tuple(
        tuple(cell and Cell(cell.row, cell.column, _moved(cell.span, by)) for cell in row) for row in table.rows
    )
    return replace(table, span=_moved(table.span, by), rows=rows, caption=table.caption and _moved(table.caption, by))
