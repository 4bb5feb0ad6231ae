"""Numbers as a spreadsheet shows them: the format codes of cells ("#,##0.00", "0.0%", "$#,##0,,\\"m\\"", "d mmm yyyy").

The rules are those of ECMA-376, part 1, section 18.8.31; where it is silent, what spreadsheet programs do. Values are
decimals, rounded half away from zero after the fifteen digits that a cell holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

from claimcheck.documents._date_format import shown_date
from claimcheck.documents._format_code import Section, Token, literal, sections_of
from claimcheck.lazy import regex

_PLAIN = regex(r"(?P<grouped>#,##)?0(?:\.(?P<decimals>0+))?(?P<percent>%)?(?:_\))?(?:;(?!.*\[[<>=]).*)?", re.S)
_CELL = Context(prec=15, rounding=ROUND_HALF_EVEN)
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_GENERAL_WIDTH = 11
_GENERAL_DIGITS = 10
_MOST_DECIMALS = 30


def shown(number: Decimal, code: str, *, from_1904: bool = False) -> str:
    """Return a cell's number as its format shows it, without space around it.

    Args:
        number: the value stored; for dates days since 1900, or since 1904.
        code: the format code.
        from_1904: whether the workbook counts days from 1904.

    >>> shown(Decimal("-1234.5"), "#,##0_);(#,##0)"), shown(Decimal("0.1234"), "0.0%")
    ('(1,235)', '12.3%')
    >>> shown(Decimal("45000"), "d mmm yyyy"), shown(Decimal("0.30000000000000004"), "General")
    ('15 Mar 2023', '0.3')
    """
    number = _CELL.plus(number)
    plain = _plain_format(code)
    if plain and number > 0:
        text = f"{_rounded(number * 100 if plain.percent else number, plain.decimals):{plain.spec}}"
        return f"{text}%" if plain.percent else text
    sections = sections_of(code)
    numeric = [s for s in sections if not s.is_text] or [_GENERAL]
    section, value = _chosen(numeric, number)
    if section.is_date:
        serial = value + 1462 if from_1904 else value
        is_span = any(t.kind == "elapsed" for t in section.tokens)
        date = shown_date(section.tokens, abs(serial)) if serial >= 0 or is_span else None
        return general(number) if date is None else f"{'-' if serial < 0 else ''}{date.strip()}"
    return _number(section.tokens, value).strip()


class _Plain(NamedTuple):
    """A format of digits alone, as most are."""

    decimals: int
    spec: str
    percent: bool


@lru_cache(maxsize=256)
def _plain_format(code: str) -> _Plain | None:
    match = _PLAIN.fullmatch(code)
    if not match or len(match["decimals"] or "") > _MOST_DECIMALS:
        return None
    return _Plain(len(match["decimals"] or ""), ",f" if match["grouped"] else "f", match["percent"] is not None)


def shown_text(text: str, code: str) -> str:
    """Return a cell's text as its format shows it ("@" with other text around it).

    >>> shown_text("north", '"Region: "@')
    'Region: north'
    """
    section = next((s for s in sections_of(code) if s.is_text), None)
    if section is None or len(section.tokens) == 1:
        return text
    return "".join(text if t.text == "@" and t.kind == "other" else literal(t) for t in section.tokens).strip()


def general(number: Decimal) -> str:
    """Return a number in the format of cells that have none: at most ten digits, eleven characters, then powers of ten.

    >>> general(Decimal("3.14159265358979")), general(Decimal("1E+20")), general(Decimal("0.00000000012"))
    ('3.141592654', '1E+20', '1.2E-10')
    """
    number = _CELL.plus(number)
    if not number:
        return "0"
    size = number.adjusted()
    if -5 <= size < _GENERAL_WIDTH:
        decimals = max(0, _GENERAL_DIGITS - 1 - max(0, size))
        rounded = _rounded(number, decimals)
        if rounded and (size >= -4 or rounded == number):
            return _plain(rounded)
    return _scientific_general(number)


_GENERAL = Section((Token("general", "General"),))


def _chosen(sections: Sequence[Section], number: Decimal) -> tuple[Section, Decimal]:
    """Return the section that shows a number, and the number as it shows it: without sign where the section stands for
    negative numbers."""
    if any(s.condition for s in sections):
        for i, section in enumerate(sections):
            sign, limit = section.condition or _DEFAULTS[min(i, 2)]
            if _holds(number, sign, limit):
                below = sign in ("<", "<=") and limit <= 0
                return section, abs(number) if below else number
        return (sections[-1] if len(sections) > 1 else _GENERAL), number
    if len(sections) == 1:
        return sections[0], number
    if number < 0:
        return sections[1], abs(number)
    return sections[2 if not number and len(sections) > 2 else 0], number


_DEFAULTS = ((">", Decimal(0)), ("<", Decimal(0)), ("<>", Decimal("-1E+9999")))


def _holds(number: Decimal, sign: str, limit: Decimal) -> bool:
    return {
        "<": number < limit,
        "<=": number <= limit,
        ">": number > limit,
        ">=": number >= limit,
        "=": number == limit,
        "<>": number != limit,
    }[sign]


# --- numbers ---------------------------------------------------------------------------------------------------------


def _number(tokens: Sequence[Token], number: Decimal) -> str:
    if any(t.kind == "general" for t in tokens):
        return "".join(general(number) if t.kind == "general" else literal(t) for t in tokens)
    if not any(t.kind == "digit" for t in tokens):
        text = "".join(map(literal, tokens))
        return f"-{text}" if number < 0 and text.strip() else text
    slash = next((i for i, t in enumerate(tokens) if t == ("other", "/") and _is_fraction(tokens, i)), None)
    if slash is not None:
        return _fraction(tokens, slash, number)
    return _decimal(tokens, number)


def _is_fraction(tokens: Sequence[Token], slash: int) -> bool:
    after = tokens[slash + 1] if slash + 1 < len(tokens) else Token("", "")
    return tokens[slash - 1].kind == "digit" and (after.kind == "digit" or after.text.isdigit())


def _decimal(tokens: Sequence[Token], number: Decimal) -> str:
    digits = [i for i, t in enumerate(tokens) if t.kind == "digit"]
    exponent = next((i for i, t in enumerate(tokens) if t.kind == "exponent"), None)
    mantissa = [i for i in digits if exponent is None or i < exponent]
    point = next((i for i, t in enumerate(tokens) if t == ("other", ".") and (exponent is None or i < exponent)), None)
    whole = [i for i in mantissa if point is None or i < point]
    part = [i for i in mantissa if point is not None and i > point]
    commas = [i for i, t in enumerate(tokens) if t == ("other", ",")]
    grouped = any(whole[0] < i < whole[-1] for i in commas) if whole else False
    number = number.scaleb(2 * sum(t == ("other", "%") for t in tokens), _WIDE)
    number = number.scaleb(-3 * sum(_scales(tokens, i) for i in commas), _WIDE)
    power = 0
    decimals = min(len(part), _MOST_DECIMALS)
    if exponent is not None and number:
        number, power = _normal(number, max(1, len(whole)), decimals)
    rounded = _rounded(number, decimals)
    negative = rounded < 0
    whole_digits, _, part_digits = f"{abs(rounded):f}".partition(".")
    out = dict(_whole(tokens, whole, "" if whole_digits == "0" else whole_digits, grouped))
    out |= dict(_part(tokens, part, part_digits))
    if exponent is not None:
        after = [i for i in digits if i > exponent]
        sign = "-" if power < 0 else "+" if tokens[exponent].text[1] == "+" else ""
        out[exponent] = f"{tokens[exponent].text[0]}{sign}"
        out |= dict(_whole(tokens, after, str(abs(power)) if power else "", False))
    pieces = [
        out[i] if i in out else "" if t == ("other", ",") and _is_separator(i, commas, mantissa) else literal(t)
        for i, t in enumerate(tokens)
    ]
    if point is not None and not whole and number:
        pieces[point] = f"{whole_digits if whole_digits != '0' else ''}."
    return f"{'-' if negative else ''}{''.join(pieces)}"


def _scales(tokens: Sequence[Token], comma: int) -> bool:
    """Return whether a comma follows the last digit before the point or the end: it divides by a thousand."""
    before = comma - 1
    while before >= 0 and tokens[before] == ("other", ","):
        before -= 1
    after = comma + 1
    while after < len(tokens) and tokens[after] == ("other", ","):
        after += 1
    if before < 0 or tokens[before].kind != "digit":
        return False
    return not any(t.kind == "digit" for t in _until_point(tokens[after:]))


def _until_point(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        if token == ("other", ".") or token.kind == "exponent":
            return
        yield token


def _is_separator(i: int, commas: Sequence[int], digits: Sequence[int]) -> bool:
    """Return whether a comma belongs to the number: it stands between or right after its digits."""
    if not digits or i < digits[0]:
        return False
    while i - 1 in commas:
        i -= 1
    return i < digits[-1] or i - 1 in digits


def _normal(number: Decimal, width: int, decimals: int) -> tuple[Decimal, int]:
    """Return mantissa and power of ten, the power a multiple of the digits before the point."""
    power = number.adjusted() // width * width if width > 1 else number.adjusted()
    scaled = number.scaleb(-power, _WIDE)
    if abs(_rounded(scaled, decimals)) >= Decimal(10) ** width:
        power += width
        scaled = number.scaleb(-power, _WIDE)
    return scaled, power


def _whole(tokens: Sequence[Token], places: Sequence[int], digits: str, grouped: bool) -> Iterator[tuple[int, str]]:
    """Yield what stands at each place of the digits before the point, the first taking all that are left."""
    for n, i in enumerate(reversed(places)):
        is_first = n == len(places) - 1
        own = digits if is_first else digits[-1:]
        digits = "" if is_first else digits[:-1]
        own = own or {"0": "0", "?": " "}.get(tokens[i].text, "")
        if grouped:
            own = "".join(
                f"{digit}," if digit != " " and (n + k) % 3 == 0 and n + k else digit
                for k, digit in zip(range(len(own) - 1, -1, -1), own, strict=True)
            )
        yield i, own


def _part(tokens: Sequence[Token], places: Sequence[int], digits: str) -> Iterator[tuple[int, str]]:
    last = len(digits.rstrip("0"))
    for n, i in enumerate(places):
        digit = digits[n] if n < len(digits) else "0"
        if n >= last and all(tokens[j].text != "0" for j in places[n:]):
            digit = " " if tokens[i].text == "?" else ""
        yield i, digit


def _fraction(tokens: Sequence[Token], slash: int, number: Decimal) -> str:
    """Return a number as a whole and a fraction ("# ?/?"), or as a fraction alone ("?/?")."""
    from fractions import Fraction

    above = slash
    while above and tokens[above - 1].kind == "digit":
        above -= 1
    below = slash + 1
    while below < len(tokens) and (tokens[below].kind == "digit" or tokens[below].text.isdigit()):
        below += 1
    whole_places = [i for i, t in enumerate(tokens[:above]) if t.kind == "digit"]
    denominator = "".join(t.text for t in tokens[slash + 1 : below])
    value = abs(Fraction(number))
    whole = int(value) if whole_places else 0
    if denominator.isdigit() and int(denominator):
        parts = Fraction(round((value - whole) * int(denominator)), int(denominator))
        top, bottom = round((value - whole) * int(denominator)), int(denominator)
    else:
        parts = (value - whole).limit_denominator(10 ** min(len(denominator), 7) - 1)
        top, bottom = parts.numerator, parts.denominator
    if whole_places and parts >= 1:
        whole, top = whole + 1, 0
    before = "".join(literal(t) for t in tokens[: whole_places[0] if whole_places else above])
    after = "".join(literal(t) for t in tokens[below:])
    said = [str(whole)] if whole_places and (whole or not top) else []
    said += [f"{top}/{bottom}"] if top or not whole_places else []
    return f"{'-' if number < 0 and (whole or top) else ''}{before}{' '.join(said)}{after}"


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), context=_WIDE)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scientific_general(number: Decimal) -> str:
    power = number.adjusted()
    mantissa = _rounded(number.scaleb(-power, _WIDE), 5)
    if abs(mantissa) >= 10:
        mantissa, power = mantissa / 10, power + 1
    return f"{_plain(mantissa)}E{'-' if power < 0 else '+'}{abs(power):02d}"
