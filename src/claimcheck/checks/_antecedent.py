"""The value of a change that stands in an earlier sentence: "Trade reached $30 billion. The task is to increase it 2.5
times".

It is taken only where a pronoun points there and exactly one earlier figure fits in kind and unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from claimcheck.checks import _change_words as words
from claimcheck.checks._change import comparable
from claimcheck.checks._clause import TIMES, direction
from claimcheck.checks._frames import Frame, frames_of
from claimcheck.checks._law import value_of
from claimcheck.model import Change, Figure, Kind, Reading, Sentence

# How many sentences back a pronoun may point.
_BACK = 3
# How many times larger or smaller the value that it points to may be.
_FARTHEST = Fraction(50)
# Among more figures than this a pronoun points to none.
_MOST_FIGURES = 40


def resolved(frame: Frame, sentence: Sentence, reading: Reading) -> Frame:
    """Return the frame with the value that it leaves out taken from an earlier sentence, where that is possible."""
    if (frame.before and frame.after) or not frame.changes or not _points_back(frame):
        return frame
    if not frame.before and not frame.after:
        return _summed_up(frame, sentence, reading)
    known = (frame.before or frame.after)[0]
    if sum(len(s.figures) for s in _earlier(sentence, reading)) > _MOST_FIGURES:
        return frame
    fitting = [(s, f) for s in _earlier(sentence, reading) for f in s.figures if _fits(f, known)]
    if len(fitting) != 1:
        return frame
    source, figure = fitting[0]
    if not _is_near(figure, known) or any(s.figures for s in reading.sentences[source.index + 1 : sentence.index]):
        return frame
    role = "new" if frame.before else "old"
    distance = sentence.index - source.index
    place = "the sentence before" if distance == 1 else f"{distance} sentences before"
    note = f"the {role} value {figure.surface} is taken from {place}"
    return replace(frame, after=(figure,), note=note) if frame.before else replace(frame, before=(figure,), note=note)


def _summed_up(frame: Frame, sentence: Sentence, reading: Reading) -> Frame:
    """Return a change that sums up the sentence before with that sentence's values: "That is an increase of 10%"."""
    if not sentence.index:
        return frame
    before = reading.sentences[sentence.index - 1]
    earlier = [f for f in frames_of(before) if f.before and f.after]
    values = sum(figure.kind not in TIMES for figure in before.figures)
    if len(earlier) != 1 or earlier[0].changes or values != 2:
        return frame
    note = "the values are taken from the sentence before"
    return replace(
        frame, before=earlier[0].before, after=earlier[0].after, sure=frame.sure and earlier[0].sure, note=note
    )


def _is_near(figure: Figure, known: Figure) -> bool:
    """Return whether a figure is of a size that the known one can come from."""
    ratio = value_of(figure) / value_of(known)
    return _FARTHEST > ratio > 1 / _FARTHEST


def _points_back(frame: Frame) -> bool:
    """Return whether the subject or object of a change is a pronoun: "it rose", "that is an increase", "to increase
    it"; not "it said sales rose" or "rose this year"."""
    subject = next((w for w in reversed(frame.subject) if w not in words.AUXILIARIES and not w.endswith("ly")), "")
    objects = {after for verb, after in pairwise(frame.tail) if direction(verb) is not None}
    return subject in words.PRONOUNS or bool(objects & words.OBJECTS)


def _earlier(sentence: Sentence, reading: Reading) -> Iterator[Sentence]:
    yield from reading.sentences[max(0, sentence.index - _BACK) : sentence.index]


def _fits(figure: Figure, known: Figure) -> bool:
    if figure.kind in (Kind.PERCENT, Kind.COUNT) and not known.unit:
        return False
    return (
        figure.unit == known.unit
        and figure.change is Change.NONE
        and figure.value > 0
        and comparable(figure, known) is not None
    )
