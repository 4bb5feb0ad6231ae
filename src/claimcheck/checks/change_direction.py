"""Two values must go the way that the verb says.

"The water level rose to 2.1 metres from 2.6" contradicts itself. Verbs that do not say which way the number goes
("improved"), growth rates and quotations of one currency in another are left alone.

Formula: rise: after > before; fall: after < before; a contradiction only if no values that the figures can stand for
agree."""

from __future__ import annotations

import re
from functools import partial

from claimcheck.checks import _change as change
from claimcheck.checks._change import level
from claimcheck.checks._change_frame import Frame
from claimcheck.checks._change_words import INCREASE_NOUNS, TRIGGER_WORDS
from claimcheck.checks._law import figures_of, measured, roles_of, said
from claimcheck.checks._told_changes import changes_of
from claimcheck.checks._words import entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import loosely, printed
from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Finding, Kind, Reading, Sentence, Status

NAME = "direction"
_PASSAGES = entries("transition transitions migration migrating upgrade upgrades upgrading switch switching porting")
_PASSAGE = regex(rf"\b{one_of(_PASSAGES)}\s+from\s+(?:\S+\s+)?$", re.IGNORECASE)
_TIMES = entries("year month quarter week season")
# "a decrease from the preceding year of $13 million": by how much, not from what.
_SIZE = regex(rf"\bfrom\s+(?:\w+\s+){{0,2}}{one_of(_TIMES)}(?:['’]s)?\s+of\s+$", re.IGNORECASE)
_NEAR = 40  # characters
_VERBS = {Change.UP: "rise", Change.DOWN: "fall"}


def direction(before: Printed, after: Printed, stated: Change | str, *, note: str = "") -> Finding:
    """Judge whether two values go the way that the text says.

    Args:
        before: the old value.
        after: the new value, in the same unit.
        stated: "up" or "down".
        note: how the figures were tied.
    """
    figures = figures_of(before=before, after=after)
    old, new = figures["before"], figures["after"]
    way = Change(stated)
    real = change.way_of(old, new)
    if real is way or printed(level(old)).meets(printed(level(new))):
        status = Status.CONSISTENT
    else:
        near = loosely(measured(level(old))).meets(loosely(measured(level(new))))
        status = Status.IMPRECISE if near else Status.INCONSISTENT
    arithmetic = f"{said(old)} to {said(new)} is {change.NAMES[real]}; the text says {change.NAMES[way]}"
    if status is not Status.INCONSISTENT:
        # That a value rose says nothing of how high: neither figure is the better supported for it.
        return Finding(NAME, status, roles_of(figures, ("before", "after")), arithmetic, (), note)
    repairs = (f"the values would need to change places, or the {_VERBS[way]} to be {change.NAMES[real]}",)
    return Finding(NAME, status, roles_of(figures, ("before",)), arithmetic, repairs, note)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for frame in changes_of(sentence, reading):
        if not frame.changes and frame.direction and frame.plain and frame.sure and _is_plain_pair(frame, sentence):
            yield from _findings(frame)


def _is_plain_pair(frame: Frame, sentence: Sentence) -> bool:
    """Return whether a frame leads from one value to one value, each printed with its unit, neither a rate of
    growth nor a name: "to ease the transition from 2.13 to 2.50"."""
    if len(frame.before) != 1 or len(frame.after) != 1 or _leads_elsewhere(frame.before[0], sentence):
        return False
    both = (frame.before[0], frame.after[0])
    if any(f.kind is Kind.PERCENT and f.surface[-1:].isdigit() for f in both):
        return False
    return not (both[0].kind is Kind.PERCENT and INCREASE_NOUNS & set(frame.subject[-2:]))


def _leads_elsewhere(before: Figure, sentence: Sentence) -> bool:
    """Return whether "from" before a value leads to a time before it, belongs to a noun of passage, or opens the ends
    of a scale in brackets, as scales begin with 0 or 1: "its worth was reduced (from 1 to 5)"."""
    start = before.start - sentence.span.start
    scale = before.value in (0, 1) and before.kind is Kind.COUNT and sentence.text.endswith("(from ", 0, start)
    lead = sentence.text[max(0, start - _NEAR) : start]
    return scale or bool(_PASSAGE.search(lead) or _SIZE.search(lead))


def _findings(frame: Frame) -> Results:
    found = [partial(direction, before, after, frame.direction, note=frame.note) for before, after in _pairs(frame)]
    finding = change.best(found)
    if finding:
        yield from change.allowed(frame, finding)


def _pairs(frame: Frame) -> list[tuple[Figure, Figure]]:
    return list(change.pairs(frame.before, frame.after))


CHECK = Check(
    code="CC103",
    name=NAME,
    title="Values that go the other way than the verb",
    explanation=__doc__,
    law=direction,
    examples=Examples(
        consistent=(
            "The share of late trains rose to 7.4% from 6.8%.",
            "The reserve fell to $31 million from $45 million.",
        ),
        inconsistent=(
            "Tolls came to $47 million, a decrease from $44 million.",
            "The share of late trains rose to 6.8% from 7.4%.",
            "The reserve fell to $45 million from $31 million.",
        ),
        silent=(
            "Traffic growth slipped to 3% last year from 8%.",
            "The krone rose to 10.40 per dollar from 10.55.",
            "The cost ratio improved to 48% from 52%.",
            "Tolls came to $44 million, a decrease from the year before of $3 million.",
            "Tolls came to $44 million, a decrease from the preceding year of $3 million.",
        ),
    ),
    in_sentence=_in_sentence,
    cues=TRIGGER_WORDS,
)
