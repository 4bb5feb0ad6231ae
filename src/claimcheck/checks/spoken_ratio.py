"""A spoken ratio and its percentage: "one in five (20%)", "two out of three women, 66%,".

The rule is `percentage = 100 x k / n`. Spoken ratios are rounded: 19% to 21% may be called "one in five", 18% to 22%
only loosely (imprecise), and "nearly" and "more than" say on which side the percentage lies.
"""

from __future__ import annotations

from claimcheck.checks._spoken import bound, counts_cases, spoken_law
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.model import Finding, Kind, Reading, Sentence

NAME = "one_in_n"


def one_in_n(ratio: Printed, stated: Printed) -> Finding:
    """Compare a spoken ratio with the percentage beside it.

    Args:
        ratio: the ratio, such as "one in five" or "3 out of 10".
        stated: the percentage.

    Returns:
        Whether the percentage is one that the ratio may be said of.
    """
    return spoken_law(NAME, stated, ratio=ratio)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for ratio, share in bound(sentence):
        if counts_cases(ratio):
            yield one_in_n(ratio, share)


CHECK = Check(
    code="CC206",
    name=NAME,
    title="A spoken ratio and its percentage",
    explanation=__doc__,
    law=one_in_n,
    examples=Examples(
        consistent=(
            "One in four drivers (25%) had been fined.",
            "Nearly one in three homes (31.5%) has no garden.",
        ),
        inconsistent=(
            "One in four drivers (35%) had been fined.",
            "One in ten ewes, or 14%, had twins.",
        ),
        silent=(
            "One in four drivers had been fined, against 35% of cyclists.",
            "Odds of one in six were offered, and takings rose 12%.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.PERCENT}),
    cues=frozenset({"in", "of"}),
)
