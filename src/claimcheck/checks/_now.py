"""The year in which a document speaks: that of its own date, or the one that it calls "this year"."""

from __future__ import annotations

from claimcheck.lazy import regex
from claimcheck.model import Reading

_THIS_YEAR = regex(r"this(?<!\wthis)\s+year,?\s*\(?(?P<year>20\d\d)\b(?=\s*[),.;])")


def year_now(reading: Reading) -> int:
    """Return the year in which a document says that it speaks, 0 if it does not say."""
    date = reading.document.date[:4]
    if date.isdigit():
        return int(date)
    named = {match["year"] for match in _THIS_YEAR.finditer(reading.document.text.lower())}
    return int(named.pop()) if len(named) == 1 else 0
