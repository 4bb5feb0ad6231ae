"""What a percentage of a sum comes to: "VAT at 20% adds $40 to a bill of $200", "a loan at 6%".

The rule is `charge = percentage x sum`, the percentage being the rate itself and not a rounded share. The sentence
must name a charge (interest, tax, discount, commission) or a sum that bears one (a loan, a bill, a price), and have
no other amount. A sum that already has the charge in it ("brings the bill of $200 to $240") is read as such.
"""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._law import Equation, conclude, figures_of, said, value_of
from claimcheck.checks._parts import HUNDRED
from claimcheck.checks._skeleton import MONEY, PERCENT, Skeleton, skeleton
from claimcheck.checks._triples import comparable, is_slip, unhedged
from claimcheck.checks._words import entries, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "charge"
_EQUATION = Equation(
    "charge",
    lambda rate, base: base * (rate / HUNDRED),
    {
        "rate": lambda v: 100 * v["charge"] / v["of"],
        "of": lambda v: 100 * v["charge"] / v["rate"],
        "charge": lambda v: v["rate"] * v["of"] / 100,
    },
)
_SUMS = one_of(vocabulary.CHARGED_SUMS)
_ONLY = one_of(phrases("just | only | another | an extra"))
_PAYERS = one_of(entries("him her them you"))
_CHARGED = regex(
    rf"(?:\b{one_of(vocabulary.CHARGING)}\s+(?:{_PAYERS}\s+)?(?:{_ONLY}\s+)?|,\s*(?:or\s+)?)$", re.IGNORECASE
)
_THE = one_of(vocabulary.NAMED, vocabulary.THESE)
_INVESTING = one_of(entries("borrow* deposit* invest* lend* put*"))
_BASE = regex(
    rf"(?:\b{_SUMS}\s+(?:of|is|was)\s+(?:{_THE}\s+)?|\bon\s+(?:{_THE}\s+)?|\bto\s+{_THE}\s+|"
    rf"\b{_INVESTING}\s+(?:in\s+)?)$",
    re.IGNORECASE,
)
_PRICED = regex(rf"\b(?:on|to|of|off)\s+{_THE}\s+$", re.IGNORECASE)
# What makes one of the amounts another than the sum or what it is charged.
_OTHER_AMOUNTS = entries(
    """rose fell from than compared up down total bring brings brought after before over first instead now profit sales
    revenue each per average compound* plus previous increas* decreas* grow* grew* growth discounted remaining minimum
    maximum exceed* above below cap capped"""
)
_OTHER = regex(rf"\b{one_of(_OTHER_AMOUNTS)}\b", re.IGNORECASE)


def charge(rate: Printed, of: Printed, charge: Printed) -> Finding:
    """Compare what a charge comes to with the percentage of a sum that it is.

    Args:
        rate: the percentage, taken as it stands.
        of: the sum.
        charge: what the text says that it comes to, in the same currency.

    Returns:
        Whether rate x sum / 100 meets the charge.
    """
    figures = figures_of(rate=rate, of=of, charge=charge)
    return conclude(
        NAME,
        _EQUATION,
        figures,
        lambda made: f"{said(figures['rate'])} of {said(figures['of'])} is {made}",
        given=("rate", "of"),
        zeros=True,
        judged={**figures, "rate": replace(figures["rate"], quantum=Decimal(0))},
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if len(sentence.figures) != 3 or not _may_charge(sentence):
        return
    bones = skeleton(sentence)
    rate = [i for i, place in enumerate(bones.places) if bones.text[place] == PERCENT]
    money = [i for i, place in enumerate(bones.places) if bones.text[place] == MONEY]
    if len(rate) != 1 or len(money) != 2 or not all(map(unhedged, bones.figures)) or _OTHER.search(bones.text):
        return
    low, high = sorted(money, key=lambda i: value_of(bones.figures[i]))
    part, base, share = (bones.figures[i] for i in (low, high, rate[0]))
    if part.unit != base.unit or not part.value > 0 < share.value or base.per:
        return
    finding = charge(share, base, part)
    if finding.status is not Status.INCONSISTENT or _firm(bones, low, high, part, base, share):
        yield finding


def _may_charge(sentence: Sentence) -> bool:
    return not _NAMES.isdisjoint(sentence.words)


_NAMES = frozenset({*vocabulary.CHARGES, *vocabulary.CHARGED_SUMS})


def _firm(bones: Skeleton, low: int, high: int, part: Figure, base: Figure, share: Figure) -> bool:
    """Return whether words bind what the charge comes to and the sum it is of, and both are near enough to be meant."""
    if not _CHARGED.search(bones.before(low)) or not (_BASE.search(bones.before(high)) or _is_priced(bones, high)):
        return False
    return comparable(value_of(base) * value_of(share) / 100, part) or is_slip(charge, share, base, part)


def _is_priced(bones: Skeleton, index: int) -> bool:
    """Return whether a sum is the price of the thing it stands before: "a 15% discount on the $80 jacket"."""
    return bool(_PRICED.search(bones.before(index)))


CHECK = Check(
    code="CC229",
    name=NAME,
    title="What a percentage of a sum comes to",
    explanation=__doc__,
    law=charge,
    examples=Examples(
        consistent=(
            "VAT at 21% adds $42 to a bill of $200.",
            "A loan of $8,000 at 5% costs $400 a year.",
            "The 15% discount on the $60 coat saves $9.",
        ),
        inconsistent=(
            "VAT at 21% adds $52 to a bill of $200.",
            "A loan of $8,000 at 5% costs $450 a year.",
            "The 15% discount on the $60 coat saves $12.",
        ),
        silent=(
            "VAT at 21% brings the bill of $200 to $242.",
            "A loan of $8,000 at 5% over ten years costs $2,180 in all.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.PERCENT}),
    cues=_NAMES,
    least=3,
)
