"""The OECD's Data Explorer, by SDMX (OECD Data API documentation): SDMX-CSV, from `sdmx.oecd.org`.

An unknown series is a 404 with the text "NoRecordsFound".
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from claimcheck.sources.base import Service
from claimcheck.sources.statistics import answers, engine, places, sdmx
from claimcheck.sources.statistics import metrics as m
from claimcheck.sources.statistics.answers import NoAnswerError, Series
from claimcheck.sources.statistics.places import Place
from claimcheck.sources.statistics.series import Indicator, Provider, Subject
from claimcheck.sources.web import Web

BASE = "https://sdmx.oecd.org/public/rest/data"
PAGE = "https://data-explorer.oecd.org/vis?df[ds]=dsDisseminateFinalDMZ&df[id]={flow}&df[ag]={agency}"
_GROUPS = {"EUU": "EU27_2020", "EMU": "EA20"}
# Members, and those others that its main tables have.
_AREA = frozenset(
    "AUS AUT BEL CAN CHL COL CRI CZE DNK EST FIN FRA DEU GRC HUN ISL IRL ISR ITA JPN KOR LVA LTU LUX MEX NLD NZL NOR"
    " POL PRT SVK SVN ESP SWE CHE TUR GBR USA BRA CHN IND IDN ZAF ARG BGR HRV ROU RUS SAU".split()
)
_PRICES = "OECD.SDD.TPS,DSD_PRICES@DF_PRICES_ALL,1.0/{}.A.N.CPI.PA._T.N.GY"
_ACCOUNTS = "OECD.SDD.NAD,DSD_NAAG@DF_NAAG_I,1.0/A.{}."
_LABOUR = "OECD.SDD.TPS,DSD_LFS@DF_IALFS_UNE_M,1.0/{}.UNE_LF_M.PT_LF_SUB._Z.Y._T.Y_GE15._Z.M"

INDICATORS = (
    Indicator(m.INFLATION, _PRICES, "%", "Consumer price indices, all items, growth over 1 year, annual"),
    Indicator(m.PRICE_GROWTH, _PRICES, "%", "Consumer price indices, all items, growth over 1 year, annual"),
    Indicator(m.GDP_GROWTH, f"{_ACCOUNTS}B1GQ_R_GR.PC.", "%", "Gross domestic product, volume, annual growth rate"),
    Indicator(m.GDP_PER_CAPITA_PPP, f"{_ACCOUNTS}B1GQ_R_POP.USD_PPP_PS.", "USD",
              "Gross domestic product per capita, US dollars per person, PPP converted", per_person=True),
    Indicator(m.UNEMPLOYMENT, _LABOUR, "%", "Monthly unemployment rate, seasonally adjusted", step="month"),
)  # fmt: skip


def provider(base: str = BASE) -> Provider:
    """Return the OECD as a provider.

    Args:
        base: where its API is.
    """
    return Provider(
        "OECD",
        ("Organisation for Economic Co-operation and Development", "OECD data", "OECD figures"),
        INDICATORS,
        places.subject(_code),
        partial(_fetch, base),
        _page,
        partial(_url, base),
    )


def _code(place: Place) -> str:
    return place.alpha3 if place.alpha3 in _AREA else _GROUPS.get(place.alpha3, "")


def _page(indicator: Indicator, subject: Subject) -> str:
    agency, flow, _ = indicator.code.split(",")
    return PAGE.format(flow=flow, agency=agency)


def _url(base: str, indicator: Indicator, subject: Subject) -> str:
    return f"{base}/{indicator.code.format(subject.code)}?format=csvfile"


def _fetch(base: str, web: Web, indicator: Indicator, subject: Subject) -> Series:
    page = answers.page(web, _url(base, indicator, subject))
    found = []
    for one in sdmx.read(page):
        if one.get("REF_AREA", subject.code) != subject.code:
            raise NoAnswerError("it answers of another place", page.url, page.day)
        scale = indicator.scale * Decimal(10) ** sdmx.multiplier(one)
        mark = answers.MARKS.get(one.get(sdmx.STATUS, "").lower(), "")
        mark = "" if mark == answers.MARKS["b"] else mark
        found.append(answers.observation(one[sdmx.TIME], one[sdmx.VALUE], scale, mark=mark))
    return answers.series(page, found)


def service(base: str = BASE) -> Service:
    """Return the service; `base` is where its API is."""
    return engine.service("oecd", "OECD Data Explorer (SDMX)", partial(provider, base))


SERVICE = service()
