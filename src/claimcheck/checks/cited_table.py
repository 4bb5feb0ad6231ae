"""A figure in the prose against the table that gives the same thing: "revenue was $1,496.5 million" beside its row.

The rule is that the prose prints what the cell prints, at the prose's precision and the table's scale ("in millions").
The row is told by its label, all of whose words the sentence must have, and the column by the year that both name or by
being the only one. A row that is only called "Total" is told by the word in the sentence and by what its column or the
caption says is counted; a headline needs no such word. A figure that equals that cell agrees with it. Another figure is
off only if it is the one candidate of its sentence, equals no cell of any table, and a slip of one digit would make it
the cell's: most numbers near a table are derived from it and are not cited. One that has two digits of a cell swapped
(35,675 for 36,575) needs only the row, or of a total what is counted, in its sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._grid import Grid, grid_of
from claimcheck.checks._law import Equation, conclude, figures_of, measured, said
from claimcheck.checks._slips import is_digit_slip
from claimcheck.checks._swapped import swapped_against_cells
from claimcheck.checks._table_words import PLAIN_TOTAL
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import printed
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Figure, Finding, Kind, Reading, Sentence, Status, TableReading
from claimcheck.records import dataclass, replace

NAME = "text_vs_table"
_EQUAL = Equation("text", lambda cell: cell, {"cell": lambda v: v["text"], "text": lambda v: v["cell"]})
_SCALE = regex(
    r"\b(?:in|us\$|[$€£])\s*(?:us\s+)?(?:dollars\s+|euros\s+|pounds\s+|[$€£]\s*)?(thousand|million|billion|mn|m|bn|k)s?\b"
    r"|[’']000\b|[$€£]000\b",
    re.IGNORECASE,
)
# "(thousand tonnes)", "(millions of passengers)", "('000 head)": a scale of things, not of money.
_SCALE_OF_THINGS = regex(
    r"[(\[,]\s*(?:in\s+)?(?:(thousand|million|billion|mn|bn)s?|[’']000s?)\s+(?:of\s+)?[^\W\d_]{2,}", re.IGNORECASE
)
_CURRENCY = regex(r"[$€£¥]|\b(?:dollars?|euros?|pounds|usd|eur|gbp)\b", re.IGNORECASE)
_POWERS = {"thousand": 3, "k": 3, "": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9}
_WORD = regex(r"[^\W\d_][\w'’-]*")
_EMPTY = frozenset(
    "a an and at by for from in its of on or other our the their to was were with total table row column text".split()
)
# Between its label and a number, these say that the number is not the cell's but derived from it.
_DERIVED = regex(rf"\b{one_of(vocabulary.DERIVED)}\b|[%]\s+of\b", re.IGNORECASE)
# A change that is told by where it led to: "rose 5% to".
_UP_TO = regex(rf"\b{one_of(vocabulary.CHANGING, vocabulary.WAYS)}\b[^,;:]{{0,20}}\bto\s*$", re.IGNORECASE)
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_WHOLE = "*"  # stands for "total" among the words of a row that is only called so
_SAYS_WHOLE = regex(r"\b(?:totals?|totall?ed|totall?ing|overall|altogether|in all)\b", re.IGNORECASE)
_NUMBERED = regex(r"\s*(?:table|exhibit|schedule)\s+[\dA-Z]+(?:[.\-]\d+)*\s*[.:–—-]?\s*", re.IGNORECASE)
_AFTER_SUBJECT = regex(r"[(\[,;:|]|\b(?:by|in|per|for|from|across|among|during|at|(?:19|20)\d\d)\b", re.IGNORECASE)
_VAGUE = frozenset("number amount value count sum figure quantity all share percentage change".split())
_MOST_SUBJECT_WORDS = 4
_INLINE = regex(r"\s*tables?\b", re.IGNORECASE)
_CUT = regex(r";|,\s+(?:while|whereas|but|and)\s")
_KINDS = frozenset({Kind.MONEY, Kind.COUNT, Kind.PERCENT, Kind.MEASURE})
_FEWEST_DIGITS = 3
_NEAR = 60
_MOST_ROWS = 200


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


# --- what tables give ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Entry:
    """One amount of a table: the words of its row's label, the year and the words of its column, and its scale (0: not
    stated)."""

    words: frozenset[str]
    label: str
    years: frozenset[str]
    figure: Figure
    scale: int
    money: bool
    alone: bool
    inline: bool = False
    heading: frozenset[str] = frozenset()


def _entries(reading: Reading, said_words: frozenset[str]) -> Iterator[_Entry]:
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
    if any(words and words <= said_words for words in map(_content, firsts)):
        return True
    if not any(map(PLAIN_TOTAL.fullmatch, firsts)):
        return False
    headings = (cell for row in table.texts[: table.table.header_rows] for cell in row)
    return any(words and words <= said_words for words in map(_subject, (caption, *headings)))


def _of_grid(grid: Grid, top: str, caption: str) -> Iterator[_Entry]:
    scale = _stated_scale(top)
    # "In millions" is said of money unless the table says of what.
    scaled_money = scale and not _SCALE_OF_THINGS.search(top)
    of_money = bool(_CURRENCY.search(top) or scaled_money or any(n.is_money for row in grid.numbers for n in row if n))
    years = [frozenset(_YEAR.findall(name.full)) for name in grid.columns]
    headings = [_content(name.full) - _VAGUE for name in grid.columns]
    subjects = [_subject(name.full) or _subject(caption) for name in grid.columns]
    for name, cells in zip(grid.rows, grid.numbers, strict=True):
        words = _content(name.full)
        words |= frozenset(_YEAR.findall(name.full)) if words else words
        numbers = [(c, n.figure) for c, n in enumerate(cells) if n is not None and n.figure is not None]
        is_whole = not words and PLAIN_TOTAL.fullmatch(name.full)
        for c, figure in numbers:
            money = of_money or figure.kind is Kind.MONEY
            if words:
                alone = len(numbers) == 1
                yield _Entry(words, name.full, years[c], figure, scale, money, alone, heading=headings[c])
            elif is_whole and subjects[c]:
                yield _Entry(subjects[c] | {_WHOLE}, name.full, years[c], figure, scale, money, not years[c])


def _subject(title: str) -> frozenset[str]:
    """Return the words that say what a column or a table counts: "harvest" of "Table 2. Harvest by crop (tonnes)"."""
    start = numbered.end() if (numbered := _NUMBERED.match(title)) else 0
    end = after.start() if (after := _AFTER_SUBJECT.search(title, start)) else len(title)
    words = _content(title[start:end]) - _VAGUE
    return words if len(words) <= _MOST_SUBJECT_WORDS else frozenset()


def _top(table: TableReading, caption: str) -> str:
    """Return what stands over a table's body: caption, headings and the first rows."""
    return " ".join((caption, *(cell for row in table.texts[: table.table.header_rows + 2] for cell in row)))


