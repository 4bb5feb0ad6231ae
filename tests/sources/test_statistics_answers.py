"""Services that are down, busy, broken or hostile; what they answer, read; keys; replay without the network."""

import json
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
import service_answers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from service_server import evidence, serving, verdict, web

from claimcheck.config import Settings
from claimcheck.model import Bearing
from claimcheck.sources import opened
from claimcheck.sources.base import SourceError
from claimcheck.sources.fetch import Page
from claimcheck.sources.periods import month, year
from claimcheck.sources.statistics import answers, jsonstat, places, sdmx
from claimcheck.sources.statistics.answers import NoAnswerError
from claimcheck.sources.statistics.series import Subject

CLAIM = {
    "worldbank": "Kenya's population was [55.3 million] in 2023.",
    "eurostat": "Greek inflation was [4.2%] in 2023.",
    "imf": "India's economy grew by [9.7%] in 2021.",
    "oecd": "Japan's economy grew [1.9%] in 2023.",
    "fred": "The US unemployment rate was [3.7%] in December 2023.",
    "edgar": "Tesla's revenue was [$81.5 billion] in 2022.",
    "wikidata": "Lake Baikal covers an area of [31,722 square kilometres].",
    "owid": "Germany emitted [674 million tonnes] of CO2 in 2022.",
}
JSON = [name for name in CLAIM if name not in ("oecd", "owid")]


@pytest.fixture(scope="module")
def running():
    with serving() as server:
        yield server


@pytest.fixture
def server(running, monkeypatch):
    monkeypatch.setenv("FRED_API_KEY", service_answers.FRED_KEY)
    monkeypatch.setenv("EDGAR_CONTACT", "editor@example.org")
    running.instead = {}
    running.asked.clear()
    return running


@pytest.fixture
def asked(server, tmp_path):
    return web(server, tmp_path / "kept")


def page(body, kind="application/json"):
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Page(
        "https://example.org/x", "https://example.org/x", 200, (("content-type", kind),), data, "2024-05-01", "0" * 64
    )


TROUBLE = {
    "down": ((503, {}, b"try later"), "it is out of order (503)"),
    "busy for long": ((429, {"Retry-After": "60"}, b""), "it has been asked too often (429)"),
    "forbidden": ((403, {}, b"no"), "it refuses to answer (403)"),
    "gone": ((404, {}, b"no"), "it knows no such series or place (404)"),
    "empty 204": ((204, {}, b""), "its answer is empty"),
    "empty 200": ((200, {}, b" \n"), "its answer is empty"),
    "huge": ((200, {}, b"x" * 1_500_000), "it is larger than 1 MB"),
    "elsewhere": ((302, {"Location": "http://10.0.0.1/"}, b""), "another address that may not be asked for"),
}


@pytest.mark.parametrize("service", CLAIM)
@pytest.mark.parametrize("trouble", TROUBLE)
def test_a_service_in_trouble_is_silent_and_says_why(server, asked, service, trouble):
    answer, says = TROUBLE[trouble]
    server.instead["/"] = answer
    (found,) = evidence(server, asked, service, CLAIM[service])
    assert found.bearing is Bearing.SILENT and says in found.reason


@pytest.mark.parametrize("service", JSON)
@pytest.mark.parametrize(
    "body",
    [b"<html>maintenance</html>", b'{"cut": [1, 2', b"[" * 100_000, b"\xff\xfe\x00", b"1" * 5_000, b'"text"', b"[]",
     b"{}", b"null", b"[1]", b"[{}, [1]]", b'{"id": 1}', b'{"facts": 3}', b'{"search": 3}', b'{"values": []}',
     b'{"observations": {}}', b'{"observations": [3]}', b'[{"pages": "x"}, [{"date": [], "value": {}}]]'],
    ids=lambda body: body[:20].decode("latin-1"),
)  # fmt: skip
def test_an_answer_of_another_shape_is_no_answer(server, asked, service, body):
    server.instead["/"] = (200, {"Content-Type": "application/json"}, body)
    found = evidence(server, asked, service, CLAIM[service])
    assert all(e.bearing is Bearing.SILENT for e in found)


