"""Tail probabilities of the normal, t, F and chi-square distributions, to about twelve digits.

The incomplete beta function is computed by its continued fraction (DLMF 8.17.22), the incomplete gamma function by
its series (DLMF 8.7.1) and its continued fraction (DLMF 8.9.2), both evaluated by the modified Lentz method (Thompson
and Barnett 1986). The relations of the distributions to them are Abramowitz and Stegun 26.4.19, 26.5.27 and 26.6.2,
that of the normal one is 7.1.22."""

from __future__ import annotations

import math

_TINY = 1e-300
_PRECISION = 1e-15
_MOST_TERMS = 10_000
_MOST_PAIRS = 400  # of two groups whose U is counted exactly


def normal_tail(z: float) -> float:
    """Return the probability that a standard normal variable exceeds `z`.

    >>> round(normal_tail(1.959963984540054), 12)
    0.025
    """
    return math.erfc(z / math.sqrt(2)) / 2


def t_tails(t: float, df: float) -> float:
    """Return the probability that a t variable of `df` degrees of freedom is farther from zero than `t`.

    >>> round(t_tails(2.048407141795244, 28), 12)
    0.05
    """
    return _beta(df / 2, 0.5, df / (df + t * t), t * t / (df + t * t))


def f_tail(f: float, df1: float, df2: float) -> float:
    """Return the probability that an F variable of `df1` and `df2` degrees of freedom exceeds `f`, which is at least
    0."""
    whole = df2 + df1 * f
    return _beta(df2 / 2, df1 / 2, df2 / whole, df1 * f / whole)


def chi_square_tail(x: float, df: float) -> float:
    """Return the probability that a chi-square variable of `df` degrees of freedom exceeds `x`, which is at least 0.

    >>> round(chi_square_tail(3.841458820694124, 1), 12)
    0.05
    """
    return _upper_gamma(df / 2, x / 2)


def r_tails(r: float, df: float) -> float:
    """Return the probability of a correlation farther from zero than `r`, by its t = r sqrt(df / (1 - r^2))."""
    return 0.0 if abs(r) >= 1 else t_tails(r * math.sqrt(df / (1 - r * r)), df)


def u_tails(u: float, n1: int, n2: int) -> tuple[float, float]:
    """Return the least and greatest two-tailed p that is in use for a Mann-Whitney U of two groups.

    By the normal approximation with and without the correction for continuity and, for small groups without ties, by
    the exact distribution (Mann and Whitney 1947)."""
    mean, deviation = n1 * n2 / 2, math.sqrt(n1 * n2 * (n1 + n2 + 1) / 12)
    off = abs(u - mean)
    found = [2 * normal_tail(off / deviation), min(1.0, 2 * normal_tail(max(0.0, off - 0.5) / deviation))]
    if n1 * n2 <= _MOST_PAIRS:
        counts = _u_counts(n1, n2)
        tail = sum(counts[: math.floor(min(u, n1 * n2 - u)) + 1])
        found.append(min(1.0, 2 * tail / math.comb(n1 + n2, n1)))
    return min(found), max(found)


def _u_counts(n1: int, n2: int) -> list[int]:
    """Return how many arrangements of two groups have each value of U, by the coefficients of a Gaussian binomial."""
    counts = [1] + [0] * (n1 * n2)
    for i in range(1, n1 + 1):
        for u in range(n1 * n2, n2 + i - 1, -1):
            counts[u] -= counts[u - n2 - i]
        for u in range(i, n1 * n2 + 1):
            counts[u] += counts[u - i]
    return counts


def _beta(a: float, b: float, x: float, y: float) -> float:
    """Return the regularised incomplete beta function of `x`, which is 1 - `y`."""
    if x <= 0 or y >= 1:
        return 0.0
    if y <= 0:
        return 1.0
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log(y))
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(a, b, x) / a
    return 1 - front * _beta_fraction(b, a, y) / b


def _beta_fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = 1 / _not_zero(1 + even * d), _not_zero(1 + even / c)
        value *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = 1 / _not_zero(1 + odd * d), _not_zero(1 + odd / c)
        value *= d * c
        if abs(d * c - 1) < _PRECISION:
            break
    return value


def _upper_gamma(a: float, x: float) -> float:
    """Return the regularised upper incomplete gamma function."""
    if x <= 0:
        return 1.0
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    return 1 - front * _gamma_series(a, x) if x < a + 1 else front * _gamma_fraction(a, x)


def _gamma_series(a: float, x: float) -> float:
    term = total = 1 / a
    for n in range(1, _MOST_TERMS):
        term *= x / (a + n)
        total += term
        if term < total * _PRECISION:
            break
    return total


def _gamma_fraction(a: float, x: float) -> float:
    b = x + 1 - a
    c, d = 1 / _TINY, 1 / _not_zero(b)
    value = d
    for n in range(1, _MOST_TERMS):
        term = -n * (n - a)
        b += 2
        d, c = 1 / _not_zero(term * d + b), _not_zero(b + term / c)
        value *= d * c
        if abs(d * c - 1) < _PRECISION:
            break
    return value


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
