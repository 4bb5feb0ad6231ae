"""What stands side by side on a PDF page and is read apart: a table beside another, or beside a column of text.

A table beside another has labels of its own, which begin at one edge, with amounts after them. White space runs down
left of that edge, through all the rows that either has. So does text beside a table, whose lines follow each other as
those of a paragraph do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.documents._pdf_amounts import Row, is_amount, is_data, is_prose, is_year
from claimcheck.documents._pdf_lines import Piece, rows

_FEWEST_ROWS = 2
"""Rows of a table, each a label with amounts."""
_FEWEST_LINES = 4
"""Lines of a text, no farther from each other than those of a paragraph."""
_MOST_LEADING = 1.5
"""Of the size: lines of a text, and of a label, stand this close."""
_INSIDE = 4.0
"""Of the size: labels are set in by less than this."""
_NARROWEST = 6.0
"""Of the size: nothing that is read apart is narrower."""
_BESIDE = 1.6
"""Of the size: tables stand this far apart whose rows stand at one height, as the columns of one table do,"""
_APART = 1.0
"""and what has lines between those beside it, this far."""
_MOST_OTHER = 5
"""One row of so many may have words beside words, as headings have."""
_LONGEST_RANK, _LONGEST_MARK = 4, 3
_BEFORE_LABEL = "([\"'“‘"
_MOST_PLACES = 1_200
"""Edges times rows that are looked at."""
_FARTHEST = 5.0
"""Of the size: how far the rows stand from each other."""
_ABOVE, _MOST_ABOVE = 2.6, 5
"""Of the size, how far a heading's line stands above the next; and how many lines it has."""
_LEVEL = 0.35
"""Of the size: lines that differ less in height are one."""
_MOST_LEVEL = 2
"""Rows on one level by chance, for each that is not."""


class _Strip(NamedTuple):
    """White space left of `edge` that runs through the rows from `first` to before `end`."""

    is_uneven: bool
    width: float
    edge: float
    first: int
    end: int


def beside(found: Sequence[Piece]) -> Iterator[list[Row]]:
    """Yield the rows of a zone by the stretches in which they are read, in reading order."""
    lines = rows(found)
    strip = max(_strips(lines), default=None)
    if strip is None:
        yield lines
        return
    above, inside, below = lines[: strip.first], lines[strip.first : strip.end], lines[strip.end :]
    left, right = _sides([piece for row in inside for piece in row], strip.edge)
    for part in ([p for row in above for p in row], left, right, [p for row in below for p in row]):
        if part:
            yield from beside(part)


def _sides(found: Sequence[Piece], edge: float) -> tuple[list[Piece], list[Piece]]:
    return [p for p in found if p.x0 < edge - 1], [p for p in found if p.x0 >= edge - 1]


def _strips(lines: Sequence[Row]) -> Iterator[_Strip]:
    """Yield the strips that divide what is read apart."""
    labels, texts = _edges(lines)
    for edge in labels:
        for first, end in _uncrossed(lines, edge, through_prose=False):
            yield from _dividing(lines, edge, first, end, is_text=False)
    if texts or (labels and sum(piece.is_prose for row in lines for piece in row) >= _FEWEST_LINES):
        for edge in (*labels, *texts):
            for first, end in _uncrossed(lines, edge, through_prose=True):
                yield from _dividing(lines, edge, first, end, is_text=True)


def _dividing(lines: Sequence[Row], edge: float, first: int, end: int, *, is_text: bool) -> Iterator[_Strip]:
    """Yield the strip left of an edge in a stretch of rows, if it divides what is read apart."""
    at = min((p.x0 for row in lines[first:end] for p in row if _crosses(p, edge)), default=edge)
    top, bottom = _trimmed(lines, at, first, end)
    left, right = _sides([piece for row in lines[top:bottom] for piece in row], at)
    if not left or not right:
        return
    width, size = at - max(piece.x1 for piece in left), right[0].size
    if width < _APART * size:
        return
    sides = rows(left), rows(right)
    tables = [_is_table(side) for side in sides]
    is_uneven = _are_uneven(*sides)
    if is_text:
        divides = any(tables) and any(map(_is_text, sides))
    else:
        divides = all(tables) and (is_uneven or (width >= _BESIDE * size and all(map(_is_simple, sides))))
    if divides:
        yield _Strip(is_uneven, width, at, top, bottom)


