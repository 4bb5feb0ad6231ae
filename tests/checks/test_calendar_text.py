"""How documents say dates, spans, anniversaries and ages: what is found, and what is left alone."""

from decimal import Decimal

import pytest

from claimcheck import check
from claimcheck.model import Status

OURS = {"weekday_date", "impossible_date", "year_span", "anniversary", "age_birth", "range_inverted"}


def found(text: str) -> list[tuple[str, str]]:
    return [(f.check, f.status.value) for f in check(text).findings if f.check in OURS]


def flagged(text: str) -> list[str]:
    return [name for name, status in found(text) if status == Status.INCONSISTENT]


@pytest.mark.parametrize(
    "text",
    [
        "The vote of Tuesday, October 17, 1989, was close.",
        "They landed on Thurs. 26 March 1987 at noon.",
        "They landed on Thursday (26 March 1987) at noon.",
        "They landed on Thursday night, 26 March 1987.",
        "The deadline is 2016-12-29 (Thursday).",
        "Sat 2024-06-08 is the day.",
        "May 13, 1999, was a Thursday.",
        "They sailed on 1999-05-13, Thursday.",
        "They sailed on Thursday on May 13, 1999.",
        "They sailed on Thursday (May 13, 1999).",
        "The fair runs Monday to Friday, June 3-7, 2019.",
    ],
)
def test_weekdays_are_found_in_all_orders(text):
    assert found(text) == [("weekday_date", "consistent")]


