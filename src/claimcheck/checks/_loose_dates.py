"""Dates printed as only informal or translated English prints them: "24.03.2016", "24 march 2016".

Figures leave them alone, for without a weekday beside them they may be versions, sections or prices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks._calendar import ENDINGS_OF_NTH, NTH, beside_weekday, exists
from claimcheck.figures.data.calendar import MONTHS
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Span, When
from claimcheck.records import dataclass

_MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
_YEAR = r"(?P<year>1[789]\d\d|20\d\d)(?!\d)"
_DIGITS = regex(rf"(?<![\d.])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}(?!\.?\d)")
_DAY_FIRST = regex(rf"(?<![\d.])(?P<day>\d{{1,2}}){NTH}?\.?\s(?:of\s)?(?P<month>{_MONTH})\.?,?\s{_YEAR}")
_MONTH_FIRST = regex(rf"\b(?P<month>{_MONTH})\.?\s(?P<day>\d{{1,2}}){NTH}?,?\s{_YEAR}")

ANY_YEAR = regex(r"[12][0-9]{3}(?![0-9])")
LONGEST = 24  # characters of a date before its year: "30th of September, "
_ENDS = frozenset(name[-3:] for name in MONTHS)
_ORDINALS = frozenset(ENDINGS_OF_NTH)
_BEHIND = 2  # characters behind it that the patterns look at


@dataclass(frozen=True, slots=True)
class Loose:
    """A date with the weekday beside it; `turned` is the same with day and month changed about, if digits may mean
    that."""

    figure: Figure
    turned: When | None


def loose_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Loose]:
    """Yield the dates of `text[start:end]` in one of these prints that exist and have a weekday beside them.

    >>> [(loose.figure.surface, loose.figure.when.weekday) for loose in loose_dates("on Friday, 24.03.2016")]
    [('24.03.2016', 4)]
    """
    for year in ANY_YEAR.finditer(text, start, len(text) if end is None else end):
        if not _may_end_at(text, year.start()):
            continue
        for match in _ending_in(text, year.start(), year.end()):
            weekday = beside_weekday(text, *match.span())
            if weekday is not None and (loose := _read(match, weekday)):
                yield loose


def _may_end_at(text: str, start: int) -> bool:
    """Return whether a month or a day stands before the year at `start`: few years have one, and this is soon told."""
    before = text[max(0, start - LONGEST) : start].rstrip().rstrip(",.")
    last = before[-3:]
    return not last.isdigit() if last[-1:].isdigit() else last in _ENDS or last[1:] in _ORDINALS


def _ending_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the dates that end in the year at `start`; years are few and quick to find, and all else is before them."""
    for pattern in (_DIGITS, _DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(text, max(0, start - LONGEST), end + _BEHIND):
            if match.start("year") == start:
                yield match


def _read(match: re.Match[str], weekday: int) -> Loose | None:
    day, year = int(match["day"]), int(match["year"])
    numeric = match["month"].isdigit()
    month = int(match["month"]) if numeric else MONTHS[match["month"]]
    if not (1 <= month <= 12 and exists(year, month, day)):
        return None
    when = When(year, month, day, weekday)
    turned = When(year, day, month, weekday) if numeric and day <= 12 and day != month else None
    figure = Figure(Span(*match.span()), match[0], Kind.DATE, Decimal(year), when=when)
    return Loose(figure, turned)
