"""Changes as frames: a trigger ("rose", "a decline of", "up") and the figures that play a part in it.

A frame is parsed whole: every figure from its first to its last has a part, or is a point in time, or the frame ends before
it. What cannot be parsed so, what is ambiguous and what is not comparable gives no frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import zip_longest

from claimcheck.checks import _change_words as words
from claimcheck.checks._clause import FIGURE, TIMES, Clause, Cue, Slot, clauses_of, direction
from claimcheck.model import Change, Figure, Hedge, Kind, Sentence

_CHANGING = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE, Kind.RATIO, Kind.MONEY, Kind.COUNT, Kind.MEASURE})
_LEVELS = frozenset({Kind.PERCENT, Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.POINTS, Kind.DURATION})
_RELATIVE = frozenset({Kind.PERCENT, Kind.MULTIPLE, Kind.POINTS, Kind.RATIO})
_COMPARATIVE = frozenset({Hedge.MORE_THAN, Hedge.LESS_THAN})
_REACH = 14


@dataclass(frozen=True, slots=True)
class Frame:
    """A change: its direction and whether the words are sure of it (`plain`), its size in the ways that are printed, the
    old and the new value with their alternatives ("$72 million, or 45 cents a share").

    `sure` is unset where the change may be against another base: then only agreement counts. `adjusted` says that the
    change is named on another basis than the levels. `subject` and `tail` are the words before the trigger and after.
    """

    direction: Change
    plain: bool
    changes: tuple[Figure, ...]
    before: tuple[Figure, ...]
    after: tuple[Figure, ...]
    sure: bool = True
    adjusted: bool = False
    subject: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    note: str = ""


@dataclass(slots=True)
class _Draft:
    trigger: int
    change: Change
    word: str
    slots: list[int] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    first: int = 0
    last: int = 0
    sure: bool = True


def frames_of(sentence: Sentence) -> tuple[Frame, ...]:
    """Return the changes that a sentence states."""
    values = sum(figure.kind is Kind.DURATION or figure.kind not in TIMES for figure in sentence.figures)
    if values < 2 and not (values and words.PRONOUNS & sentence.words):
        return ()
    return _frames(_Same(sentence))


class _Same:
    """A sentence that is equal to itself alone: several checks ask for the frames of one sentence in turn."""

    __slots__ = ("sentence",)

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    def __hash__(self) -> int:
        return id(self.sentence)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.sentence is self.sentence


@lru_cache(maxsize=8)
def _frames(same: _Same) -> tuple[Frame, ...]:
    return tuple(frame for clause in clauses_of(same.sentence) for frame in _Parser(clause).frames())


class _Parser:
    """Finds the frames of one clause, left to right."""

    def __init__(self, clause: Clause) -> None:
        self.tokens = clause.tokens
        self.slots = clause.slots
        self.clause = clause
        self.triggers = [self._trigger(slot) for slot in clause.slots]

    def frames(self) -> Iterator[Frame]:
        """Yield the frames in the order of their triggers."""
        drafts: list[_Draft] = []
        for draft in self._seeds():
            self._forward(draft)
            self._backward(draft, drafts[-1] if drafts else None)
            drafts.append(draft)
        points_back = self.tokens[:1] and self.tokens[0] in words.PRONOUNS
        for draft in self._united(drafts):
            if draft.before or draft.after or (points_back and draft.slots):
                yield self._frame(draft)

    def _united(self, drafts: Sequence[_Draft]) -> Iterator[_Draft]:
        """Yield the drafts, one that gives another measure of the change before it joined to that: "fell 45 to 7,554, a
        decline of 0.6%"."""
        for draft, following in zip_longest(drafts, drafts[1:]):
            if following is not None and self._restates(draft, following):
                draft.slots += following.slots
                following.slots = []
            yield draft

    def _restates(self, draft: _Draft, following: _Draft) -> bool:
        relative = {self.slots[i].figure.kind in _RELATIVE for i in draft.slots}
        other = {self.slots[i].figure.kind in _RELATIVE for i in following.slots}
        gap = self.tokens[draft.last + 1 : following.first]
        near = set(gap) <= {",", "a", "an"} and following.word in words.NOUNS and len(draft.slots) == 1
        return near and bool(relative) and bool(other) and relative != other and bool(draft.after or draft.before)

    # --- seeds: triggers with their change figures -------------------------------------------------------------------

    def _seeds(self) -> Iterator[_Draft]:
        taken = -1
        index = 0
        for place, token in enumerate(self.tokens):
            while index < len(self.slots) and self.slots[index].at < place:
                index += 1
            if place <= taken:
                continue
            draft = self._seed(place, token, index)
            if draft:
                taken = max(draft.last, draft.trigger)
                yield draft

    def _seed(self, place: int, token: str, index: int) -> _Draft | None:
        """Return the frame that starts at a token: its figure where that leads ("a 5% rise"), else its trigger."""
        if token == FIGURE:
            at = self.triggers[index]
            if at is None or (at < place and not self._is_self(index)):
                return None
            return self._with_changes(at, [index])
        change = direction(token)
        if change is None:
            return None
        own = [i for i in range(index, len(self.slots)) if self.triggers[i] == place][:1]
        if own and own[0] > index and not all(s.is_time for s in self.slots[index : own[0]]):
            own = []
        draft = self._with_changes(place, own)
        return draft

    def _with_changes(self, trigger: int, own: list[int]) -> _Draft:
        word = self.tokens[trigger]
        figure = self.slots[own[0]].figure if own else None
        change = direction(word)
        if word == FIGURE or change is None:
            change = figure.change if figure else Change.NONE
            if word in words.ADVERBS:
                change = words.ADVERBS[word]
        draft = _Draft(trigger, change, word, list(own))
        if own and own[0] + 1 < len(self.slots) and self._is_partner(own[0], own[0] + 1):
            draft.slots.append(own[0] + 1)
        places = [trigger, *(self.slots[i].at for i in draft.slots)]
        draft.first, draft.last = min(places), max(places)
        return draft

    def _trigger(self, slot: Slot) -> int | None:
        """Return the place of the word that makes a figure the size of a change, or None."""
        if slot.figure.kind not in _CHANGING or slot.figure.is_range:
            return None
        if slot.figure.kind is Kind.MULTIPLE and self._names_itself(slot):
            return slot.at if self._is_verb(slot) else None
        after = self._noun_after(slot)
        if after is not None:
            return after
        lead = self._adverb_after_pair(slot)
        if lead is not None:
            return lead
        if slot.cue is Cue.TRIGGER and self._governs(slot) and not self._is_share(slot):
            return slot.cue_at
        if slot.cue is Cue.AT and slot.figure.kind is Kind.PERCENT:
            return self._left_trigger(slot.cue_at, 6)
        return None

    def _is_verb(self, slot: Slot) -> bool:
        following = self.tokens[slot.at + 1 : slot.at + 2]
        plural = bool(following) and following[0].endswith("s") and following[0] not in words.FILL | words.TIME_WORDS
        return not (slot.figure.surface.lower().endswith("ing") and plural)

    @staticmethod
    def _names_itself(slot: Slot) -> bool:
        return slot.figure.surface[:1].isalpha() and not slot.figure.surface.lower().endswith(("fold", "times"))

    def _is_self(self, index: int) -> bool:
        return self.triggers[index] == self.slots[index].at

    def _governs(self, slot: Slot) -> bool:
        word, between = self.tokens[slot.cue_at], slot.between
        content = [w for w in between if w not in words.FILL and not w.endswith("ly")]
        if slot.of and not slot.by:
            return word in words.NOUNS and not word.endswith("ed") and len(content) <= 6
        if slot.by:
            return len(content) <= 8
        if slot.figure.kind in (Kind.MONEY, Kind.COUNT, Kind.MEASURE):
            return not content
        return len(content) <= 4 and not any(w in ("in", "on", "for", "from", "as") for w in content[-1:])

    def _noun_after(self, slot: Slot) -> int | None:
        for step, token in enumerate(self.clause.after(slot, 4)):
            place = slot.at + 1 + step
            if token in words.NOUNS and not (step == 0 and slot.figure.kind in (Kind.COUNT,) and slot.figure.noun):
                return place if self.tokens[place + 1 : place + 2] != ("of",) or slot.cue is not Cue.TO else None
            if step == 0 and token in words.ADVERBS and slot.figure.kind not in (Kind.COUNT, Kind.MULTIPLE):
                return place if self._compares(place) else None
            if token in words.FILL or token in _CUT or token in words.LEVEL or direction(token) is not None:
                return None
        return None

    def _adverb_after_pair(self, slot: Slot) -> int | None:
        """Return where "higher" or "lower" stands after a change in two measures: "45.6 points, or 0.6%, higher"."""
        start = slot.at + 1
        while start < len(self.tokens) and self.tokens[start] in {",", "or", "(", "points", "point"}:
            start += 1
        if start == slot.at + 1 or self.tokens[start : start + 1] != (FIGURE,):
            return None
        start += 1
        while start < len(self.tokens) and self.tokens[start] in {",", ")"}:
            start += 1
        return start if self.tokens[start : start + 1] in (("higher",), ("lower",)) else None

    def _compares(self, place: int) -> bool:
        if self.tokens[place] in ("above", "below"):
            return FIGURE in self.tokens[place + 1 : place + 4]
        return bool(_COMPARING & set(self.tokens[place + 1 : place + 3]))

    def _left_trigger(self, place: int, most: int) -> int | None:
        for at in range(place - 1, max(-1, place - 1 - most), -1):
            token = self.tokens[at]
            if direction(token) is not None:
                return at
            if token == FIGURE or (token in _CUT and token != "per") or token in words.BREAKS:
                return None
        return None

    def _is_partner(self, index: int, other: int) -> bool:
        """Return whether two figures are one change in two ways: "$20 million, or 25%", "20 (25%)"."""
        a, b = self.slots[index].figure, self.slots[other].figure
        slot = self.slots[other]
        if slot.cue not in (Cue.OR, Cue.PAREN, Cue.COMMA) or [w for w in slot.between if w not in words.FILL]:
            return False
        if slot.cue is Cue.COMMA and self.tokens[slot.cue_at + 1 : slot.cue_at + 2] != ("or",):
            return False
        gap = [t for t in self.clause.gap(self.slots[index], slot) if t not in words.FILL and t not in (",", "or", "(")]
        if len(gap) > 3 or b.kind not in _CHANGING or self._is_share(slot):
            return False
        return (a.kind in _RELATIVE) != (b.kind in _RELATIVE) or {a.kind, b.kind} == {Kind.PERCENT, Kind.POINTS}

    def _is_share(self, slot: Slot) -> bool:
        """Return whether a percentage is one of something: "18.7 percent of net sales"."""
        return slot.figure.kind is Kind.PERCENT and self.clause.after(slot, 1)[:1] == ("of",)

    # --- levels ------------------------------------------------------------------------------------------------------

    def _forward(self, draft: _Draft) -> None:
        position, last = draft.last, ""
        index = next((i for i, s in enumerate(self.slots) if s.at > draft.last), len(self.slots))
        while index < len(self.slots):
            slot = self.slots[index]
            gap = self.tokens[position + 1 : slot.at]
            listed = (slot.is_time and gap == ("and",)) or (
                not last and not draft.slots and slot.cue is Cue.FROM and _is_listing(gap)
            )
            far = 8 if draft.word in words.NOUNS and position == draft.last and not last else _REACH + 4
            if len(gap) > far or (_broken(gap) and not listed) or not self._continues(draft, gap):
                break
            if (slot.is_time and slot.cue is not Cue.PAREN) or self._is_aside(slot):
                position, index = slot.at, index + 1
                continue
            if self._is_dated_aside(index) and last == "after" and not draft.before:
                draft.before, draft.last = [index + 1], self.slots[index + 1].at
                break
            role = self._role(draft, index, last)
            if not role:
                break
            (draft.before if role == "before" else draft.after if role == "after" else draft.slots).append(index)
            last = role
            position = draft.last = slot.at
            index += 1

    def _is_dated_aside(self, index: int) -> bool:
        """Return whether a point in time and its value stand in brackets: "(2022: 20 million)"."""
        if index + 1 >= len(self.slots) or not self.slots[index].is_time or self.slots[index].cue is not Cue.PAREN:
            return False
        return self.clause.gap(self.slots[index], self.slots[index + 1]) in ((":",), (), (",",))

    def _is_aside(self, slot: Slot) -> bool:
        """Return whether a figure is a spread in brackets after another: "16.0 (3.0-35.0)"."""
        return slot.cue is Cue.PAREN and slot.figure.is_range and self.tokens[slot.at + 1 : slot.at + 2] == (")",)

    def _continues(self, draft: _Draft, gap: Sequence[str]) -> bool:
        """Return whether a gap holds no trigger but one that carries the change on: ", up from", ", moving from"."""
        inner = [(i, t) for i, t in enumerate(gap) if direction(t) is not None]
        if not inner:
            return True
        for i, token in inner:
            way = direction(token)
            carried = token.endswith("ing") or token in ("up", "down") or (i and gap[i - 1] in words.RELATIVE)
            if not carried or (way and draft.change and way is not draft.change):
                return False
            if way is Change.NONE:
                draft.change = Change.NONE
        return True

    def _role(self, draft: _Draft, index: int, last: str) -> str:
        """Return what part a figure after the trigger plays in the frame: "before", "after", "change" or ""."""
        slot = self.slots[index]
        if slot.figure.kind not in _LEVELS and slot.figure.kind is not Kind.MULTIPLE:
            return ""
        if self._closes(draft, slot) or (last == "after" and self._is_loss(draft, slot)):
            return "change"
        trigger = self.triggers[index]
        if trigger is not None and slot.cue not in (Cue.TO, Cue.FROM, Cue.AT):
            return ""
        if slot.cue is Cue.TO and not draft.after and self._plain_between(slot):
            return "after"
        if slot.cue is Cue.AT and not draft.after and draft.slots and not set(slot.between) - words.FILL:
            return "after"
        if slot.cue is Cue.FROM and not draft.before:
            return "before"
        if slot.cue in (Cue.OR, Cue.PAREN) and last in ("before", "after") and not slot.between:
            if slot.cue is Cue.PAREN and last == "after" and not draft.before and self._year_ago(slot):
                return "before"
            return last if self._alternative(draft, index) else ""
        return ""

    def _plain_between(self, slot: Slot) -> bool:
        return slot.of or all(
            w in words.FILL or w in words.TIME_WORDS or w.endswith("ly") or w in words.GENERIC_HEADS
            for w in slot.between
        )

    def _closes(self, draft: _Draft, slot: Slot) -> bool:
        """Return whether a figure after both levels states the change: "from 40 to 50 (25%)", "from 50 to 40, or by 20%"."""
        if draft.slots or len(draft.before) != 1 or len(draft.after) != 1 or self._is_share(slot):
            return False
        levels = {self.slots[i].figure.kind for i in (*draft.before, *draft.after)}
        points = slot.figure.kind is Kind.POINTS or slot.figure.unit in ("point", "points")
        if points != (Kind.PERCENT in levels) or not (points or slot.figure.kind is Kind.PERCENT):
            return False
        return slot.cue in (Cue.PAREN, Cue.OR) and not set(slot.between) - words.FILL

    def _is_loss(self, draft: _Draft, slot: Slot) -> bool:
        """Return whether a percentage after the new value measures the change: "fell 45 to 7,554, a loss of 0.6%"."""
        amounts = draft.slots and all(self.slots[i].figure.kind not in _RELATIVE for i in draft.slots)
        return (
            bool(amounts)
            and slot.figure.kind is Kind.PERCENT
            and slot.between in (("a", "loss", "of"), ("a", "gain", "of"))
        )

    def _alternative(self, draft: _Draft, index: int) -> bool:
        first = self.slots[index - 1].figure
        slot = self.slots[index]
        gap = self.clause.gap(self.slots[index - 1], slot)
        return len(gap) <= 4 and (
            slot.figure.kind is not first.kind or slot.figure.per != first.per or slot.cue is Cue.OR
        )

    def _year_ago(self, slot: Slot) -> bool:
        end = next((i for i in range(slot.at, len(self.tokens)) if self.tokens[i] == ")"), slot.at)
        inner = self.tokens[slot.at + 1 : end]
        return bool(words.YEAR_WORDS & set(inner)) and len(inner) <= 8

    def _backward(self, draft: _Draft, previous: _Draft | None) -> None:
        """Look for levels before the trigger: its subject, or the two levels that the change sums up."""
        position = draft.first
        found: list[tuple[str, int]] = []
        index = next((i for i in range(len(self.slots) - 1, -1, -1) if self.slots[i].at < draft.first), -1)
        while index >= 0 and len(found) < 4:
            slot = self.slots[index]
            gap = self.tokens[slot.at + 1 : position]
            if self._shares_subject(draft, previous, slot, gap):
                assert previous is not None
                found += [("after", i) for i in previous.after]
                break
            led = slot.cue is Cue.AT and self.tokens[slot.cue_at - 1 : slot.cue_at] in ((), (",",))
            if not found and position == draft.first and not led and self._is_other_subject(draft, gap):
                break
            if len(gap) > _REACH or _broken(gap) or "(" in gap or ")" in gap or self._interrupted(gap, bool(found)):
                break
            position = slot.at
            if not slot.is_time:
                role = self._role_before(slot, found)
                if not role or (previous and index in previous.slots):
                    break
                found.append((role, index))
                position = slot.cue_at + 1 if slot.cue in (Cue.OR, Cue.FROM, Cue.TO) else slot.at
                if role == "after" and slot.cue is not Cue.TO:
                    break
            index -= 1
        self._merge(draft, [i for r, i in found if r == "before"], [i for r, i in found if r == "after"])

    def _is_other_subject(self, draft: _Draft, gap: Sequence[str]) -> bool:
        """Return whether another subject stands between a value and a verb: "in a market of $5 billion, sales rose"."""
        if "," not in gap or draft.word in words.NOUNS:
            return False
        tail = gap[len(gap) - gap[::-1].index(",") :]
        passing = words.FILL | words.LEVEL | words.TIME_WORDS | words.PRONOUNS | words.BRIDGE | {FIGURE}
        return any(w not in passing and not w.endswith("ly") and w != draft.word for w in tail)

    @staticmethod
    def _interrupted(gap: Sequence[str], inner: bool) -> bool:
        return any(direction(t) is not None or (inner and t in words.LEVEL) for t in gap) or any(
            t in words.LEVEL and t not in ("is", "was", "are", "were", "represents", "represented") for t in gap
        )

    @staticmethod
    def _role_before(slot: Slot, found: Sequence[tuple[str, int]]) -> str:
        if slot.figure.kind not in _LEVELS or slot.figure.is_range:
            return ""
        if slot.cue is Cue.FROM:
            return "" if any(r == "before" for r, _ in found) else "before"
        if slot.cue in (Cue.OR, Cue.PAREN):
            return "before" if found and found[-1][0] == "before" else "after"
        return "" if any(r == "after" for r, _ in found) and slot.cue is Cue.TO else "after"

    def _shares_subject(self, draft: _Draft, previous: _Draft | None, slot: Slot, gap: Sequence[str]) -> bool:
        """Return whether the frame speaks of the previous one's subject: "was 60, down from 62, but up 2% from 59"."""
        if previous is None or slot.at > previous.last or not previous.after:
            return False
        lead = [t for t in gap if t != ","]
        return self.tokens[draft.trigger] in ("up", "down") and lead[-1:] in (["but"], ["and"])

    def _merge(self, draft: _Draft, before: list[int], after: list[int]) -> None:
        if before and after and not draft.before and not draft.after and draft.slots:
            draft.before, draft.after = before, after
            draft.sure = draft.sure and not self._own_base(draft)
        elif after and not draft.after and not before:
            draft.after = after
        elif before and not draft.before and draft.after and not after:
            draft.before = before

    def _own_base(self, draft: _Draft) -> bool:
        """Return whether the change names a base of its own: "from 266 in May to 290 in June, up 30 percent from June"."""
        following = self.tokens[draft.last + 1 : draft.last + 5]
        own = _BASES & set(following) or words.OWN_PERIOD & set(following)
        return bool(own) or bool(words.OWN_PERIOD & set(self.tokens[max(0, draft.first - 3) : draft.last]))

    # --- the finished frame ------------------------------------------------------------------------------------------

    def _frame(self, draft: _Draft) -> Frame:
        slots = [self.slots[i] for i in (*draft.slots, *draft.before, *draft.after)]
        first, last = min(s.cue_at for s in slots), max(s.at for s in slots)
        tail = self._tail(draft, last)
        subject = self._subject(draft, min(first, draft.first))
        before = self._comparable_bases(draft, subject)
        after = [
            i for i in draft.after if self.slots[i].cue is not Cue.TO or self._names_subject(self.slots[i], subject)
        ]
        levels = [self.slots[i] for i in (*before, *after)]
        unfit = any(self._is_signed(s) for s in levels) or self._is_cumulative(draft)
        return Frame(
            draft.change,
            draft.word in words.PLAIN,
            tuple(self.slots[i].figure for i in draft.slots),
            () if unfit else tuple(self._old_value(self.slots[i]) for i in before),
            () if unfit else tuple(self.slots[i].figure for i in after),
            draft.sure and not (words.QUOTED & set(subject) or self._is_open(draft)),
            _is_adjusted(tail) or self._is_yearly(draft),
            subject,
            tail,
        )

    def _subject(self, draft: _Draft, first: int) -> tuple[str, ...]:
        """Return the words before a change that may name what changed, from the last break on."""
        start = first
        while start > 0 and first - start < 14 and self.tokens[start - 1] not in words.BREAKS:
            start -= 1
        return self.tokens[start : draft.trigger]

    def _tail(self, draft: _Draft, last: int) -> tuple[str, ...]:
        """Return the words from the trigger on that may qualify the change: up to the next figure after its last one, and to
        the end of that clause."""
        end = last + 1
        while end < len(self.tokens) and end - last < 16 and self.tokens[end] not in _TAIL_ENDS:
            end += 1
        start = min(draft.trigger, *(self.slots[i].at for i in draft.slots)) if draft.slots else draft.trigger
        return self.tokens[max(0, start - 3) : end]

    def _comparable_bases(self, draft: _Draft, subject: Sequence[str]) -> list[int]:
        return [i for i in draft.before if self._comparable_base(self.slots[i], subject)]

    def _comparable_base(self, slot: Slot, subject: Sequence[str]) -> bool:
        """Return whether an old value is of the same thing as the change: its noun, where one is printed, must be the
        subject's ("compared to revenues of"), and it must not be a plan or a sum."""
        if words.NO_BASE & set(slot.between) or slot.figure.is_range:
            return False
        return self._names_subject(slot, subject)

    @staticmethod
    def _names_subject(slot: Slot, subject: Sequence[str]) -> bool:
        if not slot.of:
            return True
        head = (
            slot.between[len(slot.between) - 1 - slot.between[::-1].index("of") - 1] if slot.between[0] != "of" else ""
        )
        if not head or head in words.GENERIC_HEADS or head in words.TIME_WORDS:
            return True
        return any(head[:5] == w[:5] for w in subject)

    def _is_yearly(self, draft: _Draft) -> bool:
        """Return whether the change is one per year: "grows 4% a year from 20 to 24"."""
        return any(
            f.per in _YEARS or (len(after) > 1 and after[0] in ("a", "per", "each", "every") and after[1] in _YEARS)
            for f, after in ((self.slots[i].figure, self.clause.after(self.slots[i], 2)) for i in draft.slots)
        )

    def _is_open(self, draft: _Draft) -> bool:
        """Return whether the change may be of other values than the ones found, so that only agreement counts."""
        return self._is_threshold(draft) or self._is_timed(draft) or self._goes_on(draft)

    def _is_threshold(self, draft: _Draft) -> bool:
        """Return whether the change is a bound to reach ("at least a 20% reduction"), not one that was measured."""
        figures = [self.slots[i].figure for i in (*draft.slots, *draft.before, *draft.after)]
        return any(f.hedge in (Hedge.AT_LEAST, Hedge.AT_MOST) for f in figures)

    def _is_timed(self, draft: _Draft) -> bool:
        """Return whether the values are lengths of time, beside which a change is often one of something else."""
        return bool(draft.slots) and any(
            self.slots[i].figure.kind is Kind.DURATION for i in (*draft.before, *draft.after)
        )

    def _old_value(self, slot: Slot) -> Figure:
        """Return an old value; "more than" and "over" before it belong to the comparison ("5% more than the 20")."""
        compared = self.tokens[slot.cue_at] in ("than", "over", "above", "below") and slot.figure.hedge in _COMPARATIVE
        return replace(slot.figure, hedge=Hedge.NONE) if compared else slot.figure

    def _is_cumulative(self, draft: _Draft) -> bool:
        """Return whether a growth is said of several years, which may be meant per year: "growth of 15% over five years"."""
        following = [s for s in self.slots if s.at > draft.last - 1 and s.figure.kind is Kind.DURATION]
        inside = [s for s in self.slots if draft.first < s.at < draft.last and s.figure.kind is Kind.DURATION]
        lengths = [
            s
            for s in (*inside, *following[:1])
            if self.tokens[s.at - 1] in ("over", "in", "for", "the", "past", "last")
        ]
        return draft.word == "growth" and any(s.figure.unit == "year" for s in lengths)

    def _goes_on(self, draft: _Draft) -> bool:
        """Return whether another value follows the old one with "and": which change it is the base of is open then."""
        following = next((s for s in self.slots if s.at > draft.last), None)
        if following is None or not draft.before or self.slots[draft.before[-1]].at != draft.last:
            return False
        gap = self.tokens[draft.last + 1 : following.at]
        same = following.figure.kind is self.slots[draft.before[-1]].figure.kind
        plain = not any(direction(t) is not None or t in words.LEVEL for t in gap)
        return same and plain and "and" in gap and len(gap) <= _REACH

    def _is_signed(self, slot: Slot) -> bool:
        around = (*slot.between[-3:], *self.clause.after(slot, 2))
        return bool(words.SIGNED & set(around))


