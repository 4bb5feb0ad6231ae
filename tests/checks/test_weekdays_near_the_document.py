"""A weekday and a day without a year: near the document's own date the year is known, far from it it is not."""

from __future__ import annotations

import pytest

from claimcheck import pipeline


def statuses(text: str) -> list[str]:
    return [f.status.value for f in pipeline.check(text).findings if f.check == "weekday_date"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ARBERG, 9 March 2026 — The ferry ran aground on Friday, 6 March.", ["consistent"]),
        ("ARBERG, 9 March 2026 — The ferry ran aground on Friday, 5 March.", ["inconsistent"]),
        ("ARBERG, March 9, 2026 — The ferry sails again on Monday, March 17.", ["inconsistent"]),
    ],
)
def test_near_its_date_a_document_knows_the_year(text, expected):
    assert statuses(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ARBERG, 9 March 2026 — The ferry had run aground once before, on Friday, 5 March, five years earlier.",
        "ARBERG, 9 March 2026 — In 2021 the ferry ran aground on Friday, 5 March.",
        "ARBERG, 9 March 2026 — The inquiry opens on Friday, 5 November.",
        "The ferry ran aground on Friday, 5 March.",
    ],
)
def test_far_from_it_or_with_another_year_in_sight_it_does_not(text):
    assert "inconsistent" not in statuses(text)


def test_the_date_is_said_in_the_texts_own_order():
    (finding,) = pipeline.check("The mill burnt down on Friday, 12 May 2022.").findings
    assert finding.arithmetic == "12 May 2022 is a Thursday; the text says Friday"
    assert "12 May 2022 would need to be 13 May 2022" in finding.repairs
