"""Two figures said to be the same amount: one beside the other in brackets, "5 km (3.1 miles)", or after "or" and "="."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from claimcheck.model import Figure, Hedge, Kind, Sentence, Span

_ABOUT = (
    r"(?:(?:about|approximately|approx\.?|around|roughly|some|nearly|almost|over|under|more\s+than|less\s+than|just\s+over|"
    r"just\s+under|or|i\.e\.,?|equivalent\s+to|equal\s+to|=|~|≈|c\.|ca\.|up\s+to|at\s+least|a)\s*)*"
)
_SHAPE = r"(?:long|wide|high|tall|deep|thick|across|away|in\s+(?:diameter|length|height|width)|above\s+sea\s+level|each)"
_OPENING = re.compile(rf"\s*(?:{_SHAPE}\s*)?[(\[]\s*{_ABOUT}$", re.IGNORECASE)
_NEXT = re.compile(rf"\s*[;,/]\s*{_ABOUT}$|\s+or\s+$", re.IGNORECASE)
_OR = re.compile(rf"\s*,\s*(?:or|i\.e\.,?|equivalent\s+to|which\s+is)\s+{_ABOUT}$|\s*=\s*$|\s+or\s+(?:about|approximately|roughly|around)\s+$", re.IGNORECASE)
# After the second figure its statement is over, or goes on with what kind of length it is.
_OVER = re.compile(rf"\s*(?:{_SHAPE}\s*)?(?:[)\],;]|$|\.(?:\s|$)|\s+or\s+[\d.]|/\s?\d)", re.IGNORECASE)
# What stands before a first figure that is only the last part of a longer one: "3 × 5 m", "9 st 4 lb", "1⁄8 miles".
_CUT_OFF = re.compile(
    r"(?:[\d⁄/+]|\d[.,])\s?$|\d\s*(?:by|[×xX*])\s*$|[\d⁄]\s*[-]?\s*(?:st|stone|lb|lbs|pounds?|ft|foot|feet|yd|yards?|miles?|h|hrs?|hours?|['’′])[.,]?\s*(?:and\s*)?$",
    re.IGNORECASE,
)
# "5 ft 11 in", "6-foot-2", "5'11\"", "6 feet, 2½ inches" and "9 st 4 lb", "7 lb 3 oz"
_TWO_UNITS = (
    ("foot", "inch", 12, r"(?:[ -]?(?:ft|foot|feet)\.?|['’′])", r"(?:[ -]?(?:inch(?:es)?|in)\b\.?|\"|”|″|''|’’)"),
    ("stone", "pound", 14, r"[ -]?(?:st|stones?)\b\.?", r"[ -]?(?:lbs?|pounds?)\b\.?"),
    ("pound", "ounce", 16, r"[ -]?(?:lbs?|pounds?)\b\.?", r"[ -]?(?:oz|ounces?)\b\.?"),
)
_SPLIT = r"(?:\s*,\s*|\s+and\s+|\s*-\s*|\s*)"
_FRACTION = r"\d+(?:[ -]?[¼½¾⅛⅜⅝⅞]|\.\d+)?"
_COMPOUNDS = tuple(
    (small, each, re.compile(rf"(?<![\d.,⁄/])(?P<a>\d+){one}{_SPLIT}(?P<b>{_FRACTION})(?:{two}){'?' if small == 'inch' else ''}", re.IGNORECASE))
    for _, small, each, one, two in _TWO_UNITS
)
_VULGAR = {"¼": Fraction(1, 4), "½": Fraction(1, 2), "¾": Fraction(3, 4), "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8)}  # fmt: skip
_LONGEST_GAP = 48
_LONGEST_COMPOUND = 36


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one amount; `firm` says that nothing around them lets the second be another amount, `after` is the
    text that follows the second."""

    first: Figure
    second: Figure
    firm: bool
    after: str


