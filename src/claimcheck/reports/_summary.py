"""Counts and orders that every format shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.model import Claim, Finding, Report, Status, Verdict


def summary_line(report: Report) -> str:
    """Return "17 claims: 5 verified, 2 inconsistent, 10 need a source"."""
    return summary_of_all([report])


def summary_of_all(reports: Sequence[Report]) -> str:
    """Return the summary line of several reports taken together."""
    return counts(
        *(sum(r.count(v) for r in reports) for v in (Verdict.VERIFIED, Verdict.INCONSISTENT, Verdict.NEEDS_SOURCE))
    )


def counts(verified: int, inconsistent: int, needs_source: int) -> str:
    """Return counts of claims in words."""
    claims = verified + inconsistent + needs_source
    need = "needs" if needs_source == 1 else "need"
    return (
        f"{claims} {'claim' if claims == 1 else 'claims'}: {verified} verified, {inconsistent} inconsistent, "
        f"{needs_source} {need} a source"
    )


def imprecise(report: Report) -> Iterator[tuple[Claim, Finding]]:
    """Yield the imprecise findings that no error overshadows, each with its claim."""
    for claim in report.claims:
        if claim.verdict is not Verdict.INCONSISTENT:
            yield from ((claim, finding) for finding in claim.findings if finding.status is Status.IMPRECISE)


def in_page_order(report: Report) -> list[Claim]:
    """Return the claims in the order in which an editor reads them: inconsistent, open by worth, verified."""
    of = {verdict: [claim for claim in report.claims if claim.verdict is verdict] for verdict in Verdict}
    return [*of[Verdict.INCONSISTENT], *by_worth(of[Verdict.NEEDS_SOURCE]), *of[Verdict.VERIFIED]]


def by_worth(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims, the most check-worthy first; equals keep their order."""
    return sorted(claims, key=lambda claim: -claim.worth)
