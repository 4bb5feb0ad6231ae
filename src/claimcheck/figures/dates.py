"""Dates, years, quarters, decades and clock times."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.figures import clocks, nouns
from claimcheck.figures.data.calendar import MONTHS, WEEKDAYS
from claimcheck.figures.draft import ZERO, Draft, Region, word_before
from claimcheck.lazy import regex
from claimcheck.model import Kind, When

_MONTH = "(" + "|".join(sorted(MONTHS, key=lambda m: (-len(m), m))) + r")\b\.?"
_WEEKDAY = "(" + "|".join(sorted(WEEKDAYS, key=lambda m: (-len(m), m))) + r")\b\.?"
_GAP = r"[ \u00a0\n]"
_WEEKDAY_BEFORE = regex(rf"\b{_WEEKDAY},?{_GAP}(?:the{_GAP})?$")
_MONTH_BEFORE = regex(rf"\b{_MONTH},?{_GAP}(?:the{_GAP})?$")
_AROUND_A_WORD = '.,([{"“‘'
_BEFORE_MONTH = frozenset("snrt -\u00a0\n–/")
# What a month starts with after a day and a blank, or what leads on to it: "16 of May", "16 - 18 May", "16 or 17 May".
_MONTH_STARTS = frozenset(month[0] for month in MONTHS) | frozenset("dota-–/ \u00a0\n")
_YEAR_DIGITS = 4
_MONTH_WORDS = frozenset(MONTHS) | {"the"}
_MONTH_ENDS = frozenset(word[-1] for word in _MONTH_WORDS).union(_AROUND_A_WORD)
_FISCAL_ENDS = frozenset("yry-’'lt")
_DAY_TAIL = regex(r"(?:st|nd|rd|th)?\b")
# "16 May 1989", "16th of May, 1989", "16-May-1989".
_MONTH_AFTER = regex(
    rf"(?:st|nd|rd|th)?(?:{_GAP}(?:day{_GAP})?(?:of{_GAP})?|-)(?:{_GAP})?{_MONTH}(?:(?:,?{_GAP}|-)((?:1[0-9]|20|"
    rf"21)[0-9]{{2}})(?![0-9]))?"
)
_DAYS_MONTH_AFTER = regex(
    rf"(?:st|nd|rd|th)?[ ]?(?:-|–|to|and|or|/)[ ]?([0-9]{{1,2}})(?:st|nd|rd|"
    rf"th)?{_GAP}(?:of{_GAP})?{_MONTH}(?:,?{_GAP}((?:1[0-9]|20|21)[0-9]{{2}})(?![0-9]))?"
)
_YEAR_AFTER = regex(rf"(?:st|nd|rd|th)?(?:,?{_GAP}|,)((?:1[0-9]|20|21)[0-9]{{2}})(?![0-9]|,[0-9]{3}|\.[0-9]|%)")
_DAYS_AFTER_MONTH = regex(
    r"(?:st|nd|rd|th)?(?:[ ]?[-–—][ ]?|[ ]to[ ])([0-9]{1,2})(?:st|nd|rd|th)?(?![0-9])(?:,?[ ]((?:1[0-9]|"
    r"20)[0-9]{2})(?![0-9]))?"
)
_ISO = regex(r"((?:1[0-9]|20|21)[0-9]{2})-([0-9]{2})(?:-([0-9]{2}))?(?![0-9])(?!-[0-9])")
_SLASHED = regex(r"([0-9]{1,2})([/.])([0-9]{1,2})\2((?:1[0-9]|20|21)[0-9]{2}|[0-9]{2})(?![0-9/])")
# "the third quarter of '21", "in the summer of '69".
_SHORT_YEAR = regex(r"\b(?:of|in|since|until|for|class|by|from|to) (['’])$")
_PIVOT = 50
_CLOCK_WORDS = frozenset("apo")  # "9 am", "9 o'clock"
_DECADE = regex(r"((?:1[0-9]|20)[0-9])0['’]?s\b")
_SHORT_DECADE = regex(r"([2-9])0['’]?s\b")
_FISCAL = regex(r"\b(?:fy|fiscal(?: year)?|financial year|tax year|fiscal-year)[ -]?['’]?$")
_YEAR_RANGE = regex(r"[ ]?[-–—/][ ]?((?:1[0-9]|20|21)[0-9]{2}|[0-9]{2})(?![0-9])(?!-[0-9])(?!\.[0-9])(?! ?%)")
_YEAR_RANGE_WORDS = regex(r"[ ](?:to|and|through|until|till)[ ]((?:1[0-9]|20|21)[0-9]{2})(?![0-9]|,[0-9])(?!\.[0-9])")
_LEADS_TO_YEAR = frozenset(" -–—/tau")
_BETWEEN = regex(r"\b(between|from)[ ](?:the years? )?$")
_ERA = regex(r" (BCE?|B\.C\.|AD|A\.D\.|CE)(?![A-Za-z])")
_NTH_PART = regex(
    r"[ -](quarters?|half|century|centuries)\b"
    r"(?:[ ](?:of[ ](?:fiscal[ ])?|fiscal[ ])?((?:1[0-9]|20)[0-9]{2})(?![0-9]))?"
)


def read(region: Region, start: int, token: str) -> Draft | None:
    """Return the date, year span or clock time of which the digits at `start` are part, or None."""
    if token[-4:-3] == ",":
        return None  # "in May 1,234 people"
    size = len(token) if token.isdigit() else len(token) - len(token.lstrip("0123456789"))
    if not 0 < size <= _YEAR_DIGITS:
        return None
    if size > 2:
        clock = clocks.compact(region.low, start, size)
        return clock or (_from_year(region, start, int(token[:size])) if size == _YEAR_DIGITS else None)
    return _short(region, start, int(token[:size]), size)


def _short(region: Region, start: int, day: int, size: int) -> Draft | None:
    """Read one or two digits as a day of a month, a clock time or a decade."""
    low = region.low
    if size == 2 and start and low[start - 1] in "y'’":
        if low[start - 1] != "y" and (decade := _SHORT_DECADE.match(low, start)):
            return _decade_of(start - 1, decade.end(), 1900 + day)
        if fiscal := _FISCAL.search(low, max(0, start - 16), start):
            return _year(fiscal.start(), start + 2, 2000 + day if day < _PIVOT else 1900 + day, "fiscal year")
        if year := _SHORT_YEAR.search(low, max(0, start - 12), start):
            draft = _year(year.start(1), start + 2, 2000 + day if day < _PIVOT else 1900 + day, "")
            return draft if low[start + 2 : start + 3] not in ("'", "’", "s", "-") else None
    following = low[start + size : start + size + 1]
    if following == "" or (following in ",;)" and not _may_follow_month(low, start)):
        return None
    if following in ":.hap" or (following in " \u00a0" and low[start + size + 1 : start + size + 2] in _CLOCK_WORDS):
        clock = clocks.read(region, start)
        if clock:
            return clock
    if following in "/.-":
        slashed = _SLASHED.match(low, start)
        if slashed:
            return _slashed(region, start, slashed)
    if 1 <= day <= 31:
        return _day(region, start, size, day)
    return None


def _month_before(low: str, start: int) -> re.Match[str] | None:
    """Return the month that leads to the number at `start`."""
    if low[start - 2 : start - 1] in _MONTH_ENDS and word_before(low, start).strip(_AROUND_A_WORD) in _MONTH_WORDS:
        return _MONTH_BEFORE.search(low, max(0, start - 16), start)
    return None


def _may_follow_month(low: str, start: int) -> bool:
    return start > 2 and low[start - 1] in " \u00a0\n" and low[start - 2] in "ybhletrnpvcg."


def _day(region: Region, start: int, size: int, day: int) -> Draft | None:
    low = region.low
    end = start + size
    if before := _month_before(low, start):
        return _after_month(region, start, end, day, before)
    following = low[end : end + 1]
    if following in _BEFORE_MONTH and (following != " " or low[end + 1 : end + 2] in _MONTH_STARTS):
        days = _DAYS_MONTH_AFTER.match(low, end)
        if days and 1 <= int(days.group(1)) <= 31:
            year = int(days.group(3)) if days.group(3) else None
            month = MONTHS[days.group(2)]
            draft = _date(region, start, _end(low, days), When(year, month, day))
            draft.until = When(year, month, int(days.group(1)))
            return draft
        match = _MONTH_AFTER.match(low, end)
        if match and not (match.group(1) in ("may", "march", "mar") and not region.text[match.start(1)].isupper()):
            year = int(match.group(2)) if match.group(2) else None
            return _date(region, start, _end(low, match), When(year, MONTHS[match.group(1)], day))
    return None


def _end(low: str, match: re.Match[str]) -> int:
    end = match.end()
    return end - 1 if low[end - 1] == "." else end


def _after_month(region: Region, start: int, end: int, day: int, before: re.Match[str]) -> Draft | None:
    low = region.low
    month = MONTHS[before.group(1)]
    if "," in before.group():
        return None
    if before.group(1) in ("may", "march", "mar") and not region.text[before.start(1)].isupper():
        return None
    until = _DAYS_AFTER_MONTH.match(low, end)
    if until and 1 <= int(until.group(1)) <= 31:
        year = int(until.group(2)) if until.group(2) else None
        draft = _date(region, before.start(), until.end(), When(year, month, day))
        draft.until = When(year, month, int(until.group(1)))
        return draft
    tail = _DAY_TAIL.match(low, end)
    if not tail:
        return None
    year_after = _YEAR_AFTER.match(low, end)
    year = int(year_after.group(1)) if year_after else None
    stop = year_after.end() if year_after else tail.end()
    following = region.text[stop : stop + 2]
    if not year and ((following[:1] in "%$€" and following) or (following[:1] in ".:" and following[1:].isdigit())):
        return None
    return _date(region, before.start(), stop, When(year, month, day))


def _date(region: Region, start: int, end: int, when: When) -> Draft:
    """Return a date's draft, with the weekday that stands before it."""
    weekday = _WEEKDAY_BEFORE.search(region.low, max(0, start - 16), start)
    if weekday:
        start = weekday.start(1)
        when = When(when.year, when.month, when.day, WEEKDAYS[weekday.group(1)])
    draft = Draft(start, end, Decimal(when.year or 0), ZERO + 1, kind=Kind.DATE)
    draft.when = when
    return draft


