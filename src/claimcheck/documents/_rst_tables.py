"""Tables drawn in reStructuredText, as grids of cells with the lines in each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.documents._lines import Line
from claimcheck.lazy import regex

_GRID_TOP = regex(r"\+-[-+]+-\+")
_GRID_RULE = regex(r"[+=-]+")
_SIMPLE_TOP = regex(r"=+(?: +=+)+")
_SIMPLE_RULE = regex(r"[=-]+(?: +[=-]+)*")
_WORD = regex(r"[=-]+")


class Part(NamedTuple):
    """A cell: its row and column, how many of each it takes, and its lines."""

    row: int
    column: int
    across: int
    down: int
    lines: list[Line]


class Drawn(NamedTuple):
    """A table: its cells in order, how many rows are headings, and the index of the line after it."""

    parts: list[Part]
    header_rows: int
    end: int


def is_table(line: Line) -> bool:
    """Return whether a table's upper edge looks so."""
    return _GRID_TOP.fullmatch(line.text) is not None or _SIMPLE_TOP.fullmatch(line.text) is not None


def table_at(lines: Sequence[Line], first: int) -> Drawn | None:
    """Return the table whose upper edge is line `first`, or None if it is none."""
    return _grid(lines, first) if lines[first].text[0] == "+" else _simple(lines, first)


# --- grids: +---+---+


class _Open:
    """A cell whose lower edge has not come yet, between two of the table's edges."""

    def __init__(self, row: int, left: int, right: int) -> None:
        self.row, self.left, self.right = row, left, right
        self.lines: list[Line] = []


def _grid(lines: Sequence[Line], first: int) -> Drawn | None:
    end = first
    width = len(lines[first].text)
    while end < len(lines) and lines[end].text[:1] in ("+", "|") and len(lines[end].text) == width:
        end += 1
    drawn = lines[first:end]
    rules = [line.text for line in drawn if line.text[0] == "+" or "+-" in line.text]
    edges = sorted({i for rule in rules for i, sign in enumerate(rule) if sign == "+" and _is_corner(rule, i)})
    if len(drawn) < 3 or edges[:1] != [0] or edges[-1] != width - 1:
        return None
    parts: list[Part] = []
    open_: list[_Open] = []
    row = headers = 0
    for number, line in enumerate(drawn):
        closed = [cell for cell in open_ if _GRID_RULE.fullmatch(line.text, cell.left + 1, cell.right)]
        if not number:
            closed = [_Open(-1, edges[0], edges[-1])]
        if not closed:
            for cell in open_:
                cell.lines.append(_between(line, cell))
            continue
        row += number > 0
        if "=" in line.text[closed[0].left + 1 : closed[0].right]:
            headers = row
        for cell in open_:
            if cell in closed:
                parts.append(_part(cell, edges, row))
            else:
                cell.lines.append(_between(line, cell))
        open_ = [cell for cell in open_ if cell not in closed]
        if number + 1 < len(drawn):
            open_ += _opened(closed, drawn[number + 1].text, edges, row)
            open_.sort(key=lambda cell: cell.left)
    return Drawn(sorted(parts, key=lambda part: part[:2]), headers, end)


def _is_corner(rule: str, i: int) -> bool:
    return rule[i - 1 : i] in ("-", "=", "") or rule[i + 1 : i + 2] in ("-", "=", "")


def _between(line: Line, cell: _Open) -> Line:
    return Line(line.text[cell.left + 1 : cell.right].rstrip(), line.at + cell.left + 1)


def _part(cell: _Open, edges: Sequence[int], row: int) -> Part:
    column = edges.index(cell.left)
    return Part(cell.row, column, edges.index(cell.right) - column, row - cell.row, cell.lines)


def _opened(closed: Sequence[_Open], below: str, edges: Sequence[int], row: int) -> list[_Open]:
    """Return the cells that begin under closed ones: they are kept apart where the next line has a bar."""
    cells: list[_Open] = []
    for cell in sorted(closed, key=lambda cell: cell.left):
        left = cell.left
        for edge in edges:
            if cell.left < edge <= cell.right and (edge == cell.right or below[edge] in "|+"):
                # Two that were apart above may be one below.
                if cells and cells[-1].right == left and below[left] not in "|+":
                    left = cells.pop().left
                cells.append(_Open(row, left, edge))
                left = edge
    return cells


# --- simple tables: ====  ====


def _simple(lines: Sequence[Line], first: int) -> Drawn | None:
    columns = [word.span() for word in _WORD.finditer(lines[first].text)]
    borders = [first]
    i = first + 1
    while i < len(lines):
        if _SIMPLE_TOP.fullmatch(lines[i].text):
            borders.append(i)
            if i + 1 == len(lines) or not lines[i + 1].text or len(borders) == 3:
                break
        i += 1
    if len(borders) < 2 or i == len(lines):
        return None
    parts: list[Part] = []
    row, headers = -1, 0
    pending: list[Part] = []
    for number in range(first + 1, borders[-1] + 1):
        line = lines[number]
        if line.text[:1] in ("=", "-") and _SIMPLE_RULE.fullmatch(line.text):
            spans = [word.span() for word in _WORD.finditer(line.text)]
            parts += _merged(pending, spans, columns)
            pending = []
            headers = row + 1 if number == borders[1] and len(borders) == 3 else headers
        elif line.text:
            label = line.text[columns[0][0] : columns[0][1]].strip()
            if label or not pending:
                parts += _merged(pending, columns, columns)
                row += 1
                pending = [Part(row, c, 1, 1, []) for c in range(len(columns))]
            for part, (left, _) in zip(pending, columns, strict=True):
                stop = None if part.column + 1 == len(columns) else columns[part.column + 1][0]
                part.lines.append(Line(line.text[left:stop].rstrip(), line.at + left))
    return Drawn(parts, headers, i + 1)


def _merged(parts: Sequence[Part], spans: Sequence[tuple[int, int]], columns: Sequence[tuple[int, int]]) -> list[Part]:
    """Return a row's cells with those that one stretch of the rule under them takes in as one."""
    merged = []
    for left, right in spans:
        covered = [part for part in parts if left <= columns[part.column][0] < right]
        if covered:
            head = covered[0]
            lines = [
                Line("", line.at)
                if not any(part.lines[i].text for part in covered)
                else Line(_whole([part.lines[i] for part in covered]), line.at)
                for i, line in enumerate(head.lines)
            ]
            merged.append(Part(head.row, head.column, len(covered), 1, lines))
    return merged


def _whole(pieces: Sequence[Line]) -> str:
    text = ""
    for piece in pieces:
        text = text.ljust(piece.at - pieces[0].at) + piece.text
    return text.rstrip()
