"""Shares, their price and what they are worth together: "30 million shares at $14 are worth $420 million".

The rule is `value = shares x price`, and likewise `profit = shares x earnings per share`. Debt, several classes of
shares and other dates change the sum, so a text that names them is left alone.
"""

from __future__ import annotations

import re

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._law import value_of
from claimcheck.checks._skeleton import Skeleton
from claimcheck.checks._triples import (
    Triple,
    comparable,
    is_blocked,
    is_slip,
    is_valuation,
    price_among,
    product_law,
    unhedged,
    with_prices,
)
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Finding, Kind, Reading, Sentence, Status

NAME = "market_cap"
_SHARES = regex(r"\s*\w*\s*(?:shares|stock)\b", re.IGNORECASE)
_VALUED_AT = regex(r"\bvalu\w+\b.*\bat\s+(?:about\s+|some\s+|roughly\s+)?$", re.IGNORECASE)
_MOST_WORDS = 6  # between price and value
_OTHER_BASIS = regex(rf"\b{one_of(vocabulary.OTHER_WORTH)}\b", re.IGNORECASE)


def market_cap(shares: Printed, price: Printed, value: Printed) -> Finding:
    """Compare what all shares are worth with their number and price.

    Args:
        shares: how many shares there are.
        price: the price, or the earnings, of one.
        value: what all are said to be worth, or to earn, in the same currency.

    Returns:
        Whether shares x price meets the value.
    """
    return product_law(NAME, shares=shares, price=price, value=value)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones, triples = with_prices(sentence)
    for triple in triples:
        if (finding := _valued(bones, triple)) and (
            finding.status is not Status.INCONSISTENT or _firm(bones, triple, finding)
        ):
            yield finding


def _valued(bones: Skeleton, triple: Triple) -> Finding | None:
    money = [i for i in triple.indices if bones.figures[i].kind is Kind.MONEY]
    shares = [i for i in triple.indices if bones.figures[i].kind is Kind.COUNT and _SHARES.match(bones.gap(i))]
    if len(money) != 2 or len(shares) != 1:
        return None
    price = money[0] if _VALUED_AT.search(triple.gaps[1]) else price_among(bones, money)
    if price is None:
        return None
    value = next(i for i in money if i != price)
    each, whole = bones.figures[price], bones.figures[value]
    in_brackets = value == triple.indices[0] and bones.gap(value).rstrip().endswith(("(", ":"))
    if value != triple.indices[2] and not in_brackets:
        return None
    if each.unit != whole.unit or whole.per or not unhedged(each) or not unhedged(whole):
        return None
    return market_cap(bones.figures[shares[0]], each, whole) if is_valuation(triple) else None


def _firm(bones: Skeleton, triple: Triple, finding: Finding) -> bool:
    shares, price, value = (role.figure for role in finding.roles)
    near = bones.before(triple.indices[0])[-40:] + " ".join(triple.gaps)
    if is_blocked(near) or _OTHER_BASIS.search(triple.around) or len(triple.gaps[1].split()) > _MOST_WORDS:
        return False
    return comparable(value_of(shares) * value_of(price), value) or is_slip(market_cap, shares, price, value)


CHECK = Check(
    code="CC209",
    name=NAME,
    title="Shares, price and value",
    explanation=__doc__,
    law=market_cap,
    examples=Examples(
        consistent=(
            "Some 80 million shares at $31 value the brewer at $2.5 billion.",
            "At $2.10 a share, 300 million shares are worth $630 million.",
        ),
        inconsistent=(
            "Some 80 million shares at $31 value the brewer at $3.5 billion.",
            "At $2.10 a share, 300 million shares are worth $360 million.",
        ),
        silent=(
            "Valued at $3.1 billion including debt, the brewer has 80 million shares at $31.",
            "It has 80 million shares; at $31 each, with its debt of $400 million, it is worth $2.9 billion.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.MONEY}),
    cues=frozenset({"shares", "stock"}),
)
