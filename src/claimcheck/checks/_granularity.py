"""Which means, percentages and standard deviations whole numbers can have.

GRIM: a mean of n whole numbers is a whole number divided by n (Brown and Heathers 2017). GRIMMER: their sum of
squares is a whole number of the same parity as their sum (Anaya 2016; Allard 2018). DEBIT: of n zeros and ones the
mean gives the standard deviation (Heathers and Brown 2019). All bounds are closed, for rounding may go either way.
"""

from __future__ import annotations

import math
from fractions import Fraction

from claimcheck.interval import Interval

# Up to so many whole numbers cannot have every sum of squares that their sum allows: no two have the sum 0 and squares
# that sum to 4. Four squares make every number (Lagrange), and so five and more whole numbers can.
_FEW = 4
_LARGE = 2_500  # of sums of squares about the mean; greater ones are not tried out


def whole_sums(mean: Interval, n: int) -> range:
    """Return the whole numbers that, divided by `n`, lie within an interval of means."""
    return range(math.ceil(Fraction(mean.low) * n), math.floor(Fraction(mean.high) * n) + 1)


def deviation_is_possible(mean: Interval, deviation: Interval, n: int, items: int = 1) -> bool:
    """Return whether `n` values, each the mean of `items` whole numbers, can have such a mean and standard deviation.

    Formula: for the sum S of the whole numbers and their sum of squares Q, SD² = (Q - S² / n) / (n - 1) in units of
    an item."""
    low, high = max(Fraction(0), Fraction(deviation.low)) * items, Fraction(deviation.high) * items
    for total in whole_sums(mean, n * items):
        square = Fraction(total * total, n)
        # The sum of squares is least where the whole numbers are as equal as can be.
        each, over = divmod(total, n)
        least = max(math.ceil(low * low * (n - 1) + square), n * each * each + over * (2 * each + 1))
        most = math.floor(high * high * (n - 1) + square)
        # A sum of squares has the parity of the sum; five whole numbers and more can have every such sum.
        first = least + (least - total) % 2
        if n > _FEW or most - square > _LARGE:
            if first <= most:
                return True
        elif any(_squares(n, over, q - 2 * each * total + n * each * each) for q in range(first, most + 1, 2)):
            return True
    return False


def _squares(n: int, total: int, squares: int) -> bool:
    """Return whether some `n` whole numbers have a sum and a sum of squares: by trying, one number after the other."""
    if n == 1:
        return total * total == squares
    if total * total > n * squares:
        return False
    if n == 2:
        # The numbers are half the sum and half the difference apart.
        apart = 2 * squares - total * total
        return math.isqrt(apart) ** 2 == apart
    root = math.isqrt(squares)
    return any(_squares(n - 1, total - x, squares - x * x) for x in range(-root, root + 1))


def binary_deviations(mean: Interval, n: int) -> tuple[Fraction, Fraction] | None:
    """Return the least and greatest variance of `n` zeros and ones whose mean lies within an interval, or None if
    none does.

    Formula: SD² = k (n - k) / (n (n - 1)) for k ones.
    """
    sums = whole_sums(mean, n)
    first, last = max(0, sums.start), min(n, sums.stop - 1)
    if first > last:
        return None
    ends = (first, last, min(max(n // 2, first), last))
    variances = [Fraction(k * (n - k), n * (n - 1)) for k in ends]
    return min(variances), max(variances)
