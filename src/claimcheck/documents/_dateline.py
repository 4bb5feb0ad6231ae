"""The date that a document gives itself in its first lines: a dateline, a line that says when it was published, a line
under its title that is a date.

    GENEVA, 24 November 2026 — ...
    Published: 3 March 2025
    Updated Monday, 4 May 2026, 01:40
    As of 1 December 2025. The university has ...
    By Ana Ruiz | 12 May 2024
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind

_FIRST_BLOCKS = 6
_LONGEST_LINE = 120  # characters of a line that is about the document
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH_STEMS = tuple(month[:3] for month in _MONTHS)
_MONTH = rf"(?:{'|'.join(_MONTH_STEMS)})[a-z]{{0,6}}\.?"
_DATE = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\ )?"
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\ (?P<m1>{_MONTH}),?\ (?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\ (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\ (?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d))"
)
_TIME = r"(?:,?\ (?:at\ )?\d{1,2}[:.]\d\d(?:\ ?[ap]\.?m\.?)?(?:\ [A-Z]{2,4})?)?"
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ \-]{2,30}(?:,\ (?-i:[A-Z][a-z.]{1,14}))?(?:/[A-ZÀ-Þ ]{2,30})?"
_DATELINE = regex(rf"(?-i:{_PLACE}),?\ {_DATE}\ ?(?:\([^()]{{2,40}}\)\ ?)?[—–-]{{1,2}}\ ?\S", re.I)
_STATED = regex(
    r"(?:first\ )?(?:published|posted|updated|issued|released?|dated?|(?:release|publication)\ date|date\ of\ issue)"
    rf"(?:\ on)?\ ?:?\ +{_DATE}{_TIME}\s*(?:[|•·;,–—-].*)?",
    re.I,
)
_BYLINE = regex(rf"by\ [^\d|•·\n]{{3,60}}?\ ?[|•·,–—-]\ ?{_DATE}{_TIME}\s*", re.I)
# How lines that fit begin; where one begins otherwise, its pattern is not needed.
_SAYING = ("first", "publi", "posted", "updated", "date", "issue", "release")
_SO_FAR = ("as of", "as at", "status", "position on")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_YEAR = regex(r"\d{4}")  # every form has one: most documents need no other of these patterns
_AS_OF = regex(rf"(?:as\ of|as\ at|status|position\ on):?\ {_DATE}\s*(?:\.(?:\s.*)?)?", re.I)
_LONE = regex(rf"{_DATE}{_TIME}\s*", re.I)


def dateline(text: str, blocks: Sequence[Block]) -> str:
    """Return the ISO date that the first lines of a document give it, "" if they give none.

    Args:
        text: the document's text.
        blocks: its blocks, in order.
    """
    for block in blocks[:_FIRST_BLOCKS]:
        if block.kind in (BlockKind.TABLE, BlockKind.CODE, BlockKind.FRONT_MATTER):
            continue
        start = block.span.start
        opening = text[start : min(block.span.end, start + 2 * _LONGEST_LINE)]
        if not _YEAR.search(opening):
            continue
        # A place in capitals comes first.
        if opening[:1].isupper() and not opening[1:2].islower() and (found := _DATELINE.match(opening)):
            return _iso(found)
        for line in opening.split("\n") if len(opening) < 2 * _LONGEST_LINE else ():
            if len(line) <= _LONGEST_LINE and _YEAR.search(line) and (found := _about(line.strip())):
                return _iso(found)
    return ""


def _about(line: str) -> re.Match[str] | None:
    """Return the date of a line that has nothing but it and what it is, None if the line is another."""
    low = line.lower()
    if low.startswith(_SAYING):
        return _STATED.fullmatch(line)
    if low.startswith(_SO_FAR):
        return _AS_OF.fullmatch(line)
    if low.startswith("by "):
        return _BYLINE.fullmatch(line)
    is_date = low[:1].isdigit() or low.startswith(_DAYS) or low.startswith(_MONTH_STEMS)
    return _LONE.fullmatch(line) if is_date else None


def _iso(found: re.Match[str]) -> str:
    from datetime import date

    parts = found.groupdict()
    form = next(n for n in "123" if parts[f"y{n}"])
    month = parts[f"m{form}"]
    number = int(month) if month.isdigit() else _number(month)
    try:
        return date(int(parts[f"y{form}"]), number, int(parts[f"d{form}"])).isoformat()
    except ValueError:  # there is no such day
        return ""


def _number(month: str) -> int:
    """Return a month's number by its name or the beginning of it, 0 if it is none."""
    name = month.rstrip(".").lower()
    return next((i for i, full in enumerate(_MONTHS, start=1) if full.startswith(name) or name == full[:3] + "t"), 0)
