"""From a claim's words to the queries that they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from claimcheck.interval import Interval, UndefinedQuotientError
from claimcheck.model import Change, Figure, Kind
from claimcheck.sources.clauses import is_plain
from claimcheck.sources.periods import Period
from claimcheck.sources.tables import periods as steps
from claimcheck.sources.tables import queries, views, vocabulary
from claimcheck.sources.tables.asks import Ask, is_gap
from claimcheck.sources.tables.data import vocabulary as data
from claimcheck.sources.tables.match import Match
from claimcheck.sources.tables.queries import Operand
from claimcheck.sources.tables.views import Category, Condition, Measure, View


class Answer(NamedTuple):
    """A value that a table gives for a claim's figure, in the claim's kind; `sure` is False where a part of the query
    was not said but guessed, so that another value contradicts nothing."""

    low: Fraction
    high: Fraction
    value: Fraction
    unit: str
    query: str
    words: str
    sure: bool = True
    plain: bool = False
    timed: bool = False


_HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Planner:
    """Answers one claim from one view."""

    view: View
    ask: Ask
    match: Match
    text: str

    @property
    def figure(self) -> Figure:
        """The claim's figure."""
        return self.ask.figure

    def answers(self) -> Iterator[Answer]:
        """Yield the values that the best readings of the claim give."""
        kind = self.figure.kind
        if kind is Kind.ORDINAL:
            yield from self._ranks()
        elif kind is Kind.RATIO or (kind is Kind.PERCENT and self.ask.said.change is None):
            found = list(self._levels()) if kind is Kind.PERCENT else []
            yield from found or self._shares()
        elif kind is Kind.MULTIPLE:
            yield from self._gaps() if is_gap(self.ask, self.text) else self._changes()
        elif self.ask.said.change is not None:
            if self._grows() is not None:
                yield from self._levels()
            elif is_gap(self.ask, self.text) and self.match.other:
                yield from self._gaps()
            else:
                yield from self._changes()
        else:
            counted = self.match.counts and not self._is_measured()
            found = [] if counted else list(self._levels())
            yield from found or self._counts()

    def _is_measured(self) -> bool:
        """Return whether the figure's noun is what a measure is called."""
        noun = self.figure.noun
        if noun is None:
            return True
        keys = {vocabulary.key(t) for t in self.ask.tokens if noun.start <= t.start < noun.end}
        return any(keys & measure.header.words for measure in self.match.measures)

    # --- rows ---------------------------------------------------------------------------------------------------------

    def _rows(self, values: Sequence[Condition], period: Period | None, *, totals: bool = False) -> list[Condition]:
        """Return the rows of a period that fulfil conditions, without those that sum up others."""
        rows = list(values)
        if period is not None and self.view.time is not None:
            rows.append(views.within(self.view.time, period))
        filtered = {c for c, _ in self.match.values}
        if not totals:
            rows += [
                views.without_totals(c) for i, c in enumerate(self.view.categories) if c.totals and i not in filtered
            ]
        return rows

    def _total_rows(self) -> list[Condition]:
        """Return the conditions for the rows that sum up all others."""
        filtered = {c for c, _ in self.match.values}
        return [
            views.equal(c, c.totals[:1])
            for i, c in enumerate(self.view.categories)
            if len(c.totals) == 1 and i not in filtered
        ]

    def _period(self) -> tuple[Period | None, bool]:
        """Return the period of a level, and whether it is sure."""
        return self.match.period, self.match.period_sure

    # --- levels -------------------------------------------------------------------------------------------------------

    def _levels(self) -> Iterator[Answer]:
        for measure in self.match.measures:
            if not self._fits(measure):
                continue
            period, sure = self._period()
            values = list(self.match.conditions)
            for operand, certain in self._aggregated(measure, values, period):
                yield self._level(operand, measure, sure=sure and certain)

    def _aggregated(
        self, measure: Measure, values: list[Condition], period: Period | None
    ) -> Iterator[tuple[Operand, bool]]:
        ask, view = self.ask, self.view
        rows = self._rows(values, period)
        several = view.time is not None and period is None and view.time.first != view.time.last
        if ask.median or ask.mean:
            how = "median" if ask.median else "avg"
            direct = queries.of_measure(view, measure, rows, "only")
            if direct is not None or not several or self._is_once(period):
                yield from _some(direct or queries.of_measure(view, measure, rows, how))
            return
        if ask.top is not None:
            yield from self._top(measure, rows)
            return
        if ask.superlative and ask.figure.kind is not Kind.ORDINAL:
            yield from self._extreme(measure, values, period)
            return
        total = self._total_rows()
        if total:
            yield from _some(
                queries.of_measure(view, measure, self._rows([*values, *total], period, totals=True), "only")
            )
        single = queries.of_measure(view, measure, rows, "only")
        if single is not None and not (several and self._spans(measure, rows)):
            yield single, True
        elif measure.additive and (not several or ask.summed):
            # What is summed up over groups that the claim does not name is a total only if it says so.
            yield from (
                (o, ask.summed or bool(values)) for o, _ in _some(queries.of_measure(view, measure, rows, "sum"))
            )

    def _spans(self, measure: Measure, rows: Sequence[Condition]) -> bool:
        """Return whether rows are of several points in time."""
        return bool(self.view.ask("count(DISTINCT p)", [*measure.where, *rows])[0][0] > 1)

    def _top(self, measure: Measure, rows: list[Condition]) -> Iterator[tuple[Operand, bool]]:
        by = self._ranked_category()
        top = self.ask.top
        if by is not None and top is not None and measure.additive:
            most = self.ask.superlative >= 0
            yield from _some(queries.of_top(self.view, measure, by, rows, int(top.value), most=most))

    def _extreme(
        self, measure: Measure, values: list[Condition], period: Period | None
    ) -> Iterator[tuple[Operand, bool]]:
        """Yield the highest or lowest value; where the claim names whose or when it is, that one's, if it is so."""
        how = "max" if self.ask.superlative > 0 else "min"
        rows = self._rows(values, period)
        over_all = self._rows([], period) if values and not self.ask.all_time else self._rows(values, None)
        here = queries.of_measure(self.view, measure, rows, how)
        if here is None:
            return
        whole = queries.of_measure(self.view, measure, over_all, how)
        alone = queries.of_measure(self.view, measure, rows, "only")
        if alone is not None and whole is not None and (values or period is not None):
            yield alone, True
            if whole.value != alone.value:
                yield whole, False
        else:
            yield here, True

    def _fits(self, measure: Measure) -> bool:
        """Return whether a measure can have the claim's figure as a value."""
        figure, unit = self.figure, measure.unit
        match figure.kind:
            case Kind.PERCENT | Kind.POINTS:
                if unit:
                    return unit == "%"
                hinted = (measure.header.all_words | self.view.title) & vocabulary.keys(data.RATES)
                column = measure.column
                percents = column.low >= -100 and column.high <= 100 and (bool(hinted) or not column.whole)
                return percents and not measure.header.scaled
            case Kind.MONEY:
                return not unit or unit == figure.unit
            case Kind.MEASURE | Kind.DURATION:
                return not unit or measure.header.kind in (Kind.MEASURE, Kind.DURATION)
            case Kind.COUNT | Kind.AGE:
                return unit != "%" or figure.noun is None
            case _:
                return False

    def _level(self, operand: Operand, measure: Measure, *, sure: bool) -> Answer:
        low, high, value = operand.value - operand.half, operand.value + operand.half, operand.value
        column = measure.column
        if self.figure.kind is Kind.PERCENT and measure.unit != "%" and column.low >= 0 and column.high <= 1:
            low, high, value = low * 100, high * 100, value * 100
        elif self._is_plain(measure):
            factor = Fraction(10) ** measure.header.scale
            low, high, value = low / factor, high / factor, value / factor
        return Answer(low, high, value, measure.unit, operand.select, operand.words, sure)

    def _is_plain(self, measure: Measure) -> bool:
        """Return whether a claim gives a cell as it stands, without its scale."""
        figure = self.figure
        return bool(measure.header.scale) and figure.kind is Kind.COUNT and not figure.scale and figure.value < 10**6

    def _grows(self) -> Measure | None:
        """Return the measure that is itself a growth."""
        growth = vocabulary.keys(frozenset({"growth", "change"}))
        fits = self.figure.kind in (Kind.PERCENT, Kind.POINTS)
        return next((m for m in self.match.measures if fits and m.header.words & growth), None)

    # --- changes ------------------------------------------------------------------------------------------------------

    def _changes(self) -> Iterator[Answer]:
        times, time = self.ask.times, self.view.time
        if times is None or time is None:
            return
        for measure in self.match.measures:
            values = list(self.match.conditions)
            for base, end, sure in steps.pairs(times, time):
                before, after = (self._at(measure, values, period) for period in (base, end))
                if before is None or after is None:
                    continue
                answer = self._changed(before, after, measure, sure=sure)
                if answer is not None:
                    yield answer

    def _at(self, measure: Measure, values: list[Condition], period: Period) -> Operand | None:
        rows = self._rows(values, period)
        total = self._total_rows()
        found = (
            queries.of_measure(self.view, measure, self._rows([*values, *total], period, totals=True), "only")
            if total
            else None
        )
        found = found or queries.of_measure(self.view, measure, rows, "only")
        if found is None and self.ask.mean:
            return queries.of_measure(self.view, measure, rows, "avg")
        if found is None and measure.additive:
            return queries.of_measure(self.view, measure, rows, "sum")
        return found

    def _changed(self, before: Operand, after: Operand, measure: Measure, *, sure: bool) -> Answer | None:
        figure = self.figure
        sign = -1 if self.ask.said.change is Change.DOWN else 1
        words = f"{before.words}: {_shown(before)}; {after.words}: {_shown(after)}"
        try:
            match figure.kind:
                case Kind.PERCENT if measure.unit != "%" or True:
                    ratio = after.interval / before.interval
                    ends = _minus_one(ratio)
                    query = queries.joined("100.0 * (b.v - a.v) / a.v", before, after)
                    value = (after.value / before.value - 1) * 100
                    sure = sure and measure.unit != "%"
                case Kind.MULTIPLE:
                    ends = after.interval / before.interval
                    query = queries.joined("b.v / a.v", before, after)
                    value = after.value / before.value
                    sign = 1
                    if self.ask.said.change is Change.DOWN and figure.value > 1:
                        ends, value = before.interval / after.interval, before.value / after.value
                        query = queries.joined("a.v / b.v", before, after)
                case _:
                    ends = after.interval - before.interval
                    query = queries.joined("b.v - a.v", before, after)
                    value = after.value - before.value
        except (UndefinedQuotientError, ZeroDivisionError):
            return None
        low, high = Fraction(ends.low), Fraction(ends.high)
        if sign < 0 or (self.ask.said.change is Change.NONE and value < 0 and figure.kind is not Kind.MULTIPLE):
            low, high, value = -high, -low, -value
        unit = "%" if figure.kind is Kind.PERCENT else measure.unit
        return Answer(low, high, value, unit, query, words, sure, timed=True)

    # --- gaps ---------------------------------------------------------------------------------------------------------

    def _gaps(self) -> Iterator[Answer]:
        period, sure = self._period()
        for measure in self.match.measures:
            mine = self._one(measure, list(self.match.conditions), period)
            other = self._one(measure, list(self.match.other), period) if self.match.other else None
            if mine is None or other is None:
                continue
            words = f"{mine.words}: {_shown(mine)}; {other.words}: {_shown(other)}"
            try:
                if self.figure.kind is Kind.MULTIPLE:
                    ends, value = mine.interval / other.interval, mine.value / other.value
                    query = queries.joined("a.v / b.v", mine, other)
                elif self.figure.kind is Kind.PERCENT:
                    ends, value = _minus_one(mine.interval / other.interval), (mine.value / other.value - 1) * 100
                    query = queries.joined("100.0 * (a.v - b.v) / b.v", mine, other)
                    sure = sure and measure.unit != "%"
                else:
                    ends, value = mine.interval - other.interval, mine.value - other.value
                    query = queries.joined("a.v - b.v", mine, other)
            except (UndefinedQuotientError, ZeroDivisionError):
                continue
            low, high = Fraction(ends.low), Fraction(ends.high)
            less = self.ask.lower & {"less", "fewer", "lower", "smaller", "below", "shorter", "lighter", "cheaper"}
            if less and self.figure.kind is not Kind.MULTIPLE:
                low, high, value = -high, -low, -value
            unit = "%" if self.figure.kind is Kind.PERCENT else measure.unit
            yield Answer(low, high, value, unit, query, words, sure)

    def _one(self, measure: Measure, values: list[Condition], period: Period | None) -> Operand | None:
        rows = self._rows(values, period)
        if self.ask.mean or self.ask.median:
            return queries.of_measure(self.view, measure, rows, "median" if self.ask.median else "avg")
        found = queries.of_measure(self.view, measure, rows, "only")
        if found is None and measure.additive and not (self.view.time is not None and period is None):
            found = queries.of_measure(self.view, measure, rows, "sum")
        return found

    # --- shares and counts --------------------------------------------------------------------------------------------

    def _shares(self) -> Iterator[Answer]:
        period, sure = self._period()
        whole = list(self.match.of)
        parts = [c for c in self.match.conditions if c not in whole]
        counted = not self.match.measures
        if self.ask.top is not None:
            yield from self._top_share(period, sure=sure)
            return
        if not parts:
            return
        sure = sure and self.match.of_sure
        for measure in self.match.measures:
            if not measure.additive:
                continue
            part = queries.of_measure(self.view, measure, self._rows([*parts, *whole], period), "sum")
            total = queries.of_measure(self.view, measure, self._rows(whole, period), "sum")
            if part is not None and total is not None and total.value > 0:
                yield self._share(part, total, sure=sure)
        if counted and self.match.rows_named:
            known = [c for c in (self._known(c) for c in parts) if c is not None]
            part = queries.of_rows(self.view, self._rows([*parts, *whole], period))
            total = queries.of_rows(self.view, self._rows([*whole, *known], period))
            if total.value > 0 and self._is_once(period):
                yield self._share(part, total, sure=sure)

    def _known(self, condition: Condition) -> Condition | None:
        """Return the condition that a row says anything about what a condition asks, None where all rows do."""
        category = next(
            (
                c
                for c in self.view.categories
                if condition.inner.split()[-1 if "NOT" in condition.inner else 0] == c.inner
            ),
            None,
        )
        if category is None or category.column.filled >= self.view.rows:
            return None
        return Condition(f"{category.inner} IS NOT NULL", (), f"{category.column.sql} IS NOT NULL", "")

    def _top_share(self, period: Period | None, *, sure: bool) -> Iterator[Answer]:
        by, top = self._ranked_category(), self.ask.top
        if by is None or top is None:
            return
        for measure in self.match.measures:
            if not measure.additive:
                continue
            rows = self._rows(list(self.match.conditions), period)
            part = queries.of_top(self.view, measure, by, rows, int(top.value), most=self.ask.superlative >= 0)
            total = queries.of_measure(self.view, measure, rows, "sum")
            if part is not None and total is not None and total.value > 0:
                yield self._share(part, total, sure=sure)

    def _share(self, part: Operand, total: Operand, *, sure: bool) -> Answer:
        ratio = part.value / total.value
        ends = Interval(ratio, ratio)
        if total.value > total.half:
            ends = part.interval / total.interval
        factor = Fraction(1) if self.figure.kind is Kind.RATIO else _HUNDRED
        shown = "a.v / b.v" if factor == 1 else "100.0 * a.v / b.v"
        words = f"{part.words}: {_shown(part)}; {total.words}: {_shown(total)}"
        return Answer(
            Fraction(ends.low) * factor,
            Fraction(ends.high) * factor,
            ratio * factor,
            "%" if factor != 1 else "",
            queries.joined(shown, part, total),
            words,
            sure,
        )

    def _counts(self) -> Iterator[Answer]:
        figure = self.figure
        if (
            figure.kind is not Kind.COUNT
            or not self.match.rows_named
            or self.ask.mean
            or self.ask.median
            or self.ask.superlative
        ):
            return
        if self.match.measures and not self.match.partly and not self.match.counts:
            return
        period, sure = self._period()
        distinct = self.match.distinct
        rows = self._rows(list(self.match.conditions), period)
        if distinct is None and not self._is_once(period):
            return
        yield_rows = queries.of_rows(self.view, rows, distinct)
        yield Answer(
            yield_rows.value, yield_rows.value, yield_rows.value, "", yield_rows.select, yield_rows.words, sure, True
        )

    def _is_once(self, period: Period | None) -> bool:
        """Return whether each row is a thing of its own: where the same things stand at several points in time, rows
        of all of them count nothing."""
        time = self.view.time
        if (
            time is None
            or time.first == time.last
            or (period is not None and time.step == "year" and period.first.year == period.last.year)
        ):
            return True
        return not any(c.values and c.column.distinct > 1 and self._repeats(c) for c in self.view.categories)

    def _repeats(self, category: Category) -> bool:
        times, pairs, rows = self.view.ask(f"count(DISTINCT p), count(DISTINCT ({category.inner}, p)), count(*)", [])[0]
        return bool(pairs == rows and rows > category.column.distinct and times > 1)

    # --- ranks --------------------------------------------------------------------------------------------------------

    def _ranks(self) -> Iterator[Answer]:
        period, sure = self._period()
        if not self.ask.superlative and not self.ask.lower & data.RANKERS:
            return
        for index, value in self.match.values:
            by = self.view.categories[index]
            others = [c for c in self.match.conditions if not c.inner.startswith(f"{by.inner} ")]
            for measure in self.match.measures:
                rows = [c for c in self._rows(others, period)]
                if by.totals:
                    rows = [*rows, views.without_totals(by)]
                if period is None and self.view.time is not None and self.view.time.first != self.view.time.last:
                    continue
                found = queries.of_rank(self.view, measure, by, value, rows, most=self.ask.superlative >= 0)
                if found is not None:
                    operand, shared = found
                    yield Answer(
                        operand.value,
                        operand.value,
                        operand.value,
                        "",
                        operand.select,
                        operand.words,
                        sure and not shared,
                    )

    def _ranked_category(self) -> Category | None:
        """Return the column whose groups "the five largest regions" are: the one whose name follows, or the only one."""
        top = self.ask.top
        if top is None:
            return None
        filtered = {c for c, _ in self.match.values}
        named = [c for i, c in enumerate(self.view.categories) if c.values and i not in filtered]
        noun = top.noun
        if noun is not None:
            stems = {vocabulary.key(t) for t in self.ask.tokens if noun.start <= t.start < noun.end}
            own = [c for c in named if c.words & stems]
            if len(own) == 1:
                return own[0]
        return named[0] if len(named) == 1 else None


