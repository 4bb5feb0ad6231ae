"""An amount, its base and the percentage that it is of it: "$20 million, or 25% of sales of $80 million".

The rule is `percentage = 100 x amount / base`, the base being named in the same phrase. A margin whose base is not
printed ("$20 million, or 25% of sales, compared with $15 million") says nothing that can be recomputed.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks._law import conclude, figures_of, percent, said
from claimcheck.checks._lists import like
from claimcheck.checks._parts import OPEN, SHARE, is_whole_count, share_equation
from claimcheck.checks._skeleton import (
    MEASURE,
    MONEY,
    NUMBER,
    PERCENT,
    SIGNS,
    Needs,
    Skeleton,
    form,
    has_each,
    skeleton,
    words,
)
from claimcheck.checks._words import (
    AMOUNTING,
    COMPARATIVES,
    HEDGED,
    MEMBERS,
    NAMED,
    NO_PERSONS,
    OF_ALL,
    PLACING,
    TURNOUTS,
    entries,
    one_of,
    phrases,
)
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass

NAME = "pct_of"
_SHARE_OF = share_equation("amount", "base", "stated")

_PART, _BASE = rf"(?P<amount>{NUMBER})", rf"(?P<base>{NUMBER})"
_ANYBODY = frozenset({"people", "persons", "individuals"})
_PERSONS = frozenset(MEMBERS) - frozenset(NO_PERSONS)
_SUM = f"[{MEASURE}{MONEY}]"  # of counts, another check reads this form
# Words that lead away from the base: to another amount, another time, a change.
_LEADING_AWAY = entries(
    """and or for from to with at by on versus vs compared compares than up down plus per after before while but which
    that increased increases decreased decreases rose fell grew declined dropped improved gained was were is are had has
    reached increase decrease rise fall growth more less higher lower"""
)
_AWAY = one_of(_LEADING_AWAY)
_OF_BASE = rf" of{words(0, 8, but=_AWAY)} {_BASE}"
_OF_NEAR_BASE = rf" of{words(0, 4, but=_AWAY)} {_BASE}"
_DONE = rf"(?=\s*(?:[)\],;.:]|$)| (?!{one_of(('to', 'from'), COMPARATIVES)}\b))"
_CLOSED = r"(?=\s*[)\],;.]|$)"
_ABOUT = rf"(?:or )?{HEDGED}(?:(?:more|less|fewer) than )?"
_BEING = phrases(
    "represent | represents | represented | representing | account for | accounts for | accounted for | accounting for "
    "| make up | makes up | made up | equal | equals | is equal to | equivalent to | is | are | was | were"
)
_IS = one_of(_BEING)
_THEM = "(?: of them| in all| altogether| people)?"
_YIELDING = phrases(
    "or | i.e. | that is | which is | making | holding | producing | yielding | worth | meaning | and holds | and makes"
)
_MAKING = one_of(_YIELDING)
_OF_ITS = form(
    rf"{_PART} (?:out )?of {one_of(NAMED)} (?:[\w’']+ ){{0,2}}{_BASE}",
    words(0, 5, but=_AWAY),
    rf"(?:,? or |{OPEN}|, ){SHARE}{_CLOSED}",
)
_FILLING = one_of(
    phrases("filled | fills | fill | filling | occupied | occupies | occupy | occupying | took up | take up")
)
# "The 4,500 guests filled 90% of the 5,000 places"
_FILLED = form(_PART, words(0, 3, but=_AWAY), f" {_FILLING} ", _ABOUT, SHARE, rf" of {one_of(OF_ALL)} ", _BASE, _DONE)
# "Turnout among the 2,400 members was 75%, or 1,800 votes"
_TURNOUT = form(
    rf"\b{one_of(TURNOUTS)}(?: rate)? {one_of(PLACING)}{words(0, 4, but=_AWAY)} {_BASE}{words(0, 3, but=_AWAY)} ",
    rf"{one_of(AMOUNTING)} ",
    rf"{SHARE},? or {HEDGED}{_PART}{words(0, 1)}(?=\s*[.;)]|$)",
)
_NOT_TOLD = one_of(entries("and or for versus compared than"))
_FORMS = (
    _FILLED,
    _TURNOUT,
    # "$20 million, or 25% of sales of $80 million", "300 tonnes (2% of the 15,000 tonnes grown)"
    form(_PART, words(0, 3, but=_AWAY), r"(?:\s*,)?\s*(?:[(\[]|\sor)\s*", _ABOUT, SHARE, _OF_BASE, _DONE),
    # "$20 million accounted for 25% of the $80 million"
    form(_PART, words(0, 6, but=_NOT_TOLD), f" {_IS} ", _ABOUT, SHARE, _OF_BASE, _DONE),
    # "only 15% of the $640 million, or $96 million,"
    form(SHARE, _OF_NEAR_BASE, words(0, 6, but=_AWAY), rf"(?:,? or |{OPEN}|\s*[:=]\s*)", _ABOUT, _PART, _DONE),
    # "at 60% of its capacity of 50 million tonnes, making 30 million"
    form(SHARE, _OF_NEAR_BASE, words(0, 3, but=_AWAY), rf"\s*, (?:{_MAKING},? )?", _ABOUT, _PART, _THEM, _CLOSED),
    # "$20 million, 25% of the total of $80 million"
    form(
        rf"{_PART}{words(0, 2, but=_AWAY)}\s*, ",
        SHARE,
        rf" of {one_of(OF_ALL)}(?: (?!(?:{_AWAY})\b)[\w’'-]+){{0,4}} ",
        rf"{_BASE}{_CLOSED}",
    ),
    # "The dam, with room for 80 million, is 25% full, holding 20 million"
    form(
        rf"{_BASE}[^;.:{SIGNS}]{{1,40}} {SHARE} full,? (?:(?:{_MAKING}|with),? )?",
        _ABOUT,
        _PART,
        _THEM,
        _CLOSED,
    ),
    # "$20 million of its $80 million sales, or 25%"
    _OF_ITS,
    # "Of the $80 million raised, $20 million (25%) came from"
    form(
        rf"(?:^|[,;] )(?:out )?of {one_of(NAMED, ('a total of',))} (?P<base>{_SUM}){words(0, 4, but=_AWAY)}\s*, ",
        rf"(?P<amount>{_SUM})",
        rf"{words(0, 3, but=_AWAY)}(?:,? or |{OPEN}){SHARE}{_CLOSED}",
    ),
)
# What a text has where one of these forms fits, one row a form: a sign of each group. Most have it not.
_SHARE_OF_IT, _BRACKETS = (f"{PERCENT} of",), ("(", "[")
_OF_THE = tuple(f"of {word}" for word in NAMED)
_NEEDS: tuple[Needs, ...] = (
    (_SHARE_OF_IT, (" fill", " occup", " up ")),
    (TURNOUTS, (f"{PERCENT} or ", f"{PERCENT}, or ")),
    (_SHARE_OF_IT, (" or", *_BRACKETS)),
    (_SHARE_OF_IT, (" represent", " account", " make", " made", " equal", " is ", " are ", " was ", " were ")),
    (_SHARE_OF_IT, (" or ", ":", "=", *_BRACKETS)),
    (_SHARE_OF_IT, (",",)),
    ((f", {PERCENT} of ",),),
    ((f"{PERCENT} full",),),
    (_OF_THE, (f" or {PERCENT}", f", {PERCENT}", *_BRACKETS)),
    (("of the", "of its", "of their", "of our", "of a"), (",",), (f" or {PERCENT}", *_BRACKETS)),
)


@dataclass(frozen=True, slots=True)
class _Tie:
    amount: Figure
    base: Figure
    share: Figure
    filled: bool = False  # the base are places or people, which guests or votes are set against


def pct_of(amount: Printed, base: Printed, stated: Printed) -> Finding:
    """Compare an amount with the percentage of a base that it is said to be.

    Args:
        amount: the amount.
        base: what it is a percentage of, in the same unit.
        stated: the percentage.

    Returns:
        Whether 100 x amount / base meets the percentage.
    """
    figures = figures_of(amount=amount, base=base, stated=stated)
    return conclude(
        NAME,
        _SHARE_OF,
        figures,
        lambda share: f"{said(figures['amount'])} is {share} of {said(figures['base'])}",
        given=("amount", "base"),
        write=percent,
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(sentence)
    taken: set[int] = set()
    for tie in _ties(bones):
        if tie.share.start not in taken and tie.base.value > 0 < tie.amount.value:
            finding = pct_of(tie.amount, tie.base, tie.share)
            if finding.status is not Status.INCONSISTENT or _meant(tie):
                taken.add(tie.share.start)
                yield finding


def _ties(bones: Skeleton) -> Iterator[_Tie]:
    plain = bones.plain
    for pattern, needs in zip(_FORMS, _NEEDS, strict=True):
        for match in pattern.finditer(bones.text) if has_each(plain, needs) else ():
            amount, base, share = (bones.at(match.start(name)) for name in ("amount", "base", "share"))
            twice = amount.value == base.value and share.value != 100  # one sum in figures and in words
            counted = pattern is _OF_ITS and is_whole_count(amount) and is_whole_count(base)  # "8 of the 17 (47%)"
            if like(amount, base) and not amount.per and not twice and not counted:
                yield _Tie(amount, base, share, filled=pattern in (_FILLED, _TURNOUT))


def _meant(tie: _Tie) -> bool:
    """Return whether amount and base can be of one kind: counts of the same things, or sums of one currency."""
    if tie.filled and tie.amount.value > tie.base.value:
        return False  # "turnout in the 12 districts was 75%, or 19,000 votes"
    both = tie.amount.kind is Kind.COUNT and tie.base.kind is Kind.COUNT
    unlike = both and tie.amount.unit and tie.base.unit and tie.amount.unit != tie.base.unit
    return tie.filled or not unlike or (tie.amount.unit in _ANYBODY and tie.base.unit in _PERSONS)


CHECK = Check(
    code="CC210",
    name=NAME,
    title="An amount as a percentage of its base",
    explanation=__doc__,
    law=pct_of,
    examples=Examples(
        consistent=(
            "The port paid $18 million, or 24% of its income of $75 million.",
            "Only 15% of the $640 million, or $96 million, has been lent.",
        ),
        inconsistent=(
            "In the ballot turnout among the guild's 2,400 members was 65 percent, or 1,800 votes.",
            "The 4,560 guests filled 59% of the 4,800 places.",
            "Some time ago 15% of the 640 pupils, 69 people, were ill.",
            "The port paid $18 million, or 42% of its income of $75 million.",
            "Only 15% of the $640 million, or $69 million, has been lent.",
        ),
        silent=(
            "Turnout in the 12 districts was 75%, or 19,890 votes.",
            "They reach 60% of the 200 households, 300 people, by post.",
            "Profit was $18 million, or 24% of income, compared with $15 million a year ago.",
            "Costs of $18 million or 24% of income rose $2 million.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.PERCENT}),
    cues=frozenset({"of", "full", *TURNOUTS}),
    least=3,
)
