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
Output rose from 200 tonnes in May to 220 in June, up 30% from June 2023.
Revenue grew from $100 million in 2020 to $146 million in 2024, an average of 10% a year.
Sales were $56 million (2024: $50 million), up 9% at constant currency.
Sales were $56 million (2024: $50 million), an organic increase of 7%.
The index closed at 5,050 (it was 5,000 in March), having lost 2% this week.
The firm employs 300 people (it had 250 shops in 2019), 40% of them women.
Profit was $12 million against $10 million; margins were 15%.
Bread that cost $2.50 in spring is now $3; inflation is 8%.
Having started the year with 250 staff, the firm now has 12 offices, 30% more than its rivals.
There were 150 complaints in 2025; in 2024 there had been 200; 30% were upheld.
Where 40 people worked in 2010, there are now 100; wages rose 30%.
The tower is 120 m high and 40 m wide, 15 m wider than its neighbour.
Sales of $110 million beat the forecast of $100 million; profit rose by 20%.
Prices rose 44% in two years while wages grew 5% a year.
The company lost $8 million in the north and made $2 million in the south, a total swing of 5% in margin.
We shipped 330 units in May against 300 in April (of which 15% abroad).
The price fell from $80 to $60 in March and by a further 10% in April.
Rents have doubled in ten years, from 5 to 8 of the districts surveyed.
Latency fell from 40 ms to 30 ms at the median and by 60% at the tail.
Support for the bill was 48% among men and 44% among women, 10% lower than for the tax plan.
Order intake was 1,200 (1,000), of which 40% came from abroad.
Like-for-like sales rose 3% to $56 million from $50 million.
The dividend was 66 cents (60 cents), a payout ratio of 45%.
The fund had 1,800 members (1,500 men), an increase of 30%.
In 2019 the airline carried 8 million passengers. In 2024 it carried 10 million, 35% of them on business.
A year ago there were 400 vacancies. Now there are 300, a third of them in health.
Median survival was 15 months with the drug and 12 months with placebo, a hazard ratio of 0.7.
The school had 250 pupils last year; this year it has 275, and the next village's school has 20% more.
Adjusted for inflation, the fare fell 5%, though it rose from $10 to $12.
The number of shops rose to 650 from 500, and sales per shop by 12%.
He ran 45:10 in the first race and 44:50 in the second, 10 seconds outside his best.
The board has 36% women, six points more than its rival; in 2020 it was 28%.
From 2019 to 2023 revenue grew 46.4%, and 15% in the last year alone.
The town has 36,000 inhabitants (30,000 in the old centre), 40% more than in 1950.
Capacity rose from 30 to 45 seats on the larger bus, 20% more than on the smaller one.
Our fleet had 50 ships in 2015. It has 65 today. Fuel costs are up 55%.
Net sales were 412 million (400 million at the half-year), up 9% on the year.
The shares ended at $48, down 4% on the day; a year ago they were at $60.
The firm had 40 vans in 2010 and now has 60 drivers, 20% of them women.
After starting with 40 members, the club now meets in 60 towns, 30% more than its rival.
The company earned $2 billion in 2021 and now owes $3 billion, 10% more than it can pay.
In 2019 sales were $40 million. In 2024 profits were $6 million, a rise of 12%.
The price was $80 in March (it was $60 in May 2020), up 5% on the month.
Launched in 2015 at $400, the phone has sold 500 million units, 10% more than any other.
Net income was $12 million, compared with $10 million, on revenue up 8%.
The committee has 24 members against 20 in the senate, 15% of them lawyers.
Growth was 5% against 4% a year ago, a gain of $20 million.
The festival drew 30,000 people instead of the usual 20,000, and beer sales rose by 80%.
Prices rose 21% in 2022 and 10% a year before that.
She won the 800 m in 1:58.20 and was 3 seconds behind in the 1,500 m in 4:05.10.
The train left at 10:15, 20 minutes behind schedule, and won back 5 minutes by 11:30.
The bid of $220 million beat the rival offer of $200 million, and shares rose by 4%.
The drug cut deaths from 10% to 8% in men, and by 35% in women.
The old model had 16 GB of memory; the new one has 64 GB of storage, 20% faster.
He scored 60 points, 12 more than last week; the record is 75.
The ship carries 400 passengers (120 crew), 10% more than planned.
The house has 12 rooms, 3 of them above the 40 sq m kitchen.
The fund returned 12% against 10% for its benchmark, and costs fell by a third.
Exports rose 10% to $55 million from $50 million, and imports were $44 million, up 20%.
Revenue grew 46.4% over four years and margins 10% a year.
The average of 60 tonnes in 2015 fell to 50 tonnes by 2020, and the number of farms by 30%.
Their 2023 budget was $90 million; this year's, excluding pensions, is $80 million, 5% more in real terms.
The city has 600,000 people, compared with 500,000 in the suburbs, and grew by 2% last year.
He took 9 minutes rather than 12, which made him 33% faster.
The company was valued at $40 million when it had 50 staff; it now has 60, and revenue is up by 70%.
The team has 20 points, up from 16 a week ago, and is 5 points short of the leaders.
Water levels were 12 m in May and 10 m in June, 1 m above the June average.
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
