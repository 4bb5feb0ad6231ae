"""Claims against data tables, by example: what each kind of question finds, and what is left alone."""

from __future__ import annotations

import pytest

from data_tables import EXPORTS, QUARTERS, VISITS, WIDE_MONTHS, WIDE_YEARS, WITH_TOTAL, bearing, opened

FILES = {
    "exports.csv": EXPORTS,
    "fishing-ports.csv": WITH_TOTAL,
    "land-and-roads.csv": WIDE_YEARS,
    "unemployment-rate.csv": WIDE_MONTHS,
    "shop-revenue.tsv": QUARTERS,
    "museum-visitors.csv": VISITS,
}


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return opened(tmp_path_factory.mktemp("tables"), FILES)


TRUE = {
    "a cell": "Northland's exports came to [$150.2 million] in 2023.",
    "a cell, rounded": "Northland exported [$150 million] in 2023.",
    "a cell of last year": "Exports of Eastmark were [$70.1 million] last year.",
    "the subject of the sentence before": "Westvale is small. Its exports were [$19.8 million] in 2023.",
    "a sum over groups": "Exports totalled [$290 million] in 2023.",
    "a sum of two groups": "Northland and Eastmark together exported [$220.3 million] in 2023.",
    "an average": "On average, exports were [$72.5 million] in 2023.",
    "a highest value with its group": "In 2023, Northland had the highest exports, at [$150.2 million].",
    "a lowest value": "The lowest exports in 2022 were [$21.0 million].",
    "a peak in time": "Exports of Eastmark peaked at [$80.0 million] in 2021.",
    "a growth over the year": "Northland's exports rose [13.8%] in 2023.",
    "a fall over the year": "Exports of Eastmark fell by [8.2%] in 2023.",
    "a growth between years": "Exports of the Southern Isles grew [24%] between 2021 and 2023.",
    "a change in an amount": "Exports of Northland rose by [$29.7 million] between 2021 and 2023.",
    "a change of the sum": "Exports rose by [11.2%] from 2021 to 2023.",
    "the value before a change": "Eastmark's workers fell from [900] in 2021 to 850 in 2023.",
    "a share": "Northland accounted for [51.8%] of exports in 2023.",
    "a share in words": "More than [half] of exports came from Northland in 2023.",
    "a share of the largest": "The two largest regions accounted for [76%] of exports in 2023.",
    "a rank": "In 2023, Eastmark was the [second] largest region by exports.",
    "a difference between groups": "In 2023, Northland had [450] more workers than Eastmark.",
    "a multiple of another group": "In 2023, Northland exported [three times] as much as the Southern Isles.",
    "a total row": "The ports' total catch was [2,640.75 tonnes].",
    "a sum without the total row": "The ports have [76] boats in total.",
    "a decimal comma": "The catch of Alna was [1,250.5 tonnes].",
    "a unit converted": "The catch of Brisk was [980,000 kg].",
    "a wide table": "In 2010, forest covered [58.2%] of land area in Peru.",
    "an adjective of a country": "The Peruvian road length was [168,900 km] in 2020.",
    "a multiple over the years": "Peru's road length more than [doubled] between 2000 and 2020.",
    "points": "The forest area of Peru fell by [3.6 percentage points] between 2000 and 2020.",
    "a month": "Unemployment was [9.8%] in April 2020.",
    "a whole year of months": "Annual unemployment was [5.3%] in 2021.",
    "a quarter": "Revenue of lamps was [$1,350] in the second quarter of 2022.",
    "rows": "The museum had [8] visitors.",
    "rows of a group": "[5] visitors came from Alna.",
    "rows of which something is so": "[4] of the visitors are members.",
    "a share of rows": "[62.5%] of the visitors came from Alna.",
    "a median": "The median age of visitors was [39.5] years.",
    "an average of a group": "Visitors from Alna bought [2.8] tickets on average.",
    "the oldest": "The oldest visitor was [70] years old.",
}
FALSE = {
    "a cell": "Northland's exports came to [$160.2 million] in 2023.",
    "another scale": "Northland's exports came to [$150.2 billion] in 2023.",
    "another year's value": "Northland's exports came to [$132.0 million] in 2023.",
    "another group's value": "Exports of Eastmark were [$150.2 million] in 2023.",
    "a sum over groups": "Exports totalled [$310 million] in 2023.",
    "an average": "On average, exports were [$62.5 million] in 2023.",
    "a highest value": "In 2023, Northland had the highest exports, at [$170.2 million].",
    "a growth": "Northland's exports rose [18.3%] in 2023.",
    "a direction": "Exports of Eastmark rose by [8.2%] in 2023.",
    "a change in an amount": "Exports of Northland rose by [$39.7 million] between 2021 and 2023.",
    "a share": "Northland accounted for [58.1%] of exports in 2023.",
    "a share in words": "More than [two-thirds] of exports came from Northland in 2023.",
    "a share of the largest": "The two largest regions accounted for [67%] of exports in 2023.",
    "a rank": "In 2023, Eastmark was the [third] largest region by exports.",
    "a difference between groups": "In 2023, Northland had [540] more workers than Eastmark.",
    "a multiple of another group": "In 2023, Northland exported [five times] as much as the Southern Isles.",
    "a total row": "The ports' total catch was [5,281 tonnes].",
    "a decimal comma": "The catch of Alna was [1,520.5 tonnes].",
    "a unit converted": "The catch of Brisk was [890,000 kg].",
    "a wide table": "The Peruvian road length was [186,900 km] in 2020.",
    "a multiple over the years": "Peru's road length [quadrupled] between 2000 and 2020.",
    "points": "The forest area of Peru fell by [6.3 percentage points] between 2000 and 2020.",
    "a month": "Unemployment was [8.9%] in April 2020.",
    "a quarter": "Revenue of lamps was [$1,530] in the second quarter of 2022.",
    "rows": "The museum had [80] visitors.",
    "rows of a group": "[6] visitors came from Alna.",
    "a share of rows": "[52.6%] of the visitors came from Alna.",
    "a median": "The median age of visitors was [49.5] years.",
    "the oldest": "The oldest visitor was [71] years old.",
}
UNDECIDED = {
    "another measure": "Northland's imports came to [$150.2 million] in 2023.",
    "a part of a measure": "Northland's copper exports came to [$150.2 million] in 2023.",
    "another group": "Midmoor's exports came to [$150.2 million] in 2023.",
    "another year": "Northland's exports came to [$150.2 million] in 2019.",
    "a year not over": "Northland's exports came to [$150.2 million] in 2024.",
    "no year": "Northland's exports came to [$999 million].",
    "a part of a year": "Northland's exports came to [$50.2 million] in May 2023.",
    "another currency": "Northland's exports came to [€150.2 million] in 2023.",
    "a forecast": "Northland's exports are expected to reach [$150.2 million] in 2023.",
    "a denial": "Northland's exports did not reach [$150.2 million] in 2023.",
    "a question": "Did Northland's exports reach [$150.2 million] in 2023?",
    "something carved out": "Excluding fish, Northland's exports came to [$90 million] in 2023.",
    "a rate of a measure": "Northland's exports per head came to [$1,502] in 2023.",
    "a group of groups": "The coastal regions exported [$200 million] in 2023.",
    "a missing cell": "The catch of Corvo was [300 tonnes].",
    "a group of rows that no column tells": "[3] visitors from abroad came to the museum.",
    "another thing than rows": "The museum had [8] guards.",
    "the highest, which it is not": "In 2023, Eastmark had the highest exports, at [$70.1 million].",
    "a number by itself": "The committee met [12] times.",
    "how often": "Northland's monthly exports averaged [$12.5 million] in 2023.",
    "a fiscal year": "Northland's exports came to [$170 million] in fiscal 2023.",
    "a value for each of two": "Exports of Northland and Eastmark rose [5%] and 8% in 2023.",
    "a threshold": "[Three] regions had exports above $40 million in 2023.",
    "how many moved": "In [two] of four regions, exports fell in 2023.",
    "a thing of two measures": "The average worker in Northland exported [$115,000] in 2023.",
    "another whole": "Exports of Northland accounted for [51.8%] of output in 2023.",
    "a yearly growth": "Northland's exports have grown [11.6%] a year since 2021.",
    "an amount that something caused": "Tariffs on Northland's exports rose [13.8%] in 2023.",
    "jobs for exports": "Northland's exports supported [5,000] workers in 2023.",
    "what a part is worth": "A third of exports, [$96.7 million], went by sea in 2023.",
    "whose exports they are": "Alba's exports to Northland were [$150.2 million] in 2023.",
}
PARTNERS = """\
Partner,Year,Exports (USD billion),Imports (USD billion)
China,2022,81.9,66.4
China,2023,71.8,70.2
Japan,2022,13.1,16.4
Japan,2023,12.5,15.0
World,2022,249.6,228.0
World,2023,251.9,231.4
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports to China fell [12.3%] in 2023.", "supports"),
        ("Exports to China fell [13.2%] in 2023.", "contradicts"),
        ("Total exports reached [$251.9 billion] in 2023.", "supports"),
        ("Total exports reached [$84.3 billion] in 2023.", "contradicts"),
        ("Exports to China accounted for [28.5%] of exports in 2023.", "supports"),
        ("China's exports were [$3,380 billion] in 2023.", ""),
        ("Net exports to China were [$1.6 billion] in 2023.", ""),
        ("Two-way trade with China was [$142 billion] in 2023.", ""),
        ("Exports to Peru were [$12.5 billion] in 2023.", ""),
    ],
)
def test_partners_in_trade_and_the_world_s_total(tmp_path, text, expected):
    assert bearing(opened(tmp_path, {"exports-by-partner.csv": PARTNERS}), text) == expected


def test_a_table_of_one_country_contradicts_no_text_about_another(tmp_path):
    tables = opened(tmp_path, {"peru-inflation-rate.csv": "Year,Inflation (%)\n2022,8.5\n2023,6.4\n"})
    assert bearing(tables, "Peru is recovering. Inflation was [4.6%] in 2023.") == "contradicts"
    assert bearing(tables, "Inflation was [4.6%] in 2023.") == "contradicts"
    assert bearing(tables, "Chile is recovering. Inflation was [4.6%] in 2023.") == ""


@pytest.mark.parametrize("text", TRUE.values(), ids=TRUE)
def test_what_a_table_says_is_borne_out(tables, text):
    assert bearing(tables, text) == "supports"


@pytest.mark.parametrize("text", FALSE.values(), ids=FALSE)
def test_what_a_table_says_otherwise_is_contradicted(tables, text):
    assert bearing(tables, text) == "contradicts"


@pytest.mark.parametrize("text", UNDECIDED.values(), ids=UNDECIDED)
def test_what_a_table_does_not_tell_stays_open(tables, text):
    assert bearing(tables, text) in ("", "lead")
