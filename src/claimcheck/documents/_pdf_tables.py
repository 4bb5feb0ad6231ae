"""Tables of a PDF page without rules, told by where their words stand.

A table is made of rows only where the amounts of each column line up. What looks like a table and does not is kept as
one cell: no check takes it for sentences, and none for columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from claimcheck.documents._pdf_amounts import Row, cells_of, heads_years, is_data, is_prose, is_value
from claimcheck.documents._pdf_cells import cells_joined, merged
from claimcheck.documents._pdf_lines import Piece
from claimcheck.documents._pdf_page import Word
from claimcheck.documents._pdf_table_columns import (
    FEWEST_ROWS,
    column_stops,
    columns_of,
    cut,
    headings,
    line_up,
    placed_body,
    placed_header,
)
from claimcheck.records import dataclass

_MOST_BETWEEN = 2
_MOST_LINES = 5
"""Of a label."""
_LEADING = 1.3
"""Of the size: lines of one cell stand this close to each other."""
_FAR, _FARTHEST = 3.2, 4.5
"""Of the size: how far a line stands below the one before, and a row of amounts below another."""
_LEVEL_END = 1.0
"""Points; amounts whose right ends differ less stand under each other."""
_MOST_HEADERS = 5


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rows, each with the words of its cells by column; `header_rows` head it, `columns` are the left and
    right edges of what stands in them. Where the columns are not known there are none."""

    rows: tuple[dict[int, list[Word]], ...] = ()
    header_rows: int = 0
    columns: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """Rows `start` to `end` of a zone that are a table."""

    start: int
    end: int
    grid: Grid = Grid()


def tables(rows: Sequence[Row]) -> Iterator[Region]:
    """Yield the tables among rows of one zone, from the top down."""
    data = _data(rows)
    i = after = 0
    while i < len(rows):
        if not data[i]:
            i += 1
            continue
        end = _run_end(rows, data, i)
        held = sum(data[i:end])
        if held >= FEWEST_ROWS:
            yield _region(rows, data, i, end, after)
            after = end
        i = end


def _data(rows: Sequence[Row]) -> list[bool]:
    """Return of each row whether it holds amounts of a table; an amount alone does that ends where those of
    labelled rows around it end: it stands between the lines of its label, or is a total without one."""
    data = [is_data(row) for row in rows]
    ends = [row[-1].x1 if held and _begins_with_letter(row[0]) else None for row, held in zip(rows, data, strict=True)]
    for i, row in enumerate(rows):
        goes_on = i > 0 and data[i - 1] and rows[i - 1][0].y - row[0].y < _LEADING * row[0].size  # with a cell above
        if not data[i] and not goes_on and len(row) == 1 and is_value(row[0].page.text, row[0].words):
            around = ends[max(0, i - _MOST_LINES) : i + _MOST_LINES]
            data[i] = any(end is not None and abs(end - row[0].x1) < _LEVEL_END for end in around)
    return data


def _begins_with_letter(piece: Piece) -> bool:
    return piece.page.text[piece.words[0].start].isalpha()


def _run_end(rows: Sequence[Row], data: Sequence[bool], first: int) -> int:
    """Return the end of the rows from `first` on that go on with the table."""
    end = first + 1
    waiting = 0
    pitch = 0.0
    amounts_from = rows[first][min(1, len(rows[first]) - 1)].x0
    for j in range(first + 1, len(rows)):
        gap = rows[j - 1][0].y - rows[j][0].y
        size = rows[j][0].size
        if gap > max((_FARTHEST if data[j] and j == end else _FAR) * size, 2.2 * pitch) or gap > 6 * size:
            break
        if data[j]:
            if j == end:
                pitch = max(pitch, min(gap, 3 * size))
            end, waiting = j + 1, 0
        else:
            waiting += 1
            within = rows[j][-1].x1 <= amounts_from and gap < _LEADING * size
            if waiting > (_MOST_LINES if within else _MOST_BETWEEN) or (
                # A long label is left of the amounts, at the table's own distance.
                is_prose(rows[j]) and (rows[j][-1].x1 > amounts_from or gap > 1.25 * (pitch or size))
            ):
                break
    return end


class _Outline(NamedTuple):
    """Where a table stands among rows: its headings from `start`, its first label's lines from `label`, its amounts
    from `first` to before `end`; its columns and the size of its letters."""

    start: int
    label: int
    first: int
    end: int
    columns: list[tuple[float, float]]
    size: float


def _region(rows: Sequence[Row], data: Sequence[bool], first: int, end: int, lowest: int) -> Region:
    """Return the table whose amounts stand in rows `first` to `end`, with the rows that head it from `lowest` on."""
    text = rows[first][0].page.text
    size = median(row[0].size for row in rows[first:end])
    stops = column_stops([rows[i] for i in range(first, end) if data[i]], size)
    body = {
        i: cells_of([part for piece in rows[i] for part in cut(piece, stops)]) for i in range(first, end) if data[i]
    }
    for i in _heading_rows(body, text):
        del body[i]
        first = i + 1
    counted = [cells for cells in body.values() if not heads_years(cells, text)]
    body_rows = counted if len(counted) >= FEWEST_ROWS else list(body.values())
    columns = columns_of(body_rows, stops, text, size)
    label = _label_top(rows, first, lowest, columns, size)
    start = _header_top(rows, label, lowest, columns, _pitch(rows[first:end]))
    if len(columns) < 2 or not line_up(body_rows, columns, text, size):
        return Region(start, end)
    return _laid_out(rows, body, _Outline(start, label, first, end, columns, size))


