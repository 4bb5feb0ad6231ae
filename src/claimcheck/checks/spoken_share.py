"""A part, its whole and the fraction that the part is said to be: "20 of the 80 boats, or a quarter".

The rule is `fraction = part / whole`. A fraction in words is rounded by the speaker: a part within a twentieth of it is
consistent, within a tenth imprecise; "nearly" and "over" say on which side it lies. "Every fifth boat" is one in five.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._bracketed import is_meant, with_bracketed
from claimcheck.checks._law import conclude, figures_of, said, value_of
from claimcheck.checks._lists import alike
from claimcheck.checks._parts import PAIR, SAID_SHARE, SHARE, THE, halves, is_spoken
from claimcheck.checks._proportions import bound
from claimcheck.checks._skeleton import AMOUNT, OTHER, PERCENT, RATIO, Skeleton, form, skeleton, words
from claimcheck.checks._words import entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "fraction_of_whole"
_MOST_EVERY = 20  # "every thirtieth" is more often a day
_APART = one_of(vocabulary.JOINING, vocabulary.CONTRASTING, vocabulary.RELATIVE)
_PART = rf"(?P<part>{AMOUNT})"
# "Every fifth boat, 16 of 80, ..."
_EVERY = form(rf"\bevery (?P<share>{OTHER}){words(1, 3, but=_APART)}\s*[,(]\s*(?:or )?{PAIR}\s*(?=[,)])")
# "A quarter of the 40 boats, 10 in all, sank"; "a fifth of the budget of $25 million, or $5 million, went"
_FRACTION_OF = form(
    rf"{SHARE} of{THE}(?:{one_of(vocabulary.HOLDING_AMOUNTS)} of )?(?P<whole>{AMOUNT}){words(0, 3, but=_APART)}\s*, ",
    rf"(?:or |that is,? )?{_PART}(?: {one_of(vocabulary.IN_ALL, ('people', 'of them'))})?\s*(?=[,)])",
)
# "in 48 of 240 bills, a fifth of the sample"
_OF_ALL = form(
    rf"{PAIR}{words(0, 5, but=_APART)}(?:\s*, (?:or )?| or ){SHARE} of {one_of(vocabulary.OF_ALL)} ",
    rf"(?:entire |whole )?{one_of(vocabulary.WHOLES)}\b",
)
_GOING_ON = entries("of as more less the that to")
_OF_SOME = regex(rf"\s+{one_of(_GOING_ON)}\b", re.IGNORECASE)


def fraction_of_whole(part: Printed, whole: Printed, stated: Printed) -> Finding:
    """Compare a part of a whole with the fraction that it is said to be.

    Args:
        part: how many, or how much, the part is.
        whole: how many, or how much, the whole is, in the same unit.
        stated: the fraction in words, such as "a quarter" or "one in four".

    Returns:
        Whether part / whole is what the fraction may be said of.
    """
    figures = figures_of(part=part, whole=whole, stated=_read(stated))
    share = 100 * value_of(figures["part"]) / value_of(figures["whole"])
    says = f"{said(figures['part'])} of {said(figures['whole'])} is {float(share):.3g}%"
    return conclude(NAME, SAID_SHARE, figures, says, given=("part", "whole"))


def _read(fraction: Printed) -> Printed:
    """Return a fraction's figure: "a third" alone may be a rank, "a third of it" is a fraction."""
    return read_figure(f"{fraction} of it") if isinstance(fraction, str) else fraction


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(with_bracketed(sentence, reading))
    taken: set[int] = set()
    for part, whole, share in _ties(bones):
        if share.start in taken or not part.value > 0 < whole.value or not alike(part, whole):
            continue
        taken.add(share.start)
        finding = fraction_of_whole(part, whole, share)
        meant = part.value < whole.value and is_meant(part, whole, share, sentence)
        if finding.status is not Status.INCONSISTENT or meant:
            yield finding


def _ties(bones: Skeleton) -> Iterator[tuple[Figure, Figure, Figure]]:
    for match in _EVERY.finditer(bones.text) if "very" in bones.text else ():
        nth = bones.at(match.start("share"))
        if nth.kind is Kind.ORDINAL and 1 < nth.value <= _MOST_EVERY and (pair := _pair(bones, match)):
            n = int(nth.value)
            yield *pair, replace(nth, kind=Kind.RATIO, value=Decimal(1) / n, quantum=Decimal(0), ratio=(1, n))
    if RATIO not in bones.text:
        return
    as_percent = _with_percentages(bones)
    if as_percent.text == bones.text:
        return
    for pattern in (_FRACTION_OF, _OF_ALL):
        for match in pattern.finditer(as_percent.text):
            share, pair = bones.at(match.start("share")), _pair(bones, match)
            if share.ratio and pair:
                yield *pair, share
    for part, whole, share in bound(as_percent):
        place = bones.places[bones.figures.index(share)]
        # "half of the 80 boats (40)", "80 boats, half of them (40) new"
        own = share.end <= part.start and part in bones.figures  # one of a ratio stands in it
        counted = own and bones.before(bones.figures.index(part)).rstrip().endswith("(")
        if share.ratio and (counted or not _OF_SOME.match(bones.text, place + 1)):
            yield part, whole, share


def _with_percentages(bones: Skeleton) -> Skeleton:
    """Return the skeleton with a percentage's sign where a fraction is spoken, so that forms of one read the other."""
    text = list(bones.text)
    for figure, place in zip(bones.figures, bones.places, strict=True):
        if text[place] == RATIO and is_spoken(figure) and figure.value < 1:
            text[place] = PERCENT
    return replace(bones, text="".join(text))


def _pair(bones: Skeleton, match: re.Match[str]) -> tuple[Figure, Figure] | None:
    if "ratio" in match.re.groupindex and (ratio := bones.role(match, "ratio")):
        return None if is_spoken(ratio) else halves(ratio)
    return bones.at(match.start("part")), bones.at(match.start("whole"))


CHECK = Check(
    code="CC226",
    name=NAME,
    title="A part, its whole and a fraction in words",
    explanation=__doc__,
    law=fraction_of_whole,
    examples=Examples(
        consistent=(
            "In spring 20 of the 80 boats, or a quarter, were laid up.",
            "Every fifth tree, 30 of 150, had blight.",
            "A third of the 60 lamps, 20 in all, were out.",
            "Half of the 86 lamps (43) were out.",
        ),
        inconsistent=(
            "In spring 20 of the 80 boats, or a third, were laid up.",
            "Every fourth tree, 30 of 150, had blight.",
            "A quarter of the 60 lamps, 20 in all, were out.",
            "Half of the 86 lamps (34) were out.",
        ),
        silent=(
            "In spring 20 of the 80 boats, half of them new, were laid up.",
            "Half of the 86 lamps (43) were out, and the wicks (12) were dry.",
            "Every fifth day 30 of 150 trees were sprayed.",
            "They lit 20 of the 60 lamps in a quarter of an hour.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE}),
    cues=frozenset(vocabulary.FRACTION_WORDS),
    least=2,
)
