"""Parts told by name behind their whole: what holds and what is off, what is only noted, and what says nothing."""

import pytest

from claimcheck import documents
from claimcheck.model import Status
from claimcheck.pipeline import check

SUMS = {"total_parts", "sample_sizes"}


def statuses(text: str) -> set[Status]:
    report = check(documents.read_text(text, format="markdown"))
    return {finding.status for finding in report.findings if finding.check in SUMS}


def alarms(text: str) -> list[str]:
    report = check(documents.read_text(text, format="markdown"))
    return [finding.check for finding in report.findings if finding.status is Status.INCONSISTENT]


@pytest.mark.parametrize(
    ("frame", "right", "wrong"),
    [
        # names before the amounts, in a bracket
        ("Shoreline: 331 km (west bank 210 km, islands {} km)", "121", "141"),
        ("The isles have 264 sq km (Hest {} sq km; Lunna 94 sq km) of land.", "170", "190"),
        ("We kept 64 hens (Marans, n = 40; Sussex, n = {}) in the barn.", "24", "34"),
        ("The fund paid 412 claims (fire = 230, flood = {}) in a year.", "182", "132"),
        # each amount alone in a bracket of its own
        (
            "We taught 84 apprentices, divided into a day class (31 apprentices) and an evening class ({} of them).",
            "53",
            "63",
        ),
        ("In all 640 ewes were allocated to clover (n = 330) or to rye (n = {}) in spring.", "310", "410"),
        (
            "A bill of $41,300, consisting of nets ($28,000), ropes ({}) and buoys ($3,200), was paid.",
            "$10,100",
            "$11,100",
        ),
        (
            "Canals: 5,270 km (the Arl (2,810 km), the Bex ({} km), and the Cade (560 km) carry most ships)",
            "1,900",
            "2,900",
        ),
        # a total and what is listed beside it by name
        ("Harl Island: total - 129.1 sq km; dry land - 2.1 sq km; lagoon - {} sq km", "127", "147"),
        ("Sown: total area of 740 ha; barley - 410 ha; oats - {} ha", "330", "350"),
        # names of several words, with commas and shares of their own
        ("Paths: 1,290 km (168 km for carts on the Arl, Bex, and Cade; {} km for walkers)", "1,122", "1,222"),
        ("There were 10,200 (69%) claims in those years: 5,490 (37%) thefts and {} (32%) fires.", "4,710", "5,710"),
        # amounts of one noun, wherever the names stand
        ("We randomised 90 nurses, 46 to the night shift and {} to the day shift.", "44", "54"),
    ],
)
def test_the_right_figure_holds_and_the_wrong_one_is_off(frame, right, wrong):
    assert statuses(frame.format(right)) == {Status.CONSISTENT}
    assert alarms(frame.format(right)) == []
    assert len(alarms(frame.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Of 412 barns, 165 that face north and 247 that face south were painted.",
        "All 203 boats came home, with 165 boats that sailed by Arl and 38 boats that sailed by Bex.",
        "A total of 122 games were played, with Arl winning 70 games, Bex winning 49 games and three games drawn.",
        "The guild made $585 million of loans, of which $191 million was for mills, sheds and yards and $394 million "
        "was for ships.",
        "The price came to US$ 40.8 million, $31.5 million of which was for the land and $9.3 million, for the house.",
        "In all 88 kilns were lit; 27 and 61 kilns were and were not relined, respectively.",
        "The diet has 223 members, elected for life, 130 members by lot, 90 members by town, and 3 by rank.",
        "The paper ($280,200), including ink ($240,000), and glue for the binders ($40,200), is bought abroad.",
        "Some 3,503 (48%) were trout, including 1,547 (21%) males and 1,956 (27%) females, 3,238 (45%) perch, and 478 "
        "(7%) pike.",
    ],
)
def test_a_sum_that_comes_out_is_noted(text):
    assert Status.CONSISTENT in statuses(text)
    assert alarms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # some of it
        "The farm has 90 animals, including 22 goats, 41 sheep and 16 cows.",
        "The clubs have 705 members, who came by train (n = 415) or by boat (n = 118).",
        "The band has 300 fans, with 200 in the north and about 70 in the south.",
        # a part without a figure, or one that is in several parts
        "The choir has 60 singers: 25 women, 20 men and the rest boys.",
        "There were 100 guests: 40 knew him, 30 knew her and 50 knew both.",
        "We asked 90 nurses (asthma, n = 54; eczema, n = 45).",
        "In total, 38 papers were read: 16 on oats, 18 on rye, and 11 on flax, with 7 on more than one crop.",
        # items of one list
        "Of the birds, 126 (finches) sang, and we saw finches (n = 88), wrens (n = 22) and owls (n = 6).",
        "Bids came from Arl ($152.3 million), Bex ($43.7 million), Cade ($43.3 million), Dorn ($34.5 million) and Ems "
        "($31.8 million).",
        "In the test, 33 (52%) cheeses were graded good, 21 (33%) fair and 9 (14%) poor.",
        "The kiln sorted 602 jars as sound, 198 jars as cracked and 484 as glazed.",
        # estimates, limits and numbers that are names
        "The gain was 3.1 months (2.1 months in oats and 4.2 months in rye).",
        "The year had four terms (before lockdown 1, lockdown 1, after lockdown 1, and lockdown 2).",
        "The yield of 19.2 g/L is higher than those from straw (18.1 g/L) and husks (16.2 g/L).",
        "Among 602 clerks (mean age 43 years; 478 women), 299 were assigned to tea and 303 were assigned to coffee.",
    ],
)
def test_other_lists_raise_no_alarm(text):
    assert alarms(text) == []
