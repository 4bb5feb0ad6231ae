"""Dates: when something happened, as a document and as facts say, in the time zones that there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

from claimcheck.model import Bearing, Evidence, Figure, Implication, Sentence
from claimcheck.records import replace
from claimcheck.sources import clauses, context, evidence, periods, statement, when, words
from claimcheck.sources.context import Context, Level
from claimcheck.sources.data import vocabulary
from claimcheck.sources.facts import Fact
from claimcheck.sources.periods import Period
from claimcheck.sources.terms import Index, Terms, Way
from claimcheck.sources.when import Stated
from claimcheck.sources.words import Token

_NEAR = 31  # days within which another date of a recurring event is a slip and not another occasion
_EVENT = 31  # a state that lasts less than this many days is an event
_ONCE = frozenset(vocabulary.ONCE)


class Dated(NamedTuple):
    """A date figure with the statement it dates. Of a relative clause ("..., which is due on 4 May"), `noun` holds the
    words before it, the last of which are what is dated."""

    figure: Figure
    period: Period
    tokens: tuple[Token, ...]
    levels: tuple[Level, ...]
    has_year: bool
    noun: tuple[Token, ...] = ()


def evidence_on(figure: Figure, sentence: Sentence, ctx: Context, index: Index) -> tuple[Evidence, ...]:
    """Return what the facts say about a date figure: whether what its statement tells was on that day."""
    said = _dated(figure, sentence, ctx)
    if said is None:
        return ()
    near = {t.stem for level in said.levels for t in level.tokens}
    found: list[Evidence] = []
    for terms in index.about(near, _has_day):
        if _is_meant(said, terms, ctx):
            found += _compare(said, terms)
    return tuple(found)


def _has_day(fact: Fact) -> bool:
    return _day(fact) is not None


def _day(fact: Fact) -> Period | None:
    """Return when what a fact tells was: its value, or the few days in which something was so ("held in Lima")."""
    if fact.day is not None or not fact.state or fact.period is None:
        return fact.day
    return fact.period if (fact.period.last - fact.period.first).days < _EVENT else None


def _dated(figure: Figure, sentence: Sentence, ctx: Context) -> Dated | None:
    parsed = ctx.clauses(sentence)
    scope = clauses.scope(parsed, figure)
    stated = when.of_date(figure, ctx.text, ctx.written)
    if not stated.clear or stated.period is None or statement.is_open(parsed, scope):
        return None
    if any(t.lower in vocabulary.REMEMBRANCES for part in parsed.segments for t in part.tokens):
        return None
    levels = tuple(ctx.levels(sentence, scope))
    tokens = tuple(scope.tokens)
    at = parsed.segments.index(scope.own)
    noun: tuple[Token, ...] = ()
    if scope.own.opener == "which" and at:
        noun = parsed.segments[at - 1].tokens
    elif scope.own.leading:
        # "On 4 May, she arrived": the clause that follows is what is dated.
        clause = (s for s in parsed.segments[at + 1 :] if not s.subordinate and clauses.content(s.tokens))
        following = next(clause, None)
        if following is not None:
            tokens += following.tokens
            levels = (Level(tokens, ctx.names(tokens, sentence)), *levels[1:])
    has_year = figure.when is not None and figure.when.year is not None
    return Dated(figure, stated.period, tokens, levels, has_year, noun)


def _is_meant(said: Dated, terms: Terms, ctx: Context) -> bool:
    """Return whether a statement tells the event that a fact dates. Its words up to the event and the date must all be
    explained; what follows ("on a first visit") may add to it."""
    return any(_tells(said, told, way, terms, ctx) for way in terms.ways for told in _told(said, way))


def _tells(said: Dated, told: Sequence[Token], way: Way, terms: Terms, ctx: Context) -> bool:
    event = [t for t in told if t.stem in way.metric]
    if _strange(told, terms) or _is_after_it(ctx.text, event[0]) or _is_done_to_another(said, event[-1]):
        return False
    names = {t.start for level in said.levels[:2] for t in level.names}
    taken = 2 if said.noun and told[0].start < said.tokens[0].start else 1
    levels = (Level(tuple(told), tuple(t for t in told if t.start in names)), *said.levels[taken:])
    if not context.is_about(levels, way.about, terms):
        return False
    return not terms.places or context.is_named(said.levels, terms.places, terms)


def _told(said: Dated, way: Way) -> Iterator[list[Token]]:
    """Go through the readings of what a statement tells up to its event and its date, or up to the names that the event
    has after it ("arrived in Peru"); none where it does not name the event."""
    if said.noun and any(t.stem in way.metric for t in said.noun):
        first = [max((t.start for t in said.noun if t.stem == stem), default=-1) for stem in way.metric]
        if min(first, default=-1) >= 0:
            yield [t for t in said.noun if t.start >= min(first)] + list(said.tokens)
        return
    last = [max((t.end for t in said.tokens if t.stem == stem), default=-1) for stem in way.metric]
    if min(last, default=-1) < 0:
        return
    end = max(*last, said.figure.end)
    yield [t for t in said.tokens if t.end <= end]
    further = max((t.end for t in said.tokens if t.stem in way.about), default=-1)
    if further > end:
        yield [t for t in said.tokens if t.end <= further]


def _strange(tokens: Sequence[Token], terms: Terms) -> list[Token]:
    return [t for t in context.unexplained(tokens, terms) if t.lower not in vocabulary.SCHEDULING]


def _is_done_to_another(said: Dated, event: Token) -> bool:
    """Return whether the subject founds (opens, signs) something and is not itself founded: a verb with an object."""
    if event.lower not in _ONCE:
        return False
    following = next((t for t in said.tokens if t.start >= event.end), None)
    return following is not None and following.lower in vocabulary.OBJECTS


def _is_after_it(text: str, event: Token) -> bool:
    """Return whether something is dated by the event and not the event itself ("after the inauguration")."""
    left = text[max(0, event.start - 30) : event.start].lower().split()
    return bool(set(left[-3:]) & vocabulary.STRETCHES)


def _compare(said: Dated, terms: Terms) -> list[Evidence]:
    fact = terms.fact
    readings = _days(terms)
    found = []
    for day, zone in readings:
        within = f" ({zone})" if zone else ""
        is_day = "" if str(day) == fact.value and not zone else f", which is {day}{within}"
        says = f"{evidence.what(fact)}: {evidence.stated(fact)}{is_day}; the text says {said.figure.surface}"
        if said.period.covers(day) or (
            day.covers(said.period) and (said.period.is_day and day != periods.year(day.first.year))
        ):
            found.append(evidence.supports(said.figure, terms, says))
        elif day.covers(said.period):
            found.append(evidence.lead(said.figure, terms, ("value",), says + ", which is more than the source says"))
        elif _is_slip(said, day, terms):
            found.append(evidence.contradicts(said.figure, terms, says))
    return found


def _is_slip(said: Dated, day: Period, terms: Terms) -> bool:
    """Return whether another date is a contradiction, not another occasion of the same kind."""
    apart = periods.days_apart(said.period, day)
    metric = {word for name in (terms.fact.metric, *terms.fact.metric_aliases) for word in name.lower().split()}
    if metric & _ONCE and said.has_year:
        return True
    return apart <= (_NEAR if said.has_year else 7)


def _days(terms: Terms) -> list[tuple[Period, str]]:
    """Return the days that a fact's instant falls on: as its source prints it, and, if they differ, where it was."""
    fact = terms.fact
    day = _day(fact)
    assert day is not None
    if fact.instant is None or fact.instant.utcoffset() is None:
        return [(day, "")]
    zone = _zone(fact.time_zone) if fact.time_zone else None
    if zone is None:
        return [(day, "")]
    local = fact.instant.astimezone(zone)
    if local.date() == fact.instant.date():
        return [(day, "")]
    there = Period(local.date(), local.date())
    return [(day, _offset(fact.instant)), (there, f"{fact.time_zone} time")]


