"""A length of time must agree with the years, days or hours between which it ran.

"The six-year drought lasted from 1876 to 1882." A span of N years from A to B is right when N is B - A, one more where
both end years count, or one less where neither is whole. Averages, follow-up times and ages tie no length of time to
the years beside it.

Formula: N = B - A, give or take one; N days = last day - first day, or one more; N hours = the time between, exactly.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import pairwise

from claimcheck.checks._calendar import exists
from claimcheck.checks._law import roles_of, said
from claimcheck.checks._spans_told import told_spans
from claimcheck.checks._text import lead, year_figure
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.interval import Interval, exact, printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence, Status, When
from claimcheck.records import replace

NAME = "year_span"
_MOST_FIGURES = 30  # more are a list
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MINUTES = {"minute": 1, "hour": 60}
_MINUTES_OF_A_DAY = 24 * 60
_MONTHS = {"month": 1, "year": 12}
_MOST_OF_HALF_A_YEAR = Fraction(5, 12)  # as far as lengths in years are rounded

# Both ends of a span of years; a slip of the pen may make one of them longer than a year is.
_YEARS = (
    r"(?P<lead>\b(?:from|between|in|during|of)\s+(?:the\s+years?\s+)?|[(\[,–—-]\s*)"
    r"(?P<first>(?<!\d)[1-9]\d{3,4})"
    # "1939-45": the second year of a dash may leave out its century.
    r"(?:\s*[-–—]\s*(?=\d{4}|\d\d\b)|\s+(?:to|and|through|until|till)\s+(?=\d{4}))"
    r"(?P<last>[1-9]\d{3,4}|\d\d)(?![\d,]*\d|-\d)"
)
_SPAN_NOUN = (
    r"(?:period|span|stretch|time|run|spell|reign|rule|tenure|war|conflict|career|campaign|stint|occupation|"
    r"siege|strike|drought|boom|recession|cagr|marriage|in\s+a\s+row|straight|consecutive)"
)
# "the six-year drought (1876-1882)", "nine years, from 2009 to 2018", "a 12% four year CAGR from 2015 to 2019"
_NEXT_TO = regex(
    rf"(?:[-\s]+(?:long[-\s]+)?(?:[\w'’-]+\s+){{0,2}}{_SPAN_NOUN})?\s*(?:,|[-–—:])?\s*"
    rf"(?:(?:that\s+|which\s+)?(?:lasted|ran|spanned|raged|continued|stretched|extended|was|is|,|[-–—:])\s*)*{_YEARS}",
    re.IGNORECASE,
)
# "From 1983 to 1992 she served nine years", "between 1960 and 1971, a span of eleven years"
_AFTER = regex(
    rf"{_YEARS}\s*(?:[,;(–—-]\s*|\s+)(?:(?:a|an|or|i\.e\.|that\s+is|for)\s+)?"
    rf"(?:(?:\w+\s+){{0,2}}?(?:served|reigned|ruled|lived|spent|governed|held\s+office|worked|lasted|ran|reigning|went\s+on|dragged\s+on|raged|"
    rf"serving|spanning)\s+"
    rf"(?:there\s+|for\s+|over\s+|in\s+office\s+for\s+)*|{_SPAN_NOUN}\s+of\s+)?$",
    re.IGNORECASE,
)
# "20 years after the 1994 accord, in 2014": the first year behind the length, the last before or behind it.
_SINCE = regex(
    r"\s+(?:since|after)\s+(?:the\s+|its\s+|his\s+|her\s+|their\s+)?(?:(?:[a-z]+\s+){1,3}(?:of|"
    r"in)\s+)?(?P<first>[12]\d{3})\b"
    r"(?P<then>[^.;:()\d]{0,40}?,?\s+in\s+(?P<last>[12]\d{3})\b)?"
)
# "between 1853 and 1962, when the last keeper left, 109 years later"
_UNTIL_WHEN = regex(rf"{_YEARS},\s+when\s[^.;:()\d]{{1,60}},\s+$", re.IGNORECASE)
_LATER = regex(r"\s+later\s*(?:[.,;:)]|$)")
_IN_YEAR = regex(
    r"\bin\s+(?P<last>[12]\d{3}),?\s+(?:[^.;:()\d]{0,40}\s)?(?:about|some|exactly)?\s*$",
    re.IGNORECASE,
)
_LOOSE = regex(
    r"\b(?:median|mean|average|averaged|follow[- ]?up|aged?|old|lull|low|high|each|per|every|other|survival)\b",
    re.IGNORECASE,
)
# What makes a length one of part of the time, or of other time.
_PARTLY = regex(
    r"\s*(?:of\b|longer|later|after\b|before\b|more|less|fewer|earlier|ago\b|apart|each|per\b|into|in\s+which|"
    r"shy\b|short\b|away|older|younger|too\b)",
    re.IGNORECASE,
)
# "1999-2001, 2006 and 2012": the list of years goes on.
_MORE_YEARS = regex(r"\s*(?:,|;|and\b|&)\s*(?:and\s+)?(?:from\s+|in\s+)?(?:1[0-9]|20)\d\d(?!\d)")
_OVER = regex(r"\s*(?:[.,;:)\]]|$)")
_ALL = regex(r"\b(?:the|these|those|a|an|of)\s+$", re.IGNORECASE)
_LONGEST_LEAD = 110
_LEAD_BEFORE = 40


def year_span(length: Printed, first: Printed, last: Printed, *, note: str = "") -> Finding:
    """Compare a length of time with the two years, dates or times that bound it.

    Args:
        length: how long it is said to be ("nine years", "nine-year"; in days or weeks between dates).
        first: the year or date in which it began.
        last: the year or date in which it ended.
        note: how the figures were tied.

    Raises:
        ValueError: the ends are not both years, or whole dates.
    """
    figures = {"length": read_figure(length), "first": read_figure(first), "last": read_figure(last)}
    said_length = figures["length"]
    between, slack, unit = _between(figures["first"], figures["last"], said_length.unit)
    allowed = Interval(Fraction(between) - slack[0], Fraction(between) + slack[1])
    fits = between > 0 and (printed(said_length).meets(allowed) or exact(said_length.value).meets(allowed))
    status = Status.CONSISTENT if fits else Status.INCONSISTENT
    plural = unit if between == 1 else f"{unit}s"
    ends = " to ".join(
        str(end.value) if end.kind is Kind.YEAR else said(end) for end in (figures["first"], figures["last"])
    )
    arithmetic = f"{ends} is {_number(between)} {plural}; the text says {said(said_length)}"
    if between <= 0:
        arithmetic = f"{ends} runs backwards; the text says {said(said_length)}"
    repairs = () if fits else _repairs(figures, between, unit)
    return Finding(NAME, status, roles_of(figures, ("first", "last")), arithmetic, repairs, note)


def _between(first: Figure, last: Figure, unit: str) -> tuple[Fraction, tuple[Fraction, Fraction], str]:
    """Return the time between two ends, how far a right length may differ below and above, and its unit."""
    one = Fraction(1)
    if unit in _MINUTES and first.kind is last.kind is Kind.TIME:
        return Fraction(_minutes_to(first, last), _MINUTES[unit]), (Fraction(0), Fraction(0)), unit
    if unit in _DAYS and first.when and last.when:
        a, b = _day_of(first), _day_of(last)
        return Fraction((b - a).days, _DAYS[unit]), (Fraction(1, _DAYS[unit]), Fraction(2, _DAYS[unit])), unit
    if unit in _MONTHS and _is_month(first) and _is_month(last):
        months = _month_of(last.when or When()) - _month_of(first.when or When())
        slack = _MOST_OF_HALF_A_YEAR if unit == "year" else one
        return Fraction(months, _MONTHS[unit]), (slack, slack), unit
    if first.kind not in (Kind.YEAR, Kind.COUNT) or last.kind not in (Kind.YEAR, Kind.COUNT):
        raise ValueError(f"{first.surface!r} and {last.surface!r} are not two years")
    return Fraction(last.value) - Fraction(first.value), (one, one), "year"


def _minute_of(figure: Figure) -> int:
    when = figure.when
    if when is None or when.hour is None:
        raise ValueError(f"{figure.surface!r} is not a time")
    return when.hour * 60 + (when.minute or 0)


def _day_of(figure: Figure) -> datetime.date:
    when = figure.when
    if when is None or when.month is None or when.day is None or not exists(when.year, when.month, when.day):
        raise ValueError(f"{figure.surface!r} is not a whole date")
    # A leap year, so that every day of a date without a year exists.
    return datetime.date(when.year or 2000, when.month, when.day)


def _number(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.1f}"


def _repairs(figures: dict[str, Figure], between: Fraction, unit: str) -> tuple[str, ...]:
    length, first, last = figures["length"], figures["first"], figures["last"]
    fixes = [f"{said(length)} would need to be {_number(between)} {unit}s"] if between > 1 else []
    if unit == "year" and length.value == int(length.value):
        years = int(length.value)
        fixes.append(f"{said(first)} would need to be {int(last.value) - years}")
        fixes.append(f"{said(last)} would need to be {int(first.value) + years}")
    return tuple(fixes)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    seen: set[int] = set()
    for finding in _beside_ends(sentence):
        seen.add(finding.roles[0].figure.start)
        yield finding
    if len(sentence.figures) <= _MOST_FIGURES:
        for length, first, last in told_spans(sentence):
            years = [f.when.year for f in (first, last) if f.when and f.when.year]
            if length.start not in seen and len(years) == 2 and all(_FIRST_YEAR <= y <= _LAST_YEAR for y in years):
                seen.add(length.start)
                yield year_span(length, first, last)


def _beside_ends(sentence: Sentence) -> Iterator[Finding]:
    for figure in sentence.figures:
        if figure.kind is not Kind.DURATION or figure.high is not None:
            continue
        if figure.unit in _MONTHS:
            yield from _months(sentence, figure)
        if figure.unit == "year":
            yield from _years(sentence, figure)
        elif figure.unit in _DAYS:
            yield from _dates(sentence, figure)
        elif figure.unit in _MINUTES:
            yield from _times(sentence, figure)


def _years(sentence: Sentence, length: Figure) -> Iterator[Finding]:
    start, end = length.start - sentence.span.start, length.end - sentence.span.start
    match = _NEXT_TO.match(sentence.text, end)
    behind = match is None
    if match is None:
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
    if not any(_FIRST_YEAR <= f.value <= _LAST_YEAR for f in (first, last)):
        return
    finding = year_span(length, first, last)
    # "They spent five years there between 1990 and 2010": not all of the years between.
    some = 0 < length.value < last.value - first.value
    if some and behind:
        partly = not _OVER.match(sentence.text, end)
    else:
        partly = some and "between" in match["lead"].lower() and not _ALL.search(lead(sentence, length))
    later = match.re.pattern == _UNTIL_WHEN.pattern
    if finding.status is Status.CONSISTENT or later or not (partly or (behind and _PARTLY.match(sentence.text, end))):
        yield finding


def _since(sentence: Sentence, length: Figure) -> Iterator[Finding]:
    """Yield a length counted from one year to another: "In 2014, 20 years after the 1994 accord"."""
    match = _SINCE.match(sentence.text, length.end - sentence.span.start)
    if match is None or length.hedge is not Hedge.NONE or _LOOSE.search(lead(sentence, length)[-_LEAD_BEFORE:]):
        return
    first = year_figure(match, "first", sentence)
    end = length.start - sentence.span.start
    start = max(0, end - _LONGEST_LEAD)
    if match["last"]:
        yield year_span(length, first, year_figure(match, "last", sentence))
    elif before := _IN_YEAR.search(sentence.text, start, end):
        yield year_span(length, first, year_figure(before, "last", sentence))


def _ending_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the span of years whose clause leads to a length from `start` to `end`."""
    patterns = (_AFTER, _UNTIL_WHEN) if _LATER.match(text, end) else (_AFTER,)
    begin = max(0, start - _LONGEST_LEAD)
    for match in re.finditer(r"\b(?:from|between)\b", text[begin:start], re.IGNORECASE):
        for pattern in patterns:
            if found := pattern.match(text, begin + match.start(), start):
                return found
    return None


