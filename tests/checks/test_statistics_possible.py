"""What numbers can be: GRIM, GRIMMER, DEBIT, confidence intervals and quantiles."""

import statistics
from fractions import Fraction
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import check
from claimcheck.checks import confidence_interval, debit, grim, grimmer, quantiles
from claimcheck.model import Status

HOLDS, NEAR, OFF = Status.CONSISTENT, Status.IMPRECISE, Status.INCONSISTENT
OURS = {"grim", "grimmer", "debit", "confidence_interval", "quantiles", "probability"}


def found(text: str) -> list[tuple[str, str]]:
    return [(f.check, f.status.value) for f in check(text).findings if f.check in OURS]


@pytest.mark.parametrize(
    ("mean", "n", "items", "status"),
    [
        ("3.44", "18", 1, HOLDS),
        ("3.45", "18", 1, OFF),
        ("5.19", "28", 1, OFF),
        ("5.18", "28", 1, HOLDS),
        ("5.19", "28", 4, HOLDS),
        ("60%", "30", 1, HOLDS),
        ("62%", "30", 1, OFF),
        ("2.5", "4", 1, HOLDS),
        ("10.30", "40", 1, HOLDS),
    ],
)
def test_grim(mean, n, items, status):
    assert grim(mean, n, items).status is status


WHOLES = st.lists(st.integers(1, 7), min_size=2, max_size=60)


@given(WHOLES)
def test_means_and_deviations_of_whole_numbers_are_possible(values):
    mean, deviation = f"{statistics.mean(values):.2f}", f"{statistics.stdev(values):.2f}"
    assert grim(mean, len(values)).status is HOLDS
    assert grimmer(mean, deviation, len(values)).status is HOLDS


@given(st.lists(st.integers(0, 1), min_size=2, max_size=400))
def test_deviations_of_zeros_and_ones_are_possible(values):
    mean, deviation = f"{statistics.mean(values):.2f}", f"{statistics.stdev(values):.2f}"
    assert debit(mean, deviation, len(values)).status is HOLDS


@given(st.integers(2, 60), st.integers(100, 700))
def test_grim_is_the_definition(n, hundredths):
    value = Fraction(hundredths, 100)
    possible = any(abs(Fraction(total, n) - value) <= Fraction(1, 200) for total in range(n * 8))
    assert (grim(f"{hundredths / 100:.2f}", n).status is HOLDS) == possible


@pytest.mark.parametrize(
    ("mean", "deviation", "n", "status"),
    [
        ("5.21", "1.60", "28", HOLDS),
        ("2.57", "2.57", "30", HOLDS),
        ("3.44", "2.47", "18", OFF),
        ("2.57", "1.67", "30", OFF),
        ("0.50", "0.24", "10", OFF),  # ten whole numbers that make 5 are not all so near to a half
        ("0.50", "0.53", "10", HOLDS),
    ],
)
def test_grimmer(mean, deviation, n, status):
    assert grimmer(mean, deviation, n).status is status


@pytest.mark.parametrize(
    ("mean", "deviation", "n", "status"),
    [
        ("0.19", "0.39", "1683", HOLDS),
        ("0.19", "0.35", "1683", OFF),
        ("0.44", "0.50", "1683", HOLDS),
        ("0.44", "0.40", "1683", OFF),
    ],
)
def test_debit(mean, deviation, n, status):
    assert debit(mean, deviation, n).status is status


@pytest.mark.parametrize(
    ("estimate", "low", "high", "scale", "status"),
    [
        ("0.80", "0.12", "1.48", "linear", HOLDS),
        ("0.80", "0.12", "0.66", "", OFF),
        ("2.0", "1.1", "3.6", "log", HOLDS),
        ("2.0", "1.1", "5.6", "log", OFF),
        ("2.0", "1.1", "5.6", "", HOLDS),
        ("0.30", "0.09", "0.51", "log", HOLDS),  # a ratio whose interval was reckoned without logarithms
        ("0.70", "0.71", "0.90", "", NEAR),
        ("5", "6", "9", "", OFF),
    ],
)
def test_confidence_interval(estimate, low, high, scale, status):
    assert confidence_interval(estimate, low, high, scale=scale).status is status


