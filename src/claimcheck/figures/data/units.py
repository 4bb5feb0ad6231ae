"""Units: percent and points, and the names and symbols that the generated table lacks or takes otherwise.

`NAMES` are lower-case words, `SYMBOLS` are case-sensitive; both give a pint unit. To add a unit, add it to
`_MORE_NAMES`
or `_MORE_SYMBOLS`; powers ("m3", "km²") and quotients ("mg/dL") of symbols need no entry.
"""

from __future__ import annotations

from claimcheck.figures.data import units_generated as generated

PERCENT = frozenset(
    {"%", "percent", "per cent", "pct", "pc", "p.c.", "percents", "pct.", "percentage", "٪", "％", "per-cent", "perc"}
)
POINTS = {
    "percentage points": 1, "percentage point": 1, "percentage-point": 1, "percentage-points": 1, "pp": 1, "pps": 1,
    "ppt": 1, "ppts": 1, "pts": 1,
    "p.p.": 1, "percent points": 1, "%-points": 1, "% points": 1, "%pts": 1, "pp.": 1, "% pts": 1, "pctg pts": 1,
    "per cent points": 1, "basis points": 100, "basis point": 100, "basis-point": 100, "bps": 100, "bp": 100,
    "bpts": 100, "bp.": 100,
}  # fmt: skip

_TIME = {
    "year": "year yr", "month": "month mth", "week": "week wk", "day": "day", "hour": "hour hr",
    "minute": "minute min", "second": "second sec", "decade": "decade", "century": "century", "fortnight": "fortnight",
    "millennium": "millennium", "millisecond": "millisecond msec", "microsecond": "microsecond",
    "nanosecond": "nanosecond",
}  # fmt: skip
DURATIONS = frozenset(_TIME)  # "decade" is read as ten years
_IRREGULAR = {"century": "centuries", "millennium": "millennia"}


def _with_plurals(units: dict[str, str]) -> dict[str, str]:
    table: dict[str, str] = {}
    for unit, words in units.items():
        for word in " ".join(words.split()).split(", ") if ", " in words else words.split():
            table[word] = unit
            table[_IRREGULAR.get(word, word if word.endswith("s") else word + "s")] = unit
    return table


TIME_NAMES = _with_plurals(_TIME)
_MORE_NAMES = _with_plurals({
    "picometer": "picometer picometre", "microgram": "microgram mcg", "ton": "ton", "pound": "pound lb lbs",
    "milliliter": "milliliter millilitre", "microliter": "microliter microlitre", "oil_barrel": "barrel bbl",
    "hectare": "hectare", "ampere": "amp", "bushel": "bushel", "dram": "dram", "carat": "carat", "turn": "turn",
    "nautical_mile": "nautical mile, nautical-mile", "metric_ton": "metric tonne, metric ton, mt",
    "ppm": "ppm, part per million, parts per million",
    "oil_barrel / day": "bpd", "mile / hour": "mph", "kilometer / hour": "kph kmh kmph", "mile / gallon": "mpg",
    "revolution / minute": "rpm",
    # Common misspellings are read as meant.
    "degC": """degrees c, degree c, deg c, deg celsius, celcius, degrees celcius, degree celcius, degrees of celsius,
        degrees centigrate, centigrate""",
    "degF": """degrees f, degree f, deg f, deg fahrenheit, farenheit, degrees farenheit, degree farenheit,
        degrees farenheight, degrees of fahrenheit""",
    "degree": "deg degs", "watt_hour": "watt hour, watt-hour", "megawatt_hour": "megawatt hour, megawatt-hour",
    "gigawatt_hour": "gigawatt hour, gigawatt-hour", "terawatt_hour": "terawatt hour, terawatt-hour",
    "fluid_ounce": "fluid ounce, fl oz, fl. oz.", "megajoule": "megajoule", "gigajoule": "gigajoule",
    "kiloton": "kiloton kilotonne",
    "megaton": "megaton megatonne", "gigaton": "gigaton gigatonne", "sievert": "sievert",
    "millisievert": "millisievert",
    "foot * pound_force": "lb-ft, lb ft, pound-foot, pound foot, pound-feet, pound feet, ft-lb, foot-pound",
    "gallon": "us gal, us gallon", "imperial_gallon": "imp gal, imperial gallon", "US_pint": "us pint, us pt",
    "imperial_pint": "imperial pint, imp pint", "troy_ounce": "troy ounce, troy oz", "decibel": "decibel",
    "gigapixel": "gigapixel",
    "century": "century",
    "light_year": "light year, light-year", "millimole": "millimole",
    "becquerel": "becquerel",
})  # fmt: skip
# Written without a plural.
_MORE_NAMES |= {"stone": "stone", "troy oz": "troy_ounce", "mos": "month"}
NAMES = {name: unit for name, unit in (generated.NAMES | TIME_NAMES | _MORE_NAMES).items() if name and name != "s"}
for _word in ("bus", "mts"):
    NAMES.pop(_word, None)