_DATES_GAP = regex(r"\s+(?:to|and|through|until|till)\s+|\s*[-–—]\s*")
_LENGTH_AFTER = regex(r"\s*(?:,|\(|[-–—])\s*(?:(?:an?\s+(?:\w+\s+)?\w+\s+of|or|i\.e\.,?|lasting|for)\s+)?$")
_LENGTH_BEFORE = regex(r"\s*(?:,|\(|[-–—:])?\s*(?:from|between)\s+$|\s*\(\s*$")


def _dates(sentence: Sentence, length: Figure) -> Iterator[Finding]:
    """Yield a length in days or weeks that stands beside two dates: "from 3 March to 10 March, seven days"."""
    if len(sentence.figures) > _MOST_FIGURES:
        return
    whole = [f for f in sentence.figures if f.kind is Kind.DATE and f.when and f.when.month and f.when.day]
    for both in whole:
        if both.until is not None and _stands_by(sentence, length, both, both):
            yield from _in_days(length, both)
    for first, last in pairwise(whole):
        if _beside(sentence, length, first, last) and (ends := _in_one_calendar(first, last)):
            finding = year_span(length, *ends)
            if finding.status is Status.CONSISTENT or not _is_part(sentence, length, first):
                yield finding


def _in_days(length: Figure, both: Figure) -> Iterator[Finding]:
    """Yield a length beside the first and the last day in one figure: "from 3 to 7 May, five days"."""
    first, last = replace(both, until=None), replace(both, when=both.until, until=None)
    if ends := _in_one_calendar(first, last):
        yield year_span(length, *ends)


