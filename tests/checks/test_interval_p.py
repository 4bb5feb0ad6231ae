"""Confidence intervals and the p values beside them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import check
from claimcheck.checks import interval_p
from claimcheck.model import Status


@pytest.mark.parametrize(
    ("low", "high", "p", "relation", "ratio", "status"),
    [
        ("1.50", "3.80", ".0002", "=", True, Status.CONSISTENT),
        ("1.50", "3.80", ".001", "<", True, Status.CONSISTENT),
        ("1.50", "3.80", ".18", "=", True, Status.INCONSISTENT),
        ("1.50", "3.80", ".05", ">", True, Status.UNSURE),  # "p > .05" begins at .05
        ("1.50", "3.80", ".06", ">", True, Status.INCONSISTENT),
        ("0.94", "1.61", ".001", "<", True, Status.INCONSISTENT),
        ("0.94", "1.61", ".13", "=", True, Status.CONSISTENT),
        ("0.98", "1.61", ".04", "=", True, Status.UNSURE),  # both near the border: methods differ
        ("-0.4", "2.8", ".14", "=", False, Status.CONSISTENT),
        ("-0.4", "2.8", ".004", "=", False, Status.INCONSISTENT),
        ("0.4", "2.8", ".4", "=", False, Status.INCONSISTENT),
    ],
)
def test_the_law(low, high, p, relation, ratio, status):
    assert interval_p(low, high, p, relation=relation, ratio=ratio).status is status


def test_a_ratio_is_above_zero():
    with pytest.raises(ValueError, match="no interval"):
        interval_p("-0.5", "-0.1", ".04")


@given(st.floats(0.2, 5), st.floats(0.05, 0.4))
def test_the_p_of_an_estimate_fits_its_own_interval(estimate, error):
    low, high = (math.exp(math.log(estimate) + sign * 1.959964 * error) for sign in (-1, 1))
    p = math.erfc(abs(math.log(estimate)) / error / math.sqrt(2))
    assert interval_p(f"{low:.4f}", f"{high:.4f}", f"{max(p, 1e-6):.6f}").status is not Status.INCONSISTENT


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Relative risk, 1.62; 95% CI, 1.20 to 2.19; P = 0.20.", True),
        ("HR 0.55 (95% CI 0.41-0.74), p = 0.48.", True),
        ("HR 0·55 (95% CI 0·41-0·74), p = 0·48.", True),  # the points of some journals
        ("The mean difference was 2.0 (95% CI 1.1 to 2.9; p = 0.6).", True),
        ("HR 0.55 (95% CI 0.41-0.74; p for interaction = 0.48).", False),
        ("HR 0.55 (95% CI 0.41-0.74) vs HR 0.97 (95% CI 0.71-1.33); p < 0.001.", False),
        ("HR 0.55 (90% CI 0.41-0.74), p = 0.48.", False),
        ("The share was 0.55 (95% CI 0.41-0.74), p = 0.48.", False),
    ],
)
def test_sentences(text, flagged):
    found = {f.check for f in check(text).findings if f.status is Status.INCONSISTENT}
    assert ("interval_p" in found) is flagged
