"""What a sentence concludes from the only two amounts before it: shares, differences and changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import check
from claimcheck.model import Status

RIGHT_AND_WRONG = (
    ("The fund took in £450,000. Some 9,000 people gave, which works out at an average gift of {}.", "£50", "£60"),
    ("The dam will employ 300 people and cost $90 million, or {} for each new job.", "$300,000", "$360,000"),
    ("The 4,000 hectares sown gave 22,000 tonnes, an average of {} per hectare.", "5.5 tonnes", "6.5 tonnes"),
    ("Over 12 weeks the fair drew 84,000 visitors, {} a week on average.", "7,000", "8,000"),
    ("It sang nine concerts before a total of 2,700 listeners, an average of {}.", "300", "350"),
    ("There are 15 pupils to each of the 120 teachers, which makes {} pupils altogether.", "1,800", "1,900"),
    ("The boat carried 2.5 million passengers. Fares brought in £20 million, so each passenger paid {}.", "£8", "£10"),
    (
        "The hall has 30 beds and spent £2.4 million. Nurses took £1.2 million of this, or {} in every pound.",
        "50p",
        "60p",
    ),
    ("The hall has 40 beds. It cost £2 million. Last night 30 beds were taken, an occupancy of {}.", "75%", "65%"),
    (
        "Its sales for the first quarter were $500 million. Gross profit rose to $200 million, a gross margin of {}.",
        "40.0%",
        "43.0%",
    ),
    ("Of its 90 seats the Blues won 40, the Reds 30 and the Greens {}.", "20", "24"),
    (
        "The plan comes to $60 million. Who pays? Taxes bring in $30 million, fees $18 million, and {} we borrow.",
        "$12 million",
        "$17 million",
    ),
    (
        "They gave $4.8 million between them: the Blues $2.4 million, the Reds $1.5 million and the Greens {}.",
        "$0.9 million",
        "$1.4 million",
    ),
    ("Costs of the fair: tents $350, bands $900, lamps $250. Total: {}.", "$1,500", "$1,800"),
    (
        "Oats stood on 80 hectares. Rye had 90 hectares. Flax stood on 25 hectares. The three crops thus covered {}.",
        "195 hectares",
        "215 hectares",
    ),
    ("Stalls took £1,300. Rent ate £400 and wages £500, so {} was left.", "£400", "£600"),
    ("Fees of $300 on a loan of $2,000 amount to {}.", "15%", "25%"),
    ("The port shipped 4.5 million tonnes last year. Grain made up 1.8 million of that, or {}.", "40%", "50%"),
    ("The ward has 80 beds. Sixty were taken on Monday, an occupancy of {}.", "75%", "65%"),
    ("There were 90 objections. Thirty-six of them, or {}, came from farmers.", "40%", "30%"),
    ("Her team scored 61 on average and his 74, {} points more.", "13", "18"),
    ("It takes 35 minutes by tram and 50 minutes on foot; the tram is thus {} minutes quicker.", "15", "20"),
    (
        "Sales came to $9.5 million and purchases to $7.2 million, leaving a surplus of {}.",
        "$2.3 million",
        "$3.2 million",
    ),
    ("The hall was to cost $40 million. The bill now stands at $50 million, {} over budget.", "25%", "35%"),
    ("The crew shrank from 250 to 200, or by {}.", "a fifth", "a third"),
    ("The kiln burns 9.0 tonnes a week; the old one burned 12.0 tonnes a week, so it needs {} less.", "25%", "40%"),
    ("At 18 kg per hectare, the 50 hectares took {} of seed.", "900 kg", "1,100 kg"),
    ("The 1,200 members paid $54,000, an average of {}.", "$45", "$54"),
    ("The choir has 22 sopranos, 18 altos and 9 tenors ({} in total).", "49", "59"),
    ("Rail carried 31% of the goods, barges 12% and pipelines 5%. Together they carried {}.", "48%", "58%"),
    ("Among boys 6.4% were absent and among girls 5.1%, {} points fewer.", "1.3", "2.3"),
    ("He bought the field for $310,000 in 2012 and sold it for $485,000, a profit of {}.", "$175,000", "$195,000"),
    (
        "The old stove burns 4,200 litres a year and the new one 3,150 litres, a saving of {}.",
        "1,050 litres",
        "1,500 litres",
    ),
    ("Thefts fell from 48 to 36 per 1,000 homes, {} fewer.", "12", "18"),
    ("The lake was at 12.1 °C; the norm is 10.0 °C, so it was {} degrees too warm.", "2.1", "1.2"),
    ("The Reds won 31.5% of the vote. The Blues came second with 27.0%, {} points behind.", "4.5", "5.4"),
    ("The Reds won 41.2%. Four years ago the Reds had 37.9% and have thus gained {} points.", "3.3", "4.3"),
    ("The Reds won 34.0%, the Blues 29.5%. The Blues, who had 34.0% then, lost {} points.", "4.5", "6.5"),
    ("Turnout was 61.2%. That is {} points more than in 2021, when it was 57.4%.", "3.8", "5.8"),
    ("The bank cut its branches from 240 to 180, closing {} of its network.", "25%", "35%"),
    ("The isle shrank from 50,000 people to 44,000, losing {} of its inhabitants.", "12%", "21%"),
    ("The budget, at first £80 million, has swollen to £100 million, i.e. by {}.", "25%", "35%"),
    ("The output of the first (4.0 GB) is {} smaller than that of the second (5.0 GB).", "20%", "30%"),
    ("The median stay was 90 days before and 120 days after, an increase of {}.", "a third", "a half"),
    (
        "The old script ran for 80 minutes. The new one takes 20 minutes, so it is {} as fast.",
        "four times",
        "six times",
    ),
    ("Tool A needs 900 s and tool B 300 s: B is {} as fast.", "three times", "four times"),
    ("The club had 840 members in May. It has since lost 60 and now counts {}.", "780", "720"),
    (
        "In May the library had 21,500 books. Since then it has bought 1,300, so that it now owns {}.",
        "22,800",
        "23,800",
    ),
)
TRUE = (
    "The mill has 3 doors, 4 yards and oats at $3.50 a day. Every barn ran for 12 days and took $90.",
    "The report makes 28 demands. Nineteen concern ships. The port has met 21 of them, which is three quarters of all.",
    "There were four periods. It was the same in the three age groups (66%, 54% and 49%).",
    "It has 80 million shares; at $31 each, with its debt of $400 million, it is worth $2.9 billion.",
    "Fees of $300 on a loan of $2,000 rose, so 25% is what is left.",
    "The port has 45 cranes and 18 berths, 50% of them built this century.",
    "The ward has 80 beds and 60 nurses, 65% of whom work at night.",
    "Of 49 ewes, 16 in the first flock (27%) and 33 in the second (55%) had twins.",
    "From a loss of $60 million in May to a profit of $240 million in June, it was a swing of $300 million.",
    "The mill made a loss, of $60 million, in May and $240 million in June, so $300 million more.",
    "The 28 members who voted, representing 75% of the 40 who were there, chose her from 30 candidates.",
    "At 18 kg per hectare, the 50 hectares took 1,100 kg more than the year before.",
    "Of the sites 52% were old and 39% new. In all, 9% had no date.",
    "The choir has 22 sopranos and 18 altos of the 95 singers in total.",
    "The Blues won 30.5% and the Reds 41.2%. The Blues, who had 22.0% then, gained 4.5 points in the north.",
    "Income was $52 million, a fall of $9 million or 15%, and over the year $124 million, a fall of $46 million.",
    "The reserve rose by $4 million to $24 million compared with a rise of $30 million a year before.",
    "Of the 58 genes 18 were up-regulated. In all, 640 (501 up-regulated) were seen.",
    "Of 20 patients nine had a fever, of whom 7 are below the age of ten.",
    "The yard cut its output from 80 boats to 60, saving 35% of its costs.",
    "The club had 840 members in May. It has since lost 60, won 25 and now counts 805.",
    "A test of 4,000 lines took 2.4 s, then 1.2 s (50% faster).",
)


def statuses(text: str) -> set[Status]:
    return {finding.status for finding in check(text).findings}


@pytest.mark.parametrize(("text", "right", "wrong"), RIGHT_AND_WRONG)
def test_a_conclusion_holds_or_does_not(text: str, right: str, wrong: str) -> None:
    told = statuses(text.format(right))
    assert told
    assert Status.INCONSISTENT not in told
    assert Status.INCONSISTENT in statuses(text.format(wrong))


@pytest.mark.parametrize("text", TRUE)
def test_what_is_no_conclusion_is_passed_over(text: str) -> None:
    assert Status.INCONSISTENT not in statuses(text)


@given(st.integers(2, 400), st.integers(2, 400))
def test_a_share_of_two_amounts_is_never_off(part: int, more: int) -> None:
    whole = part + more
    text = f"Fees of ${part:,} on a loan of ${whole:,} amount to {100 * part / whole:.1f}%."
    assert statuses(text) == {Status.CONSISTENT}
