"""True statements in ordinary wording that must raise no alarm, and the errors beside them that must."""

from __future__ import annotations

import pytest

from claimcheck.model import Status
from claimcheck.pipeline import check

ALARMS = (Status.INCONSISTENT, Status.IMPRECISE)


def alarms(text: str) -> list[str]:
    return [finding.check for finding in check(text).findings if finding.status in ALARMS]


def _table(*rows: str) -> str:
    head, *body = rows
    return "\n".join((f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {row} |" for row in body)))


TRUE_TABLES = (
    _table("Fuel | 2018 | 2019", "Gas | 41.4 | 40.2", "Coal | 33.1 | 31.9", "Wind | 25.6 | 27.9", "Total | 100 | 100"),
    _table(
        "Fuel | 2018 | 2019", "Gas | 41.4% | 40%", "Coal | 33.1% | 32%", "Wind | 25.6% | 28%", "Total | 100% | 100%"
    ),
    _table("Fuel | Share (%)", "Gas | 41.4", "Coal | 33.1", "Wind | 25.6", "Total | 100"),
    _table("Kind | 2018 | 2019", "Pens | 2.4 | 1.2", "Inks | 3.3 | 2.4", "Nibs | 2.3 | 3.1", "Total | 8 | 7"),
    _table(
        "Town | Car | Bus | Foot | All",
        "Ayr | 31 | 40 | 29 | 100",
        "Oban | 30 | 41 | 30 | 100",
        "Wick | 25 | 25 | 50 | 100",
    ),
)
FALSE_TABLES = (
    # Whole numbers beside decimals are as exact as these.
    _table("Fuel | 2018", "Gas | 24", "Coal | 10.6", "Wind | 21", "Peat | 43", "Oil | 3.4", "All | 100"),
    _table("Fuel | 2018 | 2019", "Gas | 41.4 | 40.2", "Coal | 35.1 | 31.9", "Wind | 25.6 | 27.9", "Total | 100 | 100"),
)


@pytest.mark.parametrize("text", TRUE_TABLES)
def test_rounded_parts_of_a_coarser_total_raise_no_alarm(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize("text", FALSE_TABLES)
def test_shares_that_rounding_does_not_explain_are_reported_with_their_sum(text: str) -> None:
    assert alarms(text) == ["table_column"]
    (finding,) = [f for f in check(text).findings if f.status in ALARMS]
    assert "= 102; the table says 100" in finding.arithmetic or "= 102.1; the table says 100" in finding.arithmetic


TRUE_SENTENCES = (
    # The count sold is not the old one, one in brackets, one of them, or that of another thing.
    "The mill ground 80 tonnes, up from 70, at $300 a tonne, for $24,000.",
    "The shop sold 60 kettles at $40 each and 20 irons at $30 each, for $3,000.",
    "The shop sold 60 kettles at $40 each (2019: 50 at $38), for $2,400.",
    "Six vans were let at an average of $500, two of them at $700, for $3,000 in all.",
    # A part without a figure.
    "The choir has 60 singers: 25 women, 20 men and the rest boys.",
    "The choir has 60 singers (25 women, 20 men, others children).",
    "The inn has 30 beds: 12 singles, 10 doubles and the rest cots.",
    "Sales fell 40% in 2016 and rose 40% in 2017, so that they were 16% below those of 2015.",
    # A rate per year of what falls.
    "The stock fell from 90,000 in 2010 to 66,400 in 2020, 3% a year.",
    "From 2010 to 2020 the stock fell from 90,000 to 66,400, an annual drop of 3%.",
    # A change to the last of several values.
    "Fees rose 50% from $20 in 2018 to $24 in 2019 and $30 in 2020.",
    "Fees tripled from $20 in 2018 to $24 in 2019 and $60 in 2020.",
    # A total is none of the values.
    "The jumps were 5.0, 6.0 and 10.0 m, 21.0 m in all, an average of 7.0 m.",
    # Behind a semicolon a share of another whole.
    "Orders of $90 million were split between Kent (55%), Devon (38%) and others; orders by post were 25%.",
    # Several weekdays share several dates.
    "The show is open from Thursday to Saturday, 2-4 July 2026.",
    "The show is open on Thursday and Friday, 2 and 3 July 2026.",
)
FALSE_SENTENCES = (
    ("The mill ground 80 tonnes, up from 70, at $300 a tonne, for $42,000.", "per_unit"),
    ("The choir has 60 singers: 25 women, 20 men and 10 boys.", "total_parts"),
    ("The stock fell from 90,000 in 2010 to 66,400 in 2020, 5% a year.", "compound_growth"),
    ("Fees rose 70% from $20 in 2018 to $24 in 2019 and $30 in 2020.", "percent_change"),
    ("The show is open on Friday and Saturday, 2 and 3 July 2026.", "weekday_date"),
    ("Sales doubled, from $31 million to $54 million.", "multiple"),
    ("The share rose from 62% to 66%, an increase of 5 percentage points.", "percentage_points"),
    ("The jumps were 5.0, 6.0 and 10.0 m, 21.0 m in all, an average of 7.8 m.", "average"),
)


@pytest.mark.parametrize("text", TRUE_SENTENCES)
def test_true_sentences_raise_no_alarm(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(("text", "check_name"), FALSE_SENTENCES)
def test_the_errors_beside_them_are_reported_once(text: str, check_name: str) -> None:
    assert alarms(text) == [check_name]


def test_a_figure_said_again_in_the_same_form_is_no_proof_of_it() -> None:
    again = "# The orchard levy raises $2.4 million\n\nThe orchard levy raised $2.4 million in its first year.\n"
    finer = again.replace("raised $2.4", "raised $2.38")
    assert [f.check for f in check(again).findings] == []
    assert [(f.check, f.status) for f in check(finer).findings] == [("same_quantity", Status.CONSISTENT)]


ONE_WRONG_CELL = (
    # A wrong change breaks its row's difference and its column's sum; a wrong total breaks its sum and its change.
    (
        _table("Ward | 2019 | 2020 | Change", "North | 410 | 432 | 22", "South | 388 | 371 | -27",
               "East | 512 | 540 | 28", "Total | 1,310 | 1,343 | 33"),
        "table_growth", "-27",
    ),
    (
        _table("Ward | 2019 | 2020 | Change", "North | 410 | 432 | 22", "South | 388 | 371 | -17",
               "East | 512 | 540 | 28", "Total | 1,310 | 1,443 | 33"),
        "table_column", "1,443",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("text", "check_name", "cell"), ONE_WRONG_CELL)
def test_one_wrong_cell_of_a_table_is_one_finding_that_names_the_other_sum(
    text: str, check_name: str, cell: str
) -> None:
    (finding,) = [f for f in check(text).findings if f.status in ALARMS]
    assert (finding.check, finding.roles[-1].figure.surface) == (check_name, cell)
    assert "the same repair settles" in finding.note


MANUALS_AND_CHANGELOGS = (
    "Lexi 3.11 is on average 25% faster than Lexi 3.10 on old disks.",
    "The lathe has 4 settings:\n\n1. Slow.\n\n   Turns once.\n\n2. Fast:\n\n   Use oil.\n\n3. Free.\n\n4. Off.\n",
    _table("Code | Name", "1 | MEAN", "2 | COUNT", "3 | NONE", "4 | MAX", "5 | MEDIAN", "6 | MIN", "7 | TOTAL"),
    "A value is kept for the non-existing date 29-Feb-1900.",
    "To ease the migration from 2.13 to 2.50, both names are kept.",
    "The default pool grew from 512,125 to 1200,100.",
    "The clocks were set to +05 in 2019; they had been at +07 (not +06).",
    "Loading failed for tool.files-RUN,r=4.73 on the old disk.",
    "Level two files make these changes:\n\n(1) Names are added.\n\n(2) Ends are set.\n\n(3) The rest is kept.\n",
    "Two ways are known:\n\n1. Soap.\n2. Lye.\n\n## Others\n\nWe know more:\n\n1. Sand.\n2. Ash.\n3. Salt.\n",
    "It runs on two systems:\n\n- Aton\n- Boron\n\nIt needs care because:\n\n1. Heat.\n2. Cold.\n3. Wind.\n",
    '# Guide\n\n## 1. Start\n\nSee section 9 "Safety" of RFC 9797.\n\n## 2. Use\n\nUse it.\n\n## 3. End\n\nEnd it.\n',
)


@pytest.mark.parametrize("text", MANUALS_AND_CHANGELOGS)
def test_manuals_and_changelogs_raise_no_alarm(text: str) -> None:
    assert alarms(text) == []
