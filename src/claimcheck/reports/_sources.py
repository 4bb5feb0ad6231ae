"""The sources that a report cites, each once and numbered."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.model import Evidence, Report


class Source(NamedTuple):
    """A source as cited: its number from 1, its name, where it is, and the dates on which it was read."""

    number: int
    name: str
    url: str
    read_on: tuple[str, ...]


def cited(report: Report) -> dict[tuple[str, str], Source]:
    """Return the sources of a report's evidence by (name, url), in the order in which the claims cite them."""
    dates: dict[tuple[str, str], dict[str, None]] = {}
    for claim in report.claims:
        for evidence in claim.evidence:
            seen = dates.setdefault(key(evidence), {})
            if evidence.read_on:
                seen[evidence.read_on] = None
    return {
        (name, url): Source(number, name, url, tuple(sorted(seen)))
        for number, ((name, url), seen) in enumerate(dates.items(), start=1)
    }


def key(evidence: Evidence) -> tuple[str, str]:
    """Return what tells sources apart."""
    return evidence.source, evidence.url
