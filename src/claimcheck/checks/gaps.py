"""A lead, gap or margin must be the difference of the two values that it is between.

"The mayor leads 51 to 44, a 9-point margin" contradicts itself, as does "the gap between the bids of $70 million and
$55 million is $25 million". From a loss to a profit the two add up; times of a race are read as seconds.

Formula: |one - other| = difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from claimcheck.checks import _change as change
from claimcheck.checks import _change_words as words
from claimcheck.checks._clause import FIGURE, Clause, Cue, Slot, clause_of, direction
from claimcheck.checks._groups_differ import MODELLED, groups_differ
from claimcheck.checks._race import race
from claimcheck.checks._text import is_in_points
from claimcheck.checks._two_values import difference
from claimcheck.checks._words import entries
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence
from claimcheck.records import replace

# A score or poll follows these: "leads 51 to 44", "won 53% to 47%".
_LEADING = frozenset(
    entries(
        """leads lead led leading won wins win winning beat beats beating ahead defeated trails trailed trailing lost"""
    )
)
# "Carried by 12 votes"; but "by 27%" tells how many voted so.
_VOTING = frozenset(entries("passed carried rejected approved"))
_BALLOTS = frozenset(entries("vote votes voted voters voting ballot ballots polled precincts"))
# "A exceeds B by 15", "A and B differ by 15".
_EXCEEDING = frozenset(
    entries(
        """exceed exceeds exceeded exceeding surpass surpasses surpassed outnumber outnumbered outnumbers differ differs
    differed outpaced outpolled topped tops overtook missed misses undercut"""
    )
)
_SURPASSING = _LEADING | _VOTING | _EXCEEDING
_POSITIVES = frozenset(entries("profit profits surplus surpluses gain gains income inflow inflows earnings"))
# "Seven points ahead".
_AHEAD = frozenset(entries("ahead behind adrift short"))
# What stands between the two values of a gap.
_VERSUSES = _SURPASSING | frozenset(entries("to versus vs against v and compared with"))
_SCORED = frozenset({"to", "–", "-", "versus", "vs", "against"})
_BEFORE_GAP = frozenset({"of", "by", "is", "was", "now", "at", "stands", "stood"})
# Among more figures than this a sentence is a table in disguise.
_MOST_FIGURES = 20
# How far a swing may stand from the first of its two values, in words.
_SWINGING = 30
_LEVELS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.PERCENT})


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if timed := race(sentence):
        yield difference(*timed)
        return
    if len(sentence.figures) < 3:
        return
    if groups := groups_differ(sentence):
        yield difference(*groups)
        return
    clause = clause_of(sentence)
    turns = not words.SWINGS.isdisjoint(sentence.words)
    for index, slot in enumerate(clause.slots):
        swing = _swing(clause, index) if turns else None
        if swing and change.comparable(*swing) is not None:
            yield difference(*swing, slot.figure)
            continue
        gap_at = _gap_noun(clause, slot)
        if gap_at is not None:
            finding = _finding(clause, index, gap_at)
            if finding:
                yield finding


def _finding(clause: Clause, index: int, gap_at: int) -> Finding | None:
    stated = clause.slots[index].figure
    if MODELLED & set(clause.tokens[max(0, gap_at - 2) : gap_at]):
        return None
    others = _between(clause, index, gap_at) or _score(clause, index) or _around(clause, index)
    if others is None or stated.kind not in _LEVELS | {Kind.POINTS}:
        return None
    one, other = others
    if not _fits(stated, one) or change.comparable(one, other) is None or _is_of_shares(clause, stated, one):
        return None
    return change.best([partial(difference, one, other, stated)])


def _is_of_shares(clause: Clause, stated: Figure, one: Figure) -> bool:
    """Return whether points tell how far the shares of votes are apart, where the values are the votes: "won by 600
    votes to 400, a margin of 20 points"."""
    return is_in_points(stated) and one.kind is Kind.COUNT and not _BALLOTS.isdisjoint(clause.tokens)