def test_quantiles():
    assert quantiles(q1="40", median="47", q3="52").status is HOLDS
    assert quantiles(q1="40", median="34", q3="52").status is OFF
    assert quantiles(minimum="2", median="5", maximum="4").status is OFF
    assert quantiles(minimum="10", mean="22", maximum="30").status is HOLDS
    assert quantiles(q1="40", mean="60", q3="52").status is HOLDS  # a mean may lie outside the quartiles


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trust was rated on a 5-point scale, M = 3.47 (n = 18).", "grim"),
        ("In the end 62% of the 30 participants stayed.", "grim"),
        ("Liking was high, M = 5.21 (SD = 1.63, N = 28).", "grimmer"),
        ("The proportion was 0.25 (SD = 0.34, n = 1200).", "debit"),
        ("It rose to 0.27 (95% confidence interval: 0.62; 0.81).", "confidence_interval"),
        ("Cover was 93% (95% CI 44%–89%).", "confidence_interval"),
        ("HR was 0.88 (95% confidence interval [CI], 0.58 to 0.78).", "confidence_interval"),
        ("The odds ratio was 2.5 (p = 0.04, 95% CI 3.1–5.6).", "confidence_interval"),
        ("The flow rose (240 mL/min [95% CI: 17, 31; p = 0.002]).", "confidence_interval"),
        ("OR = 2.4 (95% CI 1.5-9.8).", "confidence_interval"),
        ("The change was -4.1 (95% CI -3.4 to -0.8).", "confidence_interval"),
        ("The slope was steep (b = 3.9, 95% CI -5.2 to -2.6).", "confidence_interval"),
        ("Odds were higher in towns (OR 4.1, 95% CI 1.6 to 1.9).", "confidence_interval"),
        ("The share was 0.14 (95% CI 0.44 to 0.16).", "confidence_interval"),
        ("The median wait was 22 days (IQR 8-15).", "quantiles"),
        ("With a median loan of 4,750 days (range, 8–1920), they took long.", "quantiles"),
        ("Range 4 to 19, mean 21.", "quantiles"),
        ("The median lay at 61 years (IQR 64 to 70 years).", "quantiles"),
        ("Ages ranged from 19 to 58 years, with a median of 67.", "quantiles"),
        ("Fees ranged between 12 and 30 (mean 35).", "quantiles"),
        ("r = 1.62 there.", "probability"),
        ("A correlation of 1.4 was found (p < .01).", "probability"),
        ("Both raters agreed (r = 1.62).", "probability"),
        ("The two were correlated at rho = 1.18.", "probability"),
        ("They hardly differed (OR, 1.2; P = 3.9).", "probability"),
        ("The line fits well, R2 = 1.86.", "probability"),
    ],
)
def test_errors_are_flagged_once(text, name):
    assert [n for n, status in found(text) if status == OFF] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Mean walking time was 412.35 s (n = 17).",
        "About 62% of 30 participants stayed.",
        "In the end 62% of 3,000 participants stayed.",
        "Liking was high, M = 4.10 (SE = 1.27, N = 20).",
        "Mean age was M = 34.56 (SD = 4.45, N = 19).",
        "The proportion was 0.25 (SE = 0.01, n = 1200).",
        "They lost 2.4 kg on average (CI 95% -3.9 to -0.9).",
        "Sowing late cost 7.5% (95% CI -9.1% to -5.9%) of the yield.",
        "Each missed lesson meant 0.7 points less (95% CI -1.1, -0.3).",
        "The slope was -0.36 (SE = 0.05, 95% CI -0.46 to -0.26).",
        "Survival was long, 31 months (SD 3.2; 95% CI 28.1-33.9).",
        "There were 52.3 cases per 100 000 (95% CI, 48.8-55.9).",
        "The hazard ratio was 1.3 per 10 kg, 95% CI 1.1-1.5.",
        "The rate was 61% (52 of 85 pupils; 95% CI 50-72).",
        "Counts were 18.4 x 109, 95% CI 12.9 to 23.8.",
        "That is 6 fewer falls (95% CI 9 fewer to 11 more) in a thousand.",
        "The levels were lower (SMD = -0.58; 95 %; CI: -0.93, -0.23).",
        "It foretold 30-day mortality (95% CI 1.2-1.9).",
        "Height foretold it (standardised beta = 0.31, 95% CI 0.02-0.06).",
        "The indirect effect was 0.30 (bootstrap CI 0.31 to 0.52).",
        "Marks ≥ 9 (95% CI 1.12-3.96) were rare.",
        "The risk fell (P = 0.0062 (95% CI 0.314 to 0.842)).",
        "The change was -2.1 (95% CI -3.4 to -0.8).",
        "The change was -2.1 (95% CI: -3.4, -0.8).",
        "The change was −2.1 mm (95% CI −3.4 mm to −0.8 mm).",
        "The change was -2.1 (95% CI -3.4 - -0.8).",
        "It was 2.0 (95% CI 2.7 to 1.4).",
        "Specificity was 98.2% (95% CI: 0.96, 1.00).",
        "It was 2.36 +/- 4.118 (95% CI 2.21-2.51).",
        "The mean mark was 3.5 (range 4.1–2.2).",
        "The mean change was -4 (range 2-7 visits).",
        "The median rent rose by 30 (range 1-5 rooms).",
        "The mean age was 2.9 years (range, 8 months-17 years).",
        "Ages ranged from 19 to 58 years, with a median of 36.",
        "Stays ranged from 2 to 9 weeks, with a mean of 31 days.",
        "One gene stood out (P=4.21x10 -12), others less (p = 2.0e - 05).",
        "The models explained much (R2=21.4%).",
        "The structure was refined to R = 5.13%.",
        "Spending was three times as high (rho = 2.94, 95% 1.20 to 7.21).",
        "The test had a positive likelihood ratio of 6.1.",
        "Distances were taken by a norm with p = 2.5, and the pipe had r = 1.25 cm.",
        "Out of sample the fit was poor (R2 = -0.21).",
        "For a cone (r = 1.5, h = 2.0) the volume is 4.7.",
        "Take a circle (r = 2.5) and a line.",
        "Harvests were poor, M = 5.21 (SD = 1.63, N = 28).",  # weights need be no whole numbers
    ],
)
def test_traps_stay_silent(text):
    assert [n for n, status in found(text) if status == OFF] == []


