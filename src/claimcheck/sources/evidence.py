"""Evidence in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claimcheck.model import Bearing, Evidence, Figure
from claimcheck.records import replace
from claimcheck.sources.facts import Basis, Fact
from claimcheck.sources.terms import Terms

_LACKS = {
    "subject": "it is not clear that the text speaks of {fact.subject}",
    "metric": "it is not clear that the text means {fact.metric} and nothing else",
    "place": "the text does not name {fact.place}",
    "period": "it is not clear that the text means {period}",
    "kind": "the source gives {basis}, the text something else",
    "value": "the two are close, but further apart than rounding explains",
    "reporter": "the text does not say that this reporter says so",
}
_BASIS = {Basis.OUTCOME: "an outcome", Basis.TARGET: "a target", Basis.FORECAST: "a forecast"}


def stated(fact: Fact) -> str:
    """Return a fact's value as printed, with its unit."""
    plain = fact.state or fact.value
    return plain if not fact.unit or fact.unit.casefold() in plain.casefold() else f"{plain} {fact.unit}"


def what(fact: Fact) -> str:
    """Return what a fact is about, in a few words."""
    parts = [fact.subject, fact.metric, fact.place, period(fact)]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def period(fact: Fact) -> str:
    """Return a fact's period as reports print it; open ends are left out."""
    if fact.period is None:
        return ""
    if not fact.lasting:
        return str(fact.period)
    first = "" if fact.period.first.year == 1 else f"from {fact.period.first.isoformat()}"
    last = "" if fact.period.last.year == 9999 else f"to {fact.period.last.isoformat()}"
    return f"{first} {last}".strip()


def supports(figure: Figure, terms: Terms, reason: str = "") -> Evidence:
    """Return that a fact bears a figure out."""
    says = reason or f"{what(terms.fact)}: {stated(terms.fact)}, which agrees with {figure.surface} within rounding"
    return make(Bearing.SUPPORTS, terms.fact, says, topic(figure))


def contradicts(figure: Figure, terms: Terms, reason: str = "") -> Evidence:
    """Return that a fact contradicts a figure."""
    says = (
        reason or f"{what(terms.fact)}: {stated(terms.fact)}; the text says {figure.surface}{_gap(figure, terms.fact)}"
    )
    return make(Bearing.CONTRADICTS, terms.fact, says, topic(figure))


def lead(figure: Figure, terms: Terms, missing: tuple[str, ...], reason: str = "") -> Evidence:
    """Return that a fact may be worth a look: what agrees, and what does not."""
    fact = terms.fact
    lacks = [_LACKS[m].format(fact=fact, period=period(fact) or "no period", basis=_BASIS[fact.basis]) for m in missing]
    says = reason or f"{what(fact)}: {stated(fact)}; {' and '.join(lacks)}"
    return replace(make(Bearing.LEAD, fact, says, topic(figure)), missing=missing)


def make(bearing: Bearing, fact: Fact, reason: str, about: str) -> Evidence:
    """Return a fact as evidence."""
    return Evidence(
        bearing=bearing,
        fact=fact.id,
        stated=stated(fact),
        reason=reason,
        source=fact.source,
        url=fact.url,
        quote=fact.quote,
        read_on=fact.read,
        topic=about,
        snapshot=fact.snapshot,
    )


def topic(figure: Figure) -> str:
    """Return what sources on one figure speak of."""
    return f"{figure.surface} at {figure.start}"


def with_range(found: Sequence[Evidence], facts: Sequence[Fact]) -> list[Evidence]:
    """Return the evidence; what contradicts says the range of the sources' values, where they disagree."""
    sure = {e.fact for e in found if e.bearing is not Bearing.LEAD or e.missing == ("value",)}
    if len({e.bearing for e in found if e.fact in sure}) < 2:
        return list(found)
    values = sorted((f for f in facts if f.id in sure and f.figure), key=lambda f: f.figure.value if f.figure else 0)
    span = f"; sources range from {stated(values[0])} to {stated(values[-1])}"
    return [replace(e, reason=e.reason + span) if e.bearing is Bearing.CONTRADICTS else e for e in found]


def _gap(figure: Figure, fact: Fact) -> str:
    """Return how far a figure is off, in percent of the source's value."""
    if fact.figure is None or not fact.figure.value or figure.unit != fact.figure.unit:
        return ""
    percent = (figure.value - fact.figure.value) / abs(fact.figure.value) * 100
    if abs(percent) >= 1000:
        return ""
    places = Decimal(1) if abs(percent) >= 10 else Decimal("0.1")
    return f", {abs(percent).quantize(places)}% {'more' if percent > 0 else 'less'}"
