"""Finds the old and the new value of a change, after its trigger and before it.

Figures are taken in turn as long as each has a cue that gives it a part; the first that has none, a new statement or
another change ends the search."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.checks import _change_words as words
from claimcheck.checks._apposed import asides_of
from claimcheck.checks._change_frame import LEVELS, REACH, RELATIVE, Draft
from claimcheck.checks._clause import FIGURE, Clause, Cue, Slot, direction
from claimcheck.checks._contrast import is_told_aside
from claimcheck.checks._level_gaps import is_broken, is_listing, tells_a_base
from claimcheck.checks._text import is_in_points
from claimcheck.checks._triggers import Triggers, is_share
from claimcheck.model import Change, Kind

# No change reaches over more words than this: it keeps the work linear in the text.
_FARTHEST = 60
# What may follow a size in brackets: "(88%)", "(a 40% reduction)"; "(88% efficiency)" is of another thing.
_SIZE_ENDS = words.NOUNS | words.ADVERBS.keys() | {")", "]", ",", ";", "points", "point", "↑", "↓"}
# Another statement starts here.
_NEXT = frozenset({"and", "but", "while", "whereas", ";"})
_BASES = frozenset({"from", "compared", "versus", "over", "than", "above", "below", "since", "on", "against"})


class Levels:
    """The values of one clause."""

    def __init__(self, clause: Clause, triggers: Triggers) -> None:
        self.tokens = clause.tokens
        self.slots = clause.slots
        self.clause = clause
        self.triggers = triggers.places

    def forward(self, draft: Draft) -> None:
        """Look for values after the trigger."""
        position, last = draft.last, ""
        index = self.clause.first_after(draft.last)
        while index < len(self.slots) and self.slots[index].at - draft.first <= _FARTHEST:
            slot = self.slots[index]
            gap = self.tokens[position + 1 : slot.at]
            listed = (slot.is_time and gap == ("and",)) or (
                not last and not draft.sizes and slot.cue is Cue.FROM and is_listing(gap)
            )
            far = 8 if draft.word in words.NOUNS and position == draft.last and not last else REACH + 4
            if len(gap) > far or (is_broken(gap) and not listed) or not self._continues(draft, gap):
                break
            if (slot.is_time and slot.cue is not Cue.PAREN) or self._is_aside(slot):
                position, index = slot.at, index + 1
                continue
            if self._is_dated_aside(index) and last == "after" and not draft.before:
                draft.before, draft.last = [index + 1], self.slots[index + 1].at
                break
            role = self._role(draft, index, last)
            if last == "after" and not draft.before and asides_of(self.clause, index) is not None:
                role = "before"
            if not role:
                break
            (draft.before if role == "before" else draft.after if role == "after" else draft.sizes).append(index)
            last = role
            position = draft.last = slot.at
            index += 1
        draft.sure = draft.sure and not self._is_of_a_month(draft)

    def _is_of_a_month(self, draft: Draft) -> bool:
        """Return whether a change over a month or so stands beside a value of a year before: "rose by 9 in May to 60,
        compared with 48 a year earlier"."""
        if not draft.sizes or not draft.before:
            return False
        size, base = self.slots[draft.sizes[0]].at, self.slots[draft.before[-1]].at
        behind = set(self.tokens[base + 1 : base + 5])
        over = self.tokens[size + 1 : size + 5]
        short = not words.SHORT_PERIODS.isdisjoint(self.tokens[max(0, size - 3) : size + 5])
        short = (
            short
            or any(a == "in" and b in words.MONTHS for a, b in pairwise(over))
            or bool({"month", "week", "day", "quarter"} & set(over) and {"in", "during", "over", "on"} & set(over))
        )
        yearly = "year" in behind and bool(behind & {"earlier", "ago", "before", "previous", "last"})
        return short and size < base and (yearly or "year-ago" in self.tokens[size:base])

    def _is_dated_aside(self, index: int) -> bool:
        """Return whether a point in time and its value stand in brackets: "(2022: 20 million)"."""
        if index + 1 >= len(self.slots) or not self.slots[index].is_time or self.slots[index].cue is not Cue.PAREN:
            return False
        return self.clause.gap(self.slots[index], self.slots[index + 1]) in ((":",), (), (",",))

    def _is_aside(self, slot: Slot) -> bool:
        """Return whether a figure is a spread in brackets after another: "7.5 (2.0-11.0)", "7.5 (SD 1.2)"."""
        if slot.cue is not Cue.PAREN or self.tokens[slot.at + 1 : slot.at + 2] != (")",):
            return False
        return slot.figure.is_range or (bool(slot.between) and words.SPREADS.issuperset(slot.between))

    def _continues(self, draft: Draft, gap: Sequence[str]) -> bool:
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

    def _role(self, draft: Draft, index: int, last: str) -> str:
        """Return what part a figure after the trigger plays in the frame: "before", "after", "change" or ""."""
        slot = self.slots[index]
        if slot.figure.kind not in LEVELS and slot.figure.kind is not Kind.MULTIPLE:
            return ""
        if self._closes(draft, slot) or (last == "after" and self._is_loss(draft, slot)):
            return "change"
        trigger = self.triggers[index]
        if trigger is not None and slot.cue not in (Cue.TO, Cue.FROM, Cue.AT):
            return ""
        if trigger is not None and trigger > slot.at and words.NOUNS.isdisjoint(self.tokens[: draft.first]):
            return ""  # "compared with May, on a 50% growth of the market": another change, no value
        if slot.cue is Cue.TO and not draft.after and self._plain_between(slot):
            return "after"
        if slot.cue is Cue.AT and not draft.after and draft.sizes and not set(slot.between) - words.FILL:
            return "after"
        if not last and not draft.before and self._is_told_base(draft, slot):
            return "before"
        if slot.cue is Cue.FROM and not draft.before:
            return "before"
        if slot.cue is Cue.PAREN and not draft.before and not last and self._is_named_base(draft, slot):
            return "before"
        if slot.cue in (Cue.OR, Cue.PAREN) and last in ("before", "after") and not slot.between:
            if slot.cue is Cue.PAREN and last == "after" and not draft.before and self._year_ago(slot):
                return "before"
            return last if self._alternative(draft, index) else ""
        return ""

    def _is_told_base(self, draft: Draft, slot: Slot) -> bool:
        """Return whether a clause tells the value of the base before it: "5% more than in May, when it was 20"."""
        gap = self.tokens[draft.last + 1 : slot.at]
        return bool(draft.sizes) and tells_a_base(gap)

    def _is_named_base(self, draft: Draft, slot: Slot) -> bool:
        """Return whether a value in brackets belongs to the base before them: "5% more than last year (£75m)"."""
        gap = self.tokens[draft.last + 1 : slot.at]
        return (
            bool(draft.sizes)
            and bool({"than", "on"} & set(gap))
            and set(gap) <= words.TIME_WORDS | words.YEAR_WORDS | {"than", "on", "a", "before", "(", FIGURE}
        )

    def _plain_between(self, slot: Slot) -> bool:
        return slot.of or all(
            w in words.FILL or w in words.TIME_WORDS or w.endswith("ly") or w in words.GENERIC_HEADS
            for w in slot.between
        )

    def _closes(self, draft: Draft, slot: Slot) -> bool:
        """Return whether a figure after both levels states the change: "from 40 to 50 (25%)", "from 50 to 40, or by
        20%"."""
        if draft.sizes or len(draft.before) != 1 or len(draft.after) != 1 or is_share(self.clause, slot):
            return False
        levels = {self.slots[i].figure.kind for i in (*draft.before, *draft.after)}
        points = is_in_points(slot.figure)
        if points != (Kind.PERCENT in levels) or not (points or slot.figure.kind is Kind.PERCENT):
            return False
        following = self.tokens[slot.at + 1 : slot.at + 2]
        named = slot.cue is Cue.PAREN and following and following[0] not in _SIZE_ENDS
        return slot.cue in (Cue.PAREN, Cue.OR) and not named and not set(slot.between) - words.FILL

    def _is_loss(self, draft: Draft, slot: Slot) -> bool:
        """Return whether a percentage after the new value measures the change: "fell 45 to 7,554, a loss of 0.6%"."""
        amounts = draft.sizes and all(self.slots[i].figure.kind not in RELATIVE for i in draft.sizes)
        return (
            bool(amounts)
            and slot.figure.kind is Kind.PERCENT
            and slot.between in (("a", "loss", "of"), ("a", "gain", "of"))
        )

    def _alternative(self, draft: Draft, index: int) -> bool:
        first = self.slots[index - 1].figure
        slot = self.slots[index]
        gap = self.clause.gap(self.slots[index - 1], slot)
        return len(gap) <= 4 and (
            slot.figure.kind is not first.kind or slot.figure.per != first.per or slot.cue is Cue.OR
        )

    def _year_ago(self, slot: Slot) -> bool:
        following = self.tokens[slot.at + 1 : slot.at + 10]
        inner = following[: following.index(")")] if ")" in following else ()
        return bool(words.YEAR_WORDS & set(inner))

    def backward(self, draft: Draft, previous: Draft | None) -> None:
        """Look for levels before the trigger: its subject, or the two levels that the change sums up."""
        index = self.clause.first_after(draft.first - 1) - 1
        if index >= 2 and self._ends_dated_pair(draft, index):
            self._merge(draft, [index], [index - 2])
            return
        if index >= 0 and draft.after and not draft.before and self._is_bracketed_subject(draft, index):
            draft.before = [index]
            return
        found = self._levels_before(draft, previous, index)
        self._merge(draft, [i for r, i in found if r == "before"], [i for r, i in found if r == "after"])
        if draft.word in words.VALUING and any(self.slots[i].at < draft.trigger for i in draft.before):
            # "Improved from 80 to 60, a gain of 25%", "cut losses to 14% from 17%, a gain of three points".
            draft.change = Change.NONE

    def _levels_before(self, draft: Draft, previous: Draft | None, index: int) -> list[tuple[str, int]]:
        """Return the levels from that with an index backwards, each with its role, as far as they are the change's."""
        position = draft.first
        found: list[tuple[str, int]] = []
        while index >= 0 and len(found) < 4 and draft.last - self.slots[index].at <= _FARTHEST:
            slot = self.slots[index]
            gap = self.tokens[slot.at + 1 : position]
            if self._shares_subject(draft, previous, slot, gap):
                assert previous is not None
                found += [("after", i) for i in previous.after]
                break
            led = self._opens(slot) or (slot.is_time and index > 0 and self._opens(self.slots[index - 1]))
            if not found and position == draft.first and self._is_other_subject(draft, gap, led=bool(led)):
                break
            aside = gap[:-1] if gap[-1:] == ("(",) and not found and draft.word in ("up", "down") else gap
            if len(gap) > REACH or is_broken(gap) or {"(", ")"} & set(aside) or self._interrupted(gap, bool(found)):
                break
            position = slot.at
            if not slot.is_time:
                role = self._role_before(slot, found)
                if not role or (previous and index in previous.sizes and not _is_object(previous, draft)):
                    break
                found.append((role, index))
                position = slot.cue_at + 1 if slot.cue in (Cue.OR, Cue.FROM, Cue.TO) else slot.at
                if role == "after" and slot.cue not in (Cue.TO, Cue.OR, Cue.PAREN):
                    break
            index -= 1
        return found

    def _is_bracketed_subject(self, draft: Draft, index: int) -> bool:
        """Return whether the old value stands in brackets behind the subject: "profits (2022: €40m) rose to"."""
        slot = self.slots[index]
        opening = self.tokens[max(0, slot.at - 3) : slot.at]
        dated = index > 0 and self.slots[index - 1].is_time and opening == ("(", FIGURE, ":")
        closing = self.tokens[slot.at + 1 : draft.first]
        return dated and closing[:1] == (")",) and set(closing[1:]) <= words.AUXILIARIES

    def _ends_dated_pair(self, draft: Draft, index: int) -> bool:
        """Return whether "44 million (2019: 48 million)" stands right before a change."""
        new, year, old = self.slots[index - 2 : index + 1]
        rest = set(self.tokens[old.at + 1 : draft.first]) - words.FILL
        together = self.clause.gap(new, year) in (("(",), ("[",)) and self._is_dated_aside(index - 1)
        return together and rest <= {")", "]", ","} and old.figure.kind in LEVELS and new.figure.kind in LEVELS

    def _opens(self, slot: Slot) -> bool:
        """Return whether a value's cue opens the clause: "at 46 tons, the harvest was", "compared with 50, it fell"."""
        if slot.cue not in (Cue.AT, Cue.FROM):
            return False
        rest = self.tokens[slot.at + 1 : slot.at + 9]
        aside = rest[: rest.index(",")] if "," in rest else ()
        plain = words.TIME_WORDS | words.FILL | words.DATED | {FIGURE, slot.figure.unit.lower()}
        if slot.cue is Cue.FROM and not set(aside) <= plain:
            return False  # "compared with 60 in France, "
        start = slot.cue_at - (self.tokens[slot.cue_at - 1 : slot.cue_at] in (("compared",), ("as",)))
        return start <= 0 or self.tokens[start - 1] == ","

    def _is_other_subject(self, draft: Draft, gap: Sequence[str], *, led: bool) -> bool:
        """Return whether another subject stands between a value and a verb: "in a market of $5 billion, sales rose"."""
        if "," not in gap or draft.word in words.NOUNS:
            return False
        tail = gap[len(gap) - gap[::-1].index(",") :]
        if led and tail[:1] not in (("on",), ("with",), ("as",)):
            return False  # "compared with 50, sales fell"; but not ", on sales up 8%"
        passing = (
            words.FILL | words.LEVEL | words.TIME_WORDS | words.PRONOUNS | words.BRIDGE | words.AUXILIARIES | {FIGURE}
        )
        return any(w not in passing and not w.endswith("ly") and w != draft.word for w in tail)

    @staticmethod
    def _interrupted(gap: Sequence[str], inner: bool) -> bool:
        while gap and gap[-1] in words.AUXILIARIES:  # those of the change itself: "has since been"
            gap = gap[:-1]
        return any(direction(t) is not None or (inner and t in words.LEVEL) for t in gap) or any(
            t in words.LEVEL and t not in ("is", "was", "are", "were", "represents", "represented") for t in gap
        )

    def _role_before(self, slot: Slot, found: Sequence[tuple[str, int]]) -> str:
        if slot.figure.kind not in LEVELS or slot.figure.is_range:
            return ""
        if slot.cue is Cue.FROM:
            return "" if any(r == "before" for r, _ in found) else "before"
        if slot.cue in (Cue.OR, Cue.PAREN):
            return "before" if found and found[-1][0] == "before" else "after"
        alternative = bool(found) and self.slots[found[-1][1]].cue in (Cue.OR, Cue.PAREN)
        taken = any(r == "after" for r, _ in found) and not alternative
        return "" if taken and slot.cue is Cue.TO else "after"

    def _shares_subject(self, draft: Draft, previous: Draft | None, slot: Slot, gap: Sequence[str]) -> bool:
        """Return whether the frame speaks of the previous one's subject: "was 60, down from 62, but up 2% from 59"."""
        if previous is None or slot.at > previous.last or not previous.after:
            return False
        lead = [t for t in gap if t != ","]
        return self.tokens[draft.trigger] in ("up", "down") and lead[-1:] in (["but"], ["and"])

    def _merge(self, draft: Draft, before: list[int], after: list[int]) -> None:
        if before and after and not draft.before and not draft.after and draft.sizes:
            draft.before, draft.after = before, after
            draft.sure = draft.sure and not self._own_base(draft) and not self._own_subject(draft)
        elif after and not draft.after and not before:
            draft.after = after
        elif before and not draft.before and draft.after and not after:
            draft.before = before
        elif len(after) == 1 and not before and not draft.before and draft.after and self._is_old(draft, after[0]):
            draft.before = after

    def _is_old(self, draft: Draft, index: int) -> bool:
        """Return whether the subject of a change gives its old value: "trade, worth $8 billion in 2015, tripled to",
        "the £50 million budget was cut to"."""
        slot = self.slots[index]
        if slot.figure.kind is not self.slots[draft.after[0]].figure.kind:
            return False
        if draft.trigger > slot.at and is_told_aside(self.clause, slot, draft.first):
            return True
        object_ = self.tokens[draft.trigger + 1 : self.slots[min((*draft.sizes, *draft.after))].at]
        if draft.trigger < slot.at or set(object_) - words.FILL - {","}:
            return False  # "raised its prices by"
        left = slot.at
        while left and slot.at - left < 5 and self.tokens[left - 1] in words.ASIDE:
            left -= 1
        right = self.tokens[slot.at + 1 : draft.first]
        plain = words.ASIDE | words.AUXILIARIES | {FIGURE}
        if left and self.tokens[left - 1] == "," and "," in right:
            return all(t in plain or t == "," for t in right)
        if right and set(right) <= words.AUXILIARIES:
            return self.tokens[slot.at - 1 : slot.at] == ("of",)  # "reserves of $12 million have tripled to"
        passive = bool({"was", "were", "been", "be", "being", "is", "are"} & set(right[-2:]))
        owner = self.tokens[slot.at - 1] if slot.at else ""
        owned = owner in ("the", "a", "its", "their") or owner.endswith(("'s", "’s"))
        return (
            passive
            and owned
            and right[0] not in plain | {",", "of"}
            and len(right) <= 4
            and slot.figure.kind is Kind.MONEY
        )

    def _own_subject(self, draft: Draft) -> bool:
        """Return whether the change names what changed: "a decrease in flow of 3%" may be another thing's."""
        return any("in" in self.slots[i].between for i in draft.sizes)

    def _own_base(self, draft: Draft) -> bool:
        """Return whether the change names a base of its own: "from 40 in May to 42 in June, up 30 percent from
        last June"."""
        following = self.tokens[draft.last + 1 : draft.last + 5]
        following = following[: next((i for i, t in enumerate(following) if t in _NEXT), len(following))]
        if (following[:1] == ("than",) and following[1:2] and following[1] in words.DEICTIC) or (
            following[1:2] and following[1] in words.POINTING and following[2:3] and following[2] in words.FORMER
        ):
            following = ()  # "25% less than before", "10% above its old rating"
        own = _BASES & set(following) or words.OWN_PERIOD & set(following)
        return bool(own) or bool(words.OWN_PERIOD & set(self.tokens[max(0, draft.first - 3) : draft.last]))


def _is_object(previous: Draft, draft: Draft) -> bool:
    """Return whether what looked like the size of a change is the value that is compared: "raised $80,000, $20,000
    short of its target of $100,000"."""
    alone = not previous.before and not previous.after and len(previous.sizes) == 1
    return (
        alone
        and previous.word in words.TAKING
        and bool(draft.before)
        and (draft.word in words.OVER or draft.word in words.ADVERBS)
    )
