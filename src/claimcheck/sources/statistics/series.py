"""Which series of a service a claim is of, and the service's value as a fact that the ledger's matching understands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.model import Figure, Kind, Span
from claimcheck.records import dataclass, field, replace
from claimcheck.sources import context, words
from claimcheck.sources import terms as ledger_terms
from claimcheck.sources.data import vocabulary
from claimcheck.sources.facts import Basis, Fact
from claimcheck.sources.statistics.metrics import Metric
from claimcheck.sources.terms import Stems, Terms
from claimcheck.sources.values import Statement

if TYPE_CHECKING:
    from claimcheck.sources.context import Context
    from claimcheck.sources.statistics.answers import Observation, Series
    from claimcheck.sources.statistics.places import Doubtful
    from claimcheck.sources.web import Web

_PEOPLE = frozenset({"", "people", "person", "persons", "inhabitants", "residents", "citizens", "human beings"})
# Pint units of the same dimension as an indicator's.
_LIKE = {
    "meter": frozenset("meter kilometer centimeter millimeter foot mile yard inch nautical_mile league".split()),
    "kilometer ** 2": frozenset((
        "kilometer ** 2", "meter ** 2", "mile ** 2", "foot ** 2", "hectare", "acre", "square_mile", "square_kilometer",
    )),
    "metric_ton": frozenset("metric_ton ton long_ton kilogram gram pound megametric_ton gigametric_ton".split()),
}  # fmt: skip
_PER_PERSON = frozenset({"", "person", "people", "capita", "head", "inhabitant", "resident"})
_NOWHERE = Path()
# What a rate or amount does, beside what the ledger's words have: it says nothing of what is measured.
_MOVES = frozenset(
    "slowed slows slow accelerated accelerates quickened cooled moderated picked averaged averages average came went"
    " estimated percent nationwide counted counts".split()
)
_CURRENCIES = frozenset("dollar dollars euros pounds sterling yen yuan roubles rubles rupees currency".split())
_BETWEEN = frozenset("overall total annual full official average current yearly entire whole latest own".split())
_DIGITS = 5  # of a value that has more than a reader needs


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what a series is of: as texts name it, with what else they call it, and as the service does."""

    name: str
    code: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A series that a service has for each country, company or thing.

    Attributes:
        metric: what it measures.
        code: what the service calls it.
        unit: "%", an ISO 4217 code, "people", "number", "1000" (so many of a thousand), "year", or a pint unit; of
            dates "".
        title: what the service calls it for readers.
        scale: what one unit of its values is worth.
        step: of what periods its values are: "year", "quarter", "month", "fiscal year"; "lasting" for what does not
            change from year to year.
        per_person: whether it is a rate per person.
        negative: whether the service counts it the other way round (a deficit is below zero).
        change: whether it is the change on the year before, worked out of the service's values.
    """

    metric: Metric
    code: str
    unit: str
    title: str
    scale: Decimal = Decimal(1)
    step: str = "year"
    per_person: bool = False
    negative: bool = False
    change: bool = False

    def fits(self, figure: Figure) -> bool:
        """Return whether a figure can be a value of the series, by its kind and unit."""
        match self.unit:
            case "":
                return figure.kind in (Kind.DATE, Kind.YEAR)
            case "%":
                return figure.kind is Kind.PERCENT and not figure.per
            case "people":
                return figure.kind is Kind.COUNT and figure.unit.lower() in _PEOPLE and not figure.per
            case "year":
                return (figure.kind is Kind.DURATION and figure.unit == "year") or _is_plain_number(figure)
            case "number":
                return figure.kind is Kind.COUNT and self._names(f"{figure.unit} {figure.per}")
            case unit if unit.isdecimal():
                return figure.kind is Kind.COUNT and figure.per.partition(" ")[0] == unit
            case unit if len(unit) == 3 and unit.isupper():
                return figure.kind is Kind.MONEY and figure.unit == unit and self._is_per(figure)
            case unit:
                return figure.kind is Kind.MEASURE and figure.unit in _LIKE[unit] and self._is_per(figure)

    def _is_per(self, figure: Figure) -> bool:
        return figure.per in (_PER_PERSON if self.per_person else {""})

    def _names(self, noun: str) -> bool:
        """Return whether what is counted is of the metric's words, or is not said ("births per woman")."""
        known = frozenset().union(*(words.stems(name) for name in (self.metric.name, *self.metric.names)))
        return words.stems(noun) <= known

    def figure(self, observation: Observation, claim: Figure) -> Figure:
        """Return an observation as a figure to be held against a claim's, which `fits`."""
        unit = claim.unit if claim.kind in (Kind.COUNT, Kind.AGE) else self.unit
        value = -observation.value if self.negative else observation.value
        return Figure(Span(0, 0), "", claim.kind, value, observation.quantum, unit, per=claim.per)


