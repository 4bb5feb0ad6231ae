"""Cells of a table on a PDF page that run over several lines: which lines are one row.

Rules across the table say so; else the lines of a cell stand closer to each other than rows do; else a line of words
without amounts goes on with a label where it begins with a small letter. No row has amounts on two lines: where it
would, the distances are those of rows and nothing is joined.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from claimcheck.documents._pdf_page import PageText, Word

_ACROSS = 0.7
"""Of a table's width: what rules between rows span at least."""
_FEWEST_RULES = 3
_LEADING = 1.26
"""Of the size: the usual distance of lines of one text is smaller."""
_LOOSER = 1.08
"""Rows stand this much farther from each other than lines of one cell."""

Row = dict[int, list[Word]]


def cells_joined(
    page: PageText, rows: Sequence[Row], heights: Sequence[float], data: Sequence[bool], size: float
) -> list[tuple[int, int]]:
    """Return which lines of a table are its rows, each from one to before another.

    Args:
        page: the page on which they stand.
        rows: the lines' words by column.
        heights: of the lines' baselines.
        data: whether a line holds amounts.
        size: of the letters.
    """
    for is_apart in (_ruled(page, rows, heights), _spaced(heights, size), _said(page, rows, data, heights, size)):
        if is_apart is not None:
            groups = _groups(len(rows), is_apart)
            if all(sum(data[a:b]) < 2 for a, b in groups):
                return groups
    return [(i, i + 1) for i in range(len(rows))]


def merged(rows: Sequence[Row]) -> Row:
    """Return lines as one row, each cell with its words line by line."""
    joined: Row = {}
    for row in rows:
        for column, words in row.items():
            joined.setdefault(column, []).extend(words)
    return joined


def _groups(many: int, is_apart: Callable[[int], bool]) -> list[tuple[int, int]]:
    starts = [0, *(i for i in range(1, many) if is_apart(i))]
    return list(pairwise((*starts, many)))


def _ruled(page: PageText, rows: Sequence[Row], heights: Sequence[float]) -> Callable[[int], bool] | None:
    """Return whether a rule divides a line from the one before, if rules divide the table."""
    if not page.rules.across:
        return None
    words = [word for row in rows for cell in row.values() for word in cell]
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    places = [
        rule.at
        for rule in page.rules.across
        if min(rule.end, right) - max(rule.start, left) > _ACROSS * (right - left)
        and heights[-1] < rule.at < heights[0]
    ]
    if len(places) < _FEWEST_RULES:
        return None
    return lambda i: any(heights[i] < at < heights[i - 1] for at in places)


def _spaced(heights: Sequence[float], size: float) -> Callable[[int], bool] | None:
    """Return whether a line stands as far below the one before as rows do, if there are two kinds of distances."""
    gaps = [above - below for above, below in pairwise(heights)]
    for gap, wider in pairwise(sorted(gaps)):
        if gap > _LEADING * size:
            break
        if wider >= _LOOSER * gap > 0:
            return lambda i: gaps[i - 1] > gap
    return None


def _said(
    page: PageText, rows: Sequence[Row], data: Sequence[bool], heights: Sequence[float], size: float
) -> Callable[[int], bool] | None:
    """Return whether a line does not go on with the label before, as its first letter says."""
    labels = [_label(page, row) for row in rows]
    of_data = [label for label, amounts in zip(labels, data, strict=True) if amounts and label[:1].isalpha()]
    if 2 * sum(label[0].islower() for label in of_data) >= len(of_data):
        return None

    def is_apart(i: int) -> bool:
        goes_on = labels[i][:1].islower() and bool(labels[i - 1]) and not labels[i - 1].endswith(":")
        one_holds_all = not (data[i] and data[i - 1]) and (data[i] or set(rows[i]) == {0})
        return not (goes_on and one_holds_all and heights[i - 1] - heights[i] < _LEADING * size)

    return is_apart


def _label(page: PageText, row: Row) -> str:
    words = row.get(0)
    return page.text[words[0].start : words[-1].end] if words else ""
