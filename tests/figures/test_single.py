"""One figure as printed: what the cells of tables hold and what laws are called with."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.figures import extract, read_figure
from claimcheck.model import Hedge, Kind


@pytest.mark.parametrize(
    ("printed", "kind", "value", "quantum", "unit"),
    [("1,234", Kind.COUNT, "1234", "1", ""), ("(1,234)", Kind.COUNT, "-1234", "1", ""),
     ("$ 5,686", Kind.MONEY, "5686", "1", "USD"),
     ("12.3%", Kind.PERCENT, "12.3", "0.1", "%"), ("(12.3)%", Kind.PERCENT, "-12.3", "0.1", "%"),
     ("-3", Kind.COUNT, "-3", "1", ""),
     ("$(1,234)", Kind.MONEY, "-1234", "1", "USD"), ("($1,234)", Kind.MONEY, "-1234", "1", "USD"),
     (" 56 ", Kind.COUNT, "56", "1", ""),
     ("$40 billion", Kind.MONEY, "40000000000", "1000000000", "USD"), ("2.5", Kind.COUNT, "2.5", "0.1", ""),
     ("2.5 times", Kind.MULTIPLE, "2.5", "0.1", ""), ("75th", Kind.ORDINAL, "75", "1", ""),
     ("2019", Kind.YEAR, "2019", "1", ""),
     ("0.05", Kind.COUNT, "0.05", "0.01", ""), ("€3.5m", Kind.MONEY, "3500000", "100000", "EUR"),
     ("5 km", Kind.MEASURE, "5", "1", "kilometer"),
     ("12 per cent", Kind.PERCENT, "12", "1", "%"), ("one in five", Kind.RATIO, "0.2", "0", ""),
     ("−4.2", Kind.COUNT, "-4.2", "0.1", "")],
)  # fmt: skip
def test_strings_as_printed(printed, kind, value, quantum, unit):
    figure = read_figure(printed)
    assert (figure.kind, figure.value, figure.quantum, figure.unit) == (kind, Decimal(value), Decimal(quantum), unit)
    assert printed[figure.start : figure.end] == figure.surface


def test_a_hedge_is_read_too():
    assert read_figure("about 40").hedge is Hedge.ABOUT


@pytest.mark.parametrize("number", [7, Decimal("2.50"), Fraction(1, 3)])
def test_numbers_are_exact(number):
    figure = read_figure(number)
    assert figure.quantum == 0
    assert Fraction(*figure.ratio) == number if figure.ratio else figure.value == number


def test_a_float_is_read_by_its_shortest_form():
    assert read_figure(0.1).value == Decimal("0.1")
    assert read_figure(1e21).value == Decimal("1e21")


def test_a_figure_is_returned_as_it_is():
    (figure,) = extract("It rose 12%.")
    assert read_figure(figure) is figure


@pytest.mark.parametrize("text", ["", "—", "n/a", "no number here", "5 and 6 apples", "..."])
def test_anything_else_is_an_error_that_says_so(text):
    with pytest.raises(ValueError, match="figure"):
        read_figure(text)


@given(
    st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["{:,}", "${:,}", "{:,}%", "({:,})", "{:f}"])
)
def test_the_fast_path_reads_as_the_reader_does(value, form):
    printed = form.format(value)
    figure = read_figure(printed)
    assert abs(figure.value) == value
    assert figure.quantum == Decimal("0.01")
    assert (figure.value < 0) == ("(" in form and value > 0)


def test_a_negative_fraction_is_negative_in_every_part():
    figure = read_figure("-4/5")
    assert (figure.value, figure.ratio) == (Decimal("-0.8"), (-4, 5))


@pytest.mark.parametrize("text", ["1234567890" * 5, "3." + "14159" * 9, "1,234" + ",567" * 11])
def test_a_run_of_digits_that_nobody_reads_is_no_figure(text):
    found = extract(f"The key {text} is kept for 40 days.")
    assert [figure.surface for figure in found] == ["40 days"]