def _offset(instant: datetime) -> str:
    offset = instant.utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"time as reported, UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _zone(name: str) -> tzinfo | None:
    if name[-6:-5] in ("+", "-") or name[-5:-4] in ("+", "-"):
        digits = name[-6:].replace(":", "")[-5:]
        sign = -1 if "-" in digits else 1
        hours, minutes = int(digits[-4:-2]), int(digits[-2:])
        return timezone(sign * timedelta(hours=hours, minutes=minutes))
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        return None


# --- what a figure implies --------------------------------------------------------------------------------------------


def evidence_on_implied(
    implication: Implication, sentence: Sentence, ctx: Context, index: Index
) -> tuple[Evidence, ...]:
    """Return what the facts say about the year that a figure implies ("75th anniversary" in 2024: 1949)."""
    figure = implication.figure
    parsed = ctx.clauses(sentence)
    scope = clauses.scope(parsed, figure)
    if statement.is_open(parsed, scope):
        return ()
    levels = tuple(ctx.levels(sentence, scope))
    tokens = scope.tokens
    stems = {token.stem for token in tokens} | {token.stem for level in levels[:1] for token in level.tokens}
    near = {t.stem for level in levels for t in level.tokens}
    found = []
    for terms in index.about(near, _has_day):
        if context.unexplained(_without_feast(tokens), terms):
            continue
        named = [way for way in terms.ways if way.metric - words.table(vocabulary.BEGINNINGS) <= stems]
        if any(context.is_about(levels, way.about, terms) for way in named) and (
            not terms.places or context.is_named(levels, terms.places, terms)
        ):
            found.append(_implied(implication, terms))
    return tuple(found)


def _implied(implication: Implication, terms: Terms) -> Evidence:
    day = _day(terms.fact)
    assert day is not None
    says = (
        f"{evidence.what(terms.fact)}: {evidence.stated(terms.fact)}; "
        f"{implication.figure.surface} points to {implication.value}"
    )
    if day.first.year <= implication.value <= day.last.year:
        return evidence.supports(implication.figure, terms, says)
    if abs(day.first.year - implication.value) <= 1:
        return evidence.lead(implication.figure, terms, ("value",), says + ", a year off")
    return evidence.contradicts(implication.figure, terms, says)


def _without_feast(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if token.lower not in vocabulary.FEASTS]


def of_value(figure: Figure, stated: Stated, found: tuple[Evidence, ...], index: Index) -> tuple[Evidence, ...]:
    """Return evidence on a date figure that only says when another figure holds.

    Args:
        figure: the date.
        stated: the period that it gives the other figure.
        found: the evidence on the other figure.
        index: the facts.
    """
    if any(e.bearing is Bearing.CONTRADICTS for e in found):
        return ()
    return tuple(
        replace(e, topic=evidence.topic(figure))
        for e in found
        if e.bearing is Bearing.SUPPORTS and index.fact(e.fact).period == stated.period
    )
