"""What follows a numeral, at a glance: most words measure nothing, and are counted or go on with the sentence."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.figures.data.currencies import HUNDREDTHS, LOWER_CODES
from claimcheck.figures.data.currencies import NAMES as CURRENCIES
from claimcheck.figures.data.numbers import SCALE_ABBREVIATIONS, SCALES
from claimcheck.figures.data.units import AREA_PREFIXES, PERCENT, POINTS, SYMBOLS
from claimcheck.figures.data.units import NAMES as UNITS
from claimcheck.lazy import regex

_NOTHING = frozenset(("", *",.;)]"))
# A whole word in small letters, which no sign and no stop goes on.
_WORD = regex(r" ([a-z]{2,})(?=[\s,;:!?()\[\]\"“”—–…<>=]|$)")
_MULTIPLES = {"times", "fold"}
_SHORT_MONEY = {"us", "kr", "dlr", "dlrs", "stg", "ct", "cts", "cs"}
_OF_A = {"of", "an"}  # "half of a mile", "half an hour"


def _first_words(names: Iterable[str]) -> set[str]:
    return {name.replace("-", " ").partition(" ")[0] for name in names}


_MEASURING = (
    frozenset(_first_words([*UNITS, *CURRENCIES, *HUNDREDTHS, *PERCENT, *POINTS]))
    | frozenset().union(UNITS, SYMBOLS, AREA_PREFIXES, SCALES, SCALE_ABBREVIATIONS, LOWER_CODES)
    | _MULTIPLES
    | _SHORT_MONEY
    | _OF_A
)


def may_measure(text: str, end: int) -> bool:
    """Return whether a scale, unit, currency, percent or "times" may follow the numeral that ends at `end`."""
    following = text[end : end + 1]
    if following in _NOTHING:
        return False
    if following != " ":
        return True
    match = _WORD.match(text, end)
    return match is None or match[1] in _MEASURING
