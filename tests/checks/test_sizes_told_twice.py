"""Sizes of a change that are printed twice, sizes of several changes in a row, and what is too far off to be meant."""

from __future__ import annotations

import pytest

from claimcheck.checks import percent_change
from claimcheck.checks._change import percent_equation
from claimcheck.checks._plausible import is_meant
from claimcheck.model import Change, Status
from claimcheck.pipeline import check

ALARMS = (Status.INCONSISTENT, Status.IMPRECISE)

TRUE = (
    # An amount and its percentage are one size; the value stands before both.
    "The library will lend 84,000 books this year, 4,000 or 5% more than in 2025.",
    "A season ticket is to cost €630, €30 or 5% above the present price.",
    "Its debt stands at £47.5 billion, £2.5 billion, or 5%, less than the £50.0 billion of last June.",
    "The team drew 31,500 spectators, 1,500 (5%) more than in the season before.",
    "The clinic saw 2,100 patients in March, 100 (5%) above the plan.",
    "Net debt came to $9.5 billion, $500 million (5.0%) below the level of December.",
    "A barrel fetched $66, $6 or 10% more than the $60 of January.",
    "The park counted 77,000 guests, which is 7,000, or 10%, more than the 70,000 of 2024.",
    "The flight lasts 66 minutes, six or 10% more than planned.",
    # Votes and scores are no margins.
    "The bridge tax is backed by 52% and rejected by 31%; the other 17% have no opinion.",
    "The amendment was approved by 61% to 33%, with 6% abstaining.",
    "The governor leads by 48% to 42%, with 10% unsure.",
    # Spreads in brackets; people of another paragraph.
    "Thirty-one families left early.\n\nThe weight went down from 82.4 (SD 9.1) to 78.0 (SD 8.8) kg with the diet, "
    "and in the other arm it went down from 81.9 (SD 9.4) to 81.0 (SD 9.2).",
    # What each of several has, what is added, and one of two values are not the old whole.
    "The bakery sells 300 loaves a day in two shops, 150 each. With a third shop for another 150 the total will reach "
    "450, an increase of 50%.",
    "Each of the three boats carries 60. The new ferry carries 270, an increase of 50%.",
    "The old hangar had room for 12 jets and 8 gliders. The new one holds 30, 50% more.",
    # Sizes in a row belong to a pair each; a second change has values of its own.
    "Wages rose from 20 to 22 euros in the north and from 20 to 21 in the south, by 10% and 5%.",
    "Turnout went from 60% to 66% among men and from 55% to 58% among women, six and three points more.",
    "Costs fell by $4 million from $64 million to $60 million in spring; in summer they fell by $2 million to $57 "
    "million.",
    # Prices of one and gains of all, and how fast a value goes.
    "She bought 200 shares at $40 and sold them at $50, a gain of $2,000 or 25%.",
    "The limit drops by five grams a year, from 100 in 2026 to 80 in 2030.",
    "A squad of 15 from four schools will go, three more than in 2023, when 12 went.",
    # Values that are told in a relative clause, and in brackets.
    "The herd, which numbered 270 in spring, grew by 40 to 310.",
    "The firm, which has 250 shops, grew by 40 to 310 offices.",
    "Falls were four times as frequent in the old ward (50.0% vs 12.5%).",
    "Turnover: €10.0 million (2024: €8.0 million, +25%).",
)
WRONG = (
    "The library will lend 84,000 books this year, 4,000 or 8% more than in 2025.",
    "The team drew 31,500 spectators, 1,500 (8%) more than in the season before.",
    "Its debt stands at £47.5 billion, £2.5 billion, or 8%, less than the £50.0 billion of last June.",
    "A barrel fetched $66, $6 or 20% more than the $60 of January.",
    "The mill spun 5,500 tonnes, 700 or 10% more than the 5,000 of 2024.",
    "The mill spun 5,500 tonnes, 500 or 12% more than the 5,000 of 2024.",
    "The weight went up from 82.4 (SD 9.1) to 78.0 (SD 8.8) kg.",
    "The herd, which numbered 250 in spring, grew by 40 to 310.",
    "The backlog, which stood at €908.5 million at the end of June, grew by €49.5 million to €1,030.0 million.",
    "Falls were three times as frequent in the old ward (50.0% vs 12.5%).",
    "Turnover: €10.0 million (2024: €8.0 million, +20%).",
    "Costs: $6.0 million (2023: $5.0 million; +40%).",
    "The motion was carried by 312 votes to 281, a majority of 41.",
    # Far off, but a digit or the scale slipped.
    "Rents rose from $1,000 to $1,100, or 100%.",
    "Sales rose 3% to $309 million from $3,000 million.",
    "Exports rose 8% from 50 to 540 tonnes.",
)


def alarms(text: str) -> list[str]:
    return [finding.check for finding in check(text).findings if finding.status in ALARMS]


@pytest.mark.parametrize("text", TRUE)
def test_a_true_text_raises_no_alarm(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_figure_is_found(text: str) -> None:
    assert alarms(text)


@pytest.mark.parametrize(
    ("before", "after", "stated", "meant"),
    [
        ("100", "120", "25%", True),
        ("100", "122", "2%", True),  # a value that is a fifth off makes a size eleven times too great
        ("100", "1,200", "20%", True),  # a digit too many
        ("$100 million", "$120 billion", "20%", True),  # another scale
        ("910", "200", "5%", True),  # 190 with its digits swapped
        ("$6.4 million", "$186.4 million", "3.6%", False),
        ("2,000", "50,000", "4%", False),
    ],
)
def test_what_is_many_times_off_is_meant_only_if_a_slip_explains_it(
    before: str, after: str, stated: str, *, meant: bool
) -> None:
    finding = percent_change(before, after, stated)
    assert finding.status is Status.INCONSISTENT
    assert is_meant(finding, percent_equation(Change.UP).solve) is meant


def test_what_two_checks_say_in_the_same_words_is_said_once() -> None:
    findings = check("The bill was to be $1.2 billion. It now stands at $1.8 billion, 50% over budget.").findings
    said = [(finding.arithmetic, {role.figure.span for role in finding.roles}) for finding in findings]
    assert said
    assert all(said.count(one) == 1 for one in said)
