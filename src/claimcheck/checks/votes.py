"""Two shares of a vote and the margin between them: "She won 52% to 48%, a 4-point margin".

The rule is `margin = winner - loser` in percentage points, and that two shares of one vote make at most 100%.
"""

from __future__ import annotations

import re

from claimcheck.checks._law import Equation, conclude, figures_of, said
from claimcheck.checks._skeleton import GAP, skeleton
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence

NAME = "election"
_LEAD = Equation(
    "margin",
    lambda winner, loser: winner - loser,
    {
        "winner": lambda v: v["loser"] + v["margin"],
        "loser": lambda v: v["winner"] - v["margin"],
        "margin": lambda v: v["winner"] - v["loser"],
    },
)
_ANY = "[\ue000-\ue007]"
_PERCENT = "\ue002"
_FORM = re.compile(
    rf"\b(?:won|wins|win|beat|defeated|led|leads|lost|passed|carried|elected|re-elected|victory|approved)\b[^{_ANY[1:-1]};.]{{0,60}}"
    rf"(?P<winner>{_PERCENT})(?:{GAP}+(?:to|against|versus|vs\.?){GAP}+|{GAP}?[-–—]{GAP}?)(?:[^{_ANY[1:-1]};.,]{{0,40}})?(?P<loser>{_PERCENT})[^{_ANY[1:-1]};.]{{0,40}}?"
    rf"(?P<margin>{_ANY})(?P<unit>[^{_ANY[1:-1]};.]{{0,24}}\b(?:margin|lead|majority|victory|gap|points?)\b)",
    re.IGNORECASE,
)


def election(winner: Printed, loser: Printed, margin: Printed) -> Finding:
    """Compare two shares of a vote with the margin between them.

    Args:
        winner: the winner's share in percent.
        loser: the loser's share in percent.
        margin: the margin in percentage points.

    Returns:
        Whether winner - loser meets the margin.
    """
    figures = figures_of(winner=winner, loser=loser, margin=margin)
    return conclude(
        NAME,
        _LEAD,
        figures,
        lambda made: f"{said(figures['winner'])} to {said(figures['loser'])} is a margin of {made}",
        given=("winner", "loser"),
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if len(sentence.figures) < 3:
        return
    bones = skeleton(sentence)
    for match in _FORM.finditer(bones.text):
        winner, loser, margin = (bones.at(match.start(role)) for role in ("winner", "loser", "margin"))
        if _is_points(margin, match["unit"]) and winner.value > loser.value and margin.hedge is Hedge.NONE:
            yield election(winner, loser, margin)


def _is_points(margin: Figure, unit: str) -> bool:
    return margin.kind in (Kind.POINTS, Kind.PERCENT) or "point" in margin.surface or "point" in unit or margin.unit.startswith("point")


CHECK = Check(
    code="CC220",
    name=NAME,
    title="Shares of a vote and their margin",
    explanation=__doc__,
    law=election,
    examples=Examples(
        consistent=(
            "He won 54% to 46%, an 8-point margin.",
            "The motion passed by 61% to 39%, a margin of 22 points.",
        ),
        inconsistent=(
            "He won 54% to 46%, an 18-point margin.",
            "The motion passed by 61% to 39%, a margin of 12 points.",
        ),
        silent=(
            "He won 54% to 46% after trailing by 8 points.",
            "The bill passed on a 300-113 vote, two-thirds being needed.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.PERCENT}),
    cues=frozenset({"margin", "lead", "majority", "victory", "gap", "point", "points"}),
)
