"""The size of a change must be the difference of the two values, and its percentage must fit its size.

"The herd grew by 30 from 90 to 140" contradicts itself, and so does "fees increased by $5 million, or 20%, to $25
million": a rise of 20 to 100 starts from 80, and is 25%.

Formulas: change = after - before; percent = 100 x change / before, where before = after - change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial

from claimcheck.checks import _change as change
from claimcheck.checks._change import level
from claimcheck.checks._change_frame import Frame
from claimcheck.checks._change_words import TRIGGER_WORDS
from claimcheck.checks._law import Equation, Values, conclude, figures_of, percent, said
from claimcheck.checks._plausible import is_meant
from claimcheck.checks._text import is_in_points
from claimcheck.checks._told_changes import changes_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import Interval
from claimcheck.model import Change, Figure, Finding, Kind, Reading, Sentence, Status

NAME = "change_amount"
_Solved = dict[str, Callable[[Values], Fraction]]
_SIZES = ("amount", "change")
_AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.DURATION})


def change_amount(
    amount: Printed,
    *,
    before: Printed | None = None,
    after: Printed | None = None,
    stated: Printed | None = None,
    direction: Change | str = "",
    note: str = "",
) -> Finding:
    """Judge the size of a change against the two values, or its percentage against its size and one of the values.

    Args:
        amount: the size of the change.
        before: the old value.
        after: the new value, in the same unit.
        stated: the change in percent; needed where only one of the two values is given.
        direction: "up" or "down"; without it, up unless the values go down.
        note: how the figures were tied.

    Raises:
        ValueError: fewer than three of the figures are given.
        UndefinedQuotientError: the old value may be zero.
    """
    figures = figures_of(before=before, amount=amount, after=after, change=stated)
    way = Change(direction)
    if not way and before is not None and after is not None:
        way = change.way_of(figures["before"], figures["after"])
    figures["amount"] = change.unsigned(figures["amount"])
    if len(figures) < 3:
        raise ValueError("a change needs three of: amount, before, after, stated")
    if before is not None and after is not None:
        figures.pop("change", None)
        return _difference(figures, way, note)
    return _share(figures, way, note)


def _difference(figures: dict[str, Figure], way: Change, note: str) -> Finding:
    sign = -1 if way is Change.DOWN else 1

    def compute(before: Interval, amount: Interval) -> Interval:
        return before + amount if sign > 0 else before - amount

    equation = Equation(
        "after",
        compute,
        _of_difference(sign),
    )
    more = "plus" if sign > 0 else "minus"
    judged = {name: level(figure) for name, figure in figures.items()}
    return conclude(
        NAME,
        equation,
        figures,
        lambda computed: f"{said(figures['before'])} {more} {said(figures['amount'])} is {computed}",
        given=("before",),
        status=change.outcome(equation, judged),
        judged=judged,
        note=note,
    )


def _of_difference(sign: int) -> _Solved:
    return {
        "before": lambda v: v["after"] - sign * v["amount"],
        "amount": lambda v: sign * (v["after"] - v["before"]),
        "after": lambda v: v["before"] + sign * v["amount"],
    }


def _share(figures: dict[str, Figure], way: Change, note: str) -> Finding:
    sign = -1 if way is Change.DOWN else 1
    side = "before" if "before" in figures else "after"
    amount = figures["amount"]
    compute, solve = _from_before() if side == "before" else _from_after(sign)
    if side == "before":
        text = f"{said(amount)} of {said(figures['before'])} is "
    else:
        text = (
            f"{change.NAMES[Change.DOWN if sign < 0 else Change.UP]} of {said(amount)} to {said(figures['after'])} is "
        )
    judged = {name: level(figure) for name, figure in figures.items()} | {"change": change.bounded(figures["change"])}
    equation = Equation("change", compute, solve)
    return conclude(
        NAME,
        equation,
        figures,
        lambda computed: text + computed,
        given=(side,),
        status=change.outcome(equation, judged),
        write=percent,
        judged=judged,
        note=note,
    )


_Parts = tuple[Callable[..., Interval], _Solved]


def _from_before() -> _Parts:
    return lambda before, amount: change.HUNDRED * (amount / before), {
        "before": lambda v: 100 * v["amount"] / v["change"],
        "amount": lambda v: v["before"] * v["change"] / 100,
        "change": lambda v: 100 * v["amount"] / v["before"],
    }


def _from_after(sign: int) -> _Parts:
    # 100 d / (b - d) is written with d once, so that its interval is no wider than it must be.
    def compute(amount: Interval, after: Interval) -> Interval:
        base = after / amount - change.ONE if sign > 0 else after / amount + change.ONE
        # From a loss of 20 to a profit of 4 is an improvement of 24, or 120%.
        return change.HUNDRED / (-base if base.high < 0 else base)

    return compute, {
        "amount": lambda v: v["after"] * v["change"] / (100 + sign * v["change"]),
        "after": lambda v: v["amount"] * 100 / v["change"] + sign * v["amount"],
        "change": lambda v: 100 * v["amount"] / (v["after"] - sign * v["amount"]),
    }


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for frame in changes_of(sentence, reading):
        amounts = [f for f in frame.changes if f.kind in _AMOUNTS or f.kind is Kind.POINTS]
        percents = [f for f in frame.changes if f.kind is Kind.PERCENT]
        if any(_in_two_brackets(amount, share, sentence) for amount in amounts for share in percents):
            continue
        if len(amounts) == 1 and not amounts[0].is_range and len(percents) <= 1:
            pace = _is_pace(amounts[0], sentence)
            if not percents and is_in_points(amounts[0]) and not _is_from_to(frame, sentence):
                continue  # the levels of an index may be of different times of a day
            for finding in _findings(frame, amounts[0], percents[0] if percents else None):
                if finding.status is Status.CONSISTENT or (not pace and _is_meant(frame, finding)):
                    yield finding


def _in_two_brackets(a: Figure, b: Figure, sentence: Sentence) -> bool:
    """Return whether one bracket closes between two figures and another opens, as in a list of "(£8, up 5%)"."""
    first, last = sorted((a, b), key=lambda figure: figure.start)
    between = sentence.text[first.end - sentence.span.start : last.start - sentence.span.start]
    return "(" in between.partition(")")[2]


def _is_from_to(frame: Frame, sentence: Sentence) -> bool:
    """Return whether a change leads straight from one value to another: "by 4.2 points, from 61.3 to 65.5"."""
    if len(frame.before) != 1 or len(frame.after) != 1:
        return False
    offset, old, new = sentence.span.start, frame.before[0], frame.after[0]
    gap = sentence.text[old.end - offset : new.start - offset]
    return gap == " to " and sentence.text.endswith("from ", 0, old.start - offset)


def _is_pace(amount: Figure, sentence: Sentence) -> bool:
    """Return whether an amount may tell how fast, not by how much: "by two months a year, from 65 in 2027 to 66 in
    2033"."""
    yearly = amount.per == "year" or amount.unit.endswith("/ year")
    return yearly and sum(figure.kind is Kind.YEAR for figure in sentence.figures) > 1


