"""Files of data tables: which are read and how, what a report's query is worth, and what a hostile file can do."""

from __future__ import annotations

import os
from datetime import date

import duckdb
import openpyxl
import pytest
from test_tables_claims import FALSE, FILES, TRUE

from claimcheck.sources.tables import DataError, open_tables
from claimcheck.sources.tables.files import find, origins
from claimcheck.sources.tables.store import TooSlowError, load
from data_tables import EXPORTS, QUARTERS, VISITS, bearing, evidence, opened, written

CLAIM = "Northland's exports came to $150.2 million in 2023."


# --- formats ----------------------------------------------------------------------------------------------------------


def test_tables_with_tabs_and_semicolons(tmp_path):
    for name, separator in (("exports.tsv", "\t"), ("exports.csv", ";")):
        assert bearing(opened(tmp_path, {name: EXPORTS.replace(",", separator)}), CLAIM) == "supports", name


def test_another_encoding(tmp_path):
    path = tmp_path / "exports.csv"
    path.write_bytes(EXPORTS.replace("Northland", "Nørdland").encode("latin-1"))
    assert bearing(open_tables([path]), CLAIM.replace("Northland", "Nørdland")) == "supports"


@pytest.mark.parametrize("separator", [",", "\t"])
def test_text_of_two_bytes_a_character_as_excel_saves_it(tmp_path, separator):
    path = tmp_path / "exports.csv"
    path.write_bytes(b"\xff\xfe" + EXPORTS.replace(",", separator).encode("utf-16-le"))
    assert bearing(open_tables([path]), CLAIM) == "supports"


@pytest.mark.parametrize("cell", ["1e40", "1e300"])
def test_numbers_of_any_size_are_printed(tmp_path, cell):
    table = f"Region,Year,Exports (USD)\nNorthland,2023,{cell}\nEastmark,2023,2\n"
    (found,) = evidence(opened(tmp_path, {"exports.csv": table}), "Northland's exports were [$30 million] in 2023.")
    assert found.bearing.value == "contradicts"
    assert "trillion USD" in found.reason


def test_a_long_column_adds_up_to_the_same_each_time(tmp_path):
    rows = "\n".join(f"R{i % 7},{i * 0.1 + 1e6 / (i + 1)!r}" for i in range(300_000))
    (path,) = written(tmp_path, {"long.csv": f"region,amount\n{rows}\n"})
    store = load(origins(path)[0])
    assert len({store.rows("SELECT sum(amount), avg(amount) FROM raw")[0] for _ in range(10)}) == 1
    assert load(origins(path)[0]).rows("SELECT sum(amount) FROM raw") == store.rows("SELECT sum(amount) FROM raw")


