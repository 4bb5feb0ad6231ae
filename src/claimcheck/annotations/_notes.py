"""A report's claims as notes for a copy, in the words of the reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.annotations.base import Note
from claimcheck.model import Claim, Finding, Report, Span, Status, Verdict
from claimcheck.reports._excerpt import plain
from claimcheck.reports._summary import only_just
from claimcheck.reports._told import Remark, names_of_wrong, on_imprecise, on_inconsistent, on_other


def notes(report: Report, *, all_claims: bool = False) -> list[Note]:
    """Return what a copy says, in the order of the document.

    Args:
        report: the report.
        all_claims: whether to note every claim; else only those that are inconsistent or only just hold.
    """
    made = (note for claim in report.claims for note in _of(claim, all_claims=all_claims))
    return sorted(made, key=lambda note: note.spans)


def _of(claim: Claim, *, all_claims: bool) -> Iterator[Note]:
    if claim.verdict is Verdict.INCONSISTENT:
        title = f"inconsistent: {names_of_wrong(claim)}"
        yield Note(_spans(claim), title, _text(on_inconsistent(claim)), _stated(claim))
        return
    imprecise = [finding for finding in claim.findings if finding.status is Status.IMPRECISE]
    for finding in imprecise:
        yield Note(_asserted(finding) or _spans(claim), f"imprecise: {finding.check}", _text(on_imprecise(finding)))
    if all_claims and not (imprecise and only_just(claim)):
        yield Note(_spans(claim), claim.verdict.value, _text(on_other(claim)))


def _spans(claim: Claim) -> tuple[Span, ...]:
    return tuple(sorted({figure.span for figure in claim.figures})) or (claim.span,)


def _stated(claim: Claim) -> Span | None:
    """Return the figure that the first contradiction computes anew, by its laws' order the last that is not given."""
    for finding in claim.findings:
        if finding.status is Status.INCONSISTENT:
            own = [role.figure.span for role in finding.roles if not role.given]
            return own[-1] if own else None
    return None


def _asserted(finding: Finding) -> tuple[Span, ...]:
    return tuple(sorted({role.figure.span for role in finding.roles if not role.given}))


def _text(remarks: Iterable[Remark]) -> str:
    """Return remarks in lines, a word before those that have one: "hint: ..."."""
    lines = (": ".join(filter(None, (remark.word, plain(remark.text)))) for remark in remarks if remark.text)
    return "\n".join(dict.fromkeys(lines))
