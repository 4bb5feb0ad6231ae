"""Sums that a whole sentence makes: its one total, said to be that, and all other amounts of the same kind.

Forms of lists read parts that stand side by side. Here parts may have words of their own between them ("tickets brought
in $2 million and sponsors paid $1 million, $3 million in all"), so a sentence must have no other amount of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.checks import _part_words as spoken
from claimcheck.checks import _words as vocabulary
from claimcheck.checks._lists import leaves_rest, like
from claimcheck.checks._skeleton import AMOUNT, COUNT, DURATION, PERCENT, RANGE, RATIO, SIGNS, Skeleton, form, words
from claimcheck.checks._words import entries, one_of
from claimcheck.lazy import regex
from claimcheck.model import Figure

Said = tuple[Figure, tuple[Figure, ...]]

_MOST_PARTS = 12
# Among parts, one that is not numbered: "the chairman, three judges and three others".
_UNNUMBERED = regex(r",|\b(?:and|plus)\b|\bthe\b[^|]*\|", re.IGNORECASE)
_NOT_OF_IT = entries("in all or and of from to than")
_IN_ALL = regex(
    rf"(?:\s+(?!{one_of(_NOT_OF_IT)}\b)[^\W\d_][\w’'-]*){{0,3}}\s+(?:{one_of(vocabulary.IN_ALL)}|(?:for|over)\s+the\s+{DURATION})(?=\s*(?:[.,;:)]|$))",
    re.IGNORECASE,
)
_TOTAL_OF = rf"{one_of(vocabulary.TOTALLED)}(?:\s[\w'’-]+){{0,3}}\stotal(?:\s[\w'’-]+){{0,2}}\s(?:of|to)"
_SUMMED = regex(rf"\b(?:{one_of(vocabulary.SUMMED)}|{_TOTAL_OF})\s+(?:some |about |of )?$", re.IGNORECASE)
_TOGETHER = regex(r"^\W*(?:together|between\s+them|combined|taken\s+together)\b", re.IGNORECASE)
_LAST_OR = regex(r",\s+or\s+$")  # "$3 million and $4 million, or $7 million for the year"
_JOINT = regex(r"[,;]|\band\b|&|\bplus\b|\bthen\b", re.IGNORECASE)
# What ties an amount to something else than a sum.
_APART = regex(
    rf"\b(?:from|to|against)\s+(?:about\s+|some\s+)?(?:[{SIGNS}]|$)|\b(?:between\s+\w+\s+and|"
    rf"{one_of(spoken.EACH_OF, spoken.NO_MEMBERS, spoken.ADDED, spoken.OF_THESE, spoken.CHANGED)})\b",
    re.IGNORECASE,
)
_DIVIDED = form(rf"(?P<total>{AMOUNT})(?:-{one_of(vocabulary.SIZES)})?{words(0, 4)} {one_of(vocabulary.DIVIDED)} ")
_NEXT = entries("and or of in with")
_NOUN = rf" (?!{one_of(_NEXT)}\b)[^\W\d_][\w’'-]*"
_HAS = one_of(vocabulary.HAVING, vocabulary.BEING, ("with", "of"))
# "The 12-member board has seven men and five women"
_SIZED = form(rf"(?P<total>{COUNT})-{one_of(vocabulary.SIZES)}(?: [^\W\d_][\w’'-]*){{1,3}},? {_HAS} ")
_THE = one_of(vocabulary.OF_ALL)
# "The 50 exhibits, 30 paintings and 20 drawings, were lent"
_APPOSED = form(
    rf"\b{_THE} (?P<total>{COUNT})(?:{_NOUN}){{1,2}}, "
    rf"(?P<parts>{COUNT}(?:{_NOUN}){{1,2}}"
    rf"(?:, {COUNT}(?:{_NOUN}){{1,2}})*,? and {COUNT}(?:{_NOUN}){{1,2}}),"
)
# "42 adults took part, 25 in the training group and 17 in the control group"
_CONTROLLED = form(
    rf"(?P<total>{COUNT})(?=[^.;]{{0,160}}\b(?:took part|randomi[sz]ed|assigned|allocated|divided)\b)"
    rf"[^{SIGNS};.]{{1,60}}?, "
    rf"(?P<parts>{COUNT}[^{SIGNS};.,]{{1,50}} and {COUNT}[^{SIGNS};.,()]{{0,40}}\b"
    rf"(?:controls?|placebo)(?: (?:group|arm|condition))?)(?=\s*[.,;)]|$)"
)
_OF_A_TRIAL = (("control", "placebo"), ("took part", "random", "assigned", "allocated", "divided"))
_HALVES = tuple({*vocabulary.HALVES_OF_SETS, *((b, a) for a, b in vocabulary.HALVES_OF_SETS)})
# "400 pupils, 180 boys and 220 girls"
_TWO = form(
    rf"(?P<total>{COUNT})[^{SIGNS};.]{{0,60}}?[,:] (?:with )?"
    rf"(?P<parts>{COUNT}(?: (?:were|are))? (?P<one>[^\W\d_]+) and "
    rf"{COUNT}(?: (?:were|are))? (?P<other>[^\W\d_]+))(?=\s*[.,;:)]|$)"
)
# "90 km long, with 60 km in the north and 30 km in the south"; the parts' places differ.
_PLACED = form(
    rf"(?P<total>{AMOUNT})[^{SIGNS};:.]{{0,40}}?,? (?:with|has|have) (?P<parts>{AMOUNT}{words(0, 2)} "
    rf"(?P<place>{one_of(vocabulary.PLACING)}) [^{SIGNS};:.,]{{1,30}}? and {AMOUNT}{words(0, 2)} (?P=place)\b)"
    rf"[^{SIGNS}]*$"
)
_ENDED = regex(r"(?<=[)\]]);")  # of a bracket in which a whole was divided
_SHORT_WORDS = frozenset("is was are into of".split())
_OTHER_KINDS = regex(f"[{PERCENT}{RATIO}{RANGE}]")
_FEWEST = 3


def said_sums(bones: Skeleton, cues: frozenset[str]) -> Iterator[Said]:
    """Yield the total and the parts of each sum that a sentence says as a whole, `cues` being the sentence's words."""
    if not cues.isdisjoint(_SUM_WORDS) or any(map(bones.text.lower().__contains__, _TIMED)):
        yield from _before_totals(bones)
    for needed, sign, pattern in _AFTER:
        if sign in bones.text and not (needed and cues.isdisjoint(needed)):
            for match in pattern.finditer(bones.text):
                if pattern is not _PLACED or _is_of_unit(bones, match):
                    yield from _after(bones, match)
    if "and" in cues and bones.text.count(COUNT) >= _FEWEST and (", " in bones.text or ": " in bones.text):
        yield from _beside(bones, bones.text.lower())


