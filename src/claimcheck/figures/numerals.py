"""Numerals in digits: separators, decimals, signs of fractions, exponents, and the scale words that follow."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile

from claimcheck.figures.data.nouns import IRREGULAR_PLURALS
from claimcheck.figures.data.numbers import (
    FRACTION_SIGNS,
    PLAIN_SCALE_ABBREVIATIONS,
    SCALE_ABBREVIATIONS,
    SCALES,
    SUPERSCRIPTS,
)
from claimcheck.figures.draft import ONE, ZERO, Draft, Form, Region
from claimcheck.lazy import regex

# Begins with a digit so that the engine skips everything else at the speed of memory.
# Separators are limited in number, so that a long run of "1,1,1" is read in steps of a fixed length.
CANDIDATE = regex(r"[0-9½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒][0-9]*(?:[.,'’\u00a0\u2009\u202f][0-9]+){0,12}")

_THOUSANDS = regex(r"[0-9]{1,3}(?:,[0-9]{3})+$")
_INDIAN = regex(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}$")
_DOTTED = regex(r"[0-9]{1,3}(?:\.[0-9]{3})+$")
_SPACED = regex(r"[0-9]{1,3}(?:['’\u00a0\u2009\u202f][0-9]{3})+(?:[.,][0-9]+)?$")
_SPACES = regex(r"(?: [0-9]{3}(?![0-9]))+(?:[.,][0-9]{1,2}(?![0-9]))?")
_TOKENISED = regex(r" \. ([0-9]+)(?![0-9])")
# "78% (195/250)", "(78%, n = 195/250)", "195/250 (78%)", "(195/250, 78%)": so many cases of so many, with their
# percentage beside them.
_WHOLE_NUMBER = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,5})"
_CASES = regex(rf"(?<![/⁄])({_WHOLE_NUMBER})/({_WHOLE_NUMBER})(?=[)\]\s;]|,(?![0-9]))")
_PERCENT_BEFORE = regex(r"(?:%|per\s?cent)\s?(?:[(\[]|[,;:]\s)(?:[nN]\s?=\s?)?$")
_SHARE = r"\s?[0-9]{1,3}(?:[.·][0-9]{1,3})?\s?%"
_PERCENT_BEHIND = regex(rf"\s?[(\[]{_SHARE}|[,;]\s{_SHARE}(?=[)\]])")
_PERCENT_WIDTH = 16  # characters
_MONTHS, _YEARS = 12, range(1900, 2100)  # "5%, 11/2019" is no count of cases
_MANY = 100  # below, a part of more than its whole is a fraction: "3/2"
_SLASHED = regex(r"(?:[ \u00a0-]?([0-9]{1,2}))?[/⁄]([0-9]{1,3})(?![0-9/⁄])")
_EXPONENT = regex(
    r"[ \u00a0]?[x×·*][ \u00a0]?10(?:\^[({]?([-−+]?[0-9]{1,3})[)}]?|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|([-−][0-9]{1,3})|"
    r"\(([-−+]?[0-9]{1,2})\))|"
    r"[eE]([-−+]?[0-9]{1,3})(?![0-9A-Za-z])"
)
# A power of ten by itself: "10^6", "10⁻³", "10(-3)" where raised digits were lost; "10(6)" may be a volume and issue.
_POWER = regex(r"\^[({]?([-−+]?[0-9]{1,3})[)}]?|([⁻⁺][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|\(([-−+][0-9]{1,2})\)")
_POWER_STARTS = frozenset("^(⁻⁺")
_BEFORE_DIGITS = frozenset(" \u00a0-/⁄")
_FROM_SUPERSCRIPT = str.maketrans(SUPERSCRIPTS, "0123456789-+")
_LONGEST = 40  # characters of a number; a longer run is a key, a dump of memory, or decimals for their own sake
_LARGEST = 300  # the exponents that a floating-point number can hold
_LARGEST_SCALE = 30
_BEFORE_SCALE = frozenset(" \u00a0\u202f-\n")
_SCALE_STARTS = frozenset(word[0] for word in (*SCALES, *SCALE_ABBREVIATIONS))
_SCALE_STARTS |= {letter.upper() for letter in _SCALE_STARTS}
_SCALE = regex(r"(?:[ \u00a0\u202f]|-|\n(?!\n))?([A-Za-z]{1,11})\b(?!['’][a-z])")


def read(region: Region, start: int, token: str) -> Draft | None:
    """Return the number that starts at `start` with the candidate `token`, up to its scale word; None if it is none."""
    if len(token) > _LONGEST:
        return None
    if token[0] in FRACTION_SIGNS:
        sign = FRACTION_SIGNS[token[0]]
        return _fraction(start, start + 1, sign, ZERO)
    if region.text.startswith("/", start + len(token)) and (cases := _cases(region.text, start)):
        return cases
    if token.isdigit():
        draft = _whole(region, start, token)
    else:
        parsed = _grouped(token, region.style.decimal_comma)
        if parsed is None:
            return None
        length, text = parsed
        draft = _plain(start, start + length, text)
        draft.digits = text if length == len(text) and text.isdigit() else ""
        if region.text[draft.end : draft.end + 1] == "(" and draft.quantum < 1:
            _concise_error(region, draft)
    return draft


_ERROR = regex(r"\(([0-9]{1,2})\)")


def _concise_error(region: Region, draft: Draft) -> None:
    """Take the error in last digits of "5.2(3)" into the draft."""
    match = _ERROR.match(region.text, draft.end)
    if match:
        draft.margin = int(match.group(1)) * draft.quantum
        draft.end = match.end()


# "15 and a half hours", "2 and a quarter miles"
_AND_PART = regex(r"[ -]and[ -]a[ -](half|quarter)\b(?![ -]of\b)")
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}
_MIXED = 3  # digits at most of a number with such a part


def _whole(region: Region, start: int, token: str) -> Draft:
    end = start + len(token)
    text = region.text
    draft = Draft(start, end, Decimal(token), digits=token)
    if start and text[start - 1] == "." and not (start > 1 and (text[start - 2].isalnum() or text[start - 2] == ".")):
        draft = _plain(start - 1, end, "0." + token)
    following = text[end : end + 1]
    if following in FRACTION_SIGNS and following:
        return _fraction(start, end + 1, FRACTION_SIGNS[following], draft.value)
    if following in (" ", "-") and len(token) <= _MIXED and (part := _AND_PART.match(region.low, end)):
        return _fraction(start, part.end(), _PARTS[part.group(1)], draft.value)
    if region.style.tokenised and following == " " and (split := _TOKENISED.match(text, end)):
        return _plain(draft.start, split.end(), token + "." + split.group(1))
    if following in _BEFORE_DIGITS and (following in "/⁄" or text[end + 1 : end + 2].isdigit()):
        if len(token) <= 3 and following == " " and (match := _SPACES.match(text, end)):
            spaced = _with_spaces(draft, token, match, region)
            if spaced is not draft:
                return spaced
        slashed = _SLASHED.match(text, end) if len(token) <= 3 else None
        if slashed:
            return _slashed(draft, token, slashed)
    return draft


def _cases(text: str, start: int) -> Draft | None:
    """Return the cases of a percentage that stands before or behind them: "78% (195/250)"."""
    match = _CASES.match(text, start)
    if match is None:
        return None
    before = _PERCENT_BEFORE.search(text, max(0, start - _PERCENT_WIDTH), start)
    if not before and not _PERCENT_BEHIND.match(text, match.end()):
        return None
    part, whole = (int(number.replace(",", "")) for number in match.groups())
    if (part > whole and min(part, whole) < _MANY) or (part <= _MONTHS and whole in _YEARS):
        return None
    return _fraction(start, match.end(), Fraction(part, whole), ZERO)


def _with_spaces(draft: Draft, token: str, match: re.Match[str], region: Region) -> Draft:
    """Join groups of three that single spaces separate, where the text shows that they belong together."""
    groups = match.group()
    sure = groups.count(" ") > 1 or groups.endswith("000") or "," in groups or "." in groups
    if not sure and not region.style.spaces:
        return draft
    return _plain(draft.start, match.end(), (token + groups).replace(" ", "").replace(",", "."))


def _slashed(draft: Draft, token: str, match: re.Match[str]) -> Draft:
    numerator, denominator = match.groups()
    n, d = int(numerator or token), int(denominator)
    whole = Decimal(token) if numerator else ZERO
    if n >= d or d == 0 or (numerator is None and len(token) > 2):
        return draft
    return _fraction(draft.start, match.end(), Fraction(n, d), whole)


def _fraction(start: int, end: int, part: Fraction, whole: Decimal) -> Draft:
    value = whole + Decimal(part.numerator) / Decimal(part.denominator)
    total = part + int(whole)
    draft = Draft(start, end, value, ZERO, Form.FRACTION)
    draft.ratio = (total.numerator, total.denominator)
    return draft


def _plain(start: int, end: int, text: str) -> Draft:
    value = Decimal(text)
    dot = text.find(".")
    quantum = ONE if dot < 0 else Decimal((0, (1,), dot + 1 - len(text)))
    return Draft(start, end, value, quantum, digits=text if dot < 0 else "")


def _grouped(token: str, decimal_comma: bool) -> tuple[int, str] | None:
    """Return how much of a token with separators is one number and that number as plain decimal text."""
    size = len(token)
    comma, dot = token.find(","), token.find(".")
    if comma < 0 <= dot:
        if token.count(".") == 1 and not _SPACED.match(token):
            if decimal_comma and _DOTTED.match(token) and token[0] != "0":
                return size, token.replace(".", "")
            return (size, token) if token[:dot].isdigit() and token[dot + 1 :].isdigit() else None
        if _DOTTED.match(token) and token[0] != "0":
            return size, token.replace(".", "")
        return _spaced(token)
    if dot < 0 <= comma:
        if _THOUSANDS.match(token) and token[0] != "0" and not (decimal_comma and token.count(",") == 1):
            return size, token.replace(",", "")
        if _INDIAN.match(token):
            return size, token.replace(",", "")
        if (
            token.count(",") == 1
            and token.replace(",", "").isdigit()
            and (size - comma - 1 < 3 or token[0] == "0" or decimal_comma)
        ):
            return size, token.replace(",", ".")
        return _first(token)
    if comma < 0 and dot < 0:
        return _spaced(token)
    return _both(token, comma, dot)


def _both(token: str, comma: int, dot: int) -> tuple[int, str] | None:
    last = "." if token.rfind(".") > token.rfind(",") else ","
    head, _, tail = token.rpartition(last)
    other = "," if last == "." else "."
    groups = _THOUSANDS if other == "," else _DOTTED
    if groups.match(head) or (other == "," and _INDIAN.match(head)):
        decimals = "".join(takewhile(str.isdigit, tail))
        return len(head) + 1 + len(decimals), head.replace(other, "") + "." + decimals
    return _spaced(token)


def _spaced(token: str) -> tuple[int, str] | None:
    if _SPACED.match(token):
        plain = re.sub("['’\u00a0\u2009\u202f]", "", token).replace(",", ".")
        return len(token), plain
    return _first(token)


_HEAD = regex(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?![0-9])(?!\.[0-9])")


def _first(token: str) -> tuple[int, str] | None:
    """Return the first number of a run such as "12,14,16"; none of a run with dots such as "10.2.3"."""
    match = _HEAD.match(token)
    if match is None:
        return None
    text = match.group()
    if "," in text and not _THOUSANDS.match(text.split(".")[0]):
        text = text.split(",")[0]
    return len(text), text.replace(",", "")


def scale(region: Region, draft: Draft, *, money: bool = False) -> None:
    """Multiply by the exponent and the scale words that follow the numeral, and move its end behind them."""
    text = region.text
    following = text[draft.end : draft.end + 2]
    if not following:
        return
    if following[0] in "eEx×·*" or following[1:] in ("x", "×", "·", "*"):
        match = _EXPONENT.match(text, draft.end)
        if match:
            _raise(draft, draft.value, match)
            return
    if following[0] in _POWER_STARTS and draft.digits == "10" and (raised := _POWER.match(text, draft.end)):
        _raise(draft, ONE, raised)
        return
    if (following[1:] if following[0] in _BEFORE_SCALE else following[0]) not in _SCALE_STARTS:
        return
    while match := _SCALE.match(text, draft.end):
        glued = match.start(1) == match.start()
        power = _power(region, match, glued, money)
        if not power or draft.scale + power > _LARGEST_SCALE:
            return
        draft.rescale(power)
        draft.end = match.end(1)
        draft.digits = ""


def _raise(draft: Draft, base: Decimal, match: re.Match[str]) -> None:
    """Make the number `base` times ten to the power that is printed."""
    printed = next(group for group in match.groups() if group).translate(_FROM_SUPERSCRIPT)
    power = int(printed.replace("−", "-"))
    if abs(power) <= _LARGEST:
        draft.value, draft.digits, draft.end = base, "", match.end()
        draft.rescale(power)
        draft.scale = 0


def _power(region: Region, match: re.Match[str], glued: bool, money: bool) -> int:
    printed = match.group(1)
    word = region.low[match.start(1) : match.end(1)]
    power = SCALES.get(word)
    if power:
        return power
    power = SCALE_ABBREVIATIONS.get(word)
    if not power or (len(word) == 1 and region.text[match.start()] == "-"):
        return 0
    if word in PLAIN_SCALE_ABBREVIATIONS or (money and word != "t") or (money and glued):
        return power
    if glued and (printed in ("K", "k", "M", "B") or (printed in "mb" and _counts_people(region, match.end()))):
        return power
    return 0


_PLURAL = regex(
    r"(?:(?: to | or | and |-|–)[0-9.]+m)?[ \u00a0]"
    r"(?:(?:monthly|daily|weekly|active|registered|new|unique|paying|more|fewer|annual|global|extra)[ ]){0,3}([a-z]+)\b"
)
# "the total to 1.2m", "a population of 3m": what is counted stands before.
_AMOUNT_BEFORE = regex(
    r"\b(?:totals?|number|population|audience|sales|profits?|revenues?|users|visitors|members|subscribers|deliveries|turnover|"
    r"earnings|output|downloads|tonnes|barrels|shares|votes|viewers|customers)[ ](?:[a-z]+[ ]){0,3}[0-9.,]+m$"
)
_MILLIONS = IRREGULAR_PLURALS | {"of", "sq", "square", "cubic"}
_NOT_MILLIONS = frozenset({"across", "long", "metres", "hurdles", "class", "wins", "finals", "sprints"})


def _counts_people(region: Region, end: int) -> bool:
    """Return whether "12.3m" is followed by what could be counted in millions: "12.3m units"."""
    match = _PLURAL.match(region.low, end)
    word = match.group(1) if match else ""
    if word in _MILLIONS or (word.endswith("s") and not word.endswith("ss") and len(word) > 2):
        return word not in _NOT_MILLIONS
    return bool(_AMOUNT_BEFORE.search(region.low, max(0, end - 40), end))