@given(st.integers(2, 6), st.integers(100, 500), st.integers(0, 250))
def test_grimmer_is_the_definition(n, mean, deviation):
    """What the law calls possible is what some whole numbers have, tried out one by one."""
    low, high = max(Fraction(0), Fraction(2 * deviation - 1, 200)), Fraction(2 * deviation + 1, 200)
    sums = [total for total in range(n * 6) if abs(Fraction(total, n) - Fraction(mean, 100)) <= Fraction(1, 200)]

    def spreads(total):
        for values in combinations_with_replacement(range(-4, 5), n):
            if (sum(values) - total) % n == 0:  # moved together, they have the sum
                yield Fraction(n * sum(v * v for v in values) - sum(values) ** 2, n * (n - 1))

    possible = any(low * low <= variance <= high * high for total in sums for variance in spreads(total))
    stated = grimmer(f"{mean / 100:.2f}", f"{deviation / 100:.2f}", str(n))
    assert (stated.status is Status.CONSISTENT) is possible


LEANING_INTERVALS = (
    # No digit explains it, and a method may.
    ("OR = 6.3, 95% CI 3.7-78.6.", Status.UNSURE),
    ("OR = 2.395, 95% CI 2.020-3.544.", Status.UNSURE),
    # One digit or a lost point does, or no method could.
    ("OR = 2.0, 95% CI 1.1-5.6.", Status.INCONSISTENT),
    ("OR = 3.057, 95% CI 1.354-6903.", Status.INCONSISTENT),
    ("OR = 0.28, 95% CI 0.09-81.", Status.INCONSISTENT),
    ("RR = 1.20, 95% CI 1.09-1.20.", Status.INCONSISTENT),
    ("OR = 2.4, 95% CI 1.5-3.8.", Status.CONSISTENT),
)


@pytest.mark.parametrize(("text", "status"), LEANING_INTERVALS)
def test_an_interval_that_leans_is_an_error_where_a_slip_explains_it(text: str, status: Status) -> None:
    found = [f.status for f in check(text).findings if f.check == "confidence_interval"]
    assert found == [status]
