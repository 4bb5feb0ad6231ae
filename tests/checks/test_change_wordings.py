"""One relation in many wordings: each line holds with the first figure in braces and is wrong with the second."""

import re

import pytest

from claimcheck import checks, documents, reading
from claimcheck.checks import all_checks
from claimcheck.figures import extract
from claimcheck.model import Finding, Status

FAMILY = {c.name for c in all_checks() if c.code.startswith("CC1")}
HOLDS = {Status.CONSISTENT, Status.IMPRECISE}
_CHOICE = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")

PERCENT = """
Turnover at the port climbed {12%|22%} to $56 million, against $50 million the year before.
In 2022 the co-op sold 5,000 bikes; in 2023 it sold {5,600|6,600}, 12% more.
The co-op sold 5,000 bikes in 2022. The figure rose {12%|22%} to 5,600 in 2023.
The co-op sold 5,000 bikes in 2022. That rose by {12%|22%} to 5,600 a year later.
The hospital treated 400 patients in May and 460 in June (up {15%|25%}).
Shipments were {8|18} pct higher at 54 mln tonnes against 50 mln.
The {8%|18%} fall, from 50 million tonnes to 46 million tonnes, surprised traders.
The council cut the budget from £50 million to £46 million, or by {8 per cent|18 per cent}.
The council's £50 million budget was cut by {8 per cent|18 per cent} to £46 million.
The ticket price was raised from $25 to $30, i.e. by {20%|40%}.
A ticket used to cost $25. It now costs $30, an increase of {20%|40%}.
At 46 million tonnes the harvest was {8%|18%} smaller than the 50 million tonnes of 2021.
From 50 million tonnes in 2021, the harvest fell {8%|18%} to 46 million tonnes.
Enrolment at the school stood at 600, as against 500 ten years ago, a growth of {20%|30%}.
Enrolment, now at 500, should reach 600 by 2030, an increase of {20%|30%}.
The population went from 40,000 to 44,000, growing by {10%|15%}.
The population, 40,000 in 1990, had grown {10%|15%} to 44,000 by 2000.
Waste was reduced from 80 kg to 60 kg per head, a {25%|35%} reduction.
Emissions were 80 tonnes in 2020 but only 60 tonnes in 2023, {25%|35%} less.
Emissions were 80 tonnes in 2020. The plan is to cut them by {25%|35%} to 60 tonnes.
Emissions came to 80 tonnes in 2020. The aim is to bring this down to 60 tonnes, a cut of {25%|35%}.
The port handled 63,000 boxes in March, {5%|15%} more than the 60,000 it handled in February.
While the port handled 60,000 boxes in February, the number rose to 63,000 in March, an increase of {5%|15%}.
Box traffic was pushed up by {5%|15%} from 60,000 to 63,000.
The pay of nurses will rise to $2,300 - {15%|25%} more than the current $2,000.
A {15%|25%} pay rise, from $2,000 to $2,300, was agreed.
The herd dwindled by {40%|60%}, from 500 animals to 300.
There are 300 animals left in the herd, {40%|60%} fewer than the 500 counted in 1990.
Fuel use was brought down from 50 litres to 45 litres, {10%|20%} less.
Q3 revenue came in at $63m versus $60m a year earlier (up {5%|15%}).
The number of members has fallen by {a fifth|a third}: from 5,000 to 4,000.
Compared with 820 last year, 943 permits were issued, a {15%|25%} jump.
The number of shops, 1,500 in 2015, is now 1,200, a decline of {20%|30%}.
Profits rose by {15%|25%} to €46m (previous year: €40m).
Ridership has recovered from 2.0 million to 2.5 million trips, up {25%|35%}.
The firm employed 300 people in 2019. It now employs 330, a rise of {10%|20%}.
A cost overrun of {50%|90%}, from $2.0 million to $3.0 million, was reported.
In 2021 sales climbed to $104 million, {30%|50%} above the $80 million of 2020.
In 2021 sales climbed from $80 million to $104 million. This represents growth of {30%|50%}.
Tea exports earned $1.5 billion, {20%|35%} up from $1.25 billion in the season before.
Rice output is put at 6.6 million tonnes, which would be {10%|18%} more than the 6.0 million tonnes of last year.
Rice output last year was 6.0 million tonnes. It is forecast at 6.6 million tonnes this year, or {10%|18%} more.
"""

