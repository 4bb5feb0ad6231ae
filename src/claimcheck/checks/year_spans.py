"""A length of time must agree with the years, days or hours between which it ran.

"The six-year drought lasted from 1876 to 1882." A span of N years from A to B is right when N is B - A, one more where
both end years count, or one less where neither is whole; between whole dates it is half a year more or less. Averages,
follow-up times and ages tie no length of time to the years beside it.

Formula: N = B - A, give or take one; N days = last day - first day, or one more; N hours = the time between, exactly.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from fractions import Fraction

from claimcheck.checks._apart import neighbour
from claimcheck.checks._calendar import exists
from claimcheck.checks._law import SPELLED, roles_of, said
from claimcheck.checks._span_ends import MINUTES_OF, Ended, ended_lengths, minutes_between, month_of
from claimcheck.checks._spans_told import counted_from_before, told_lengths
from claimcheck.checks._timed import timed
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.interval import Interval, exact, printed
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status

NAME = "year_span"
_DAYS: Mapping[str, int] = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS: Mapping[str, int] = {"month": 1, "year": 12}
_MONTH_OF_DAYS = Fraction(146_097, 4_800)  # the mean month of the Gregorian calendar: 146,097 days in 400 years
_MOST_OF_HALF_A_YEAR = Fraction(5, 12)  # as far as lengths in years are rounded
_HALF_A_MONTH = Fraction(1, 2)
_FROM_BEFORE = "the first year stands in the sentence before"
_PLAUSIBLE = (1000, 2199)  # years: of two ends one is between these
_Slack = tuple[Fraction, Fraction]


def year_span(length: Printed, first: Printed, last: Printed, *, note: str = "") -> Finding:
    """Compare a length of time with the two years, dates or times that bound it.

    Args:
        length: how long it is said to be ("nine years", "nine-year"; in days or weeks between dates).
        first: the year or date in which it began.
        last: the year or date in which it ended.
        note: how the figures were tied.

    Raises:
        ValueError: the ends are not both years, or whole dates.
    """
    figures = {"length": read_figure(length), "first": read_figure(first), "last": read_figure(last)}
    said_length = figures["length"]
    between, slack, unit = _between(figures["first"], figures["last"], said_length.unit)
    allowed = Interval(between - slack[0], between + slack[1])
    fits = between > 0 and (printed(said_length).meets(allowed) or exact(said_length.value).meets(allowed))
    status = Status.CONSISTENT if fits else Status.INCONSISTENT
    plural = unit if between == 1 else f"{unit}s"
    ends = " to ".join(_end(figures[name]) for name in ("first", "last"))
    arithmetic = f"{ends} is {_number(between)} {plural}; the text says {said(said_length)}"
    if between <= 0:
        arithmetic = f"{ends} runs backwards; the text says {said(said_length)}"
    repairs = () if fits else _repairs(figures, between, unit)
    return Finding(NAME, status, roles_of(figures, ("first", "last")), arithmetic, repairs, note)


def _end(figure: Figure) -> str:
    return str(figure.value) if figure.kind is Kind.YEAR else said(figure)


def _between(first: Figure, last: Figure, unit: str) -> tuple[Fraction, _Slack, str]:
    """Return the time between two ends, how far a right length may differ below and above, and its unit."""
    one = Fraction(1)
    if unit in MINUTES_OF and first.kind is last.kind is Kind.TIME:
        return Fraction(minutes_between(first, last), MINUTES_OF[unit]), (Fraction(0), Fraction(0)), unit
    if unit in _DAYS and first.when and last.when:
        days = (_day_of(last) - _day_of(first)).days
        return Fraction(days, _DAYS[unit]), (Fraction(1, _DAYS[unit]), Fraction(2, _DAYS[unit])), unit
    if unit in _MONTHS and _is_whole(first) and _is_whole(last):
        months = (_day_of(last) - _day_of(first)).days / _MONTH_OF_DAYS
        slack = _MOST_OF_HALF_A_YEAR if unit == "year" else _HALF_A_MONTH
        return months / _MONTHS[unit], (slack, slack), unit
    if unit in _MONTHS and (a := month_of(first)) and (b := month_of(last)):
        slack = _MOST_OF_HALF_A_YEAR if unit == "year" else one
        return Fraction(b - a, _MONTHS[unit]), (slack, slack), unit
    return Fraction(_year_of(last) - _year_of(first)), (one, one), "year"


def _is_whole(figure: Figure) -> bool:
    return bool(figure.when and figure.when.day)


def _day_of(figure: Figure) -> datetime.date:
    when = figure.when
    if when is None or when.month is None or when.day is None or not exists(when.year, when.month, when.day):
        raise ValueError(f"{figure.surface!r} is not a whole date")
    # A leap year, so that every day of a date without a year exists.
    return datetime.date(when.year or 2000, when.month, when.day)


def _year_of(figure: Figure) -> int:
    if figure.kind is Kind.DATE and figure.when and figure.when.year:
        return figure.when.year
    if figure.kind not in (Kind.YEAR, Kind.COUNT) or figure.value != int(figure.value):
        raise ValueError(f"{figure.surface!r} is not a year")
    return int(figure.value)


def _number(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.1f}"


def _repairs(figures: Mapping[str, Figure], between: Fraction, unit: str) -> tuple[str, ...]:
    length, first, last = figures["length"], figures["first"], figures["last"]
    fixes = [f"{said(length)} would need to be {_like(length, between, unit)}"] if between > 1 else []
    if unit == "year" and length.value == int(length.value) and Kind.DATE not in (first.kind, last.kind):
        years = int(length.value)
        fixes.append(f"{said(first)} would need to be {int(last.value) - years}")
        fixes.append(f"{said(last)} would need to be {int(first.value) + years}")
    return tuple(fixes)


def _like(length: Figure, between: Fraction, unit: str) -> str:
    """Return a time as a length is printed: "twelve-year" for "nine-year", "12 years" for "9 years"."""
    printed_ = length.surface
    needed = SPELLED.get(between, _number(between)) if printed_[:1].isalpha() else _number(between)
    return f"{needed}-{unit}" if printed_.endswith(f"-{unit}") else f"{needed} {unit}s"


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    seen: set[int] = set()
    sentence = timed(sentence)
    for ended in (*ended_lengths(sentence), *told_lengths(sentence)):
        if ended.length.start not in seen and _is_plausible(ended):
            seen.add(ended.length.start)
            yield from _judged(ended)
    if counted := counted_from_before(sentence, neighbour(sentence, reading, -1)):
        yield year_span(counted.length, counted.first, counted.last, note=_FROM_BEFORE)


def _judged(ended: Ended) -> Results:
    finding = year_span(ended.length, ended.first, ended.last)
    if ended.other is not None and finding.status is Status.INCONSISTENT:
        # "From 9:00 to 5:00": where the half of the day is left out, the shorter time is meant, or nothing is known.
        other = year_span(ended.length, ended.first, ended.other)
        if other.status is Status.CONSISTENT:
            return
        shorter = minutes_between(ended.first, ended.other) < minutes_between(ended.first, ended.last)
        finding = other if shorter else finding
    too_long = ended.within and _is_longer(ended)
    if finding.status is Status.CONSISTENT or ended.surely or too_long:
        yield finding


def _is_longer(ended: Ended) -> bool:
    """Return whether a length is longer than the time between its ends, of which it may be a part."""
    between, slack, _ = _between(ended.first, ended.last, ended.length.unit)
    return 0 < between + slack[1] < printed(ended.length).low


def _is_plausible(ended: Ended) -> bool:
    years = [f.when.year for f in (ended.first, ended.last) if f.when and f.when.year]
    return not years or any(_PLAUSIBLE[0] <= year <= _PLAUSIBLE[1] for year in years)


CHECK = Check(
    code="CC304",
    name=NAME,
    title="A length of time agrees with its first and last year",
    explanation=__doc__,
    law=year_span,
    examples=Examples(
        consistent=(
            "The seven-year siege lasted from 1620 to 1627.",
            "It took them twelve years, from 1998 to 2010, to drain the marsh.",
            "The show ran from 3 March to 10 March, seven days.",
            "The feud began in 1621 and ended in 1630, lasting nine years.",
            "Built in 1905, the mill turned 110 in 2015.",
            "The mill was shut in 1994. Twelve years later, in 2006, it was opened to visitors.",
        ),
        inconsistent=(
            "The seven-year siege lasted from 1620 to 1631.",
            "From 1988 to 1996 she served twelve years.",
            "The dam was begun in 1921 and finished twelve years later, in 1930.",
            "The lease of 1950 expired in 1999, after 59 years.",
            "Five men kept the ferry between 1840 and 1931, when the bridge opened, 81 years later.",
            "The camp stood from 9 April 1940 to 8 May 1945, a little over six years.",
            "The mill was shut in 1994. Fifteen years later, in 2006, it was opened to visitors.",
            "The night boat left at 21:50 and docked at 5:20, a crossing of nine hours.",
            "The ferry sails at 9:15 am and docks at 11:45 am, after three and a half hours.",
        ),
        silent=(
            "In the ten years to 2021 output doubled, though the plan dates from 2013.",
            "Patients aged 40 years or more were seen from 2005 to 2007.",
            "It failed in the war, founded in 1921. Ten years later, in 1953, it was founded again.",
            "Between 1961 and 1988 they wrote often, but for a nine year gap.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.DURATION, Kind.YEAR, Kind.TIME}),
)
