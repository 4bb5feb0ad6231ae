"""Numbers as spreadsheets show them, format by format."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.documents._format_code import is_date
from claimcheck.documents._number_format import general, shown, shown_text

ACCOUNTING = '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        # digits, decimals, thousands
        ("1234.567", "0", "1235"),
        ("1234.567", "0.00", "1234.57"),
        ("1234.567", "#,##0.0", "1,234.6"),
        ("1234567", "#,##0", "1,234,567"),
        ("5", "000", "005"),
        ("1", "0,000", "0,001"),
        ("0.5", "#.##", ".5"),
        ("0", "#", ""),
        ("12.3", "0.0##", "12.3"),
        ("12.3", "0.???", "12.3"),
        ("-0.2", "0", "0"),
        ("2.5", "0", "3"),
        ("-2.5", "0", "-3"),
        ("1.005", "0.00", "1.01"),
        ("0.285", ".00", ".29"),
        # percent, scale, powers of ten
        ("0.1234", "0.0%", "12.3%"),
        ("3", "0%", "300%"),
        ("-0.05", "0.0%;(0.0%)", "(5.0%)"),
        ("1234567", "#,##0,", "1,235"),
        ("1234567", '$#,##0.0,,"m"', "$1.2m"),
        ("1234567890", "0.00,,,", "1.23"),
        ("12345.678", "0.00E+00", "1.23E+04"),
        ("0.00012", "0.0E+00", "1.2E-04"),
        ("12345.678", "##0.0E+0", "12.3E+3"),
        ("9.99e5", "0E+0", "1E+6"),
        # sections and conditions
        ("-1234.5", "#,##0_);(#,##0)", "(1,235)"),
        ("-5", "0;[Red]-0", "-5"),
        ("-5", "[Red]0", "-5"),
        ("0", '0;-0;"nil"', "nil"),
        ("1234.5", ACCOUNTING, "$ 1,234.50"),
        ("-1234.5", ACCOUNTING, "$ (1,234.50)"),
        ("0", ACCOUNTING, "$ -"),
        ("50", "[<100]0.0;0", "50.0"),
        ("500", "[<100]0.0;0", "500"),
        ("11", '[<10]0" few"', "11"),
        ("1500000", '[>=1000000]0.0,,"M";[>=1000]0.0,"K";0', "1.5M"),
        ("1500", '[>=1000000]0.0,,"M";[>=1000]0.0,"K";0', "1.5K"),
        # literals and currencies
        ("1234", "#,##0 [$€-407]", "1,234 €"),
        ("12", '0" units"', "12 units"),
        ("12", r"0\ \k\g", "12 kg"),
        ("5551234567", "(000) 000-0000", "(555) 123-4567"),
        ("7", '"Very good"', "Very good"),
        # fractions
        ("3.25", "# ?/?", "3 1/4"),
        ("0.5", "# ?/?", "1/2"),
        ("3.7", "?/?", "26/7"),
        ("1.375", "# ?/8", "1 3/8"),
        ("2", "# ?/?", "2"),
        # dates and times
        ("45000", "yyyy-mm-dd", "2023-03-15"),
        ("45000", "d mmm yy", "15 Mar 23"),
        ("45000", "dddd, mmmm d", "Wednesday, March 15"),
        ("45000.75", "h:mm AM/PM", "6:00 PM"),
        ("45000.520839", "hh:mm:ss", "12:30:00"),
        ("45000", "mm/yy", "03/23"),
        ("1.5", "[h]:mm", "36:00"),
        ("-0.5", "[h]:mm", "-12:00"),
        ("0.0051", "mm:ss.0", "07:20.6"),
        ("59", "d mmm yyyy", "28 Feb 1900"),
        ("61", "d mmm yyyy", "1 Mar 1900"),
        ("-1", "yyyy", "-1"),
        ("1e9", "yyyy", "1000000000"),
        # no format
        ("0.1", "General", "0.1"),
        ("0.30000000000000004", "General", "0.3"),
        ("3.14159265358979", "General", "3.141592654"),
        ("12345678901", "General", "12345678901"),
        ("123456789012", "General", "1.23457E+11"),
        ("0.123456789123", "General", "0.123456789"),
        ("-1E-7", "General", "-1E-07"),
        ("42", 'General" m"', "42 m"),
        ("42", "@", "42"),
    ],
)
def test_shown(value, code, expected):
    assert shown(Decimal(value), code) == expected


def test_days_are_counted_from_1904_where_the_workbook_says_so():
    assert shown(Decimal(0), "yyyy-mm-dd", from_1904=True) == "1904-01-01"


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [("north", "General", "north"), ("north", '"Region: "@', "Region: north"), ("north", "0;0;0;@", "north")],
)
def test_texts(text, code, expected):
    assert shown_text(text, code) == expected


@pytest.mark.parametrize("code", ["yyyy", "m/d/yy", "[h]:mm", "h AM/PM", "[$-409]mmm"])
def test_dates_are_told(code):
    assert is_date(code)


@pytest.mark.parametrize("code", ["0", "General", "[Red]0", '0" days"', r"\d0", "#,##0_);(#,##0)", "@"])
def test_numbers_are_told(code):
    assert not is_date(code)


@given(st.decimals(-(10**12), 10**12, allow_nan=False, places=6), st.integers(0, 6))
def test_plain_decimals_round_half_away_from_zero(number, places):
    code = "#,##0" + ("." + "0" * places if places else "")
    exact = Decimal(shown(number, code).replace(",", ""))
    assert abs(exact - number) <= Decimal(5).scaleb(-places - 1) + abs(number) * Decimal("1E-14")
    assert -exact.as_tuple().exponent == places


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14))
def test_general_keeps_the_value_to_its_digits(number):
    assert abs(Decimal(general(number)) - number) <= abs(number) * Decimal("1E-5") + Decimal("1E-300")
    assert len(general(number).lstrip("-").replace(".", "")) <= 12


@given(
    st.text('0#?.,%E+-/;[]<>=$€"\\_*@ ymdhsAMP10Gneral', max_size=25), st.floats(allow_nan=False, allow_infinity=False)
)
def test_any_format_shows_something(code, value):
    assert isinstance(shown(Decimal(repr(value)), code), str)
