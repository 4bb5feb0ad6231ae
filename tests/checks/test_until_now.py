"""Lengths of time that end at the document's own date."""

import pytest

from claimcheck import pipeline
from claimcheck.model import Status

DATED = "RIGA, 3 March 2026 - The council met. "


def told(text: str) -> list[Status]:
    return [f.status for f in pipeline.check(text).findings if f.check == "until_now"]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("The oldest part was put up in 1786, {} years ago, as a warehouse.", "240", "229"),
        ("It was the driest April since 2007, {} years ago.", "19", "29"),
        ("The firm was founded {} years ago, in 1996.", "30", "20"),
        ("The bridge (1926, {} years ago) is closed.", "100", "130"),
        ("Mrs Lyle, who has taught here since 2004, for {} years, is leaving.", "22", "32"),
        ("We have been here since 1998 ({} years).", "28", "38"),
        ("Hartog, who has led the party for nine years, since {}, thanked them.", "2017", "2012"),
        ("The lighthouse, built in 1868 and so {} years old, has 186 steps.", "158", "148"),
        ("Piet Vos was born in 1949 and is {} this week.", "77", "67"),
        ("Halloran, {}, born in 1979, has sat on the council.", "46", "56"),
    ],
)
def test_a_length_up_to_now_ends_in_the_documents_year(sentence: str, right: str, wrong: str) -> None:
    assert told(DATED + sentence.format(right)) == [Status.CONSISTENT]
    assert told(DATED + sentence.format(wrong)) == [Status.INCONSISTENT]
    assert told(sentence.format(wrong)) == []  # a text that does not say when it was written


def test_the_year_may_be_named_as_this_one() -> None:
    text = "The museum keeps its birthday this year (2026). The house was built in 1786, {} years ago."
    assert told(text.format(240)) == [Status.CONSISTENT]
    assert told(text.format(229)) == [Status.INCONSISTENT]


@pytest.mark.parametrize(
    "sentence",
    [
        "She had led the club for nine years, since 2007.",  # up to a time that is told elsewhere
        "By 2015 she had been mayor for nine years, since 2006.",
        "The strike of 1923, a hundred years ago, is forgotten.",
        "The mill was built in 1926, about 90 years ago.",  # a text that is older than its date
        "The pots were made in 1923, 150 years ago by the look of them, but are younger.",
        "Ask again in nine years, since 2007 is no guide.",
    ],
)
def test_what_may_end_at_another_time_is_passed_over(sentence: str) -> None:
    assert Status.INCONSISTENT not in told(DATED + sentence)
