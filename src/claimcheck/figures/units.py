"""Measures: percent, points and the unit that follows a numeral, as pint names it."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.figures.data.units import AREA_PREFIXES, DURATIONS, LENGTHS, NAMES, PERCENT, POINTS, SYMBOLS, TIME_NAMES
from claimcheck.figures.draft import Draft, Form, Region
from claimcheck.lazy import regex
from claimcheck.model import Kind

_CHUNK = regex(r"(?:[ \u00a0\u2009\u202f]|\n(?!\n)|-)?[(\[{<]?([^\W\d_]|[°º℃℉‰])([^\s,;:!?()\[\]\"“”—–…<>=]{0,32})")
_PERCENT = regex(
    r"[ \u00a0\u202f-]?(%[ -]?(?:points?|pts)|%|per[ -]cents?(?:age)?(?:[ -]points?)?|percent(?:age)?[ -]points?|"
    r"percents?|percentage|pct\b|"
    r"pc\b|p\.c\.|basis[ -]points?|bpt?s?\b|ppts?\b|pps?\b|p\.p\.|pts\b|٪|％)(?![a-z])"
)
_THIRD = regex(r" ([a-z]+)\b")
_TWO_WORD = frozenset(name.split(" ")[0] for name in NAMES if " " in name)
_SPACED_LETTERS = frozenset("mghstlLWVANKJCF")
_ANOTHER = regex(r"[ -]?([^\W\d_]+(?:\d|[²³])?)\.?")
# "5 km/h", "$3 per gallon", "two hours a day".
_RATE = regex(
    r"(?:[ \u00a0]?/[ \u00a0]?|[ -]per[ -]|[ -]an?[ -]|[ ]each[ ]|[ ]of[ ](?:crude[ ])?(?:oil|gas|water|crude|coal|"
    r"rain|lng|beer|steel|fuel|petrol|grain)[ ](?:a|per)[ ])"
    r"(?:(?:diluted|common|ordinary|basic|adult|metric|troy|us|fully|diluted|"
    r"full)[ ]){0,2}([0-9][0-9,]*[ ])?((?:square|cubic|sq\.?|cu\.?)[ ][a-z]+|[^\W\d_]+(?:[²³]|-hours?|\b))"
)
_SHORT_DENOMINATORS = {
    "h": "hour",
    "s": "second",
    "d": "day",
    "yr": "year",
    "y": "year",
    "min": "minute",
    "hr": "hour",
    "sec": "second",
    "yrs": "year",
    "mo": "month",
    "wk": "week",
}
_RATE_STARTS = ("p", "a", "/", "e", "o")
_NOT_A_RATE = regex(
    r"[ ](?:ago|earlier|before|later|after|since|old|prior|previously|in[ ]advance|to[ ]go|from[ ]now)\b"
)
_A_DENOMINATORS = frozenset(TIME_NAMES) | frozenset(
    "share barrel gallon tonne ton litre liter pound ounce head piece person unit night ticket kilo kg bushel bottle "
    "hectare "
    "acre mile kilometre kilometer game month student pupil household vote copy minute week pack bag box case plate "
    "visit child family vehicle car word page head megawatt".split()
)


def percent(region: Region, draft: Draft) -> bool:
    """Take a percent sign or word, or percentage or basis points, into the draft."""
    if (
        draft.form is Form.FRACTION
        and (of := _OF_A.match(region.low, draft.end))
        and _PERCENT.match(region.low, of.end() - 1)
    ):
        draft.end, draft.ratio = of.end() - 1, None
    following = region.text[draft.end : draft.end + 2]
    if not following or not (
        following[0] in "%pPbB٪％"
        or (following[0] in " \u00a0\u202f-\n" and following[1:] in ("%", "p", "P", "b", "B"))
    ):
        return False
    match = _PERCENT.match(region.low, draft.end)
    if not match:
        return False
    name = match.group(1)
    if name in ("pp", "bp", "pc", "p") and match.start(1) == draft.end and region.text[match.start(1)].isupper():
        return False
    draft.end = match.end(1)
    shift = 1 if name in PERCENT else POINTS.get(name.replace("-", " ")) or POINTS.get(name, 1)
    if name in PERCENT:
        draft.kind, draft.unit = Kind.PERCENT, "%"
        return True
    draft.kind, draft.unit = Kind.POINTS, "pp"
    if shift != 1:
        draft.value /= shift
        draft.quantum /= shift
        draft.divisor, draft.ratio = Decimal(shift), None
    return True


def unit(region: Region, draft: Draft) -> bool:
    """Take the unit of measure that follows the numeral into the draft; return whether there is one."""
    found = find(region, draft.end, draft)
    if not found:
        return False
    name, end = found
    following = region.text[end : end + 2]
    if following[:1] in ("/", "·") and following[1:].isalpha() and not _RATE.match(region.low, end):
        return False
    draft.unit, draft.end = name, end
    draft.kind = Kind.DURATION if name in DURATIONS else Kind.MEASURE
    if draft.kind is Kind.DURATION and region.low.startswith(" and a ", draft.end):
        _with_part(region, draft)
    if name == "decade":
        _in_years(draft)
    return True


_PART = regex(r" and a (half|quarter)(?=[.,;:)]|$| (?:later|long|after|before|to|in|on|from|for|at|with|and|by|ago)\b)")
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}


def _with_part(region: Region, draft: Draft) -> None:
    """Read "three hours and a half" as one length of time."""
    if draft.quantum == 1 and draft.high is None and (part := _PART.match(region.low, draft.end)):
        draft.value, draft.quantum = draft.value + _PARTS[part.group(1)], Decimal(0)
        draft.end, draft.digits = part.end(), ""


def _in_years(draft: Draft) -> None:
    """Turn decades into years: pint's "decade" is no time but a ratio of ten."""
    draft.unit, draft.divisor, draft.ratio = "year", _TENTH, None
    draft.value, draft.quantum = draft.value * 10, draft.quantum * 10
    if draft.high is not None:
        draft.high *= 10


