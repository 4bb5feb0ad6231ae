"""A date must be in the calendar, and a time on the clock.

February has a 29th day only in leap years, four months end with their 30th day, an hour has 60 minutes. That a date
exists supports nothing else about it. Without a year, "February 29" may be right and stays silent; so does what may
be a count ("In June 31 members resigned"), and a sentence that says itself that there is no such date.

Source of the rule: `calendar.monthrange`; Julian leap years before 1753.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks._calendar import MONTH_NAMES, date_in_words, exists, whole_dates
from claimcheck.checks._text import lead
from claimcheck.checks._words import one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.figures.data.calendar import MONTHS
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Role, Sentence, Span, Status, When

NAME = "impossible_date"
_LONGEST_MONTH = 31
_MONTH_WORDS = frozenset(name.lower() for name in MONTH_NAMES)
_MONTH = "|".join(MONTH_NAMES)
# "January 32, 2020" and "32 January 2020", which are read as no date.
_TOO_LATE = regex(
    rf"\b(?P<month>{_MONTH})\s+(?P<day>3[2-9]|[4-9]\d),\s+(?P<year>(?:1[5-9]|20)\d\d)\b"
    rf"|(?<![\d.,-])\b(?P<day2>3[2-9]|[4-9]\d)\s+(?P<month2>{_MONTH}),?\s+(?P<year2>(?:1[5-9]|20)\d\d)\b"
)
# What such a date has, quicker to find: most sentences with a month have it not.
_NO_DAY = regex(r"(?:3[2-9]|[4-9]\d)[,\s]")
# "31/13/2021": no day and month either way round.
_SLASHED = regex(r"(?P<a>[0-9]{1,2})/(?P<b>\d\d?)/(?P<year>(?:1[89]|20)\d\d)(?![\d/])")
_ISO = regex(r"(?P<year>[12][089]\d\d)-(?P<a>0[1-9]|1[0-2])-(?P<b>\d\d)(?![\d-])")
# "13:75 pm", "at 25:61 GMT".
_CLOCK = regex(
    r"(?P<hour>[0-9]{1,2}):(?P<minute>\d\d)(?=\s?(?:a\.?m\b|p\.?m\b|GMT\b|UTC\b|hours\b|hrs\b|"
    r"o['’]clock))(?!:)",
    re.IGNORECASE,
)
# A sign that each has, and how far before it a print of it begins.
_BY_SIGN = (("/", (2, 1), _SLASHED), ("-0", (4,), _ISO), ("-1", (4,), _ISO), (":", (2, 1), _CLOCK))
# "The non-existing date 29-Feb-1900", "as if it had been a leap year": the text knows.
_DENYING = phrases(
    """nonexistent | nonexisting | non-existent | non-existing | leap year | leap years | no such | not exist |
    never existed"""
)
_REFUSING = phrases("invalid | illegal | impossible | incorrect | erroneous | rejected | rejects | not valid")
# Of what is refused in one sentence with a month, it may be a motion or a vote, unless dates are spoken of.
_DATES = frozenset({"date", "dates", "calendar"})
_DENIED = regex(rf"\b{one_of(_DENYING)}\b|n['’]t\s+exist\b", re.IGNORECASE)
_REFUSED = regex(rf"\b{one_of(_REFUSING)}\b", re.IGNORECASE)
_GOES_ON = frozenset("0123456789/.-:")  # before a number: it is the end of another
_COUNT_FOLLOWS = regex(r"\s+[a-z]")


def impossible_date(date: Printed, *, note: str = "") -> Finding:
    """Judge whether a day exists.

    Args:
        date: a date with a month and a day ("31 November 1999").
        note: how the figures were tied.

    Raises:
        ValueError: the text is no date with a month and a day.
    """
    figure = read_figure(date)
    when = figure.when
    if when is None or when.month is None or when.day is None:
        raise ValueError(f"{figure.surface!r} is not a date with a month and a day")
    if exists(when.year, when.month, when.day):
        # That it exists does not support the date: it stays a claim of its own.
        return Finding(
            NAME, Status.CONSISTENT, (Role("date", figure, True),), f"{date_in_words(when)} exists", (), note
        )
    last = next(d for d in range(_LONGEST_MONTH, 0, -1) if exists(when.year, when.month, d))
    of = f" {when.year}" if when.month == 2 and when.year and last == 28 else ""
    arithmetic = f"{MONTH_NAMES[when.month - 1]}{of} has {last} days; the text says {figure.surface}"
    return Finding(NAME, Status.INCONSISTENT, (Role("date", figure),), arithmetic, _repairs(when, last), note)


def _repairs(when: When, last: int) -> tuple[str, ...]:
    if when.day == 29 and when.year:
        leap = [y for y in range(when.year - 2, when.year + 3) if exists(y, 2, 29)]
        return (f"the day would need to be {last} or less", *(f"the year would need to be {y}" for y in leap[:1]))
    return (f"the day would need to be {last} or less",)


def _in_document(reading: Reading) -> Results:
    for sentence in reading.sentences:
        if sentence.figures:
            found = list(_in_sentence(sentence))
            if found and not _is_denied(sentence):
                yield from found
    yield from _unread(reading)


def _in_sentence(sentence: Sentence) -> Results:
    if not _MONTH_WORDS.isdisjoint(sentence.words):
        yield from _too_late(sentence)
    if any(figure.kind is Kind.DATE for figure in sentence.figures):
        yield from _dates(sentence)


def _dates(sentence: Sentence) -> Results:
    for figure in whole_dates(sentence):
        when = figure.when
        if when is None or when.month is None or when.day is None:
            continue
        if exists(when.year, when.month, when.day):
            if _is_last_of_a_short_month(when):
                yield impossible_date(figure)
        elif when.year is not None or _stands_alone(sentence, figure):
            yield impossible_date(figure)


def _too_late(sentence: Sentence) -> Results:
    """Yield the dates whose day no month has: "January 32, 2020"."""
    for match in _TOO_LATE.finditer(sentence.text) if _NO_DAY.search(sentence.text) else ():
        month = MONTHS[(match["month"] or match["month2"]).lower()]
        when = When(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))
        yield impossible_date(_figure(match, sentence.span.start, when))


def _is_last_of_a_short_month(when: When) -> bool:
    """Return whether a day is the last of a month of fewer than 31 days: only of those is it worth a word that they
    exist."""
    month, day = when.month or 0, when.day or 0
    return (
        day > 28
        and not exists(when.year, month, day + 1)
        and (month != 2 or when.year is not None)
        and day < _LONGEST_MONTH
    )


def _stands_alone(sentence: Sentence, figure: Figure) -> bool:
    """Return whether a date without a year is one, and not a month with a count after it."""
    if figure.surface[:1].isdigit() or figure.surface[-1:].isalpha():
        return True
    before = lead(sentence, figure).rstrip().rpartition(" ")[2].lower()
    return before not in ("in", "since", "during", "by") and not _COUNT_FOLLOWS.match(
        sentence.text, figure.end - sentence.span.start
    )


def _is_denied(sentence: Sentence) -> bool:
    """Return whether a sentence says itself that there is no such date."""
    if _DENIED.search(sentence.text):
        return True
    of_dates = _MONTH_WORDS.isdisjoint(sentence.words) or not _DATES.isdisjoint(sentence.words)
    return of_dates and _REFUSED.search(sentence.text) is not None


def _unread(reading: Reading) -> Results:
    """Yield the dates and times of digits alone that are too far off to be read as such, where they stand in sentences
    with other figures."""
    starts = [sentence.span.start for sentence in reading.sentences]
    known = {figure.start for figure in reading.figures if figure.kind is Kind.DATE}
    for match in _of_digits(reading.document.text):
        place = bisect_right(starts, match.start()) - 1
        if match.start() in known or place < 0 or not reading.sentences[place].figures:
            continue
        if match.end() > reading.sentences[place].span.end or _is_denied(reading.sentences[place]):
            continue
        yield from _clock(match) if "hour" in match.re.groupindex else _date(match)


def _of_digits(text: str) -> Iterator[re.Match[str]]:
    """Yield what may be a date or a time of day in digits; a sign that it has is quick to find."""
    for sign, before, pattern in _BY_SIGN:
        place = text.find(sign)
        while place >= 0:
            found = (pattern.match(text, place - back) for back in before if place >= back)
            match = next(filter(None, found), None)
            if match and text[match.start() - 1 : match.start()] not in _GOES_ON:
                yield match
            place = text.find(sign, place + 1)


def _date(match: re.Match[str]) -> Results:
    unread = _neither_way(match)
    if unread is not None:
        yield impossible_date(_figure(match, 0, unread))


def _clock(match: re.Match[str]) -> Results:
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 24 or minute > 59:
        figure = _figure(match, 0, When(hour=hour, minute=minute), Kind.TIME)
        limit = "an hour has minutes 00 to 59" if minute > 59 else "a day has hours 0 to 24"
        arithmetic = f"{limit}; the text says {match[0]}"
        yield Finding(NAME, Status.INCONSISTENT, (Role("time", figure),), arithmetic)


def _neither_way(match: re.Match[str]) -> When | None:
    year, a, b = int(match["year"]), int(match["a"]), int(match["b"])
    if not (1 <= a <= _LONGEST_MONTH and 1 <= b <= _LONGEST_MONTH):
        return None
    readings = [(m, d) for m, d in ((a, b), (b, a)) if m <= 12]
    if not readings or any(exists(year, m, d) for m, d in readings):
        return None
    return When(year, readings[0][0], readings[0][1])


def _figure(match: re.Match[str], offset: int, when: When, kind: Kind = Kind.DATE) -> Figure:
    span = Span(offset + match.start(), offset + match.end())
    return Figure(span, match[0], kind, Decimal(when.year or 0), when=when)


CHECK = Check(
    code="CC302",
    name=NAME,
    title="A date is in the calendar",
    explanation=__doc__,
    law=impossible_date,
    examples=Examples(
        consistent=(
            "The bridge was opened on February 29, 2008.",
            "The lease ends on 30 September 2031.",
        ),
        inconsistent=(
            "The motion was rejected on June 31, 2019.",
            "The bridge was opened on February 29, 2007.",
            "The lease ends on 31 September 2031.",
            "Offers are due by 30/02/2025.",
        ),
        silent=(
            "In June 31 players were sold.",
            "The fair is held every four years on February 29.",
            "Dates that cannot be, such as 2019-02-30, are invalid.",
        ),
    ),
    in_document=_in_document,
)
