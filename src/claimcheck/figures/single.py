"""Reads one figure as printed: a cell's text, or what a caller of a check's law passes."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from claimcheck.figures import scan
from claimcheck.figures.draft import Region, Style, finish
from claimcheck.figures.regions import habits, lower
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Span
from claimcheck.records import replace

# The cells of most tables: "1,234", "12.5", "-3", "(1,234)", "$ 5,686", "12.3%".
_PLAIN = regex(r"(\$ ?)?(\()?(\$ ?)?([-−–])?(\$ ?)?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?( ?%)?(\))?( ?%)?$")
_USUAL = Style()
_UNITS = [Decimal((0, (1,), -n)) for n in range(30)]


def read(printed: str | int | float | Decimal | Fraction) -> Figure:
    """Return the one figure that `printed` is; see `claimcheck.figures.read_figure`."""
    if isinstance(printed, str):
        return _text(printed)
    return _number(printed)


def read_cell(text: str, start: int) -> Figure | None:
    """Return the figure of a table's cell, or None if it does not hold just one.

    Args:
        text: the cell's text.
        start: where it starts in its document.
    """
    stripped = text.strip()
    match = _PLAIN.match(stripped)
    if match and (plain := _plain(match, stripped, start + text.find(stripped))):
        return plain
    figure = _cell(text)
    return figure and replace(figure, span=Span(figure.start + start, figure.end + start))


@lru_cache(maxsize=4096)
def _cell(text: str) -> Figure | None:
    """Return the figure of a cell at the start of a document. Years, labels and units stand in cell after cell, and
    are what takes long."""
    if not any(map(str.isdigit, text)):
        return None
    try:
        figure = _text(text)
    except ValueError:
        return None
    return figure if figure.noun is None else replace(figure, noun=None)


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


def _text(text: str, base: int = 0) -> Figure:
    stripped = text.strip()
    offset = base + text.find(stripped) if stripped else base
    match = _PLAIN.match(stripped)
    if match and (figure := _plain(match, stripped, offset)):
        return figure
    low = lower(text)
    region = Region(text, low, base, habits(text, low) if "," in text else _USUAL, cell=True)
    drafts = scan.read(region)
    if len(drafts) != 1:
        found = "no figure" if not drafts else f"{len(drafts)} figures"
        raise ValueError(f"{text!r} holds {found}; one figure is needed, as in '$40 billion' or '12.5%'")
    return finish(drafts[0], region)


def _plain(match: re.Match[str], text: str, offset: int) -> Figure | None:
    outer, opening, inner, minus, last, whole, decimals, percent, closing, after = match.groups()
    if (
        (opening is None) != (closing is None)
        or (len(whole) == 4 and not decimals and match.end() == 4)
        or (len(whole) > 1 and whole[0] == "0")
    ):
        return None
    value = Decimal(whole.replace(",", "") + ("." + decimals if decimals else ""))
    if opening or minus:
        value = -value
    quantum = _UNITS[len(decimals)] if decimals and len(decimals) < 30 else Decimal(1)
    if decimals and len(decimals) >= 30:
        return None
    span = Span(offset, offset + len(text))
    if percent or after:
        return Figure(span, text, Kind.PERCENT, value, quantum, "%")
    if outer or inner or last:
        return Figure(span, text, Kind.MONEY, value, quantum, "USD")
    return Figure(span, text, Kind.COUNT, value, quantum)
