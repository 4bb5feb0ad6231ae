"""The order of a finding's repairs: the likeliest slip first.

A slip of the hand alters, adds, drops or swaps few digits. Of two changes the one that touches fewer digits comes
first; of equals what the text asserts before what it starts from, and of that what is last in the relation, its result.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model import Finding
from claimcheck.records import replace

MENDED = " would need to be "
"""What stands in a repair between what is printed and what would be right."""
_LONGEST = 24  # digits: of longer numbers only the beginning is compared


def likeliest_first(finding: Finding) -> Finding:
    """Return a finding whose repairs are in the order of how likely each is."""
    if len(finding.repairs) < 2:
        return finding
    results = [" ".join(role.figure.surface.split()) for role in finding.roles if not role.given][::-1]
    return replace(finding, repairs=tuple(sorted(finding.repairs, key=lambda repair: _rank(repair, results))))


def _rank(repair: str, results: Sequence[str]) -> tuple[int, int]:
    printed, _, needed = repair.partition(MENDED)
    place = next((i for i, surface in enumerate(results) if surface in printed), len(results))
    return max(1, digits_changed(printed, needed)), place  # words for digits, or another unit, are one change too


def digits_changed(printed: str, needed: str) -> int:
    """Return how many digits are to be altered, added, left out or swapped with their neighbour to make the digits of
    one text those of another.

    >>> [digits_changed("$1,250", needed) for needed in ("$1,350", "$1,520", "$125", "€1,250", "$1,487")]
    [1, 1, 1, 0, 3]
    """
    a, b = (("".join(filter(str.isdigit, text)))[:_LONGEST] for text in (printed, needed))
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, digit in enumerate(a, start=1):
        further = [i]
        for j, other in enumerate(b, start=1):
            least = min(row[j] + 1, further[-1] + 1, row[j - 1] + (digit != other))
            if i > 1 and j > 1 and digit == b[j - 2] and a[i - 2] == other:
                least = min(least, before[j - 2] + 1)
            further.append(least)
        before, row = row, further
    return row[-1]
