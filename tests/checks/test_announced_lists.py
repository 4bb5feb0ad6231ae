"""A count announced in one sentence and listed in the next."""

import pytest

from claimcheck import Status, check

NEXT = (
    "In her talk the minister outlined {count} areas of reform. These are the opening of the port to regional traffic, "
    "raising the economic and social weight of the coast and work with partners abroad."
)


@pytest.mark.parametrize(
    ("count", "status"),
    [
        ("three", Status.CONSISTENT),
        ("at least three", Status.CONSISTENT),
        ("four", Status.INCONSISTENT),
        ("at least four", Status.INCONSISTENT),
        ("at least two", Status.CONSISTENT),
    ],
)
def test_the_next_sentence_lists_what_was_announced(count, status):
    findings = [f for f in check(NEXT.format(count=count)).findings if f.check == "count_list"]
    assert [f.status for f in findings] == [status]
