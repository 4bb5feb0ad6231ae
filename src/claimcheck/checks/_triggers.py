"""Finds what starts a change: trigger words, and the figures that they make the size of a change.

"Rose 5%", "by 5%", "an increase in sales of 5%", "a 5% rise", "5% more than", "doubled"; a second measure of the same
change ("$20 million, or 25%") joins the first."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks import _change_words as words
from claimcheck.checks._change_frame import REACH, RELATIVE, Draft
from claimcheck.checks._clause import FIGURE, Clause, Cue, Slot, direction
from claimcheck.model import Change, Kind

_AMOUNTS = (Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.DURATION)
_COMPARING = frozenset({"than", "at", "on", "from", "over", "versus", "compared", "against"})
_APPOSING = tuple((token,) for token in (",", "or", "is", "was", "are", "were", "–", "—", "-"))
_OWNERS = frozenset({"its", "their", "the", "his", "her", "our"})
_BASED = (("the",), ("as",), ("its",), ("their",), ("that",), ("last",))
# What ends the noun phrase between a size and its noun: "a 5% [like-for-like] rise".
_CUT = frozenset(
    {",", ";", ":", "(", ")", "and", "or", "but", "in", "of", "to", "from", "for", "by", "at", "with", "per", "than"}
)
_FOLLOWING = words.FILL | words.TIME_WORDS | words.ADVERBS.keys() | _CUT | {FIGURE, "versus", "compared"}


def is_share(clause: Clause, slot: Slot) -> bool:
    """Return whether a percentage is one of something: "4.2 percent of income"."""
    return slot.figure.kind is Kind.PERCENT and clause.after(slot, 1)[:1] == ("of",)


class Triggers:
    """The triggers of one clause: `places[i]` is where the word stands that makes figure i the size of a change."""

    def __init__(self, clause: Clause) -> None:
        self.tokens = clause.tokens
        self.slots = clause.slots
        self.clause = clause
        self.objects = {i for i in range(len(clause.slots) - 1) if self._is_object(i)}
        self.places = [self._place(i) for i in range(len(clause.slots))]

    def seeds(self) -> Iterator[Draft]:
        """Yield a change for each trigger, with the figures that measure it, in order."""
        taken = -1
        index = 0
        known = words.TRIGGERS
        for place, token in [(i, t) for i, t in enumerate(self.tokens) if t == FIGURE or t in known]:
            if place > taken:
                draft = self._seed(place, token, index)
                if draft:
                    taken = max(draft.last, draft.trigger)
                    yield draft
            if token == FIGURE:
                index += 1

    def _seed(self, place: int, token: str, index: int) -> Draft | None:
        """Return the frame that starts at a token: its figure where that leads ("a 5% rise"), else its trigger."""
        if token == FIGURE:
            at = self.places[index]
            if at is None or (at < place and not self._is_self(index)):
                return None
            return self._with_changes(at, [index])
        change = direction(token)
        if change is None:
            return None
        # Only points in time may stand between a trigger and its figure.
        while index < len(self.slots) and self._is_passed(index) and self.slots[index].at - place <= REACH:
            index += 1
        own = [index] if index < len(self.slots) and self.places[index] == place else []
        if not own and self._is_modifier(place):
            return None
        return self._with_changes(place, own)

    def _is_modifier(self, place: int) -> bool:
        """Return whether a noun of change only qualifies another noun: "the natural increase rate"."""
        following = self.tokens[place + 1 : place + 2]
        noun = self.tokens[place] in words.NOUNS and self.tokens[place - 1 : place] not in (
            ("to",),
            ("will",),
            ("would",),
        )
        return noun and bool(following) and following[0] not in _FOLLOWING and not following[0].endswith("ly")

    def _with_changes(self, trigger: int, own: list[int]) -> Draft:
        word = self.tokens[trigger]
        figure = self.slots[own[0]].figure if own else None
        change = direction(word)
        if word == FIGURE or change is None:
            change = figure.change if figure else Change.NONE
            if word in words.ADVERBS or word in words.OVER:
                change = words.ADVERBS.get(word) or words.OVER[word]
                if figure and figure.kind is Kind.DURATION and word in words.PACE:
                    change = Change.DOWN if change is Change.UP or word == "quicker" else Change.UP
        draft = Draft(trigger, change, word, list(own), [], [])
        if own and own[0] - 1 in self.objects:
            draft.before = [own[0] - 1]
        if own and own[0] + 1 < len(self.slots) and self._is_partner(own[0], own[0] + 1):
            draft.sizes.append(own[0] + 1)
        places = [trigger, *(self.slots[i].at for i in draft.sizes)]
        draft.first, draft.last = min(places), max(places)
        return draft

    def _place(self, index: int) -> int | None:
        if index in self.objects:
            return None
        return self.slots[index - 1].cue_at if index - 1 in self.objects else self._trigger(self.slots[index])

    def _is_passed(self, index: int) -> bool:
        return self.slots[index].is_time or index in self.objects

    def _is_object(self, index: int) -> bool:
        """Return whether a value is what was changed: "cut its £50 million budget by 8%"."""
        slot, size = self.slots[index], self.slots[index + 1]
        if slot.figure.kind is not Kind.MONEY or slot.cue is not Cue.TRIGGER or not size.can_measure:
            return False
        owner = self.tokens[slot.at - 1]
        gap = self.clause.gap(slot, size)
        return (owner in _OWNERS or owner.endswith(("'s", "’s"))) and 1 < len(gap) <= 4 and gap[-1] == "by"

    def _trigger(self, slot: Slot) -> int | None:
        """Return the place of the word that makes a figure the size of a change, or None."""
        if not slot.can_measure or slot.figure.is_range:
            return None
        if self.tokens[slot.at - 1 : slot.at] in (("per",), ("each",), ("every",)):
            return None  # "1.56 per 10 lower"
        if slot.figure.kind is Kind.MULTIPLE and self._names_itself(slot):
            return slot.at if self._is_verb(slot) else None
        if slot.figure.kind is Kind.MULTIPLE and self.tokens[slot.at + 1 : slot.at + 2] in _BASED:
            return None  # "by 2.5 times the rate of inflation"
        after = self._noun_after(slot)
        if after is not None:
            return after
        lead = self._adverb_after_pair(slot)
        if lead is not None:
            return lead
        if slot.cue is Cue.TRIGGER and self._governs(slot) and not is_share(self.clause, slot):
            return slot.cue_at
        if slot.cue is Cue.AT and slot.figure.kind is Kind.PERCENT:
            return self._left_trigger(slot.cue_at, 6)
        return None

    def _is_verb(self, slot: Slot) -> bool:
        based = self.tokens[slot.at + 1 : slot.at + 2] in _BASED
        if slot.figure.surface.lower().endswith("twice") and based:
            return False  # ", twice the increase of May", ", twice as fast as wages"
        if based and self.tokens[slot.at - 1 : slot.at] in _APPOSING:
            return False
        following = self.tokens[slot.at + 1 : slot.at + 2]
        plural = bool(following) and following[0].endswith("s") and following[0] not in words.FILL | words.TIME_WORDS
        return not (slot.figure.surface.lower().endswith("ing") and plural)

    @staticmethod
    def _names_itself(slot: Slot) -> bool:
        if slot.by or slot.between[-1:] == ("of",):
            return False  # "by a factor of three"
        return slot.figure.surface[:1].isalpha() and not slot.figure.surface.lower().endswith(("fold", "times"))

    def _is_self(self, index: int) -> bool:
        return self.places[index] == self.slots[index].at

    def _governs(self, slot: Slot) -> bool:
        word, between = self.tokens[slot.cue_at], slot.between
        content = [w for w in between if w not in words.FILL and not w.endswith("ly")]
        if slot.of and not slot.by:
            return word in words.NOUNS and not word.endswith("ed") and len(content) <= 6
        if slot.by:
            return len(content) <= 8
        if slot.figure.kind in _AMOUNTS:
            return not content
        return len(content) <= 4 and not any(w in ("in", "on", "for", "from", "as") for w in content[-1:])

    def _noun_after(self, slot: Slot) -> int | None:
        more = self._more_than(slot)
        if more is not None:
            return more
        for step, token in enumerate(self.clause.after(slot, 4)):
            place = slot.at + 1 + step
            if token in words.NOUNS and not (step == 0 and slot.figure.kind in (Kind.COUNT,) and slot.figure.noun):
                return place if self.tokens[place + 1 : place + 2] != ("of",) or slot.cue is not Cue.TO else None
            if step == 0 and token in words.ADVERBS and slot.figure.kind not in (Kind.COUNT, Kind.MULTIPLE):
                return place if self._compares(place) else None
            if step == 0 and token in words.OVER and not slot.of:
                return place if self._measures(place) else None
            if token in words.FILL or token in _CUT or token in words.LEVEL or direction(token) is not None:
                return None
        return None

    def _more_than(self, slot: Slot) -> int | None:
        """Return where "more" stands after a count that is the size of a comparison: "48 ships, 12 fewer than the 60",
        "23%, 3 points above last year's 20%"."""
        if slot.figure.kind is not Kind.COUNT or self.tokens[slot.at - 1 : slot.at] not in _APPOSING:
            return None
        after = self.tokens[slot.at + 1 : slot.at + 8]
        skip = bool(after) and after[0].rstrip("s") in ("point", slot.figure.unit.rstrip("s"))
        word, rest = after[skip : skip + 1], after[skip + 1 :]
        if not word or word[0] not in words.ADVERBS or FIGURE not in rest:
            return None
        near = (
            rest[:1] == ("than",)
            or (word[0] in ("up", "down") and rest[:1] in (("on",), ("from",)))
            or (word[0] in ("above", "below") and rest.index(FIGURE) < 4)
        )
        return slot.at + 1 + skip if near else None

    def _adverb_after_pair(self, slot: Slot) -> int | None:
        """Return where "higher" or "lower" stands after a change in two measures: "45.6 points, or 0.6%, higher"."""
        start = slot.at + 1
        while start < len(self.tokens) and self.tokens[start] in {",", "or", "(", "points", "point"}:
            start += 1
        between = self.tokens[slot.at + 1 : start]
        if not {"or", "("} & set(between) or self.tokens[start : start + 1] != (FIGURE,):
            return None
        start += 1
        while start < len(self.tokens) and self.tokens[start] in {",", ")"}:
            start += 1
        return start if self.tokens[start : start + 1] in (("higher",), ("lower",)) else None

    def _measures(self, place: int) -> bool:
        """Return whether "over", "under" or "short of" leads to a value by name: "over the budget of $20 million"."""
        short = self.tokens[place] == "short"
        following = self.tokens[place + 1 + short : place + 8 + short]
        if short and self.tokens[place + 1 : place + 2] != ("of",):
            return False
        named = following[:1] and (following[0] in words.DEFINITE or following[0].endswith(("'s", "’s")))
        return bool(named) and FIGURE in following and not {",", ";", "in"} & set(following[: following.index(FIGURE)])

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
        if (
            len(gap) > 3
            or (slot.cue is Cue.PAREN and {"than", "on"} & set(self.clause.gap(self.slots[index], slot)))
            or not slot.can_measure
            or is_share(self.clause, slot)
        ):
            return False
        return (a.kind in RELATIVE) != (b.kind in RELATIVE) or {a.kind, b.kind} == {Kind.PERCENT, Kind.POINTS}
