"""So many times as much, or more: "a tower of 120 metres, three times higher than the 40 metres of the old one".

"Three times more" is read as three times the other value or as four; "three times less" as a third of it. Only if no
reading fits is there a contradiction.

Formula: value = times x base, or (times + 1) x base; base / times for "less".
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import partial

from claimcheck.checks import _change as change
from claimcheck.checks import _change_words as words
from claimcheck.checks._clause import FIGURE, Clause, Cue, Slot, clause_of
from claimcheck.checks._law import figures_of, value_of
from claimcheck.checks._multiple import reading as read_multiple
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.model import Finding, Hedge, Kind, Reading, Sentence

NAME = "times_more"


def times_more(base: Printed, times: Printed, value: Printed, *, word: str = "more", note: str = "") -> Finding:
    """Judge a comparison by a multiple.

    Args:
        base: what is compared with, above zero.
        times: the multiple ("three", "2.5 times").
        value: what is compared, in the same unit.
        word: "more", "less" or "as much": which way the text compares.
        note: how the figures were tied.

    Raises:
        UndefinedQuotientError: the base may be zero.
    """
    figures = figures_of(before=base, times=times, after=value)
    factor = value_of(figures["times"])
    factors: list[Fraction] = [factor]
    if word == "more":
        factors = [factor, factor + 1]
    elif word == "less":
        factors = [1 / factor]
    return read_multiple(NAME, figures, factors, note=note)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    clause = clause_of(sentence)
    for index, slot in enumerate(clause.slots[:-1]):
        if slot.figure.kind is Kind.MULTIPLE and index and not slot.figure.is_range and slot.figure.value > 0:
            word = _comparison(clause.after(slot))
            value = _value(clause, index)
            if word and value:
                yield from _findings(clause, value, slot, clause.slots[index + 1], word)


def _findings(clause: Clause, value: Slot, slot: Slot, base: Slot, word: str) -> Results:
    pair = change.comparable(base.figure, value.figure)
    if pair and pair[0].value > 0 and pair[1].value > 0 and not base.is_time:
        # In "more than the 40" and "as many as the 40" the words are the comparison's, no hedge of the 40.
        plain = (
            pair[0]
            if pair[0].hedge in (Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER)
            else replace(pair[0], hedge=Hedge.NONE)
        )
        finding = change.best([partial(times_more, plain, slot.figure, pair[1], word=word)])
        if finding:
            yield finding


def _comparison(after: tuple[str, ...]) -> str:
    """Return which way the words between a multiple and the next figure compare: "more", "less", "as much" or ""."""
    if not after or len(after) > 9 or words.BREAKS & set(after) or {",", "(", ")", ":"} & set(after):
        return ""
    if words.LEVEL & set(after) or words.FREQUENCY & {after[0]}:
        return ""
    if "than" in after and after[after.index("than") + 1 :][:1] and after[after.index("than") + 1] in words.PLACES:
        return ""
    if after[0] in words.MORE and "than" in after:
        return "more"
    if after[0] in words.LESS and "than" in after:
        return "less"
    if after[0] == "as" and "as" in after[2:]:
        return "as much"
    owner = after[0] in ("the", "its", "their", "his", "her", "our", "that", "last", "this") or after[0].endswith(
        ("'s", "’s")
    )
    return "as much" if owner and "to" not in after and "from" not in after else ""


def _value(clause: Clause, index: int) -> Slot | None:
    """Return the figure before a multiple that it compares: its clause's subject or what it stands in apposition to."""
    slot, before = clause.slots[index], clause.slots[index - 1]
    gap = clause.gap(before, slot)
    if before.is_time or len(gap) > 8 or words.BREAKS & set(gap) or FIGURE in gap or before.cue is Cue.FROM:
        return None
    return before


CHECK = Check(
    code="CC105",
    name=NAME,
    title="A comparison by a multiple of another value",
    explanation=__doc__,
    law=times_more,
    examples=Examples(
        consistent=(
            "The new mill turns out 80 tonnes, four times as much as the old mill's 20 tonnes.",
            "The bridge cost $1.2 billion, or nearly 2.4 times the estimate of $510 million.",
            "The tower is 120 metres high, three times higher than the 40 metres of the old one.",
        ),
        inconsistent=(
            "The new mill turns out 80 tonnes, three times as much as the old mill's 20 tonnes.",
            "The tower is 210 metres high, three times higher than the 40 metres of the old one.",
        ),
        silent=(
            "The new lens is 400 times more sensitive.",
            "Take 20 ml 3 times a day for 5 days.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.MULTIPLE}),
)
