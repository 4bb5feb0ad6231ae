"""The laws of the calendar on plain values: weekdays, days that exist, spans of years, anniversaries, ages."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.checks import age_birth, anniversary, impossible_date, range_inverted, weekday_date, year_span
from claimcheck.checks._calendar import MONTH_NAMES, WEEKDAY_NAMES
from claimcheck.model import Status

HOLDS, OFF = Status.CONSISTENT, Status.INCONSISTENT


@pytest.mark.parametrize(
    ("date", "weekday", "status"),
    [
        ("October 16, 1989", "Monday", HOLDS),
        ("October 16, 1989", "Tuesday", OFF),
        ("Friday, 2 December 1859", None, HOLDS),
        ("Sun 2 December 1859", None, OFF),
        ("2016-12-29", 3, HOLDS),
    ],
)
def test_weekday_date(date, weekday, status):
    assert weekday_date(date, weekday).status is status


def test_weekday_date_says_both_sides_and_each_repair():
    finding = weekday_date("October 16, 1989", "Tuesday")
    assert finding.arithmetic == "October 16, 1989 is a Monday; the text says Tuesday"
    assert finding.repairs == (
        "Tuesday would need to be Monday",
        "October 16, 1989 would need to be October 17, 1989",
        "1989 would need to be 1990",
    )


def test_weekday_date_before_the_gregorian_calendar_is_refused():
    with pytest.raises(ValueError, match="Gregorian"):
        weekday_date("3 May 1642", "Tuesday")


DATES = st.dates(datetime.date(1753, 1, 1), datetime.date(2199, 12, 31))


@given(DATES, st.integers(0, 6))
def test_a_date_has_one_weekday(date, weekday):
    text = f"{MONTH_NAMES[date.month - 1]} {date.day}, {date.year}"
    assert (weekday_date(text, weekday).status is HOLDS) == (date.weekday() == weekday)
    assert WEEKDAY_NAMES[date.weekday()] in weekday_date(text, weekday).arithmetic


@pytest.mark.parametrize(
    ("date", "status"),
    [
        ("30 November 1999", HOLDS),
        ("31 November 1999", OFF),
        ("February 29, 2024", HOLDS),
        ("February 29, 2023", OFF),
        ("February 29, 1900", OFF),
        ("29 February 2000", HOLDS),
        ("29 February 1500", HOLDS),  # a leap year of the Julian calendar
        ("31/04/2021", OFF),
    ],
)
def test_impossible_date(date, status):
    assert impossible_date(date).status is status


@pytest.mark.parametrize(
    ("length", "first", "last", "status"),
    [
        ("nine years", "1939", "1948", HOLDS),
        ("nine-year", "1939", "1945", OFF),
        ("ten years", "2001", "2010", HOLDS),  # both end years count
        ("35-year", "1978", "2011", OFF),
        ("more than ten years", "1990", "2004", HOLDS),
        ("seven days", "3 March", "10 March", HOLDS),
        ("eight days", "3 March", "10 March", HOLDS),
        ("ten days", "3 March", "10 March", OFF),
        ("two weeks", "1 June 2020", "15 June 2020", HOLDS),
    ],
)
def test_year_span(length, first, last, status):
    assert year_span(length, first, last).status is status


@given(st.integers(1000, 2100), st.integers(2, 90), st.integers(-200, 200))
def test_a_span_of_years_holds_within_one(first, years, off):
    stated = years + off
    if stated > 0:
        finding = year_span(f"{stated} years", str(first), str(first + years))
        assert (finding.status is HOLDS) == (abs(off) <= 1)


@pytest.mark.parametrize(
    ("nth", "year", "founded", "status"),
    [
        ("75th", "2024", "1949", HOLDS),
        ("70th", "2024", "1949", OFF),
        (200, 1976, 1776, HOLDS),
        ("74th", "2024", "1949", OFF),
    ],
)
def test_anniversary(nth, year, founded, status):
    assert anniversary(nth=nth, year=year, founded=founded).status is status


def test_anniversary_names_each_repair():
    assert anniversary("70th", "2024", "1949").repairs == (
        "70th would need to be 75th",
        "2024 would need to be 2019",
        "1949 would need to be 1954",
    )


@pytest.mark.parametrize(
    ("born", "year", "age", "status"),
    [
        ("1928", "1989", "61", HOLDS),
        ("1928", "1989", "60", HOLDS),
        ("1928", "1989", "71", OFF),
        ("November 1928", "March 1989", "60", HOLDS),
        ("November 1928", "March 1989", "61", OFF),
        ("12 May 1950", "12 May 1990", "40", HOLDS),
        ("12 May 1950", "11 May 1990", "40", OFF),
    ],
)
def test_age_birth(born, year, age, status):
    assert age_birth(born, year, age).status is status


def test_who_turns_an_age_reaches_it_in_that_year():
    assert age_birth("1990", "2020", "30", turned=True).status is HOLDS
    assert age_birth("1990", "2020", "29", turned=True).status is OFF


@pytest.mark.parametrize(
    ("first", "last", "status"),
    [("40", "60", HOLDS), ("60", "40", OFF), ("2001", "2010", HOLDS), ("2020", "2010", OFF), ("$5", "$5", OFF)],
)
def test_range_inverted(first, last, status):
    assert range_inverted(first, last).status is status
