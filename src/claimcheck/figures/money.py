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
    NAME_WORDS,
    NAMES,
    SIGNS,
)
from claimcheck.figures.draft import Draft, Region
from claimcheck.model import Kind

_BEFORE_SIGNS = sorted((s for s in (*SIGNS, *CODES) if s not in AFTER_ONLY), key=lambda s: (-len(s), s))
# Read right to left from the numeral: sign of the number, blank, currency; "$-5", "US$ 3", "EUR 1,000", "$(1,234)".
_BEFORE = re.compile(
    r"(?:(?<=[^A-Za-z0-9$£€¥₤])|^)(" + "|".join(map(re.escape, _BEFORE_SIGNS)) + r")([ \u00a0\u202f]?)(\()?([-−–+]?)$"
)
_BEFORE_ENDS = frozenset(s[-1] for s in _BEFORE_SIGNS)
_LONGEST = max(map(len, _BEFORE_SIGNS)) + 4
_AFTER_SIGN = re.compile(r"[ \u00a0\u202f-]?([$£€¥₹₩₽₺₪฿₫₴₦₱₡₸₮₾₼₿¢]|(?:US|A|C|HK|NZ|S)\$|[A-Z]{2,4}\b|zł|Kč|kr\b|dlrs?\b|stg\b|p\b|c\b|ct?s?\b)")
_WORDS = re.compile(r"(?:[ \u00a0]|-|\n(?!\n))((?:[a-z]\.[a-z]\.?|[^\W\d_]+)(?:[ -][^\W\d_]+){0," + str(NAME_WORDS - 1) + r"})")
_FIRST = frozenset(name.split(" ")[0].split("-")[0] for name in (*NAMES, *HUNDREDTHS))
_DECIMAL_WON = 1000


def before(region: Region, draft: Draft) -> bool:
    """Take the currency that stands before the numeral into the draft; return whether there is one."""
    text, core = region.text, draft.start
    at = core - 1
    while at >= 0 and text[at] in " \u00a0\u202f-−–+(" and core - at < 4:
        at -= 1
    if at < 0 or text[at] not in _BEFORE_ENDS:
        return False
    match = _BEFORE.search(text, max(0, core - _LONGEST), core)
    if not match:
        return False
    sign, blank, bracket, minus = match.groups()
    if (blank and sign in GLUED_ONLY) or (sign in CODES_NEEDING_DIGITS and len(draft.digits) == 1):
        return False
    if minus in ("+", "–") and minus == "–" and blank:
        return False
    draft.unit = _code(region, sign)
    draft.kind = Kind.MONEY
    draft.start = match.start(1)
    if bracket and text.startswith(")", draft.end):
        draft.value, draft.end = -draft.value, draft.end + 1
        draft.sign = "("
    elif minus in ("-", "−", "–"):
        draft.value = -draft.value
        draft.sign = "-"
    return True


def _code(region: Region, sign: str) -> str:
    code = SIGNS.get(sign) or CODE_ALIASES.get(sign, sign)
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
    if sign == "$" and not glued and region.text[match.end() : match.end() + 1].isdigit():
        return False
    if sign in SIGNS and sign not in GLUED_ONLY:
        following = region.text[match.end() : match.end() + 1]
        if not sign.isalpha() and following.isdigit():
            return False
    elif sign not in CODES or (sign in CODES_NEEDING_DIGITS and draft.value < 2):
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
    if draft.high is not None:
        draft.high /= Decimal(100)
    return True


def _surely_money(draft: Draft, region: Region, name: str) -> bool:
    if name in ("pound", "pounds"):
        return draft.scale >= 6 or region.style.pounds
    return draft.scale >= 3 or draft.value >= _DECIMAL_WON
