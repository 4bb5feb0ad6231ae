"""Two figures said to be the same amount: one beside the other in brackets, "5 km (3.1 miles)", or after "or" and
"="."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from claimcheck.checks._factors import dimension
from claimcheck.checks._words import ABOUT, NEARLY, entries, one_of, phrases
from claimcheck.lazy import regex
from claimcheck.model import Figure, Hedge, Kind, Sentence, Span
from claimcheck.records import dataclass, replace

_HEDGES = phrases(
    "approx | approx. | over | under | more than | less than | just over | just under | or | i.e. | i.e., | "
    "equivalent to | equal to | = | ~ | ≈ | c. | ca. | up to | at least | a"
)
_ABOUT = rf"(?:{one_of(ABOUT, NEARLY, _HEDGES)}\s*)*"
_SHAPE = one_of(
    entries("long wide high tall deep thick across away each"),
    phrases("in diameter | in length | in height | in width | above sea level"),
)
_OPENING = regex(rf"[\s-]*(?:{_SHAPE}\s*)?[(\[]\s*{_ABOUT}$", re.IGNORECASE)
_NEXT = regex(rf"\s*[;,/]\s*{_ABOUT}$|\s+or\s+$", re.IGNORECASE)
_OR = regex(
    rf"(?:\s+{_SHAPE})?\s*,\s*(?:or|i\.e\.,?|equivalent\s+to|which\s+is)\s+{_ABOUT}$|"
    rf"\s*=\s*$|\s+or\s+{one_of(ABOUT)}\s+$|\s*,\s*{one_of(ABOUT, NEARLY)}\s+$",
    re.IGNORECASE,
)
# After the second figure its statement is over, or goes on with what kind of length it is.
_OVER = regex(rf"\s*(?:{_SHAPE}\s*)?(?:[)\],;]|$|\.(?:\s|$)|\s+or\s+[\d.]|/\s?\d)", re.IGNORECASE)
# "18 hours, or 2, 4 or 20 days" is no conversion; of "20 or 40 km/h (12 or 25 mph)" the numbers go in turn.
_MORE = regex(r"\s*,\s*(?:or\s+)?\d")
_IN_TURN_BEFORE = regex(r"\d\s*(?:,|or|and|to|[-–])\s*$")
_IN_TURN_AFTER = regex(r"\s*(?:,|or|and|to|[-–])\s*\d")
# What stands before a first figure that is only the last part of a longer one: "3 × 5 m", "9 st 4 lb", "1⁄8 miles".
_UNITS = entries(
    """st stone lb lbs pound pounds ft foot feet yd yard yards mile miles h hr hrs hour hours day days week weeks month
    months year years ' ’ ′"""
)
_CUT_OFF = regex(
    rf"(?:[\d⁄/+]|\d[.,])\s?$|\d\s*(?:by|[×xX*])\s*$|[\d⁄]\s*[-]?\s*{one_of(_UNITS)}[.,]?\s*(?:and\s*)?$",
    re.IGNORECASE,
)
# "5 ft 11 in", "6-foot-2", "5'11\"", "6 feet, 2½ inches" and "9 st 4 lb", "7 lb 3 oz", "2 h 5 min"
_TWO_UNITS = (
    ("foot", "inch", 12, r"(?:[ -]?(?:ft|foot|feet)\.?|['’′])", r"(?:[ -]?(?:inch(?:es)?|in)\b\.?|\"|”|″|''|’’)"),
    ("stone", "pound", 14, r"[ -]?(?:st|stones?)\b\.?", r"[ -]?(?:lbs?|pounds?)\b\.?"),
    ("pound", "ounce", 16, r"[ -]?(?:lbs?|pounds?)\b\.?", r"[ -]?(?:oz|ounces?)\b\.?"),
    ("hour", "minute", 60, r"[ -]?h(?:ours?|rs?)?\b\.?", r"[ -]?min(?:ute)?s?\b\.?"),
)
_SPLIT = r"(?:\s*,\s*|\s+and\s+|\s*-\s*|\s*)"
_FRACTION = r"\d+(?:[ -]?[¼½¾⅛⅜⅝⅞]|[ +-]?\d[⁄/]\d\d?(?!\d)|\.\d+)?"
_COMPOUNDS = tuple(
    (
        small,
        each,
        regex(
            rf"(?<![\d.,⁄/])(?P<a>\d+){one}{_SPLIT}(?P<b>{_FRACTION})(?:{two}){'?' if small == 'inch' else ''}",
            re.IGNORECASE,
        ),
    )
    for _, small, each, one, two in _TWO_UNITS
)
_EIGHTHS = {"¼": 2, "½": 4, "¾": 6, "⅛": 1, "⅜": 3, "⅝": 5, "⅞": 7}
_VULGAR = {sign: Fraction(eighths, 8) for sign, eighths in _EIGHTHS.items()}
_INCHES = regex(r"[\s-]?in\b\.?(?=\s*(?:[(\[)\];]|[×x]\s?\d))")
_NATIONAL = regex(
    r"[\s-]?(?:(?P<us>U\.?S\.?|American)|imp(?:erial)?\.?|U\.?K\.?|British)[\s-]"
    r"(?P<unit>gal(?:lons?)?|pints?|pt|quarts?|qt|fl\.?\s?oz|fluid\s+ounces?)\b(?:\.(?=[,;)\]]))?",
    re.IGNORECASE,
)
_CAPACITIES = {"ga": "gallon", "pi": "pint", "pt": "pint", "qu": "quart", "qt": "quart", "fl": "fluid_ounce"}
_CONTINUES = regex(r"\s*(?:,|and|-)?\s*")
_SLASHED = regex(r"[ +-]?(\d)[⁄/](\d\d?)$")
_LONGEST_GAP = 48
_SHORT_LEAD = 12
_LONGEST_COMPOUND = 36


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one amount; `firm` says that nothing around them lets the second be another amount, `after` is the
    text that follows the second."""

    first: Figure
    second: Figure
    firm: bool
    after: str


def _opened(
    text: str, figures: Sequence[Figure], index: int, offset: int, kinds: Collection[Kind]
) -> tuple[Figure | None, bool]:
    """Return the figure behind which another one stands for the same amount, None if there is none, and whether that
    stands in brackets."""
    start, end = figures[index - 1].end - offset, figures[index].start - offset
    if end - start <= _LONGEST_GAP and (found := _joint(text, start, end)):
        return _whole(text, figures, index - 1, offset, kinds), found == "("
    opening = _compound_opening(text, start, end)
    return (None, False) if opening is None else (_compound_ending(text, opening, offset), True)


def pairs(sentence: Sentence, kinds: Collection[Kind]) -> Iterator[Pair]:
    """Yield the figures of these kinds that stand in brackets, or after "or", behind another of them."""
    offset, text = sentence.span.start, sentence.text
    figures = [_with_unit(text, figure, offset) for figure in sentence.figures]
    first: Figure | None = None
    last_end = 0
    for index, figure in enumerate(figures):
        if figure.kind not in kinds or index == 0:
            first = None
            continue
        start = figure.start - offset
        if start < last_end:
            continue
        goes_on = first is not None and _NEXT.fullmatch(text, last_end, start)
        one, bracket = (first, True) if goes_on else _opened(text, figures, index, offset, kinds)
        first = None
        if one is None or one.kind not in kinds:
            continue
        two = compound_at(text, start, offset) or figure
        last_end = two.end - offset
        after = text[last_end : last_end + _LONGEST_GAP]
        lead = text[: one.start - offset][-_SHORT_LEAD:]
        listed = _IN_TURN_BEFORE.search(lead) and _IN_TURN_AFTER.match(after) if bracket else _MORE.match(after)
        yield Pair(one, two, _OVER.match(after) is not None and not listed, after)
        first = one if bracket else None


def _with_unit(text: str, figure: Figure, offset: int) -> Figure:
    """Return a bare number before "in (" or "in)" as inches, for elsewhere "in" is a word, and one before a measure of
    a country ("132 US gal") in that measure."""
    if figure.kind is not Kind.COUNT or figure.scale or figure.is_range:
        return figure
    end = figure.start - offset + len(figure.surface)
    if match := _INCHES.match(text, end):
        unit = "inch"
    elif (match := _NATIONAL.match(text, end)) and (found := _CAPACITIES.get(match["unit"][:2].lower())):
        unit = found if match["us"] else f"imperial_{found}"
    else:
        return figure
    span = Span(figure.start, offset + match.end())
    surface = text[figure.start - offset : match.end()]
    return replace(figure, span=span, surface=surface, kind=Kind.MEASURE, unit=unit, noun=None)


def _joint(text: str, start: int, end: int) -> str:
    if (text.find("(", start, end) >= 0 or text.find("[", start, end) >= 0) and _OPENING.fullmatch(text, start, end):
        return "("
    gap = text[start:end].lower()
    joined = "," in gap or "=" in gap or "or" in gap.split()
    return "or" if joined and _OR.fullmatch(text, start, end) else ""


def _compound_opening(text: str, start: int, end: int) -> int | None:
    """Return where the bracket opens that follows a rest of a compound, such as the "in" of "5 ft 11 in (180 cm)"."""
    opening = text.rfind("(", start, end)
    if opening < 0 or opening - start > 12 or not _OPENING.fullmatch(text, opening, end):
        return None
    return opening


def _whole(text: str, figures: Sequence[Figure], index: int, offset: int, kinds: Collection[Kind]) -> Figure | None:
    """Return the first figure of a pair, with the larger unit before it ("5 ft 11 in"); None where it is cut off."""
    figure = figures[index]
    compound = _compound_ending(text, figure.end - offset, offset)
    start = (compound or figure).start - offset
    if _CUT_OFF.search(text[max(0, start - 24) : start]):
        return None
    if compound is not None or figure.kind not in kinds:
        return compound
    if index and _continues(text, figures[index - 1], figure, offset):
        return None
    return figure


def _continues(text: str, larger: Figure, smaller: Figure, offset: int) -> bool:
    """Return whether a figure only goes on with the one before it: "1 mile 3 furlongs", "4 m and 20 cm"."""
    if larger.kind is not smaller.kind or larger.kind is Kind.MONEY or larger.unit == smaller.unit:
        return False
    gap = text[larger.end - offset : smaller.start - offset]
    return (
        bool(_CONTINUES.fullmatch(gap))
        and bool(dimension(larger.unit))
        and dimension(larger.unit) == dimension(smaller.unit)
    )


def compound_at(text: str, start: int, offset: int) -> Figure | None:
    """Return the figure in two units that starts at a place of a text, or None."""
    for small, each, pattern in _COMPOUNDS:
        match = pattern.match(text, start)
        if match:
            return _compound(match, small, each, offset)
    return None


def _compound_ending(text: str, end: int, offset: int) -> Figure | None:
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
    whole, fraction = _parts(match["b"])
    value = int(match["a"]) * each + Fraction(whole) + fraction
    quantum = Decimal("0.25") if fraction else Decimal((0, (1,), -len(whole.partition(".")[2])))
    span = Span(offset + match.start(), offset + match.end())
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return Figure(span, match[0], Kind.MEASURE, exact, quantum, small)


def _parts(digits: str) -> tuple[str, Fraction]:
    """Return the decimal and the fraction of a number: "5½" and "5 1⁄2" are ("5", 1/2)."""
    if digits[-1] in _VULGAR:
        return digits[:-1].rstrip(" -"), _VULGAR[digits[-1]]
    match = _SLASHED.search(digits)
    if match is None:
        return digits, Fraction(0)
    return digits[: match.start()] or "0", Fraction(int(match[1]), int(match[2]) or 1)


def plain(figure: Figure) -> Figure:
    """Return a figure without its hedge: what is converted is the number printed."""
    return replace(figure, hedge=Hedge.NONE)
