"""Tables of a PDF page, told by where their words stand.

The words of the rows that hold amounts are laid over each other; what no word covers from top to bottom divides the
columns. A table is made of them only where the amounts of each column line up. What looks like a table and does not is
kept as one cell: no check takes it for sentences, and none for columns.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from claimcheck.documents._pdf_cells import cells_joined, merged
from claimcheck.documents._pdf_lines import Piece, piece_of
from claimcheck.documents._pdf_page import Word
from claimcheck.lazy import regex
from claimcheck.records import dataclass

_AMOUNT = regex(
    r"[(\[<>~+\-−–±]*[$€£¥]?[(+\-−–]?(?:\d(?:[\d.,'’:/]*\d)?|[.,]\d+)(?:[%‰°*†‡]|[eE][+\-−]?\d+|[a-z]{1,2}\b)*[)\]*†‡]*|[$€£¥]?[-–—−]+|n/?a|N/?A|\.\."
)
_SIGN = regex(r"[$€£¥(]|US\$|[A-Z]{1,3}[$€£¥]")
_TAIL = regex(r"[)%]+|\)%")
_MARKS = regex(r"[*†‡]+")
_DASH = regex(r"[-–—−]")
_YEAR = regex(r"(?:19|20)\d\d(?:[-/–]\d\d(?:\d\d)?)?[A-Zae*]?|FY\s?\d\d+|Q[1-4]|[1-4]Q\d*")
_ENDS = regex(r"[)%]+|\)%|[*†‡]+")
_NOTE = regex(r"\((?:\d|[a-z])\)|\[(?:\d{1,2}|[a-z])\]")
_MARKER = regex(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|[•●▪◦‣·–—*\x88-]|\[\d{1,3}\]")
_LETTER = regex(r"[^\W\d_]")
_FEWEST_ROWS = 2
_MOST_BETWEEN = 2
_MOST_LINES = 5
"""Of a label."""
_LEADING = 1.3
"""Of the size: lines of one cell stand this close to each other."""
_MOST_HEADERS = 5
_WIDE = 1.0
"""Of the size: a gap this wide divides columns of any kind."""
_TIGHT = 0.28
"""Of the size: a gap this wide divides two columns of amounts."""
_AFTER_LABEL = 0.4
"""Of the size: a gap this wide divides a label from an amount."""
_SPACE = 0.45
"""Of the size: the space between the words of a heading is narrower."""
_ALIGNED = 0.5
_MOST_MISALIGNED = 0.12
_MOST_ACROSS = 0.1
"""Of the rows: as many may have words that run across columns, and one where there are several rows."""
_SEVERAL_ROWS = 4
_MOST_ROWS = 0.6
_LONGEST_CELL = 14
"""Words; rows of longer cells are prose."""

Row = list[Piece]


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
    grid: Grid


def tables(rows: Sequence[Row]) -> Iterator[Region]:
    """Yield the tables among rows of one zone, from the top down."""
    data = [_is_data(row) for row in rows]
    i = after = 0
    while i < len(rows):
        if not data[i]:
            i += 1
            continue
        end = _run_end(rows, data, i)
        held = sum(data[i:end])
        if held >= _FEWEST_ROWS:
            yield _region(rows, data, i, end, after)
            after = end
        i = end


def _run_end(rows: Sequence[Row], data: Sequence[bool], first: int) -> int:
    """Return the end of the rows from `first` on that go on with the table."""
    end = first + 1
    waiting = 0
    pitch = 0.0
    amounts_from = rows[first][min(1, len(rows[first]) - 1)].x0
    for j in range(first + 1, len(rows)):
        gap = rows[j - 1][0].y - rows[j][0].y
        size = rows[j][0].size
        if gap > max(3.2 * size, 2.2 * pitch) or gap > 6 * size:
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
                _is_prose(rows[j]) and (rows[j][-1].x1 > amounts_from or gap > 1.25 * (pitch or size))
            ):
                break
    return end


def _is_prose(row: Row) -> bool:
    return any(len(piece.words) > _LONGEST_CELL for piece in row) or (
        len(row) == 1 and len(row[0].words) > 8 and row[0].is_prose
    )


def _is_data(row: Row) -> bool:
    """Return whether a row is a label with amounts, or amounts alone."""
    page = row[0].page
    if _is_prose(row) or not any(
        page.text[w.start].isdigit() or page.text[w.end - 1].isdigit() or page.text[w.end - 1] in "%)"
        for p in row
        for w in p.words
    ):
        return False
    cells = [w for piece in row for w in _cells(piece)]
    if len(cells) < 2:
        return False
    amounts = [_is_value(page.text, cell) for cell in cells]
    if not any(amounts[1:]):
        return False
    first = " ".join(page.text[w.start : w.end] for w in cells[0])
    if _MARKER.fullmatch(first) and not all(amounts[1:]):
        return False
    if len(row) == 1:
        # One stretch without a wide gap: a row only if all after a short label are amounts.
        return sum(amounts) >= 2 and (sum(amounts) == len(cells) or all(amounts[1:]))
    # Words among which a figure stands apart by chance are text.
    words = sum(len(cell) for cell, amount in zip(cells, amounts, strict=True) if not amount)
    return words <= _LONGEST_CELL or sum(amounts) > 2


def is_amount(text: str) -> bool:
    """Return whether a word is an amount, or a part of one as its sign is."""
    return _AMOUNT.fullmatch(text) is not None or _SIGN.fullmatch(text) is not None or _ENDS.fullmatch(text) is not None


def _is_value(text: str, cell: Sequence[Word]) -> bool:
    """Return whether the words of a cell are an amount, and more than its sign."""
    said = [text[word.start : word.end] for word in cell]
    return all(map(is_amount, said)) and any(_AMOUNT.fullmatch(word) for word in said)


def _cells(piece: Piece) -> list[list[Word]]:
    """Return the words of a piece as the cells that they may be: each amount alone, with its sign; other words together
    where no amount stands between."""
    text = piece.page.text
    cells: list[list[Word]] = []
    open_for = ""  # what the last cell takes: "amount" after a sign, "words"
    for word in piece.words:
        said = text[word.start : word.end]
        beside = cells and word.x0 - cells[-1][-1].x1 < _AFTER_LABEL * word.size
        noted = beside and (_NOTE.fullmatch(said) or _MARKS.fullmatch(said))
        if cells and (word.glued or noted or _TAIL.fullmatch(said)):
            cells[-1].append(word)
        elif _SIGN.fullmatch(said):
            cells.append([word])
            open_for = "amount"
        elif beside and _DASH.fullmatch(said) and text[cells[-1][-1].end - 1].isdigit():
            cells[-1].append(word)
            open_for = "amount"
        elif _AMOUNT.fullmatch(said):
            if open_for == "amount":
                cells[-1].append(word)
            else:
                cells.append([word])
            open_for = ""
        elif open_for == "words":
            cells[-1].append(word)
        else:
            cells.append([word])
            open_for = "words"
    return _whole_labels(piece, cells)


def _whole_labels(piece: Piece, cells: list[list[Word]]) -> list[list[Word]]:
    """Return the cells of a piece, as one where figures stand among words: "Sales in 2019", "12 monthly payments"."""
    text = piece.page.text
    amounts = [all(is_amount(text[w.start : w.end]) for w in cell) for cell in cells]
    split = len(cells) > 1 and all(amounts[1:])
    if split and not amounts[0] and len(cells) == 2:
        split = cells[1][0].x0 - cells[0][-1].x1 > _AFTER_LABEL * piece.size
    return cells if split else [piece.words]


def _all_cells(row: Row) -> list[list[Word]]:
    """Return the cells of a row; a sign and its amount are one however far apart they stand."""
    page = row[0].page
    cells: list[list[Word]] = []
    for piece in row:
        for cell in _cells(piece):
            said = page.text[cell[0].start : cell[-1].end]
            before = page.text[cells[-1][0].start : cells[-1][-1].end] if cells else ""
            if cells and (_SIGN.fullmatch(before) or (len(cell) == 1 and _TAIL.fullmatch(said))):
                cells[-1] += cell
            else:
                cells.append(list(cell))
    return cells


# --- the grid --------------------------------------------------------------------------------------------------------


def _region(rows: Sequence[Row], data: Sequence[bool], first: int, end: int, lowest: int) -> Region:
    """Return the table whose amounts stand in rows `first` to `end`, with the rows that head it from `lowest` on."""
    text = rows[first][0].page.text
    size = median(row[0].size for row in rows[first:end])
    stops = _stops([rows[i] for i in range(first, end) if data[i]], size)
    body = {
        i: _all_cells([part for piece in rows[i] for part in _cut(piece, stops)]) for i in range(first, end) if data[i]
    }
    for i in _heading_rows(body, text):
        del body[i]
        first = i + 1
    counted = [cells for cells in body.values() if not _heads_years(cells, text)]
    body_rows = counted if len(counted) >= _FEWEST_ROWS else list(body.values())
    columns = _columns(body_rows, stops, text, size)
    start = _header_top(rows, first, lowest, columns)
    if len(columns) < 2 or not _lines_up(body_rows, columns, text, size):
        return Region(start, end, Grid())
    grid = [
        _placed_body(body[i], columns, text) if i in body else _placed_header(rows[i], columns)
        for i in range(start, end)
    ]
    header_rows = first - start
    while start + header_rows in body and _heads_years(body[start + header_rows], text) and len(body_rows) < len(body):
        header_rows += 1
    heights = [row[0].y for row in rows[start:end]]
    kept = cells_joined(rows[first][0].page, grid, heights, [i in body for i in range(start, end)], size)
    joined = [merged(grid[a:b]) for a, b in kept]
    return Region(start, end, Grid(tuple(joined), sum(a < header_rows for a, _ in kept), tuple(columns)))


def _heading_rows(body: dict[int, list[list[Word]]], text: str) -> list[int]:
    """Return the first rows that hold words where the others hold amounts, though there are amounts among them."""
    amounts = {i: sum(_is_value(text, cell) for cell in cells) for i, cells in body.items()}
    usual = median(amounts.values())
    found = []
    for i, cells in body.items():
        if 2 * amounts[i] >= usual or all(_is_value(text, cell) for cell in cells[1:]):
            break
        found.append(i)
    return found if len(found) + _FEWEST_ROWS <= len(body) else []


def _stops(found: Sequence[Row], size: float) -> frozenset[int]:
    """Return where words begin in most rows, after a gap: there a column of words stands, however near to the one
    before. They are rounded, each with the places beside it."""
    begins: Counter[int] = Counter()
    for row in found:
        words = [word for piece in row for word in piece.words]
        begins.update({round(b.x0) for a, b in pairwise(words) if b.x0 - a.x1 > _AFTER_LABEL * size and not b.glued})
    enough = max(_SEVERAL_ROWS, _MOST_ROWS * len(found))
    return frozenset(x + d for x in begins for d in (-1, 0, 1) if sum(begins[x + e] for e in (-1, 0, 1)) >= enough)


def _cut(piece: Piece, stops: frozenset[int]) -> Iterator[Piece]:
    """Yield the parts of a piece that begin at the stops of its table's columns."""
    start = 0
    for i, (before, word) in enumerate(pairwise(piece.words), 1) if stops else ():
        if round(word.x0) in stops and word.x0 - before.x1 > _AFTER_LABEL * piece.size and not word.glued:
            yield piece_of(piece.page, piece.words[start:i], piece.link)
            start = i
    yield piece_of(piece.page, piece.words[start:], piece.link) if start else piece


