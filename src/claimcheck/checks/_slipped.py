"""Figures at the head of a document that its text does not give, but another that a slip of one digit makes of them.

What a title or a summary says stands in the text too. So a figure that is found nowhere there is held against the ones
of its kind: those of the first sentences after a title, and those of the text that are said of the same thing as in the
summary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.checks._lists import alike
from claimcheck.checks._slips import is_digit_slip
from claimcheck.checks._statement_words import PERIODS, SUPERSEDED
from claimcheck.checks._statements import names_in, stem, stems
from claimcheck.checks._swapped import differ_in_group, digits_of, swaps
from claimcheck.checks._zones import Zone
from claimcheck.lazy import regex
from claimcheck.model import Figure, Hedge, Kind, Reading, Sentence
from claimcheck.records import dataclass

_LEAD = 2  # sentences with figures after a title, in which a figure of the title must be told
_FEWEST_DIGITS = 2
_FEWEST_SHARED = 2  # stems of a title and a sentence
_EVIDENCE = 3  # stems of a summary's clause and one of the text, where no other figure is the same in both
_LONG = 4  # digits of a number of which one stem is enough, if two neighbours are the other way round
_FEW = 4  # figures of a sentence of which one that is the same tells something
_MOST_SUMMED = 300  # figures of a summary; more are those of many texts
_MOST_FOUND = 2  # figures of a summary, beyond which it is none of this text
_KINDS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.MEASURE, Kind.DURATION})
_TIMES = frozenset({Kind.YEAR, Kind.DATE})
_ANY_NAME = regex(r"\b[A-Z][\w’'-]*")


def slips_of_title(title: Zone, text: Zone, reading: Reading) -> Iterator[tuple[Figure, Figure]]:
    """Yield a title's figures that neither text nor tables give, each with the only one of its kind in the first
    sentences, if one digit makes it that and the two have words or a name in common."""
    for sentence in title.sentences:
        for figure in sentence.figures:
            counted = figure.kind is not Kind.COUNT or bool(figure.unit)
            if not counted or not _may_be_slip(figure) or text.gives(figure) or sentence.words & SUPERSEDED:
                continue
            told = ((f, s) for s in text.sentences[:_LEAD] for f in s.figures if _is_of_kind(f, figure))
            found = next(told, None)
            if found is None or found[1].words & SUPERSEDED or not _have_subject(sentence, found[1]):
                continue
            if _differ_in_time(sentence, found[1]):
                continue
            others = [f for f in found[1].figures if _is_of_kind(f, figure)]
            if len(others) == 1 and _is_slip(figure, found[0]) and not _is_in_cells(figure, reading):
                yield figure, found[0]


def slips_of_summary(summary: Zone, body: Zone, reading: Reading) -> Sequence[tuple[Figure, Figure]]:
    """Return a summary's figures that neither text nor tables give, each with the only one of the text that one digit
    makes of it and that is said of the same thing."""
    summed = list(_told(summary.sentences))
    if not 0 < len(summed) <= _MOST_SUMMED:
        return ()
    by_digits: dict[tuple[Kind, str], list[_Told]] = defaultdict(list)
    for told in _told(body.sentences):
        by_digits[told.figure.kind, told.digits].append(told)
    own = frozenset((told.figure.kind, told.digits) for told in summed)
    found = []
    for told in summed:
        kind = told.figure.kind
        if not _may_be_slip(told.figure) or (kind, told.digits) in by_digits:
            continue
        made = ((kind, digits) for digits in _near(told.digits))
        others = [other for key in made if key not in own for other in by_digits.get(key, ()) if told.is_of(other)]
        values = {other.figure.value for other in others}
        if len(values) == 1 and not body.gives(told.figure) and not _is_in_cells(told.figure, reading):
            found.append((told.figure, others[0].figure))
    return found if len(found) <= _MOST_FOUND else ()


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure with its digits, its sentence, and where its clause there begins and ends."""

    figure: Figure
    digits: str
    sentence: Sentence
    begin: int
    end: int

    def is_of(self, other: _Told) -> bool:
        """Return whether a figure of the text is said of the same thing as this one of the summary."""
        one, two = self.figure, other.figure
        if not (_is_of_kind(one, two) or self._is_labelled(two)) or not _is_slip(one, two):
            return False
        if _differ_in_time(self.sentence, other.sentence):
            return False
        if not (self.sentence.words | other.sentence.words).isdisjoint(SUPERSEDED):
            return False
        if len(self.digits) == _FEWEST_DIGITS and other.digits not in swaps(self.digits):
            return False
        if len(self.sentence.figures) <= _FEW and _have_companion(self.sentence, other.sentence):
            return bool(self._stems(whole=True) & other._stems(whole=True))
        if other._rivals() > self._rivals():
            return False
        own, others = self._stems(), other._stems()
        if own and own <= others and len(self.sentence.figures) == 1:
            return len(own) > 1 or len(self.digits) > _FEWEST_DIGITS
        is_long = len(self.digits) >= _LONG and other.digits in swaps(self.digits)
        return len(own & others) >= (1 if is_long else _EVIDENCE) and not differ_in_group(self.sentence, other.sentence)

    def _rivals(self) -> int:
        """Return how many amounts of the sentence may be of one thing with this: its parts, or other groups' values."""
        one = self.figure
        counted = one.kind is Kind.COUNT or one.kind is Kind.MEASURE
        bare = sum(f.kind is Kind.COUNT and not f.unit for f in self.sentence.figures if f is not one)
        return bare * counted + sum(
            f.kind is one.kind and f.unit == one.unit and alike(f, one) for f in self.sentence.figures
        )

    def _is_labelled(self, other: Figure) -> bool:
        """Return whether a label says of a bare number what the other counts: "Beds: 612"."""
        one = self.figure
        bare = one.kind is other.kind is Kind.COUNT and not one.unit and alike(one, other)
        return bare and bool(other.unit) and stem(other.unit) in self._stems()

    def _stems(self, *, whole: bool = False) -> frozenset[str]:
        start, text = self.sentence.span.start, self.sentence.text
        inside = [(f.start - start, f.end - start) for f in self.sentence.figures]
        apart = [] if whole else [(0, self.begin - start), (self.end - start, len(text))]
        return stems(text, [*apart, *inside])


