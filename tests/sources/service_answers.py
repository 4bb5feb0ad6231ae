"""What statistics services answer, in the shapes that their documentation describes, from small tables of figures.

`answer` takes the place of all of them at once: the first part of a path says whose answer is wanted.
"""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import parse_qs, unquote

# --- the World Bank: a list of what is about the answer and its rows, newest first ------------------------------------

WORLDBANK = {
    ("DE", "NY.GDP.MKTP.CD"): {2022: 4163596357879.43, 2023: 4525703903627.53},
    ("DE", "NY.GDP.MKTP.KD.ZG"): {2021: 3.66999, 2022: 1.36979, 2023: -0.26604},
    ("DE", "NY.GDP.PCAP.CD"): {2023: 54343.2258},
    ("DE", "SP.POP.TOTL"): {2022: 83797985, 2023: 83280000, 2024: None},
    ("DE", "FP.CPI.TOTL.ZG"): {2022: 6.8726, 2023: 5.94643683289537},
    ("DE", "SL.UEM.TOTL.ZS"): {2022: 3.135, 2023: 3.068},
    ("KE", "SP.POP.TOTL"): {2022: 54252461, 2023: 55339003},
    ("KE", "NY.GDP.MKTP.KD.ZG"): {2023: 5.5686},
    ("BR", "FP.CPI.TOTL.ZG"): {2022: 9.2801, 2023: 4.5935},
    ("JP", "SP.DYN.LE00.IN"): {2021: 84.4456, 2022: 83.9963},
    ("KR", "SP.DYN.TFRT.IN"): {2022: 0.778, 2023: 0.721},
    ("1W", "SP.POP.TOTL"): {2022: 7989981519, 2023: 8061876001},
    ("NG", "EG.ELC.ACCS.ZS"): {2021: 59.5, 2022: 60.5},
    ("TD", "SP.DYN.IMRT.IN"): {2022: 64.0},
    ("GE", "NY.GDP.MKTP.CD"): {2022: 24984690557.0},
    ("CD", "SP.POP.TOTL"): {2023: 105789731},
    ("CG", "SP.POP.TOTL"): {2023: 6182885},
    ("FR", "NE.EXP.GNFS.CD"): {2023: 1051226354216.0},
}
_PER_PAGE = 1000


