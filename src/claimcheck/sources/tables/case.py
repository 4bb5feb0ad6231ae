"""One claim held against one view: which of its rows are meant, and what an answer is."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from claimcheck.interval import Interval
from claimcheck.model import Figure, Kind
from claimcheck.records import dataclass
from claimcheck.sources.periods import Period
from claimcheck.sources.tables import parts, queries, vocabulary
from claimcheck.sources.tables.asks import Ask
from claimcheck.sources.tables.data import vocabulary as data
from claimcheck.sources.tables.match import Match
from claimcheck.sources.tables.parts import Category, Condition, Measure
from claimcheck.sources.tables.printing import number
from claimcheck.sources.tables.queries import Operand
from claimcheck.sources.tables.views import View

_POWERS = (Kind.MEASURE, Kind.DURATION)


class Answer(NamedTuple):
    """A value that a table gives for a claim's figure, in the figure's kind, and the ends that rounding leaves it.

    `sure` is False where a part of the query was guessed, so that another value contradicts nothing; `exact` says that
    no unit can be meant but the one it has, `timed` that the query has its own points in time, `against` that agreement
    with it bears nothing out, since something else of the claim does not hold.
    """

    low: Fraction
    high: Fraction
    value: Fraction
    unit: str
    query: str
    words: str
    sure: bool = True
    exact: bool = False
    timed: bool = False
    against: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A claim and what it means in a view; `text` is the document's."""

    view: View
    ask: Ask
    match: Match
    text: str

    @property
    def figure(self) -> Figure:
        """The claim's figure."""
        return self.ask.figure

    @property
    def period(self) -> Period | None:
        """The period of its rows."""
        return self.match.dated.period

    @property
    def sure(self) -> bool:
        """Whether the period is sure."""
        return self.match.dated.sure

    @property
    def values(self) -> list[Condition]:
        """The conditions of the groups that it names."""
        return list(self.match.conditions)

    @property
    def timeless(self) -> bool:
        """Whether the table has several points in time of which the claim names none."""
        time = self.view.time
        return time is not None and self.period is None and time.first != time.last

    def rows(self, values: Sequence[Condition], period: Period | None) -> list[Condition]:
        """Return the conditions of the rows of a period that fulfil others, without those that sum up others."""
        asked = _columns(values)
        totals = (c for c in self.view.categories if c.totals and c.inner not in asked)
        return [*self.with_totals(values, period), *map(parts.without_totals, totals)]

    def with_totals(self, values: Sequence[Condition], period: Period | None) -> list[Condition]:
        """Return the conditions of the rows of a period that fulfil others."""
        rows = list(values)
        if period is not None and self.view.time is not None:
            rows.append(parts.within(self.view.time, period))
        return rows

    def total(self, measure: Measure, values: Sequence[Condition], period: Period | None) -> Operand | None:
        """Return what a table's own total row says, None where it has none, or several."""
        asked = _columns(values)
        own = [parts.equal(c, c.totals) for c in self.view.categories if len(c.totals) == 1 and c.inner not in asked]
        if not own:
            return None
        return queries.of_measure(self.view, measure, self.with_totals([*values, *own], period), "only")

    def whole(self, measure: Measure, values: Sequence[Condition], period: Period | None) -> Operand | None:
        """Return the sum of all rows: what the table's own total row says, where it has one."""
        rows = self.rows(values, period)
        return self.total(measure, values, period) or queries.of_measure(self.view, measure, rows, "sum")

    def spans(self, measure: Measure, rows: Sequence[Condition]) -> bool:
        """Return whether rows are of several points in time."""
        if self.view.time is None:
            return False
        return bool(self.view.ask("count(DISTINCT p)", [*measure.where, *rows])[0][0] > 1)

    def fits(self, measure: Measure) -> bool:
        """Return whether a measure can have the claim's figure as a value, or as a difference of two."""
        figure, unit = self.figure, measure.unit
        match figure.kind:
            case Kind.PERCENT | Kind.POINTS:
                return self.is_percent(measure)
            case Kind.MONEY:
                return not unit or unit == figure.unit
            case Kind.MEASURE | Kind.DURATION:
                return not unit or measure.header.kind in _POWERS
            case Kind.COUNT | Kind.AGE:
                return unit != "%" or figure.noun is None
            case _:
                return False

    def is_percent(self, measure: Measure) -> bool:
        """Return whether a measure's values are percentages: by their unit, else by their size and what hints at it."""
        if measure.unit:
            return measure.unit == "%"
        hinted = (measure.header.all_words | self.view.title) & vocabulary.keys(data.RATES)
        column = measure.column
        within = column.low >= -100 and column.high <= 100 and not measure.header.scaled
        # "15% of the bill" is a share of something else than a column's values, unless these are shares.
        of = self.text[self.figure.end : self.figure.end + 4].lstrip().startswith("of ")
        return within and (bool(hinted) or not (column.whole or of))

    def factor(self, measure: Measure) -> int:
        """Return what makes percentages of a measure's values: 100 where they are fractions."""
        fractions = measure.unit != "%" and measure.column.low >= 0 and measure.column.high <= 1
        return 100 if fractions and self.figure.kind in (Kind.PERCENT, Kind.POINTS) else 1


def _columns(conditions: Sequence[Condition]) -> set[str]:
    """Return the columns of which conditions speak."""
    return {word for c in conditions for word in c.inner.replace("(", " ").replace(")", " ").split()}


def some(operand: Operand | None, *, sure: bool = True) -> list[tuple[Operand, bool]]:
    """Return an operand with whether it is sure, as a list, empty for none."""
    return [] if operand is None else [(operand, sure)]


def ends(interval: Interval) -> tuple[Fraction, Fraction]:
    """Return the ends of a bounded interval."""
    return Fraction(interval.low), Fraction(interval.high)


def shown(operand: Operand) -> str:
    """Return an operand's words with its value."""
    return f"{operand.words}: {number(operand.value)}"


def is_once(case: Case, period: Period | None) -> bool:
    """Return whether each row is a thing of its own: where the same things stand at several points in time, rows of all
    of them count nothing."""
    time = case.view.time
    one_year = period is not None and period.first.year == period.last.year
    if time is None or time.first == time.last or (time.step == "year" and one_year):
        return True
    return not any(c.values and c.column.distinct > 1 and _repeats(case, c) for c in case.view.categories)


def _repeats(case: Case, category: Category) -> bool:
    """Return whether each value of a category stands once for each point in time."""
    times = case.view.ask("count(DISTINCT p)", [])[0][0]
    if times < 2 or not category.column.distinct < case.view.rows <= category.column.distinct * times:
        return False
    return bool(case.view.ask(f"count(DISTINCT ({category.inner}, p)) = count(*)", [])[0][0])
