"""SDMX answers (sdmx.org): SDMX-CSV, and SDMX-JSON data messages of versions 1 and 2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.sources.fetch import Page
from claimcheck.sources.statistics import answers
from claimcheck.sources.statistics.answers import NoAnswerError

TIME, VALUE, STATUS = "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS"
_ASIDE = frozenset({TIME, VALUE, STATUS, "UNIT_MULT", "DECIMALS"})


def read(page: Page) -> list[Mapping[str, str]]:
    """Return a message's observations: each with the codes of its dimensions and attributes by their ids.

    Raises:
        NoAnswerError: it is no such message, or has several series: what it was asked for is not one thing.
    """
    head = page.body[:1].strip()
    found = list(_of_json(page)) if head in (b"{", b"[") else _of_csv(page)
    if not found:
        raise NoAnswerError("it has no values of this for the place", page.url, page.day)
    dimensions = [key for key in found[0] if key not in _ASIDE and key.isupper() and "REF_AREA" in found[0]]
    keys = {tuple(one.get(key, "") for key in dimensions if key in _KEYS) for one in found}
    if len(keys) > 1:
        raise NoAnswerError("it has several series of this", page.url, page.day)
    return found


# Dimensions by which series differ; attributes may differ within one.
_KEYS = frozenset(
    "REF_AREA FREQ MEASURE UNIT_MEASURE ADJUSTMENT TRANSFORMATION METHODOLOGY EXPENDITURE SEX AGE SECTOR ACTIVITY"
    " PRICE_BASE TRANSACTION".split()
)


def multiplier(one: Mapping[str, str]) -> int:
    """Return the power of ten that an observation's value is to be multiplied by."""
    text = one.get("UNIT_MULT", "").partition(":")[0].strip()
    return int(text) if text.isdecimal() and len(text) < 3 else 0


def _of_csv(page: Page) -> list[Mapping[str, str]]:
    table = answers.rows(page, TIME, VALUE)
    # "DEU: Germany" where labels are asked for; only the code counts.
    return [
        {str(key).partition(":")[0]: (value or "").partition(":")[0].strip() for key, value in row.items() if key}
        for row in table
        if isinstance(row.get(VALUE), str)
    ]


def _of_json(page: Page) -> Iterator[Mapping[str, str]]:
    message = answers.data(page)
    try:
        data = message.get("data", message)
        structure = data["structures"][0] if "structures" in data else data["structure"]
        dimensions, attributes = structure["dimensions"], structure.get("attributes", {})
        along = dimensions.get("observation", [])
        for one in data["dataSets"]:
            for key, group in _groups(one):
                fixed = _codes(key, dimensions.get("dataSet", []) if key is None else dimensions.get("series", []))
                for place, values in group.items():
                    marks = dict(_marks(values[1:], attributes.get("observation", [])))
                    yield {**fixed, **_codes(place, along), **marks, VALUE: str(values[0])}
    except (TypeError, KeyError, IndexError, ValueError, AttributeError) as error:
        raise answers.broken(page) from error


def _groups(one: dict[str, Any]) -> Iterator[tuple[str | None, dict[str, Any]]]:
    """Yield the series of a data set, or all its observations where it has no series."""
    if "series" in one:
        for key, series in one["series"].items():
            yield key, series["observations"]
    else:
        yield None, one.get("observations", {})


def _codes(key: str | None, dimensions: list[dict[str, Any]]) -> dict[str, str]:
    if key is None:
        return {d["id"]: str(d["values"][0]["id"]) for d in dimensions if d.get("values")}
    return {d["id"]: str(d["values"][int(place)]["id"]) for d, place in zip(dimensions, key.split(":"), strict=True)}


def _marks(places: list[Any], attributes: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for place, attribute in zip(places, attributes, strict=False):
        if place is not None:
            yield attribute["id"], str(attribute["values"][int(place)]["id"])
