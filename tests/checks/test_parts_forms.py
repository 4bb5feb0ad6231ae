"""How documents say the relations of parts and wholes: each sentence with the one finding that it gives, or none."""

import pytest

from claimcheck import documents
from claimcheck.checks._enumerate import listed, marked, ordinal_opening
from claimcheck.model import Status
from claimcheck.pipeline import check

HELD = {Status.CONSISTENT, Status.IMPRECISE}
OURS = "CC2"


def findings(text: str) -> dict[str, set[Status]]:
    from claimcheck.checks import all_checks

    names = {c.name for c in all_checks() if c.code.startswith(OURS)}
    found: dict[str, set[Status]] = {}
    for finding in check(documents.read_text(text, format="markdown")).findings:
        if finding.check in names:
            found.setdefault(finding.check, set()).add(finding.status)
    return found


# Each frame is said with the right figure and with a wrong one.
FRAMES = [
    # part, whole and percentage, in every order
    ("part_of_whole", "The valve leaked in {} of 40 tanks (35%).", "14", "41"),
    ("part_of_whole", "The valve leaked in 14 of the {} tanks that were filled (35%).", "40", "400"),
    ("part_of_whole", "Leaks were found in 14 ({}) of the 40 tanks.", "35%", "53%"),
    ("part_of_whole", "Leaks were rarer in the north: {} (14 of 40 tanks).", "35%", "25%"),
    ("part_of_whole", "Out of 40 tanks, 14 ({}) leaked.", "35%", "45%"),
    ("part_of_whole", "A total of {}, or 14 of the 40 tanks, leaked.", "35%", "38%"),
    ("part_of_whole", "Fourteen of 40 ({}) tanks leaked; 6 of 12 (50%) were old.", "35%", "3.5%"),
    ("part_of_whole", "It was seen in 14/40 ({}) tanks.", "35%", "53%"),
    ("part_of_whole", "One of eight ({}) wells was dry.", "12.5%", "18%"),
    ("part_of_whole", "Of 40 tanks, 14 ({}; 95% CI 21 to 52) leaked.", "35%", "53%"),
    ("part_of_whole", "Leaks hit 14 of 40 and 9 of 36 tanks ({} and 25%), respectively.", "35%", "53%"),
    # totals before and after their parts
    ("total_parts", "The crew of {} (31 men and 17 women) slept ashore.", "48", "58"),
    ("total_parts", "The crew of 48 (31 officers, 9 cooks and {} pilots) slept ashore.", "8", "18"),
    ("total_parts", "Nine are known: four from Peru, one from Chile and {} from Bolivia.", "four", "six"),
    (
        "total_parts",
        "They raised {}, of which $3.2 million was given and $1.6 million lent.",
        "$4.8 million",
        "$8.4 million",
    ),
    (
        "total_parts",
        "They raised $3.2 million in gifts and $1.6 million in loans, for a total of {}.",
        "$4.8 million",
        "$5.8 million",
    ),
    (
        "total_parts",
        "Gifts were €3.2 million in the north and loans 1.6 million in the south, for a year's total of {}.",
        "4.8 million",
        "5.8 million",
    ),
    (
        "total_parts",
        "The guild held $320 million in bonds and had $160 million undrawn, giving total funds of {}.",
        "$480 million",
        "$580 million",
    ),
    ("total_parts", "Boats brought 320 crates on Monday and carts 160 on Friday, a combined {}.", "480", "580"),
    ("total_parts", "Boats brought 320 crates on Monday and carts 160 on Friday, which makes {}.", "480", "580"),
    # shares that are said to be all
    ("shares_sum", "Power came from coal (46%), gas (33%) and other sources ({}).", "21%", "31%"),
    ("shares_sum", "Languages: Basque 61.5%, Spanish 30.2%, other {} (2019 est.)", "8.3%", "3.8%"),
    # announced counts
    ("count_list", "We checked {} things: the roof, the walls and the doors.", "three", "four"),
    (
        "count_list",
        "The plan rests on {} aims. They are the repair of the harbour and the training of pilots.",
        "two",
        "three",
    ),
    ("count_list", "There are {} rules: a) no smoke, b) no noise and c) no dogs.", "three", "four"),
    ("count_list", "The law names {} duties. First, count. Second, report. Third, publish.", "three", "two"),
    # spoken ratios
    ("one_in_n", "Nearly one in three boats ({}) had no radio.", "31%", "41%"),
    ("fraction_pct", "Around half of all the boats in the harbour had a radio ({}).", "48%", "64%"),
    ("fraction_pct", "Over a quarter ({}) of the boats had no radio.", "28%", "18%"),
    ("margin", "Its gross margin was {}: $18 million on sales of $72 million.", "25%", "35%"),
    # shares of one whole
    ("shares_sum", "Men make up 44 per cent of the guild and women {} per cent.", "56", "66"),
    ("shares_sum", "The vote was 58% yes and {} no.", "42%", "52%"),
    ("shares_sum", "Rye makes up 45 per cent of the crop, oats 35 and all else {}.", "20", "30"),
    ("shares_sum", "Slate gives 45% of the roofs, tiles 35% and everything else {}.", "20%", "30%"),
    ("shares_sum", "Orders by region: the north 45%, the coast 35%, the hills {}.", "20%", "30%"),
    ("part_of_whole", "The yield was {} (195/250).", "78%", "87%"),
    ("part_of_whole", "The risk was {} (754/661,678).", "0.11%", "0.17%"),
    ("part_of_whole", "With 90 of 120 berths let, occupancy stands at {}.", "75%", "85%"),
    ("part_of_whole", "The town holds 3 million of the 12 million shares, a {} stake.", "25%", "35%"),
    ("total_parts", "Together the two quarries, with 300 and 450 men, employ {}.", "750", "850"),
    ("total_parts", "Sixty men took part, 34 in the drug group and {} in the control group.", "26", "36"),
    ("each_times", "The state pays $300 for each of 4,000 calves, {} in all.", "$1,200,000", "$1,500,000"),
    ("each_times", "The farm has 150 hectares yielding 6 tonnes each, {} in total.", "900 tonnes", "1,100 tonnes"),
    ("rate_time", "Keepers pay $40 a month, which is {} a year.", "$480", "$580"),
    ("pct_of", "The fair brought 2.4 million euros, {} of the total of 4 million.", "60 per cent", "80 per cent"),
    # averages
    ("average", "The mean of the four depths, 11, 13, 15 and 17 m, is {} m.", "14", "16"),
    ("average", "The three offers were $35, $45 and $55, {} on average.", "$45", "$55"),
    ("average", "The rowers took 21, 23, 25 and 27 minutes; their average was {} minutes.", "24", "28"),
    ("average_of_total", "The 60 inns have 1,500 beds, an average of {} each.", "25", "35"),
    ("average_of_total", "With 7,200 voters in 12 wards, the average ward has {}.", "600", "700"),
    ("average_of_total", "The nine crews picked 2,880 crates, or {} each on average.", "320", "420"),
    # products
    ("per_unit", "The club bought 60 oars for {}, or $45 each.", "$2,700", "$7,200"),
    (
        "per_unit",
        "It bought back 3.1 million shares at a cost of {} (an average price of $20.50 per share).",
        "$63.6 million",
        "$36.6 million",
    ),
    ("rate_time", "The pump moves {} a day and 21,000 litres in a 7-day week.", "3,000 litres", "2,000 litres"),
    ("rate_time", "The licence costs {}, or $1,500 a year.", "$125 a month", "$152 a month"),
    ("average", "The mean of 12, 14 and 19 is {}.", "15", "18"),
    ("complement", "The choir sold 30 of its 50 robes and kept the remaining {}.", "20", "30"),
    ("respectively", "In Bath and Hull, {} were sold, respectively.", "5 and 6", "5, 6 and 7"),
    ("count_list", "{} towns (Bath, Hull and York) have one.", "Three", "Four"),
    ("total_parts", "They grew 40 oaks and 25 elms, {} trees in all.", "65", "75"),
    ("market_cap", "At $12 a share, its 50 million shares are worth {}.", "$600 million", "$500 million"),
    # amounts and their base
    ("pct_of", "The wall cost $3 million, or {} of a budget of $25 million.", "12%", "21%"),
    ("pct_of", "Some 12% of the $25 million, or {}, went into the wall.", "$3 million", "$5 million"),
    (
        "margin",
        "The yard had an operating income of $6 million on revenue of $48 million, an operating margin of {}.",
        "12.5%",
        "15.2%",
    ),
    ("pct_of", "Of the €60 million lent, {} (30%) went to farms.", "€18 million", "€28 million"),
    ("pct_of", "Peat gave 9 gigawatt-hours of the island's 36 gigawatt-hours, or {}.", "25%", "35%"),
    ("fraction_of_whole", "A third of the 57 jurors, {}, walked out.", "19", "29"),
    ("fraction_of_whole", "They lost 26 of 130 lambs, {}, to the frost.", "one in five", "one in three"),
    ("fraction_of_whole", "Of the 64 organs, {}, or a quarter, have been restored.", "16", "26"),
    ("fraction_of_whole", "The town has 48 bridges, of which {}, a sixth, are closed.", "8", "18"),
    ("fraction_of_whole", "Every {} chimney, 45 of 135, was swept.", "third", "ninth"),
    ("fraction_of_whole", "A fifth of the budget of €45 million, {}, is for dykes.", "€9 million", "€15 million"),
    ("part_of_whole", "Of 1,200 bulbs, 36, i.e. {}, did not sprout.", "3%", "8%"),
    ("part_of_whole", "The office had 66 replies from 120 firms, a response rate of {}.", "55%", "65%"),
    ("part_of_whole", "The jury threw out 18 of 45 claims — {} of them.", "40%", "60%"),
    ("part_of_whole", "The bill was €60 million, of which stone made up €15 million, or {}.", "25%", "35%"),
    # sums that a whole sentence says
    ("total_parts", "The 15-member jury has nine farmers and {} brewers.", "six", "eight"),
    (
        "total_parts",
        "A grant of $640,000 was shared between a school ($400,000) and a pool ({}).",
        "$240,000",
        "$340,000",
    ),
    ("total_parts", "The crew of 820 divides into 500 on deck and {} below.", "320", "420"),
    ("total_parts", "Bread brought in $420 and the raffle made $180, {} altogether.", "$600", "$700"),
    ("total_parts", "The yard has 90 apprentices, 52 boys and {} girls.", "38", "48"),
    ("total_parts", "The 70 pictures, 45 oils and {} prints, hang upstairs.", "25", "35"),
    ("total_parts", "The canal is 80 km long, with 55 km in Baden and {} in Alsace.", "25 km", "35 km"),
    (
        "total_parts",
        "In spring they caught 1.4 million tonnes and in autumn 2.2 million, {} over the year.",
        "3.6 million",
        "4.6 million",
    ),
    ("balance", "After costs of $820,000, receipts of $900,000 left {} for the hospice.", "$80,000", "$120,000"),
    # products
    ("each_times", "Each of the 18 carriages seats 60 passengers, {} in all.", "1,080", "1,280"),
    ("each_times", "Twelve crates of 36 pears make {} pears.", "432", "532"),
    ("each_times", "Every one of its 40 shops has eight clerks, making {} altogether.", "320", "420"),
    ("per_unit", "The 30 huts were let at $80 a night, bringing in {}.", "$2,400", "$2,900"),
    ("charge", "A commission of 4% on the sale of $60,000 comes to {}.", "$2,400", "$3,400"),
    ("charge", "The bond of $9,000 at 5% pays {} a year in interest.", "$450", "$540"),
    ("charge", "A 30% discount on the $90 tent saves {}.", "$27", "$37"),
    ("pct_of", "The mill runs at 70% of its capacity of 40 million sacks, making {}.", "28 million", "34 million"),
    ("pct_of", "The tank, with room for 600 litres, is 35% full, holding {}.", "210 litres", "310 litres"),
    ("part_of_whole", "The firm saw 36 faults in 1,200 pumps, a rate of {}.", "3%", "5%"),
    ("margin", "Revenue was $90 million and operating profit $18 million, a margin of {}.", "20%", "28%"),
    ("magnitude", "It sold land for $2,300 million, or {}.", "$2.3 billion", "$23 billion"),
    ("per_unit", "Six guides at $30 an hour cost {} an hour.", "$180", "$240"),
    ("per_unit", "Each of the 70 clerks will get a bonus of $300, costing the town {}.", "$21,000", "$31,000"),
    # totals without brackets, and what was left of a whole
    ("total_parts", "A total of 74 hikers, {} adults and 29 children, were found.", "45", "55"),
    ("total_parts", "Of the 52 sailors, 33 were rescued and {} are missing.", "19", "29"),
    ("average", "Her dogs are 3, 8 and 10, on average {}.", "7", "9"),
    # lists in several shapes
    ("count_list", "We took {} steps: 1. wash, 2. peel and 3. cut.", "three", "four"),
    ("count_list", "{} causes explain it. First, rents rose. Second, wages fell.", "Two", "Three"),
    ("shares_sum", "Members split three ways: 45%, 32% and {}.", "23%", "33%"),
    ("shares_sum", "Shares: 52% state, 31% family, {} staff.", "17%", "27%"),
    # the rest
    ("complement", "Of 75 lamps, 48 burned and the remaining {} were dark.", "27", "37"),
    ("bounds", "More than 70 lamps ({}) burned.", "75", "65"),
    ("words_figures", "Notice is given within twenty-one ({}) days.", "21", "12"),
    ("average", "The nets held 14, 18 and 22 eels, an average of {}.", "18", "12"),
    ("sample_sizes", "The study enrolled 60 (30 in each group) and {} (40 in each group).", "80", "90"),
    ("magnitude", "The dyke cost €7.5 million (7,500 {}).", "thousand", "million"),
]


