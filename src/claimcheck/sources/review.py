"""What an editor should look at in a ledger: facts twice, at odds, without evidence, or used by nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from claimcheck.lazy import regex
from claimcheck.members import StrEnum
from claimcheck.model import Bearing, Evidence, Report
from claimcheck.sources import compare, evidence, terms
from claimcheck.sources.compare import Outcome
from claimcheck.sources.facts import Fact, Ledger

_NUMBER = regex("[0-9]+")


class Concern(StrEnum):
    """What is the matter with a fact."""

    DOUBLE = "double"
    CONTRADICTION = "contradiction"
    DISAGREEMENT = "disagreement"
    UNDATED = "undated"
    UNUSED = "unused"
    LOST_COPY = "lost copy"
    DAMAGED_COPY = "damaged copy"


class Remark(NamedTuple):
    """A concern about a fact, in words; it begins with the fact's file and line."""

    concern: Concern
    fact: Fact
    text: str


def review(
    ledger: Ledger, reports: Sequence[Report] = (), is_sound: Callable[[str], bool | None] | None = None
) -> list[Remark]:
    """Return what an editor should look at, in the order of the facts.

    Args:
        ledger: the facts.
        reports: of the documents that should use them; without any, no fact is said to be unused.
        is_sound: returns whether the kept copy of a sha256 is what it says, None where none is kept; None not to look.

    Returns:
        Facts that are there twice, that one reporter contradicts (or, milder, several disagree on), that lack the day
        on which their source was read, and that bear on no claim.
    """
    remarks = [*_pairs(ledger), *_undated(ledger)]
    if reports:
        used = {e.fact for report in reports for claim in report.claims for e in claim.evidence if firm(e)}
        remarks += [_remark(Concern.UNUSED, f, "no document uses it") for f in ledger if f.id not in used]
    if is_sound is not None:
        remarks += _copies(ledger, is_sound)
    order = {fact.id: number for number, fact in enumerate(ledger)}
    return sorted(remarks, key=lambda remark: order[remark.fact.id])


def firm(found: Evidence) -> bool:
    """Return whether a fact bears on a claim and is no mere lead."""
    return found.bearing is not Bearing.LEAD


def _pairs(ledger: Ledger) -> Iterator[Remark]:
    groups: dict[object, list[Fact]] = {}
    for fact in ledger:
        groups.setdefault(_topic(fact), []).append(fact)
    for facts in groups.values():
        for one, other in combinations(facts, 2):
            yield from _pair(one, other)


def _topic(fact: Fact) -> object:
    """Return what a fact is about, the same for all ways to write it."""
    ready = terms.compile_fact(fact)
    first = ready.ways[0]
    places = ready.places[0] if ready.places else frozenset()
    period = None if fact.lasting else fact.period
    kind = "state" if fact.state else "day" if fact.day else compare.kind_key(fact.figure) if fact.figure else ""
    years = frozenset(_NUMBER.findall(f"{fact.subject} {fact.metric}"))  # "World Cup 2018" is not "World Cup 2022"
    return first, places, period, fact.basis, kind, years


def _pair(one: Fact, other: Fact) -> Iterator[Remark]:
    agree = _agree(one, other)
    where = f"{one.path}:{one.line}"
    if agree is None:
        return
    if agree:
        if one.source == other.source and one.url == other.url:
            yield _remark(Concern.DOUBLE, other, f"the same as {one.id} ({where}); take one out")
    elif one.reporter == other.reporter:
        says = f"{evidence.stated(other)}, but {one.id} ({where}) says {evidence.stated(one)}; one of them is wrong"
        yield _remark(Concern.CONTRADICTION, other, says)
    else:
        says = f"{evidence.stated(other)}, while {one.id} ({where}) says {evidence.stated(one)}; claims are contested"
        yield _remark(Concern.DISAGREEMENT, other, says)


def _agree(one: Fact, other: Fact) -> bool | None:
    """Return whether two facts on one topic agree, None where they can both hold."""
    if one.figure and other.figure:
        return {Outcome.MEETS: True, Outcome.NEAR: None, Outcome.APART: False, Outcome.NONE: None}[
            compare.compare(one.figure, other.figure)
        ]
    if one.day and other.day:
        return True if one.day == other.day else None if one.day.meets(other.day) else False
    if one.period and other.period and not one.period.meets(other.period):
        return None
    return one.state.casefold() == other.state.casefold()


def _copies(ledger: Ledger, is_sound: Callable[[str], bool | None]) -> Iterator[Remark]:
    for fact in ledger:
        if fact.snapshot:
            sound = is_sound(fact.snapshot)
            if sound is None:
                yield _remark(Concern.LOST_COPY, fact, "the copy of its source is not kept; claimcheck source refresh")
            elif not sound:
                yield _remark(
                    Concern.DAMAGED_COPY, fact, "the kept copy of its source is damaged; its bytes have changed"
                )


def _undated(ledger: Ledger) -> Iterator[Remark]:
    for fact in ledger:
        if not fact.read:
            yield _remark(Concern.UNDATED, fact, "the day on which its source was read is not given; add read = ...")


def _remark(concern: Concern, fact: Fact, says: str) -> Remark:
    return Remark(concern, fact, f"{fact.path}:{fact.line}: {fact.id}: {says}")
