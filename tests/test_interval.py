"""Intervals: what printed figures can stand for, and how that carries through arithmetic."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claimcheck.interval import (
    Interval,
    UndefinedQuotientError,
    at_least,
    at_most,
    exact,
    is_exact,
    judge,
    loosely,
    printed,
    rounding_unit,
)
from claimcheck.model import Figure, Hedge, Kind, Span, Status


def figure(value, quantum="1", kind=Kind.MONEY, **more):
    return Figure(Span(0, 1), "x", kind, Decimal(value), Decimal(quantum), **more)


@pytest.mark.parametrize(
    ("described", "low", "high"),
    [
        (figure("2.5", "0.1"), "2.45", "2.55"),
        (figure("40e9", "1e9", scale=9), "39.5e9", "40.5e9"),
        (figure("12", "1", Kind.PERCENT), "11.5", "12.5"),
        (figure("120", "1", Kind.COUNT), "120", "120"),
        (figure("1.2e6", "1e5", Kind.COUNT, scale=6), "1.15e6", "1.25e6"),
        (figure("0.667", "0", Kind.RATIO, ratio=(2, 3)), None, None),
        (figure("40", "1", hedge=Hedge.ABOUT), "38", "42"),
        (figure("40", "1", hedge=Hedge.NEARLY), "36", "40.5"),
        (figure("40", "1", hedge=Hedge.JUST_OVER), "39.5", "44"),
        (figure("3", "1", high=Decimal(5)), "2.5", "5.5"),
        (figure("3.4", "0.1", margin=Decimal("0.3")), "3.1", "3.7"),
    ],
)
def test_what_a_printed_figure_stands_for(described, low, high):
    interval = printed(described)
    if low is None:
        assert interval == exact(Fraction(2, 3))
    else:
        assert interval == Interval(Fraction(low), Fraction(high))


def test_bounds_are_open_above_or_below():
    more = printed(figure("50", kind=Kind.COUNT, hedge=Hedge.MORE_THAN))
    assert not more.contains(50)
    assert more.contains(51)
    assert more.contains(10**12)
    assert printed(figure("50", kind=Kind.COUNT, hedge=Hedge.AT_LEAST)).contains(50)
    assert not printed(figure("50", kind=Kind.COUNT, hedge=Hedge.LESS_THAN)).contains(50)
    assert printed(figure("50", kind=Kind.COUNT, hedge=Hedge.AT_MOST)).contains(50)


@pytest.mark.parametrize(
    ("value", "quantum", "unit"),
    [
        ("1200", "1", 100),
        ("200", "1", 10),
        ("60", "1", 1),
        ("40e9", "1e9", 10**9),
        ("1500", "1", 100),
        ("1234", "1", 1),
    ],
)
def test_trailing_zeros_are_rounding_with_two_digits_kept(value, quantum, unit):
    assert rounding_unit(figure(value, quantum)) == unit


def test_counts_are_exact_and_money_is_not():
    assert is_exact(figure("120", kind=Kind.COUNT))
    assert not is_exact(figure("120"))


reals = st.fractions(min_value=-1000, max_value=1000, max_denominator=100)


@st.composite
def intervals_with_member(draw):
    ends = sorted(draw(st.tuples(reals, reals)))
    member = draw(st.fractions(min_value=ends[0], max_value=ends[1], max_denominator=10**6))
    return Interval(*ends), member


@given(intervals_with_member(), intervals_with_member())
def test_a_result_of_members_is_a_member_of_the_result(first, second):
    (a, x), (b, y) = first, second
    assert (a + b).contains(x + y)
    assert (a - b).contains(x - y)
    assert (a * b).contains(x * y)
    assert (-a).contains(-x)
    if b.low <= 0 <= b.high:
        with pytest.raises(UndefinedQuotientError):
            _ = a / b
    else:
        assert (a / b).contains(x / y)


@given(intervals_with_member(), intervals_with_member())
def test_the_ends_of_a_result_are_reached(first, second):
    (a, _), (b, _) = first, second
    total = a + b
    assert total.low == a.low + b.low
    assert total.high == a.high + b.high
    corners = {x * y for x in (a.low, a.high) for y in (b.low, b.high)}
    assert {(a * b).low, (a * b).high} <= corners


@given(intervals_with_member(), intervals_with_member())
def test_meeting_is_symmetric_and_the_opposite_of_lying_apart(first, second):
    a, b = first[0], second[0]
    assert a.meets(b) == b.meets(a)
    assert a.meets(b) != (a.is_below(b) or b.is_below(a))


@given(reals)
def test_unbounded_intervals_carry_through(value):
    assume(value > 0)
    above = at_least(value)
    assert (above + exact(1)).contains(10**9)
    assert (above * exact(2)).contains(2 * value)
    assert (exact(1) / above).contains(1 / value)
    assert not (exact(1) / above).contains(1 / value + 1)
    assert (-above).meets(at_most(-value))


def change(before, after):
    return (after / before - exact(1)) * exact(100)


def pct(value, quantum="1"):
    return figure(value, quantum, Kind.PERCENT)


@pytest.mark.parametrize(
    ("stated", "status"),
    [
        ("12", Status.CONSISTENT),
        ("11", Status.CONSISTENT),
        ("13", Status.CONSISTENT),
        ("15", Status.IMPRECISE),
        ("21", Status.INCONSISTENT),
    ],
)
def test_a_change_is_judged_by_what_rounding_allows(stated, status):
    assert judge(change, [figure("50"), figure("56")], pct(stated)) is status


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 4))
def test_a_correctly_rounded_result_is_never_off(before, after, digits):
    true = Decimal(after) / Decimal(before) * 100 - 100
    stated = round(true, digits)
    quantum = Decimal(1).scaleb(-digits)
    counts = [figure(before, kind=Kind.COUNT), figure(after, kind=Kind.COUNT)]
    assert judge(change, counts, figure(stated, quantum, Kind.PERCENT)) is Status.CONSISTENT


@given(st.integers(-(10**6), 10**6), st.sampled_from(["1", "0.1", "0.01", "100"]), st.booleans())
def test_the_loose_reading_holds_the_printed_one(value, quantum, zeros):
    f = figure(value, quantum)
    strict, loose = printed(f), loosely(f, zeros=zeros)
    assert loose.low <= strict.low
    assert strict.high <= loose.high
