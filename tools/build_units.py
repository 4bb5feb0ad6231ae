"""Makes the generated table of unit names and symbols from the lexicon of the installed quantulum3.

    python tools/build_units.py            writes src/claimcheck/figures/data/units_generated.py
    python tools/build_units.py --check    exits with 1 if the file is not what the installed packages give

quantulum3's units are mapped to pint's by meaning and each mapping is checked by dimension: mapping by name alone goes
wrong (its "gal" is an acceleration, pint's a volume). What pint does not know or measures otherwise is left out, as are
surfaces that are everyday words ("span", "drop", "shake") or symbols that are ambiguous in prose ("a", "in", "c").
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pint

TARGET = Path(__file__).parent.parent / "src/claimcheck/figures/data/units_generated.py"

# The dimension that pint must give to a unit of each of quantulum3's entities.
DIMENSIONS = {
    "length": "meter", "mass": "gram", "time": "second", "temperature": "kelvin", "area": "meter ** 2",
    "volume": "meter ** 3",
    "volume (lumber)": "meter ** 3", "pressure": "pascal", "energy": "joule", "power": "watt", "force": "newton",
    "speed": "meter / second", "angle": "radian", "data storage": "bit", "acceleration": "meter / second ** 2",
    "torque": "newton * meter", "dynamic viscosity": "pascal * second", "kinematic viscosity": "meter ** 2 / second",
    "sound level": "dimensionless", "luminance": "candela / meter ** 2", "luminous intensity": "candela",
    "luminous flux": "lumen",
    "illuminance": "lux", "instance frequency": "radian / second", "frequency": "hertz", "amount of substance": "mole",
    "charge": "coulomb", "current": "ampere", "electric potential": "volt", "electrical resistance": "ohm",
    "electrical conductance": "siemens", "capacitance": "farad", "inductance": "henry", "magnetic flux": "weber",
    "magnetic field": "tesla", "radioactivity": "becquerel", "radiation exposure": "coulomb / kilogram",
    "radiation absorbed dose": "gray", "typographical element": "pixel", "catalytic activity": "katal",
    "density": "kilogram / meter ** 3", "volumetric flow": "meter ** 3 / second", "mass flow": "kilogram / second",
    "data transfer rate": "bit / second", "linear mass density": "kilogram / meter",
}  # fmt: skip

# quantulum3's name -> pint's, where the spelling or the meaning differs.
PINT_NAMES = {
    "metre": "meter", "hectometre": "hectometer", "decametre": "decameter", "decimetre": "decimeter",
    "centimetre": "centimeter",
    "micrometre": "micrometer", "kilometre": "kilometer", "millimetre": "millimeter", "light-year": "light_year",
    "ångström": "angstrom", "short ton": "ton", "ton": "ton", "tonne": "metric_ton", "pound-mass": "pound",
    "litre": "liter",
    "centilitre": "centiliter", "hectolitre": "hectoliter", "decilitre": "deciliter", "barrel": "oil_barrel",
    "degree Celsius": "degC",
    "degree fahrenheit": "degF", "degree rankine": "degR", "atomic mass unit": "unified_atomic_mass_unit",
    "pound per square inch": "pound_force_per_square_inch", "millimeter of mercury": "mmHg",
    "centimeter of water": "cmH2O",
    "inch of mercury": "inHg", "electronvolt": "electron_volt", "kiloelectronvolt": "kiloelectron_volt",
    "megaelectronvolt": "megaelectron_volt", "gigaelectronvolt": "gigaelectron_volt",
    "teraelectronvolt": "teraelectron_volt",
    "degree angle": "degree", "minute of arc": "arcminute", "second of arc": "arcsecond", "stokes": "stokes",
    "gal": "galileo", "revolutions per minute": "revolution / minute", "decitex": "decitex", "hectare": "hectare",
    "quintal": "US_hundredweight", "kilowatt hour": "kilowatt_hour", "watt second": "watt * second",
    "volt-ampere": "volt * ampere", "ampere-hour": "ampere_hour", "milliampere-hour": "milliampere_hour",
    "mega british thermal unit": "megabritish_thermal_unit", "turn": "turn", "mibibyte": "mebibyte",
    "british thermal unit": "british_thermal_unit", "bushel": "bushel", "acre foot": "acre_foot", "exbibit": "exbibit",
}  # fmt: skip

# Units that are left out: everyday words, units of trades that news does not measure in, and those that quantulum3 and
# pint take to be different things ("gigaton" is an energy there and mostly a mass in print).
LEFT_OUT = frozenset({
    "barn", "inverse femtobarn", "league", "ell", "cubit", "span", "twip", "drop", "quarter", "stere", "peck",
    "shake", "bar",
    "barye", "gigaton", "megaton", "kiloton", "therm", "quad", "kip", "lustrum", "speed of light", "rhe", "stilb",
    "statmho",
    "statohm", "statvolt", "rad", "gray", "tesla", "henry", "weber", "gauss", "curie", "rutherford", "baud", "darcy",
    "langley", "denier", "tex", "decitex", "nibble", "quantum bit", "base pair", "kilo base pair", "mega base pair",
    "giga base pair",
    "nucleotide", "inverse second", "cycle per second", "faraday", "poise", "stokes", "hartree", "turn", "maxwell",
    "quintal",
    "circular mil", "erg", "siemens", "minute of arc", "second of arc", "mole", "solar mass", "earth mass",
    "cubic foot per second",
    "standard cubic feet per minute", "standard cubic centimetre per minute", "standard litre per minute",
    "standard atmosphere",
})  # fmt: skip

# Surfaces and symbols that mean something else in prose more often than not.
AMBIGUOUS = frozenset(
    "a A b c C d D F g G h H in K l L m M n N P p q R s S st t T u V W y AT At at ac den set pt ct kt kp St Ba Da Ha "
    "Fr nt "
    "cd MP TR Pa a gal GAL second minute dots pel bevatron candle nit ton fur lea span ua au UA AU hs sec min Ly HP "
    "lm tf gf "
    "fps ips mps sr pk doz nibble \" ' ′ ″ ” P MOA SOA amin asec Cal mb Mb Gb kb MB GB force atmosphere K KB ga "
    "weight grain mil rem statute gaj Ga Ma Ta ka ky My Gy Ty Py Pm Mm Tm Dm GF MF TA GA PA MA mC kF fath hph PPH "
    "kat Ws gm dam deg "
    "BF FBM BDFT nibble YB Yb ZB Zb".split()
)
PREFIXES = {
    "k": "kilo",
    "M": "mega",
    "G": "giga",
    "T": "tera",
    "P": "peta",
    "m": "milli",
    "µ": "micro",
    "n": "nano",
    "c": "centi",
}
IRREGULAR = {"foot": "feet", "inch": "inches", "century": "centuries", "millennium": "millennia", "henry": "henries"}
# Units whose plural is not built by "s".
NO_PLURAL = ("hertz", "siemens", "lux", "celsius", "fahrenheit", "centigrade", "mercury", "horsepower", "rankine")


def lexicon() -> dict[str, dict[str, Any]]:
    """Return quantulum3's units as the installed package holds them, English ones merged in."""
    spec = find_spec("quantulum3")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("quantulum3 is not installed; the unit table is made from its lexicon")
    root = Path(next(iter(spec.submodule_search_locations)))
    units: dict[str, dict[str, Any]] = json.loads((root / "units.json").read_text(encoding="utf-8"))
    return units


