"""The columns of a table on a PDF page.

The words of the rows that hold amounts are laid over each other; what no word covers from top to bottom divides the
columns, and so does a place at which words begin in most rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from claimcheck.documents._pdf_amounts import AFTER_LABEL, Row, is_amount, is_year
from claimcheck.documents._pdf_lines import Piece, piece_of
from claimcheck.documents._pdf_page import Word

FEWEST_ROWS = 2
_WIDE = 1.0
"""Of the size: a gap this wide divides columns of any kind."""
_TIGHT = 0.28
"""Of the size: a gap this wide divides two columns of amounts."""
_SPACE = 0.45
"""Of the size: the space between the words of a heading is narrower."""
_ALIGNED = 0.5
_MOST_MISALIGNED = 0.12
_MOST_ACROSS = 0.1
"""Of the rows: as many may have words that run across columns, and one where there are several rows."""
_SEVERAL_ROWS = 4
_MOST_ROWS = 0.6


def column_stops(found: Sequence[Row], size: float) -> frozenset[int]:
    """Return where words begin in most rows, after a gap: there a column of words stands, however near to the one
    before. They are rounded, each with the places beside it."""
    begins: Counter[int] = Counter()
    for row in found:
        words = [word for piece in row for word in piece.words]
        begins.update({round(b.x0) for a, b in pairwise(words) if b.x0 - a.x1 > AFTER_LABEL * size and not b.glued})
    enough = max(_SEVERAL_ROWS, _MOST_ROWS * len(found))
    return frozenset(x + d for x in begins for d in (-1, 0, 1) if sum(begins[x + e] for e in (-1, 0, 1)) >= enough)


def cut(piece: Piece, stops: frozenset[int]) -> Iterator[Piece]:
    """Yield the parts of a piece that begin at the stops of its table's columns."""
    start = 0
    for i, (before, word) in enumerate(pairwise(piece.words), 1) if stops else ():
        if round(word.x0) in stops and word.x0 - before.x1 > AFTER_LABEL * piece.size and not word.glued:
            yield piece_of(piece.page, piece.words[start:i], piece.link)
            start = i
    yield piece_of(piece.page, piece.words[start:], piece.link) if start else piece


def columns_of(
    body: Sequence[list[list[Word]]], stops: frozenset[int], text: str, size: float
) -> list[tuple[float, float]]:
    """Return the columns' edges: what the cells of the rows cover, laid over each other; a few may run across."""
    spans = [
        (cell[0].x0, max(w.x1 for w in cell), all(is_amount(text[w.start : w.end]) for w in cell))
        for cells in body
        for cell in cells
    ]
    numbers = _covers([span for span in spans if span[2]], _TIGHT * size)
    across = [span for span in spans if not span[2] and _runs_across(span, numbers, size)]
    if len(across) <= max(_MOST_ACROSS * len(body), len(body) >= _SEVERAL_ROWS):
        spans = [span for span in spans if span not in across]
    covers = _covers(spans, _TIGHT * size)
    merged = [covers[0]]
    for cover in covers[1:]:
        a, b, cells_, amounts = merged[-1]
        numeric = 5 * amounts >= 4 * cells_ and 5 * cover[3] >= 4 * cover[2]
        label_before = 5 * cover[3] >= 4 * cover[2] and cover[0] - b >= AFTER_LABEL * size
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


def line_up(body: Sequence[list[list[Word]]], columns: Sequence[tuple[float, float]], text: str, size: float) -> bool:
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
    return any(column > 0 and len(found) >= FEWEST_ROWS for column, found in edges.items())


def _column_of(columns: Sequence[tuple[float, float]], middle: float) -> int:
    i = bisect_right(columns, (middle, float("inf"))) - 1
    if i < 0:
        return 0
    if i + 1 < len(columns) and middle > columns[i][1] and columns[i + 1][0] - middle < middle - columns[i][1]:
        return i + 1
    return i


def placed_body(
    cells: Sequence[list[Word]], columns: Sequence[tuple[float, float]], text: str
) -> dict[int, list[Word]]:
    """Return the words of a row of amounts by column."""
    placed: dict[int, list[Word]] = {}
    for cell in cells:
        left, right = cell[0].x0, max(w.x1 for w in cell)
        column = _column_of(columns, (left + right) / 2)
        if not all(is_amount(text[w.start : w.end]) for w in cell):
            column = next(iter(_under(columns, left, right)), column)
        placed.setdefault(column, []).extend(cell)
    return placed


def placed_header(row: Row, columns: Sequence[tuple[float, float]]) -> dict[int, list[Word]]:
    """Return the words of a heading or label row by column; those that span several stand in the first of them."""
    placed: dict[int, list[Word]] = {}
    for piece in row:
        for words in headings(piece, columns):
            placed.setdefault(_headed(columns, words[0].x0, max(w.x1 for w in words)), []).extend(words)
    return placed


def _headed(columns: Sequence[tuple[float, float]], left: float, right: float) -> int:
    """Return the first column that a heading stands over. One that is wholly left of the amounts that it heads, which
    are set to the right, stands between these and the column before."""
    under = _under(columns, left, right)
    return under[0] if under else min(sum(left >= column[1] for column in columns), len(columns) - 1)


def headings(piece: Piece, columns: Sequence[tuple[float, float]]) -> list[list[Word]]:
    """Return the words of a piece as the headings that they are: one for each column where there are as many, and
    those apart that a gap divides which is wider than a space."""
    text = piece.page.text
    over = _under(columns, piece.x0, piece.x1)
    cells = [[word] for word in piece.words]
    if len(over) > 1 and len(cells) > 1 and not any(w.glued for w in piece.words):
        years = all(is_year(text[w.start : w.end]) or is_amount(text[w.start : w.end]) for w in piece.words)
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