def _times(sentence: Sentence, length: Figure) -> Iterator[Finding]:
    """Yield a length in hours or minutes that stands beside two times of day: "from 9 am to 5 pm (eight hours)"."""
    if len(sentence.figures) > _MOST_FIGURES:
        return
    times = [f for f in sentence.figures if f.kind is Kind.TIME and f.until is None]
    for first, last in pairwise(times):
        if _beside(sentence, length, first, last):
            # Which half of the day is meant may be left out; the shorter time is meant then.
            marked = all(f.surface.lower().rstrip(".").endswith("m") for f in (first, last))
            ends = (last,) if marked else tuple(sorted((last, _other_half(last)), key=partial(_minutes_to, first)))
            findings = [year_span(length, first, end) for end in ends]
            held = next((f for f in findings if f.status is Status.CONSISTENT), findings[0])
            if held.status is not Status.CONSISTENT or ends[findings.index(held)] is last:
                yield held


def _other_half(time: Figure) -> Figure:
    """Return a time of day twelve hours later or earlier."""
    when = time.when or When()
    return replace(time, when=replace(when, hour=((when.hour or 0) + 12) % 24))


def _minutes_to(first: Figure, last: Figure) -> int:
    return (_minute_of(last) - _minute_of(first)) % _MINUTES_OF_A_DAY


