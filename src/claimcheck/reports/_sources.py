"""The sources that a report cites, each once and numbered."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.model import Bearing, Evidence, Report
from claimcheck.reports._summary import in_page_order

SAYS = {
    Bearing.SUPPORTS: "agrees",
    Bearing.CONTRADICTS: "contradicts",
    Bearing.LEAD: "is a lead",
    Bearing.SILENT: "gives no answer",
    Bearing.IGNORED: "is ignored",
    Bearing.KNOWN: "is known",
}
"""What a report says that a source does, by its bearing."""


class Source(NamedTuple):
    """A source as cited: its number from 1, its name, where it is, and the dates on which it was read."""

    number: int
    name: str
    url: str
    read_on: tuple[str, ...]


def cited(report: Report) -> dict[tuple[str, str], Source]:
    """Return the sources of a report's evidence by (name, url), in the order in which a page cites them."""
    dates: dict[tuple[str, str], dict[str, None]] = {}
    for claim in in_page_order(report):
        for evidence in claim.evidence:
            seen = dates.setdefault(key(evidence), {})
            if evidence.read_on:
                seen[evidence.read_on] = None
    return {
        (name, url): Source(number, _without(name, url), url, tuple(sorted(seen)))
        for number, ((name, url), seen) in enumerate(dates.items(), start=1)
    }


def said(evidence: Evidence) -> str:
    """Return what a source says about a claim: the comparison in words, else the fact with its value."""
    return evidence.reason or ": ".join(filter(None, (evidence.fact, evidence.stated)))


def name_of(evidence: Evidence) -> str:
    """Return the source's name without the address that some have for a title."""
    return _without(evidence.source, evidence.url)


def key(evidence: Evidence) -> tuple[str, str]:
    """Return what tells sources apart."""
    return evidence.source, evidence.url


def _without(name: str, url: str) -> str:
    return name.replace(url, "").rstrip(" :") if url else name
