"""JSON-stat 2.0 (json-stat.org): a cube of values with the categories of its dimensions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod
from typing import Any, NamedTuple

from claimcheck.sources.fetch import Page
from claimcheck.sources.statistics import answers
from claimcheck.sources.statistics.answers import NoAnswerError

_LARGEST = 2_000_000  # cells of a cube


class Cell(NamedTuple):
    """One value of a cube: its category in each dimension, and its status as printed."""

    at: Mapping[str, str]
    value: object
    status: str


def read(page: Page, *, one: tuple[str, str], along: str) -> list[Cell]:
    """Return the values of a cube along one of its dimensions.

    Args:
        page: what a service answered.
        one: a dimension and the category of it that was asked for.
        along: the dimension along which there are several; all others must have one category, or the answer is not of
            one thing.

    Raises:
        NoAnswerError: it is no such cube, or has an error in it.
    """
    cube = answers.data(page)
    if isinstance(cube, dict) and (cube.get("error") or cube.get("class") == "error"):
        raise NoAnswerError(f"it answers with an error: {_label(cube)}", page.url, page.day)
    try:
        names, sizes = [str(name) for name in cube["id"]], [int(size) for size in cube["size"]]
        categories = {name: _categories(cube["dimension"][name]["category"]["index"]) for name in names}
        values, statuses = cube["value"], cube.get("status") or {}
    except (TypeError, KeyError, ValueError) as error:
        raise answers.broken(page) from error
    sound = len(names) == len(sizes) and all(len(categories[n]) == s for n, s in zip(names, sizes, strict=True))
    if not sound or along not in categories or not 0 <= prod(sizes) <= _LARGEST:
        raise answers.broken(page)
    if any(len(categories[name]) > 1 for name in names if name != along):
        raise NoAnswerError("it has several series of this", page.url, page.day)
    if categories.get(one[0]) != [one[1]]:
        raise NoAnswerError("it has no values of this for the place", page.url, page.day)
    return list(_cells(names, sizes, categories, values, statuses))


def _categories(index: Any) -> list[str]:
    """Return a dimension's categories in order: a list of them, or their places by name."""
    if isinstance(index, dict):
        return sorted((str(key) for key in index), key=lambda key: int(index[key]))
    return [str(key) for key in index]


def _cells(
    names: Sequence[str], sizes: Sequence[int], categories: Mapping[str, Sequence[str]], values: Any, statuses: Any
) -> Iterator[Cell]:
    for number in range(prod(sizes)):
        left, at = number, {}
        for name, size in zip(reversed(names), reversed(sizes), strict=True):
            left, place = divmod(left, size)
            at[name] = categories[name][place]
        value = _at(values, number)
        if value is not None:
            yield Cell(at, value, str(_at(statuses, number) or ""))


def _at(values: Any, number: int) -> Any:
    """Return a value of a list, or of an object by its number."""
    if isinstance(values, dict):
        return values.get(str(number))
    return values[number] if isinstance(values, list) and number < len(values) else None


def _label(cube: dict[str, Any]) -> str:
    error = cube.get("error")
    first = error[0] if isinstance(error, list) and error else error
    return str(first.get("label", "no reason given") if isinstance(first, dict) else cube.get("label", ""))[:200]
