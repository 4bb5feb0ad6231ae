"""Pipe tables in plain text: which lines make one, and its grid."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.lazy import regex
from claimcheck.model import Cell, Span, Table

_RULE = regex(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_PIPE = regex(r"(?<!\\)\|")


def table_at(text: str, lines: Sequence[Span], first: int) -> tuple[Table, int] | None:
    """Return the pipe table that begins at line `first` and the index of the line after it, or None.

    Args:
        text: the document.
        lines: spans of consecutive lines, without the space around them.
        first: where a table may begin.

    A table is one or more lines between pipes, or lines with pipes under a heading and a rule ("a | b", "---|---").
    """
    ruled = first + 1 < len(lines) and _is_rule(text, lines[first + 1]) and "|" in text[slice(*lines[first])]
    if not ruled and not _is_framed(text, lines[first]):
        return None
    last = first
    while last < len(lines) and (_is_framed(text, lines[last]) or (ruled and "|" in text[slice(*lines[last])])):
        last += 1
    rows: list[tuple[Cell, ...]] = []
    header_rows = 0
    for line in lines[first:last]:
        if _is_rule(text, line):
            header_rows = header_rows or len(rows)
        else:
            rows.append(_cells(text, line, len(rows)))
    if not rows:
        return None
    width = max(map(len, rows))
    grid = tuple((*row, *[None] * (width - len(row))) for row in rows)
    return Table(Span(lines[first].start, lines[last - 1].end), grid, header_rows), last


def _is_framed(text: str, line: Span) -> bool:
    return text[line.start] == "|" and text[line.end - 1] == "|" and line.end - line.start > 2


def _is_rule(text: str, line: Span) -> bool:
    return text[line.start] in "|:-" and "|" in text[slice(*line)] and _RULE.fullmatch(text, *line) is not None


def _cells(text: str, line: Span, row: int) -> tuple[Cell, ...]:
    start = line.start + (text[line.start] == "|")
    end = line.end - (text[line.end - 1] == "|" and text[line.end - 2] != "\\")
    cuts = [start, *(pipe.end() for pipe in _PIPE.finditer(text, start, end)), end + 1]
    return tuple(Cell(row, i, _trimmed(text, a, b - 1)) for i, (a, b) in enumerate(pairwise(cuts)))


def _trimmed(text: str, start: int, end: int) -> Span:
    content = text[start:end]
    stripped = content.strip()
    start += len(content) - len(content.lstrip()) if stripped else 0
    return Span(start, start + len(stripped))
