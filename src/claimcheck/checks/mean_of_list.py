"""An average and the values that it is of: "11, 14 and 17 crates, an average of 14".

The rule is `average = sum / n`, for a plain mean of values that are all listed. Weighted means and medians are left
alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from claimcheck.checks._apart import bare, sentences_before
from claimcheck.checks._law import conclude, figures_of, is_within, said, value_of
from claimcheck.checks._lists import Items, alike, goes_on, is_digit_off, items_from, items_to
from claimcheck.checks._parts import Firm, add, left_by
from claimcheck.checks._skeleton import COUNT, SIGNS, Skeleton, form, skeleton, words
from claimcheck.checks._words import HEDGED, OWNERS, THESE, entries, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import exact
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "average"
_AVERAGES = entries("average mean averaged averaging")
_VALUE = "[\ue000\ue001\ue002\ue004\ue005]"
_AFTER = form(
    rf"(?P<last>{_VALUE})(?P<gap>[^{SIGNS};()]{{0,40}}?)",
    rf"\b(?:averaging|on average|(?:an?|the) (?:average|mean)(?: \w+)? of) (?:about )?(?P<average>{_VALUE})",
)
_BEFORE = form(
    rf"\b{one_of(_AVERAGES)} (?:(?:was|is|of) )?(?P<average>{_VALUE})",
    rf"{words(0, 4)}\s*(?:[(\[:]|—|–)\s*(?P<first>{_VALUE})",
)
_LEADS = phrases("their | the | its | with a | with an | giving a | giving an")
_IS_OF = entries("of was is being")
# "scores of 4, 6 and 8 average 6", "ages 20, 30 and 40; mean 30"
_VERB = form(
    rf"(?P<last>{_VALUE})(?: \w+)?(?: averaged?(?: out)?(?: (?:at|to))?|"
    rf"\s*[;,] (?:(?:and |for )?{one_of(_LEADS)} )?(?:mean|average)(?: {one_of(_IS_OF)})?) ",
    rf"(?:about )?(?P<average>{_VALUE})",
)
# "$30, $40 and $50, $40 on average"
_TRAILED = form(
    rf"(?P<last>{_VALUE})(?: \w+)?\s*(?:,|—|–)(?: or| making| which is)? "
    rf"(?P<average>{_VALUE})(?: \w+){{0,2}} on average\b"
)
_THE = one_of(("the",), OWNERS, THESE)
# "the average of 10, 20 and 30 is 20", "the average of the three bids, $10, $12 and $14, is $12"
_OF_LIST = form(
    rf"\b(?:average|mean) of (?:{_THE} (?P<announced>{COUNT})(?: \w+){{1,2}}\s*[,:(—–]\s*)?"
    rf"(?P<first>{_VALUE})"
)
_IS = form(rf"(?: \w+)?\s*[,)—–]?(?: is| was| comes to|\s*=) (?P<average>{_VALUE})")
_TIMES = entries("hourly daily nightly weekly monthly quarterly yearly")
# "The monthly average was 61 mm", "The average of the three was $87,167", "That is an average of 12"
_APART = form(
    rf"(?:the (?:(?P<time>{one_of(_TIMES)}) (?:average|mean)|",
    rf"(?:average|mean) (?:of|for) {_THE} (?P<announced>{COUNT})(?: \w+)?) {one_of(_IS_OF)}|",
    rf"(?:that|this) {one_of(entries('is gives makes was'))} an (?:average|mean) of) {HEDGED}(?P<average>{_VALUE})",
)
_FEW, _BACK = 2, 2  # figures that are no list; sentences
_FARTHEST = Fraction(5, 4)  # times that a mean may be off and be meant as that of a list
_CAPTIONS = entries("figure fig chart table graph plot caption")  # they have a check of their own
_CAPTION = regex(rf"\W*{one_of(_CAPTIONS)}\b", re.IGNORECASE)
# What makes an average another one than that of the values listed.
_OTHER_AVERAGES = entries(
    """weighted median moving annual* compound per each range sd standard ci excluding overall including respectively"""
)
_OTHER = regex(rf"\b{one_of(_OTHER_AVERAGES)}\b|±", re.IGNORECASE)


def average(values: Sequence[Printed], stated: Printed) -> Finding:
    """Compare the mean of listed values with the average that is stated.

    Args:
        values: all values, in one unit.
        stated: their average, in that unit.

    Returns:
        Whether the sum of the values divided by their number meets the average.
    """
    names = tuple(f"value_{i + 1}" for i in range(len(values)))
    figures = figures_of(**dict(zip(names, values, strict=True)), average=stated)
    # A mean of counts is a rounded number, even where no decimals are printed.
    figures["average"] = replace(figures["average"], kind=_rounded_kind(figures["average"]))
    count = len(names)
    solve = {name: left_by(name, names, "average", count) for name in names}
    solve["average"] = lambda v: sum((v[n] for n in names), Fraction(0)) / count
    equation = Firm("average", lambda *listed: add(listed) / exact(count), solve)
    inputs = ", ".join(said(figures[name]) for name in names)
    return conclude(NAME, equation, figures, lambda made: f"the mean of {inputs} is {made}", given=names)


def _rounded_kind(figure: Figure) -> Kind:
    return Kind.MEASURE if figure.kind is Kind.COUNT else figure.kind


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    yield from _of_list_before(sentence, reading)
    if len(sentence.figures) < 3 or _OTHER.search(sentence.text) or _CAPTION.match(sentence.text):
        return
    bones = skeleton(sentence)
    for match in (m for pattern in (_AFTER, _VERB, _TRAILED) for m in pattern.finditer(bones.text)):
        items = items_to(bones, bones.index(match.start("last")))
        yield from _judged(items, bones.at(match.start("average")), bones, items.indices[0])
    for match in _OF_LIST.finditer(bones.text):
        items = items_from(bones, bones.index(match.start("first")))
        if said_as := _IS.match(bones.text, bones.places[items.indices[-1]] + 1):
            yield from _judged(items, bones.at(said_as.start("average")), bones, items.indices[0])
    for match in _BEFORE.finditer(bones.text):
        items = items_from(bones, bones.index(match.start("first")))
        yield from _judged(items, bones.at(match.start("average")), bones, len(bones.figures))


def _of_list_before(sentence: Sentence, reading: Reading) -> Results:
    """Yield an average that a sentence tells of the amounts that one before it lists, and of no others."""
    bones = skeleton(sentence) if len(sentence.figures) <= _FEW else None
    match = _APART.match(bones.text) if bones else None
    if bones is None or match is None or _OTHER.search(bones.text):
        return
    stated, announced = bones.at(match.start("average")), bones.role(match, "announced")
    for before in sentences_before(sentence, reading, _BACK):
        if _OTHER.search(before.text):
            return
        if len(before.figures) > _FEW:
            told = bare(before)
            own = [i for i, f in enumerate(told.figures) if alike(f, stated)]
            items = items_to(told, own[-1]) if len(own) > _FEW else None
            if items and items.indices == tuple(own) and (announced is None or announced.value == len(own)):
                finding = average(items.figures(told), stated)
                made = sum(map(value_of, items.figures(told)), Fraction(0)) / len(own)
                # That of a time may be the usual one, unless it is a digit away.
                meant = match["time"] is None or is_digit_off([_nearest_to(made, stated)], stated)
                if finding.status is not Status.INCONSISTENT or (
                    meant and is_within(_FARTHEST, made, value_of(stated))
                ):
                    yield finding
            return


def _nearest_to(made: Fraction, stated: Figure) -> Figure:
    """Return a mean as it would be printed, to the digits of the one that is stated."""
    quantum = stated.quantum or Decimal(1)
    return replace(stated, value=round(made / Fraction(quantum)) * quantum)


def _judged(items: Items, stated: Figure, bones: Skeleton, first: int) -> Results:
    values = items.figures(bones)
    announced = len(values) > 2 and values[0].value == len(values) - 1 and items.texts[0].strip()
    if announced and not items.texts[1].strip():
        values = values[1:]  # "3 bars, 12, 15 and 18"
    elif 0 < first < len(bones.figures) and goes_on(bones, first - 1) and bones.figures[first - 1].value != len(values):
        return  # a figure of another kind begins the list
    values = _without_total(values)
    if len(values) < 2 or not all(alike(v, stated) for v in values):
        return
    finding = average(values, stated)
    if finding.status is not Status.INCONSISTENT or (
        _within(values, stated) and _is_all(stated, bones, first, len(values))
    ):
        yield finding


def _without_total(values: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Leave out a last number that is the sum of the others: "5, 6 and 7, 18 in all"."""
    *parts, last = values
    if len(parts) > 1 and value_of(last) and value_of(last) == sum(map(value_of, parts)):
        return tuple(parts)
    return values


