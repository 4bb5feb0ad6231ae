"""Parts with their percentages where the parts around them show the whole."""

import pytest

from claimcheck import check
from claimcheck.checks import share_of_sample
from claimcheck.model import Status

SAMPLE = "We visited 640 farms between May and July. {} The visits took eleven weeks."
LISTED = "Goats were kept on 112 (17.5%). Geese were seen on 86 (13.4%). Ducks were on {}. Bees were had by 41 (6.4%)."


def alarms(text: str) -> list[str]:
    return [finding.check for finding in check(text).findings if finding.status is Status.INCONSISTENT]


@pytest.mark.parametrize(
    ("told", "off"),
    [
        ("203 (31.7%)", False),
        ("203 (37.1%)", True),
        ("230 (31.7%)", True),
        ("2,030 (31.7%)", True),
        ("203 (3.2%)", True),
        ("some 203 (31.6%)", False),
    ],
)
def test_a_part_that_is_not_its_share_of_what_the_others_are_of(told, off):
    assert bool(alarms(SAMPLE.format(LISTED.format(told)))) is off


@pytest.mark.parametrize(
    "text",
    [
        # another number explains it: of 547 alone, of all without 93, of the 420 and 127 together
        "In 2025, 547 kept animals. " + LISTED.format("203 (37.1%)"),
        "On 93 nobody answered. " + LISTED.format("203 (37.1%)"),
        "Of these, 420 were large and 127 small. " + LISTED.format("203 (37.1%)"),
        # another part is of a group that is not sized
        LISTED.format("203 (37.1%)") + " Cats were fed on 15 (62.5%).",
        # one of several groups
        "Goats were kept on 112 (17.5%). Geese were seen on 86 (13.4%); in the northern group 41 (9.9%) had ducks.",
        # what is counted is something else
        "Goats were kept on 112 (17.5%). Geese were seen on 86 (13.4%), and 41 hives (9.9%) stood there.",
        # too few show the whole
        "Goats were kept on 112 (17.5%). Ducks were seen on 203 (37.1%).",
    ],
)
def test_what_may_be_of_something_else_raises_no_alarm(text):
    assert alarms(SAMPLE.format(text)) == []


def test_the_law_on_numbers():
    assert share_of_sample(46, 151, "30.5%").status is Status.CONSISTENT
    assert share_of_sample(46, 151, "29.8%").status is Status.INCONSISTENT
    assert share_of_sample(46, 151, "29.8%").repairs
