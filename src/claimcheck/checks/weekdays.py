"""A weekday printed with a date must be the date's.

The weekday follows from the Gregorian calendar. Dates before 1753 stay silent, for they may be of the Julian
calendar, and so does a date of digits alone that reads two ways ("10/09/2014"), with stops if one of them fits. Where
only the document's own date gives the year, a weekday that does not fit is unsure, and an error only within three
weeks of that date.

Source of the rule: `datetime.date.weekday` (proleptic Gregorian calendar).
"""

from __future__ import annotations

import datetime
import re

from claimcheck.checks._calendar import (
    FIRST_GREGORIAN_YEAR,
    WEEKDAY_NAMES,
    date_in_words,
    exists,
    has_day_first,
    weekday_of,
    whole_dates,
)
from claimcheck.checks._loose_dates import ANY_YEAR, LONGEST, loose_dates
from claimcheck.checks._words import UNTIL, entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.figures.data.calendar import WEEKDAYS
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Role, Sentence, Status, When
from claimcheck.records import replace

NAME = "weekday_date"
_AMBIGUOUS = regex(r"(?<!\d)\d{1,2}[/.-](\d{1,2})[/.-]\d{2,4}")
# "from Friday to Sunday, 1-3 May 2026": the first weekday is the first date's.
_PAIRED = regex(
    rf"\b(?P<first>{one_of(tuple(WEEKDAYS))})\.?\s*(?:[,&–—-]|{one_of(UNTIL, ('or',))})\s*(?:on\s+)?$",
    re.IGNORECASE,
)
_DAYS = frozenset(WEEKDAYS)
_WHOLE_DAY = regex(r"\d{4}-\d\d-\d\d")
# "The Year 5 trip" is of no other year.
_YEARS = entries("years century decade anniversary")
_OTHER_YEAR = regex(rf"\b(?:year(?!\s\d)|{one_of(_YEARS)})\b", re.IGNORECASE)
_NEAR_DAYS = 21  # from the document's own date: what news tells by weekday and day alone
_OLD_STYLE = regex(r"\bO\.?S\.?(?=[\s,);]|$)|\b(?:old style|old calendar|julian)\b", re.IGNORECASE)


def weekday_date(date: Printed, weekday: str | int | None = None, *, note: str = "") -> Finding:
    """Compare a date with the weekday that is printed with it.

    Args:
        date: a whole date ("October 16, 1989"), with its weekday unless that is given apart.
        weekday: the weekday's name or number (Monday is 0).
        note: how the figures were tied.

    Raises:
        ValueError: the date is not a whole one that exists, from 1753 on, or there is no weekday.
    """
    figure = read_figure(date)
    when = figure.when or When()
    if isinstance(weekday, str):
        weekday = WEEKDAYS[weekday.lower().rstrip(".")]
    printed = when.weekday if weekday is None else weekday
    if printed is None:
        raise ValueError(f"{figure.surface!r} has no weekday")
    if not (when.year and when.month and when.day) or not _judged(when):
        raise ValueError(f"{figure.surface!r} is not a whole date of the Gregorian calendar")
    actual = weekday_of(when.year, when.month, when.day)
    status = Status.CONSISTENT if actual == printed else Status.INCONSISTENT
    day_first = has_day_first(figure.surface)
    said = date_in_words(when, day_first=day_first)
    arithmetic = f"{said} is a {WEEKDAY_NAMES[actual]}; the text says {WEEKDAY_NAMES[printed]}"
    repairs = _repairs(when, actual, printed, day_first=day_first) if status is Status.INCONSISTENT else ()
    return Finding(NAME, status, (Role("date", figure),), arithmetic, repairs, note)


def _judged(when: When) -> bool:
    return bool(
        when.year
        and when.month
        and when.day
        and FIRST_GREGORIAN_YEAR <= when.year <= 9999
        and exists(when.year, when.month, when.day)
    )


def _repairs(when: When, actual: int, printed: int, *, day_first: bool) -> tuple[str, ...]:
    """Return the weekday, the nearest day and the nearest years that would make the date right."""
    year, month, day = when.year or 0, when.month or 0, when.day or 0
    fixes = [f"{WEEKDAY_NAMES[printed]} would need to be {WEEKDAY_NAMES[actual]}"]
    days = [day + shift for shift in sorted(range(-6, 7), key=abs) if exists(year, month, day + shift)]
    other = next((d for d in days if weekday_of(year, month, d) == printed), None)
    if other is not None:
        now, then = (date_in_words(w, day_first=day_first) for w in (when, replace(when, day=other)))
        fixes.append(f"{now} would need to be {then}")
    years = (year + shift for shift in (-1, 1, -2, 2, -3, 3) if exists(year + shift, month, day))
    near = next((y for y in years if weekday_of(y, month, day) == printed), None)
    if near is not None:
        fixes.append(f"{year} would need to be {near}")
    return tuple(fixes)


