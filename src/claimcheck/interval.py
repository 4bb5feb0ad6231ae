"""Rounding-aware arithmetic: the real values that a printed figure can stand for, and what follows from them.

Ends are exact rationals (or infinities). A printed decimal v whose last digit is worth u stands for [v - u/2, v + u/2],
closed at both ends because printers round half either way.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from claimcheck.model import Figure, Hedge, Kind, Status
from claimcheck.records import dataclass

End = Fraction | float  # a float only for the infinities

# Relative widths of hedges. "about": 5% is where readers stop accepting "about 40" (38 to 42); "nearly" and "just over"
# go 10% to one side; both as measured on hedged multiples in news and reports.
_ABOUT_WIDTH = Fraction(1, 20)
_ONE_SIDED_WIDTH = Fraction(1, 10)

_ZERO = Fraction(0)

# Kinds whose whole numbers are exact: people, items, ranks and calendar dates are counted, not measured.
_COUNTED = frozenset({Kind.COUNT, Kind.ORDINAL, Kind.DATE, Kind.YEAR, Kind.TIME, Kind.AGE, Kind.RATIO})


class UndefinedQuotientError(ArithmeticError):
    """A quotient was asked for whose divisor may be zero."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The set of reals between `low` and `high`; an end is left out of the set where its `open_` flag says so."""

    low: End
    high: End
    open_low: bool = False
    open_high: bool = False

    def __add__(self, other: Interval) -> Interval:
        """Return all sums of a value of each."""
        return Interval(
            _plus(self.low, other.low),
            _plus(self.high, other.high),
            self.open_low or other.open_low,
            self.open_high or other.open_high,
        )

    def __neg__(self) -> Interval:
        """Return all values negated."""
        return Interval(-self.high, -self.low, self.open_high, self.open_low)

    def __sub__(self, other: Interval) -> Interval:
        """Return all differences."""
        return Interval(
            self.low - other.high,
            self.high - other.low,
            self.open_low or other.open_high,
            self.open_high or other.open_low,
        )

    def __mul__(self, other: Interval) -> Interval:
        """Return all products, by the four corners; of what is above zero, two of them are enough."""
        if _is_positive(self.low) and _is_positive(other.low):
            return Interval(
                self.low * other.low,
                self.high * other.high,
                self.open_low or other.open_low,
                self.open_high or other.open_high,
            )
        corners = [
            (_times(a, b), a_open or b_open)
            for a, a_open in ((self.low, self.open_low), (self.high, self.open_high))
            for b, b_open in ((other.low, other.open_low), (other.high, other.open_high))
        ]
        low, high = min(c[0] for c in corners), max(c[0] for c in corners)
        return Interval(low, high, _all_open(corners, low), _all_open(corners, high))

    def __truediv__(self, other: Interval) -> Interval:
        """Return all quotients.

        Raises:
            UndefinedQuotientError: the divisor can be zero.
        """
        if _is_positive(self.low) and _is_positive(other.low) and isinstance(other.high, Fraction):
            return Interval(
                self.low / other.high,
                self.high / other.low,
                self.open_low or other.open_high,
                self.open_high or other.open_low,
            )
        if other.contains(0) or other.low < 0 < other.high:
            raise UndefinedQuotientError(f"{other} holds zero")
        sign = 1 if other.high > 0 else -1
        return self * Interval(_inverse(other.high, sign), _inverse(other.low, sign), other.open_high, other.open_low)

    def contains(self, value: Fraction | int) -> bool:
        """Return whether `value` is one of the interval's."""
        above = self.low < value or (self.low == value and not self.open_low)
        below = value < self.high or (value == self.high and not self.open_high)
        return above and below

    def meets(self, other: Interval) -> bool:
        """Return whether some value is in both."""
        return _reaches(self.high, self.open_high, other.low, other.open_low) and _reaches(
            other.high, other.open_high, self.low, self.open_low
        )

    def is_below(self, other: Interval) -> bool:
        """Return whether every value of this one is less than every value of the other."""
        return not _reaches(self.high, self.open_high, other.low, other.open_low)


def exact(value: int | Decimal | Fraction) -> Interval:
    """Return the interval that holds `value` alone."""
    v = Fraction(value)
    return Interval(v, v)


def around(value: int | Decimal | Fraction, half_width: int | Decimal | Fraction) -> Interval:
    """Return [value - half_width, value + half_width]."""
    v, h = Fraction(value), Fraction(half_width)
    return Interval(v - h, v + h)


def at_most(value: int | Decimal | Fraction, *, strictly: bool = False) -> Interval:
    """Return all numbers up to `value`, without it if `strictly`."""
    return Interval(-math.inf, Fraction(value), open_low=True, open_high=strictly)


def at_least(value: int | Decimal | Fraction, *, strictly: bool = False) -> Interval:
    """Return all numbers from `value`, without it if `strictly`."""
    return Interval(Fraction(value), math.inf, open_low=strictly, open_high=True)


def printed(figure: Figure) -> Interval:
    """Return the values that the figure can stand for as printed: half a unit of its last digit either way, wider or
    one-sided as its hedge says, from end to end for a range."""
    if figure.hedge is Hedge.NONE and figure.margin is None and figure.ratio is None and figure.high is None:
        return _plainly(figure)
    half = _ZERO if is_exact(figure) else Fraction(figure.quantum) / 2
    return _hedged(figure, half, half)