def _laid_out(rows: Sequence[Row], body: dict[int, list[list[Word]]], outline: _Outline) -> Region:
    """Return a table with its words by row and column, the lines of a row in one."""
    start, label, first, end, columns, size = outline
    page = rows[first][0].page
    lines = range(start, _label_end(rows, end, columns, size))
    grid = [placed_body(body[i], columns, page.text) if i in body else placed_header(rows[i], columns) for i in lines]
    kept = cells_joined(page, grid, [rows[i][0].y for i in lines], [i in body for i in lines], size)
    kept = [(a, b) for a, b in kept if a < end - start]  # lines of words below are of the last row or of no table
    end = start + kept[-1][1]
    grid = grid[: end - start]
    if start == label:  # lines of words above are the table's only where its first row begins with them
        top = next(a for a, b in kept if a <= first - start < b)
        start, kept = start + top, [(a - top, b - top) for a, b in kept if a >= top]
        grid = grid[top:]
    header_rows = max(0, (label if start < label else first) - start)
    years = {i - start: heads_years(cells, page.text) for i, cells in body.items()}
    if any(years.values()) and sum(not heads for heads in years.values()) >= FEWEST_ROWS:
        header_rows = _heading_end(grid, years, header_rows)
    joined = [merged(grid[a:b]) for a, b in kept]
    return Region(start, end, Grid(tuple(joined), sum(b <= header_rows for _, b in kept), tuple(columns)))


def _label_top(
    rows: Sequence[Row], first: int, lowest: int, columns: Sequence[tuple[float, float]], size: float
) -> int:
    """Return the first of the lines right above a row that may be its label's, which ends at the row."""
    top = first
    while top > lowest and first - top < _MOST_LINES and len(columns) > 1:
        row, below = rows[top - 1], rows[top]
        if len(row) > 1 or row[0].y - below[0].y > _LEADING * size or row[0].x1 > columns[1][0] or is_prose(row):
            break
        top -= 1
    return top


def _label_end(rows: Sequence[Row], end: int, columns: Sequence[tuple[float, float]], size: float) -> int:
    """Return the end of the lines right below a row that may be its label's, which begins at the row."""
    last = end
    while last < len(rows) and last - end < _MOST_LINES:
        row, above = rows[last], rows[last - 1]
        if len(row) > 1 or above[0].y - row[0].y > _LEADING * size or row[0].x1 > columns[1][0] or is_prose(row):
            break
        last += 1
    return last


def _heading_end(grid: Sequence[dict[int, list[Word]]], years: dict[int, bool], first: int) -> int:
    """Return the first row below those of years, and what stands under these beside no label."""
    end = first
    while end < len(grid) and (years.get(end) or (end > first and end not in years and 0 not in grid[end])):
        end += 1
    return end


def _heading_rows(body: dict[int, list[list[Word]]], text: str) -> list[int]:
    """Return the first rows that hold words where the others hold amounts, though there are amounts among them."""
    amounts = {i: sum(is_value(text, cell) for cell in cells) for i, cells in body.items()}
    usual = median(amounts.values())
    found = []
    for i, cells in body.items():
        if 2 * amounts[i] >= usual or all(is_value(text, cell) for cell in cells[1:]):
            break
        found.append(i)
    return found if len(found) + FEWEST_ROWS <= len(body) else []


def _header_top(
    rows: Sequence[Row], first: int, lowest: int, columns: Sequence[tuple[float, float]], pitch: float
) -> int:
    """Return the first of the rows right above the table's amounts that head its columns."""
    body_left = columns[0][0]
    top = first
    while top > lowest and first - top < _MOST_HEADERS:
        row, below = rows[top - 1], rows[top]
        far = max(2.6 * max(row[0].size, below[0].size), 1.3 * pitch)
        if row[0].y - below[0].y > far or is_prose(row):
            break
        if len(row) == 1 and not _heads_columns(row[0], body_left, columns):
            # The heading of the labels may stand lower than that of the columns.
            if len(row[0].words) > 4 or top < lowest + 2 or len(rows[top - 2]) < 2:
                break
            if rows[top - 2][0].y - row[0].y > max(1.5 * row[0].size, 1.3 * pitch):
                break
            top -= 1
        top -= 1
    return top


def _pitch(rows: Sequence[Row]) -> float:
    """Return the usual distance of rows."""
    return median(above[0].y - below[0].y for above, below in pairwise(rows)) if len(rows) > 1 else 0.0


def _heads_columns(piece: Piece, body_left: float, columns: Sequence[tuple[float, float]]) -> bool:
    """Return whether a line without a wide gap stands over columns of amounts only, or heads each with a word."""
    if len(headings(piece, columns)) > 1:
        return True
    over = len(columns) > 1 and (piece.x1 > columns[1][0] or piece.x0 >= columns[0][1])
    return over and piece.x0 > body_left + 2 * piece.size
