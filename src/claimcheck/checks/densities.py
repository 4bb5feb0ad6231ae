"""A density is the population divided by the area: "1.2 million people on 400 sq km, 3,000 per square km".

Land and total area, city and suburbs have densities of their own: the check speaks only where a sentence names one
population, one area and one density, and no part of either.

Formula: density = population / area, areas by their factors to SI (pint).
"""

from __future__ import annotations

import re

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._factors import dimension, factors
from claimcheck.checks._law import Equation, conclude, figures_of, said
from claimcheck.checks._text import is_two_sided
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import exact
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "density"
_MOST_FIGURES = 30  # more are a list
_AREA = (("meter", 2),)
_AREAS = {
    "kilometer ** 2": r"(?:square|sq\.?)\s*(?:kilomet(?:re|er)s?|km)|km(?:2|²|\^2)",
    "mile ** 2": r"(?:square|sq\.?)\s*(?:miles?|mi)|mi(?:2|²|\^2)",
    "hectare": r"hectares?|ha\b",
    "acre": r"acres?",
    "meter ** 2": r"(?:square|sq\.?)\s*(?:met(?:re|er)s?|m)|m(?:2|²|\^2)",
}
_PER = regex(
    r"[\s-]*(?:\w+\s+)?(?:per|/|an?|to\s+the|for\s+every)\s*(?:"
    + "|".join(f"(?P<u{i}>{form})" for i, form in enumerate(_AREAS.values()))
    + r")",
    re.IGNORECASE,
)
_PEOPLE = regex(rf"\s*{one_of(vocabulary.DWELLERS)}\b", re.IGNORECASE)
_POPULATION = regex(
    rf"\bpopulation\s+(?:of|was|is|:)\s+(?:{one_of(vocabulary.ABOUT, vocabulary.NEARLY, ('over',))}\s+)*$",
    re.IGNORECASE,
)
_PARTS = regex(rf"\b{one_of(vocabulary.AREA_PARTS)}\b", re.IGNORECASE)


def density(population: Printed, area: Printed, stated: Printed, *, area_unit: str = "", note: str = "") -> Finding:
    """Compare a density with a population and its area.

    Args:
        population: how many there are.
        area: the area ("400 sq km").
        stated: how many to a unit of area.
        area_unit: the pint unit of area that the density is per; the area's own by default.
        note: how the figures were tied.

    Raises:
        ValueError: the area is not one.
        UndefinedQuotientError: the area may be zero.
    """
    figures = figures_of(population=population, area=area, stated=stated)
    found = factors(figures["area"].unit, area_unit or figures["area"].unit)
    if not found:
        raise ValueError(f"{figures['area'].surface!r} is not an area of {area_unit}")
    factor = found[0]
    equation = Equation(
        "stated",
        lambda people, area: people / (area * exact(factor)),
        {
            "population": lambda v: v["stated"] * v["area"] * factor,
            "area": lambda v: v["population"] / v["stated"] / factor,
            "stated": lambda v: v["population"] / v["area"] / factor,
        },
    )
    judged = {**figures, "stated": replace(figures["stated"], kind=Kind.MEASURE, per="")}
    inputs = f"{said(figures['population'])} on {said(figures['area'])}"
    return conclude(
        NAME,
        equation,
        figures,
        lambda computed: f"{inputs} is {computed}",
        given=("population", "area"),
        judged=judged,
        zeros=True,
        note=note,
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    text, offset = sentence.text, sentence.span.start
    if len(sentence.figures) > _MOST_FIGURES:
        return
    areas = [f for f in sentence.figures if dimension(f.unit) == _AREA and f.kind is Kind.MEASURE and not _is_rate(f)]
    if len(areas) != 1:
        return
    densities = [(f, unit) for f in sentence.figures if f not in areas and (unit := _per_area(text, f, offset))]
    rates = [f for f, _ in densities]
    people = [f for f in sentence.figures if f not in areas and f not in rates and _is_population(text, f, offset)]
    if not len(densities) == len(people) == 1 or any(f.is_range for f in (*areas, *rates, *people)):
        return
    if not areas[0].value or not people[0].value or not is_two_sided(areas[0]):
        return
    finding = density(people[0], areas[0], densities[0][0], area_unit=densities[0][1])
    if finding.status is not Status.INCONSISTENT or not _PARTS.search(text):
        yield finding


def _is_rate(figure: Figure) -> bool:
    return "/" in figure.unit


def _per_area(text: str, figure: Figure, offset: int) -> str:
    if figure.kind not in (Kind.COUNT, Kind.MEASURE):
        return ""
    # The figure may have been read with its "per" or without.
    match = _PER.search(figure.surface) or _PER.match(text, figure.end - offset)
    if match is None:
        match = _PER.match(text, figure.start - offset + len(re.match(r"[\d.,]*", figure.surface)[0]))  # type: ignore[index]
    if match is None:
        return ""
    return next(unit for i, unit in enumerate(_AREAS) if match[f"u{i}"])


def _is_population(text: str, figure: Figure, offset: int) -> bool:
    if figure.kind is not Kind.COUNT:
        return False
    return bool(
        _PEOPLE.match(text, figure.end - offset)
        or _PEOPLE.search(" " + figure.surface.partition(" ")[2])
        or _POPULATION.search(text, max(0, figure.start - offset - 60), figure.start - offset)
    )


CHECK = Check(
    code="CC311",
    name=NAME,
    title="A density is the population divided by the area",
    explanation=__doc__,
    law=density,
    examples=Examples(
        consistent=(
            "The island has 2.4 million people on 600 square kilometres, 4,000 per square kilometre.",
            "With 84 residents on 2.8 square miles, the density is 30 per square mile.",
        ),
        inconsistent=(
            "The island has 2.4 million people on 600 square kilometres, 6,000 per square kilometre.",
            "With 84 residents on 2.8 square miles, the density is 41 per square mile.",
        ),
        silent=(
            "The metro area has 2.4 million people; the city proper, on 200 sq km, has 6,000 per square kilometre.",
            "The park covers 600 square kilometres and has 4,000 visitors a day.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.MEASURE}),
    least=3,
    cues=frozenset({"per", "density", "square", "sq", "km", "hectare", "acre"}),
)
