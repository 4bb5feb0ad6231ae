"""Small data tables of invented places and firms, for tests of looking claims up in tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from claimcheck import documents, reading
from claimcheck.figures import extract
from claimcheck.model import Evidence
from claimcheck.sources.tables import open_tables
from claimcheck.sources.tables.source import Tables

EXPORTS = """\
Region,Year,Exports (USD million),Workers
Northland,2021,120.5,1200
Northland,2022,132.0,1250
Northland,2023,150.2,1300
Eastmark,2021,80.0,900
Eastmark,2022,76.4,880
Eastmark,2023,70.1,850
Southern Isles,2021,40.2,400
Southern Isles,2022,44.8,410
Southern Isles,2023,49.9,430
Westvale,2021,20.0,210
Westvale,2022,21.0,220
Westvale,2023,19.8,205
"""
WITH_TOTAL = """\
Table 4. Catch of the fishing ports

Port;Catch in tonnes;Boats
Alna;1.250,5;31
Brisk;980,0;24
Corvo;n/a;12
Dorsum;410,25;9
Total;2.640,75;76
Source: Harbour office
"""
WIDE_YEARS = """\
Country,Indicator,2000,2010,2020
Germany,"Forest area (% of land)",31.7,32.7,32.7
Germany,"Road length (thousand km)",230,231,229.8
Peru,"Forest area (% of land)",60.1,58.2,56.5
Peru,"Road length (thousand km)",72.9,109.6,168.9
"""
WIDE_MONTHS = """\
Year,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,Annual
2020,4.1,4.2,4.4,9.8,9.0,8.1,7.9,7.5,7.1,6.8,6.6,6.5,6.8
2021,6.3,6.2,6.0,5.9,5.7,5.6,5.2,5.0,4.7,4.5,4.2,4.0,5.3
"""
QUARTERS = """\
quarter\tproduct\trevenue_usd
2022-Q1\tlamps\t1200
2022-Q2\tlamps\t1350
2022-Q1\tchairs\t800
2022-Q2\tchairs\t760
"""
VISITS = """\
visitor,age,city,member,tickets
Ada Alder,34,Alna,yes,2
Ben Birch,61,Alna,no,1
Cy Cedar,19,Brisk,yes,4
Di Dogwood,45,Alna,yes,3
Ed Elm,27,Brisk,no,1
Flo Fir,52,Alna,no,2
Gus Gorse,70,Corvo,yes,1
Hal Hazel,33,Alna,no,6
"""
WRITTEN = "2024-03-01"


def written(folder: Path, files: Mapping[str, str]) -> list[Path]:
    """Write files into a folder, and return their paths."""
    paths = []
    for name, text in files.items():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def opened(folder: Path, files: Mapping[str, str]) -> Tables:
    """Return a source of tables made of texts."""
    return open_tables(written(folder, files))


def evidence(tables: Tables, text: str, *, date: str = WRITTEN) -> Sequence[Evidence]:
    """Return what tables say of the figure in square brackets; a text without brackets has one figure."""
    start = text.find("[")
    plain = text.replace("[", "").replace("]", "")
    document = documents.read_text(plain)
    document = replace(document, date=date)
    seen = reading.read(document, extract(document, tables=False))
    wanted = [f for f in seen.figures if start < 0 or f.start <= start < f.end]
    assert wanted, [f.surface for f in seen.figures]
    sentence = next(s for s in seen.sentences if s.span.start <= wanted[0].start < s.span.end)
    return tables(seen)(sentence, (wanted[0],), ())


def bearing(tables: Tables, text: str, *, date: str = WRITTEN) -> str:
    """Return what tables say of the figure in square brackets, in a word: "" for nothing."""
    found = {e.bearing.value for e in evidence(tables, text, date=date)}
    return next((word for word in ("supports", "contradicts", "lead") if word in found), "")
