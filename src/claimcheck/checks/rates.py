"""A rate, a time and what they make: "250 a day, 7,750 in a 31-day month".

The rule is `total = rate x time`, the time in the unit of the rate. Hours, days and weeks convert exactly, and so do
months and years; because work weeks and working days differ, a converted product is only confirmed, never flagged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from itertools import pairwise

from claimcheck.checks._law import conclude, figures_of, said, value_of
from claimcheck.checks._parts import Firm
from claimcheck.checks._skeleton import Skeleton, skeleton
from claimcheck.checks._triples import Triple, comparable, is_blocked, is_slip, triples, unhedged
from claimcheck.checks._words import EQUATING, FOR_SOME_TIME, OWNERS, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.figures.units import TEMPERATURES
from claimcheck.interval import exact
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "rate_time"
# Worth of each unit of time in seconds, and of those whose length varies in months.
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
# Of these no working time takes anything off: a pump that runs for an hour runs for sixty minutes.
_ALL_ROUND = frozenset({("second", "minute"), ("second", "hour"), ("minute", "hour")})
_BY_WEEK = ("week", "year")
_WEEKS = 52  # of a year, as bills and wages have it
_MONTH = 2_629_746  # seconds, of a mean month: only to tell which of two times is longer
_UNITS = _SECONDS.keys() | _MONTHS.keys()
_RATED = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_THAT_IS = rf",?\s*\b{one_of(EQUATING)},?"
_SAME = regex(rf"\s*{_THAT_IS}\s*", re.IGNORECASE)
_OR = regex(rf"\s*(?:,?\s*\bor\b|{_THAT_IS}|\()\s*(?:about|roughly|some)?\s*", re.IGNORECASE)
# "200 [pages a minute, ]12,000 an hour"
_UNNAMED = regex(r"\s+[a-z]+(?:\s+[a-z]+)?\s+(?:an?|per)\s+[a-z]+\s*,\s*(?:or\s+)?", re.IGNORECASE)
_EVERY = regex(r"\bevery\s+(?:about\s+)?$", re.IGNORECASE)
_AND = regex(r"\s*,?\s*(?:and\s+)?")
_CHANGES = (
    "initially", "at first", "at its peak", "at the start", "began", "up to", "capacity", "eventually",
    "overtime", "slow", "slows", "slowed", "slowing", "top", "longest", "fastest", "maximum", "max", "peak*", "record*",
    "reach*", "at times", "limit", "accelerat*", "gust*", "wind", "winds", "free",
    "discount*", "sav*", "cheaper", "less",
)  # fmt: skip
# A total before its rate that is told by itself: "owes $9 million and will pay $2 million a year for three years".
_BY_ITSELF = regex(rf"\b{one_of(('and', 'but', 'then', 'while', 'of which', 'of that'))}\b", re.IGNORECASE)
# "... for three years and the city $1 million": someone else's
_OTHERS_TOO = regex(
    rf"\b(?:and|but|while)\s+{one_of(('the', 'a', 'an', 'another', 'other', 'others'), OWNERS)}\b", re.IGNORECASE
)
_LEFT_OVER = regex(r"(?:\s[^\W\d_]+){0,3}\s(?:left|remaining|to spare)\b", re.IGNORECASE)
_CHANGED = regex(rf"\b{one_of(_CHANGES)}\b", re.IGNORECASE)
# The mean of a month makes that of a year, but no total of one.
_VARIED = regex(rf"\b{one_of(('average',), _CHANGES)}\b", re.IGNORECASE)
# "$240,000 a month for ten months": not of the whole year
_FOR_SOME = regex(rf"\s+{one_of(FOR_SOME_TIME)}\b", re.IGNORECASE)


def rate_time(rate: Printed, time: Printed, total: Printed) -> Finding:
    """Compare what a rate makes in a time with the total that is stated.

    Args:
        rate: how much in each unit of time ("$5 an hour").
        time: how long ("40 hours"), in a unit that converts to the rate's.
        total: what that is said to make.

    Returns:
        Whether rate x time meets the total.

    Raises:
        ValueError: the units of time do not convert.
    """
    figures = figures_of(rate=rate, time=time, total=total)
    if figures["time"].quantum == 1:
        figures["time"] = replace(figures["time"], kind=Kind.COUNT)  # a 30-day month has just so many days
    factor = _factor(figures["time"].unit, _time_unit(figures["rate"]))
    if factor is None:
        raise ValueError(f"{figures['time'].surface!r} does not convert to the time of {figures['rate'].surface!r}")
    equation = Firm(
        "total",
        lambda r, t: r * t * exact(factor),
        {
            "rate": lambda v: v["total"] / v["time"] / factor,
            "time": lambda v: v["total"] / v["rate"] / factor,
            "total": lambda v: v["rate"] * v["time"] * factor,
        },
    )
    return conclude(
        NAME,
        equation,
        figures,
        lambda made: f"{_rate(figures['rate'])} for {_time(figures['time'])} is {made}",
        given=("rate", "time"),
        judged={**figures, "rate": _rounded(figures)},
    )


def _rounded(figures: Mapping[str, Figure]) -> Figure:
    """Return the rate, as a rounded number if it is given last, for then it was worked out ("5,000 in 7 days, or 714 a
    day")."""
    rate = figures["rate"]
    last = rate.start > max(figures["time"].start, figures["total"].start)
    return replace(rate, kind=Kind.MEASURE) if last and rate.kind is Kind.COUNT else rate


def _rate(rate: Figure) -> str:
    per = _time_unit(rate)
    return said(rate) if per in rate.surface or "/" in rate.unit else f"{said(rate)} a {per}"


def _time(time: Figure) -> str:
    return f"{time.value} {time.unit}{'' if time.value == 1 else 's'}"


def _time_unit(rate: Figure) -> str:
    return rate.per or rate.unit.rpartition(" / ")[2]


def _factor(time: str, per: str) -> Fraction | None:
    """Return how many of the rate's units of time one unit of the duration is."""
    for table in (_SECONDS, _MONTHS):
        if time in table and per in table:
            return Fraction(table[time], table[per])
    return None


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if not any((f.per or " / " in f.unit) and _time_unit(f) in _UNITS for f in sentence.figures):
        return
    bones = skeleton(sentence)
    yield from _same_rate(bones)
    yield from _every(bones)
    for triple in triples(bones):
        figures = triple.figures(bones)
        roles = _roles(figures)
        if roles is None:
            continue
        rate, time, total = roles
        if not (unhedged(rate) and unhedged(total) and (unhedged(time) or _is_throughout(sentence, time))):
            continue
        if _goes_on(sentence, time):
            continue
        if rate.kind is Kind.MEASURE and rate.start > max(time.start, total.start):
            continue  # a distance, its time and their speed: the speed is what follows
        finding = rate_time(rate, time, total)
        # "At 10 °C a minute, ... for 30 minutes, ... to 20 °C": how hot it is, not by how much it got hotter.
        if finding.status is not Status.INCONSISTENT or (
            total.unit not in TEMPERATURES and _firm(bones, triple, *roles)
        ):
            yield finding


def _is_throughout(sentence: Sentence, time: Figure) -> bool:
    """Return whether "over" before a length of time may say that something went on for all of it: it is read as more
    than that too, of which no greater rate can be either."""
    return sentence.text[: time.start - sentence.span.start].rstrip().endswith("over")


def _every(bones: Skeleton) -> Results:
    """Judge what comes at an interval, and how often that is: "every 10 minutes, or six an hour"."""
    for index, (interval, often) in enumerate(pairwise(bones.figures)):
        if interval.kind is not Kind.DURATION or often.kind is not Kind.COUNT:
            continue
        factor = _factor(_time_unit(often), interval.unit)
        told = _EVERY.search(bones.before(index)) and (_OR.fullmatch(bones.gap(index)) or bones.gap(index) == ", ")
        if factor and factor > 1 and told and unhedged(interval) and unhedged(often):
            yield _how_often(interval, often, factor)


def _how_often(interval: Figure, often: Figure, factor: Fraction) -> Finding:
    """Compare an interval with how often in a unit of time, of which it has `factor` units, something comes at it."""
    equation = Firm(
        "often",
        lambda every: exact(factor) / every,
        {"interval": lambda v: factor / v["often"], "often": lambda v: factor / v["interval"]},
    )
    figures = {"interval": interval, "often": often}
    exactly = {"interval": replace(interval, kind=Kind.COUNT), "often": replace(often, kind=Kind.MEASURE)}
    says = f"every {_time(interval)} is "
    return conclude(NAME, equation, figures, lambda made: says + f"{made} per {_time_unit(often)}", judged=exactly)


def _goes_on(sentence: Sentence, time: Figure) -> bool:
    """Return whether a length of time is only the first part of one: "three hours and 20 minutes"."""
    after = [f for f in sentence.figures if f.start >= time.end]
    gap = sentence.text[time.end - sentence.span.start : after[0].start - sentence.span.start] if after else ""
    return bool(after and after[0].kind is Kind.DURATION and _AND.fullmatch(gap))


def _same_rate(bones: Skeleton) -> Results:
    """Judge one rate said in two units of time, in either order: "$100 a month, or $1,200 a year"."""
    for i, (first, second) in enumerate(pairwise(bones.figures)):
        rate, total = sorted((first, second), key=_length)
        times = _times(rate, total)
        if times <= 1 or not _of_one_thing(rate, total) or not _is_same(bones, i, second):
            continue
        if not unhedged(rate) or not unhedged(total):
            continue
        law = partial(_made, time=f"{times} {_time_unit(rate)}s")
        finding = law(rate, total)
        if finding.status is not Status.INCONSISTENT or _is_off(bones, i, rate, total, law):
            yield finding


def _made(rate: Figure, total: Figure, time: str) -> Finding:
    """Compare what a rate makes in another one's time with that."""
    finding = rate_time(rate, time, replace(total, per=""))
    return replace(finding, roles=(finding.roles[0], replace(finding.roles[-1], figure=total)))


def _length(rate: Figure) -> int:
    """Return about how many seconds a rate is for."""
    unit = _time_unit(rate)
    return _SECONDS.get(unit, 0) or _MONTHS.get(unit, 0) * _MONTH


def _times(rate: Figure, total: Figure) -> Fraction | int:
    """Return how many of a rate's times make that of another; 0 where they do not convert."""
    units = (_time_unit(rate), _time_unit(total))
    return _WEEKS if units == _BY_WEEK and rate.kind is Kind.MONEY else _factor(units[1], units[0]) or 0


def _is_off(bones: Skeleton, index: int, rate: Figure, total: Figure, law: Callable[..., Finding]) -> bool:
    """Return whether two rates that differ are meant as one: days have fewer working hours and years fewer working
    weeks, and who pays by the year may pay less, so that there only digits in a wrong order tell an error."""
    units = (_time_unit(rate), _time_unit(total))
    fixed = units[0] in _MONTHS or units in _ALL_ROUND
    if not (fixed or units == _BY_WEEK) or _FOR_SOME.match(bones.gap(index + 1)) or _CHANGED.search(bones.text):
        return False
    cheaper = rate.kind is Kind.MONEY and value_of(total) < value_of(rate) * _times(rate, total)
    if fixed and (not cheaper or _SAME.fullmatch(bones.gap(index))):
        return True
    return is_slip(law, rate, total)


def _is_same(bones: Skeleton, index: int, total: Figure) -> bool:
    """Return whether two rates are told as one; a comma does where the second has no name: "200 pages a minute, 12,000
    an hour"."""
    gap = bones.gap(index)
    return bool(_OR.fullmatch(gap) or (not total.unit and _UNNAMED.fullmatch(gap)))


def _of_one_thing(a: Figure, b: Figure) -> bool:
    unit, other = (f.unit.partition(" / ")[0] for f in (a, b))
    return a.kind in _RATED and a.kind is b.kind and (unit == other or (a.kind is Kind.COUNT and not other))


def _roles(figures: tuple[Figure, Figure, Figure]) -> tuple[Figure, Figure, Figure] | None:
    times = [f for f in figures if f.kind is Kind.DURATION]
    others = [f for f in figures if f.kind in _RATED]
    if len(times) != 1 or len(others) != 2:
        return None
    rates = [f for f in others if _time_unit(f) in _SECONDS or _time_unit(f) in _MONTHS]
    if len(rates) != 1:
        return None
    total = next(f for f in others if f is not rates[0])
    same = total.kind is rates[0].kind and (total.kind is Kind.COUNT or total.unit == rates[0].unit.partition(" / ")[0])
    return (rates[0], times[0], total) if same and _factor(times[0].unit, _time_unit(rates[0])) else None


def _firm(bones: Skeleton, triple: Triple, rate: Figure, time: Figure, total: Figure) -> bool:
    if time.unit == "second" or time.unit != _time_unit(rate):
        return False
    if is_blocked(" ".join(triple.gaps)) or _VARIED.search(triple.around):
        return False
    if total.start < rate.start and (_BY_ITSELF.search(triple.gaps[0]) or _is_paid_otherwise(bones, triple, total)):
        return False
    others = _OTHERS_TOO.search(triple.gaps[1]) or _LEFT_OVER.match(bones.gap(triple.indices[2]))
    if total.start > rate.start and others:
        return False
    return comparable(value_of(rate) * value_of(time), total) or is_slip(rate_time, rate, time, total)


def _is_paid_otherwise(bones: Skeleton, triple: Triple, total: Figure) -> bool:
    """Return whether a total that stands first is a sum that others come out of too: "the $9 million" of which "$3
    million" was said before, or one that further amounts follow."""
    others = (*bones.figures[: triple.indices[0]], *bones.figures[triple.indices[2] + 1 :])
    return any(f.kind is total.kind and f.unit == total.unit for f in others)


CHECK = Check(
    code="CC208",
    name=NAME,
    title="Rate, time and total",
    explanation=__doc__,
    law=rate_time,
    examples=Examples(
        consistent=(
            "The mill grinds 40 sacks a day, 1,200 in a 30-day month.",
            "At $18 an hour, a 35-hour week pays $630.",
        ),
        inconsistent=(
            "The mill grinds 40 sacks a day, 1,500 in a 30-day month.",
            "The press turns out 30 sheets a minute, 1,200 an hour.",
            "The levy is €78 a year, or €5.10 a week.",
            "The keepers cost $240,000 a year, that is, $24,000 a month.",
            "A ferry leaves every 20 minutes, or five an hour.",
            "The court heard 72 cases over 18 days, or six a day.",
            "At $18 an hour, a 35-hour week pays $530.",
        ),
        silent=(
            "The mill ground 40 sacks a day at first, 1,500 that month.",
            "At $18 an hour, and after 6 hours of overtime, a 35-hour week paid $750.",
            "The guild borrowed $9,000 and pays back $500 a month for 20 months.",
            "The post pays £24,000 a year, or £500 a week in term.",
            "A seat costs $30 a month, or $300 a year, two months free.",
            "Members pay $8 a month or $80 a year.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_RATED,
)