def _some(operand: Operand | None) -> Iterator[tuple[Operand, bool]]:
    if operand is not None:
        yield operand, True


def _minus_one(ratio: Interval) -> Interval:
    return Interval((Fraction(ratio.low) - 1) * 100, (Fraction(ratio.high) - 1) * 100)


def _shown(operand: Operand) -> str:
    from claimcheck.sources.tables.printing import number

    return number(operand.value)


def exactly(figure: Figure) -> Figure:
    """Return a figure without the bound that only says which one it is: "a minimum of 12" is 12."""
    from claimcheck.model import Hedge

    return replace(figure, hedge=Hedge.NONE) if figure.hedge in (Hedge.AT_LEAST, Hedge.AT_MOST) else figure


def plain(figure: Figure) -> Figure:
    """Return a figure with the slack of a spoken ratio or whole multiple: "a third" of 34% and "doubled" by 2.1."""
    from decimal import Decimal

    if figure.kind is Kind.RATIO and figure.margin is None:
        spoken = not any(c.isdigit() for c in figure.surface)
        return replace(figure, margin=abs(figure.value) * Decimal("0.04")) if spoken else figure
    if figure.kind is Kind.MULTIPLE and (figure.quantum == 0 or figure.quantum >= 1) and figure.margin is None:
        return replace(figure, margin=abs(figure.value) * Decimal("0.1"))
    return figure


__all__ = ["Answer", "Planner", "is_plain", "plain"]
