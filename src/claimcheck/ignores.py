"""Claims that the author sets aside in the document itself: `<!-- claimcheck: ignore CODE -- reason -->`.

A directive speaks of the block that it stands in or behind, on the same line; one on a line of its own speaks of the
next block; one in a table speaks of its row.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from claimcheck.claims import settled
from claimcheck.documents.base import block_of
from claimcheck.lazy import regex
from claimcheck.model import Bearing, BlockKind, Claim, Directive, Document, Finding, Report, Span, Status
from claimcheck.records import replace

SOURCE = "source"
"""What stands for a check's name where a source contradicts a claim."""

_FORM = regex(r"\s*(?P<verb>[\w-]*)\s*(?P<checks>[^—–]*?)\s*(?:(?:--+|—|–)\s*(?P<reason>.*))?", re.S)
_ALARMS = (Status.INCONSISTENT, Status.IMPRECISE)


class Ignore(NamedTuple):
    """One directive, understood: the checks' names, the reason, and the stretch of text that it speaks of."""

    checks: tuple[str, ...]
    reason: str
    scope: Span
    line: int
    is_row: bool = False


def apply(report: Report, unheard: Collection[str] = ()) -> Report:
    """Return the report with what the document's directives ignore set aside, and a note on each directive that ignores
    nothing, gives no reason or names no check.

    Args:
        report: the report.
        unheard: the checks that were not asked this time, so that what ignores them may yet be of use.
    """
    document = report.document
    ignores: list[Ignore] = []
    notes: list[str] = []
    rows = _rows(document) if document.directives else {}
    for directive in document.directives:
        line = bisect_right(document.source.line_starts, directive.source.start)
        read = _read(directive, document, rows, line)
        if isinstance(read, str):
            notes.append(f"line {line}: {read}")
        else:
            ignores.append(read)
    used: set[tuple[int, str]] = set()
    set_aside = _Matcher(ignores, used)
    report = rewritten(report, set_aside.finding, set_aside.contradiction)
    for number, ignore in enumerate(ignores):
        notes += [
            f"line {ignore.line}: there is nothing of {check} to ignore here; remove the directive"
            for check in ignore.checks
            if (number, check) not in used and check not in unheard
        ]
    return replace(report, notes=(*report.notes, *notes))


def rewritten(
    report: Report,
    judge: Callable[[Claim, Finding], Finding],
    judge_source: Callable[[Claim], str],
    bearing: Bearing = Bearing.IGNORED,
) -> Report:
    """Return the report with findings and contradictions set aside, and the verdicts that follow.

    Args:
        report: the report.
        judge: returns what takes the place of a finding that is inconsistent or imprecise.
        judge_source: returns why the sources that contradict a claim do not count, "" if they do.
        bearing: how such sources bear on it then.
    """
    changed: dict[Finding, Finding] = {}
    claims = []
    for claim in report.claims:
        findings = tuple(judge(claim, f) if f.status in _ALARMS else f for f in claim.findings)
        changed.update((old, new) for old, new in zip(claim.findings, findings, strict=True) if new is not old)
        evidence = claim.evidence
        if any(e.bearing is Bearing.CONTRADICTS for e in evidence) and (why := judge_source(claim)):
            evidence = tuple(
                replace(e, bearing=bearing, reason=f"{e.reason} ({why})") if e.bearing is Bearing.CONTRADICTS else e
                for e in evidence
            )
        same = findings == claim.findings and evidence is claim.evidence
        claims.append(claim if same else settled(replace(claim, findings=findings, evidence=evidence)))
    return replace(report, claims=tuple(claims), findings=tuple(changed.get(f, f) for f in report.findings))


def put_aside(finding: Finding, status: Status, why: str) -> Finding:
    """Return a finding that no longer counts, with the reason before its note."""
    return replace(finding, status=status, note=". ".join(filter(None, (why, finding.note))))


class _Matcher:
    """Says which findings the directives ignore, and notes the directives that were of use."""

    def __init__(self, ignores: Sequence[Ignore], used: set[tuple[int, str]]) -> None:
        self._ignores = ignores
        self._used = used
        # By check and whether the scope is a row: rows lie within blocks, but scopes of one sort lie apart.
        self._numbers: dict[tuple[str, bool], list[int]] = {}
        for number in sorted(range(len(ignores)), key=lambda n: ignores[n].scope):
            for check in ignores[number].checks:
                self._numbers.setdefault((check, ignores[number].is_row), []).append(number)

    def finding(self, claim: Claim, finding: Finding) -> Finding:
        asserted = [role.figure.start for role in finding.roles if not role.given]
        reason = self._reason(finding.check, asserted or [role.figure.start for role in finding.roles])
        return put_aside(finding, Status.IGNORED, f"Ignored: {reason}") if reason else finding

    def contradiction(self, claim: Claim) -> str:
        reason = self._reason(SOURCE, [figure.start for figure in claim.figures])
        return f"ignored: {reason}" if reason else ""

    def _reason(self, check: str, positions: list[int]) -> str:
        for is_row in (True, False):
            numbers = self._numbers.get((check, is_row), [])
            for position in positions if numbers else ():
                i = bisect_right(numbers, position, key=lambda n: self._ignores[n].scope.start) - 1
                if i >= 0 and position < self._ignores[numbers[i]].scope.end:
                    self._used.add((numbers[i], check))
                    return self._ignores[numbers[i]].reason
        return ""


def _read(directive: Directive, document: Document, rows: Mapping[int, Span], line: int) -> Ignore | str:
    """Return what a directive means, or what is wrong with it."""
    from claimcheck.catalogue import UnknownCheckError, find
    from claimcheck.checks import all_checks

    form = _FORM.fullmatch(directive.text)
    if directive.text.lower().startswith("claim"):
        return f"claimcheck does not understand {directive.text[:40]!r}; write 'claimcheck: ignore CHECK -- reason'"
    if form is None or form["verb"].lower() != "ignore":
        return f"claimcheck does not know {directive.text[:40]!r}; write 'ignore CHECK -- reason'"
    keys = re.findall(r"[^\s,]+", form["checks"])
    if not keys:
        return "the directive names no check to ignore; write 'ignore CHECK -- reason'"
    if not form["reason"]:
        return f"give a reason for ignoring: 'ignore {', '.join(keys)} -- reason'"
    try:
        checks = tuple(SOURCE if key.lower() == SOURCE else find(all_checks(), key).name for key in keys)
    except UnknownCheckError as error:
        return str(error.args[0])
    block = block_of(document, directive.source)
    if block and block.kind is BlockKind.TABLE and line in rows:
        return Ignore(checks, form["reason"].strip(), rows[line], line, is_row=True)
    return Ignore(checks, form["reason"].strip(), block.span if block else Span(0, 0), line)


def _rows(document: Document) -> dict[int, Span]:
    """Return the rows of all tables by the lines on which they begin."""
    cells = ([cell.span for cell in row if cell] for table in document.tables for row in table.rows)
    return {document.source.place(row[0].start)[0]: Span(row[0].start, row[-1].end) for row in cells if row}
