"""Counts and orders that every format shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.model import Bearing, Claim, Evidence, Finding, Report, Status, Verdict


def summary_line(report: Report) -> str:
    """Return "17 claims: 5 verified, 2 inconsistent, 10 need a source"."""
    return summary_of_all([report])


def summary_of_all(reports: Sequence[Report]) -> str:
    """Return the summary line of several reports taken together."""
    line = counts(
        *(sum(r.count(v) for r in reports) for v in (Verdict.VERIFIED, Verdict.INCONSISTENT, Verdict.NEEDS_SOURCE)),
        imprecise=sum(only_just(claim) for r in reports for claim in r.claims),
    )
    aside = [(sum(1 for r in reports for _ in set_aside(r, status)), status) for status in SET_ASIDE]
    return line + "".join(f", {number} {status}" for number, status in aside if number)


def counts(verified: int, inconsistent: int, needs_source: int, *, imprecise: int = 0) -> str:
    """Return counts of claims in words; the imprecise ones are among the verified."""
    claims = verified + inconsistent + needs_source
    claim, need = ("claim" if claims == 1 else "claims"), ("needs" if needs_source == 1 else "need")
    just = f" ({imprecise} imprecise)" if imprecise else ""
    return f"{claims} {claim}: {verified} verified{just}, {inconsistent} inconsistent, {needs_source} {need} a source"


def only_just(claim: Claim) -> bool:
    """Return whether a verified claim rests on a relation that holds only within a unit of the last digit."""
    return claim.verdict is Verdict.VERIFIED and any(f.status is Status.IMPRECISE for f in claim.findings)


def imprecise(report: Report) -> Iterator[tuple[Claim, Finding]]:
    """Yield the imprecise findings that no error overshadows, each with its claim."""
    for claim in report.claims:
        if claim.verdict is not Verdict.INCONSISTENT:
            yield from ((claim, finding) for finding in claim.findings if finding.status is Status.IMPRECISE)


_BEARING = {Status.IGNORED: Bearing.IGNORED, Status.KNOWN: Bearing.KNOWN}
SET_ASIDE = tuple(_BEARING)
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
