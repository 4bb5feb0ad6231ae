"""What formats for machines report: contradictions as errors, what only just holds as warnings, each with a fingerprint
that does not change when lines move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from claimcheck.model import Bearing, Claim, Document, Evidence, Finding, Report, Span, Status, Verdict
from claimcheck.reports._excerpt import plain
from claimcheck.reports._sources import name_of, said
from claimcheck.reports._told import sentence

SOURCE_RULE = "source"


class Problem(NamedTuple):
    """One thing to report. `rule` is a check's name, or "source" for a contradicting source; `span` is what to mark,
    `others` the other figures that take part."""

    is_error: bool
    rule: str
    message: str
    span: Span
    others: tuple[Span, ...]
    fingerprint: str
    set_aside: Status | None = None


def problems(report: Report, *, set_aside: bool = False) -> Iterator[Problem]:
    """Yield a report's problems in the order of the document; with `set_aside` also findings that are ignored or known,
    marked as such."""
    wanted = {Status.INCONSISTENT, Status.IMPRECISE, *((Status.IGNORED, Status.KNOWN) if set_aside else ())}
    seen: Counter[str] = Counter()
    for claim in report.claims:
        for finding in claim.findings:
            if finding.status in wanted:
                yield _of_finding(report.document, claim, finding, seen)
        if claim.verdict is Verdict.INCONSISTENT:
            for evidence in claim.evidence:
                if evidence.bearing is Bearing.CONTRADICTS:
                    yield _of_evidence(report.document, claim, evidence, seen)


def path_of(document: Document) -> str:
    """Return the document's path with forward slashes."""
    return "stdin" if document.name in ("", "-") else PurePath(document.name).as_posix()


def _of_finding(document: Document, claim: Claim, finding: Finding, seen: Counter[str]) -> Problem:
    spans = tuple(sorted(role.figure.span for role in finding.roles if not role.given))
    others = tuple(sorted(role.figure.span for role in finding.roles if role.given))
    error = finding.status is Status.INCONSISTENT
    repair = f"to make it right, {'; or '.join(finding.repairs)}" if finding.repairs else ""
    message = plain(" ".join(sentence(part) for part in (finding.arithmetic, finding.note, repair) if part))
    return Problem(
        error,
        finding.check,
        message,
        spans[0] if spans else claim.span,
        (*spans[1:], *others),
        _fingerprint(document, claim, finding.check, seen),
        finding.status if finding.status in (Status.IGNORED, Status.KNOWN) else None,
    )


def _of_evidence(document: Document, claim: Claim, evidence: Evidence, seen: Counter[str]) -> Problem:
    where = ", ".join(filter(None, (name_of(evidence), evidence.url)))
    message = plain(f"{said(evidence)} ({where})")
    return Problem(True, SOURCE_RULE, message, claim.span, (), _fingerprint(document, claim, SOURCE_RULE, seen))


def _fingerprint(document: Document, claim: Claim, rule: str, seen: Counter[str]) -> str:
    """Return a hash of path, rule, sentence and figures, and how often the same came before."""
    from hashlib import sha256

    start = max(claim.sentence.start, claim.span.start - 500)
    sentence = document.text[start : min(claim.sentence.end, claim.span.end + 500)]
    said = (path_of(document), rule, " ".join(sentence.split()).lower(), *(figure.surface for figure in claim.figures))
    digest = sha256("\0".join(said).encode("utf-8", "replace")).hexdigest()[:32]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"
