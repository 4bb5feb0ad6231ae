"""Notes as comments on lines of their own, for formats that have no other: what one says, and where its line goes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from claimcheck.annotations._splicing import anchor, source_of, spliced
from claimcheck.annotations.base import Note
from claimcheck.model import Block, BlockKind, Document, Span

Finder = Callable[[Sequence[str], int, int, "Block | None"], tuple[int, str]]
"""Takes the lines, the first and last line of the block (both from 0) and the block; returns the line that the comment
goes before, and what it begins with."""

_WHOLE = (BlockKind.TABLE, BlockKind.CODE, BlockKind.QUOTE)
"""What may show its lines as they are."""


def with_comments(data: bytes, document: Document, notes: Sequence[Note], find: Finder, *, by_figure: bool) -> bytes:
    """Return a text file with each note as a comment.

    Args:
        data: the file.
        document: what was read from it.
        notes: the notes.
        find: where a comment's line goes.
        by_figure: whether it may stand within a block, behind the line of its figure.
    """
    source = source_of(data, document.name)
    if not notes:
        return data
    text, starts, end = source.text, document.source.line_starts, source.line_end
    lines = [text[a:b].rstrip("\r\n") for a, b in pairwise((*starts, len(text)))]
    insertions = []
    for note in notes:
        span = anchor(note)
        block = _block_at(document, span.start)
        is_line = by_figure and (block is None or block.kind not in _WHOLE)
        around = block.span if block else span
        first = document.source.place(around.start)[0] - 1
        last = document.source.place((span if is_line else around).end - 1)[0] - 1
        before, start = find(lines, first, last, block)
        offset = starts[before] if before < len(starts) else len(text)
        comment = f"{start}{said(document, note, span)}".replace("\n", end)
        is_open = offset == len(text) and not text.endswith(("\n", "\r"))  # the last line has no end
        insertions.append((offset, f"{end}{comment}" if is_open else f"{comment}{end}"))
    return source.encoded(spliced(text, insertions))


def _block_at(document: Document, position: int) -> Block | None:
    i = bisect_right(document.blocks, position, key=lambda block: block.span.start) - 1
    return document.blocks[i] if i >= 0 and position < document.blocks[i].span.end else None


def said(document: Document, note: Note, span: Span) -> str:
    """Return a note in one line, with the figure that it speaks of."""
    figure = " ".join(document.text[slice(*span)].split())
    return f'claimcheck on "{figure}": {note.title}. {"; ".join(note.text.splitlines())}'.rstrip()