@pytest.mark.parametrize(("name", "frame", "right", "wrong"), FRAMES)
def test_a_frame_holds_with_the_right_figure_and_not_with_a_wrong_one(name, frame, right, wrong):
    held = findings(frame.format(right))
    assert held.get(name, set()) & HELD
    assert not any(Status.INCONSISTENT in statuses for statuses in held.values())
    assert Status.INCONSISTENT in findings(frame.format(wrong)).get(name, set())


@pytest.mark.parametrize(
    "text",
    [
        # the percentage is of something else
        "One of three bidders, Oakley took 20% of the seats, and two lost.",
        "We grew in 4 of our 6 regions, with a gain of 12% overall.",
        "It failed in 3 of 24 tests and in 6 of 40 with the new oil (12.5% vs 15%).",
        # parts that are not all, or not parts
        "They spent $90 million, including $25 million on the dam and $15 million on locks.",
        "The 14 teams meet twice (one home game, one away game).",
        "All crews rowed for 14 weeks (4 outings per week, 45 minutes per outing).",
        "Of the 72 who were called (15 did not answer and 14 had moved), 43 came.",
        "Forty eyes (33 patients; 28 left and 12 right) were seen.",
        "Boats brought 320 crates in May and 160 in June, bringing the year's total to 590.",
        "Boats brought 320 crates in May and 160 in June, which makes 590 more than last year.",
        "Boats brought 320 crates and carts 160, a crew and a half, for a total weight of 590.",
        "They also have 4.4 million barrels there and 7.2 million here, for a total of 20.1 million.",
        # percentages that are no shares of one whole
        "A pass was held by 71% of the girls, 64% of the boys and 40% of the staff.",
        "Sales rose 12%, 14% and 9% in the other regions.",
        "Answers could overlap: 61% liked the food, 54% the view and 40% the price.",
        # counts without a list
        "One thing is sure: the bridge, the road and the rail line are late.",
        "Two of the three judges agreed: Marsh and Lowe.",
        "There was one catch: money, time and will were short.",
        # periods and games
        "Sales were split 47% in the first half and 53% in the second half.",
        "Third-quarter sales were up, and 24% came from abroad.",
        "Costs rose 4%, about half of which came from wages.",
        # more than three amounts in a product
        "It bought 500,000 bonds, and rights to another 200,000 of them at $8.20 each, for a total of $4,100,000.",
        "At $45 each, before a discount, 120 desks came to $4,860.",
        # a base that is not printed
        "Profit was $18 million, or 24% of sales, compared with $15 million or 22% of sales.",
        "Operating costs of $21 million or 8% of sales fell $4 million.",
        "You keep 20% of the total of US$9,500,000.00 (Nine Million Five Hundred Thousand United States Dollars).",
        # a rest of something else
        "The heirs get 45% of the farm, while 5% goes to the church, and the remaining land is let.",
        "She keeps 20% of the sum, while 70% will be for us and the remaining 10% for costs.",
        "Some 60% signed, and of the rest, 30% were ill.",
        # clock times, markers and measured rates
        "The battery shows 100% (1:47) again.",
        "There are two ways: 1) by day, or 2) by night.",
        "The file of 1500 kB came in 11 s (125 kB/s).",
        "Each of the 12 (95% CI 10, 15) wells was tested.",
        # sets that overlap, years beside words
        "There were 100 guests: 40 knew him, 30 knew her and 50 knew both.",
        "Apollo eleven (1969) landed.",
        # lists that are of something else than what is counted
        "At month 6 the groups differed on i) weight and ii) sleep.",
        "Five rangers made two tours: 1) by day and 2) by night.",
        "Of the nine lakes - Orta, Varese, Iseo and Garda - most froze.",
        "Seven cats (group 1) and 4 (group 2) were fed.",
        "They live in two towns in Spain: Lugo, the old capital, and Oviedo, a mining town.",
        "It has three clubs: A one, B one, and the four old ones C, D, E and F.",
        # two wholes, multiple answers, open lists
        "First round: Adams 48%, Brown 39%, other 13%; second round: Adams 54%, Brown 46%.",
        "Spoken: Dutch 95%, English 66%, other 12%.",
        "Those polled favoured Adams (41%) or Brown (38%), with 9% undecided.",
        "The clay is composed of 34% sand, 25% silt and 11% lime.",
        # nested, measured and overlapping parts
        "It has 8 dishes (3 Intelsat - 1 Atlantic and 2 Indian, 5 others).",
        "The median was 3.1 months (2.1 months in men and 4.2 months in women).",
        "It took root in 4 of 5 plots, including 3 oaks, 2 elms and 1 ash.",
        "We made 90 cuts, of which 50 were deep; 60 cuts healed.",
        # a score, other things, a lost exponent
        "Forty-nine of them (66%) had a score of 1.",
        "Some 300 authors (86%) named a total of 3,018 papers.",
        "At least 10(7) cells were seen.",
        "Three in ten (310) of the callers hung up.",
        "The 40 buses cost $500,000 each, and the depot brought the bill to $26 million.",
        # names that hold a number
        "It offers the usual OAuth 2 flows:\n\n- web\n- device\n- legacy",
        "The site sold a couple of goods:\n\n- pens\n- ink\n- paper",
        # references and the like in brackets
        "More than 50 studies (12) say so.",
        "The same was seen in all three (12).",
        "See Table 5 of Brown (2012).",
    ],
)
def test_what_must_not_be_flagged(text):
    assert not any(Status.INCONSISTENT in statuses for statuses in findings(text).values())


