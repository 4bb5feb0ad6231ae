"""Which of two values of a sentence is the old one: what the words around each of them say of its time.

"Having opened with 40 beds, it now has 60", "330 in May against 300 in April", "64 MB (it was 16 MB)": each value has a
phrase, from the boundary before it to the one behind it, and the cues there date it. Where they do not, or disagree,
the order stays open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from claimcheck.checks import _change_words as words
from claimcheck.checks._change_frame import LEVELS
from claimcheck.checks._clause import FIGURE, Clause, Slot, direction
from claimcheck.checks._words import entries
from claimcheck.model import Figure, Kind
from claimcheck.records import dataclass

# "The herd, which numbered 80 in May, has grown by 20 to 100".
_STANDING = frozenset(entries("stood stands numbered numbers totalled totaled amounted measured weighed was were"))
# What dates a value before another one, and what dates it after.
_OLD = words.OLD_LINKS | frozenset(
    entries(
        """used previously formerly originally initially once ago earlier having opened opening started starting began
    beginning bought purchased planned prior-year year-ago old last previous prior before predecessor"""
    )
)
_NEW = frozenset(entries("now today current currently new this since present"))
_PARTICIPLES = frozenset(entries("been stood had cost paid sold made taken come held run kept bought spent had lain"))
_TO_COME = frozenset(entries("will should would shall expected forecast projected"))
# What opens a phrase with the old value of the subject behind it: "having started at 40, it now has 60".
_OPENERS_OF_OLD = words.VERSUS | frozenset(
    entries(
        """having after from starting beginning once originally initially formerly previously down up instead where
    priced valued following opening founded built
    bought launched"""
    )
)
# The present tense, which opens the phrase of the new value: "bread that cost $2 in spring is now $3".
_PRESENT = frozenset(
    entries("is are has have now today sells costs employs numbers counts takes needs holds averages earns uses")
)
# Words that name no thing.
_GRAMMAR = frozenset(
    entries(
        """and but while whereas to or with he she we there on at until after before from when already see bring even
    could factor where time end
    points point times fold much many"""
    )
)
FARTHEST = 30
_ENDS = frozenset({",", ";", ":", "(", ")", "[", "]", "–", "—", "-"})
_BOUNDARY = _ENDS | words.OLD_LINKS | {"and", "but", "while", "whereas", "where", "when", "it"}
# Verbs that add nothing to their value.
VERBS = words.LEVEL | words.TRADING | words.VALUED
_AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.DURATION})
# What follows these says when.
_WHEN = frozenset({"before", "after", "since", "until", "when"})
# In a relative clause that tells a value these lead to another value or statement.
_TOLD_OTHERWISE = words.BREAKS | words.VERSUS | {"from", "over", "than", "above", "below", "since", "on"}
_OPENING = frozenset({"(", "["})


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words before and behind two values, each up to the boundary between them or around them."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
    before_second: tuple[str, ...]
    behind_second: tuple[str, ...]


def phrases(clause: Clause, one: Slot, two: Slot, end: int) -> Phrases:
    """Return the phrases of two values; the second's ends at the token `end` at the latest."""
    between = clause.tokens[one.at + 1 : two.at]
    split = _first(between, _BOUNDARY)
    split = _first(between, _PRESENT) if split is None else split
    split = len(between) if split is None else split
    after = clause.tokens[two.at + 1 : max(two.at + 1, end)]
    return Phrases(_opening(clause, one), between[:split], between[split:], after[: _first(after, _ENDS)])


def _first(tokens: Sequence[str], stops: frozenset[str]) -> int | None:
    return next((i for i, token in enumerate(tokens) if token in stops), None)


def _opening(clause: Clause, one: Slot) -> tuple[str, ...]:
    start = one.at
    earlier = [s.at for s in clause.slots if s.at < one.at and not s.is_time][-1:]
    first = earlier[0] + 1 if earlier else 0
    while start > first and one.at - start < 12 and clause.tokens[start - 1] not in (";", ":", ")"):
        start -= 1
    return clause.tokens[start : one.at]


def second_is_new(clause: Clause, one: Slot, two: Slot, end: int) -> bool | None:
    """Return whether the second of two values is the new one, or None where their phrases leave it open."""
    found = phrases(clause, one, two, end)
    first = _age((*found.before, *found.behind))
    second = _age((*found.before_second, *found.behind_second))
    if first == second:
        return _by_year(clause, one, two, end)
    return first < second


def is_newer(first: Sequence[str], second: Sequence[str]) -> bool | None:
    """Return whether the words of a second statement date it after the first; None where they do not tell."""
    ages = _age(first), _age(second)
    return None if ages[0] == ages[1] else ages[0] < ages[1]


def _age(tokens: Sequence[str]) -> int:
    """Return -1 for a value that its words make the old one, 1 for the new one, 2 for one to come, 0 for neither or
    both."""
    known = set(tokens)
    if _TO_COME & known:
        return 2
    new = _NEW & known
    if new == {"this"}:
        new = (
            frozenset({b for a, b in pairwise(tokens) if a == "this"}) & words.TIME_WORDS
        )  # "this year", not "this group"
    old = not _OLD.isdisjoint(known) or ("had" in known and _is_long_past(tokens))
    return bool(new) - old


def _is_long_past(tokens: Sequence[str]) -> bool:
    """Return whether a verb says what was before something else in the past: "it had been", "they had paid"."""
    return any(a == "had" and (b in _PARTICIPLES or b.endswith("ed")) for a, b in pairwise(tokens))


