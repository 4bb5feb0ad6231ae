"""Finds the tables on a sheet: what stands together, which lines above are titles and which below are notes, and which
rows are headings.

Blank rows and columns part what stands on a sheet, but not what belongs together: a row of blanks before a total, a
narrow column between years. What goes on under a table without headings of its own, in its columns, is part of it; what
stands beside it with labels of its own is another table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from claimcheck.documents._sheets import Entry, Hidden, Row, Sheet, is_year, visible
from claimcheck.lazy import regex
from claimcheck.records import dataclass

_MOST_HEADERS = 6
_WIDEST_GAP = 2
"""So many blank rows may stand within a table."""
_LONG = 40  # characters: a longer line under a table is a note, a shorter one heads a section
_PROSE_LENGTH, _PROSE_WORDS = 60, 9
_SURELY_PROSE = 200
_SPARSE = 30
"""A grid with more than so many places for each cell is no table."""
_NOTE = regex(r"\s*(?:notes?\b|sources?\b|footnotes?\b|[*†‡§]|[(\[]?(?:\d{1,2}|[a-z])[)\].:]\s)", re.I)
_SENTENCE_END = regex(r"[.!?…:][\"'”’)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A cell that stands alone: a title over a table, a note under it, or running text."""

    row: int
    column: int
    entry: Entry
    is_title: bool = False
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A table on a sheet: its rows, the first `header_rows` of which are headings, and the columns that they use."""

    rows: list[Row]
    columns: list[int]
    header_rows: int


def regions(sheet: Sheet, *, in_lines: bool = False) -> Iterator[Line | Region]:
    """Yield what stands on a sheet, from top to bottom and from left to right.

    Args:
        sheet: the sheet.
        in_lines: whether its text is that of a file in lines, so that nothing can be taken out of a row.
    """
    hidden_rows, hidden_columns = Hidden(sheet.hidden_rows), Hidden(sheet.hidden_columns)
    pending: list[Row] = []
    for rows in _bands(visible(sheet), hidden_rows):
        groups = [rows] if in_lines else _islands(rows, hidden_columns)
        if pending and len(groups) == 1 and _goes_on(pending, groups[0], hidden_rows):
            pending += [Row(pending[-1].number + 1, []), *groups[0]]
            continue
        yield from _parts(pending, in_lines)
        pending = groups.pop()
        for group in groups:
            yield from _parts(group, in_lines)
    yield from _parts(pending, in_lines)


def _bands(rows: Iterable[Row], hidden: Hidden) -> Iterator[list[Row]]:
    """Yield runs of rows without a blank row between."""
    band: list[Row] = []
    for row in rows:
        if band and _blanks(band[-1].number, row.number, hidden):
            yield band
            band = []
        band.append(row)
    if band:
        yield band


def _blanks(above: int, below: int, hidden: Hidden) -> int:
    return max(0, below - above - 1 - hidden.between(above + 1, below))


def _islands(rows: list[Row], hidden: Hidden) -> list[list[Row]]:
    """Part rows at blank columns where what follows has labels and amounts of its own."""
    used = sorted({column for row in rows for column, _ in row.cells})
    cuts = [b for a, b in pairwise(used) if b - a - 1 - hidden.between(a + 1, b) > 0]
    if not cuts:
        return [rows]
    kept: list[int] = []
    starts = [used[0], *cuts]
    for start, end in zip(starts[1:], [*starts[2:], used[-1] + 1], strict=True):
        left = kept[-1] if kept else used[0]
        if _stands_alone(rows, start, end) and _has_both(rows, left, start):
            kept.append(start)
    if not kept:
        return [rows]
    edges = [used[0], *kept, used[-1] + 1]
    found = []
    for low, high in pairwise(edges):
        part = [Row(r.number, cells) for r in rows if (cells := [c for c in r.cells if low <= c[0] < high])]
        found.append(part)
    return found


def _stands_alone(rows: Sequence[Row], start: int, end: int) -> bool:
    first = [e for row in rows for c, e in row.cells if c == start]
    labels = sum(_is_label(e) for e in first)
    return 2 * labels > len(first) and labels > 1 and _has_both(rows, start, end)


def _has_both(rows: Sequence[Row], start: int, end: int) -> bool:
    """Return whether labels and amounts stand in columns from `start` to before `end`."""
    inside = [e for row in rows for c, e in row.cells if start <= c < end]
    return any(e.is_amount for e in inside) and sum(_is_label(e) for e in inside) > 1


def _is_label(entry: Entry) -> bool:
    return not entry.is_amount and any(map(str.isalpha, entry.text))


def _goes_on(above: Sequence[Row], below: Sequence[Row], hidden: Hidden) -> bool:
    """Return whether rows belong to the table above a gap: amounts in its columns, without headings of their own."""
    if _blanks(above[-1].number, below[0].number, hidden) > _WIDEST_GAP:
        return False
    first = next((row for row in below if len(row.cells) > 1), None)
    if first is None or not any(entry.is_amount for _, entry in first.cells):
        return False
    upper = {c for row in above if len(row.cells) > 1 for c, _ in row.cells}
    lower = {c for row in below if len(row.cells) > 1 for c, _ in row.cells}
    if not lower <= upper:
        return False
    amounts = {c for row in above for c, e in row.cells if e.is_amount}
    if not amounts:  # headings alone
        return len(above[-1].cells) > 1
    return any(c in amounts for c, e in first.cells if e.is_amount)


# --- the parts of a group of cells -----------------------------------------------------------------------------------


def _parts(rows: Sequence[Row], in_lines: bool) -> Iterator[Line | Region]:
    if not rows:
        return
    first = min((row.cells[0][0] for row in rows if row.cells), default=0)
    widths = [len(row.cells) for row in rows]
    top, end = 0, len(rows)
    if max(widths) > 1:
        while widths[top] == 1 and _is_title(rows[top], first):
            top += 1
        while end > top and (widths[end - 1] == 0 or (widths[end - 1] == 1 and _is_note(rows[end - 1]))):
            end -= 1
    elif not any(e.is_amount for row in rows for _, e in row.cells) or len(rows) == 1:
        top = len(rows)
    has_table = top < end
    for row in rows[:top]:
        for column, entry in row.cells:
            lone_amount = entry.is_amount and not has_table
            yield _lone(row, column, entry) if lone_amount else Line(row.number, column, entry, is_title=has_table)
    yield from _tables(list(rows[top:end]), first, in_lines)
    for row in rows[max(top, end) :]:
        for column, entry in row.cells:
            yield Line(row.number, column, entry, is_note=_NOTE.match(entry.text) is not None)


def _lone(row: Row, column: int, entry: Entry) -> Region:
    return Region([Row(row.number, [(column, entry)])], [column], 0)


def _is_title(row: Row, first: int) -> bool:
    column, entry = row.cells[0]
    return column == first and not entry.is_amount and not is_year(entry.text)


def _is_note(row: Row) -> bool:
    entry = row.cells[0][1]
    return not entry.is_amount and (len(entry.text) > _LONG or _NOTE.match(entry.text) is not None)


def _tables(rows: list[Row], first: int, in_lines: bool) -> Iterator[Line | Region]:
    """Yield the table of some rows, and after it the running text that stands in its cells."""
    headers = _header_rows(rows, first)
    kept: list[Row] = []
    prose: list[Line] = []
    for i, row in enumerate(rows):
        out = {
            column
            for column, entry in row.cells
            if not in_lines and i >= headers and (column != first or len(row.cells) == 1) and is_prose(entry.text)
        }
        prose += (Line(row.number, c, e) for c, e in row.cells if c in out)
        if not out or len(out) < len(row.cells):
            kept.append(Row(row.number, [c for c in row.cells if c[0] not in out]) if out else row)
    columns = sorted({column for row in kept for column, _ in row.cells})
    cells = sum(len(row.cells) for row in kept)
    if len(kept) * len(columns) > _SPARSE * cells + 10_000:
        for row in kept:
            yield Region([row], [column for column, _ in row.cells], 0)
    elif columns:
        yield Region(kept, columns, min(headers, len(kept)))
    yield from prose


def is_prose(text: str) -> bool:
    """Return whether a cell's text is running text: sentences, rather than a label.

    >>> is_prose("Net cash provided by operating activities before changes in working capital and provisions")
    False
    >>> is_prose("The survey was sent to 1,200 members, of whom 480 (40%) replied.")
    True
    """
    if len(text) < _PROSE_LENGTH:
        return False
    return len(text.split()) >= _PROSE_WORDS and (len(text) >= _SURELY_PROSE or _SENTENCE_END.search(text) is not None)


def _header_rows(rows: Sequence[Row], first: int) -> int:
    """Return how many rows are headings: those before the first with an amount, but not the names of sections."""
    body = next((i for i, row in enumerate(rows) if _has_amount(row, first)), None)
    if body is None:
        return min(1, len(rows) - 1)
    if body > _MOST_HEADERS:
        return 1
    while body > 1 and [column for column, _ in rows[body - 1].cells] in ([], [first]):
        body -= 1
    return body


def _has_amount(row: Row, first: int) -> bool:
    """Return whether a row has an amount besides one that may be its label."""
    return any(e.is_amount for column, e in row.cells if column != first or len(row.cells) == 1)
