"""What is a number of a text and no claim of it."""

from __future__ import annotations

import pytest

from claimcheck import check


def claims(text):
    return [text[claim.span.start : claim.span.end] for claim in check(text).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The groups differed, t(38) = 2.45, p = .019.", ["2.45", ".019"]),
        ("F(2, 57) = 4.12, p = .021.", ["4.12", ".021"]),
        ("Choice depended on it, χ2(1, N = 120) = 6.40, p = .011.", ["6.40", ".011"]),
        ("The odds ratio was 2.4 (95% CI 1.5-3.8).", ["2.4", "1.5-3.8"]),
        ("P < .05 was considered statistically significant.", []),
        ("The significance level was set at 5%.", []),
        ("Alpha was fixed beforehand, with alpha = 0.05.", []),
        ("Potassium was 5.6 mmol/L (normal 3.5-5.0 mmol/L).", ["5.6 mmol/L"]),
        ("Albumin was 28 g/L (reference range 35-50).", ["28 g/L"]),
        ("Data were analysed with SAS 9.4.", []),
        ("Data were analysed with Stata 17.0, 17.1 and 18.0 on Debian 11 or 12.", []),
        ("It was written for Python 3.10, 3.11 and 3.12.", []),
        ("The proxy answered 340 requests with a 404 error.", ["340"]),
        # These are claims.
        ("Cronbach's alpha was 0.87.", ["0.87"]),
        ("The effect was significant (p = .01).", [".01"]),
        ("Levels were normal, 12 patients apart.", ["12"]),
        ("The bank found 404 errors in 12 files.", ["404", "12"]),
        ("In all, 95% of them agreed.", ["95%"]),
        ("It was written for Excel 2019 and 40 people use it.", ["40"]),
        ("It was moved to Python 3, 12 percent faster than before.", ["12 percent"]),
        ("The survey reached 404 people.", ["404"]),
    ],
)
def test_claims_of_a_sentence(text, expected):
    assert claims(text) == expected


def test_a_check_still_holds_a_parameter_against_other_figures():
    report = check("The groups differed, t(38) = 2.45, p = .19.")
    (finding,) = (f for f in report.findings if f.check == "p_value")
    assert [role.figure.surface for role in finding.roles] == ["2.45", "38", ".19"]
