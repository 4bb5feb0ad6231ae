"""A mean speed is the distance covered divided by the time taken: "75 km in 3 hours, averaging 25 km/h".

The sentence must say that the distance was covered in that time, and name one speed that is no top speed.

Formula: speed = distance / time, units by their factors to SI (pint).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._compound_lengths import whole_lengths
from claimcheck.checks._factors import dimension, factors
from claimcheck.checks._law import Equation, conclude, figures_of, said
from claimcheck.checks._text import is_two_sided, lead
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import exact, loosely, printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status

NAME = "speed"
_LENGTH, _TIME = (("meter", 1),), (("second", 1),)
_SPEED = (("meter", 1), ("second", -1))
_ROUTES = (
    "race",
    "run",
    "course",
    "trip",
    "route",
    "journey",
    "distance",
    "stretch",
    "crossing",
    "track",
    "ride",
    "leg",
)
_HEDGES = rf"(?:{one_of(vocabulary.HEDGES_OF_LENGTHS, ('only', 'under'))}\s+)*"
# "the 90 km trip in 3 hours", "the 300-mile flight took it two hours"
_IN = regex(rf"\s+(?:{one_of(_ROUTES)}\s+)?in\s+{_HEDGES}$")
_TAKING = ("took", "takes", "lasted", "lasts")
_TAKERS = ("him", "her", "it", "them", "us", "me")
_TOOK = regex(rf"(?:\s+\w+){{1,2}}\s+{one_of(_TAKING)}\s+(?:{one_of(_TAKERS)}\s+)?{_HEDGES}$")
_MEAN = regex(
    r"(?:,|;|\(|—|–|\s-)\s*(?:(?:or|for|at|that\s+is|i\.e\.,?)\s+)?(?:(?:an?|its|the|with\s+an?)\s+)?(?:about\s+)?$|"
    r"[,;(]\s*(?:(?:or|at|with|that\s+is)\s+)?an?\s+(?:speed|pace)\s+of\s+(?:about\s+)?$|"
    rf"\b{one_of(vocabulary.AVERAGES, ('averages', 'averaged', 'averaging'))}\b[^.;:]{{0,30}}$",
    re.IGNORECASE,
)
_OTHER = regex(rf"\b{one_of(vocabulary.EXTREMES)}\b", re.IGNORECASE)


def speed(distance: Printed, time: Printed, stated: Printed, *, note: str = "") -> Finding:
    """Compare a speed with a distance and the time taken for it.

    Args:
        distance: the distance ("100 miles").
        time: the time ("2 hours").
        stated: the speed ("50 mph").
        note: how the figures were tied.

    Raises:
        ValueError: the units are not those of a distance, a time and a speed.
        UndefinedQuotientError: the time may be zero.
    """
    figures = figures_of(distance=distance, time=time, stated=stated)
    units = f"{figures['distance'].unit} / {figures['time'].unit}"
    found = factors(units, figures["stated"].unit)
    if not found:
        raise ValueError("a distance, a time and a speed are needed")
    factor = found[0]
    equation = Equation(
        "stated",
        lambda distance, time: distance / time * exact(factor),
        {
            "distance": lambda v: v["stated"] * v["time"] / factor,
            "time": lambda v: v["distance"] * factor / v["stated"],
            "stated": lambda v: v["distance"] / v["time"] * factor,
        },
    )
    inputs = f"{said(figures['distance'])} in {said(figures['time'])}"
    return conclude(
        NAME,
        equation,
        figures,
        lambda computed: f"{inputs} is {computed}",
        given=("distance", "time"),
        status=_status(equation, figures),
        note=note,
    )


def _status(equation: Equation, figures: Mapping[str, Figure]) -> Status:
    """Return how well the speed fits. A whole unit of "2 hours" would excuse any speed: only the speed's own is
    allowed."""
    computed = equation.computed(figures)
    if computed.meets(printed(figures["stated"])):
        return Status.CONSISTENT
    loose = computed.meets(loosely(figures["stated"], zeros=True))
    return Status.IMPRECISE if loose else Status.INCONSISTENT


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    measures = [(f, dimension(f.unit)) for f in whole_lengths(sentence) if f.kind in (Kind.MEASURE, Kind.DURATION)]
    speeds = [f for f, size in measures if size == _SPEED]
    if len(speeds) != 1 or _OTHER.search(sentence.text):
        return
    route = _route(sentence, measures)
    if route is None or speeds[0].is_range or not speeds[0].value:
        return
    finding = speed(*route, speeds[0])
    if finding.status is not Status.INCONSISTENT or _MEAN.search(lead(sentence, speeds[0])):
        yield finding


def _route(
    sentence: Sentence, measures: Sequence[tuple[Figure, tuple[tuple[str, int], ...]]]
) -> tuple[Figure, Figure] | None:
    """Return the distance and the time in which it was covered, if the sentence names one pair."""
    offset, found = sentence.span.start, []
    for (one, size), (two, other) in pairwise(measures):
        gap = sentence.text[one.end - offset : two.start - offset]
        if (
            size == _LENGTH
            and other == _TIME
            and (_IN.fullmatch(gap) or ("-" in one.surface and _TOOK.fullmatch(gap)))
            and not (one.is_range or two.is_range)
            and two.value
            and is_two_sided(two)
        ):
            found.append((one, two))
    return found[0] if len(found) == 1 else None


CHECK = Check(
    code="CC310",
    name=NAME,
    title="A mean speed is the distance divided by the time",
    explanation=__doc__,
    law=speed,
    examples=Examples(
        consistent=(
            "The boat made 90 miles in 3 hours, averaging 30 mph.",
            "He rode 40 km in 80 minutes, 30 km/h.",
        ),
        inconsistent=(
            "The boat made 15 miles in 30 minutes, averaging 50 mph.",
            "He rode 40.0 km in 80 minutes, 20.0 km/h.",
            "The tram does 4.0 km in 10 minutes, a speed of 28 km/h.",
        ),
        silent=(
            "Its top speed is 50 mph; the trip of 90 miles took it 3 hours.",
            "The 90 miles were covered in 3 hours in spite of headwinds of 20 to 50 mph.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.MEASURE}),
)
