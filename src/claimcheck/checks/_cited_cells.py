"""What tables give that the prose may cite: their amounts, with the words of row and column by which they are cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.checks._grid import Grid, grid_of, percents_of
from claimcheck.checks._statement_words import PARTS_OF_YEAR
from claimcheck.checks._table_words import PLAIN_TOTAL
from claimcheck.checks._text import singular
from claimcheck.checks._words import entries, one_of
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Reading, TableReading
from claimcheck.records import dataclass

_POWERS = {"thousand": 3, "million": 6, "billion": 9, "mn": 6, "bn": 9, "m": 6, "k": 3, "": 3}
_SCALES_OF_THINGS = entries("thousand million billion mn bn")
_CURRENCIES = entries("dollar dollars euro euros pounds usd eur gbp")
_SCALE = regex(
    rf"\b(?:in|us\$|[$€£])\s*(?:us\s+)?(?:{one_of(('dollars', 'euros', 'pounds'))}\s+|[$€£]\s*)?"
    rf"(?P<power>{one_of(_SCALES_OF_THINGS, ('m', 'k'))})s?\b|[’']000\b|[$€£]000\b",
    re.IGNORECASE,
)
# "(thousand tonnes)", "(millions of passengers)", "('000 head)": a scale of things, not of money.
_SCALE_OF_THINGS = regex(
    rf"[(\[,]\s*(?:in\s+)?(?:(?P<power>{one_of(_SCALES_OF_THINGS)})s?|[’']000s?)\s+(?:of\s+)?[^\W\d_]{{2,}}",
    re.IGNORECASE,
)
_CURRENCY = regex(rf"[$€£¥]|\b{one_of(_CURRENCIES)}\b", re.IGNORECASE)
WORD = regex(r"[^\W\d_][\w'’-]*")
EMPTY = frozenset(
    "a an and at by for from in its of on or other our the their to was were with total table row column text".split()
)
YEAR = regex(r"\b(?:19|20)\d\d\b")
_TABLES = entries("table exhibit schedule")
WHOLE = "*"  # stands for "total" among the words of a row that is only called so
_NUMBERED = regex(rf"\s*{one_of(_TABLES)}\s+[\dA-Z]+(?:[.\-]\d+)*\s*[.:–—-]?\s*", re.IGNORECASE)
_OF_WHERE = entries("by in per for from across among during at")
_AFTER_SUBJECT = regex(rf"[(\[,;:|]|\b(?:{one_of(_OF_WHERE)}|(?:19|20)\d\d)\b", re.IGNORECASE)
_VAGUE = frozenset("number amount value count sum figure quantity all share percentage change".split())
_MOST_SUBJECT_WORDS = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One amount of a table: the words of its row's label, the year and the words of its column, its scale (0: not
    stated), whether it is money or a percentage by what stands over it, and the parts of a year that are named."""

    words: frozenset[str]
    label: str
    years: frozenset[str]
    figure: Figure
    scale: int
    money: bool
    percent: bool
    alone: bool
    inline: bool = False
    heading: frozenset[str] = frozenset()
    periods: frozenset[str] = frozenset()


def entries_of(reading: Reading, said_words: frozenset[str]) -> Iterator[Entry]:
    """Yield the amounts of the tables that have a row all of whose words the prose has."""
    for table in reading.tables:
        caption = reading.document.text[slice(*table.table.caption)] if table.table.caption else ""
        if _may_be_cited(table, caption, said_words):
            grid = grid_of(table)
            if grid is not None:
                yield from _of_grid(grid, _top(table, caption), caption)


def _may_be_cited(table: TableReading, caption: str, said_words: frozenset[str]) -> bool:
    """Return whether the prose has all words of a row's label, or those that say what a plain total counts."""
    firsts = [next(filter(None, row), "") for row in table.texts]
    if any(words and words <= said_words for words in map(content, firsts)):
        return True
    if not any(map(PLAIN_TOTAL.fullmatch, firsts)):
        return False
    headings = (cell for row in table.texts[: table.table.header_rows] for cell in row)
    return any(words and words <= said_words for words in map(_subject, (caption, *headings)))


def _of_grid(grid: Grid, top: str, caption: str) -> Iterator[Entry]:
    scale = stated_scale(top)
    # "In millions" is said of money unless the table says of what.
    scaled_money = scale and not _SCALE_OF_THINGS.search(top)
    of_money = bool(_CURRENCY.search(top) or scaled_money or any(n.is_money for row in grid.numbers for n in row if n))
    years = [frozenset(YEAR.findall(name.full)) for name in grid.columns]
    headings = [content(name.full) - _VAGUE for name in grid.columns]
    subjects = [_subject(name.full) or _subject(caption) for name in grid.columns]
    percents = percents_of(grid, caption)
    over = _periods(caption)
    parts = [over | _periods(name.full) for name in grid.columns]
    for name, cells in zip(grid.rows, grid.numbers, strict=True):
        words = content(name.full)
        words |= frozenset(YEAR.findall(name.full)) if words else words
        numbers = [(c, n.figure) for c, n in enumerate(cells) if n is not None and n.figure is not None]
        named = _periods(name.full)
        is_whole = not words and PLAIN_TOTAL.fullmatch(name.full)
        for c, figure in numbers:
            percent = figure.kind is Kind.PERCENT or c in percents
            money = not percent and (of_money or figure.kind is Kind.MONEY)
            if words:
                kind = scale, money, percent, len(numbers) == 1
                yield Entry(words, name.full, years[c], figure, *kind, heading=headings[c], periods=parts[c] | named)
            elif is_whole and subjects[c]:
                kind = scale, money, percent, not years[c]
                yield Entry(subjects[c] | {WHOLE}, name.full, years[c], figure, *kind, periods=parts[c])


def _periods(text: str) -> frozenset[str]:
    return PARTS_OF_YEAR.intersection(text.lower().split())


def _subject(title: str) -> frozenset[str]:
    """Return the words that say what a column or a table counts: "harvest" of "Table 2. Harvest by crop (tonnes)"."""
    start = numbered.end() if (numbered := _NUMBERED.match(title)) else 0
    end = after.start() if (after := _AFTER_SUBJECT.search(title, start)) else len(title)
    words = content(title[start:end]) - _VAGUE
    return words if len(words) <= _MOST_SUBJECT_WORDS else frozenset()


def _top(table: TableReading, caption: str) -> str:
    """Return what stands over a table's body: caption, headings and the first rows."""
    return " ".join((caption, *(cell for row in table.texts[: table.table.header_rows + 2] for cell in row)))


def stated_scale(text: str) -> int:
    match = _SCALE.search(text) or _SCALE_OF_THINGS.search(text)
    return 10 ** _POWERS[(match["power"] or "").lower()] if match else 0


def content(text: str) -> frozenset[str]:
    return frozenset(singular(w) for w in WORD.findall(text.lower()) if w not in EMPTY)
