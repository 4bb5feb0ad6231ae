"""A range must not run backwards: "between 60 and 40", "from 2020 to 2010".

Many ranges fall for good reason: times before now ("between 150 and 20 days before"), losses, prices, distances that
shrink, and all that goes "from" one value "to" another. Only years after "from" and plain counts, money and shares
after "between" are judged. That a range rises supports nothing else about it.

Rule: the first end is not above the last.
"""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._law import roles_of, said
from claimcheck.checks._text import lead, year_figure
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.interval import printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Span, Status
from claimcheck.records import replace

NAME = "range_inverted"
_BETWEEN = regex(rf"\bbetween\s+(?:{one_of(vocabulary.ABOUT, ('an estimated', 'the years'))}\s+)*$", re.IGNORECASE)
_AND = regex(rf"(?:\s+[a-z]+){{0,2}}\s+and\s+(?:{one_of(vocabulary.ABOUT)}\s+)*")
_YEARS = regex(
    rf"\b(?:from|between)\s+(?P<first>(?:1[0-9]|20)\d\d)\s+{one_of(vocabulary.UNTIL)}\s+(?P<last>(?:1[0-9]|"
    r"20)\d\d)\b(?![\d,.%]\d|\s*%)",
    re.IGNORECASE,
)
_PAGES = regex(r"\b(?:pages|pp\.)\s+(?P<first>\d+)\s?[-–—]\s?(?P<last>\d+)\b", re.IGNORECASE)
_PAGE_WORDS = frozenset({"pages", "pp"})
# Time counted backwards, amounts below zero, ranks and odds: such ranges may fall.
_FALLING = regex(
    rf"\b(?:{one_of(vocabulary.BACKWARDS, vocabulary.RANKED, vocabulary.FALLING, vocabulary.PAIRED)}|b\.?c\.?e?)\b",
    re.IGNORECASE,
)
# Spectra are printed from their high end on.
_SPECTRAL = regex(r"\s*(?:cm|nm)\s?[-−–⁻(^]", re.IGNORECASE)
_BARE_AND = regex(r"\s*(?:and|to|[-–—])")
_JOINT = regex(r"\s+(?:and|to)\s+|\s*[-–—]\s*")
_LAST_HOUR = 24
_LEAD = 20
_PLAIN = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.POINTS})
_RISING = _PLAIN | {Kind.DURATION, Kind.MEASURE}  # lengths of time and the like fall as often as not


def range_inverted(first: Printed, last: Printed, *, note: str = "") -> Finding:
    """Judge whether a range runs forwards.

    Args:
        first: the end named first.
        last: the end named last, in the same unit.
        note: how the figures were tied.
    """
    figures = {"first": read_figure(first), "last": read_figure(last)}
    one, two = figures["first"], figures["last"]
    backwards = printed(two).is_below(printed(one)) if one.quantum or two.quantum else two.value < one.value
    if not backwards and two.value != one.value:
        # That it rises does not support its ends.
        roles = roles_of(figures, ("first", "last"))
        return Finding(NAME, Status.CONSISTENT, roles, f"{said(one)} is not above {said(two)}", (), note)
    words = f"is above {said(two)}" if backwards else "is where the range ends, too"
    arithmetic = f"{said(one)} {words}; the text says from {said(one)} to {said(two)}"
    repairs = (f"the ends would need to be {said(two)} and {said(one)}",) if backwards else ()
    return Finding(NAME, Status.INCONSISTENT, roles_of(figures), arithmetic, repairs, note)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    seen: set[int] = set()
    dated = any(figure.kind is Kind.YEAR for figure in sentence.figures)
    for match in _YEARS.finditer(sentence.text) if dated else ():
        first, last = year_figure(match, "first", sentence), year_figure(match, "last", sentence)
        seen.add(first.start)
        finding = range_inverted(first, last)
        if first.value != last.value and (finding.status is Status.CONSISTENT or not _falls(sentence, first, last)):
            yield finding
    for match in _PAGES.finditer(sentence.text) if _PAGE_WORDS & sentence.words else ():
        if len(match["first"]) == len(match["last"]) and int(match["first"]) > int(match["last"]):
            yield range_inverted(year_figure(match, "first", sentence), year_figure(match, "last", sentence))
    if "between" in sentence.words:
        yield from _between(sentence, seen)