def _stated_scale(text: str) -> int:
    match = _SCALE.search(text) or _SCALE_OF_THINGS.search(text)
    return 10 ** _POWERS[(match[1] or "").lower()] if match else 0


def _content(text: str) -> frozenset[str]:
    return frozenset(_stem(w) for w in _WORD.findall(text.lower()) if w not in _EMPTY)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


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
        for swapped in swapped_against_cells(reading):
            if swapped.figure.span not in known:
                yield replace(
                    text_vs_table(swapped.cell, swapped.figure, scale=swapped.scale), note=f"row {swapped.row!r}"
                )


def _cited(reading: Reading) -> Iterator[Finding]:
    if not reading.tables and not any(_INLINE.match(sentence.text) for sentence in reading.sentences):
        return
    pieces = [piece for sentence in reading.sentences if sentence.figures for piece in _pieces(sentence)]
    tabular: list[_Piece] = []
    prose: list[_Piece] = []
    for piece in pieces:
        (tabular if _INLINE.match(piece.text) else prose).append(piece)
    said = frozenset[str]().union(*(piece.words for piece in prose))
    said_words = frozenset(_stem(word) for word in said - _EMPTY)
    entries = [*_entries(reading, said_words), *(entry for piece in tabular for entry in _inline_entries(piece))]
    if not entries:
        return
    by_word: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        by_word[min(entry.words - {_WHOLE})].append(entry)
    telling = frozenset(word for word in said if _stem(word) in by_word)
    by_year = any(word.isdigit() for word in by_word)
    for piece in prose:
        if by_year or not telling.isdisjoint(piece.words):
            yield from _judged(piece, by_word, entries)


def _pieces(sentence: Sentence) -> Iterator[_Piece]:
    if sentence.block.kind is BlockKind.CAPTION:
        return
    is_headline = sentence.block.kind is BlockKind.HEADING
    years = frozenset(_YEAR.findall(sentence.text))
    for begin, end in _clauses(sentence):
        figures = tuple(f for f in sentence.figures if begin <= f.start < end and f.kind in _KINDS)
        if figures:
            part = sentence.text[begin - sentence.span.start : end - sentence.span.start]
            own = frozenset(_YEAR.findall(part)) or (years if len(years) == 1 else frozenset())
            yield _Piece(part, begin, figures, frozenset(_WORD.findall(part.lower())), own, is_headline)


def _clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Cut a sentence at semicolons, and at conjunctions that have figures to either side: "rail carried 12.5 million
    tonnes, while road carried 42.2 million"."""
    start, end = sentence.span
    amounts = [f.start for f in sentence.figures if f.kind in _KINDS]
    for cut in _CUT.finditer(sentence.text):
        at = sentence.span.start + cut.start()
        if cut[0] == ";" or (any(start <= a < at for a in amounts) and any(a > at for a in amounts)):
            yield start, at
            start = sentence.span.start + cut.end()
    yield start, end


def _inline_entries(piece: _Piece) -> Iterator[_Entry]:
    """Read "Table row Men 45.2%, women 54.8% (in millions)": each figure belongs to the words before it."""
    position = 0
    for figure in piece.figures:
        at = figure.start - piece.start
        words = _content(piece.text[position:at])
        position = at + len(figure.surface)
        if words:
            scale = _stated_scale(piece.text)
            money = bool(scale) or figure.kind is Kind.MONEY
            yield _Entry(words, " ".join(sorted(words)), frozenset(), figure, scale, money, True, True)


