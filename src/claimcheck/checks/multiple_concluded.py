"""A multiple that a text draws from the only two amounts in reach before it: "Tool A needs 900 s and tool B 300 s: B is
three times as fast"; "He came for €3 million and is to leave for €15 million, five times what was paid".

The rule is `multiple = the greater / the smaller`, or one less than that for "three times more". No phrase ties the
three, but nothing else is there to draw the multiple from. A multiple that is far from what the two make is taken to be
of something else, and is passed over.
"""

from __future__ import annotations

import re

from claimcheck.checks import _change_words as changes
from claimcheck.checks._drawn import MORE, drawn, is_value
from claimcheck.checks._law import value_of
from claimcheck.checks._plausible import is_near
from claimcheck.checks._skeleton import Skeleton, skeleton
from claimcheck.checks._text import letters
from claimcheck.checks._two_values import times_more
from claimcheck.checks._words import entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "concluded_multiple"
_KINDS = frozenset({Kind.MULTIPLE})
_BEHIND = regex(
    rf"\s+(?:(?P<more>{one_of(tuple(sorted(MORE)))})|as\s+[^\W\d_]+|what\b[^,;.:]*)\s*(?=[,;.:)\]—–]|$)",
    re.IGNORECASE,
)
_PACES = entries("fast quick quickly slow long")
_FAST = regex(rf"\bas\s+{one_of(_PACES)}\b", re.IGNORECASE)
_LEAST = 1  # of a multiple: "once as much" is none


def concluded_multiple(smaller: Printed, times: Printed, greater: Printed, *, word: str = "as much") -> Finding:
    """Compare a multiple with the two amounts that it is drawn from.

    Args:
        smaller: the smaller amount, above zero.
        times: the multiple.
        greater: the greater amount, in the same unit.
        word: "as much", or "more" where the multiple may be of what is added.

    Returns:
        Whether greater / smaller meets the multiple.

    Raises:
        UndefinedQuotientError: the smaller amount may be zero.
    """
    return replace(times_more(smaller, times, greater, word=word), check=NAME)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(sentence)
    for index, figure in enumerate(bones.figures):
        behind = _BEHIND.match(bones.gap(index)) if figure.kind in _KINDS and figure.value > _LEAST else None
        fits = _is_time if behind and _FAST.search(behind[0]) and _has_times(bones, index) else is_value
        found = drawn(sentence, reading, index, fits) if behind and not figure.is_range else None
        if behind is None or found is None or _is_other(bones, index):
            continue
        smaller, greater = sorted(found.premises, key=value_of)
        word = "more" if behind["more"] else "as much"
        finding = replace(concluded_multiple(smaller, figure, greater, word=word), note=found.note)
        if finding.status is not Status.INCONSISTENT or is_near(
            value_of(greater) / value_of(smaller), value_of(figure)
        ):
            yield finding


def _is_time(figure: Figure) -> bool:
    return figure.kind is Kind.DURATION and is_value(figure)


def _has_times(bones: Skeleton, index: int) -> bool:
    return any(_is_time(figure) for figure in bones.figures[:index])


def _is_other(bones: Skeleton, index: int) -> bool:
    """Return whether other shares or multiples stand before a multiple, or words of a rate that it may be of."""
    before = bones.figures[:index]
    told = letters(bones.text[: bones.places[index]].lower())
    return any(f.kind in (Kind.PERCENT, Kind.MULTIPLE, Kind.RATIO) or f.is_range for f in before) or not (
        changes.ESTIMATED.isdisjoint(told)
    )


CHECK = Check(
    code="CC244",
    name=NAME,
    title="A multiple drawn from two amounts",
    explanation=__doc__,
    law=concluded_multiple,
    examples=Examples(
        consistent=(
            "The old press needs 90 minutes and the new one 30 minutes: it is three times as fast.",
            "The keeper, who came for €3.0 million, is to leave for €15.0 million, five times what was paid.",
        ),
        inconsistent=(
            "The old press needs 90 minutes and the new one 30 minutes: it is four times as fast.",
            "The keeper, who came for €3.0 million, is to leave for €15.0 million, six times what was paid.",
        ),
        silent=(
            "The old press needs 90 minutes and the new one 30 minutes, but it is sold ten times as often.",
            "The old press needs 90 minutes and 30 kg of ink, four times as much as a new one.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_KINDS,
    cues=MORE | {"as", "what"},
)
