"""Points in time of claims and of tables' rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from claimcheck.sources import periods
from claimcheck.sources.periods import Period
from claimcheck.sources.tables.parts import Time

if TYPE_CHECKING:
    from claimcheck.sources.tables.asks import Times


def fits(period: Period, time: Time) -> bool:
    """Return whether a period is made of whole steps of a table's time, and lies within it."""
    if time.first is None or not (time.first <= period.last and period.first <= time.last):
        return False
    first, after = period.first, period.last + timedelta(days=1) if period.last < date.max else period.last
    match time.step:
        case "year":
            return (first.month, first.day, after.month, after.day) == (1, 1, 1, 1)
        case "quarter":
            return first.day == after.day == 1 and first.month % 3 == after.month % 3 == 1
        case "month":
            return first.day == after.day == 1
        case _:
            return True


def is_long(period: Period, time: Time) -> bool:
    """Return whether a period is of several years, or of several steps of a table but not of one of its wholes."""
    one = at(period.first, time)
    whole = period.first.year == period.last.year and periods.year(period.first.year) == period
    return not whole and (one is None or period.last > one.last)


def pairs(times: Times, time: Time) -> Iterator[tuple[Period, Period, bool]]:
    """Yield the points between which a change may be, and whether both are said."""
    base, end = times.base, times.end
    if base is not None and end is not None:
        if fits(base, time) and fits(end, time):
            yield base, end, not times.guessed
    elif base is not None:
        last = at(time.last, time)
        if fits(base, time) and last is not None:
            yield base, last, False
    elif end is not None and fits(end, time):
        before = _year_before(end)
        whole = (end.first.month, end.first.day, end.last.month, end.last.day) == (1, 1, 12, 31)
        if before is not None and fits(before, time):
            yield before, end, whole and end.first.year == end.last.year
        if not whole and time.step in ("month", "quarter"):
            step = at(end.first - timedelta(days=1), time)
            if step is not None and fits(step, time):
                yield step, end, False


def at(day: date | None, time: Time) -> Period | None:
    """Return the step of a table's time that a day is in."""
    if day is None:
        return None
    match time.step:
        case "year":
            return periods.year(day.year)
        case "quarter":
            first = (day.month - 1) // 3 * 3 + 1
            return Period(date(day.year, first, 1), periods.month(day.year, first + 2).last)
        case "month":
            return periods.month(day.year, day.month)
        case _:
            return Period(day, day)


def _year_before(period: Period) -> Period | None:
    try:
        if period == periods.month(period.first.year, period.first.month):
            return periods.month(period.first.year - 1, period.first.month)
        return Period(
            period.first.replace(year=period.first.year - 1),
            period.last.replace(year=period.last.year - 1),
            period.fiscal,
        )
    except ValueError:
        return None
