"""Shares of one whole: "45% walked, 30% cycled and the remaining 25% drove" must make 100%.

Each percentage was rounded by itself, so n shares may miss 100 by n half units of their last digits. Shares that were
cut off instead of rounded can fall short by twice that, but never exceed 100 by more; such a shortfall is called
imprecise. A list that does not say that it is complete ("the remaining", "other", "split into") is only confirmed,
never flagged: answers may overlap and groups may be left out.

Rule: share + share + ... = 100%, within half a unit of each.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.checks._hundred import Whole
from claimcheck.checks._law import conclude, figures_of, percent, said
from claimcheck.checks._parts import add, left_by
from claimcheck.checks._share_lists import share_lists
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "shares_sum"


def shares_sum(shares: Sequence[Printed], whole: Printed = "100%") -> Finding:
    """Compare the sum of all shares of a whole with 100%.

    Args:
        shares: the percentages, as printed.
        whole: what they must make.

    Returns:
        Whether the shares make the whole.
    """
    names = tuple(f"share_{i + 1}" for i in range(len(shares)))
    figures = figures_of(**dict(zip(names, shares, strict=True)), whole=whole)
    inputs = " + ".join(said(figures[name]) for name in names)
    solve = {name: left_by(name, names, "whole") for name in names}
    equation = Whole("whole", lambda *made: add(made), solve)
    finding = conclude(NAME, equation, figures, lambda made: f"{inputs} is {made}", given=names[:-1], write=percent)
    arithmetic = finding.arithmetic.rpartition(";")[0] + f"; all shares make {said(figures['whole'])}"
    roles = finding.roles if isinstance(whole, Figure) else finding.roles[:-1]
    if finding.status is Status.INCONSISTENT:  # no share is known to be the right one
        roles = tuple(replace(role, given=False) for role in roles)
    return Finding(NAME, finding.status, roles, arithmetic, finding.repairs)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for shares in share_lists(sentence, reading):
        yield shares_sum(shares)


CHECK = Check(
    code="CC203",
    name=NAME,
    title="Shares of one whole",
    explanation=__doc__,
    law=shares_sum,
    examples=Examples(
        consistent=(
            "Of the passengers, 52% came by bus, 31% by train and the remaining 17% on foot.",
            "Turnover was split 41% timber, 38% paper and 21% resin.",
        ),
        inconsistent=(
            "Of the passengers, 52% came by bus, 31% by train and the remaining 27% on foot.",
            "Turnover was split 41% timber, 18% paper and 21% resin.",
            "The money came from timber (51%), paper (38%), resin (15%) and tar (5%).",
        ),
        silent=(
            "Two of every five stalls sell fruit, 30% sell bread and the other 30% sell cloth.",
            "A pass was held by 71% of the girls and 64% of the boys.",
            "Of those who came from the north, 61% liked the food, 54% the view and 40% the price.",
            "Asked what they like, 61% said the food, 54% the view and 40% the price.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.PERCENT}),
)
