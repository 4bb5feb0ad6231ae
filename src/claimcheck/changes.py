"""Reports narrowed to what has changed: the claims that touch a changed line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from claimcheck.model import Claim, Report, Span
from claimcheck.records import replace


def narrowed(report: Report, lines: Sequence[tuple[int, int]], since: str) -> Report:
    """Return the report with the claims whose sentence, figures or inputs touch changed lines.

    Args:
        report: the report of the whole document.
        lines: the changed lines in order, each stretch as its first and last line, from 1.
        since: the revision that they differ from, for the note.
    """
    starts = [first for first, _ in lines]
    source = report.document.source

    def touches(span: Span) -> bool:
        first, last = source.place(span.start)[0], source.place(max(span.start, span.end - 1))[0]
        i = bisect_right(starts, last) - 1
        return i >= 0 and lines[i][1] >= first

    kept = tuple(claim for claim in report.claims if any(map(touches, _spans(claim))))
    if len(kept) == len(report.claims):
        return report
    findings = {finding for claim in kept for finding in claim.findings}
    note = f"only claims on lines changed since {since}: {len(kept)} of {len(report.claims)}"
    return replace(
        report,
        claims=kept,
        findings=tuple(finding for finding in report.findings if finding in findings),
        notes=(*report.notes, note),
    )


def _spans(claim: Claim) -> set[Span]:
    inputs = {role.figure.span for finding in claim.findings for role in finding.roles}
    return {claim.sentence, *(figure.span for figure in claim.figures), *inputs}
