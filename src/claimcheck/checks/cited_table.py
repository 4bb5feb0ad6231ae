"""A figure in the prose against the table that gives the same thing: "revenue was $1,496.5 million" beside its row.

The rule is that the prose prints what the cell prints, at the prose's precision and the table's scale ("in millions").
The row is told by its label, all of whose words the sentence must have, and the column by the year that both name or
by being the only one. A row that is only called "Total" is told by the word in the sentence and by what its column or
the caption says is counted; a headline needs no such word. A figure that equals that cell agrees with it. Another
figure is off only if it is the one candidate of its sentence, equals no cell of any table, and a slip of one digit
would make it the cell's: most numbers near a table are derived from it and are not cited. One that has two digits of a
cell swapped (35,675 for 36,575) needs only the row, or of a total what is counted, in its sentence; and where a
sentence gives the numbers of several rows by turns, all of one column but one, that one is off.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._cited_cells import (
    EMPTY,
    WHOLE,
    WORD,
    YEAR,
    Entry,
    content,
    entries_of,
    stated_scale,
)
from claimcheck.checks._law import Equation, conclude, figures_of, measured, said
from claimcheck.checks._row_pairs import off_in_rows
from claimcheck.checks._slips import is_digit_slip
from claimcheck.checks._statement_words import PARTS_OF_YEAR
from claimcheck.checks._swapped import swapped_against_cells
from claimcheck.checks._text import singular
from claimcheck.checks._words import one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import printed
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Figure, Finding, Hedge, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass, replace

NAME = "text_vs_table"
# Between its label and a number, these say that the number is not the cell's but derived from it.
_DERIVED = regex(rf"\b{one_of(vocabulary.DERIVED)}\b|[%]\s+of\b", re.IGNORECASE)
# A change that is told by where it led to: "rose 5% to".
_UP_TO = regex(rf"\b{one_of(vocabulary.CHANGING, vocabulary.WAYS)}\b[^,;:]{{0,20}}\bto\s*$", re.IGNORECASE)
_TOTALLED = phrases("total | totals | totaled | totalled | totaling | totalling | overall | altogether | in all")
_SAYS_WHOLE = regex(rf"\b{one_of(_TOTALLED)}\b", re.IGNORECASE)
_TOTAL_SIGNS = ("total", "altogether", "all")  # one of them is in each
_INLINE = regex(r"\s*tables?\b", re.IGNORECASE)
_CUT = regex(rf";|,\s+{one_of(('while', 'whereas', 'but', 'and'))}\s")
_KINDS = frozenset({Kind.MONEY, Kind.COUNT, Kind.PERCENT, Kind.MEASURE})
_FEWEST_DIGITS = 3
_NEAR = 60
_MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class _Cited(Equation):
    """A cell and its print in the prose: two that are as exact as each other are the same or not, for neither was
    rounded to be the other."""

    def judge(self, figures: Mapping[str, Figure], *, zeros: bool = False) -> Status:
        """Return whether the two agree."""
        cell, text = figures["cell"], figures["text"]
        if cell.quantum == text.quantum and not text.is_range and text.hedge is Hedge.NONE:
            return Status.CONSISTENT if cell.value == text.value else Status.INCONSISTENT
        return Equation.judge(self, figures, zeros=zeros)


_EQUAL = _Cited("text", lambda cell: cell, {"cell": lambda v: v["text"], "text": lambda v: v["cell"]})


def text_vs_table(cell: Printed, text: Printed, *, scale: int = 1) -> Finding:
    """Compare a figure in the prose with the cell that it cites.

    Args:
        cell: the cell as printed.
        text: the figure in the prose.
        scale: what the table's numbers are multiplied with (1000000 for "in millions").

    >>> text_vs_table("1,496.5", "$1,469.5 million", scale=10**6).status.value
    'inconsistent'
    """
    figures = figures_of(cell=cell, text=text)
    own = said(figures["cell"])
    figures["cell"] = _scaled(figures["cell"], scale)
    figures["text"] = measured(figures["text"])
    return conclude(NAME, _EQUAL, figures, lambda made: f"the table gives {own}", given=("cell",))


def _scaled(figure: Figure, scale: int) -> Figure:
    return replace(measured(figure), value=figure.value * Decimal(scale), quantum=figure.quantum * Decimal(scale))


# --- what the prose says ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a clause of one that says something of its own; `years` are the clause's, or the sentence's if it
    has but one."""

    text: str
    start: int
    figures: tuple[Figure, ...]
    words: frozenset[str]
    years: frozenset[str]
    is_headline: bool = False


