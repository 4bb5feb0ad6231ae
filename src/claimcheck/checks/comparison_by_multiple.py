"""So many times as much, or more: "a tower of 120 metres, three times higher than the 40 metres of the old one".

"Three times more" is read as three times the other value or as four; "three times less" as a third of it; "half as much
again" as one and a half times it. Only if no reading fits is there a contradiction.

Formula: value = times x base, or (times + 1) x base; base / times for "less".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from claimcheck.checks import _change as change
from claimcheck.checks import _change_words as words
from claimcheck.checks._between import told_at
from claimcheck.checks._clause import FIGURE, Clause, Cue, Slot, clause_of
from claimcheck.checks._two_values import times_more
from claimcheck.checks._words import entries
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.lazy import regex
from claimcheck.model import Figure, Hedge, Kind, Reading, Sentence
from claimcheck.records import replace

_FREQUENCY = frozenset(entries("per a an daily each every weekly monthly yearly in during"))
# After "than" these lead to where or when, not to a value: "4 times higher than in the 12 towns nearby".
_PLACES = frozenset(entries("in at for on among during with by under last within"))


_NAME_BEFORE = regex(r"[A-Z][\w.]*\s+$")
_NEAR = 24  # characters
_NAMED = regex(r"[-–][^\W\d_]{4,}")


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    clause = clause_of(sentence)
    for index, slot in enumerate(clause.slots[:-1]):
        if not _is_multiple(clause, index):
            continue
        base = _base(clause, index)
        if _NAMED.match(sentence.text, base.figure.end - sentence.span.start):
            continue  # "the usual level of 25-hydroxyvitamin D"
        if base.figure.quantum < 1 and not base.figure.unit and _NAME_BEFORE.search(_before(base, sentence)):
            continue  # "twice the limit in versions before Reader 3.6"
        word = _comparison(_led(clause, slot, base))
        values = _values(clause, index) if word else []
        values = values or (_value_behind(clause, index) if word else [])
        if values:
            in_brackets = clause.tokens[base.at - 1] == "("
            yield from _findings([v for v in values if not in_brackets or v.unit == base.figure.unit], slot, base, word)


def _before(slot: Slot, sentence: Sentence) -> str:
    start = slot.figure.start - sentence.span.start
    return sentence.text[max(0, start - _NEAR) : start]


def _base(clause: Clause, index: int) -> Slot:
    """Return the value behind a multiple: of "three times the 2015 figure of 8" the second one."""
    first = clause.slots[index + 1]
    told = clause.slots[index + 2 : index + 3]
    if first.is_time and told and told_at(clause.gap(first, told[0])) is not None:
        return told[0]  # "as many as in its first year, when 12,000 came"
    if first.is_time and first.figure.kind is Kind.YEAR and index + 2 < len(clause.slots):
        second = clause.slots[index + 2]
        gap = clause.gap(first, second)
        if len(gap) == 2 and gap[0] in words.HEADS and gap[1] == "of":
            return second
    return first


def _is_multiple(clause: Clause, index: int) -> bool:
    """Return whether a figure is "three times", or "half" before a value: "half the 800 of the new hall"."""
    slot = clause.slots[index]
    if slot.figure.is_range or slot.figure.value <= 0:
        return False
    following = clause.tokens[slot.at + 1 : slot.at + 3]
    return slot.figure.kind is Kind.MULTIPLE or (
        slot.figure.kind is Kind.RATIO and index > 0 and (following == ("the", FIGURE) or following[:1] == ("as",))
    )


def _findings(values: Sequence[Figure], slot: Slot, base: Slot, word: str) -> Results:
    if base.is_time and not (values and base.figure.kind is Kind.DURATION and values[0].kind is Kind.DURATION):
        return
    if base.is_time and (values[0].value, values[0].unit) == (base.figure.value, base.figure.unit):
        return  # what grew in three years, and in the three before
    # In "more than the 40" and "as many as the 40" the words are the comparison's, no hedge of the 40.
    soft = base.figure.hedge in (Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER)
    old = base.figure if soft else replace(base.figure, hedge=Hedge.NONE)
    found = [partial(times_more, a, slot.figure, b, word=word) for a, b in change.pairs([old], values)]
    finding = change.best(found)
    if finding:
        yield finding


def _led(clause: Clause, slot: Slot, base: Slot) -> tuple[str, ...]:
    """Return the words between a multiple and the value that it is of, without those that only lead to it: "as many as
    the old one, which seated 400", "the price of a ticket ($120)"."""
    after = tuple(t for t in clause.tokens[slot.at + 1 : min(base.at, slot.at + 18)] if t != FIGURE)
    if after[-1:] == ("(",) and clause.tokens[base.at + 1 : base.at + 2] == (")",):
        return after[:-1]
    told = told_at(after)
    if told is not None and words.TRIGGERS.keys().isdisjoint(after[told:]):
        return _named_base(after[: told - 1])
    for length in (2, 1):
        lead = after[-length:]
        if len(after) > 4 + length and lead and lead[0] in ("with", "at", "of") and set(lead[1:]) <= words.FILL:
            return after[:-length]
    return after


