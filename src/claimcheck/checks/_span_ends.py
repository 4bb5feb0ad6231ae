"""Lengths of time beside the years, dates or times between which they ran: "six years, from 1876 to 1882"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._calendar import exists
from claimcheck.checks._law import value_of
from claimcheck.checks._text import lead, year_figure
from claimcheck.checks._timed import may_cross_zones
from claimcheck.checks._words import one_of
from claimcheck.lazy import regex
from claimcheck.model import Figure, Hedge, Kind, Sentence, When
from claimcheck.records import dataclass, replace

MOST_FIGURES = 30  # more are a list
MINUTES_OF: Mapping[str, int] = {"minute": 1, "hour": 60}
CLOCK_UNITS = MINUTES_OF.keys()
DAY_UNITS = frozenset({"day", "week", "fortnight"})
MONTH_UNITS = frozenset({"month", "year"})
_MINUTES_OF_A_DAY = 24 * 60
_MANY = 3  # times that a length goes into the hours in which one of many is
_LONGEST_EVERY = 12
_EVERY = regex(r"\b(?:every|each|per)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ended:
    """A length of time and its two ends; `surely` says that a length that does not fit them is an error, `within` that
    one that is longer is, and `other` is what the last end may be as well."""

    length: Figure
    first: Figure
    last: Figure
    surely: bool = True
    other: Figure | None = None
    within: bool = False


def ended_lengths(sentence: Sentence) -> Iterator[Ended]:
    """Yield the lengths of time of a sentence, read by `timed`, that stand beside their ends."""
    if not any(figure.kind is Kind.DURATION for figure in sentence.figures):
        return
    for length in sentence.figures:
        if length.kind is Kind.DURATION and length.high is None:
            if len(sentence.figures) <= MOST_FIGURES:
                yield from _beside_points(sentence, length)
            if length.unit == "year":
                yield from _beside_years(sentence, length)


# --- dates and times -------------------------------------------------------------------------------------------------

_JOINED = regex(rf"\s+{one_of(vocabulary.UNTIL)}\s+|\s*[-–—]\s*")
_HEDGES = rf"(?:{one_of(vocabulary.HEDGES_OF_LENGTHS)}\s+)?"
_BEFORE_LENGTH = regex(
    rf"\s*(?:,|\(|[-–—])\s*(?:(?:an?\s+(?:\w+\s+)?\w+\s+of|or|i\.e\.,?|lasting|for)\s+)?{_HEDGES}$", re.IGNORECASE
)
_BEHIND_LENGTH = regex(r"\s*(?:,|\(|[-–—:])?\s*(?:from|between)\s+$|\s*\(\s*$")


_MARKED = regex(r"[ap]\.?\s?m\b|noon|mid", re.IGNORECASE)
# Who works from 9 to 5 may rest for one of the eight hours.
_DAILY = regex(rf"\s*{one_of(vocabulary.DAILY)}\b|/\s?d", re.IGNORECASE)


def _beside_points(sentence: Sentence, length: Figure) -> Iterator[Ended]:
    """Yield a length beside two dates or times of day: "from 3 March to 10 March, seven days", "from 3 to 7 May, five
    days", "from 9 am to 5 pm (eight hours)"."""
    points = [f for f in sentence.figures if _can_end(f, length.unit)]
    for both in points:
        if both.until is not None and _stands_by(sentence, length, both, both):
            first, last = replace(both, until=None), replace(both, when=both.until, until=None)
            yield from ended(sentence, length, first, last)
    for first, last in pairwise(points):
        if _are_joined(sentence, first, last) and _stands_by(sentence, length, first, last):
            yield from ended(sentence, length, first, last)


def _can_end(figure: Figure, unit: str) -> bool:
    """Return whether a figure is a point of time at which a length in such units can begin or end."""
    when = figure.when
    if unit in CLOCK_UNITS:
        return figure.kind is Kind.TIME and figure.until is None
    if figure.kind is not Kind.DATE or when is None or not when.month:
        return False
    return bool(when.day) if unit in DAY_UNITS else unit in MONTH_UNITS


