"""Units as written by hand: percent and points, and names and symbols that the generated table lacks or has otherwise.

`NAMES` are lower-case words, `SYMBOLS` are case-sensitive; both give a pint unit name.
"""

from __future__ import annotations

PERCENT = frozenset({"%", "percent", "per cent", "pct", "pc", "p.c.", "percents", "pct.", "percentage", "٪", "％", "per-cent", "perc"})
POINTS = {
    "percentage points": 1, "percentage point": 1, "percentage-point": 1, "percentage-points": 1, "pp": 1, "pps": 1, "ppt": 1, "ppts": 1, "pts": 1,
    "p.p.": 1, "percent points": 1, "%-points": 1, "% points": 1, "%pts": 1, "pp.": 1, "% pts": 1, "pctg pts": 1,
    "per cent points": 1, "basis points": 100, "basis point": 100, "basis-point": 100, "bps": 100, "bp": 100, "bpts": 100, "bp.": 100,
}  # fmt: skip

_TIME = {
    "year": "year yr", "month": "month mo mth", "week": "week wk", "day": "day", "hour": "hour hr",
    "minute": "minute min", "second": "second sec", "decade": "decade", "century": "century", "fortnight": "fortnight",
    "millennium": "millennium", "millisecond": "millisecond msec", "microsecond": "microsecond",
    "nanosecond": "nanosecond",
}  # fmt: skip
DURATIONS = frozenset(_TIME)

_IRREGULAR = {"century": "centuries", "millennium": "millennia", "foot": "feet", "inch": "inches"}


def _plurals(names: dict[str, str]) -> dict[str, str]:
    table: dict[str, str] = {}
    for unit, words in names.items():
        for word in words.split():
            table[word] = unit
            table[_IRREGULAR.get(word, word + "s")] = unit
    return table


TIME_NAMES = _plurals(_TIME)
_LENGTH = {
    "meter": "meter metre", "kilometer": "kilometer kilometre", "centimeter": "centimeter centimetre",
    "millimeter": "millimeter millimetre", "micrometer": "micrometer micrometre micron", "nanometer": "nanometer nanometre",
    "decimeter": "decimeter decimetre", "picometer": "picometer picometre", "mile": "mile", "yard": "yard", "foot": "foot", "inch": "inch",
    "kilogram": "kilogram kilogramme kilo", "gram": "gram gramme", "milligram": "milligram milligramme", "microgram": "microgram mcg",
    "metric_ton": "tonne", "ton": "ton", "pound": "lb", "ounce": "ounce", "stone": "", "liter": "liter litre",
    "milliliter": "milliliter millilitre", "gallon": "gallon", "pint": "pint", "quart": "quart", "barrel": "barrel bbl",
    "cup": "cup", "tablespoon": "tablespoon", "teaspoon": "teaspoon", "acre": "acre", "hectare": "hectare",
    "watt": "watt", "kilowatt": "kilowatt", "megawatt": "megawatt", "gigawatt": "gigawatt", "terawatt": "terawatt", "volt": "volt",
    "ampere": "ampere amp", "joule": "joule", "calorie": "calorie", "kilocalorie": "kilocalorie",
    "newton": "newton", "pascal": "pascal", "hertz": "", "kilohertz": "", "megahertz": "", "gigahertz": "",
    "bit": "bit", "byte": "byte", "kilobyte": "kilobyte", "megabyte": "megabyte", "gigabyte": "gigabyte", "terabyte": "terabyte",
    "megabit": "megabit", "gigabit": "gigabit", "kilobit": "kilobit", "pixel": "pixel", "degree": "degree", "knot": "knot", "nautical_mile": "",
    "light_year": "", "horsepower": "", "bushel": "bushel bu", "carat": "carat", "radian": "radian", "turn": "", "dram": "dram", "decibel": "decibel", "furlong": "furlong", "fathom": "fathom",
}  # fmt: skip
NAMES = TIME_NAMES | _plurals(_LENGTH) | {
    "mcg": "microgram", "lbs": "pound", "pounds": "pound", "pound": "pound", "stone": "stone", "hertz": "hertz",
    "kilohertz": "kilohertz", "megahertz": "megahertz", "gigahertz": "gigahertz", "horsepower": "horsepower",
    "nautical mile": "nautical_mile", "nautical miles": "nautical_mile", "light year": "light_year", "light years": "light_year",
    "light-year": "light_year", "light-years": "light_year",
    "metric ton": "metric_ton", "metric tons": "metric_ton", "metric tonne": "metric_ton", "metric tonnes": "metric_ton",
    "long ton": "long_ton", "long tons": "long_ton", "short ton": "ton", "short tons": "ton",
    "square meter": "meter ** 2", "mph": "mile / hour", "kph": "kilometer / hour", "kmh": "kilometer / hour", "mpg": "mile / gallon",
    "rpm": "revolution / minute", "degrees celsius": "degC", "degree celsius": "degC", "degrees centigrade": "degC", "degree centigrade": "degC",
    "celsius": "degC", "centigrade": "degC", "degrees c": "degC", "degree c": "degC", "deg c": "degC", "deg celsius": "degC", "degrees fahrenheit": "degF",
    "degree fahrenheit": "degF", "fahrenheit": "degF", "degrees f": "degF", "deg f": "degF", "degree f": "degF", "deg fahrenheit": "degF", "kelvin": "kelvin", "kelvins": "kelvin",
    "deg": "degree", "degs": "degree", "kilowatt hour": "kilowatt_hour", "kilowatt hours": "kilowatt_hour", "kilowatt-hours": "kilowatt_hour", "kilowatt-hour": "kilowatt_hour",
    "megawatt hours": "megawatt_hour", "megawatt-hours": "megawatt_hour", "gigawatt hours": "gigawatt_hour", "gigawatt-hours": "gigawatt_hour",
    "terawatt hours": "terawatt_hour", "terawatt-hours": "terawatt_hour", "fluid ounce": "fluid_ounce", "fluid ounces": "fluid_ounce", "fl oz": "fluid_ounce", "fl. oz.": "fluid_ounce",
}  # fmt: skip
del NAMES["sec"], NAMES["secs"], NAMES["mo"], NAMES["mos"]
NAMES |= {"sec": "second", "secs": "second", "mos": "month"}

