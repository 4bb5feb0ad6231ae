"""IMF DataMapper: the World Economic Outlook's figures (www.imf.org/external/datamapper/api/help).

It gives years that lie ahead beside those that have been, without a mark: those of the year in which it is asked and
later are forecasts, and of the year before an estimate. What it does not know it answers with status 200 or 204 and no
values.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from claimcheck.sources.base import Service
from claimcheck.sources.statistics import answers, engine, places
from claimcheck.sources.statistics import metrics as m
from claimcheck.sources.statistics.answers import NoAnswerError, Observation, Series
from claimcheck.sources.statistics.series import Indicator, Provider, Subject
from claimcheck.sources.web import Web

BASE = "https://www.imf.org/external/datamapper/api/v1"
PAGE = "https://www.imf.org/external/datamapper/{code}@WEO/{place}"
_OTHERS = {"XKX": "UVK", "PSE": "WBG", "WLD": "WEOWORLD", "EUU": "EU", "EMU": "EURO"}

INDICATORS = (
    Indicator(m.GDP_GROWTH, "NGDP_RPCH", "%", "Real GDP growth (annual percent change)"),
    Indicator(m.GDP, "NGDPD", "USD", "GDP, current prices (billions of U.S. dollars)", Decimal(10) ** 9),
    Indicator(m.GDP_PER_CAPITA, "NGDPDPC", "USD", "GDP per capita, current prices (U.S. dollars per capita)",
              per_person=True),
    Indicator(m.GDP_PER_CAPITA_PPP, "PPPPC", "USD", "GDP per capita, current prices (international dollars)",
              per_person=True),
    Indicator(m.INFLATION, "PCPIPCH", "%", "Inflation rate, average consumer prices (annual percent change)"),
    Indicator(m.PRICE_GROWTH, "PCPIPCH", "%", "Inflation rate, average consumer prices (annual percent change)"),
    Indicator(m.UNEMPLOYMENT, "LUR", "%", "Unemployment rate (percent)"),
    Indicator(m.POPULATION, "LP", "people", "Population (millions of people)", Decimal(10) ** 6),
    Indicator(m.CURRENT_ACCOUNT, "BCA_NGDPD", "%", "Current account balance (percent of GDP)"),
    Indicator(m.CURRENT_DEFICIT, "BCA_NGDPD", "%", "Current account balance (percent of GDP)", negative=True),
    Indicator(m.DEBT, "GGXWDG_NGDP", "%", "General government gross debt (percent of GDP)"),
    Indicator(m.DEFICIT, "GGXCNL_NGDP", "%", "General government net lending/borrowing (percent of GDP)",
              negative=True),
)  # fmt: skip


def provider(base: str = BASE) -> Provider:
    """Return the IMF as a provider.

    Args:
        base: where its API is.
    """
    return Provider(
        "IMF",
        ("International Monetary Fund", "IMF data", "the Fund", "World Economic Outlook", "IMF estimates"),
        INDICATORS,
        places.subject(lambda place: _OTHERS.get(place.alpha3, place.alpha3)),
        partial(_fetch, base),
        lambda indicator, subject: PAGE.format(code=indicator.code, place=subject.code),
        partial(_url, base),
        forecasts=True,
    )


def _url(base: str, indicator: Indicator, subject: Subject) -> str:
    return f"{base}/{indicator.code}/{subject.code}"


def _fetch(base: str, web: Web, indicator: Indicator, subject: Subject) -> Series:
    page = answers.page(web, _url(base, indicator, subject))
    answer = answers.data(page)
    if not isinstance(answer, dict):
        raise answers.broken(page)
    values: Any = answer.get("values")
    for key in (indicator.code, subject.code):
        values = values.get(key) if isinstance(values, dict) else None
    if not isinstance(values, dict):
        raise NoAnswerError("it has no values of this for the place", page.url, page.day)
    this_year = int(page.day[:4])
    found = [_observation(str(year), value, indicator, this_year) for year, value in values.items()]
    return answers.series(page, found)


def _observation(year: str, value: object, indicator: Indicator, this_year: int) -> Observation | None:
    forecast = year.isdecimal() and int(year) >= this_year
    mark = "a forecast" if forecast else "an estimate" if year == str(this_year - 1) else ""
    return answers.observation(year, value, indicator.scale, mark=mark, forecast=forecast)


def service(base: str = BASE) -> Service:
    """Return the service; `base` is where its API is."""
    return engine.service("imf", "IMF DataMapper (World Economic Outlook)", partial(provider, base))


SERVICE = service()
