"""A sentence's skeleton: its text with each figure replaced by one sign for its kind.

Forms are regular expressions over skeletons: "12 of the 40 boats (30%)" and "three of 10 pupils, 30%" differ in their
words only, so one form reads both, and no form has to know how numbers are written. Apostrophes are all typed ones
there, and the daggers of notes asterisks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from claimcheck.checks._same import recent
from claimcheck.checks._words import entries, one_of, phrases
from claimcheck.figures.data.hedges import BEFORE
from claimcheck.lazy import regex
from claimcheck.model import Figure, Hedge, Kind, Sentence, Span
from claimcheck.records import dataclass

# One sign per kind, from the private use area: no text holds them. A group of kinds is a character class.
COUNT = "\ue000"
MONEY = "\ue001"
PERCENT = "\ue002"
RATIO = "\ue003"
MEASURE = "\ue004"
DURATION = "\ue005"
RANGE = "\ue006"
OTHER = "\ue007"
SIGNS = "\ue000-\ue007"  # for use inside a character class
FIGURE = f"[{SIGNS}]"
# What adds up: people, things, money, lengths, weights, spans of time.
AMOUNT = f"[{COUNT}{MONEY}{MEASURE}{DURATION}]"
NUMBER = f"[{COUNT}{MONEY}{MEASURE}]"

_SIGNS = {
    Kind.MONEY: MONEY,
    Kind.PERCENT: PERCENT,
    Kind.RATIO: RATIO,
    Kind.MEASURE: MEASURE,
    Kind.DURATION: DURATION,
}
# Small numbers in words that count something here though they are mostly idle: "one of nine", "two from Peru, one from
# Chile", "nearly half (48%)"; not the halves of a game or a year.
_AFTER_ONE = entries("from in for with at on to by man woman male female boy girl")
_THE = rf"(?:{one_of(entries('the its our'))}\s+)?"
_ONE = regex(
    rf"(?:(?<=^)|(?<=[,;:(\s]))one(?=\s+(?:(?:out\s+)?of\s+{_THE}(?P<before_figure>\b)|{one_of(_AFTER_ONE)}\b))",
    re.IGNORECASE,
)
_OF_FIGURE = regex(rf"\s+(?:out\s+)?of\s+{_THE}")
_BEFORE_ONE = regex(r"(?:[,;:(]|\b(?:and|or))\s*$", re.IGNORECASE)
_AFTER_HALF = phrases(
    "year | time | hour | day | brother | sister | a | an | past | of fiscal | of the year | of the season"
)
_HALF = regex(
    rf"(?<![\w-])(?P<half>(?:a\s+)?half)\b(?![-’']|\s+(?:{one_of(_AFTER_HALF)}|of\s+(?:19|20)\d\d)\b)", re.IGNORECASE
)
# A fraction beside what it is of, without "of": "20 of the 80 boats, or a quarter, sank".
NTHS = {
    "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twentieth": 20,
}  # fmt: skip
_BARE = regex(rf"an?\s+(?P<nth>{one_of(tuple(NTHS))})(?=\s*(?:[,.;:)]|$))", re.IGNORECASE)
_LEADING_TO_BARE = entries("or is was were i.e. meaning about almost nearly exactly roughly")
_BEFORE_BARE = regex(rf"(?:^|[,;:(—–]|\b{one_of(_LEADING_TO_BARE)})\s*$", re.IGNORECASE)
_LONGEST_LEAD = 16  # characters
_SMALL_NUMBERS = frozenset({"one", "half", *NTHS})
_WHICH_HALF = entries("first second back front other latter last later this next the fiscal 1st 2nd and each every h")
_PERIOD = regex(rf"\b{one_of(_WHICH_HALF)}\s*-?\s*$", re.IGNORECASE)
_LONGEST_HEDGE = 3
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_JOINTS = frozenset(",;:([—–=.")  # a stop: "i.e. 20%"

# A word as it stands between figures: no bracket, comma or stop in it, no figure.
WORD = r"[^\W\d_][\w'\"%*/+.&-]*(?<![.,;:])"
_PLAIN_MARKS = (("’", "'"), ("†", "*"), ("‡", "*"))


Needs = tuple[tuple[str, ...], ...]


def form(*pieces: str) -> re.Pattern[str]:
    """Compile a form from its pieces: a blank stands for any white space, and letters for both cases."""
    # Skeletons have plain apostrophes only, and a set with the other one takes eight times as long to compile.
    return regex("".join(pieces).replace(" ", r"\s+").replace("’'", "'"), re.IGNORECASE)


def words(least: int, most: int, *, but: str = "") -> str:
    """Return a pattern of `least` to `most` words, each after a space, none of them one of the alternatives `but`."""
    guard = rf"(?!(?:{but})\b)" if but else ""
    return rf"(?: {guard}{WORD}){{{least},{most}}}"


def ends_with(gap: str, endings: frozenset[str]) -> bool:
    """Return whether what stands before a figure ends with a joint or with one of some lower-case words: all the forms
    that lead up to the figure do, and most gaps do not, which this tells without a pattern."""
    tail = gap.rstrip().lower()
    return tail[-1:] in _JOINTS or tail[len(tail.rstrip(_LETTERS)) :] in endings


def may_bind(sentence: Sentence) -> bool:
    """Return whether a sentence has two figures or more, or words that may be some beside its one."""
    return len(sentence.figures) > 1 or not sentence.words.isdisjoint(_SMALL_NUMBERS)


def has_each(text: str, signs: Needs) -> bool:
    """Return whether a text has one of each group of signs, without which a form is not worth compiling."""
    return all(any(map(text.__contains__, group)) for group in signs)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A skeleton with the way back: the figure that stands at a place, and the place in the document."""

    text: str
    figures: tuple[Figure, ...]
    places: tuple[int, ...]
    start: int

    def at(self, place: int) -> Figure:
        """Return the figure whose sign stands at `place`."""
        return self.figures[bisect_right(self.places, place) - 1]

    def role(self, match: re.Match[str], name: str) -> Figure | None:
        """Return the figure of a match's named group, or None where the group took no part."""
        return self.at(match.start(name)) if match.start(name) >= 0 else None

    @property
    def plain(self) -> str:
        """The text in small letters with single blanks, in which signs of forms are looked for."""
        return " ".join(self.text.lower().split())

    def figures_in(self, start: int, end: int) -> tuple[Figure, ...]:
        """Return the figures whose signs stand in `text[start:end]`."""
        return tuple(f for f, place in zip(self.figures, self.places, strict=True) if start <= place < end)

    def without(self, places: Sequence[int], sign: str) -> Skeleton:
        """Return the skeleton with a sign for what stands at some places, and without the figures there."""
        text, gone = list(self.text), {*places}
        for place in places:
            text[place] = sign
        kept = [(p, f) for p, f in zip(self.places, self.figures, strict=True) if p not in gone]
        return Skeleton("".join(text), tuple(f for _, f in kept), tuple(p for p, _ in kept), self.start)

    def index(self, place: int) -> int:
        """Return which of the figures stands at `place`, from 0."""
        return bisect_right(self.places, place) - 1

    def gap(self, index: int) -> str:
        """Return the text between the figure `index` and the one after it, or the end."""
        end = self.places[index + 1] if index + 1 < len(self.places) else len(self.text)
        return self.text[self.places[index] + 1 : end]

    def before(self, index: int) -> str:
        """Return the text between the figure before `index`, or the beginning, and figure `index`."""
        start = self.places[index - 1] + 1 if index else 0
        return self.text[start : self.places[index]]


