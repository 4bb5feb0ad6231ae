"""SEC EDGAR: what companies of the United States' markets have filed, by its company facts (data.sec.gov).

The `fy` of a fact is the fiscal year of the filing that has it, not of the fact: a report for 2023 also gives 2022 and
2021. What a year is called is taken from the filing of which it is the newest; what a value is of, from its start and
end. The SEC asks for a User-Agent with an address to write to (www.sec.gov/os/accessing-edgar-data), which is taken
from EDGAR_CONTACT.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

from claimcheck import __version__
from claimcheck.lazy import regex
from claimcheck.sources import periods
from claimcheck.sources.base import Service
from claimcheck.sources.context import Context
from claimcheck.sources.data import vocabulary
from claimcheck.sources.fetch import Page
from claimcheck.sources.periods import Period
from claimcheck.sources.statistics import answers, engine
from claimcheck.sources.statistics import metrics as m
from claimcheck.sources.statistics.answers import NoAnswerError, Observation, Series
from claimcheck.sources.statistics.places import Doubtful
from claimcheck.sources.statistics.series import Indicator, Provider, Subject, with_changes
from claimcheck.sources.values import Statement
from claimcheck.sources.web import Web
from claimcheck.sources.words import Token

FACTS = "https://data.sec.gov/api/xbrl/companyfacts"
COMPANIES = "https://www.sec.gov/files/company_tickers.json"
PAGE = "https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK={}&type=10-K"
CONTACT = "EDGAR_CONTACT"
_ANNUAL = frozenset({"10-K", "10-K/A", "10-KT", "20-F", "20-F/A", "40-F", "40-F/A"})
_FIRST, _LAST = 1990, 2200  # years that filings are of
_YEAR = (350, 380)  # days: 52 or 53 weeks
_QUARTER = (80, 100)
_NEAR = timedelta(days=7)  # a year of weeks ends on a weekday near the month's end
_LONGEST = 5  # words of a company's name
_SIGNS = regex(r"[^\w&' -]+|/[a-z]{2}/?$")

INDICATORS = tuple(
    Indicator(metric, tags, "USD", title, step="fiscal year")
    for metric, tags, title in (
        (m.REVENUE, "RevenueFromContractWithCustomerExcludingAssessedTax|Revenues|SalesRevenueNet"
                    "|RevenuesNetOfInterestExpense", "Revenues"),
        (m.NET_INCOME, "NetIncomeLoss|ProfitLoss", "Net income (loss)"),
        (m.OPERATING_INCOME, "OperatingIncomeLoss", "Operating income (loss)"),
        (m.ASSETS, "Assets", "Assets"),
        (m.RESEARCH, "ResearchAndDevelopmentExpense", "Research and development expense"),
        (m.CASH, "CashAndCashEquivalentsAtCarryingValue", "Cash and cash equivalents, at carrying value"),
    )
)  # fmt: skip


class _Filed(NamedTuple):
    """A value as filed: from when to when (`start` None: at `end`), in which filing, for which fiscal year of that."""

    start: date | None
    end: date
    value: object
    filing: str
    year: int
    filed: str
    tag: int

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1 if self.start else 0


def provider(facts: str = FACTS, companies: str = COMPANIES) -> Provider:
    """Return EDGAR as a provider.

    Args:
        facts: where company facts are.
        companies: where the list of companies is.
    """
    headers = {"User-Agent": f"claimcheck/{__version__} {os.environ.get(CONTACT, '')}".strip()}
    return Provider(
        "SEC EDGAR",
        ("SEC filings", "Securities and Exchange Commission"),
        with_changes(INDICATORS),
        _Companies(companies, headers).subject,
        partial(_fetch, facts, headers),
        lambda indicator, subject: PAGE.format(subject.code),
        lambda indicator, subject: _url(facts, subject),
        headers,
    )


class _Companies:
    """The companies that file, by name; the list is asked for when a claim may be about one."""

    def __init__(self, url: str, headers: dict[str, str]) -> None:
        self._url = url
        self._headers = headers
        self._named: dict[str, set[str]] | None = None

    def subject(self, said: Statement, ctx: Context, web: Web) -> Subject | Doubtful | None:
        """Return the one company that the nearest words around a statement name."""
        if not any(level.names for level in said.levels):
            return None
        if self._named is None:
            try:
                self._named = _listed(answers.page(web, self._url, headers=self._headers))
            except NoAnswerError as error:
                return Doubtful(f"SEC EDGAR does not say which companies it has: {error}")
        for level in said.levels:
            found = dict(self._in(level.tokens, frozenset(level.names)))
            if found:
                (name, codes), *others = found.items()
                if others or len(codes) > 1:
                    return None
                return Subject(name, next(iter(codes)))
        return None

    def _in(self, tokens: tuple[Token, ...], names: frozenset[Token]) -> Iterator[tuple[str, set[str]]]:
        assert self._named is not None
        i = 0
        while i < len(tokens):
            for length in range(min(_LONGEST, len(tokens) - i), 0, -1) if tokens[i] in names else ():
                run = [t.lower for t in tokens[i : i + length] if t.lower not in vocabulary.LEGAL_FORMS]
                codes = self._named.get(" ".join(run))
                if codes:
                    yield " ".join(word.capitalize() for word in run), codes
                    i += length - 1
                    break
            i += 1


def _listed(page: Page) -> dict[str, set[str]]:
    listed = answers.data(page)
    if not isinstance(listed, dict):
        raise answers.broken(page)
    found: dict[str, set[str]] = {}
    for row in listed.values():
        if isinstance(row, dict) and isinstance(row.get("cik_str"), int) and isinstance(row.get("title"), str):
            plain = _SIGNS.sub(" ", row["title"].lower()).split()
            name = " ".join(word for word in plain if word not in vocabulary.LEGAL_FORMS and word != "the")
            found.setdefault(name, set()).add(f"{row['cik_str']:010d}")
    return found


def _url(base: str, subject: Subject) -> str:
    return f"{base}/CIK{subject.code}.json"


def _fetch(base: str, headers: Mapping[str, str], web: Web, indicator: Indicator, subject: Subject) -> Series:
    page = answers.page(web, _url(base, subject), headers=headers)
    answer = answers.data(page)
    try:
        facts = answer["facts"]["us-gaap"]
        every = [list(_filed(facts.get(tag), number)) for number, tag in enumerate(indicator.code.split("|"))]
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise NoAnswerError("it has no figures by the US accounting rules", page.url, page.day) from error
    filed = [one for group in every for one in group]
    return answers.series(page, list(_observations(filed)))


def _filed(fact: Any, tag: int) -> Iterator[_Filed]:
    for row in (fact or {}).get("units", {}).get("USD", ()):
        if row.get("form") in _ANNUAL:
            start = date.fromisoformat(row["start"]) if "start" in row else None
            end = date.fromisoformat(row["end"])
            if answers.number(row["val"]) is None or not _FIRST <= end.year <= _LAST:
                continue
            yield _Filed(start, end, row["val"], str(row["accn"]), int(row.get("fy") or 0), str(row["filed"]), tag)


def _observations(filed: list[_Filed]) -> Iterator[Observation | None]:
    years = _years(filed)
    calendar = all(_is_near(end, date(end.year, 12, 31)) for end in years)
    for one in _latest(filed):
        mark = _mark(one, filed)
        year = years.get(one.end)
        if one.start is None:
            if year is not None:
                yield answers.observation(Period(one.end, one.end), one.value, mark=mark)
        elif _YEAR[0] <= one.days <= _YEAR[1] and _is_near(one.end, date(one.end.year, 12, 31)):
            yield answers.observation(periods.year(_nearest(one.end)), one.value, mark=mark)
        elif calendar and _QUARTER[0] <= one.days <= _QUARTER[1]:
            yield answers.observation(_quarter(one.end), one.value, mark=mark)
        if year is not None and (one.start is None or _YEAR[0] <= one.days <= _YEAR[1]):
            whole = periods.year(year)
            yield answers.observation(Period(whole.first, whole.last, fiscal=True), one.value, mark=mark)


def _years(filed: Iterable[_Filed]) -> dict[date, int]:
    """Return what fiscal years are called, by their last day: what the filing is for of which they are the newest."""
    newest: dict[str, _Filed] = {}
    for one in filed:
        if one.start is None or _YEAR[0] <= one.days <= _YEAR[1]:
            known = newest.get(one.filing)
            if known is None or one.end > known.end:
                newest[one.filing] = one
    return {one.end: one.year for one in newest.values() if one.end.year - 1 <= one.year <= one.end.year + 1}


def _latest(filed: Iterable[_Filed]) -> list[_Filed]:
    """Return for each period the value filed last, of the first heading that has one."""
    best: dict[tuple[date | None, date], _Filed] = {}
    for one in filed:
        known = best.get((one.start, one.end))
        if known is None or (-one.tag, one.filed) > (-known.tag, known.filed):
            best[one.start, one.end] = one
    return list(best.values())


def _mark(one: _Filed, filed: Iterable[_Filed]) -> str:
    """Return in words that a value was filed otherwise too, "" where it was not."""
    others = {o.value for o in filed if (o.start, o.end) == (one.start, one.end) and o.value != one.value}
    return "filed otherwise too, restated or under another heading" if others else ""


def _is_near(day: date, other: date) -> bool:
    return abs(day - other) <= _NEAR or abs(day - other.replace(year=other.year - 1)) <= _NEAR


def _nearest(end: date) -> int:
    """Return the calendar year that a year of weeks is, which may end a few days after it."""
    return (end - _NEAR - timedelta(days=1)).year if end.month == 1 else end.year


def _quarter(end: date) -> Period:
    middle = end - timedelta(days=45)
    first = (middle.month - 1) // 3 * 3 + 1
    return Period(date(middle.year, first, 1), periods.month(middle.year, first + 2).last)


def service(facts: str = FACTS, companies: str = COMPANIES) -> Service:
    """Return the service; the arguments are where its data are, see `provider`."""
    make = partial(provider, facts, companies)
    what = "SEC EDGAR company facts"
    return engine.service("edgar", what, make, key=CONTACT, key_is="an e-mail address that the SEC may write to")


SERVICE = service()
