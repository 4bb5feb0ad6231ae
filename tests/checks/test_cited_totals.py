"""Figures in prose and headlines against a table's row that is only called "Total"."""

import pytest

from claimcheck import documents, pipeline
from claimcheck.model import Finding, Status

CATCH = (
    "Table 3. Catch by port (thousand tonnes)\n\n| Port | 2021 | 2022 |\n|---|---|---|\n"
    "| Vardo | 8,140 | 8,325 |\n| Harbin | 3,905 | 4,116 |\n| Total | 12,045 | 12,441 |\n\n"
)
PLACES = "| County | Places |\n|---|---|\n| Mayo | 12,874 |\n| Clare | 9,316 |\n| Total | 22,190 |\n\n"


def cited(text: str) -> list[Finding]:
    report = pipeline.check(documents.read_text(text))
    return [finding for finding in report.findings if finding.check == "text_vs_table"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The total catch in 2022 was 12.4 million tonnes.", Status.CONSISTENT),
        ("In 2021 the catch totalled 12.0 million tonnes.", Status.CONSISTENT),
        ("The total catch in 2022 was 12.6 million tonnes.", Status.INCONSISTENT),
        ("The total catch in 2022 was 14.2 million tonnes.", Status.INCONSISTENT),
        ("Overall, the catch was 12,414 thousand tonnes in 2022.", Status.INCONSISTENT),
    ],
)
def test_a_total_is_told_by_the_caption_and_the_year(sentence: str, status: Status) -> None:
    assert [finding.status for finding in cited(CATCH + sentence)] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "The total catch in 2022 was 12.5 million tonnes.",  # rounded up
        "The total catch in 2019 was 12.6 million tonnes.",  # a year that the table does not have
        "The total catch was 12.6 million tonnes.",  # no year
        "The catch in 2022 was 12.6 million tonnes.",  # not said to be the total
        "The total crop in 2022 was 12.6 million tonnes.",
        "The total catch in 2022 was $12.6 million.",
        "The total catch in 2022 rose by 12.6 million tonnes.",
        "The total catch at Vardo in 2022 was 8.4 million tonnes.",
    ],
)
def test_another_total_says_nothing(sentence: str) -> None:
    assert not [finding for finding in cited(CATCH + sentence) if finding.status is not Status.CONSISTENT]


def test_one_digit_less_is_no_rounding() -> None:
    text = CATCH.replace("8,325", "8,384").replace("12,441", "12,500")
    assert [f.status for f in cited(text + "The total catch in 2022 was 12.4 million tonnes.")] == [Status.IMPRECISE]


@pytest.mark.parametrize(
    ("headline", "statuses"),
    [
        ("# Council opens 22,190 places", [Status.CONSISTENT]),
        ("# Council opens 22,910 places", [Status.INCONSISTENT]),
        ("# Council opens 9,316 places", []),  # a part
        ("# Council opens 22,910 nurseries", []),
        ("# 350 places left", []),
    ],
)
def test_a_headline_gives_the_total_of_what_it_names(headline: str, statuses: list[Status]) -> None:
    assert [finding.status for finding in cited(f"{headline}\n\n{PLACES}The council met in May.\n")] == statuses
