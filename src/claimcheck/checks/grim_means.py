"""A mean of whole numbers, or a percentage of people, must be one that so many of them can have (GRIM).

"3.57 (N = 13, 7-point scale)" cannot be: 46/13 is 3.54, 47/13 is 3.62. The text must say that whole numbers were
averaged (a scale of so many points, a number of things), and a percentage must be of a small group of people, for of
larger ones any percentage may be.

Rule: some whole number S makes S / n round to the printed mean. Source: Brown and Heathers 2017, Social Psychological
and Personality Science 8."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

from claimcheck.checks._granularity import whole_sums
from claimcheck.checks._law import number, roles_of
from claimcheck.checks._means import NOT_WHOLE, SCALE, SCALE_WORDS, described
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.interval import around
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "grim"
_OF = regex(r"\s+of\s+(?:the\s+|all\s+|our\s+|its\s+)?$")
_PEOPLE = frozenset(
    "participants patients respondents students subjects people women men children adults pupils teachers employees "
    "volunteers "
    "interviewees cases schools hospitals infants boys girls players members residents physicians nurses".split()
)


def grim(mean: Printed, n: Printed, items: int = 1, *, percent: bool | None = None) -> Finding:
    """Judge whether a mean or percentage is possible for so many cases.

    Args:
        mean: the mean, or the percentage ("57%").
        n: the number of cases.
        items: how many whole numbers each case's value is the mean of.
        percent: whether the mean is a percentage; by default if it is printed as one.

    Raises:
        ValueError: there are no cases.
    """
    figures = {"mean": read_figure(mean), "n": read_figure(n)}
    stated, cases = figures["mean"], int(figures["n"].value) * items
    if cases < 1:
        raise ValueError("a mean needs at least one case")
    scale = 100 if percent or (percent is None and stated.kind is Kind.PERCENT) else 1
    value = Fraction(stated.value) / scale
    half = Fraction(stated.quantum) / scale / 2
    fits = bool(whole_sums(around(value, half), cases))
    below, above = Fraction(math.floor(value * cases)), Fraction(math.ceil(value * cases))
    near = " and ".join(f"{whole}/{cases} is {_shown(whole, cases, scale, stated)}" for whole in (below, above))
    holds = f"{round(value * cases)}/{cases} is {_shown(Fraction(round(value * cases)), cases, scale, stated)}"
    words = holds if fits else f"of whole numbers, {near}"
    repairs = tuple(
        f"{stated.surface} would need to be {_shown(whole, cases, scale, stated)}" for whole in (below, above)
    )
    return Finding(
        NAME,
        Status.CONSISTENT if fits else Status.INCONSISTENT,
        roles_of(figures, ("n",)),
        f"{words}; the text says {stated.surface}",
        () if fits else repairs,
    )


def _shown(whole: Fraction, cases: int, scale: int, stated: Figure) -> str:
    exponent = int(stated.quantum.as_tuple().exponent)
    return number(whole / cases * scale, min(0, exponent)) + ("%" if scale > 1 else "")


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    told = "=" in sentence.words and not SCALE_WORDS.isdisjoint(sentence.words)  # "n = 25"
    if told and SCALE.search(sentence.text) and not NOT_WHOLE.search(sentence.text):
        for found in described(sentence):
            if not found.unit and _is_telling(found.mean, found.n):
                yield grim(found.mean, found.n, percent=False)
    yield from _percentages(sentence)


def _percentages(sentence: Sentence) -> Results:
    """Yield percentages of a small group of people: "60% of 30 participants"."""
    offset = sentence.span.start
    for percent, group in pairwise(sentence.figures):
        if percent.kind is not Kind.PERCENT or group.kind is not Kind.COUNT or percent.high is not None:
            continue
        if (
            percent.hedge is not Hedge.NONE
            or group.hedge is not Hedge.NONE
            or group.scale
            or not 0 < percent.value <= 100
        ):
            continue
        noun = group.unit.split()[-1].lower() if group.unit else ""
        if (
            noun in _PEOPLE
            and _OF.fullmatch(sentence.text, percent.end - offset, group.start - offset)
            and _is_telling(percent, group)
        ):
            finding = grim(percent, group)
            yield _loosened(finding, percent, group)


def _loosened(finding: Finding, percent: Figure, group: Figure) -> Finding:
    """Call a percentage that is off by less than a unit of its last digit imprecise: it may be cut off."""
    if finding.status is not Status.INCONSISTENT:
        return finding
    value, unit = Fraction(percent.value) / 100, Fraction(percent.quantum) / 100
    near = whole_sums(around(value, unit), int(group.value))
    return replace(finding, status=Status.IMPRECISE, repairs=()) if near else finding


def _is_telling(mean: Figure, n: Figure) -> bool:
    """Return whether some means of so many digits are impossible for so many cases."""
    unit = Fraction(mean.quantum) / (100 if mean.kind is Kind.PERCENT else 1)
    return n.value > 1 and n.value == int(n.value) and int(n.value) * unit < 1 and bool(unit)


CHECK = Check(
    code="CC503",
    name=NAME,
    title="A mean of whole numbers is one that so many can have (GRIM)",
    explanation=__doc__,
    law=grim,
    examples=Examples(
        consistent=(
            "Trust was rated on a 5-point scale, M = 3.44 (n = 18).",
            "In the end 60% of 30 participants stayed.",
        ),
        inconsistent=(
            "Trust was rated on a 5-point scale, M = 3.47 (n = 18).",
            "In the end 62% of 30 participants stayed.",
        ),
        silent=(
            "Mean walking time was 412.35 s (n = 17).",
            "About 62% of 30 participants stayed.",
        ),
    ),
    in_sentence=_in_sentence,
    cues=SCALE_WORDS | _PEOPLE,
)
