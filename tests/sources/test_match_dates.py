"""Dates, offices and anniversaries against facts."""

from __future__ import annotations

import pytest
from matching import Fact, evidence, fact, outcome

from claimcheck.model import Bearing

FOUNDED = fact("Acme", "founded", "1949-03-02")
TIES = fact("Peru and Japan", "diplomatic relations established", "1873-08-21", metric_aliases=["diplomatic relations"])
SUMMIT = fact("Andean Community", "summit", "2025-07-03/2025-07-04", place="Lima", aliases=["CAN"])
ARRIVAL = fact(
    "Jane Roe", "arrival", "2025-05-15T23:20:00+03:00", place="Tokyo", aliases=["Roe"], time_zone="Asia/Tokyo"
)
BIRTH = fact("Jane Roe", "born", "1961-11-30", aliases=["Roe"])
CEO_A = fact(
    "Acme", "chief executive", state="Jane Roe", valid_from="2019-01-01", valid_to="2022-05-31", metric_aliases=["CEO"]
)
CEO_B = fact("Acme", "chief executive", state="John Doe", valid_from="2022-06-01", metric_aliases=["CEO"])
CHAIR_PERU = fact("APEC", "chair", state="Peru", valid_from="2024-01-01", valid_to="2024-12-31")
CHAIR_KENYA = fact("Lake Basin Council", "chair", state="Kenya", valid_from="2023-07", valid_to="2024-07-03")
CHAIR_UGANDA = fact("Lake Basin Council", "chair", state="Uganda", valid_from="2024-07-04", valid_to="2025-06")
COUNCIL = (CHAIR_KENYA, CHAIR_UGANDA)

DATES = [
    ("Acme was founded in 1949.", "1949", FOUNDED, "supports"),
    ("Acme was established in 1949 by two brothers.", "1949", FOUNDED, "supports"),
    ("Founded in 1949, Acme makes pumps.", "1949", FOUNDED, "supports"),
    ("Acme, founded in 1949, makes pumps.", "1949", FOUNDED, "supports"),
    ("Acme was founded on 2 March 1949.", "2 March 1949", FOUNDED, "supports"),
    ("Acme was founded in March 1949.", "March 1949", FOUNDED, "supports"),
    ("Acme was founded in 1951.", "1951", FOUNDED, "contradicts"),
    ("Acme was founded on 3 March 1949.", "3 March 1949", FOUNDED, "contradicts"),
    ("Acme was not founded in 1951.", "1951", FOUNDED, "nothing"),
    ("Acme's first plant was founded in 1955.", "1955", FOUNDED, "nothing"),
    ("Acme's Paris office opened in 1949.", "1949", FOUNDED, "nothing"),
    ("Bolt was founded in 1951.", "1951", FOUNDED, "nothing"),
    ("Bolt, a rival of Acme, was founded in 1951.", "1951", FOUNDED, "nothing"),
    ("Two years after Acme was founded, it moved in 1951.", "1951", FOUNDED, "nothing"),
    ("Since it was founded, Acme has sold pumps; in 1951 it went abroad.", "1951", FOUNDED, "nothing"),
    ("Acme moved to Paris in 1951.", "1951", FOUNDED, "nothing"),
    ("Jane Roe was born in 1961.", "1961", BIRTH, "supports"),
    ("Jane Roe was born in 1962.", "1962", BIRTH, "contradicts"),
    ("Jane Roe's son was born in 1990.", "1990", BIRTH, "nothing"),
    ("Andean Community summit in Lima is scheduled for July 2025.", "July 2025", SUMMIT, "supports"),
    ("The summit of the Andean Community in Lima, which is due in July 2025, is near.", "July 2025",
     SUMMIT, "supports"),
    ("The summit of the Andean Community will be held in Lima on 3 July 2025.", "3 July 2025", SUMMIT, "supports"),
    ("The summit of the Andean Community was held in Lima on 9 July 2025.", "9 July 2025", SUMMIT, "contradicts"),
    ("The summit of the Andean Community was held in Lima in July 2021.", "July 2021", SUMMIT, "nothing"),
    ("The summit of the Andean Community was held in Quito on 9 July 2025.", "9 July 2025", SUMMIT, "nothing"),
    ("Ministers met in July 2025 before the summit of the Andean Community in Lima.", "July 2025", SUMMIT, "nothing"),
    ("On 15 May 2025, Jane Roe arrived in Tokyo for talks.", "15 May 2025", ARRIVAL, "contested"),
    ("Minister Jane Roe arrived in Tokyo on 14 May 2025.", "14 May 2025", ARRIVAL, "contradicts"),
    ("Jane Roe arrived in Tokyo in May 2025.", "May 2025", ARRIVAL, "supports"),
    ("Jane Roe arrived in Tokyo on 2 October 2023.", "2 October 2023", ARRIVAL, "nothing"),
    ("Jane Roe arrived in Osaka on 14 May 2025.", "14 May 2025", ARRIVAL, "nothing"),
    ("On 20 May 2025, after she arrived in Tokyo, Jane Roe met the press.", "20 May 2025", ARRIVAL, "nothing"),
]  # fmt: skip

