"""Dates as the calendar checks need them: whole dates with their year and weekday, and what the calendar says."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks._words import UNTIL, entries, one_of
from claimcheck.figures.data.calendar import WEEKDAYS
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Sentence, Span, When
from claimcheck.records import replace

MONTH_NAMES = "January February March April May June July August September October November December".split()
WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# The British Empire's first whole year in the Gregorian calendar: an earlier date may be of the Julian one.
FIRST_GREGORIAN_YEAR = 1753
_LAST_YEAR = 9999

ENDINGS_OF_NTH = entries("st nd rd th")
NTH = one_of(ENDINGS_OF_NTH)
_YEAR_GAP = regex(r",?\s+$|,$")
_DAY = "|".join(sorted(WEEKDAYS, key=lambda day: (-len(day), day)))
_TIMES_OF_DAY = entries("morning afternoon evening night")
_DAY_BEFORE = regex(
    rf"\b(?P<day>{_DAY})\b(?:['’]s\s+(?:[^\W\d_][\w-]*\s+){{1,3}}\(|"
    rf"\.?(?:\s+{one_of(_TIMES_OF_DAY)})?,?\s*(?:\(|on\s+(?:the\s+)?|the\s+)?)$",
    re.IGNORECASE,
)
_DAYS_BEFORE = regex(rf"\b(?P<day>{_DAY})\b\.?\s*(?:[-–—]|{one_of(UNTIL)})\s*(?:{_DAY})\b\.?,?\s*\w*$", re.IGNORECASE)
_DAY_AFTER = regex(
    rf"\s*\((?:an?\s+)?(?P<a>{_DAY})\)|,?\s+(?:was|is|fell\s+on|falls\s+on|"
    rf"will\s+be)\s+an?\s+(?P<b>{_DAY})\b(?!\s+in\b)"
    rf"|,\s+(?:an?\s+)?(?P<c>{_DAY})\b(?=[,.;)]|$)",
    re.IGNORECASE,
)
_DAY_THEN_MONTH = regex(rf"\d{NTH}?\.?\s+(?:of\s+)?[^\W\d_]{{3}}", re.IGNORECASE)
_DAYS = frozenset(WEEKDAYS)
_LONGEST_LEAD = 36
_LONGEST_DAY = len("Wednesday, ")


def exists(year: int | None, month: int, day: int) -> bool:
    """Return whether a day is in the calendar; without a year, whether it is in any year's.

    Before 1753 leap years are those of the Julian calendar.
    """
    if year is None:
        return 1 <= day <= monthrange(2000, month)[1]
    if month == 2 and day == 29 and year < FIRST_GREGORIAN_YEAR:
        return year % 4 == 0
    return 1 <= day <= monthrange(max(1, min(year, _LAST_YEAR)), month)[1]


def weekday_of(year: int, month: int, day: int) -> int:
    """Return the weekday of a date in the (proleptic) Gregorian calendar, Monday being 0."""
    return datetime.date(year, month, day).weekday()


def date_in_words(when: When, *, day_first: bool = False) -> str:
    """Return a date as "October 16, 1989", or "16 October 1989" if the day is to be first, with the parts that it has.

    >>> date_in_words(When(1989, 10, 16)), date_in_words(When(month=2, day=30)), date_in_words(When(1949))
    ('October 16, 1989', 'February 30', '1949')
    """
    if when.month is None:
        return str(when.year)
    text = MONTH_NAMES[when.month - 1]
    if when.day and day_first:
        return f"{when.day} {text}" + ("" if when.year is None else f" {when.year}")
    text += f" {when.day}" if when.day else ""
    if when.year is None:
        return text
    return f"{text}, {when.year}" if when.day else f"{text} {when.year}"


def has_day_first(surface: str) -> bool:
    """Return whether a date is printed with its day before the month's name.

    >>> has_day_first("Friday, 16th of October 1989"), has_day_first("October 16, 1989"), has_day_first("1989-10-16")
    (True, False, False)
    """
    return bool(_DAY_THEN_MONTH.search(surface))


def whole_dates(sentence: Sentence) -> Iterator[Figure]:
    """Yield the sentence's dates that have a month and day, with the year that follows one ("October 16, 1989") and the
    weekday that stands beside it, if they were read apart."""
    figures = sentence.figures
    for index, figure in enumerate(figures):
        if figure.kind is not Kind.DATE or figure.when is None or not (figure.when.month and figure.when.day):
            continue
        following = figures[index + 1] if index + 1 < len(figures) else None
        yield _with_weekday(sentence, _with_year(sentence, figure, following))


def _with_year(sentence: Sentence, figure: Figure, following: Figure | None) -> Figure:
    if (
        figure.when is None
        or figure.when.year is not None
        or following is None
        or following.kind is not Kind.YEAR
        or following.until is not None
        or following.when is None
        or following.when.span
    ):
        return figure
    offset = sentence.span.start
    if not _YEAR_GAP.match(sentence.text[figure.end - offset : following.start - offset]):
        return figure
    span = Span(figure.start, following.end)
    year = following.when.year
    until = replace(figure.until, year=year) if figure.until else None
    return replace(
        figure,
        span=span,
        surface=sentence.text[span.start - offset : span.end - offset],
        value=Decimal(year or 0),
        when=replace(figure.when, year=year),
        until=until,
    )


def beside_weekday(text: str, start: int, end: int) -> int | None:
    """Return the weekday that stands directly before or after `text[start:end]`, None if there is none."""
    beside = _DAY_BEFORE.search(text[max(0, start - _LONGEST_LEAD) : start]) or _DAY_AFTER.match(text, end)
    return WEEKDAYS[next(name for name in beside.groups() if name).lower()] if beside else None


def _with_weekday(sentence: Sentence, figure: Figure) -> Figure:
    when, offset = figure.when, sentence.span.start
    if when is None or (when.weekday is None and figure.until is None and _DAYS.isdisjoint(sentence.words)):
        return figure
    end = figure.start - offset
    lead = sentence.text[max(0, end - _LONGEST_LEAD) : end]
    if figure.until is not None:
        # "Monday to Friday, June 3-7": the last weekday belongs to the last day.
        days = _DAYS_BEFORE.search(f"{lead}{figure.surface}"[: len(lead) + _LONGEST_DAY])
        day = WEEKDAYS[days["day"].lower()] if days else None if _DAY_BEFORE.search(lead) else when.weekday
        return replace(figure, when=replace(when, weekday=day))
    if when.weekday is not None:
        return figure
    weekday = beside_weekday(sentence.text, end, figure.end - offset)
    return figure if weekday is None else replace(figure, when=replace(when, weekday=weekday))


def ordinal(number: int) -> str:
    """Return a whole number as an ordinal.

    >>> ordinal(75), ordinal(22), ordinal(111), ordinal(3)
    ('75th', '22nd', '111th', '3rd')
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def year_of(figure: Figure) -> int:
    """Return the year that a figure prints, as a year or as a number."""
    return figure.when.year if figure.when and figure.when.year is not None else int(figure.value)
