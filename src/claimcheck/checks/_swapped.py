"""Two numbers of one document that differ in nothing but the order of two neighbouring digits: 1,284,600 and 1,248,600.

That is how a number is miscopied, and seldom how two quantities differ. So it is taken for one quantity told twice,
though little else shows it: the longer the number, the fewer words must be the same. One of the two must stand in the
document once only, in the prose; the other may stand in a table. A number of three digits must be in the title, summary
or first paragraph, or stand for a row that the sentence names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from enum import IntEnum

from claimcheck.checks._change_words import MONTHS
from claimcheck.checks._grid import Grid, Name, grid_of, percents_of
from claimcheck.checks._statement_words import MADE, OF_SOME, OTHER_GROUPS, PERIODS, SUPERSEDED
from claimcheck.checks._statements import stem, stems
from claimcheck.checks._table_words import PLAIN_TOTAL
from claimcheck.lazy import regex
from claimcheck.model import Figure, Hedge, Kind, Reading, Sentence, TableReading
from claimcheck.records import dataclass

_KINDS = frozenset({Kind.MONEY, Kind.COUNT, Kind.PERCENT, Kind.MEASURE, Kind.POINTS})
_TIMES = frozenset({Kind.YEAR, Kind.DATE})
_FEWEST = 3  # digits, trailing zeros not counted
_FEWEST_PAIRED = 2  # digits of a number that stands with another that is told again with it
_LONG = 5  # digits of numbers of which one word in common is enough
_SHARED = 2  # stems that the sentences of shorter numbers have in common
_MOST_OFTEN = 3  # numbers of a document that have these digits
_MOST_FOUND = 3  # pairs of a document, beyond which it is a list of like numbers
_LONGEST_SENTENCE = 400  # characters
_LEAST_NAME = 3  # characters of a column's heading that is taken as it stands
_OTHERWISE = OF_SOME | MADE | (PERIODS - MONTHS)  # a value that is not a cell's, if the table has no such word
_SCALES = (1, 10**3, 10**6, 10**9)
BRACKETED = regex(r"\s*[(\[][^)\]]*[)\]]")
_CLAUSE_END = regex(r"[,;:(]")
_WORD = regex(r"[^\W\d_]+\d?")
_GLUED, _REVISION = regex(r"[\w:/\x00-\x08\x7f-]"), regex(r"[-:]\d|\.\d")
_DAY = regex(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)")
_MOST_COLONS = 3  # of a sentence that is no record
_YEAR = regex(r"\b(?:19|20)\d\d\b")

_AROUND = "$€£¥%()[]+-−– 0"  # what stands before and after the digits of most numbers, and zeros


class Part(IntEnum):
    """A part of a document."""

    TITLE = 0
    OPENING = 1  # the summary and the first paragraph
    BODY = 2


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of the prose with its sentence, its digits, and the part of the document in which it stands."""

    figure: Figure
    sentence: Sentence
    digits: str
    part: Part

    @property
    def kind(self) -> tuple[str, ...]:
        """What two prints of one quantity have in common."""
        return self.figure.kind.value, stem(self.figure.unit.lower()), self.figure.per


@dataclass(frozen=True, slots=True)
class CellOf:
    """A cell that a figure of the prose should print; the prose's figure, the scale of the cell, and its row."""

    cell: Figure
    figure: Figure
    scale: int
    row: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell with the names of its row and column and what stands over its table."""

    cell: Figure
    percent: bool
    row: Name
    column: Name
    caption: str


def digits_of(figure: Figure) -> str:
    """Return a number's digits, leading and trailing zeros left out."""
    digits = figure.surface.replace(",", "").replace(".", "").strip(_AROUND)
    if digits.isdecimal():
        return digits
    return "".join(map(str, abs(figure.value).normalize().as_tuple().digits))


