"""A part, its whole and the percentage that the part is of it: "120 of 200 patients (60%)".

The rule is `percentage = 100 x part / whole`. Counts are exact; amounts of money and measures stand for all values
that round to what is printed, so that the percentage is an interval that the printed one must meet. A percentage that
was cut off instead of rounded (88.9 printed as 88) is called imprecise.
"""

from __future__ import annotations

from claimcheck.checks._bracketed import is_meant, with_bracketed
from claimcheck.checks._parts import share_law
from claimcheck.checks._proportions import bound
from claimcheck.checks._skeleton import AMOUNT, RATIO, may_bind, skeleton
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Finding, Kind, Reading, Sentence, Status

NAME = "part_of_whole"
_AMOUNT = regex(AMOUNT)


def part_of_whole(part: Printed, whole: Printed, stated: Printed) -> Finding:
    """Compare a part of a whole with the percentage that it is said to be.

    Args:
        part: how many, or how much, the part is.
        whole: how many, or how much, the whole is, in the same unit.
        stated: the percentage.

    Returns:
        Whether 100 x part / whole meets the percentage.
    """
    return share_law(NAME, part, whole, stated)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if not may_bind(sentence) and sentence.figures[0].kind is not Kind.RATIO:
        return
    bones = skeleton(with_bracketed(sentence, reading))
    if RATIO not in bones.text and len(_AMOUNT.findall(bones.text)) < 2:
        return
    taken: set[int] = set()
    for part, whole, share in bound(bones):
        if share.start not in taken and part.value > 0 < whole.value and part.quantum > 0 and whole.quantum >= 1:
            taken.add(share.start)
            finding = part_of_whole(part, whole, share)
            if finding.status is not Status.INCONSISTENT or is_meant(part, whole, share, sentence):
                yield finding


CHECK = Check(
    code="CC201",
    name=NAME,
    title="Part, whole and percentage",
    explanation=__doc__,
    law=part_of_whole,
    examples=Examples(
        consistent=(
            "Of the 40 boats, 14 (35%) came home late.",
            "The valve failed in 9 of 36 pumps (25%).",
            "Of the 40 boats, 35% (14) came home late.",
            "Some 7.5%, or 18 of the 240 tenants, had never paid.",
            "The yard employs 1,500 people, 900 of them (60%) on land.",
        ),
        inconsistent=(
            "Of the 40 boats, 14 (53%) came home late.",
            "The valve failed in 9 of 36 pumps (52%).",
            "Of the 40 boats, 35% (16) came home late.",
            "The share was higher in the north, at 31% (14 of 61 schools).",
            "The pier cost 40 million euros, of which 10 million, or 35%, came from the state.",
            "The line closed 3,000 of its 12,000 crossings, 35% of the total.",
        ),
        silent=(
            "Of the 40 boats, 14 came home late; 35% of the 30 crews had slept.",
            "We opened 4 of our 6 stores, with sales growth of 12%.",
            "The club has 40 staff, 12 offices (50% rented) and a car.",
            "One of three bidders, Oakley took 20% of the seats.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.PERCENT}),
    cues=frozenset({"%", "percent", "cent", "pct"}),
)
