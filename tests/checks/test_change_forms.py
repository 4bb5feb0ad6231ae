"""How documents say changes: wordings that must be read, and look-alikes that must raise no alarm."""

import pytest

from claimcheck import checks, documents, reading
from claimcheck.checks import all_checks
from claimcheck.figures import extract
from claimcheck.model import Finding, Status

FAMILY = {c.name for c in all_checks() if c.code.startswith("CC1")}

READ = """
Between 2011 and 2021 the town's population fell by 10%, from 20,000 to 18,000.
The town had 18,000 residents in 2021, 10% fewer than the 20,000 counted in 2011.
The town had 18,000 residents in 2021, compared with 20,000 in 2011, a fall of 10%.
Its population was 18,000 in 2021, down 10% on the 20,000 recorded a decade before.
Passenger numbers were up 25 per cent at 5.0 million, against 4.0 million in the same month of 2019.
Passenger numbers rose by a quarter to 5.0 million from 4.0 million.
Pretax profit jumped 40% to £14m (2022: £10m).
Pretax profit of £14m was 40% higher than the £10m of a year earlier.
Pretax profit was £14m, a 40% increase on last year's £10m.
Pretax profit was £14m for the half year, an increase of 40% over the £10m reported in the first half of 2022.
The dividend was raised 20% to 12p from 10p.
The board proposes to raise the dividend to 12p from 10p, an increase of 20%.
Net interest income was $230 million compared to $200 million, up 15%.
Net interest income went from $200 million to $230 million, a 15% rise.
Net interest income in the quarter of $230 million increased 15% compared with $200 million a year ago.
Net interest income increased $30 million, or 15%, to $230 million.
Net interest income increased by 15% ($30 million) to $230 million.
In the nine months, net interest income was $230 million versus $200 million, an increase of $30 million or 15%.
At $230 million, net interest income was up 15% from $200 million in the same quarter a year ago.
Exports plunged 50% in April, to $2.1 billion from $4.2 billion in March.
Exports halved to $2.1 billion in April from $4.2 billion in March.
The share of renewables grew by 4 percentage points, from 21% to 25%.
The share of renewables grew from 21% in 2015 to 25% in 2018, an increase of 4 percentage points.
Turnout was 61%, down 3 points from 64% four years earlier.
The gross margin was 45.2%, compared to 44.0% a year ago, an increase of 120 basis points.
The gross margin came in at 45.2%, up 120 basis points year over year from 44.0%.
Yields fell 12 basis points to 3.88%, from 4.00% on Monday.
Mean weight fell from 84.0 kg to 79.8 kg, a reduction of 5%.
Mean weight decreased from 84.0 kg at baseline to 79.8 kg at week 12 (-5.0%).
Blood pressure decreased by 8 mmHg from 148 mmHg to 140 mmHg.
Attendance has tripled, to 4,500 from 1,500.
Attendance rose threefold to 4,500 from 1,500.
Attendance grew by a factor of 3, from 1,500 to 4,500.
Attendance was 4,500, three times as many as the 1,500 of the first year.
The bank's assets quadrupled between 2005 and 2015, from $10 billion to $40 billion.
Oil prices rose $2.50 to $82.50 a barrel from $80.00.
The share index fell 45.6 points to 7,554.4, a loss of 0.6%.
Output dropped 8 percent in 2009, to 9.2 million tonnes, after 10.0 million tonnes in 2008.
Ticket sales surged 60 percent to 80,000, up from 50,000 in 2018.
The number of visitors more than doubled, rising from 1.2 million to 2.6 million.
Debt has been reduced from $6.0 billion to $4.5 billion, a reduction of $1.5 billion.
Average rent was $62.00, down from $62.50 in spring, but up 2.0% from $60.80 a year ago.
Fees and fines rose 10% and 20% to $110 million and $12 million from $100 million and $10 million, respectively.
Fees rose to $110 million in 2021 from $100 million in 2020. That is an increase of 10%.
Fees were $110 million. That is up 10% from $100 million a year ago.
Nitrate levels had decreased from 15.0 mg/l in 2001 to 9.0 mg/l in 2015 (40% reduction).
Accuracy improves from 81.0% to 85.5% (+4.5 points).
The typical wait fell by 12 days, from 48 to 36.
The mean grade rose by 3.1 points, from 58.2 to 61.3.
House prices in the county averaged £242,000 in June, 10% above the £220,000 of a year before.
Costs for the third quarter were $46.0 million, a decrease of $4.0 million, or 8%, from $50.0 million in 2019.
A cut in the grant to £44.2m (2019: £48.2m), a reduction of 8.3%.
The dividend was 19.9% higher at 145.0p (2017: 120.9p).
Net income rose to $3.5 million, or 46 cents a share, up 75 percent from $2.0 million, or 30 cents a share.
Prices doubled over the decade, from $210,000 to $420,000.
At 63 metres the new tower is three times as tall as the old one, which stands 21 metres high.
Fees grew 10% a year for five years, from $100 million to $161 million.
The index lost 212 points, or 2.2%, to close at 9,644.
Prices rose by 0.6 percent last month, double the 0.3 percent increase in May.
Wheat imports are forecast at 8.8 million tonnes versus 8.0 million last season, up 10 percent.
Net rose 25 percent to $2.5 million, or 50 cents a share, from $2.0 million, or 40 cents a share.
"""