def pairs(sentence: Sentence, kinds: Collection[Kind]) -> Iterator[Pair]:
    """Yield the figures of these kinds that stand in brackets, or after "or", behind another of them."""
    figures, offset, text = sentence.figures, sentence.span.start, sentence.text
    first: Figure | None = None
    last_end = 0
    for index, figure in enumerate(figures):
        if figure.kind not in kinds or index == 0:
            first = None
            continue
        before = figures[index - 1]
        if figure.start - offset < last_end:
            continue
        gap_start = before.end - offset
        if first is not None and _NEXT.fullmatch(text, last_end, figure.start - offset):
            one: Figure | None = first
            bracket = True
        elif figure.start - before.end <= _LONGEST_GAP and (found := _joint(text, gap_start, figure.start - offset)):
            bracket = found == "("
            one = _whole(sentence, before, kinds)
        elif (opening := _compound_opening(text, gap_start, figure.start - offset)) is not None:
            bracket, one = True, compound_ending(text, opening, offset)
        else:
            first = None
            continue
        first = None
        if one is None or one.kind not in kinds:
            continue
        two = compound_at(text, figure.start - offset, offset) or figure
        last_end = two.end - offset
        after = text[last_end : last_end + _LONGEST_GAP]
        yield Pair(one, two, _OVER.match(after) is not None, after)
        first = one if bracket else None


def _joint(text: str, start: int, end: int) -> str:
    if _OPENING.fullmatch(text, start, end):
        return "("
    return "or" if _OR.fullmatch(text, start, end) else ""


def _compound_opening(text: str, start: int, end: int) -> int | None:
    """Return where the bracket opens that follows a rest of a compound, such as the "in" of "5 ft 11 in (180 cm)"."""
    opening = text.rfind("(", start, end)
    if opening < 0 or opening - start > 12 or not _OPENING.fullmatch(text, opening, end):
        return None
    return opening


def _whole(sentence: Sentence, figure: Figure, kinds: Collection[Kind]) -> Figure | None:
    """Return the first figure of a pair, with the larger unit before it ("5 ft 11 in"); None where it is cut off."""
    offset, text = sentence.span.start, sentence.text
    compound = compound_ending(text, figure.end - offset, offset)
    if compound is not None:
        return compound
    if figure.kind not in kinds or _CUT_OFF.search(text[max(0, figure.start - offset - 24) : figure.start - offset]):
        return None
    return figure


def compound_at(text: str, start: int, offset: int) -> Figure | None:
    """Return the figure in two units that starts at a place of a text, or None."""
    for small, each, pattern in _COMPOUNDS:
        match = pattern.match(text, start)
        if match:
            return _compound(match, small, each, offset)
    return None


def compound_ending(text: str, end: int, offset: int) -> Figure | None:
    """Return the figure in two units that ends at a place of a text (a bracket or blanks may follow), or None."""
    start = max(0, end - _LONGEST_COMPOUND)
    for small, each, pattern in _COMPOUNDS:
        for match in pattern.finditer(text, start, end):
            if not text[match.end() : end].strip():
                return _compound(match, small, each, offset)
    return None


def read_compound(text: str) -> Figure | None:
    """Return the figure in two units that a text is ("5 ft 11 in"), or None."""
    found = compound_at(text.strip(), 0, 0)
    return found if found and len(found.surface) == len(text.strip()) else None


def _compound(match: re.Match[str], small: str, each: int, offset: int) -> Figure:
    digits = match["b"]
    fraction = _VULGAR.get(digits[-1], Fraction(0))
    plain = digits.rstrip("".join(_VULGAR)).rstrip(" -") if fraction else digits
    value = int(match["a"]) * each + Fraction(plain or "0") + fraction
    quantum = Decimal((0, (1,), -len(plain.partition(".")[2]))) if not fraction else Decimal("0.25")
    span = Span(offset + match.start(), offset + match.end())
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return Figure(span, match[0], Kind.MEASURE, exact, quantum, small)


def plain(figure: Figure) -> Figure:
    """Return a figure without its hedge: what is converted is the number printed."""
    return replace(figure, hedge=Hedge.NONE)