def _edges(lines: Sequence[Row]) -> tuple[list[float], list[float]]:
    """Return where labels with amounts begin in several rows, and where a text or what is beside it may begin."""
    left = min(row[0].x0 for row in lines)
    labels: Counter[int] = Counter()
    texts: Counter[int] = Counter()
    places: dict[int, float] = {}
    for row in lines:
        for i, piece in enumerate(row):
            if piece.grid is not None or piece.x0 < left + _NARROWEST * piece.size:
                continue
            key = round(piece.x0)
            places.setdefault(key, piece.x0)
            if piece.is_prose:
                texts[key] += 1
            elif _begins_row(row, i):
                labels[key] += 1
    tables = [places[key] for key in sorted(labels) if labels[key] >= _FEWEST_ROWS]
    beside_texts = [places[key] for key in sorted(texts) if texts[key] >= _FEWEST_LINES]
    if len(lines) * (len(tables) + len(beside_texts)) > _MOST_PLACES:
        return [], []  # words all over the page, as in a drawing
    return tables, beside_texts


def _begins_row(row: Row, i: int) -> bool:
    """Return whether a piece may be the first of a table's row: a label with an amount, a year, or a label's number."""
    piece = row[i]
    following = row[i + 1] if i + 1 < len(row) else None
    if _opens(piece):
        return _ends_in_amount(piece) or (following is not None and not _opens(following))
    first = piece.words[0]
    said = piece.page.text[first.start : first.end]
    return is_year(said) or (
        following is not None and _opens(following) and len(said) < _LONGEST_RANK and said.isdecimal()
    )


def _opens(piece: Piece) -> bool:
    """Return whether a piece may begin a label or a line of text, after a mark or number of its own at most."""
    if piece.grid is not None:
        return False
    for word in piece.words[:2]:
        said = piece.page.text[word.start : word.end]
        if said.lstrip(_BEFORE_LABEL)[:1].isalpha() and not is_amount(said):
            return True
        if len(said) > _LONGEST_MARK:
            return False
    return False


def _ends_in_amount(piece: Piece) -> bool:
    return piece.page.text[piece.words[-1].end - 1] in "0123456789%)"


def _uncrossed(lines: Sequence[Row], edge: float, *, through_prose: bool) -> Iterator[tuple[int, int]]:
    """Yield the stretches of rows in which nothing crosses the edge, from one to before another."""
    start = -1
    for i, row in enumerate(lines):
        crossed = any(p.grid is not None or (_crosses(p, edge) and not _is_set_out(p, edge)) for p in row)
        crossed = crossed or (not through_prose and is_prose(row))
        far = i > 0 and lines[i - 1][0].y - row[0].y > _FARTHEST * row[0].size
        if start >= 0 and (crossed or far):
            yield start, i
            start = -1
        if start < 0 and not crossed:
            start = i
    if start >= 0:
        yield start, len(lines)


def _crosses(piece: Piece, edge: float) -> bool:
    return piece.x0 < edge - 1 < piece.x1


def _is_set_out(piece: Piece, edge: float) -> bool:
    """Return whether a label begins a little left of the edge, where those under it are set in."""
    return piece.x0 > edge - _INSIDE * piece.size and _opens(piece)