def expression(name: str, entry: dict[str, Any]) -> str:
    """Return the unit as a pint expression: by the table of names, by its factors, or by its own name."""
    if name in PINT_NAMES:
        return PINT_NAMES[name]
    factors = entry.get("dimensions") or []
    if factors and len(factors) < 3:
        over = [power(f) for f in factors if f["power"] > 0]
        under = [power({**f, "power": -f["power"]}) for f in factors if f["power"] < 0]
        return " / ".join([" * ".join(over), *under]) if over else ""
    return name.replace(" ", "_").replace("-", "_")


def power(factor: dict[str, Any]) -> str:
    """Return one factor, as in "meter ** 2"."""
    base = PINT_NAMES.get(factor["base"], factor["base"].replace(" ", "_").replace("-", "_"))
    return base if factor["power"] == 1 else f"{base} ** {factor['power']}"


def measures(registry: pint.UnitRegistry, unit: str, entity: str) -> bool:
    """Return whether pint knows the unit and gives it the dimension of the entity."""
    if not unit or entity not in DIMENSIONS:
        return False
    try:
        found = registry.parse_units(unit).dimensionality
    except (pint.errors.UndefinedUnitError, pint.errors.DefinitionSyntaxError, ValueError, TypeError):
        return False
    return bool(found == registry.parse_units(DIMENSIONS[entity]).dimensionality)


