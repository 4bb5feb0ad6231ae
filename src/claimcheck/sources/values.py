"""Numbers: a figure's statement against the facts that give a value for the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.members import StrEnum
from claimcheck.model import Bearing, Change, Evidence, Figure, Kind, Sentence
from claimcheck.sources import clauses, compare, context, evidence, statement, when
from claimcheck.sources.clauses import Clauses, Scope
from claimcheck.sources.compare import Outcome
from claimcheck.sources.context import Context, Level
from claimcheck.sources.data import vocabulary
from claimcheck.sources.facts import Basis, Fact
from claimcheck.sources.periods import Period
from claimcheck.sources.terms import Index, Stems, Terms, Way
from claimcheck.sources.when import Stated
from claimcheck.sources.words import Token

SUBJECT, METRIC, PLACE, PERIOD, KIND, REPORTER = "subject", "metric", "place", "period", "kind", "reporter"
_PRONOUNS = frozenset("it they them this these that".split())
_LEADS = 3  # leads shown for a figure: more would bury what matters


class Statement(NamedTuple):
    """A figure with all that its sentence says about it, ready to be held against facts."""

    figure: Figure
    sentence: Sentence
    clauses: Clauses
    scope: Scope
    levels: tuple[Level, ...]
    period: Stated
    change: Change | None
    basis: Basis
    tokens: tuple[Token, ...]
    stems: Stems


def state(figure: Figure, sentence: Sentence, ctx: Context) -> Statement:
    """Return what a sentence says with a figure; where it only points back ("It reached $4 billion"), the statement
    pointed to gives the words."""
    parsed = ctx.clauses(sentence)
    scope = clauses.scope(parsed, figure)
    basis = statement.basis(parsed, scope)
    stated = when.of_figure(figure, scope, parsed, ctx.text, ctx.written)
    if stated is when.NOTHING and basis is Basis.OUTCOME:
        stated = _period_around(sentence, ctx)
    levels = tuple(ctx.levels(sentence, scope))
    if _points_back(scope):
        earlier = _pointed_to(figure, sentence, ctx)
        if earlier is not None:
            scope = Scope(scope.own, (*earlier.parts, scope.own), scope.shared)
    changes = statement.change(figure, ctx.text)
    tokens = tuple(scope.tokens)
    stems = frozenset(token.stem for token in tokens)
    figure = statement.bounded(figure, ctx.text)
    return Statement(figure, sentence, parsed, scope, levels, stated, changes, basis, tokens, stems)


def _points_back(scope: Scope) -> bool:
    """Return whether a statement says what it is of by a pronoun only, or not at all."""
    if not clauses.content(scope.own.tokens) and any(t.lower in _PRONOUNS for t in scope.own.tokens):
        return True
    return all(t.lower in vocabulary.TARGETS | vocabulary.FORECASTS for t in clauses.content(scope.tokens))


def evidence_on(figure: Figure, sentence: Sentence, ctx: Context, index: Index) -> tuple[Evidence, ...]:
    """Return what the facts say about a figure that is no date."""
    said = state(figure, sentence, ctx)
    if statement.is_open(said.clauses, said.scope) or said.scope.own.opener in ("unlike", "like"):
        return ()
    near = {t.stem for level in said.levels for t in level.tokens}
    key = compare.kind_key(figure)
    facts = index.about(near, lambda fact: _period_agrees(said.period, fact) is not None, kind=key)
    found = [e for terms in facts if (e := _judge(said, terms))]
    found = evidence.with_range(found, [t.fact for t in facts])
    leads = [e for e in found if e.bearing is Bearing.LEAD]
    return (*(e for e in found if e.bearing is not Bearing.LEAD), *leads[:_LEADS])


def _judge(said: Statement, terms: Terms) -> Evidence | None:
    fact, figure = terms.fact, said.figure
    agreed = _period_agrees(said.period, fact)
    if bool(terms.change) is (said.change is None) or agreed is None or fact.figure is None:
        return None
    ways = [way for way in terms.ways if _names(said, way.metric)]
    if not ways and not compare.may_meet(figure, fact.figure):
        return None
    missing = tuple(_missing(said, terms, ways, agreed))
    if len(missing) > 1:
        return None
    sign = _sign(said.change) * terms.change if terms.change else 1
    outcome = compare.compare(figure, fact.figure, sign=sign)
    if outcome is Outcome.NONE or (missing and missing[0] not in (PLACE, PERIOD) and outcome is not Outcome.MEETS):
        return None
    if missing:
        return evidence.lead(figure, terms, missing)
    if outcome is Outcome.MEETS:
        return evidence.supports(figure, terms)
    if outcome is Outcome.NEAR:
        return evidence.lead(figure, terms, ("value",))
    if agreed is Agreement.LOOSE or (figure.kind is Kind.ORDINAL and fact.period is None):
        # Of ranks, a second visit does not contradict the first.
        return evidence.lead(figure, terms, (PERIOD,))
    if _is_of_another(said, terms):
        return evidence.lead(figure, terms, (REPORTER,))
    return evidence.contradicts(figure, terms)


def _is_of_another(said: Statement, terms: Terms) -> bool:
    """Return whether a value may come from somebody else than the fact: the sentence names another source, or it is an
    aim or forecast, of which everybody has their own, and does not name the fact's reporter."""
    if terms.fact.basis is not Basis.OUTCOME and terms.fact.reporter:
        return not statement.is_told_by(said.clauses, terms)
    return statement.is_told_by_another(said.clauses, terms)


