"""GitLab's code quality report, which merge requests show beside the lines."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model import Document, Report
from claimcheck.reports import Format
from claimcheck.reports._excerpt import plain
from claimcheck.reports._problems import Problem, path_of, problems


def render(reports: Sequence[Report]) -> str:
    """Return a JSON list with an entry per problem."""
    import json

    entries = [
        {
            "description": _description(report.document, problem),
            "check_name": problem.rule,
            "fingerprint": problem.fingerprint,
            "severity": "major" if problem.is_error else "minor",
            "location": {
                "path": path_of(report.document),
                "lines": {"begin": _line(report.document, problem)},
            },
        }
        for report in reports
        for problem in problems(report)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _description(document: Document, problem: Problem) -> str:
    return problem.message if document.lined else f"{plain(document.spot(problem.span.start))}: {problem.message}"


def _line(document: Document, problem: Problem) -> int:
    """Return the problem's line; GitLab wants one even of a file that has none."""
    return document.source.place(problem.span.start)[0] if document.lined else 1


FORMAT = Format("gitlab", ".gitlab.json", render)