def _in_document(reading: Reading) -> Results:
    text, done = reading.document.text, 0
    read = frozenset(f.end for f in reading.figures if f.kind is Kind.DATE)
    for sentence in reading.sentences:
        # A sentence whose only date is one that figures leave alone has no words.
        if _DAYS.isdisjoint(sentence.words) if sentence.words else not ANY_YEAR.search(sentence.text):
            continue
        yield from _in_sentence(sentence, reading)
        # A stop behind the day may have ended the sentence before the date did.
        start, done = max(done, sentence.span.start), sentence.span.end + LONGEST
        yield from _loose(text, start, min(done, len(text)), read)
    for table in reading.tables:
        yield from _loose(text, *table.table.span, read)


def _loose(text: str, start: int, end: int, read: frozenset[int]) -> Results:
    """Yield what the dates of a stretch of text say that are printed in ways which figures leave alone; `read` has the
    ends of those that are figures."""
    for loose in loose_dates(text, start, end):
        if loose.figure.end not in read and not (loose.turned and _judged(loose.turned) and _is_on(loose.turned)):
            yield weekday_date(loose.figure)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for figure in whole_dates(sentence):
        when = figure.when
        if when is None or when.weekday is None or _reads_two_ways(figure) or _OLD_STYLE.search(sentence.text):
            continue
        if when.year is not None:
            if _judged(when):
                yield weekday_date(figure, None if _is_on(when) else _paired(sentence, figure))
        elif reading.document.date[:4].isdigit() and _paired(sentence, figure) is None:
            yield from _of_the_documents_year(figure, when, reading.document.date, sentence)


def _paired(sentence: Sentence, figure: Figure) -> int | None:
    """Return the weekday right before the date's own, if there is one: several days then share the dates, and the first
    date is the first day's."""
    match = _PAIRED.search(sentence.text[: figure.start - sentence.span.start])
    return WEEKDAYS[match["first"].lower()] if match else None


def _of_the_documents_year(figure: Figure, when: When, date: str, sentence: Sentence) -> Results:
    """Yield what a date without a year says if it is of the document's year or one beside it."""
    year = int(date[:4])
    assumed = replace(when, year=year)
    if not _judged(assumed):
        return
    finding = weekday_date(replace(figure, when=assumed), note=f"the year {year} is the document's own date")
    finding = replace(finding, roles=(Role("date", figure),), repairs=())
    beside = (replace(when, year=year + shift) for shift in (-1, 1))
    if finding.status is Status.CONSISTENT or _is_near(assumed, date, sentence):
        yield finding
    elif not any(_judged(other) and _is_on(other) for other in beside):
        yield replace(finding, status=Status.UNSURE)


def _is_near(when: When, date: str, sentence: Sentence) -> bool:
    """Return whether a date is so near the document's own day that a year is left out as known."""
    if not _WHOLE_DAY.fullmatch(date) or _OTHER_YEAR.search(sentence.text) or not when.year:
        return False
    if any(f.when and f.when.year not in (None, when.year) for f in sentence.figures):
        return False
    day = datetime.date(when.year, when.month or 1, when.day or 1)
    return abs((day - datetime.date.fromisoformat(date)).days) <= _NEAR_DAYS


def _is_on(when: When) -> bool:
    return weekday_of(when.year or 0, when.month or 0, when.day or 0) == when.weekday


def _reads_two_ways(figure: Figure) -> bool:
    match = _AMBIGUOUS.search(figure.surface)
    if match is None or figure.when is None:
        return False
    month, day = figure.when.month or 0, figure.when.day or 0
    return day <= 12 and day != month


CHECK = Check(
    code="CC301",
    name=NAME,
    title="A date falls on the weekday printed with it",
    explanation=__doc__,
    law=weekday_date,
    examples=Examples(
        consistent=(
            "The hearing opened on Wednesday, March 6, 2024, before a full gallery.",
            "She sailed on Friday, 24 August 1990.",
            "The deadline is 2016-12-29 (Thursday).",
            "The train leaves on Thursday, 24.03.2016.",
        ),
        inconsistent=(
            "The hearing opened on Thursday, March 6, 2024, before a full gallery.",
            "She sailed on Sunday, 24 August 1990.",
            "The train leaves on friday, 24 march 2016.",
        ),
        silent=(
            "They met on Monday, October 7.",
            "The register gives Tuesday, 3 May 1642.",
            "The parcel came on Friday, 10/09/2014.",
            "The parcel came on Friday, 10.09.2015.",
        ),
    ),
    in_document=_in_document,
)
