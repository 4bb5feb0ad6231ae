"""Percent and change columns: the columns that they are made from, and what breaks what most rows hold to."""

import pytest
from called_off import in_tables, markdown, told_off
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.checks import growth_column, percent_column, table_growth, table_percent
from claimcheck.model import Finding, Status

OFF = Status.INCONSISTENT


def findings(rows: list[list[object]]) -> list[Finding]:
    return in_tables(markdown(rows), growth_column.CHECK, percent_column.CHECK)


def off(rows: list[list[object]]) -> list[str]:
    return told_off(findings(rows))


# --- the laws --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("new", "old", "change", "status"),
    [
        ("112", "100", "12%", Status.CONSISTENT),
        ("112", "100", "12", Status.CONSISTENT),
        ("112", "100", "21%", OFF),
        ("88", "100", "(12)%", Status.CONSISTENT),
        ("88", "100", "12%", OFF),
        ("$5.3 million", "$5.1 million", "5%", Status.CONSISTENT),
    ],
)
def test_changes_in_percent(new, old, change, status):
    assert table_growth(new, old, percent_change=change).status is status


def test_changes_in_amount():
    assert table_growth("112", "100", change="12").status is Status.CONSISTENT
    assert table_growth("61.5", "70.1", change="(8.6)").status is Status.CONSISTENT
    assert table_growth("112", "100", change="18").status is OFF


@pytest.mark.parametrize(
    ("count", "total", "percent", "status"),
    [
        ("45", "111", "40.5%", Status.CONSISTENT),
        ("45", "111", "41", Status.CONSISTENT),
        ("45", "111", "40.6%", Status.IMPRECISE),
        ("45", "111", "55.5%", OFF),
    ],
)
def test_shares(count, total, percent, status):
    assert table_percent(count, total, percent).status is status


# --- in tables -------------------------------------------------------------------------------------------------------

GROWTH: list[list[object]] = [
    ["Region", "2023", "2022", "2021", "% change"],
    ["North", "420", "400", "390", "5.0%"],
    ["South", "330", "300", "310", "10.0%"],
    ["East", "180", "200", "150", "(10.0)%"],
    ["West", "—", "12", "9", "NM"],
    ["Sea", "261", "225", "230", "16.0%"],
]
YEARLY: list[list[object]] = [
    ["Year", "Boats", "Growth"],
    ["2019", "200", ""],
    ["2020", "230", "15.0%"],
    ["2021", "253", "10.0%"],
    ["2022", "248", "-2.0%"],
    ["2023", "310", "25.0%"],
]
VOTES: list[list[object]] = [
    ["Party", "Votes", "%", "Seats"],
    ["Plough", "4,211", "42.11", "9"],
    ["Anchor", "3,189", "31.89", "6"],
    ["Lamp", "1,750", "17.50", "3"],
    ["Others", "850", "8.50", "0"],
    ["Total", "10,000", "100.00", "18"],
]


@pytest.mark.parametrize(("rows", "ties"), [(GROWTH, 4), (YEARLY, 4), (VOTES, 4)])
def test_sound_columns_hold(rows, ties):
    assert [finding.status for finding in findings(rows)] == [Status.CONSISTENT] * ties


@pytest.mark.parametrize(
    ("rows", "row", "column", "cell", "arithmetic"),
    [
        (GROWTH, 2, 4, "1.0%", "300 to 330 is a change of 9.65% to 10.36%; the table says 1.0%"),
        (GROWTH, 3, 4, "10.0%", "200 to 180 is a change of -10.48% to -9.52%; the table says 10.0%"),
        (YEARLY, 3, 2, "1.0%", "230 to 253 is a change of 9.54% to 10.46%; the table says 1.0%"),
        (VOTES, 3, 2, "71.50", "1,750 of 10,000 is 17.5%; the table says 71.50"),
        (VOTES, 1, 2, "24.11", "4,211 of 10,000 is 42.11%; the table says 24.11"),
    ],
)
def test_a_broken_row_is_found(rows, row, column, cell, arithmetic):
    rows = [list(r) for r in rows]
    rows[row][column] = cell
    assert off(rows) == [arithmetic]