AMOUNT = """
Tuition went up by {$500|$900} from $5,000 to $5,500.
Tuition went from $5,000 to $5,500, an increase of {$500|$900}.
Tuition was $5,000 last year; it is now $5,500, {$500|$900} more.
The increase of {$500|$900} takes tuition from $5,000 to $5,500.
The navy will have 48 ships, {12|22} fewer than the 60 it has now.
The number of ships fell from 60 to 48, or by {12|22}.
The jobless total, 32,000 in April, rose by {9,000|19,000} to 41,000.
Sales increased {12%|22%}, or $6 million, to $56 million.
Sales were $56 million, up $6 million ({12%|22%}) from a year ago.
Sales were $56 million compared with $50 million, an increase of $6 million, or {12%|22%}.
Costs decreased $4 million, or {8%|18%}, from $50 million.
The index closed 45 points, or {0.6%|1.6%}, lower at 7,455.
The index lost 45 points to end at 7,455, a fall of {0.6%|1.6%}.
The index finished at 7,545, up 45 points or {0.6%|1.6%} on the day.
The paper sold 100,000 copies in 2010; today it sells 90,000, {10,000|20,000} fewer.
The grant has been increased by {£15 million|£35 million} from £60 million to £75 million.
The grant will be £75 million, {£15 million|£35 million} more than the previous £60 million.
Net debt fell $12 million, or {20%|30%}, to $48 million.
Net debt came down by {$12 million|$22 million} from $60 million to stand at $48 million.
The debt grew by {€12 billion|€22 billion}, from €90 billion to €102 billion.
The debt was €90 billion in 2019 and €102 billion in 2021, {€12 billion|€22 billion} more.
Fewer boats went out: 140, down {30|50} from 170.
Turnover improved by €9 million to {€84 million|€94 million} (2021: €75 million).
The library lent 52,000 books in 2015 and 61,000 in 2022, an increase of {9,000|19,000}.
"""

DIRECTION = """
Fares rose {to $30 from $25|from $30 to $25}.
The fall in fares {from $30 to $25|from $25 to $30} helped families.
An increase {from $25 to $30|from $30 to $25} is planned.
Fares are $30 (up from {$25|$35}).
Fares will be raised {from $25 to $30|from $30 to $25} in May.
Unemployment fell to {5.1% from 5.6%|5.6% from 5.1%}.
Unemployment is {5.1%, down from 5.6%|5.6%, down from 5.1%}.
Turnout declined from {64% in 2015 to 58% in 2020|58% in 2015 to 64% in 2020}.
The club's membership dwindled from {300 to 200|200 to 300}.
The club had 200 members in 1990. It has since {grown|shrunk} to 300.
The club had 200 members in 1990; the number has since {risen|fallen} to 300.
Temperatures {rose|fell} from 12 °C in the morning to 19 °C at noon.
The toll went {down from $50 to $40|down from $40 to $50}.
The toll was {increased from $40 to $50|increased from $50 to $40} in May.
The toll climbed {to $50 from $40|to $40 from $50}.
The number of beds decreased, {from 80 to 60|from 60 to 80}.
The ward had 80 beds in 1990. By 2010 this had {fallen|risen} to 60.
The average stay shortened from {4.8 days to 4.1 days|4.1 days to 4.8 days}.
Voter turnout tumbled {from 66% to 59%|from 59% to 66%}.
Water consumption per head sank {from 140 litres to 121 litres|from 121 litres to 140 litres}.
"""

