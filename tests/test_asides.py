"""What only says when or which is no claim of its own, unless a check or a source speaks of it."""

from __future__ import annotations

import pytest

from claimcheck import check, documents


def claims(text):
    return [text[claim.span.start : claim.span.end] for claim in check(text).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The time of what is measured.
        ("In 2019 the port handled 41,000 containers.", ["41,000"]),
        ("Rents fell 6% between 2014 and 2017.", ["6%"]),
        ("By March 2022 the fund held $12 million.", ["$12 million"]),
        ("At December 31, 2019, debt stood at $500 million.", ["$500 million"]),
        ("The fleet burned 30,000 litres in the 1970s.", ["30,000 litres"]),
        # A part of a year, whatever else is said.
        ("We had a strong third quarter.", []),
        ("Results for fiscal 2021 follow.", []),
        # A year in a name, of a publication, or that says which.
        ("The 2011 census asked about language.", []),
        ("Crowds came to see Expo 2000.", []),
        ("Sleep matters for memory (Okafor et al., 2013).", []),
        ("Okafor and Lind (2013) disagree.", []),
        # Which of a series.
        ("The first nine months brought rain.", ["nine months"]),
        ("A second study found no effect.", []),
        ("The third column gives the mean.", []),
        # Things of the text's own.
        ("There are three reasons for this.", []),
        # These are claims.
        ("The brewery was founded in 1949.", ["1949"]),
        ("The brewery, founded in 1949, has 80 workers.", ["1949", "80"]),
        ("Output of 900 tonnes was the highest since 1998.", ["900 tonnes", "1998"]),
        ("On 4 May 2016 the bridge opened.", ["4 May 2016"]),
        ("The strike of 4 May 2016 cost 90 jobs.", ["4 May 2016", "90"]),
        ("She was the first woman to run the port.", ["first"]),
        ("They finished third.", ["third"]),
        ("It was their fourth title.", ["fourth"]),
        ("There are about three reasons in 90 pages.", ["three", "90"]),
        ("There are three bridges.", ["three"]),
    ],
)
def test_claims_of_a_sentence(text, expected):
    assert claims(text) == expected


def test_a_heading_claims_what_it_measures_and_not_its_numbers():
    document = documents.read_text("# 3. Harbours in 2019\n\n## Tolls up 41%\n\nText.\n", format="markdown")
    assert [claim.figures[0].surface for claim in check(document).claims] == ["41%"]


def test_a_time_of_which_a_check_speaks_is_a_claim():
    text = "At 30 February 2019 the fund held $3 million."
    date, _ = check(text).claims
    assert (date.figures[0].surface, date.findings[0].check) == ("30 February 2019", "impossible_date")