def worldbank(path, query):
    _, _, place, _, code = path.strip("/").split("/")
    series = WORLDBANK.get((place, code))
    if series is None:
        return 200, [{"message": [{"id": "120", "key": "Invalid value", "value": "The provided parameter value is not"
                                   " valid"}]}]  # fmt: skip
    rows = [
        {
            "indicator": {"id": code, "value": code},
            "country": {"id": place, "value": place},
            "countryiso3code": "",
            "date": str(year),
            "value": value,
            "unit": "",
            "obs_status": "",
            "decimal": 1,
        }
        for year, value in sorted(series.items(), reverse=True)
    ]
    size = min(int(query.get("per_page", "50")), _PER_PAGE)
    number = int(query.get("page", "1"))
    about = {"page": number, "pages": -(-len(rows) // size), "per_page": size, "total": len(rows), "sourceid": "2"}
    return 200, [about, rows[(number - 1) * size : number * size]]


# --- Eurostat: JSON-stat ----------------------------------------------------------------------------------------------

EUROSTAT = {
    ("prc_hicp_aind", "DE"): {2022: 8.7, 2023: 6.0},
    ("prc_hicp_aind", "EL"): {2022: 9.3, 2023: 4.2},
    ("prc_hicp_aind", "EA20"): {2022: 8.4, 2023: 5.4},
    ("une_rt_a", "ES", "Y15-74"): {2022: 13.0, 2023: 12.2},
    ("une_rt_a", "ES", "Y15-24"): {2022: 29.7, 2023: 28.7},
    ("gov_10dd_edpt1", "IT"): {2022: 138.3, 2023: 134.8},
    ("nama_10_gdp", "DE"): {2022: 3953850.0, 2023: (4185550.0, "p")},
}


def eurostat(path, query):
    code = path.rpartition("/")[2]
    age = [query["age"]] if code == "une_rt_a" else []
    series = EUROSTAT.get((code, query["geo"], *age))
    others = {key: value for key, value in query.items() if key not in ("geo", "format", "lang")}
    if series is None:
        return 400, {"error": [{"status": 400, "id": 150, "label": "INVALID_QUERY_DIMENSION_VALUE"}]}
    names = [*others, "geo", "time"]
    values = {str(i): v[0] if isinstance(v, tuple) else v for i, v in enumerate(series.values())}
    marks = {str(i): v[1] for i, v in enumerate(series.values()) if isinstance(v, tuple)}
    dimension = {
        name: {"label": name, "category": {"index": {value: 0}, "label": {value: value}}}
        for name, value in [*others.items(), ("geo", query["geo"])]
    }
    years = {str(year): place for place, year in enumerate(series)}
    dimension["time"] = {"label": "Time", "category": {"index": years, "label": {year: year for year in years}}}
    size = [*[1] * (len(names) - 1), len(series)]
    cube = {"version": "2.0", "class": "dataset", "label": code, "source": "ESTAT", "value": values}
    return 200, {**cube, "id": names, "size": size, "dimension": dimension, **({"status": marks} if marks else {})}


# --- the IMF ----------------------------------------------------------------------------------------------------------

IMF = {
    ("NGDP_RPCH", "IND"): {2020: -5.8, 2021: 9.7, 2022: 7.0, 2023: 8.2, 2029: 6.5},
    ("PCPIPCH", "ARG"): {2023: 133.5, 2024: 219.9},
    ("BCA_NGDPD", "KEN"): {2022: -5.1, 2023: -4.0},
    ("GGXCNL_NGDP", "KEN"): {2022: -6.1, 2023: -5.7},
    ("GGXWDG_NGDP", "JPN"): {2022: 256.3, 2023: 249.7},
}


def imf(path, query):
    code, place = path.strip("/").split("/")[1:]
    series = IMF.get((code, place))
    if series is None:
        return 204, b""
    values = {code: {place: {str(year): value for year, value in series.items()}}}
    return 200, {"values": values, "api": {"version": "1", "output-method": "json"}}


# --- the OECD: SDMX-CSV -----------------------------------------------------------------------------------------------

OECD = {
    ("DF_PRICES_ALL", "USA"): {2022: 8.0028, 2023: 4.116338},
    ("DF_NAAG_I", "JPN"): {2022: 0.95, 2023: 1.92},
}


def oecd(path, query):
    flow, key = unquote(path).rsplit("/", 2)[-2:]
    for (name, place), series in OECD.items():
        if name in flow and place in key.split("."):
            table = io.StringIO()
            out = csv.writer(table)
            out.writerow(
                ["DATAFLOW", "REF_AREA", "FREQ", "MEASURE", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UNIT_MULT"]
            )
            for year, value in series.items():
                out.writerow([flow, place, "A", "X", year, value, "A", "0"])
            return 200, table.getvalue().encode()
    return 404, b"NoRecordsFound"


# --- FRED -------------------------------------------------------------------------------------------------------------

FRED = {
    ("UNRATE", ""): {"2023-11-01": "3.7", "2023-12-01": "3.7", "2024-01-01": "."},
    ("UNRATE", "a"): {"2022-01-01": "3.6", "2023-01-01": "3.63333"},
    ("FEDFUNDS", "a"): {"2023-01-01": "5.02417"},
}
FRED_KEY = "0123456789abcdef0123456789abcdef"


def fred(path, query):
    if query.get("api_key") != FRED_KEY:
        return 400, {
            "error_code": 400,
            "error_message": "Bad Request.  The value for variable api_key is not registered.",
        }
    series = FRED.get((query["series_id"], query.get("frequency", "")))
    if series is None:
        return 400, {"error_code": 400, "error_message": "Bad Request.  The series does not exist."}
    rows = [
        {"realtime_start": "2024-02-01", "realtime_end": "2024-02-01", "date": day, "value": value}
        for day, value in series.items()
    ]
    return 200, {"realtime_start": "2024-02-01", "count": len(rows), "offset": 0, "limit": 100000, "observations": rows}


# --- EDGAR: each report gives earlier years too, all under its own `fy` -----------------------------------------------

COMPANIES = [
    (320193, "AAPL", "Apple Inc."),
    (1318605, "TSLA", "Tesla, Inc."),
    (27904, "DAL", "DELTA AIR LINES, INC."),
]
EDGAR = {
    320193: {
        "RevenueFromContractWithCustomerExcludingAssessedTax": [
            ("2021-09-26", "2022-09-24", 394328000000, 2022),
            ("2020-09-27", "2021-09-25", 365817000000, 2022),
            ("2022-09-25", "2023-09-30", 383285000000, 2023),
            ("2021-09-26", "2022-09-24", 394328000000, 2023),
            ("2020-09-27", "2021-09-25", 365817000000, 2023),
        ],
        "NetIncomeLoss": [
            ("2022-09-25", "2023-09-30", 96995000000, 2023),
            ("2021-09-26", "2022-09-24", 99803000000, 2023),
        ],
        "Assets": [("", "2023-09-30", 352583000000, 2023), ("", "2022-09-24", 352755000000, 2023)],
    },
    1318605: {
        "Revenues": [
            ("2022-01-01", "2022-12-31", 81462000000, 2022),
            ("2023-01-01", "2023-12-31", 96773000000, 2023),
            ("2022-01-01", "2022-12-31", 81462000000, 2023),
        ],
        "NetIncomeLoss": [
            ("2023-01-01", "2023-12-31", 14997000000, 2023),
            ("2022-01-01", "2022-12-31", 12556000000, 2023),
        ],
    },
}


def edgar(path, query):
    if path.endswith("company_tickers.json"):
        return 200, {str(i): {"cik_str": c, "ticker": t, "title": n} for i, (c, t, n) in enumerate(COMPANIES)}
    cik = int(path.rpartition("CIK")[2].removesuffix(".json"))
    if cik not in EDGAR:
        return 404, b"<Error>NoSuchKey</Error>"
    facts = {
        tag: {"label": tag, "units": {"USD": [_filed(cik, *row) for row in rows]}} for tag, rows in EDGAR[cik].items()
    }
    return 200, {"cik": cik, "entityName": str(cik), "facts": {"us-gaap": facts}}


def _filed(cik, start, end, value, fy):
    row = {"start": start} if start else {}
    filing = f"{cik:010d}-{fy % 100 + 1}-000001"
    return {
        **row,
        "end": end,
        "val": value,
        "accn": filing,
        "fy": fy,
        "fp": "FY",
        "form": "10-K",
        "filed": f"{fy}-12-01",
    }


# --- Wikidata ---------------------------------------------------------------------------------------------------------

ITEMS = {
    "Q243": ("Eiffel Tower", "tower in Paris"),
    "Q64": ("Berlin", "capital of Germany"),
    "Q821244": ("Berlin", "city in New Hampshire"),
    "Q5513": ("Lake Baikal", "lake in Siberia"),
    "Q1653": ("Danube", "river in Europe"),
    "Q1055": ("Hamburg University", "university"),
    "Q28515": ("Springfield", "city in Illinois"),
    "Q135615": ("Springfield", "city in Missouri"),
}
_UNIT = {"m": "Q11573", "km": "Q828224", "km2": "Q712226"}
WIKIDATA = {
    ("Q243", "P2048"): [("+324", "m", "", "normal", {"P518": []}), ("+330", "m", "", "preferred", {})],
    ("Q64", "P1082"): [("+3755251", "", "2022-12-31", "preferred", {}), ("+3292365", "", "2011-05-09", "normal", {})],
    ("Q821244", "P1082"): [("+9425", "", "2020-04-01", "normal", {})],
    ("Q5513", "P2046"): [("+31722", "km2", "", "normal", {})],
    ("Q1653", "P2043"): [("+2850", "km", "", "normal", {})],
    ("Q1055", "P571"): [("1919-05-10", "time", "", "normal", {})],
    ("Q28515", "P1082"): [("+114394", "", "2020-04-01", "preferred", {})],
    ("Q135615", "P1082"): [("+169176", "", "2020-04-01", "preferred", {})],
}


def wikidata(path, query):
    if query["action"] == "wbsearchentities":
        name = query["search"]
        found = [
            {
                "id": item,
                "label": label,
                "description": about,
                "match": {"type": "label", "language": "en", "text": label},
            }
            for item, (label, about) in ITEMS.items()
            if label.lower().startswith(name.lower())
        ]
        return 200, {"searchinfo": {"search": name}, "search": found, "success": 1}
    claims = WIKIDATA.get((query["entity"], query["property"]))
    made = [_statement(query["property"], *claim) for claim in claims or ()]
    return 200, {"claims": {query["property"]: made} if made else []}


def _statement(code, amount, unit, day, rank, more):
    qualifiers = dict(more)
    if day:
        time = {"time": f"+{day}T00:00:00Z", "precision": 11, "timezone": 0}
        qualifiers["P585"] = [{"snaktype": "value", "property": "P585", "datavalue": {"value": time, "type": "time"}}]
    if unit == "time":
        value = {"time": f"+{amount}T00:00:00Z", "precision": 11, "timezone": 0}
        snak = {"snaktype": "value", "property": code, "datavalue": {"value": value, "type": "time"}}
        return {"mainsnak": snak, "type": "statement", "rank": rank}
    value = {"amount": amount, "unit": f"http://www.wikidata.org/entity/{_UNIT[unit]}" if unit else "1"}
    snak = {"snaktype": "value", "property": code, "datavalue": {"value": value, "type": "quantity"}}
    return {"mainsnak": snak, "type": "statement", "qualifiers": qualifiers, "rank": rank}


# --- Our World in Data ------------------------------------------------------------------------------------------------

OWID = {
    ("annual-co2-emissions-per-country", "DEU"): {2021: 678799000.0, 2022: 673600000.0},
    ("co-emissions-per-capita", "DEU"): {2021: 8.14, 2022: 7.9837},
    ("life-expectancy", "JPN"): {2021: 84.54, 2022: 84.0},
}


def owid(path, query):
    slug = path.rpartition("/")[2].removesuffix(".csv")
    place = query["country"].removeprefix("~")
    series = OWID.get((slug, place))
    rows = [f"Name,{place},{year},{value}" for year, value in (series or {}).items()]
    return 200, "\n".join(["entity,code,year,value", *rows, ""]).encode()


_SERVICES = {
    "worldbank": worldbank, "eurostat": eurostat, "imf": imf, "oecd": oecd, "fred": fred, "edgar": edgar,
    "wikidata": wikidata, "owid": owid,
}  # fmt: skip


def answer(target):
    """Return status, content type and body for a path with its query."""
    path, _, query = target.partition("?")
    asked = {key: values[0] for key, values in parse_qs(query).items()}
    status, body = _SERVICES[path.split("/")[1]](path, asked)
    kind = "text/plain" if isinstance(body, bytes) else "application/json"
    return status, kind, body if isinstance(body, bytes) else json.dumps(body).encode()