def _trimmed(lines: Sequence[Row], edge: float, first: int, end: int) -> tuple[int, int]:
    """Return a stretch of rows from the headings of what an edge divides to its last row."""
    if 0 < first < end and _ends_paragraph(lines[first - 1], lines[first]):
        first += 1
    held = [
        i
        for i in range(first, end)
        if any(side and (is_data(side) or side[0].is_prose) for side in _sides(lines[i], edge))
    ]
    if not held:
        return first, first
    top, bottom = held[0], held[-1] + 1
    while top > max(first, held[0] - _MOST_ABOVE) and _gap(lines, top) < _ABOVE * lines[top][0].size:
        top -= 1
    while bottom < end and _gap(lines, bottom) < _MOST_LEADING * lines[bottom][0].size:
        bottom += 1
    return top, bottom


def _gap(lines: Sequence[Row], i: int) -> float:
    """Return how far a row stands below the one before."""
    return lines[i - 1][0].y - lines[i][0].y


def _ends_paragraph(above: Row, row: Row) -> bool:
    """Return whether a row is the last line of the paragraph above it, which crosses the strip."""
    near = above[0].y - row[0].y < _MOST_LEADING * row[0].size
    return near and len(row) == 1 and above[-1].is_prose and abs(above[0].x0 - row[0].x0) < row[0].size


def _is_table(side: Sequence[Row]) -> bool:
    """Return whether most rows that hold amounts begin with labels, years, or labels' numbers in order."""
    held = [i for i, row in enumerate(side) if is_data(row)]
    labelled = sum(_is_labelled(side, i) for i in held)
    data = [side[i] for i in held]
    ranks = [int(row[0].text) for row in data if len(row) > 1 and _opens(row[1]) and row[0].text.isdecimal()]
    if ranks == sorted(ranks):
        labelled += len(ranks)
    return labelled >= _FEWEST_ROWS and 2 * labelled > len(held)


def _is_labelled(side: Sequence[Row], i: int) -> bool:
    """Return whether a row begins with a label or a year, or stands between the lines of its label."""
    first = side[i][0]
    if _opens(first) or is_year(first.text.split()[0]):
        return True
    around = (side[j][0] for j in (i - 1, i + 1) if 0 <= j < len(side))
    return any(_opens(p) and p.x0 < first.x0 and abs(p.y - first.y) < p.size for p in around)


def _is_simple(side: Sequence[Row]) -> bool:
    """Return whether the rows of a table are labels with amounts, words never beside words, with few exceptions."""
    data = [row for row in side if is_data(row)]
    other = sum(any(_opens(a) and _opens(b) and not _ends_in_amount(a) for a, b in pairwise(row)) for row in data)
    return other <= max(1, len(data) // _MOST_OTHER)


def _is_text(side: Sequence[Row]) -> bool:
    """Return whether lines follow each other as those of a paragraph do, and say no amounts in columns."""
    followed = 0
    most = 0
    for above, below in pairwise(side):
        near = above[0].y - below[0].y < _MOST_LEADING * below[0].size
        followed = followed + 1 if near and above[0].is_prose and len(above) == 1 else 0
        most = max(most, followed)
    small = sum(row[0].page.text[row[0].words[0].start].islower() for row in side)
    return most >= _FEWEST_LINES - 1 and 3 * small >= len(side) and not any(map(is_data, side))


def _are_uneven(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Return whether rows of amounts on one side stand at no line of the other, as they do in no table."""
    return _off_level(left, right) and _off_level(right, left)


def _off_level(side: Sequence[Row], other: Sequence[Row]) -> bool:
    """Return whether many rows of amounts on one side, as far as the other reaches, are level with no line there."""
    heights = [-row[0].y for row in other]
    level = off = 0
    for row in side:
        if heights[0] <= -row[0].y <= heights[-1] and is_data(row):
            i = bisect_left(heights, -row[0].y)
            near = min(abs(height + row[0].y) for height in heights[max(0, i - 1) : i + 1]) < _LEVEL * row[0].size
            level, off = level + near, off + (not near)
    return off >= _FEWEST_ROWS and _MOST_LEVEL * off >= level
