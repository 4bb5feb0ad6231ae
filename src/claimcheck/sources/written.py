"""When a document was written: the date it gives itself, or what its own sentences give away."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimcheck.lazy import regex
from claimcheck.model import Kind, Reading, Sentence
from claimcheck.sources import periods
from claimcheck.sources.periods import Period

_AHEAD = regex(
    r"\b(?:is|are) (?:scheduled|planned|expected|set|due|slated|to be)\b"
    r"|\bwill (?:be|take|host|hold|meet|gather|visit)\b|\bupcoming\b|\bforthcoming\b",
    re.IGNORECASE,
)
_PRESENT = regex(r"\b(?:is|are) \w+ing\b|\bso far\b|\bthis year\b|\bcurrently\b", re.IGNORECASE)
_PAST = regex(r"\b(?:was|were|had|did|\w+ed)\b", re.IGNORECASE)


def of(reading: Reading) -> Period | None:
    """Return the days on which a document may have been written.

    The document's own date decides. Without one, a year of which it speaks in the present ("In 2024, Peru is hosting")
    is the year, and a month or day that it says lies ahead ("is planned for May 2024") ends it; an author who writes
    within a month does not call it by year and name. None where neither is said, or where the two disagree.
    """
    if reading.document.date:
        try:
            return periods.read(reading.document.date[:10])
        except ValueError:
            return None
    return _given_away(reading)


def _given_away(reading: Reading) -> Period | None:
    present: set[int] = set()
    past: set[int] = set()
    ahead: list[date] = []
    for sentence in reading.sentences:
        dated = [f for f in sentence.figures if f.kind in (Kind.DATE, Kind.YEAR) and f.when and f.when.year]
        if not dated:
            continue
        for figure in dated:
            assert figure.when is not None and figure.when.year is not None
            period = periods.of_when(figure.when)
            if _AHEAD.search(sentence.text):
                if figure.when.month is not None and period is not None:
                    ahead.append(period.first)
            elif _speaks_of_now(sentence) and figure.when.month is None and not figure.when.span:
                present.add(figure.when.year)
            elif figure.when.year > 0:
                past.add(figure.when.year)
    if not present:
        return None
    year = max(present)
    if (past and max(past) > year) or (len(present) > 1):
        return None
    whole = periods.year(year)
    if not ahead:
        return whole
    last = min(ahead) - timedelta(days=1)
    return Period(whole.first, last) if whole.first <= last <= whole.last else None


def _speaks_of_now(sentence: Sentence) -> bool:
    return bool(_PRESENT.search(sentence.text)) and not _PAST.search(sentence.text)
