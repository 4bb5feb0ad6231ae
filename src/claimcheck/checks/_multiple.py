"""The law of multiples, shared by the checks that read them: how far "doubled" or "2.5 times" reaches.

A multiple with a decimal point is as precise as it is printed. A whole one ("tripled", "3 times") is looser in every
style guide and in print: a tenth either way passes, hedges widen it to their side, and "more than doubled" stops where
a writer would say "tripled" instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import inf

from claimcheck.checks import _change as change
from claimcheck.checks._law import Equation, conclude, measured, said, times, value_of
from claimcheck.checks._plausible import SHIFTS, is_meant
from claimcheck.interval import Interval, exact, printed
from claimcheck.model import Figure, Finding, Hedge, Status
from claimcheck.records import replace

# What a whole multiple k may stand for, as factors of k, and the band beyond in which it is only imprecise. Measured on
# hedged and bare multiples of news and reports.
_BANDS: Mapping[Hedge, tuple[str, str, str, str]] = {
    Hedge.NONE: ("0.88", "0.9", "1.1", "1.12"),
    Hedge.ABOUT: ("0.75", "0.85", "1.15", "1.25"),
    Hedge.NEARLY: ("0.78", "0.8", "1", "1.05"),
    Hedge.JUST_OVER: ("0.9", "0.98", "1.2", "1.3"),
    Hedge.MORE_THAN: ("0.95", "0.99", "1.5", "1.55"),
    Hedge.AT_LEAST: ("0.95", "0.99", "2", "3"),
    Hedge.LESS_THAN: ("0.5", "0.6", "1.01", "1.1"),
    Hedge.AT_MOST: ("0.4", "0.5", "1.01", "1.1"),
}

# The same for multiples with a decimal point, in units of the last digit.
_STEPS: Mapping[Hedge, tuple[str, str, str, str]] = {
    Hedge.NONE: ("-1", "-0.5", "0.5", "1"),
    Hedge.ABOUT: ("-2", "-1.5", "1.5", "2"),
    Hedge.NEARLY: ("-4", "-2.5", "0", "0.5"),
    Hedge.JUST_OVER: ("-0.5", "0", "2.5", "4"),
    Hedge.MORE_THAN: ("-1", "-0.5", "5", "10"),
    Hedge.AT_LEAST: ("-1", "-0.5", "10", "20"),
    Hedge.LESS_THAN: ("-10", "-5", "0.5", "1"),
    Hedge.AT_MOST: ("-20", "-10", "0.5", "1"),
}


def reading(check: str, figures: Mapping[str, Figure], factors: Sequence[Fraction | int], *, note: str = "") -> Finding:
    """Judge a multiple: the ratio of the new value to the old against each reading of the multiple.

    Args:
        check: the check's name.
        figures: "before", "times" and "after".
        factors: what the multiple may mean, as ratios after / before; the first is the plain reading.
        note: how the figures were tied.

    Raises:
        UndefinedQuotientError: the old value may be zero.
    """
    old, multiple, new = figures["before"], figures["times"], figures["after"]
    ratio = _ratio(old, new)
    outcomes = [_status(ratio, multiple, Fraction(factor)) for factor in factors]
    status = min(outcomes, key=change.ORDER.index)
    fits = factors[outcomes.index(status)]
    if status is not Status.INCONSISTENT and fits != factors[0]:
        note = "; ".join(filter(None, (note, f"read as {times(Fraction(fits), -3)} the old value")))
    return conclude(
        check,
        _equation(Fraction(fits)),
        figures,
        lambda computed: f"{said(old)} to {said(new)} is {computed} the old value",
        given=("before",),
        write=times,
        judged=dict(figures, times=_plain(multiple)),
        status=status,
        note=note,
    )


def is_told(finding: Finding, factors: Sequence[Fraction]) -> bool:
    """Return whether a finding on a multiple can be meant: it holds, or in one of the readings of the multiple what is
    off is not off by too many times, or a slip of the scale explains it (see `_plausible`)."""
    if any(is_meant(finding, _equation(factor).solve, ("times",)) for factor in factors):
        return True
    figures = {role.name: role.figure for role in finding.roles}
    ratio = _ratio(figures["before"], figures["after"])
    shifted = [ratio * exact(shift) for shift in SHIFTS]
    return any(_status(r, figures["times"], f) is Status.CONSISTENT for r in shifted for f in factors)


def _ratio(old: Figure, new: Figure) -> Interval:
    return printed(measured(change.level(new))) / printed(measured(change.level(old)))


def _status(ratio: Interval, multiple: Figure, factor: Fraction) -> Status:
    hedge = multiple.hedge
    if factor < 1:
        # "More than halved" is a ratio of less than a half: a fall by more than twofold.
        return _status(change.ONE / ratio, multiple, 1 / factor)
    if multiple.quantum and multiple.quantum < 1 and factor >= 1:
        steps = (Fraction(multiple.quantum) * Fraction(n) for n in _STEPS.get(hedge, _STEPS[Hedge.NONE]))
        low, tight_low, tight_high, high = (factor + step for step in steps)
    else:
        low, tight_low, tight_high, high = (factor * Fraction(f) for f in _BANDS[hedge])
    if ratio.meets(Interval(tight_low, tight_high)):
        return Status.CONSISTENT
    # Rounding of the values does not widen the outer band: 31 to 54 is no doubling.
    middle = (Fraction(ratio.low) + Fraction(ratio.high)) / 2 if ratio.high < inf else Fraction(ratio.low)
    return Status.IMPRECISE if Interval(low, high).contains(middle) else Status.INCONSISTENT


def _equation(factor: Fraction) -> Equation:
    return Equation(
        "times",
        lambda before, after: after / before,
        {
            "before": lambda v: v["after"] / factor,
            "times": lambda v: v["after"] / v["before"],
            "after": lambda v: v["before"] * factor,
        },
    )


def _plain(multiple: Figure) -> Figure:
    """Return the multiple as one that repairs can be computed from: with a digit after the point, without its hedge."""
    quantum = multiple.quantum if 0 < multiple.quantum < 1 else Decimal("0.1")
    return replace(multiple, quantum=quantum, hedge=Hedge.NONE, value=Decimal(str(float(value_of(multiple)))))
