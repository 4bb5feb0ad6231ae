"""JUnit XML, which most build servers show as test results: a suite per document, a case per claim; a contradiction is
a failure, a claim that nothing supports yet is skipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from claimcheck.model import Claim, Report, Verdict
from claimcheck.reports import Format
from claimcheck.reports._excerpt import Context, plain, within
from claimcheck.reports._problems import path_of, problems


def render(reports: Sequence[Report]) -> str:
    """Return one file with a suite per document."""
    lines = [line for report in reports for line in _suite(report)]
    head = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="claimcheck">']
    return "\n".join([*head, *lines, "</testsuites>", ""])


def _suite(report: Report) -> Iterator[str]:
    context = Context(report)
    counts = (
        f'tests="{len(report.claims)}" failures="{report.count(Verdict.INCONSISTENT)}" errors="0" '
        f'skipped="{report.count(Verdict.NEEDS_SOURCE)}"'
    )
    yield f"  <testsuite name={_attribute(path_of(report.document))} {counts}>"
    for claim in report.claims:
        yield from _case(report, context, claim)
    if report.notes:
        yield f"    <system-out>{_text(chr(10).join(map(plain, report.notes)))}</system-out>"
    yield "  </testsuite>"


def _case(report: Report, context: Context, claim: Claim) -> Iterator[str]:
    path = path_of(report.document)
    line, _ = report.document.source.place(claim.span.start)
    at = f' line="{line}"' if report.document.lined else ""
    # The claim's place tells cases of one wording apart.
    name = f"{context.label(claim)} ({within(report.document, claim.span.start)})"
    head = f"    <testcase classname={_attribute(path)} name={_attribute(name)} file={_attribute(path)}{at}"
    if claim.verdict is Verdict.VERIFIED:
        yield f"{head}/>"
        return
    yield f"{head}>"
    if claim.verdict is Verdict.INCONSISTENT:
        wrong = Report(report.document, (claim,), claim.findings)
        messages = [problem.message for problem in problems(wrong) if problem.is_error]
        message = _attribute(messages[0] if messages else "inconsistent")
        yield f'      <failure type="inconsistent" message={message}>{_text(chr(10).join(messages))}</failure>'
    else:
        yield '      <skipped message="needs a source"/>'
    yield "    </testcase>"


def _attribute(text: str) -> str:
    return f'"{escape(_valid(plain(text)))}"'


def _text(text: str) -> str:
    return escape(_valid(text))


def _valid(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


FORMAT = Format("junit", ".junit.xml", render)