def _named_base(after: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a comparison whose base is told behind them, so that a time alone names it: "as many as in
    May, when there were 36"."""
    last = max((i for i, token in enumerate(after) if token in ("as", "than")), default=0)
    timed = last and after[last + 1 : last + 2] and after[last + 1] in _PLACES
    return (*after[: last + 1], "it") if timed else after


def _comparison(after: tuple[str, ...]) -> str:
    """Return which way the words between a multiple and the next figure compare: "more", "less", "as much" or ""."""
    if not after or len(after) > 11 or words.BREAKS & set(after) or {",", "(", ")", ":"} & set(after):
        return ""
    if words.LEVEL & set(after) or _FREQUENCY & {after[0]}:
        return ""
    if "than" in after and after[after.index("than") + 1 :][:1] and after[after.index("than") + 1] in _PLACES:
        return ""
    if after[0] in words.DIMENSIONS_UP - {"up", "above"} and "than" in after:
        return "more"
    if after[0] in words.DIMENSIONS_DOWN - {"down", "below"} and "than" in after:
        return "less"
    if after[0] == "as" and after[2:4] == ("again", "as"):
        return "again"
    if after[0] == "as" and "as" in after[2:]:
        base = after[after.index("as", 2) + 1 :]
        return "" if base[:1] and base[0] in _PLACES else "as much"
    owner = after[0] in _OWNERS or after[0].endswith(("'s", "’s"))
    return "as much" if owner and not {"to", "from", "rate"} & set(after) else ""


_OWNERS = frozenset({"the", "its", "their", "his", "her", "our", "that", "last", "this"})


def _values(clause: Clause, index: int) -> list[Figure]:
    """Return the figure before a multiple that it compares, its clause's subject or what it stands in apposition to,
    with the one that it is an alternative to ("$70 million, or 5 cents a share")."""
    if not index:
        return []
    slot, before = clause.slots[index], clause.slots[index - 1]
    gap = clause.gap(before, slot)
    if before.cue is Cue.AND or (
        before.figure.kind is Kind.PERCENT and set(gap) - words.FILL - words.LEVEL - words.TIME_WORDS - {",", "or", "("}
    ):
        return []  # one of a list, or a mixture's name: "rats on 70% casein were 4 times"
    if (before.is_time and before.figure.kind is not Kind.DURATION) or not gap:
        return []
    if len(gap) > 8 or words.BREAKS & set(gap) - {"and"} or FIGURE in gap or before.cue is Cue.FROM:
        return []
    if "and" in gap and not {"is", "was", "are", "were"} & set(gap[gap.index("and") + 1 :][:2]):
        return []
    if before.cue in (Cue.OR, Cue.PAREN) and index > 1:
        return [clause.slots[index - 2].figure, before.figure]
    return [before.figure]


def _value_behind(clause: Clause, index: int) -> list[Figure]:
    """Return the value of "carried five times its usual 18 tonnes: 90 tonnes"."""
    if index + 2 >= len(clause.slots):
        return []
    base, value = clause.slots[index + 1 : index + 3]
    gap = clause.tokens[base.at + 1 : value.at]
    joined = gap in ((":",), (",", "or"), ("or",), ("–",), ("—",), ("-",), (",", "i", "e"))
    return [value.figure] if joined and not value.is_time else []


CHECK = Check(
    code="CC105",
    name="times_more",
    title="A comparison by a multiple of another value",
    explanation=__doc__,
    law=times_more,
    examples=Examples(
        consistent=(
            "The new mill turns out 80 tonnes, four times as much as the old mill's 20 tonnes.",
            "The bridge cost $1.2 billion, or nearly 2.4 times the estimate of $510 million.",
            "The tower is 120 metres high, three times higher than the 40 metres of the old one.",
            "The crowd was 45,000, half as many again as the 30,000 of the first match.",
        ),
        inconsistent=(
            "The new mill turns out 80 tonnes, three times as much as the old mill's 20 tonnes.",
            "The tower is 210 metres high, three times higher than the 40 metres of the old one.",
        ),
        silent=(
            "The gain of the last three years was twice as great as that of the three years before.",
            "The new lens is 400 times more sensitive.",
            "Take 20 ml 3 times a day for 5 days.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.MULTIPLE, Kind.RATIO, Kind.COUNT}),
    cues=frozenset({"times"}),
    cue_kinds=frozenset({Kind.MULTIPLE, Kind.RATIO}),
)
