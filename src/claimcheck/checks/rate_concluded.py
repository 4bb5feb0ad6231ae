"""A rate, a number and what they make, tied by what they are of and nothing else: "At 27 litres per hectare, the 40
hectares took 1,080 litres"; "Donations came to $90,000 from 1,500 donors, an average of $60".

The rule is `total = rate x number`. A sentence that has just one sum, one number of what the rate is of, and one rate
in the unit of the sum leaves no doubt which belong together. A sum that is far from what the other two make is taken
to be of something else, and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from claimcheck.checks import _change_words as changes
from claimcheck.checks._apart import is_amount
from claimcheck.checks._concluded import HEDGES
from claimcheck.checks._law import conclude, figures_of, is_within, said, value_of
from claimcheck.checks._parts import product_equation, quotient_equation
from claimcheck.checks._skeleton import Skeleton, skeleton
from claimcheck.checks._wholes import singular
from claimcheck.checks._words import EXTRAS, SCORED
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass

NAME = "concluded_rate"
_TOTAL = product_equation("number", "rate", "total")
_RATE = quotient_equation("total", "number", "rate")
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_FARTHEST = Fraction(3, 2)  # times that total and product may differ and be meant as the same
_AVERAGE = regex(rf"\b(?:an?|the)\s+(?:mean|average)\s+of\s+{HEDGES}$", re.IGNORECASE)
_EACH = regex(r"\s+(?:each|apiece|on\s+average)\b", re.IGNORECASE)
_PEOPLE = frozenset("person people head capita man woman inhabitant resident citizen adult".split())
_HEDGES = frozenset({Hedge.NONE, Hedge.ABOUT})
# The rate is not that of the number and the sum, or one of the three is of another time.
_OTHER = (
    changes.TRIGGERS.keys()
    | changes.VERSUS
    | changes.ADVERBS.keys()
    | frozenset((*EXTRAS, *SCORED)) - {"from"}
    | frozenset(
        "another other first extra additional maximum minimum up most least range initially than where brought".split()
    )
)
_MOST_FIGURES = 4


@dataclass(frozen=True, slots=True)
class _Tied:
    rate: Figure
    number: Figure
    total: Figure


def concluded_rate(rate: Printed, number: Printed, total: Printed) -> Finding:
    """Compare a sum with a rate and the number of what the rate is of.

    Args:
        rate: how much there is for each one.
        number: how many there are.
        total: the sum, in the unit of the rate.

    Returns:
        Whether rate x number meets the total; where the rate stands last, whether total / number meets the rate.
    """
    figures = figures_of(rate=rate, number=number, total=total)
    last = figures["rate"].start > max(figures["number"].start, figures["total"].start)
    order = ("total", "number", "rate") if last else ("number", "rate", "total")
    made = f"{said(figures['total'])} for {said(figures['number'])}" if last else ""
    made = made or f"{said(figures['number'])} at {said(figures['rate'])}"
    return conclude(
        NAME,
        _RATE if last else _TOTAL,
        {name: figures[name] for name in order},
        lambda computed: f"{made} is {computed}{' each' if last else ''}",
        given=order[:2],
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if not 3 <= len(sentence.figures) <= _MOST_FIGURES or not _OTHER.isdisjoint(sentence.words):
        return
    for tied in _ties(skeleton(sentence)):
        made = value_of(tied.rate) * value_of(tied.number)
        finding = concluded_rate(tied.rate, tied.number, tied.total)
        if finding.status is not Status.INCONSISTENT or is_within(_FARTHEST, value_of(tied.total), made):
            yield finding


def _ties(bones: Skeleton) -> Iterator[_Tied]:
    rates = [(i, *told) for i in range(len(bones.figures)) if (told := _rate_at(bones, i))]
    if len(rates) != 1:
        return
    index, unit, per = rates[0]
    rate = bones.figures[index]
    others = [f for i, f in enumerate(bones.figures) if i != index and f.kind is not Kind.YEAR]
    if any(not is_amount(f) or f.hedge not in _HEDGES for f in others):
        return
    totals = [f for f in others if f.kind is rate.kind and _unit(f) == unit]
    numbers = [f for f in others if f.kind in (Kind.COUNT, Kind.MEASURE) and _counts(f, per)]
    if len(totals) == 1 and len(numbers) == 1 and totals[0] is not numbers[0]:
        last = max((rate, numbers[0], totals[0]), key=lambda f: f.start)
        if last is not numbers[0]:
            yield _Tied(rate, numbers[0], totals[0])


def _rate_at(bones: Skeleton, index: int) -> tuple[str, str] | None:
    """Return the unit of a rate and what it is for each of ("" if that is not said); None if a figure is no rate."""
    figure = bones.figures[index]
    if figure.kind not in _KINDS or figure.is_range or figure.hedge not in _HEDGES or figure.value <= 0:
        return None
    unit, slash, per = figure.unit.partition(" / ")
    if figure.kind is Kind.MEASURE and slash:
        return unit, per
    if figure.per:
        return _unit(figure), figure.per.lower().split()[-1]
    told = _AVERAGE.search(bones.before(index)) or _EACH.match(bones.gap(index))
    return (_unit(figure), "") if told else None


def _unit(figure: Figure) -> str:
    return singular(figure.unit.split()[-1]) if figure.kind is Kind.COUNT and figure.unit else figure.unit


def _counts(figure: Figure, per: str) -> bool:
    """Return whether a figure counts what a rate is for each of; times are left to the checks of rates and speeds."""
    if figure.kind is not Kind.COUNT:
        return bool(per) and figure.unit == per
    noun = _unit(figure)
    return bool(noun) and (not per or noun == per or {noun, per} <= _PEOPLE)


CHECK = Check(
    code="CC239",
    name=NAME,
    title="A rate, a number and what they make",
    explanation=__doc__,
    law=concluded_rate,
    examples=Examples(
        consistent=(
            "At 27 litres per hectare, the 40 hectares took 1,080 litres.",
            "Donations came to $90,000 from 1,500 donors, an average of $60.",
        ),
        inconsistent=(
            "At 27 litres per hectare, the 40 hectares took 1,280 litres.",
            "Donations came to $90,000 from 1,500 donors, an average of $75.",
        ),
        silent=(
            "At 27 litres per hectare, the 40 hectares took 1,280 litres more than the year before.",
            "Donations came to $90,000 from 1,500 donors, and the 300 members gave an average of $20.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_KINDS,
)
