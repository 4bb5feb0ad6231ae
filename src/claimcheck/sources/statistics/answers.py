"""What services answer, read into observations, or the reason why not, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from claimcheck.records import dataclass, replace
from claimcheck.sources import periods
from claimcheck.sources.fetch import Failure, Page
from claimcheck.sources.periods import Period
from claimcheck.sources.web import Web

ALWAYS = Period(date.min, date.max)
"""The period of what does not change from year to year."""

_FINE = Decimal("0.0001")  # percent
_LARGEST = 40  # digits that a figure of the world can have
_STATUS = {
    400: "it does not understand the question (400)",
    401: "it does not accept the key (401)",
    403: "it refuses to answer (403)",
    404: "it knows no such series or place (404)",
    429: "it has been asked too often (429); try again later",
}
MARKS: Mapping[str, str] = {
    "p": "provisional",
    "e": "an estimate",
    "f": "a forecast",
    "b": "after a break in the series",
    "d": "by another definition",
    "u": "of low reliability",
    "n": "not significant",
    "i": "imputed",
}
"""What the letters mean by which Eurostat and SDMX (CL_OBS_STATUS) mark an observation."""


class NoAnswerError(Exception):
    """A service does not say; the message says why, in words that follow "... does not say:"."""

    def __init__(self, reason: str, url: str = "", read_on: str = "") -> None:
        """Keep the reason, the address that was asked, and the day."""
        super().__init__(reason)
        self.url = url
        self.read_on = read_on


@dataclass(frozen=True, slots=True)
class Observation:
    """A value of a series: of what period, how exactly it is given (`quantum`, the worth of its last digit), and in
    words what is marked about it ("provisional")."""

    period: Period
    value: Decimal
    quantum: Decimal
    mark: str = ""
    forecast: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """What a service has on one thing, with the address that was asked, the day, the sha256 of the answer, and the page
    for readers where that is known only from the answer."""

    observations: tuple[Observation, ...]
    url: str
    read_on: str = ""
    snapshot: str = ""
    page: str = ""

    def at(self, period: Period) -> tuple[Observation, ...]:
        """Return the observations of a period."""
        return tuple(o for o in self.observations if o.period == period)

    def changes(self) -> Series:
        """Return the changes on the year before of values above zero, in percent."""
        before = {(o.period.first.year, o.period.fiscal): o for o in self.observations if _is_year(o.period)}
        pairs = [(before.get((year - 1, fiscal)), o) for (year, fiscal), o in before.items()]
        return replace(self, observations=tuple(_change(old, new) for old, new in pairs if old and old.value > 0))


def _is_year(period: Period) -> bool:
    return period == replace(periods.year(period.first.year), fiscal=period.fiscal)


def _change(old: Observation, new: Observation) -> Observation:
    percent = (new.value - old.value) / old.value * 100
    # As exact as the values are: the last digit of either moves the change by so much.
    quantum = max(_FINE, (old.quantum + new.quantum) / old.value * 100)
    marks = dict.fromkeys(mark for mark in (old.mark, new.mark) if mark)
    return Observation(new.period, percent, quantum, " and ".join(marks), old.forecast or new.forecast)


def page(
    web: Web, url: str, *, headers: Mapping[str, str] | None = None, secret: Mapping[str, str] | None = None
) -> Page:
    """Return what an address answers.

    Args:
        web: the web as sources see it.
        url: the address, without secrets.
        headers: what to send beside the usual.
        secret: parameters that are sent and never kept.

    Raises:
        NoAnswerError: it answers nothing that can be read.
    """
    found = web.get(url, headers=headers, secret=secret)
    if isinstance(found, Failure):
        raise NoAnswerError(found.reason, url, found.fetched_at[:10])
    if found.status == 204 or (found.status == 200 and not found.body.strip()):
        raise NoAnswerError("its answer is empty: it knows no such series or place", url, found.day)
    if found.status != 200:
        says = _STATUS.get(found.status, f"it is out of order ({found.status})")
        raise NoAnswerError(says, url, found.day)
    return found


def data(found: Page) -> Any:
    """Return the JSON of a page, its numbers as printed.

    Raises:
        NoAnswerError: it is none.
    """
    try:
        return json.loads(found.body, parse_float=Decimal, parse_constant=lambda name: None)
    except (ValueError, RecursionError) as error:
        raise NoAnswerError("its answer is no JSON that can be read", found.url, found.day) from error


def rows(found: Page, *columns: str) -> list[dict[str, str]]:
    """Return the rows of a CSV page.

    Args:
        found: the page.
        columns: columns that must be there.

    Raises:
        NoAnswerError: it is no such table.
    """
    import csv

    try:
        text = found.body.decode("utf-8-sig")
        table = list(csv.DictReader(text.splitlines()))
    except (UnicodeDecodeError, csv.Error) as error:
        raise NoAnswerError("its answer is no table that can be read", found.url, found.day) from error
    if not table or any(column not in table[0] for column in columns):
        raise NoAnswerError("its answer is not the table that was asked for", found.url, found.day)
    return table


def broken(found: Page) -> NoAnswerError:
    """Return that an answer has not the shape that the service documents."""
    return NoAnswerError("its answer has not the shape that was expected", found.url, found.day)


def number(raw: object, scale: Decimal = Decimal(1)) -> tuple[Decimal, Decimal] | None:
    """Return a value with its quantum as a service prints it, None where it is none.

    >>> number("12.50", Decimal(1000))
    (Decimal('12500.00'), Decimal('10.00'))
    """
    if isinstance(raw, bool) or not isinstance(raw, int | str | Decimal):
        return None
    try:
        value = Decimal(str(raw).strip())
    except (InvalidOperation, ValueError):
        return None
    if not value.is_finite() or abs(value.adjusted()) > _LARGEST:
        return None
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return value * scale, Decimal(1).scaleb(min(exponent, 0)) * scale


def observation(
    period: str | Period, raw: object, scale: Decimal = Decimal(1), *, mark: str = "", forecast: bool = False
) -> Observation | None:
    """Return an observation as a service prints it, None where it has no value or period.

    Args:
        period: the period, as a ledger would write it ("2023", "2023-07", "2023-Q1").
        raw: the value.
        scale: what one unit of it is worth.
        mark: what is marked about it, in words.
        forecast: whether it is foretold.
    """
    value = number(raw, scale)
    if value is None:
        return None
    if isinstance(period, str):
        try:
            period = periods.read(period)
        except ValueError:
            return None
    return Observation(period, *value, mark, forecast)


def series(found: Page, observations: list[Observation | None]) -> Series:
    """Return a page's observations, those without a value left out."""
    return Series(tuple(o for o in observations if o is not None), found.url, found.day, found.sha256)
