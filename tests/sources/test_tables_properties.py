"""What holds for any table and any figure: the verdict follows the cells and nothing else."""

from __future__ import annotations

import random
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.sources.tables import files
from claimcheck.sources.tables.data import vocabulary as data
from claimcheck.sources.tables.headers import read as read_header
from data_tables import EXPORTS, bearing, opened

_FEW = settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
_CLAIMS = {
    "Northland's exports came to [${} million] in 2023.": Decimal("150.2"),
    "Exports totalled [${} million] in 2023.": Decimal("290.0"),
    "Northland's exports rose [{}%] in 2023.": Decimal("13.8"),
    "Northland accounted for [{}%] of exports in 2023.": Decimal("51.8"),
    "Eastmark had [{}] workers in 2022.": Decimal(880),
    "In 2023, Northland had [{}] more workers than Eastmark.": Decimal(450),
}


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return opened(tmp_path_factory.mktemp("tables"), {"exports.csv": EXPORTS})


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(claim=st.sampled_from(sorted(_CLAIMS)), factor=st.decimals("0.2", "5", places=2))
def test_a_figure_beyond_rounding_is_never_borne_out(tables, claim, factor):
    true = _CLAIMS[claim]
    stated = (true * factor).quantize(true)
    expected = "supports" if stated == true else "contradicts"
    if stated and (stated == true or abs(stated - true) > abs(true) / 50):
        assert bearing(tables, claim.format(f"{stated:,}")) == expected


@_FEW
@given(seed=st.integers(0, 10**6), claim=st.sampled_from(sorted(_CLAIMS)))
def test_the_order_of_rows_and_columns_does_not_matter(seed, claim):
    order = random.Random(seed)
    head, *lines = (line.split(",") for line in EXPORTS.splitlines())
    order.shuffle(lines)
    places = list(range(len(head)))
    order.shuffle(places)
    text = "\n".join(",".join(line[i] for i in places) for line in (head, *lines))
    with tempfile.TemporaryDirectory() as folder:
        tables = opened(Path(folder), {"exports.csv": text + "\n"})
        assert bearing(tables, claim.format(_CLAIMS[claim])) == "supports"
        assert bearing(tables, claim.format(_CLAIMS[claim] * 2)) == "contradicts"


@_FEW
@given(
    name=st.sampled_from(["Rainfall (mm)", "Mayor", "Museums", "note", "x1"]),
    cells=st.lists(st.integers(1, 10**6), min_size=12, max_size=12),
    claim=st.sampled_from(sorted(_CLAIMS)),
)
def test_a_column_about_something_else_does_not_matter(name, cells, claim):
    head, *lines = EXPORTS.splitlines()
    text = "\n".join([f"{head},{name}", *(f"{line},{cell}" for line, cell in zip(lines, cells, strict=True))])
    with tempfile.TemporaryDirectory() as folder:
        tables = opened(Path(folder), {"exports.csv": text + "\n"})
        assert bearing(tables, claim.format(_CLAIMS[claim])) == "supports"
        assert bearing(tables, claim.format(_CLAIMS[claim] * 2)) == "contradicts"


@settings(max_examples=10)
@given(st.text(max_size=60))
def test_any_text_is_a_table_or_one_clear_line(text):
    with tempfile.TemporaryDirectory() as folder:
        try:
            tables = opened(Path(folder), {"exports.csv": text})
            assert bearing(tables, "Northland's exports came to [$150.2 million] in 2023.") in ("", "lead")
        except files.DataError as error:
            assert all("\n" not in problem and "exports.csv" in problem for problem in error.problems)


@given(st.text(max_size=40))
def test_any_header_can_be_read(name):
    header = read_header(name)
    assert 0 <= header.scale <= max(data.SCALES.values())


@pytest.mark.parametrize(
    ("name", "words", "unit", "scale"),
    [
        ("Exports (USD million)", {"export"}, "USD", 6),
        ("exports_usd_mn", {"export"}, "USD", 6),
        ("GDP per capita (current US$)", {"gdp", "per", "capita"}, "USD", 0),
        ("share_pct", {"shar"}, "%", 0),
        ("Unemployment rate, %", {"unemployment"}, "%", 0),
        ("body_mass_g", {"weight"}, "gram", 0),
        ("Weight_in_lbs", {"weight"}, "pound", 0),
        ("Road length (thousand km)", {"road", "length"}, "kilometer", 3),
        ("Population (thousands)", {"population"}, "", 3),
        ("lifeExp", {"lif", "expectancy"}, "", 0),
        ("value", set(), "", 0),
    ],
)
def test_what_headers_say(name, words, unit, scale):
    header = read_header(name)
    assert (header.words, header.unit, header.scale) == (words, unit, scale)
