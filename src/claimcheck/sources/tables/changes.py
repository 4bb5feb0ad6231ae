"""By how much something changed between two points in time, or differs between two groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimcheck.interval import Interval, UndefinedQuotientError
from claimcheck.model import Change, Kind
from claimcheck.sources.periods import Period
from claimcheck.sources.tables import periods, queries
from claimcheck.sources.tables.case import Answer, Case, ends, shown
from claimcheck.sources.tables.data import vocabulary as data
from claimcheck.sources.tables.parts import Condition, Measure
from claimcheck.sources.tables.queries import Operand
from claimcheck.sources.tables.vocabulary import keys


def answers(case: Case) -> Iterator[Answer]:
    """Yield the changes of the measures that a claim names."""
    times, time = case.ask.times, case.view.time
    if times is None or time is None:
        return
    for measure in case.match.measures:
        for base, end, sure in periods.pairs(times, time):
            before, after = _at(case, measure, base), _at(case, measure, end)
            if before is not None and after is not None:
                yield from _changed(case, before, after, measure, sure=sure)


def _at(case: Case, measure: Measure, period: Period) -> Operand | None:
    """Return a measure's value at one end of a change."""
    found = case.total(measure, case.values, period)
    rows = case.rows(case.values, period)
    found = found or queries.of_measure(case.view, measure, rows, "only")
    if found is None and case.ask.mean:
        return queries.of_measure(case.view, measure, rows, "avg")
    if found is None and measure.additive:
        return queries.of_measure(case.view, measure, rows, "sum")
    return found


def _changed(case: Case, before: Operand, after: Operand, measure: Measure, *, sure: bool) -> Iterator[Answer]:
    change = case.ask.said.change
    multiple = case.figure.kind is Kind.MULTIPLE
    if multiple and change is Change.DOWN and case.figure.value > 1:
        before, after = after, before  # "fell threefold"
    for answer in _difference(case, after, before, measure, sure=sure):
        turned = not multiple and (change is Change.DOWN or (change is Change.NONE and answer.value < 0))
        yield (_negative(answer) if turned else answer)._replace(timed=True)


def gaps(case: Case) -> Iterator[Answer]:
    """Yield by how much the group that a claim names differs from the one that it compares it with."""
    for measure in case.match.measures:
        mine = _one(case, measure, case.match.conditions)
        other = _one(case, measure, case.match.other) if case.match.other else None
        if mine is None or other is None:
            continue
        for answer in _difference(case, mine, other, measure, sure=case.sure):
            less = bool(case.ask.lower & data.LESS) and case.figure.kind is not Kind.MULTIPLE
            yield _negative(answer) if less else answer


def _one(case: Case, measure: Measure, values: Sequence[Condition]) -> Operand | None:
    rows = case.rows(values, case.period)
    if case.ask.mean or case.ask.median:
        return queries.of_measure(case.view, measure, rows, "median" if case.ask.median else "avg")
    found = queries.of_measure(case.view, measure, rows, "only")
    if found is None and measure.additive and not case.timeless:
        found = queries.of_measure(case.view, measure, rows, "sum")
    return found


def _difference(case: Case, new: Operand, old: Operand, measure: Measure, *, sure: bool) -> Iterator[Answer]:
    """Yield how a value differs from another: in percent of it, as its multiple, or by how much."""
    words = f"{shown(old)}; {shown(new)}"
    try:
        match case.figure.kind:
            case Kind.MULTIPLE:
                low, high = ends(new.interval / old.interval)
                query = queries.joined("1.0 * b.v / a.v", old, new)
                yield Answer(low, high, new.value / old.value, "", query, words, sure, exact=True)
            case Kind.PERCENT:
                ratio = new.interval / old.interval
                low, high = ends(Interval((Fraction(ratio.low) - 1) * 100, (Fraction(ratio.high) - 1) * 100))
                query = queries.joined("100.0 * (b.v - a.v) / a.v", old, new)
                # "Rose 2%" of a share may mean points.
                sure = sure and not (case.is_percent(measure) and _is_share(measure))
                yield Answer(low, high, (new.value / old.value - 1) * 100, "%", query, words, sure, exact=True)
            case _ if case.fits(measure):
                factor = case.factor(measure)
                low, high = ends(new.interval - old.interval)
                query = queries.joined("b.v - a.v" if factor == 1 else f"{factor} * (b.v - a.v)", old, new)
                value = (new.value - old.value) * factor
                yield Answer(low * factor, high * factor, value, measure.unit, query, words, sure)
    except (UndefinedQuotientError, ZeroDivisionError):
        return


def _is_share(measure: Measure) -> bool:
    return measure.unit == "%" or bool(measure.header.all_words & keys(data.RATES - {"rate"}))


def _negative(answer: Answer) -> Answer:
    return answer._replace(low=-answer.high, high=-answer.low, value=-answer.value)
