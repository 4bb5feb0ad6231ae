"""Shares of one vote: "She won 52% to 48%".

The rule is that the shares of two sides in one vote make at most 100%, rounding allowed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from claimcheck.checks._law import Equation, conclude, figures_of, percent, said
from claimcheck.checks._skeleton import PERCENT, SIGNS, form, skeleton
from claimcheck.checks._words import entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import Interval, printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass

NAME = "election"


@dataclass(frozen=True, slots=True)
class _Shares(Equation):
    """Two shares of one vote; imprecise where they make 100% only if both were rounded up from the very half, as in 52%
    to 49%."""

    def judge(self, figures: Mapping[str, Figure], *, zeros: bool = False) -> Status:
        """Return whether the two shares leave each other room."""
        left, loser = self.computed(figures), printed(figures[self.stated])
        if loser.low < left.high:
            return Status.CONSISTENT
        return Status.IMPRECISE if loser.low == left.high else Status.INCONSISTENT


_SHARES = _Shares(
    "loser", lambda winner: _left(winner), {"winner": lambda v: 100 - v["loser"], "loser": lambda v: 100 - v["winner"]}
)
_PLAIN = f"[^{SIGNS};.]"
_VOTES = entries(
    """won wins win beat defeated lost passed carried elected re-elected approved vote ballot referendum election"""
)
_VOTED = one_of(_VOTES)
_TOOK = one_of(entries("won took got received polled"))
_FORM = form(
    rf"\b{_VOTED}\b{_PLAIN}{{0,60}}(?P<winner>{PERCENT})",
    r"(?: (?:of the votes? )?(?:to|against|versus|vs\.?) |\s?[-–—]\s?)",
    rf"(?:{_PLAIN}{{0,40}}?\s)?(?P<loser>{PERCENT})",
)
# "She won 54% of the vote and Mr Lind 46%"
_EACH = form(
    rf"\b{_TOOK} (?P<winner>{PERCENT}) of the votes? (?:and|while|against|to) {_PLAIN}{{1,40}}? (?P<loser>{PERCENT})",
    r"(?=\s*(?:[.,;)]|$))",
)
_OTHERS = entries("from up down rose fell turnout rate odds increase increased decrease decreased compared")
_CHANGE = regex(rf"\b{one_of(_OTHERS)}\b", re.IGNORECASE)


def _left(winner: Interval) -> Interval:
    return Interval(-math.inf, 100 - winner.low)


def election(winner: Printed, loser: Printed) -> Finding:
    """Compare the shares of two sides in one vote with the whole vote.

    Args:
        winner: one side's share in percent.
        loser: the other side's share in percent.

    Returns:
        Whether the two make at most 100%.
    """
    figures = figures_of(winner=winner, loser=loser)
    return conclude(
        NAME, _SHARES, figures, lambda left: f"{said(figures['winner'])} leaves {left} of the vote", write=percent
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(sentence)
    forms = (_FORM, _EACH) if bones.text.count(PERCENT) > 1 else ()
    for match in (match for pattern in forms for match in pattern.finditer(bones.text)):
        winner, loser = bones.at(match.start("winner")), bones.at(match.start("loser"))
        if winner.value > loser.value and winner.hedge is loser.hedge is Hedge.NONE and not _CHANGE.search(match[0]):
            yield election(winner, loser)


CHECK = Check(
    code="CC220",
    name=NAME,
    title="Shares of one vote",
    explanation=__doc__,
    law=election,
    examples=Examples(
        consistent=(
            "The mayor was elected by 54% to 46%.",
            "The motion was approved by 61% of the vote to 37%.",
            "Ms Ode won 54.2% of the vote and Mr Lind 45.8%.",
        ),
        inconsistent=(
            "The mayor was elected by 64% to 46%.",
            "The motion was approved by 61% of the vote to 47%.",
            "Ms Ode won 54.2% of the vote and Mr Lind 48.8%.",
        ),
        silent=(
            "The bill passed on a 300-113 vote, two-thirds being needed.",
            "Their share of the vote rose from 54% to 61%.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.PERCENT}),
    cues=frozenset(
        "won wins win beat defeated lost passed carried elected approved vote ballot referendum election".split()
    ),
    least=2,
)
