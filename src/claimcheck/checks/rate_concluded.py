"""A rate, a number and what they make, tied by what they are of and nothing else: "At 27 litres per hectare, the 40
hectares took 1,080 litres"; "Donations came to $90,000 from 1,500 donors, an average of $60".

The rule is `total = rate x number`. A sentence that has just one sum, one number of what the rate is of, and one rate
in the unit of the sum leaves no doubt which belong together. A sum that is far from what the other two make is taken
to be of something else, and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from claimcheck.checks import _change_words as changes
from claimcheck.checks._apart import is_amount, sentences_before
from claimcheck.checks._concluded import HEDGES, name_of
from claimcheck.checks._law import conclude, figures_of, is_within, said, value_of
from claimcheck.checks._parts import product_equation, quotient_equation
from claimcheck.checks._skeleton import Skeleton, skeleton
from claimcheck.checks._wholes import singular
from claimcheck.checks._words import CONCLUDING, EXTRAS, SCORED, SUMS_LED_BY, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.figures.data.units_generated import NAMES
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass

NAME = "concluded_rate"
_TOTAL = product_equation("number", "rate", "total")
_RATE = quotient_equation("total", "number", "rate")
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_FARTHEST = Fraction(3, 2)  # times that total and product may differ and be meant as the same
_AVERAGES = frozenset({"mean", "average"})
_EACH = regex(r"\s+(?:each|apiece|on\s+average)\b", re.IGNORECASE)
_PEOPLE = frozenset("person people head capita man woman inhabitant resident citizen adult".split())
_COSTS = phrases("cost us | cost it | costs us | will cost | would cost | bring in | came in at | needs | need | takes")
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
# What a figure is for where nothing is named: "£600 each on average" is read with the word behind it.
_EACH_ONE = frozenset({"each", "apiece", "piece", "on", "and", "or", "for"})
_BACK = 3  # sentences
_NOTE = "one of the three is taken from before"
# "Each crate holds 24 bottles"
_EACH_HAS = regex(rf"\b(?:each|every)\s+(?P<per>[^\W\d_]+)(?:\s+[^\W\d_]+){{1,2}}\s+{HEDGES}$", re.IGNORECASE)
_CONCLUDED = regex(rf"(?<![\w-]){one_of(CONCLUDING)},?\s+(?:[^\W\d_]+\s+){{0,3}}{HEDGES}$", re.IGNORECASE)
_COSTING = regex(rf"\b{one_of(SUMS_LED_BY, _COSTS)}\s+{HEDGES}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Tied:
    rate: Figure
    number: Figure
    total: Figure


def concluded_rate(rate: Printed, number: Printed, total: Printed, *, note: str = "") -> Finding:
    """Compare a sum with a rate and the number of what the rate is of.

    Args:
        rate: how much there is for each one.
        number: how many there are.
        total: the sum, in the unit of the rate.
        note: where the figures stand.

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
        lambda computed: f"{made} is {computed}{' each' if last and not figures['rate'].per else ''}",
        given=order[:2],
        note=note,
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if not 2 <= len(sentence.figures) <= _MOST_FIGURES or not _OTHER.isdisjoint(sentence.words):
        return
    bones = skeleton(sentence)
    here = list(_ties(bones))
    for tied in here or _ties_apart(bones, sentence, reading):
        made = value_of(tied.rate) * value_of(tied.number)
        finding = concluded_rate(tied.rate, tied.number, tied.total, note="" if here else _NOTE)
        near = is_within(_FARTHEST, value_of(tied.total), made)
        if finding.status is not Status.INCONSISTENT or (near and (here or _is_drawn(tied, bones))):
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


# --- one of the three in a sentence before ---------------------------------------------------------------------------


def _ties_apart(bones: Skeleton, sentence: Sentence, reading: Reading) -> Iterator[_Tied]:
    """Yield the two of the three that a sentence has, with the only third that stands in the nearest sentence before
    which has any."""
    figures = [f for f in bones.figures if f.kind is not Kind.YEAR]
    if len(figures) != 2 or any(f.hedge not in _HEDGES or f.is_range for f in figures):
        return
    rates = [(i, *told) for i in range(len(bones.figures)) if (told := _rate_at(bones, i))]
    if len(rates) > 1:
        return
    if not rates:
        number, total = figures
        before = _nearest_rate(number, total, sentence, reading)
        if before is not None:
            yield _Tied(before, number, total)
        return
    index, unit, per = rates[0]
    rate = bones.figures[index]
    other = next(f for f in figures if f is not rate)
    if not is_amount(other):
        return
    if _counts(other, per):
        totals = _nearest(_known(sentence, reading), lambda w: w.kind is rate.kind and _unit(w) == unit and not w.per)
        if len(totals) == 1:
            yield _Tied(rate, other, totals[0])
    elif per and other.kind is rate.kind and _unit(other) == unit:
        numbers = _nearest(_known(sentence, reading), lambda w: _counts(w, per))
        if len(numbers) == 1:
            yield _Tied(rate, numbers[0], other)


