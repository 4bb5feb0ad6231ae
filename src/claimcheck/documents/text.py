"""Plain text: blocks by blank lines, hard-wrapped lines joined, lists, headings and tables told by their looks.

The document's text is the file's, character by character, but for signs that stand for plain ones; of a string without
a name every character stays, so that its offsets are the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.documents._aligned import aligned_tables
from claimcheck.documents._pipes import table_at
from claimcheck.documents.base import Format, finish, identity
from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Directive, Document, Span, Table
from claimcheck.records import dataclass, replace

_BULLETS = frozenset("*-+•●▪◦‣·–—")
_MARKER = regex(r"(?:[*\-+•●▪◦‣·–—]|\(?(?P<ordinal>\d{1,3})[.)])[ \t\u00a0]+(?=\S)")
_HASHES = regex(r"(#{1,6})[ \t]+(?=\S)")
_UNDERLINE = regex(r"([=\-~*_])\1{2,}")
_DIRECTIVE = regex(r"\[?\s*claimcheck:\s*(?P<said>ignore\s[^\[\]]*)\]?")
_STOPS = frozenset(".!?:;,…")
_CLOSERS = "\"'”’»)]"
_LONGEST_HEADING = 80
_LONGEST_WRAP = 120
"""Lines up to this length may be cut by a margin; longer ones are paragraphs."""
_SHORTEST_WRAP = 30
_SHORTEST_CONTINUED = 15


def read(text: str, name: str) -> Document:
    """Read plain text; see `claimcheck.documents.read_text`."""
    source = identity(text)
    lines = _lines(text, source.line_starts)
    directives = _directives(text, lines) if "claimcheck:" in text else {}
    lines = [Span(line.start, line.start) if i in directives else line for i, line in enumerate(lines)]
    margin = _margin(lines)
    blocks: list[Block] = []
    tables: list[Table] = []
    for chunk in _chunks(lines, aligned_tables(text, lines)):
        for piece in [chunk] if isinstance(chunk, Table) else _pieces(text, chunk, margin):
            if isinstance(piece, Table):
                tables.append(piece)
                blocks.append(Block(BlockKind.TABLE, piece.span))
            else:
                blocks.append(piece)
    said = tuple(directives.values())
    document = Document(text, source, _with_headings(text, blocks), tuple(tables), name=name, directives=said)
    return finish(document, as_is=not name)


FORMAT = Format("text", (".txt", ".text"), from_text=read)


def _directives(text: str, lines: Sequence[Span]) -> dict[int, Directive]:
    """Return the lines that speak to claimcheck and not to a reader: plain text has no comments."""
    found = ((i, line, _DIRECTIVE.fullmatch(text, *line)) for i, line in enumerate(lines))
    return {i: Directive(" ".join(said["said"].split()), line) for i, line, said in found if said}


def _lines(text: str, starts: Sequence[int]) -> list[Span]:
    """Return each line without the space around it; blank lines are empty spans."""
    lines = []
    for start, end in zip(starts, (*starts[1:], len(text)), strict=True):
        line = text[start:end]
        kept = line.strip()
        begin = start + (line.index(kept) if kept else 0)
        lines.append(Span(begin, begin + len(kept)))
    return lines


def _chunks(lines: Sequence[Span], tables: Mapping[int, tuple[Table, int]]) -> Iterator[list[Span] | Table]:
    """Yield the tables, and the lines between blank lines and tables."""
    chunk: list[Span] = []
    after = 0
    for i, line in enumerate(lines):
        if i < after:
            continue
        if line.start < line.end and i not in tables:
            chunk.append(line)
            continue
        if chunk:
            yield chunk
            chunk = []
        if i in tables:
            table, after = tables[i]
            yield table
    if chunk:
        yield chunk


def _margin(lines: Sequence[Span]) -> int:
    """Return the length to which lines are filled, or 0 where lines are paragraphs."""
    lengths = sorted(end - start for start, end in lines if start < end)
    short = [length for length in lengths if length <= _LONGEST_WRAP]
    if not short or 2 * sum(short) < sum(lengths):
        return 0
    margin = short[len(short) * 9 // 10]
    return margin if margin >= _SHORTEST_WRAP else 0


@dataclass(slots=True)
class _Open:
    """The block that lines are being added to."""

    kind: BlockKind
    start: int
    end: int
    last: Span
    ordinal: int | None = None
    level: int = 0

    def block(self) -> Block:
        return Block(self.kind, Span(self.start, self.end), self.level, self.ordinal)


def _pieces(text: str, chunk: list[Span], margin: int) -> Iterator[Block | Table]:
    """Yield the blocks and tables of lines without a blank line between them."""
    current: _Open | None = None
    i = 0
    while i < len(chunk):
        line = chunk[i]
        found = table_at(text, chunk, i) if "|" in text[slice(*line)] else None
        if found is None and current is not None and _UNDERLINE.fullmatch(text, *line):
            yield replace(current.block(), kind=BlockKind.HEADING, level=1)
            current = None
        elif found is None and current is not None and _joins(text, current, line, margin):
            current.end, current.last = line.end, line
        else:
            if current is not None:
                yield current.block()
            current = _opened(text, line) if found is None else None
        if found:
            yield found[0]
            i = found[1]
        else:
            i += 1
    if current is not None:
        yield current.block()


def _opened(text: str, line: Span) -> _Open:
    if hashes := _HASHES.match(text, *line):
        return _Open(BlockKind.HEADING, hashes.end(), line.end, line, level=len(hashes[1]))
    if marker := _marker(text, line):
        ordinal = int(marker["ordinal"]) if marker["ordinal"] else None
        return _Open(BlockKind.LIST_ITEM, marker.end(), line.end, line, ordinal, level=1)
    return _Open(BlockKind.PARAGRAPH, line.start, line.end, line)


def _marker(text: str, line: Span) -> re.Match[str] | None:
    first = text[line.start]
    return _MARKER.match(text, *line) if first in _BULLETS or first == "(" or first.isdigit() else None


def _joins(text: str, current: _Open, line: Span, margin: int) -> bool:
    """Return whether a line goes on with the sentence or paragraph of the line before."""
    if current.kind is BlockKind.HEADING:
        return False
    before = current.last
    length = before.end - before.start
    if length > _LONGEST_WRAP:
        return False
    first, last = text[line.start], text[before.end - 1]
    marker = _marker(text, line)
    if first == "#" or (marker and not _is_cut_number(text, current, marker)):
        return False
    if current.kind is BlockKind.LIST_ITEM and text[line.start - 1] in " \t":
        return True
    if (
        length >= _SHORTEST_CONTINUED
        and last not in ".!?:;"
        and (first.islower() or (first.isdigit() and last.islower()))
    ):
        return True
    word = text.find(" ", line.start, line.end)
    return bool(margin) and length + 1 + (word if word > 0 else line.end) - line.start > margin


def _is_cut_number(text: str, current: _Open, marker: re.Match[str]) -> bool:
    """Return whether what looks like an item's number was cut off its sentence by a margin ("in May\\n12. Then")."""
    if marker["ordinal"] is None:
        return False
    is_next = current.ordinal is not None and int(marker["ordinal"]) == current.ordinal + 1
    return not is_next and marker["ordinal"] != "1" and text[current.end - 1] not in ".!?:;"


def _with_headings(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    # A heading has something under it.
    headed = [
        replace(block, kind=BlockKind.HEADING, level=1)
        if block.kind is BlockKind.PARAGRAPH and _is_heading(text, block.span)
        else block
        for block in blocks[:-1]
    ]
    return (*headed, *blocks[-1:])


def _is_heading(text: str, span: Span) -> bool:
    if span.end - span.start > _LONGEST_HEADING:
        return False
    content = text[span.start : span.end]
    return "\n" not in content and content.rstrip(_CLOSERS)[-1:] not in _STOPS and not content[0].islower()
