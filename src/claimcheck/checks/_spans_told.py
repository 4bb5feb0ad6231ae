"""Where one tells a beginning, an end and the time between: "begun in 1950, finished in 1959, nine years later"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._skeleton import COUNT, DURATION, OTHER, RANGE, SIGNS, Skeleton, form, skeleton
from claimcheck.checks._span_ends import CLOCK_UNITS, DAY_UNITS, MONTH_UNITS, MOST_FIGURES, Ended, ended, is_in_which
from claimcheck.checks._text import is_two_sided
from claimcheck.checks._words import entries, one_of, phrases
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Sentence
from claimcheck.records import replace

_BEGAN = one_of(vocabulary.BEGINNINGS)
_ENDED = one_of(vocabulary.ENDINGS)
_LASTED = one_of(vocabulary.LASTING)
_HEDGED = rf"(?:{one_of(vocabulary.HEDGES_OF_LENGTHS)} )?"
_FIRST, _LAST, _LENGTH = rf"(?P<first>{OTHER})", rf"(?P<last>{OTHER})", rf"{_HEDGED}(?P<length>{DURATION})"
_SHORT, _SOME = rf"[^{SIGNS}.;:()]{{0,40}}?", rf"[^{SIGNS}.;:()]{{1,70}}?"
_IN = one_of(phrases("in | on | of | at | at the end of | early in | late in"))
_WHOSE = rf"(?:{one_of(vocabulary.NAMED)} )?"
_AT_OR_UNTIL = entries("in on at by until till")
_LATE = phrases("late | later | behind schedule | overdue")
_SOMEWHERE = phrases("in the air | at sea | on the road | with | at | there")
_STOP = r"(?=\s*[.,;:)]|$)"
_OVER = (
    r"(?=\s*[.,;:)]|$| "
    rf"{one_of(vocabulary.SPENT_ON, vocabulary.ALL_THE_TIME, _SOMEWHERE)}\b)"
)
_TAKING = one_of(vocabulary.TRIPS)
_SO_LONG = (
    rf"(?:(?:(?:so|and|so that|which) (?:it |they |(?:an?|the|each) [a-z]+ )?)?{_LASTED}|"
    rf"(?:for |making )?an? (?:[a-z-]+ )?{_TAKING} (?:of|lasting)|"
    r"(?:for |in )?a total of)"
)
_IN_ALL = rf"(?=\s*[.;)]|$| {one_of(vocabulary.ALL_THE_TIME, vocabulary.IN_WHICH, vocabulary.DAILY)}\b)"
_KEPT_ON = one_of(vocabulary.KEEPING_ON)
_TAKING_TIME = entries("take takes taking took last lasts lasting lasted")
_FORMS = (
    # "The siege began in 1644 and ended in 1646, lasting two years"
    form(
        rf"\b{_BEGAN}\b{_SHORT}\b{_IN} {_FIRST}{_SOME}\b{_ENDED}\b{_SHORT}\b{_IN} {_LAST}(?!\s*,?\s+with\b)\s*[,:;]?"
        rf"[^{SIGNS}.;:()]{{0,20}}?\b{_SO_LONG} {_LENGTH}{_OVER}"
    ),
    # "broke out in 1644 and ended in 1646, two years in all"
    form(
        rf"\b{_BEGAN}\b{_SHORT}\b{_IN} {_FIRST}{_SOME}\b{_ENDED}\b{_SHORT}\b{_IN} {_LAST}\s*[,:—–] ?{_LENGTH}{_IN_ALL}"
    ),
    # "It took 41 years to build: work began in 1878 and ended in 1919"
    form(
        rf"\b{_LASTED} {_LENGTH}(?: to [a-z]+)?\s*[:;,(—–]{_SHORT}\b{_BEGAN}\b{_SHORT}\b{_IN} {_FIRST}{_SOME}\b{_ENDED}"
        rf"\b{_SHORT}\b{_IN} {_LAST}{_STOP}"
    ),
    # "Departure 9:05, arrival 12:50: a trip of 3 hours 45 minutes"
    form(
        rf"\b(?:depart\w*|starts?|opening|beginning)\b{_SHORT} {_FIRST}{_SOME}\b(?:arriv\w*|finish\w*|ends?|closing)\b"
        rf"{_SHORT} {_LAST}\s*[,:;—–] ?(?:{_SO_LONG} )?{_LENGTH}{_OVER}"
    ),
    # "due at 14:10 and came in at 14:52, 42 minutes late"
    form(
        rf"\b{one_of(vocabulary.DUE)}\b{_SHORT}\b(?:at|for|by) {_FIRST}{_SOME}\b(?:at|until|till) "
        rf"{_LAST}\s*, {_LENGTH} {one_of(_LATE)}{_STOP}"
    ),
    # "The lease of 3 May ran until 24 May, three weeks"
    form(rf"\b{_IN} {_FIRST}{_SHORT}\b(?:until|till) {_LAST}\s*, {_LENGTH}{_IN_ALL}"),
    # "The treaty of 1990 expired in 2015, after 25 years"
    form(rf"\b(?:of|in) {_FIRST}{_SHORT}\b{_ENDED}\b{_SHORT}in {_LAST}\s*,? after {_LENGTH}{_OVER}"),
    # "begun in 1950 and finished nine years later, in 1959"
    form(rf"\b{_IN} {_FIRST}[^{SIGNS}.:()]{{1,70}}? {_LENGTH} later\s*,? (?:(?:in|on|at) )?{_LAST}{_STOP}"),
    # "landed at 4:15, having left at 11:45, four and a half hours earlier"
    form(rf"\b{_IN} {_LAST}\s*,{_SOME}\b{_BEGAN}\b{_SHORT}\b{_IN} {_FIRST}\s*, {_LENGTH} (?:earlier|before){_STOP}"),
    # "started in 2015 and was completed in 2018, three years later"
    form(rf"\b{_IN} {_FIRST}{_SOME}\b(?:{one_of(_AT_OR_UNTIL)} )?{_LAST}\s*, {_LENGTH} later{_STOP}"),
    # "sank in 1912, 100 years before the memorial was unveiled in 2012"
    form(rf"\b{_IN} {_FIRST}\s*, {_LENGTH} before{_SOME}\bin {_LAST}{_STOP}"),
    # "In 1999, 26 years before the 2025 vote", "by 2030, five years after the 2025 review"
    form(rf"\b(?:{_IN}|by) {_FIRST}\s*, {_LENGTH} (?:before|ahead of) {_WHOSE}{_LAST}(?: [a-z-]+){{0,2}}{_STOP}"),
    form(rf"\b(?:{_IN}|by) {_LAST}\s*, {_LENGTH} (?:after|since|from) {_WHOSE}{_FIRST}(?: [a-z-]+){{0,2}}{_STOP}"),
    # "ran from 1756 to 1763 and went on for seven years"
    form(rf"\bfrom {_FIRST} (?:to|until|till) {_LAST}\s*,?(?: and| it| which)? (?:{_LASTED}) {_LENGTH}{_OVER}"),
    # "closed in 1932 and stood empty for the next 43 years, until it was sold in 1975"
    form(
        rf"\b(?<!born\s)(?:{_IN}|from) {_FIRST}[^.;:()]{{1,80}}?\b(?:{_KEPT_ON}(?: [a-z]+)?|for the next) "
        r"(?:for )?(?:the next )?"
        rf"{_LENGTH},? (?:until|till) (?:{_SHORT}\b{_IN} )?{_LAST}{_STOP}"
    ),
    # "released on 12 January 2024, it is supported until 12 January 2027, i.e. for three years"
    form(
        rf"\b{_BEGAN}\b{_SHORT}\b{_IN} {_FIRST}{_SOME}\b(?:until|till) {_LAST}\s*,? "
        rf"(?:i\.e\. |that is |and so |thus )?for {_LENGTH}{_STOP}"
    ),
    # "leaves at 8.45 am, takes an hour and twenty minutes and should be there by 10.05 am"
    form(
        rf"\b{_BEGAN}\b{_SHORT}\bat {_FIRST}{_SOME}\b{one_of(_TAKING_TIME)} {_LENGTH}{_SOME}"
        rf"\b(?:at|by) {_LAST}{_STOP}"
    ),
)
# "Doors open at 7 and the show ends at 11, lasting three hours": the length may be of the second alone.
_ANOTHER = regex(rf"\b(?:and|but|while)\s+{one_of(vocabulary.NAMED)}\s+[a-z]+\s", re.IGNORECASE)
_LASTING = regex(rf"\b{_LASTED}\s+(?:\w+\s+)?$", re.IGNORECASE)
# "Built in 1890, the pier turned 130 in 2020"
_TURNED = form(
    rf"\b{_BEGAN}\b{_SHORT}in {_FIRST}\s*,?{_SHORT}\b"
    r"(?:turn(?:s|ed|ing)?|was|is|marks?|marked|celebrate[sd]?|so|now|thus|therefore) "
    rf"(?P<length>[{COUNT}{OTHER}{DURATION}])(?: years old)? in {_LAST}(?=\s*[.,;:)]|$)"
)
# "Built between 1956 and 1962, the dam took six years to finish"
_RANGED_WORK = form(
    rf"\b{_BEGAN}\b{_SHORT}\b(?:from|between|in) (?P<both>{RANGE})(?:,| and){_SHORT}\b(?:took|taking|lasted) "
    rf"{_LENGTH}(?: to [a-z]+)?{_STOP}"
)
# "The war of 1618-1648 lasted thirty years"
_RANGED = form(rf"\b{one_of(vocabulary.WITHIN)} (?P<both>{RANGE})\)?(?: which)? {_LASTED} {_LENGTH}{_OVER}")
# "It was shut in 1994. Twelve years later, in 2006, it ...": from the one time of the sentence before.
_LATER_IN = form(rf"{_LENGTH} later\s*,? in {_LAST}{_STOP}")
_OTHER_TIMES = entries(
    "where which who whom whose had since until till when while after before later earlier again once during then war"
)
_TURNING = frozenset("turn turns turned turning old".split())
_LOOSELY = entries("median mean average averaged aged each per every first next another sentenced")
_LOOSE = regex(
    rf"\b{one_of(_LOOSELY)}\b",
    re.IGNORECASE,
)
# Times of day of two places, it may be.
_ZONED = regex(r"\b(?:local|zones?|UTC|GMT|[A-Z]{1,3}[SD]T)\b")
_PARTED = regex(r"[,;:(]")
_POINTS = frozenset({Kind.YEAR, Kind.DATE, Kind.TIME})
_AGES = frozenset({Kind.COUNT, Kind.AGE, Kind.DURATION})


def told_lengths(sentence: Sentence) -> Iterator[Ended]:
    """Yield each length of time of a sentence, read by `timed`, with its beginning and its end, where verbs tell which
    is which."""
    words = sentence.words
    told = any(f.kind is Kind.DURATION for f in sentence.figures)
    turning = not _TURNING.isdisjoint(words)
    if not (told or turning) or len(sentence.figures) > MOST_FIGURES:
        return
    points = sum(f.kind in _POINTS for f in sentence.figures)
    if not 1 <= points <= 2:
        return
    bones = skeleton(sentence)
    if told and points == 1:
        for pattern in (_RANGED, _RANGED_WORK):
            for match in pattern.finditer(bones.text):
                yield from _of_range(bones, match, pattern is _RANGED_WORK)
    elif told and points == 2:
        text = _without_ordinals(bones)
        for pattern in _FORMS:
            for match in pattern.finditer(text):
                yield from _tied(sentence, bones, match)
    if turning and points == 2:
        for match in _TURNED.finditer(bones.text):
            yield from _tied(sentence, bones, match, turned=True)


def counted_from_before(sentence: Sentence, before: Sentence | None) -> Ended | None:
    """Return a length that is counted from the one year that the sentence before is about, None if there is none."""
    if "later" not in sentence.words or before is None or not before.words.isdisjoint(_OTHER_TIMES):
        return None
    if sum(f.kind in _POINTS for f in sentence.figures) != 1 or _PARTED.search(before.text):
        return None
    bones = skeleton(sentence)
    match = _LATER_IN.search(bones.text)
    first = [f for f in before.figures if f.kind in _POINTS or (f.kind in _AGES and f.unit in MONTH_UNITS)]
    if match is None or len(first) != 1 or not _is_year(first[0]):
        return None
    length, last = bones.at(match.start("length")), bones.at(match.start("last"))
    plain = length.unit == "year" and _is_length(length, turned=False) and _is_year(last)
    return Ended(length, first[0], last) if plain else None


def _is_year(figure: Figure) -> bool:
    return (
        figure.kind is Kind.YEAR
        and not figure.until
        and bool(figure.when and figure.when.year and not figure.when.span)
    )


def _without_ordinals(bones: Skeleton) -> str:
    """Return a skeleton's text with a letter for each ordinal: "the second, ten years later"."""
    text = bones.text
    for place, figure in zip(bones.places, bones.figures, strict=True):
        if figure.kind is Kind.ORDINAL:
            text = f"{text[:place]}n{text[place + 1 :]}"
    return text


