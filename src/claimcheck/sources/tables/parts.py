"""The parts of a view: measures, categories, time, and the conditions on its rows that these make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claimcheck.records import dataclass
from claimcheck.sources.periods import Period
from claimcheck.sources.tables.columns import Column, Type
from claimcheck.sources.tables.headers import Header
from claimcheck.sources.tables.sql import Value, literal


@dataclass(frozen=True, slots=True)
class Condition:
    """What rows must fulfil: SQL for this process with question marks for its values, SQL for a reader, and words."""

    inner: str
    values: tuple[Value, ...]
    printed: str
    words: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of numbers, or the rows of an indicator: what it measures, and whether its values add up over rows."""

    header: Header
    column: Column
    inner: str
    additive: bool
    where: tuple[Condition, ...] = ()

    @property
    def unit(self) -> str:
        """The unit of its values, "" if nothing says it."""
        return self.header.unit or ("%" if self.column.percent else "")


@dataclass(frozen=True, slots=True)
class Category:
    """A column whose values name groups of rows; `words` are those of its head, `totals` values that sum up others."""

    column: Column
    inner: str
    words: frozenset[str]
    values: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()

    @property
    def is_truth(self) -> bool:
        """Whether it says yes or no of each row."""
        return self.column.type is Type.TRUTH or (
            self.column.type is Type.NUMBER and self.numbers == (0, 1) and self.column.distinct == 2
        )


@dataclass(frozen=True, slots=True)
class Time:
    """When rows are of: `sql` is an expression of a date, or of a whole year if `is_year`; `step` how far apart."""

    sql: str
    is_year: bool
    step: str
    first: Any = None
    last: Any = None


def equal(category: Category, values: Sequence[str]) -> Condition:
    """Return the condition that a row is of one of these groups."""
    marks = ", ".join("?" for _ in values)
    shown = ", ".join(map(literal, values))
    one = len(values) == 1
    return Condition(
        f"{category.inner} = ?" if one else f"{category.inner} IN ({marks})",
        tuple(values),
        f"{category.column.sql} = {shown}" if one else f"{category.column.sql} IN ({shown})",
        f"{category.column.name} = {' or '.join(values)}",
    )


def without_totals(category: Category) -> Condition:
    """Return the condition that a row sums up no others."""
    marks = ", ".join("?" for _ in category.totals)
    shown = ", ".join(map(literal, category.totals))
    return Condition(
        f"({category.inner} NOT IN ({marks}) OR {category.inner} IS NULL)",
        category.totals,
        f"({category.column.sql} NOT IN ({shown}) OR {category.column.sql} IS NULL)",
        f"without {' and '.join(category.totals[:3])}{' and others' * (len(category.totals) > 3)}",
    )


def number(category: Category, value: int) -> Condition:
    """Return the condition that a row has a number, or begins with one ("1st")."""
    if category.column.type is Type.NUMBER:
        return Condition(
            f"{category.inner} = ?", (value,), f"{category.column.sql} = {value}", f"{category.column.name} = {value}"
        )
    return equal(category, [v for v in category.values if v.lower().startswith(str(value))][:1])


def holds(category: Category, *, yes: bool = True) -> Condition:
    """Return the condition that what a column says is so of a row."""
    if category.column.type is Type.TRUTH:
        bare, shown = category.inner, category.column.sql
        return Condition(
            bare if yes else f"NOT {bare}",
            (),
            shown if yes else f"NOT ({shown})",
            category.column.name if yes else f"not {category.column.name}",
        )
    return number(category, int(yes))


def within(time: Time, period: Period) -> Condition:
    """Return the condition that a row is of a period."""
    if time.is_year:
        first, last = period.first.year, period.last.year
        printed = f"{time.sql} = {first}" if first == last else f"{time.sql} BETWEEN {first} AND {last}"
    elif period.is_day:
        printed = f"{time.sql} = {literal(period.first)}"
    else:
        printed = f"{time.sql} BETWEEN {literal(period.first)} AND {literal(period.last)}"
    return Condition("p BETWEEN ? AND ?", (period.first, period.last), printed, f"{period}")
