"""Changes that a sentence tells of rows of a table by their names: "Floods increased the most, by 80%, and fires fell
by 7%", "Roads get $33.5 million, $0.7 million more"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.checks._change_words import ADJUSTED, FILL, NOUNS, PASSIVE, TIME_WORDS, TRIGGERS
from claimcheck.checks._grid import Grid
from claimcheck.checks._named_rows import NamedRow, NamedTable
from claimcheck.checks._statement_words import PARTS_OF_YEAR, SUPERSEDED
from claimcheck.checks._swapped import words_in
from claimcheck.checks._words import BEING, OWNERS, entries, one_of
from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Hedge, Kind, Sentence
from claimcheck.records import dataclass

_SIZES = frozenset({Kind.PERCENT, Kind.POINTS, Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_RELATIVE = frozenset({Kind.PERCENT, Kind.POINTS})
_LONGEST_WAY = 100  # characters from a row's name to its change
_BEFORE = 24
_TELLING_DIGITS = 3
_MORE_UP, _MORE_DOWN = entries("more higher larger up"), entries("fewer less lower smaller down")
_TIMES = entries("this last the previous prior a before now today same year season month quarter")
# Behind a size: "£5.4m more than this year", "192 fewer".
_MORE = regex(rf"\s+(?:[^\W\d_]+\s+)?(?:(?P<up>{one_of(_MORE_UP)})|{one_of(_MORE_DOWN)})\b", re.IGNORECASE)
# What a row's amount is more or less than, where that is not itself at another time.
_THAN_OTHER = regex(rf"\s+(?:than|on)\s+(?:in\s+|at\s+|for\s+)?(?!{one_of(_TIMES)}\b|(?:19|20)\d\d\b)", re.IGNORECASE)
# Rows that are told of together, and what takes up so much of a whole.
_AND_BEFORE = regex(r"[^\W\d_][\w’'-]*(?:\s+and|\s*[&/+]|\s+or)\s+(?:the\s+|those\s+of\s+)?$")
_AND_BEHIND = regex(r"(?:\s+and|\s*[&/+]|\s+or|\s+plus)\s+[^\W\d_]")
_MAKING = entries("us* tak* mak* ma* too* fill*")
_MAKE_UP = regex(rf"\b{one_of(_MAKING)}\s+up\b")
# Behind a size that is of another thing, or a share.
_OF = regex(r"\s+(?:of|per|share|points?\s+of)\b", re.IGNORECASE)
_IN_ROW = regex(r"\s+(?:in|for|of|at)\s+(?:the\s+|all\s+)?$", re.IGNORECASE)
# Before a size that is none: what it came to or from.
_LEADING = entries("to from at than of")
_AT_LEVEL = regex(rf"\b{one_of(BEING, _LEADING)}\s+(?:just\s+|only\s+)?$", re.IGNORECASE)
_BY = regex(r"\bby\s+(?:just\s+|only\s+|some\s+)?$", re.IGNORECASE)
_GOES_ON = regex(r"\s*,?\s*(?:by\s+|with\s+|only\s+)*", re.IGNORECASE)
_OWNED = regex(rf"\b{one_of(OWNERS)}\s$", re.IGNORECASE)
_WORD = regex(r"(?<![\d.])[^\W\d_][\w’'-]*|[;]")
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_MAY = regex(r"\bMay\b")
# What may stand between a row's name and its change without telling of anything else than the row.
_EMPTY_WORDS = (
    FILL | PASSIVE | TIME_WORDS
    | frozenset(
        """they it which who that on other hand too also however and but again even still most least fastest strongest
        sharpest sharply slightly strongly markedly slowly clearly significantly considerably has have had will showed
        saw recorded posted shows see with not so far goes going go remain remains remained biggest largest smallest
        receive receives received get gets got both now meanwhile contrast""".split()
    )
)  # fmt: skip
_WHOLES = frozenset("total overall altogether".split())
_CALLED = frozenset("service services item items group groups area sector department spending amount".split())
# A change that is not between two columns of a table, or of the rows' own amounts.
_OTHERWISE = SUPERSEDED | ADJUSTED | frozenset(
    """since ago decade decades annually average averages averaged per each every rate probability risk odds faster
    slower excluding including peak cumulative next future predicted until by-election target""".split()
)  # fmt: skip


_Place = tuple[int, int, NamedRow | None]
"""Where a row is named, from and to; None stands for several."""


@dataclass(frozen=True, slots=True)
class Told:
    """A change that is told of a row, and which way it went (NONE if the words do not say); `bare` says that nothing
    stands between the two that could be what changed instead of the row's amount."""

    figure: Figure
    row: NamedRow
    way: Change
    bare: bool

    @property
    def in_percent(self) -> bool:
        """Whether the change is told in percent of what was before."""
        return self.figure.kind is Kind.PERCENT