def loosely(figure: Figure, *, zeros: bool = False) -> Interval:
    """Return the values within one whole unit of the last printed digit: the band in which a mismatch is called
    imprecise and not inconsistent. With `zeros`, trailing zeros are rounding but two digits are kept (1,200: 100)."""
    unit = rounding_unit(figure) if zeros else Fraction(figure.quantum)
    if is_exact(figure) and not zeros:
        unit = _ZERO
    return _hedged(figure, unit, unit)


def is_exact(figure: Figure) -> bool:
    """Return whether the figure is a count, rank or calendar number printed in full, or exact by nature."""
    return figure.quantum == 0 or (figure.kind in _COUNTED and figure.quantum == 1 and figure.scale == 0)


def rounding_unit(figure: Figure) -> Fraction:
    """Return the worth of the last digit when trailing zeros are read as rounding, two significant digits being kept
    (1,200 -> 100, 200 -> 10, 60 -> 1, $40 billion -> a billion). A zero behind the point is no rounding (1,200.00 ->
    0.01)."""
    unit = Fraction(figure.quantum)
    if unit == 0 or not figure.value or unit < 10**figure.scale:
        return unit
    digits = int(abs(Fraction(figure.value)) / unit)
    while digits >= 100 and digits % 10 == 0:
        digits //= 10
        unit *= 10
    return unit


def judge(law: Callable[..., Interval], inputs: Sequence[Figure], stated: Figure, *, zeros: bool = False) -> Status:
    """Compare what a law computes from printed figures with the figure that the text states.

    Args:
        law: takes one Interval per input and returns the Interval of the result, in the stated figure's unit.
        inputs: the figures that go into the law.
        stated: the figure that the law's result must meet.
        zeros: whether trailing zeros may be rounding, in the imprecise band.

    Returns:
        CONSISTENT when the intervals as printed meet, IMPRECISE when they meet within one unit of the last digits, else
        INCONSISTENT.

    Raises:
        UndefinedQuotientError: the law divides by an interval that holds zero.
    """
    if law(*map(printed, inputs)).meets(printed(stated)):
        return Status.CONSISTENT
    try:
        loose = law(*(loosely(f, zeros=zeros) for f in inputs))
    except UndefinedQuotientError:
        return Status.IMPRECISE
    return Status.IMPRECISE if loose.meets(loosely(stated, zeros=zeros)) else Status.INCONSISTENT


def _plainly(figure: Figure) -> Interval:
    """Return what a figure stands for that is one number without a word to it, as nearly all are: in whole numbers,
    which are faster than rationals."""
    if is_exact(figure):
        value = Fraction(figure.value)
        return Interval(value, value)
    number, parts = figure.value.as_integer_ratio()
    half, halves = figure.quantum.as_integer_ratio()
    middle, reach, whole = 2 * number * halves, half * parts, 2 * parts * halves
    return Interval(Fraction(middle - reach, whole), Fraction(middle + reach, whole))


def _hedged(figure: Figure, below: Fraction, above: Fraction) -> Interval:
    value = Fraction(*figure.ratio) if figure.ratio and figure.ratio[1] else Fraction(figure.value)
    top = value if figure.high is None else Fraction(figure.high)
    if figure.hedge is Hedge.NONE and figure.margin is None:
        return Interval(value - below, top + above)
    if figure.margin is not None:
        below, above = max(below, Fraction(figure.margin)), max(above, Fraction(figure.margin))
    size = abs(value)
    match figure.hedge:
        case Hedge.MORE_THAN:
            return at_least(value - below, strictly=not below)
        case Hedge.AT_LEAST:
            return at_least(value - below)
        case Hedge.LESS_THAN:
            return at_most(top + above, strictly=not above)
        case Hedge.AT_MOST:
            return at_most(top + above)
        case Hedge.ABOUT:
            below, above = max(below, _ABOUT_WIDTH * size), max(above, _ABOUT_WIDTH * size)
        case Hedge.NEARLY:
            below = max(below, _ONE_SIDED_WIDTH * size)
        case Hedge.JUST_OVER:
            above = max(above, _ONE_SIDED_WIDTH * size)
        case _:
            pass
    return Interval(value - below, top + above)


def _is_positive(end: End) -> bool:
    return isinstance(end, Fraction) and end.numerator > 0


def _plus(a: End, b: End) -> End:
    return a + b


def _times(a: End, b: End) -> End:
    # Zero times an unbounded end is zero here: the end is a limit, never a value.
    return Fraction(0) if a == 0 or b == 0 else a * b


def _inverse(end: End, sign: int) -> End:
    if end == 0:
        return sign * math.inf
    return Fraction(0) if isinstance(end, float) else 1 / end


def _all_open(corners: list[tuple[End, bool]], end: End) -> bool:
    return all(is_open for value, is_open in corners if value == end)


def _reaches(high: End, open_high: bool, low: End, open_low: bool) -> bool:
    if isinstance(high, Fraction) and isinstance(low, Fraction):
        above = high.numerator * low.denominator - low.numerator * high.denominator
        return above > 0 or (above == 0 and not open_high and not open_low)
    return high > low or (high == low and not open_high and not open_low)
