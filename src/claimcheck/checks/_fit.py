"""How well one printed amount fits another that is computed from it, by ever looser ideas of how both were rounded."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from claimcheck.checks._paired import plain
from claimcheck.interval import Interval, around, printed, rounding_unit
from claimcheck.model import Figure, Status


def fit(law: Callable[[Interval], Interval], first: Figure, second: Figure) -> Status:
    """Return how well a law takes one printed figure to another, by ever looser ideas of their rounding.

    Args:
        law: takes the interval of the first figure to that of the second.
        first: what is converted; its hedge does not count.
        second: the conversion; its hedge makes it imprecise at best.
    """
    one, two = plain(first), plain(second)
    if any(law(read(one)).meets(read(two)) for read in (printed, _two_digits)):
        return Status.CONSISTENT
    loosely = ((_two_digits, _whole_unit), (_two_digits, _nearest_five), (printed, _one_digit))
    if any(law(read(one)).meets(reread(two)) for read, reread in loosely):
        return Status.IMPRECISE
    return Status.IMPRECISE if law(printed(one)).meets(printed(second)) else Status.INCONSISTENT


def _two_digits(figure: Figure) -> Interval:
    """Read trailing zeros as rounding, but for two digits."""
    return within(figure, _zeros(figure) / 2)


def _zeros(figure: Figure) -> Fraction:
    """Return the worth of the last digit when trailing zeros are rounding, which those after a decimal point are
    not."""
    return Fraction(figure.quantum) if "." in figure.surface else rounding_unit(figure)


def _one_digit(figure: Figure) -> Interval:
    """Read all trailing zeros of numbers of three digits or more as rounding."""
    unit = _zeros(figure)
    rounded = unit > Fraction(figure.quantum) and (abs(Fraction(figure.value)) / unit) % 10 == 0
    return within(figure, (unit * 10 if rounded else unit) / 2)


def _nearest_five(figure: Figure) -> Interval:
    """Read a last printed digit 5, or 0 of two digits or more, as rounded to the nearest five."""
    unit = Fraction(figure.quantum)
    digits = abs(Fraction(figure.value)) / unit if unit else Fraction(0)
    fives = digits > 5 and digits % 5 == 0
    return within(figure, unit * (5 if fives else 1) / 2)


def _whole_unit(figure: Figure) -> Interval:
    """Allow a whole unit of the last digit, which may be cut off, but not of a single digit."""
    unit = Fraction(figure.quantum)
    return within(figure, unit if abs(Fraction(figure.value)) >= 10 * unit else unit / 2)


def within(figure: Figure, half: Fraction) -> Interval:
    """Return all that is no more than `half` from a figure, or from the ends of a range."""
    low = around(Fraction(figure.value), half)
    return low if figure.high is None else Interval(low.low, around(Fraction(figure.high), half).high)