def _tied(sentence: Sentence, bones: Skeleton, match: re.Match[str], *, turned: bool = False) -> Iterator[Ended]:
    first, last, length = (bones.at(match.start(name)) for name in ("first", "last", "length"))
    if _LOOSE.search(match[0].replace("for the next ", "")) or not _is_length(length, turned=turned):
        return
    if turned:
        length = replace(length, kind=Kind.DURATION, unit="year")
    if {first.kind, last.kind} <= _POINTS and not any(f.until or (f.when and f.when.span) for f in (first, last)):
        between = bones.text[match.start("first") : match.start("last")]
        another = _ANOTHER.search(between) is not None and _LASTING.search(bones.text[: match.start("length")])
        for tie in _with_ends(sentence, length, first, last):
            yield replace(tie, surely=False) if another and first.kind is Kind.TIME else tie


def _is_length(figure: Figure, *, turned: bool) -> bool:
    kinds = _AGES if turned else frozenset({Kind.DURATION})
    return figure.kind in kinds and is_two_sided(figure) and not figure.is_range


def _with_ends(sentence: Sentence, length: Figure, first: Figure, last: Figure) -> Iterator[Ended]:
    """Yield a length with its ends, if they are of a kind that it can be told from."""
    if Kind.TIME in (first.kind, last.kind):
        if first.kind is last.kind and length.unit in CLOCK_UNITS and not _ZONED.search(sentence.text):
            yield from ended(sentence, length, first, last)
        return
    whole = all(f.when and f.when.day for f in (first, last))
    if not all(f.when and (f.when.year or (whole and length.unit in DAY_UNITS)) for f in (first, last)):
        return
    if length.unit == "year" or (length.unit in DAY_UNITS | MONTH_UNITS and whole):
        if whole:
            yield from ended(sentence, length, first, last)
        else:
            within = is_in_which(sentence, length)
            yield Ended(length, first, last, not within, within=within)


def _of_range(bones: Skeleton, match: re.Match[str], within: bool) -> Iterator[Ended]:
    both, length = bones.at(match.start("both")), bones.at(match.start("length"))
    if both.kind is Kind.YEAR and both.until and length.unit == "year" and _is_length(length, turned=False):
        first, last = replace(both, until=None), replace(both, when=both.until, until=None)
        between = "between" in match[0].lower()
        years = [replace(f, value=Decimal(f.when.year)) for f in (first, last) if f.when and f.when.year]
        if len(years) == 2 and not _LOOSE.search(match[0]):
            yield Ended(length, years[0], years[1], not (between or within), within=within)