OFFICES = [
    ("In 2024, Peru chairs APEC.", "2024", (CHAIR_PERU,), "supports"),
    ("Peru presided over APEC in 2024.", "2024", (CHAIR_PERU,), "supports"),
    ("In 2024, Chile is chairing APEC.", "2024", (CHAIR_PERU,), "contradicts"),
    ("In 2024, Chile is not chairing APEC.", "2024", (CHAIR_PERU,), "nothing"),
    ("In 2023, Chile chaired APEC.", "2023", (CHAIR_PERU,), "nothing"),
    ("In 2024, Peru hosts APEC.", "2024", (CHAIR_PERU,), "nothing"),
    ("In 2024, Peru chairs the APEC business council.", "2024", (CHAIR_PERU,), "nothing"),
    ("In 2024, Peru wants to chair APEC.", "2024", (CHAIR_PERU,), "nothing"),
    ("In 2024, the chair of APEC met Chile.", "2024", (CHAIR_PERU,), "nothing"),
    ("In March 2024 Kenya chaired the Lake Basin Council.", "March 2024", COUNCIL, "supports"),
    ("In March 2024 Uganda chaired the Lake Basin Council.", "March 2024", COUNCIL, "contradicts"),
    ("In September 2024 Uganda chaired the Lake Basin Council.", "September 2024", COUNCIL, "supports"),
    ("In 2024 Uganda chaired the Lake Basin Council.", "2024", COUNCIL, "lead: period"),
    ("In 2024 Kenya chaired the Lake Basin Council.", "2024", COUNCIL, "lead: period"),
    ("Jane Roe was chief executive of Acme in 2020.", "2020", (CEO_A, CEO_B), "supports"),
    ("John Doe was CEO of Acme in 2020.", "2020", (CEO_A, CEO_B), "contradicts"),
    ("Ann Poe was CEO of Acme in 2020.", "2020", (CEO_A, CEO_B), "nothing"),
    ("Jane Roe was CEO of Bolt in 2020.", "2020", (CEO_A, CEO_B), "nothing"),
]

ANNIVERSARIES = [
    (
        "In 2023 Peru and Japan celebrate the 150th anniversary of diplomatic relations.",
        "150th",
        1873,
        TIES,
        "supports",
    ),
    ("Peru and Japan marked the 140th anniversary of diplomatic relations.", "140th", 1883, TIES, "contradicts"),
    ("Peru and Japan marked the 150th anniversary of diplomatic relations.", "150th", 1874, TIES, "lead: value"),
    ("Peru and Chile marked the 100th anniversary of diplomatic relations.", "100th", 1923, TIES, "nothing"),
    ("Peru and Japan marked the 50th anniversary of their trade treaty.", "50th", 1973, TIES, "nothing"),
    ("Acme celebrates its 75th anniversary.", "75th", 1949, FOUNDED, "supports"),
    ("Acme celebrates its 70th anniversary.", "70th", 1954, FOUNDED, "contradicts"),
    ("Acme's Paris office celebrates its 70th anniversary.", "70th", 1954, FOUNDED, "nothing"),
]


FIRST_VISIT = fact("Jane Roe", "visit to Japan", "first", place="Japan")
ARRIVED_IN = fact("Roe", "arrived in Tokyo", "2025-05-15")

RANKS = [
    ("Jane Roe made her first visit to Japan.", "first", FIRST_VISIT, "supports"),
    ("Jane Roe made her second visit to Japan.", "second", FIRST_VISIT, "lead: period"),
    ("Jane Roe made her second visit to Chile.", "second", FIRST_VISIT, "nothing"),
    ("Jane Roe made her second official visit to Japan.", "second", FIRST_VISIT, "lead: period"),
    ("Ann Poe made her second visit to Japan.", "second", FIRST_VISIT, "nothing"),
    ("Jane Roe made her second speech.", "second", FIRST_VISIT, "nothing"),
]

