"""Old and new values that the words around them tell apart: each line holds with the first figure in braces and is
wrong with the second."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import check
from claimcheck.checks import difference, times_more
from claimcheck.checks.growth_per_year import total_growth
from claimcheck.model import Status

HOLDS = {Status.CONSISTENT, Status.IMPRECISE}
_CHOICE = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")
ROWS = """
The median response time came down from 1.2 s to 0.9 s, {25%|40%} less than before.
Cold start now takes 300 ms instead of 500 ms, a saving of {40%|60%}.
The working week was shortened from 40 hours to 36, or by {10%|15%}.
The index file shrank from 90 MB to 60 MB, {a third|a half} smaller.
Latency at the 99th percentile improved from 80 ms to 60 ms, a gain of {25%|15%}.
The payload is 30 kB (previously 50 kB), {40%|55%} smaller.
The fund now has 1,800 members (2023: 1,500), an increase of {20%|30%}.
The town has 36,000 inhabitants today (it had 30,000 in 2001), {20%|35%} more.
The factory built 1,320 cars in March against 1,200 in February ({+10%|+20%}).
Fourth-quarter sales were 95 million versus 100 million in the same quarter of 2023 ({-5%|-15%}).
The levy was halved from 30 to {15|19} per cent of the value.
The number of stops was doubled from 24 to {48|58}.
Petrol was $1.60 a litre in June and $2 in September, {25%|40%} dearer.
The bill came to $1.5 billion, ${300|500} million over the estimate of $1.2 billion.
The stadium cost $90 million, ${15|25} million more than the budgeted $75 million.
Revenue of $95 million missed the consensus of $100 million by {5%|15%}.
The campaign raised $660,000, exceeding its goal of $600,000 by {10%|25%}.
The charity raised £80,000, £{20,000|35,000} short of its target of £100,000.
The plant made 880 tonnes, {120|220} tonnes short of the 1,000 tonnes promised.
A loss of $6 million became a profit of $3 million, a swing of ${9|12} million.
From a loss of 12 million the company moved to a profit of 8 million, an improvement of {20|30} million.
From 2019 to 2023 revenue grew 46.4%, or {10%|17%} a year.
Over the three years to 2024, output climbed 33.1%, an annual rate of {10%|16%}.
Prices rose 44% in two years, equivalent to {20%|30%} a year.
She won in 3:58.20, {1.30|2.30} seconds ahead of Olsen in 3:59.50.
He finished in 45:10, {20|50} seconds behind the winner's 44:50.
The employment rate was 74.8%, {0.4|0.9} percentage points higher than a year earlier (74.4%).
Applications, at 44,000, were {10%|20%} up on the year (40,000 in 2023).
Yields in treated plots averaged 6.6 t/ha, {10%|20%} above the 6.0 t/ha of the controls.
The new algorithm needs 60 iterations where the old one needed 80, {25%|45%} fewer.
Parsing a 1 MB file takes 40 ms, down from 160 ms, {four|six} times faster.
The default timeout was raised from 30 to 45 seconds, a {50%|75%} increase.
Attendance was 30,000, half as many again as the {20,000|25,000} of the year before.
The firm's debts, 240 million in March, had fallen to 180 million by December, {a quarter|a half} less.
The club's wage bill was $30 million last season; this season it is $36 million, a rise of {20%|32%}.
The wolf population was put at 60 in 2015. It has since grown to 150, an increase of {150%|250%}.
The number of complaints fell to 320. A year earlier it was 400. That is a decline of {20%|35%}.
Water use per head was 120 litres a day, {20%|30%} less than the 150 litres of ten years ago.
The farm's flock of 600 sheep has been cut to 450, {a quarter|a third} fewer.
Its share price, $16 at the flotation, has risen to $20, a gain of {25%|40%}.
Oil rose ${4|7} to $84 a barrel, having closed at $80 on Monday.
The museum had 90,000 visitors in 2022 and 30% more in 2023, {117,000|127,000}.
Compared with the 80 patients of the first year, 100 were seen in the second, an increase of {25%|40%}.
Instead of the planned 25 stations, only 20 will be built, {20%|35%} fewer.
The lake covers 30 sq km today; in 1970 it covered 50, so it has shrunk by {40%|55%}.
Compile times are down to 45 seconds (from 60 seconds), a saving of {25%|45%}.
The premium has gone from 400 euros in 2018 to 500 euros now, an increase of {a quarter|a half}.
Originally planned at 12 km, the line will now be 15 km long, {25%|45%} longer.
The mine produced 1.8 million ounces, {10%|20%} short of its 2.0 million target.
The tax raised £4.4bn in 2023-24, £{400|700}m more than the £4.0bn of 2022-23.
The glacier was 8.0 km long in 1900 and 6.0 km long in 2000, {25%|45%} shorter.
Subscribers: 2.6 million (2.0 million a year earlier), growth of {30%|50%}.
The default pool size is now 20 (previously 10), {twice|four times} as many.
"""
# Values of other things, against other bases, of other times.
LOOK_ALIKES = """
A half-empty hall of 90 seats was sold for 60, 30% of them at the door.
The score was 45:10 at half-time and 80:44 at the end, two points behind the record.
The finish is at 10:15, 20 minutes behind the start at 9:50.
Two kinds were on show (2019: 2 of 40), an increase of 30% in all.
"""
# Ways to say of two values that the first is of now and the second of before.
PAIRS = (
    "The club has {new} members, against {old} last year, {size}.",
    "The club has {new} members today, compared with {old} a year ago, {size}.",
    "The club has {new} members instead of {old}, {size}.",
    "The club has {new} members (it had {old}), {size}.",
    "The club has {new} members (previously {old}), {size}.",
    "The club has {new} members (last year: {old}), {size}.",
    "The club, which had {old} members in 2015, now has {new}, {size}.",
    "Having started with {old} members, the club now has {new}, {size}.",
    "Up or down from {old} members, the club now has {new}, {size}.",
    "The club had {old} members in 2015 and has {new} today, {size}.",
    "Where the club once had {old} members it now has {new}, {size}.",
    "In 2015 the club had {old} members. Now it has {new}, {size}.",
)
SIZES = {True: ("{p}% more", "an increase of {p}%", "a rise of {p}%"), False: ("{p}% fewer", "a drop of {p}%")}

settings.register_profile("quick", max_examples=60, deadline=None)
settings.load_profile("quick")


def statuses(text: str) -> set[Status]:
    return {finding.status for finding in check(text).findings}


@pytest.mark.parametrize("line", ROWS.strip().splitlines())
def test_wordings(line):
    right = statuses(_CHOICE.sub(lambda match: match[1], line))
    assert right & HOLDS
    assert Status.INCONSISTENT not in right
    assert Status.INCONSISTENT in statuses(_CHOICE.sub(lambda match: match[2], line))


@pytest.mark.parametrize("text", LOOK_ALIKES.strip().splitlines())
def test_look_alikes_raise_no_alarm(text):
    assert Status.INCONSISTENT not in statuses(text)


@given(
    st.sampled_from(PAIRS),
    st.integers(2, 400).map(lambda n: n * 20),
    st.sampled_from([-50, -25, -20, 15, 25, 40, 50]),
    st.integers(0, 2),
    st.sampled_from([0, 20, 35]),
)
def test_every_way_to_tell_old_from_new_has_the_same_outcome(form, old, percent, wording, more):
    new = old * (100 + percent) // 100
    sizes = SIZES[percent > 0]
    size = sizes[wording % len(sizes)].format(p=abs(percent) + more)
    found = statuses(form.format(old=f"{old:,}", new=f"{new:,}", size=size))
    assert (Status.INCONSISTENT in found) == bool(more)
    assert more or found & HOLDS


@pytest.mark.parametrize(
    ("total", "rate", "years", "status"),
    [
        ("46.4%", "10%", 4, Status.CONSISTENT),
        ("40%", "10%", 4, Status.CONSISTENT),  # the plain average
        ("46.4%", "15%", 4, Status.INCONSISTENT),
        ("46.4%", "8%", 4, Status.IMPRECISE),  # years counted with both ends
    ],
)
def test_growth_over_years_and_its_rate(total, rate, years, status):
    assert total_growth(total, rate, years).status is status


def test_growth_over_years_needs_years():
    with pytest.raises(ValueError, match="positive number of years"):
        total_growth("46.4%", "10%", 0)


def test_a_swing_is_from_below_zero():
    assert difference(-8, 2, 10).status is Status.CONSISTENT
    assert difference(-8, 2, 6).status is Status.INCONSISTENT


def test_half_as_much_again_is_one_and_a_half_times():
    assert times_more("20 tonnes", "0.5", "30 tonnes", word="again").status is Status.CONSISTENT
