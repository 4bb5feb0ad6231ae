"""True texts whose figures invite a wrong reading, and beside each kind the error that must still be reported."""

from __future__ import annotations

import pytest

from claimcheck.model import Status
from claimcheck.pipeline import check

ALARMS = (Status.INCONSISTENT, Status.IMPRECISE)


def alarms(text: str) -> list[str]:
    return [finding.check for finding in check(text).findings if finding.status in ALARMS]


TRUE = (
    # The last member of a list prints the scale of all.
    "The three quarries dug 1.4, 2.2 and 3.6 million tonnes, 7.2 million in all.",
    "Grants of £0.5, £0.9 and £1.3 million make £2.7 million in total.",
    "The four depots shipped 11, 14, 17 and 22 thousand crates, on average 16 thousand.",
    # One of many lengths of time, within the hours in which they are.
    "The cable car leaves every 20 minutes from 8 am to 7 pm.",
    "Take one capsule every 5 hours from 7 am to 5 pm.",
    "Tours last 45 minutes, from 9 am until 4 pm.",
    "Visits are limited to half an hour from 2 pm to 6 pm.",
    "The pass is good for 24 hours, from noon to noon the next day.",
    # Points of the shares of votes that are told as counts.
    "Okoro beat Lind by 6,300 votes to 5,700, a margin of 5 percentage points.",
    "Lind, with 5,700 votes, was 5 points behind Okoro with 6,300.",
    "The noes had it by 330 to 270, or 55% to 45%.",
    # The part, the whole, and which of them changed.
    "The list won 37 of 80 seats, four short of the 41 needed.",
    "The trust spent £45 million on repairs, £16 million of it on roofs, 50% more than the £30 million of 2023.",
    "The ferry takes 90 cars, 20 of them on the upper deck, 50% more than the old one's 60.",
    "Two thirds of the votes, 40, were needed; the change was carried by 44 to 16.",
    # What is foretold is no older value; what an index is set to is no value.
    "Rents rose by 8% to $540; they will reach $600 by spring.",
    "The index of building costs rose 1.4% to 127.3 (2015 = 100) in June.",
    # Points that are hundredths, versions, gains that go down.
    "The yield of 2.94%, 11 points above Friday's 2.83%, was a high.",
    "Kestrel 3.2 loads in 0.9 seconds instead of 1.2, 25% faster.",
    "The plant cut scrap to 9% from 12%, a gain of three percentage points.",
    "The mine lowered its losses from 80 tonnes to 60, an improvement of 25%.",
    # How many each has on average is rounded.
    "The isle has 512 pupils in 21 classes, 24 per class on average.",
    # A change beside an earlier change; how hot, not how much hotter; so many of others.
    "The index rose by 3.1% in the year to May, down from 3.6%; over the month it rose by 0.2%, after 0.5% in April.",
    "Prices rose by 3.1% in the year, down from 3.6%; over the month they rose by 0.2%, compared with 0.5% in April.",
    "The glass was heated at 5 °C per minute, held for 40 minutes and cooled to 25 °C.",
    "Of his 12 caps, seven came abroad; he has lost only 2 of 31 games for the club.",
    # What all terms of a model make together is no sum of theirs.
    "| Term | chisq | df |\n|---|---|---|\n| age | 4 | 1 |\n| sex | 12 | 1 |\n| dose | 13 | 2 |\n| GLOBAL | 28 | 4 |",
    "The weight changed by 3.7 kg (0.7, 6.7; men) and 2.1 kg (0.3, 3.9; women).",
    "From a total of 90 cows that calved, the rate was 40 (53.3%) in the old breed and 50 (69.4%) in the new one.",
    "Of 600 seats 500 were sold, 100 of them at half price, for £9,000 at £20 each.",
)
WRONG = (
    ("The three quarries dug 1.4, 2.2 and 3.6 million tonnes, 8.2 million in all.", "total_parts"),
    ("The shop is open for 11 hours from 8 am to 6 pm.", "year_span"),
    ("The trust spent £45 million on repairs, £16 million of it on roofs, 80% more than the £30 million of 2023.",
     "percent_change"),
    ("Staff rose by 12% to 560; last year it was 450.", "percent_change"),
    ("The yield fell 14 points to 2.83% from Friday's 2.96%.", "percentage_points"),
    ("The plant cut scrap to 9% from 12%, a gain of eight percentage points.", "percentage_points"),
    ("The isle has 512 pupils in 21 classes, 28 per class on average.", "average_of_total"),
)  # fmt: skip


@pytest.mark.parametrize("text", TRUE)
def test_true_texts_raise_no_alarm(text: str) -> None:
    assert alarms(text) == []


@pytest.mark.parametrize(("text", "check_name"), WRONG)
def test_errors_of_the_same_kinds_are_reported(text: str, check_name: str) -> None:
    assert check_name in alarms(text)
