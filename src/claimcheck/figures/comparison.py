"""Reads with quantulum3 instead, so that anyone can compare; slow, and never in the main path."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.model import Figure, Kind, Span


def extract(text: str) -> list[Figure]:
    """Return what quantulum3 reads in a text, as figures: value, unit name and span as it gives them."""
    from quantulum3 import parser

    figures = []
    for quantity in parser.parse(text):
        start, end = quantity.span
        value = Decimal(repr(quantity.value))
        kind = (
            Kind.MONEY
            if quantity.unit.entity.name == "currency"
            else Kind.MEASURE
            if quantity.unit.name != "dimensionless"
            else Kind.COUNT
        )
        unit = "" if quantity.unit.name == "dimensionless" else quantity.unit.name
        figures.append(Figure(Span(start, end), text[start:end], kind, value, Decimal(0), unit))
    return figures