def test_bullets_are_counted_against_their_announcement():
    bullets = "The kit has {} parts:\n\n- a saw\n- a plane\n  - with two irons\n- a chisel\n"
    assert findings(bullets.format("three"))["count_list"] == {Status.CONSISTENT}
    assert findings(bullets.format("four"))["count_list"] == {Status.INCONSISTENT}


def test_an_earlier_sentence_announces_what_these_are():
    text = "The mayor named at least {} fields of work. These are {}."
    assert findings(text.format("three", "the roads, local and regional ties and trade"))["count_list"] == {
        Status.CONSISTENT
    }
    assert findings(text.format("four", "the roads, the harbour and the forest"))["count_list"] == {Status.INCONSISTENT}


@pytest.mark.parametrize(
    ("text", "counts", "clean"),
    [
        ("a saw, a plane and a chisel", {3}, True),
        ("a saw, a plane, and a chisel", {3}, True),
        ("bread and butter, tea, and cake", {3, 4}, False),
        ("the roads; the rails and the canals; the air", {3, 4}, True),
        ("the old town (with its walls, gates and towers), the port and the fort", {3}, True),
        ("he came, he saw and he left", {3}, False),
        ("to work, to family", {2}, False),
    ],
)
def test_lists_are_counted_by_their_punctuation(text, counts, clean):
    found = listed(text)
    assert set(found.counts) == counts
    assert found.clean is clean


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("(1) mix, (2) bake, (3) cool", 3),
        ("a) mix and b) bake", 2),
        ("(i) one, (ii) two", 2),
        ("(2) late", 0),
        ("none", 0),
    ],
)
def test_markers_are_counted_from_the_first(text, count):
    found = marked(text)
    assert (found.count if found else 0) == count


def test_ordinals_open_sentences():
    assert [
        ordinal_opening(t) for t in ("First, mix.", "Secondly we bake.", "The third is rest.", "Second gear fails.")
    ] == [1, 2, 3, 0]