def _sign(change: Change | None) -> int:
    return -1 if change is Change.DOWN else 1


def _missing(said: Statement, terms: Terms, ways: Sequence[Way], agreed: Agreement) -> Iterator[str]:
    if agreed is Agreement.MISSING:
        yield PERIOD
    if not statement.basis_agrees(said.basis, terms.fact.basis):
        yield KIND
    if said.figure.kind is Kind.ORDINAL:
        if not any(not context.unexplained(_after_rank(said, way.metric), terms) for way in ways):
            yield METRIC
    elif not ways or context.unexplained(said.tokens, terms, said.figure) or _is_part_of_another(said):
        yield METRIC
    if not any(context.is_about(said.levels, way.about, terms) for way in ways or terms.ways):
        yield SUBJECT
    elif terms.places and not context.is_named(said.levels, terms.places, terms):
        yield PLACE


def _names(said: Statement, metric: Stems) -> bool:
    """Return whether a statement names a metric; of a rank, it is what follows that is ranked."""
    if said.figure.kind is Kind.ORDINAL:
        return bool(_after_rank(said, metric))
    return metric <= said.stems


def _after_rank(said: Statement, metric: Stems) -> list[Token]:
    """Return the words after a rank up to the last that names what is ranked ("third official visit since 2019")."""
    at = said.clauses.part_at(said.figure.start)
    following = said.clauses.segments[at + 1 : at + 2]
    parts = [said.scope.own, *(part for part in following if part.opener in vocabulary.STRETCHES)]
    after = [t for part in parts for t in part.tokens if t.start >= said.figure.end]
    if not metric <= {t.stem for t in after}:
        return []
    last = max(t.end for t in after if t.stem in metric)
    return [t for t in after if t.end <= last]


def _is_part_of_another(said: Statement) -> bool:
    """Return whether another figure in the statement may change what this one is of ("a third of exports, ...")."""
    own = said.figure
    others = [f for part in said.scope.parts for f in part.values if f.span != own.span and not _is_alike(f, own)]
    return not all(
        f.change or f.kind in (Kind.MULTIPLE, Kind.ORDINAL) or _is_two(f) or _is_outcome(said, f) for f in others
    )


def _is_outcome(said: Statement, other: Figure) -> bool:
    """Return whether another figure is the level that a change led to ("grew 4% to $3 million")."""
    offset = said.sentence.span.start
    between = said.sentence.text[said.figure.end - offset : max(0, other.start - offset)]
    return said.change is not None and between.strip() == "to"


def _is_alike(one: Figure, other: Figure) -> bool:
    """Return whether two figures can be two values of one thing ("from $3 million to $4 million")."""
    return one.kind is other.kind and one.unit == other.unit and (one.kind is not Kind.COUNT or bool(one.unit))


def _is_two(figure: Figure) -> bool:
    """Return whether a figure only counts the partners ("between the two countries")."""
    return figure.kind is Kind.COUNT and figure.value == 2 and figure.high is None


def _period_around(sentence: Sentence, ctx: Context) -> Stated:
    for earlier in ctx.before(sentence):
        stated = when.of_sentence(ctx.clauses(earlier), ctx.text, ctx.written)
        if stated is not when.NOTHING:
            return stated
    heading = ctx.heading(sentence)
    if heading is not None:
        stated = when.of_figures(heading.figures)
        if stated is not when.NOTHING:
            return stated
    return when.NOTHING


def _pointed_to(figure: Figure, sentence: Sentence, ctx: Context) -> Scope | None:
    """Return the statement that a figure without words of its own goes on from: that of the one figure of its kind and
    unit before it, or the sentence before."""
    earlier = list(ctx.before(sentence))
    for before in earlier:
        same = [f for f in before.figures if f.kind is figure.kind and f.unit == figure.unit]
        if same:
            return clauses.scope(ctx.clauses(before), same[0]) if len(same) == 1 else None
    parts = ctx.clauses(earlier[0]).segments if earlier else ()
    main = [part for part in parts if not part.subordinate]
    if len(main) == 1 and not main[0].values and clauses.content(main[0].tokens):
        return Scope(main[0], (main[0],))
    return None


class Agreement(StrEnum):
    """How a stated period agrees with a fact's."""

    FULL = "full"
    LOOSE = "loose"  # the fact is of a day within the period, or the other way round
    MISSING = "missing"


def _period_agrees(stated: Stated, about: Fact) -> Agreement | None:
    """Return how a statement's period agrees with a fact's, None where the fact is of another time."""
    fact, period = about.period, stated.period
    if not stated.clear:
        return Agreement.MISSING
    if fact is None or period is None:
        return Agreement.FULL if fact is None and (period is None or stated.aside) else Agreement.MISSING
    if fact.fiscal is not period.fiscal:
        return Agreement.MISSING if fact.meets(period) else None
    if about.lasting:
        if fact.covers(period):
            return Agreement.FULL
        return Agreement.LOOSE if fact.meets(period) else None
    if stated.at_start:
        return Agreement.FULL if fact.first == period.first and fact.is_day else Agreement.MISSING
    if fact == period or (stated.at_end and _is_end_of(fact, period)):
        return Agreement.FULL
    if (fact.is_day and period.covers(fact)) or (period.is_day and fact.covers(period)):
        return Agreement.LOOSE
    return None


def _is_end_of(fact: Period, period: Period) -> bool:
    return fact.last == period.last and period.covers(fact)
