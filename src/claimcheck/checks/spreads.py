"""How far apart two measured values are said to be: "17.9 °C, 1.4 degrees above the average of 16.5 °C", "from -12 °C
to 23 °C, a span of 35 degrees".

The rule is `spread = |one value - the other|`. Degrees beside temperatures are differences of these; a base is one that
the words name as an average or the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.checks._apart import bare
from claimcheck.checks._skeleton import (
    COUNT,
    DURATION,
    MEASURE,
    MONEY,
    PERCENT,
    RANGE,
    RATIO,
    SIGNS,
    Skeleton,
    form,
)
from claimcheck.checks._two_values import difference
from claimcheck.checks._words import (
    ABOUT,
    AMOUNTING,
    BEING,
    EQUATING,
    GIVING,
    HEDGING,
    NAMED,
    NEARLY,
    THEREFORE,
    entries,
    one_of,
    phrases,
)
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence, Span
from claimcheck.records import replace

NAME = "spread"
_TEMPERATURES = frozenset({"degC", "degF", "kelvin"})
_DELTA = "delta_"  # before the unit of a difference of temperatures
_DEGREE = "degree"
_ABOVE = one_of(
    phrases(
        "above | below | over | under | higher than | lower than | warmer than | cooler than | colder than | "
        "hotter than"
    )
)
_BASES = entries("average mean norm normal baseline median base")
_WIDTHS = entries("range difference gap span spread swing contrast amplitude")
_AMOUNTS = COUNT + MONEY + PERCENT + RATIO + MEASURE + DURATION
_SHORT = rf"[^{SIGNS}.;:()]{{0,60}}?"
_LYING = phrases("ran | lay | stood | came out | averaged")
_GAP = rf"(?:{one_of(ABOUT, NEARLY, HEDGING, EQUATING, ('or',))} )?(?P<gap>{MEASURE})"
# "above the 1981-2010 average of", "above the long-term mean for May of", "above the norm, which is"
_BASE = (
    rf" {_ABOVE} [^{_AMOUNTS}.;:()]{{0,50}}?\b{one_of(_BASES)}(?: (?:for|in) [^{_AMOUNTS}.;:(),]{{1,25}}?)?"
    rf"(?:,? (?:of|which (?:is|was))|,)? (?P<other>{MEASURE})"
)
_FORMS = (
    form(rf"(?P<one>{MEASURE}){_SHORT}[,(—–] ?{_GAP}{_BASE}"),
    form(rf"\b{one_of(BEING, ('lay',))} {_GAP}{_BASE},? (?:at|with|reaching) (?P<one>{MEASURE})"),
    form(rf"\b(?:at|of) (?P<one>{MEASURE}),?{_SHORT} {one_of(BEING, _LYING)} {_GAP}{_BASE}"),
)
_WIDE = rf"[,:—–] ?(?:{one_of(GIVING)} )?(?:an?|the) (?:[a-z-]+ )?{one_of(_WIDTHS)} (?:of|is|was) (?P<gap>{MEASURE})"
_SO_WIDE = (
    rf"[;,] (?:and |so )?{one_of(NAMED)} (?:[a-z-]+ )?{one_of(_WIDTHS)} {one_of(AMOUNTING, ('comes to',))}"
    rf"(?: {one_of(THEREFORE)})? (?P<wide>{MEASURE})"
)
# Dates may stand between: "35 °C on 2 July, the coldest on 4 January with -3 °C".
_TWO = rf"(?P<one>{MEASURE})[^{_AMOUNTS}{RANGE}.;:]{{1,60}}?(?P<other>{MEASURE})[^{SIGNS}.;:,]{{0,20}}"
_APART = form(
    rf"{_TWO}(?:(?:{_WIDE}|{_SO_WIDE})(?=\s*[.,;)]|$)|(?:,(?: or)?| are| were| lie| lay) (?P<apart>{MEASURE}) apart\b)"
)
_RANGED = form(rf"\b(?:from|between) (?P<both>{RANGE}){_SHORT}{_WIDE}(?=\s*[.,;)]|$)")
_CUT = regex(r"\s+(?:to|and|through)\s+|\s*[–—]\s*|(?<=\w)\s*-\s*")


def spread(one: Printed, other: Printed, stated: Printed) -> Finding:
    """Compare how far apart two values are with how far they are said to be.

    Args:
        one: the first value.
        other: the second value, in the same unit.
        stated: the distance between them; of temperatures in degrees.

    Returns:
        Whether |one - other| meets what is stated.
    """
    return replace(difference(one, other, stated), check=NAME)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if sum(f.kind is Kind.MEASURE for f in sentence.figures) < 2:
        return
    bones = bare(sentence)
    for one, other, gap in _ties(sentence, bones):
        plain = all(f.hedge is Hedge.NONE and not f.is_range for f in (one, other))
        if plain and one.unit == other.unit and not one.per and _is_distance(gap, one):
            yield spread(one, other, gap)


def _ties(sentence: Sentence, bones: Skeleton) -> Iterator[tuple[Figure, Figure, Figure]]:
    if any(f.unit in _TEMPERATURES for f in sentence.figures):
        for match in (m for pattern in _FORMS for m in pattern.finditer(bones.text)):
            yield _at(bones, match, "one"), _at(bones, match, "other"), _at(bones, match, "gap")
    if sentence.words.isdisjoint((*_WIDTHS, "apart")):
        return
    for match in _APART.finditer(bones.text):
        gap = next(name for name in ("gap", "apart", "wide") if match[name])
        yield _at(bones, match, "one"), _at(bones, match, "other"), _at(bones, match, gap)
    for match in _RANGED.finditer(bones.text):
        both = _at(bones, match, "both")
        if both.kind is Kind.MEASURE and (ends := _ends(both)):
            yield *ends, _at(bones, match, "gap")


def _at(bones: Skeleton, match: re.Match[str], name: str) -> Figure:
    return bones.at(match.start(name))


def _ends(both: Figure) -> tuple[Figure, Figure] | None:
    """Return the two ends of a range as figures of their own."""
    cut = _CUT.search(both.surface, 1)
    if cut is None or both.high is None:
        return None
    first, last = both.surface[: cut.start()], both.surface[cut.end() :]
    low = replace(both, surface=first, span=Span(both.start, both.start + len(first)), high=None)
    quantum = both.high_quantum or both.quantum
    return low, replace(low, surface=last, span=Span(both.end - len(last), both.end), value=both.high, quantum=quantum)


def _is_distance(gap: Figure, value: Figure) -> bool:
    unit = gap.unit.removeprefix(_DELTA)
    return not gap.is_range and (unit == value.unit or (unit == _DEGREE and value.unit in _TEMPERATURES))


CHECK = Check(
    code="CC314",
    name=NAME,
    title="How far apart two measured values are",
    explanation=__doc__,
    law=spread,
    examples=Examples(
        consistent=(
            "The June mean was 16.4 °C, 1.2 degrees above the 1961-1990 average of 15.2 °C.",
            "At night it ranged from -4 °C to 9 °C, a span of 13 degrees.",
            "May was the warmest at 21.5 °C and November the coldest at 3.0 °C, a range of 18.5 °C.",
        ),
        inconsistent=(
            "The June mean was 16.4 °C, 2.1 degrees above the 1961-1990 average of 15.2 °C.",
            "At night it ranged from -4 °C to 9 °C, a span of 23 degrees.",
            "The gauge ranged from 1.2 m to 3.4 m, a difference of 3.2 m.",
        ),
        silent=(
            "The June mean was 16.4 °C, 1.2 degrees above that of May, when the average was 15.2 °C.",
            "It was 16.4 °C in the shade and 31 °C in the sun, on a range of 12 km.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.MEASURE}),
    least=2,
)