MULTIPLE = """
The fund doubled from $30 million to {$60 million|$90 million}.
The fund more than doubled, from $30 million to {$65 million|$135 million}.
Tripling from $30 million to {$90 million|$60 million}, the fund became the largest.
The doubling of the fee from $30 to {$60|$90} was criticised.
The fee was $30 in 2015. Since then it has doubled, to {$60|$90}.
The fee was $30 in 2015. Doubling it to {$60|$90} would be unfair.
The fee was $30 in 2015. It is now {$60|$90}, twice as much.
The fee was $30 in 2015. By 2030 it is expected to double, to {$60|$90}.
The fee was $60 in 2015. It has been halved to {$30|$45}.
A halving of the fee from $60 to {$30|$45} is planned.
Output rose by a factor of 4 to {80 tonnes|50 tonnes} from 20 tonnes.
Output has increased 4x, from 20 tonnes to {80 tonnes|50 tonnes}.
Output quadrupled from 20 tonnes to {80 tonnes|50 tonnes}.
Output rose from 20 tonnes to {80 tonnes|50 tonnes}, or fourfold.
A fourfold increase in output, from 20 tonnes to {80 tonnes|50 tonnes}, is planned.
Output should go from 20 tonnes today to {80 tonnes|50 tonnes} in 2030, quadrupling.
The target of {80 tonnes|50 tonnes} is four times the current output of 20 tonnes.
Output in 2010 was 20 tonnes. The goal is to raise it fourfold to {80 tonnes|50 tonnes}.
Output in 2010 was 20 tonnes. The goal is {80 tonnes|50 tonnes} - four times as much.
Output in 2010 was 20 tonnes. The goal is {80 tonnes|50 tonnes} (four times as much).
Output in 2010 was 20 tonnes. It is meant to be multiplied by four, to {80 tonnes|50 tonnes}.
Output in 2010 was 20 tonnes. In 2020, it was {80 tonnes|50 tonnes}, or four times the 2010 level.
Output in 2010 was 20 tonnes, and it has since quadrupled to {80 tonnes|50 tonnes}.
Output in 2010 was 20 tonnes, in 2020 it was {80 tonnes|50 tonnes}, four times as much.
Exports to Peru were $12 million last year. Both plan to multiply that 3.5 times, to {$42 million|$62 million}.
Exports to Peru stood at $12 million last year. They may well grow by a factor of 3.5 to {$42 million|$62 million}.
Exports to Peru stood at $12 million last year. The dream: {$42 million|$62 million}, three and a half times that.
Exports to Peru stood at $12 million last year. They could rise 3.5-fold to {$42 million|$62 million}.
Exports to Peru were $12 million in 2020. A deal could see that number increase 3.5 times to {$42 million|$62 million}.
Trade was worth $8 billion in 2015. The presidents agreed to triple it to {$24 billion|$34 billion} by 2025.
Trade was worth $8 billion in 2015. The presidents want it to triple to {$24 billion|$34 billion}.
Trade was worth $8 billion in 2015. A tripling to {$24 billion|$34 billion} is planned.
The number of visitors rose from 15,000 to {60,000|90,000}, quadrupling within five years.
Visitors numbered 15,000 in 2010. Five years later there were {60,000|90,000}, four times as many.
Visitors numbered 15,000 in 2010. The region hopes for four times that number, {60,000|90,000}.
The army is to be doubled to {80,000|110,000} soldiers from the present 40,000.
The army has 40,000 soldiers. Under the plan it would have {80,000|110,000}, twice as many.
Investment must increase 2.5-fold from $40 billion to {$100 billion|$150 billion}.
Bilateral trade is $6 billion. Both sides see room for it to expand 2.5 times, to {$15 billion|$25 billion}.
Bilateral trade is $6 billion, but the two sides want {$15 billion|$25 billion}, two and a half times as much.
The agency's budget, $35 million five years ago, has since doubled to {$70 million|$100 million}.
"""

