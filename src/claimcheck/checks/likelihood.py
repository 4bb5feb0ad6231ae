"""Probabilities and correlations outside their range: "a probability of 1.2", "a 120% chance", "r = 1.34".

A probability lies between 0 and 1, a chance between 0% and 100%, a correlation between -1 and 1, and a share of
variance explained (R squared) between 0 and 1. Letters name many things: "p", "r" and "R" are judged where they stand
as results do, in brackets or between commas and without a unit, or beside the word correlation.

Rule: 0 <= p <= 1, -1 <= r <= 1, 0 <= R squared <= 1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.checks._law import figures_of, said
from claimcheck.checks._skeleton import COUNT, OTHER, PERCENT, Skeleton, form, skeleton, words
from claimcheck.checks._words import entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import Interval, printed
from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Finding, Hedge, Kind, Reading, Role, Sentence, Status

NAME = "probability"
_WORDS = r"(?:probabilit(?:y|ies)|likelihood|chances?)"
_RANGES: Mapping[str, tuple[int, int, str]] = {
    "probability": (0, 1, "a probability lies between 0 and 1"),
    "chance": (0, 100, "a chance lies between 0% and 100%"),
    "correlation": (-1, 1, "a correlation lies between -1 and 1"),
    "share of variance": (0, 1, "a share of variance lies between 0 and 1"),
    "reliability": (0, 1, "a coefficient of reliability lies between 0 and 1"),
    "proportion": (0, 1, "a proportion lies between 0 and 1"),
}
# A result stands in brackets or between commas; "the norm with p = 1.5" is none.
_ASIDE = regex(r"(?:^|[(\[]\s*|[,;:]\s+)[^\s(\[,;:]{1,6}\s*=?\s*$")
_CORRELATED = regex(r"correlat|pearson|spearman", re.IGNORECASE)
# Letters of algebra and geometry: "r = 1.5, h = 2.0".
_ALGEBRAIC = entries(
    """radius radii circle circles sphere spheres norm norms discount* growth pressure pressures price prices momentum
    parameter parameters variable variables"""
)
_ALGEBRA = regex(rf"\b[achijkloqsuvwxyCHIJKLQSUVWXY]\s?=|\b{one_of(_ALGEBRAIC)}\b")
# A power of ten, a percent sign or a unit: not the bare number that a result is.
_NO_UNITS = entries("and or in for with but at to was were that when of on by from n p df ns se sd vs as so")
_UNIT = regex(
    rf"\s*(?:%|per\s?cent|[×x*^]|[eE]\s?[-−–+]|(?!{one_of(_NO_UNITS)}\b)(?:[A-Za-zµμΩ°Å]{{1,3}}|k?ohms?)(?![\w=]))",
    re.IGNORECASE,
)
_STATISTICS = {
    "p": "probability",
    "r": "correlation",
    "rho": "correlation",
    "r2": "share of variance",
    "r²": "share of variance",
}
_LEAD = 20
_NUMBER = rf"(?P<value>[{COUNT}{PERCENT}])"
_FORMS = tuple(
    form(pattern)
    for pattern in (
        rf"{_NUMBER} {_WORDS}\b(?! (?:distribution|density|ratio))",
        rf"\b{_WORDS}(?! ratio){words(0, 5)} (?:of|is|was|at) (?:about |only )?{_NUMBER}(?!\s*(?:to|in|out|-))",
    )
)


def probability(stated: Printed, *, kind: str = "probability") -> Finding:
    """Say whether a probability, chance, correlation or share of variance can be one.

    Args:
        stated: the value.
        kind: "probability" (0 to 1), "chance" (in percent), "correlation", "share of variance", "reliability" or
            "proportion".

    Returns:
        Inconsistent when the value is outside its range.
    """
    figure = figures_of(stated=stated)["stated"]
    low, high, rule = _RANGES[kind]
    possible = printed(figure).meets(_interval(low, high))
    status = Status.CONSISTENT if possible else Status.INCONSISTENT
    return Finding(NAME, status, (Role(kind, figure, given=possible),), f"{rule}; the text says {said(figure)}")


def _interval(low: int, high: int) -> Interval:
    from fractions import Fraction

    return Interval(Fraction(low), Fraction(high))


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    statistics = [f for f in sentence.figures if f.kind is Kind.STATISTIC]
    alone = len(statistics) == 1  # results with a test are other checks' matter
    for figure in statistics:
        if _is_result(figure) and (kind := _STATISTICS.get(figure.unit.lower())):
            finding = probability(figure, kind=kind)
            wrong = finding.status is Status.INCONSISTENT
            if (wrong and _surely_is(kind, figure, sentence)) or (not wrong and kind != "probability" and alone):
                yield finding
    if sentence.words & _CUES:
        bones = skeleton(sentence)
        yield from _named(bones)
        yield from _correlations(bones)


def _surely_is(kind: str, figure: Figure, sentence: Sentence) -> bool:
    """Return whether a letter that names many things names the statistic here."""
    start = figure.start - sentence.span.start
    before = sentence.text[max(0, start - _LEAD) : start]
    if _UNIT.match(sentence.text, start + len(figure.surface)) or _ALGEBRA.search(sentence.text):
        return False
    if kind == "share of variance":
        return figure.value > 0  # of predictions it may be negative
    aside = bool(_ASIDE.search(before))
    if kind == "probability":
        return aside
    return bool(_CORRELATED.search(sentence.text)) or (aside and figure.unit == "r")


def _named(bones: Skeleton) -> Results:
    for pattern in _FORMS:
        for match in pattern.finditer(bones.text):
            figure = bones.at(match.start("value"))
            kind = "chance" if figure.kind is Kind.PERCENT else "probability"
            if figure.change is Change.NONE and (kind == "chance" or _is_bare(figure)):
                yield probability(figure, kind=kind)


def _correlations(bones: Skeleton) -> Results:
    for kind, pattern in _COEFFICIENTS.items():
        for match in pattern.finditer(bones.text):
            figure = bones.at(match.start("value"))
            kinds = figure.kind in (Kind.COUNT, Kind.STATISTIC)
            if kinds and _is_result(figure) and not figure.scale and figure.value < _DECIMAL_LOST:
                yield probability(figure, kind=kind)


def _is_result(figure: Figure) -> bool:
    """Return whether a statistic is printed as results are, with decimals: "r = 503" is a piece of code."""
    return figure.quantum < 1 and figure.hedge is Hedge.NONE and not figure.is_range


def _is_bare(figure: Figure) -> bool:
    """Return whether a number is a probability and not so many chances: below 2, or with decimals below 10."""
    return figure.scale == 0 and (figure.value < 1 or (figure.quantum < 1 and figure.value < 10))


_OF_VALUE = rf"\s*(?:of|is|was|=|:)? (?P<value>[{COUNT}{OTHER}])(?! (?!(?:was|is)\b)\w+s\b)"
_COEFFICIENTS = {
    "correlation": form(
        rf"\bcorrelation(?: coefficient)?{words(0, 6)} (?:of|is|was) (?P<value>{COUNT})(?! (?!(?:was|is)\b)\w+s\b)"
    ),
    "reliability": form(
        rf"\b(?:cronbach(?:['’]s)?|coefficient|internal consistency)\s*\(?(?:alpha|α)\)?{words(0, 4)}", _OF_VALUE
    ),
    "proportion": form(
        rf"\bthe proportion of [a-z-]+(?: [a-z-]+)? (?:is|was) (?P<value>{COUNT})(?=\s*(?:[.,;)(]|and\b|$))"
    ),
}
_DECIMAL_LOST = 10  # "was 12.5" is in percent, it may be
_CUES = frozenset(
    """correlation probability probabilities likelihood chance chances cronbach cronbach's cronbach’s alpha α
    proportion""".split()
)


CHECK = Check(
    code="CC214",
    name=NAME,
    title="Probabilities and correlations outside their range",
    explanation=__doc__,
    law=probability,
    examples=Examples(
        consistent=(
            "Rain has a probability of 0.35 on any day.",
            "The two scales agreed (r = .81).",
        ),
        inconsistent=(
            "Rain has a probability of 1.35 on any day.",
            "There is a 130% chance of frost.",
            "The two scales agreed (r = 1.81).",
            "Cronbach's alpha was 1.76.",
            "The proportion of women was 1.48.",
        ),
        silent=(
            "Odds of 3 to 1 were offered.",
            "He had 4 chances and took one.",
            "A norm with p = 1.5 was used, and the beam was thin (R = 2.10 cm).",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.STATISTIC, Kind.COUNT, Kind.PERCENT}),
    cues=_CUES,
    cue_kinds=frozenset({Kind.STATISTIC}),
)
