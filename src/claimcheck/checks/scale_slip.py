"""One amount written twice with scales that differ: "$1.2 million (1,200 million)".

The rule is that an amount and its repetition in brackets are equal. Equal digits with scales a thousand or a million
apart are a slip of the scale word; other digits are another amount.
"""

from __future__ import annotations

from fractions import Fraction

from claimcheck.checks._law import Equation, conclude, figures_of, said, value_of
from claimcheck.checks._parts import OPEN
from claimcheck.checks._skeleton import COUNT, MONEY, form, skeleton, words
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence, Status

NAME = "magnitude"
_SAME = Equation("again", lambda first: first, {"first": lambda v: v["again"], "again": lambda v: v["first"]})
_SCALES = frozenset({Fraction(10) ** n for n in (3, 6, 9, -3, -6, -9)})
_POINT_SLIPS = frozenset({Fraction(10) ** n for n in (1, 2, -1, -2)})
_PAID = ("cash", "all", "total", "stock")
_IN_BRACKETS = form(
    rf"(?P<first>{MONEY}){words(0, 2)}{OPEN}(?:or |i\.e\.,? |that is,? )?(?P<again>[{COUNT}{MONEY}])\s*[)\]]"
)
# The other forms, each with words of which its sentence has one.
_FORMS = (
    (frozenset({"or"}), form(rf"(?P<first>{MONEY}),? or (?P<again>{MONEY})(?=\s*(?:[,;.)]|$))")),
    (
        frozenset(_PAID),
        form(rf"(?P<first>{MONEY}){words(0, 3)}, (?:or |that is,? )?(?P<again>{MONEY}) in {one_of(_PAID)}\b"),
    ),
)


def magnitude(first: Printed, again: Printed) -> Finding:
    """Compare an amount with its repetition.

    Args:
        first: the amount.
        again: the same amount, perhaps in another scale.

    Returns:
        Whether the two are equal within rounding.
    """
    figures = figures_of(first=first, again=again)
    return conclude(NAME, _SAME, figures, lambda value: f"{said(figures['first'])} is {value}", given=("first",))


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if not any(figure.scale for figure in sentence.figures):
        return
    bones = skeleton(sentence)
    bracketed = (_IN_BRACKETS,) if "(" in bones.text or "[" in bones.text else ()
    for pattern in (*bracketed, *(pattern for told, pattern in _FORMS if not told.isdisjoint(sentence.words))):
        for match in pattern.finditer(bones.text):
            first, again = bones.at(match.start("first")), bones.at(match.start("again"))
            if not _comparable(first, again):
                continue
            finding = magnitude(first, again)
            if finding.status is Status.CONSISTENT or _is_slip(first, again):
                yield finding


def _is_slip(first: Figure, again: Figure) -> bool:
    """Return whether two amounts have the same digits: scales apart, or with the point out of place as well where the
    scale words differ."""
    ratio = value_of(first) / value_of(again)
    return ratio in _SCALES or (ratio in _POINT_SLIPS and abs(first.scale - again.scale) > 0 and bool(again.scale))


def _comparable(first: Figure, again: Figure) -> bool:
    scaled = bool(again.scale or first.scale) and first.value > 0 < again.value
    same = again.unit == first.unit if again.kind is Kind.MONEY else bool(again.scale)
    return scaled and same and not first.per and not again.per and first.hedge is again.hedge is Hedge.NONE


CHECK = Check(
    code="CC222",
    name=NAME,
    title="One amount in two scales",
    explanation=__doc__,
    law=magnitude,
    examples=Examples(
        consistent=(
            "The bridge cost $3.4 million (3,400 thousand).",
            "It was a $20 billion merger, $20 billion in cash.",
        ),
        inconsistent=(
            "The bridge cost $3.4 million (3,400 million).",
            "It was a $20 billion merger, $20 million in cash.",
        ),
        silent=(
            "It was a $20 billion fund with a $20 million fee.",
            "The bridge cost $3.4 million (2018: $2.9 million).",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.MONEY}),
    least=2,
)
