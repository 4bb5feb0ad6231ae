"""Workflow commands that GitHub Actions shows as annotations beside the lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.model import Report
from claimcheck.reports import Format
from claimcheck.reports._excerpt import plain
from claimcheck.reports._problems import path_of, problems
from claimcheck.reports._told import placed


def render(reports: Sequence[Report]) -> str:
    """Return a command per problem; printed on standard output in a workflow, they become annotations."""
    return "".join(f"{line}\n" for report in reports for line in _commands(report))


def _commands(report: Report) -> Iterator[str]:
    source = report.document.source
    for problem in problems(report):
        title = f"title={_property(f'claimcheck: {problem.rule}')}"
        kind = "error" if problem.is_error else "warning"
        if not report.document.lined:
            spot = plain(report.document.spot(problem.span.start))
            yield f"::{kind} file={_property(path_of(report.document))},{title}::{_data(f'{spot}: {problem.message}')}"
            continue
        line, column = source.place(problem.span.start)
        last_line, last_column = source.place(max(problem.span.start, problem.span.end - 1))
        # GitHub takes an end column only where the line does not change.
        end = f",endColumn={last_column + 1}" if last_line == line else ""
        where = f"file={_property(path_of(report.document))},line={line},endLine={last_line},col={column}{end}"
        yield f"::{kind} {where},{title}::{_data(problem.message)}"
    for note in report.notes:
        at, says = placed(note)
        where = f"file={_property(path_of(report.document))}{f',line={at}' if at else ''}"
        yield f"::notice {where},title=claimcheck::{_data(plain(says))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMAT = Format("github", ".github.txt", render)
