"""A change in percent that a sentence draws from the only two amounts before it: "The bill was to be $1.2 billion. It
now stands at $1.8 billion, 50% over budget"; "The old pump used 8.0 kW, the new one 6.0 kW, 25% less".

The rule is `change = 100 x (after / before - 1)`; the words beside the percentage say which of the two is the greater
one. No phrase ties the three, but nothing else is there to draw the change from. A change that is far from what the
two make is taken to be of something else, and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from claimcheck.checks import _change_words as changes
from claimcheck.checks._concluded import HEDGES
from claimcheck.checks._drawn import Drawn, are_of_one_unit, drawn, is_led, is_value, told_behind
from claimcheck.checks._law import percentage_of, value_of
from claimcheck.checks._plausible import is_near
from claimcheck.checks._skeleton import NUMBER, OTHER, PERCENT, RATIO, SIGNS, Skeleton, form, skeleton, words
from claimcheck.checks._text import singular
from claimcheck.checks._two_values import percent_change
from claimcheck.checks._words import AGAINST, NAMED, OF_ALL, entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "concluded_change"
_KINDS = frozenset({Kind.PERCENT, Kind.RATIO})
_WAYS: dict[str, Change] = changes.ADVERBS | changes.OVER | dict.fromkeys(changes.DIMENSIONS_UP, Change.UP)
_WAYS |= dict.fromkeys(changes.DIMENSIONS_DOWN, Change.DOWN)
_WAYS |= dict.fromkeys(changes.PACE, Change.NONE)  # less time, or more of it done
# Nothing but a plan may follow as what the amount is held against: any other base is told there, not before.
_BEHIND = regex(
    rf"\s+(?P<word>{one_of(tuple(sorted(_WAYS)))})(?:\s+(?:{one_of(NAMED)}\s+)?{one_of(tuple(sorted(changes.NO_BASE)))})?\s*(?=[,;.:)\]—–]|$)",
    re.IGNORECASE,
)
_NAMED = regex(
    rf"(?<!average\s)(?<!mean\s)(?<!median\s)\b(?P<word>{one_of(tuple(sorted(changes.NOUNS)))})\s+(?:of|by)\s+{HEDGES}$",
    re.IGNORECASE,
)
# "Has swollen to $100 million, i.e. by 25%"
_BY = regex(rf"(?:\bi\.e\.|\bthat\s+is|\bthus|,\s*or),?\s+by\s+{HEDGES}$", re.IGNORECASE)
_CLOSED = regex(r"\s*(?:[,;.:)]|$)")
_THAN = regex(rf"\s+(?P<word>{one_of(tuple(sorted(_WAYS)))})\s+than\b", re.IGNORECASE)
_LONGEST = 100  # characters before a percentage in which the words that lead to it stand
_PLAIN = rf"(?:{OTHER}|[^{SIGNS},;()]){{0,60}}"
_BOTH_SIDES = form(
    rf"\((?P<one>{NUMBER})\){_PLAIN}(?P<stated>[{PERCENT}{RATIO}]) {one_of(tuple(sorted(_WAYS)))} than",
    rf"{_PLAIN}\((?P<other>{NUMBER})\)",
)
# "From 64 posts to 56, shedding 12.5% of the workforce": the whole goes by other names than what is counted.
_LOSING = entries("shedding losing closing dismissing axing shutting scrapping felling culling retiring removing")
_LOST = regex(rf",\s*(?:thus\s+|thereby\s+)?(?:{one_of(_LOSING)}|laying\s+off|cutting)\s+{HEDGES}$", re.IGNORECASE)
_OF_ALL = regex(rf"\s+of\s+{one_of(OF_ALL)}\s+(?P<noun>[^\W\d_]+)", re.IGNORECASE)
_FROM_TO = form(rf"\bfrom {NUMBER}{words(0, 2)} to {NUMBER}{words(0, 2)}\s*,")
# Of these, what is lost is another share than of what is counted.
_OTHER_WHOLES = frozenset(
    "value revenue revenues sales income profit profits cost costs budget market energy power weight time".split()
)
_OTHER_BASE = regex(rf"[^,;.]*\s{one_of(AGAINST, entries('on in over for'))}\b", re.IGNORECASE)
# Words that say that a change is not that of the two amounts as printed.
_ADJUSTED = (
    changes.ADJUSTED
    | changes.COMPOUND
    | changes.ESTIMATED
    | changes.NEGATIVES
    | changes.QUOTED
    | {"constant", "real", "comparable", "organic", "annual"}
)


def concluded_change(before: Printed, after: Printed, stated: Printed) -> Finding:
    """Compare a change in percent with the two amounts that it is drawn from.

    Args:
        before: the amount that the change starts from.
        after: the amount that it leads to, in the same unit.
        stated: the change.

    Returns:
        Whether 100 x (after / before - 1) meets the change.

    Raises:
        UndefinedQuotientError: the amount that it starts from may be zero.
    """
    return replace(percent_change(before, after, stated), check=NAME)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if not _ADJUSTED.isdisjoint(sentence.words):
        return
    bones = skeleton(sentence)
    for index, figure in enumerate(bones.figures):
        if figure.kind not in _KINDS or figure.is_range:
            continue
        way = _way(bones, index)
        found = None if way is None else _drawn(sentence, reading, index)
        if found is None or way is None or _is_other(found, bones):
            continue
        readings = list(_readings(found, way))
        holding = [finding for finding, _ in readings if finding.status is not Status.INCONSISTENT]
        if holding:
            yield holding[0]
        elif readings and is_near(readings[0][1], abs(percentage_of(figure))):
            yield readings[0][0]


def _is_mixed(bones: Skeleton, index: int) -> bool:
    """Return whether other shares stand before a percentage, which it may be of."""
    return any(f.kind in _KINDS or f.is_range for f in bones.figures[:index])


def _drawn(sentence: Sentence, reading: Reading, index: int) -> Drawn | None:
    """Return what a percentage is drawn from."""
    bones = skeleton(sentence)
    if sides := _sides(bones, index):
        return Drawn(bones.figures[index], index, sides, is_apart=False)
    return None if _is_mixed(bones, index) else drawn(sentence, reading, index, is_value)


def _sides(bones: Skeleton, index: int) -> tuple[Figure, Figure] | None:
    """Return the amounts in brackets on both sides of a percentage: "its output (6.0 GB) is 20% smaller than that of
    the other (7.5 GB)"."""
    sides = _BOTH_SIDES.search(bones.text)
    if sides is None or sides.start("stated") != bones.places[index]:
        return None
    one, other = bones.at(sides.start("one")), bones.at(sides.start("other"))
    return (one, other) if are_of_one_unit(one, other) else None