_COMPARING = frozenset({"than", "on", "from", "over", "versus", "compared", "against"})
_YEARS = frozenset({"year", "annum", "month", "quarter", "week", "day", "decade"})
_BASES = frozenset({"from", "compared", "versus", "over", "than", "above", "below", "since", "on", "against"})
_TAIL_ENDS = (words.BREAKS - {"excluding", "without", "when", "if", "before", "after"}) | {FIGURE}
_CUT = frozenset(
    {",", ";", ":", "(", ")", "and", "or", "but", "in", "of", "to", "from", "for", "by", "at", "with", "per", "than"}
)


def _is_adjusted(tail: Sequence[str]) -> bool:
    return bool(words.ADJUSTED & set(tail)) or any(
        following in words.ADJUSTING.get(token, ()) for token, following in zip(tail, tail[1:], strict=False)
    )


def _is_listing(gap: Sequence[str]) -> bool:
    """Return whether "and" joins two nouns here: "decreased glucose and insulin from 5.1 to 4.8"."""
    breaks = [t for t in gap if t in words.BREAKS]
    return breaks == ["and"] and len(gap) <= 8 and not words.LEVEL & set(gap)


def _broken(gap: Sequence[str]) -> bool:
    """Return whether a new statement starts in a gap between figures."""
    for i, token in enumerate(gap):
        previous = gap[i - 1] if i else ""
        if token == "when" and gap[i + 1 : i + 2] and gap[i + 1] in words.VERSUS:
            continue
        if token == "with" and previous in words.VERSUS:
            continue
        if token == "after" and previous == "," and not set(gap[i + 1 :]) - words.FILL:
            continue
        if token == "before" and previous in ("year", "month", "quarter", "week", "day"):
            continue
        if token in words.BREAKS:
            return True
    return False