def _is_meant(frame: Frame, finding: Finding) -> bool:
    figures = {role.name for role in finding.roles}
    if "before" in figures and "change" in figures:
        return is_meant(finding, _from_before()[1], _SIZES)
    if "change" in figures:
        signs = [-1 if way is Change.DOWN else 1 for way in _ways(frame)]
        return any(is_meant(finding, _from_after(sign)[1], _SIZES) for sign in signs)
    # A slip in a value may turn its change round.
    return any(is_meant(finding, _of_difference(sign), _SIZES) for sign in (1, -1))


def _findings(frame: Frame, amount: Figure, stated: Figure | None) -> Iterator[Finding]:
    for trials in (_differences, partial(_shares, stated=stated)):
        finding = change.best(trial for way in _ways(frame) for trial in trials(frame, amount, way))
        if finding:
            yield from change.allowed(frame, finding)


def _ways(frame: Frame) -> tuple[Change, ...]:
    return (frame.direction,) if frame.direction else (Change.UP, Change.DOWN)


def _differences(frame: Frame, amount: Figure, way: Change) -> list[partial[Finding]]:
    return [
        partial(change_amount, size, before=before, after=after, direction=way, note=frame.note)
        for before, after in change.pairs(frame.before, frame.after)
        if before.kind is not Kind.PERCENT and change.comparable(size := change.in_unit_of(amount, after), after)
    ]


def _shares(frame: Frame, amount: Figure, way: Change, *, stated: Figure | None) -> list[partial[Finding]]:
    """Return the ways to judge a percentage by the size of the change: against the old value, or else the new one."""
    if stated is None:
        return []
    olds, news = _levels(frame.before, amount), _levels(frame.after, amount)
    if olds:
        return [
            partial(change_amount, amount, before=old, stated=stated, direction=way, note=frame.note) for old in olds
        ]
    # People and things cannot rise by more than they come to; a profit can, from a loss.
    news = [f for f in news if f.kind is not Kind.COUNT or way is not Change.UP or f.value > amount.value]
    if frame.before:
        return []
    # What a sentence begins with may be the old value: "the herd of 160 lost 24, or 15%".
    first = [f for f in news if f.start < amount.start]
    return [
        *(partial(change_amount, amount, after=new, stated=stated, direction=way, note=frame.note) for new in news),
        *(partial(change_amount, amount, before=old, stated=stated, direction=way, note=frame.note) for old in first),
    ]


def _levels(figures: Sequence[Figure], amount: Figure) -> list[Figure]:
    return [f for f in figures if f.kind in _AMOUNTS and f.value > 0 and change.comparable(amount, f)]


CHECK = Check(
    code="CC102",
    name=NAME,
    title="The size of a change, its percentage and the values it leads from and to",
    explanation=__doc__,
    law=change_amount,
    examples=Examples(
        consistent=(
            "Deposits increased by $12 million, or 20%, to $72 million.",
            "Stocks fell 15 from 90 to 75.",
            "Orders were up 4.0 million, or 8%, compared with 50.0 million in May.",
        ),
        inconsistent=(
            "Deposits increased by $12 million, or 25%, to $72 million.",
            "Stocks fell 15 from 90 to 70.",
            "Orders were up 4.0 million, or 12%, compared with 50.0 million in May.",
        ),
        silent=(
            "Fees rose to $6.1 million, or 4.2 percent of income, from $5.2 million.",
            "The mailing list grew by 1,300, or 11%, over the winter.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_AMOUNTS | {Kind.POINTS},
    cues=TRIGGER_WORDS,
)