def _is_all(stated: Figure, bones: Skeleton, first: int, count: int) -> bool:
    """Return whether no figure before the list, but how many there are, can be one more of its values."""
    before = bones.figures[: first if first < len(bones.figures) else 0]
    return not any(f is not stated and alike(f, stated) and f.value != count for f in before)


def _within(values: tuple[Figure, ...], stated: Figure) -> bool:
    """Return whether a stated average is near enough to be one of these values."""
    low, high = min(map(value_of, values)), max(map(value_of, values))
    return low / 2 <= value_of(stated) <= 2 * high


CHECK = Check(
    code="CC218",
    name=NAME,
    title="An average and its values",
    explanation=__doc__,
    law=average,
    examples=Examples(
        consistent=(
            "The three jumps were 5 m, 6 m and 7 m, a mean of 6 m.",
            "They picked 11, 14 and 18 crates, an average of 14.3.",
            "It rained 48 mm in June, 61 mm in July and 74 mm in August. The monthly average was 61 mm.",
        ),
        inconsistent=(
            "The three jumps were 5.0 m, 6.0 m and 7.0 m, a mean of 7.0 m.",
            "They picked 11, 14 and 18 crates, an average of 13.4.",
            "It rained 48 mm in June, 61 mm in July and 74 mm in August. The monthly average was 71 mm.",
            "The average of the three jumps, 5.0 m, 6.0 m and 7.0 m, is 6.8 m.",
        ),
        silent=(
            "Weighted by length, jumps of 5 m and 7 m had a mean of 6.4 m.",
            "It rained 48 mm in June, 61 mm in July and 74 mm in August. The long-term average was 71 mm.",
            "After 11 and 14 crates they had an average of 9 a year.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset(),
    cues=frozenset({"average", "averaging", "averaged", "mean"}),
)