@pytest.mark.parametrize("service", ["oecd", "owid"])
@pytest.mark.parametrize(
    "body", [b"<html>", b"a,b\n1,2\n", b"\xff\xfe", b"TIME_PERIOD,OBS_VALUE\n", b'"', b"Code,Year\nJPN"]
)
def test_a_table_of_another_shape_is_no_answer(server, asked, service, body):
    server.instead["/"] = (200, {"Content-Type": "text/csv"}, body)
    (found,) = evidence(server, asked, service, CLAIM[service])
    assert found.bearing is Bearing.SILENT


def test_one_service_down_does_not_stop_another(server, asked):
    server.instead["/imf/"] = (503, {}, b"")
    assert verdict(evidence(server, asked, "imf", CLAIM["imf"])) == "open"
    assert verdict(evidence(server, asked, "worldbank", CLAIM["worldbank"])) == "yes"


def test_a_busy_service_is_asked_again_as_it_wishes(server, asked):
    class Once(dict):
        def items(self):
            return [(key, self.pop(key)) for key in list(self)]

    server.instead = Once({"/worldbank/": (429, {"Retry-After": "0"}, b"")})
    assert verdict(evidence(server, asked, "worldbank", CLAIM["worldbank"])) == "yes"
    assert len(server.asked) == 2


def test_all_pages_of_a_long_series_are_read(server, asked, monkeypatch):
    series = {year: 50_000_000 + year for year in range(1960, 2023)} | {2023: 55339003}
    monkeypatch.setitem(service_answers.WORLDBANK, ("KE", "SP.POP.TOTL"), series)
    monkeypatch.setattr(service_answers, "_PER_PAGE", 25)
    text = "Kenya's population was [50.002 million] in 1961."
    monkeypatch.setitem(series, 1961, 50_002_000)
    assert verdict(evidence(server, asked, "worldbank", text)) == "yes"
    assert [target.partition("per_page=1000")[2] for target, _ in server.asked] == ["", "&page=2", "&page=3"]


def test_a_key_is_sent_and_never_kept(server, asked, tmp_path):
    assert verdict(evidence(server, asked, "fred", CLAIM["fred"])) == "yes"
    assert any(service_answers.FRED_KEY in target for target, _ in server.asked)
    (found,) = evidence(server, asked, "fred", CLAIM["fred"])
    assert service_answers.FRED_KEY not in repr(found)
    kept = [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]
    assert kept and all(service_answers.FRED_KEY.encode() not in path.read_bytes() for path in kept)


def test_the_sec_is_told_whom_it_may_write_to(server, asked):
    evidence(server, asked, "edgar", CLAIM["edgar"])
    assert {headers["User-Agent"].rpartition(" ")[2] for _, headers in server.asked} == {"editor@example.org"}


@pytest.mark.parametrize("service", CLAIM)
def test_what_was_kept_answers_alike_without_the_network(server, asked, service, tmp_path):
    first = evidence(server, asked, service, CLAIM[service])
    assert verdict(first) == "yes"
    count = len(server.asked)
    again = evidence(server, web(server, tmp_path / "kept", online=False), service, CLAIM[service])
    assert again == first and len(server.asked) == count


def test_nothing_is_said_without_the_network_of_what_was_not_kept(server, tmp_path):
    (found,) = evidence(server, web(server, tmp_path, online=False), "worldbank", CLAIM["worldbank"])
    assert found.bearing is Bearing.SILENT and "no copy of it is kept" in found.reason


def test_a_key_that_is_not_set_is_asked_for_in_one_line(tmp_path, monkeypatch):
    monkeypatch.delenv("FRED_API_KEY", raising=False)
    monkeypatch.delenv("EDGAR_CONTACT", raising=False)
    opened.begin()
    with pytest.raises(SourceError, match="the source fred needs a key; set the environment variable FRED_API_KEY"):
        opened.sources(Settings(online=True, sources=("fred",), evidence=tmp_path / "a"))
    with pytest.raises(SourceError, match=r"the source edgar needs an e-mail address .* variable EDGAR_CONTACT"):
        opened.sources(Settings(online=True, sources=("edgar",), evidence=tmp_path / "a"))
    opened.begin()


