"""A change that the prose tells of a row of a table against the row's own amounts: "Floods increased the most, by 80%"
beside 840 and 1,512.

The rule is `change = new - old`, in percent of the old amount where the prose says so, for two columns of the row, or
for one column of two rows that are called by years ("12% more than in 2022"); or the change is the row's cell in a
column of changes. One that any two columns make is right. Another is off only where it is clear which two are meant:
they make another change that the paragraph tells, or the sentence gives the row's new amount, or there is a column of
changes, or a slip of one digit tells the two changes apart. Other times than the table's, averages, estimates and
changes in real terms are passed over.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, groupby

from claimcheck.checks._cited_cells import stated_scale
from claimcheck.checks._grid import Grid
from claimcheck.checks._law import Equation, conclude, figures_of, measured, percent, said, value_of
from claimcheck.checks._named_rows import NamedTable, read_named
from claimcheck.checks._slips import is_digit_slip
from claimcheck.checks._table_words import CHANGES_OF_ROWS, TWO_TIMES
from claimcheck.checks._told_of_rows import Told, may_tell, told_against, told_of
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import UndefinedQuotientError, exact, printed
from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass, replace

NAME = "table_change"
_MOST_NEAR = 2  # tables before and after a paragraph of which it may speak
_LEAST_DIGITS = 3  # of an amount that shows by itself which row is meant
_SCALES = (1, 10**3, 10**6, 10**9)
_CHANGES = regex(rf"\b{one_of(CHANGES_OF_ROWS)}\b|[Δ±]|\+/-", re.IGNORECASE)
_YEAR = regex(r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d\b)?")
_HOLD = frozenset({Status.CONSISTENT, Status.IMPRECISE})
_HUNDRED, _ONE = exact(100), exact(1)
_Pair = tuple[int, int]
"""The columns of a new and an old amount; twice the same column if its cells are changes."""

_RISE = Equation(
    "change",
    lambda new, old: (new / old - _ONE) * _HUNDRED,
    {"change": lambda v: 100 * (v["new"] / v["old"] - 1)},
)
_FALL = Equation(
    "change",
    lambda new, old: (_ONE - new / old) * _HUNDRED,
    {"change": lambda v: 100 * (1 - v["new"] / v["old"])},
)
_MORE = Equation("change", lambda new, old: new - old, {"change": lambda v: v["new"] - v["old"]})
_LESS = Equation("change", lambda new, old: old - new, {"change": lambda v: v["old"] - v["new"]})
_SAME = Equation("change", lambda cell: cell, {"change": lambda v: v["cell"]})


def table_change(
    change: Printed,
    *,
    new: Printed | None = None,
    old: Printed | None = None,
    cell: Printed | None = None,
    scale: int = 1,
    note: str = "",
) -> Finding:
    """Compare the size of a change that the text tells with two amounts of a table, or with the table's own change.

    Args:
        change: the change as told, without its sign: in percent ("12%"), or in the amounts' own unit.
        new: the later amount's cell, and
        old: the earlier amount's cell, above zero where the change is in percent; or
        cell: the change as the table gives it.
        scale: what the table's numbers are multiplied with (1000000 for "in millions").
        note: which row it is of.

    Raises:
        UndefinedQuotientError: the earlier amount can be zero.

    >>> table_change("80%", new="1,512", old="840").status.value, table_change("7.4%", cell="−4.7%").status.value
    ('consistent', 'inconsistent')
    """
    figures = figures_of(new=new, old=old, cell=cell, change=change)
    told = figures["change"] = replace(figures["change"], value=abs(figures["change"].value))
    relative = told.kind in (Kind.PERCENT, Kind.POINTS)
    names = [name for name in ("new", "old", "cell") if name in figures]
    shown = {name: said(figures[name]) for name in names}
    for name in names:
        figures[name] = _scaled(figures[name], 1 if relative else scale)
    if told.kind is not Kind.PERCENT:
        figures["change"] = measured(told)
    if "cell" in figures:
        figures["cell"] = replace(figures["cell"], value=abs(figures["cell"].value))
        return conclude(
            NAME, _SAME, figures, f"the table gives a change of {shown['cell']}", given=("cell",), note=note
        )
    down = value_of(figures["new"]) < value_of(figures["old"])
    laws = (_RISE, _FALL) if told.kind is Kind.PERCENT else (_MORE, _LESS)
    says = f"{shown['old']} to {shown['new']} in the table is a {'fall' if down else 'rise'} of "
    write = percent if told.kind is Kind.PERCENT else None
    return conclude(NAME, laws[down], figures, lambda made: says + made, given=("new", "old"), write=write, note=note)


def _scaled(figure: Figure, scale: int) -> Figure:
    figure = measured(figure)
    return replace(figure, value=figure.value * Decimal(scale), quantum=figure.quantum * Decimal(scale))


# --- in a document ---------------------------------------------------------------------------------------------------


def _in_document(reading: Reading) -> Results:
    if not reading.tables:
        return
    starts = [table.table.span.start for table in reading.tables]
    known: dict[int, NamedTable | None] = {}
    for block, sentences in groupby(reading.sentences, key=lambda sentence: sentence.block):
        telling = [sentence for sentence in sentences if sentence.figures and may_tell(sentence)]
        if not telling:
            continue
        at = bisect(starts, block.span.start)
        for index in range(max(0, at - _MOST_NEAR), min(len(starts), at + _MOST_NEAR)):
            if index not in known:
                known[index] = read_named(reading.tables[index], reading)
            if table := known[index]:
                yield from _of_paragraph(telling, table)


def _of_paragraph(sentences: Sequence[Sentence], table: NamedTable) -> Iterator[Finding]:
    told = [(sentence, each) for sentence in sentences for each in told_of(sentence, table)]
    if told:
        columns = _columns(table.grid)
        if columns.clear or columns.changes:
            yield from _judged(told, table, columns)
    for sentence in sentences:
        for change, rows, column in told_against(sentence, table.grid):
            new, old = (_cell(table.grid, row, column) for row in rows)
            if (
                new
                and old
                and (finding := _of(change, new, old, stated_scale(table.over), table.grid.rows[rows[1]].full))
            ):
                yield finding


@dataclass(frozen=True, slots=True)
class _Columns:
    """A table's pairs of a new and an old amount that are `clear`ly of one thing at two times, other pairs that may be,
    and the columns of changes."""

    clear: tuple[_Pair, ...]
    others: tuple[_Pair, ...]
    changes: tuple[_Pair, ...]


def _columns(grid: Grid) -> _Columns:
    changes = [c for c, name in enumerate(grid.columns) if _CHANGES.search(name.full)]
    levels = [c for c in range(len(grid.columns)) if c not in changes and any(n and n.figure for n in grid.lines[c])]
    clear: list[_Pair] = []
    others: list[_Pair] = []
    for group in ([c for c in levels if c not in grid.percents], [c for c in levels if c in grid.percents]):
        for one, other in combinations(group, 2):
            first, second = (grid.columns[c].full for c in (one, other))
            years = [_YEAR.findall(name) for name in (first, second)]
            alike = _YEAR.sub("", first).split() == _YEAR.sub("", second).split()
            if alike and all(years) and years[0] != years[1]:
                clear.append((one, other) if years[0] > years[1] else (other, one))
            elif (first.lower(), second.lower()) in TWO_TIMES:
                clear.append((one, other))
            elif (second.lower(), first.lower()) in TWO_TIMES:
                clear.append((other, one))
            else:
                others += [(one, other), (other, one)]
    return _Columns(tuple(clear), tuple(others), tuple([(c, c) for c in changes]))


def _judged(told: Sequence[tuple[Sentence, Told]], table: NamedTable, columns: _Columns) -> Iterator[Finding]:
    grid, scale = table.grid, stated_scale(table.over)
    held = {each.figure.span: _held(each, grid, columns, scale) for _, each in told}
    for sentence, each in told:
        found = held[each.figure.span]
        if found is not None:
            if found[0] not in columns.others and found[1].status is Status.CONSISTENT:
                yield found[1]
            continue
        others = [one[0] for span, one in held.items() if one and span != each.figure.span]
        pair, trust = _meant(sentence, each, grid, columns, others)
        finding = _finding(each, grid, pair, scale) if pair else None
        if finding is None or finding.status is not Status.INCONSISTENT:
            continue
        cells = [cell for column in dict.fromkeys(pair or ()) if (cell := _cell(grid, each.row.index, column))]
        slip = _is_slip(each.figure, cells)
        if (each.bare and (trust or slip)) or (slip and trust == _SURE):
            yield finding


_SURE, _BESIDE = 2, 1
"""How far it is clear that two columns are meant: the text shows it, or a column of changes stands beside them."""


def _meant(
    sentence: Sentence, each: Told, grid: Grid, columns: _Columns, held: Sequence[_Pair]
) -> tuple[_Pair | None, int]:
    """Return the columns whose change must be meant, and how far that is clear."""
    may = [pair for pair in (*columns.clear, *columns.changes) if _is_of_kind(each, grid, pair)]
    elsewhere = {pair for pair in may if pair in held}
    if len(elsewhere) == 1:
        return elsewhere.pop(), _SURE
    clear = [pair for pair in may if pair in columns.clear]
    cited = [pair for pair in clear if _is_cited(sentence, each.figure, _cell(grid, each.row.index, pair[0]))]
    if len(cited) == 1:
        return cited[0], _SURE
    beside = [pair for pair in may if pair not in clear]
    if len(beside) == 1:
        return beside[0], _BESIDE
    return (clear[0], 0) if len(clear) == 1 and not beside else (None, 0)


def _held(each: Told, grid: Grid, columns: _Columns, scale: int) -> tuple[_Pair, Finding] | None:
    """Return which columns of its row make a change as it is told, or None."""
    for pair in (*columns.clear, *columns.changes, *columns.others):
        finding = _finding(each, grid, pair, scale)
        if finding is not None and finding.status in _HOLD and (pair not in columns.others or _goes(each, grid, pair)):
            return pair, finding
    return None


def _goes(each: Told, grid: Grid, pair: _Pair) -> bool:
    """Return whether two amounts differ in the direction that the words say."""
    new, old = (_cell(grid, each.row.index, column) for column in pair)
    if new is None or old is None or each.way is Change.NONE:
        return True
    return (new.value > old.value) is (each.way is Change.UP)


def _finding(each: Told, grid: Grid, pair: _Pair, scale: int) -> Finding | None:
    """Return what a pair of columns says of a change, None if it cannot be of them."""
    if not _is_of_kind(each, grid, pair):
        return None
    new, old = (_cell(grid, each.row.index, column) for column in pair)
    if new is None or old is None or (pair[0] != pair[1] and min(new.value, old.value) < 0):
        return None
    return _of(each.figure, new, None if pair[0] == pair[1] else old, scale, each.row.label)


def _of(change: Figure, new: Figure, old: Figure | None, scale: int, row: str) -> Finding | None:
    """Judge a change at the table's scale, or at that of all scales at which it holds."""
    note = f"row {row!r}"
    found: Finding | None = None
    for times in (scale,) if scale or change.kind in (Kind.PERCENT, Kind.POINTS) else _SCALES:
        try:
            judged = (
                table_change(change, new=new, old=old, scale=times or 1, note=note)
                if old
                else table_change(change, cell=new, scale=times or 1, note=note)
            )
        except UndefinedQuotientError:
            return None
        if judged.status in _HOLD:
            return judged
        found = found or judged
    return found