def _from_year(region: Region, start: int, year: int) -> Draft | None:
    low = region.low
    end = start + 4
    if not 1000 <= year <= 2199:
        return None
    following = low[end : end + 1]
    if following == "-":
        iso = _ISO.match(low, start)
        if iso and 1 <= int(iso.group(2)) <= 12 and (iso.group(3) or not _is_span(year, int(iso.group(2)))):
            day = int(iso.group(3)) if iso.group(3) else None
            return _date(region, start, iso.end(), When(year, int(iso.group(2)), day))
    if following in ("s", "'", "’"):
        return _decade(region, start)
    before = _month_before(low, start)
    if before and not (before.group(1) in ("may", "march", "mar") and not region.text[before.start(1)].isupper()):
        return _date(region, before.start(), end, When(year, MONTHS[before.group(1)]))
    return _year_span(region, start, year)


def _is_span(year: int, number: int) -> bool:
    return number == (year + 1) % 100


def _decade(region: Region, start: int) -> Draft | None:
    match = _DECADE.match(region.low, start)
    return _decade_of(start, match.end(), int(match.group(1)) * 10) if match else None


def _decade_of(start: int, end: int, year: int) -> Draft:
    draft = Draft(start, end, Decimal(year), kind=Kind.YEAR)
    draft.when = When(year, span="century" if year % 100 == 0 and year < 1900 else "decade")
    return draft