def _judged(piece: _Piece, by_word: dict[str, list[_Entry]], entries: Sequence[_Entry]) -> Iterator[Finding]:
    words = frozenset(map(_stem, piece.words - _EMPTY)) | piece.years
    if piece.is_headline or _SAYS_WHOLE.search(piece.text):
        words |= {_WHOLE}
    matched = [e for word in words for e in by_word.get(word, ())[:_MOST_ROWS] if e.words <= words]
    if not matched or (piece.is_headline and not all(_WHOLE in e.words for e in matched)):
        return
    rows = _of_longest(matched)
    if _WHOLE in rows[0].words and len({e.label for e in matched}) > 1:
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
            yield _finding(entry, figure, scale)
        elif (off := _contradicted(figure, entry)) and _is_only_miss(figure, cited, entries):
            yield off


def _is_only_miss(figure: Figure, cited: Sequence[Figure], entries: Sequence[_Entry]) -> bool:
    """Return whether this figure alone of those that a piece cites is in no cell."""
    return [f for f in cited if not any(_alike(e, f) and _scale_that_fits(e, f) for e in entries)] == [figure]


def _labelled(before: str, matched: Sequence[_Entry]) -> list[_Entry]:
    """Return the amounts whose row is named in the words before a figure."""
    near = _content(before)
    return [e for e in matched if e.words and e.words - e.years <= near]


def _of_longest(matched: Sequence[_Entry]) -> list[_Entry]:
    longest = max((len(e.words) for e in matched), default=0)
    return [e for e in matched if len(e.words) == longest]


def _named(piece: _Piece, words: frozenset[str], rows: Sequence[_Entry]) -> _Entry | None:
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


def _contradicted(figure: Figure, entry: _Entry) -> Finding | None:
    for scale in (entry.scale,) if entry.scale else (1, 10**3, 10**6, 10**9):
        finding = _finding(entry, figure, scale)
        cut = finding.status is not Status.INCONSISTENT and _is_cut(entry, figure, scale)
        if finding.status is not Status.CONSISTENT and not cut and _is_slip(entry, figure, scale):
            return finding
    return None


def _is_cut(entry: _Entry, figure: Figure, scale: int) -> bool:
    """Return whether a figure is the cell rounded down or up, though the other would be nearer."""
    unit = Fraction(figure.quantum) or Fraction(1)
    cell = Fraction(entry.figure.value) * scale / unit
    return Fraction(figure.value) / unit in (floor(cell), ceil(cell))


def _is_said_of(piece: _Piece, figure: Figure, entry: _Entry) -> bool:
    """Return whether the row's label stands near the figure, with nothing between that makes it another number."""
    at = figure.start - piece.start
    before = piece.text[max(0, at - _NEAR) : at]
    after = piece.text[at + len(figure.surface) :][:_NEAR]
    if _content(before) & entry.words:
        level = _UP_TO.search(before)
        return not _DERIVED.search(before[: level.start()] if level else before)
    return bool(_content(after) & entry.words) and not _DERIVED.search(f"{before} {after.removeprefix(' of ')}")


def _alike(entry: _Entry, figure: Figure) -> bool:
    """Return whether a cell and a figure can be the same: both percentages, both money, or both neither."""
    if figure.is_range or (entry.figure.kind is Kind.PERCENT) is not (figure.kind is Kind.PERCENT):
        return False
    return figure.kind is Kind.PERCENT or (figure.kind is Kind.MONEY) is entry.money


def _scale_that_fits(entry: _Entry, figure: Figure) -> int:
    """Return the scale at which the cell is the figure, 0 if there is none."""
    scales = (1,) if figure.kind is Kind.PERCENT else (entry.scale,) if entry.scale else (1, 10**3, 10**6, 10**9)
    stated = printed(measured(figure))
    return next((s for s in scales if printed(_scaled(entry.figure, s)).meets(stated)), 0)


def _is_slip(entry: _Entry, figure: Figure, scale: int) -> bool:
    unit = Fraction(figure.quantum) or Fraction(1)
    cell = round(Fraction(entry.figure.value) * scale / unit)
    return is_digit_slip(int(Fraction(figure.value) / unit), cell, 1)


def _digits(figure: Figure) -> int:
    unit = Fraction(figure.quantum) or Fraction(1)
    return len(str(abs(int(Fraction(figure.value) / unit)))) if figure.value else 0


def _finding(entry: _Entry, figure: Figure, scale: int) -> Finding:
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
        ),
        silent=(
            "Net sales rose by $835.4 million.\n\n| (in millions) | 2023 |\n|---|---|\n| Net sales | 812.4 |",
            "Of 160 mills 120 closed in 2023.\n\n| (million dollars) | 2023 |\n|---|---|\n| Mills | 120 |",
            "Costs were $821.4 million.\n\n| (in millions) | 2023 |\n|---|---|\n| Net sales | 812.4 |",
        ),
    ),
)
