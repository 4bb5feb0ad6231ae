"""Which contradictions are too great to be meant: a stated figure that is many times off belongs to other values,
unless a slip of a digit or of the scale explains it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from fractions import Fraction

from claimcheck.checks._law import Values, is_within, value_of
from claimcheck.checks._triples import swaps
from claimcheck.model import Figure, Finding, Status

# How many times the size of a change, and a value, may be off. A value that is 20% off makes a change of 2% one of 22%,
# so that the size alone tells nothing.
_FARTHEST_SIZE, _FARTHEST_VALUE = Fraction(5), Fraction(2)
SHIFTS = tuple(Fraction(10) ** power for power in (-6, -3, -2, -1, 1, 2, 3, 6))
_CLOSE = Fraction(1, 10)  # of what is needed, which follows from rounded figures
_DRAWN_SHIFTS = frozenset({Fraction(10), Fraction(1, 10), Fraction(1000), Fraction(1, 1000)})


def is_near(computed: Fraction, stated: Fraction) -> bool:
    """Return whether what follows from the only amounts in reach and what is stated can be meant to be the same: no
    farther apart than a slip in a digit makes them, or a slipped decimal point or scale."""
    if computed <= 0 or stated <= 0:
        return False
    return is_within(_FARTHEST_VALUE, stated, computed) or stated / computed in _DRAWN_SHIFTS


def is_meant(
    finding: Finding, solve: Mapping[str, Callable[[Values], Fraction]], sizes: Collection[str] = ("change",)
) -> bool:
    """Return whether figures that contradict each other can be meant as one relation.

    Args:
        finding: what was found.
        solve: each role's value from the values of the others.
        sizes: the roles that measure a change; the others are values.
    """
    if finding.status is not Status.INCONSISTENT:
        return True
    figures = {role.name: role.figure for role in finding.roles}
    farthest = dict.fromkeys(figures, _FARTHEST_VALUE) | dict.fromkeys(sizes, _FARTHEST_SIZE)
    return any(
        _is_near(figures[name], _needed(figures, name, solve[name]), farthest[name])
        for name in figures
        if name in solve
    )


def _needed(figures: Mapping[str, Figure], name: str, solve: Callable[[Values], Fraction]) -> Fraction:
    try:
        return solve({role: abs(value_of(figure)) for role, figure in figures.items() if role != name})
    except ZeroDivisionError:
        return Fraction(0)


def _is_near(figure: Figure, needed: Fraction, most: Fraction) -> bool:
    """Return whether a figure is not far from what is needed, or a slip away from it."""
    value = abs(value_of(figure))
    if needed <= 0 or not value:
        return False
    if 1 / most <= value / needed <= most:
        return True
    half = Fraction(figure.quantum) / 2
    return any(abs(shift * value - needed) <= max(shift * half, _CLOSE * needed) for shift in SHIFTS) or any(
        abs(abs(value_of(swapped)) - needed) <= max(half, _CLOSE * needed) for swapped in swaps(figure)
    )