def _between(sentence: Sentence, seen: set[int]) -> Results:
    for index, figure in enumerate(sentence.figures):
        if figure.start in seen or figure.kind not in _RISING or not _BETWEEN.search(lead(sentence, figure)):
            continue
        ends = _ends(sentence, index)
        if ends is None or (ends[0].kind is Kind.COUNT and ends[0].quantum != ends[1].quantum):
            continue
        finding = range_inverted(*ends)
        # "Between 11 early and 11 late cases": two groups may be of one size.
        groups = ends[0].value == ends[1].value and not _BARE_AND.match(_behind(sentence, ends[0]))
        if finding.status is Status.CONSISTENT or (
            figure.kind in _PLAIN and not groups and not _falls(sentence, *ends)
        ):
            yield finding


def _behind(sentence: Sentence, figure: Figure) -> str:
    return sentence.text[figure.end - sentence.span.start :][:_LEAD]


def _ends(sentence: Sentence, index: int) -> tuple[Figure, Figure] | None:
    """Return the two ends of what stands after "between", in one unit."""
    figure = sentence.figures[index]
    if figure.high is not None:
        return _split(figure, figure.high)
    if index + 1 == len(sentence.figures):
        return None
    other, offset = sentence.figures[index + 1], sentence.span.start
    gap = sentence.text[figure.end - offset : other.start - offset]
    if not _AND.fullmatch(gap) or other.is_range or other.margin is not None:
        return None
    if other.kind is not figure.kind or (figure.kind is Kind.MONEY and not _both_marked(figure, other)):
        return None
    if figure.kind is Kind.COUNT and _may_be_clock(figure, other):
        return None
    if figure.kind is Kind.COUNT and (not figure.surface[:1].isdigit() or figure.unit not in ("", other.unit)):
        return None
    return (figure, other) if figure.unit == other.unit or figure.kind is Kind.COUNT else None


def _may_be_clock(figure: Figure, other: Figure) -> bool:
    """Return whether two bare numbers may be hours or times ("between 11 and 2", "between 2200 and 0700")."""
    if figure.value <= other.value:
        return False
    hours = not other.unit and max(figure.value, other.value) <= _LAST_HOUR
    return hours or other.surface.startswith("0") or (not other.unit and figure.value <= _LAST_HOUR * 100)


def _split(figure: Figure, high: Decimal) -> tuple[Figure, Figure] | None:
    joint = _JOINT.search(figure.surface)
    if joint is None:
        return None
    middle = Span(figure.start + joint.start(), figure.start + joint.end())
    first = replace(figure, span=Span(figure.start, middle.start), surface=figure.surface[: joint.start()], high=None)
    last = replace(first, span=Span(middle.end, figure.end), surface=figure.surface[joint.end() :], value=high)
    return first, last


def _both_marked(figure: Figure, other: Figure) -> bool:
    """Return whether both ends are printed with a sign of their currency: a bare number may be a quoted price."""
    return not figure.surface[0].isdigit() and not other.surface[0].isdigit() and figure.scale == other.scale


def _falls(sentence: Sentence, first: Figure, last: Figure) -> bool:
    offset = sentence.span.start
    around = sentence.text[max(0, first.start - offset - 90) : last.end - offset + 60]
    return bool(_FALLING.search(around) or _SPECTRAL.match(sentence.text, last.end - offset))


CHECK = Check(
    code="CC306",
    name=NAME,
    title="A range does not run backwards",
    explanation=__doc__,
    law=range_inverted,
    examples=Examples(
        consistent=(
            "Between 30 and 50 guests are expected.",
            "From 1994 to 2006 the mill stood empty.",
        ),
        inconsistent=(
            "Between 50 and 30 guests are expected.",
            "From 2006 to 1994 the mill stood empty.",
        ),
        silent=(
            "The caves were lived in between 46,000 and 41,000 years ago.",
            "The Rovers won 5-2.",
            "The polls fell between 150 and 20 days before the ballot.",
        ),
    ),
    in_sentence=_in_sentence,
    cues=frozenset({"between", "from", *_PAGE_WORDS}),
)
