"""Counts and orders that every format shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claimcheck.model import Bearing, Claim, Evidence, Finding, Report, Status, Verdict


class Counts(NamedTuple):
    """How many claims there are of each verdict, how many of the verified are imprecise, and how many contradictions
    are set aside."""

    verified: int = 0
    inconsistent: int = 0
    needs_source: int = 0
    imprecise: int = 0
    ignored: int = 0
    known: int = 0

    def line(self) -> str:
        """Return "17 claims: 4 verified, 1 imprecise, 2 inconsistent, 10 need a source", in which what is imprecise is
        not counted as verified; "no claims" of none."""
        claims = self.verified + self.inconsistent + self.needs_source
        if not claims:
            return "no claims"
        claim, need = ("claim" if claims == 1 else "claims"), ("needs" if self.needs_source == 1 else "need")
        just = f", {self.imprecise} imprecise" if self.imprecise else ""
        line = f"{claims} {claim}: {self.verified - self.imprecise} verified{just}, {self.inconsistent} inconsistent"
        aside = ((self.ignored, Status.IGNORED), (self.known, Status.KNOWN))
        rest = "".join(f", {number} {status}" for number, status in aside if number)
        return f"{line}, {self.needs_source} {need} a source{rest}"


def counts(report: Report) -> Counts:
    """Return how many claims of each sort a report has."""
    aside = (sum(1 for _ in set_aside(report, status)) for status in _SET_ASIDE)
    of = Counter(claim.verdict for claim in report.claims)
    just = sum(map(only_just, report.claims))
    return Counts(of[Verdict.VERIFIED], of[Verdict.INCONSISTENT], of[Verdict.NEEDS_SOURCE], just, *aside)


def summed(of_each: Iterable[Counts]) -> Counts:
    """Return the counts of several reports taken together."""
    return Counts(*map(sum, zip(*of_each, strict=True)))


def summary_line(report: Report) -> str:
    """Return "17 claims: 5 verified, 2 inconsistent, 10 need a source"."""
    return counts(report).line()


def only_just(claim: Claim) -> bool:
    """Return whether a verified claim rests on a relation that holds only within a unit of the last digit."""
    return claim.verdict is Verdict.VERIFIED and any(f.status is Status.IMPRECISE for f in claim.findings)


def imprecise(report: Report) -> Iterator[tuple[Claim, Finding]]:
    """Yield the imprecise findings that no error overshadows, each with its claim."""
    for claim in report.claims:
        if claim.verdict is not Verdict.INCONSISTENT:
            yield from ((claim, finding) for finding in claim.findings if finding.status is Status.IMPRECISE)


_BEARING = {Status.IGNORED: Bearing.IGNORED, Status.KNOWN: Bearing.KNOWN}
_SET_ASIDE = tuple(_BEARING)
"""What becomes of contradictions that the author or the baseline sets aside."""


def set_aside(report: Report, status: Status) -> Iterator[tuple[Claim, Finding | Evidence]]:
    """Yield the contradictions that are ignored or known, each with its claim: findings and evidence."""
    for claim in report.claims:
        if claim.findings:
            yield from ((claim, finding) for finding in claim.findings if finding.status is status)
        if claim.evidence:
            yield from ((claim, evidence) for evidence in claim.evidence if evidence.bearing is _BEARING[status])


def in_page_order(report: Report) -> list[Claim]:
    """Return the claims in the order in which an editor reads them: inconsistent, open by worth, verified."""
    of = {verdict: [claim for claim in report.claims if claim.verdict is verdict] for verdict in Verdict}
    return [*of[Verdict.INCONSISTENT], *by_worth(of[Verdict.NEEDS_SOURCE]), *of[Verdict.VERIFIED]]


def by_worth(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims, the most check-worthy first; equals keep their order."""
    return sorted(claims, key=lambda claim: -claim.worth)
