"""A size beside the two values that it is of, whatever verbs the text has: each {right|wrong} figure is told apart."""

from __future__ import annotations

import re

import pytest

from claimcheck import check
from claimcheck.model import Status

CHOICE = re.compile(r"\{(.*?)\|(.*?)\}")

GROUPS = """
Porters earned an average of 2,160 euros, {10%|17%} less than clerks, who earned 2,400 euros.
Cover was 82% among those invited and 66% among those not invited, {16|22} percentage points higher.
Swimmers had a resting pulse of 54, compared with 60 for those who did not train, {10%|16%} lower.
Members paid 4,560 euros and their guests 4,800 euros, a gap of {5%|9%}.
The median stay was 4.8 days with the new drug versus 6.0 days with the old one, a reduction of {20%|30%}.
Visits were half as frequent ({0.30|0.45} versus 0.60 per patient).
The new pump costs 640, {four|five} times the price of the old one, which was sold for 160.
"""

DATES = """
There were 500 of them at the end of 2011; by last December the register listed 400, {20%|30%} fewer.
They won 36 games where they had managed 30 the season before, a rise of {20%|30%}.
The hall is 81% full; a year ago it was 86%, so it is {5|9} points lower.
Nurseries cover 18.5% of the district; in 2012 they covered 12.5%, {six|nine} percentage points less.
The charter rate fell by {$6,000|$9,000} a day to $18,000; it had been $24,000 in July.
Half of them came by sea: 720,000 (previous year: 900,000), {20|30} percent fewer.
Spending came to 1.32 billion, after 1.20 billion in 2021 ({+10%|+16%}).
The shop sold 315 lamps in May, {10%|15%} fewer than the year before, when strikes had not yet cut sales to 350.
The dock took in {20|30} vessels, half as many as in May, when there were 40.
The price of a season ticket climbed {$45|$85} to $345; last year it was $300.
"""

SENTENCES = """
Net debt stood at £90m in June. In December it had been £120m, so that borrowings came down by {£30m|£45m}, or 25%.
Rice was sown on 27,000 hectares, compared with 30,000 hectares in 2020. That is 3,000 hectares or {10|16} percent less.
Starting the tool used to take 7.2 seconds. In this release it takes 1.8 seconds, {four times|six times} faster.
Only 31 per cent had a tap in 2017. In last year's survey the figure was 56 per cent, {25|35} percentage points more.
On 3 May 800 were registered, 200 fewer than in 2020, when 1,000 had been counted. That is a decrease of {20%|30%}.
"""

WITHOUT_A_VERB = """
In Oster the slope was steeper, from 800 to 1,000, or {25|40} per cent, and so the rise went on.
Its fleet has grown to 66 ships from 60, and its staff from 3,000 to 3,600, or by {20%|30%}.
The number of guards increased from 2,500 to 2,600 (plus {4%|8%}).
Test coverage improved from 71% to 76%, {5|8} points up on the previous release.
His mileage had grown from 80 to 100 kilometres a week, {25%|40%} more than the winter before.
"""

LED_ON = """
Sales of hats and coats went from $40,000 and $60,000 to $50,000 and $90,000, up {25% and 50%|25% and 70%} respectively.
The plant grew {15|35} cm, from 0.60 m to 0.75 m.
The yard shed {180|280} jobs, bringing its workforce from 900 down to 720.
About 1,800 readers wrote in and 2,600 signed up, {30|60}% more than the 2,000 who did so in 2018.
Compared with the 200 cases of May, the 150 of June mean a drop of {25|35}%.
Its beam went from 20 m to {30 m|50 m}, half as long again.
"""

LENGTHS = """
The average wait was 31 hours, after 40 hours in the spring, {nine|twelve} hours less.
The route now takes 55 minutes, {five|nine} minutes longer than the 50 minutes of the old timetable.
The time that parents spend on it has come down by {45|65} minutes a day, from 125 minutes to 80.
Pumps are repaired in 8 days; in 2014 a village waited 32 days, {four|six} times as long.
"""

PRICES = """
The ticket went up from $8 to $12, an increase of {50|40} percent.
A pass is $15 instead of $12, {25%|35%} more.
"""

LOOK_ALIKES = """
The new lens is 5 cm long and was bought in 2011 for $300, 20% less than planned.
Thirty pupils came in 2003. Twelve, or 39%, were moved up.
Wages rose from $30 to $40; in the north they doubled.
Solutions of 10(-7) and 10(-6) mol reduced the count.
Guests gave the room 8.4 points on a ten-point scale, compared with 7.0 a year ago, 20% more.
Sales rose 3% month-on-month to 48,000 cars, against 41,000 in May last year.
Rooms were 81% full, a gain of two percentage points compared with spring on a nearly 40% growth in bookings.
Growth slowed by two points to 5%, compared with a 7% increase a year ago.
The average fare rose from $8 to $12, a 44 percent increase.
The index of prices showed a decrease from 27 to 30 months of age.
Profit was $5 million and imports were $44 million, up 20%, while exports came to $50 million.
The boiler has 24 burners, six more than the last model, and needs 18 kg of pellets per hour, 4 less.
The room seats 45, ten more than the old one, and costs £28 per hour, £6 less.
The tower has 40 floors, 12 more than its neighbour, and its lifts climb at 6 metres per second, 2 faster.
The cafe has 28 tables, eight more than the old one, and serves 60 meals per hour, 15 more.
Income before tax rose 8% to £54 million; after tax it fell from £48 million to £40 million.
The crew of 18, down from 21, hauled 40 kg per hour, 6 more.
"""

# What is many times off is of other values, unless a slip of a digit or of the scale explains it.
FAR_OFF = """
Reserves doubled from $20 million to {$900 million|$400 million}.
Turnout rose {20|10} percentage points, from 4% to 5%.
"""


def lines(*blocks: str) -> list[str]:
    return [line for block in blocks for line in block.strip().splitlines()]


def statuses(text: str) -> set[Status]:
    return {finding.status for finding in check(text).findings}


@pytest.mark.parametrize("line", lines(GROUPS, DATES, SENTENCES, WITHOUT_A_VERB, LED_ON, LENGTHS, PRICES))
def test_a_size_is_judged_by_the_values_that_it_lies_between(line: str) -> None:
    right, wrong = CHOICE.sub(r"\1", line), CHOICE.sub(r"\2", line)
    assert Status.INCONSISTENT not in statuses(right)
    assert Status.INCONSISTENT in statuses(wrong)


@pytest.mark.parametrize("text", lines(LOOK_ALIKES))
def test_look_alikes_raise_no_alarm(text: str) -> None:
    assert Status.INCONSISTENT not in statuses(text)


@pytest.mark.parametrize("line", lines(FAR_OFF))
def test_only_what_a_slip_explains_may_be_many_times_off(line: str) -> None:
    other, slip = CHOICE.sub(r"\1", line), CHOICE.sub(r"\2", line)
    assert Status.INCONSISTENT not in statuses(other)
    assert Status.INCONSISTENT in statuses(slip)


def test_values_from_the_sentence_before_are_named() -> None:
    text = "Rice was sown on 27,000 hectares, compared with 30,000 hectares in 2020. That is 16 percent less."
    assert any("taken from the sentence before" in finding.note for finding in check(text).findings)