def may_tell(sentence: Sentence) -> bool:
    """Return whether a sentence may tell of a change that a table shows."""
    if not any(_is_size(f) for f in sentence.figures) or not sentence.words.isdisjoint(_OTHERWISE):
        return False
    return not any(f.kind is Kind.DURATION for f in sentence.figures)


def told_of(sentence: Sentence, table: NamedTable) -> Iterator[Told]:
    """Yield the changes that a sentence tells of the rows of a table; of what they are at another time, none."""
    rows = [row for row in table.named_in(sentence.words) if not row.words <= _EMPTY_WORDS]
    rows += _whole(table.grid, sentence.words)
    if not rows or not _is_of_table(sentence, table.over):
        return
    text = sentence.text.lower()
    places = list(_places(text, rows))
    known = _EMPTY_WORDS | _CALLED | words_in(table.over) | {word for row in rows for word in row.words}
    last: Told | None = None
    for figure in sentence.figures:
        if _is_size(figure) and (found := _told(text, sentence.span.start, figure, places, known, last)):
            last = found
            yield found


_THAN_YEAR = regex(
    rf"\s+(?:[^\W\d_]+\s+)?(?:{one_of(_MORE_UP, _MORE_DOWN)})\s+(?:than\s+(?:in\s+)?|on\s+)(?P<year>(?:19|20)\d\d)\b"
    r"|\s+(?:above|below)\s+(?:that\s+of\s+)?(?P<other>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def told_against(sentence: Sentence, grid: Grid) -> Iterator[tuple[Figure, tuple[int, int], int]]:
    """Yield the changes against a year that a row of a table is called by, where the sentence gives another row's
    amount: "42,800 people came, 37% more than in 2022"; each with the two rows, the new one first, and the column."""
    years = {name.full: r for r, name in enumerate(grid.rows) if _YEAR.fullmatch(name.full)}
    if len(years) < 2 or not any(year in sentence.text for year in years):
        return
    for place, figure in enumerate(sentence.figures):
        match = _is_size(figure) and _THAN_YEAR.match(sentence.text, figure.end - sentence.span.start)
        base = years.get(match["year"] or match["other"]) if match else None
        if base is None:
            continue
        amounts = [f for f in sentence.figures[:place] if _is_size(f) and f.kind not in _RELATIVE]
        cells = {cell for f in amounts for cell in _cells_of(f, grid, years.values()) if cell[0] != base}
        if len(cells) == 1 and (cell := cells.pop()):
            yield figure, (cell[0], base), cell[1]


def _cells_of(figure: Figure, grid: Grid, rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the cells of rows that print a number of three digits or more."""
    if len(str(figure.value.normalize()).replace(".", "")) >= _TELLING_DIGITS:
        for r in rows:
            for c, number in enumerate(grid.numbers[r]):
                if number is not None and number.figure is not None and number.figure.value == figure.value:
                    yield r, c


def _is_size(figure: Figure) -> bool:
    return (
        figure.kind in _SIZES
        and figure.hedge is Hedge.NONE
        and not figure.is_range
        and figure.margin is None
        and figure.ratio is None
        and not figure.per
        and figure.value > 0
    )


def _whole(grid: Grid, said: frozenset[str]) -> list[NamedRow]:
    """Return the row of all, by the word that a sentence calls it by: "overall spending goes up by 3.8%"."""
    totals = [r for r, name in enumerate(grid.rows) if name.is_total]
    return [NamedRow(word, frozenset((word,)), totals[0]) for word in said & _WHOLES] if len(totals) == 1 else []


def _is_of_table(sentence: Sentence, over: str) -> bool:
    """Return whether a sentence names no other time than a table does."""
    times = {*_YEAR.findall(sentence.text), *(sentence.words & PARTS_OF_YEAR), *_MAY.findall(sentence.text)}
    return all(time.lower() in over for time in times)


def _places(text: str, rows: Sequence[NamedRow]) -> Iterator[_Place]:
    """Yield where rows are named, in order; a name within a longer one is none, and one that is told of together with
    something else, or that stands for what something has ("their sales"), is no row's."""
    found: list[_Place] = []
    for row in rows:
        for match in re.finditer(rf"(?<!\w){re.escape(row.label)}(?!\w)", text):
            begin, end = match.span()
            joined = _AND_BEFORE.search(text, max(0, begin - _BEFORE), begin) or _AND_BEHIND.match(text, end)
            found.append((begin, end, None if joined else row))
    found.sort(key=lambda place: (place[0], -place[1]))
    end = 0
    for place in found:
        if place[0] >= end and not _OWNED.search(text, max(0, place[0] - _BEFORE), place[0]):
            yield place
            end = place[1]


def _told(
    text: str, offset: int, figure: Figure, places: Sequence[_Place], known: frozenset[str], last: Told | None
) -> Told | None:
    start, end = figure.start - offset, figure.end - offset
    if found := _in_row(text, figure, start, end, places):
        return found
    earlier = [place for place in places if place[1] <= start and start - place[1] <= _LONGEST_WAY]
    if not earlier or _OF.match(text, end):
        return None
    _, named, row = earlier[-1]
    between, more = text[named:start], _MORE.match(text, end)
    if row is None or ";" in between or (more and _THAN_OTHER.match(text, more.end())):
        return None
    way = _way(text, figure, start, between, more)
    if way is None:
        goes_on = last is not None and last.figure.kind is figure.kind and _GOES_ON.fullmatch(between)
        return Told(figure, row, last.way, True) if last is not None and goes_on else None
    words = [w for w in _WORD.findall(between) if w not in TRIGGERS]
    return Told(figure, row, way, known.issuperset(words))


def _in_row(text: str, figure: Figure, start: int, end: int, places: Sequence[_Place]) -> Told | None:
    """Return a change whose row is named behind it: "an increase of 80% in floods"."""
    row = next((p[2] for p in places if p[0] > end and _IN_ROW.fullmatch(text, end, p[0])), None)
    nouns = [w for w in text[max(0, start - _BEFORE) : start].split() if w in NOUNS]
    return Told(figure, row, TRIGGERS[nouns[-1]], True) if row is not None and nouns else None


def _way(text: str, figure: Figure, start: int, between: str, more: re.Match[str] | None) -> Change | None:
    """Return which way a change went, None if the words before and behind the figure tell of none."""
    if _MAKE_UP.search(between):
        return None
    if more is not None:
        return Change.UP if more["up"] else Change.DOWN
    lead = text[max(0, start - _BEFORE) : start]
    if _AT_LEVEL.search(lead) and not any(f"{noun} of " in lead for noun in NOUNS):
        return None
    if figure.kind not in _RELATIVE and not _BY.search(lead) and not _is_verb_before(lead):
        return None
    triggers = [w for w in _WORD.findall(between) if w in TRIGGERS]
    if figure.change is not Change.NONE:
        return figure.change
    return TRIGGERS[triggers[-1]] if triggers else None


def _is_verb_before(lead: str) -> bool:
    words = lead.split()
    return bool(words) and (words[-1] in TRIGGERS or (words[-1] == "of" and words[-2:-1] != [] and words[-2] in NOUNS))