def _year_span(region: Region, start: int, year: int) -> Draft | None:
    """Return "2019-2021", "2023/24", "between 2014 and 2017" as one figure, and fiscal years; None for a bare year."""
    low = region.low
    end = start + 4
    ahead = low[start - 2 : start]
    fiscal = _FISCAL.search(low, max(0, start - 16), start) if not _FISCAL_ENDS.isdisjoint(ahead) else None
    begin = fiscal.start() if fiscal else start
    following = low[end : end + 2]
    if following[:1] not in _LEADS_TO_YEAR or (following[0] == " " and following[1:] not in _LEADS_TO_YEAR):
        return _year(begin, end, year, "fiscal year") if fiscal else None
    match = _YEAR_RANGE.match(low, end)
    if match:
        other = match.group(1)
        last = int(other) if len(other) == 4 else year - year % 100 + int(other)
        if last > year and last - year < 400:
            draft = _year(begin, match.end(), year, "fiscal year" if fiscal else "")
            draft.until = When(last, span="fiscal year" if fiscal else "")
            return draft
    words = _YEAR_RANGE_WORDS.match(low, end)
    if words and (int(words.group(1)) > year) and _BETWEEN.search(low, max(0, start - 20), start):
        draft = _year(start, words.end(), year, "")
        draft.until = When(int(words.group(1)))
        return draft
    if fiscal:
        return _year(begin, end, year, "fiscal year")
    return None