def test_a_wrong_change_that_is_no_slip_is_found_among_enough_that_hold():
    rows = [list(r) for r in GROWTH]
    rows[3][4] = "1.5%"
    assert len(off(rows)) == 1
    assert off([r for r in rows if r[0] != "Sea"]) == []


def test_a_wrong_count_is_left_to_the_total():
    rows = [list(r) for r in VOTES]
    rows[3][1] = "7,150"
    assert off(rows) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["Line", "2023", "2022", "Change"], ["Profit", "5", "(3)", "NM"]],
        [["Line", "2023", "2022", "Margin"], ["Tea", "230", "200", "51%"], ["Rice", "90", "80", "17%"]],
        [["Answer", "n", "%"], ["Price", "84", "70%"], ["Taste", "66", "55%"], ["Look", "30", "25%"]],
        [["Region", "Growth"], ["North", "12%"], ["South", "5%"]],
        [["Line", "2023", "2022", "Organic growth %"], ["Tea", "230", "200", "11%"], ["Rice", "90", "80", "9%"]],
        [["Party", "Votes", "Swing %"], ["Plough", "4,211", "1.2"], ["Anchor", "3,189", "-1.2"]],
    ],
)
def test_columns_made_from_something_else_say_nothing(rows):
    assert findings(rows) == []


@given(st.lists(st.tuples(st.integers(200, 99_999), st.integers(200, 99_999)), min_size=4, max_size=9), st.data())
@settings(max_examples=50, deadline=None)
def test_sound_growth_is_never_flagged_and_a_wrong_sign_is(levels, data):
    rows: list[list[object]] = [["", "2023", "2022", "Change %"]]
    rows += [
        [f"Line {i}", f"{new:,}", f"{old:,}", f"{100 * (new / old - 1):.1f}%"] for i, (new, old) in enumerate(levels)
    ]
    assert off(rows) == []
    changed = [i for i, (new, old) in enumerate(levels) if abs(new / old - 1) > 0.01]
    if len(changed) > 3:
        row = rows[data.draw(st.sampled_from(changed)) + 1]
        row[3] = row[3][1:] if row[3].startswith("-") else f"-{row[3]}"
        assert len(off(rows)) == 1


# --- changes of percentages in points --------------------------------------------------------------------------------

SWINGS = [
    ["Reds", "31.2", "28.4", "-2.8"],
    ["Blues", "27.9", "30.6", "+2.7"],
    ["Others", "32.0", "26.2", "-5.8"],
    ["Greens", "8.9", "14.8", "+5.9"],
]


@pytest.mark.parametrize("change", ["Swing", "Change (pp)", "Change, points", "± percentage points"])
@pytest.mark.parametrize(("sign", "suffix"), [("%", ""), ("", ""), ("%", " pp")])
def test_changes_of_percentages_are_in_points(change: str, sign: str, suffix: str) -> None:
    rows: list[list[object]] = [["Party", "2017 (%)", "2021 (%)", change]]
    rows += [[name, old + sign, new + sign, by + suffix] for name, old, new, by in SWINGS]
    assert {finding.status for finding in findings(rows)} == {Status.CONSISTENT}
    rows[-1][3] = f"+9.5{suffix}"
    assert len(off(rows)) == 1


def test_one_row_shows_no_pattern_of_points() -> None:
    assert not findings([["Party", "2017 (%)", "2021 (%)", "Swing"], *SWINGS[:1]])


def test_a_short_percent_column_is_off_by_a_slip() -> None:
    rows: list[list[object]] = [["Sex", "n", "%"], ["Female", 141, "47.0"], ["Male", 159, "53.0"], ["All", 300, 100]]
    assert {finding.status for finding in findings(rows)} == {Status.CONSISTENT}
    rows[1][2] = "57.0"
    assert off(rows) == ["141 of 300 is 47%; the table says 57.0"]
