"""Numbers as evidence prints them."""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from fractions import Fraction

_EXACT = Context(prec=400)  # digits: those of the largest number that a cell can hold, and more
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))


def number(value: Fraction, quantum: Decimal | None = None) -> str:
    """Return a value with thousands separators, or a scale word from a million on.

    Args:
        value: the value.
        quantum: the worth of the last digit of a figure that it is held against; one digit more is printed.

    >>> number(Fraction(412_600_000))
    '412.6 million'
    """
    with localcontext(_EXACT):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        for power, word in _SCALES:
            if abs(exact) >= Decimal(10) ** power:
                unit = (quantum or Decimal(0)).scaleb(-power)
                return f"{_rounded(exact.scaleb(-power), unit)} {word}"
        return _rounded(exact, quantum or Decimal(0))


def _rounded(value: Decimal, quantum: Decimal) -> str:
    places = 2 if abs(value) >= 100 else 3 if abs(value) >= 1 else 5
    if 0 < quantum < 1:
        places = max(places, -quantum.normalize().as_tuple().exponent + 1 if quantum else 0)  # type: ignore[operator]
    text = f"{value.quantize(Decimal(1).scaleb(-min(places, 12))):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
