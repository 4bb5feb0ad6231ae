"""Makes the predictions of the extractor for a gold file of quantities, in the form that quantity scorers read.

    python benchmarks/score_extraction.py [--all-kinds] GOLD.json... > predictions.jsonl

A gold file is a JSON list of objects with "text" or "Input". For each, one line is written:
{"sentence_id": "<file stem>:<index>", "quantities": [{"start", "end", "surface", "value", "unit", "change"}]}.
Dates, years, clock times, ordinals and scores are figures for claimcheck but no quantities for such data: they are left
out. Units are spelled in words, money by its currency's name, hundredths as cents or pence with their own value.
Each of Recognizers-Text's files marks one kind of quantity; for these, only figures of that kind are written, unless
--all-kinds asks for all.
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from claimcheck.figures import extract
from claimcheck.model import Change, Figure, Hedge, Kind

CURRENCIES = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound sterling", "JPY": "japanese yen", "CNY": "chinese yuan",
    "INR": "indian rupee",
    "AUD": "australian dollar", "CAD": "canadian dollar", "HKD": "hong kong dollar", "NZD": "new zealand dollar",
    "SGD": "singapore dollar", "TWD": "new taiwan dollar", "CHF": "swiss franc", "SEK": "swedish krona",
    "NOK": "norwegian krone",
    "DKK": "danish krone", "MYR": "malaysian ringgit", "ILS": "shekel", "TRY": "turkish lira",
    "ZAR": "south african rand",
    "MXN": "mexican peso", "GEL": "georgian lari", "BTC": "bitcoin", "FIM": "finnish markka", "ESP": "peseta",
    "NLG": "netherlands guilder", "CRC": "costa rican colón", "LAK": "lao kip", "LKR": "sri lankan rupee",
    "HRK": "croatian kuna",
    "DEM": "mark", "IDR": "rupiah", "THB": "baht", "RUB": "ruble", "BRL": "real", "KRW": "won", "NGN": "naira",
    "VND": "dong",
    "PHP": "philippine peso", "PLN": "zloty", "KZT": "tenge", "PKR": "pakistani rupee", "SAR": "saudi riyal",
    "SAT": "satoshi",
}  # fmt: skip
DROPPED = {Kind.DATE, Kind.YEAR, Kind.TIME, Kind.ORDINAL}
CHANGES = {
    Hedge.NONE: "=", Hedge.ABOUT: "~", Hedge.NEARLY: "~", Hedge.JUST_OVER: ">", Hedge.MORE_THAN: ">",
    Hedge.AT_LEAST: ">", Hedge.LESS_THAN: "<", Hedge.AT_MOST: "<",
}  # fmt: skip
_HUNDREDTH = re.compile(r"(?:(satoshi|sen)|(pence|penn(?:y|ies)|(?<=\d)p)|(cents?|¢|(?<=\d)c|cts?))\b", re.I)
_PINT_WORDS = {
    "degC": "celsius", "degF": "fahrenheit", "delta_degC": "celsius", "delta_degF": "fahrenheit",
    "pound": "pound-mass", "metric_ton": "metric ton",
    "count": "beat", "oil_barrel": "barrel", "pound_force_per_square_inch": "pound per square inch",
    "ppm": "part per million",
}  # fmt: skip


def spelled(unit: str) -> str:
    """Spell a pint unit in words: "meter / second ** 2" is "meter per square second"."""
    parts = []
    for part in unit.split(" / "):
        factors = []
        for factor in part.split(" * "):
            name, _, power = factor.partition(" ** ")
            name = _PINT_WORDS.get(name, name.replace("_", " "))
            factors.append({"2": "square ", "3": "cubic "}.get(power, "") + name)
        parts.append(" ".join(factors))
    return " per ".join(parts)


def unit_name(figure: Figure, text: str) -> str:
    """Return the unit's name as the gold data spells it."""
    per = f" per {figure.per}" if figure.per else ""
    match figure.kind:
        case Kind.MONEY:
            match = _HUNDREDTH.search(figure.surface)
            name = CURRENCIES.get(figure.unit, figure.unit)
            if match:
                name = match.group(1) or ("penny" if match.group(2) else "cent")
            return name + per
        case Kind.PERCENT:
            return "percentage" + per
        case Kind.POINTS:
            return "basis point" if _is_basis(figure) else "percentage point"
        case Kind.MULTIPLE | Kind.STATISTIC:
            return "-"
        case Kind.AGE:
            return f"{figure.unit} of age"
        case Kind.COUNT | Kind.RATIO if figure.noun:
            return text[figure.noun.start : figure.noun.end].lower() + per
    return spelled(figure.unit) + per if figure.unit else "-" + per