def _told(sentences: Sequence[Sentence]) -> Iterator[_Told]:
    for sentence in sentences:
        figures = [f for f in sentence.figures if f.kind in _KINDS]
        few = len(figures) <= 2
        for place, figure in enumerate(figures):
            if figure.quantum and not figure.is_range and figure.ratio is None:
                begin = sentence.span.start if few or not place else figures[place - 1].end
                end = sentence.span.end if few or place + 1 == len(figures) else figures[place + 1].start
                yield _Told(figure, digits_of(figure), sentence, begin, end)


def _near(digits: str) -> Iterator[str]:
    """Yield the numbers that have one digit otherwise, or two neighbours the other way round.

    >>> len(list(_near("63")))
    19
    """
    yield from swaps(digits)
    for i, digit in enumerate(digits):
        yield from (f"{digits[:i]}{other}{digits[i + 1 :]}" for other in "0123456789" if other != digit)


def _have_companion(one: Sentence, other: Sentence) -> bool:
    """Return whether a figure of one sentence is told again in the other."""
    first, second = ({(f.kind, f.value) for f in each.figures if f.kind in _KINDS} for each in (one, other))
    return not first.isdisjoint(second)


def _differ_in_time(one: Sentence, other: Sentence) -> bool:
    first, second = _times(one), _times(other)
    return bool(first and second and first.isdisjoint(second))


def _times(sentence: Sentence) -> frozenset[str]:
    return (sentence.words & PERIODS) | {f.surface.lower() for f in sentence.figures if f.kind in _TIMES}


def _may_be_slip(figure: Figure) -> bool:
    return figure.kind in _KINDS and figure.hedge is Hedge.NONE and not figure.is_range


def _is_of_kind(one: Figure, other: Figure) -> bool:
    return one.kind is other.kind and alike(one, other) and (one.kind is not Kind.COUNT or one.unit == other.unit)


def _is_slip(one: Figure, other: Figure) -> bool:
    """Return whether two numbers as long and as exact as each other differ in one digit or the order of two; of one
    that is said to be about right, only the order."""
    is_swapped = digits_of(other) in swaps(digits_of(one))
    if other.hedge is not Hedge.NONE and not (is_swapped and other.hedge is Hedge.ABOUT):
        return False
    if one.quantum != other.quantum or not one.quantum or other.is_range:
        return False
    first, second = int(one.value / one.quantum), int(other.value / other.quantum)
    as_long = len(str(first)) == len(str(second)) >= _FEWEST_DIGITS
    return as_long and is_digit_slip(first, second, 1)


def _is_in_cells(figure: Figure, reading: Reading) -> bool:
    cells = (cell for table in reading.tables for row in table.figures for cell in row if cell)
    return any(cell.value == figure.value for cell in cells)


def _have_subject(one: Sentence, other: Sentence) -> bool:
    """Return whether a title and a sentence have two words in common, or a name."""
    return len(stems(one.text) & stems(other.text)) >= _FEWEST_SHARED or bool(
        frozenset(_ANY_NAME.findall(one.text)) & names_in(other.text)
    )