def swaps(digits: str) -> Iterator[str]:
    """Yield the numbers that have two neighbouring digits the other way round.

    >>> list(swaps("877"))
    ['787']
    """
    for i in range(len(digits) - 1):
        first, second = digits[i], digits[i + 1]
        if first != second and (second != "0" or i) and (first != "0" or i + 2 < len(digits)):
            yield f"{digits[:i]}{second}{first}{digits[i + 2 :]}"


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text in small letters."""
    return frozenset(_WORD.findall(text.lower()))


def told(reading: Reading, parts: Mapping[int, Part]) -> list[Told]:
    """Return the amounts of the prose; `parts` are those of the sentences that are not of the body."""
    found = []
    for sentence in reading.sentences:
        for figure in sentence.figures:
            if figure.kind in _KINDS and figure.ratio is None and figure.quantum:
                digits = digits_of(figure)
                if len(digits) >= _FEWEST_PAIRED:
                    found.append(Told(figure, sentence, digits, parts.get(sentence.index, Part.BODY)))
    return found


def _is_plain(one: Told) -> bool:
    figure = one.figure
    return (
        figure.hedge is Hedge.NONE
        and not figure.is_range
        and figure.margin is None
        and len(one.sentence.text) <= _LONGEST_SENTENCE
        and not _is_serial(one)
        and one.sentence.words.isdisjoint(SUPERSEDED)
    )


def _is_serial(one: Told) -> bool:
    """Return whether a number is part of a name, a day's serial, a version, or a field of a record: "Notes99486",
    "20210310", "22.1-1", "Latitude : 41.367 Elevation : 12"."""
    text, start = one.sentence.text, one.figure.start - one.sentence.span.start
    end = start + len(one.figure.surface)
    glued = (start > 0 and _GLUED.match(text, start - 1)) or _REVISION.match(text, end)
    return bool(glued or _DAY.match(one.figure.surface)) or text.count(": ") > _MOST_COLONS


# --- the prose against itself ----------------------------------------------------------------------------------------


def swapped_in_prose(reading: Reading, parts: Mapping[int, Part]) -> list[tuple[Figure, Figure]]:
    """Return pairs of figures of the prose that are one quantity with two digits swapped.

    Args:
        reading: the document.
        parts: the parts of the sentences, by their numbers, that are not of the body.
    """
    all_told = told(reading, parts)
    by_digits: dict[tuple[Kind, str], list[Told]] = defaultdict(list)
    for one in all_told:
        by_digits[one.figure.kind, one.digits].append(one)
    orders = Counter((kind, "".join(sorted(digits))) for kind, digits in by_digits)
    cells: frozenset[str] | None = None
    found: list[tuple[Figure, Figure]] = []
    for one in all_told:
        kind, digits = one.figure.kind, one.digits
        if len(by_digits[kind, digits]) > 1 or orders[kind, "".join(sorted(digits))] == 1:
            continue
        others = [other for made in swaps(digits) for other in by_digits.get((kind, made), ())]
        if not others or len(others) > _MOST_OFTEN or not _is_plain(one):
            continue
        same = [other for other in others if _is_same(one, other)]
        if not same or any(one.figure.span == second.span for _, second in found):
            continue
        cells = _digits_in_cells(reading) if cells is None else cells
        if one.digits not in cells:
            found.append((one.figure, same[0].figure))
    return found if len(found) <= _MOST_FOUND else []


def _digits_in_cells(reading: Reading) -> frozenset[str]:
    rows = (row for table in reading.tables for row in table.figures)
    return frozenset(digits_of(figure) for row in rows for figure in row if figure)


def _is_same(one: Told, other: Told) -> bool:
    """Return whether two figures of different sentences are of one thing, by what stands around them."""
    if one.sentence is other.sentence or one.kind != other.kind or not _is_plain(other):
        return False
    if one.figure.value.adjusted() != other.figure.value.adjusted() or _differ_in_time(one, other):
        return False
    apart = abs(one.figure.value - other.figure.value)
    if any(f.value == apart for each in (one, other) for f in each.sentence.figures):
        return False  # the one is the other and something more
    if differ_in_group(one.sentence, other.sentence) and not _have_companion(one, other):
        return False
    shared = len(_around(one.sentence) & _around(other.sentence))
    first, last = sorted((one.part, other.part))
    if len(one.digits) >= _LONG or (first is Part.TITLE < last and len(one.digits) >= _FEWEST and one.figure.unit):
        return shared > 0
    counted = one.figure.kind is not Kind.COUNT or one.figure.noun is not None
    if first is last or shared < _SHARED:
        return False
    return (counted and len(one.digits) >= _FEWEST) or _have_companion(one, other)


def differ_in_group(one: Sentence, other: Sentence) -> bool:
    """Return whether one of two sentences alone speaks of those with whom others are compared."""
    return not (one.words ^ other.words).isdisjoint(OTHER_GROUPS)


def _around(sentence: Sentence) -> frozenset[str]:
    start = sentence.span.start
    return stems(sentence.text, [(f.start - start, f.start - start + len(f.surface)) for f in sentence.figures])


def _have_companion(one: Told, other: Told) -> bool:
    """Return whether both sentences give another amount of this kind that is the same in both."""
    first, second = (
        {f.value for f in each.sentence.figures if f.kind is each.figure.kind and f.value != each.figure.value}
        for each in (one, other)
    )
    return bool(first & second) and one.figure.value not in second and other.figure.value not in first


def _differ_in_time(one: Told, other: Told) -> bool:
    first, second = _times(one), _times(other)
    return bool(first and second and first != second)


def _times(one: Told) -> set[str]:
    """Return the times that stand before a figure, or after it in its clause."""
    start, at = one.sentence.span.start, one.figure.end
    end = _CLAUSE_END.search(one.sentence.text, at - start)
    last = start + end.start() if end else one.sentence.span.end
    words = set(_WORD.findall(one.sentence.text[: last - start].lower()))
    return {f.surface.lower() for f in one.sentence.figures if f.kind in _TIMES and f.start < last} | (words & PERIODS)


# --- the prose against tables ----------------------------------------------------------------------------------------


def swapped_against_cells(reading: Reading) -> Iterator[CellOf]:
    """Yield figures of the prose that are in no cell, with the one cell that has two of their digits swapped, if the
    sentence names its row, or a long number's row in part, or what the table's total counts."""
    all_told = told(reading, {})
    known = _digits_in_cells(reading) if all_told else frozenset()
    wanted = {
        made for one in all_told if one.digits not in known and len(one.digits) >= _FEWEST for made in swaps(one.digits)
    }
    if wanted.isdisjoint(known):
        return
    often: dict[str, int] = defaultdict(int)
    for one in all_told:
        often[one.digits] += 1
    places: dict[str, list[_Place]] = defaultdict(list)
    for table in reading.tables:
        grid = grid_of(table)
        if grid is not None:
            for place in _places(table, grid, reading):
                if (digits := digits_of(place.cell)) in wanted:
                    places[digits].append(place)
    for one in all_told:
        if often[one.digits] > 1 or one.digits in known or len(one.digits) < _FEWEST or not _is_plain(one):
            continue
        found = [place for made in swaps(one.digits) for place in places.get(made, ())]
        named = [(place, scale) for place in found if (scale := _scale(one, place)) and _names(one, place)]
        apart = [abs(one.figure.value - scale * place.cell.value) for place, scale in named]
        if len(named) == 1 and not any(f.value == apart[0] for f in one.sentence.figures):
            place, scale = named[0]
            yield CellOf(place.cell, one.figure, scale, place.row.full)


def _places(table: TableReading, grid: Grid, reading: Reading) -> Iterator[_Place]:
    caption = reading.document.text[slice(*table.table.caption)] if table.table.caption else ""
    percents = percents_of(grid, caption)
    for row, numbers in zip(grid.rows, grid.numbers, strict=True):
        for c, number in enumerate(numbers):
            if number is not None and number.figure is not None:
                percent = number.figure.kind is Kind.PERCENT or c in percents
                yield _Place(number.figure, percent, row, grid.columns[c], caption)


def _scale(one: Told, place: _Place) -> int:
    """Return what a cell is multiplied with to be as large as the prose's figure, 0 if they differ in kind."""
    if place.percent is not (one.figure.kind in (Kind.PERCENT, Kind.POINTS)):
        return 0
    if place.cell.kind is Kind.MONEY and one.figure.kind is not Kind.MONEY:
        return 0
    apart = one.figure.value.adjusted() - place.cell.value.adjusted()
    return 10**apart if apart >= 0 and 10**apart in _SCALES else 0


def _names(one: Told, place: _Place) -> bool:
    """Return whether a sentence speaks of a cell: by its whole row, or, of a long number, by some words of it."""
    said = _around(one.sentence) | (stems(one.figure.surface) if one.figure.kind is Kind.MEASURE else frozenset())
    over = f"{place.column.full} {place.caption} {place.row.full}"
    there = words_in(over)
    if one.sentence.words & _OTHERWISE - there:
        return False
    times = frozenset(_YEAR.findall(one.sentence.text)) | one.sentence.words & MONTHS
    if times and times.isdisjoint(frozenset(_YEAR.findall(over)) | (there & MONTHS)):
        return False
    row = stems(BRACKETED.sub("", place.row.full))
    if row and row <= said:
        return True
    if PLAIN_TOTAL.fullmatch(place.row.full):
        named = len(place.column.full) > _LEAST_NAME and place.column.full in one.sentence.text
        return named or (len(one.digits) > _FEWEST and bool(said & (stems(place.caption) | stems(place.column.full))))
    return bool(row & said) and len(one.digits) >= _LONG
