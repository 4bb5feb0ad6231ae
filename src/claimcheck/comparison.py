"""Figures as another library reads them, to compare with."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.model import Document, Figure, Kind, Span

# quantulum3's dimensions ("entities") that have a kind of their own here; every other one is a measure.
_KINDS = {"currency": Kind.MONEY, "dimensionless": Kind.COUNT, "time": Kind.DURATION}


def quantulum_figures(document: Document) -> list[Figure]:
    """Return the figures that quantulum3 finds in a document; its first call takes seconds."""
    from quantulum3 import parser

    figures = []
    for quantity in parser.parse(document.text):
        start, end = quantity.span
        name = quantity.unit.name if quantity.unit.name != "dimensionless" else ""
        kind = Kind.PERCENT if name == "percentage" else _KINDS.get(quantity.unit.entity.name, Kind.MEASURE)
        surface = document.text[start:end]
        figures.append(Figure(Span(start, end), surface, kind, Decimal(str(quantity.value)), unit=name))
    return sorted(figures, key=lambda figure: figure.span)
