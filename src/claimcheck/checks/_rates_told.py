"""How a sentence tells a rate: how much there is for each one, and of what each one is.

"$60 a head", "27 litres per hectare", "an average gift of $60", "$60 for each of them", "so each gave $60".
"""

from __future__ import annotations

import re

from claimcheck.checks._concluded import HEDGES, NAMED_AS, name_of
from claimcheck.checks._skeleton import Skeleton
from claimcheck.checks._text import singular
from claimcheck.checks._words import AMOUNTING, CONCLUDING, entries, one_of, phrases
from claimcheck.figures.data.units_generated import NAMES
from claimcheck.lazy import regex
from claimcheck.model import Figure, Hedge, Kind
from claimcheck.records import dataclass

# What a sentence must have, or a figure with what it is for, to tell a rate.
CUES = frozenset("average mean averaging averaged each every apiece per".split())
HEDGED = frozenset({Hedge.NONE, Hedge.ABOUT})
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_AVERAGES = frozenset({"mean", "average"})
_EACH = regex(r"\s+(?:each|apiece|on\s+average)\b", re.IGNORECASE)
_EACH_NAMED = regex(r"\s+[^\W\d_]+\s+(?:each|apiece|on\s+average)\b", re.IGNORECASE)
_ON_AVERAGE = regex(r"\s+(?:[^\W\d_]+\s+){0,3}?on\s+average\b", re.IGNORECASE)
# "$400,000 for each new job"
_FOR_EACH = regex(
    r"\s+(?:for|to|from)\s+(?:each|every)\s+(?:[^\W\d_]+\s+)?(?P<per>[^\W\d_]+)(?=\s*(?:[,.;:)]|$|(?:and|that|which|who)\b))",
    re.IGNORECASE,
)
# Who has what is drawn for each: "so that on average each gave $60", "so each square metre cost $7,000".
_HAS_EACH = regex(
    rf"\b{one_of(phrases('so | so that | thus | hence | therefore | means | on average | average'))},?\s+"
    rf"(?:[^\W\d_]+\s+){{0,2}}?(?:each|every)\s+(?:(?:[^\W\d_]+\s+)?(?P<per>[^\W\d_]+)\s+)?[^\W\d_]+\s+{HEDGES}$",
    re.IGNORECASE,
)
# "an output per worker of $40,000"
_NAMED_PER = regex(rf"\bper\s+(?P<per>[^\W\d_]+)\s+{one_of(AMOUNTING)}\s+{HEDGES}$", re.IGNORECASE)
# "Average attendance was 12,500"
_AVERAGE_WAS = regex(rf"\baverage\s+(?:[^\W\d_]+\s+){{1,2}}{one_of(AMOUNTING)}\s+{HEDGES}$", re.IGNORECASE)
# "Each crate holds 24 bottles"
_EACH_HOLDS = regex(rf"\b(?:each|every)\s+(?P<per>[^\W\d_]+)(?:\s+[^\W\d_]+){{1,2}}\s+{HEDGES}$", re.IGNORECASE)
# Names of which one may stand for the number and another for what the rate is of.
_SAME = tuple(
    map(
        frozenset,
        (
            "person people head capita man woman inhabitant resident citizen adult".split(),
            "person people job worker employee post position staff".split(),
            "passenger spectator place seat".split(),
        ),
    )
)
# What a figure is for where nothing is named: "$600 each on average" is read with the word behind it.
_EACH_ONE = frozenset({"each", "apiece", "piece", "on", "and", "or", "for"})
_DRAWN = regex(
    rf"(?:(?<![\w-]){one_of(CONCLUDING, entries('averaging'))},?|[,(—–:])\s+(?:[^\W\d_]+\s+){{0,3}}{NAMED_AS}{HEDGES}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rate:
    """A figure that is a rate, the unit of what it is a rate of, what it is for each of ("" if that is not said), and
    whether it is called an average."""

    figure: Figure
    index: int
    unit: str
    per: str
    average: bool


def unit_of(figure: Figure) -> str:
    """Return the unit of an amount: of a count the noun in the singular."""
    return singular(figure.unit.split()[-1]) if figure.kind is Kind.COUNT and figure.unit else figure.unit


def rates(bones: Skeleton, *, told_of_each: bool = False) -> list[Rate]:
    """Return the rates that a sentence tells.

    Args:
        bones: the sentence's skeleton.
        told_of_each: whether "each crate holds 24 bottles" tells one too.
    """
    found = (_rate_at(bones, index, told_of_each) for index in range(len(bones.figures)))
    return [rate for rate in found if rate is not None]


def _rate_at(bones: Skeleton, index: int, told_of_each: bool) -> Rate | None:
    figure = bones.figures[index]
    if figure.kind not in _KINDS or figure.is_range or figure.hedge not in HEDGED or figure.value <= 0:
        return None
    unit, slash, per = figure.unit.partition(" / ")
    lead, gap = bones.before(index), bones.gap(index)
    average = is_named_average(bones, index) or ("average" in gap and bool(_ON_AVERAGE.match(gap)))
    if figure.kind is Kind.MEASURE and slash:
        return Rate(figure, index, unit, per, average)
    if figure.per:
        per = figure.per.lower().split()[-1]
        return Rate(figure, index, unit_of(figure), "" if per in _EACH_ONE else per, average)
    if match := _names_each(lead, gap, told_of_each):
        return Rate(figure, index, unit_of(figure), singular(match["per"]), average or match.string is gap)
    if "each" in lead and (match := _HAS_EACH.search(lead)):
        return Rate(figure, index, unit_of(figure), singular(match["per"] or ""), True)
    each = _EACH_NAMED if figure.kind is Kind.COUNT and figure.unit else _EACH
    return Rate(figure, index, unit_of(figure), "", average) if average or each.match(gap) else None


def _names_each(lead: str, gap: str, told_of_each: bool) -> re.Match[str] | None:
    """Return what is said of that of which a figure is for each one."""
    match = _EACH_HOLDS.search(lead) if told_of_each else None
    match = match or _FOR_EACH.match(gap)
    return match or (_NAMED_PER.search(lead) if "per " in lead else None)


def counts(figure: Figure, rate: Rate) -> bool:
    """Return whether a figure counts what a rate is for each of; times are left to the checks of rates and speeds, but
    for those of averages that are no speeds."""
    per = rate.per
    if figure.kind is Kind.DURATION:
        return rate.average and figure.unit == per and rate.figure.kind is not Kind.MEASURE
    if figure.kind is not Kind.COUNT:
        return bool(per) and figure.unit in (per, NAMES.get(per))
    noun = unit_of(figure)
    same = not per or noun == per or any({noun, per} <= names for names in _SAME)
    return bool(noun) and noun != rate.unit and same


def totals(figure: Figure, rate: Rate) -> bool:
    """Return whether an amount can be what a rate makes; of counts one may go without a noun."""
    if figure is rate.figure or figure.kind is not rate.figure.kind or figure.per:
        return False
    unit = unit_of(figure)
    return unit == rate.unit or (figure.kind is Kind.COUNT and not rate.unit)


def is_named_average(bones: Skeleton, index: int) -> bool:
    """Return whether a figure is led by the name of an average: "gave an average gift of"."""
    lead = bones.before(index).lower()
    if not any(name in lead for name in _AVERAGES):
        return False
    return not _AVERAGES.isdisjoint(name_of(lead)) or bool(_AVERAGE_WAS.search(lead))


def is_drawn(bones: Skeleton, index: int) -> bool:
    """Return whether words say that a figure follows from what was told: "or", "an average of" after a comma, "so each
    gave"."""
    lead = bones.before(index)
    return bool(_DRAWN.search(lead) or ("each" in lead and _HAS_EACH.search(lead)))