def ended(sentence: Sentence, length: Figure, first: Figure, last: Figure) -> Iterator[Ended]:
    """Yield a length with two dates or two times of day as its ends, if these can be compared."""
    surely = not _is_part(sentence, length, first)
    if first.kind is Kind.TIME:
        # Which half of the day is meant may be left out.
        marked = all(_MARKED.search(f.surface) for f in (first, last))
        daily = bool(_DAILY.match(sentence.text, length.end - sentence.span.start))
        other = _day_after(last) if marked else _other_half(last)
        off = abs(minutes_between(first, last) - value_of(length) * MINUTES_OF[length.unit])
        several = sum(f.kind is Kind.TIME for f in sentence.figures) > len((first, last))
        surely = surely and not (several or may_cross_zones(sentence.text, off))
        surely = surely and not _is_of_each(sentence, length, first, last)
        yield Ended(length, first, last, surely and not daily, other, surely)
    elif ends := _in_one_calendar(first, last):
        yield Ended(length, *ends, surely)


def _is_of_each(sentence: Sentence, length: Figure, first: Figure, last: Figure) -> bool:
    """Return whether a length before the hours may be one of many within them: "every ten minutes from 5 am to 11 pm",
    "parking is limited to an hour from 8 am to 6 pm"."""
    if length.end > first.start:
        return False
    hours = Fraction(minutes_between(first, last), MINUTES_OF[length.unit])
    if value_of(length) * _MANY <= hours:
        return True
    end = length.start - sentence.span.start
    return bool(_EVERY.search(sentence.text, max(0, end - _LONGEST_EVERY), end))


def _other_half(time: Figure) -> Figure:
    """Return a time of day twelve hours later or earlier."""
    when = time.when or When()
    return replace(time, when=replace(when, hour=((when.hour or 0) + 12) % 24))


def _day_after(time: Figure) -> Figure | None:
    """Return midnight as that of the day after, None for any other time: a day has two."""
    when = time.when
    if when is None or when.weekday is None or (when.hour, when.minute) != (0, 0):
        return None
    return replace(time, when=replace(when, weekday=(when.weekday + 1) % 7))


def minutes_between(first: Figure, last: Figure) -> int:
    """Return the minutes from one time of day to the next time that it is another, by their days of the week if both
    have one; a day from a time to the same.

    Raises:
        ValueError: a figure is no time of day.
    """
    minutes = _minute_of(last) - _minute_of(first)
    begin, end = (f.when.weekday if f.when else None for f in (first, last))
    if begin is None or end is None:
        return minutes % _MINUTES_OF_A_DAY or _MINUTES_OF_A_DAY
    return (minutes + (end - begin) * _MINUTES_OF_A_DAY) % (7 * _MINUTES_OF_A_DAY)


def _minute_of(figure: Figure) -> int:
    when = figure.when
    if when is None or when.hour is None:
        raise ValueError(f"{figure.surface!r} is not a time")
    return when.hour * 60 + (when.minute or 0)


def month_of(figure: Figure) -> int:
    """Return the number of a date's month, counted through all years; 0 if it has none."""
    when = figure.when
    return (when.year or 0) * 12 + when.month if when and when.month else 0


def _in_one_calendar(first: Figure, last: Figure) -> tuple[Figure, Figure] | None:
    """Return two dates that exist, the first with the year of the last if it has none; None if they cannot be
    compared."""
    one, two = first.when, last.when
    if one is None or two is None or first.until or last.until or (one.day is None) != (two.day is None):
        return None
    if one.year is None and two.year is not None:
        one = replace(one, year=two.year)
    if two.year is None and one.year is not None:
        two = replace(two, year=one.year)
        last = replace(last, when=two)
    if (one.year is None) != (two.year is None):
        return None
    if one.day is None:
        both = two.year is not None and month_of(replace(first, when=one)) < month_of(last)
        return (replace(first, when=one), last) if both else None
    order = (one.month or 0, one.day or 0) < (two.month or 0, two.day or 0)
    exist = all(exists(when.year, when.month or 1, when.day or 1) for when in (one, two))
    return (replace(first, when=one), last) if exist and (one.year != two.year or order) else None


def _are_joined(sentence: Sentence, first: Figure, last: Figure) -> bool:
    offset = sentence.span.start
    return bool(_JOINED.fullmatch(sentence.text, first.end - offset, last.start - offset))