_MORE_SYMBOLS = {
    "m": "meter", "pm": "picometer", "yds": "yard", "ft.": "foot", "in.": "inch", "in": "inch", "kgs": "kilogram",
    "g": "gram",
    "gm": "gram", "gms": "gram", "ug": "microgram", "ng": "nanogram", "t": "metric_ton", "Mt": "megametric_ton",
    "kt": "kilometric_ton", "Gt": "gigametric_ton",
    "st": "stone", "lb.": "pound", "oz.": "ounce", "l": "liter", "L": "liter", "ml": "milliliter", "mL": "milliliter",
    "µl": "microliter", "µL": "microliter",
    "gal": "gallon", "h": "hour", "hr.": "hour", "min": "minute", "mins": "minute", "min.": "minute", "s": "second",
    "µs": "microsecond",
    "yrs": "year", "mo": "month", "W": "watt", "KW": "kilowatt", "KWh": "kilowatt_hour", "kwh": "kilowatt_hour",
    "MWh": "megawatt_hour",
    "GWh": "gigawatt_hour", "TWh": "terawatt_hour", "Wh": "watt_hour", "V": "volt", "A": "ampere", "MJ": "megajoule",
    "GJ": "gigajoule", "N": "newton", "N·m": "newton * meter", "Pa": "pascal", "bar": "bar", "mbar": "millibar",
    "K": "kelvin",
    "°C": "degC", "° C": "degC", "°F": "degF", "° F": "degF", "℃": "degC", "℉": "degF", "ºC": "degC", "ºF": "degF",
    "C": "degC", "F": "degF",
    "°": "degree", "º": "degree", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "Mb": "megabit",
    "Gb": "gigabit", "mb": "megabyte",
    "Kbps": "kilobit / second", "Mbit": "megabit", "Gbit": "gigabit", "bhp": "horsepower", "mpg": "mile / gallon",
    "kmh": "kilometer / hour",
    "ppm": "ppm", "bpm": "count / minute", "mol": "mole", "mmol": "millimole", "nmol": "nanomole",
    "µmol": "micromole", "nmi": "nautical_mile",
    "mSv": "millisievert", "µSv": "microsievert", "lux": "lux", "rpm": "revolution / minute", "deg": "degree",
    "‰": "permille",
    "mM": "millimolar", "µM": "micromolar", "nM": "nanomolar", "b/d": "oil_barrel / day",
    "bbl": "oil_barrel", "bbls": "oil_barrel", "MMbbl": "megaoil_barrel", "cfs": "foot ** 3 / second",
    "MP": "megapixel", "mi": "mile",
    "px": "pixel", "dpi": "pixel / inch", "ppi": "pixel / inch", "mmHg": "mmHg", "sqm": "meter ** 2",
    "sqft": "foot ** 2", "psf": "",
    "mg": "milligram", "TBq": "terabecquerel",
}  # fmt: skip
SYMBOLS = {symbol: unit for symbol, unit in (generated.SYMBOLS | _MORE_SYMBOLS).items() if unit}
# Symbols of length that take a power: "m2", "km²", "cm3".
LENGTHS = frozenset({"m", "km", "cm", "mm", "µm", "nm", "dm", "ft", "in", "mi", "yd"})
AREA_PREFIXES = {"square": 2, "sq": 2, "sq.": 2, "cubic": 3, "cu": 3, "cu.": 3}
