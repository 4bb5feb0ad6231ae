"""A row per claim for spreadsheets: comma-separated, with a head row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.model import Claim, Report
from claimcheck.reports import Format
from claimcheck.reports._excerpt import Context, plain, shown_name
from claimcheck.reports._sources import name_of, said
from claimcheck.reports.json import number

HEAD = (
    "document",
    "line",
    "column",
    "landmark",
    "verdict",
    "claim",
    "kind",
    "value",
    "unit",
    "sentence",
    "arithmetic",
    "repairs",
    "known",
    "sources",
    "worth",
)
_SENTENCE_LIMIT = 500  # characters
# A spreadsheet reads a cell that begins so as a formula; an apostrophe before it makes it text.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t")


def render(reports: Sequence[Report]) -> str:
    """Return the rows of all documents below one head."""
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for report in reports:
        writer.writerows(_rows(report))
    return out.getvalue()


def _rows(report: Report) -> Iterator[list[str]]:
    context = Context(report)
    for claim in report.claims:
        yield [_inert(plain(cell)) for cell in _row(report, context, claim)]


def _row(report: Report, context: Context, claim: Claim) -> list[str]:
    line, column = report.document.source.place(claim.span.start)
    repairs = (repair for finding in claim.findings for repair in finding.repairs)
    known = [finding.note for finding in claim.findings] + [implication.text for implication in claim.implications]
    known += [f"{evidence.bearing.value}: {said(evidence)}" for evidence in claim.evidence]
    sources = dict.fromkeys(evidence.url or name_of(evidence) for evidence in claim.evidence)
    return [
        shown_name(report.document),
        str(line),
        str(column),
        report.document.landmark(claim.span.start),
        claim.verdict.value,
        context.label(claim),
        _joined(figure.kind.value for figure in claim.figures),
        _joined(number(figure.value) for figure in claim.figures),
        _joined(figure.unit for figure in claim.figures),
        "".join(part.text for part in context.sentence(claim, _SENTENCE_LIMIT)),
        _joined(finding.arithmetic for finding in claim.findings),
        _joined(repairs),
        _joined(known),
        _joined(sources),
        str(claim.worth),
    ]


def _joined(texts: Iterator[str] | Sequence[str] | dict[str, None]) -> str:
    return "; ".join(text for text in texts if text)


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


FORMAT = Format("csv", ".csv", render)
