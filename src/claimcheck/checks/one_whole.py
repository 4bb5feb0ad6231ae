"""Amounts with their percentages of one whole: "wool $40 million (40%), silk $30 million (30%), hemp $20 million
(20%)".

In a list of amounts that each have their percentage, all percentages are of one whole, so that they are in the
proportion of the amounts. Rule: `share = amount x another's share / its amount`. The list is taken for one of one whole
where all items but one agree on it, and they are three or more, or two that agree with an amount that stands before the
list; the odd one is off. Other lists are passed over: their wholes differ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from claimcheck.checks._apart import is_amount
from claimcheck.checks._law import conclude, figures_of, percent, said, value_of
from claimcheck.checks._lists import alike
from claimcheck.checks._parts import CLOSE, HUNDRED, OPEN, Firm, share_law
from claimcheck.checks._skeleton import NUMBER, PERCENT, Skeleton, form, skeleton, words
from claimcheck.checks._wholes import in_reach
from claimcheck.checks._words import OWNERS, THESE, THOSE, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import Interval, printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence
from claimcheck.records import dataclass

NAME = "shares_of_one"
_LAW = Firm(
    "share",
    lambda amount, other_amount, other_share: amount * other_share / other_amount,
    {
        "amount": lambda v: v["share"] * v["other_amount"] / v["other_share"],
        "share": lambda v: v["amount"] * v["other_share"] / v["other_amount"],
    },
)
_ITEMS = (
    form(rf"(?P<amount>{NUMBER}){words(0, 2)}{OPEN}(?P<share>{PERCENT}){CLOSE}"),
    form(rf"(?P<share>{PERCENT})(?: of [\w’'-]+(?: [\w’'-]+)?)?{OPEN}(?P<amount>{NUMBER}){CLOSE}"),
    form(rf"{OPEN}(?P<amount>{NUMBER})(?:[,;]| or|, or) (?P<share>{PERCENT}){CLOSE}"),
)
_NESTED = regex(rf"\b(?:of {one_of(THOSE)}|includ\w+|respectively)\b", re.IGNORECASE)
# Between a part and the whole that its percentage is of: "20 of the 40 (50%)".
_OF_WHOLE = regex(rf"\s(?:out\s)?of\s(?:{one_of(('the', 'all'), OWNERS, THESE)}\s)?", re.IGNORECASE)
_FEWEST, _MOST = 3, 12  # items of a list
_LONGEST_GAP = 80  # characters between two items


@dataclass(frozen=True, slots=True)
class _Item:
    amount: Figure
    share: Figure
    start: int
    end: int
    own: Figure | None = None  # its whole, where that is said beside it

    def whole(self) -> Interval:
        """Return the wholes of which the amount can be its share."""
        return printed(self.amount) / printed(self.share) * HUNDRED


def shares_of_one(amount: Printed, share: Printed, other_amount: Printed, other_share: Printed) -> Finding:
    """Compare an amount's percentage with that of another amount of one list, both being of one whole.

    Args:
        amount: the amount.
        share: its percentage.
        other_amount: another amount, in the same unit.
        other_share: the other's percentage.

    Returns:
        Whether share = amount x other share / other amount, within rounding.
    """
    figures = figures_of(amount=amount, other_amount=other_amount, other_share=other_share, share=share)
    return conclude(
        NAME,
        _LAW,
        figures,
        lambda made: (
            f"if {said(figures['other_amount'])} is {said(figures['other_share'])}, as the list's other items agree, "
            f"{said(figures['amount'])} is {made}"
        ),
        given=("other_amount", "other_share"),
        write=percent,
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(sentence)
    if bones.text.count(PERCENT) < _FEWEST:
        return
    for pattern in _ITEMS:
        found = [_item(bones, match) for match in pattern.finditer(bones.text)]
        if _FEWEST <= len(found) <= _MOST and _is_list(found, bones):
            finding = _odd(found, sentence, reading)
            if finding is not None:
                yield finding


def _item(bones: Skeleton, match: re.Match[str]) -> _Item:
    """Return an amount and its share; of "20 of the 40 (50%)" the amount is 20."""
    index = bones.index(match.start("amount"))
    share, (start, end) = bones.at(match.start("share")), match.span()
    if index > 0 and start == bones.places[index] and _OF_WHOLE.fullmatch(bones.before(index)):
        return _Item(bones.figures[index - 1], share, bones.places[index - 1], end, own=bones.figures[index])
    return _Item(bones.figures[index], share, start, end)


def _is_list(items: Sequence[_Item], bones: Skeleton) -> bool:
    """Return whether items are all that their stretch of the sentence has, in one unit and one clause."""
    first, last = items[0], items[-1]
    inside = bones.figures_in(first.start, last.end)
    gaps = [bones.text[a.end : b.start] for a, b in pairwise(items)]
    return (
        len(inside) == sum(3 if item.own else 2 for item in items)
        and all(len(gap) <= _LONGEST_GAP and ":" not in gap and not _NESTED.search(gap) for gap in gaps)
        and all(is_amount(i.amount) and alike(i.amount, first.amount) and 0 < i.share.value < 100 for i in items)
        and not any(i.share.is_range for i in items)
    )


def _odd(items: Sequence[_Item], sentence: Sentence, reading: Reading) -> Finding | None:
    """Return the finding of the one item that does not agree with all others, or that all agree."""
    wholes = [item.whole() for item in items]
    if _meet(wholes):
        return _finding(items[-1], items[:-1])
    odd = [i for i in range(len(items)) if _meet([*wholes[:i], *wholes[i + 1 :]])]
    if len(odd) != 1:
        return None
    one, others = items[odd[0]], [*items[: odd[0]], *items[odd[0] + 1 :]]
    if one.own and one.whole().contains(value_of(one.own)):
        return None
    whole = _announced(others, sentence, reading)
    if whole:
        return share_law(NAME, one.amount, whole, one.share)
    return _finding(one, others) if len(others) >= _FEWEST else None


def _finding(item: _Item, others: Sequence[_Item]) -> Finding:
    finest = min(others, key=lambda other: Fraction(other.share.quantum) / value_of(other.share))
    return shares_of_one(item.amount, item.share, finest.amount, finest.share)


def _meet(wholes: Sequence[Interval]) -> bool:
    return max(w.low for w in wholes) <= min(w.high for w in wholes)


def _announced(items: Sequence[_Item], sentence: Sentence, reading: Reading) -> Figure | None:
    """Return the amount before the list that is the whole that items imply."""
    low = max(item.whole().low for item in items)
    high = min(item.whole().high for item in items)
    reach = (whole.figure for whole in in_reach(sentence, reading, items[0].amount))
    return next((figure for figure in reach if low <= value_of(figure) <= high), None)


CHECK = Check(
    code="CC232",
    name=NAME,
    title="Amounts and their percentages of one whole",
    explanation=__doc__,
    law=shares_of_one,
    examples=Examples(
        consistent=(
            "Wool brings $41 million (41%), silk $30 million (30%), hemp $20 million (20%) and felt $9 million (9%).",
            "Sales were $60 million. Wool is 50% ($30 million), silk 30% ($18 million) and hemp 20% ($12 million).",
            "Wheat takes 24 of the 60 fields (40%), barley 18 (30%) and oats 18 (30%).",
        ),
        inconsistent=(
            "They live on wool ($41 million, 41%), silk ($30 million, 37%), hemp ($20 million, 20%) and felt "
            "($9 million, 9%).",
            "Wool brings $41 million (41%), silk $30 million (30%), hemp $20 million (20%) and felt $9 million (13%).",
            "Sales were $60 million. Wool is 50% ($30 million), silk 30% ($18 million) and hemp 20% ($21 million).",
        ),
        silent=(
            "There were 40 wells (80%), of which 10 (25%) were dry, 20 (50%) salt and 8 (20%) foul.",
            "Wool is 50% ($30 million), silk 30% ($18 million) and hemp 20% ($21 million).",
            "They live on wool ($42 million, 42%), silk ($30 million, 37%) and hemp ($20 million, 20%).",
            "Cured were 12 men (40%), 15 women (60%), 9 boys (31%) and 4 girls (17%).",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.PERCENT}),
    least=_FEWEST,
)