def _stands_by(sentence: Sentence, length: Figure, first: Figure, last: Figure) -> bool:
    """Return whether a length stands right before its first end or right behind its last."""
    offset = sentence.span.start
    if last.end <= length.start:
        after = _BEFORE_LENGTH.fullmatch(sentence.text, last.end - offset, length.start - offset)
        end = length.end - offset
        return after is not None and bool(_DAILY.match(sentence.text, end) or not _PARTLY.match(sentence.text, end))
    return length.end <= first.start and bool(
        _BEHIND_LENGTH.fullmatch(sentence.text, length.end - offset, first.start - offset)
    )


def _is_part(sentence: Sentence, length: Figure, first: Figure) -> bool:
    """Return whether a length may be part of the time only: "for a week between 2 May and 30 May"."""
    offset = sentence.span.start
    return "between" in sentence.text[length.end - offset : max(length.end, first.start) - offset].lower()


# --- years -----------------------------------------------------------------------------------------------------------

# Both ends of a span of years; a slip of the pen may make one of them longer than a year is.
_UNTIL = one_of(vocabulary.UNTIL)
_YEARS = (
    rf"(?P<lead>\b{one_of(vocabulary.WITHIN)}\s+(?:the\s+years?\s+)?|[(\[,–—-]\s*)"
    r"(?P<first>(?<!\d)[1-9]\d{3,4})"
    # "1939-45": the second year of a dash may leave out its century.
    rf"(?:\s*[-–—]\s*(?=\d{{4}}|\d\d\b)|\s+{_UNTIL}\s+(?=\d{{4}}))"
    r"(?P<last>[1-9]\d{3,4}|\d\d)(?![\d,]*\d|-\d)"
)
# What each text with such years has: most have it not, and it costs far less than all that stands around them.
_YEAR_TO = regex(rf"[1-9]\d{{3}}(?=\d?\s*(?:[-–—]|(?i:{_UNTIL})\s))")
_COUNTING = frozenset({"since", "after"})
_SPAN = one_of(vocabulary.SPANS_OF_TIME)
_RAN = one_of(vocabulary.RUNNING)
_HELD = one_of(vocabulary.HOLDING_ON)
# "the six-year drought (1876-1882)", "nine years, from 2009 to 2018", "ten years in office, from 2001 to 2011"
_NEXT_TO = regex(
    rf"(?:[-\s]+(?:long[-\s]+)?(?:[\w'’-]+\s+){{0,2}}{_SPAN})?(?:\s+{one_of(vocabulary.SPENT_ON)}|\s+to\s+[a-z]+(?=,)|\s+as\s+(?:an?\s+|the\s+|its\s+)?[\w-]+(?:\s+[\w-]+)?(?=,))?\s*(?:,|[-–—:])?\s*"
    rf"(?:(?:that\s+|which\s+)?(?:{_RAN}|was|is|,|[-–—:])\s*)*{_YEARS}",
    re.IGNORECASE,
)
# "From 1983 to 1992 she served nine years", "between 1960 and 1971, a span of eleven years"
_AFTER = regex(
    rf"{_YEARS}\s*(?:[,;(–—-]\s*|\s+)(?:(?:a|an|or|i\.e\.|that\s+is|for|in)\s+)?"
    rf"(?:(?:\w+\s+){{0,2}}?{_HELD}\s+(?:there\s+|for\s+|over\s+|in\s+office\s+for\s+)*|{_SPAN}\s+of\s+)?{_HEDGES}$",
    re.IGNORECASE,
)
# "20 years after the 1994 accord, in 2014": the first year behind the length, the last before or behind it.
_SINCE = regex(
    rf"\s+(?:since|after)\s+(?:{one_of(vocabulary.NAMED)}\s+)?(?:(?:[a-z]+\s+){{1,3}}(?:of|in)\s+)?"
    rf"(?P<first>[12]\d{{3}})\b(?!\s+{one_of(vocabulary.BEING, vocabulary.HAVING)}\b)"
    r"(?P<then>[^.;:()\d]{0,40}?,?\s+in\s+(?P<last>[12]\d{3})\b)?"
)
# "between 1853 and 1962, when the last keeper left, 109 years later"
_UNTIL_WHEN = regex(rf"{_YEARS},\s+(?P<when>when)\s[^.;:()\d]{{1,60}},\s+$", re.IGNORECASE)
_LATER = regex(r"\s+later\s*(?:[.,;:)]|$)")
_IN_YEAR = regex(
    r"\bin\s+(?P<last>[12]\d{3}),?\s+(?:[^.;:()\d]{0,40}\s)?(?:about|some|exactly)?\s*$",
    re.IGNORECASE,
)
_LEADS = regex(rf"\b{one_of(vocabulary.WITHIN)}\b", re.IGNORECASE)
_LOOSE = regex(rf"\b{one_of(vocabulary.LOOSE_LENGTHS)}\b", re.IGNORECASE)
# What makes a length one of part of the time, or of other time.
_PARTLY = regex(rf"\s*{one_of(vocabulary.PARTLY)}\b", re.IGNORECASE)
_IN_WHICH = regex(rf"\s*,?\s*{one_of(vocabulary.IN_WHICH)}\b", re.IGNORECASE)
# "1999-2001, 2006 and 2012": the list of years goes on.
_MORE_YEARS = regex(r"\s*(?:,|;|and\b|&)\s*(?:and\s+)?(?:from\s+|in\s+)?(?:1[0-9]|20)\d\d(?!\d)")
_OVER = regex(r"\s*(?:[.,;:)\]]|$)")
_ALL = regex(rf"\b{one_of(vocabulary.ARTICLES, vocabulary.THESE, ('of',))}\s+$", re.IGNORECASE)
_LONGEST_LEAD = 110
_LEAD_BEFORE = 40