def _year(start: int, end: int, year: int, span: str) -> Draft:
    draft = Draft(start, end, Decimal(year), kind=Kind.YEAR)
    draft.when = When(year, span=span)
    return draft


_NOT_COUNTED = frozenset(
    "sales was is has elections olympics games results earnings figures levels plans finals playoffs this budgets "
    "championships estimates prices profits forecasts crisis data polls does says championship's revenues".split()
)


def bare_year(region: Region, draft: Draft) -> bool:
    """Make a bare number of four digits a year where it reads as one; return whether it did."""
    if _with_era(region, draft):
        return True
    if len(draft.digits) != 4 or draft.scale or not 1000 <= int(draft.digits) <= 2199:
        return False
    low = region.low
    year = int(draft.digits)
    if not _BOUNDS.isdisjoint(region.text[max(0, draft.start - 2) : draft.start]):
        return False
    counted = draft.unit if draft.noun else ""
    likely = 1700 <= year <= 2100
    if region.style.grouped and 1900 <= year <= 2100 and not region.cell:
        # Who writes 2,014 people does not write 2014 people.
        draft.kind, draft.when = Kind.YEAR, When(year)
        return True
    if likely and counted and _THE_YEAR.search(low, max(0, draft.start - 10), draft.start):
        counted = counted if _counts_at_once(region, draft) else ""
    doubts = (bool(counted) and counted not in _NOT_COUNTED) + (not likely)
    if doubts > 1 or (doubts and not _IN_YEAR.search(low, max(0, draft.start - 10), draft.start)):
        return False
    draft.kind = Kind.YEAR
    draft.when = When(year)
    return True


def _counts_at_once(region: Region, draft: Draft) -> bool:
    """Return whether a plural in small letters follows at once: "the 2000 people", not "the 2018 budget foresees"."""
    start = draft.noun[0] if draft.noun else draft.end
    first = _FIRST_WORD.match(region.text, start)
    return bool(first) and nouns.is_plural(first.group()) if first else False


def _with_era(region: Region, draft: Draft) -> bool:
    """Take "BC" or "AD" after a number of at most four digits into the draft; return whether there is one."""
    if region.text[draft.end : draft.end + 2] not in (" B", " A", " C") or not 0 < len(draft.digits) <= 4:
        return False
    era = _ERA.match(region.text, draft.end)
    if not era:
        return False
    year = -int(draft.digits) if era.group(1).startswith("B") else int(draft.digits)
    draft.end, draft.kind, draft.value = era.end(), Kind.YEAR, Decimal(year)
    draft.when = When(year)
    return True


