"""A share that a sentence draws from the only two amounts before it: "Taxes of $1,200 on an income of $8,000 amount to
15%", "The clinic has 64 beds. Forty-eight were taken on Sunday, an occupancy of 75%".

The rule is `share = 100 x the smaller / the greater`. No phrase ties the three, but nothing else is there to draw the
share from. A share that is far from what the two make is taken to be of something else, and is passed over.
"""

from __future__ import annotations

import re
from fractions import Fraction

from claimcheck.checks import _change_words as changes
from claimcheck.checks._concluded import Conclusion, conclusions, off_or_holding
from claimcheck.checks._doubled import is_size_too
from claimcheck.checks._law import conclude, figures_of, percent, percentage_of, said, value_of
from claimcheck.checks._lists import alike
from claimcheck.checks._parts import SAID_SHARE, share_equation
from claimcheck.checks._skeleton import RATIO, Skeleton, skeleton
from claimcheck.checks._text import letters
from claimcheck.checks._words import AVERAGES, CHARGES, entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Span
from claimcheck.records import replace

NAME = "concluded_share"
_SHARE = share_equation("part", "whole", "stated")
_KINDS = frozenset({Kind.PERCENT, Kind.RATIO})
_CLOSED_BRACKET = regex(r"\s*[)\]]")
_OF = regex(r"\s*of\b")
_ALL_OF_IT = entries("total whole month year time")
_CLOSED = regex(rf"\s*(?:[)\],.;:–—]|$|of\s+the\s+{one_of(_ALL_OF_IT)}\b)")
# Beside a percentage, words of something else than a share.
_NO_SHARE = (
    changes.TRIGGERS.keys()
    | changes.ADVERBS.keys()
    | changes.DIMENSIONS_UP
    | changes.DIMENSIONS_DOWN
    | changes.SIZE_NOUNS.keys()
    | changes.COMPARATORS - {"of", "over"}
    | changes.VERSUS
    | frozenset((*AVERAGES, *CHARGES))
    | frozenset("interest yield return returns margin premium confidence ci sd inflation stake error off risk".split())
)
_BACK = 3  # sentences to a whole
_COINS = frozenset({"pound", "dollar", "euro"})
_IN_POUND = regex(rf"\s+(?:in|of|out\s+of|from)\s+(?:every|each|the)\s+{one_of(tuple(_COINS))}\b", re.IGNORECASE)
_APART = 3  # points that two shares of one whole may miss 100% by
_BEHIND = 5  # words after the percentage that say of what it is


def concluded_share(part: Printed, whole: Printed, stated: Printed) -> Finding:
    """Compare a share with the two amounts that it is drawn from.

    Args:
        part: the smaller amount.
        whole: the greater amount, in the same unit.
        stated: the share, as a percentage or a fraction.

    Returns:
        Whether part / whole meets the share.
    """
    return _concluded(figures_of(part=part, whole=whole, stated=stated), note="")


def _concluded(figures: dict[str, Figure], *, note: str) -> Finding:
    equation = SAID_SHARE if figures["stated"].kind is Kind.RATIO else _SHARE
    return conclude(
        NAME,
        equation,
        figures,
        f"{said(figures['part'])} of {said(figures['whole'])} is {percent(_percentage(figures), -1)}",
        given=("part", "whole"),
        note=note,
    )


def _percentage(figures: dict[str, Figure]) -> Fraction:
    return 100 * value_of(figures["part"]) / value_of(figures["whole"])


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if not _COINS.isdisjoint(sentence.words):
        sentence = _with_shares(sentence)
    if all(figure.kind not in _KINDS for figure in sentence.figures):
        return
    for conclusion in conclusions(sentence, reading, _KINDS, back=_BACK):
        part, whole = sorted(conclusion.premises, key=value_of)
        if part.value == whole.value or not _is_share(conclusion, part, whole, skeleton(sentence)):
            continue
        figures = {"part": part, "whole": whole, "stated": conclusion.stated}
        finding = _concluded(figures, note=conclusion.note)
        yield from off_or_holding(finding, conclusion, _percentage(figures), percentage_of(conclusion.stated))