def plural(name: str) -> str:
    """Return the plural of a unit's name: the first noun takes the "s" ("newtons per square metre")."""
    head, joint, rest = name.partition(" per ")
    words = head.split(" ")
    at = 0 if words[0] == "degree" or (len(words) > 2 and words[1] == "of") else len(words) - 1
    stem, hyphen, word = words[at].rpartition("-")
    if not word.endswith(NO_PLURAL) and not word.endswith("s"):
        words[at] = stem + hyphen + IRREGULAR.get(word, word + "s")
    return " ".join(words) + joint + rest


def tables() -> tuple[dict[str, str], dict[str, str], list[str]]:
    """Return names, symbols, and the units that are left out because pint disagrees."""
    registry: pint.UnitRegistry = pint.UnitRegistry()
    names: dict[str, str] = {}
    symbols: dict[str, str] = {}
    refused: list[str] = []
    for name, entry in lexicon().items():
        entity = entry.get("entity", "")
        if entity in ("currency", "dimensionless") or name in LEFT_OUT:
            continue
        unit = expression(name, entry)
        if not measures(registry, unit, entity):
            refused.append(name)
            continue
        for prefix, word, scaled in prefixed(registry, unit, entry):
            for surface in entry.get("surfaces") or []:
                add(names, (word + surface).lower(), scaled)
            for symbol in entry.get("symbols") or []:
                if prefix + symbol not in AMBIGUOUS:
                    symbols.setdefault(prefix + symbol, scaled)
    return names, symbols, refused


def prefixed(registry: pint.UnitRegistry, unit: str, entry: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return prefix sign, prefix word and unit for a unit and each of its metric multiples."""
    found = [("", "", unit)]
    for sign in entry.get("prefixes") or []:
        if sign in PREFIXES and PREFIXES[sign] + unit in registry:
            found.append((sign, PREFIXES[sign], PREFIXES[sign] + unit))
    return found


def add(names: dict[str, str], surface: str, unit: str) -> None:
    """Add a name and its plural."""
    if surface in AMBIGUOUS or len(surface) < 3:
        return
    names.setdefault(surface, unit)
    names.setdefault(plural(surface), unit)


def build() -> str:
    """Return the generated module's text."""
    names, symbols, refused = tables()
    lines = [
        '"""Unit names and symbols, made by tools/build_units.py from the lexicon of quantulum3 (MIT); do not edit.',
        "",
        "Each unit is a pint unit of the dimension that quantulum3 gives it. Left out, because pint does not know",
        "them or measures something else by that name:",
        *wrapped(refused),
        '"""',
        "",
        "from __future__ import annotations",
        "",
    ]
    for title, table in (("NAMES", names), ("SYMBOLS", symbols)):
        lines += [f"{title} = {{", *(f"    {quoted(k)}: {quoted(table[k])}," for k in sorted(table)), "}"]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return the text as a string literal in double quotes where it has none inside."""
    return json.dumps(text, ensure_ascii=False) if '"' not in text else repr(text)


def wrapped(words: list[str]) -> list[str]:
    """Return the words joined by commas in lines of at most 118 characters."""
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 110:
            lines.append(line)
            line = ""
        line += word + ", "
    return [*lines, line.rstrip(", ") + "."]


def main() -> int:
    """Write the table, or check it."""
    text = build()
    if "--check" in sys.argv:
        current = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""
        if current != text:
            print(f"{TARGET.name} is not current; run: python tools/build_units.py")
        return int(current != text)
    TARGET.write_text(text, encoding="utf-8")
    print(f"wrote {TARGET}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
