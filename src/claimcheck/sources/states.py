"""Facts without a number: who holds an office and when ("Kenya chairs the body from May to June")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.lazy import regex
from claimcheck.model import Bearing, Evidence, Figure, Sentence
from claimcheck.records import replace
from claimcheck.sources import clauses, context, evidence, statement, when, words
from claimcheck.sources.clauses import Segment
from claimcheck.sources.context import Context
from claimcheck.sources.data import vocabulary
from claimcheck.sources.facts import Fact
from claimcheck.sources.periods import Period
from claimcheck.sources.terms import Index, Stems, Terms
from claimcheck.sources.words import Token

_PRESENT = regex(
    r"\b(?:is|are|has been|have been|currently|now)\b|\b(?:chairs|holds|heads|leads|presides)\b", re.IGNORECASE
)


def evidence_on(figure: Figure, sentence: Sentence, ctx: Context, index: Index) -> tuple[Evidence, ...]:
    """Return what the facts say about who held what at the date that a figure gives."""
    parsed = ctx.clauses(sentence)
    stated = when.of_date(figure, ctx.text, ctx.written)
    if not stated.clear or stated.period is None:
        return ()
    found: list[Evidence] = []
    at = parsed.part_at(figure.start)
    for number, segment in enumerate(parsed.segments):
        if number < at or segment.subordinate or (number > at and _has_own_date(segment)):
            continue
        scope = clauses.Scope(segment, (segment,))
        if statement.is_open(parsed, scope):
            continue
        facts = index.about((token.stem for token in segment.tokens), lambda fact: bool(fact.state))
        found += _in_segment(figure, stated.period, segment, sentence, ctx, facts)
    return tuple(found)


def _has_own_date(segment: Segment) -> bool:
    return any(f.kind in clauses.DATES for f in segment.figures)


def _in_segment(
    figure: Figure, period: Period, segment: Segment, sentence: Sentence, ctx: Context, facts: Sequence[Terms]
) -> list[Evidence]:
    meant = [terms for terms in facts if _is_named(segment, terms)]
    if not meant:
        return []
    names = ctx.names(segment.tokens, sentence)
    topic = f"{meant[0].fact.subject}, {meant[0].fact.metric} at {segment.span.start}"
    held = period
    if ctx.written is not None and period.meets(ctx.written) and _PRESENT.search(_text(segment, ctx)):
        held = Period(max(period.first, ctx.written.first), min(period.last, ctx.written.last))
    found = []
    for terms in meant:
        bearing = _bearing(segment, names, terms, meant, held)
        if bearing is not None:
            found.append(_evidence(bearing, figure, terms, topic, held))
    return found


def _is_named(segment: Segment, terms: Terms) -> bool:
    stems = {token.stem for token in segment.tokens}
    return any(way.about <= stems and way.metric <= stems for way in terms.ways)


def _bearing(
    segment: Segment, names: Sequence[Token], terms: Terms, rivals: Sequence[Terms], period: Period
) -> Bearing | None:
    """Return how a fact bears on who a clause says the holder is, None where it names none that can be compared."""
    everyone = frozenset().union(*(rival.known for rival in rivals))
    others = [t for t in names if t.stem not in _subject(terms)]
    known = terms._replace(known=terms.known | everyone | words.table(vocabulary.HOLDING))
    strange = [t for t in context.unexplained(segment.tokens, known) if t not in others]
    holder = frozenset(t.stem for t in others)
    if strange or not holder:
        return None
    own = words.stems(terms.fact.state)
    valid = terms.fact.period
    if own == holder:
        if valid is None or valid.covers(period):
            return Bearing.SUPPORTS
        return Bearing.LEAD
    if not _can_be_compared(others, holder, terms, rivals):
        return None
    if valid is not None and valid.covers(period):
        return Bearing.CONTRADICTS
    return None


def _can_be_compared(others: Sequence[Token], holder: Stems, terms: Terms, rivals: Sequence[Terms]) -> bool:
    if any(words.stems(rival.fact.state) == holder for rival in rivals):
        return True
    return len(others) == 1 and others[0].country and all(t.country for t in words.tokens(terms.fact.state))


def _subject(terms: Terms) -> Stems:
    return terms.about | frozenset().union(*terms.places) if terms.places else terms.about


def _evidence(bearing: Bearing, figure: Figure, terms: Terms, topic: str, period: Period) -> Evidence:
    fact = terms.fact
    says = f"{fact.subject}, {fact.metric}: {fact.state} {_term(fact)}; the text speaks of {period}"
    missing = ("period",) if bearing is Bearing.LEAD else ()
    if missing:
        says += ", which is not all within that"
    return replace(evidence.make(bearing, fact, says, topic), missing=missing)


def _term(fact: Fact) -> str:
    return evidence.period(fact) or "at all times"


def _text(segment: Segment, ctx: Context) -> str:
    return ctx.text[segment.span.start : segment.span.end]