@recent(most=8)
def skeleton(sentence: Sentence) -> Skeleton:
    """Return the skeleton of a sentence."""
    pieces: list[str] = []
    figures: list[Figure] = []
    places: list[int] = []
    offset = sentence.span.start
    position = length = 0
    for figure in _with_words(sentence):
        start, end = figure.span
        start -= offset
        if start < position:
            continue
        pieces.append(sentence.text[position:start])
        length += start - position
        places.append(length)
        figures.append(figure)
        pieces.append(sign(figure))
        length += 1
        position = end - offset
    pieces.append(sentence.text[position:])
    text = "".join(pieces)
    if not sentence.text.isascii():
        for mark, plain in _PLAIN_MARKS:
            text = text.replace(mark, plain)
    return Skeleton(text, tuple(figures), tuple(places), offset)


def sign(figure: Figure) -> str:
    """Return the sign that stands for a figure."""
    if figure.high is not None or figure.until is not None:
        return RANGE
    kind = figure.kind
    if kind is Kind.COUNT:
        # "14/40" with a percentage beside it
        return RATIO if figure.ratio and "/" in figure.surface else COUNT
    if plain := _SIGNS.get(kind):
        return plain
    if kind is Kind.STATISTIC and figure.unit in ("n", "N"):
        return RATIO if figure.ratio else COUNT  # "n = 14/40"
    if kind is Kind.YEAR and "," in figure.surface:
        return COUNT  # no year is printed as 1,780
    return OTHER


