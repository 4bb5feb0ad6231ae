"""A change in percentage points, or in percent, between two percentages must be what the two percentages make it.

A rate that goes from 4% to 5% rises by 1 percentage point, or by 25%. "Rose 1% to 5% from 4%" says percent and
means points; editors correct that. Basis points are hundredths of a percentage point.

Formula: after - before in points; 100 x (after / before - 1) in percent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from claimcheck.checks import _change as change
from claimcheck.checks._change_words import TRIGGER_WORDS
from claimcheck.checks._law import (
    Equation,
    Values,
    conclude,
    figures_of,
    finest,
    number,
    percent,
    said,
    shown,
    value_of,
)
from claimcheck.checks._plausible import is_meant
from claimcheck.checks._text import POINTS
from claimcheck.checks._told_changes import changes_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import Interval
from claimcheck.model import Change, Figure, Finding, Hedge, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "percentage_points"
_Solved = dict[str, Callable[[Values], Fraction]]
_MEANT = "percentage points meant"


def percentage_points(
    before: Printed, after: Printed, stated: Printed, *, direction: Change | str = "", note: str = ""
) -> Finding:
    """Judge the change between two percentages.

    Args:
        before: the old percentage.
        after: the new percentage.
        stated: the change that the text states, in percentage points, basis points or percent.
        direction: "up" or "down" where the text says so; else whichever way the values go.
        note: how the figures were tied.

    Returns:
        A finding; where the text says percent, and only points fit, it is inconsistent and notes that points are meant.
        The wire-service form "pct" has long served for both and is imprecise at most.
    """
    figures = figures_of(before=before, after=after, change=stated)
    figures["change"] = change.unsigned(figures["change"])
    real = change.way_of(figures["before"], figures["after"])
    way = Change(direction) or real or Change.UP
    points = _finding(figures, way, real, note)
    if figures["change"].kind is not Kind.PERCENT:
        return points
    if figures["before"].value <= 0:
        return replace(points, status=Status.UNSURE)
    relative = _relative(figures, way, real, note)
    if points.status is not Status.CONSISTENT or relative.status is Status.CONSISTENT:
        return relative
    wire = "pct" in figures["change"].surface.lower()
    repair = f"{said(figures['change'])} would need to be {number(value_of(figures['change']), -3)} percentage points"
    status = Status.IMPRECISE if wire else Status.INCONSISTENT
    return replace(relative, status=status, note=_MEANT, repairs=(repair, *relative.repairs) if not wire else ())


def _finding(figures: dict[str, Figure], way: Change, real: Change, note: str) -> Finding:
    sign = -1 if way is Change.DOWN else 1

    def compute(before: Interval, after: Interval) -> Interval:
        return before - after if way is Change.DOWN else after - before

    def shown_size(before: Interval, after: Interval) -> Interval:
        return before - after if real is Change.DOWN else after - before

    equation = Equation("change", compute, _of_points(sign))
    judged = {**figures, "change": change.bounded(figures["change"])}
    size = shown(Equation("change", shown_size, {}).computed(judged), number, finest(figures["change"]))
    return conclude(
        NAME,
        equation,
        figures,
        f"{_from_to(figures)} is {change.NAMES[real]} of {size} percentage points",
        given=("before",),
        claim=change.claim(way, real, figures["change"]),
        status=_in_points(change.outcome(equation, judged), judged),
        judged=judged,
        note=note,
    )


def _of_points(sign: int) -> _Solved:
    return {
        "before": lambda v: v["after"] - sign * v["change"],
        "after": lambda v: v["before"] + sign * v["change"],
        "change": lambda v: sign * (v["after"] - v["before"]),
    }


def _is_meant(finding: Finding) -> bool:
    solved: list[Mapping[str, Callable[[Values], Fraction]]] = [_of_points(1), _of_points(-1)]
    if any(role.figure.kind is Kind.PERCENT for role in finding.roles if role.name == "change"):
        solved += [change.percent_equation(way).solve for way in (Change.UP, Change.DOWN)]
    return any(is_meant(finding, solve) for solve in solved)


def _in_points(status: Status, judged: dict[str, Figure]) -> Status:
    """Return the outcome of a change in points: imprecise where rounding alone explains it though all three figures
    are printed to one digit, so that a reader who subtracts finds another number."""
    old, new, size = (judged[name] for name in ("before", "after", "change"))
    plain = size.hedge is old.hedge is new.hedge is Hedge.NONE and size.high is None
    off = abs(abs(value_of(new) - value_of(old)) - abs(value_of(size)))
    if status is Status.CONSISTENT and plain and old.quantum == new.quantum == size.quantum and off >= size.quantum > 0:
        return Status.IMPRECISE
    return status


def _relative(figures: dict[str, Figure], way: Change, real: Change, note: str) -> Finding:
    judged = {**figures, "change": change.bounded(figures["change"])}
    equation = change.percent_equation(way)
    computed = equation.computed(judged)
    real_size = computed if real in (way, Change.NONE) else change.percent_equation(real).computed(judged)
    size = shown(real_size, percent, finest(figures["change"]))
    return conclude(
        NAME,
        equation,
        figures,
        f"{_from_to(figures)} is {change.NAMES[real]} of {size}",
        given=("before",),
        claim=change.claim(way, real, figures["change"]),
        status=change.outcome(equation, judged, computed),
        judged=judged,
        note=note,
    )


def _from_to(figures: dict[str, Figure]) -> str:
    return f"{said(figures['before'])} to {said(figures['after'])}"


def _is_percentage(before: Figure) -> bool:
    return before.kind is Kind.PERCENT


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for frame in changes_of(sentence, reading):
        for stated in frame.changes:
            points = stated.unit in POINTS
            if (stated.kind in (Kind.POINTS, Kind.PERCENT) or points) and not stated.is_range:
                size = replace(stated, kind=Kind.POINTS) if points else stated
                findings = filter(_is_meant, change.judged(frame, percentage_points, size, _is_percentage))
                yield from (f for f in findings if not (points and _are_basis_points(f)))


def _are_basis_points(finding: Finding) -> bool:
    """Return whether points that do not fit as those of a percentage are hundredths of one: "3.45%, 8 points above
    Monday's 3.37%"."""
    figures = {role.name: role.figure for role in finding.roles}
    size = figures["change"]
    if finding.status is not Status.INCONSISTENT or size.quantum < 1:
        return False
    size = replace(size, value=size.value / 100, quantum=size.quantum / 100)
    return percentage_points(figures["before"], figures["after"], size).status is Status.CONSISTENT


CHECK = Check(
    code="CC106",
    name=NAME,
    title="A change in percentage points between two percentages",
    explanation=__doc__,
    law=percentage_points,
    examples=Examples(
        consistent=(
            "The vacancy rate fell 1.5 percentage points to 4.5% from 6%.",
            "Gross margin was 31.4%, up 120 basis points from 30.2% a year earlier.",
            "The rate rose 50%, to 3% from 2%.",
        ),
        inconsistent=(
            "The vacancy rate fell 2.5 percentage points to 4.5% from 6%.",
            "Gross margin was 31.4%, up 220 basis points from 30.2% a year earlier.",
            "The vacancy rate rose 3% to 9% from 6%.",
        ),
        silent=(
            "The share index put on 9 points to 6,120, against 6,105 at noon.",
            "The yield was 3.1% in May, up 20 basis points on the year, and 2.8% in June.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.PERCENT}),
    cues=TRIGGER_WORDS,
)
