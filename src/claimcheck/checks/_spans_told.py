"""Where one tells a beginning, an end and the time between: "begun in 1950, finished in 1959, nine years later"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._skeleton import COUNT, DURATION, OTHER, SIGNS, Skeleton, form, skeleton
from claimcheck.checks._words import one_of
from claimcheck.lazy import regex
from claimcheck.model import Figure, Hedge, Kind, Sentence
from claimcheck.records import replace

Told = tuple[Figure, Figure, Figure]

_BEGAN = one_of(vocabulary.BEGINNINGS)
_ENDED = one_of(vocabulary.ENDINGS)
_LASTED = one_of(vocabulary.LASTING)
_FIRST, _LAST, _LENGTH = rf"(?P<first>{OTHER})", rf"(?P<last>{OTHER})", rf"(?P<length>{DURATION})"
_SHORT, _SOME = rf"[^{SIGNS}.;:()]{{0,40}}?", rf"[^{SIGNS}.;:()]{{1,70}}?"
_IN = r"(?:in|on|of|at the end of|early in|late in)"
_OVER = (
    r"(?=\s*[.,;:)]|$| "
    r"(?:of service|in office|in all|in total|of (?:work|war|construction|rule|fighting)|with|at|there)\b)"
)
_FORMS = (
    # "The siege began in 1644 and ended in 1646, lasting two years"
    form(
        rf"\b{_BEGAN}\b{_SHORT}{_IN} {_FIRST}{_SOME}\b{_ENDED}\b{_SHORT}{_IN} {_LAST}\s*,?"
        rf"[^{SIGNS}.;:()]{{0,20}}?\b{_LASTED} {_LENGTH}{_OVER}"
    ),
    # "The treaty of 1990 expired in 2015, after 25 years"
    form(rf"\b(?:of|in) {_FIRST}{_SHORT}\b{_ENDED}\b{_SHORT}in {_LAST}\s*,? after {_LENGTH}{_OVER}"),
    # "begun in 1950 and finished nine years later, in 1959"
    form(rf"\b{_IN} {_FIRST}{_SOME} {_LENGTH} later\s*,? (?:in )?{_LAST}(?=\s*[.,;:)]|$)"),
    # "started in 2015 and was completed in 2018, three years later"
    form(rf"\b{_IN} {_FIRST}{_SOME}\b(?:in )?{_LAST}\s*, {_LENGTH} later(?=\s*[.,;:)]|$)"),
    # "sank in 1912, 100 years before the memorial was unveiled in 2012"
    form(rf"\b{_IN} {_FIRST}\s*, {_LENGTH} before{_SOME}\bin {_LAST}(?=\s*[.,;:)]|$)"),
    # "ran from 1756 to 1763 and went on for seven years"
    form(rf"\bfrom {_FIRST} (?:to|until|till) {_LAST}\s*,?(?: and| it| which)? (?:{_LASTED}) {_LENGTH}{_OVER}"),
)
# "Built in 1890, the pier turned 130 in 2020"
_TURNED = form(
    rf"\b{_BEGAN}\b{_SHORT}in {_FIRST}\s*,?{_SHORT}\b(?:turn(?:s|ed|ing)?|was|is|marks?|marked|celebrate[sd]?) "
    rf"(?P<length>[{COUNT}{OTHER}{DURATION}])(?: years old)? in {_LAST}(?=\s*[.,;:)]|$)"
)
_TURNING = frozenset("turn turns turned turning old".split())
_TOLD = frozenset("later before after lasting lasted lasts spent took taking for".split())
_LOOSE = regex(
    r"\b(?:median|mean|average|averaged|aged|each|per|every|first|next|another|sentenced|about|almost|nearly|over|more)\b",
    re.IGNORECASE,
)


def told_spans(sentence: Sentence) -> Iterator[Told]:
    """Yield each length of time with the years of its beginning and end, where verbs tell which is which."""
    words = sentence.words
    if sum(f.kind in _YEARS for f in sentence.figures) != 2:
        return
    if not _TOLD.isdisjoint(words) and any(f.kind is Kind.DURATION for f in sentence.figures):
        bones = skeleton(sentence)
        for pattern in _FORMS:
            for match in pattern.finditer(bones.text):
                yield from _tied(bones, match)
    if not _TURNING.isdisjoint(words):
        bones = skeleton(sentence)
        for match in _TURNED.finditer(bones.text):
            yield from _tied(bones, match)


_YEARS = frozenset({Kind.YEAR, Kind.DATE})
_AGES = frozenset({Kind.COUNT, Kind.AGE, Kind.DURATION})


def _tied(bones: Skeleton, match: re.Match[str]) -> Iterator[Told]:
    first, last, length = (bones.at(match.start(name)) for name in ("first", "last", "length"))
    plain = first.kind is last.kind and all(
        f.until is None and f.when and not f.when.span and not f.when.day for f in (first, last)
    )
    if not plain or length.kind not in _AGES or length.hedge is not Hedge.NONE or length.is_range:
        return
    if (length.unit == "year" or length.kind is not Kind.DURATION) and not _LOOSE.search(match[0]):
        yield replace(length, kind=Kind.DURATION, unit="year"), first, last
