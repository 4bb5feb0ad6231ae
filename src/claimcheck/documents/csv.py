"""CSV and TSV: tables whose cells stand where the file has them, with the lines above and below them.

The document's text is the file's, character by character, but for decimal commas, which become points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.documents._regions import Line, regions
from claimcheck.documents._sheets import Row, Sheet, text_entry
from claimcheck.documents.base import Format, finish, identity
from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Cell, Document, Span, Table

_SEPARATORS = ",;\t|"
_SAMPLE = 20
_QUOTED = regex(r'"(?:[^"]|"")*"[^\S\r\n]*')
_STATED = regex(r"\ufeff?sep=([^\r\n])(?:\r\n?|\n|$)", re.I)
"""A first line by which spreadsheet programs are told the separator."""
_COMMA = regex(r"[^\d,.]*\d+(?:\.\d{3})*,\d+[^\d,.]*")
_COMMA_ONLY = regex(r"[^\d,.]*(?:0|\d{4,}|\d{1,3}(?:\.\d{3})+),\d+[^\d,.]*|[^\d,.]*\d+,(?:\d{1,2}|\d{4,})[^\d,.]*")
"""A number that can only have a decimal comma: no thousands are written so."""
_POINT = regex(r"[^\d,.]*\d+(?:,\d{3})*\.\d+[^\d,.]*")
_SWAPPED = str.maketrans(",.", ".,")
_COMMENT = "#"


def read(text: str, name: str) -> Document:
    """Read lines of values; the separator (comma, semicolon, tab or bar) is told from the first lines."""
    stated = _STATED.match(text)
    start = stated.end() if stated else 0
    separator = stated[1] if stated else _separator(text)
    blocks: list[Block] = []
    rows: list[list[Span]] = []
    for row in _rows(text, separator, start):
        if not rows and row and text.startswith(_COMMENT, row[0].start):
            words = _trimmed(text, row[0].start + 1, row[-1].end)
            blocks += [Block(BlockKind.PARAGRAPH, words)] if words.start < words.end else []
        else:
            rows.append(row)
    source = identity(text)
    if separator != ",":
        text = _with_points(text, rows)
    tables: list[Table] = []
    for part in regions(Sheet("", _sheet_rows(text, rows)), in_lines=True):
        if isinstance(part, Line):
            kind = BlockKind.FOOTNOTE if part.is_note else BlockKind.PARAGRAPH
            blocks.append(Block(kind, rows[part.row][part.column]))
        else:
            table = _table(rows[part.rows[0].number : part.rows[-1].number + 1], part.header_rows)
            tables.append(table)
            blocks.append(Block(BlockKind.TABLE, table.span))
    return finish(Document(text, source, tuple(blocks), tuple(tables), name=name))


FORMAT = Format("csv", (".csv", ".tsv", ".tab"), from_text=read)


def _separator(text: str) -> str:
    """Return the separator that most of the first lines have equally often."""
    lines = [_QUOTED.sub("", line) for line in text[:100_000].splitlines()[:_SAMPLE] if line.strip()]
    lines = [line for line in lines if not line.startswith(_COMMENT)]

    def agreement(separator: str) -> tuple[int, int]:
        counts = [line.count(separator) for line in lines]
        common = max(set(counts), key=lambda n: (counts.count(n) * (n > 0), n), default=0)
        return counts.count(common) if common else 0, common

    return max(_SEPARATORS, key=agreement)


def _rows(text: str, separator: str, position: int) -> Iterator[list[Span]]:
    """Yield each line's cells as spans without quotes and outer space, none for a blank line; a quoted cell may go over
    several lines."""
    stop = re.compile(rf"{re.escape(separator)}|\r\n?|\n|$")
    row: list[Span] = []
    while position <= len(text):
        start = position
        while start < len(text) and text[start] in " \ufeff":
            start += 1
        quoted = _QUOTED.match(text, start) if text.startswith('"', start) else None
        end = stop.search(text, quoted.end() if quoted else start)
        assert end is not None
        row.append(_inside(text, start, end.start(), quoted=quoted is not None))
        if end[0] != separator:
            yield row if len(row) > 1 or row[0].start < row[0].end else []
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


def _trimmed(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return Span(start, max(start, start + len(inside.strip())))


def _with_points(text: str, rows: Sequence[Sequence[Span]]) -> str:
    """Return the text with decimal commas as points (and the points between thousands as commas), where the cells leave
    no doubt that it has them."""
    commas = [span for row in rows for span in row if "," in (cell := text[slice(*span)]) and _COMMA.fullmatch(cell)]
    if not any(_COMMA_ONLY.fullmatch(text, *span) for span in commas):
        return text
    if any("." in (cell := text[slice(*span)]) and _POINT.fullmatch(cell) for row in rows for span in row):
        return text
    pieces = []
    position = 0
    for start, end in commas:
        pieces += [text[position:start], text[start:end].translate(_SWAPPED)]
        position = end
    return "".join((*pieces, text[position:]))


def _sheet_rows(text: str, rows: Sequence[Sequence[Span]]) -> list[Row]:
    found = []
    for number, row in enumerate(rows):
        cells = [(column, text_entry(text[slice(*span)])) for column, span in enumerate(row) if span.start < span.end]
        if cells:
            found.append(Row(number, cells))
    return found


def _table(rows: Sequence[Sequence[Span]], header_rows: int) -> Table:
    width = max(map(len, rows))
    grid = tuple(
        (*(Cell(r, c, span) for c, span in enumerate(row)), *[None] * (width - len(row)))
        for r, row in enumerate(row for row in rows if row)
    )
    return Table(Span(rows[0][0].start, max(row[-1].end for row in rows if row)), grid, header_rows)
