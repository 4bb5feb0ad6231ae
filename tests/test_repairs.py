"""The order of repairs: the likeliest slip first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import check
from claimcheck.repairs import digits_changed

# Text, and what the first repair changes to what.
LIKELIEST = [
    # One digit of the result, two or three of its inputs.
    ("Sales rose from $24.1 million to $31.5 million, an increase of 41%.", "41%", "31%"),
    # Two digits of each: the result comes first.
    ("The herd shrank from 420 to 315, a loss of 50%.", "50%", "25%"),
    ("Of the 160 crossings, 120 (65%) have no barrier.", "65%", "75%"),
    # One digit of each but what the sentence starts from.
    ("Turnout rose from 40% to 46%, up 8 points.", "8", "6"),
    # Equally near: what the text asserts comes before what it starts from.
    ("The nine-year drought lasted from 1876 to 1888.", "nine-year", "twelve-year"),
]


@pytest.mark.parametrize(("text", "printed", "needed"), LIKELIEST)
def test_the_likeliest_slip_comes_first(text, printed, needed):
    (finding,) = [finding for finding in check(text).findings if finding.status.value == "inconsistent"]
    assert finding.repairs[0] == f"{printed} would need to be {needed}"
    assert len(finding.repairs) > 1


@given(st.text("0123456789", max_size=8), st.text("0123456789", max_size=8))
def test_changed_digits_are_a_distance(one, other):
    changed = digits_changed(one, other)
    assert changed == digits_changed(other, one)
    assert (changed == 0) == (one == other)
    assert abs(len(one) - len(other)) <= changed <= max(len(one), len(other))