@dataclass(frozen=True, slots=True)
class Provider:
    """A statistics service.

    Attributes:
        name: what reports call it.
        aliases: what texts call it.
        indicators: what it has.
        subject: returns of whom or what a statement is, as the service names it, None where it does not say or the
            service does not know it; `Doubtful` where a name may mean several.
        fetch: returns the series of one subject; raises `NoAnswerError`.
        url: returns the address of a series, for many to be asked at a time; "" where that takes several.
        page: returns the address of a series' page for readers.
        headers: what to send beside the usual.
        forecasts: whether its values may be foretold.
        discreet: whether to ask only about statements that an answer could settle, because the text's own words are
            what is asked.
    """

    name: str
    aliases: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    subject: Callable[[Statement, Context, Web], Subject | Doubtful | None]
    fetch: Callable[[Web, Indicator, Subject], Series]
    page: Callable[[Indicator, Subject], str]
    url: Callable[[Indicator, Subject], str] = lambda indicator, subject: ""
    headers: dict[str, str] = field(default_factory=dict)
    forecasts: bool = False
    discreet: bool = False


def with_changes(indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Return indicators with those for the changes on the year before that their values give."""
    return (*indicators, *(_change_of(one, one.metric.grows) for one in indicators if one.metric.grows is not None))


def _change_of(one: Indicator, slack: Decimal) -> Indicator:
    metric = replace(
        one.metric,
        name=f"{one.metric.name} growth",
        names=tuple(f"{name} growth" for name in one.metric.names),
        slack=slack,
        stock=False,
    )
    return replace(one, metric=metric, unit="%", title=f"{one.title}, change on the year before", change=True)


def may_name(provider: Provider, figure: Figure, stems: Stems) -> bool:
    """Return whether words around a figure may name an indicator of its kind; quick, and sure where it says no."""
    return any(keys <= stems and one.fits(figure) for one, keys in _keys(provider.indicators))


@lru_cache(maxsize=32)
def _keys(indicators: tuple[Indicator, ...]) -> tuple[tuple[Indicator, Stems], ...]:
    """Return the stems that a text must have for each name of each indicator, as a change or as a level."""
    made = [(one, ledger_terms.compile_fact(_blank(one.metric))) for one in indicators]
    return tuple(dict.fromkeys((one, way.metric | way.about) for one, terms in made for way in terms.ways))


def candidates(provider: Provider, said: Statement) -> list[Indicator]:
    """Return the indicators that a statement names; of two of which one has all words of the other, the longer."""
    found: list[tuple[Indicator, Stems]] = []
    if said.figure.kind is Kind.PERCENT and any(token.lower in _CURRENCIES for token in said.tokens):
        return []  # "in dollars" it is another rate
    for indicator in provider.indicators:
        if not indicator.fits(said.figure):
            continue
        ways = [way for reading in _readings(indicator.metric, said) for way in reading if way and way <= said.stems]
        if ways:
            found.append((indicator, max(ways, key=len)))
    return [one for one, way in found if not any(way < other for _, other in found)]


def _readings(metric: Metric, said: Statement) -> list[list[Stems]]:
    """Return the stems of each name of a metric, as a change and as a level."""
    made = ledger_terms.compile_fact(_blank(metric))
    if said.change is not None:
        return [[way.metric for way in made.ways]] if made.change and not _is_of_a_rate(said) else []
    return [_level_ways(metric)] if made.change else [[way.metric for way in made.ways]]


def _is_of_a_rate(said: Statement) -> bool:
    """Return whether a change is that of a growth ("growth slowed by 1%") and not the growth itself."""
    before = said.sentence.text[: said.figure.start - said.sentence.span.start]
    return bool(_GROWTH & said.stems) and before.lower().split()[-1:] == ["by"]


def _level_ways(metric: Metric) -> list[Stems]:
    """Return the stems of a change's names where a text gives the change as an amount ("GDP growth was 2%")."""
    return [frozenset(t.stem for t in words.tokens(name)) - _SMALL for name in (metric.name, *metric.names)]


_GROWTH = frozenset({"growth", "expansion"})
_SMALL = frozenset({"of", "the", "in", "to", "and"})


def _blank(metric: Metric) -> Fact:
    return Fact("", "", metric.name, "", _NOWHERE, 0, metric_aliases=metric.names)


def template(provider: Provider, indicator: Indicator, subject: Subject) -> Fact:
    """Return what a fact of a series has before the service is asked: all but the value and its period."""
    return Fact(
        id=indicator.code,
        subject=subject.name,
        metric=indicator.metric.name,
        value="",
        path=_NOWHERE,
        line=0,
        aliases=subject.aliases,
        metric_aliases=indicator.metric.names,
        unit=unit(indicator),
        reporter=provider.name,
        reporter_aliases=provider.aliases,
        title=f"{indicator.title}, {subject.name}",
    )


def fact(provider: Provider, indicator: Indicator, subject: Subject, observation: Observation, claim: Figure) -> Fact:
    """Return an observation as a fact to be held against a claim."""
    if not indicator.unit:
        when = observation.period
        return replace(template(provider, indicator, subject), value=str(when), day=when)
    figure = indicator.figure(observation, claim)
    return replace(
        template(provider, indicator, subject),
        value=printed(figure.value, figure.quantum) + ("%" if indicator.unit == "%" else ""),
        period=None if indicator.step == "lasting" else observation.period,
        figure=figure,
        basis=Basis.FORECAST if observation.forecast else Basis.OUTCOME,
    )


def may_be(provider: Provider, indicator: Indicator, subject: Subject, said: Statement) -> bool:
    """Return whether a statement is of a subject and says nothing that a series does not explain: whether an answer
    could settle it."""
    (made,) = ready(template(provider, indicator, subject), said)
    if is_of_another(made, said) or context.unexplained(said.tokens, made, said.figure):
        return False
    return any(context.is_about(said.levels, way.about, made) for way in made.ways)


def ready(made: Fact, said: Statement) -> list[Terms]:
    """Return a fact as the ledger's matching reads it, for a statement that gives a change or a level."""
    compiled = ledger_terms.compile_fact(made)
    compiled = compiled._replace(known=compiled.known | words.table(_MOVES))
    if said.change is not None or not compiled.change:
        return [compiled]
    about = [way.about for way in compiled.ways]
    metric = Metric(made.metric, made.metric_aliases)
    ways = [ledger_terms.Way(names, own) for names in dict.fromkeys(about) for own in _level_ways(metric)]
    return [compiled._replace(ways=tuple(ways), change=0)]


def is_of_another(made: Terms, said: Statement) -> bool:
    """Return whether a statement is of something that the subject owns ("the tower's lift"), which the metric does not
    explain."""
    tokens = said.tokens
    for i, token in enumerate(tokens[:-1]):
        if token.owns and token.stem in made.about:
            following = tokens[i + 1]
            explained = following.stem in made.known or following.lower in _BETWEEN | vocabulary.STAND_INS
            if not explained and following.start < said.figure.start:
                return True
    return False


def unit(indicator: Indicator) -> str:
    """Return an indicator's unit as reports print it."""
    if indicator.unit.isdecimal():
        return f"per {int(indicator.unit):,}"
    return _UNITS.get(indicator.unit, indicator.unit.replace("_", " "))


_UNITS = {"number": "", "year": "years", "metric_ton": "tonnes", "meter": "m", "kilometer ** 2": "km²"}


def printed(value: Decimal, quantum: Decimal) -> str:
    """Return a value as reports print it: with no more digits than a reader needs.

    >>> printed(Decimal("4525703903627.53"), Decimal("0.01")), printed(Decimal("5.94643683289537"), Decimal("1E-14"))
    ('4,525,703,903,628', '5.9464')
    """
    places = max(0, min(_exponent(quantum), _DIGITS - 1 - value.adjusted() if value else 0))
    return f"{value:,.{places}f}"


def _exponent(quantum: Decimal) -> int:
    exponent = quantum.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _is_plain_number(figure: Figure) -> bool:
    return figure.kind in (Kind.COUNT, Kind.AGE) and not figure.per and figure.unit in ("", "year", "years")


def all_words(indicators: Sequence[Indicator]) -> Stems:
    """Return the stems of all names of what is measured."""
    names = {name for one in indicators for name in (one.metric.name, *one.metric.names)}
    return frozenset(stem for name in names for stem in words.stems(name)) - _SMALL