def _with_shares(sentence: Sentence) -> Sentence:
    """Return a sentence with what is so much "in every pound" as a percentage."""
    figures = list(sentence.figures)
    for index, figure in enumerate(figures):
        match = _IN_POUND.match(sentence.text, figure.end - sentence.span.start)
        if figure.kind is Kind.MONEY and figure.value < 1 and match:
            value, quantum = 100 * figure.value, 100 * figure.quantum
            span = Span(figure.start, sentence.span.start + match.end())
            figures[index] = replace(figure, kind=Kind.PERCENT, unit="%", value=value, quantum=quantum, span=span)
    return replace(sentence, figures=tuple(figures))


def _is_share(conclusion: Conclusion, part: Figure, whole: Figure, bones: Skeleton) -> bool:
    """Return whether a percentage tells of a share of the whole before it, by what leads to it and what follows."""
    if is_size_too(bones, conclusion.index):
        return False
    place = bones.places[conclusion.index]
    gap = bones.gap(conclusion.index).lower()
    lead = bones.text[:place].rstrip()
    closed = _CLOSED_BRACKET if lead.endswith(("(", "[")) else _CLOSED
    if lead.rstrip(" ([").endswith(RATIO):
        return False  # "426/530 (80.4%)" has its own
    if ":" in conclusion.stated.surface or not (closed.match(gap) or (conclusion.is_strong and not _OF.match(gap))):
        return False
    behind = [] if closed.match(gap) else letters(gap)[:_BEHIND]
    if not _NO_SHARE.isdisjoint(behind) or not _NO_SHARE.isdisjoint(letters(bones.text[:place].lower())):
        return False
    rest = bones.figures[conclusion.index :]
    return not _is_of_group(part, whole, rest) and not _are_of_both(rest)


def _are_of_both(rest: tuple[Figure, ...]) -> bool:
    """Return whether a percentage and the next make up a whole, which then is both amounts together: "won by 240 to
    160, or 60% to 40%"."""
    if len(rest) < 2 or any(f.kind is not Kind.PERCENT for f in rest[:2]):
        return False
    rounding = sum((Fraction(f.quantum) for f in rest[:2]), Fraction(0))
    return abs(sum((value_of(f) for f in rest[:2]), Fraction(-100))) <= rounding


def _is_of_group(part: Figure, whole: Figure, rest: tuple[Figure, ...]) -> bool:
    """Return whether the whole falls into two groups of which each has a percentage of its own: "49 cows: 16 in the
    first herd (27%) and 33 in the other (55%)"."""
    shares = [f for f in rest if f.kind is Kind.PERCENT]
    others = [f for f in rest if alike(f, part) and f.value + part.value == whole.value]
    return bool(others) and len(shares) > 1 and abs(shares[0].value + shares[1].value - 100) > _APART


CHECK = Check(
    code="CC236",
    name=NAME,
    title="A share drawn from two amounts",
    explanation=__doc__,
    law=concluded_share,
    examples=Examples(
        consistent=(
            "Taxes of $1,200 on an income of $8,000 amount to 15%.",
            "The mill spent £3.6 million. Wages took £2.16 million, or 60p in every pound.",
            "The clinic has 64 beds. Forty-eight were taken on Sunday, an occupancy of 75%.",
        ),
        inconsistent=(
            "Taxes of $1,200 on an income of $8,000 amount to 25%.",
            "The mill spent £3.6 million. Wages took £2.16 million, or 65p in every pound.",
            "The clinic has 64 beds. Forty-eight were taken on Sunday, an occupancy of 65%.",
        ),
        silent=(
            "Taxes of $1,200 on an income of $8,000 rose, so 25% is what they ask.",
            "The clinic has 64 beds and 48 nurses, 40% of them men.",
            "It sold 40 boats for 64 owners, making 12% more.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_KINDS | {Kind.MONEY},
)
