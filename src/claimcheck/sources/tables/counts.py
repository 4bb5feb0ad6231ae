"""How many rows there are of a kind, and which share of a whole some have."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from claimcheck.interval import Interval
from claimcheck.model import Kind
from claimcheck.sources.data import vocabulary as ledger
from claimcheck.sources.tables import levels, queries
from claimcheck.sources.tables.case import Answer, Case, ends, is_once, shown
from claimcheck.sources.tables.parts import Condition
from claimcheck.sources.tables.queries import Operand


def answers(case: Case) -> Iterator[Answer]:
    """Yield how many rows, or different values of a category, the claim counts."""
    ask, match = case.ask, case.match
    if case.figure.kind is not Kind.COUNT or not match.rows.named or ask.mean or ask.median or ask.superlative:
        return
    if match.measures and not match.partly and not match.rows.counted:
        return
    moved = ask.lower & (ledger.RISING | ledger.FALLING)
    if match.doubts.others or moved or (match.rows.distinct is None and not is_once(case, case.period)):
        return  # "three of four regions", "twenty states where more than 15% ..."
    found = queries.of_rows(case.view, case.rows(match.groups, case.period), match.rows.distinct)
    yield Answer(
        found.value, found.value, found.value, "", found.select, found.words, case.sure and match.rows.sure, exact=True
    )


def shares(case: Case) -> Iterator[Answer]:
    """Yield which share of a measure's sum, or of the rows, those have that the claim names."""
    match = case.match
    if case.ask.top is not None:
        yield from _top(case)
        return
    whole = list(match.whole.conditions)
    parts = [c for c in case.values if c not in whole]
    if not parts:
        return
    sure = case.sure and match.whole.sure and (not case.timeless or is_once(case, case.period))
    for measure in match.measures:
        if measure.additive and not match.partly:
            part = queries.of_measure(case.view, measure, case.rows([*parts, *whole], case.period), "sum")
            total = case.whole(measure, whole, case.period)
            yield from _share(case, part, total, sure=sure)
    if (not match.measures or match.partly) and match.rows.named and is_once(case, case.period):
        known = [known for c in parts if (known := _known(case, c)) is not None]
        part = queries.of_rows(case.view, case.rows([*parts, *whole], case.period))
        total = queries.of_rows(case.view, case.rows([*whole, *known], case.period))
        yield from _share(case, part, total, sure=sure and match.rows.sure)


def _top(case: Case) -> Iterator[Answer]:
    by, top = levels.ranked(case), case.ask.top
    if by is None or top is None:
        return
    rows = case.rows(case.values, case.period)
    for measure in case.match.measures:
        if measure.additive:
            most = case.ask.superlative >= 0
            part = queries.of_top(case.view, measure, by, rows, int(top.value), most=most)
            total = case.whole(measure, case.values, case.period)
            yield from _share(case, part, total, sure=case.sure and not case.timeless)


def _known(case: Case, condition: Condition) -> Condition | None:
    """Return the condition that a row says anything about what a condition asks, None where all rows do."""
    named = set(condition.inner.replace("(", " ").replace(")", " ").split())
    category = next((c for c in case.view.categories if c.inner in named), None)
    if category is None or category.column.filled >= case.view.rows:
        return None
    return Condition(f"{category.inner} IS NOT NULL", (), f"{category.column.sql} IS NOT NULL", "")


def _share(case: Case, part: Operand | None, total: Operand | None, *, sure: bool) -> Iterator[Answer]:
    if part is None or total is None or total.value <= total.half:
        return
    factor = 1 if case.figure.kind is Kind.RATIO else 100
    ratio = part.value / total.value
    low, high = ends(part.interval / total.interval) if total.half or part.half else ends(Interval(ratio, ratio))
    query = queries.joined("1.0 * a.v / b.v" if factor == 1 else "100.0 * a.v / b.v", part, total)
    unit = "" if factor == 1 else "%"
    words = f"{shown(part)}; {shown(total)}"
    yield Answer(low * factor, high * factor, ratio * Fraction(factor), unit, query, words, sure, exact=True)
