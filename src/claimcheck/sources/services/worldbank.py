"""World Bank Indicators, by the API of version 2 (datahelpdesk.worldbank.org, "About the Indicators API").

It answers errors with status 200 and a list of one object with "message", and gives long series in pages.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from claimcheck.sources.base import Service
from claimcheck.sources.fetch import Page
from claimcheck.sources.statistics import answers, engine, places
from claimcheck.sources.statistics import metrics as m
from claimcheck.sources.statistics.answers import NoAnswerError, Observation, Series
from claimcheck.sources.statistics.series import Indicator, Provider, Subject, with_changes
from claimcheck.sources.web import Web

BASE = "https://api.worldbank.org/v2"
PAGE = "https://data.worldbank.org/indicator/{code}?locations={place}"
_GROUPS = {"WLD": "1W", "EUU": "EU", "EMU": "XC"}
_MOST_PAGES = 10
_MILLION = Decimal(1_000_000)

INDICATORS = (
    Indicator(m.GDP, "NY.GDP.MKTP.CD", "USD", "GDP (current US$)"),
    Indicator(m.GDP_GROWTH, "NY.GDP.MKTP.KD.ZG", "%", "GDP growth (annual %)"),
    Indicator(m.GDP_PER_CAPITA, "NY.GDP.PCAP.CD", "USD", "GDP per capita (current US$)", per_person=True),
    Indicator(m.GDP_PER_CAPITA_PPP, "NY.GDP.PCAP.PP.CD", "USD", "GDP per capita, PPP (current international $)",
              per_person=True),
    Indicator(m.GNI_PER_CAPITA, "NY.GNP.PCAP.CD", "USD", "GNI per capita, Atlas method (current US$)", per_person=True),
    Indicator(m.POPULATION, "SP.POP.TOTL", "people", "Population, total"),
    Indicator(m.POPULATION_GROWTH, "SP.POP.GROW", "%", "Population growth (annual %)"),
    Indicator(m.URBAN, "SP.URB.TOTL.IN.ZS", "%", "Urban population (% of total population)"),
    Indicator(m.INFLATION, "FP.CPI.TOTL.ZG", "%", "Inflation, consumer prices (annual %)"),
    Indicator(m.PRICE_GROWTH, "FP.CPI.TOTL.ZG", "%", "Inflation, consumer prices (annual %)"),
    Indicator(m.UNEMPLOYMENT, "SL.UEM.TOTL.ZS", "%", "Unemployment, total (% of labor force, modeled ILO estimate)"),
    Indicator(m.YOUTH_UNEMPLOYMENT, "SL.UEM.1524.ZS", "%", "Unemployment, youth (% of labor force ages 15-24)"),
    Indicator(m.EXPORTS, "NE.EXP.GNFS.CD", "USD", "Exports of goods and services (current US$)"),
    Indicator(m.IMPORTS, "NE.IMP.GNFS.CD", "USD", "Imports of goods and services (current US$)"),
    Indicator(m.EXPORT_SHARE, "NE.EXP.GNFS.ZS", "%", "Exports of goods and services (% of GDP)"),
    Indicator(m.CURRENT_ACCOUNT, "BN.CAB.XOKA.GD.ZS", "%", "Current account balance (% of GDP)"),
    Indicator(m.CURRENT_DEFICIT, "BN.CAB.XOKA.GD.ZS", "%", "Current account balance (% of GDP)", negative=True),
    Indicator(m.FDI, "BX.KLT.DINV.CD.WD", "USD", "Foreign direct investment, net inflows (BoP, current US$)"),
    Indicator(m.REMITTANCES, "BX.TRF.PWKR.CD.DT", "USD", "Personal remittances, received (current US$)"),
    Indicator(m.RESERVES, "FI.RES.TOTL.CD", "USD", "Total reserves (includes gold, current US$)"),
    Indicator(m.LIFE_EXPECTANCY, "SP.DYN.LE00.IN", "year", "Life expectancy at birth, total (years)"),
    Indicator(m.FERTILITY, "SP.DYN.TFRT.IN", "number", "Fertility rate, total (births per woman)"),
    Indicator(m.INFANT_MORTALITY, "SP.DYN.IMRT.IN", "1000", "Mortality rate, infant (per 1,000 live births)"),
    Indicator(m.CHILD_MORTALITY, "SH.DYN.MORT", "1000", "Mortality rate, under-5 (per 1,000 live births)"),
    Indicator(m.CO2, "EN.GHG.CO2.MT.CE.AR5", "metric_ton", "CO2 emissions excluding LULUCF (Mt CO2e)", _MILLION),
    Indicator(m.CO2_PER_CAPITA, "EN.GHG.CO2.PC.CE.AR5", "metric_ton", "CO2 emissions per capita (t CO2e/capita)",
              per_person=True),
    Indicator(m.ELECTRICITY_ACCESS, "EG.ELC.ACCS.ZS", "%", "Access to electricity (% of population)"),
    Indicator(m.INTERNET, "IT.NET.USER.ZS", "%", "Individuals using the Internet (% of population)"),
    Indicator(m.MILITARY_SHARE, "MS.MIL.XPND.GD.ZS", "%", "Military expenditure (% of GDP)"),
    Indicator(m.HEALTH_SHARE, "SH.XPD.CHEX.GD.ZS", "%", "Current health expenditure (% of GDP)"),
    Indicator(m.RESEARCH_SHARE, "GB.XPD.RSDV.GD.ZS", "%", "Research and development expenditure (% of GDP)"),
    Indicator(m.POVERTY, "SI.POV.DDAY", "%", "Poverty headcount ratio at the international line (% of population)"),
    Indicator(m.GINI, "SI.POV.GINI", "number", "Gini index"),
    Indicator(m.FOREST, "AG.LND.FRST.ZS", "%", "Forest area (% of land area)"),
    Indicator(m.LAND_AREA, "AG.LND.TOTL.K2", "kilometer ** 2", "Land area (sq. km)", step="lasting"),
)  # fmt: skip


def provider(base: str = BASE) -> Provider:
    """Return the World Bank as a provider.

    Args:
        base: where its API is.
    """
    return Provider(
        "World Bank",
        ("World Bank data", "World Bank figures", "World Bank estimates", "World Development Indicators", "WDI"),
        with_changes(INDICATORS),
        places.subject(lambda place: place.alpha2 or _GROUPS.get(place.alpha3, "")),
        partial(_fetch, base),
        lambda indicator, subject: PAGE.format(code=indicator.code, place=subject.code),
        partial(_url, base),
    )


def _url(base: str, indicator: Indicator, subject: Subject) -> str:
    return f"{base}/country/{subject.code}/indicator/{indicator.code}?format=json&per_page=1000"


def _fetch(base: str, web: Web, indicator: Indicator, subject: Subject) -> Series:
    first = answers.page(web, _url(base, indicator, subject))
    about, found = _read(first, indicator)
    pages = about.get("pages", 1)
    for number in range(2, min(pages, _MOST_PAGES) + 1 if isinstance(pages, int) else 2):
        more = answers.page(web, f"{_url(base, indicator, subject)}&page={number}")
        found += _read(more, indicator)[1]
    return answers.series(first, found)


def _read(page: Page, indicator: Indicator) -> tuple[dict[str, Any], list[Observation | None]]:
    answer = answers.data(page)
    if isinstance(answer, list) and answer and isinstance(answer[0], dict) and "message" in answer[0]:
        raise NoAnswerError(f"it answers with an error: {_message(answer[0]['message'])}", page.url, page.day)
    if not (isinstance(answer, list) and len(answer) == 2 and isinstance(answer[0], dict)):
        raise answers.broken(page)
    rows = answer[1] or []  # null where it has nothing
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise answers.broken(page)
    found = [
        answers.observation(str(row.get("date", "")), row.get("value"), indicator.scale, mark=_mark(row))
        for row in rows
    ]
    return answer[0], found


def _mark(row: dict[str, Any]) -> str:
    return answers.MARKS.get(str(row.get("obs_status", "")).lower(), "")


def _message(messages: Any) -> str:
    if isinstance(messages, list) and messages and isinstance(messages[0], dict):
        return ": ".join(str(messages[0].get(key, "")) for key in ("key", "value"))[:200].strip(" :")
    return "no reason given"


def service(base: str = BASE) -> Service:
    """Return the service; `base` is where its API is."""
    return engine.service("worldbank", "World Bank indicators", partial(provider, base))


SERVICE = service()
