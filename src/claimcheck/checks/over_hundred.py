"""A percentage over 100 of a whole: "120% of respondents".

No part is more than its whole, so a percentage of people asked, of votes cast or of cases seen is at most 100.
Percentages of a target, of income or of last year's level are ratios and may be anything; only wholes that are surely
wholes count.

Rule: part <= whole, so share <= 100%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._law import figures_of, said
from claimcheck.checks._skeleton import PERCENT, Skeleton, form, skeleton
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import at_most, printed
from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Finding, Kind, Reading, Role, Sentence, Status

NAME = "pct_over_100"
_HUNDRED = at_most(100)

_MEMBERS = (*vocabulary.MEMBERS, "vote", "respondent")
_OF_WHOLE = form(
    rf"(?P<share>{PERCENT}) of (?:{one_of(vocabulary.WHICH_MEMBERS)} ){{0,2}}",
    rf"{one_of(_MEMBERS)}\b(?! {one_of(vocabulary.MEASURES_OF)})",
)
_OF_WHOM = form(rf"\bof {one_of(vocabulary.THOSE)}\s*,? (?P<share>{PERCENT}) {one_of(vocabulary.DOING)}\b")
_TURNOUT = form(rf"\bturnout {one_of(vocabulary.AMOUNTING, ('at',))} (?P<share>{PERCENT})")
# Each form with words of which its sentence has one.
_FORMS = (
    (frozenset(_MEMBERS), _OF_WHOLE),
    (frozenset(vocabulary.THOSE), _OF_WHOM),
    (frozenset({"turnout"}), _TURNOUT),
)
_MOST = 100
_MOST_LISTED = 20
_AWAY = regex(
    rf"[;.]|\b{one_of(vocabulary.ROSE, vocabulary.CONTRASTING, ('increase*', 'fell', 'but', 'of'))}\b",
    re.IGNORECASE,
)
_NO_SHARE = ("increase", "increased", "fell", "equivalent", "equal", "capacity", "occupancy")
_RATIO = regex(
    rf"\b{one_of(vocabulary.ROSE, _NO_SHARE)}\b",
    re.IGNORECASE,
)


def pct_over_100(stated: Printed) -> Finding:
    """Say whether a percentage of a whole can be one.

    Args:
        stated: the percentage of the members of a set.

    Returns:
        Inconsistent when the percentage is over 100.
    """
    figure = figures_of(stated=stated)["stated"]
    possible = printed(figure).meets(_HUNDRED)
    status = Status.CONSISTENT if possible else Status.INCONSISTENT
    text = f"a part is at most 100% of its whole; the text says {said(figure)}"
    repairs = () if possible else (f"{said(figure)} would need to be 100% or less",)
    return Finding(NAME, status, (Role("stated", figure, given=possible),), text, repairs)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    shares = [figure.value for figure in sentence.figures if figure.kind is Kind.PERCENT]
    if len(shares) != 1 and max(shares) <= _MOST:
        return  # shares side by side are other checks' matter
    bones = skeleton(sentence)
    for cues, pattern in _FORMS:
        for match in pattern.finditer(bones.text) if not cues.isdisjoint(sentence.words) else ():
            share = bones.at(match.start("share"))
            lead = bones.before(bones.index(match.start("share")))
            if share.change is not Change.NONE or share.is_range or _RATIO.search(lead):
                continue
            if share.value > _MOST or len(shares) == 1:
                yield pct_over_100(share)
            yield from map(pct_over_100, _others_over(bones, match.start("share")))


def _others_over(bones: Skeleton, place: int) -> Iterator[Figure]:
    """Yield the percentages over 100 that a clause lists after the first share: "of whom 62% were women, 280% ..."."""
    first = bones.index(place) + 1
    for following in range(first, min(first + _MOST_LISTED, len(bones.figures))):
        figure = bones.figures[following]
        if _AWAY.search(bones.before(following)) or figure.change is not Change.NONE:
            return
        if figure.kind is Kind.PERCENT and figure.value > _MOST and not figure.is_range:
            yield figure


CHECK = Check(
    code="CC213",
    name=NAME,
    title="A percentage over 100 of a whole",
    explanation=__doc__,
    law=pct_over_100,
    examples=Examples(
        consistent=(
            "Some 97% of voters knew his name.",
            "All were asked, and 100% of the pupils passed.",
        ),
        inconsistent=(
            "Some 107% of voters knew his name.",
            "Forty came, of whom 130% were women.",
        ),
        silent=(
            "Output was 115% of target.",
            "Wages grew by 140% of the level of prices.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.PERCENT}),
    cues=frozenset({"of", "turnout"}),
)