def _columns(
    body: Sequence[list[list[Word]]], stops: frozenset[int], text: str, size: float
) -> list[tuple[float, float]]:
    """Return the columns' edges: what the cells of the rows cover, laid over each other; a few may run across."""
    spans = [
        (cell[0].x0, max(w.x1 for w in cell), all(is_amount(text[w.start : w.end]) for w in cell))
        for cells in body
        for cell in cells
    ]
    amounts = _covers([span for span in spans if span[2]], _TIGHT * size)
    across = [span for span in spans if not span[2] and _runs_across(span, amounts, size)]
    if len(across) <= max(_MOST_ACROSS * len(body), len(body) >= _SEVERAL_ROWS):
        spans = [span for span in spans if span not in across]
    covers = _covers(spans, _TIGHT * size)
    merged = [covers[0]]
    for cover in covers[1:]:
        a, b, cells_, amounts = merged[-1]
        numeric = 5 * amounts >= 4 * cells_ and 5 * cover[3] >= 4 * cover[2]
        label_before = 5 * cover[3] >= 4 * cover[2] and cover[0] - b >= _AFTER_LABEL * size
        if cover[0] - b >= _WIDE * size or numeric or label_before or round(cover[0]) in stops:
            merged.append(cover)
        else:
            merged[-1] = (a, cover[1], cells_ + cover[2], amounts + cover[3])
    return [(left, right) for left, right, _, _ in merged]