def _by_year(clause: Clause, one: Slot, two: Slot, end: int) -> bool | None:
    """Return whether the year of the second value is the later one: each phrase must name one year."""
    years: list[list[int]] = [[], []]
    split = one.at + 1 + len(phrases(clause, one, two, end).behind)
    for slot in clause.slots:
        if slot.figure.kind is Kind.YEAR and not slot.figure.is_range and slot.at < end:
            years[slot.at >= split].append(int(slot.figure.value))
    if len(years[0]) != 1 or len(years[1]) != 1 or years[0] == years[1]:
        return None
    return years[0] < years[1]


def opens(clause: Clause, one: Slot, two: Slot) -> bool:
    """Return whether the first value stands in an opening phrase whose subject is the second one's: "having started
    with 40 beds, the clinic now has 60", "compared with 820 last year, 943 were issued"."""
    start = clause.tokens[:2]
    led = bool(start) and (start[0] in _OPENERS_OF_OLD or start[1] in words.OLD_LINKS)
    between = clause.tokens[one.at + 1 : two.at]
    return led and between.count(",") == 1 and not {";", ":", "("} & set(between)


def is_aside(clause: Clause, one: Slot, two: Slot) -> bool:
    """Return whether the second value stands in brackets behind the first, as its value of before: "€46m (2022: €40m)",
    "36,000 people today (it had 30,000)"."""
    gap = clause.tokens[one.at + 1 : two.at]
    opening = next((i for i, token in enumerate(gap) if token in _OPENING), None)
    if opening is None or opening > 3 or len(gap) < 2 or not set(gap[opening:]) <= words.BRACKETED | {FIGURE}:
        return False
    plain = words.BRACKETED | words.DATED | words.FILL | {FIGURE, one.figure.unit.lower()}
    return plain.issuperset(gap[:opening])


def is_told_aside(clause: Clause, slot: Slot, end: int) -> bool:
    """Return whether a relative clause tells the value of a subject, whose verb stands at `end`: "the fund, which stood
    at 80 in the spring of 2024, has grown"."""
    before, behind = clause.tokens[max(0, slot.at - 5) : slot.at], clause.tokens[slot.at + 1 : end]
    verb = next((i for i, w in enumerate(before) if w in _STANDING), 0)
    relative = [w for w in before[:verb] if w not in words.AUXILIARIES]
    if relative[-2:] not in ([",", "which"], [",", "who"]) or behind.count(",") != 1:
        return False
    stop = behind.index(",")
    told = behind[:stop]
    return words.AUXILIARIES.issuperset(behind[stop + 1 :]) and _TOLD_OTHERWISE.isdisjoint(told)


def alike(slot: Slot, value: Slot) -> bool:
    """Return whether a value is of the other one's kind, or one of two amounts leaves out its unit."""
    one, other = slot.figure, value.figure
    bare = any(f.kind is Kind.COUNT and not f.unit and {one.kind, other.kind} <= _AMOUNTS for f in (one, other))
    return not slot.is_time and one.kind in LEVELS and (one.kind is other.kind or bare)


def is_value(slot: Slot) -> bool:
    """Return whether a figure can be an old or a new value."""
    return slot.figure.kind in LEVELS and not slot.figure.is_range and slot.figure.value > 0 and not slot.by


def is_same(found: Phrases, one: Slot, two: Slot) -> bool:
    """Return whether the phrase of the second of two values names nothing but what the first one's does."""
    known = (*found.before, *found.behind, one.figure.unit, two.figure.unit)
    if any(t.endswith("ed") for t in found.behind) and not names_nothing_new(found.behind_second, known):
        return False  # "60 opened; 90 closed"
    behind = found.behind_second[: _first(found.behind_second, _WHEN)]
    named = [t for t in (*found.before_second, *behind) if t not in VERBS and t not in _OLD]
    return names_nothing_new(named, known)


def contrasted(clause: Clause, without: Sequence[int] = ()) -> tuple[Figure, Figure] | None:
    """Return the old and the new value of a clause that has two values, of one thing at two points in time, and no
    size of a change: "it stood at 60, compared with 50 last year"."""
    values = [s for i, s in enumerate(clause.slots) if not s.is_time and i not in without]
    if len(values) != 2:
        return None
    one, two = values
    if not is_value(one) or not is_value(two) or not alike(one, two) or two.at - one.at > FARTHEST:
        return None
    end = min((clause.slots[i].at for i in without), default=len(clause.tokens))
    if end < two.at:
        return None
    newer = second_is_new(clause, one, two, end)
    if newer is None or not is_same(phrases(clause, one, two, end), one, two):
        return None
    return (one.figure, two.figure) if newer else (two.figure, one.figure)


def names_nothing_new(tokens: Iterable[str], known: Iterable[str]) -> bool:
    """Return whether words add no thing to those that are known: they are all of grammar, time and change."""
    stems = {word[:4].lower() for word in known if len(word) > 2}
    return all(t in _PLAIN or t.endswith("ly") or t[:4] in stems or direction(t) is not None for t in tokens)


_PLAIN = (
    words.FILL | words.COPULAS | words.TIME_WORDS | words.PRONOUNS | words.OBJECTS | words.AUXILIARIES | words.HEADS
    | words.GOALS | words.YEAR_WORDS | words.DATED | words.KNOWN | words.POINTERS | words.DIMENSIONS_UP
    | words.DIMENSIONS_DOWN | words.POINTING | _GRAMMAR | words.EXTENTS
    | {FIGURE, ",", ";", ":", "(", ")", "–", "—", "-"}
)  # fmt: skip