def test_a_package_that_is_not_installed_is_named(server, asked, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "babel", None)
    with pytest.raises(SourceError, match=r"worldbank needs a package .*: pip install 'figure-claimcheck\[services\]'"):
        server.service("worldbank").open(asked)


# --- reading ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "value", "quantum"),
    [("12.50", "12.50", "0.01"), (7, "7", "1"), (Decimal("1E+3"), "1000", "1"), ("-0.3", "-0.3", "0.1")],
)
def test_numbers_keep_how_exactly_they_are_given(raw, value, quantum):
    assert answers.number(raw) == (Decimal(value), Decimal(quantum))


@pytest.mark.parametrize("raw", [None, True, ".", "", "NaN", "Infinity", "1e999999", [], {}, "1,5", "twelve"])
def test_what_is_no_number_is_none(raw):
    assert answers.number(raw) is None


def cube(**more):
    dimension = {
        "geo": {"category": {"index": {"DE": 0}}},
        "time": {"category": {"index": ["2022", "2023"]}},
    }
    return {
        "class": "dataset",
        "id": ["geo", "time"],
        "size": [1, 2],
        "dimension": dimension,
        "value": [8.7, None],
    } | more


def test_a_cube_is_read_by_its_dimensions_whether_lists_or_objects():
    (cell,) = jsonstat.read(page(cube()), one=("geo", "DE"), along="time")
    assert (cell.at["time"], cell.value, cell.status) == ("2022", Decimal("8.7"), "")
    (cell,) = jsonstat.read(page(cube(value={"1": 6.0}, status={"1": "p"})), one=("geo", "DE"), along="time")
    assert (cell.at["time"], cell.status) == ("2023", "p")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"size": [1, 3]}, "shape"),
        ({"size": [1]}, "shape"),
        ({"id": ["geo", "time", "sex"]}, "shape"),
        ({"error": [{"label": "too many requests"}]}, "too many requests"),
    ],
)
def test_a_cube_that_contradicts_itself_is_no_answer(more, says):
    with pytest.raises(NoAnswerError, match=says):
        jsonstat.read(page(cube(**more)), one=("geo", "DE"), along="time")


def test_a_cube_of_several_series_or_of_another_place_is_no_answer():
    several = cube()
    several["dimension"]["geo"] = {"category": {"index": {"DE": 0, "FR": 1}}}
    several |= {"size": [2, 2], "value": [1, 2, 3, 4]}
    with pytest.raises(NoAnswerError, match="several series"):
        jsonstat.read(page(several), one=("geo", "DE"), along="time")
    with pytest.raises(NoAnswerError, match="for the place"):
        jsonstat.read(page(cube()), one=("geo", "FR"), along="time")


SDMX_JSON = {
    "data": {
        "structures": [
            {
                "dimensions": {
                    "series": [{"id": "REF_AREA", "values": [{"id": "DEU"}]}, {"id": "FREQ", "values": [{"id": "A"}]}],
                    "observation": [{"id": "TIME_PERIOD", "values": [{"id": "2022"}, {"id": "2023"}]}],
                },
                "attributes": {"observation": [{"id": "OBS_STATUS", "values": [{"id": "A"}, {"id": "P"}]}]},
            }
        ],
        "dataSets": [{"series": {"0:0": {"observations": {"0": [1.8, 0], "1": [-0.3, 1]}}}}],
    }
}


def test_an_sdmx_message_is_read_from_json_as_from_csv():
    from_json = sdmx.read(page(SDMX_JSON))
    lines = "REF_AREA,FREQ,TIME_PERIOD,OBS_VALUE,OBS_STATUS\nDEU,A,2022,1.8,A\nDEU: Germany,A: Annual,2023,-0.3,P\n"
    from_csv = sdmx.read(page(lines.encode(), "text/csv"))
    assert [dict(one) for one in from_json] == [dict(one) for one in from_csv]
    assert from_json[1] == {
        "REF_AREA": "DEU",
        "FREQ": "A",
        "TIME_PERIOD": "2023",
        "OBS_VALUE": "-0.3",
        "OBS_STATUS": "P",
    }


