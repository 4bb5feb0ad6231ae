"""Ranks against the values listed: "the top three jumped 8, 6 and 5 m", "its 14 stores are the second most, after 17".

The rule is that a list presented as a ranking runs one way, and that what comes second is not ahead of what comes
first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimcheck.checks._law import figures_of, said, value_of
from claimcheck.checks._lists import alike, items_from
from claimcheck.checks._skeleton import FIGURE, SIGNS, Skeleton, form, skeleton, words
from claimcheck.checks._words import OWNERS, entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import printed
from claimcheck.model import Figure, Finding, Hedge, Reading, Role, Sentence, Status

NAME = "rank"
_VALUE = "[\ue000\ue001\ue002\ue004]"
_MOST = entries("most largest highest biggest greatest best longest tallest busiest deepest heaviest widest richest")
_FEWEST = entries("fewest smallest lowest least shortest lightest narrowest poorest")
_END = rf"(?P<end>{one_of(_MOST, _FEWEST)})"
_MAKES = entries("is are was were made makes make being")
_COMES = entries("is was came finished ranks rank ranked")
_ORDINAL = rf"(?P<ordinal>{FIGURE})"
_WHOSE = one_of(("the",), OWNERS)
# What stands ahead of the second: "behind Smith with 45", "after the Tarn, which is 90 km long".
_BEHIND = rf",?\s*\(?(?:after|behind|only to) (?:[^{SIGNS}.;]{{0,40}}?\s)?(?P<leader>{_VALUE})"
_TOP = form(rf"\b(?P<end>top|bottom)(?:\s|-)+(?P<number>{FIGURE}){words(0, 6)}\s*[:,]? (?P<first>{_VALUE})")
_SECOND = (
    form(
        rf"(?P<value>{_VALUE}){words(0, 4)} {one_of(_MAKES)}(?: it)? ",
        rf"{_WHOSE} {_ORDINAL}[\s-]+{_END}{words(0, 6)}\s*",
        _BEHIND,
    ),
    # "with 40 goals he is second, behind Smith with 45"
    form(rf"(?P<value>{_VALUE}){words(0, 4)} {one_of(_COMES)} {_ORDINAL}", _BEHIND),
    # "the second largest, at 80 km, after the 90 km road"
    form(rf"{_ORDINAL}[\s-]+{_END}{words(0, 2)},? (?:at|with) (?P<value>{_VALUE})", _BEHIND),
    # "is 80 km long, the second longest after the Tarn, which is 90 km long"
    form(
        rf"(?P<value>{_VALUE}){words(0, 2)}\s*,(?: and| making it)? {_WHOSE} {_ORDINAL}[\s-]+{_END}{words(0, 3)}\s*",
        _BEHIND,
    ),
)
# "the largest town with 84,000 people, followed by Brenn with 61,000"
_FOLLOWED = form(
    rf"\bthe {_END}{words(0, 3)},? (?:at|with|of) (?P<leader>{_VALUE})[^{SIGNS}.;:()]{{0,40}}?,? (?:and )?followed by "
    rf"[^{SIGNS}.;:()]{{1,40}}? (?:at|with|of) (?P<value>{_VALUE})"
)
_LOW = frozenset({"bottom", *_FEWEST})
_FOLLOWING = frozenset({"followed"})


def rank(values: Sequence[Printed], *, descending: bool = True) -> Finding:
    """Say whether values in the order of their ranks run one way.

    Args:
        values: the value of the first, the second, and so on.
        descending: whether the first is the greatest.

    Returns:
        Inconsistent when a value surely passes the one before it.
    """
    names = tuple(f"rank_{i + 1}" for i in range(len(values)))
    figures = figures_of(**dict(zip(names, values, strict=True)))
    ranked = list(figures.values())
    wrong = [(a, b) for a, b in pairwise(ranked) if _passes(a, b, descending=descending)]
    roles = tuple(Role(name.replace("_", " "), f, given=i > 0) for i, (name, f) in enumerate(figures.items()))
    word = "falls" if descending else "rises"
    if wrong:
        first, second = wrong[0]
        text = f"a ranking {word}, and {said(second)} cannot follow {said(first)}"
        return Finding(
            NAME, Status.INCONSISTENT, roles, text, (f"{said(first)} and {said(second)} would need to change places",)
        )
    return Finding(NAME, Status.CONSISTENT, roles, f"{', '.join(map(said, ranked))}: a ranking {word}")


def _passes(first: Figure, second: Figure, *, descending: bool) -> bool:
    ahead, behind = (printed(first), printed(second)) if descending else (printed(second), printed(first))
    return ahead.is_below(behind)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(sentence)
    if len(sentence.figures) > 2:
        for match in _TOP.finditer(bones.text):
            yield from _top(bones, match)
        for form_of in _SECOND:
            for match in form_of.finditer(bones.text):
                if bones.at(match.start("ordinal")).value == 2:
                    yield from _behind(bones, match)
    if not _FOLLOWING.isdisjoint(sentence.words):
        for match in _FOLLOWED.finditer(bones.text):
            yield from _behind(bones, match)


def _behind(bones: Skeleton, match: re.Match[str]) -> Results:
    """Yield what comes second against what comes first."""
    end = (match.groupdict().get("end") or "most").lower()
    value, leader = (bones.at(match.start(name)) for name in ("value", "leader"))
    if alike(value, leader) and value.hedge is leader.hedge is Hedge.NONE:
        yield rank([leader, value], descending=end not in _LOW)


def _top(bones: Skeleton, match: re.Match[str]) -> Results:
    items = items_from(bones, bones.index(match.start("first")))
    number = bones.at(match.start("number"))
    figures = items.figures(bones)
    plain = all(f.hedge is Hedge.NONE and not f.is_range for f in figures)
    short = all(len(text.split()) <= 3 for text in items.texts[:-1])
    if len(figures) == value_of(number) and len(figures) > 1 and plain and short:
        yield rank(figures, descending=match["end"].lower() not in _LOW)


CHECK = Check(
    code="CC221",
    name=NAME,
    title="Ranks and values",
    explanation=__doc__,
    law=rank,
    examples=Examples(
        consistent=(
            "The top three scored 80, 70 and 60 points.",
            "Its 21 medals are the second most, after 26.",
        ),
        inconsistent=(
            "The top three scored 80, 60 and 70 points.",
            "Its 31 medals are the second most, after 26.",
            "Orla is the largest port with 60 cranes, followed by Tarn with 72.",
            "The pass is 1,310 m high, the second highest after the Furka at 1,120 m.",
        ),
        silent=(
            "The second largest town has 9 wells, listed as 1, 2 and 3.",
            "The top three of 40 firms had 9 stores each.",
        ),
    ),
    in_sentence=_in_sentence,
    cues=frozenset("top bottom second followed".split()),
    least=2,
)