def _covers(spans: Sequence[tuple[float, float, bool]], apart: float) -> list[tuple[float, float, int, int]]:
    """Return what cells cover, where they do not stand `apart`: left, right, and how many are cells and amounts."""
    covers: list[tuple[float, float, int, int]] = []
    for left, right, amount in sorted(spans):
        if covers and left < covers[-1][1] + apart:
            a, b, cells, amounts = covers[-1]
            covers[-1] = (a, max(b, right), cells + 1, amounts + amount)
        else:
            covers.append((left, right, 1, int(amount)))
    return covers


def _runs_across(
    span: tuple[float, float, bool], amounts: Sequence[tuple[float, float, int, int]], size: float
) -> bool:
    """Return whether words stand over a column of amounts and beyond it."""
    left, right, _ = span
    return any(
        left < b and right > a and (left < a - size or right > b + size) for a, b, cells, _ in amounts if cells > 1
    )


def _column_of(columns: Sequence[tuple[float, float]], middle: float) -> int:
    i = bisect_right(columns, (middle, float("inf"))) - 1
    if i < 0:
        return 0
    if i + 1 < len(columns) and middle > columns[i][1] and columns[i + 1][0] - middle < middle - columns[i][1]:
        return i + 1
    return i


def _lines_up(body: Sequence[list[list[Word]]], columns: Sequence[tuple[float, float]], text: str, size: float) -> bool:
    """Return whether each row has at most one amount in a column, and the amounts of a column share an edge."""
    edges: dict[int, list[tuple[float, float, float]]] = {}
    rows_with_two = 0
    for cells in body:
        seen: set[int] = set()
        for cell in cells:
            left, right = cell[0].x0, max(w.x1 for w in cell)
            column = _column_of(columns, (left + right) / 2)
            amount = all(is_amount(text[w.start : w.end]) for w in cell)
            rows_with_two += column in seen
            seen.add(column)
            if not amount:
                continue
            edges.setdefault(column, []).append((left, right, (left + right) / 2))
    if rows_with_two > _MOST_MISALIGNED * len(body):
        return False
    for column, found in edges.items():
        if len(found) < 2 or (column == 0 and len(edges) > 1):
            continue
        strays = min(
            sum(abs(edge[k] - median(e[k] for e in found)) > _ALIGNED * size * (2 if k == 2 else 1) for edge in found)
            for k in range(3)
        )
        widest = max(e[1] - e[0] for e in found)
        if strays > 0.34 * len(found) and columns[column][1] - columns[column][0] > 1.6 * widest:
            return False
    return any(column > 0 and len(found) >= _FEWEST_ROWS for column, found in edges.items())


