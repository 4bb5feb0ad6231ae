"""Days and times as a spreadsheet shows them: a count of days since 1900 under a format such as "d mmm yyyy h:mm"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from claimcheck.documents._format_code import Token, literal

_WIDE = Context(prec=40, rounding=ROUND_HALF_UP)
_LAST_DAY = 2_958_466  # the end of the year 9999
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class _Moment(NamedTuple):
    year: int
    month: int
    day: int
    weekday: int
    seconds: Decimal  # of the day


def shown_date(tokens: Sequence[Token], serial: Decimal) -> str | None:
    """Return a day or time as a format's tokens show it; None if the calendar does not go so far.

    Args:
        tokens: the format's section.
        serial: days since the last of December 1899, the time of day in the part.
    """
    if serial > _LAST_DAY:
        return None
    decimals = 0
    for i, token in enumerate(tokens):
        if token == ("other", ".") and i and tokens[i - 1].text.strip("s") == "" and tokens[i - 1].text:
            decimals = max(decimals, sum(1 for _ in _zeros(tokens, i + 1)))
    has_seconds = any(t.text in ("s", "ss") for t in tokens if t.kind in ("date", "elapsed"))
    unit = Decimal(1).scaleb(-min(decimals, 9)) if has_seconds else Decimal(1)
    total = (serial * 86400).quantize(unit, context=_WIDE)
    moment = _moment(total)
    if moment is None:
        return None
    return "".join(_pieces(tokens, moment, total, decimals))


def _pieces(tokens: Sequence[Token], moment: _Moment, total: Decimal, decimals: int) -> Iterator[str]:
    twelve = any(t.kind == "half" for t in tokens)
    skip = 0
    for i, token in enumerate(tokens):
        if skip:
            skip -= 1
        elif token.kind == "date":
            yield _date_part(token.text, moment, twelve)
        elif token.kind == "elapsed":
            count = int(total // {"h": 3600, "m": 60, "s": 1}[token.text[0]])
            yield f"{count:0{len(token.text)}d}"
        elif token.kind == "half":
            half = "PM" if moment.seconds >= 43200 else "AM"
            short = half[0].lower() if token.text.islower() else half[0]
            yield short if len(token.text) == 3 else half
        elif token == ("other", ".") and decimals and (zeros := sum(1 for _ in _zeros(tokens, i + 1))):
            yield f"{moment.seconds % 1:.{zeros}f}"[1:]
            skip = zeros
        elif token.kind != "general":
            yield literal(token)


def _zeros(tokens: Sequence[Token], i: int) -> Iterator[Token]:
    while i < len(tokens) and tokens[i] == ("digit", "0"):
        yield tokens[i]
        i += 1


def _moment(total: Decimal) -> _Moment | None:
    from datetime import date, timedelta

    days, seconds = divmod(total, 86400)
    day = int(days)
    if day == 60:  # the day that 1900 did not have and the calendar of spreadsheets does
        return _Moment(1900, 2, 29, 2, seconds)
    if day == 0:
        return _Moment(1900, 1, 0, 5, seconds)
    try:
        found = date(1899, 12, 31 if day < 60 else 30) + timedelta(days=day)
    except OverflowError:
        return None
    return _Moment(found.year, found.month, found.day, found.weekday(), seconds)


def _date_part(code: str, moment: _Moment, twelve: bool) -> str:
    letter, width = code[0], len(code)
    seconds = int(moment.seconds)
    if letter in "ye":
        return f"{moment.year % 100:02d}" if letter == "y" and width < 3 else f"{moment.year:04d}"
    if letter == "b":
        return f"{moment.year + 543:04d}"
    if letter == "m" and width > 2:
        name = _MONTHS[moment.month - 1]
        return name[:3] if width == 3 else name[0] if width == 5 else name
    if letter == "d" and width > 2:
        return _DAYS[moment.weekday][: 3 if width == 3 else None]
    number = {
        "m": moment.month,
        "d": moment.day,
        "h": (seconds // 3600 - 1) % 12 + 1 if twelve else seconds // 3600,
        "n": seconds // 60 % 60,
        "s": seconds % 60,
    }.get(letter)
    return "" if number is None else f"{number:0{min(width, 2)}d}"
