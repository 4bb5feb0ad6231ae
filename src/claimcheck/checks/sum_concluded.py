"""A sum that a sentence draws from all amounts or percentages before it: "45 nurses, 30 doctors and 15 midwives (90 in
total)"; "Wind gave 26%, sun 11% and water 9%. Together they made up 46%".

The rule is `sum = amount + amount + ...`. The words of a sum stand beside the last figure, and all figures of its kind
that stand before it, in its sentence or else in the one before, are its parts; a sum of fewer of them, or one that is
far from what they make, is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from claimcheck.checks import _change_words as changes
from claimcheck.checks._apart import is_amount, neighbour
from claimcheck.checks._law import is_within, value_of
from claimcheck.checks._lists import alike, has_sum_inside
from claimcheck.checks._parts import sum_law, sum_status
from claimcheck.checks._skeleton import PERCENT, SIGNS, sign, skeleton
from claimcheck.checks._text import is_two_sided
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status

NAME = "concluded_sum"
_CUES = frozenset("total all altogether together combined".split())
_BEHIND = regex(
    r"(?:\s+[^\W\d_]+)?\s+(?:in\s+(?:total|all)|altogether|all\s+told|combined|together)\s*(?=[,;.:)\]—–]|$)",
    re.IGNORECASE,
)
_TOGETHER = regex(rf"\s*(?:together|combined),?\s[^{SIGNS};:()]{{0,60}}$", re.IGNORECASE)
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.PERCENT})
_FARTHEST = Fraction(4, 3)  # times that a sum and its parts may differ and be meant as the same
_MOST = 8  # parts: more are a table in disguise
# Beside these a figure is no part, or the sum no sum of what is printed; "made up" is no change.
_OTHER = (changes.VERSUS | changes.TRIGGERS.keys() | {"which", "including", "than", "average", "averaging"}) - {"up"}


def concluded_sum(parts: Sequence[Printed], stated: Printed) -> Finding:
    """Compare a sum with the figures that it is drawn from.

    Args:
        parts: the figures, all of one kind and unit.
        stated: their sum.

    Returns:
        Whether the parts make the sum.
    """
    return sum_law(NAME, parts, stated)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if not _adds_up(sentence):
        return
    bones = skeleton(sentence)
    for index, figure in enumerate(bones.figures):
        if figure.kind not in _KINDS or not _may_add(figure):
            continue
        before: list[Figure] = []
        if _BEHIND.match(bones.gap(index)):
            before = [f for f in bones.figures[:index] if alike(f, figure)]
        elif index == 0 and _TOGETHER.match(bones.before(index)):
            other = neighbour(sentence, reading, -1)
            before = [f for f in skeleton(other).figures if alike(f, figure)] if other and _adds_up(other) else []
        if 2 <= len(before) <= _MOST and all(map(_may_add, before)) and _is_meant(before, figure):
            yield concluded_sum(before, figure)


def _is_meant(parts: Sequence[Figure], total: Figure) -> bool:
    """Return whether a sum holds, or is near enough to what all of the parts make, and what no fewer of them do."""
    if sum_status(parts, total) is not Status.INCONSISTENT:
        return True
    made = sum(map(value_of, parts), Fraction(0))
    return is_within(_FARTHEST, value_of(total), made) and not has_sum_inside(parts, total)


def _may_add(figure: Figure) -> bool:
    percentage = sign(figure) == PERCENT and figure.value > 0
    return not figure.is_range and (percentage or is_amount(figure)) and is_two_sided(figure)


def _adds_up(sentence: Sentence) -> bool:
    return _OTHER.isdisjoint(sentence.words)


CHECK = Check(
    code="CC240",
    name=NAME,
    title="A sum drawn from all figures before it",
    explanation=__doc__,
    law=concluded_sum,
    examples=Examples(
        consistent=(
            "We asked 45 nurses, 30 doctors and 15 midwives (90 in total).",
            "Wind gave 26% of the power, sun 11% and water 9%. Together they made up 46%.",
        ),
        inconsistent=(
            "We asked 45 nurses, 30 doctors and 15 midwives (80 in total).",
            "Wind gave 26% of the power, sun 11% and water 9%. Together they made up 56%.",
        ),
        silent=(
            "We asked 45 nurses and 30 doctors of the 800 in total.",
            "Wind gave 26% of the power, of which 11% was lost. Together they made up 56%.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_KINDS,
    cues=_CUES,
)
