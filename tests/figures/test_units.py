"""Every unit name and symbol is one that pint knows, and the generated table is what the installed packages give."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from claimcheck.figures import extract
from claimcheck.figures.data.currencies import HUNDREDTHS, NAMES, SIGNS
from claimcheck.figures.data.units import DURATIONS, SYMBOLS
from claimcheck.figures.data.units import NAMES as UNIT_NAMES

pint = pytest.importorskip("pint")


@pytest.fixture(scope="module")
def registry():
    return pint.UnitRegistry()


def tool() -> ModuleType:
    path = Path(__file__).parents[2] / "tools" / "build_units.py"
    spec = importlib.util.spec_from_file_location("build_units", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pint_knows_every_unit(registry):
    units = sorted({*UNIT_NAMES.values(), *SYMBOLS.values()})
    assert [unit for unit in units if not knows(registry, unit)] == []


def knows(registry, unit):
    try:
        registry.parse_units(unit)
    except Exception:
        return False
    return True


def test_durations_are_times(registry):
    assert all(registry.parse_units(unit).dimensionality == {"[time]": 1} for unit in DURATIONS - {"decade"})


# What each name must measure: a hand-made sample across the dimensions, beside the check of each by the build tool.
@pytest.mark.parametrize(
    ("name", "like"),
    [("barrels", "liter"), ("gal", "liter"), ("tonnes", "kilogram"), ("stone", "kilogram"), ("pounds", "kilogram"),
     ("knots", "meter / second"),
     ("mph", "meter / second"), ("mpg", "meter / liter"), ("hectares", "meter ** 2"), ("kWh", "joule"),
     ("hp", "watt"), ("psi", "pascal"),
     ("MB", "bit"), ("Mbps", "bit / second"), ("°C", "kelvin"), ("fahrenheit", "kelvin"),
     ("lb-ft", "newton * meter"), ("cc", "liter"),
     ("light-years", "meter"), ("megapixels", "pixel"), ("mAh", "coulomb"), ("decibels", "dimensionless"),
     ("acres", "meter ** 2")],
)  # fmt: skip
def test_a_name_measures_what_it_says(registry, name, like):
    unit = UNIT_NAMES.get(name) or SYMBOLS[name]
    assert registry.parse_units(unit).dimensionality == registry.parse_units(like).dimensionality


@pytest.mark.parametrize(
    "unit", ["km", "kg", "kW", "°C", "hours", "sq ft", "cubic metres", "mg/dL", "km/h", "m3", "nautical miles"]
)
def test_units_read_from_text_are_pints(registry, unit):
    (figure,) = extract(f"It is 20 {unit}.")
    assert knows(registry, figure.unit)
    assert figure.surface == f"20 {unit}"


def test_the_generated_table_is_current():
    pytest.importorskip("quantulum3")
    module = tool()
    assert module.TARGET.read_text(encoding="utf-8") == module.build(), "run: python tools/build_units.py"


def test_currencies_are_iso_codes():
    codes = {*NAMES.values(), *SIGNS.values(), *HUNDREDTHS.values()}
    assert [code for code in sorted(codes) if not (len(code) == 3 and code.isupper() and code.isalpha())] == []
