"""A change in percent that a sentence draws from the only two amounts before it: "The bill was to be $1.2 billion. It
now stands at $1.8 billion, 50% over budget"; "The old pump used 8.0 kW, the new one 6.0 kW, 25% less".

The rule is `change = 100 x (after / before - 1)`; the words beside the percentage say which of the two is the greater
one. No phrase ties the three, but nothing else is there to draw the change from. A change that is far from what the
two make is taken to be of something else, and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from claimcheck.checks import _change_words as changes
from claimcheck.checks._concluded import HEDGES, Conclusion, conclusions, off_or_holding
from claimcheck.checks._law import percentage_of, value_of
from claimcheck.checks._skeleton import Skeleton, skeleton
from claimcheck.checks._wholes import singular
from claimcheck.checks._words import AVERAGES, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.checks.change_in_percent import percent_change
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Change, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "concluded_change"
_KINDS = frozenset({Kind.PERCENT, Kind.RATIO})
_WAYS: dict[str, Change] = changes.ADVERBS | changes.OVER | dict.fromkeys(changes.DIMENSIONS_UP, Change.UP)
_WAYS |= dict.fromkeys(changes.DIMENSIONS_DOWN, Change.DOWN)
_WAYS |= dict.fromkeys(changes.PACE, Change.NONE)  # less time, or more of it done
# Nothing but a plan may follow as what the amount is held against: any other base is told there, not before.
_BEHIND = regex(
    rf"\s+(?P<word>{one_of(tuple(_WAYS))})(?:\s+(?:(?:the|its|their)\s+)?{one_of(tuple(changes.NO_BASE))})?\s*(?=[,;.:)\]—–]|$)",
    re.IGNORECASE,
)
_NAMED = regex(
    rf"\b(?P<word>{one_of(tuple(changes.NOUNS))})\s+(?:of|by)\s+{HEDGES}$",
    re.IGNORECASE,
)
_OTHER_BASE = regex(r"[^,;.]*\s(?:than|from|since|compared|on|in|over|for)\b", re.IGNORECASE)
# Words that say that a change is not that of the two amounts as printed.
_ADJUSTED = (
    changes.ADJUSTED
    | changes.COMPOUND
    | changes.ESTIMATED
    | changes.NEGATIVES
    | frozenset(AVERAGES)
    | changes.QUOTED
    | {"constant", "real", "comparable", "organic", "annual"}
)


def concluded_change(before: Printed, after: Printed, stated: Printed) -> Finding:
    """Compare a change in percent with the two amounts that it is drawn from.

    Args:
        before: the amount that the change starts from.
        after: the amount that it leads to, in the same unit.
        stated: the change.

    Returns:
        Whether 100 x (after / before - 1) meets the change.

    Raises:
        UndefinedQuotientError: the amount that it starts from may be zero.
    """
    return replace(percent_change(before, after, stated), check=NAME)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for conclusion in conclusions(sentence, reading, _KINDS, told=True):
        bones = skeleton(sentence)
        way = _way(conclusion, bones)
        if way is None or not _ADJUSTED.isdisjoint(sentence.words) or _is_other(conclusion, bones):
            continue
        readings = list(_readings(conclusion, way))
        holding = [finding for finding, _ in readings if finding.status is not Status.INCONSISTENT]
        if holding:
            yield holding[0]
        elif readings:
            finding, computed = readings[0]
            yield from off_or_holding(finding, conclusion, computed, abs(percentage_of(conclusion.stated)))


def _way(conclusion: Conclusion, bones: Skeleton) -> Change | None:
    """Return which way a percentage says that an amount went; None if it says of no change."""
    if behind := _BEHIND.match(bones.gap(conclusion.index)):
        return _WAYS[behind["word"].lower()]
    named = _NAMED.search(bones.before(conclusion.index))
    if named is None:
        return None
    word = named["word"].lower()
    return Change.NONE if word in changes.VALUING else changes.TRIGGERS[word]  # a gain may be a cost that falls


def _is_other(conclusion: Conclusion, bones: Skeleton) -> bool:
    """Return whether the amounts count different things, stand in an aside, or another base follows."""
    nouns = {singular(figure.unit.split()[-1]) for figure in conclusion.premises if figure.unit}
    aside = any("(" in bones.before(i) for i, f in enumerate(bones.figures) if f in conclusion.premises)
    gap = bones.gap(conclusion.index)
    return len(nouns) > 1 or aside or bool(not _BEHIND.match(gap) and _OTHER_BASE.match(gap))


def _readings(conclusion: Conclusion, way: Change) -> Iterator[tuple[Finding, Fraction]]:
    """Yield the findings on what a change may be meant of, with the size that follows."""
    less, more = sorted(conclusion.premises, key=value_of)
    if less.value == more.value:
        return
    for before, after, direction in ((less, more, Change.UP), (more, less, Change.DOWN)):
        if way in (direction, Change.NONE):
            size = 100 * abs(value_of(after) / value_of(before) - 1)
            finding = percent_change(before, after, conclusion.stated, direction=direction, note=conclusion.note)
            yield replace(finding, check=NAME), size


CHECK = Check(
    code="CC238",
    name=NAME,
    title="A change in percent drawn from two amounts",
    explanation=__doc__,
    law=concluded_change,
    examples=Examples(
        consistent=(
            "The bill was to be $1.2 billion. It now stands at $1.8 billion, 50% over budget.",
            "The old pump used 8.0 kW, the new one 6.0 kW, 25% less.",
        ),
        inconsistent=(
            "The bill was to be $1.2 billion. It now stands at $1.8 billion, 80% over budget.",
            "The old pump used 8.0 kW, the new one 6.0 kW, 35% less.",
        ),
        silent=(
            "The old pump used 8.0 kW, the new one 6.0 kW, with 35% of the noise.",
            "The bill was to be $1.2 billion. It now stands at $1.8 billion, 50% over budget at constant prices.",
            "The school has 400 pupils and 250 desks, 10% more than a year ago.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_KINDS,
    cues=frozenset(_WAYS.keys() | changes.NOUNS),
)
