"""A measure and its conversion in brackets must be the same amount: "5 km (3.1 miles)", "5 ft 11 in (180 cm)".

Conversions are rounded like what they convert: both amounts stand for all values that round to what is printed, and
trailing zeros count as rounding where two digits are kept. What fits only within one unit of the last digit, to one
digit of the converted amount, or to the nearest 5, is imprecise. Words with several meanings (ton, gallon,
horsepower) are right if any meaning is. What is hedged is the amount, not the conversion of its number.

Formula: converted = factor x amount. Source of the factors: pint's default registry.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from claimcheck.checks._factors import dimension, factors
from claimcheck.checks._fit import fit, within
from claimcheck.checks._law import Equation, conclude, said
from claimcheck.checks._paired import Pair, pairs, plain, read_compound
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.interval import Interval, exact
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "unit_conversion"
_KINDS = frozenset({Kind.MEASURE, Kind.DURATION})
_SPEED = (("meter", 1), ("second", -1))
# Lengths of time that are told loosely beside others; but a year has just twelve months.
_LOOSE_TIMES = frozenset({"month", "year", "decade", "century"})
_EXACT_TIMES = frozenset({"month", "year"})


def unit_conversion(printed: Printed, converted: Printed, *, note: str = "") -> Finding:
    """Compare an amount with its conversion into another unit.

    Args:
        printed: the amount ("5 km", "5 ft 11 in").
        converted: the same amount in another unit of the same kind ("3.1 miles").
        note: how the figures were tied.

    Raises:
        ValueError: the units measure different things.
    """
    first, second = _read(printed), _read(converted)
    possible = factors(first.unit, second.unit)
    if not possible:
        raise ValueError(f"{first.surface!r} and {second.surface!r} do not measure the same thing")
    outcomes = [(fit(_times(factor), first, second), factor) for factor in possible]
    order = (Status.CONSISTENT, Status.IMPRECISE, Status.INCONSISTENT)
    status, factor = min(outcomes, key=lambda outcome: order.index(outcome[0]))
    equation = Equation(
        "converted",
        _times(factor),
        {"converted": lambda v: v["printed"] * factor, "printed": lambda v: v["converted"] / factor},
    )
    figures = {"printed": first, "converted": second}
    return conclude(
        NAME,
        equation,
        figures,
        lambda computed: f"{said(plain(first))} is {computed}",
        given=("printed",),
        judged={"printed": plain(first), "converted": plain(second)},
        status=status,
        note=note,
    )


def _read(value: Printed) -> Figure:
    return (read_compound(value) if isinstance(value, str) else None) or read_figure(value)


def _times(factor: Fraction) -> Callable[[Interval], Interval]:
    return lambda amount: amount * exact(factor)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for pair in map(_from_zero, pairs(sentence, _KINDS)):
        if _comparable(pair):
            finding = unit_conversion(pair.first, pair.second)
            if finding.status is Status.CONSISTENT or (_sure(pair) and not _is_wind(pair)):
                yield finding


def _from_zero(pair: Pair) -> Pair:
    """Return two ranges that begin at zero ("0-100 km/h (0-62 mph)") as their upper ends."""
    if any(f.high is None or f.value for f in (pair.first, pair.second)):
        return pair
    first, second = (replace(f, value=f.high or f.value, high=None) for f in (pair.first, pair.second))
    return replace(pair, first=first, second=second)


def _is_wind(pair: Pair) -> bool:
    """Return whether a speed fits if both are rounded to the nearest five, as those of winds are."""
    if dimension(pair.first.unit) != _SPEED:
        return False
    rough = _to_five(pair.first) * exact(factors(pair.first.unit, pair.second.unit)[0])
    return rough.meets(_to_five(pair.second))


def _to_five(figure: Figure) -> Interval:
    fives = not figure.value % 5 and figure.quantum == 1
    return within(figure, Fraction(5, 2) if fives else Fraction(figure.quantum) / 2)


def _comparable(pair: Pair) -> bool:
    first, second = pair.first, pair.second
    # "125 minutes (2 hours 5 minutes)": one unit, but a duration beside the sum of two.
    if (first.unit == second.unit and first.kind is second.kind) or (first.high is None) != (second.high is None):
        return False
    if {first.unit, second.unit} & {"degC", "degF", "kelvin"} or not first.value or not second.value:
        return False
    return bool(factors(first.unit, second.unit))


def _sure(pair: Pair) -> bool:
    """Return whether a conversion that does not come out is an error, and not another amount or a loose length of
    time."""
    units = {pair.first.unit, pair.second.unit}
    if pair.first.kind is Kind.DURATION:
        factor = factors(pair.first.unit, pair.second.unit)[0]
        ratio = Fraction(pair.first.value) * factor / Fraction(pair.second.value)
        loose = units & _LOOSE_TIMES and units != _EXACT_TIMES
        return pair.firm and not loose and Fraction(1, 3) < ratio < 3
    return pair.firm and not any("byte" in unit or "bit" in unit for unit in units)


CHECK = Check(
    code="CC307",
    name=NAME,
    title="A conversion into another unit is the same amount",
    explanation=__doc__,
    law=unit_conversion,
    examples=Examples(
        consistent=(
            "The canal is 24 km (15 miles) long.",
            "He is 5 ft 11 in (180 cm) tall.",
            "The park covers 1,200 hectares (3,000 acres).",
            "The realm has 1,250,001 square miles, or 800,000,640 acres.",
        ),
        inconsistent=(
            "The realm has 1,250,001 square miles, or 800,600,640 acres.",
            "The canal is 24 km (51 miles) long.",
            "The keeper stands 6 ft 2 in (208 cm).",
        ),
        silent=(
            "Gusts of 95 km/h did damage; the airport (60 miles inland) stayed open.",
            "They ran 10 km (4 miles shorter than planned).",
            "The crate holds 12 litres (9 kg of apples).",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_KINDS,
)