def _in_document(reading: Reading) -> Results:
    known = set()
    for finding in _cited(reading):
        known |= {role.figure.span for role in finding.roles}
        yield finding
    if reading.tables:
        for swapped in (*swapped_against_cells(reading), *off_in_rows(reading)):
            if swapped.figure.span not in known:
                finding = text_vs_table(swapped.cell, swapped.figure, scale=swapped.scale)
                yield replace(finding, note=f"row {swapped.row!r}")


def _cited(reading: Reading) -> Iterator[Finding]:
    if not reading.tables and not any(_INLINE.match(sentence.text) for sentence in reading.sentences):
        return
    pieces = [piece for sentence in reading.sentences if sentence.figures for piece in _pieces(sentence)]
    tabular: list[_Piece] = []
    prose: list[_Piece] = []
    for piece in pieces:
        (tabular if _INLINE.match(piece.text) else prose).append(piece)
    if not prose:
        return
    said = frozenset[str]().union(*(piece.words for piece in prose))
    said_words = frozenset(singular(word) for word in said - EMPTY)
    entries = [*entries_of(reading, said_words), *(entry for piece in tabular for entry in _inline_entries(piece))]
    if not entries:
        return
    by_word: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_word[min(entry.words - {WHOLE})].append(entry)
    telling = frozenset(word for word in said if singular(word) in by_word)
    by_year = any(word.isdigit() for word in by_word)
    for piece in prose:
        if by_year or not telling.isdisjoint(piece.words):
            yield from _judged(piece, by_word, entries)


def _pieces(sentence: Sentence) -> Iterator[_Piece]:
    if sentence.block.kind is BlockKind.CAPTION:
        return
    amounts = [f for f in sentence.figures if f.kind in _KINDS]
    if not amounts:
        return
    is_headline = sentence.block.kind is BlockKind.HEADING
    years = _years_in(sentence.text)
    for begin, end in _clauses(sentence, [f.span[0] for f in amounts]):
        figures = tuple([f for f in amounts if begin <= f.span[0] < end])
        if figures:
            part = sentence.text[begin - sentence.span.start : end - sentence.span.start]
            own = years and (_years_in(part) or (years if len(years) == 1 else frozenset()))
            yield _Piece(part, begin, figures, frozenset(WORD.findall(part.lower())), own, is_headline)


def _years_in(text: str) -> frozenset[str]:
    return frozenset(YEAR.findall(text)) if "19" in text or "20" in text else frozenset()


