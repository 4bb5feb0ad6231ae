"""Reads one figure as printed: a cell's text, or what a caller of a check's law passes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from claimcheck.figures import scan
from claimcheck.figures.draft import Region, Style, finish
from claimcheck.figures.regions import habits, lower
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Span, Table
from claimcheck.records import replace

# The cells of most tables: "1,234", "12.5", "-3", "(1,234)", "$ 5,686", "12.3%"; all digits are noughts.
_PLAIN = regex(r"(\$ ?)?(\()?(\$ ?)?([-−–])?(\$ ?)?(0{1,3}(?:,000){1,9}|0{1,40})(?:\.(0{1,29}))?( ?%)?(\))?( ?%)?$")
_FIRST = frozenset("0$(-−–")
_USUAL = Style()
WHOLE = Decimal(1)
"""The quantum of a whole number: one object, so that it is told at once."""
_UNITS = [WHOLE, *(Decimal((0, (1,), -n)) for n in range(1, 30))]
_OTHER_FIELDS = attrgetter(*(name for name in Figure.__match_args__ if name != "span"))


class _Shape(NamedTuple):
    """What is common to all cells that print the same but for their digits: the number's place within the text, and
    whether its first digit cannot be a nought."""

    kind: Kind
    quantum: Decimal
    unit: str
    is_negative: bool
    start: int
    end: int
    is_long: bool


def read(printed: str | int | float | Decimal | Fraction) -> Figure:
    """Return the one figure that `printed` is; see `claimcheck.figures.read_figure`."""
    if isinstance(printed, str):
        return _text(printed)
    return _number(printed)


def read_rows(text: str, table: Table) -> Iterator[tuple[tuple[str, ...], tuple[Figure | None, ...]]]:
    """Yield of each row of a table its cells' texts, and the figure of each cell that holds just one, else None.

    Args:
        text: the text of the table's document.
        table: the table.
    """
    offset, end = table.span
    noughts = _with_noughts(text[offset:end])
    for row in table.rows:
        texts: list[str] = []
        figures: list[Figure | None] = []
        for cell in row:
            if cell is None:
                texts.append("")
                figures.append(None)
                continue
            start, end = span = cell.span
            own = text[start:end]
            printed = noughts[start - offset : end - offset]
            shape = _shape(printed) if printed[:1] in _FIRST else None
            texts.append(own)
            figures.append((shape and _shaped(own, span, shape)) or _whole(own, start))
        yield tuple(texts), tuple(figures)


def _whole(text: str, start: int) -> Figure | None:
    """Return the figure of a cell of any shape."""
    if cell := _cell(text):
        span, others = cell
        return Figure(Span(span.start + start, span.end + start), *others)
    return None


@lru_cache(maxsize=4096)
def _cell(text: str) -> tuple[Span, tuple[Any, ...]] | None:
    """Return the figure of a cell at the start of a document, as its span and its other fields. Years, labels and units
    stand in cell after cell, and are what takes long."""
    if not any(map(str.isdigit, text)):
        return None
    try:
        figure = _text(text)
    except ValueError:
        return None
    return figure.span, _OTHER_FIELDS(replace(figure, noun=None))


def _number(printed: int | float | Decimal | Fraction) -> Figure:
    if isinstance(printed, float):
        return _text(repr(printed).replace("e+", "e"))
    surface = str(printed)
    ratio = None
    if isinstance(printed, Fraction):
        value = Decimal(printed.numerator) / Decimal(printed.denominator)
        ratio = (printed.numerator, printed.denominator)
    else:
        value = Decimal(printed)
    return Figure(Span(0, len(surface)), surface, Kind.COUNT, value, Decimal(0), ratio=ratio)


def _text(text: str) -> Figure:
    if figure := _plain(text):
        return figure
    low = lower(text)
    region = Region(text, low, 0, habits(text, low) if "," in text else _USUAL, cell=True)
    drafts = scan.read(region, scan.spots(text, low, 0, len(text)))
    if len(drafts) != 1:
        found = "no figure" if not drafts else f"{len(drafts)} figures"
        raise ValueError(f"{text!r} holds {found}; one figure is needed, as in '$40 billion' or '12.5%'")
    return finish(drafts[0], region)


def _plain(text: str) -> Figure | None:
    """Return the figure of a text that is one number with a sign or two, by the shape that it shares with others."""
    surface = text.strip()
    shape = _shape(_with_noughts(surface))
    start = text.find(surface)
    return _shaped(surface, Span(start, start + len(surface)), shape) if shape else None


def _with_noughts(text: str) -> str:
    for digit in "123456789":
        text = text.replace(digit, "0")  # quicker than translating, and as quick where not all is ASCII
    return text


def _shaped(surface: str, span: Span, shape: _Shape) -> Figure | None:
    kind, quantum, unit, is_negative, start, end, is_long = shape
    if is_long and surface[start] == "0":
        return None
    value = Decimal(surface[start:end].replace(",", ""))
    return Figure(span, surface, kind, -value if is_negative else value, quantum, unit)


@lru_cache(maxsize=1024)
def _shape(printed: str) -> _Shape | None:
    match = _PLAIN.match(printed)
    if match is None:
        return None
    outer, opening, inner, minus, last, whole, decimals, percent, closing, after = match.groups()
    might_be_year = len(printed) == 4 == len(whole)
    if (opening is None) != (closing is None) or might_be_year:
        return None
    kind, unit = Kind.COUNT, ""
    if percent or after:
        kind, unit = Kind.PERCENT, "%"
    elif outer or inner or last:
        kind, unit = Kind.MONEY, "USD"
    start, end = match.start(6), match.end(7) if decimals else match.end(6)
    return _Shape(kind, _UNITS[len(decimals or "")], unit, bool(opening or minus), start, end, len(whole) > 1)
