"""A difference that a sentence draws from the only two amounts before it: "Boys scored 498 and girls 514, 16 more";
"Exports were $212 million and imports $250 million, leaving a deficit of $38 million".

The rule is `difference = the greater - the smaller`. No phrase ties the three, but nothing else is there to draw the
difference from. A difference that is far from what the two make is taken to be of something else, and is passed over.
"""

from __future__ import annotations

import re

from claimcheck.checks import _change_words as changes
from claimcheck.checks._apart import is_amount
from claimcheck.checks._concluded import HEDGES, Conclusion, conclusions, off_or_holding
from claimcheck.checks._groups_differ import MODELLED
from claimcheck.checks._law import value_of
from claimcheck.checks._skeleton import Skeleton, skeleton
from claimcheck.checks._text import letters
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.checks.gaps import difference
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Finding, Kind, Reading, Sentence
from claimcheck.records import replace

NAME = "concluded_difference"
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.POINTS})
_MORE = changes.DIMENSIONS_UP | changes.DIMENSIONS_DOWN | changes.ADVERBS.keys() | {"extra"}
_GAPS = changes.GAP_NOUNS | changes.SWINGS | {"loss", "saving"}
# "16 more", "16 points more"
_BEHIND = regex(rf"\s+(?:[^\W\d_]+s\s+)?{one_of(tuple(_MORE))}\b", re.IGNORECASE)
_BEFORE = regex(rf"\b{one_of(tuple(_GAPS))}\s+of\s+{HEDGES}$", re.IGNORECASE)


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
    for conclusion in conclusions(sentence, reading, _KINDS, told=True):
        smaller, greater = sorted(conclusion.premises, key=value_of)
        if not _is_difference(conclusion, skeleton(sentence)):
            continue
        finding = replace(concluded_difference(greater, smaller, conclusion.stated), note=conclusion.note)
        computed = value_of(greater) - value_of(smaller)
        yield from off_or_holding(finding, conclusion, computed, value_of(conclusion.stated))


def _is_difference(conclusion: Conclusion, bones: Skeleton) -> bool:
    """Return whether the words beside an amount say that it is one."""
    index = conclusion.index
    told = bones.text[: bones.places[index - 1]].lower()
    if not changes.NEGATIVES.isdisjoint(letters(told)):
        return False  # from a loss to a profit it is farther than from one amount to the other
    if not MODELLED.isdisjoint(letters(bones.before(index).lower())):
        return False  # "an adjusted difference of 15.1 points" is of a model
    nearest = next((f for f in reversed(bones.figures[:index]) if is_amount(f)), None)
    if nearest is not None and nearest not in conclusion.premises:
        return False  # "a crew of 18, down from 21, hauled 40 kg an hour, 6 more": of the hauling
    if any(_BEHIND.match(bones.gap(i)) for i, f in enumerate(bones.figures[:index]) if f in conclusion.premises):
        return False  # "28 tables, eight more than the old one": a difference itself
    return bool(_BEHIND.match(bones.gap(index)) or _BEFORE.search(bones.before(index)))


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
        ),
        inconsistent=(
            "Boys scored 498 and girls 514, 18 more.",
            "It takes 35 minutes by tram and 50 minutes on foot; the tram is thus 25 minutes quicker.",
        ),
        silent=(
            "Boys scored 498 and girls 514, 90 more than in any other school.",
            "The fleet has 40 boats and 64 owners, 20 of them women.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_KINDS,
    cues=frozenset(_MORE | _GAPS),
)
