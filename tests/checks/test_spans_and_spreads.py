"""Lengths beside times of day, spreads of measured values, rows of years, small numbers in brackets behind a share."""

from __future__ import annotations

import pytest

from claimcheck import check, extract

RIGHT_AND_WRONG = [
    ("The night boat left Oban at 21:50 and docked at 05:20, a crossing of {} hours.", "seven and a half", "nine"),
    ("The sitting opened at 10 a.m. and closed at noon, {} hours in all.", "two", "three"),
    ("The road is shut from 8 p.m. on Sunday to 5 a.m. on Monday, {} hours.", "nine", "eleven"),
    ("The siege lasted {} hours, from 6 a.m. on Tuesday to 6 p.m. on Thursday.", "60", "36"),
    ("The baths are open from 07:00 to 21:30, {} hours a day.", "14 and a half", "16 and a half"),
    ("Departure 09:05, arrival 12:50: a trip of 3 hours {} minutes.", "45", "15"),
    ("The play was due at 7:30 p.m. but did not begin until 8:15 p.m., {} minutes late.", "45", "65"),
    ("The duel began at 6 p.m. and ended at 9:15 p.m., lasting three hours and a {}.", "quarter", "half"),
    ("The tunnel took {} years to dig, from 1871 to 1880.", "nine", "twelve"),
    ("Built between 1956 and 1962, the dam took {} years to finish.", "six", "nine"),
    ("The truce of 3 May held until 24 May, {} weeks.", "three", "five"),
    ("At 9.8 °C, the year's mean was {} degrees above the long-term average of 9.1 °C.", "0.7", "1.7"),
    ("In the cellar it ranged from 4 °C to 11 °C, a span of {} degrees.", "seven", "nine"),
    ("It was the {} win in a row, after those of 2015, 2016 and 2017.", "fourth", "fifth"),
    ("Three quarters of the 240 sheep ({}) were shorn.", "180", "120"),
    ("The herd has 48 goats. Half of them ({}) are brown.", "24", "34"),
    ("The choir has 54 members, of whom two thirds ({}) are new.", "36", "26"),
    ("Of the 120 sheep, 18 (15.0%) were lame and nine ({}) blind.", "7.5%", "8.5%"),
    ("The drug group (n = 160) had 24 faints (15.0%), and 8 ({}) were blind.", "5.0%", "6.0%"),
    ("There were 64 hens, three quarters of them ({}) from Ghent.", "48", "38"),
    ("Two thirds ({}) of the 87 cots were used.", "58", "48"),
    ("The firm was sold in 1983. Twenty years later, in {}, it was shut.", "2003", "2013"),
    ("He landed at 4:15 p.m., having left at 11:45 a.m., {} hours earlier.", "four and a half", "six and a half"),
    ("The week's high was 29.4 °C and the low 11.2 °C, {} degrees apart.", "18.2", "16.2"),
    (
        "Night shifts begin at 21:00 and end at 05:30, so a shift lasts {} hours.",
        "eight and a half",
        "seven and a half",
    ),
    ("It took {} years to build: work began in 1878 and ended in 1919.", "41", "51"),
    ("The mean of 11.9 °C was {} °C above the norm of 11.1 °C.", "0.8", "1.8"),
    ("We randomised 241 hens, 121 to oats and {} to maize.", "120", "102"),
    (
        "Eggs broke in 54 of 120 nests (45.0%) and 36 of 120 (30.0%) (difference, 15.0 points; 95% CI, 2.9 to {}).",
        "27.1",
        "57.1",
    ),
    ("In the 54-seat diet the Greens hold 21, Labour 18, the Reds nine and the others {}.", "six", "eight"),
    ("Of the 600 bolts, 75% ({}) were rusty.", "450", "540"),
]


def alarms(text: str) -> list[str]:
    return [f.check for f in check(text).findings if f.status.value == "inconsistent"]


