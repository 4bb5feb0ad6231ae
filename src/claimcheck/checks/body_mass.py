"""A body mass index is the weight in kilograms divided by the square of the height in metres: "80 kg, 1.80 m, BMI
24.7".

Of means it need not be so, for the mean of a ratio is not the ratio of the means.

Formula: BMI = weight / height² (Quetelet), units by their factors to SI (pint).
"""

from __future__ import annotations

import re

from claimcheck.checks._factors import dimension, factors
from claimcheck.checks._law import Equation, conclude, figures_of, said
from claimcheck.checks._paired import compound_at
from claimcheck.checks._text import is_two_sided
from claimcheck.checks._words import entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import exact
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status

NAME = "bmi"
_MOST_FIGURES = 30  # more are a list
_MASS, _LENGTH = (("kilogram", 1),), (("meter", 1),)
_BMI = regex(r"\b(?:BMI|body\s+mass\s+index)\b(?:\s*\(BMI\))?\s*(?:was|is|of|=|:)?\s*$", re.IGNORECASE)
_OF_MANY = entries("mean average averaged median participants patients sd range")
_MANY = regex(rf"\b{one_of(_OF_MANY)}\b|±", re.IGNORECASE)


def bmi(weight: Printed, height: Printed, stated: Printed, *, note: str = "") -> Finding:
    """Compare a body mass index with a weight and a height.

    Args:
        weight: the weight ("80 kg").
        height: the height ("1.80 m").
        stated: the index, in kilograms per square metre.
        note: how the figures were tied.

    Raises:
        ValueError: the units are not those of a mass and a length.
        UndefinedQuotientError: the height may be zero.
    """
    figures = figures_of(weight=weight, height=height, stated=stated)
    mass, length = factors(figures["weight"].unit, "kilogram"), factors(figures["height"].unit, "meter")
    if not mass or not length:
        raise ValueError("a weight and a height are needed")
    to_kg, to_m = mass[0], length[0]
    equation = Equation(
        "stated",
        lambda weight, height: weight * exact(to_kg) / (height * exact(to_m)) / (height * exact(to_m)),
        {
            "weight": lambda v: v["stated"] * (v["height"] * to_m) ** 2 / to_kg,
            "stated": lambda v: v["weight"] * to_kg / (v["height"] * to_m) ** 2,
        },
    )
    inputs = f"{said(figures['weight'])} at {said(figures['height'])}"
    return conclude(
        NAME,
        equation,
        figures,
        lambda computed: f"{inputs} is a body mass index of {computed}",
        given=("weight", "height"),
        note=note,
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    text, offset = sentence.text, sentence.span.start
    if len(sentence.figures) > _MOST_FIGURES:
        return
    indices = [f for f in sentence.figures if _BMI.search(text[max(0, f.start - offset - 40) : f.start - offset])]
    weights = [f for f in sentence.figures if f.kind is Kind.MEASURE and dimension(f.unit) == _MASS]
    heights = [f for f in sentence.figures if f.kind is Kind.MEASURE and dimension(f.unit) == _LENGTH]
    if len(heights) > 1 and (whole := compound_at(text, heights[0].start - offset, offset)):
        heights = [f for f in heights[1:] if f.start >= whole.end] or [whole]
    if not len(indices) == len(weights) == len(heights) == 1 or any(map(_unfit, (*indices, *weights, *heights))):
        return
    finding = bmi(weights[0], heights[0], indices[0])
    if finding.status is not Status.INCONSISTENT or not _MANY.search(text):
        yield finding


def _unfit(figure: Figure) -> bool:
    return figure.is_range or figure.margin is not None or not figure.value or not is_two_sided(figure)


CHECK = Check(
    code="CC312",
    name=NAME,
    title="A body mass index follows from weight and height",
    explanation=__doc__,
    law=bmi,
    examples=Examples(
        consistent=(
            "She weighs 64 kg at 1.70 m (BMI 22.1).",
            "BMI was 27.8 (90.0 kg, 1.80 m).",
        ),
        inconsistent=(
            "She weighs 64 kg at 1.70 m (BMI 25.1).",
            "BMI was 37.8 (90.0 kg, 1.80 m).",
        ),
        silent=(
            "Mean weight was 64 kg, mean height 1.70 m and mean BMI 23.4.",
            "Her BMI fell by 2.1 after she lost 6 kg.",
        ),
    ),
    in_sentence=_in_sentence,
    cues=frozenset({"bmi", "index"}),
)