def _months(sentence: Sentence, length: Figure) -> Iterator[Finding]:
    """Yield a length in months or years that stands beside two months: "from May 2019 to May 2021, two years"."""
    if len(sentence.figures) > _MOST_FIGURES:
        return
    months = [f for f in sentence.figures if _is_month(f)]
    for first, last in pairwise(months):
        if _beside(sentence, length, first, last) and (ends := _of_one_year(first, last)):
            finding = year_span(length, *ends)
            if finding.status is Status.CONSISTENT or not _is_part(sentence, length, first):
                yield finding


def _is_month(figure: Figure) -> bool:
    when = figure.when
    return bool(figure.kind is Kind.DATE and when and when.month and not when.day and figure.until is None)


def _of_one_year(first: Figure, last: Figure) -> tuple[Figure, Figure] | None:
    """Return two months in their order, the first in the year of the last if it has none."""
    one, two = first.when or When(), last.when or When()
    one = replace(one, year=one.year or two.year)
    if two.year is None or _month_of(one) >= _month_of(two):
        return None
    return replace(first, when=one), last


def _month_of(when: When) -> int:
    return (when.year or 0) * 12 + (when.month or 0)


def _beside(sentence: Sentence, length: Figure, first: Figure, last: Figure) -> bool:
    """Return whether two ends are joined and a length stands right before or behind them."""
    offset = sentence.span.start
    if not _DATES_GAP.fullmatch(sentence.text[first.end - offset : last.start - offset]):
        return False
    return _stands_by(sentence, length, first, last)