@pytest.mark.parametrize(
    "text",
    [
        "The vote of Monday, October 17, 1989, was close.",
        "They landed on Friday (26 March 1987) at noon.",
        "The deadline is 2016-12-29 (Wednesday).",
        "May 13, 1999, was a Friday.",
        "The fair runs Tuesday to Friday, June 3-7, 2019.",
    ],
)
def test_wrong_weekdays_are_flagged_once(text):
    assert flagged(text) == ["weekday_date"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The lease ends on 31 June 2025.", "impossible_date"),
        ("The lease ends on February 29, 2025.", "impossible_date"),
        ("The lease ends on June 31.", "impossible_date"),
        ("The lease ends on 31/06/2025.", "impossible_date"),
        ("The lease ends on 45 June 2025.", "impossible_date"),
        ("Doors open at 13:75 pm.", "impossible_date"),
        ("The twelve-year war (1990-1996) cost many lives.", "year_span"),
        ("The siege began in 1561 and ended in 1564, lasting six years.", "year_span"),
        ("The pact of 1971 lapsed in 1996, after 35 years.", "year_span"),
        ("She took office in 1931 and resigned in 1938, having served ten years.", "year_span"),
        ("Begun in 1881, the tunnel was finished twelve years later, in 1890.", "year_span"),
        ("Opened in 1911, the baths turned 120 in 2021.", "year_span"),
        ("The market is on from 5 to 9 June, eight days.", "year_span"),
        ("It lasted twelve years, from 1990 to 1996.", "year_span"),
        ("From 1990 to 1996 she served twelve years.", "year_span"),
        ("Prices fell in the five years between 1990 and 2009.", "year_span"),
        ("In 2020 they kept the 40th anniversary of the 1960 accord.", "anniversary"),
        ("The bicentennial of 1776 was kept in 1986.", "anniversary"),
        ("Founded in 1950, the club kept its 60th anniversary in 2020.", "anniversary"),
        ("Founded 1985, it marked its 30th anniversary in 2019.", "anniversary"),
        ("The mill opened in 1990 and kept its 25th birthday in 2020.", "anniversary"),
        ("Born in 1902, he died in 1985 at the age of 73.", "age_birth"),
        ("Ada Bly (1902–1985) died in Leith at the age of 73.", "age_birth"),
        ("The nine-year war (1939–45) cost many lives.", "year_span"),
        ("The survey ran from May 2015 to May 2018, a period of two years.", "year_span"),
        ("The survey (April 2016 to September 2016, 9 months) is done.", "year_span"),
        ("The lecture lasts from 10:00 to 11:30, 60 minutes.", "year_span"),
        ("The desk is open from 8 am to 6 pm, a shift of nine hours.", "year_span"),
        ("It closed 12 years after the 1994 accord, in 2014.", "year_span"),
        ("In 2014, 12 years after the 1994 accord, all met.", "year_span"),
        ("It is open from 9 am to 5 pm (six hours).", "year_span"),
        ("It ran from 3 March to 10 March 2020 (17 days).", "year_span"),
        ("The camp was held from 2 May 1941 to 6 June 1944, nearly five years.", "year_span"),
        ("The dig began on 4 May 2019 and ended on 18 May 2019, precisely four weeks later.", "year_span"),
        ("After nine years in power, from 1990 to 1995, they lost.", "year_span"),
        ("The siege of 1512-1518 lasted eleven years.", "year_span"),
        ("It took nine years to build, from 1901 to 1905.", "year_span"),
        ("The hall is hired for four months, from 1 May to 30 June 2023.", "year_span"),
        ("The ferry left at 7:10 am and docked at 8:40 am, after two and a half hours at sea.", "year_span"),
        ("The first part came out in 1971 and the second, twelve years later, in 1979.", "year_span"),
        ("The act, adopted in 1981 and repealed in 1989, was in force for 18 years.", "year_span"),
        ("By 2031, four years after the 2025 survey, all will be done.", "year_span"),
        ("It was first played in 1981, 20 years before the 2011 final.", "year_span"),
        ("On 3 May 1988, 42 years before 3 May 2020, the hall opened.", "year_span"),
        ("It was the 40th anniversary of the Mining Act of 1913 in 1963.", "anniversary"),
        ("Between 60 and 40 people came.", "range_inverted"),
        ("From 2020 to 2010 it grew.", "range_inverted"),
    ],
)
def test_errors_are_flagged_once(text, name):
    assert flagged(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "They met on Monday, October 7.",  # no year
        "The parcel came on Friday, 10/09/2014.",  # two readings
        "The register gives Tuesday, 3 May 1642.",  # the Julian calendar
        "It was signed on Friday, 1 May 1750 (O.S.).",
        "In June 31 members resigned.",
        "The list has 31/32/33 as sizes.",
        "The ten years to 2021 began with the plan of 2013.",
        "Men aged 40-69 years were seen between 1967 and 1970.",
        "Between 1961 and 1988 they wrote often, but for a nine year gap.",
        "They spent five years abroad between 1990 and 2010.",
        "Patients seen from 1997 to 2002 had a 5-year survival of 86%.",
        "The 60th annual regatta, first held in 1958, is over.",
        "The accord of 1960 is kept in memory; its author had a 50th birthday.",
        "Born in 1902, she left school at the age of 14.",
        "In 2011 came the 12th anniversary of the amendment to the Fisheries Act of 1908.",
        "Ada Bly (1902–1985) died young at heart; her son was 60.",
        "It is open from 9 to 5 (six hours of it to members).",
        "It is open from 9 am to 5 pm, two hours of which are for members.",
        "It ran from 3 March to 10 March, two days longer than planned.",
        "From 1988 to 1996 he served two years as deputy and six as chair.",
        "From 1988 to 1996 he lived in Paris, two years of it alone.",
        "In 2014, 20 years after they met, they moved to a house of 1950.",
        "Her son, born in 1984, wrote it; she was 70 in 1979.",
        "Tribes came between 600 and 150 B.C.",
        "Ages ago, between 46,000 and 41,000 years before present, it was dry.",
        "A curfew holds between 2200 and 0700.",
        "They play between 11 and 2.",
        "Net losses were between $156 million and $136 million.",
        "Shares traded between $5.20 and $5.10 all week.",
        "The Rovers won 5-2 and the score was 3 to 1.",
        "Absorption was seen between 1550 and 1450 cm-1.",
        "The peak shifted between 1189 and 1182 in the salt.",
        "They compared results between 14 early and 14 late swarms.",
        "The plots were watched for 14 years (1999-2001, 2006 and 2012).",
        "The shop is open from 9:00 to 5:00, eight hours.",
        "The survey ran from May 2015 to August 2017, two years.",
        "The survey ran from November 2016 to February 2017 (four months).",
        "Each family was visited for one year between May 2015 and May 2018.",
        "After nine years in power he wrote, from 1990 to 1995, two books.",
        "The plane left at 9:15 local time and landed at 11:45, after five hours in the air.",
        "In 2014, 20 years after they had met at the 1990 games in the valley, they married.",
        "From 1990 to 2000 it was dry, the worst drought in 40 years.",
        "The society was founded in 1900. Its journal celebrated its 100th anniversary in 2011.",
        "The hall, built in 1936, celebrated 25 years in service as a museum in 2005.",
        "The town kept the 400th anniversary of its charter in 2019 and its 200th fair in 2021.",
        "In 2003, 20 years after its discovery in 1981 was confirmed, the virus was named.",
    ],
)
def test_traps_stay_silent(text):
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In 2024 they keep the 75th anniversary of their ties.", 1949),
        ("The visit was in July 2024. It falls in the year of the 75th anniversary of ties.", 1949),
        ("May 4, 2016, marked the 20th anniversary of the charter.", 1996),
        ("The centenary of the club was kept in 2005.", 1905),
        ("The 20th anniversary of the club fell in 2005.", 1985),
        ("They printed a book for the 50th anniversary of the club in 1976.", 1926),
        ("They printed a book for the 50th anniversary of its founding in 1976.", 2026),
        ("Soon comes the 50th anniversary of the 1980 treaty.", 2030),
    ],
)
def test_an_anniversary_with_one_year_points_to_the_other(text, year):
    implied = [i for claim in check(text).claims for i in claim.implications]
    assert [(i.check, i.value) for i in implied] == [("anniversary", Decimal(year))]


def test_a_date_is_quoted_as_printed():
    (finding,) = check("The lease ends on 31 June 2025.").findings
    assert finding.arithmetic == "June has 30 days; the text says 31 June 2025"


def test_a_date_that_exists_still_needs_a_source():
    report = check("The lease ends on 30 September 2031.")
    assert [claim.verdict.value for claim in report.claims] == ["needs source"]
