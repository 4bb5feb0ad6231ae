"""A multiple between two values must be their ratio: "1.5 times to $90 billion from $60 billion", "doubled from 20 to
40".

The old value may stand in an earlier sentence, where "it" or "that figure" points to it and only one earlier figure
fits.

Formula: after / before = multiple. "A threefold increase" is read as three times the old value or, if that fits, four.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from claimcheck.checks import _change as change
from claimcheck.checks import _change_words as words
from claimcheck.checks._change_frame import Frame
from claimcheck.checks._law import figures_of, value_of
from claimcheck.checks._multiple import is_told
from claimcheck.checks._multiple import reading as read_multiple
from claimcheck.checks._told_changes import changes_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.model import Change, Figure, Finding, Kind, Reading, Sentence

NAME = "multiple"
# Words that make a plain number a multiple.
_MULTIPLES = frozenset({Kind.MULTIPLE, Kind.RATIO})  # "half as frequent"
_TIMING = words.MULTIPLY | {"factor", "times"}


def multiple(
    before: Printed,
    times: Printed,
    after: Printed,
    *,
    direction: Change | str = "",
    increase: bool = False,
    note: str = "",
) -> Finding:
    """Judge a multiple: after / before.

    Args:
        before: the old value, above zero.
        times: the multiple ("2.5", "doubled", "threefold"; "halved" is a half).
        after: the new value, in the same unit.
        direction: "down" for a fall by that multiple ("fell threefold").
        increase: whether the text calls it an increase of that multiple, which may also mean one time more.
        note: how the figures were tied.

    Raises:
        UndefinedQuotientError: the old value may be zero.
    """
    figures = figures_of(before=before, times=times, after=after)
    factors = _factors(figures["times"], Change(direction), increase=increase)
    return read_multiple(NAME, figures, factors, note=note)


def _factors(times: Figure, way: Change, *, increase: bool) -> list[Fraction]:
    """Return what a multiple may mean, as ratios of the new value to the old."""
    factor = value_of(times)
    if way is Change.DOWN and factor > 1:
        factor = 1 / factor
    return [factor, factor + 1] if increase and factor > 1 else [factor]


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for frame in changes_of(sentence, reading):
        for stated in frame.changes:
            if stated.kind is Kind.MULTIPLE and not stated.is_range and stated.value > 0:
                yield from _findings(frame, stated)


def _findings(frame: Frame, stated: Figure) -> Results:
    increase = frame.increase or bool(words.INCREASE_NOUNS & set(frame.tail[:6]))
    found = [
        partial(multiple, before, stated, after, direction=frame.direction, increase=increase, note=frame.note)
        for before, after in change.pairs(frame.before, frame.after)
    ]
    finding = change.best(found)
    if finding and is_told(finding, _factors(stated, frame.direction, increase=increase)):
        yield from change.allowed(frame, finding)


CHECK = Check(
    code="CC104",
    name=NAME,
    title="A multiple between two stated values",
    explanation=__doc__,
    law=multiple,
    examples=Examples(
        consistent=(
            "The fund grew 2.5 times to $75 billion from $30 billion.",
            "Membership more than doubled to 5,200 from 2,400.",
            "Lending came to $30 billion. The plan is to raise that 3.2 times, to $96 billion.",
        ),
        inconsistent=(
            "The fund grew 2.5 times to $90 billion from $30 billion.",
            "Membership more than doubled to 4,200 from 2,400.",
            "Lending came to $30 billion. The plan is to raise that 4.2 times, to $96 billion.",
        ),
        silent=(
            "The pump runs 2.5 times a day and moves 40 tonnes.",
            "The fleet doubled in the years from 1962 to 1974.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.MULTIPLE, Kind.COUNT, Kind.MEASURE, Kind.MONEY}),
    cues=_TIMING,
    cue_kinds=_MULTIPLES,
)
