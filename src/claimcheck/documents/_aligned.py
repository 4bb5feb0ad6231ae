"""Tables in plain text whose columns are kept apart by space alone, as reports and terminals print them.

A table is three or more lines of a label and amounts, with the lines above them that head its columns, the short labels
between them that head its sections, and single blank lines and rules where it goes on after them. The amounts of a
column end at the same place. Anything less regular is prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.lazy import regex
from claimcheck.model import Cell, Span, Table
from claimcheck.records import dataclass

_FIELD = regex(r"[^\s]+(?:[ \u00a0][^\s]+)*")
_AMOUNT = regex(
    r"""
    [(\[]? [+\-−–]? \s? (?: [A-Z]{0,3}[$€£¥] )? \s? \(? \d[\d,.]* \)? \s? %? \)? (?: [*†‡] | \([a-z\d]\) )?
    | [-–—−] | -- | n/?[am] | N/?[AM] | nil
    """,
    re.X,
)
_SIGNS = frozenset("$ € £ ¥ %".split())
_RULE = regex(r"[-=_–—+ \t]{3,}")
_FEWEST_ROWS = 3
_MOST_HEADERS = 3
_LONGEST_LABEL = 60
_DEEPEST = 200
_TOLERANCE = 2
"""Right edges this near are one column's: a bracket or a note mark stands past the digits."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line's label and its amounts, each with the column of characters where it ends."""

    label: Span | None
    amounts: tuple[Span, ...]
    edges: tuple[int, ...]


def aligned_tables(text: str, lines: Sequence[Span]) -> Mapping[int, tuple[Table, int]]:
    """Return the tables of a text by the index of their first line, each with the index of the line after its last.

    Args:
        text: the document.
        lines: spans of all lines without the space around them; blank lines are empty.
    """
    rows = {i: row for i, line in enumerate(lines) if (row := _row(text, line))}
    found = {}
    after = 0
    for first in rows:
        if first < after:
            continue
        run = list(_run(text, lines, rows, first))
        after = run[-1] + 1
        if sum(i in rows for i in run) >= _FEWEST_ROWS and (columns := _columns([rows[i] for i in run if i in rows])):
            top = _header_top(text, lines, first, columns)
            found[top] = (_table(text, lines, rows, range(top, after), columns), after)
    return found


def _fields(text: str, line: Span) -> list[Span]:
    return [Span(*field.span()) for field in _FIELD.finditer(text, *line)]


def _row(text: str, line: Span) -> _Row | None:
    content = text[slice(*line)]
    if "  " not in content and "\t" not in content:
        return None
    fields = [f for f in _fields(text, line) if text[slice(*f)] not in _SIGNS]
    amounts = fields
    label = None
    if fields and not _AMOUNT.fullmatch(text, *fields[0]):
        label, amounts = fields[0], fields[1:]
    if not amounts or not all(_AMOUNT.fullmatch(text, *f) for f in amounts):
        return None
    if not any(any(map(str.isdigit, text[slice(*f)])) for f in amounts):
        return None
    start = _start(text, line)
    tabs = "\t" in content
    edges = tuple(text.count("\t", line.start, f.start) * 1000 if tabs else f.end - start for f in amounts)
    return _Row(label, tuple(amounts), edges)


def _start(text: str, line: Span) -> int:
    """Return where a line begins, the space before its words included."""
    near = max(0, line.start - _DEEPEST)
    return max(text.rfind("\n", near, line.start), text.rfind("\r", near, line.start), near - 1) + 1


def _run(text: str, lines: Sequence[Span], rows: Mapping[int, _Row], first: int) -> Iterator[int]:
    """Yield the lines of the table whose first row is `first`, up to its last row."""
    pending: list[int] = []
    for i in range(first, len(lines)):
        if i in rows:
            yield from pending
            yield i
            pending = []
        elif len(pending) < 3 and (_is_blank(lines[i]) or _is_rule(text, lines[i]) or _is_label(text, lines[i])):
            if pending and _is_blank(lines[i]) and _is_blank(lines[pending[-1]]):
                return
            pending.append(i)
        else:
            return


def _is_blank(line: Span) -> bool:
    return line.start == line.end


def _is_rule(text: str, line: Span) -> bool:
    return _RULE.fullmatch(text, *line) is not None


def _is_label(text: str, line: Span) -> bool:
    return (
        line.end - line.start <= _LONGEST_LABEL and text[line.end - 1] not in ".!?;," and len(_fields(text, line)) == 1
    )


def _columns(rows: Sequence[_Row]) -> tuple[int, ...]:
    """Return where the columns of amounts end, or nothing if the rows do not agree on it."""
    edges = sorted({edge for row in rows for edge in row.edges})
    columns: list[int] = []
    for edge in edges:
        if columns and edge - columns[-1] <= _TOLERANCE:
            columns[-1] = edge
        else:
            columns.append(edge)
    for row in rows:
        places = [_column(columns, edge) for edge in row.edges]
        if len(set(places)) < len(places):
            return ()
    # Amounts that end anywhere are words and figures of prose with wide spaces.
    return tuple(columns) if 2 * len(columns) * len(rows) <= 3 * sum(len(row.edges) for row in rows) else ()


def _column(columns: Sequence[int], edge: int) -> int:
    return min(range(len(columns)), key=lambda c: abs(columns[c] - edge))


def _header_top(text: str, lines: Sequence[Span], first: int, columns: Sequence[int]) -> int:
    """Return the first of the lines right above the rows that head their columns."""
    top = first
    while top > 0 and first - top < _MOST_HEADERS and not _is_blank(lines[top - 1]):
        line = lines[top - 1]
        fields = _fields(text, line)
        if not _is_rule(text, line) and not 1 < len(fields) <= len(columns) + 1:
            break
        top -= 1
    return top


def _table(text: str, lines: Sequence[Span], rows: Mapping[int, _Row], run: range, columns: Sequence[int]) -> Table:
    grid: list[tuple[Cell | None, ...]] = []
    headers = 0
    for i in run:
        if _is_rule(text, lines[i]) and not _is_blank(lines[i]):
            continue
        cells: list[Cell | None] = [None] * (len(columns) + 1)
        if i in rows:
            row = rows[i]
            placed = [
                (0, row.label),
                *((_column(columns, e) + 1, a) for e, a in zip(row.edges, row.amounts, strict=True)),
            ]
        else:
            placed = list(_headings(text, lines[i], columns))
            headers += not any(r in rows for r in range(run.start, i)) and not _is_blank(lines[i])
        for column, span in placed:
            if span is not None and cells[column] is None:
                cells[column] = Cell(len(grid), column, span)
        grid.append(tuple(cells))
    return Table(Span(lines[run.start].start, lines[run.stop - 1].end), tuple(grid), headers)


def _headings(text: str, line: Span, columns: Sequence[int]) -> Iterator[tuple[int, Span]]:
    fields = _fields(text, line)
    if len(fields) == 1:
        yield 0, fields[0]
        return
    start = _start(text, line)
    tabs = "\t" in text[slice(*line)]
    for field in fields:
        edge = text.count("\t", line.start, field.start) * 1000 if tabs else field.end - start
        middle = edge if tabs else (field.start - start + edge) // 2
        near = min(range(len(columns)), key=lambda c: min(abs(columns[c] - edge), abs(columns[c] - middle)))
        is_first = field is fields[0] and len(fields) > len(columns)
        yield 0 if is_first else near + 1, field