def _gap_noun(clause: Clause, slot: Slot) -> int | None:
    """Return where the word stands that makes a figure a difference: "a 7-point gap", "a lead of 7", "exceeded 55 by
    7", "7 points ahead", "the gap ... is 7"."""
    following = clause.after(slot, 4)
    for step, token in enumerate(following[:3]):
        ahead = token in _AHEAD and step < 2 and (token != "short" or following[step + 1 : step + 2] == ("of",))
        if token in words.GAP_NOUNS or ahead:
            return slot.at + 1 + step
        if token in words.BREAKS or token in {",", "(", ")", "to", "from", "of"}:
            break
    by = clause.tokens[slot.at - 1 : slot.at] == ("by",)
    if by and following[:1] and following[0] in _SCORED and clause.tokens[slot.at + 2 : slot.at + 3] == (FIGURE,):
        return None  # "carried by 52% to 41%"
    for at in range(slot.at - 1, max(-1, slot.at - (14 if by else 4)), -1):
        if clause.tokens[at] in words.GAP_NOUNS and not by:
            return at
        if by and clause.tokens[at] in _SURPASSING:
            return None if clause.tokens[at] in _VOTING and slot.figure.kind is Kind.PERCENT else at
        if by and (clause.tokens[at] in words.BREAKS or direction(clause.tokens[at]) is not None):
            return None
        if not by and clause.tokens[at] not in words.FILL | _BEFORE_GAP:
            break
    return _gap_is(clause, slot)


def _gap_is(clause: Clause, slot: Slot) -> int | None:
    """Return where the noun stands of "the gap between 70 and 55 is 15", "the deficit, with 55 against 70, is 15"."""
    if not slot.at or clause.tokens[slot.at - 1] not in ("is", "was", "of", "at", "about", "now"):
        return None
    for at in range(max(0, slot.at - 18), slot.at):
        between = "between" in clause.tokens[at + 1 : at + 3]
        aside = clause.tokens[at + 1] == "," and clause.tokens[slot.at - 2] == ","
        if clause.tokens[at] in words.GAP_NOUNS and (between or aside):
            return at
    return None


def _around(clause: Clause, index: int) -> tuple[Figure, Figure] | None:
    """Return the only two values of a clause that a stated difference can be of: "the bids were $70 million and $55
    million, a difference of $15 million", "the bid of $70 million beat the rival's $55 million by $15 million"."""
    slots, stated = clause.slots, clause.slots[index]
    if len(slots) > _MOST_FIGURES:
        return None
    spelled = stated.figure.surface[:1].isalpha()
    others = [
        i
        for i, s in enumerate(slots)
        if i != index
        and not s.is_time
        and _fits(stated.figure, s.figure)
        and (spelled or s.figure.surface[:1].isdigit() or s.figure.kind is Kind.MONEY)
    ]
    if len(others) != 2 or others[1] - others[0] > 2 or abs(others[0] - index) > 2 or abs(others[1] - index) > 2:
        return None
    one, other = slots[others[0]], slots[others[1]]
    if one.figure.is_range or other.figure.is_range or (one.cue is Cue.FROM and other.cue is Cue.TO):
        return None
    gap = set(clause.tokens[one.at + 1 : other.at])
    if one.at < stated.at < other.at and ";" in clause.gap(stated, other):
        return None
    nearest = max((s for s in (one, other) if s.at < stated.at), key=lambda s: s.at, default=one)
    outer = clause.tokens[min(nearest.at, stated.at) + 1 : max(nearest.at, stated.at)]
    if nearest.at > stated.at and (_SURPASSING & set(outer) or outer == (",",)):
        return None
    short = "short" in clause.after(stated, 2) and clause.gap(one, other) == ("of", "the")  # "45 of the 60 planned"
    if other.at - one.at > 10 or not (short or gap & (_VERSUSES | _AHEAD)) or _is_another(clause, stated, outer):
        return None
    return one.figure, other.figure


def _is_another(clause: Clause, stated: Slot, outer: Sequence[str]) -> bool:
    """Return whether a difference is of other values: a new statement lies between, or it names its base."""
    broken = len(outer) > 7 or bool((words.BREAKS - {"and", "with"}) & set(outer)) or ";" in outer
    following = clause.tokens[stated.at + 1 : stated.at + 5]
    return broken or bool({"from", "since", "after", "on", "than", "over"} & set(following))


def _between(clause: Clause, index: int, gap_at: int) -> tuple[Figure, Figure] | None:
    """Return the two values of "gap between A and B", wherever the difference stands."""
    if clause.tokens[gap_at + 1 : gap_at + 2] != ("between",):
        return None
    first = clause.first_after(gap_at)
    inner = [s for s in clause.slots[first : first + 3] if s is not clause.slots[index]][:2]
    if len(inner) == 1 and inner[0].figure.is_range and inner[0].figure.high is not None:
        return None
    if len(inner) < 2 or any(s.is_time or s.figure.is_range for s in inner):
        return None
    gap = clause.gap(inner[0], inner[1])
    close = inner[0].at - gap_at <= 8 and len(gap) <= 6 and "and" in gap
    return (inner[0].figure, inner[1].figure) if close else None


