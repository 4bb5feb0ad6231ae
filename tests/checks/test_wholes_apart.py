"""Parts, shares and averages whose whole stands in another sentence, or is only implied by a list."""

from __future__ import annotations

import pytest

from claimcheck import check
from claimcheck.documents import read_text
from claimcheck.model import Status


def outcome(name: str, text: str) -> set[str]:
    return {finding.status.value for finding in check(text).findings if finding.check == name}


def alarms(text: str) -> list[str]:
    return [finding.check for finding in check(text).findings if finding.status is Status.INCONSISTENT]


# Each with what is right and what is wrong in its place, then the check.
PAIRS = [
    ("Rot was rare on the pier ({}, 35/1204).", "2.9%", "3.9%", "part_of_whole"),
    ("Rot was rare on the pier (35/1204, {}).", "2.9%", "3.9%", "part_of_whole"),
    ("Of the cranes most were rented ({}, 158 of 395).", "40%", "49%", "part_of_whole"),
    ("Rot was found on 163/166 ({}) of the piles.", "98%", "89%", "part_of_whole"),
    ("The yard has 120 cranes. Of these, 90 are rented, or {}.", "75%", "57%", "share_of_earlier"),
    ("The yard has 120 cranes. Of the cranes, 90 ({}) are rented.", "75%", "85%", "share_of_earlier"),
    ("He keeps 350 hens. 140 of them ({}) no longer lay.", "40%", "60%", "share_of_earlier"),
    ("In all 1,600 seats were sold. Of those, 400 ({}) went to pupils.", "25%", "35%", "share_of_earlier"),
    ("A crew of 40, of whom 25 are sailors; {} of the crew, 18 people, are new.", "45%", "54%", "share_of_earlier"),
    (
        "In the trial 400 took the syrup and 200 water. They slept well in 240 (60%) and 70 ({}), respectively.",
        "35%",
        "53%",
        "share_of_earlier",
    ),
    (
        "Rents bring $50 million (50%), fees $30 million (30%), fines $15 million (15%) and gifts $5 million ({}).",
        "5%",
        "9%",
        "shares_of_one",
    ),
    (
        "Exports came to $80 million. Tin is 50% ($40 million), zinc 30% ($24 million) and salt 20% ({}).",
        "$16 million",
        "$26 million",
        "shares_of_one",
    ),
    ("The diet has 75 seats: the Reds have 33, the Blues {} and the Greens 12.", "30", "32", "total_named_parts"),
    ("They lost 4,350 ewes. Of these, 3,900 drowned, {} froze and 100 ran off.", "350", "320", "total_named_parts"),
    (
        "The quay cost €31.4 million. Of the total, the port paid {}, the city €9.2 million and we €4.1 million.",
        "€18.1 million",
        "€17.1 million",
        "total_named_parts",
    ),
    ("The population is 4,000. Its debt of $6 million is {} per resident.", "$1,500", "$1,900", "shared_among"),
    ("The firm earned $48 million, or {} a share, based on 120 million shares.", "$0.40", "$0.45", "shared_among"),
    ("There are 250 pupils. The grant of $50,000 comes to {} per pupil.", "$200", "$250", "shared_among"),
    ("Its income was $9.50 million. We spent $9.1 million, leaving {}.", "$0.4 million", "$0.6 million", "complement"),
    ("It fell 24.5% with the gel and 8.3% with water, a difference of {} points.", "16.2", "18.2", "difference"),
    ("The yard has 90 cranes. A third of them, {} in all, are rented.", "30", "45", "share_of_earlier"),
    ("The line carried 4,200 people. Pupils made up 840 of them, or {}.", "a fifth", "a third", "share_of_earlier"),
    ("The shire has 6,300 farms.\n\nInspectors saw 630 farms, or {}.", "one in ten", "one in four", "share_of_earlier"),
    ("The dam made 60 megawatt hours. It sold 15 megawatt hours, {} of the total.", "25%", "45%", "share_of_earlier"),
    ("Our crew of 50 includes 30 cooks ({}) and 20 sailors.", "60%", "75%", "share_of_earlier"),
    ("Of the 30 oars, Ann broke 12, Bo 9 and Cy 4; the remaining {} are whole.", "five", "eight", "complement"),
    ("The pier cost $8.4 million. The port paid $5.1 million. The city gave the remaining {}.", "$3.3 million",
     "$4.3 million", "complement"),
    ("Tea was chosen by 46%. Coffee followed with 31%. Water drew the remaining {}.", "23%", "33%", "complement"),
    ("Half of the hens lay daily, a quarter weekly and the remaining {} never.", "quarter", "third", "complement"),
    ("The quay rated 51% safe. Another 40% called it risky, and {} had no opinion.", "9%", "29%", "complement"),
    ("Oaks number 44 trees and elms 31 trees. Elms and oaks together make {} trees.", "75", "95", "total_apart"),
    ("Rents were $90 million. Its three quays did well: Alba paid $40 million, Bora $30 million and Cora {}.",
     "$20 million", "$29 million", "total_named_parts"),
    ("Four families ran the inn between 1790 and 1860, when it burnt down, {} years later.", "70", "80", "year_span"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong", "name"), PAIRS)
def test_the_right_figure_holds_and_the_wrong_one_is_off(text, right, wrong, name):
    assert outcome(name, text.format(right)) == {"consistent"}
    assert alarms(text.format(right)) == []
    assert "inconsistent" in outcome(name, text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        # the percentage is of another whole
        "The yard has 120 cranes and 200 trucks. Of these, 90 are rented, or 57%.",
        "Of the 50 eyes, 45 (90%) healed. Of them, 30 (60%) needed no glasses.",
        "The yard has 120 cranes. Of these, 90 passed the test (57% men).",
        "The yard has 120 cranes. Of these, 90 are rented, up 57%.",
        # groups that lost some of their members
        "In the trial 400 took the syrup and 200 water. They slept in 240 (60%) and 70 (37%), respectively.",
        # a list in a list, and lists of several wholes
        "There were 40 cases (80%), of which 10 (25%) were mild, 20 (50%) grave and 8 (20%) fatal.",
        "Ill were 12 men (40%), 15 women (60%), 9 boys (31%) and 4 girls (17%).",
        # lists that leave something out, or count things twice
        "The diet has 75 seats: the Reds have 33, the Blues 20 and the Greens 12.",
        "The ward had 60 patients: fever was seen in 41, a cough in 14 and a rash in 6.",
        "The ward had 60 patients. Of these, 41 had a fever, 14 a cough and 8 a rash.",
        "The farm has 2,000 hens. Of these, 1,200 are white, 500 brown and 200 black.",
        # other numbers of people, and other times
        "The isle has a population of 4,000. It spends $6 million, or $9,000 per pupil.",
        "The firm earned $48 million, or $0.45 a share, up from $0.30 a share on 120 million shares.",
        "The club had an income of $9.50 million. It spent $8.10 million on land and made a profit of $0.90 million.",
        "Pain fell by 24.5% with the gel and 8.3% with placebo, an adjusted difference of 15.1 percentage points.",
        "Four families ran the inn between 1790 and 1860, and it burnt down 20 years later.",
        "The late group had 55 cranes. Rust was seen on 3 cranes (2.8% of all cranes).",
        "Of 530 piles in 460 piers, a scan was made of 426/530 (80.4%).",
        "The yard is long (5%, 11/2019).",
        "The order 120/450, 15% paid, is late.",
    ],
)
def test_what_is_of_another_whole_raises_no_alarm(text):
    assert alarms(text) == []


@pytest.mark.parametrize(
    ("text", "outcome_of_list"),
    [
        ("There are three new calls: `read_row`, `row_count` and `drop_row`.", {"consistent"}),
        ("There are three new calls: `read_row`, `row_count`, `seek` and `drop_row`.", {"inconsistent"}),
        ("* **Two new calls**: `open_log`, `hash32` and `seek`.", {"inconsistent"}),
        ("There are two new calls: `read_row`, `seek`, and so on.", set()),
    ],
)
def test_names_in_code_are_counted(text, outcome_of_list):
    found = {f.status.value for f in check(read_text(text, format="markdown")).findings if f.check == "count_list"}
    assert found == outcome_of_list


@pytest.mark.parametrize(
    "text",
    [
        "Nine people fell ill: six cooks, two sailors and a passer-by.",
        "Fares brought 54 crowns of this, 45%. The state paid 42 (35%), and towns the remaining 20%.",
        "There were 22 bats. Seventeen were fed; the other five were not. Six were kept and the remaining 16 freed.",
        "In the poll 44% backed Ann and 40% Bo, while 11% were undecided.",
        "A year ago there were 400 posts. Now there are 300, a third of them in health.",
        "With 400,000 voters on the roll, Ann had 90,000 votes (45% of the total) and Bo 110,000.",
    ],
)
def test_what_has_another_whole_raises_no_alarm(text):
    assert alarms(text) == []
