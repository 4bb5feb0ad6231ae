"""What units are worth: exact factors between two units, from the generated table, or from pint for units not in it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from claimcheck.checks._factors_generated import FACTORS
from claimcheck.lazy import regex

Size = tuple[Fraction, tuple[tuple[str, int], ...]]

# What a printed name may stand for besides the lexicon's unit: the ton of three countries, the food Calorie.
_ALSO = {
    "ton": ("long_ton", "metric_ton"),
    "metric_ton": ("ton", "long_ton"),
    "gallon": ("imperial_gallon",),
    "pint": ("imperial_pint",),
    "quart": ("imperial_quart",),
    "fluid_ounce": ("imperial_fluid_ounce",),
    "ounce": ("troy_ounce", "fluid_ounce", "imperial_fluid_ounce"),
    "horsepower": ("metric_horsepower",),
    "calorie": ("kilocalorie",),
    "pound": ("force_pound",),
    "kilogram": ("kilogram_force",),
    "US_hundredweight": ("UK_hundredweight",),
    "acre": ("international_acre",),
}
# Of the international foot, as pint's mile is; its acre is of the survey foot. Source: NIST Handbook 44, appendix C.
_NOT_IN_PINT = {"international_acre": ("316160658/78125", "meter^2")}
# Units with an offset, logarithms, and those that pint knows as something else.
_NO_FACTOR = frozenset({"degC", "degF", "degR", "delta_degC", "delta_degF", "decibel", "decade"})
_TERM = regex(r"(?P<op>^|\*|/)\s*(?P<name>[A-Za-z_][A-Za-z_0-9]*)(?:\s*\*\*\s*(?P<power>\d+))?\s*")


def factors(unit: str, other: str) -> tuple[Fraction, ...]:
    """Return how many of `other` one `unit` may be, the usual meaning first; nothing if they measure different things.

    >>> factors("mile", "kilometer")[0], factors("mile", "kilogram")
    (Fraction(25146, 15625), ())
    """
    found = []
    for a in _readings(unit):
        for b in _readings(other):
            if a[1] == b[1]:
                found.append(a[0] / b[0])
    return tuple(dict.fromkeys(found))


def dimension(unit: str) -> tuple[tuple[str, int], ...]:
    """Return the powers of SI base units that a unit of the table is made of; nothing for any other."""
    size = _size(unit)
    return size[1] if size else ()


@cache
def _readings(unit: str) -> tuple[Size, ...]:
    names = [unit]
    for match in _TERM.finditer(unit):
        names += [
            unit[: match.start("name")] + also + unit[match.end("name") :] for also in _ALSO.get(match["name"], ())
        ]
    return tuple(size for name in names if (size := _size(name) or _by_pint(name)))


@cache
def _size(unit: str) -> Size | None:
    factor, powers = Fraction(1), dict[str, int]()
    end = 0
    for op, name, power in _terms(unit):
        entry = FACTORS.get(name) or _NOT_IN_PINT.get(name)
        if entry is None:
            return None
        exponent = -power if op == "/" else power
        factor *= Fraction(entry[0]) ** exponent
        for part in entry[1].split():
            base, _, degree = part.partition("^")
            powers[base] = powers.get(base, 0) + exponent * int(degree)
        end += 1
    dimensions = tuple(sorted((base, degree) for base, degree in powers.items() if degree))
    return (factor, dimensions) if end and dimensions else None


def _terms(unit: str) -> Iterator[tuple[str, str, int]]:
    position = 0
    while position < len(unit):
        match = _TERM.match(unit, position)
        if match is None:
            yield "", "", 1
            return
        yield match["op"], match["name"], int(match["power"] or 1)
        position = match.end()


def _by_pint(unit: str) -> Size | None:
    """Return a unit's size by pint, which takes a while to import and is asked only for what the table lacks."""
    if not unit or not unit.isascii() or not any(character.isalpha() for character in unit) or unit in _NO_FACTOR:
        return None
    import pint

    try:
        quantity = _registry().Quantity(Fraction(1), unit).to_base_units()
    except (pint.errors.PintError, AttributeError, TypeError, ValueError, AssertionError):
        return None
    powers = tuple(sorted((str(base), int(degree)) for base, degree in quantity.unit_items()))
    return (Fraction(quantity.magnitude), powers) if powers else None


@cache
def _registry():  # type: ignore[no-untyped-def]
    import pint

    return pint.UnitRegistry(non_int_type=Fraction)
