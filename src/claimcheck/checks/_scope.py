"""Decides whether the values of a change are comparable with it, from the words around: what it is of, on which basis,
against which base."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from claimcheck.checks import _change_words as words
from claimcheck.checks._change_frame import REACH, Draft, Frame
from claimcheck.checks._clause import FIGURE, Clause, Cue, Slot
from claimcheck.checks._words import entries
from claimcheck.model import Figure, Hedge, Kind
from claimcheck.records import replace

# "Comparable" and "average" change the basis only before these: "on a comparable store basis", "average annual growth".
_ADJUSTING = {
    "comparable": frozenset(entries("store stores restaurant basis sales")),
    "average": frozenset(entries("annual daily")),
    "organic": frozenset(
        entries(
            """growth sales revenue revenues increase rise gain decline decrease drop fall basis terms change net volume
            and"""
        )
    ),
    "for": frozenset(entries("inflation")),
    "after": frozenset(entries("inflation")),
    "annual": frozenset(
        entries("rate pace growth increase compound average basis decline decrease fall drop reduction loss rise gain")
    ),
}
_EXCLUDED = frozenset(
    entries("acquisitions acquisition acquired currency currencies fx exchange divestitures disposals disposed fuel")
)
# Between a new value and a later one: "to 450 in 2024 and then 500".
_JOINED = frozenset(entries("and then , before"))
_LISTED = _JOINED | frozenset(
    entries("to in by of last this the year years month months quarter later finally about now today")
)
_COMPARATIVE = frozenset({Hedge.MORE_THAN, Hedge.LESS_THAN})
_PERIODS = frozenset({"year", "annum", "month", "quarter", "week", "day", "decade"})
_PREPOSITIONS = frozenset({"from", "with", "to", "at", FIGURE})
_TAIL_ENDS = (words.BREAKS - {"excluding", "without", "when", "if", "before", "after"}) | {FIGURE}


class Scope:
    """What the words of one clause say of its changes."""

    def __init__(self, clause: Clause) -> None:
        self.tokens = clause.tokens
        self.slots = clause.slots
        self.clause = clause

    def frame(self, draft: Draft) -> Frame:
        """Return the finished frame of a change, without the values that are not comparable."""
        slots = [self.slots[i] for i in (*draft.sizes, *draft.before, *draft.after)]
        first, last = min(s.cue_at for s in slots), max(s.at for s in slots)
        tail = self._tail(draft, last)
        subject = self._subject(draft, min(first, draft.first))
        before = self._comparable_bases(draft, subject)
        after = [
            i for i in draft.after if self.slots[i].cue is not Cue.TO or self._names_subject(self.slots[i], subject)
        ]
        after = [i for i in after if all(self._alike(self.slots[b], self.slots[i]) for b in before)]
        levels = [self.slots[i] for i in (*before, *after)]
        # A rate per year is no change between the two values: compound growth has a check of its own.
        relative = {i for i in draft.sizes if self.slots[i].figure.kind is Kind.PERCENT}
        yearly = self._is_yearly(draft) or not words.COMPOUND.isdisjoint(tail)
        unfit = any(self._is_signed(s) for s in levels) or self._is_cumulative(draft)
        return Frame(
            draft.change,
            draft.word in words.PLAIN,
            tuple(self.slots[i].figure for i in draft.sizes if not yearly or i not in relative),
            () if unfit else tuple(self._old_value(self.slots[i]) for i in before),
            () if unfit else tuple(self.slots[i].figure for i in (*after, *self._later(draft, after))),
            draft.sure and words.QUOTED.isdisjoint(subject) and not self._is_open(draft),
            is_adjusted(tail) or self._opens_adjusted(draft),
            subject,
            tail,
        )

    def _subject(self, draft: Draft, first: int) -> tuple[str, ...]:
        """Return the words before a change that may name what changed, from the last break on."""
        start = first
        while start > 0 and first - start < 14 and self.tokens[start - 1] not in words.BREAKS:
            start -= 1
        return self.tokens[start : draft.trigger]

    def _tail(self, draft: Draft, last: int) -> tuple[str, ...]:
        """Return the words from the trigger on that may qualify the change: up to the next figure after its last one,
        and to the end of that clause."""
        end = last + 1
        while end < len(self.tokens) and end - last < 16 and self.tokens[end] not in _TAIL_ENDS:
            end += 1
        start = min(draft.trigger, *(self.slots[i].at for i in draft.sizes)) if draft.sizes else draft.trigger
        return self.tokens[max(0, start - 3) : end]

    def _comparable_bases(self, draft: Draft, subject: Sequence[str]) -> list[int]:
        return [i for i in draft.before if self._comparable_base(self.slots[i], subject)]

    def _comparable_base(self, slot: Slot, subject: Sequence[str]) -> bool:
        """Return whether an old value is of the same thing as the change: its noun, where one is printed, must be the
        subject's ("compared to revenues of"), and it must not be a plan or a sum."""
        if slot.figure.is_range or (words.NO_BASE & set(slot.between) and not self._is_compared(slot)):
            return False
        return _head(slot) in words.NO_BASE or self._names_subject(slot, subject)

    def _is_compared(self, slot: Slot) -> bool:
        """Return whether a size is measured against a value by name: "$3 million over the budget of $20 million"."""
        at = slot.cue_at
        before = self.tokens[at - 2 : at] if self.tokens[at] in ("than", "of") else self.tokens[at - 1 : at]
        return self.tokens[at] in words.COMPARATORS and before[:1] == (FIGURE,)

    @staticmethod
    def _names_subject(slot: Slot, subject: Sequence[str]) -> bool:
        head = _head(slot)
        return not head or any(head[:5] == w[:5] for w in subject)

    @staticmethod
    def _alike(old: Slot, new: Slot) -> bool:
        """Return whether an old value's noun, where one is printed, is not another than the new value's: "1,505 homes,
        up from a population of 3,290"."""
        head, noun = _head(old), new.figure.unit.lower()
        counted = new.figure.kind is Kind.COUNT and noun and not noun.endswith("ed")
        return not (head and counted) or head[:4] == noun[:4]

    def _opens_adjusted(self, draft: Draft) -> bool:
        """Return whether the sentence opens with another basis of growth: "Excluding acquisitions, sales rose 4%"."""
        opening = set(self.tokens[:5])
        excluded = "excluding" in opening and bool(_EXCLUDED & opening)
        return (excluded or bool(words.OPENERS & opening)) and draft.trigger < 24

    def _is_yearly(self, draft: Draft) -> bool:
        """Return whether the change is one per year: "grows 4% a year from 20 to 24"."""
        return any(
            f.per in _PERIODS or (len(after) > 1 and after[0] in ("a", "per", "each", "every") and after[1] in _PERIODS)
            for f, after in ((self.slots[i].figure, self.clause.after(self.slots[i], 2)) for i in draft.sizes)
        )

    def _is_open(self, draft: Draft) -> bool:
        """Return whether the change may be of other values than the ones found, so that only agreement counts."""
        return self._is_threshold(draft) or self._is_of_a_time(draft) or self._goes_on(draft)

    def _is_threshold(self, draft: Draft) -> bool:
        """Return whether the change is a bound to reach ("at least a 20% reduction"), not one that was measured."""
        figures = [self.slots[i].figure for i in (*draft.sizes, *draft.before, *draft.after)]
        return any(f.hedge in (Hedge.AT_LEAST, Hedge.AT_MOST) for f in figures)

    def _is_of_a_time(self, draft: Draft) -> bool:
        """Return whether the values are lengths of time before a verb that may be about something else: "fell from 8
        hours to 7, sales rose 20%"."""
        levels = [self.slots[i] for i in (*draft.before, *draft.after)]
        timed = bool(draft.sizes) and any(s.figure.kind is Kind.DURATION for s in levels)
        verb = draft.word not in words.NOUNS and draft.word not in words.ADVERBS
        return timed and verb and all(s.at < draft.trigger for s in levels)

    def _old_value(self, slot: Slot) -> Figure:
        """Return an old value; "more than" and "over" before it belong to the comparison ("5% more than the 20")."""
        compared = self.tokens[slot.cue_at] in ("than", "over", "above", "below") and slot.figure.hedge in _COMPARATIVE
        return replace(slot.figure, hedge=Hedge.NONE) if compared else slot.figure

    def _is_cumulative(self, draft: Draft) -> bool:
        """Return whether a growth is said of several years, which may be meant per year: "growth of 15% over five
        years"."""
        first, last = self.clause.first_after(draft.first), self.clause.first_after(draft.last - 1)
        inside = [s for s in self.slots[first:last] if s.figure.kind is Kind.DURATION]
        following = [s for s in self.slots[last : last + 2] if s.figure.kind is Kind.DURATION]
        lengths = [
            s
            for s in (*inside, *following[:1])
            if self.tokens[s.at - 1] in ("over", "in", "for", "the", "past", "last")
        ]
        return draft.word == "growth" and any(s.figure.unit == "year" for s in lengths)

    def _goes_on(self, draft: Draft) -> bool:
        """Return whether another value follows the old one with "and": which change it is the base of is open then."""
        after = self.clause.first_after(draft.last)
        following = self.slots[after] if after < len(self.slots) else None
        if following is None or not draft.before or self.slots[draft.before[-1]].at != draft.last:
            return False
        gap = self.tokens[draft.last + 1 : following.at]
        same = following.figure.kind is self.slots[draft.before[-1]].figure.kind
        if not same or "and" not in gap or len(gap) > REACH:
            return False
        # What goes on with a verb or a subject of its own is another statement: "from 20, and scored 66 goals".
        listed = gap[gap.index("and") + 1 :]
        return set(listed) <= words.FILL | words.TIME_WORDS | words.VERSUS | _PREPOSITIONS

    def _later(self, draft: Draft, after: Sequence[int]) -> Sequence[int]:
        """Return the values that follow the new one in later years, of which the last may be the one that is meant:
        "rose 25% from 400 in 2023 to 450 in 2024 and 500 in 2025"."""
        if not draft.before or not draft.sizes or not after:
            return ()
        found: list[int] = []
        at, kind = self.slots[max(after)].at, self.slots[max(after)].figure.kind
        for i in range(max(after) + 1, len(self.slots)):
            slot = self.slots[i]
            if slot.is_time:
                continue
            if i in draft.sizes:
                break
            gap = self.tokens[at + 1 : slot.at]
            plain = all(t == FIGURE or t in words.TIME_WORDS or t in _LISTED for t in gap)
            if slot.figure.kind is not kind or slot.figure.is_range or not plain or _JOINED.isdisjoint(gap):
                break
            found.append(i)
            at = slot.at
        return found

    def _is_signed(self, slot: Slot) -> bool:
        return not words.SIGNED.isdisjoint((*slot.between[-3:], *self.clause.after(slot, 2)))


def _head(slot: Slot) -> str:
    """Return the noun that a value is of ("revenues of $20 million"), or "" for none or one that says nothing."""
    if not slot.of or slot.between[:1] == ("of",):
        return ""
    head = slot.between[len(slot.between) - slot.between[::-1].index("of") - 2]
    return "" if head in words.GENERIC_HEADS or head in words.TIME_WORDS else head


def is_adjusted(tail: Sequence[str]) -> bool:
    """Return whether the words of a change put it on another basis than the two values beside it."""
    # "Averaged 6.6" says what the value is, not on which basis it changed.
    tail = [t for t, following in itertools.pairwise((*tail, "")) if (t, following) != ("averaged", FIGURE)]
    return not words.ADJUSTED.isdisjoint(tail) or any(
        following in _ADJUSTING.get(token, ()) for token, following in itertools.pairwise(tail)
    )