COMPARISON = """
The new hall seats {1,200|1,900}, three times as many as the old one, which seated 400.
The old hall seated 400 people. The new one seats {1,200|1,900}, three times as many.
With {1,200|1,900} seats the new hall holds three times as many people as the old one with 400.
Its {1,200|1,900} seats are three times the old hall's 400.
It has {800|1,300} seats, twice the 400 of the old hall.
It has 400 seats, half the {800|1,300} of the new hall.
The river carried {90 tonnes|150 tonnes} of silt, five times the usual load of 18 tonnes.
The river carried {90 tonnes|150 tonnes}, i.e. five times the usual 18 tonnes.
The river carried five times its usual 18 tonnes: {90 tonnes|150 tonnes}.
A flight costs {$480|$780}, four times the price of a train ticket ($120).
The lead mine is {600 metres|900 metres} deep, 1.5 times as deep as the 400-metre copper mine.
Kim scored {36|56} goals, three times as many as her sister, who scored 12.
The dam's capacity is {90 million tonnes|150 million tonnes}, five times that of the old one (18 million tonnes).
The plan will cost {$90 million|$150 million}, against an original estimate of $18 million, five times as much.
The plan was to cost $18 million. It ended up costing five times that: {$90 million|$150 million}.
The stadium seats {45,000|65,000}, three times as many as the old ground's 15,000.
A child's ticket costs $8; adults pay three times as much, {$24|$34}.
The whale weighs {150 tonnes|250 tonnes} - 25 times the weight of an elephant (6 tonnes).
The new line carries {90,000|150,000} passengers a day, three times the 30,000 of the old one.
"""

POINTS = """
The share rose {3 percentage points|8 percentage points} from 20% to 23%.
The share rose from 20% to 23%, a gain of {3 points|8 points}.
The share is 23%, {3 percentage points|8 percentage points} more than the 20% of last year.
The share was 20% last year and 23% this year, {3 points|8 points} more.
The share was 20% last year; it rose by {3 points|8 points} to 23% this year.
The bank raised its rate by {25 basis points|75 basis points} to 4.50% from 4.25%.
The bank raised the rate {a quarter of a percentage point|three quarters of a percentage point} to 4.50% from 4.25%.
The margin widened {120 bps|220 bps} to 31.2% from 30.0%.
The margin narrowed by {1.2 percentage points|2.2 percentage points}, from 31.2% to 30.0%.
Turnout was 58%, down {six points|nine points} from 64% in 2015.
Approval is at 41%, down {4 percentage points|9 percentage points} from 45%.
Approval was 45% in May. Since then it has dropped {4 points|9 points} to 41%.
Approval went from 45% to 41% (minus {4 points|9 points}).
VAT will be raised from 19% to 21%, {two points|six points} higher than now.
The jobless rate edged up {0.2 percentage points|0.7 percentage points} to 5.4% from 5.2%.
The share of women has risen from 30% to 38%, {eight points|12 points} in ten years.
The margin slipped to 11.6%, {90 basis points|190 basis points} below the 12.5% of a year ago.
Inflation slowed by {0.5 points|1.5 points} to 3.9% in May, from 4.4% in April.
The quota goes from 12% to 15%, an increase of {three percentage points|seven percentage points}.
"""

