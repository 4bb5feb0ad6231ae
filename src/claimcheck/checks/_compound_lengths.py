"""Lengths of time that are told in more than one unit: "2 hours and 30 minutes", "3 h 45 min", "a year and six months"
are one length each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Sentence, Span
from claimcheck.records import replace

# The next smaller unit of each, and how many of them make one.
_SMALLER: Mapping[str, tuple[str, int]] = {
    "year": ("month", 12),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
_ONE = regex(r"\ban?\s+(?P<unit>hour|year)\s+and\s+$", re.IGNORECASE)
_LONGEST_ONE = 14  # characters
_BETWEEN = regex(r"\s*(?:,\s*)?(?:and\s+)?")


def whole_lengths(sentence: Sentence) -> Sequence[Figure]:
    """Return the figures of a sentence, those that tell one length of time in several units as one figure, in the
    smallest of these units."""
    one = "hour" in sentence.words or "year" in sentence.words
    if not one and sum(figure.kind is Kind.DURATION for figure in sentence.figures) < 2:
        return sentence.figures
    figures: list[Figure] = []
    for figure in sentence.figures:
        figure = _with_one(sentence, figure) if one and figure.kind is Kind.DURATION else figure
        if figures and (whole := _joined(sentence, figures[-1], figure)):
            figures[-1] = whole
        else:
            figures.append(figure)
    return figures


def _with_one(sentence: Sentence, figure: Figure) -> Figure:
    """Return a length with the one unit before it that no figure tells: "an hour and twenty minutes"."""
    end = figure.start - sentence.span.start
    match = _ONE.search(sentence.text, max(0, end - _LONGEST_ONE), end)
    unit = match["unit"].lower() if match else ""
    smaller, times = _SMALLER.get(unit, ("", 0))
    if match is None or figure.unit != smaller or figure.is_range or figure.value >= times:
        return figure
    start = sentence.span.start + match.start()
    surface = sentence.text[match.start() : figure.end - sentence.span.start]
    return replace(figure, span=Span(start, figure.end), surface=surface, value=times + figure.value)


def _joined(sentence: Sentence, first: Figure, rest: Figure) -> Figure | None:
    """Return a length and the rest of it in the next smaller unit as one figure, None if they are two lengths."""
    smaller, times = _SMALLER.get(first.unit, ("", 0))
    if first.kind is not Kind.DURATION or rest.kind is not Kind.DURATION or rest.unit != smaller:
        return None
    offset = sentence.span.start
    told = first.value == int(first.value) and first.quantum == 1 and rest.value < times
    if not told or first.is_range or rest.is_range:
        return None
    if not _BETWEEN.fullmatch(sentence.text, first.end - offset, rest.start - offset):
        return None
    span = Span(first.start, rest.end)
    surface = sentence.text[span.start - offset : span.end - offset]
    return replace(
        rest, span=span, surface=surface, value=first.value * times + rest.value, hedge=first.hedge or rest.hedge
    )
