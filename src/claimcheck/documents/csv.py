"""CSV and TSV: one table, whose cells stand where the file has them.

The document's text is the file's, character by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.documents.base import Format, finish, identity
from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Cell, Document, Span, Table

_SEPARATORS = ",;\t|"
_SAMPLE = 20
_QUOTED = regex(r'"(?:[^"]|"")*"[^\S\r\n]*')


def read(text: str, name: str) -> Document:
    """Read lines of values; the separator (comma, semicolon, tab or bar) is told from the first lines."""
    rows = list(_rows(text, _separator(text)))
    width = max((len(row) for row in rows), default=0)
    if not width:
        return Document(text, identity(text), name=name)
    grid = tuple(
        (*(Cell(r, c, span) for c, span in enumerate(row)), *[None] * (width - len(row))) for r, row in enumerate(rows)
    )
    whole = Span(rows[0][0].start, max(row[-1].end for row in rows if row))
    table = Table(whole, grid, 1)
    blocks = (Block(BlockKind.TABLE, whole),) if whole.start < whole.end else ()
    return finish(Document(text, identity(text), blocks, (table,) if blocks else (), name=name))


FORMAT = Format("csv", (".csv", ".tsv", ".tab"), from_text=read)


def _separator(text: str) -> str:
    """Return the separator that most of the first lines have equally often."""
    lines = [_QUOTED.sub("", line) for line in text[:100_000].splitlines()[:_SAMPLE] if line.strip()]

    def agreement(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines]
        common = max(set(counts), key=lambda n: (counts.count(n) * (n > 0), n), default=0)
        return counts.count(common) if common else 0, common

    return max(_SEPARATORS, key=agreement)


def _rows(text: str, separator: str) -> Iterator[list[Span]]:
    """Yield each line's cells as spans without quotes and outer space; a quoted cell may go over several lines."""
    stop = re.compile(rf"{re.escape(separator)}|\r\n?|\n|$")
    row: list[Span] = []
    position = 0
    while position <= len(text):
        start = position
        while start < len(text) and text[start] in " \ufeff":
            start += 1
        quoted = _QUOTED.match(text, start) if text.startswith('"', start) else None
        end = stop.search(text, quoted.end() if quoted else start)
        assert end is not None
        row.append(_inside(text, start, end.start(), quoted=quoted is not None))
        if end[0] != separator:
            if len(row) > 1 or row[0].start < row[0].end or text[row[0].start : end.end()]:
                yield row
            row = []
        if end.start() == len(text):
            return
        position = end.end()


def _inside(text: str, start: int, end: int, *, quoted: bool) -> Span:
    while end > start and text[end - 1] in " \t":
        end -= 1
    if quoted and end - start >= 2 and text[end - 1] == '"':
        start, end = start + 1, end - 1
    return Span(start, end)