def _beside(bones: Skeleton, low: str) -> Iterator[Said]:
    trial = all(any(word in low for word in words_of_it) for words_of_it in _OF_A_TRIAL)
    apposed = (_APPOSED,) if low.count(",") > 1 else ()
    for pattern in (*apposed, _TWO, _CONTROLLED) if trial else (*apposed, _TWO):
        for match in pattern.finditer(bones.text):
            if pattern is not _TWO or (match["one"].lower(), match["other"].lower()) in _HALVES:
                yield bones.at(match.start("total")), bones.figures_in(match.start("parts"), match.end("parts"))


# Words of which a sentence with such a total has one, if no time is told that it is of.
_SUM_WORDS = frozenset(
    "all altogether told total totalling totaling combined together them joint add adds adding sums making makes made "
    "gives gave".split()
)
_TIMED = ("for the", "over the")
# Of each form of parts behind their total: the words of which a sentence has one (any, if none), and a sign.
_AFTER = (
    (frozenset(word for phrase in vocabulary.DIVIDED for word in phrase.split()[:2]) - _SHORT_WORDS, "", _DIVIDED),
    (frozenset[str](), f"{COUNT}-", _SIZED),
    (frozenset({"with", "has", "have"}), "", _PLACED),
)


def _before_totals(bones: Skeleton) -> Iterator[Said]:
    together = _TOGETHER.match(bones.text) is not None
    for index in range(2, len(bones.figures)):
        after, before = bones.gap(index), bones.before(index)
        total = bones.figures[index]
        if not _is_amount(bones, index):
            continue
        summed = _SUMMED.search(before)
        if not (summed or together or _IN_ALL.match(after)):
            continue
        if any(like(f, total) for f in bones.figures[index + 1 :]):
            continue
        parts = [i for i in range(index) if _is_amount(bones, i) and like(bones.figures[i], total)]
        if len(parts) > 2 and bones.figures[parts[0]].value == len(parts) - 1:
            parts = parts[1:]  # "the two mines, with 400 and 250"
        end = bones.places[index - 1] + 1 + summed.start() if summed else None
        if not 1 < len(parts) <= _MOST_PARTS or leaves_rest(bones, parts[-1], end):
            continue
        if _is_joined(bones, [*parts, index], end):
            yield total, tuple(bones.figures[i] for i in parts)


def _after(bones: Skeleton, match: re.Match[str]) -> Iterator[Said]:
    total = bones.at(match.start("total"))
    index = bones.index(match.start("total"))
    if any(like(f, total) for f in bones.figures[:index]):
        return
    end = _ENDED.search(bones.text, match.end())
    inside = range(index + 1, bones.index(end.start()) + 1 if end else len(bones.figures))
    parts = [i for i in inside if _is_amount(bones, i) and like(bones.figures[i], total)]
    led = bones.text[match.end() : bones.places[parts[0]]] if parts and match.re is not _PLACED else ""
    if (
        1 < len(parts) <= _MOST_PARTS
        and _is_joined(bones, parts)
        and not _UNNUMBERED.search(led + "|" + re.split(r"[.;:]", bones.gap(parts[-1]), maxsplit=1)[0])
    ):
        yield total, tuple(bones.figures[i] for i in parts)


def _is_of_unit(bones: Skeleton, match: re.Match[str]) -> bool:
    """Return whether a part is of the total's own unit or things: "a 90-page report with 60 pages of ..."."""
    total, part = bones.at(match.start("total")), bones.at(match.start("parts"))
    return bool(total.unit) and total.unit.rstrip("s") == part.unit.rstrip("s")


def _is_joined(bones: Skeleton, indices: list[int], end: int | None = None) -> bool:
    """Return whether amounts follow each other like the members of one sum, and no other number stands among them; what
    leads to the last of them begins at the place `end`."""
    places = [bones.places[i] for i in indices]
    for place, stop in zip(places, [*places[1:-1], end or places[-1]], strict=False):
        gap = _LAST_OR.sub(",", bones.text[place + 1 : stop])
        if not _JOINT.search(gap) or _APART.search(gap) or _OTHER_KINDS.search(gap):
            return False
    last = bones.gap(indices[-1])
    start = bones.text[: bones.places[indices[0]]]
    return not _APART.search(last) and not _OTHER_KINDS.search(start + last)


def _is_amount(bones: Skeleton, index: int) -> bool:
    return bool(_AMOUNT.match(bones.text, bones.places[index]))


_AMOUNT = regex(AMOUNT)
