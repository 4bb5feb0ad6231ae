"""The value of a change that stands in an earlier sentence: "Lending came to $30 billion. The plan is to raise that
3.2 times".

It is taken only where the change points there (a pronoun, "the figure", "twice that", "12% more" with no base of its
own), where exactly one earlier figure fits in kind and unit, and where the change names nothing that the earlier
sentence does not: "trade with Chile tripled" is no news of trade with Peru.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from claimcheck.checks import _change_words as words
from claimcheck.checks._apposed import agrees
from claimcheck.checks._change import comparable
from claimcheck.checks._change_frame import RELATIVE, Anaphor
from claimcheck.checks._clause import FIGURE, TIMES, clause_of, direction
from claimcheck.checks._contrast import VERBS, contrasted, is_newer, names_nothing_new
from claimcheck.checks._frames import Frame, frames_of
from claimcheck.checks._law import value_of
from claimcheck.checks._may_change import BACK
from claimcheck.checks._text import letters
from claimcheck.model import Change, Figure, Kind, Reading, Sentence
from claimcheck.records import replace

# How many times larger or smaller the value that it points to may be.
_FARTHEST = Fraction(50)
# Smaller counts without a noun are no values that a sentence speaks of.
_NAMELESS = 1000
# Among more figures than this a pronoun points to none.
_MOST_FIGURES = 40


def resolved(frame: Frame, sentence: Sentence, reading: Reading) -> Frame:
    """Return the frame with the value that it leaves out taken from before it, where that is possible."""
    if (frame.before and frame.after) or not _points_back(frame) or _has_own_base(frame):
        return frame
    if not frame.before and not frame.after:
        return _summed_up(frame, sentence, reading)
    if frame.before and frame.changes and all(f.kind is Kind.PERCENT for f in (*frame.before, *frame.changes)):
        return frame  # "it rose by 0.1%, compared with 0.4% in May": two changes
    found = _source(frame, sentence, reading)
    if found is None or not _speaks_of(frame, found[0]):
        return frame
    source, figure = found
    distance = sentence.index - source.index
    place = "the sentence before" if distance == 1 else f"{distance} sentences before"
    role = "new" if frame.before else "old"
    note = f"the {role} value {figure.surface} is taken from {place}" if distance else ""
    if frame.before:
        return replace(frame, after=(figure,), note=note)
    # "90 were sold in May. In April it was 120, a drop of 25%" tells of the later time first.
    turned = bool(distance and frame.changes) and not agrees(frame.direction, figure, frame.after[0])
    # "120 trains a day in each direction. From June there will be 300": not of the same
    one_of_many = bool(distance) and not source.words.isdisjoint(words.EACH)
    return replace(frame, before=(figure,), sure=frame.sure and not turned and not one_of_many, note=note)


def _source(frame: Frame, sentence: Sentence, reading: Reading) -> tuple[Sentence, Figure] | None:
    """Return the only value before a change that it can be of, with its sentence: in the same sentence, or in the
    nearest earlier one with figures."""
    known = (frame.before or frame.after)[0]
    if sum(len(s.figures) for s in _earlier(sentence, reading)) > _MOST_FIGURES:
        return None
    fitting = [(sentence, f) for f in _before(frame, sentence, known) if _fits(f, known, alone=False)]
    fitting = fitting or [
        (s, f)
        for s in _earlier(sentence, reading)
        if frame.after or s.block is sentence.block  # a new value is not told in another paragraph than the old one
        for f in s.figures
        if _fits(f, known, alone=_is_alone(f, s))
    ]
    if len(fitting) != 1:
        return None
    source, figure = fitting[0]
    between = reading.sentences[source.index + 1 : sentence.index]
    return fitting[0] if _is_near(figure, known) and not any(s.figures for s in between) else None


def _speaks_of(frame: Frame, source: Sentence) -> bool:
    """Return whether a change names no thing that its source does not."""
    omitted = frame.anaphor is Anaphor.OMITTED or _is_nominal(frame)
    return _is_plain(frame, source) and (not omitted or _says_the_same(frame, source))


def _summed_up(frame: Frame, sentence: Sentence, reading: Reading) -> Frame:
    """Return a change that sums up the sentence before with that sentence's values: "That is an increase of 10%"."""
    if not sentence.index:
        return frame
    before = reading.sentences[sentence.index - 1]
    earlier = [f for f in frames_of(before) if f.before and f.after] or list(_contrasted(before, reading))
    values = sum(figure.kind not in TIMES for figure in before.figures)
    if len(earlier) != 1 or not _is_other_measure(frame, earlier[0]) or values > 2 + len(earlier[0].changes):
        return frame
    if "in" in frame.tail and not names_nothing_new(frame.tail, letters(before.text)):
        return frame  # "an increase in yields of 77%"
    note = "the values are taken from " + ("the sentence before" if values > 1 else "the two sentences before")
    return replace(
        frame, before=earlier[0].before, after=earlier[0].after, sure=frame.sure and earlier[0].sure, note=note
    )


def _is_other_measure(frame: Frame, earlier: Frame) -> bool:
    """Return whether a change can be what another one is in percent: "10 fewer than the 100 of May. That is 10%"."""
    return not earlier.changes or (
        all(f.kind in RELATIVE for f in frame.changes) and all(f.kind not in RELATIVE for f in earlier.changes)
    )


def _contrasted(sentence: Sentence, reading: Reading) -> Iterator[Frame]:
    """Yield the old and the new value that a sentence, or one and the sentence before it, give without a verb of
    change: "It stood at 60, compared with 50 last year", "There were 320. A year earlier it was 400"."""
    pair = contrasted(clause_of(sentence))
    if pair is None and sentence.index:
        source = reading.sentences[sentence.index - 1]
        one, two = _value_of(source), _value_of(sentence)
        newer = is_newer(clause_of(source).tokens, clause_of(sentence).tokens)
        same = one and two and names_nothing_new(clause_of(sentence).tokens, (*letters(source.text), *VERBS))
        if one and two and same and newer is not None and comparable(one, two):
            pair = (one, two) if newer else (two, one)
    if pair:
        yield Frame(Change.NONE, False, (), (pair[0],), (pair[1],))


