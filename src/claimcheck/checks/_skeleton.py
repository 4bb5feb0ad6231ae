"""A sentence's skeleton: its text with each figure replaced by one sign for its kind.

Forms are regular expressions over skeletons: "12 of the 40 boats (30%)" and "three of 10 pupils, 30%" differ in their words
only, so one form reads both, and no form has to know how numbers are written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.model import Figure, Hedge, Kind, Sentence, Span

# One sign per kind, from the private use area: no text holds them. A group of kinds is a character class.
COUNT = "\ue000"
MONEY = "\ue001"
PERCENT = "\ue002"
RATIO = "\ue003"
MEASURE = "\ue004"
DURATION = "\ue005"
RANGE = "\ue006"
OTHER = "\ue007"
FIGURE = "[\ue000-\ue007]"
# What adds up: people, things, money, lengths, weights, spans of time.
AMOUNT = f"[{COUNT}{MONEY}{MEASURE}{DURATION}]"
NUMBER = f"[{COUNT}{MONEY}{MEASURE}]"

_SIGNS = {
    Kind.COUNT: COUNT,
    Kind.MONEY: MONEY,
    Kind.PERCENT: PERCENT,
    Kind.RATIO: RATIO,
    Kind.MEASURE: MEASURE,
    Kind.DURATION: DURATION,
}
_SAMPLE_SIZE = re.compile(r"n\b", re.IGNORECASE)

# A word as it stands between figures: no bracket, comma or stop in it, no figure.
WORD = r"[^\W\d_][\w’'%*†‡/+.&-]*(?<![.,;:])"
GAP = r"[ \t\n\u00a0\u2009\u202f]"


def words(least: int, most: int, *, but: str = "") -> str:
    """Return a pattern of `least` to `most` words, each after a space, none of them one of the alternatives `but`."""
    guard = rf"(?!(?:{but})\b)" if but else ""
    return rf"(?:{GAP}+{guard}{WORD}){{{least},{most}}}"


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

    def figures_in(self, start: int, end: int) -> tuple[Figure, ...]:
        """Return the figures whose signs stand in `text[start:end]`."""
        return tuple(f for f, place in zip(self.figures, self.places, strict=True) if start <= place < end)

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


def skeleton(sentence: Sentence) -> Skeleton:
    """Return the skeleton of a sentence."""
    pieces: list[str] = []
    figures: list[Figure] = []
    places: list[int] = []
    offset = sentence.span.start
    position = length = 0
    for figure in sentence.figures:
        start = figure.start - offset
        if start < position:
            continue
        pieces.append(sentence.text[position:start])
        length += start - position
        places.append(length)
        figures.append(figure)
        pieces.append(sign(figure))
        length += 1
        position = figure.end - offset
    pieces.append(sentence.text[position:])
    return Skeleton("".join(pieces), tuple(figures), tuple(places), offset)


def sign(figure: Figure) -> str:
    """Return the sign that stands for a figure."""
    if figure.is_range:
        return RANGE
    if figure.kind is Kind.STATISTIC:
        return COUNT if _SAMPLE_SIZE.match(figure.surface) else OTHER
    return _SIGNS.get(figure.kind, OTHER)


def hedged(figures: Iterator[Figure] | tuple[Figure, ...]) -> bool:
    """Return whether any of the figures is hedged."""
    return any(f.hedge is not Hedge.NONE for f in figures)


def document_span(bones: Skeleton, start: int, end: int) -> Span:
    """Return the document's span of `text[start:end]`, which holds no figure sign."""
    index = bones.index(start)
    base = bones.start if index < 0 else bones.figures[index].end
    offset = start - (0 if index < 0 else bones.places[index] + 1)
    return Span(base + offset, base + offset + end - start)
