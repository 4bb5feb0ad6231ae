"""Money: the currency sign, code or name at either side of a numeral."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.figures.data.currencies import (
    AFTER_ONLY,
    AMBIGUOUS,
    CODE_ALIASES,
    CODES,
    CODES_NEEDING_DIGITS,
    GLUED_ONLY,
    HUNDREDTHS,
    LOWER_CODES,
    NAME_WORDS,
    NAMES,
    SIGNS,
)
from claimcheck.figures.draft import Draft, Region
from claimcheck.lazy import regex
from claimcheck.model import Kind

_BLANKS = frozenset(" \u00a0\u202f")
_BETWEEN = frozenset("-−–+(")  # what may stand between the currency and the amount
_MULTIPLES = {"M": 6, "k": 3, "K": 3, "bn": 9, "m": 6}  # "120 MEUR", "MAUD 60"
_SPACED_PREFIXES = frozenset(
    {"US", "us", "u.s.", "U.S.", "C", "c", "HK", "hk", "NZ", "nz", "S", "Can", "can", "Aus", "NT"}
)
_PREFIX_CODES = {"u": "USD", "c": "CAD", "h": "HKD", "n": "NZD", "s": "SGD"}


def _before_table() -> dict[str, str]:
    table = {code: CODE_ALIASES.get(code, code) for code in CODES}
    table |= {code: SIGNS.get(code.upper(), code.upper()) for code in LOWER_CODES}
    table |= {sign + "$": code for sign, code in [*table.items()] if code.endswith("D") or code == "MXN"}
    table |= {sign: code for sign, code in SIGNS.items() if sign not in AFTER_ONLY}
    table |= {sign.lower(): code for sign, code in SIGNS.items() if "$" in sign}
    return table


_BEFORE = _before_table()
# How what stands before an amount ends: one sign, or the last two letters of a code.
_BEFORE_SIGNS = frozenset(sign for sign in _BEFORE if len(sign) == 1)
_BEFORE_ENDS = frozenset(sign[-2:] for sign in _BEFORE)
_SIGN_CHARACTERS = frozenset(sign for sign in SIGNS if len(sign) == 1 and not sign.isalnum())
_LONGEST = max(map(len, _BEFORE))
_STOPS = frozenset(" \u00a0\u202f\n\t([{\"'“‘,;:=><~≈≤≥/|-–—+*")
_AFTER_SIGN = regex(
    r"[ \u00a0\u202f-]?(["
    + "".join(sorted(_SIGN_CHARACTERS))
    + r"¢]|(?:US|A|C|HK|NZ|S)\$|ரூ|[Mk]?[A-Z]{2,4}\b|zł|Kč|kr\b|dlrs?\b|stg\b|p\b|c\b|ct?s?\b|(?:"
    + "|".join(sorted(LOWER_CODES))
    + r")\b)"
)
_WORDS = regex(
    r"(?:[ \u00a0]|-|\n(?!\n))((?:[a-z]\.[a-z]\.?|[^\W\d_]+)(?:[ -][^\W\d_]+){0," + str(NAME_WORDS - 1) + r"})"
)
_FIRST_WORD = regex(r"[ \u00a0-]([^\W\d_]++)(?!\.)")
_FIRST = frozenset(name.split(" ")[0].split("-")[0] for name in (*NAMES, *HUNDREDTHS))
_EQUALS = ("=", "²")  # R² and R2 are no rand
_DECIMAL_WON = 1000


def before(region: Region, draft: Draft, floor: int = 0) -> bool:
    """Take the currency that stands before the numeral, but not before `floor`, into the draft; return whether
    there is one."""
    text, at = region.text, draft.start - 1
    joint = text[at] if at >= 0 and text[at] in _BETWEEN else ""
    at -= len(joint)
    gap = at >= 0 and text[at] in _BLANKS
    at -= gap
    if at < 0 or (text[at] not in _BEFORE_SIGNS and text[at - 1 : at + 1] not in _BEFORE_ENDS):
        return False
    start = at
    while start > floor and at - start < _LONGEST and text[start - 1] not in _STOPS:
        start -= 1
    sign = text[start : at + 1]
    if sign not in _BEFORE:
        start, sign = at, text[at]
        if sign not in _SIGN_CHARACTERS:
            return False
    if start < floor or (gap and joint == "–") or _is_of_another(sign, region, draft, gap=gap):
        return False
    draft.unit = _code(region, sign)
    draft.kind = Kind.MONEY
    draft.start = start
    if sign == "$" and start > floor + 2:
        _spaced_prefix(region, draft)
    if joint == "(" and text.startswith(")", draft.end):
        draft.negate("(")
        draft.end += 1
    elif joint in ("-", "−", "–"):
        draft.negate("-")
    return True


def _is_of_another(sign: str, region: Region, draft: Draft, *, gap: bool) -> bool:
    """Return whether a sign before a number is part of something else: a statistic ("R = 5"), a name ("P 3")."""
    if sign in ("R", "P") and (draft.value < 10 or region.text[draft.end : draft.end + 1] in _EQUALS):
        return True
    return (gap and sign in GLUED_ONLY) or (sign in CODES_NEEDING_DIGITS and len(draft.digits) == 1)


def _spaced_prefix(region: Region, draft: Draft) -> None:
    """Take the country of "us $ 150" into the draft."""
    text, end = region.text, draft.start - 1
    if text[end] != " ":
        return
    start = text.rfind(" ", max(0, end - 5), end) + 1
    prefix = text[start:end]
    if prefix in _SPACED_PREFIXES and (len(prefix) > 1 or text[draft.start + 1] == " "):
        draft.start, draft.unit = start, _PREFIX_CODES[prefix[0].lower()]


def _code(region: Region, sign: str) -> str:
    code = _BEFORE.get(sign) or SIGNS.get(sign) or sign
    return region.style.dollar if sign == "$" else code


def after(region: Region, draft: Draft) -> bool:
    """Take the currency that follows the numeral into the draft; return whether there is one."""
    text, low, end = region.text, region.low, draft.end
    following = text[end : end + 1]
    if not following or following in ",.;:)":
        return False
    match = _AFTER_SIGN.match(text, end)
    if match and _after_sign(region, draft, match):
        return True
    if following not in " \u00a0-\n":
        return False
    first = _FIRST_WORD.match(low, end)
    if first and first.group(1) not in _FIRST and first.group(1) != "us":
        return False
    words = _WORDS.match(low, end)
    if not words:
        return False
    parts = re.split("([ -])", words.group(1))
    if parts[0].strip(".") not in _FIRST and parts[0] not in ("u.s.", "u.s", "us"):
        return False
    for n in range(len(parts), 0, -2):
        name = "".join(parts[:n]).replace("-", " ")
        stop = words.start(1) + len("".join(parts[:n]))
        if name in HUNDREDTHS and len(name) > 1:
            return _hundredth(region, draft, name, stop)
        code = NAMES.get(name)
        if code and (name not in AMBIGUOUS or _surely_money(draft, region, name)):
            draft.unit = region.style.dollar if name in ("dollar", "dollars") else code
            draft.kind, draft.end = Kind.MONEY, stop
            return True
    return False


def _after_sign(region: Region, draft: Draft, match: re.Match[str]) -> bool:
    sign = match.group(1)
    glued = match.start(1) == draft.end
    if sign in HUNDREDTHS:
        single = sign in ("p", "c")
        if single and (not glued or draft.form is not draft.form.DIGITS or (sign == "c" and draft.value < 2)):
            return False
        return _hundredth(region, draft, sign, match.end(1))
    if sign in _SIGN_CHARACTERS and not glued and region.text[match.end() : match.end() + 1].isdigit():
        return False
    if sign in SIGNS and sign not in GLUED_ONLY:
        following = region.text[match.end() : match.end() + 1]
        if not sign.isalpha() and following.isdigit():
            return False
    elif sign[0] in _MULTIPLES and sign[1:] in CODES and sign not in CODES:
        draft.rescale(_MULTIPLES[sign[0]])
        sign = sign[1:]
    elif (sign not in CODES and sign not in LOWER_CODES and sign != "ரூ") or (
        sign in CODES_NEEDING_DIGITS and draft.value < 2
    ):
        return False
    draft.unit = _code(region, sign)
    draft.kind, draft.end = Kind.MONEY, match.end(1)
    return True


def _hundredth(region: Region, draft: Draft, name: str, stop: int) -> bool:
    code = HUNDREDTHS[name]
    draft.unit = region.style.dollar if code == "USD" and name in ("cent", "cents", "c", "¢") else code
    draft.kind, draft.end = Kind.MONEY, stop
    draft.value /= 100
    draft.quantum /= 100
    draft.divisor, draft.ratio = Decimal(100), None
    if draft.high is not None:
        draft.high /= Decimal(100)
    return True


def _surely_money(draft: Draft, region: Region, name: str) -> bool:
    if name in ("pound", "pounds"):
        return draft.scale >= 6 or region.style.pounds
    return draft.scale >= 3 or (draft.value >= _DECIMAL_WON and len(draft.digits) != 4)