DIFFERENCE = """
The gap between the $70 million bid and the $55 million bid is {$15 million|$25 million}.
The difference between the two bids, $70 million and $55 million, is {$15 million|$25 million}.
The bids differ by {$15 million|$25 million}: $70 million against $55 million.
At $70 million, the bid was {$15 million|$25 million} more than the rival's $55 million.
The bid of $70 million exceeded the rival's $55 million by {$15 million|$25 million}.
She won with 1,204 votes to 1,190, a margin of {14 votes|24 votes}.
She polled 1,204 votes, {14|24} more than her rival's 1,190.
She leads by {seven points|twelve points}, 52% to 45%.
She has 52% against 45% for her rival, a lead of {seven points|twelve points}.
The poll put her at 52%, {seven points|twelve points} ahead of her rival on 45%.
Spending of $70 million exceeded income of $55 million by {$15 million|$25 million}.
With imports at $9 billion and exports at $7 billion, the deficit was {$2 billion|$4 billion}.
Labour is on 44% and the Tories on 38%, a lead of {six points|eleven points}.
Labour leads the Tories by 44% to 38%, a gap of {six points|eleven points}.
The motion passed by 212 votes to 205, a majority of {seven|twelve}.
The incumbent took 58% of the vote to his rival's 42%, a margin of {16 points|26 points}.
The cheaper model costs $240 and the dearer $290, a difference of {$50|$70}.
Receipts were $84 million and outlays $75 million, a surplus of {$9 million|$19 million}.
The taller tower is 310 m high and the other 285 m, a difference of {25 m|45 m}.
"""

YEARLY_GROWTH = """
Rents grew from $2.0 million in 2010 to $4.0 million in 2020, {7.2%|12.2%} a year.
Rents grew from $2.0 million in 2010 to $4.0 million in 2020, a compound annual rate of {7.2%|12.2%}.
Rents grew from $2.0 million in 2010 to $4.0 million in 2020 (CAGR {7.2%|12.2%}).
Rents grew from $2.0 million in 2010 to $4.0 million in 2020, growing at {7.2%|12.2%} per year.
The market is projected to grow from $2.0 billion in 2020 to $4.0 billion by 2030, at a CAGR of {7.2%|12.2%}.
The market was worth $2.0 billion in 2020 and will reach $4.0 billion by 2030, growing at a CAGR of {7.2%|12.2%}.
The market will grow at a compound rate of {7.2%|12.2%} per year, from $2.0 billion in 2020 to $4.0 billion in 2030.
With a CAGR of {7.2%|12.2%} between 2010 and 2020, rents rose from $2.0 million to $4.0 million.
Users rose from 1.0 million in 2015 to 8.0 million in 2018, doubling every year, a CAGR of {100%|150%}.
Sales climbed from $10 million in 2014 to $20 million in 2019, for a CAGR of {14.9%|24.9%}.
Sales climbed at a compound rate of {14.9%|24.9%}, from $10 million in 2014 to $20 million in 2019.
A CAGR of {14.9%|24.9%} will take sales from $10 million in 2014 to $20 million in 2019.
Traffic grew {5.2%|9.2%} a year, from 4.0 million trips in 2012 to 6.0 million in 2020.
"""

ROLL_FORWARD = """
Opening balance $40,000, deposits $12,000, withdrawals $9,000, closing balance {$43,000|$53,000}.
It was $40,000 at the beginning; $12,000 was deposited, $9,000 withdrawn, and at the end it was {$43,000|$53,000}.
The year began with 340 members; 75 joined, 40 left, and it ended with {375|415}.
From 340 members at the start, 75 joined and 40 left, leaving {375|415}.
Beginning inventory of 340 units plus purchases of 75 less sales of 40 gives ending inventory of {375|415}.
Opening inventory $50,000, plus purchases $20,000, less goods sold $30,000: closing inventory {$40,000|$60,000}.
Beginning cash: $50 million; inflows: $20 million; outflows: $30 million; ending cash: {$40 million|$60 million}.
At the beginning of May there were 120 cases; 45 were added, 30 closed, and at the end there were {135|155}.
"""