_BOUNDS = frozenset("<>≤≥~≈±=")
_FIRST_WORD = regex(r"[a-z]+")
_THE_YEAR = regex(r"\b(?:the|a|its|his|her|their|this|of)[ ]$")
_IN_YEAR = regex(
    r"\b(?:in|since|by|until|during|before|after|mid|early|late|circa|year|fiscal|summer|winter|spring|"
    r"autumn)[ \n\u00a0-]$"
)


def _slashed(region: Region, start: int, match: re.Match[str]) -> Draft | None:
    first, second, printed = int(match.group(1)), int(match.group(3)), match.group(4)
    if match.group(2) == "." and len(printed) == 2:
        return None
    year = int(printed) if len(printed) == 4 else 2000 + int(printed) if int(printed) < 50 else 1900 + int(printed)
    if (first > 12 and second <= 12) or (first <= 12 and match.group(2) == "."):
        first, second = second, first
    if not (1 <= first <= 12 and 1 <= second <= 31):
        return None
    return _date(region, start, match.end(), When(year, first, second))


_PARTS = {"quarters": "quarter", "centuries": "century"}
_JOINTS = frozenset(
    f"{joint}{article}" for joint in (" and ", " or ", " to ", ", ") for article in ("", "the ", "early ", "late ")
)


def share_part(region: Region, previous: Draft, draft: Draft) -> None:
    """Make the ordinal before a part of a year one as well: "the 16th and 18th centuries"."""
    when = draft.when
    if previous.kind is not Kind.ORDINAL or when is None or region.low[previous.end : draft.start] not in _JOINTS:
        return
    number = int(previous.value)
    if when.span == "century":
        previous.when = When((number - 1) * 100, span="century")
    elif when.part is not None and number < when.part:
        previous.when = When(when.year, part=number, span=when.span)
    if previous.when:
        previous.kind, previous.value = Kind.DATE, draft.value


def part_of_year(region: Region, draft: Draft, number: int) -> bool:
    """Make an ordinal before "quarter", "half" or "century" a part of a year; return whether it did."""
    match = _NTH_PART.match(region.low, draft.end)
    if not match:
        return False
    span = _PARTS.get(match.group(1), match.group(1))
    if span != "century" and number > (4 if span == "quarter" else 2):
        return False
    year = int(match.group(2)) if match.group(2) else None
    draft.end = match.end()
    draft.kind = Kind.DATE
    draft.value = Decimal(year or 0)
    draft.when = When(year, part=number, span=span) if span != "century" else When((number - 1) * 100, span=span)
    return True


_QUARTER_FIRST = regex(r"([1-4])Q[ ]?['’]?((?:20)?[0-9]{2})(?![0-9])")


def quarter_first(region: Region, start: int) -> Draft | None:
    """Return "2Q23" as a part of a year."""
    match = _QUARTER_FIRST.match(region.text, start)
    if not match:
        return None
    year = int(match.group(2)) % 2000 + 2000
    draft = Draft(start, match.end(), Decimal(year), kind=Kind.DATE)
    draft.when = When(year, part=int(match.group(1)), span="quarter")
    return draft


_QUARTER_YEAR = regex(
    r"(?:[ ]|[ ]of[ ]|/|[ -])?['’]?((?:1[0-9]|20)[0-9]{2}|(?<=['’])[0-9]{2}|(?<=[/])[0-9]{2})(?![0-9])"
)


def quarter(region: Region, start: int, token: str) -> Draft | None:
    """Return "Q3 2024" or "H1" as a part of a year."""
    if token not in ("1", "2", "3", "4") or region.text[start - 1 : start] not in ("Q", "H"):
        return None
    if start > 1 and region.text[start - 2].isalnum():
        return None
    half = region.text[start - 1] == "H"
    if half and token not in ("1", "2"):
        return None
    end = start + 1
    match = _QUARTER_YEAR.match(region.low, end)
    year = None
    if match:
        year = int(match.group(1)) if len(match.group(1)) == 4 else 2000 + int(match.group(1))
        end = match.end()
    elif half:
        return None
    draft = Draft(start - 1, end, Decimal(year or 0), kind=Kind.DATE)
    draft.when = When(year, part=int(token), span="half" if half else "quarter")
    return draft
