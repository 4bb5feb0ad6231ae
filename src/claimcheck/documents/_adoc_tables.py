"""Tables of AsciiDoc: lines with a bar before each cell, as rows of cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.documents._lines import Line, running
from claimcheck.documents._mapped import Mapped
from claimcheck.lazy import regex

_BAR = regex(
    r"(?<!\\)(?:(?:(?<=\s)|^)(?:(?P<across>\d{1,2})?(?:\.(?P<down>\d{1,2}))?(?P<sign>[+*])|)[<^>]?(?:\.[<^>])?[adehlmsv]?)?\|",
    re.M,
)
_COLUMNS = regex(r"\bcols\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^,\]\s]+))")
_HEADER = regex(r"%[\w%-]*\bheader\b|\boptions?\s*=\s*[\"']?[^\"'\]]*\bheader\b|\bopts\s*=\s*[\"']?[^\"'\]]*\bheader\b")
_NO_HEADER = regex(r"%[\w%-]*\bnoheader\b|[\"',=]noheader\b")
_MOST = 60


class Cell(NamedTuple):
    """A cell: its text, and how many columns and rows it takes."""

    text: Mapped
    across: int
    down: int


def rows_of(lines: Sequence[Line], settings: str) -> tuple[list[list[Cell]], int]:
    """Return the rows of a table and how many of them are headings.

    Args:
        lines: what stands between the table's edges.
        settings: what is set for it in brackets above.
    """
    origin = running(lines)
    cells, first_line = _cells(origin, lines)
    columns = _columns(settings) or first_line or 1
    rows: list[list[Cell]] = []
    held: dict[tuple[int, int], bool] = {}
    row, column = 0, 0
    for cell in cells:
        while held.get((row, column)):
            column += 1
        if not rows or column >= columns:
            row, column = row + bool(rows), 0
            rows.append([])
            while held.get((row, column)):
                column += 1
        rows[-1].append(cell)
        held |= {(row + i, column + j): True for i in range(1, cell.down) for j in range(cell.across)}
        column += cell.across
    return rows, _header_rows(lines, settings, first_line, columns)


def _cells(origin: Mapped, lines: Sequence[Line]) -> tuple[list[Cell], int]:
    """Return all cells, and how many columns those of the first line take."""
    bars = list(_BAR.finditer(origin.text))
    first_end = next((len(line.text) for line in lines if line.text), 0)
    skipped = 0
    for line in lines:
        if line.text:
            break
        skipped += 1
    first_end += skipped
    cells, first_line = [], 0
    for i, bar in enumerate(bars):
        end = bars[i + 1].start() if i + 1 < len(bars) else len(origin.text)
        count = min(int(bar["across"] or 1), _MOST)
        down = min(int(bar["down"] or 1), _MOST) if bar["sign"] == "+" else 1
        spans = bar["sign"] == "+"
        cell = Cell(_trimmed(origin, bar.end(), end), count if spans else 1, down)
        cells += [cell] * (1 if spans else count)
        first_line += count if bar.start() < first_end else 0
    return cells, first_line


def _trimmed(origin: Mapped, start: int, end: int) -> Mapped:
    text = origin.text[start:end]
    kept = text.strip()
    start += len(text) - len(text.lstrip()) if kept else 0
    return origin.part(start, start + len(kept))


def _columns(settings: str) -> int:
    found = _COLUMNS.search(settings)
    if not found:
        return 0
    said = found["double"] or found["single"] or found["bare"] or ""
    count = 0
    for column in re.split(r"[,;]", said) if said.strip() else ():
        times = re.match(r"\s*(\d{1,2})\*", column)
        count += int(times[1]) if times else 1
    return min(count, _MOST)


def _header_rows(lines: Sequence[Line], settings: str, first_line: int, columns: int) -> int:
    if _HEADER.search(settings):
        return 1
    implied = len(lines) > 1 and bool(lines[0].text) and not lines[1].text and first_line == columns
    return int(implied and not _NO_HEADER.search(settings))