LOOK_ALIKES = """
The index fell 14 points to 5,210, from 5,230 at noon.
The order book stood at $9.4 billion, up 8% on the year, and the pipeline was worth $5.1 billion.
Ticket income grew 40% to $5.5 million and shop income 7% to $1.3 million, compared to ticket income of $3.9 million.
The grant came to 12.5% of income, or $65 million, compared to $87 million or 16%.
Fees increased 40% from a year ago to $503 million compared to a planned range of $435 million to $450 million.
We now see traffic up 10% to 12%, an increase from our earlier view of up 6% to 8%.
The count increased from 40 in May to 42 in June, up nearly 40 percent from June of 2019.
Takings rose 12.7% on a like-for-like basis to 376.7 million from 349.0 million.
Takings were 2.7 billion compared with 3.1 billion, a fall of 9%, excluding currency effects.
The krone rose 0.8% to 10.40 per dollar from 10.55.
The cost ratio was 21.4%, an improvement of 230 basis points against 23.7%.
The surplus grew by $34 million to $30 million compared to a loss of $4 million.
Fees were $3.9 billion, up 21.8% versus fiscal '20.
At least a 30% fall in seizures was reached when the dose rose from 10 mg to 20 mg.
In a market of $5 billion, takings rose 12% from $50 million.
He cut his time from 10 to 8 minutes and his weight by 20%.
Wages rose 4.1% from a year earlier, down from 4.3% in May.
The town lowered its forecast for growth to 2.1% from 2.5%.
Demand will grow 4% a year from 20 GW to 24 GW by 2025.
The pump yields 9 times more water than in the other 25 villages.
The fleet doubled in the years from 1962 to 1974.
Losses narrowed to $5 million from $8 million.
The deficit widened by $2 billion to $12 billion.
The town had 1,215 people at the 2010 census, down from 1,539 at the 2000 census.
There were 1,390 homes, an 11% change from an earlier population of 3,290.
The charge increased from circa - 0.8 to - 0.3.
The signal decreased from 1 to 7 d after the dose.
Tests among people <25 decreased by 541,573 tests (-38%).
Excluding acquisitions, fees rose 4% to $212 million from $190 million.
The share of savings ranged from 81% to 74%, a rise on the year.
The signal fell from 20 to 90 min after the meal.
Growth slowed over the temperature range from 12 to 21 degrees C.
They hope for lowering the annual increase rate from 9 to 4 per thousand.
Raising the flow from 3.5 to 7.0 litres caused a mean decrease in pressure of only 4%.
The intake of mice on 60% starch was 3.0 times greater than that of mice on 10% starch.
That is 20 times the usual level of 17-ketosteroid in 6 mice.
Groups 1 and 2 ate 3.5 times as much as groups 8 and 9.
In the borough 8.2% were from 16 to 25, 33.0% from 26 to 45, and 22.2% from 46 to 65.
"""


def findings(text: str) -> list[Finding]:
    document = documents.read_text(text)
    read = reading.read(document, extract(document))
    return [f for f in checks.run(read) if isinstance(f, Finding) and f.check in FAMILY]


def lines(block: str) -> list[str]:
    return block.strip().splitlines()


@pytest.mark.parametrize("text", lines(READ))
def test_wordings_that_are_read(text):
    found = findings(text)
    assert [f for f in found if f.check != "direction" and f.status is Status.CONSISTENT]
    assert [f for f in found if f.status is Status.INCONSISTENT] == []


@pytest.mark.parametrize("text", lines(LOOK_ALIKES))
def test_look_alikes_raise_no_alarm(text):
    assert [f for f in findings(text) if f.status is Status.INCONSISTENT] == []


def test_the_old_value_may_stand_in_an_earlier_sentence():
    text = "Lending came to $30 billion. That was only the start. The bank means to raise it {} times to ${} billion."
    (right,) = findings(text.format("3.2", "96"))
    assert right.status is Status.CONSISTENT
    assert right.note == "the old value $30 billion is taken from 2 sentences before"
    assert [role.given for role in right.roles] == [True, False, False]
    assert [f.status for f in findings(text.format("4.2", "96"))] == [Status.INCONSISTENT]
    assert [f.status for f in findings(text.format("3.2", "126"))] == [Status.INCONSISTENT]


def test_two_possible_old_values_are_none():
    text = "Loans came to $30 billion and bonds to $20 billion. The bank means to raise it 3.2 times to $126 billion."
    assert findings(text) == []


def test_an_adjustment_that_is_named_makes_a_difference_unsure():
    (finding,) = findings("Takings fell 7% at constant exchange rates, to $423 million from $466 million.")
    assert finding.status is Status.UNSURE