def _score(clause: Clause, index: int) -> tuple[Figure, Figure] | None:
    """Return the two values of "51 to 44, a 7-point margin" or "a margin of 7 points, 51 to 44"."""
    for first in (index - 2, index + 1):
        if first < 0 or first + 1 >= len(clause.slots):
            continue
        one, other = clause.slots[first], clause.slots[first + 1]
        if clause.gap(one, other) not in (("to",), ("–",), ("-",), ("versus",), ("vs",), ("against",), ("v",)):
            continue
        outer = clause.gap(other, clause.slots[index]) if first < index else clause.gap(clause.slots[index], one)
        near = (
            len(outer) <= 6
            and not words.BREAKS & set(outer)
            and "from" not in clause.tokens[max(0, one.at - 2) : one.at]
            and not (first > index and _LEADING & set(outer))
        )
        appended = "," in outer and bool(words.GAP_NOUNS & {*outer, *clause.after(clause.slots[index], 3)})
        led = appended or bool(_LEADING & set(clause.tokens[max(0, one.at - 8) : one.at])) or first > index
        if near and led and not one.is_time and not other.is_time:
            return one.figure, other.figure
    return None


def _swing(clause: Clause, index: int) -> tuple[Figure, Figure] | None:
    """Return the loss, as a value below zero, and the profit before a figure that a swing is of: "a loss of $8 million
    turned into a profit of $2 million, a swing of $10 million"."""
    stated = clause.slots[index]
    if words.SWINGS.isdisjoint(clause.tokens[max(0, stated.at - 3) : stated.at]):
        return None
    values = [s for s in clause.slots if s.at < stated.at and not s.is_time and s.figure.kind is stated.figure.kind]
    signs = [_sign(clause, s) for s in values]
    if sorted(signs) != [-1, 1] or any(s.figure.is_range for s in values):
        return None
    if stated.at - values[0].at > _SWINGING or {";", "while", "whereas"} & set(clause.tokens[values[0].at : stated.at]):
        return None
    first, second = (replace(s.figure, value=s.figure.value * sign) for s, sign in zip(values, signs, strict=True))
    return first, second


def _sign(clause: Clause, slot: Slot) -> int:
    """Return 1 for a profit, -1 for a loss, 0 where the words beside a value say neither or both."""
    around = {*clause.tokens[max(0, slot.at - 3) : slot.at], *clause.after(slot, 1)}
    return bool(_POSITIVES & around) - bool(words.NEGATIVES & around)


def _fits(stated: Figure, one: Figure) -> bool:
    if stated.kind is Kind.POINTS:
        return one.kind is Kind.PERCENT
    if is_in_points(stated):
        return one.kind in (Kind.PERCENT, Kind.COUNT)
    if stated.kind is Kind.PERCENT:
        return one.kind is Kind.PERCENT
    return change.comparable(stated, one) is not None


CHECK = Check(
    code="CC107",
    name="difference",
    title="A lead, gap or margin between two values",
    explanation=__doc__,
    law=difference,
    examples=Examples(
        consistent=(
            "The mayor leads 51 to 44, a 7-point margin.",
            "The difference between $70 million and $55 million is $15 million.",
            "He held a lead of 6 points, 51% to 45%.",
            "A loss of $5 million became a profit of $4 million, a swing of $9 million.",
            "She won in 2:04.30, 1.20 seconds ahead of the runner-up in 2:05.50.",
        ),
        inconsistent=(
            "The mayor leads 51 to 44, a 9-point margin.",
            "The difference between $70 million and $55 million is $25 million.",
            "Weight changed by −9.5% with the tea and −2.1% with water, a difference of −8.4 percentage points.",
        ),
        silent=(
            "Weight changed by −9.5% with the tea and −2.1% with water, an adjusted difference of −8.4 points.",
            "A gap of 3 cm remains between the panels, each about 2 m long.",
            "A gap of 12 years lies between 1990 and the second series.",
        ),
    ),
    in_sentence=_in_sentence,
    cues=words.GAP_NOUNS | _SURPASSING | _AHEAD | words.SWINGS | {"faster", "slower", "quicker", "back"},
)