def _clauses(sentence: Sentence, amounts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Cut a sentence at semicolons, and at conjunctions that have amounts, which start there, to either side: "rail
    carried 12.5 million tonnes, while road carried 42.2 million"."""
    start, end = sentence.span
    for cut in _CUT.finditer(sentence.text) if len(amounts) > 1 or ";" in sentence.text else ():
        at = sentence.span.start + cut.start()
        if cut[0] == ";" or (any(start <= a < at for a in amounts) and any(a > at for a in amounts)):
            yield start, at
            start = sentence.span.start + cut.end()
    yield start, end


def _inline_entries(piece: _Piece) -> Iterator[Entry]:
    """Read "Table row Men 45.2%, women 54.8% (in millions)": each figure belongs to the words before it."""
    position = 0
    for figure in piece.figures:
        at = figure.start - piece.start
        words = content(piece.text[position:at])
        position = at + len(figure.surface)
        if words:
            scale = stated_scale(piece.text)
            money = bool(scale) or figure.kind is Kind.MONEY
            percent = figure.kind is Kind.PERCENT
            yield Entry(words, " ".join(sorted(words)), frozenset(), figure, scale, money, percent, True, True)


def _judged(piece: _Piece, by_word: dict[str, list[Entry]], entries: Sequence[Entry]) -> Iterator[Finding]:
    words = frozenset(map(singular, piece.words - EMPTY)) | piece.years
    low = piece.text.lower()
    if piece.is_headline or (any(map(low.__contains__, _TOTAL_SIGNS)) and _SAYS_WHOLE.search(piece.text)):
        words |= {WHOLE}
    matched = [e for word in words for e in by_word.get(word, ())[:_MOST_ROWS] if e.words <= words]
    if not matched or (piece.is_headline and not all(WHOLE in e.words for e in matched)):
        return
    rows = _of_longest(matched)
    if WHOLE in rows[0].words and len({e.label for e in matched}) > 1:
        return  # "total wheat": a row of its own
    cited = [f for f in piece.figures if _digits(f) >= (2 if rows[0].inline else _FEWEST_DIGITS + piece.is_headline)]
    end = 0
    for figure in cited:
        at = figure.start - piece.start
        entry = _named(piece, words, _of_longest(_labelled(piece.text[end:at], matched)) or rows)
        end = at + len(figure.surface)
        if entry is None or not _alike(entry, figure) or not _is_said_of(piece, figure, entry):
            continue
        if scale := _scale_that_fits(entry, figure):
            finding = _finding(entry, figure, scale)
            if finding.status is Status.CONSISTENT or finding.status is Status.IMPRECISE:
                yield finding
        elif (
            piece.words & PARTS_OF_YEAR <= entry.periods
            and (off := _contradicted(figure, entry))
            and _is_only_miss(figure, [f for f in cited if f is figure or _stands_by(f, piece, entry)], entries)
        ):
            yield off


def _stands_by(figure: Figure, piece: _Piece, entry: Entry) -> bool:
    """Return whether a word of the row stands between a figure and the figures to either side of it."""
    before = max((f.end for f in piece.figures if f.end <= figure.start), default=piece.start)
    after = min((f.start for f in piece.figures if f.start >= figure.end), default=piece.start + len(piece.text))
    near = piece.text[before - piece.start : after - piece.start]
    return bool(content(near) & entry.words)


def _is_only_miss(figure: Figure, cited: Sequence[Figure], entries: Sequence[Entry]) -> bool:
    """Return whether this figure alone of those that a piece cites is in no cell."""
    return [f for f in cited if not any(_alike(e, f) and _scale_that_fits(e, f) for e in entries)] == [figure]


def _labelled(before: str, matched: Sequence[Entry]) -> list[Entry]:
    """Return the amounts whose row is named in the words before a figure."""
    near = content(before)
    return [e for e in matched if e.words and e.words - e.years <= near]


def _of_longest(matched: Sequence[Entry]) -> list[Entry]:
    longest = max((len(e.words) for e in matched), default=0)
    return [e for e in matched if len(e.words) == longest]


def _named(piece: _Piece, words: frozenset[str], rows: Sequence[Entry]) -> Entry | None:
    """Return the one cell whose row and column the piece names, the column by its year or by its words; a row's only
    amount needs no column."""
    if len({e.label for e in rows}) != 1:
        return None
    named = [e for e in rows if e.alone or (piece.years and e.years == piece.years)]
    if not named:
        said = [e for e in rows if e.heading and e.heading <= words and not e.years]
        longest = max((len(e.heading) for e in said), default=0)
        named = [e for e in said if len(e.heading) == longest]
    return named[0] if len(named) == 1 else None


def _contradicted(figure: Figure, entry: Entry) -> Finding | None:
    for scale in (entry.scale,) if entry.scale else (1, 10**3, 10**6, 10**9):
        finding = _finding(entry, figure, scale)
        cut = finding.status is not Status.INCONSISTENT and _is_cut(entry, figure, scale)
        if finding.status is not Status.CONSISTENT and not cut and _is_slip(entry, figure, scale):
            return finding
    return None


def _is_cut(entry: Entry, figure: Figure, scale: int) -> bool:
    """Return whether a figure is the cell rounded down or up, though the other would be nearer."""
    unit = Fraction(figure.quantum) or Fraction(1)
    cell = Fraction(entry.figure.value) * scale / unit
    return Fraction(figure.value) / unit in (floor(cell), ceil(cell))


def _is_said_of(piece: _Piece, figure: Figure, entry: Entry) -> bool:
    """Return whether the row's label stands near the figure, with nothing between that makes it another number."""
    at = figure.start - piece.start
    before = piece.text[max(0, at - _NEAR) : at]
    after = piece.text[at + len(figure.surface) :][:_NEAR]
    unit = content(figure.surface) if figure.kind is Kind.MEASURE else frozenset()
    if content(before) & entry.words:
        level = _UP_TO.search(before)
        return not _DERIVED.search(before[: level.start()] if level else before)
    return bool((content(after) | unit) & entry.words) and not _DERIVED.search(f"{before} {after.removeprefix(' of ')}")


def _alike(entry: Entry, figure: Figure) -> bool:
    """Return whether a cell and a figure can be the same: both percentages, both money, or both neither."""
    if figure.is_range or entry.percent is not (figure.kind is Kind.PERCENT):
        return False
    return figure.kind is Kind.PERCENT or (figure.kind is Kind.MONEY) is entry.money


def _scale_that_fits(entry: Entry, figure: Figure) -> int:
    """Return the scale at which the cell is the figure, 0 if there is none."""
    scales = (1,) if figure.kind is Kind.PERCENT else (entry.scale,) if entry.scale else (1, 10**3, 10**6, 10**9)
    stated = printed(measured(figure))
    return next((s for s in scales if printed(_scaled(entry.figure, s)).meets(stated)), 0)


def _is_slip(entry: Entry, figure: Figure, scale: int) -> bool:
    unit = Fraction(figure.quantum) or Fraction(1)
    cell = round(Fraction(entry.figure.value) * scale / unit)
    stated = int(Fraction(figure.value) / unit)
    return stated != -cell and is_digit_slip(stated, cell, 1)  # costs in brackets are told without them


def _digits(figure: Figure) -> int:
    unit = Fraction(figure.quantum) or Fraction(1)
    return len(str(abs(int(Fraction(figure.value) / unit)))) if figure.value else 0


def _finding(entry: Entry, figure: Figure, scale: int) -> Finding:
    finding = text_vs_table(entry.figure, figure, scale=1 if figure.kind is Kind.PERCENT else scale)
    return replace(finding, note=f"row {entry.label!r}")


CHECK = Check(
    code="CC405",
    name=NAME,
    title="Figure in the prose against the table's cell",
    explanation=__doc__,
    law=text_vs_table,
    in_document=_in_document,
    examples=Examples(
        consistent=(
            "Net sales were $812.4 million in 2023.\n\n| (in millions) | 2023 | 2022 |\n|---|---|---|\n"
            "| Net sales | 812.4 | 777.0 |\n| Gross profit | 301.2 | 290.8 |",
            "Table row Tenants 38.4%; text: 38% of tenants.",
        ),
        inconsistent=(
            "Net sales were $821.4 million in 2023.\n\n| (in millions) | 2023 | 2022 |\n|---|---|---|\n"
            "| Net sales | 812.4 | 777.0 |\n| Gross profit | 301.2 | 290.8 |",
            "Table row Tenants 38.4%; text: 58% of tenants.",
            "Now 38% want the tram and 26% the bus.\n\n| Wanted | Percent |\n|---|---|\n| Tram | 38 |\n| Bus | 29 |\n"
            "| Neither | 33 |",
        ),
        silent=(
            "Net sales rose by $835.4 million.\n\n| (in millions) | 2023 |\n|---|---|\n| Net sales | 812.4 |",
            "Of 160 mills 120 closed in 2023.\n\n| (million dollars) | 2023 |\n|---|---|\n| Mills | 120 |",
            "Costs were $821.4 million.\n\n| (in millions) | 2023 |\n|---|---|\n| Net sales | 812.4 |",
        ),
    ),
)