SYMBOLS = {
    "km": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter", "µm": "micrometer", "μm": "micrometer", "nm": "nanometer", "pm": "picometer", "dm": "decimeter",
    "mi": "mile", "yd": "yard", "yds": "yard", "ft": "foot", "ft.": "foot", "in.": "inch", "in": "inch", "kg": "kilogram", "kgs": "kilogram", "g": "gram", "mg": "milligram",
    "µg": "microgram", "μg": "microgram", "ug": "microgram", "ng": "nanogram", "t": "metric_ton", "lb": "pound", "lbs": "pound", "lb.": "pound", "oz": "ounce", "oz.": "ounce", "l": "liter", "L": "liter", "ml": "milliliter", "mL": "milliliter", "dl": "deciliter", "dL": "deciliter", "cl": "centiliter",
    "µl": "microliter", "μl": "microliter", "μL": "microliter", "gal": "gallon", "h": "hour", "hr": "hour", "hrs": "hour", "hr.": "hour", "min": "minute", "mins": "minute", "min.": "minute", "s": "second", "ms": "millisecond", "ns": "nanosecond", "μs": "microsecond", "µs": "microsecond",
    "ha": "hectare", "W": "watt", "kW": "kilowatt", "KW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt", "mW": "milliwatt",
    "kWh": "kilowatt_hour", "KWh": "kilowatt_hour", "kwh": "kilowatt_hour", "MWh": "megawatt_hour", "GWh": "gigawatt_hour", "TWh": "terawatt_hour", "Wh": "watt_hour", "mAh": "milliampere_hour",
    "V": "volt", "kV": "kilovolt", "mV": "millivolt", "A": "ampere", "mA": "milliampere", "Ω": "ohm", "J": "joule", "kJ": "kilojoule", "MJ": "megajoule", "GJ": "gigajoule",
    "cal": "calorie", "kcal": "kilocalorie", "N": "newton", "kN": "kilonewton", "Nm": "newton * meter", "N·m": "newton * meter", "Pa": "pascal", "kPa": "kilopascal", "MPa": "megapascal", "GPa": "gigapascal", "hPa": "hectopascal",
    "psi": "pound_force_per_square_inch", "bar": "bar", "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "K": "kelvin",
    "°C": "degC", "° C": "degC", "°F": "degF", "° F": "degF", "℃": "degC", "℉": "degF", "ºC": "degC", "ºF": "degF", "C": "degC", "F": "degF", "°": "degree", "º": "degree",
    "B": "byte", "kB": "kilobyte", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "PB": "petabyte", "Mb": "megabit", "Gb": "gigabit",
    "Mbps": "megabit / second", "Gbps": "gigabit / second", "kbps": "kilobit / second", "Kbps": "kilobit / second", "Mbit/s": "megabit / second", "Gbit/s": "gigabit / second", "MB/s": "megabyte / second",
    "dB": "decibel", "hp": "horsepower", "bhp": "horsepower", "rpm": "revolution / minute", "km/h": "kilometer / hour", "kmh": "kilometer / hour", "kph": "kilometer / hour", "mph": "mile / hour", "mpg": "mile / gallon", "m/s": "meter / second",
    "m/s2": "meter / second ** 2", "m/s²": "meter / second ** 2", "kg/m³": "kilogram / meter ** 3", "kg/m3": "kilogram / meter ** 3", "g/km": "gram / kilometer", "mg/dL": "milligram / deciliter", "mg/dl": "milligram / deciliter", "mg/kg": "milligram / kilogram",
    "m²": "meter ** 2", "m2": "meter ** 2", "m³": "meter ** 3", "m3": "meter ** 3", "km²": "kilometer ** 2", "km2": "kilometer ** 2", "cm²": "centimeter ** 2", "cm2": "centimeter ** 2", "cm³": "centimeter ** 3", "cm3": "centimeter ** 3", "cc": "centimeter ** 3", "mm²": "millimeter ** 2",
    "mmHg": "mmHg", "ppm": "ppm", "bpm": "count / minute", "mol": "mole", "mmol": "millimole", "mmol/L": "millimole / liter", "mmol/l": "millimole / liter", "nmi": "nautical_mile", "eV": "electron_volt", "keV": "kiloelectron_volt", "MeV": "megaelectron_volt", "GeV": "gigaelectron_volt", "TeV": "teraelectron_volt",
    "Sv": "sievert", "mSv": "millisievert", "Bq": "becquerel", "lux": "lux", "rad": "radian", "yr": "year", "yrs": "year", "mo": "month",
}  # fmt: skip
AREA_PREFIXES = {"square": 2, "sq": 2, "sq.": 2, "cubic": 3, "cu": 3, "cu.": 3}
