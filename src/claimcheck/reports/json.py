"""The report as JSON: everything the page says, with offsets; docs/json.md describes it, report.schema.json binds it.

All offsets are half-open ranges of Unicode code points of the source as read; lines and columns count from 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from claimcheck.model import Claim, Document, Evidence, Figure, Finding, Implication, Report, Role, Span, Verdict, When
from claimcheck.reports import Format
from claimcheck.reports._excerpt import first_position

SCHEMA = "2.0"  # raised in its second part when something is added, in its first when something changes or goes

_PLAIN_DIGITS = 40  # a value with more digits than this is written with an exponent
_MARGIN = 1000  # characters of a sentence that are given on both sides of a claim

Dict = dict[str, Any]


def render(reports: Sequence[Report]) -> str:
    """Return the reports of one or more documents as a JSON object that lists them."""
    return written({"schema": SCHEMA, "reports": map(_contents, reports)})


def report_dict(report: Report) -> dict[str, object]:
    """Return one document's report, an item of `reports`, as plain dicts, lists, strings and numbers."""
    return {key: list(value) if isinstance(value, Iterator) else value for key, value in _contents(report).items()}


def written(whole: Mapping[str, object]) -> str:
    """Return a dict as JSON text with a line per key, and per item of a list; so is every item that is a report. Such
    a text can be compared line by line, and is written faster than one that is indented throughout.

    Args:
        whole: what to write; an iterator in it is a list whose items are made as they are written.
    """
    from json.encoder import JSONEncoder

    return _lines(whole, JSONEncoder(ensure_ascii=False).encode, "") + "\n"


def _lines(whole: Mapping[str, object], encode: Callable[[object], str], pad: str) -> str:
    keys = []
    deep = f"{pad}    "
    for key, value in whole.items():
        if isinstance(value, list | Iterator):
            texts = [_lines(item, encode, deep) if key == "reports" else encode(item) for item in value]
            items = f",\n{deep}".join(texts)
            keys.append(f"{pad}  {encode(key)}: [\n{deep}{items}\n{pad}  ]" if texts else f"{pad}  {encode(key)}: []")
        else:
            keys.append(f"{pad}  {encode(key)}: {encode(value)}")
    return "{\n" + ",\n".join(keys) + f"\n{pad}}}"


def _contents(report: Report) -> dict[str, object]:
    """Return what a report consists of; its claims and findings, of which there may be many, are made one by one."""
    numbers = {finding: number for number, finding in enumerate(report.findings)}
    codes = _codes(report)
    return {
        "document": _document(report.document),
        "summary": summary(report),
        "claims": (_claim(report.document, claim, numbers, codes) for claim in report.claims),
        "findings": (_finding(report.document, finding, codes) for finding in report.findings),
        "notes": list(report.notes),
    }


def figures_dict(document: Document, figures: Sequence[Figure]) -> dict[str, object]:
    """Return a document's figures alone as plain dicts, in the form that they have in a report."""
    return {
        "schema": SCHEMA,
        "document": _document(document),
        "figures": [_figure_dict(document, figure) for figure in figures],
    }


def summary(report: Report) -> dict[str, int]:
    """Return how many claims there are of each verdict."""
    return {"claims": len(report.claims)} | {v.value.replace(" ", "_"): report.count(v) for v in Verdict}


def _figure_dict(document: Document, figure: Figure) -> Dict:
    """Return one figure; numbers are strings, since they are exact decimals."""
    return {
        "surface": figure.surface,
        "kind": str(figure.kind),
        "value": number(figure.value),
        "high": _optional(figure.high),
        "unit": figure.unit,
        "hedge": str(figure.hedge),
        "quantum": number(figure.quantum),
        "high_quantum": number(figure.high_quantum) if figure.high is not None else None,
        "margin": _optional(figure.margin),
        "change": str(figure.change),
        "per": figure.per,
        "ratio": list(figure.ratio) if figure.ratio else None,
        "scale": figure.scale,
        "noun": _text(document, figure.noun) if figure.noun else None,
        "when": _when(figure.when),
        "until": _when(figure.until),
        **_where(document, figure.span),
    }


def _document(document: Document) -> Dict:
    name = "<stdin>" if document.name == "-" else document.name
    return {"name": name, "title": document.title, "date": document.date}


