"""Asks a statistics service about the claims of one document: once for each series, and only for claims that name what
is measured, whose it is and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import NamedTuple

from claimcheck.extras import needed
from claimcheck.model import Bearing, Evidence, Figure, Implication, Kind, Reading, Sentence, Span
from claimcheck.records import dataclass, field, replace
from claimcheck.sources import context, days, evidence, periods, statement, values, words
from claimcheck.sources.base import Lookup, Service, Source, SourceError
from claimcheck.sources.clauses import DATES
from claimcheck.sources.context import LONGEST, Context
from claimcheck.sources.facts import Basis, Fact, Ledger
from claimcheck.sources.periods import Period
from claimcheck.sources.statistics import judge, series
from claimcheck.sources.statistics.answers import ALWAYS, NoAnswerError, Observation, Series
from claimcheck.sources.statistics.places import Doubtful
from claimcheck.sources.statistics.series import Indicator, Provider, Subject
from claimcheck.sources.terms import Index, Stems, Terms
from claimcheck.sources.values import Statement
from claimcheck.sources.web import Web

_NO_CLAIM = frozenset({Kind.TIME, Kind.STATISTIC, Kind.RATIO, Kind.ORDINAL, Kind.MULTIPLE, Kind.POINTS})

# Words by which a change may be on another time than the year before, or be of a part of it.
_OTHER_BASES = frozenset(
    "since from between decade decades century than over compared versus against quarter month half week levels peak"
    " monthly quarterly cumulative cumulatively forecast expectations plan budget".split()
)
_BROKEN = (TypeError, KeyError, IndexError, AttributeError, ValueError, ArithmeticError, RecursionError)
_ORDER = {Bearing.SUPPORTS: 0, Bearing.LEAD: 1, Bearing.CONTRADICTS: 2}


class Wanted(NamedTuple):
    """What a claim asks a service: of which series, of whom, of when (today where that does not matter)."""

    said: Statement
    indicator: Indicator
    subject: Subject
    period: Period


def service(name: str, what: str, provider: Callable[[], Provider], *, key: str = "", key_is: str = "a key") -> Service:
    """Return a service that is asked by name.

    Args:
        name: what it is asked by.
        what: what it is, in a few words.
        provider: makes its provider, when it is first asked.
        key: the environment variable that it needs, "" for none.
        key_is: what that variable holds, in words.
    """

    def open_service(web: Web) -> Source:
        if find_spec("babel") is None:
            raise SourceError(needed(f"the source {name}", "services"))
        return source(provider(), web)

    return Service(name, what, open_service, key, key_is)


def source(provider: Provider, web: Web) -> Source:
    """Return the source that answers claims from a service."""

    def open_for(reading: Reading) -> Lookup:
        topics = series.all_words(provider.indicators)
        asker = _Asker(provider, web, context.of(reading, topics))
        asker.ahead()
        return asker.evidence

    return open_for


class _Ready(Index):
    """The facts of one answer, ready to be met, in the place of a ledger's index."""

    def __init__(self, terms: Sequence[Terms]) -> None:
        super().__init__(Ledger(tuple(one.fact for one in terms), terms[0].fact.path))
        self._terms = terms

    def about(self, stems: object, wanted: Callable[[Fact], bool], *, kind: str = "") -> list[Terms]:
        """Return those of the wanted period."""
        return [one for one in self._terms if wanted(one.fact)]


