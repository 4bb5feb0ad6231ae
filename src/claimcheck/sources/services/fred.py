"""FRED, of the Federal Reserve Bank of St. Louis: series of the United States (fred.stlouisfed.org/docs/api).

Needs a key, in FRED_API_KEY, which is sent and never kept. "." stands for no value; errors are an object with
"error_message" and status 400.
"""

from __future__ import annotations

import os
from decimal import Decimal
from functools import partial

from claimcheck.records import replace
from claimcheck.sources.base import Service
from claimcheck.sources.context import Context
from claimcheck.sources.statistics import answers, engine, places
from claimcheck.sources.statistics import metrics as m
from claimcheck.sources.statistics.answers import Observation, Series
from claimcheck.sources.statistics.places import Doubtful
from claimcheck.sources.statistics.series import Indicator, Provider, Subject
from claimcheck.sources.values import Statement
from claimcheck.sources.web import Web

BASE = "https://api.stlouisfed.org/fred"
PAGE = "https://fred.stlouisfed.org/series/{code}"
KEY = "FRED_API_KEY"
_YEARLY = "&frequency=a&aggregation_method=avg"
_BILLION = Decimal(10) ** 9

# The country has one official rate of each: nothing is in doubt about these.
_UNEMPLOYMENT = replace(m.UNEMPLOYMENT, slack=Decimal("0.3"), doubt="")
_INFLATION = replace(m.INFLATION, names=(*m.INFLATION.names, "annual inflation rate"), slack=Decimal("0.3"))
_MONTHLY_INFLATION = replace(
    _INFLATION, doubt="over a year or a month, seasonally adjusted or not?", settled=("annual", "year")
)

INDICATORS = (
    Indicator(_UNEMPLOYMENT, "UNRATE", "%", "Unemployment rate, seasonally adjusted", step="month"),
    Indicator(_UNEMPLOYMENT, f"UNRATE{_YEARLY}", "%", "Unemployment rate, average of the year"),
    Indicator(_MONTHLY_INFLATION, "CPIAUCNS&units=pc1", "%",
              "Consumer Price Index, percent change from a year ago, not seasonally adjusted", step="month"),
    Indicator(_INFLATION, f"CPIAUCNS&units=pc1{_YEARLY}", "%",
              "Consumer Price Index, percent change of the year's average"),
    Indicator(m.PRICE_GROWTH, f"CPIAUCNS&units=pc1{_YEARLY}", "%",
              "Consumer Price Index, percent change of the year's average"),
    Indicator(m.FEDERAL_FUNDS, "FEDFUNDS", "%", "Federal funds effective rate, average of the month", step="month"),
    Indicator(m.FEDERAL_FUNDS, f"FEDFUNDS{_YEARLY}", "%", "Federal funds effective rate, average of the year"),
    Indicator(m.MORTGAGE_RATE, f"MORTGAGE30US{_YEARLY}", "%", "30-year fixed rate mortgage, average of the year"),
    Indicator(m.TREASURY, f"DGS10{_YEARLY}", "%", "Market yield on 10-year Treasury securities, average of the year"),
    Indicator(m.PARTICIPATION, "CIVPART", "%", "Labor force participation rate", step="month"),
    Indicator(m.PARTICIPATION, f"CIVPART{_YEARLY}", "%", "Labor force participation rate, average of the year"),
    Indicator(m.GDP, "GDPA", "USD", "Gross domestic product, annual, billions of dollars", _BILLION),
    Indicator(m.GDP_GROWTH, "A191RL1A225NBEA", "%", "Real gross domestic product, percent change, annual"),
    Indicator(m.POPULATION, "B230RC0A052NBEA", "people", "Population, mid-period, thousands", Decimal(1000)),
)  # fmt: skip


def provider(base: str = BASE) -> Provider:
    """Return FRED as a provider.

    Args:
        base: where its API is.
    """
    return Provider(
        "FRED",
        ("Federal Reserve Economic Data", "Federal Reserve Bank of St. Louis", "St. Louis Fed", "FRED data"),
        INDICATORS,
        _subject,
        partial(_fetch, base),
        lambda indicator, subject: PAGE.format(code=indicator.code.partition("&")[0]),
    )


_COUNTRY = places.subject(lambda place: "US" if place.alpha2 == "US" else "")
# What only the United States have: the text need not name them.
_OWN = (frozenset({"federal", "fund"}), frozenset({"treasury"}))


def _subject(said: Statement, ctx: Context, web: Web) -> Subject | Doubtful | None:
    found = _COUNTRY(said, ctx, web)
    if found is None and not any(token.country for token in said.tokens):
        own = next((name for name in _OWN if name <= said.stems), None)
        return Subject(" ".join(sorted(own)), "US") if own else None
    return found


def _fetch(base: str, web: Web, indicator: Indicator, subject: Subject) -> Series:
    url = f"{base}/series/observations?file_type=json&series_id={indicator.code}"
    page = answers.page(web, url, secret={"api_key": os.environ.get(KEY, "")})
    answer = answers.data(page)
    rows = answer.get("observations") if isinstance(answer, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise answers.broken(page)
    return answers.series(page, [_observation(row, indicator) for row in rows])


def _observation(row: dict[str, object], indicator: Indicator) -> Observation | None:
    day = str(row.get("date", ""))  # the first of its period
    period = day[:4] if indicator.step == "year" else day[:7]
    return answers.observation(period, row.get("value"), indicator.scale)


def service(base: str = BASE) -> Service:
    """Return the service; `base` is where its API is."""
    return engine.service("fred", "FRED (Federal Reserve Bank of St. Louis)", partial(provider, base), key=KEY)


SERVICE = service()