@pytest.mark.parametrize(("text", "right", "wrong"), RIGHT_AND_WRONG)
def test_a_right_figure_holds_and_a_wrong_one_is_noticed(text, right, wrong):
    assert alarms(text.format(right)) == []
    assert any(f.status.value == "consistent" for f in check(text.format(right)).findings)
    assert len(alarms(text.format(wrong))) == 1


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The mill closed in 1932 and stood empty for the next {} years, until it was sold in 1975.", "43", "53"),
        ("It shut in 1932 and lay idle for {} years until it was sold in 1975.", "43", "34"),
        ("He was mayor from 1990, stayed for 12 years, until {}.", "2002", "2006"),
        ("The regatta begins on Saturday, 1 August 2026, and lasts {} days, until 9 August.", "nine", "five"),
        ("Released on 12 January 2024, it is supported until 12 January 2027, i.e. for {} years.", "three", "four"),
        ("The coach leaves at 8.45 am, takes an hour and twenty minutes and is there by {} am.", "10.05", "10.25"),
        ("The train leaves at 7:30 and takes 1 hour 50 minutes, arriving at {}.", "9:20", "9:50"),
        ("Built in 1868 and so {} years old in 2026, it has 186 steps.", "158", "148"),
        ("It was the fourth dry spring in succession: 2023, 2024 and {} had been too dry as well.", "2025", "2021"),
        ("They won on Sunday's second ballot ({} May 2026).", "3", "2"),
    ],
)
def test_a_length_is_told_in_other_places_too(text, right, wrong):
    assert alarms(text.format(right)) == []
    assert len(alarms(text.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "He works from 9 a.m. to 5 p.m., seven hours a day, and rests at noon.",
        "From 6 p.m. on Monday to midnight on Wednesday, 54 hours, no tram ran.",
        "The train left Bern at 10:00 and got to Leeds at 11:20 local time, a journey of two hours and 20 minutes.",
        "The first bus leaves at 6:10 and the last at 22:30, and a journey of 40 minutes costs two euros.",
        "The museum opened at 10 a.m. and closed at 6 p.m., with guided tours lasting one hour.",
        "Doors open at 7 p.m. and the show ends at 11 p.m., lasting about three hours.",
        "The flight left Boston at 6 p.m. and landed in Dublin at 6 a.m., a flight of seven hours.",
        "The train left Bern at 10:00 and reached Leeds at 11:20, a journey of two hours and 20 minutes.",
        "The shop is open from 9 a.m. to noon and from 2 p.m. to 6 p.m., seven hours a day.",
        "Between 1990 and 2000, in two years, the town lost its mills.",
        "Built between 1890 and 1910, the houses took two years to finish.",
        "He was mayor from 1979 to 1991, eight years in which his friends ruled.",
        "The bridge, begun in 1921 and opened in 1930, stood for 60 years in which no one was hurt.",
        "About half of the 86 cases (12) heal by themselves, as others found (14).",
        "Temperatures ranged from 12 °C to 23 °C, with a daily range of 8 degrees.",
        "Its director, born in 1938, was 43 at the time and stayed for 22 years, until 2003.",
        "She joined in 1990 and led the firm for twelve years until 2004.",
        "It was their third title in a row: 2021, 2022 and 2023.",
        "It was the fifth dry year in a row, after 2021 and 2022 had set records.",
    ],
)
def test_what_is_told_of_something_else_is_left_alone(text):
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a ride of 15 and a half hours", "15.5", "hour"),
        ("after three hours and a quarter", "3.25", "hour"),
        ("It is 2 and a half miles off", "2.5", "mile"),
    ],
)
def test_a_part_behind_a_number_belongs_to_it(text, value, unit):
    (figure,) = extract(text)
    assert (str(figure.value), figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The Greens take 21, Labour 18, the Liberals nine and Reform 6.", "21 18 9 6"),
        ("She scored 18 points, Drury 14 and Otter Lee 11 of the rest.", "18 14 11"),
        ("They sent 3 probes, Mariner 4, Viking 1 and Voyager 2.", "3"),
        ("It stops at platform 3, Leeds 4 and York 9.", ""),
        ("He flew on 12 flights, Apollo 13 among them.", "12"),
    ],
)
def test_names_in_a_list_have_their_numbers(text, values):
    assert " ".join(str(f.value) for f in extract(text)) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Leeds had the most papers (259) and the most authors (1,204).", "259 1204"),
        ("As found before (259), it holds. See (1) the maps, (2) the logs and (3) the notes.", ""),
        ("Call her at (713) 853-6329 on the (111) facets.", ""),
        ("It was said before (25) and after.", ""),
    ],
)
def test_a_long_number_in_brackets_is_a_count_where_no_marks_stand(text, values):
    assert " ".join(str(f.value) for f in extract(text)) == values
