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
