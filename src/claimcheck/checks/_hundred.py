"""When shares make a whole: each was rounded by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache

from claimcheck.checks._law import Equation, figures_of
from claimcheck.checks._parts import add
from claimcheck.interval import Interval, exact, printed
from claimcheck.model import Figure, Hedge, Status
from claimcheck.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Whole(Equation):
    """Shares that make a whole; short of it by the width of truncation is imprecise, and so is a little more for a list
    that is called approximate ("about" before the first share is said of all)."""

    def judge(self, figures: Mapping[str, Figure], *, zeros: bool = False) -> Status:
        """Return whether the shares make the whole."""
        whole = exact(100) if figures["whole"].value == 100 else printed(figures["whole"])
        shares = [f for name, f in figures.items() if name != "whole"]
        about = any(f.hedge is Hedge.ABOUT for f in shares)
        made = add(tuple(printed(replace(f, hedge=Hedge.NONE)) for f in shares))
        if made.meets(whole):
            return Status.CONSISTENT
        half_units = sum((Fraction(f.quantum) / 2 for f in shares), Fraction(0))
        reach = Interval(made.low - half_units * about, made.high + half_units * (1 + about))
        return Status.IMPRECISE if reach.meets(whole) else Status.INCONSISTENT


def makes_all(figures: Sequence[Figure]) -> bool:
    """Return whether several shares make 100%."""
    return len(figures) > 1 and makes(figures, _all())


def makes(shares: Sequence[Figure], whole: Figure) -> bool:
    """Return whether shares make a whole: the outcome of the law, without its words and repairs."""
    if all(f.hedge is Hedge.NONE and f.margin is None and f.high is None and not f.ratio for f in (*shares, whole)):
        # In plain decimals, as far as that settles it: most lists are far off.
        off = abs(sum((f.value for f in shares), -whole.value))
        if 2 * off > sum((f.quantum for f in shares), whole.quantum):
            return False
    parts = {f"share_{i + 1}": share for i, share in enumerate(shares)}
    return Whole("whole", lambda *made: add(made), {}).judge(parts | {"whole": whole}) is Status.CONSISTENT


@cache
def _all() -> Figure:
    return figures_of(whole="100%")["whole"]