def _nearest_rate(number: Figure, total: Figure, sentence: Sentence, reading: Reading) -> Figure | None:
    """Return the only rate of the nearest sentence before that has one which makes such a total of such a number."""
    if not (is_amount(number) and is_amount(total)) or number.kind is Kind.MONEY or total.per:
        return None
    for other in sentences_before(sentence, reading, _BACK):
        bones = skeleton(other)
        told = [
            (bones.figures[i], t) for i in range(len(bones.figures)) if (t := _rate_at(bones, i, told_of_each=True))
        ]
        found = [f for f, (unit, per) in told if per and _counts(number, per) and unit == _unit(total)]
        if found or any(f.kind is total.kind and _unit(f) == _unit(total) for f in bones.figures):
            return found[0] if len(found) == 1 and _OTHER.isdisjoint(other.words) else None
    return None


def _known(sentence: Sentence, reading: Reading) -> Iterator[list[Figure]]:
    """Yield the amounts of the sentences before, the nearest first."""
    for other in sentences_before(sentence, reading, _BACK):
        yield [f for f in skeleton(other).figures if is_amount(f)] if other.figures else []


def _nearest(known: Iterator[list[Figure]], fits: Callable[[Figure], bool]) -> list[Figure]:
    """Return the figures that fit of the first sentence that has any."""
    return next((found for figures in known if (found := list(filter(fits, figures)))), [])


def _is_drawn(tied: _Tied, bones: Skeleton) -> bool:
    """Return whether words say that the last figure of a sentence follows from what was told."""
    last = bones.figures[-1]
    lead = bones.before(len(bones.figures) - 1)
    if last is tied.rate:
        return bool(_CONCLUDED.search(lead))
    return last is tied.total and bool(_CONCLUDED.search(lead) or _COSTING.search(lead))


def _rate_at(bones: Skeleton, index: int, *, told_of_each: bool = False) -> tuple[str, str] | None:
    """Return the unit of a rate and what it is for each of ("" if that is not said); None if a figure is no rate. "Each
    crate holds 24 bottles" tells one too, if that is asked for."""
    figure = bones.figures[index]
    if figure.kind not in _KINDS or figure.is_range or figure.hedge not in _HEDGES or figure.value <= 0:
        return None
    unit, slash, per = figure.unit.partition(" / ")
    if figure.kind is Kind.MEASURE and slash:
        return unit, per
    if figure.per:
        per = figure.per.lower().split()[-1]
        return _unit(figure), "" if per in _EACH_ONE else per
    if told_of_each and (each := _EACH_HAS.search(bones.before(index))):
        return _unit(figure), singular(each["per"])
    told = not _AVERAGES.isdisjoint(name_of(bones.before(index))) or _EACH.match(bones.gap(index))
    return (_unit(figure), "") if told else None


def _unit(figure: Figure) -> str:
    return singular(figure.unit.split()[-1]) if figure.kind is Kind.COUNT and figure.unit else figure.unit


def _counts(figure: Figure, per: str) -> bool:
    """Return whether a figure counts what a rate is for each of; times are left to the checks of rates and speeds."""
    if figure.kind is not Kind.COUNT:
        return bool(per) and figure.unit in (per, NAMES.get(per))
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
            "The 1,500 donors gave $90,000, an average gift of $60.",
            "Each crate holds 24 jars. The shop took 15 crates, that is 360 jars.",
        ),
        inconsistent=(
            "At 27 litres per hectare, the 40 hectares took 1,280 litres.",
            "Donations came to $90,000 from 1,500 donors, an average of $75.",
            "The 1,500 donors gave $90,000, an average gift of $75.",
            "Each crate holds 24 jars. The shop took 15 crates, that is 460 jars.",
            "The pier will cost $36 million. At 1.2 kilometres, that is $39 million per kilometre.",
        ),
        silent=(
            "At 27 litres per hectare, the 40 hectares took 1,280 litres more than the year before.",
            "Donations came to $90,000 from 1,500 donors, and the 300 members gave an average of $20.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_KINDS,
)
