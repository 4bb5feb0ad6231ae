"""A new level that a text draws from the one in the sentence before and what came or went since: "The club had 840
members in 2023. It has since lost 60 and now counts 780".

The rule is `level = opening + what came`, or `opening - what went`. The sentence points to the one before, which has
one amount of that unit and no other; a level on the wrong side of the opening, or far from what follows, is taken to be
of something else, and is passed over.
"""

from __future__ import annotations

from claimcheck.checks import _change_words as changes
from claimcheck.checks._drawn import are_of_one_unit, is_value, values_before
from claimcheck.checks._law import is_within, value_of
from claimcheck.checks._skeleton import NUMBER, SIGNS, Skeleton, form, skeleton, words
from claimcheck.checks._text import letters
from claimcheck.checks._two_values import difference
from claimcheck.checks._words import JOINING, WAYS, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass, replace

NAME = "concluded_level"
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_CAME = tuple("gained added bought acquired attracted hired received won recruited opened enrolled".split())
_WENT = tuple("lost sold repaid shed closed spent scrapped retired dismissed dropped paid".split())
_IT = ("it", "them", "this", "that")
_SOME_WORDS = words(0, 3, but=one_of(JOINING, ("to", "from")))
_SINCE = form(
    rf"\b(?:(?P<came>{one_of(_CAME)})|(?P<went>{one_of(_WENT)})){_SOME_WORDS} (?P<by>{NUMBER})",
    rf"[^{SIGNS};()]{{0,90}}?\b(?:now(?: [\w-]+){{0,2}}|{one_of(WAYS, _IT)} to) (?P<level>{NUMBER})",
)
_BACK = changes.PRONOUNS | {"since", "then"}
_FARTHEST = 3  # times that a level may be from the opening what came or went


def concluded_level(opening: Printed, by: Printed, level: Printed, *, note: str = "") -> Finding:
    """Compare a level with the one before and what came or went since.

    Args:
        opening: the level before.
        by: what came, or went.
        level: the level after, in the same unit.
        note: where the figures stand.

    Returns:
        Whether what lies between the two levels meets what came or went.
    """
    return replace(difference(opening, level, by, note=note), check=NAME)


@dataclass(frozen=True, slots=True)
class _Told:
    opening: Figure
    by: Figure
    level: Figure
    went: bool


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    told = _told(sentence, reading, skeleton(sentence)) if not _BACK.isdisjoint(sentence.words) else None
    if told is None:
        return
    note = f"{told.opening.surface} is taken from the sentence before"
    finding = concluded_level(told.opening, told.by, told.level, note=note)
    if finding.status is not Status.INCONSISTENT or _is_meant(told):
        yield finding


def _told(sentence: Sentence, reading: Reading, bones: Skeleton) -> _Told | None:
    found = _SINCE.search(bones.text)
    if found is None or _BACK.isdisjoint(letters(bones.text[: found.start("level")].lower())):
        return None
    by, level = bones.at(found.start("by")), bones.at(found.start("level"))
    before = values_before(sentence, reading, lambda amount: is_value(amount) and are_of_one_unit(amount, level))
    values = [f for f in bones.figures if is_value(f) and are_of_one_unit(f, level)]
    if len(before) != 1 or len(values) != 2 or by not in values:
        return None
    return _Told(before[0], by, level, went=bool(found["went"]))


def _is_meant(told: _Told) -> bool:
    """Return whether a level is on the side of the opening where it must be, and not too far from it."""
    by = value_of(told.by)
    moved = value_of(told.level) - value_of(told.opening)
    moved = -moved if told.went else moved
    return 0 < by < value_of(told.opening) and moved > 0 and is_within(_FARTHEST, moved, by)


CHECK = Check(
    code="CC245",
    name=NAME,
    title="A new level drawn from the one before",
    explanation=__doc__,
    law=concluded_level,
    examples=Examples(
        consistent=(
            "The club had 840 members in 2023. It has since lost 60 and now counts 780.",
            "The debt was €2.4 billion. Having repaid €500 million, the group has brought it down to €1.9 billion.",
        ),
        inconsistent=(
            "The club had 840 members in 2023. It has since lost 60 and now counts 720.",
            "The debt was €2.4 billion. Having repaid €500 million, the group has brought it down to €1.7 billion.",
        ),
        silent=(
            "The club had 840 members in 2023. It has since lost 60, won 25 and now counts 805.",
            "The club had 840 members in 2023. It has since lost 60 and now fields 11 teams.",
            "The club had 840 members and 120 guests in 2023. It has since lost 60 and now counts 950.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_KINDS,
    cues=frozenset((*_CAME, *_WENT)),
)
