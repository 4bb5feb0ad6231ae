"""A change in percent between two stated values must be what the two values make it.

"Membership rose 12% to 4,800 from 4,000" contradicts itself: 4,000 to 4,800 is a rise of 20%. What each printed figure
can stand for counts, so that rounded values never raise an alarm: $1.6 billion to $1.8 billion is any rise from 6.0% to
19.4%.

Formula: 100 x (after / before - 1), on intervals of half a unit of the last printed digit.
"""

from __future__ import annotations

from claimcheck.checks import _change as change
from claimcheck.checks._change_words import TRIGGER_WORDS
from claimcheck.checks._plausible import is_meant
from claimcheck.checks._told_changes import changes_of
from claimcheck.checks._two_values import percent_change
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.model import Change, Figure, Finding, Kind, Reading, Sentence


def _is_amount(before: Figure) -> bool:
    return before.kind is not Kind.PERCENT


def _is_meant(finding: Finding) -> bool:
    # A slip in a value may turn its change round.
    return any(is_meant(finding, change.percent_equation(way).solve) for way in (Change.UP, Change.DOWN))


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for frame in changes_of(sentence, reading):
        for stated in frame.changes:
            if stated.kind in (Kind.PERCENT, Kind.RATIO) and not stated.is_range:
                yield from filter(_is_meant, change.judged(frame, percent_change, stated, _is_amount))


CHECK = Check(
    code="CC101",
    name="percent_change",
    title="A change in percent between two stated values",
    explanation=__doc__,
    law=percent_change,
    examples=Examples(
        consistent=(
            "Turnover rose 8% to $54 million from $50 million.",
            "The clinic saw 460 patients in March, up 15% from 400 a year earlier.",
            "Exports fell from 2.5 million tonnes to 2.1 million tonnes, a drop of 16%.",
            "Rents of $1,150 in June compared with $1,000 a year ago, an increase of 15%.",
            "Having opened with 80 seats, the bar now has 100, 25% more.",
            "Sales of $54 million beat the forecast of $50 million by 8%.",
        ),
        inconsistent=(
            "Turnover rose 8% to $64 million from $50 million.",
            "The clinic saw 460 patients in March, up 25% from 400 a year earlier.",
            "Exports fell from 2.5 million tonnes to 2.1 million tonnes, a drop of 61%.",
            "Loading takes 600 ms (it was 800 ms), a saving of 35%.",
        ),
        silent=(
            "Turnover rose 8% to $54 million, and the order book stood at $31 million.",
            "The share of renters went from 31 to 34 per cent.",
            "Sales grew from $52 million in 2015 to $98 million in 2020, a compound annual growth rate of 13%.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.PERCENT, Kind.RATIO}),
    cues=TRIGGER_WORDS,
)