# Another base, another thing, or no relation at all.
LOOK_ALIKES = """
Turnover rose 12% to $66 million, helped by $50 million of orders from abroad.
The company sold 5,000 bikes in 2022. In 2023 it sold 5,600 scooters, 30% more.
The club earned $3 million in gate money and $5 million from television, 12% more than in 2021.
Wheat exports were 3 million tonnes, while barley exports reached 5 million tonnes, an increase of 12%.
The bridge cost $50 million. The tunnel will cost $90 million, twice as much as planned.
The bridge cost $50 million, the tunnel $90 million, twice as much as forecast.
Output in 2010 was 20 tonnes. The new mill can make 50 tonnes, four times as much as the old mill.
Output in 2010 was 20 tonnes. Demand has quadrupled to 50 tonnes.
Production stood at 20 tonnes. Profit doubled to $3 million.
Trade with Peru came to $12 million. The goal for Chile is $50 million, three times as much as now.
The firm has 400 workers and 1,300 customers, three times as many as last year.
The firm has 400 workers. It serves 1,300 customers, three times as many as its rival.
A quarter of the 400 guests paid $30, half the normal price.
The price is $30, twice the price of bread. Milk is $20.
The share stood at 20% in May. In June 31% said so, 3 points more than in April.
Support was 52% to 45%, up 3 points since May.
The vote was 52 to 45, with 3 abstentions.
Rovers beat United 31-17, having trailed by 10 points.
The gap has narrowed to 7 points from 12, with 52% for him and 45% for her.
Income of $70 million and costs of $55 million left a surplus of $9 million after tax of $6 million.
The two tunnels, 9 km and 14 km long, are 3 km apart.
Rents grew from $2.0 million in 2010 to $4.0 million in 2020, while the budget grew 3% annually.
Sales grew 12% a year from 2010; last year they were $4.0 million, against costs of $2.0 million.
We started with 340 members and 75 joined in May. At the end there were 390 after others had come and gone.
Prices rose 3% in May and 4% in June. The index stands at 120, against 100 in 2015.
The index rose 3% in May. It was 120, compared with 100 in 2015.
Sales were $50 million in 2021 and $66 million in 2022, up 12% on a like-for-like basis.
Sales were $50 million in Asia and $66 million in Europe, up 12%.
Sales were $50 million in Asia and $66 million in Europe, 12% more.
Revenue was $66 million. Profit was $50 million, an increase of 12%.
Revenue was $66 million. That included services of $50 million, an increase of 12%.
Revenue was $66 million. That is 12% more than expected. Costs were $50 million.
There were 400 patients in the first hospital and 460 in the second, up 3%.
Grain: 400 tonnes (+3%). Fruit: 460 tonnes (-2%).
The house has 400 m² of floor and 460 m² of garden, 3% more than the neighbour's.
The price went from $30 to $40 in May, twice the increase in April.
Wages rose from $30 to $40; in the north they doubled.
The fee of $30 doubled by 2020. A fine of $40 was added.
The fund has doubled since 2010. It holds $30 million in bonds and $40 million in shares.
The stake doubled in value to $3 million, while his other holding is worth $2 million.
The plan is to increase spending by 2.5 times the rate of inflation, to $100 million, from $80 million.
The lake is 30 km long. It is 5 km wide, three times as wide as the river.
Deaths: 30 in 2010; injuries: 50 in 2020, twice as many as in 2019.
Ten men and 50 women came, twice as many as in 2019.
Of 400 applicants, 160 were admitted, 12% more than last year.
A total of 400 applied, of whom 160 were admitted, up 12%.
The navy has 60 ships, 48 of them in service, 2 fewer than in 1990.
The budget is $50 million. It was cut by $2 million, to the anger of 46 members.
The budget is $50 million, and $46 million is spent, $2 million more than last year.
Temperatures rose 3 degrees in the morning to 19 °C, against 12 °C in the hills.
A ticket costs $30, a programme $5, 20% more than last season.
Adults pay $30, children $20, an increase of 3%.
The first film cost $30 million and made $90 million, twice as much as the studio had hoped.
The second film made $90 million, twice as much as the studio had hoped for its $30 million investment.
Revenue was $60 million in the second quarter. It rose 7% from a year earlier to $64 million in the third.
Revenue was $60 million. The figure rose 7% on a like-for-like basis, to $70 million.
The fund lost $20 million. It has doubled its staff to 90 people.
The ship carried 1,200 people. It had room for 3,000, twice as many as its sister ship.
The school has 1,200 pupils. This year 3,000 applied, four times as many as could be admitted.
A loaf costs $2. The baker sells 500, twice as many as his rival.
Unemployment was 4.4% in April. It rose 0.3 points in the north, to 6.1%.
Turnout was 44%. Among the young it was 31%, five points lower.
The party got 44% of the vote. It lost 12 seats and is down to 80.
The party got 80 seats. It won 31 in the north, five more than last time.
He scored 30 goals. That is 5 more than last year's 25 and 12 more than in his first season.
He has 30 horses. It is said that 45 more will come, to make 100 with those of his son.
Profit was $5 million. This compares with a loss of $4 million, an improvement of $9 million.
The $5 million house was bought by a man with $8 million, 20% more than he had a year ago.
The firm, worth $5 million in 2010, has raised its prices by 20% to $8.
The fund (2022: €40m) was joined by 12 others that rose 20% to €90m.
Profits rose 20% to €90m (of which abroad: €40m).
The team won 3-1 at home and 4-2 away, by 2 goals.
Imports were $90 billion and exports $60 billion; the gap with China alone was $12 billion.
The bids of $90 million and $60 million were beaten by one that was $12 million higher.
The hill is 90 m high and the tower on it 60 m, a difference of opinion of 12 m.
The price rose from $60 to $90 before a 3% discount.
The price rose from $60 to $90 (VAT: +3%).
The price rose from $60 to $90, a 12% share of income.
The price rose from $60 to $90, losing 12% of its customers.
The firm cut its workforce from 900 to 600, by 12 members of the board alone.
The firm cut its $60 million debt by 12% in May and by 15% in June to $20 million.
Compared with 60 in France, the number in Spain rose 12% to 90.
At 60 km/h, consumption rose 12% to 9.0 litres from 8.0 litres.
In 2015 there were 60 births. In 2016 there were 90, 12% of them twins.
"""