def test_an_sdmx_message_of_several_series_is_no_answer():
    with pytest.raises(NoAnswerError, match="several series"):
        sdmx.read(page(b"REF_AREA,SEX,TIME_PERIOD,OBS_VALUE\nDEU,M,2022,1\nDEU,F,2022,2\n", "text/csv"))


def test_periods_are_told_by_their_length():
    made = answers.observation("2023-07", "1.5", Decimal(10))
    assert made.period == month(2023, 7) and made.value == 15 and made.quantum == 1
    assert answers.observation("2023", None) is None and answers.observation("once", 3) is None


def test_the_change_on_the_year_before_is_worked_out_of_two_values():
    def value(of, amount):
        return answers.observation(year(of), amount)

    got = answers.Series((value(2020, 50), value(2021, 60), value(2023, 90)), "")
    (change,) = got.changes().observations
    assert change.period == year(2021) and change.value == 20


@pytest.mark.parametrize(
    ("stem", "alpha2", "alpha3"),
    [("germany", "DE", "DEU"), ("democratic republic of the congo", "CD", "COD"), ("kosovo", "XK", "XKX"),
     ("myanmar", "MM", "MMR"), ("france", "FR", "FRA"), ("yemen", "YE", "YEM"), ("east timor", "TL", "TLS"),
     ("united kingdom", "GB", "GBR"), ("ivory coast", "CI", "CIV"), ("turkey", "TR", "TUR")],
)  # fmt: skip
def test_countries_have_their_codes(stem, alpha2, alpha3):
    place = places.country(stem)
    assert (place.alpha2, place.alpha3) == (alpha2, alpha3)


def test_every_country_that_texts_can_name_has_both_codes():
    from claimcheck.sources.data import countries

    stems = [line.partition(",")[0].strip() for line in countries.COUNTRIES.strip().splitlines()]
    found = {stem: places.country(stem) for stem in stems if stem != "european union"}
    assert all(place and len(place.alpha2) == 2 and len(place.alpha3) == 3 for place in found.values())
    assert len({place.alpha3 for place in found.values()}) == len(found)


# --- whatever a service answers ---------------------------------------------------------------------------------------

ASKED = {
    "worldbank": ("/worldbank/country/KE/indicator/SP.POP.TOTL?format=json", "KE", "SP.POP.TOTL"),
    "eurostat": ("/eurostat/prc_hicp_aind?unit=RCH_A_AVG&coicop=CP00&geo=EL&freq=A", "EL", "prc_hicp_aind?"),
    "imf": ("/imf/NGDP_RPCH/IND", "IND", "NGDP_RPCH"),
    "fred": (f"/fred/series/observations?series_id=UNRATE&api_key={service_answers.FRED_KEY}", "US", "UNRATE"),
    "edgar": ("/edgar/facts/CIK0000320193.json", "0000320193", "Revenue"),
    "wikidata": ("/wikidata?action=wbgetclaims&entity=Q64&property=P1082", "Berlin", "P1082"),
}
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


def places_in(value, path=()):
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places_in(inner, (*path, key))


def put(value, path, other):
    if not path:
        return other
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = put(value[path[0]], path[1:], other)
    return copy


@pytest.mark.parametrize("service", ASKED)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_answer_of_which_any_part_is_another_is_read_or_refused(server, service, data):
    target, code, start = ASKED[service]
    whole = json.loads(service_answers.answer(target)[2])
    path = data.draw(st.sampled_from(list(places_in(whole))))
    body = json.dumps(put(whole, path, data.draw(ANY))).encode()
    server.instead = {"entity=" if service == "wikidata" else "/": (200, {"Content-Type": "application/json"}, body)}
    provider = server.provider(service)
    indicator = next(one for one in provider.indicators if start in one.code)
    with tempfile.TemporaryDirectory() as folder:
        try:
            got = provider.fetch(web(server, Path(folder)), indicator, Subject("it", code))
        except NoAnswerError:
            return
    assert all(one.value.is_finite() and one.quantum > 0 for one in got.observations)
