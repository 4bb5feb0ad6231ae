"""Reads every figure of a text: `extract` finds them all, `read_figure` reads one as printed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from claimcheck.model import Document, Figure

Printed = str | int | float | Decimal | Fraction | Figure


def extract(source: str | Document) -> list[Figure]:
    """Return the figures of a text or document, in order of their start."""
    raise NotImplementedError


def read_figure(printed: Printed) -> Figure:
    """Return the one figure that a string prints ("$40 billion", "2.5", "75th"); numbers become exact figures."""
    raise NotImplementedError