def findings(text: str) -> list[Finding]:
    document = documents.read_text(text)
    read = reading.read(document, extract(document))
    return [f for f in checks.run(read) if isinstance(f, Finding) and f.check in FAMILY]


def variant(line: str, number: int) -> str:
    return _CHOICE.sub(lambda match: match[number], line)


def lines(*blocks: str) -> list[str]:
    return [line for block in blocks for line in block.strip().splitlines()]


@pytest.mark.parametrize(
    "line", lines(PERCENT, AMOUNT, DIRECTION, MULTIPLE, COMPARISON, POINTS, DIFFERENCE, YEARLY_GROWTH, ROLL_FORWARD)
)
def test_wordings(line):
    statuses = {f.status for f in findings(variant(line, 1))}
    assert statuses & HOLDS
    assert Status.INCONSISTENT not in statuses
    assert Status.INCONSISTENT in {f.status for f in findings(variant(line, 2))}


@pytest.mark.parametrize("text", lines(LOOK_ALIKES))
def test_look_alikes_raise_no_alarm(text):
    assert [f for f in findings(text) if f.status is Status.INCONSISTENT] == []


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "The fare was $3 in 2010. It is now $9, three times that.",
            "the old value $3 is taken from the sentence before",
        ),
        (
            "The fare was $3 in 2010. That changed. It has since tripled to $9.",
            "the old value $3 is taken from 2 sentences before",
        ),
        ("The fare was $3 in 2010; it has since tripled to $9.", ""),
    ],
)
def test_a_borrowed_value_is_named(text, note):
    assert [f.note for f in findings(text)] == [note]


@pytest.mark.parametrize(
    "text",
    [
        # Two values that it may be three times of.
        "A child pays $3, a student $4. An adult pays $13, three times as much.",
        # A new thing is named.
        "The fare was $3 in 2010. The toll has tripled to $13.",
        # The base is named.
        "The fare was $3 in 2010. It is $13 now, three times the fare in the capital.",
    ],
)
def test_an_old_value_is_not_guessed(text):
    assert findings(text) == []
