"""SARIF 2.1.0, which code hosts and editors read. Contradictions are errors, what only just holds is a warning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claimcheck import __version__
from claimcheck.model import Document, Report, Span, Status
from claimcheck.reports import Format
from claimcheck.reports._problems import SOURCE_RULE, Problem, path_of, problems

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

Dict = dict[str, Any]


def render(reports: Sequence[Report]) -> str:
    """Return one log with one run."""
    import json

    found = [(report.document, problem) for report in reports for problem in problems(report, set_aside=True)]
    rules = sorted({problem.rule for _, problem in found})
    described = {name: (number, _rule(name)) for number, name in enumerate(rules)}
    driver = {"name": "claimcheck", "version": __version__, "rules": [rule for _, rule in described.values()]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _artifact(report.document)} for report in reports],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(reports)}],
        "results": [_result(document, problem, *described[problem.rule]) for document, problem in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _notifications(reports: Sequence[Report]) -> list[Dict]:
    return [
        {
            "level": "note",
            "message": {"text": note},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(report.document)}}],
        }
        for report in reports
        for note in report.notes
    ]


def _rule(name: str) -> Dict:
    if name == SOURCE_RULE:
        return {"id": name, "shortDescription": {"text": "A source contradicts the figure"}}
    from claimcheck.checks import all_checks

    check = next((check for check in all_checks() if check.name == name), None)
    if check is None:
        return {"id": name}
    return {
        "id": check.code,
        "name": name,
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": check.explanation.strip()},
    }


def _result(document: Document, problem: Problem, number: int, rule: Dict) -> Dict:
    result = {
        "ruleId": rule["id"],
        "ruleIndex": number,
        "level": "error" if problem.is_error else "warning",
        "message": {"text": problem.message},
        "locations": [_location(document, problem.span)],
        "partialFingerprints": {"claim/v1": problem.fingerprint},
    }
    if problem.set_aside:
        # "In source" is a comment of the document, "external" a baseline.
        kind = "inSource" if problem.set_aside is Status.IGNORED else "external"
        result["suppressions"] = [{"kind": kind, "justification": problem.message}]
    if problem.others:
        related = [_location(document, span) for span in problem.others]
        # Figures that share a page or cell share a location, and the standard wants each once.
        result["relatedLocations"] = [place for i, place in enumerate(related) if place not in related[:i]]
    return result


def _location(document: Document, span: Span) -> Dict:
    place: Dict = {"artifactLocation": _artifact(document)}
    if document.lined:
        place["region"] = _region(document, span)
    location: Dict = {"physicalLocation": place}
    if landmark := document.landmark(span.start):
        location["logicalLocations"] = [{"fullyQualifiedName": landmark}]
    return location


def _region(document: Document, span: Span) -> Dict:
    line, column = document.source.place(span.start)
    last_line, last_column = document.source.place(max(span.start, span.end - 1))
    start, end = document.source.span(span)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": last_line,
        "endColumn": last_column + 1,
        "charOffset": start,
        "charLength": end - start,
    }


def _artifact(document: Document) -> Dict:
    from urllib.parse import quote

    path = path_of(document)
    return {"uri": f"file://{quote(path)}" if path.startswith("/") else quote(path)}


FORMAT = Format("sarif", ".sarif", render)