def _value_of(sentence: Sentence) -> Figure | None:
    """Return the only value of a sentence."""
    values = [f for f in sentence.figures if f.kind not in TIMES]
    return values[0] if len(values) == 1 and not values[0].is_range else None


def _before(frame: Frame, sentence: Sentence, known: Figure) -> Iterator[Figure]:
    """Yield the figures of the sentence before a change whose subject is a pronoun: "it had 200; it now has 300"."""
    own = {f.span for f in (*frame.changes, *frame.before, *frame.after)}
    if frame.anaphor is Anaphor.NONE and FIGURE not in frame.subject and len(sentence.figures) <= _MOST_FIGURES:
        yield from (f for f in sentence.figures if f.end <= known.start and f.span not in own)


def _is_near(figure: Figure, known: Figure) -> bool:
    """Return whether a figure is of a size that the known one can come from."""
    if not (base := value_of(known)):
        return False
    return _FARTHEST > value_of(figure) / base > 1 / _FARTHEST


def _points_back(frame: Frame) -> bool:
    """Return whether the subject or object of a change is a pronoun or as good as one: "it rose", "that is an
    increase", "the figure rose", "to increase it"; not "it said sales rose" or "rose this year"."""
    if frame.anaphor is not Anaphor.NONE or _is_nominal(frame):
        return True
    plain = words.AUXILIARIES - words.POINTERS | words.FILL | words.SUMMING | {",", FIGURE}
    rest = [w for w in frame.subject if w not in plain - words.POINTING and not w.endswith("ly")]
    subject = rest[-1] if rest else ""
    if subject == "that" and len(rest) > 1:
        return False  # "samples that grew"
    if subject in words.POINTERS and len(rest) > 1 and rest[-2] in words.POINTING:
        return True
    verbs = [i for i, w in enumerate(frame.tail) if direction(w) is not None or w == FIGURE]
    ends = {FIGURE, ",", "to", "by", "from"}
    objects = {
        w
        for i in verbs
        for w in frame.tail[i + 1 : i + 2]
        if w in words.OBJECTS or (w in words.PRONOUNS and ends & set(frame.tail[i + 2 : i + 3]))
    }
    pointed = any(
        frame.tail[i + 1] in words.POINTING and frame.tail[i + 2] in words.POINTERS
        for i in verbs
        if i + 2 < len(frame.tail) and frame.tail[i + 3 : i + 4] != ("of",)
    )
    return subject in words.PRONOUNS or bool(objects) or pointed


def _has_own_base(frame: Frame) -> bool:
    """Return whether a change is against another period, or of a part: "up 20% on the year", "of those over 60"."""
    periods = any(
        one in ("on", "from", "over") and two in ("a", "the", "last") and three in words.YEAR_WORDS
        for one, two, three in zip(frame.tail, frame.tail[1:], frame.tail[2:], strict=False)
    )
    return periods or bool(words.OWN_PERIOD & set(frame.tail)) or bool({"among", "those"} & set(frame.subject))


def _is_plain(frame: Frame, source: Sentence) -> bool:
    """Return whether the words of a change up to its last figure name no new thing: "rose 0.3 points in the north"."""
    if FIGURE not in frame.tail:
        return True
    end = len(frame.tail) - frame.tail[::-1].index(FIGURE)
    start = next((i for i, w in enumerate(frame.tail[:end]) if direction(w) is not None or w == FIGURE), 0)
    return names_nothing_new(frame.tail[start:end], letters(source.text))


def _is_nominal(frame: Frame) -> bool:
    """Return whether a change opens its sentence as a noun: "a tripling to $24 billion", "an increase of 12%, to"."""
    return bool(frame.changes and frame.subject and frame.after) and set(frame.subject) <= {"a", "an", "the", FIGURE}


def _says_the_same(frame: Frame, source: Sentence) -> bool:
    """Return whether a sentence names nothing that is not in an earlier one, but who wants or says it."""
    start = max((i + 1 for i, w in enumerate(frame.subject) if w in words.GOAL_VERBS), default=0)
    for i, (comma, w) in enumerate(pairwise(frame.subject)):
        if comma == "," and w in words.PRONOUNS - words.RELATIVE:
            start = max(start, i + 1)
    named = frame.tail if _is_nominal(frame) else frame.subject[start:]
    return names_nothing_new(named, letters(source.text))


def _earlier(sentence: Sentence, reading: Reading) -> Iterator[Sentence]:
    yield from reading.sentences[max(0, sentence.index - BACK) : sentence.index]


def _is_alone(figure: Figure, sentence: Sentence) -> bool:
    """Return whether a figure is the only value of its sentence: "the herd was put at 60 in 2015"."""
    return all(f is figure or f.kind in TIMES for f in sentence.figures)


def _fits(figure: Figure, known: Figure, *, alone: bool) -> bool:
    bare = known.kind is Kind.COUNT and not known.unit
    if bare and known.quantum < 1 and figure.unit and figure.quantum == 1:
        return False  # "Twelve people left. The score fell from 8.2"
    return (
        (
            alone or bool(figure.unit) or figure.value >= _NAMELESS
            if bare and figure.kind is Kind.COUNT and bool(known.scale) == bool(figure.scale)
            else figure.unit == known.unit
        )
        and figure.change is Change.NONE
        and figure.value > 0
        and comparable(figure, known) is not None
    )
