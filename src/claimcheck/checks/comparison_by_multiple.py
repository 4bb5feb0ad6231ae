"""So many times as much, or more: "a tower of 120 metres, three times higher than the 40 metres of the old one".

"Three times more" is read as three times the other value or as four; "three times less" as a third of it. Only if no
reading fits is there a contradiction.

Formula: value = times x base, or (times + 1) x base; base / times for "less".
"""

from __future__ import annotations

from collections.abc import Sequence
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
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence

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
            values = _values(clause, index)
            if word and values:
                yield from _findings(clause, values, slot, clause.slots[index + 1], word)


def _findings(clause: Clause, values: Sequence[Figure], slot: Slot, base: Slot, word: str) -> Results:
    if base.is_time:
        return
    # In "more than the 40" and "as many as the 40" the words are the comparison's, no hedge of the 40.
    soft = base.figure.hedge in (Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER)
    old = base.figure if soft else replace(base.figure, hedge=Hedge.NONE)
    found = [partial(times_more, a, slot.figure, b, word=word) for a, b in change.pairs([old], values)]
    finding = change.best(found)
    if finding:
        yield finding


def _comparison(after: tuple[str, ...]) -> str:
    """Return which way the words between a multiple and the next figure compare: "more", "less", "as much" or ""."""
    if after[-1:] and after[-1] in words.LEVEL and after[-3:-1] == (",", "which"):
        after = after[:-3]  # "three times as tall as the old one, which measures 21"
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
        return (
            ""
            if after[after.index("as", 2) + 1 :][:1] and after[after.index("as", 2) + 1] in words.PLACES
            else "as much"
        )
    owner = after[0] in ("the", "its", "their", "his", "her", "our", "that", "last", "this") or after[0].endswith(
        ("'s", "’s")
    )
    return "as much" if owner and "to" not in after and "from" not in after else ""


def _values(clause: Clause, index: int) -> list[Figure]:
    """Return the figure before a multiple that it compares, its clause's subject or what it stands in apposition to,
    with the one that it is an alternative to ("$70 million, or 5 cents a share")."""
    slot, before = clause.slots[index], clause.slots[index - 1]
    gap = clause.gap(before, slot)
    if before.cue is Cue.AND or (
        before.figure.kind is Kind.PERCENT and set(gap) - words.FILL - words.LEVEL - words.TIME_WORDS - {",", "or", "("}
    ):
        return []  # one of a list, or a mixture's name: "rats on 70% casein were 4 times"
    if before.is_time or len(gap) > 8 or words.BREAKS & set(gap) or FIGURE in gap or before.cue is Cue.FROM:
        return []
    if before.cue in (Cue.OR, Cue.PAREN) and index > 1:
        return [clause.slots[index - 2].figure, before.figure]
    return [before.figure]


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
