"""A difference that a text draws from the only two amounts in reach before it: "Boys scored 498 and girls 514, 16
more"; "Exports were $212 million and imports $250 million, leaving a deficit of $38 million"; "bought for $310,000 and
sold for $485,000, a profit of $175,000".

The rule is `difference = the greater - the smaller`. No phrase ties the three, but nothing else is there to draw the
difference from. A difference that is far from what the two make is taken to be of something else, and is passed over.
"""

from __future__ import annotations

import re

from claimcheck.checks import _change_words as changes
from claimcheck.checks._concluded import HEDGES
from claimcheck.checks._contrast import names_nothing_new
from claimcheck.checks._drawn import (
    MORE,
    NOUNS,
    Drawn,
    drawn,
    fitting,
    is_base,
    is_difference,
    is_named,
    is_of_one,
    is_value,
)
from claimcheck.checks._groups_differ import MODELLED
from claimcheck.checks._law import value_of
from claimcheck.checks._plausible import is_near
from claimcheck.checks._skeleton import Skeleton, skeleton
from claimcheck.checks._text import is_in_points, letters
from claimcheck.checks._two_values import difference
from claimcheck.checks._words import AGAINST, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

_PROFIT = regex(rf"[,;:(—–]\s*(?:thus\s+|making\s+)?an?\s+(?:[\w-]+\s+)?profit\s+of\s+{HEDGES}$", re.IGNORECASE)
# "Gained 4.5 points in Ayr"
_THERE = regex(r"\s+(?:points\s+)?(?:in|at|among|to)\s+(?!\d)", re.IGNORECASE)
_OTHER_BASE = regex(rf"[^,;.]*\s{one_of(AGAINST)}\b", re.IGNORECASE)
_THAN = regex(r"[^,;.]*?\bthan\b(?P<base>[^,;.]*)", re.IGNORECASE)
NAME = "concluded_difference"
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.POINTS})


def concluded_difference(greater: Printed, smaller: Printed, stated: Printed) -> Finding:
    """Compare a difference with the two amounts that it is drawn from.

    Args:
        greater: the greater amount.
        smaller: the smaller amount, in the same unit.
        stated: the difference.

    Returns:
        Whether greater - smaller meets the difference.
    """
    return replace(difference(greater, smaller, stated), check=NAME)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(sentence)
    for index, figure in enumerate(bones.figures):
        if figure.kind not in _KINDS or figure.is_range or not is_difference(bones, index):
            continue
        found = drawn(sentence, reading, index, fitting(bones, index), of_one=is_of_one(bones, index))
        if found is None or _is_other(found, bones):
            continue
        smaller, greater = sorted(found.premises, key=value_of)
        finding = replace(concluded_difference(greater, smaller, figure), note=found.note)
        computed = value_of(greater) - value_of(smaller)
        if finding.status is not Status.INCONSISTENT or is_near(computed, value_of(figure)):
            yield finding


def _is_other(found: Drawn, bones: Skeleton) -> bool:
    """Return whether a difference is not that of the two amounts as printed."""
    index = found.index
    before = bones.before(index)
    if "profit" in before and (found.is_apart or not _PROFIT.search(before)):
        return True  # of what was earned in all, and spent in all
    if is_of_one(bones, index) and _THERE.match(bones.gap(index)):
        return True
    told = letters(bones.text[: bones.places[index - 1] if index else 0].lower())
    if not changes.NEGATIVES.isdisjoint(told):
        return True  # from a loss to a profit it is farther than from one amount to the other
    if not MODELLED.isdisjoint(letters(before.lower())):
        return True  # "an adjusted difference of 15.1 points" is of a model
    nearest = next((bones.figures[i] for i in reversed(range(index)) if _is_amount(bones, i)), None)
    if is_named(bones, index) and _OTHER_BASE.match(bones.gap(index)):
        return True  # "imports were $44 million, a rise of $6 million from May"
    base = _THAN.match(bones.gap(index))
    known = letters(bones.text[: bones.places[index]].lower()) if base else ()
    if base and not names_nothing_new(letters(base["base"].lower()), known):
        return True  # "the museum drew 840 and the castle 610, 120 more than in the wet summer before"
    points = is_in_points(found.stated)
    if points and any("basis" in f.surface for f in bones.figures[:index] if f.kind is Kind.POINTS):
        return True  # "up 140 basis points to 38.6%, while the other, at 11.2%, was 30 points lower"
    # "A crew of 18, down from 21, hauled 40 kg an hour, 6 more": of the hauling.
    return nearest is not None and nearest not in found.premises and not points


def _is_amount(bones: Skeleton, index: int) -> bool:
    return is_value(bones.figures[index]) and not is_base(bones, index)


CHECK = Check(
    code="CC237",
    name=NAME,
    title="A difference drawn from two amounts",
    explanation=__doc__,
    law=concluded_difference,
    examples=Examples(
        consistent=(
            "Boys scored 498 and girls 514, 16 more.",
            "It takes 35 minutes by tram and 50 minutes on foot; the tram is thus 15 minutes quicker.",
            "She paid £1,200 for the piano and got £2,000 for it, a gain of £800.",
            "The Reds won 41.2% of the vote. The Blues came second with 36.9%, 4.3 points behind.",
        ),
        inconsistent=(
            "Boys scored 498 and girls 514, 18 more.",
            "It takes 35 minutes by tram and 50 minutes on foot; the tram is thus 25 minutes quicker.",
            "She paid £1,200 for the piano and got £2,000 for it, a gain of £900.",
            "The Reds won 41.2% of the vote. The Blues came second with 36.9%, 3.4 points behind.",
        ),
        silent=(
            "Boys scored 498 and girls 514, 90 more than in any other school.",
            "The fleet has 40 boats and 64 owners, 20 of them women.",
            "The Blues won 30.5% and the Reds 41.2%. The Blues, who had 22.0% then, gained 4.5 points in Ayr.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_KINDS,
    cues=frozenset(
        MORE | NOUNS | {"ahead", "behind", "adrift", "too", "short", "lost", "gained", "shed"} | changes.BEATING.keys()
    ),
)
