"""A number of things, how many each has, and how many all have: "each of the 25 classes has 24 pupils, 600 in all".

The rule is `total = count x each`. "Each" or "every" must be said of the things, and "in all", "a total of" or the like
of the total; boxes "of" bottles and instalments "of" a sum make what all of them hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._law import value_of
from claimcheck.checks._lists import alike
from claimcheck.checks._skeleton import AMOUNT, COUNT, MEASURE, WORD, Needs, Skeleton, form, has_each, skeleton, words
from claimcheck.checks._triples import comparable, is_blocked, is_slip, product_law, unhedged
from claimcheck.checks._words import entries, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "each_times"
_MOST_WORDS = 5
_OTHERS = one_of(entries("and or but which who from than between"))
_THE = rf"(?:{one_of(vocabulary.OF_ALL)} )?"
_MAKES = vocabulary.GIVING + phrases("which makes | which gives | which is | that is | that is, | and")
_HAVING = entries("with of having holding carrying worth costing")
_MAKING = phrases(
    "make | makes | making | add up to | adds up to | adding up to | come to | comes to | came to | total | totals | "
    "totalled | equal | equals | is | for a total of | give | hold"
)
_THINGS = rf"(?P<count>[{COUNT}{MEASURE}]){words(1, _MOST_WORDS, but=_OTHERS)}"
_IN_TOTAL = phrases("a total of | totalling | totaling | together")
_TOTAL = (
    rf"(?:(?:\s*,)? {one_of(_MAKES)} (?:a total of )?|\s*[,—–:]\s*"
    rf"(?:{one_of(_IN_TOTAL)} )?){vocabulary.HEDGED}(?P<total>{AMOUNT})"
)
_ALL = rf"(?:{words(0, 2)} {one_of(vocabulary.IN_ALL)})?"
_DONE = r"(?=\s*[.,;:)—–]|$)"
_EACH = rf"(?P<each>{AMOUNT})"
_FORMS = (
    # "Each of the 25 classes has 24 pupils, 600 in all"
    form(
        rf"\b(?:each|every)(?: {COUNT})? of {_THE}{_THINGS} {_EACH}"
        rf"{words(0, 3, but=_OTHERS)}{_TOTAL}(?P<all>{_ALL}){_DONE}"
    ),
    # "25 buses seat 48 passengers each, 1,200 altogether"
    form(rf"{_THINGS} (?:of )?{_EACH}{words(0, 3, but=_OTHERS)} (?:each|apiece){_TOTAL}(?P<all>{_ALL}){_DONE}"),
    form(
        rf"{_THINGS},? each {one_of(_HAVING)} {_EACH}"
        rf"{words(0, 3, but=_OTHERS)}{_TOTAL}(?P<all>{_ALL}){_DONE}"
    ),
    # "14 halls, each of which seats 200 people, for a total of 2,800"
    form(
        rf"{_THINGS}, each of (?:which|them){words(1, 2, but=_OTHERS)} {vocabulary.HEDGED}{_EACH}"
        rf"{words(0, 3, but=_OTHERS)}{_TOTAL}(?P<all>{_ALL}){_DONE}"
    ),
    # "The 15 teachers each have 22 pupils, 330 altogether"
    form(
        rf"(?P<count>{COUNT}){words(1, 2, but=_OTHERS)} each{words(1, 2, but=_OTHERS + '|of')} {_EACH}"
        rf"{words(0, 3, but=_OTHERS)}{_TOTAL}(?P<all>{_ALL}){_DONE}"
    ),
    # "$200 for each of 5,000 children, $1 million in all"
    form(
        rf"{_EACH}(?: (?!for|to){WORD})? (?:for|to) (?:each|every)(?: {COUNT})?(?: of)? {_THE}{_THINGS}{_TOTAL}"
        rf"(?P<all>{_ALL}){_DONE}"
    ),
    # "eight boxes of 24 bottles make 192 bottles", "twelve instalments of $250 add up to $3,000"
    form(
        rf"(?P<count>{COUNT}) [^\W\d_][\w’'-]*s (?:of|with) {_EACH}{words(0, 2, but=_OTHERS)},? "
        rf"(?:each,? )?(?P<all>{one_of(_MAKING)}) (?P<total>{AMOUNT})"
    ),
)
# What a text has where one of these forms fits, one row a form: a sign of each group. Most have it not.
_EACH_ONE = tuple(f"{word}{count} of" for word in ("each", "every") for count in ("", f" {COUNT}"))
_NEEDS: tuple[Needs, ...] = (
    (_EACH_ONE,),
    ((" each", " apiece"),),
    (tuple(f"each {word}" for word in _HAVING),),
    (("each of which", "each of them"),),
    ((" each ",),),
    (("for each", "for every", "to each", "to every"),),
    (tuple(f"s {word} {kind}" for word in ("of", "with") for kind in AMOUNT.strip("[]")), _MAKING),
)
_NOT_EXACT = phrases("up to | at least | at most | about | between | first | maximum | minimum | another")
_LOOSE = regex(rf"\b{one_of(vocabulary.AVERAGES, _NOT_EXACT)}\b", re.IGNORECASE)


_CUES = frozenset(
    "each every apiece make makes making adds add comes come came total totals totalled equals equal give hold".split()
)


def each_times(count: Printed, each: Printed, total: Printed) -> Finding:
    """Compare what a number of things have together with what each has.

    Args:
        count: how many things there are.
        each: how many, or how much, each has.
        total: what all are said to have, in the same unit.

    Returns:
        Whether count x each meets the total.
    """
    return product_law(NAME, count=count, each=each, total=total)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(sentence)
    taken: set[int] = set()
    for match in _matches(bones):
        count, each, total = (bones.at(match.start(name)) for name in ("count", "each", "total"))
        if total.start in taken or count.scale or not alike(replace(each, per=""), total):
            continue
        if not all(map(unhedged, (count, each, total))):
            continue
        finding = each_times(count, each, total)
        if finding.status is not Status.INCONSISTENT or _firm(bones, match, count, each, total):
            taken.add(total.start)
            yield finding


def _matches(bones: Skeleton) -> Iterator[re.Match[str]]:
    plain = bones.plain
    for pattern, needs in zip(_FORMS, _NEEDS, strict=True):
        if has_each(plain, needs):
            yield from pattern.finditer(bones.text)


def _firm(bones: Skeleton, match: re.Match[str], count: Figure, each: Figure, total: Figure) -> bool:
    if not match["all"].strip() and "total" not in match[0].lower() and "making" not in match[0].lower():
        return False
    if is_blocked(match[0]) or _LOOSE.search(match[0]):
        return False
    return comparable(value_of(count) * value_of(each), total) or is_slip(each_times, count, each, total)


CHECK = Check(
    code="CC228",
    name=NAME,
    title="How many there are, how many each has, and how many all have",
    explanation=__doc__,
    law=each_times,
    examples=Examples(
        consistent=(
            "Each of the 14 boats carries six oars, 84 in all.",
            "The 25 wagons hold 40 tonnes each, 1,000 tonnes altogether.",
            "Nine trays of 30 eggs make 270 eggs.",
        ),
        inconsistent=(
            "Each of the 14 boats carries six oars, 94 in all.",
            "The 25 wagons hold 40 tonnes each, 1,200 tonnes altogether.",
            "Nine trays of 30 eggs make 290 eggs.",
        ),
        silent=(
            "Each of the 14 boats carries six oars and a mast, 60 of them spare.",
            "The 25 wagons hold up to 40 tonnes each, 900 tonnes altogether.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.COUNT, Kind.MEASURE}),
    cues=_CUES,
    least=3,
)
