"""One wrong cell of a table, one finding: a contradiction is left out where another says of a cell what would settle
both.

A wrong percentage breaks its own quotient and the sum of its column; a wrong total breaks its sum and the changes that
are computed from it. Of two contradictions that hold once one cell is mended in one way, the one stays that is about
that cell, with a note of what else it settles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimcheck.checks._law import said
from claimcheck.figures import read_figure
from claimcheck.model import Figure, Finding, Implication, Span, Status
from claimcheck.records import replace

_SUMS = frozenset({"table_column", "table_row"})
_MENDED = " would need to be "


def without_consequences(results: Sequence[Finding | Implication]) -> list[Finding | Implication]:
    """Return what was found in one table without the contradictions that follow from another.

    Args:
        results: all that the checks found in the table.

    Returns:
        The results in their order; a contradiction that settles others says so in its note.
    """
    wrong = [r for r in results if isinstance(r, Finding) and r.status is Status.INCONSISTENT]
    if len(wrong) < 2:
        return list(results)
    about: dict[Span, list[Finding]] = {}
    for finding in wrong:
        if not finding.roles[-1].given:
            about.setdefault(finding.roles[-1].figure.span, []).append(finding)
    settled: dict[int, Finding] = {}  # by the number of the contradiction, the one that it follows from
    for finding in wrong:
        for cause in _causes(finding, about):
            if id(cause) not in settled:
                settled[id(finding)] = cause
                break
    notes: dict[int, list[str]] = {}
    for finding in wrong:
        if follows_from := settled.get(id(finding)):
            notes.setdefault(id(follows_from), []).append(f"the same repair settles: {finding.arithmetic}")
    return [_noted(r, notes.get(id(r), [])) for r in results if id(r) not in settled]


def _noted(result: Finding | Implication, notes: Sequence[str]) -> Finding | Implication:
    if not notes or isinstance(result, Implication):
        return result
    return replace(result, note="; ".join(filter(None, (result.note, *notes))))


def _causes(finding: Finding, about: dict[Span, list[Finding]]) -> Iterator[Finding]:
    """Yield the contradictions about a figure that this one takes as given, whose repair of it settles this one."""
    for role in finding.roles:
        if not role.given:
            continue
        for cause in about.get(role.figure.span, ()):
            if cause is not finding and _agree(finding, cause, role.figure):
                yield cause


def _agree(finding: Finding, cause: Finding, figure: Figure) -> bool:
    one, other = _needed(finding, figure), _needed(cause, figure)
    return one is not None and other is not None and abs(one[0] - other[0]) <= one[1] + other[1]


def _needed(finding: Finding, figure: Figure) -> tuple[Fraction, Fraction] | None:
    """Return what a figure would need to be for a relation to hold, and how far off that may be by rounding."""
    if finding.check in _SUMS:
        return _needed_in_sum(finding, figure)
    for repair in finding.repairs:
        printed, _, wanted = repair.partition(_MENDED)
        if wanted and printed == said(figure):
            try:
                read = read_figure(wanted)
            except ValueError:
                return None
            negative = wanted.lstrip("$€£¥ ").startswith(("-", "−", "("))
            return Fraction(-abs(read.value) if negative else read.value), Fraction(read.quantum) / 2
    return None


def _needed_in_sum(finding: Finding, figure: Figure) -> tuple[Fraction, Fraction]:
    *parts, total = finding.roles
    signs = {role.figure.span: 1 if role.name == "part" else -1 for role in parts}
    made = sum((signs[r.figure.span] * Fraction(r.figure.value) for r in parts), Fraction(0))
    decimals = [r.figure.quantum for r in finding.roles if r.figure.quantum < 1]
    slack = sum(map(Fraction, decimals), Fraction(0)) / 2
    if figure.span == total.figure.span:
        return made, slack
    return Fraction(figure.value) + signs[figure.span] * (Fraction(total.figure.value) - made), slack