def _with_words(sentence: Sentence) -> Sequence[Figure]:
    """Return the sentence's figures and the small numbers in words that count something in it."""
    found = []
    if "one" in sentence.words:
        starts = frozenset(f.start - sentence.span.start for f in sentence.figures)
        matches = (m for m in _ONE.finditer(sentence.text) if _counts(sentence.text, m, starts))
        found += [_ratio_or_one(sentence, *match.span(), None) for match in matches]
    if "half" in sentence.words:
        for match in _HALF.finditer(sentence.text):
            if not _PERIOD.search(sentence.text[max(0, match.start() - 12) : match.start()]):
                found.append(_ratio_or_one(sentence, *match.span(), (1, 2)))
    if not NTHS.keys().isdisjoint(sentence.words):
        for match in _BARE.finditer(sentence.text):
            if _BEFORE_BARE.search(sentence.text, max(0, match.start() - _LONGEST_LEAD), match.start()):
                found.append(_ratio_or_one(sentence, *match.span(), (1, NTHS[match["nth"].lower()])))
    if not found:
        return sentence.figures
    ranks = {f.end for f in found if f.ratio}  # "a fifth" is no rank
    figures = [f for f in sentence.figures if not (f.kind is Kind.ORDINAL and f.end in ranks)]
    known = [f.start for f in figures]
    new = [f for f in found if not _overlaps(f, figures, bisect_right(known, f.start))]
    return sorted([*figures, *new], key=lambda f: f.start) if new else sentence.figures


def _overlaps(figure: Figure, figures: Sequence[Figure], place: int) -> bool:
    before = place > 0 and figures[place - 1].end > figure.start
    return before or (place < len(figures) and figures[place].start < figure.end)


def _counts(text: str, match: re.Match[str], starts: frozenset[int]) -> bool:
    """Return whether "one" counts: before "of" and a figure, or as an item of a list."""
    if match["before_figure"] is not None:
        ahead = _OF_FIGURE.match(text, match.end())
        return ahead is not None and ahead.end() in starts
    return bool(_BEFORE_ONE.search(text[max(0, match.start() - 8) : match.start()]))


def _ratio_or_one(sentence: Sentence, start: int, end: int, ratio: tuple[int, int] | None) -> Figure:
    before = sentence.text[max(0, start - 30) : start].lower().split()
    phrases = (" ".join(before[-n:]) for n in range(min(_LONGEST_HEDGE, len(before)), 0, -1))
    return Figure(
        Span(sentence.span.start + start, sentence.span.start + end),
        sentence.text[start:end],
        Kind.RATIO if ratio else Kind.COUNT,
        Decimal(ratio[0]) / ratio[1] if ratio else Decimal(1),
        quantum=Decimal(0) if ratio else Decimal(1),
        hedge=next((BEFORE[phrase] for phrase in phrases if phrase in BEFORE), Hedge.NONE),
        ratio=ratio,
    )