def _stands_by(sentence: Sentence, length: Figure, first: Figure, last: Figure) -> bool:
    """Return whether a length stands right before its first end or right behind its last."""
    offset = sentence.span.start
    if last.end <= length.start:
        after = _LENGTH_AFTER.fullmatch(sentence.text, last.end - offset, length.start - offset)
        return after is not None and not _PARTLY.match(sentence.text, length.end - offset)
    return length.end <= first.start and bool(
        _LENGTH_BEFORE.fullmatch(sentence.text, length.end - offset, first.start - offset)
    )


def _is_part(sentence: Sentence, length: Figure, first: Figure) -> bool:
    """Return whether a length may be part of the time only: "for a week between 2 May and 30 May"."""
    offset = sentence.span.start
    return "between" in sentence.text[length.end - offset : max(length.end, first.start) - offset].lower()


def _in_one_calendar(first: Figure, last: Figure) -> tuple[Figure, Figure] | None:
    """Return two dates that exist, the first with the year of the last if it has none; None if they cannot be
    compared."""
    one, two = first.when, last.when
    if one is None or two is None or first.until or last.until:
        return None
    if one.year is None and two.year is not None:
        one = replace(one, year=two.year)
    order = (one.month or 0, one.day or 0) < (two.month or 0, two.day or 0)
    exist = all(exists(when.year, when.month or 1, when.day or 1) for when in (one, two))
    if not exist or (one.year is None) != (two.year is None) or (one.year == two.year and not order):
        return None
    return replace(first, when=one), last


CHECK = Check(
    code="CC304",
    name=NAME,
    title="A length of time agrees with its first and last year",
    explanation=__doc__,
    law=year_span,
    examples=Examples(
        consistent=(
            "The seven-year siege lasted from 1620 to 1627.",
            "It took them twelve years, from 1998 to 2010, to drain the marsh.",
            "The show ran from 3 March to 10 March, seven days.",
            "The feud began in 1621 and ended in 1630, lasting nine years.",
            "Built in 1905, the mill turned 110 in 2015.",
        ),
        inconsistent=(
            "The seven-year siege lasted from 1620 to 1631.",
            "From 1988 to 1996 she served twelve years.",
            "The dam was begun in 1921 and finished twelve years later, in 1930.",
            "The lease of 1950 expired in 1999, after 59 years.",
            "Five men kept the ferry between 1840 and 1931, when the bridge opened, 81 years later.",
        ),
        silent=(
            "In the ten years to 2021 output doubled, though the plan dates from 2013.",
            "Patients aged 40 years or more were seen from 2005 to 2007.",
            "Between 1961 and 1988 they wrote often, but for a nine year gap.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.DURATION, Kind.YEAR}),
)
