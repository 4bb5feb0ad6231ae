"""The facts that a report asks for, as a ledger file to fill in."""

from __future__ import annotations

from claimcheck.model import Claim, Document, Figure, Kind, Report, Verdict
from claimcheck.reports._excerpt import plain  # what TOML forbids in comments is what could steer a terminal
from claimcheck.sources import periods
from claimcheck.sources.edit import render

_HEAD = """\
# The facts that {name} needs, the most telling first. Fill in subject, metric and url, and what else is known; take out
# what is no claim; then give the file a name that ends in .toml.
"""
_DATES = frozenset({Kind.DATE, Kind.YEAR})


def template(report: Report) -> str:
    """Return a file of the facts that a report's claims without source need, most check-worthy first.

    Each fact stands below its place and sentence, with the value as the document prints it; what a person must fill in
    is left empty, so the file is no ledger until that is done.
    """
    dated = {claim.sentence for claim in report.claims if not _is_year(claim)}
    wanted = sorted(
        # A year beside another claim says when that one holds; it needs no fact of its own.
        (
            claim
            for claim in report.claims
            if claim.verdict is Verdict.NEEDS_SOURCE and not (_is_year(claim) and claim.sentence in dated)
        ),
        key=lambda claim: (-claim.worth, claim.span),
    )
    document = report.document
    name = plain(document.name) or "the document"
    return "\n".join([_HEAD.format(name=name), *(_wanted(c, document) for c in wanted)])


def _is_year(claim: Claim) -> bool:
    return all(figure.kind is Kind.YEAR for figure in claim.figures)


def _wanted(claim: Claim, document: Document) -> str:
    line, column = document.source.place(claim.span.start)
    sentence = plain(document.text[claim.sentence.start : claim.sentence.end])
    figure = claim.figures[-1]
    known = render({"value": _value(figure), "period": _period(claim, document)}).splitlines()[1:]
    head = [f"# {plain(document.name) or '-'}:{line}:{column}: {sentence}", "[[fact]]", 'subject = ""', 'metric = ""']
    return "\n".join([*head, *known, 'reporter = ""', 'url = ""', 'quote = ""', 'read = ""']) + "\n"


def _value(figure: Figure) -> str:
    if figure.kind in _DATES:
        period = periods.of_when(figure.when, figure.until)
        return str(period) if period else figure.surface
    return figure.surface


def _period(claim: Claim, document: Document) -> str:
    """Return the one date that a claim's sentence names beside the claim."""
    from claimcheck.figures import extract

    if claim.figures[-1].kind in _DATES:
        return ""
    figures = extract(document.text[claim.sentence.start : claim.sentence.end])
    found = {periods.of_when(f.when, f.until) for f in figures if f.kind in _DATES} - {None}
    return str(found.pop()) if len(found) == 1 else ""
