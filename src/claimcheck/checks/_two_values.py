"""The laws of two values and what a text says of them, which several checks judge by: their change in percent, their
difference, and how many times as much the one is as the other."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.checks import _change as change
from claimcheck.checks._law import Equation, conclude, figures_of, finest, measured, percent, said, shown, value_of
from claimcheck.checks._multiple import reading as read_multiple
from claimcheck.figures import Printed
from claimcheck.interval import Interval
from claimcheck.model import Change, Finding


def percent_change(
    before: Printed, after: Printed, stated: Printed, *, direction: Change | str = "", note: str = ""
) -> Finding:
    """Judge a change in percent: 100 x (after / before - 1).

    Args:
        before: the old value, above zero.
        after: the new value, in the same unit.
        stated: the change that the text states ("12%").
        direction: "up" or "down" where the text says so; else whichever way the values go.
        note: how the figures were tied.

    Raises:
        UndefinedQuotientError: the old value may be zero.
    """
    figures = figures_of(before=before, after=after, change=stated)
    figures["change"] = change.unsigned(figures["change"])
    old, new = figures["before"], figures["after"]
    real = change.way_of(old, new)
    way = Change(direction) or real or Change.UP
    judged = {
        "before": change.level(old),
        "after": change.level(new),
        "change": change.bounded(change.in_percent(figures["change"])),
    }
    equation = change.percent_equation(way)
    computed = equation.computed(judged)
    real_size = computed if real in (way, Change.NONE) else change.percent_equation(real).computed(judged)
    size = shown(real_size, percent, finest(figures["change"]))
    return conclude(
        "percent_change",
        equation,
        figures,
        f"{said(old)} to {said(new)} is {change.NAMES[real]} of {size}",
        given=("before",),
        status=change.outcome(equation, judged, computed),
        claim=change.claim(way, real, figures["change"]),
        judged=judged,
        note=note,
    )


def difference(one: Printed, other: Printed, stated: Printed, *, note: str = "") -> Finding:
    """Judge a stated difference: |one - other|.

    Args:
        one: the first value.
        other: the second value, in the same unit.
        stated: their difference ("$12 million", "3 points").
        note: how the figures were tied.
    """
    figures = figures_of(one=one, other=other, difference=stated)
    sign = 1 if figures["one"].value >= figures["other"].value else -1

    def compute(first: Interval, second: Interval) -> Interval:
        return first - second if sign > 0 else second - first

    equation = Equation(
        "difference",
        compute,
        {
            "one": lambda v: v["other"] + sign * v["difference"],
            "other": lambda v: v["one"] - sign * v["difference"],
            "difference": lambda v: abs(v["one"] - v["other"]),
        },
    )
    judged = dict(figures)
    if any(figures[name].quantum < 1 for name in ("one", "other")):
        # "52.4% to 45.1%, a lead of 7": the whole number is rounded.
        judged["difference"] = measured(figures["difference"])
    return conclude(
        "difference",
        equation,
        figures,
        lambda computed: f"{said(figures['one'])} and {said(figures['other'])} are {computed} apart",
        given=("one", "other"),
        status=change.outcome(equation, judged),
        judged=judged,
        note=note,
    )


def times_more(base: Printed, times: Printed, value: Printed, *, word: str = "more", note: str = "") -> Finding:
    """Judge a comparison by a multiple.

    Args:
        base: what is compared with, above zero.
        times: the multiple ("three", "2.5 times").
        value: what is compared, in the same unit.
        word: "more", "less", "as much" or "again" ("half as much again"): which way the text compares.
        note: how the figures were tied.

    Raises:
        UndefinedQuotientError: the base may be zero.
    """
    figures = figures_of(before=base, times=times, after=value)
    factor = value_of(figures["times"])
    factors: list[Fraction] = [factor]
    if word == "again":
        factors = [factor + 1]
    elif word == "more":
        factors = [factor, factor + 1]
    elif word == "less":
        factors = [1 / factor]
    return read_multiple("times_more", figures, factors, note=note)