def test_a_workbook_with_a_title_above_the_table_and_a_date_column(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Exports of the regions"])
    sheet.append([])
    sheet.append(["Region", "Month", "Exports (USD million)"])
    for region, amount in (("Northland", 150.2), ("Eastmark", 70.1)):
        sheet.append([region, date(2023, 5, 1), amount])
        sheet.append([region, date(2023, 6, 1), amount + 1])
    other = book.create_sheet("Boats")
    for row in (["Port", "Boats"], ["Alna", 31], ["Brisk", 24]):
        other.append(row)
    book.save(tmp_path / "trade.xlsx")
    tables = open_tables([tmp_path / "trade.xlsx"])
    found = evidence(tables, "Northland's exports came to [$150.2 million] in May 2023.")
    assert [e.bearing.value for e in found] == ["supports"]
    assert found[0].source == "trade.xlsx, sheet Sheet"
    assert "read_xlsx" in found[0].query and "sheet = 'Sheet'" in found[0].query and "range = 'A3:C7'" in found[0].query
    assert bearing(tables, "Alna has [31] boats.") == "supports"


def test_a_parquet_file(tmp_path):
    (source,) = written(tmp_path, {"plain.csv": EXPORTS})
    target = tmp_path / "exports.parquet"
    duckdb.connect().execute(f"COPY (FROM '{source}') TO '{target}'")
    assert bearing(open_tables([target]), CLAIM) == "supports"


def test_a_folder_holds_tables_below_it_but_no_hidden_ones(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / ".hidden").mkdir()
    written(tmp_path / "deep", {"b.csv": EXPORTS})
    written(tmp_path / ".hidden", {"c.csv": EXPORTS})
    written(tmp_path, {"a.tsv": QUARTERS, "notes.txt": "no table"})
    assert [path.name for path in find([tmp_path])] == ["a.tsv", "b.csv"]


def test_a_table_with_all_its_cells_quoted_and_thousands_marked(tmp_path):
    text = '"Town","Inhabitants"\n"Alna","12,450"\n"Brisk","8,031"\n"Corvo","n/a"\n'
    tables = opened(tmp_path, {"towns.csv": text})
    assert bearing(tables, "Alna has [12,450] inhabitants.") == "supports"
    assert bearing(tables, "Alna has [21,450] inhabitants.") == "contradicts"


@pytest.mark.parametrize(
    ("column", "cells", "claim"),
    [
        ("When", ["2023-05-01", "2023-06-01"], "in May 2023"),
        ("When", ["May 2023", "Jun 2023"], "in May 2023"),
        ("When", ["1.5.2023", "31.5.2023"], "on 1 May 2023"),
        ("Quarter", ["2023-Q2", "2023-Q3"], "in the second quarter of 2023"),
        ("Year", ["2022", "2023"], "in 2022"),
    ],
)
def test_how_tables_write_time(tmp_path, column, cells, claim):
    text = f"{column},Output (tonnes)\n{cells[0]},4120\n{cells[1]},5390\n"
    tables = opened(tmp_path, {"output.csv": text})
    assert bearing(tables, f"Output was [4,120 tonnes] {claim}.") == "supports"
    assert bearing(tables, f"Output was [4,210 tonnes] {claim}.") == "contradicts"


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return opened(tmp_path_factory.mktemp("tables"), FILES)


# --- queries ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [*TRUE.values(), *FALSE.values()], ids=[*TRUE, *(f"false: {name}" for name in FALSE)])
def test_anyone_can_run_a_report_s_query(tables, text):
    for found in evidence(tables, text):
        value = float(duckdb.connect().execute(found.query).fetchall()[0][0])
        printed = found.stated.removeprefix("place ").split()[0].rstrip("%").replace(",", "")
        # A query gives what the cells hold: millions of dollars, thousands of kilometres, falls as negative numbers.
        ratio = abs(value) / abs(float(printed))
        assert any(abs(ratio / scale - 1) < 0.001 for scale in (1, 1e-3)), (value, found.stated)


# --- what is wrong with files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.csv", b"", "the file is empty"),
        ("binary.csv", b"PK\0\0\0", "not a text file; save it as CSV in UTF-8"),
        ("broken.xlsx", b"PK no workbook", "cannot be read as a workbook"),
        ("broken.parquet", b"no parquet", "cannot be read as a table"),
        ("notes.txt", b"hello", "not a table that claimcheck reads"),
    ],
)
def test_a_file_that_is_no_table_is_told_in_one_line(tmp_path, name, content, says):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DataError) as error:
        open_tables([path])
    assert len(error.value.problems) == 1
    assert error.value.problems[0].startswith(f"{path}: ") and says in error.value.problems[0]
    assert "\n" not in error.value.problems[0]


def test_all_files_that_are_wrong_are_told(tmp_path):
    with pytest.raises(DataError) as error:
        open_tables([tmp_path / "a.csv", tmp_path / "b.csv"])
    assert len(error.value.problems) == 2 and "there is no such file" in str(error.value)


# --- hostile files ----------------------------------------------------------------------------------------------------

_HOSTILE = [
    'x"; DROP TABLE raw; --',
    "x'; ATTACH '/tmp/owned.db' AS y; --",
    "read_text('/etc/passwd')",
    '" || (SELECT 1) || "',
    "{}",
    "${HOME} %s ?1 :a",
]


@pytest.mark.parametrize("name", _HOSTILE)
def test_a_hostile_name_of_a_column_or_a_cell_is_only_a_name(tmp_path, name, monkeypatch):
    quoted = '"' + name.replace('"', '""') + '"'
    text = f"Region,Year,Exports (USD million),{quoted}\nNorthland,2023,150.2,{quoted}\n{quoted},2023,70.1,plain\n"
    tables = opened(tmp_path, {"exports.csv": text})
    monkeypatch.chdir(tmp_path)
    (found,) = evidence(tables, CLAIM)
    assert found.bearing.value == "supports"
    assert duckdb.connect().execute(found.query).fetchall() == [(150.2,)]
    assert bearing(tables, "Exports totalled [$220.3 million] in 2023.") == "supports"


