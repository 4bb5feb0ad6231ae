"""A sum, those it is shared among, and what each has: "The town has 20,000 residents. Its debt of $30 million comes to
$1,500 per resident"; "income of $90 million, or $1.50 a share, based on 60 million shares".

The rule is `each = total / number`. The number stands in the same sentence ("based on 60 million shares") or in one
before it, and must be the only one that counts what the sum is shared among.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._apart import sentences_before
from claimcheck.checks._law import conclude, figures_of, said, value_of
from claimcheck.checks._parts import quotient_equation
from claimcheck.checks._skeleton import MONEY, SIGNS, Skeleton, form, skeleton, words
from claimcheck.checks._text import is_two_sided, singular
from claimcheck.checks._words import HEDGED, entries, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status

NAME = "shared_among"
_LAW = quotient_equation("total", "number", "each")
_COMING_TO = phrases(
    "comes to | came to | is | was | works out at | works out to | amounts to | amounted to | equals | makes"
)
_TIE = form(
    rf"(?P<total>{MONEY})",
    words(0, 3, but=one_of(vocabulary.CONTRASTING, vocabulary.RELATIVE)),
    rf"(?:,? (?:or|equal to)| {one_of(_COMING_TO)}|\s?\(|,)",
    rf"\s*{HEDGED}(?:earnings of )?(?P<each>{MONEY})",
)
_PEOPLE = frozenset("resident inhabitant person head capita citizen".split())
_DWELLERS = one_of(entries("population residents inhabitants people"))
_POPULATION = regex(rf"\b{_DWELLERS}\s+{one_of(vocabulary.AMOUNTING)}\s+(?:about\s+|some\s+)?$")
_COUNTED = regex(rf"\s(?:[\w’'-]+\s)?(?P<noun>[\w’'-]+)|[^{SIGNS}]*$")
_OTHER_BASES = entries(
    "adjusted continuing attributable preferred year month week day quarter than up from compared versus against"
)
_OTHER_BASIS = regex(rf"\b{one_of(_OTHER_BASES)}\b")
_BACK = 3  # sentences
_FARTHEST = Fraction(3, 2)  # times that each may be more or less and be meant as the share of one


def shared_among(total: Printed, number: Printed, each: Printed, *, note: str = "") -> Finding:
    """Compare what each has of a sum with the sum and the number of those that share it.

    Args:
        total: the sum.
        number: how many share it.
        each: what each has, in the sum's currency.
        note: where the number stands.

    Returns:
        Whether total / number meets what each has.
    """
    figures = figures_of(total=total, number=number, each=each)
    return conclude(
        NAME,
        _LAW,
        figures,
        lambda made: f"{said(figures['total'])} shared among {said(figures['number'])} is {made}",
        given=("total", "number"),
        note=note,
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if not any(f.per for f in sentence.figures):
        return
    bones = skeleton(sentence)
    for match in _TIE.finditer(bones.text):
        total, each = bones.at(match.start("total")), bones.at(match.start("each"))
        if not _can_share(total, each):
            continue
        numbers, apart = list(_numbers(bones, each)), False
        if numbers and _is_of_another(bones, numbers[0], match):
            continue
        if not numbers:
            numbers, apart = list(_earlier(sentence, reading, each)), True
        if len(numbers) != 1:
            continue
        finding = shared_among(total, numbers[0], each, note="the number is taken from before" if apart else "")
        near = bones.text[max(0, match.start() - 60) : match.end()]
        ratio = value_of(total) / value_of(numbers[0]) / value_of(each)
        meant = 1 / _FARTHEST < ratio < _FARTHEST and not _OTHER_BASIS.search(near)
        if finding.status is not Status.INCONSISTENT or meant:
            yield finding


def _is_of_another(bones: Skeleton, number: Figure, match: re.Match[str]) -> bool:
    """Return whether a number of the same sentence belongs to another sum, or another time."""
    place = bones.places[bones.figures.index(number)]
    between = bones.text[match.end() : place] if place > match.end() else bones.text[place : match.start()]
    return MONEY in between or bool(_OTHER_BASIS.search(between))


def _can_share(total: Figure, each: Figure) -> bool:
    """Return whether two sums can be a total and what each has of it."""
    plain = not (total.per or total.is_range or each.is_range) and is_two_sided(total) and is_two_sided(each)
    return bool(plain and each.per and total.unit == each.unit and total.value > each.value > 0)


def _numbers(bones: Skeleton, each: Figure) -> Iterator[Figure]:
    """Yield the figures of a sentence that count what a sum is shared among."""
    for i, figure in enumerate(bones.figures):
        if figure.kind is Kind.COUNT and figure.value > 1 and not figure.is_range and is_two_sided(figure):
            named = figure.unit.lower().split()[-1:] or [_noun(bones.gap(i))]
            of_people = each.per.split()[-1] in _PEOPLE and _POPULATION.search(bones.before(i).lower())
            if of_people or singular(named[0]) == singular(each.per.split()[-1]):
                yield figure


def _noun(gap: str) -> str:
    match = _COUNTED.match(gap.lower())
    return (match["noun"] or "") if match else ""


def _earlier(sentence: Sentence, reading: Reading, each: Figure) -> Iterator[Figure]:
    """Yield the figures of the nearest earlier sentence that has any which count what a sum is shared among."""
    for before in sentences_before(sentence, reading, _BACK):
        if found := list(_numbers(skeleton(before), each)):
            yield from found
            return


CHECK = Check(
    code="CC234",
    name=NAME,
    title="A sum shared among a number, and what each has",
    explanation=__doc__,
    law=shared_among,
    examples=Examples(
        consistent=(
            "The town has a population of 20,000. Its debt of $30 million comes to $1,500 per resident.",
            "The mill earned $90 million, or $1.50 per share, based on 60 million shares.",
        ),
        inconsistent=(
            "The town has a population of 20,000. Its debt of $30 million comes to $1,700 per resident.",
            "The mill earned $90 million, or $1.25 per share, based on 60 million shares.",
        ),
        silent=(
            "The town has a population of 20,000. It spends $30 million, or $4,200 per pupil.",
            "The mill earned $90 million, or $1.25 per share, up from 60 million shares' worth of loss.",
            "The town has 20,000 residents, and the county 90,000 residents. A debt of $30 million comes to $1,700 per "
            "resident.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.MONEY}),
)
