"""Reads every figure of a text: `extract` finds them all, `read_figure` reads one as printed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from claimcheck.model import Document, Figure

Printed = str | int | float | Decimal | Fraction | Figure
Engine = Literal["claimcheck", "quantulum3"]

__all__ = ["Engine", "Printed", "extract", "read_figure"]


def extract(source: str | Document, *, tables: bool = True, engine: Engine = "claimcheck") -> list[Figure]:
    """Return the figures of a text or document, in order of their start.

    Args:
        source: plain text, or a document; of a document, code and front matter are not read, and no figure crosses a
            block's or a cell's border.
        tables: whether to read the cells of a document's tables too.
        engine: "quantulum3" reads with that package instead, for comparison only.

    Raises:
        ValueError: there is no such engine.
        TypeError: `source` is neither.
    """
    if not isinstance(source, str | Document):
        raise TypeError(f"extract() takes a text or a Document, not {type(source).__name__}")
    from claimcheck.figures import regions

    if engine == "quantulum3":
        from claimcheck.figures import comparison

        return comparison.extract(source if isinstance(source, str) else source.text)
    if engine != "claimcheck":
        raise ValueError(f"there is no engine {engine!r}; there are 'claimcheck' and 'quantulum3'")
    return regions.extract(source, tables=tables)


def read_figure(printed: Printed) -> Figure:
    """Return the one figure that a string prints ("$40 billion", "2.5", "75th"); numbers become exact figures.

    Args:
        printed: text as printed, whose digits show its precision; or an exact number (int, Decimal, Fraction), a float
            (read by its shortest decimal form), or a figure, which is returned as it is.

    Raises:
        ValueError: the text does not hold exactly one figure.
    """
    from claimcheck.figures import single

    return printed if isinstance(printed, Figure) else single.read(printed)
