"""Differences, changes and multiples drawn from the only two amounts in reach, some in other sentences."""

from __future__ import annotations

import pytest

from claimcheck import check
from claimcheck.model import Status

RIGHT_AND_WRONG = (
    ("Sales reached 89.5% of the plan. The target of 92.5% was thus missed by {} points.", "3.0", "4.0"),
    ("The choir, with 96 singers, is {} larger than two years ago, when it had 80.", "a fifth", "a third"),
    ("The fair took £4,350. Last year's took £3,750, which means that you spent {} more.", "16%", "26%"),
    ("The moor held 41 million tons in 1990 and 26 million in 2020: it lost {} tons.", "15 million", "25 million"),
    ("The Reds won 34.0%. They lead.\n\nIn 2019 the Reds had 27.5%; they have gained {} points.", "6.5", "7.5"),
    ("The Reds lost {} points and fell from 32.2% to 29.0%.", "3.2", "4.2"),
    ("The estate harvested 480 tonnes of figs. That is 80 tonnes or {} more than in 2023.", "20%", "30%"),
    ("Costs were €66 million: €50 million here, €16 million there. That is €6 million or {} more.", "10%", "14%"),
    ("It needs 2 GB and 240 seconds, its rival 3 GB and 600 seconds: it is {} as fast.", "2.5 times", "3.5 times"),
)  # fmt: skip
TRUE = (
    "The Reds won 34.0%. In Ayr they have 27.5%; there they have gained 4.5 points.",
    "The mean was 18.9 °C. It rose 3 degrees by noon to 21 °C, against 12 °C in the hills.",
    "The lab spent €66 million, and €70 million the year before. That is €6 million or 15% of its rent.",
    "It needs 2 GB and 240 seconds. Its rival needs 3 GB and 600 seconds, but costs four times as much.",
)


def statuses(text: str) -> set[Status]:
    return {finding.status for finding in check(text).findings}


@pytest.mark.parametrize(("text", "right", "wrong"), RIGHT_AND_WRONG)
def test_what_is_drawn_holds_or_does_not(text: str, right: str, wrong: str) -> None:
    told = statuses(text.format(right))
    assert told
    assert Status.INCONSISTENT not in told
    assert Status.INCONSISTENT in statuses(text.format(wrong))


@pytest.mark.parametrize("text", TRUE)
def test_what_is_not_drawn_is_passed_over(text: str) -> None:
    assert Status.INCONSISTENT not in statuses(text)