_TENTH = Decimal("0.1")
TEMPERATURES = frozenset({"degC", "degF"})
_INCHES = regex(r"[)]| [(][0-9]|;")  # "15 cm (5.9 in)", "5.9 in (15 cm)"
_FEET_BEFORE = regex(r"\b(?:ft|feet|foot),? $")
_WARMER = regex(r" (?:above|below|warmer|cooler|higher|lower|colder|hotter|more|less)\b")


def difference(region: Region, draft: Draft) -> None:
    """Make one of the `TEMPERATURES` that is a change or distance a difference: "rise by 2 degrees Celsius"."""
    if draft.change.value or _WARMER.match(region.low, draft.end):
        draft.unit = "delta_" + draft.unit


_OF_A = regex(r" (?:of )?an? (?=[a-z])")


def find(region: Region, at: int, draft: Draft) -> tuple[str, int] | None:
    """Return the unit printed at `at` (blank or hyphen before it allowed) and where it ends."""
    if draft.form is Form.FRACTION and (of := _OF_A.match(region.low, at)):
        at = of.end() - 1
    match = _CHUNK.match(region.text, at)
    if not match:
        return None
    start = match.start(1)
    chunk = region.text[start : match.end()]
    glued = start == at
    if region.text[start - 1] in "([{<":
        return _bracketed(region, start, chunk)
    if len(chunk) > 1 and (found := _named(region, start, chunk)):
        return found
    if len(chunk) > 2 and chunk.isalpha() and chunk not in SYMBOLS and "μ" not in chunk:
        name = NAMES.get(region.low[start : start + len(chunk)])
        return (name, start + len(chunk)) if name else None  # most words are no units
    for size in _sizes(chunk):
        symbol = chunk[:size]
        name = _symbol(symbol)
        if name and _allowed(region, symbol, glued, start + size, draft):
            return name, start + size
        word = region.low[start : start + size]
        name = NAMES.get(word, "")
        if name and (len(word) > 2 or word in ("mi", "oz", "lb", "hr")):
            return name, start + size
    return None


def _bracketed(region: Region, start: int, chunk: str) -> tuple[str, int] | None:
    """Return a unit that stands alone in brackets: "20 (kg)"."""
    symbol = chunk.rstrip(")]}>").rstrip(".")
    end = start + len(symbol)
    closing = region.text[end : end + 1]
    name = _symbol(symbol) or NAMES.get(symbol.lower(), "")
    if (
        closing not in (")", "]", "}", ">")
        or not name
        or symbol in ("s", "in", "A", "C", "F", "K", "N", "m", "h", "t", "B", "mo", "mi")
    ):
        return None
    return name, end + 1


def _sizes(chunk: str) -> list[int]:
    """Return how much of a chunk to try, longest first: "km/h.", "km/h", "km"."""
    size = len(chunk)
    sizes = [size]
    stripped = chunk.rstrip(".'’*/-%&+")
    if len(stripped) != size:
        # A full stop ends a sentence more often than an abbreviation.
        sizes.insert(0 if chunk[-1] == "." else 1, len(stripped))
    for sign in "-'’/.%":
        cut = stripped.find(sign)
        if cut > 0:
            sizes.append(cut)
    return sizes


def _named(region: Region, start: int, chunk: str) -> tuple[str, int] | None:
    """Return a name of several words: "square kilometres", "degrees Celsius", "fluid ounces"."""
    first = region.low[start : start + len(chunk)]
    first = first.split("-")[0]
    if first not in AREA_PREFIXES and first not in _TWO_WORD:
        return None
    end = start + len(first)
    second = _ANOTHER.match(region.low, end)
    if not second:
        return None
    word, stop = second.group(1), second.end(1)
    if first in AREA_PREFIXES:
        base = NAMES.get(word) or SYMBOLS.get(word)
        return (f"{base} ** {AREA_PREFIXES[first]}", stop) if base else None
    for longer in _THIRD.finditer(region.low, stop, stop + 24):
        name = NAMES.get(f"{first} {word} {longer.group(1)}") if longer.start() == stop else None
        if name:
            return name, longer.end()
        break
    name = NAMES.get(f"{first} {word}")
    return (name, stop) if name else None


