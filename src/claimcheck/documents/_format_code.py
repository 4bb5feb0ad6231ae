"""Format codes of spreadsheet cells in pieces: sections, their conditions, and tokens for digits, dates and text.

The grammar is that of ECMA-376, part 1, section 18.8.31.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from claimcheck.lazy import regex
from claimcheck.records import dataclass

BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)',
    6: '"$"#,##0_);("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)',
    8: '"$"#,##0.00_);("$"#,##0.00)',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy-mm-dd",  # the reader's own short date: the one form that nobody misreads
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);(#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);(#,##0.00)",
    41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    42: '_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    44: '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
"""The formats that files name by number (section 18.8.30)."""

_TOKEN = regex(
    r"""
      "(?P<quoted>[^"]*)"?
    | \\(?P<escaped>.?)
    | _(?P<width>.?)                    # a space as wide as the next character
    | \*(?P<fill>.?)                    # the next character, as often as the cell is wide
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>general)
    | (?P<half>am/pm|a/p|上午/下午)
    | (?P<exponent>e[+-])
    | (?P<date>y+|m+|d+|h+|s+|b+|g+|e+)
    | (?P<digit>[0\#?])
    | (?P<other>.)
    """,
    re.X | re.I | re.S,
)
_SECTION = regex(r'(?:"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|[^;"\\_*\[]|[\\_*\[])*', re.S)
_CONDITION = regex(r"(?P<sign><=|>=|<>|<|>|=)\s*(?P<limit>[+-]?\d*\.?\d+(?:e[+-]?\d+)?)", re.I)
_CURRENCY = regex(r"\$(?P<sign>[^-]*)(?:-[0-9a-f]*)?", re.I)
_ELAPSED = regex(r"h+|m+|s+", re.I)


class Token(NamedTuple):
    """A piece of a format: its kind, and its text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the up to four parts of a format; `condition` is its own ("[<100]") as sign and limit."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None

    @property
    def is_date(self) -> bool:
        return any(t.kind in ("date", "elapsed", "half") for t in self.tokens)

    @property
    def is_text(self) -> bool:
        return any(t.kind == "other" and t.text == "@" for t in self.tokens)


def is_date(code: str) -> bool:
    """Return whether a format shows numbers as dates or times.

    >>> is_date("yyyy-mm-dd"), is_date("[h]:mm"), is_date('0 "days"'), is_date("[Red]0")
    (True, True, False, False)
    """
    return sections_of(code)[0].is_date


@lru_cache(maxsize=1024)
def sections_of(code: str) -> tuple[Section, ...]:
    found: list[Section] = []
    position = 0
    while len(found) < 4:
        match = _SECTION.match(code, position)
        end = match.end() if match else len(code)
        found.append(_section(code[position:end]))
        if end >= len(code):
            break
        position = end + 1
    return tuple(found)


def _section(code: str) -> Section:
    tokens: list[Token] = []
    condition = None
    for match in _TOKEN.finditer(code):
        kind, text = str(match.lastgroup), match[str(match.lastgroup)]
        if kind == "bracket":
            if limit := _CONDITION.fullmatch(text.strip()):
                condition = limit["sign"], Decimal(limit["limit"])
            elif _ELAPSED.fullmatch(text):
                tokens.append(Token("elapsed", text.lower()))
            elif currency := _CURRENCY.fullmatch(text):
                tokens.append(Token("quoted", currency["sign"]))
        elif kind == "date":
            tokens.append(Token(kind, text.lower()))
        else:
            tokens.append(Token(kind, text))
    return Section(tuple(_with_minutes(tokens)), condition)


def _with_minutes(tokens: Sequence[Token]) -> Iterator[Token]:
    """Tell minutes from months: "m" after hours or before seconds, whatever literal stands between."""
    times = [
        i
        for i, t in enumerate(tokens)
        if t.kind in ("date", "elapsed") or (t.kind == "other" and t.text.lower() == "s")
    ]
    for i, token in enumerate(tokens):
        if token.kind == "date" and token.text in ("m", "mm"):
            at = times.index(i)
            before = tokens[times[at - 1]].text if at else ""
            after = tokens[times[at + 1]].text if at + 1 < len(times) else ""
            if before[:1] == "h" or after[:1] == "s":
                yield Token("date", "n" * len(token.text))
                continue
        yield token


def literal(token: Token) -> str:
    if token.kind in ("width", "fill"):
        return " " if token.kind == "width" or token.text == " " else ""
    return token.text
