"""A fraction in words and its percentage: "two-thirds (67%) of the farms", "a third of the fleet, 32.8%, sank".

The rule is `percentage = 100 x fraction`. Fractions in words are rounded by the speaker: a percentage within a
twentieth of the fraction is consistent, within a tenth imprecise; "nearly" and "over" say on which side it lies. The
quarters and halves of a year or a game are no fractions.
"""

from __future__ import annotations

from claimcheck.checks._spoken import bound, counts_cases, spoken_law
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.model import Finding, Kind, Reading, Sentence

NAME = "fraction_pct"


def fraction_pct(fraction: Printed, stated: Printed) -> Finding:
    """Compare a fraction in words with the percentage beside it.

    Args:
        fraction: the fraction, such as "two-thirds" or "nearly half".
        stated: the percentage.

    Returns:
        Whether the percentage is one that the fraction may be said of.
    """
    return spoken_law(NAME, stated, fraction=_read(fraction))


def _read(fraction: Printed) -> Printed:
    """Return a fraction's figure: "a third" alone may be a rank, "a third of it" is a fraction."""
    return read_figure(f"{fraction} of it") if isinstance(fraction, str) and "%" not in fraction else fraction


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for fraction, share in bound(sentence):
        if not counts_cases(fraction):
            yield fraction_pct(fraction, share)


CHECK = Check(
    code="CC205",
    name=NAME,
    title="A fraction in words and its percentage",
    explanation=__doc__,
    law=fraction_pct,
    examples=Examples(
        consistent=(
            "Three-quarters of the seats (75%) were sold by noon.",
            "Nearly half of the nests (46%) were empty.",
        ),
        inconsistent=(
            "Three-quarters of the seats (57%) were sold by noon.",
            "A third of the wheat, 43%, was spoiled.",
        ),
        silent=(
            "In the third quarter takings rose 12%.",
            "Sales are split 45% first half, 55% second half.",
            "The rate was 0.4 percent, less than half of what others pay.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.PERCENT}),
)
