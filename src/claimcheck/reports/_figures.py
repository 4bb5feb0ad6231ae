"""A document's figures alone, as a table in plain text."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model import Document, Figure, When
from claimcheck.reports._excerpt import plain
from claimcheck.reports.json import number

_HEAD = ("place", "kind", "as printed", "value")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def table(document: Document, figures: Sequence[Figure]) -> str:
    """Return one line per figure: line and column, kind, surface, and the value with its unit and hedge."""
    rows = [_HEAD, *(_row(document, figure) for figure in figures)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(_HEAD))]
    lines = ("  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _row(document: Document, figure: Figure) -> tuple[str, str, str, str]:
    line, column = document.source.place(figure.start)
    return f"{line}:{column}", figure.kind.value, plain(figure.surface), _value(figure)


def _value(figure: Figure) -> str:
    if figure.when:
        value = _moment(figure.when)
        upper = _moment(figure.until) if figure.until else ""
    elif figure.ratio:
        value, upper = f"{figure.ratio[0]} of {figure.ratio[1]}", ""
    else:
        value, upper = number(figure.value), "" if figure.high is None else number(figure.high)
    per = f"per {figure.per}" if figure.per else ""
    margin = "" if figure.margin is None else f"± {number(figure.margin)}"
    value = f"{value} to {upper}" if upper else value
    words = (figure.hedge.value, value, margin, figure.unit, per, figure.change.value)
    return " ".join(filter(None, map(plain, words)))


def _moment(when: When) -> str:
    """Return a point of the calendar or clock as far as it is known: "2024-07", "-05-16", "Monday 09:30"."""
    day = "" if when.day is None else f"-{when.day:02}"
    month = f"-{when.month:02}" if when.month is not None else ("-" if day else "")
    year = "" if when.year is None else f"{when.year:04}"
    clock = "" if when.hour is None else f"{when.hour:02}:{when.minute or 0:02}"
    weekday = "" if when.weekday is None else _WEEKDAYS[when.weekday]
    part = f"{when.part}" if when.part is not None else ""
    return " ".join(filter(None, (weekday, year + month + day, clock, when.span, part)))
