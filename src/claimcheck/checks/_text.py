"""What a check reads by itself from a sentence's text: its words, and figures for statistics, years in a range and
numbers in brackets."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from claimcheck.lazy import regex
from claimcheck.model import Figure, Hedge, Kind, Sentence, Span, When

MINUS = "-−–"
# An unsigned number, whole ("1,683") or with or without a whole part ("2.20", ".036", "1·5"). A longer run of digits
# than this is no number to a reader; atomic, so that it is read once.
_MOST_DIGITS = 40
_GROUPED = r"\d{1,3}(?:,\d{3}){1,9}(?!\d)"
_DIGITS = rf"\d{{1,{_MOST_DIGITS}}}(?!\d)"
WHOLE = rf"(?>{_GROUPED}|{_DIGITS})"
DECIMAL = rf"(?>(?:{_GROUPED}|{_DIGITS})(?:[.·]{_DIGITS})?|[.·]{_DIGITS})"
SIGNED = rf"[{MINUS}+]?\s?{DECIMAL}"
_NUMERAL = regex(rf"(?P<sign>[{MINUS}+]?)\s?(?P<digits>{DECIMAL})$")
_WORD = regex(r"[^\W\d_]+")
_LEAD = 120  # characters
_SIBILANT = regex(r"(?:ss|x|ch|sh|zz|(?<![ao])us)es$")
_PLURALS = {"people": "person", "men": "man", "women": "woman", "children": "child", "staff": "staff"}
POINTS = frozenset({"point", "points"})
BOUNDS = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.AT_MOST})


def letters(text: str) -> list[str]:
    """Return the words of a text, without digits and signs.

    >>> letters("Up 5%, or €3m, year-on-year")
    ['Up', 'or', 'm', 'year', 'on', 'year']
    """
    return _WORD.findall(text)


@lru_cache(maxsize=4096)
def singular(noun: str) -> str:
    """Return a noun in the singular, lower-case, as far as its ending tells.

    >>> singular("Families"), singular("people"), singular("buses"), singular("cases"), singular("glass")
    ('family', 'person', 'bus', 'case', 'glass')
    """
    word = noun.lower()
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if _SIBILANT.search(word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_plural(word: str) -> bool:
    """Return whether a lower-case word has the look of a plural."""
    return word in _PLURALS or (word.endswith("s") and not word.endswith("ss"))


def lead(sentence: Sentence, figure: Figure) -> str:
    """Return the text before a figure in its sentence; only its end, so that long sentences take no longer."""
    end = figure.start - sentence.span.start
    return sentence.text[max(0, end - _LEAD) : end]


def is_two_sided(figure: Figure) -> bool:
    """Return whether a figure stands for values on both sides of its number, not for all above or below it."""
    return figure.hedge not in BOUNDS


def is_in_points(figure: Figure) -> bool:
    """Return whether a figure is in points: of a percentage, or of an index or a game, which are counted."""
    return figure.kind is Kind.POINTS or figure.unit in POINTS


def number_figure(
    surface: str, start: int, *, kind: Kind = Kind.STATISTIC, unit: str = "", hedge: Hedge = Hedge.NONE
) -> Figure:
    """Return the figure of a plain number.

    Args:
        surface: the number as printed, with its sign.
        start: where it stands in the document's text.
        kind: what kind of number it is.
        unit: its unit or symbol.
        hedge: how it is qualified.

    Raises:
        ValueError: the surface is not a plain number.

    >>> number_figure("−.036", 0).value, number_figure("1,683", 0).quantum
    (Decimal('-0.036'), Decimal('1'))
    """
    match = _NUMERAL.match(surface)
    if match is None:
        raise ValueError(f"{surface!r} is not a plain number")
    digits = match["digits"].replace(",", "").replace("·", ".")
    value = Decimal(digits)
    if match["sign"] and match["sign"] in MINUS:
        value = -value
    decimals = len(digits.partition(".")[2])
    span = Span(start, start + len(surface))
    return Figure(span, surface, kind, value, Decimal((0, (1,), -decimals)), unit, hedge)


def group_figure(
    match: re.Match[str], group: str, sentence: Sentence, *, kind: Kind = Kind.STATISTIC, unit: str = ""
) -> Figure:
    """Return the plain number that a match's group prints in a sentence."""
    start = sentence.span.start + match.start(group)
    return number_figure(match[group], start, kind=kind, unit=unit)


def year_figure(match: re.Match[str], group: str, sentence: Sentence, *, century_of: Figure | None = None) -> Figure:
    """Return the year that a match's group prints in a sentence; of two digits, the year that follows `century_of`."""
    start, surface = sentence.span.start + match.start(group), match[group]
    year = int(surface)
    if len(surface) == 2 and century_of is not None:
        year += int(century_of.value) // 100 * 100
    return Figure(Span(start, start + len(surface)), surface, Kind.YEAR, Decimal(year), when=When(year))
