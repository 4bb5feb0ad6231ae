"""A sentence that goes through rows of a table: "31% for the Blues and 27% for the Reds".

Its numbers stand in one column. Where all of them but one are that column's, and the one is in no cell of the table and
would be its row's if one digit were another, it is off.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence

from claimcheck.checks._change_words import MONTHS
from claimcheck.checks._grid import Grid
from claimcheck.checks._named_rows import NamedRow, NamedTable, read_named
from claimcheck.checks._slips import is_digit_slip
from claimcheck.checks._statement_words import OF_SOME, SUPERSEDED
from claimcheck.checks._swapped import CellOf
from claimcheck.interval import printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Hedge, Kind, Reading, Sentence, TableReading
from claimcheck.records import replace

_KINDS = frozenset({Kind.PERCENT, Kind.COUNT, Kind.MONEY})
_FEWEST = 2  # rows of a sentence
_FEWEST_DIGITS = 2
_MOST_NEAR = 3  # tables before and after a sentence of which it may speak
_SURE_DIGITS = 3  # of a number that shows by itself which column is meant
_SUPERSEDED = SUPERSEDED - frozenset("could would might".split())  # "would vote for": a poll
_YEAR = regex(r"\b(?:19|20)\d\d\b")


def off_in_rows(reading: Reading) -> Iterator[CellOf]:
    """Yield the numbers of sentences that give those of several rows of a table near them, all right but one."""
    starts = [table.table.span.start for table in reading.tables]
    known: dict[int, NamedTable | None] = {}
    for sentence in reading.sentences:
        if len(sentence.figures) < _FEWEST or not _has_alike(sentence):
            continue
        at = bisect(starts, sentence.span.start)
        for index in range(max(0, at - _MOST_NEAR), min(len(starts), at + _MOST_NEAR)):
            if index not in known:
                known[index] = read_named(reading.tables[index], reading)
            table = known[index]
            rows = table.named_in(sentence.words) if table is not None else []
            if table is not None and len(rows) >= _FEWEST and _is_plain(sentence, table.over):
                yield from _off(sentence, rows, table.grid, _stands_next(sentence, table.table, reading))


def _has_alike(sentence: Sentence) -> bool:
    """Return whether a sentence has several figures of one kind that a table may hold."""
    kinds = [figure.kind for figure in sentence.figures if figure.kind in _KINDS]
    return len(set(kinds)) < len(kinds)


def _is_plain(sentence: Sentence, over: str) -> bool:
    """Return whether a sentence speaks of what a table does: of no other time, of no part."""
    if not sentence.words.isdisjoint(_SUPERSEDED) or not sentence.words.isdisjoint(OF_SOME):
        return False
    return all(time in over for time in (*_YEAR.findall(sentence.text), *(sentence.words & MONTHS)))


def _stands_next(sentence: Sentence, table: TableReading, reading: Reading) -> bool:
    """Return whether nothing but a caption stands between a sentence's paragraph and the table."""
    end, start = sentence.block.span.end, table.table.span.start
    between = reading.document.text[end:start] if end <= start else reading.document.text[table.table.span.end : end]
    caption = table.table.caption
    extra = caption.end - caption.start if caption else 0
    own = 0 if end <= start else sentence.block.span.end - sentence.block.span.start
    return len(between.strip()) <= extra + own


def _off(sentence: Sentence, named: Sequence[NamedRow], grid: Grid, is_next: bool) -> Iterator[CellOf]:
    for kind in _KINDS:
        figures = [f for f in sentence.figures if f.kind is kind]
        if len(figures) < _FEWEST or not all(_is_exact(f) for f in figures):
            continue
        pairs = _in_turn(sentence, figures, named)
        if pairs:
            yield from _of_column(pairs, grid, is_next)


def _is_exact(figure: Figure) -> bool:
    return figure.hedge is Hedge.NONE and not figure.is_range and figure.margin is None and figure.ratio is None


def _in_turn(sentence: Sentence, figures: Sequence[Figure], named: Sequence[NamedRow]) -> list[tuple[NamedRow, Figure]]:
    """Return each figure with its row, if rows and figures follow each other by turns, as many of the ones as of the
    others."""
    text, start = sentence.text.lower(), sentence.span.start
    places: dict[int, NamedRow] = {}
    for row in named:
        at = text.find(row.label)
        if at < 0 or text.find(row.label, at + 1) >= 0:
            return []
        places[at] = row
    order = sorted([*places, *(f.start - start for f in figures)])
    first_is_row = order[0] in places
    if len(places) != len(figures) or any(
        (at in places) is not ((i % 2 == 0) is first_is_row) for i, at in enumerate(order)
    ):
        return []
    return list(zip((places[at] for at in sorted(places)), figures, strict=True))


def _of_column(pairs: Sequence[tuple[NamedRow, Figure]], grid: Grid, is_next: bool) -> Iterator[CellOf]:
    off: list[CellOf] = []
    for c in range(len(grid.columns)):
        cells = [(grid.numbers[row.index][c], row, figure) for row, figure in pairs]
        told = [(n.figure, row, figure) for n, row, figure in cells if n is not None and n.figure is not None]
        if len(told) < len(cells):
            continue
        wrong = [each for each in told if not _agree(each[0], each[2])]
        right = [each for each in told if _agree(each[0], each[2])]
        if not wrong:
            return
        sure = is_next or len(right) >= _FEWEST or any(_length(figure) >= _SURE_DIGITS for _, _, figure in right)
        if len(wrong) == 1 and right and sure:
            cell, row, figure = wrong[0]
            if _is_slip(cell, figure):
                off.append(CellOf(cell, figure, 1, row.label))
    everywhere = (n.figure for line in grid.numbers for n in line if n is not None and n.figure is not None)
    if len(off) == 1 and not any(_agree(cell, off[0].figure) for cell in everywhere):
        yield off[0]


def _agree(cell: Figure, figure: Figure) -> bool:
    """Return whether a cell prints a figure, whatever its sign: costs in brackets are told without."""
    return printed(_unsigned(cell)).meets(printed(_unsigned(figure)))


def _unsigned(figure: Figure) -> Figure:
    return figure if figure.value >= 0 else replace(figure, value=-figure.value)


def _digits(figure: Figure) -> int:
    return abs(int(figure.value / figure.quantum)) if figure.quantum else 0


def _length(figure: Figure) -> int:
    return len(str(_digits(figure)))


def _is_slip(cell: Figure, figure: Figure) -> bool:
    if cell.quantum != figure.quantum or not figure.quantum or _length(cell) != _length(figure) or cell.value < 0:
        return False
    return _length(figure) >= _FEWEST_DIGITS and is_digit_slip(_digits(figure), _digits(cell), 1)
