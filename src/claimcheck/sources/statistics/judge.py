"""What a service's answer says of a claim, and what leaves that open: definitions, revisions, provisional values."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from claimcheck import interval
from claimcheck.model import Bearing, Change, Evidence, Figure, Hedge
from claimcheck.records import replace
from claimcheck.sources import evidence
from claimcheck.sources.facts import Fact
from claimcheck.sources.statistics.answers import Observation, Series
from claimcheck.sources.statistics.metrics import REPORTER
from claimcheck.sources.statistics.series import Indicator, Provider
from claimcheck.sources.values import Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

_VAGUER = 5
_FAR = 50  # a value that is off by more than this factor may be in a unit or scale that nobody named


def silent(figure: Figure, source: str, reason: str, url: str = "", query: str = "", read_on: str = "") -> Evidence:
    """Return that a service was asked and does not say, and why."""
    return Evidence(
        Bearing.SILENT, "", "", reason, source, url, read_on=read_on, topic=evidence.topic(figure), query=query
    )


def shown(
    found: Evidence,
    said: Statement,
    indicator: Indicator,
    fact: Fact,
    observation: Observation,
    got: Series,
    page: str,
    provider: Provider,
) -> Evidence:
    """Return evidence as a service's: with what was asked, and as a lead where the text or the value leaves open
    whether the two speak of the same thing."""
    matched = tuple(part for part in ("metric", "place", "period") if part not in found.missing)
    matched = ("value", *matched) if found.bearing is Bearing.SUPPORTS else matched
    made = replace(
        found, url=page, read_on=got.read_on, snapshot=got.snapshot, query=got.url, matched=matched, fact=indicator.code
    )
    if observation.mark:
        made = replace(made, stated=f"{made.stated} ({observation.mark})")
    if found.bearing is Bearing.SUPPORTS and _is_vaguer(observation, said.figure):
        return doubted(made, "the service gives fewer digits than the text", "value")
    if found.bearing is not Bearing.CONTRADICTS:
        return made
    doubt = _doubt(said, indicator, fact, observation, provider)
    return doubted(made, *doubt) if doubt else made


def doubted(found: Evidence, why: str, part: str = "definition") -> Evidence:
    """Return evidence as a lead that says what is open."""
    if found.bearing in (Bearing.SILENT, Bearing.LEAD):
        return found
    return replace(found, bearing=Bearing.LEAD, reason=f"{found.reason}; {why}", missing=(*found.missing, part))


def span(got: Series) -> str:
    """Return in words of which periods a series has values."""
    if not got.observations:
        return "; it has none at all"
    ordered = sorted(got.observations, key=lambda one: one.period.last)
    return f"; it has those from {ordered[0].period} to {ordered[-1].period}"


def _doubt(
    said: Statement, indicator: Indicator, fact: Fact, observation: Observation, provider: Provider
) -> tuple[str, str] | None:
    """Return why a value that differs does not contradict, and which part is open; None where nothing is."""
    if fact.figure is None:
        return f"it may be another beginning: {indicator.metric.doubt}", "definition"
    if observation.mark:
        return f"the value is {observation.mark}", "value"
    claim = _signed(said)
    true = Fraction(fact.figure.value)
    if _is_within(claim, true, indicator) and not _is_opposite(claim, true, indicator):
        return "revisions and definitions move it as far", "value"
    if claim and true and indicator.unit != "%" and not Fraction(1, _FAR) <= abs(claim / true) <= _FAR:
        return "the two may be in different units", "unit"
    metric = indicator.metric
    if metric.doubt and not _is_settled(said, metric.settled, provider):
        return f"the text does not say: {metric.doubt}", "definition"
    return None


def _signed(said: Statement) -> Fraction:
    value = Fraction(said.figure.value)
    return -value if said.change is Change.DOWN else value


def _is_within(claim: Fraction, true: Fraction, indicator: Indicator) -> bool:
    slack = Fraction(indicator.metric.slack)
    return abs(claim - true) <= (slack if indicator.unit == "%" else slack * abs(true))


def _is_opposite(claim: Fraction, true: Fraction, indicator: Indicator) -> bool:
    """Return whether one is a growth and the other a decline, and neither next to nothing."""
    return claim * true < 0 and min(abs(claim), abs(true)) >= Fraction(indicator.metric.slack) / 4


def _is_settled(said: Statement, settled: Sequence[str], provider: Provider) -> bool:
    text = said.sentence.text.lower()
    names = (provider.name, *provider.aliases)
    return any(
        any(name.lower() in text for name in names) if word == REPORTER else word.lower() in text for word in settled
    )


def _is_vaguer(observation: Observation, figure: Figure) -> bool:
    """Return whether a service rounds more than a text does: that the two agree says little."""
    if figure.hedge is not Hedge.NONE or interval.is_exact(figure) or figure.is_range:
        return False
    if not figure.value or not observation.value or not figure.quantum:
        return False
    # By parts of the value, since the two may be in different units.
    given, wanted = observation.quantum / abs(observation.value), figure.quantum / abs(figure.value)
    return given > _VAGUER * wanted and figure.value >= 10 * figure.quantum