def _is_basis(figure: Figure) -> bool:
    return bool(re.search(r"basis|bp", figure.surface, re.I))


def quantity(figure: Figure, text: str) -> dict[str, Any]:
    """Return one figure as the scorers read it."""
    factor = Decimal(1)
    if (figure.kind is Kind.POINTS and _is_basis(figure)) or (
        figure.kind is Kind.MONEY and _HUNDREDTH.search(figure.surface)
    ):
        factor = Decimal(100)
    values = [figure.value] if figure.high is None else [figure.value, figure.high]
    if figure.ratio and figure.ratio[1]:
        values = [Decimal(figure.ratio[0]) / Decimal(figure.ratio[1])]
    unit = unit_name(figure, text)
    if "decade" in figure.surface.lower() and figure.unit == "year":
        factor, unit = Decimal("0.1"), "decade"
    numbers = [float(v * factor) for v in values]
    change = figure.change.value if figure.change is not Change.NONE else CHANGES[figure.hedge]
    return {
        "start": figure.start, "end": figure.end, "surface": figure.surface,
        "value": numbers[0] if len(numbers) == 1 else numbers, "unit": unit, "change": change,
    }  # fmt: skip


def quantities(text: str) -> list[dict[str, Any]]:
    """Return the quantities of a text; the two ends of "from A to B" of one unit are one range there."""
    figures = [f for f in extract(text) if f.kind not in DROPPED and f.unit != "score"]
    merged: list[dict[str, Any]] = []
    for item in (quantity(f, text) for f in figures):
        last = merged[-1] if merged else None
        if last and _is_one_range(text, last, item):
            last.update(
                value=[last["value"], item["value"]], end=item["end"], surface=text[last["start"] : item["end"]]
            )
        else:
            merged.append(item)
    return merged


_FROM = re.compile(r"\bfrom (?:about |around )?$")


def _is_one_range(text: str, first: dict[str, Any], second: dict[str, Any]) -> bool:
    joined = text[first["end"] : second["start"]] == " to " and bool(_FROM.search(text[: first["start"]]))
    return joined and not isinstance(first["value"], list) and first["unit"] == second["unit"]


# What each of Recognizers-Text's models marks: one kind of unit only, rates of money as money, and a measure in two
# units ("5 feet 2 inches", "3 dollars 50 cents") as one amount of the larger.
MODELS = {
    "AgeModel": {Kind.AGE}, "CurrencyModel": {Kind.MONEY}, "DimensionModel": {Kind.MEASURE},
    "TemperatureModel": {Kind.MEASURE},
}  # fmt: skip
PARTS = {
    ("foot", "inch"): 12,
    ("dollar", "cent"): 100,
    ("pound sterling", "penny"): 100,
    ("euro", "cent"): 100,
    ("pound-mass", "ounce"): 16,
}
_TEMPERATURE = re.compile(r"deg(?:C|F|ree)|kelvin")
_PART_JOINT = re.compile(r",? (?:and )?$")


def marked(text: str, model: str) -> list[dict[str, Any]]:
    """Return the quantities of a text that one of Recognizers-Text's models marks."""
    figures = [f for f in extract(text) if f.kind in MODELS[model]]
    if model == "TemperatureModel":
        figures = [f for f in figures if _TEMPERATURE.search(f.unit)]
    if model == "CurrencyModel":
        figures = [replace(f, per="") for f in figures]
    found: list[dict[str, Any]] = []
    for item in (quantity(f, text) for f in figures):
        last = found[-1] if found else None
        parts = PARTS.get((last["unit"], item["unit"])) if last else None
        if last and parts and _PART_JOINT.fullmatch(text[last["end"] : item["start"]]):
            last.update(
                value=last["value"] + item["value"] / parts, end=item["end"], surface=text[last["start"] : item["end"]]
            )
        else:
            found.append(item)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--all-kinds", action="store_true", help="predict every quantity, whatever the file marks")
    options = parser.parse_args()
    for path in options.gold:
        limited = path.stem in MODELS and not options.all_kinds
        for index, item in enumerate(json.loads(path.read_text(encoding="utf-8-sig"))):
            text = item.get("text") or item.get("Input") or ""
            found = marked(text, path.stem) if limited else quantities(text)
            print(json.dumps({"sentence_id": f"{path.stem}:{index}", "quantities": found}, ensure_ascii=False))


if __name__ == "__main__":
    main()