def _is_of_kind(each: Told, grid: Grid, pair: _Pair) -> bool:
    """Return whether a change can be of two columns: in percent or an amount of amounts, in points of shares."""
    in_percent = pair[0] in grid.percents
    if pair[0] == pair[1]:
        return in_percent is (each.figure.kind in (Kind.PERCENT, Kind.POINTS))
    return in_percent is (each.figure.kind is Kind.POINTS)


def _cell(grid: Grid, row: int, column: int) -> Figure | None:
    number = grid.numbers[row][column]
    return number.figure if number is not None else None


def _is_cited(sentence: Sentence, change: Figure, cell: Figure | None) -> bool:
    """Return whether a sentence gives an amount as a cell does, at whatever scale."""
    if cell is None or len(str(cell.value.normalize()).replace(".", "").lstrip("-")) < _LEAST_DIGITS - 1:
        return False
    return any(
        figure is not change and not figure.is_range and printed(_scaled(cell, scale)).meets(printed(measured(figure)))
        for figure in sentence.figures
        for scale in _SCALES
        if figure.kind not in (Kind.YEAR, Kind.DATE, Kind.PERCENT)
    )


def _is_slip(change: Figure, pair: Sequence[Figure]) -> bool:
    """Return whether a slip of one digit or of two neighbours tells a change from that of a new and an old amount, or
    from a table's own."""
    unit = Fraction(change.quantum)
    new, old = value_of(pair[0]), value_of(pair[-1])
    if not unit or not old:
        return False
    made = new if len(pair) == 1 else 100 * (new - old) / old if change.kind is Kind.PERCENT else new - old
    return is_digit_slip(int(value_of(change) / unit), abs(round(made / unit)), 1)