def _allowed(region: Region, symbol: str, glued: bool, end: int, draft: Draft) -> bool:
    following = region.text[end : end + 1]
    if following.isalnum() and following not in "²³":
        return False
    if symbol in ("°", "º"):
        return True
    if symbol == "in" and not glued and _INCHES.match(region.text, end):
        return True
    if symbol == "in" and _FEET_BEFORE.search(region.low, max(0, draft.start - 6), draft.start):
        return True
    if symbol in ("in", "in."):
        return glued or (symbol == "in." and region.text[end : end + 2] != "" and draft.form is Form.DIGITS)
    if draft.form is not Form.DIGITS and len(symbol) < 3 and symbol not in ("km", "kg", "cm", "mm"):
        return False
    if symbol in ("C", "F") and not _is_temperature(region, draft, end):
        return False
    if glued or len(symbol) > 1:
        return not (glued and symbol == "s") or draft.value < 1000
    return (symbol in _SPACED_LETTERS and following not in ("'", "’", "&", "-", ".")) or (
        symbol in _SPACED_LETTERS and following == "." and region.text[end + 1 : end + 2] in ("", " ", "\n")
    )


_TEMPERATURE = regex(
    r"temperature|degree|celsius|fahrenheit|heat|\bhot|cold|cool|warm|weather|oven|fever|freez|thermo|boil|melt|°|"
    r"summer|winter|[0-9] ?[cf]\b[^0-9]*[0-9]+ ?[cf]\b"
)
_HOTTEST = 400


def _is_temperature(region: Region, draft: Draft, end: int) -> bool:
    """Return whether "41C" is a temperature: a credible one, in a sentence that speaks of heat or cold."""
    if abs(draft.value) > _HOTTEST:
        return False
    return bool(_TEMPERATURE.search(region.low[max(0, draft.start - 90) : end + 70]))


def is_symbol(printed: str) -> bool:
    """Return whether the letters and digits are a unit's symbol, as "m2" is."""
    return bool(_symbol(printed))


def _symbol(printed: str) -> str:
    """Return the unit of a symbol, of a power of a length ("m2") or of a quotient of symbols ("mg/dL"); "" if none."""
    printed = printed.replace("μ", "µ")
    name = SYMBOLS.get(printed)
    if name or len(printed) < 2:
        return name or ""
    over, slash, under = printed.partition("/")
    if slash:
        top, bottom = _symbol(over), _symbol(under) or _SHORT_DENOMINATORS.get(under, "")
        return f"{top} / {bottom}" if top and bottom and " / " not in bottom else ""
    if printed[-1] in "23²³" and printed[:-1].rstrip("^") in LENGTHS:
        power = {"²": "2", "³": "3"}.get(printed[-1], printed[-1])
        return f"{SYMBOLS[printed[:-1].rstrip('^')]} ** {power}"
    if printed[-1] in "2²" and printed[:-1].rstrip("^") == "s":
        return "second ** 2"
    return ""


def rate(region: Region, draft: Draft) -> None:
    """Take "per hour", "a share", "/year" after the unit or noun into the draft, as a compound unit or in `per`."""
    at = draft.noun[1] if draft.noun else draft.end
    following = region.low[at : at + 2]
    if following[:1] not in ("/", " ", "-", "\u00a0") or not (following[:1] == "/" or following[1:] in _RATE_STARTS):
        return
    match = _RATE.match(region.low, at)
    if not match or not _is_rate(region, draft, match):
        return
    word, count = match.group(2), (match.group(1) or "").strip().replace(",", "")
    name = _denominator(region, match)
    if draft.kind in (Kind.MEASURE, Kind.DURATION) and name and not count:
        draft.unit, draft.kind = f"{draft.unit} / {name}", Kind.MEASURE
    else:
        draft.per = f"{count} {word}".strip()
    if draft.kind is not Kind.COUNT:
        draft.end = match.end()


def _is_rate(region: Region, draft: Draft, match: re.Match[str]) -> bool:
    """Return whether "a", "per" or "/" leads to what is counted by: "a share", not "a year earlier"."""
    joint, word = match.group().lstrip(" \u00a0-"), match.group(2)
    if joint[0] == "/":
        return draft.kind is Kind.MONEY or bool(_denominator(region, match))
    if joint.startswith("of"):
        return True
    if joint[:2] in ("a ", "a-", "an"):
        known = word in _A_DENOMINATORS or word in NAMES
        return known and not _NOT_A_RATE.match(region.low, match.end())
    return word not in ("cent", "se")


def _denominator(region: Region, match: re.Match[str]) -> str:
    word = match.group(2)
    if match.group().lstrip()[0] == "/" and word in _SHORT_DENOMINATORS:
        return _SHORT_DENOMINATORS[word]
    printed = region.text[match.start(2) : match.end(2)]
    prefix, _, length = word.partition(" ")
    if length:
        base = NAMES.get(length) or SYMBOLS.get(length)
        return f"{base} ** {AREA_PREFIXES[prefix]}" if base else ""
    return TIME_NAMES.get(word) or NAMES.get(word) or SYMBOLS.get(printed) or ""
