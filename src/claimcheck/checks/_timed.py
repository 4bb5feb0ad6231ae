"""Times of day and lengths of time as spans are told with them: a time with its day of the week ("6 p.m. on Sunday"),
noon and midnight, hours that are kept each day ("open from 9 to 5, eight hours a day")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from claimcheck.checks._compound_lengths import whole_lengths
from claimcheck.checks._words import entries, one_of
from claimcheck.figures.data.calendar import WEEKDAYS
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Sentence, Span, When
from claimcheck.records import replace

_HOURS: Mapping[str, int] = {"noon": 12, "midday": 12, "midnight": 0}
_NAMED = regex(
    rf"(?:(?<=\s)|^)(?:12\s)?(?P<name>{one_of(tuple(_HOURS))})\b(?!\s+(?:sun|mass|meal|oil)\b)", re.IGNORECASE
)
_DAY = one_of(tuple(WEEKDAYS))
_ON_DAY = regex(rf"\s+(?:on\s+)?(?:the\s+)?(?P<day>{_DAY})\b", re.IGNORECASE)
_DAY_BEFORE = regex(rf"\b(?P<day>{_DAY})\s+(?:at\s+)?$", re.IGNORECASE)
_LONGEST_DAY = 14  # characters of a day's name and what leads from it
_HOUR = 60  # minutes
_DAILY = "hour / day"
_A_DAY = regex(r"\s*(?:an?|per|each|every)\s+day$|/\s?d(?:ay)?$", re.IGNORECASE)
# By air and by sea one comes to another time zone; "left Bonn at 9:00 and reached Leeds at 10:00".
_FAR = entries("flight* flew flies fly plane* jet* ferry ferries ship* boat* voyage* crossing* sailed sails cruise*")
_FARING = regex(rf"\b{one_of(_FAR)}\b", re.IGNORECASE)
_WHERE = entries("in at from for to")
_PLACE = regex(rf"\b(?:{one_of(_WHERE)}|[Ll]e(?:ft|aves|aving)|reach(?:ed|es))\s+(?P<place>[A-Z][a-z]+)")


def may_cross_zones(text: str, off: Fraction) -> bool:
    """Return whether a journey may be between two time zones, by how many minutes its length is off: zones are whole
    hours apart, and neighbours one."""
    places = {match["place"].lower() for match in _PLACE.finditer(text)} - WEEKDAYS.keys()
    if off % _HOUR or not places:
        return False
    return bool(_FARING.search(text)) or (len(places) > 1 and off == _HOUR)


def timed(sentence: Sentence) -> Sentence:
    """Return a sentence with its lengths and times as spans are told with them, itself if it has no other."""
    lengths = any(f.kind is Kind.DURATION or f.unit == _DAILY for f in sentence.figures)
    if not lengths or not any(f.kind is Kind.TIME for f in sentence.figures):
        figures = whole_lengths(sentence) if lengths else sentence.figures
        return sentence if figures is sentence.figures else replace(sentence, figures=tuple(figures))
    found = [_dressed(sentence, figure) for figure in whole_lengths(sentence)]
    if not sentence.words.isdisjoint(_HOURS):
        taken = {f.end for f in found}
        named = (_at_name(sentence, match) for match in _NAMED.finditer(sentence.text))
        found = sorted([*found, *(f for f in named if f.end not in taken)], key=lambda f: f.start)
    return replace(sentence, figures=tuple(found))


def _dressed(sentence: Sentence, figure: Figure) -> Figure:
    """Return a time with the day of the week beside it, hours a day as hours, and any other figure as it is."""
    offset = sentence.span.start
    if figure.unit == _DAILY:
        surface = _A_DAY.sub("", figure.surface)
        span = Span(figure.start, figure.start + len(surface))
        return replace(figure, kind=Kind.DURATION, unit="hour", span=span, surface=surface, per="")
    if figure.kind is not Kind.TIME or figure.when is None or figure.until is not None:
        return figure
    start, end = figure.start - offset, figure.end - offset
    behind = _ON_DAY.match(sentence.text, end)
    before = None if behind else _DAY_BEFORE.search(sentence.text, max(0, start - _LONGEST_DAY), start)
    day = behind or before
    if day is None:
        return figure
    start, end = min(start, day.start()), max(end, day.end())
    when = replace(figure.when, weekday=WEEKDAYS[day["day"].lower()])
    return replace(figure, span=Span(offset + start, offset + end), surface=sentence.text[start:end], when=when)


def _at_name(sentence: Sentence, match: re.Match[str]) -> Figure:
    start = sentence.span.start + match.start()
    when = When(hour=_HOURS[match["name"].lower()], minute=0)
    return _dressed(sentence, Figure(Span(start, start + len(match[0])), match[0], Kind.TIME, Decimal(0), when=when))