@dataclass(slots=True)
class _Asker:
    provider: Provider
    web: Web
    context: Context
    _known: dict[Span, tuple[Evidence, ...]] = field(default_factory=dict)
    _wanted: dict[Span, list[Wanted | Evidence]] = field(default_factory=dict)
    _series: dict[tuple[str, str, str], Series | NoAnswerError] = field(default_factory=dict)

    def ahead(self) -> None:
        """Ask for all that the document's claims want, several at a time."""
        urls = []
        for sentence in self.context.reading.sentences:
            if len(sentence.text) <= LONGEST:
                for figure in sentence.figures:
                    wanted = [w for w in self._wants(figure, sentence) if isinstance(w, Wanted)]
                    urls += [self.provider.url(w.indicator, w.subject) for w in wanted]
        self.web.get_all([url for url in urls if url], headers=self.provider.headers)

    def evidence(
        self, sentence: Sentence | None, figures: tuple[Figure, ...], implications: tuple[Implication, ...]
    ) -> tuple[Evidence, ...]:
        if sentence is None or len(sentence.text) > LONGEST:
            return ()
        return tuple(e for figure in figures for e in self._on(figure, sentence))

    def _on(self, figure: Figure, sentence: Sentence) -> tuple[Evidence, ...]:
        known = self._known.get(figure.span)
        if known is None:
            found = list(self._look(figure, sentence))
            if figure.kind in DATES and not found:
                found = list(self._of_date(figure, sentence))
            known = self._known[figure.span] = tuple(found)
        return known

    def _of_date(self, figure: Figure, sentence: Sentence) -> Iterator[Evidence]:
        """Yield what bears out a date that says of when another figure of its sentence is."""
        for other in sentence.figures:
            if other.kind in DATES:
                continue
            for wanted in self._wants(other, sentence):
                by = wanted.said.period.figure if isinstance(wanted, Wanted) else None
                if by is not None and by.span == figure.span:
                    found = [e for e in self._on(other, sentence) if e.bearing is Bearing.SUPPORTS]
                    yield from (replace(e, topic=evidence.topic(figure)) for e in found if "period" in e.matched)
                    break

    def _look(self, figure: Figure, sentence: Sentence) -> Iterator[Evidence]:
        found: list[Evidence] = []
        for wanted in self._wants(figure, sentence):
            found += self._answer(wanted) if isinstance(wanted, Wanted) else [wanted]
        supports = [e for e in found if e.bearing is Bearing.SUPPORTS]
        if len({e.fact for e in found}) > 1 and not supports:
            # Of several things that may be meant, none contradicts.
            found = [judge.doubted(e, "which of several series is meant") for e in found]
        yield from supports or found

    def _wants(self, figure: Figure, sentence: Sentence) -> list[Wanted | Evidence]:
        known = self._wanted.get(figure.span)
        if known is None:
            known = self._wanted[figure.span] = list(self._want(figure, sentence))
        return known

    def _want(self, figure: Figure, sentence: Sentence) -> Iterator[Wanted | Evidence]:
        if figure.kind in _NO_CLAIM:
            return
        if not series.may_name(self.provider, figure, self._stems(sentence)):
            return
        said = values.state(figure, sentence, self.context)
        if statement.is_open(said.clauses, said.scope) or said.scope.own.opener in ("unlike", "like"):
            return
        if said.basis is not Basis.OUTCOME and not self.provider.forecasts:
            return
        found = [(one, when) for one in series.candidates(self.provider, said) if (when := _period_of(one, said))]
        if not found:
            return
        subject = self.provider.subject(said, self.context, self.web)
        if isinstance(subject, Doubtful):
            yield judge.silent(figure, self.provider.name, subject.reason)
        elif subject is not None:
            for one, when in found:
                if not self.provider.discreet or series.may_be(self.provider, one, subject, said):
                    yield Wanted(said, one, subject, when)

    def _stems(self, sentence: Sentence) -> Stems:
        """Return the stems of a sentence and of those before that it may point back to."""
        return _stems(sentence.text).union(*(_stems(earlier.text) for earlier in self.context.before(sentence)))

    def _answer(self, wanted: Wanted) -> Iterator[Evidence]:
        said, indicator, subject, period = wanted
        figure, page = said.figure, self.provider.page(indicator, subject)
        got = self._get(indicator, subject)
        if isinstance(got, NoAnswerError):
            reason = f"{self.provider.name} does not say ({indicator.title}, {subject.name}): {got}"
            yield judge.silent(figure, self.provider.name, reason, page, got.url, got.read_on)
            return
        page = got.page or page
        got = got.changes() if indicator.change else got
        there = _there(indicator, got, period)
        if not there:
            reason = (
                f"{self.provider.name} has no value of {period} ({indicator.title}, {subject.name}{judge.span(got)})"
            )
            yield judge.silent(figure, self.provider.name, reason, page, got.url, got.read_on)
            return
        found: list[Evidence] = []
        for one in there:
            fact = series.fact(self.provider, indicator, subject, one, figure)
            ready = series.ready(fact, said)
            if series.is_of_another(ready[0], said):
                continue
            look = values.evidence_on if indicator.unit else days.evidence_on
            for e in look(figure, said.sentence, self.context, _Ready(ready)):
                found.append(judge.shown(e, said, indicator, fact, one, got, page, self.provider))
        # Of several values for one thing, one that agrees is enough, and one that may agree leaves it open.
        yield from sorted(found, key=lambda e: _ORDER.get(e.bearing, 2))[:1]

    def _get(self, indicator: Indicator, subject: Subject) -> Series | NoAnswerError:
        key = (indicator.code, indicator.step, subject.code)
        known = self._series.get(key)
        if known is None:
            try:
                known = self.provider.fetch(self.web, indicator, subject)
            except NoAnswerError as error:
                known = error
            except _BROKEN as error:  # whatever an answer sets off is that answer's failure
                known = NoAnswerError(f"its answer cannot be read ({type(error).__name__})")
            self._series[key] = known
        return known


@lru_cache(maxsize=4096)
def _stems(text: str) -> Stems:
    """Return the stems of a sentence, which every service looks at."""
    return words.stems(text)


def _period_of(indicator: Indicator, said: Statement) -> Period | None:
    """Return of what period a statement asks a series, None where it does not say, or the series has none such."""
    stated = said.period
    if indicator.step == "lasting":
        return ALWAYS if stated.clear else None
    period = stated.period
    if not stated.clear or period is None or stated.at_start:
        return None
    if indicator.change and not _is_on_year_before(said):
        return None
    if indicator.step == "fiscal year":
        return period if not indicator.change or step(replace(period, fiscal=False)) == "year" else None
    if period.fiscal or (stated.at_end and not indicator.metric.stock):
        return None
    return period if step(period) == indicator.step else None


def _is_on_year_before(said: Statement) -> bool:
    """Return whether nothing in a sentence says that a change is on another time than the year before."""
    figures = said.sentence.figures
    times = {(f.when, f.until) for f in figures if f.kind in DATES}
    if len(times) > 1 or any(f.kind is Kind.DURATION for f in figures):
        return False
    heard = {token.lower for part in said.clauses.segments for token in part.tokens}
    return not heard & _OTHER_BASES


def _there(indicator: Indicator, got: Series, period: Period) -> tuple[Observation, ...]:
    """Return the observations that a statement of a period may mean."""
    if indicator.step == "lasting":
        return got.observations
    there = got.at(period)
    if there or indicator.step != "fiscal year":
        return there
    days = tuple(o for o in got.observations if o.period.is_day and period.covers(o.period))
    return days or got.at(replace(period, fiscal=not period.fiscal))


def step(period: Period) -> str:
    """Return whether a period is a calendar "year", "quarter" or "month"; "" for others."""
    first, last = period.first, period.last
    if period == periods.year(first.year):
        return "year"
    if period == periods.month(first.year, first.month):
        return "month"
    if first.month % 3 == 1 and first.day == 1 and last == periods.month(first.year, first.month + 2).last:
        return "quarter"
    return ""
