"""Whether a claim's figure and a fact's value agree within the rounding of both."""

from __future__ import annotations

from fractions import Fraction

from claimcheck import interval
from claimcheck.interval import Interval
from claimcheck.members import StrEnum
from claimcheck.model import Figure, Hedge, Kind
from claimcheck.records import replace

OPEN = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.AT_MOST})
_LOOSE = frozenset({Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER})
_ROUNDED = Fraction(1, 200)  # a rounding that nobody marks as one is hardly off: half a percent
_SLACK = Fraction(1, 10)  # "about 60" of 64 is loose, not wrong
_FAR = 2  # a bound that the value clears by more than this factor says too little to be borne out


class Outcome(StrEnum):
    """How two figures compare."""

    MEETS = "meets"
    NEAR = "near"
    APART = "apart"
    NONE = "cannot be compared"


def kind_key(figure: Figure) -> str:
    """Return what figures must share to be compared at all: the currency, the sign, or the kind."""
    match figure.kind:
        case Kind.MONEY:
            return f"money {figure.unit} {figure.per}"
        case Kind.MEASURE | Kind.DURATION:
            return f"measure {figure.per}"
        case Kind.COUNT | Kind.AGE:
            return f"count {figure.per}"
        case _:
            return f"{figure.kind.value} {figure.per}"


def compare(claim: Figure, fact: Figure, *, sign: int = 1) -> Outcome:
    """Compare a claim's figure with a fact's.

    Args:
        claim: the figure in the document.
        fact: the figure in the source.
        sign: -1 where the fact's value counts the other way (a decline against a rise), else 1.

    Returns:
        MEETS where both can stand for one value, NEAR where they are no more than one unit of the last printed digit
        apart, else APART; NONE where their units differ.
    """
    if kind_key(claim) != kind_key(fact):
        return Outcome.NONE
    if claim.unit != fact.unit and claim.kind in (Kind.MEASURE, Kind.DURATION):
        converted = _converted(fact, claim.unit)
        if converted is None:
            return Outcome.NONE
        fact = converted
    if sign < 0:
        claim = _negative(claim)
    if _share(interval.printed(claim), interval.printed(fact)):
        return Outcome.NEAR if _is_far(claim, fact) else Outcome.MEETS
    if _is_rounded(claim, fact):
        return Outcome.MEETS
    return Outcome.NEAR if _is_near(claim, fact) else Outcome.APART


def may_meet(claim: Figure, fact: Figure) -> bool:
    """Return whether two figures are near enough for a comparison to be worth its time."""
    one, other = abs(float(claim.value)), abs(float(fact.value))
    return claim.unit != fact.unit or claim.hedge in OPEN or claim.is_range or 0.8 * one <= other <= 1.25 * one


def _negative(figure: Figure) -> Figure:
    if figure.high is not None:
        return replace(figure, value=-figure.high, high=-figure.value)
    return replace(figure, value=-figure.value)


def _is_rounded(claim: Figure, fact: Figure) -> bool:
    """Return whether a number that ends in zeros is the fact's, rounded, and hardly off ("5,400 people" of 5,412)."""
    gap = abs(Fraction(claim.value) - Fraction(fact.value))
    if not claim.value or claim.is_range or fact.is_range:
        return False
    return gap <= interval.rounding_unit(claim) / 2 and gap <= _ROUNDED * abs(Fraction(claim.value))


def _is_near(claim: Figure, fact: Figure) -> bool:
    """Return whether two figures are one unit of the last printed digit apart, or within the slack of a hedge."""
    slack = _SLACK * abs(Fraction(fact.value))
    if claim.hedge in _LOOSE and abs(Fraction(claim.value) - Fraction(fact.value)) <= slack:
        return True
    said, true = (interval.loosely(f, zeros=interval.rounding_unit(f) > f.quantum) for f in (claim, fact))
    return said.meets(interval.printed(fact)) or interval.printed(claim).meets(true)


def _share(one: Interval, other: Interval) -> bool:
    """Return whether two figures can stand for one value; 5.2 and 5.3 only touch, at the value that rounds to both."""
    if not one.meets(other):
        return False
    touch = one.high == other.low or other.high == one.low
    return not touch or one.low == one.high or other.low == other.high


def _is_far(claim: Figure, fact: Figure) -> bool:
    if claim.hedge not in OPEN or not claim.value or not fact.value:
        return False
    factor = abs(fact.value / claim.value)
    return factor > _FAR or factor * _FAR < 1


def _converted(figure: Figure, unit: str) -> Figure | None:
    """Return a measure in another unit, None where it cannot be."""
    from decimal import Decimal

    import pint

    try:
        registry = pint.get_application_registry()  # type: ignore[no-untyped-call]
        # Two points, because scales of temperature differ by their zero as well.
        zero, one = (Decimal(str(registry.Quantity(n, figure.unit).to(unit).magnitude)) for n in (0, 1))
    except (pint.PintError, ValueError, AssertionError):
        return None
    factor = one - zero
    high = None if figure.high is None else zero + figure.high * factor
    return replace(figure, value=zero + figure.value * factor, high=high, quantum=figure.quantum * factor, unit=unit)