def _beside_years(sentence: Sentence, length: Figure) -> Iterator[Ended]:
    start, end = length.start - sentence.span.start, length.end - sentence.span.start
    spanned = _YEAR_TO.search(sentence.text) is not None
    match = _NEXT_TO.match(sentence.text, end) if spanned else None
    behind = match is None
    if match is None and spanned:
        match = _ending_at(sentence.text, start, end)
    if match is None:
        yield from _since(sentence, length)
        return
    if _LOOSE.search(sentence.text[max(0, start - _LEAD_BEFORE) : start] + match[0]):
        return
    if _MORE_YEARS.match(sentence.text, match.end()):
        return
    first = year_figure(match, "first", sentence)
    last = year_figure(match, "last", sentence, century_of=first)
    # "They spent five years there between 1990 and 2010": not all of the years between.
    some = 0 < length.value < last.value - first.value
    if some and behind:
        partly = not _OVER.match(sentence.text, end)
    else:
        partly = some and "between" in match["lead"].lower() and not _ALL.search(lead(sentence, length))
    later = "when" in match.re.groupindex
    inside = behind and match[0].lower().split()[-1] == "in"  # "from 1990 to 2000, in two years, ..."
    told = later or not (partly or inside or (behind and bool(_PARTLY.match(sentence.text, end))))
    yield Ended(length, first, last, told, within=inside or is_in_which(sentence, length))


def is_in_which(sentence: Sentence, length: Figure) -> bool:
    """Return whether a length may be part of the time between its ends: "six years in which nobody came"."""
    return _IN_WHICH.match(sentence.text, length.end - sentence.span.start) is not None


def _since(sentence: Sentence, length: Figure) -> Iterator[Ended]:
    """Yield a length counted from one year to another: "In 2014, 20 years after the 1994 accord"."""
    counted = not sentence.words.isdisjoint(_COUNTING)
    match = _SINCE.match(sentence.text, length.end - sentence.span.start) if counted else None
    if match is None or length.hedge is not Hedge.NONE or _LOOSE.search(lead(sentence, length)[-_LEAD_BEFORE:]):
        return
    first = year_figure(match, "first", sentence)
    end = length.start - sentence.span.start
    start = max(0, end - _LONGEST_LEAD)
    if match["last"]:
        yield Ended(length, first, year_figure(match, "last", sentence))
    elif before := _IN_YEAR.search(sentence.text, start, end):
        yield Ended(length, first, year_figure(before, "last", sentence))


def _ending_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the span of years whose clause leads to a length from `start` to `end`."""
    patterns: Sequence[re.Pattern[str]] = (_AFTER, _UNTIL_WHEN) if _LATER.match(text, end) else (_AFTER,)
    begin = max(0, start - _LONGEST_LEAD)
    for match in _LEADS.finditer(text, begin, start):
        for pattern in patterns:
            if found := pattern.match(text, match.start(), start):
                return found
    return None