@pytest.mark.parametrize("name", ["o'neill's exports.csv", "exports [2023]*.csv", "exports; DROP TABLE raw.csv"])
def test_a_hostile_name_of_a_file_is_only_a_name(tmp_path, name, monkeypatch):
    tables = opened(tmp_path, {name: EXPORTS})
    monkeypatch.chdir(tmp_path)
    (found,) = evidence(tables, CLAIM)
    assert duckdb.connect().execute(found.query).fetchall() == [(150.2,)]


def test_a_loaded_table_can_reach_nothing_else(tmp_path):
    path, other = written(tmp_path, {"exports.csv": EXPORTS, "other.csv": VISITS})
    store = load(origins(path)[0])
    assert store.rows("SELECT count(*) FROM raw") == [(12,)]
    for query in (
        f"SELECT * FROM '{other}'",
        f"SELECT * FROM read_text('{other}')",
        f"COPY raw TO '{tmp_path / 'out.csv'}'",
        f"ATTACH '{tmp_path / 'out.db'}'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '100GB'",
    ):
        with pytest.raises(duckdb.Error):
            store.rows(query)
    assert not os.path.exists(tmp_path / "out.csv") and not os.path.exists(tmp_path / "out.db")


def test_a_query_that_takes_too_long_is_given_up(tmp_path):
    (path,) = written(tmp_path, {"exports.csv": EXPORTS})
    store = load(origins(path)[0])
    with pytest.raises(TooSlowError):
        store.rows("SELECT count(*) FROM range(100000000000) a, range(100000) b WHERE hash(a) = hash(b)", seconds=0.05)
    assert store.rows("SELECT 1") == [(1,)]


# --- what is loaded when ----------------------------------------------------------------------------------------------


def test_a_table_is_loaded_once_and_only_for_claims(tmp_path):
    tables = opened(tmp_path, {"exports.csv": EXPORTS})
    assert bearing(tables, "It rained on [4 May].") == "" and tables.loaded == ()
    assert bearing(tables, CLAIM) == "supports" and len(tables.loaded) == 1
    (tmp_path / "exports.csv").unlink()
    assert bearing(tables, CLAIM) == "supports"


def test_a_large_table_is_loaded_only_for_claims_with_its_words(tmp_path):
    lines = [f"Port {i % 7},{2000 + i % 20},{i % 1000}" for i in range(90_000)]
    tables = opened(tmp_path, {"landings.csv": "Harbour,Year,Catch (tonnes)\n" + "\n".join(lines) + "\n"})
    assert bearing(tables, "The council met [12] times.") == "" and tables.loaded == ()
    assert bearing(tables, "The catch was [12 tonnes] in 2004.") != "supports" and len(tables.loaded) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Region,Year,Exports\n",
        "Exports\n1\n2\n",
        "Region,Region,Exports,Exports\nA,B,1,2\nC,D,3,4\n",
        "Region,Year,Exports (USD million)\nNorthland,2023,nan\nEastmark,2023,inf\nWestvale,2023,1e400\n",
        ",".join(f"c{i}" for i in range(300)) + "\n" + ",".join("1" * 300) + "\n",
        'Region,Year,Exports\n"Nor"th"land,2023,5\n',
        "Region,Year,Exports\nNorthland,2023," + "9" * 400 + "\n",
        "year,exports\n0,1\n99999,2\n",
        "Region,,Exports\nNorthland,,7\n,,\n",
        "<html><body>Not found</body></html>",
        "date,exports\n0001-01-01,5\n9999-12-31,7\n",
    ],
)
def test_an_odd_table_gives_answers_or_none(tmp_path, text):
    tables = opened(tmp_path, {"odd.csv": text})
    for claim in (
        CLAIM,
        "Exports rose [5%] in 2023.",
        "There are [12] regions.",
        "Northland was the [second] largest region.",
    ):
        assert bearing(tables, claim) in ("", "lead"), claim
