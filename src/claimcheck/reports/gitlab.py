"""GitLab's code quality report, which merge requests show beside the lines."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model import Report
from claimcheck.reports import Format
from claimcheck.reports._problems import path_of, problems


def render(reports: Sequence[Report]) -> str:
    """Return a JSON list with an entry per problem."""
    import json

    entries = [
        {
            "description": problem.message,
            "check_name": problem.rule,
            "fingerprint": problem.fingerprint,
            "severity": "major" if problem.is_error else "minor",
            "location": {
                "path": path_of(report.document),
                "lines": {"begin": report.document.source.place(problem.span.start)[0]},
            },
        }
        for report in reports
        for problem in problems(report)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


FORMAT = Format("gitlab", ".gitlab.json", render)
