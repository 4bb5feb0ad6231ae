"""Stretches of the calendar: how a ledger writes them, what a date figure says, and how two of them relate."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from claimcheck.lazy import regex
from claimcheck.model import When
from claimcheck.records import dataclass

_ISO = regex(
    r"""
    (?P<fiscal> FY[ ]?)?
    (?P<year> [0-9]{4} )
    (?: -(?P<month> [0-9]{2} ) (?: -(?P<day> [0-9]{2} ) )?     # 2024-07, 2024-07-04
      | -?Q(?P<quarter> [1-4] )                                # 2023-Q1
      | -?H(?P<half> [12] )                                    # 2023-H2
      | (?P<decade> s )                                        # 1990s
    )?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Period:
    """All days from `first` to `last`, both included. `fiscal` marks a fiscal year, whose days only its owner knows."""

    first: date
    last: date
    fiscal: bool = False

    def covers(self, other: Period) -> bool:
        """Return whether every day of `other` is one of this period's."""
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: Period) -> bool:
        """Return whether some day is in both."""
        return self.first <= other.last and other.first <= self.last

    @property
    def is_day(self) -> bool:
        """Whether the period is a single day."""
        return self.first == self.last

    def __str__(self) -> str:
        """Return the shortest ISO form: a year, a month, a day, or two days."""
        whole_years = (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31)
        if whole_years and self.first.year == self.last.year:
            return f"{'FY ' if self.fiscal else ''}{self.first.year}"
        if self == month(self.first.year, self.first.month):
            return f"{self.first:%Y-%m}"
        return self.first.isoformat() if self.is_day else f"{self.first.isoformat()}/{self.last.isoformat()}"


def read(text: str) -> Period:
    """Return the period that a ledger writes: "2023", "2023-07", "2023-07-04", "2023-Q1", "2023-H2", "1990s", "FY2023",
    or two of these joined by "/", from the first day of the one to the last day of the other.

    Raises:
        ValueError: the text is no such period, or its end lies before its start.
    """
    start, slash, end = (part.strip() for part in text.partition("/"))
    first = _one(start)
    if not slash:
        return first
    last = _one(end)
    if last.last < first.first:
        raise ValueError(f"{text!r} ends before it starts")
    return Period(first.first, last.last, first.fiscal and last.fiscal)


def year(number: int) -> Period:
    """Return a calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def month(number: int, of: int) -> Period:
    """Return a month: the year's `number` and the month `of` it, from 1."""
    return Period(date(number, of, 1), date(number, of, monthrange(number, of)[1]))


def of_when(when: When | None, until: When | None = None) -> Period | None:
    """Return the period that a printed date stands for, None where its year is not printed or it does not exist.

    Args:
        when: the date as printed.
        until: the other end, where a range is printed.
    """
    if when is None or when.year is None:
        return None
    try:
        first = _of_when(when)
        last = _of_when(until) if until is not None and until.year is not None else None
    except ValueError:
        return None
    if first is None or (until is not None and last is None):
        return None
    if last is None:
        return first
    return Period(first.first, last.last) if first.first <= last.last else None


def _one(text: str) -> Period:
    match = _ISO.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no period; write it as 2023, 2023-07, 2023-07-04, 2023-Q1, 2023-H1 or FY2023")
    number = int(match["year"])
    if match["fiscal"]:
        if match.end("year") != match.end():
            raise ValueError(f"{text!r} is no period; a fiscal year is written as FY2023")
        return Period(date(number, 1, 1), date(number, 12, 31), fiscal=True)
    if match["decade"]:
        return Period(date(number, 1, 1), date(number + 9, 12, 31))
    if match["quarter"]:
        return _months(number, 3, int(match["quarter"]))
    if match["half"]:
        return _months(number, 6, int(match["half"]))
    if match["day"]:
        day = date(number, int(match["month"]), int(match["day"]))
        return Period(day, day)
    if match["month"]:
        if not 1 <= int(match["month"]) <= 12:
            raise ValueError(f"{text!r} names no month")
        return month(number, int(match["month"]))
    return year(number)


def _months(number: int, length: int, part: int) -> Period:
    last = month(number, part * length)
    return Period(date(number, (part - 1) * length + 1, 1), last.last)


def _of_when(when: When) -> Period | None:
    assert when.year is not None
    match when.span:
        case "quarter" if when.part:
            return _months(when.year, 3, when.part)
        case "half" if when.part:
            return _months(when.year, 6, when.part)
        case "fiscal year":
            return Period(date(when.year, 1, 1), date(when.year, 12, 31), fiscal=True)
        case "decade":
            return Period(date(when.year, 1, 1), date(when.year + 9, 12, 31))
        case "":
            pass
        case _:
            return None
    if when.month is None:
        return year(when.year)
    if when.day is None:
        return month(when.year, when.month)
    day = date(when.year, when.month, when.day)
    return Period(day, day)


def days_apart(one: Period, other: Period) -> int:
    """Return how many days lie between two periods, 0 where they meet."""
    if one.meets(other):
        return 0
    return (other.first - one.last if one.last < other.first else one.first - other.last) // timedelta(days=1)
