"""Changes as frames: a trigger ("rose", "a decline of", "up") and the figures that play a part in it.

A frame is parsed whole: every figure from its first to its last has a part, or is a point in time, or the frame ends
before it. What cannot be parsed so, what is ambiguous and what is not comparable gives no frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from claimcheck.checks import _change_words as words
from claimcheck.checks._apposed import agrees, apposed
from claimcheck.checks._between import between
from claimcheck.checks._change_frame import RELATIVE, Draft, Frame
from claimcheck.checks._clause import FIGURE, TIMES, Clause, clauses_of
from claimcheck.checks._contrast import contrasted
from claimcheck.checks._doubled import as_meant, told_twice
from claimcheck.checks._levels import Levels
from claimcheck.checks._same import recent
from claimcheck.checks._scope import Scope
from claimcheck.checks._sizes import sizes_of
from claimcheck.checks._surpassed import surpassed
from claimcheck.checks._triggers import Triggers
from claimcheck.model import Change, Figure, Sentence

__all__ = ["Frame", "are_told", "frames_of"]


@recent(most=8)
def frames_of(sentence: Sentence) -> tuple[Frame, ...]:
    """Return the changes that a sentence states."""
    return tuple(frame for clause in clauses_of(sentence) for frame in _meant(clause))


def _meant(clause: Clause) -> Iterator[Frame]:
    frames = [as_meant(frame, clause) for frame in _read_all(clause)]
    yield from frames
    yield from told_twice(clause, frames)


def _read_all(clause: Clause) -> Iterator[Frame]:
    """Yield the changes of a clause: those with a word that starts them, then those whose size stands by a value."""
    frames = list(_read(clause))
    if are_told((slot.figure for slot in clause.slots), frames):
        yield from frames
        return
    sizes = sizes_of(clause)
    beside = [*apposed(clause, frames, sizes), *surpassed(clause, frames)]
    # A size beside two values says by itself which of them is the old one.
    tied = list(between(clause, [*frames, *(f for f in beside if f.sure)], sizes))
    sized = {figure.span for frame in tied for figure in frame.changes}
    found = [f for f in beside if f.sure or f.changes[0].span not in sized] + tied
    stated = {frame.changes[0].span for frame in found}
    summed = {frame.after[0].span for frame in found if frame.before}
    for frame in frames:
        if not stated & {f.span for f in frame.changes} and (
            frame.changes or not summed & {f.span for f in frame.after}
        ):
            yield frame
    yield from found


def _read(clause: Clause) -> Iterator[Frame]:
    triggers, scope = Triggers(clause), Scope(clause)
    levels = Levels(clause, triggers)
    drafts: list[Draft] = []
    for draft in triggers.seeds():
        levels.forward(draft)
        levels.backward(draft, drafts[-1] if drafts else None)
        drafts.append(draft)
    points_back = bool(clause.tokens) and clause.tokens[0] in words.PRONOUNS
    measured = [i for draft in drafts for i in draft.sizes]
    for draft in _united(clause, drafts):
        if draft.sizes and not draft.before and not draft.after and _concludes(clause, draft):
            pair = contrasted(clause, without=measured)
            if pair:
                sizes = tuple(clause.slots[i].figure for i in draft.sizes)
                sure = agrees(draft.change, *pair)
                yield Frame(draft.change, False, sizes, (pair[0],), (pair[1],), sure=sure)
                continue
        if draft.before or draft.after or (points_back and draft.sizes):
            yield scope.frame(draft)


def are_told(figures: Iterable[Figure], frames: Sequence[Frame]) -> bool:
    """Return whether all values and sizes among figures have a part in changes that are read whole."""
    whole = [frame for frame in frames if frame.changes and frame.before and frame.after and frame.sure]
    told = {figure.span for frame in whole for figure in (*frame.changes, *frame.before, *frame.after)}
    return bool(told) and all(figure.span in told or figure.kind in TIMES for figure in figures)


def _concludes(clause: Clause, draft: Draft) -> bool:
    """Return whether a change sums up what its sentence said before: "so it has shrunk by 40%"."""
    lead = clause.tokens[max(0, draft.first - 5) : draft.first]
    while FIGURE in lead:
        lead = lead[lead.index(FIGURE) + 1 :]
    return not words.CONCLUDING.isdisjoint(lead)


def _united(clause: Clause, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts, one that gives another measure of the change before it joined to that: "fell 45 to 7,554, a
    decline of 0.6%"."""
    for draft, following in zip_longest(drafts, drafts[1:]):
        if following is not None and _restates(clause, draft, following):
            draft.sizes += following.sizes
            following.sizes = []
        yield draft


def _restates(clause: Clause, draft: Draft, following: Draft) -> bool:
    relative = {clause.slots[i].figure.kind in RELATIVE for i in draft.sizes}
    other = {clause.slots[i].figure.kind in RELATIVE for i in following.sizes}
    gap = clause.tokens[draft.last + 1 : following.first]
    if not set(gap) <= {",", ")", "a", "an"} or following.word not in words.NOUNS or not other:
        return False
    if not {*draft.before, *draft.after}.isdisjoint(following.sizes):
        return False  # "to 5%, compared with a 7% increase"
    if not draft.sizes:
        # "a cut to 44 (2019: 48), a reduction of 8%"
        return bool(draft.before) and bool(draft.after) and following.change in (draft.change, Change.NONE)
    return len(draft.sizes) == 1 and relative != other and bool(draft.after or draft.before)
