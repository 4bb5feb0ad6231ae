"""How much there is: a cell, or the sum, average, median, highest or lowest of many."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from claimcheck.model import Kind
from claimcheck.sources.tables import periods, queries
from claimcheck.sources.tables.case import Answer, Case, is_once, some
from claimcheck.sources.tables.parts import Category, Condition, Measure
from claimcheck.sources.tables.queries import Operand
from claimcheck.sources.tables.vocabulary import key

_FAR = 50  # a figure that is larger by this factor may be in a unit that the column does not name
_PLAIN_MOST = 10**6  # a bare number from here on is no cell of a column in thousands or millions


def answers(case: Case) -> Iterator[Answer]:
    """Yield the values of the measures that a claim names."""
    for measure in case.match.measures:
        if not case.fits(measure):
            continue
        if case.ask.superlative and case.ask.top is None:
            yield from _extreme(case, measure)
            continue
        for operand, sure in _aggregated(case, measure):
            answer = _level(case, operand, measure, sure=sure and case.sure)
            yield answer
            yield from _scaled(case, answer, measure)


def _aggregated(case: Case, measure: Measure) -> list[tuple[Operand, bool]]:
    """Return the value of the rows that are meant, summed up as the claim says, with whether that is sure."""
    ask, view = case.ask, case.view
    rows = case.rows(case.values, case.period)
    if ask.median or ask.mean:
        direct = queries.of_measure(view, measure, rows, "only")
        if direct is None and case.timeless and not is_once(case, case.period):
            return []  # an average over countries and years alike is nobody's
        return some(direct or queries.of_measure(view, measure, rows, "median" if ask.median else "avg"))
    if ask.top is not None:
        return some(_top(case, measure, rows))
    if case.period is not None and view.time is not None and periods.is_long(case.period, view.time) and not ask.summed:
        return []  # "doubled between 2020 and 2023, to 5" is of the end of that time
    found = some(case.total(measure, case.values, case.period))
    if found and (not case.timeless or not case.spans(measure, rows)):
        return found
    single = queries.of_measure(view, measure, rows, "only")
    spans = case.spans(measure, rows)
    if single is not None and not (case.timeless and spans):
        return [(single, True)]
    if measure.additive and (not case.timeless or ask.summed):
        # What is summed up over groups or months that the claim does not name is a total only if it says so.
        sure = not case.timeless and (ask.summed or (bool(case.values) and not spans))
        return some(queries.of_measure(view, measure, rows, "sum"), sure=sure)
    return []


def _top(case: Case, measure: Measure, rows: list[Condition]) -> Operand | None:
    by, top = ranked(case), case.ask.top
    if by is None or top is None or not measure.additive:
        return None
    return queries.of_top(case.view, measure, by, rows, int(top.value), most=case.ask.superlative >= 0)


def _extreme(case: Case, measure: Measure) -> Iterator[Answer]:
    """Yield the highest or lowest value. Where the claim names whose or when it is, it is that one's; if another is
    higher, the claim is not borne out whatever its figure."""
    ask, view = case.ask, case.view
    how = "max" if ask.superlative > 0 else "min"
    rows = case.rows(case.values, case.period)
    here = queries.of_measure(view, measure, rows, how)
    if here is None:
        return
    alone = queries.of_measure(view, measure, rows, "only")
    named = bool(case.values) or case.period is not None
    if alone is None or not named:
        yield _level(case, here, measure, sure=case.sure and (not case.timeless or ask.all_time))
        return
    over_all = case.rows(case.values, None) if ask.all_time or not case.values else case.rows([], case.period)
    whole = queries.of_measure(view, measure, over_all, how)
    is_so = whole is not None and whole.value == alone.value
    yield _level(case, alone, measure, sure=case.sure)._replace(against=not is_so)
    if whole is not None and not is_so:
        yield _level(case, whole, measure, sure=case.sure)._replace(against=True)


def _level(case: Case, operand: Operand, measure: Measure, *, sure: bool) -> Answer:
    low, high, value = operand.value - operand.half, operand.value + operand.half, operand.value
    factor = Fraction(case.factor(measure))
    query = operand.select
    if factor != 1:
        query = f"SELECT {factor} * v FROM ({queries.aliased(operand.select)})"
    elif _is_plain(case, measure):
        factor = Fraction(1, 10**measure.header.scale)
    return Answer(low * factor, high * factor, value * factor, measure.unit, query, operand.words, sure)


def _scaled(case: Case, answer: Answer, measure: Measure) -> Iterator[Answer]:
    """Yield the value in the scale that the claim prints, where the column does not say its own and has numbers as
    small as those printed."""
    figure = case.figure
    if not figure.scale or measure.unit or measure.header.scaled or abs(answer.value) * _FAR > abs(figure.value):
        return
    factor = Fraction(10**figure.scale)
    low, high, value = (n * factor for n in (answer.low, answer.high, answer.value))
    yield answer._replace(low=low, high=high, value=value, sure=False)


def _is_plain(case: Case, measure: Measure) -> bool:
    """Return whether a claim gives a cell as it stands, without its scale."""
    figure = case.figure
    return (
        bool(measure.header.scale)
        and figure.kind is Kind.COUNT
        and not figure.scale
        and abs(figure.value) < _PLAIN_MOST
    )


def ranked(case: Case) -> Category | None:
    """Return the column whose groups "the five largest regions" are: the one whose name follows, or the only one."""
    top = case.ask.top
    if top is None:
        return None
    filtered = {number for number, _ in case.match.values}
    named = [c for i, c in enumerate(case.view.categories) if c.values and i not in filtered]
    if top.noun is not None:
        stems = {key(t) for t in case.ask.tokens if top.noun.start <= t.start < top.noun.end}
        own = [c for c in named if c.words & stems]
        if len(own) == 1:
            return own[0]
    return named[0] if len(named) == 1 else None
