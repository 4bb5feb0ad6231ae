"""A bound and the value that it bounds: "more than 50 people (53)", "up to 20, in fact 18".

The rule is that the value lies on the side of the bound that its word says. The two must be tied by brackets or by
words such as "in fact" or "exactly", and come near each other: a number in brackets may be anything.
"""

from __future__ import annotations

from decimal import Decimal

from claimcheck.checks._law import Equation, conclude, figures_of, value_of
from claimcheck.checks._lists import alike
from claimcheck.checks._parts import OPEN, bracketed
from claimcheck.checks._skeleton import COUNT, MONEY, PERCENT, form, skeleton, words
from claimcheck.checks._text import BOUNDS
from claimcheck.checks._words import one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence
from claimcheck.records import replace

NAME = "bounds"
_BOUND = Equation("value", lambda bound: bound, {})
_NUMBER = f"[{COUNT}{MONEY}{PERCENT}]"
_IN_TRUTH = phrases("in fact | exactly | precisely | to be exact | actually")
_IN_FACT = form(
    rf"(?P<bound>{_NUMBER}){words(0, 6)}(?:{OPEN}|\s*[,;:—–-])?\s*{one_of(_IN_TRUTH)},? "
    rf"(?P<value>{_NUMBER})",
)
_FACTS = frozenset(phrase.split()[-1] for phrase in _IN_TRUTH)
_FAR = 2  # a number beyond half or double of the bound is hardly the bounded value


def bounds(bound: Printed, value: Printed) -> Finding:
    """Compare a value with the bound that it is said to keep.

    Args:
        bound: the bound with its word, as in "more than 50".
        value: the value itself, in the same unit.

    Returns:
        Whether the value lies on the bound's side.
    """
    figures = figures_of(bound=bound, value=value)
    figures["bound"] = replace(figures["bound"], quantum=Decimal(0))  # "over $3 million" bounds at just that
    return conclude(NAME, _BOUND, figures, lambda made: f"the value should be {made}", given=("bound",))


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    hedged = [figure for figure in sentence.figures if figure.hedge in BOUNDS]
    if not hedged:
        return
    for figure in hedged:
        if (found := bracketed(sentence, figure)) is None:
            continue
        value, between = found
        if _is_power(sentence, figure):
            continue
        # "within thirty (30) days" and "over 2 billion (2,000,000,000)" say it again.
        twice = value.value == figure.value or (not between and not any(map(str.isdigit, figure.surface)))
        if not twice and _comparable(figure, value):
            yield bounds(figure, value)
    if _FACTS.isdisjoint(sentence.words):
        return
    bones = skeleton(sentence)
    for match in _IN_FACT.finditer(bones.text):
        bound, value = bones.at(match.start("bound")), bones.at(match.start("value"))
        if bound.hedge in BOUNDS and _comparable(bound, value):
            yield bounds(bound, value)


def _is_power(sentence: Sentence, figure: Figure) -> bool:
    """Return whether a bracket right at a number is its lost exponent, as in "10(6)", or the figure a charge."""
    start, end = figure.start - sentence.span.start, figure.end - sentence.span.start
    glued = start > 0 and (sentence.text[start - 1].isalnum() or sentence.text[start - 1] in ")]")
    return glued or sentence.text.startswith(("(", "["), end)


def _comparable(bound: Figure, value: Figure) -> bool:
    if value.hedge is not Hedge.NONE or not alike(bound, value) or bound.value <= 0:
        return False
    if bound.kind is Kind.COUNT and value.unit and value.unit != bound.unit:
        return False
    ratio = value_of(value) / value_of(bound)
    return ratio * _FAR >= 1 and ratio <= _FAR


CHECK = Check(
    code="CC215",
    name=NAME,
    title="A bound and its value",
    explanation=__doc__,
    law=bounds,
    examples=Examples(
        consistent=(
            "More than 60 boats (64) were lost.",
            "They found fewer than 300 coins, in fact 288.",
        ),
        inconsistent=(
            "More than 60 boats (58) were lost.",
            "They found fewer than 300 coins, in fact 318.",
        ),
        silent=(
            "Over 4 years they spent $63 million.",
            "More than 60 boats (12 of them new) were lost.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT}),
)