def _way(bones: Skeleton, index: int) -> Change | None:
    """Return which way a percentage says that an amount went; None if it says of no change."""
    gap, before = bones.gap(index), bones.before(index)[-_LONGEST:]
    if (than := _THAN.match(gap)) and (_sides(bones, index) or told_behind(bones, index, is_value)):
        return _WAYS[than["word"].lower()]
    if before.endswith("by ") and _BY.search(before) and _CLOSED.match(gap):
        return Change.NONE
    if not is_led(bones, index):
        return _lost(bones, index)
    if behind := _BEHIND.match(gap):
        return _WAYS[behind["word"].lower()]
    if (named := _NAMED.search(before)) is None:
        return None
    word = named["word"].lower()
    return Change.NONE if word in changes.VALUING else changes.TRIGGERS[word]  # a gain may be a cost that falls


def _lost(bones: Skeleton, index: int) -> Change | None:
    """Return that an amount fell, where a percentage of all of it is said to be lost between the two."""
    of = _OF_ALL.match(bones.gap(index))
    of = of if of and _LOST.search(bones.before(index)) else None
    falling = of and _FROM_TO.search(bones.text, 0, bones.places[index])
    return Change.DOWN if of and falling and of["noun"].lower() not in _OTHER_WHOLES else None


def _is_other(found: Drawn, bones: Skeleton) -> bool:
    """Return whether the amounts count different things, stand in an aside, or another base follows."""
    nouns = {singular(figure.unit.split()[-1]) for figure in found.premises if figure.unit}
    aside = any("(" in bones.before(i) for i, f in enumerate(bones.figures) if f in found.premises)
    gap = bones.gap(found.index)
    if found.premises[1].start > found.stated.start:
        return len(nouns) > 1  # both are told beside it
    return len(nouns) > 1 or aside or bool(not _BEHIND.match(gap) and not _OF_ALL.match(gap) and _OTHER_BASE.match(gap))


def _readings(found: Drawn, way: Change) -> Iterator[tuple[Finding, Fraction]]:
    """Yield the findings on what a change may be meant of, with the size that follows."""
    less, more = sorted(found.premises, key=value_of)
    if less.value == more.value:
        return
    for before, after, direction in ((less, more, Change.UP), (more, less, Change.DOWN)):
        if way in (direction, Change.NONE):
            size = 100 * abs(value_of(after) / value_of(before) - 1)
            finding = percent_change(before, after, found.stated, direction=direction, note=found.note)
            yield replace(finding, check=NAME), size


CHECK = Check(
    code="CC238",
    name=NAME,
    title="A change in percent drawn from two amounts",
    explanation=__doc__,
    law=concluded_change,
    examples=Examples(
        consistent=(
            "The bill was to be $1.2 billion. It now stands at $1.8 billion, 50% over budget.",
            "The old pump used 8.0 kW, the new one 6.0 kW, 25% less.",
        ),
        inconsistent=(
            "The bill was to be $1.2 billion. It now stands at $1.8 billion, 80% over budget.",
            "The old pump used 8.0 kW, the new one 6.0 kW, 35% less.",
        ),
        silent=(
            "The old pump used 8.0 kW, the new one 6.0 kW, with 35% of the noise.",
            "The bill was to be $1.2 billion. It now stands at $1.8 billion, 50% over budget at constant prices.",
            "The school has 400 pupils and 250 desks, 10% more than a year ago.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_KINDS,
    cues=frozenset(_WAYS.keys() | changes.NOUNS | {*_LOSING, "laying", "by"}),
)