NAMES = [
    ("On 15 May 2025, President Jane Roe arrived in Tokyo for talks.", "15 May 2025", ARRIVED_IN, "supports"),
    ("On 16 May 2025, Peruvian President Jane Roe arrived in Tokyo.", "16 May 2025", ARRIVED_IN, "contradicts"),
    ("On 16 May 2025, Richard Roe arrived in Tokyo.", "16 May 2025", ARRIVED_IN, "nothing"),
    ("On 16 May 2025, President Jane Roe arrived in Osaka.", "16 May 2025", ARRIVED_IN, "nothing"),
]


@pytest.mark.parametrize(("text", "surface", "own", "expected"), RANKS)
def test_ranks(text: str, surface: str, own: Fact, expected: str) -> None:
    assert outcome(evidence(text, surface, own)) == expected


@pytest.mark.parametrize(("text", "surface", "own", "expected"), NAMES)
def test_last_names_after_titles(text: str, surface: str, own: Fact, expected: str) -> None:
    assert outcome(evidence(text, surface, own)) == expected


@pytest.mark.parametrize(("text", "surface", "own", "expected"), DATES)
def test_dates(text: str, surface: str, own: Fact, expected: str) -> None:
    assert outcome(evidence(text, surface, own)) == expected


@pytest.mark.parametrize(("text", "surface", "own", "expected"), OFFICES)
def test_offices(text: str, surface: str, own: tuple[Fact, ...], expected: str) -> None:
    assert outcome(evidence(text, surface, *own)) == expected


@pytest.mark.parametrize(("text", "surface", "implies", "own", "expected"), ANNIVERSARIES)
def test_what_an_anniversary_implies(text: str, surface: str, implies: int, own: Fact, expected: str) -> None:
    assert outcome(evidence(text, surface, own, implies=implies)) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2024-05-20", "contradicts"), ("2024-09-01", "supports"), ("2025-03", "lead: period"), ("", "lead: period")],
)
def test_the_present_is_the_day_of_writing(date: str, expected: str) -> None:
    text = "In 2024, Uganda is chairing the Lake Basin Council, to the surprise of many."
    assert outcome(evidence(text, "2024", *COUNCIL, date=date)) == expected


def test_a_date_ahead_tells_when_a_text_was_written() -> None:
    text = "In 2024, Uganda is chairing the Lake Basin Council.\n\nThe next games are planned for June 2024."
    assert outcome(evidence(text, "2024", *COUNCIL)) == "contradicts"


def test_each_clause_is_a_topic_of_its_own() -> None:
    found = evidence("In 2024, Peru chairs APEC, while Uganda chairs the Lake Basin Council.", "2024",
                     CHAIR_PERU, *COUNCIL, date="2024-05-20")  # fmt: skip
    assert {(e.topic, e.bearing.value) for e in found if e.bearing.value != "lead"} == {
        ("APEC, chair at 8", "supports"),
        ("Lake Basin Council, chair at 27", "contradicts"),
    }


def test_time_zones_are_named() -> None:
    found = evidence("On 15 May 2025, Jane Roe arrived in Tokyo.", "15 May 2025", ARRIVAL)
    assert [e.reason for e in found] == [
        "Jane Roe, arrival, Tokyo: 2025-05-15T23:20:00+03:00, which is 2025-05-15 (time as reported, UTC+03:00); "
        "the text says 15 May 2025",
        "Jane Roe, arrival, Tokyo: 2025-05-15T23:20:00+03:00, which is 2025-05-16 (Asia/Tokyo time); "
        "the text says 15 May 2025",
    ]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Peru's exports grew to $64.4 billion in 2023 from $62 billion.", "$62 billion"),
        ("By 2023 Peru's exports had doubled from $30 billion.", "$30 billion"),
        ("Peru's exports in 2023 rose to $64.4 billion from $62 billion.", "$62 billion"),
        ("Peru's exports were $60 billion before the boom of 2023.", "$60 billion"),
        ("Peru's exports in 2023 had been put at $61 billion.", "$61 billion"),
    ],
)
def test_an_earlier_value_has_not_the_date_of_the_later(text, surface):
    exports = fact("Peru", "exports", "$64.4 billion", period="2023")
    assert {e.bearing for e in evidence(text, surface, exports)} <= {Bearing.LEAD}
