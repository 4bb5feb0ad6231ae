"""The standard deviation of a variable that is 0 or 1 follows from its mean (DEBIT).

"The proportion was 0.31 (SD = 0.46, n = 940)." The text must speak of a proportion, or of values coded as 1.

Formula: SD² = k (n - k) / (n (n - 1)) for the number k of ones. Source: Heathers and Brown 2019.
"""

from __future__ import annotations

import math
import re
from fractions import Fraction

from claimcheck.checks._granularity import binary_deviations
from claimcheck.checks._law import number, roles_of
from claimcheck.checks._means import described
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.interval import around
from claimcheck.lazy import regex
from claimcheck.model import Finding, Reading, Sentence, Status

NAME = "debit"
_BINARY = regex(r"\bproportion\b|\bcoded\s+(?:as\s+)?[01]\b|\b(?:binary|dichotom\w+|dummy)\b", re.IGNORECASE)


def debit(mean: Printed, deviation: Printed, n: Printed) -> Finding:
    """Compare the mean and standard deviation of zeros and ones.

    Args:
        mean: their mean, the share of ones.
        deviation: the standard deviation of the sample (with n - 1).
        n: how many there are.

    Raises:
        ValueError: there are fewer than two.
    """
    figures = {"mean": read_figure(mean), "deviation": read_figure(deviation), "n": read_figure(n)}
    stated, spread = figures["mean"], figures["deviation"]
    if figures["n"].value < 2:
        raise ValueError("a standard deviation needs at least two cases")
    possible = binary_deviations(around(stated.value, stated.quantum / 2), int(figures["n"].value))
    if possible is None:
        words = f"no {figures['n'].surface} zeros and ones have a mean of {stated.surface}"
        roles = roles_of(figures, ("n",))
        return Finding(NAME, Status.INCONSISTENT, roles, f"{words}; the text says {stated.surface}")
    low, high = possible
    half = Fraction(spread.quantum) / 2
    least, most = max(Fraction(0), Fraction(spread.value) - half), Fraction(spread.value) + half
    fits = least * least <= high and most * most >= low
    shown = [number(Fraction(math.sqrt(v)), int(spread.quantum.as_tuple().exponent) - 1) for v in possible]
    between = shown[0] if shown[0] == shown[1] else f"{shown[0]} to {shown[1]}"
    return Finding(
        NAME,
        Status.CONSISTENT if fits else Status.INCONSISTENT,
        roles_of(figures, ("mean", "n")),
        f"zeros and ones with mean {stated.surface} have an SD of {between}; the text says {spread.surface}",
        () if fits else (f"{spread.surface} would need to be {between}",),
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if not _BINARY.search(sentence.text):
        return
    for found in described(sentence):
        if found.deviation is not None and not found.unit and 0 <= found.mean.value <= 1 and found.n.value > 1:
            mean = found.mean
            if binary_deviations(around(mean.value, mean.quantum / 2), int(found.n.value)):
                yield debit(mean, found.deviation, found.n)


CHECK = Check(
    code="CC505",
    name=NAME,
    title="The deviation of zeros and ones follows from their mean (DEBIT)",
    explanation=__doc__,
    law=debit,
    examples=Examples(
        consistent=(
            "The proportion was 0.25 (SD = 0.43, n = 1200).",
            "Ownership was coded 1: M = 0.62, SD = 0.49, n = 530.",
        ),
        inconsistent=(
            "The proportion was 0.25 (SD = 0.34, n = 1200).",
            "Ownership was coded 1: M = 0.62, SD = 0.39, n = 530.",
        ),
        silent=(
            "The proportion was 0.25 (SE = 0.01, n = 1200).",
            "The proportion was 0.25 in 1990 and 0.34 in 2000.",
        ),
    ),
    in_sentence=_in_sentence,
    cues=frozenset({"sd"}),
)
