"""The share of a part that is only named, of a whole that was told with all its parts: "The park had 72,000 visitors:
21,000 in June, 27,000 in July and 24,000 in August. July accounted for 37.5% of them."

The rule is `share = 100 x part / whole`. The name must stand beside one amount of a list in a sentence before, and the
amounts of that list must make a total that the text states too: then nothing else can be its whole. A share of
something else, or one that is far from what part and whole make, is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimcheck.checks import _change_words as changes
from claimcheck.checks import _part_words as spoken
from claimcheck.checks._apart import is_amount, neighbour, sentences_before
from claimcheck.checks._law import conclude, figures_of, is_within, percent, percentage_of, said, value_of
from claimcheck.checks._lists import alike
from claimcheck.checks._parts import SAID_SHARE, is_spoken, share_equation, sum_status
from claimcheck.checks._skeleton import PERCENT, RATIO, WORD, Skeleton, form, skeleton
from claimcheck.checks._text import singular
from claimcheck.checks._wholes import GENERAL, in_one_unit, listed, noun_of, of_unit
from claimcheck.checks._words import (
    ABOUT,
    ARTICLES,
    HEDGED,
    HEDGING,
    HOLDING_AMOUNTS,
    NEARLY,
    OWNERS,
    THESE,
    THOSE,
    entries,
    one_of,
)
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass

NAME = "share_by_name"
_LAW = share_equation("part", "whole", "stated")
_SHARE = f"(?P<share>[{PERCENT}{RATIO}])"
_OF = rf"(?: of (?P<of>(?:{one_of(ARTICLES, OWNERS, THESE, ('all',))} ){{0,2}}{WORD}))?"
_NAME = rf"(?P<name>{WORD})(?: {one_of(spoken.BESIDE_NAMES)})?"
_FORMS = (
    # "July alone accounted for 37.5% of them", "Sponsors thus carry a third of it"
    form(rf"\b{_NAME} {one_of(spoken.BEING_A_SHARE)}(?: {one_of(spoken.BESIDE_NAMES)})? {HEDGED}{_SHARE}{_OF}"),
    # "The busiest day was Wednesday, with 24% of the total"
    form(rf"\b{_NAME}\s?,? (?:with|at) {HEDGED}{_SHARE}{_OF}"),
)
_KINDS = frozenset({Kind.PERCENT, Kind.RATIO})
# The last words before a share in these forms.
_ENDINGS = frozenset(
    phrase.split()[-1]
    for phrase in (*spoken.BEING_A_SHARE, *spoken.BESIDE_NAMES, *ABOUT, *NEARLY, *HEDGING, "with", "at")
)
_DONE = regex(r"\s*(?:[,;.:)—–]|$|and\b|while\b)")
_GREATEST = entries("largest biggest smallest main leading most busiest greatest highest lowest least top")
_BACK = 3  # sentences to the list
_FARTHEST = Fraction(5, 2)  # times that a share may be off and be meant as that of the part
_FEWEST, _MOST = 2, 15  # parts
_LONGEST = 80  # characters before a share that name its part, and behind it that say of what it is
_CHUNK = regex(r"[;:]|,(?!\d)|\.(?!\d)|\b(?:and|while|plus)\b|\(|\)")
_OTHER = (changes.TRIGGERS.keys() | changes.VERSUS | frozenset(entries("per each average rate than"))) - {"up"}


@dataclass(frozen=True, slots=True)
class _Told:
    name: str
    of: str
    share: Figure


def share_by_name(part: Printed, whole: Printed, stated: Printed) -> Finding:
    """Compare a part's share of a whole with what is said of the part by its name.

    Args:
        part: the part that the name stands for.
        whole: the whole, in the same unit.
        stated: the percentage or fraction.

    Returns:
        Whether part / whole meets the share.
    """
    figures = figures_of(part=part, whole=whole, stated=stated)
    share = percent(100 * value_of(figures["part"]) / value_of(figures["whole"]), -1)
    return conclude(
        NAME,
        SAID_SHARE if figures["stated"].ratio else _LAW,
        figures,
        f"{said(figures['part'])} of {said(figures['whole'])} is {share}",
        given=("part", "whole"),
        note="the part and its whole are taken from before",
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if not _OTHER.isdisjoint(sentence.words):
        return
    if all(len(other.figures) < _FEWEST for other in sentences_before(sentence, reading, _BACK)):
        return
    for told in _told(skeleton(sentence), sentence):
        found = _part_and_whole(told, sentence, reading)
        if found is None:
            continue
        finding = share_by_name(*found, told.share)
        made = 100 * value_of(found[0]) / value_of(found[1])
        if finding.status is not Status.INCONSISTENT or is_within(_FARTHEST, made, percentage_of(told.share)):
            yield finding


def _told(bones: Skeleton, sentence: Sentence) -> Iterator[_Told]:
    """Yield what a sentence says is a share, by its name; with its rank, if nothing says what it is of."""
    for index, share in enumerate(bones.figures):
        plain = share.kind in _KINDS and share.change is Change.NONE and not share.is_range
        if not plain or _ENDINGS.isdisjoint(bones.before(index).lower().split()[-1:]):
            continue
        if (share.ratio and not is_spoken(share)) or not 0 < percentage_of(share) < 100:
            continue
        place = bones.places[index]
        for pattern in _FORMS:
            match = pattern.search(bones.text, max(0, place - _LONGEST), place + _LONGEST)
            if match is None or match.start("share") != place or not _DONE.match(bones.text, match.end()):
                continue
            if pattern is _FORMS[0] or match["of"] or not sentence.words.isdisjoint(_GREATEST):
                of = (match["of"] or "").lower().split()
                yield _Told(match["name"], of[-1] if of else "", share)


def _part_and_whole(told: _Told, sentence: Sentence, reading: Reading) -> tuple[Figure, Figure] | None:
    """Return the one amount that a name stands beside in the nearest sentence before, and what its list makes."""
    known: list[Figure] = []
    for step in range(1, _BACK + 1):
        other = neighbour(sentence, reading, -step)
        if other is None:
            return None
        if not other.figures:
            continue
        bones = listed(other)
        own = in_one_unit([f for f in bones.figures if is_amount(f)])
        named = [f.span for f in bones.figures if _is_beside(told.name, f, bones)]
        beside = [f for f in own if f.span in named]
        if len(beside) > 1:
            return None
        if beside:
            earlier = next((s for s in sentences_before(other, reading, _BACK) if s.figures), None)
            known += [f for f in (listed(earlier).figures if earlier else ()) if is_amount(f)]
            found = _with_whole(beside[0], own, known)
            words = other.words | (earlier.words if earlier else frozenset())
            return found if found and _is_of(told, found[1], words, reading) else None
        known += own
    return None


def _is_beside(name: str, figure: Figure, bones: Skeleton) -> bool:
    """Return whether a name stands in the same item of a list as an amount."""
    place = bones.places[bones.figures.index(figure)]
    start = max((m.end() for m in _CHUNK.finditer(bones.text, 0, place)), default=0)
    end = _CHUNK.search(bones.text, place)
    item = bones.text[start : end.start() if end else len(bones.text)]
    return singular(name) in {singular(word) for word in re.findall(r"[^\W\d_][\w’'-]*", item)}


def _with_whole(part: Figure, own: Sequence[Figure], known: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """Return a part with what it makes with all others of its list, told in its sentence or in another one."""
    like_it = [f for f in own if alike(f, part)]
    for whole in [f for f in (*own, *known) if f.value > part.value]:
        sides = ([f for f in like_it if f.start > whole.start], [f for f in like_it if f.start < whole.start])
        for parts in (run for side in sides for run in (side, side[1:])):  # "72,000 in three months: ..."
            converted = of_unit(parts, whole) if part in parts and _FEWEST <= len(parts) <= _MOST else ()
            if converted and alike(converted[0], whole) and sum_status(converted, whole) is Status.CONSISTENT:
                return converted[parts.index(part)], whole
    return None


def _is_of(told: _Told, whole: Figure, words: frozenset[str], reading: Reading) -> bool:
    """Return whether a share may be of a whole, by what it is said to be of; `words` are those around the whole."""
    if not told.of or told.of in GENERAL or told.of in THOSE:
        return True
    if whole.kind is Kind.COUNT:
        return singular(told.of) == noun_of(whole, reading.document.text)
    return told.of in words or told.of in (*HOLDING_AMOUNTS, *spoken.DIVIDED_THINGS)


CHECK = Check(
    code="CC243",
    name=NAME,
    title="The share of a part by its name",
    explanation=__doc__,
    law=share_by_name,
    examples=Examples(
        consistent=(
            "The pond had 80 ducks: 20 in May, 36 in June and 24 in July. June alone accounted for 45% of them.",
            "Wool brought in €300, silk €500 and hemp €200, or €1,000 in all. Silk thus made up half of the total.",
        ),
        inconsistent=(
            "The pond had 80 ducks: 20 in May, 36 in June and 24 in July. June alone accounted for 55% of them.",
            "Wool brought in €300, silk €500 and hemp €200, or €1,000 in all. Silk thus made up a third of the total.",
        ),
        silent=(
            "The pond had 80 ducks, 20 of them in May and 36 in June. June alone accounted for 55% of them.",
            "The pond had 80 ducks: 20 in May, 36 in June and 24 in July. June accounted for 55% of the rain.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_KINDS,
)
