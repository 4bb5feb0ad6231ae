"""What a wrong sum looks like: digits that a slip of the pen changes, and how often rounded parts make their total."""

from __future__ import annotations

import math


def is_digit_slip(printed: int, needed: int, unit: int) -> bool:
    """Return whether a number needs one digit changed, added or left out, two neighbours swapped, or its sign turned,
    to be another.

    >>> [is_digit_slip(printed, 5686, 1) for printed in (9686, 5866, 568, 56860, -5686, 7777)]
    [True, True, True, True, True, False]
    """
    unit = unit or 1
    if printed % unit or needed % unit:
        return False
    if (printed < 0) != (needed < 0):
        return printed == -needed
    a, b = str(abs(printed) // unit), str(abs(needed) // unit)
    if len(a) == len(b):
        differ = [i for i in range(len(a)) if a[i] != b[i]]
        return len(differ) == 1 or _is_swap(a, b, differ)
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _is_swap(a: str, b: str, differ: list[int]) -> bool:
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    i, j = differ
    return a[i] == b[j] and a[j] == b[i]


def chance_of_exact_sum(parts: int) -> float:
    """Return how often independently rounded parts make exactly their rounded total.

    The rounding errors of n parts are uniform variables of variance 1/12, whose sum is near to normal (exactly 3/4 for
    two parts and 2/3 for three); the total comes out if that sum is less than half a unit.
    """
    return math.erf(0.5 / math.sqrt(parts / 12) / math.sqrt(2))
