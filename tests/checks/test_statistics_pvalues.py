"""p-values recomputed from test statistics: the tails, the law, and the ways in which papers print results."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import check
from claimcheck.checks import p_value
from claimcheck.checks._tails import _u_counts, chi_square_tail, f_tail, normal_tail, r_tails, t_tails
from claimcheck.model import Status

HOLDS, OFF, UNSURE = Status.CONSISTENT, Status.INCONSISTENT, Status.UNSURE


# Expected values by scipy.stats 1.17.1: 2 * t.sf, f.sf, chi2.sf, norm.sf.
@pytest.mark.parametrize(
    ("computed", "expected"),
    [
        (t_tails(2.2, 28), 0.03622548477883782),
        (t_tails(12.0, 3), 0.0012450158007893362),
        (t_tails(1.96, 20000), 0.05000965499840544),
        (t_tails(0.0, 5), 1.0),
        (f_tail(4.1, 2, 58), 0.02160379858148354),
        (f_tail(1.0, 1, 1), 0.5000000000000001),
        (f_tail(0.3, 30, 7.5), 0.9915134839989714),
        (chi_square_tail(5.5, 1), 0.019016473672300558),
        (chi_square_tail(30.1, 12), 0.002697236180415433),
        (normal_tail(1.5), 0.06680720126885807),
        (r_tails(0.34, 48), 0.01570033479803812),
        (r_tails(1.0, 48), 0.0),
    ],
)
def test_tails(computed, expected):
    assert computed == pytest.approx(expected, abs=1e-10)


@given(st.floats(0, 30), st.floats(1, 2000))
def test_t_squared_is_an_f(t, df):
    assert t_tails(t, df) == pytest.approx(f_tail(t * t, 1, df), abs=1e-10)


@given(st.floats(0, 8))
def test_z_squared_is_a_chi_square(z):
    assert 2 * normal_tail(z) == pytest.approx(chi_square_tail(z * z, 1), abs=1e-10)


@given(st.floats(0.01, 200))
def test_a_chi_square_of_two_degrees_is_exponential(x):
    assert chi_square_tail(x, 2) == pytest.approx(math.exp(-x / 2), abs=1e-12)


@pytest.mark.parametrize(
    ("test", "statistic", "df", "stated", "status"),
    [
        ("t", "2.20", ["28"], "= .036", HOLDS),
        ("t", "2.20", ["28"], "= .037", HOLDS),  # 2.195 gives .0366
        ("t", "2.20", ["28"], "= .038", OFF),
        ("t", "2.20", ["28"], "p < .05", HOLDS),
        ("t", "2.20", ["28"], "< .01", OFF),
        ("t", "-2.20", ["28"], ".036", HOLDS),
        ("t", "1.80", ["28"], "ns", HOLDS),
        ("t", "2.20", ["28"], "n.s.", OFF),
        ("F", "4.10", ["2", "58"], "< .05", HOLDS),
        ("F", "1.10", ["2", "58"], "< .05", OFF),
        ("r", ".34", ["48"], "= .016", HOLDS),
        ("z", "2.10", [], "= .036", HOLDS),
        ("chi2", "5.50", ["1"], "= .019", HOLDS),
        ("Q", "30.1", ["12"], "= .003", HOLDS),
        ("t", "9.99", ["28"], "= .000", OFF),  # no p is zero, though this one rounds to it
        ("t", "2.20", ["28"], "= .000", OFF),
        ("t", "9.99", ["28"], "< .000", OFF),
        ("t", "9.99", ["28"], "< .001", HOLDS),
    ],
)
def test_p_value(test, statistic, df, stated, status):
    assert p_value(test=test, statistic=statistic, df=df, stated=stated).status is status


def test_p_value_says_both_sides_and_when_a_decision_changes():
    finding = p_value("F", "1.10", ["2", "58"], "< .05")
    assert finding.arithmetic == "F(2, 58) = 1.10 gives a p of 0.3381 to 0.3414; the text says p < .05"
    assert finding.note == "it is reported as significant at .05, and it is not significant"
    assert p_value("t", "2.20", ["28"], "= .02").note == ""


def test_ties_leave_the_p_of_a_u_unsure():
    assert p_value("U", "34.5", ["12", "14"], "= .011").status is HOLDS
    assert p_value("U", "34.5", ["12", "14"], "= .018").status is UNSURE
    assert p_value("U", "34.5", ["12", "14"], "= .30").status is OFF


def test_small_us_are_counted_exactly():
    assert _u_counts(2, 3) == [1, 1, 2, 2, 2, 1, 1]
    assert sum(_u_counts(5, 7)) == math.comb(12, 5)


def test_one_tailed_and_corrected():
    assert p_value("t", "1.80", ["28"], "= .041").status is OFF
    assert p_value("t", "1.80", ["28"], "= .041", one_tailed=True).status is HOLDS
    assert p_value("F", "4.10", ["2", "58"], "= .011", one_tailed=True).status is OFF
    assert p_value("t", "2.20", ["28"], "= .108", corrected=True).status is UNSURE


def found(text: str) -> list[str]:
    return [f.status.value for f in check(text).findings if f.check == "p_value"]


SAME = "consistent"


@pytest.mark.parametrize(
    "text",
    [
        "t(28) = 2.20, p = .036",
        "t (28) = 2.20, p=.036",
        "t(28)=2.20,p=.036",
        "t(28) = 2.20; p = .036",
        "t(28) = 2.20 (p = .036)",
        "t[28] = 2.20, p = .036",
        "[t(28) = 2.20, p = .036]",
        "*t*(28) = 2.20, *p* = .036",
        "_t_(28) = 2.20, _p_ = .036",
        "<i>t</i>(28) = 2.20, <i>p</i> = .036",
        "t(28) = −2.20, p = .036",
        "t(28) = -2.20, p = .036",
        "t(28) = – 2.20, p = .036",
        "t(df = 28) = 2.20, p = .036",
        "t = 2.20, df = 28, p = .036",
        "t28 = 2.20, p = .036",
        "T(28) = 2.20, P = .036",
        "t(28) = 2.20, P=0·036",
        "t(28) = 2.20, p-value = 0.036",
        "t(28) = 2.20, d = 0.41, p = .036",
        "t(28) = 2.20, Cohen's d = 0.41, 95% CI [0.03, 0.79], p = .036",
        "t(28) = 2.20, p (two-tailed) = .036",
        "t(28.0) = 2.20, p = 3.6e-2",
        "t(28) = 2.20, p = 3.6 × 10−2",
        "t(1,028) = 2.20, p = .028",
        "F(2, 58) = 4.10, p = .022",
        "F(2,58) = 4.10, MSE = 2.21, p < .05",
        "F[2, 58] = 4.10, ηp2 = .12, p = .022",
        "F(2; 58) = 4.10, p = .022",
        "F2,58 = 4.10, p = .022",
        "F(df1 = 2, df2 = 58) = 4.10, p = .022",
        "F1(1, 22) = 4.5, p = .045",
        "F(2, 58) &lt; 1, ns",
        "χ²(1, N = 90) = 5.50, p = .019",
        "χ2(1) = 5.50, p = .019",
        "χ²1 = 5.50, p = .019",
        "X2 (1, n = 90) = 5.50, p = .019",
        "chi-square(1) = 5.50, p = .019",
        "Wald χ2(1) = 4.0, p = .046",
        "r(48) = .34, p = .016",
        "r (48) = –.34, p < .05",
        "z = 2.10, p = .036",
        "Z = −2.10; P = .036",
        "Q(12) = 30.1, p = .003",
        "Qw(2) = 6.0, p = .05",
        "Q-between(2) = 6.0, p = .05",
        "H(2) = 6.0, p = .05",
        "t(28) = 1.20, ns",
        "t(28) = 1.20, n.s.",
        "t(28) > 2.20, p < .05",
        "t(46) = 2.31, p = . 025",
        "t(46) = 2.31, p <. 05",
        "t(46) = 2.31, p = 0,025",
        "t<sub>46</sub> = 2.31, p = .025",
        "F(I, 46) = 5.34, p = .025",
        "F(2, 46) = 5.34, η2p = .31, p = .008",
        "chi_2(2) = 9.40, p = .009",
        "chi^2(2) = 9.40, p = .009",
        "χ 2 (2, N = 1,204) = 9.40, p = .009",
        "v2(2) = 9.40, p = .009",
        "Q - within(2) = 9.40, p = .009",
        "U = 34.5, n1 = 12, n2 = 14, p = .011",
        "U(12, 14) = 34.5, p = .011",
    ],
)
def test_results_are_read_in_all_their_forms(text):
    assert found(f"The groups differed, {text}.") == [SAME]


@pytest.mark.parametrize(
    "text",
    [
        "t(28) = 2.20, p = .02",
        "F(3, 71) = 1.30, p < .05",
        "χ²(1, N = 90) = 5.50, p = .091",
        "r(48) = .12, p = .016",
        "z = 1.20, p = .036",
        "Q(12) = 13.1, p = .003",
        "t(28) = 2.20, p = .000",
        "t(28) = 2.20, ns",
        "t(28) = 1.80, p = .051",
        "U = 34.5, n1 = 12, n2 = 14, p = .30",
    ],
)
def test_wrong_results_are_flagged_once(text):
    assert found(f"The groups differed, {text}.") == ["inconsistent"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("t(37) = 1.40, p = .034", "it is reported as significant at .05, and it is not significant"),
        ("t(37) = 1.40, p = .05", "it is reported as significant at .05, and it is not significant"),
        ("t(37) = 2.90, p = .071", "it is reported as not significant at .05, and it is significant"),
        ("F(3, 44) = 9.70, p > .05", "it is reported as not significant at .05, and it is significant"),
        ("Q(19) = 44.1, n.s.", "it is reported as not significant at .05, and it is significant"),
        ("z = 2.60, p = .031", ""),
        ("r(26) = .11, p = .098", ""),
        ("t(37) = 2.90, p = .05", ""),
        ("t(37) = 2.20, p < .01", ""),
    ],
)
def test_decisions_that_change_are_noted(text, note):
    (finding,) = (f for f in check(f"The groups differed, {text}.").findings if f.check == "p_value")
    assert (finding.status, finding.note) == (OFF, note)


@pytest.mark.parametrize(
    "text", ["t(1234,567) = 2.10, p = .03", "χ²(2, N = 1,2) = 6.10, p = .047", "F(1, 9999,123) = 4, p = .1"]
)
def test_numbers_with_a_comma_out_of_place_are_no_reason_to_stop(text):
    assert set(found(f"The groups differed, {text}.")) <= {SAME}


def test_a_repair_is_as_exact_as_the_text():
    (finding,) = (f for f in check("It differed, t(37) = 2.90, p = .071.").findings if f.check == "p_value")
    assert finding.repairs == ("p would need to be 0.006",)


def test_an_exact_p_of_one_tail_that_the_text_does_not_name_is_an_error_with_a_note():
    (finding,) = (f for f in check("The groups differed, t(41) = 1.90, p = .032.").findings if f.check == "p_value")
    assert finding.status is OFF
    assert "one-tailed" in finding.note
    assert found("The groups differed, t(41) = 1.90, p < .04.") == ["inconsistent"]


def test_the_rest_of_the_document_may_explain_a_p():
    wrong = "The groups differed, t(28) = 1.80, p = .041."
    assert found(f"All tests were one-tailed. {wrong}") == ["consistent"]
    assert found(f"{wrong} We used a Bonferroni correction.") == ["unsure"]
    assert found("F(1, 218) = 2.64, p = .083 (Bonferroni corrected).") == ["unsure"]


@pytest.mark.parametrize(
    ("elsewhere", "outcome"),
    [
        ("All p values are Bonferroni corrected.", "inconsistent"),  # which makes them greater, not less
        ("Degrees of freedom are Greenhouse-Geisser corrected.", "inconsistent"),
        ("The levels differed, t(20) = 2.90, p = .018 (Holm).", "inconsistent"),
        ("Confidence intervals come from 2,000 bootstrap samples.", "inconsistent"),
        ("All p values come from permutation tests.", "unsure"),
    ],
)
def test_a_correction_said_elsewhere_excuses_what_it_can_do(elsewhere, outcome):
    assert found(f"{elsewhere}\n\nThe groups differed, F(1, 90) = 2.15, p = .045.")[-1] == outcome


def test_a_correction_said_of_all_tests_excuses_a_greater_p():
    wrong = "The groups differed, F(1, 90) = 6.15, p = .045."
    assert found(f"We corrected for multiple comparisons by the Holm method.\n\n{wrong}") == ["unsure"]
    assert found(f"The levels differed, t(20) = 2.90, p = .018 (Holm).\n\n{wrong}")[-1] == "inconsistent"


@pytest.mark.parametrize(
    "text",
    [
        "R2 = .34, p = .01, was high.",
        "r2 = .34, p = .01, was high.",
        "The point t(28) lies on p. 36 of the map.",
        "t(28) = 2.20. The other test gave p = .5.",
        "t(28) = 2.20 and the other effect was reliable, p = .5.",
        "X2 = 3 and y = 4 with p = .01.",
        "F(2) = 4.10, p = .5.",
    ],
)
def test_what_is_no_result_stays_silent(text):
    assert found(text) == []


def test_several_results_in_a_sentence_each_have_their_own_p():
    text = "We saw t(28) = 2.20, p = .036, F(3, 71) = 1.30, p < .05, and r(48) = .34, p = .016."
    assert found(text) == ["consistent", "inconsistent", "consistent"]
