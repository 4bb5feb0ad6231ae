"""The reading order of a PDF page: columns of text, and what runs across them.

A gutter is a strip that almost no running text crosses and that has running text on both sides, line beside line.
Pieces that follow each other on one line in the file, across a gutter, are a row of a table and no two lines of text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.documents._pdf_lines import Piece

_BIN = 3.0  # points
_FEWEST_LINES = 4
"""Lines of running text beside each other that make columns."""
_CROSSED = 0.34
"""The part of a column's lines that may cross a gutter: titles, wide figures and tables."""
_SLACK = 1.5  # points
_INDENT = 4
_HEADING = 2.5
"""Of the size: how much higher than the rightmost column's text another column's heading may stand."""


def zones(found: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of a page by the stretches in which they are read, in reading order."""
    gutters, top, bottom = _gutters(found)
    if not gutters:
        yield list(found)
        return
    wide: list[Piece] = []
    narrow: list[tuple[int, Piece]] = []
    for line in _lines(found):
        for group in _apart(line, gutters):
            first, last = _columns(group, gutters)
            if first == last:
                narrow += ((first, piece) for piece in group)
            else:
                wide += group
    wide, narrow = _beyond(wide, narrow, top, bottom)
    yield from _in_bands(wide, narrow, len(gutters) + 1)


def _beyond(
    wide: list[Piece], narrow: Sequence[tuple[int, Piece]], top: float, bottom: float
) -> tuple[list[Piece], list[tuple[int, Piece]]]:
    """Return both lists with the narrow lines above and below the columns as wide, where wide lines stand there."""
    above, below = any(p.y > top for p in wide), any(p.y < bottom for p in wide)
    inside = []
    ends = _ends_of_wide(wide, narrow)
    lowest: dict[int, float] = {}  # how far down each column's lines have been followed
    for column, piece in sorted(narrow, key=lambda item: -item[1].y):
        goes_on = lowest.get(column, 1e9) - piece.y < 1.5 * piece.size
        beyond = (above and piece.y > top + _HEADING * piece.size) or (
            below and piece.y < bottom - piece.size and not goes_on
        )
        if beyond or id(piece) in ends:
            wide.append(piece)
        else:
            inside.append((column, piece))
            lowest[column] = piece.y
    return wide, inside


def _ends_of_wide(wide: Sequence[Piece], narrow: Sequence[tuple[int, Piece]]) -> set[int]:
    """Return the ids of the short lines that end a paragraph of wide lines: right under it, with nothing beside."""
    found = set()
    for last in wide:
        if last.is_prose:
            under = [p for _, p in narrow if 0 < last.y - p.y < 1.6 * last.size]
            if len(under) == 1 and abs(under[0].x0 - last.x0) < 1 and abs(under[0].size - last.size) < 0.5:
                found.add(id(under[0]))
    return found


def _lines(found: Sequence[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in found:
        if line and piece.link != line[-1].link:
            yield line
            line = []
        line.append(piece)
    if line:
        yield line


def _apart(line: list[Piece], gutters: Sequence[float]) -> Iterator[list[Piece]]:
    """Cut a line of the file where it goes from running text on one side of a gutter to running text on the other."""
    start = 0
    for i, (a, b) in enumerate(pairwise(line), 1):
        crossed = bisect_right(gutters, a.x1 - _SLACK) < bisect_right(gutters, b.x0 + _SLACK)
        if crossed and a.is_prose and b.is_prose:
            yield line[start:i]
            start = i
    yield line[start:]


def _columns(group: Sequence[Piece], gutters: Sequence[float]) -> tuple[int, int]:
    left, right = min(p.x0 for p in group), max(p.x1 for p in group)
    return bisect_right(gutters, left + _SLACK), bisect_right(gutters, right - _SLACK)


def _in_bands(wide: Sequence[Piece], narrow: Sequence[tuple[int, Piece]], columns: int) -> Iterator[list[Piece]]:
    """Yield what lies between two wide lines column by column, and the wide lines between."""
    events = sorted(
        [(-p.y, 0, -1, p) for p in wide] + [(-p.y, 1, c, p) for c, p in narrow], key=lambda event: event[:2]
    )
    across: list[Piece] = []
    band: dict[int, list[Piece]] = defaultdict(list)
    for _, _, column, piece in events:
        if column < 0:
            if band:
                yield from (band[c] for c in range(columns) if c in band)
                band = defaultdict(list)
            across.append(piece)
        else:
            if across:
                yield across
                across = []
            band[column].append(piece)
    if across:
        yield across
    yield from (band[c] for c in range(columns) if c in band)


def _gutters(found: Sequence[Piece]) -> tuple[list[float], float, float]:
    """Return the middles of the gutters, from left to right, and the top and bottom of the columns."""
    prose = [p for p in found if p.is_prose]
    if len(prose) < 2 * _FEWEST_LINES:
        return [], 0.0, 0.0
    left, right = min(p.x0 for p in prose), max(p.x1 for p in prose)
    bins = [0] * (int((right - left) / _BIN) + 2)
    for piece in prose:
        bins[int((piece.x0 - left) / _BIN)] += 1
        bins[int((piece.x1 - left) / _BIN) + 1] -= 1
    covered, total = [], 0
    for change in bins:
        total += change
        covered.append(total)
    gutters: list[float] = []
    heights: list[float] = []
    for start, end in _valleys(covered):
        middle = left + (start + end) * _BIN / 2
        sides = _sides(prose, middle)
        if sides:
            gutters.append(middle)
            heights += sides
    return gutters, max(heights, default=0.0), min(heights, default=0.0)


def _valleys(covered: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of bins that few lines cover, between stretches that many do."""
    highest_before, running = [], 0
    for count in covered:
        highest_before.append(running)
        running = max(running, count)
    highest_after, running = [0] * len(covered), 0
    for i in range(len(covered) - 1, -1, -1):
        highest_after[i] = running
        running = max(running, covered[i])
    start = -1
    for i, count in enumerate(covered):
        around = min(highest_before[i], highest_after[i])
        if around >= _FEWEST_LINES and count <= _CROSSED * around:
            start = i if start < 0 else start
        elif start >= 0:
            lowest = min(covered[start:i])
            inside = [j for j in range(start, i) if covered[j] == lowest]
            yield inside[0], inside[-1] + 1
            start = -1


def _sides(prose: Sequence[Piece], middle: float) -> tuple[float, float] | None:
    """Return the top and bottom of the running text that stands on both sides of a gutter, line beside line."""
    left = [p for p in prose if p.x1 < middle + _SLACK]
    right = [p for p in prose if p.x0 > middle - _SLACK]
    if len(left) < _FEWEST_LINES or len(right) < _FEWEST_LINES:
        return None
    # Left of the gutter stand the short lines of wide paragraphs too, and right of it headings of tables.
    edge = Counter(round(p.x0) for p in right).most_common(1)[0][0]
    own = [p for p in right if edge - 3 < p.x0 < edge + _INDENT * p.size]
    top, bottom = max(p.y for p in own), min(p.y for p in own)
    beside = [sum(bottom - p.size <= p.y <= top + p.size for p in side) for side in (left, right)]
    return (top, bottom) if min(beside) >= _FEWEST_LINES else None
