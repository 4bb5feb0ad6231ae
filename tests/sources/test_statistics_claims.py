"""What statistics services say of claims, over recorded answers: right, or open, and never the wrong of the two."""

import pytest
import service_answers
from service_claims import CLAIMS, LATER, MISSED, TRAPS
from service_server import evidence, serving, verdict, web

from claimcheck.model import Bearing

ALL = [*CLAIMS, *LATER, *TRAPS]


@pytest.fixture(scope="module")
def server():
    with serving() as server:
        yield server


@pytest.fixture(scope="module")
def asked(server, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FRED_API_KEY", service_answers.FRED_KEY)
        patch.setenv("EDGAR_CONTACT", "editor@example.org")
        yield web(server, tmp_path_factory.mktemp("kept"))


@pytest.mark.parametrize("claim", ALL, ids=lambda claim: f"{claim.service}-{claim.text[:60]}")
def test_a_claim_is_judged_as_an_editor_would(server, asked, claim):
    found = evidence(server, asked, claim.service, claim.text, date=claim.date)
    wanted = "open" if claim.text in MISSED else claim.verdict
    assert verdict(found) == wanted, [(e.bearing.value, e.reason) for e in found]


def test_what_is_missed_is_missed_by_leaving_it_open():
    decided = {claim.text for claim in ALL if claim.verdict != "open"}
    assert not MISSED - decided
    assert len(MISSED) <= 0.05 * len(ALL)


def test_each_series_is_asked_for_once(server, asked):
    for claim in CLAIMS[:50]:
        evidence(server, asked, claim.service, claim.text, date=claim.date)
    targets = [target for target, _ in server.asked]
    assert len(targets) == len(set(targets))


def one(server, asked, service, text):
    (found,) = evidence(server, asked, service, text)
    return found


def test_evidence_can_be_cited_and_asked_again(server, asked):
    found = one(server, asked, "worldbank", "Germany's economy shrank by [0.3%] in 2023.")
    assert found.bearing is Bearing.SUPPORTS
    assert found.source == "World Bank: GDP growth (annual %), Germany"
    assert found.stated == "-0.26604%"
    assert found.url == "https://data.worldbank.org/indicator/NY.GDP.MKTP.KD.ZG?locations=DE"
    assert found.query.endswith("/worldbank/country/DE/indicator/NY.GDP.MKTP.KD.ZG?format=json&per_page=1000")
    assert found.matched == ("value", "metric", "place", "period")
    assert len(found.snapshot) == 64 and found.read_on


def test_the_year_of_a_figure_that_is_borne_out_is_borne_out(server, asked):
    text = "Germany's economy shrank by 0.3% in 2023."
    assert verdict(evidence(server, asked, "worldbank", text, "2023")) == "yes"
    assert verdict(evidence(server, asked, "worldbank", text.replace("0.3%", "3.3%"), "2023")) == "open"


@pytest.mark.parametrize(
    ("service", "text", "missing", "says"),
    [
        ("worldbank", "Germany's GDP was [$3.6 trillion] in 2023.", "definition", "current or constant prices"),
        ("worldbank", "Unemployment in Germany was [5.7%] in 2023.", "definition", "the ILO's definition"),
        ("worldbank", "Kenya's population was [54.9 million] in 2023.", "value", ""),
        ("worldbank", "Kenya's population was [53.4 million] in 2023.", "value", "revisions and definitions"),
        ("eurostat", "Germany's GDP was [€3.1 trillion] in 2023.", "value", "provisional"),
        ("imf", "India's economy grew by [6.5%] in 2029.", "kind", "the source gives a forecast"),
        ("edgar", "Apple's revenue was [$383.3 billion] in 2023.", "period", "FY 2023"),
        ("worldbank", "Germany's GDP was [$4,526] in 2023.", "unit", "different units"),
    ],
)
def test_what_is_open_is_a_lead_that_says_what(server, asked, service, text, missing, says):
    found = one(server, asked, service, text)
    assert found.bearing is Bearing.LEAD and missing in found.missing and says in found.reason


@pytest.mark.parametrize(
    ("service", "text", "says"),
    [
        ("worldbank", "Germany's population was [83.3 million] in 2031.", "has no value of 2031"),
        ("worldbank", "Germany's population was [83.3 million] in 2031.", "from 2022 to 2023"),
        ("worldbank", "Peru's population was [34.4 million] in 2023.", "The provided parameter value is not valid"),
        ("worldbank", "Georgia's GDP was [$25 billion] in 2022.", "the country or the US state"),
        ("worldbank", "Congo's population was [105.8 million] in 2023.", "the Republic of the Congo"),
        ("worldbank", "Korea's fertility rate was [0.72] in 2023.", "South Korea or North Korea"),
        ("eurostat", "Inflation in Malta was [5.6%] in 2023.", "does not understand the question (400)"),
        ("imf", "Inflation in Malta was [5.6%] in 2023.", "its answer is empty"),
        ("oecd", "Inflation in France was [5.6%] in 2023.", "no such series or place (404)"),
        ("wikidata", "Springfield had a population of [114,394] in 2020.", "several things are called Springfield"),
    ],
)
def test_what_a_service_does_not_say_is_said_with_the_reason(server, asked, service, text, says):
    found = one(server, asked, service, text)
    assert found.bearing is Bearing.SILENT and says in found.reason


def test_only_codes_leave_the_machine(server, asked):
    before = len(server.asked)
    evidence(
        server, asked, "owid", "In her secret memo she wrote that Kenya emitted [20 million tonnes] of CO2 in 2022."
    )
    ((target, headers),) = server.asked[before:]
    assert target == (
        "/owid/annual-co2-emissions-per-country.csv?v=1&csvType=filtered&useColumnShortNames=true&tab=chart"
        "&time=earliest..latest&country=~KEN"
    )
    assert "Cookie" not in headers and "Referer" not in headers


@pytest.mark.parametrize(
    ("service", "text"),
    [
        ("worldbank", "Germany is large. It grew [1.4%]."),
        ("worldbank", "The economy grew [1.4%] in 2022."),
        ("worldbank", "Germany won [14] medals in 2022."),
        ("worldbank", "Germany's economy grew [1.4%] a year from 2012 to 2022."),
        ("edgar", "Apple sold [383] orchards in fiscal 2023."),
        ("wikidata", "The tower is [330 metres] tall."),
    ],
)
def test_a_claim_that_does_not_name_what_whose_and_when_is_asked_of_nobody(server, asked, service, text):
    before = len(server.asked)
    assert evidence(server, asked, service, text) == ()
    assert [target for target, _ in server.asked[before:] if "company_tickers" not in target] == []


def test_a_year_is_called_as_the_filing_calls_it_of_which_it_is_the_newest(server, asked):
    # Both reports give the year to September 2022; `fy` says 2022 in the one and 2023 in the other.
    assert verdict(evidence(server, asked, "edgar", "Apple's revenue was [$394.3 billion] in fiscal 2022.")) == "yes"
    assert verdict(evidence(server, asked, "edgar", "Apple's revenue was [$365.8 billion] in fiscal 2022.")) == "no"
    assert verdict(evidence(server, asked, "edgar", "Apple's revenue was [$394.3 billion] in fiscal 2023.")) == "no"


def test_what_was_filed_in_two_ways_contradicts_nothing(server, asked, monkeypatch, tmp_path):
    rows = [("2022-01-01", "2022-12-31", 80_000_000_000, 2022), ("2022-01-01", "2022-12-31", 81_462_000_000, 2023)]
    monkeypatch.setitem(service_answers.EDGAR, 1318605, {"Revenues": rows})
    found = one(server, web(server, tmp_path), "edgar", "Tesla's revenue was [$70.1 billion] in 2022.")
    assert found.bearing is Bearing.LEAD and "filed otherwise too" in found.reason
    assert found.stated.startswith("81,462,000,000 USD")


def test_quarters_are_told_by_their_days(server, tmp_path, monkeypatch):
    rows = [
        ("2022-01-01", "2022-12-31", 81_462_000_000, 2022),
        ("2022-10-01", "2022-12-31", 24_318_000_000, 2022),
        ("2022-07-01", "2022-09-30", 21_454_000_000, 2022),
    ]
    monkeypatch.setitem(service_answers.EDGAR, 1318605, {"Revenues": rows})
    own = web(server, tmp_path)
    assert verdict(evidence(server, own, "edgar", "Tesla's revenue was [$21.5 billion] in Q3 2022.")) == "yes"
    assert verdict(evidence(server, own, "edgar", "Tesla's revenue was [$24.3 billion] in Q3 2022.")) == "no"