def _placed_body(
    cells: Sequence[list[Word]], columns: Sequence[tuple[float, float]], text: str
) -> dict[int, list[Word]]:
    placed: dict[int, list[Word]] = {}
    for cell in cells:
        left, right = cell[0].x0, max(w.x1 for w in cell)
        column = _column_of(columns, (left + right) / 2)
        if not all(is_amount(text[w.start : w.end]) for w in cell):
            column = next(iter(_under(columns, left, right)), column)
        placed.setdefault(column, []).extend(cell)
    return placed


def _placed_header(row: Row, columns: Sequence[tuple[float, float]]) -> dict[int, list[Word]]:
    """Return the words of a heading or label row by column; those that span several stand in the first of them."""
    placed: dict[int, list[Word]] = {}
    for piece in row:
        for words in _headings(piece, columns):
            placed.setdefault(_headed(columns, words[0].x0, max(w.x1 for w in words)), []).extend(words)
    return placed


def _headed(columns: Sequence[tuple[float, float]], left: float, right: float) -> int:
    """Return the first column that a heading stands over. One that is wholly left of the amounts that it heads, which
    are set to the right, stands between these and the column before."""
    under = _under(columns, left, right)
    return under[0] if under else min(sum(left >= column[1] for column in columns), len(columns) - 1)


