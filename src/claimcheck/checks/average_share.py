"""A total, how many share it, and what that is on average: "50 firms employ 2,000 people, an average of 40 each".

The rule is `average = total / number`. The sentence must have no other amount; the total is in the unit of the
average, and of two counts the greater one is the total.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._law import conclude, figures_of, said, value_of
from claimcheck.checks._lists import alike
from claimcheck.checks._parts import quotient_equation
from claimcheck.checks._skeleton import AMOUNT, COUNT, Skeleton, form, sign, skeleton
from claimcheck.checks._triples import comparable, is_blocked, is_slip, unhedged
from claimcheck.checks._words import entries, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import rounding_unit
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "average_of_total"
_EQUATION = quotient_equation("total", "number", "average")
_HAVING = entries("has had gets got holds employs serves")
_EACH = r"(?: [\w’'-]+)?(?: (?:each|apiece|per [\w-]+|for each [\w-]+|to each [\w-]+|a [\w-]+|for every [\w-]+))?"
_GIVING = phrases("or | making | giving | which is | that is | with")
_SHARED = form(
    rf"[,;—–] (?:or |that is |which is )?(?P<average>{AMOUNT})(?: [\w’'-]+)? (?:each|apiece)(?=\s*[.,;:)]|$)"
)
_FORMS = (
    # "..., an average of 40 each"
    form(
        rf"(?:[,;—–]|\bor|\bwith|\bmaking|\bgiving)\s*(?:{one_of(_GIVING)} )?an average of "
        rf"(?P<average>{AMOUNT}){_EACH}(?=\s*[.,;:)]|$)"
    ),
    # "..., on average 40 each"
    form(
        rf"[,;—–] (?:or |that is |which is )?(?:on average|averaging),? (?P<average>{AMOUNT})"
        r"(?: [\w’'-]+)? (?:each|apiece|per [\w-]+|to each [\w-]+)(?=\s*[.,;:)]|$)"
    ),
    # "..., or 40 each on average"
    form(rf"[,;—–] (?:or )?(?P<average>{AMOUNT}){_EACH},?(?: on)? average(?=\s*[.,;:)]|$)"),
    # "The 50 guides gave 2,000 hours, 40 hours each": the things are named again
    _SHARED,
    # "With 6,000 pupils in 20 schools, the average school has 300"
    form(
        rf", the average [\w-]+ {one_of(_HAVING)} "
        rf"(?P<average>{AMOUNT})(?: [\w’'-]+)?(?=\s*[.,;:)]|$)"
    ),
)
# What makes an average another one than that of all.
_OTHER_AVERAGES = (
    *vocabulary.CHANGING,
    *vocabulary.SCORED,
    *phrases(
        "from | than | compared | median | weighted | age | aged | old | over the past | annual* | at least | score*"
    ),
    *phrases("game | games | matches | including | of which | of whom | another | other | rest | remaining | out of"),
)
_OTHER = regex(rf"\b{one_of(_OTHER_AVERAGES)}\b", re.IGNORECASE)


def average_of_total(total: Printed, number: Printed, average: Printed) -> Finding:
    """Compare a total and how many share it with the average that is stated.

    Args:
        total: the total.
        number: how many share it.
        average: what each has on average, in the total's unit.

    Returns:
        Whether total / number meets the average.
    """
    figures = figures_of(total=total, number=number, average=average)
    return conclude(
        NAME,
        _EQUATION,
        figures,
        lambda each: f"{said(figures['total'])} among {said(figures['number'])} is {each}",
        given=("total", "number"),
        # A mean of counts is a rounded number, even where no decimals are printed.
        judged={
            "total": _rounded(figures["total"], zeros=True),
            "number": figures["number"],
            "average": _rounded(figures["average"]),
        },
    )


def _rounded(figure: Figure, *, zeros: bool = False) -> Figure:
    """Return a count as a rounded number, to its trailing zeros if told so."""
    if figure.kind is not Kind.COUNT:
        return figure
    unit = rounding_unit(figure) if zeros else Fraction(figure.quantum)
    quantum = Decimal(unit.numerator) / unit.denominator
    return replace(figure, kind=Kind.MEASURE, quantum=quantum)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(sentence)
    if len(bones.figures) != 3 or not all(_IS_AMOUNT.match(bones.text, place) for place in bones.places):
        return
    for pattern in _FORMS:
        if match := pattern.search(bones.text):
            shared = pattern is not _SHARED or _is_shared(bones)
            if shared and bones.index(match.start("average")) == 2 and (roles := _roles(bones)):
                finding = average_of_total(*roles)
                if finding.status is not Status.INCONSISTENT or _firm(bones, *roles):
                    yield finding
            return


_IS_AMOUNT = regex(AMOUNT)
_JOINTS = entries("and or to of for from than")
_JOINED = regex(rf"[,;:]|\b{one_of(_JOINTS)}\b", re.IGNORECASE)


def _is_shared(bones: Skeleton) -> bool:
    """Return whether a number has a total of what each is said to have some of, in plain words."""
    number, total, each = bones.figures
    named = total.unit and total.unit == each.unit and number.unit and number.unit != total.unit
    return bool(named) and not _JOINED.search(bones.gap(0))


def _roles(bones: Skeleton) -> tuple[Figure, Figure, Figure] | None:
    """Return total, number and average."""
    *two, average = bones.figures
    totals = [f for f in two if alike(f, replace(average, per=""))]
    if not all(map(unhedged, bones.figures)) or not totals:
        return None
    total = max(totals, key=value_of)
    number = two[0] if total is two[1] else two[1]
    if sign(number) != COUNT or value_of(number) < 2 or (number.scale and not total.scale):
        return None
    return (total, number, average) if value_of(total) > 0 else None


def _firm(bones: Skeleton, total: Figure, number: Figure, average: Figure) -> bool:
    if _OTHER.search(bones.text) or is_blocked(bones.text):
        return False
    made = value_of(total) / value_of(number)
    return comparable(made, average) or is_slip(average_of_total, total, number, average)


CHECK = Check(
    code="CC230",
    name=NAME,
    title="A total, how many share it, and their average",
    explanation=__doc__,
    law=average_of_total,
    examples=Examples(
        consistent=(
            "The 40 mills employ 1,200 people, an average of 30 each.",
            "With 4,500 pupils in 18 schools, the average school has 250.",
        ),
        inconsistent=(
            "The 40 mills employ 1,200 people, an average of 45 each.",
            "With 4,500 pupils in 18 schools, the average school has 350.",
            "The council spent $12 million on 400 flats, an average of $40,000.",
            "The 60 guides gave 2,400 hours of their summer, 45 hours each.",
        ),
        silent=(
            "The 40 mills employ 1,200 people of an average age of 45.",
            "In 40 innings he made 1,200 runs, an average of 35.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.COUNT}),
    cues=frozenset({"average", "each", "apiece"}),
)