CHECK = Check(
    code="CC407",
    name=NAME,
    title="A change that the text tells of a table's row",
    explanation=__doc__,
    law=table_change,
    examples=Examples(
        consistent=(
            "| Call | 2024 | 2025 |\n|---|---|---|\n| Fires | 2,760 | 2,568 |\n| Floods | 840 | 1,512 |\n\n"
            "Floods increased the most, by 80%, to 1,512.",
            "| Post | This year | Last year |\n|---|---|---|\n| Roads | 26.1 | 27.4 |\n| Parks | 13.6 | 14.1 |\n\n"
            "Spending on roads is cut by 4.7%.",
        ),
        inconsistent=(
            "| Call | 2024 | 2025 |\n|---|---|---|\n| Fires | 2,760 | 2,568 |\n| Floods | 840 | 1,512 |\n\n"
            "Floods increased the most, by 60%, to 1,512.",
            "| Line | Sales | Change |\n|---|---|---|\n| Snacks | 412 | +9.2% |\n| Drinks | 388 | −4.1% |\n\n"
            "Sales of snacks grew 2.9% and those of drinks fell 4.1%.",
            "| Year | Visitors |\n|---|---|\n| 2022 | 31,200 |\n| 2025 | 42,800 |\n\n"
            "Last year 42,800 people came, 47% more than in 2022.",
        ),
        silent=(
            "| Call | 2024 | 2025 |\n|---|---|---|\n| Fires | 2,760 | 2,568 |\n| Floods | 840 | 1,512 |\n\n"
            "Floods have increased by 60% since 1990.",
            "| Call | 2024 | 2025 |\n|---|---|---|\n| Fires | 2,760 | 2,568 |\n| Floods | 840 | 1,512 |\n\n"
            "The cost of floods rose by 35%.",
        ),
    ),
    in_document=_in_document,
)
