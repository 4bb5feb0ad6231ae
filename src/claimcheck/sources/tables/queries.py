"""Queries: the values that they give, exactly as far as cells are printed, and the SQL by which anyone gets them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import isqrt
from typing import NamedTuple

from claimcheck import interval
from claimcheck.interval import Interval
from claimcheck.sources.tables.parts import Category, Condition, Measure
from claimcheck.sources.tables.sql import identifier
from claimcheck.sources.tables.views import View

_SAID = {"sum": "sum of ", "avg": "average of ", "median": "median of ", "min": "lowest ", "max": "highest "}


class Operand(NamedTuple):
    """A value of a query: `half` is how far the rounding of its cells may have put it off."""

    value: Fraction
    half: Fraction
    select: str
    words: str

    @property
    def interval(self) -> Interval:
        """All values that it can stand for."""
        return interval.around(self.value, self.half)


def of_measure(view: View, measure: Measure, where: Sequence[Condition], how: str) -> Operand | None:
    """Return a value of a measure, None where no row has one.

    Args:
        view: the table.
        measure: what is asked.
        where: which rows.
        how: "only" (all rows must have one value), "sum", "avg", "median", "min" or "max".
    """
    rows = [*measure.where, *where]
    c = measure.inner
    n, low, high, total, mean = view.ask(f"count({c}), min({c}), max({c}), sum({c}), avg({c})", rows)[0]
    if not n or (how == "only" and (n > 1 and low != high)):
        return None
    if how == "median":
        value = view.ask(f"median({c})", rows)[0][0]
    else:
        value = {"only": low, "sum": total, "avg": mean, "min": low, "max": high}[how]
    sql = measure.column.sql
    expression = sql if how == "only" else f"{how}({sql})"
    named = f"{_SAID.get(how, '')}{measure.header.text}"
    many = n if how == "sum" else 1
    return Operand(
        _exact(value) * 10**measure.header.scale,
        _half(measure, many),
        select(expression, view, rows),
        said(named, where),
    )


def of_rows(view: View, where: Sequence[Condition], distinct: Category | None = None) -> Operand:
    """Return how many rows there are, or how many different values of a category."""
    what = f"count(DISTINCT {distinct.inner})" if distinct else "count(*)"
    shown = f"count(DISTINCT {distinct.column.sql})" if distinct else "count(*)"
    count = view.ask(what, where)[0][0]
    named = f"number of different {distinct.column.name}" if distinct else "number of rows"
    return Operand(Fraction(count), Fraction(0), select(shown, view, where), said(named, where))


def of_top(
    view: View, measure: Measure, by: Category, where: Sequence[Condition], top: int, *, most: bool
) -> Operand | None:
    """Return the sum of a measure over the groups of a category that have most, or least, of it."""
    rows = [*measure.where, *where]
    order = "DESC" if most else "ASC"
    groups = view.ask(
        f"{by.inner}, sum({measure.inner}) AS v",
        [*rows, Condition(f"{by.inner} IS NOT NULL", (), "", "")],
        f" GROUP BY ALL HAVING v IS NOT NULL ORDER BY v {order}, 1",
    )
    if len(groups) <= top:
        return None
    inner = (
        select(f"sum({measure.column.sql}) AS v", view, rows)
        + f" GROUP BY {by.column.sql} ORDER BY v {order} LIMIT {top}"
    )
    which = "largest" if most else "smallest"
    return Operand(
        sum((_exact(v) for _, v in groups[:top]), Fraction(0)) * 10**measure.header.scale,
        _half(measure, top),
        f"SELECT sum(v) FROM ({inner})",
        said(f"sum of {measure.header.text} of the {top} {which}", where),
    )


def of_rank(
    view: View, measure: Measure, by: Category, value: str, where: Sequence[Condition], *, most: bool
) -> tuple[Operand, bool] | None:
    """Return the place of a group among all of its category, and whether another shares it."""
    rows = [*measure.where, *where, Condition(f"{by.inner} IS NOT NULL", (), "", "")]
    groups = view.ask(f"{by.inner}, sum({measure.inner}) AS v", rows, " GROUP BY ALL HAVING v IS NOT NULL")
    own = [v for name, v in groups if name == value]
    if not own or len(groups) < 2:
        return None
    place = 1 + sum((v > own[0]) if most else (v < own[0]) for _, v in groups)
    shared = sum(v == own[0] for _, v in groups) > 1
    order = "DESC" if most else "ASC"
    inner = select(
        f"{by.column.sql} AS name, rank() OVER (ORDER BY sum({measure.column.sql}) {order}) AS place", view, rows[:-1]
    )
    from claimcheck.sources.tables.sql import literal

    query = f"SELECT place FROM ({inner} GROUP BY {by.column.sql}) WHERE name = {literal(value)}"
    words = said(f"place of {value} by {measure.header.text}{'' if most else ', from below'}", where)
    return Operand(Fraction(place), Fraction(0), query, words), shared


def select(expression: str, view: View, where: Sequence[Condition]) -> str:
    """Return a query as anyone can run it."""
    conditions = " AND ".join(c.printed for c in where if c.printed)
    return f"SELECT {expression} FROM {view.relation}{' WHERE ' * bool(conditions)}{conditions}"


def joined(expression: str, first: Operand, second: Operand) -> str:
    """Return the query of an expression of two others' values, `a.v` and `b.v`."""
    return f"SELECT {expression} FROM ({aliased(first.select)}) AS a, ({aliased(second.select)}) AS b"


def said(named: str, where: Sequence[Condition]) -> str:
    """Return in words what a query asks."""
    conditions = ", ".join(c.words for c in where if c.words)
    return f"{named}{' where ' * bool(conditions)}{conditions}"


def aliased(query: str) -> str:
    """Return a query whose one value is called `v`."""
    head, _, tail = query.partition(" FROM ")
    return f"{head} AS {identifier('v')} FROM {tail}"


def _exact(value: object) -> Fraction:
    return Fraction(Decimal(repr(value)) if isinstance(value, float) else Decimal(str(value)))


def _half(measure: Measure, many: int) -> Fraction:
    """Return how far a sum of rounded cells may be off: by chance, roundings cancel out but for their square root."""
    decimals = measure.column.decimals
    if decimals < 0 or (measure.column.whole and not measure.header.scale):
        return Fraction(0)
    return Fraction(10) ** (measure.header.scale - decimals) / 2 * (isqrt(many - 1) + 1 if many > 1 else 1)
