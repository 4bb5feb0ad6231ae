"""An opening value, all changes and the closing value must add up: "opening stock 340, purchases 75, sales 40, closing
stock 375".

Every figure between opening and closing must be labelled as an increase or a decrease, else the sentence is left alone:
an unlisted change would explain any difference.

Formula: closing = opening + sum of increases - sum of decreases.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile

from claimcheck.checks import _change as change
from claimcheck.checks import _change_words as words
from claimcheck.checks._clause import FIGURE, Clause, Slot, clause_of
from claimcheck.checks._law import Equation, Values, conclude, figures_of, said
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import Interval, exact
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence

NAME = "rollforward"
_LEVELS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE})
_ENDS = frozenset({FIGURE, ",", ";", "and"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A closing value after these is of something else that came of it.
_REASONS = _words("after since because as following despite though although")
# What the lines of a roll-forward are.
_ROLL: dict[str, str] = (
    dict.fromkeys(_words("opening beginning") | words.BEGINNINGS, "opening")
    | dict.fromkeys(_words("closing ending ended ends end finished finishing leaving"), "closing")
    | dict.fromkeys(
        _words("""additions addition additional purchases acquired deposits receipts inflows issued new added plus
            joined deposited hired hires gained bought arrivals births entered received took admitted"""),
        "up",
    )
    | dict.fromkeys(
        _words(
            """disposals disposal sold withdrawals payments paid outflows retired write-offs less minus removed
            redemptions sales left withdrawn lost departures shipments deaths dismissed resigned died spent closed
            discharged"""
        ),
        "down",
    )
)


def rollforward(
    opening: Printed,
    closing: Printed,
    *,
    increases: Sequence[Printed] = (),
    decreases: Sequence[Printed] = (),
    note: str = "",
) -> Finding:
    """Judge a roll-forward: opening + increases - decreases = closing.

    Args:
        opening: the value at the start.
        closing: the value at the end, in the same unit.
        increases: what came in between.
        decreases: what went in between.
        note: how the figures were tied.
    """
    ups = {f"increase {i}": f for i, f in enumerate(increases, 1)}
    downs = {f"decrease {i}": f for i, f in enumerate(decreases, 1)}
    figures = figures_of(**{"opening": opening, **ups, **downs, "closing": closing})
    signs = [1] * (1 + len(ups)) + [-1] * len(downs)
    names = [name for name in figures if name != "closing"]

    def compute(*parts: Interval) -> Interval:
        total = exact(0)
        for sign, part in zip(signs, parts, strict=True):
            total = total + part if sign > 0 else total - part
        return total

    def closing_of(v: Values) -> Fraction:
        return sum((sign * v[name] for sign, name in zip(signs, names, strict=True)), start=Fraction(0))

    return conclude(
        NAME,
        Equation("closing", compute, {"closing": closing_of}),
        figures,
        lambda computed: f"{_sum(figures, signs)} is {computed}",
        given=("opening",),
        note=note,
    )


def _sum(figures: dict[str, Figure], signs: Sequence[int]) -> str:
    parts = [said(f) for name, f in figures.items() if name != "closing"]
    rest = (f"{'plus' if sign > 0 else 'minus'} {part}" for sign, part in zip(signs[1:], parts[1:], strict=True))
    return " ".join([parts[0], *rest])


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    clause = clause_of(sentence)
    labelled = [(_label(clause, slot), slot.figure) for slot in clause.slots if not slot.is_time]
    labels = [label for label, _ in labelled]
    if labels.count("opening") != 1 or labels.count("closing") != 1 or "" in labels or len(labels) < 3:
        return
    parts = dict[str, list[Figure]](opening=[], closing=[], up=[], down=[])
    for label, figure in labelled:
        parts[label].append(figure)
    opening, closing = parts["opening"][0], parts["closing"][0]
    told = bool(words.BEGINNINGS & sentence.words) and not (parts["up"] and parts["down"])
    if told or _REASONS & set(clause.after(clause.slots[-1])):
        return  # a story that tells of one side only, or of more than its figures
    if all(_alike(opening, figure) for _, figure in labelled):
        yield rollforward(opening, closing, increases=parts["up"], decreases=parts["down"])


def _alike(opening: Figure, figure: Figure) -> bool:
    return figure.kind in _LEVELS and figure.value >= Decimal(0) and change.comparable(opening, figure) is not None


def _label(clause: Clause, slot: Slot) -> str:
    """Return what the words before a figure, back to the figure before, say it is, or else those right after it ("75
    joined")."""
    start = slot.at
    while start > 0 and slot.at - start < 10 and clause.tokens[start - 1] not in _ENDS:
        start -= 1
    return _named(clause.tokens[start : slot.at]) or _named(
        tuple(takewhile(lambda t: t not in _ENDS, clause.after(slot, 8)))
    )


def _named(tokens: Sequence[str]) -> str:
    named = {_ROLL[t] for t in tokens if t in _ROLL}
    return named.pop() if len(named) == 1 else ""


CHECK = Check(
    code="CC109",
    name=NAME,
    title="Opening value, changes and closing value",
    explanation=__doc__,
    law=rollforward,
    examples=Examples(
        consistent=(
            "Opening stock 340, purchases 75, sales 40, closing stock 375.",
            "Opening cash was $50 million, receipts $8 million, payments $5 million, closing cash $53 million.",
        ),
        inconsistent=(
            "Opening stock 340, purchases 75, sales 40, closing stock 415.",
            "Opening cash was $50 million, receipts $8 million, payments $5 million, closing cash $63 million.",
        ),
        silent=(
            "Opening stock 340, closing stock 375 after returns of 9 and a merger.",
            "The opening balance was 200 and 60 was added.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_LEVELS,
    cues=frozenset(word for word, role in _ROLL.items() if role == "opening"),
    least=3,
)
