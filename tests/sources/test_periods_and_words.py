"""Periods as ledgers and texts write them, and words as claims and facts are compared by."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching import read

from claimcheck.sources import clauses, periods, when, words, written
from claimcheck.sources.periods import Period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", (2023, 1, 1), (2023, 12, 31)),
        ("FY2023", (2023, 1, 1), (2023, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2023-Q3", (2023, 7, 1), (2023, 9, 30)),
        ("2023-H1", (2023, 1, 1), (2023, 6, 30)),
        ("1990s", (1990, 1, 1), (1999, 12, 31)),
        ("2024-07-04", (2024, 7, 4), (2024, 7, 4)),
        ("2023-01/2023-10", (2023, 1, 1), (2023, 10, 31)),
    ],
)
def test_a_period_is_read(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert periods.read(text) == Period(date(*first), date(*last), fiscal=text.startswith("FY"))


@given(st.dates(), st.dates())
def test_a_period_prints_as_it_is_read(one: date, other: date) -> None:
    period = Period(min(one, other), max(one, other))
    assert periods.read(str(period)) == period


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_periods_meet_or_lie_apart(a: date, b: date, c: date, d: date) -> None:
    one, other = Period(min(a, b), max(a, b)), Period(min(c, d), max(c, d))
    assert one.meets(other) is other.meets(one)
    assert one.meets(other) is (periods.days_apart(one, other) == 0)
    assert not one.covers(other) or one.meets(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales were $3 million in 2023.", "2023"),
        ("In 2023, sales were $3 million.", "2023"),
        ("In 2023, which was dry, sales were $3 million.", "2023"),
        ("Sales, which fell in 2020, were $3 million in 2023.", "2023"),
        ("Sales were $3 million in the first half of 2023.", "2023-01-01/2023-06-30"),
        ("Sales were $3 million in the first five months of 2023.", "2023-01-01/2023-05-31"),
        ("Sales were $3 million from January to October 2023.", "2023-01-01/2023-10-31"),
        ("Sales were $3 million in the year to June 2023.", "2022-07-01/2023-06-30"),
        ("Sales were $3 million last year.", "2023"),
        ("Sales were $3 million last month.", "2024-02"),
        ("Sales are now $3 million.", "2024-03-15"),
        ("Sales were $3 million by the end of 2023.", "2023 (end)"),
        ("Sales were $3 million at the start of 2023.", "2023 (start)"),
        ("Sales rose from $2 million in 2022 to $3 million in 2023.", "2023"),
        ("Sales were $3 million in 2023, against $2 million in 2022.", "2023"),
        ("Sales were $3 million since 2019.", "unclear"),
        ("Sales were $3 million in 2022 and 2023.", "unclear"),
        ("Sales were $3 million in early 2023.", "unclear"),
        ("Sales were $3 million in March.", "unclear"),
        ("Sales were $3 million in the third quarter.", "unclear"),
        ("Two years ago sales were $3 million.", "unclear"),
        ("Sales were $3 million.", "none"),
    ],
)
def test_the_period_that_a_sentence_gives_a_figure(text: str, expected: str) -> None:
    seen = read(text, date="2024-03-15")
    (sentence,) = seen.sentences
    figure = next(f for f in sentence.figures if f.surface == "$3 million")
    parsed = clauses.parse(sentence)
    stated = when.of_figure(figure, clauses.scope(parsed, figure), parsed, text, written.of(seen))
    end = " (end)" if stated.at_end else " (start)" if stated.at_start else ""
    assert ("unclear" if not stated.clear else f"{stated.period}{end}" if stated.period else "none") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2024, Peru is hosting the games.", "2024"),
        ("In 2024, Peru is hosting the games. The final is scheduled for June 2024.", "2024-01-01/2024-05-31"),
        ("In 2024, Peru is hosting the games. In 2025 it was over.", "None"),
        ("In 2024, Peru hosted the games.", "None"),
        ("Peru is hosting the games.", "None"),
    ],
)
def test_when_a_text_without_a_date_was_written(text: str, expected: str) -> None:
    assert str(written.of(read(text))) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("exports", "exported"),
        ("employees", "employed"),
        ("population", "inhabitants"),
        ("jobless rate", "unemployment rate"),
        ("gross domestic product", "GDP"),
        ("trade turnover", "bilateral trade"),
        ("Peruvian", "Peru's"),
        ("People's Republic of China", "Chinese"),
        ("U.S.", "the United States".removeprefix("the ")),
        ("organisation", "organization"),
        ("founded", "establishment"),
        ("companies", "company"),
    ],
)
def test_words_that_say_the_same_have_one_stem(one: str, other: str) -> None:
    assert words.stems(one) == words.stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("exports", "imports"), ("US", "us"), ("Niger", "Nigeria"), ("South Korea", "North Korea"), ("profit", "revenue")],
)
def test_words_that_differ_have_stems_that_differ(one: str, other: str) -> None:
    assert words.stems(one) != words.stems(other)


@given(st.text(max_size=80), st.integers(0, 1000))
def test_words_stand_where_they_are_said_to_stand(text: str, offset: int) -> None:
    for token in words.tokens(text, offset):
        assert 0 <= token.start - offset < token.end - offset <= len(text)
        assert text[token.start - offset].isalnum()
