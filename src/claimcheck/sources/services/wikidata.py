"""Wikidata: sizes, populations and beginnings of things by name (www.wikidata.org/wiki/Wikidata:Data_access).

A name may be that of several things. One is meant if it alone has the property, or if it has 20 times as much of it as
any other of the name; else none is. Statements carry what they are of as qualifiers (P585: point in time, P518: applies
to part) and a rank; those of a part, and deprecated ones, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, partial
from typing import Any
from urllib.parse import quote

from claimcheck.lazy import regex
from claimcheck.records import replace
from claimcheck.sources.base import Service
from claimcheck.sources.context import Context
from claimcheck.sources.fetch import Page
from claimcheck.sources.statistics import answers, engine, places, series
from claimcheck.sources.statistics import metrics as m
from claimcheck.sources.statistics.answers import NoAnswerError, Observation, Series
from claimcheck.sources.statistics.places import Doubtful
from claimcheck.sources.statistics.series import Indicator, Provider, Subject
from claimcheck.sources.values import Statement
from claimcheck.sources.web import Web
from claimcheck.sources.words import Token

BASE = "https://www.wikidata.org/w/api.php"
PAGE = "https://www.wikidata.org/w/index.php?search={}"
_FEW = 3  # things of one name that are looked at
_FOUND = 7  # things that a search returns
_YEAR = 9  # the precision of a time known to the year; a month is 10, a day 11
_DOMINANT = 20
_LONGEST = 80  # characters of a name
_WITHIN = regex(r"(?: |-| of | of the | de | du | da | la | on | upon | in the )")  # what may stand within a name
_TIME = regex(r"\+([0-9]{4})-([0-9]{2})-([0-9]{2})T")
# Units of quantities: Wikidata's item, and what one of it is in metres or square kilometres.
_UNITS = {
    "Q11573": Decimal(1), "Q828224": Decimal(1000), "Q174728": Decimal("0.01"), "Q3710": Decimal("0.3048"),
    "Q253276": Decimal("1609.344"), "Q712226": Decimal(1), "Q35852": Decimal("0.01"), "Q25343": Decimal("0.000001"),
    "Q232291": Decimal("2.589988110336"), "1": Decimal(1), "Q199": Decimal(1),
}  # fmt: skip
_LENGTHS = frozenset({"Q11573", "Q828224", "Q174728", "Q3710", "Q253276"})
_AREAS = frozenset({"Q712226", "Q35852", "Q25343", "Q232291"})

INDICATORS = (
    Indicator(
        replace(m.POPULATION, doubt="within which borders: the city, or its region?", settled=()),
        "P1082",
        "people",
        "population",
    ),
    Indicator(m.HEIGHT, "P2048", "meter", "height", step="lasting"),
    Indicator(m.ELEVATION, "P2044", "meter", "elevation above sea level", step="lasting"),
    Indicator(m.LENGTH, "P2043", "meter", "length", step="lasting"),
    Indicator(m.AREA, "P2046", "kilometer ** 2", "area", step="lasting"),
    Indicator(m.FOUNDING, "P571", "", "inception", step="lasting"),
    Indicator(m.DEPTH, "P4511", "meter", "vertical depth", step="lasting"),
)


def provider(base: str = BASE) -> Provider:
    """Return Wikidata as a provider.

    Args:
        base: where its API is.
    """
    return Provider(
        "Wikidata",
        ("Wikipedia",),
        INDICATORS,
        _subject,
        partial(_fetch, base),
        lambda indicator, subject: PAGE.format(quote(subject.name)),
        discreet=True,
    )


def _subject(said: Statement, ctx: Context, web: Web) -> Subject | Doubtful | None:
    name = _name(said, ctx)
    return Subject(name, name) if isinstance(name, str) else name


_ALL = "format=json&language=en&uselang=en&type=item"


def _name(said: Statement, ctx: Context) -> str | Doubtful | None:
    """Return the one name in the nearest words around a statement that have any."""
    for level in said.levels:
        # "Founded in 1919, ...": what opens a sentence may only tell what happened.
        names = {t for t in level.names if t.start > said.sentence.span.start or t.stem not in _measured()}
        if not names:
            continue
        if any(token.lower == "according" for token in level.tokens):
            return None  # the name may be that of who says so
        place = places.named([level], ctx)
        if isinstance(place, Doubtful):
            return place
        runs = list(_runs([t for t in level.tokens if t in names], ctx.text))
        if len(runs) != 1:
            return None
        first, last = runs[0]
        name = ctx.text[first.start : last.end]
        name = name.removesuffix("'s").removesuffix("’s")
        return (
            place.name if isinstance(place, places.Place) and first is last else name if len(name) < _LONGEST else None
        )
    return None


@cache
def _measured() -> frozenset[str]:
    """Return the stems of all that is measured here."""
    return series.all_words(INDICATORS)


def _runs(names: Sequence[Token], text: str) -> Iterator[tuple[Token, Token]]:
    """Yield the first and last words of each run of names that stand together."""
    i = 0
    while i < len(names):
        k = i
        while k + 1 < len(names) and not names[k].owns and _WITHIN.fullmatch(text[names[k].end : names[k + 1].start]):
            k += 1
        yield names[i], names[k]
        i = k + 1


def _items(page: Page, name: str) -> list[str]:
    """Return the items that a search found under the very name."""
    answer = answers.data(page)
    if isinstance(answer, dict) and "error" in answer:
        raise NoAnswerError("it answers with an error", page.url, page.day)
    found = answer.get("search") if isinstance(answer, dict) else None
    if not isinstance(found, list):
        raise answers.broken(page)
    wanted = name.casefold()
    return [
        str(one["id"])
        for one in found
        if isinstance(one, dict)
        and "id" in one
        and wanted in (str(one.get("label", "")).casefold(), str((one.get("match") or {}).get("text", "")).casefold())
    ]


def _fetch(base: str, web: Web, indicator: Indicator, subject: Subject) -> Series:
    listed = answers.page(web, f"{base}?action=wbsearchentities&{_ALL}&limit={_FOUND}&search={quote(subject.code)}")
    items = _items(listed, subject.code)
    if not items:
        raise NoAnswerError("it has nothing of this very name", listed.url, listed.day)
    found: list[Series] = []
    for item in items[:_FEW]:
        url = f"{base}?action=wbgetclaims&format=json&entity={item}&property={indicator.code}"
        page = answers.page(web, url)
        got = answers.series(page, list(_observations(answers.data(page), indicator, page)))
        if got.observations:
            found.append(replace(got, page=f"https://www.wikidata.org/wiki/{item}#{indicator.code}"))
    if not found:
        raise NoAnswerError(f"it has no {indicator.title} of it")
    first, *others = sorted(found, key=_largest, reverse=True)
    if any(_largest(other) * _DOMINANT > _largest(first) for other in others) or (others and len(items) > _FEW):
        raise NoAnswerError(f"several things are called {subject.name}", first.url, first.read_on)
    return first


def _largest(got: Series) -> Decimal:
    return max(abs(one.value) for one in got.observations)


def _observations(answer: Any, indicator: Indicator, page: Page) -> Iterator[Observation | None]:
    if not isinstance(answer, dict) or "error" in answer or not isinstance(answer.get("claims"), dict | list):
        raise NoAnswerError("it answers with an error", page.url, page.day)
    claims = answer["claims"]
    statements = claims.get(indicator.code, []) if isinstance(claims, dict) else []  # an empty object is a list there
    try:
        kept = [s for s in statements if s["rank"] != "deprecated" and "P518" not in s.get("qualifiers", {})]
        preferred = [s for s in kept if s["rank"] == "preferred"]
        for one in (preferred or kept) if indicator.step == "lasting" else kept:
            yield _observation(one, indicator)
    except (TypeError, KeyError, AttributeError, IndexError, ValueError) as error:
        raise answers.broken(page) from error


def _observation(one: dict[str, Any], indicator: Indicator) -> Observation | None:
    if one["mainsnak"].get("snaktype") != "value":
        return None
    if not indicator.unit:
        day = _day(one["mainsnak"]["datavalue"]["value"])
        return answers.observation(day, 1) if day else None
    quantity = one["mainsnak"]["datavalue"]["value"]
    unit = str(quantity["unit"]).rpartition("/")[2]
    wanted = _LENGTHS if indicator.unit == "meter" else _AREAS if "kilometer" in indicator.unit else {"1", "Q199"}
    if unit not in wanted:
        return None
    if indicator.step == "lasting":
        ended = "P582" in one.get("qualifiers", {})
        return answers.observation(
            answers.ALWAYS, quantity["amount"], _UNITS[unit], mark="no longer so" if ended else ""
        )
    period = _point(one.get("qualifiers", {}))
    return answers.observation(period, quantity["amount"], _UNITS[unit]) if period else None


def _point(qualifiers: dict[str, Any]) -> str:
    """Return the year of a statement's point in time (P585), "" where it has none as exact as that."""
    points = qualifiers.get("P585", [])
    if len(points) != 1 or points[0].get("snaktype") != "value":
        return ""
    return _day(points[0]["datavalue"]["value"])[:4]


def _day(time: dict[str, Any]) -> str:
    """Return a time as a ledger writes it, as exactly as it is known; "" where not even the year is."""
    match = _TIME.match(str(time.get("time", "")))
    precision = int(time.get("precision", 0))
    if not match or precision < _YEAR:
        return ""
    return "-".join(match.groups()[: precision - _YEAR + 1]) if precision <= _YEAR + 2 else ""


def service(base: str = BASE) -> Service:
    """Return the service; `base` is where its API is."""
    return engine.service("wikidata", "Wikidata", partial(provider, base))


SERVICE = service()
