"""Cells that hold a count and its percentage, as papers print them: "131 (52.8)" under "Treated (n = 248)", or
"131/248 (52.8%)".

The percentage is that of the count in the cell's own whole, or in the one that stands over its column. Fewer than all
may have been asked in one row, so that a percentage that a somewhat smaller whole would make is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.checks._slips import is_digit_slip
from claimcheck.figures import read_figure
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Span, TableReading
from claimcheck.records import replace

_NUMBER = r"\d{1,3}(?:,\d{3}){1,5}|\d{1,15}"
_CELL = regex(rf"({_NUMBER})(?:\s?/\s?({_NUMBER}))?\s?[(\[]\s?(\d{{1,3}}(?:\.\d{{1,9}})?)\s?(%?)\s?[)\]]")
_WHOLE = regex(rf"\bn\s?=\s?({_NUMBER})(?![\d.,/])", re.IGNORECASE)
_FEWEST_ASKED = 0.75
"""A row's whole may be so much smaller than its column's."""
_FEWEST_THAT_HOLD = 2
_MOST_FITS = 20  # counts that a percentage may stand for; a coarser one is explained by nearly any slip


class Share(NamedTuple):
    """A count of cases, what it is a share of, and the percentage that is printed for it; `own` says that the whole
    stands in the cell."""

    cases: Figure
    whole: Figure
    percent: Figure
    own: bool


def shares_in_cells(table: TableReading) -> list[Share]:
    """Return the counts with percentages of a table's cells: those that hold, and those that a slip explains where
    others hold."""
    if not any(")" in text or "]" in text for text in map("|".join, table.texts)):
        return []
    shares = list(_shares(table))
    held = [share for share in shares if _holds(share)]
    if len(held) < _FEWEST_THAT_HOLD:
        return [share for share in held if share.own]
    return [share for share in shares if _holds(share) or _is_slip(share)]


def _shares(table: TableReading) -> Iterator[Share]:
    rows = table.table.rows
    wholes = [_whole_over(table, c) for c in range(len(rows[0]))] if rows else []
    heading = False
    for r in range(table.table.header_rows, len(rows)):
        texts = table.texts[r]
        labelled = "%" in texts[0]
        if not any(texts[1:]):
            heading = labelled  # "Symptoms, n (%)" over its rows
        for c, (text, cell) in enumerate(zip(texts, rows[r], strict=True)):
            match = _CELL.fullmatch(text.strip()) if c and cell is not None else None
            if match is None or cell is None or not (match[4] or labelled or heading or "%" in table.texts[0][c]):
                continue
            start = cell.span.start + len(text) - len(text.lstrip())
            whole = _figure(match[2], start + match.start(2)) if match[2] else wholes[c]
            if whole is not None and whole.value > 0:
                percent = replace(_figure(match[3], start + match.start(3)), kind=Kind.PERCENT, unit="%")
                yield Share(_figure(match[1], start + match.start(1)), whole, percent, bool(match[2]))


def _whole_over(table: TableReading, column: int) -> Figure | None:
    """Return the number of cases that the headings of a column state, if they state one."""
    found = []
    for texts, cells in zip(table.texts, table.table.rows[: table.table.header_rows + 1], strict=False):
        cell = cells[column]
        for match in _WHOLE.finditer(texts[column]) if cell is not None else ():
            found.append(_figure(match[1], cell.span.start + match.start(1)) if cell is not None else None)
    return found[0] if len(found) == 1 else None


def _figure(text: str, start: int) -> Figure:
    figure = read_figure(text)
    return replace(figure, kind=Kind.COUNT, span=Span(start, start + len(text)))


def _percent(share: Share) -> float:
    return 100 * float(share.cases.value) / float(share.whole.value)


def _holds(share: Share) -> bool:
    return abs(_percent(share) - float(share.percent.value)) <= float(share.percent.quantum) / 2 + 1e-9


def _is_slip(share: Share) -> bool:
    """Return whether one digit of the count or the percentage, or two that are swapped, explains what is off, and a
    smaller whole does not."""
    stated, unit = float(share.percent.value), float(share.percent.quantum)
    if not share.own and -unit < stated - _percent(share) and stated <= _percent(share) / _FEWEST_ASKED + unit:
        return False
    printed, needed = round(stated / unit), round(_percent(share) / unit)
    if is_digit_slip(printed, needed, 1):
        return True
    count = float(share.whole.value) / 100
    fits = range(round((stated - unit / 2) * count), round((stated + unit / 2) * count) + 1)
    return any(is_digit_slip(int(share.cases.value), fit, 1) for fit in fits[:_MOST_FITS])
