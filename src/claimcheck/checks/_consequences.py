"""One wrong cell of a table, one finding: a contradiction is left out where another says of a cell what would settle
both.

A wrong percentage breaks its own quotient and the sum of its column; a wrong total breaks its sum and the changes that
are computed from it; a wrong part breaks its sum and its change. Of contradictions that hold once one cell is mended in
one way, the one stays that is about that cell, or that says most exactly what it should be, with a note of what else
that settles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from claimcheck.checks._law import said
from claimcheck.figures import read_figure
from claimcheck.interval import UndefinedQuotientError
from claimcheck.model import Figure, Finding, Implication, Span, Status
from claimcheck.records import replace
from claimcheck.repairs import MENDED

_SUMS = frozenset({"table_column", "table_row"})


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
    mended = _of_one_cell([finding for finding in wrong if id(finding) not in settled])
    for finding in wrong:
        if id(finding) not in mended:
            continue
        cause, figure = mended[id(finding)]
        notes.setdefault(id(cause), []).append(f"a repair of {said(figure)} settles: {finding.arithmetic}")
    for finding in wrong:
        if follows_from := settled.get(id(finding)):
            notes.setdefault(id(follows_from), []).append(f"the same repair settles: {finding.arithmetic}")
    return [_noted(r, notes.get(id(r), [])) for r in results if id(r) not in settled and id(r) not in mended]


def _of_one_cell(findings: Sequence[Finding]) -> dict[int, tuple[Finding, Figure]]:
    """Return, by its number, each contradiction that mending a cell for another mends too, with that other and the
    cell."""
    sharing: dict[Span, list[tuple[Finding, Figure]]] = {}
    for finding in findings:
        for role in finding.roles:
            sharing.setdefault(role.figure.span, []).append((finding, role.figure))
    settled: dict[int, tuple[Finding, Figure]] = {}
    for group in sorted(sharing.values(), key=len, reverse=True):
        left = [(finding, figure) for finding, figure in group if id(finding) not in settled]
        needs = [(need[1], i, need[0]) for i, each in enumerate(left) if (need := _needed(*each))]
        if len(left) < 2 or not needs:
            continue
        _, cause, value = min(needs)
        for i, (finding, figure) in enumerate(left):
            if i != cause and _holds_with(finding, figure, value):
                settled[id(finding)] = left[cause]
    return settled


def _holds_with(finding: Finding, figure: Figure, value: Fraction) -> bool:
    """Return whether a relation holds once one of its figures has another value."""
    from claimcheck.checks.growth_column import table_growth
    from claimcheck.checks.percent_column import table_percent

    mended = replace(figure, value=Decimal(value.numerator) / Decimal(value.denominator))
    named = {role.name: mended if role.figure.span == figure.span else role.figure for role in finding.roles}
    try:
        match named:
            case {"new": new, "old": old, "percent change": change}:
                return table_growth(new, old, percent_change=change).status is Status.CONSISTENT
            case {"new": new, "old": old, "change": change}:
                return table_growth(new, old, change=change).status is Status.CONSISTENT
            case {"count": count, "total": total, "percent": share}:
                return table_percent(count, total, share).status is Status.CONSISTENT
    except UndefinedQuotientError:
        return False
    need = _needed(finding, figure)
    return need is not None and abs(need[0] - value) <= need[1]


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
        printed, _, wanted = repair.partition(MENDED)
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