def _claim(document: Document, claim: Claim, numbers: dict[Finding, int], codes: dict[str, str]) -> Dict:
    return {
        "verdict": str(claim.verdict),
        "text": _shortened(document, claim.span, claim.span),
        **_where(document, claim.span),
        "sentence": {"text": _shortened(document, claim.sentence, claim.span), **_where(document, claim.sentence)},
        "figures": [_figure_dict(document, figure) for figure in claim.figures],
        "findings": [numbers[finding] for finding in claim.findings if finding in numbers],
        "implications": [_implication(document, implication, codes) for implication in claim.implications],
        "evidence": [_evidence(evidence) for evidence in claim.evidence],
        "contested": claim.contested,
        "worth": claim.worth,
    }


def _finding(document: Document, finding: Finding, codes: dict[str, str]) -> Dict:
    position = first_position(finding)
    line, column = document.source.place(position)
    return {
        "check": finding.check,
        "code": codes.get(finding.check, ""),
        "status": finding.status.value,
        "line": line,
        "column": column,
        "landmark": document.landmark(position),
        "spans": [list(document.source.span(role.figure.span)) for role in finding.roles],
        "roles": [_role(document, role) for role in finding.roles],
        "arithmetic": finding.arithmetic,
        "repairs": list(finding.repairs),
        "note": finding.note,
    }


def _role(document: Document, role: Role) -> Dict:
    return {"name": role.name, "given": role.given, "figure": _figure_dict(document, role.figure)}


def _implication(document: Document, implication: Implication, codes: dict[str, str]) -> Dict:
    return {
        "check": implication.check,
        "code": codes.get(implication.check, ""),
        "span": list(document.source.span(implication.figure.span)),
        "value": number(implication.value),
        "text": implication.text,
    }


def _evidence(evidence: Evidence) -> Dict:
    return {
        "bearing": evidence.bearing.value,
        "fact": evidence.fact,
        "stated": evidence.stated,
        "reason": evidence.reason,
        "source": evidence.source,
        "url": evidence.url,
        "quote": evidence.quote,
        "read_on": evidence.read_on,
        "matched": list(evidence.matched),
        "missing": list(evidence.missing),
        "topic": evidence.topic,
        "query": evidence.query,
        "snapshot": evidence.snapshot,
    }


def _where(document: Document, span: Span) -> Dict:
    line, column = document.source.place(span.start)
    landmark = document.landmark(span.start) if document.landmarks else ""
    return {"line": line, "column": column, "landmark": landmark, "span": list(document.source.span(span))}


def _shortened(document: Document, span: Span, around: Span) -> str:
    """Return a span's text; of a long one the part around another span, since a document may be one long sentence."""
    if span.end - span.start <= _MARGIN:
        return _text(document, span)
    start, end = max(span.start, around.start - _MARGIN), min(span.end, around.end + _MARGIN)
    if end - start > 3 * _MARGIN:
        middle = f"{_text(document, Span(start, start + _MARGIN))} … {_text(document, Span(end - _MARGIN, end))}"
    else:
        middle = _text(document, Span(start, end))
    return f"{'… ' if start > span.start else ''}{middle}{' …' if end < span.end else ''}"


def _text(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _when(when: When | None) -> Dict | None:
    if when is None:
        return None
    return {
        "year": when.year,
        "month": when.month,
        "day": when.day,
        "weekday": when.weekday,
        "hour": when.hour,
        "minute": when.minute,
        "part": when.part,
        "span": when.span,
    }


def _optional(value: Decimal | None) -> str | None:
    return None if value is None else number(value)


def number(value: Decimal) -> str:
    """Return an exact decimal as reports print it: plain, without zeros that say nothing."""
    text = str(value)
    if "E" in text:
        if abs(value.adjusted()) > _PLAIN_DIGITS:
            return text
        text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _codes(report: Report) -> dict[str, str]:
    """Return the checks' codes by name; checks are loaded only if the report names one."""
    if not report.findings and not any(claim.implications for claim in report.claims):
        return {}
    from claimcheck.checks import all_checks

    return {check.name: check.code for check in all_checks()}


FORMAT = Format("json", ".json", render)
