"""Eurostat, by its statistics API, which answers in JSON-stat 2.0 (json-stat.org).

It calls Greece EL, and marks observations with letters (p: provisional, e: estimated, b: break in the series).
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from claimcheck.sources.base import Service
from claimcheck.sources.statistics import answers, engine, jsonstat, places
from claimcheck.sources.statistics import metrics as m
from claimcheck.sources.statistics.answers import Series
from claimcheck.sources.statistics.places import Place
from claimcheck.sources.statistics.series import Indicator, Provider, Subject
from claimcheck.sources.web import Web

BASE = "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data"
PAGE = "https://ec.europa.eu/eurostat/databrowser/view/{code}/default/table"
_OTHERS = {"GR": "EL", "GB": "UK"}
_GROUPS = {"EUU": "EU27_2020", "EMU": "EA20"}
# Members, candidates and neighbours: what Eurostat's tables have.
_AREA = frozenset(
    "BE BG CZ DK DE EE IE EL ES FR HR IT CY LV LT LU HU MT NL AT PL PT RO SI SK FI SE IS LI NO CH UK ME MK AL RS TR BA"
    " XK MD UA GE".split()
)
_MILLION = Decimal(10) ** 6

INDICATORS = (
    Indicator(m.INFLATION, "prc_hicp_aind?unit=RCH_A_AVG&coicop=CP00", "%",
              "HICP, annual average rate of change, all items"),
    Indicator(m.PRICE_GROWTH, "prc_hicp_aind?unit=RCH_A_AVG&coicop=CP00", "%",
              "HICP, annual average rate of change, all items"),
    Indicator(m.UNEMPLOYMENT, "une_rt_a?age=Y15-74&sex=T&unit=PC_ACT", "%",
              "Unemployment, annual average, 15 to 74 years, % of the labour force"),
    Indicator(m.YOUTH_UNEMPLOYMENT, "une_rt_a?age=Y15-24&sex=T&unit=PC_ACT", "%",
              "Unemployment, annual average, 15 to 24 years, % of the labour force"),
    Indicator(m.GDP, "nama_10_gdp?na_item=B1GQ&unit=CP_MEUR", "EUR",
              "GDP at market prices, current prices, million euro", _MILLION),
    Indicator(m.GDP_GROWTH, "nama_10_gdp?na_item=B1GQ&unit=CLV_PCH_PRE", "%",
              "GDP, chain linked volumes, percentage change on previous period"),
    Indicator(m.GDP_PER_CAPITA, "nama_10_pc?na_item=B1GQ&unit=CP_EUR_HAB", "EUR",
              "GDP per capita, current prices, euro", per_person=True),
    Indicator(m.DEBT, "gov_10dd_edpt1?na_item=GD&sector=S13&unit=PC_GDP", "%",
              "General government consolidated gross debt, % of GDP"),
    Indicator(m.DEFICIT, "gov_10dd_edpt1?na_item=B9&sector=S13&unit=PC_GDP", "%",
              "General government net lending (+) or borrowing (-), % of GDP", negative=True),
    Indicator(m.POPULATION, "demo_pjan?age=TOTAL&sex=T", "people", "Population on 1 January"),
    Indicator(m.LIFE_EXPECTANCY, "demo_mlexpec?age=Y_LT1&sex=T", "year", "Life expectancy at age less than one year"),
    Indicator(m.FERTILITY, "demo_find?indic_de=TOTFERRT", "number", "Total fertility rate"),
)  # fmt: skip


def provider(base: str = BASE) -> Provider:
    """Return Eurostat as a provider.

    Args:
        base: where its API is.
    """
    return Provider(
        "Eurostat",
        ("Eurostat data", "Eurostat figures", "Eurostat's harmonised measure", "EU statistics office"),
        INDICATORS,
        places.subject(_code),
        partial(_fetch, base),
        lambda indicator, subject: PAGE.format(code=indicator.code.partition("?")[0]),
        partial(_url, base),
    )


def _code(place: Place) -> str:
    code = _OTHERS.get(place.alpha2, place.alpha2)
    return _GROUPS.get(place.alpha3, "") if not code else code if code in _AREA else ""


def _url(base: str, indicator: Indicator, subject: Subject) -> str:
    return f"{base}/{indicator.code}&geo={subject.code}&freq=A&format=JSON&lang=en"


def _fetch(base: str, web: Web, indicator: Indicator, subject: Subject) -> Series:
    page = answers.page(web, _url(base, indicator, subject))
    found = [
        answers.observation(cell.at["time"], cell.value, indicator.scale, mark=_mark(cell.status))
        for cell in jsonstat.read(page, one=("geo", subject.code), along="time")
    ]
    return answers.series(page, found)


def _mark(letters: str) -> str:
    """Return what an observation's letters say, in words; a break says nothing of the value."""
    return " and ".join(answers.MARKS[letter] for letter in letters if letter in answers.MARKS and letter != "b")


def service(base: str = BASE) -> Service:
    """Return the service; `base` is where its API is."""
    return engine.service("eurostat", "Eurostat", partial(provider, base))


SERVICE = service()