def _headings(piece: Piece, columns: Sequence[tuple[float, float]]) -> list[list[Word]]:
    """Return the words of a piece as the headings that they are: one for each column where there are as many, and
    those apart that a gap divides which is wider than a space."""
    text = piece.page.text
    over = _under(columns, piece.x0, piece.x1)
    cells = [[word] for word in piece.words]
    if len(over) > 1 and len(cells) > 1 and not any(w.glued for w in piece.words):
        years = all(
            _YEAR.fullmatch(text, w.start, w.end) or _AMOUNT.fullmatch(text, w.start, w.end) for w in piece.words
        )
        nearest = [_column_of(columns, (w.x0 + w.x1) / 2) for w in piece.words]
        if len(set(nearest)) == len(nearest) and (years or nearest == list(range(nearest[0], nearest[0] + len(over)))):
            return cells
    parts = [[piece.words[0]]]
    for before, word in pairwise(piece.words):
        apart = word.x0 - before.x1 > _SPACE * piece.size and not word.glued
        if apart and _headed(columns, word.x0, word.x1) != _headed(columns, before.x0, before.x1):
            parts.append([])
        parts[-1].append(word)
    return parts


def _under(columns: Sequence[tuple[float, float]], left: float, right: float) -> list[int]:
    return [i for i, (a, b) in enumerate(columns) if left < b and right > a]


def is_year(text: str) -> bool:
    """Return whether an amount is a year or a part of one, as may head a column; marks of notes aside."""
    return _YEAR.fullmatch(text.split(" (")[0].rstrip("*†‡")) is not None


def _heads_years(cells: Sequence[list[Word]], text: str) -> bool:
    """Return whether the amounts of a row are years that head the columns below, with words beside them at most."""
    said = [text[cell[0].start : cell[-1].end] for cell in cells]
    amounts = [all(is_amount(text[w.start : w.end]) for w in cell) for cell in cells]
    years = sum(amount and _YEAR.fullmatch(part) is not None for part, amount in zip(said, amounts, strict=True))
    return years > 0 and years == sum(amounts) and not (amounts[0] and years == 1)


def _header_top(rows: Sequence[Row], first: int, lowest: int, columns: Sequence[tuple[float, float]]) -> int:
    """Return the first of the rows right above the table's amounts that head its columns."""
    body_left = columns[0][0]
    top = first
    while top > lowest and first - top < _MOST_HEADERS:
        row, below = rows[top - 1], rows[top]
        if row[0].y - below[0].y > 2.6 * max(row[0].size, below[0].size) or _is_prose(row):
            break
        if len(row) == 1 and not _heads_columns(row[0], body_left, columns):
            # The heading of the labels may stand lower than that of the columns.
            if len(row[0].words) > 4 or top < lowest + 2 or len(rows[top - 2]) < 2:
                break
            if rows[top - 2][0].y - row[0].y > 1.5 * row[0].size or rows[top - 2][0].x0 < columns[0][1]:
                break
            top -= 1
        top -= 1
    return top


def _heads_columns(piece: Piece, body_left: float, columns: Sequence[tuple[float, float]]) -> bool:
    """Return whether a line without a wide gap stands over columns of amounts only, or heads each with a word."""
    if len(_headings(piece, columns)) > 1:
        return True
    over = len(columns) > 1 and (piece.x1 > columns[1][0] or piece.x0 >= columns[0][1])
    return over and piece.x0 > body_left + 2 * piece.size
