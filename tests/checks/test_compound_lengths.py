"""Lengths of time in several units are one length."""

from __future__ import annotations

import pytest

from claimcheck import documents, reading
from claimcheck.checks._compound_lengths import whole_lengths
from claimcheck.figures import extract
from claimcheck.model import Kind


def lengths(text):
    document = documents.read_text(text)
    (sentence,) = reading.read(document, extract(document)).sentences
    return [(str(f.value), f.unit) for f in whole_lengths(sentence) if f.kind is Kind.DURATION]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It took 2 hours and 30 minutes.", [("150", "minute")]),
        ("It took 3 h 45 min.", [("225", "minute")]),
        ("It took two hours, five minutes and ten seconds.", [("7510", "second")]),
        ("He was away for one year and six months.", [("18", "month")]),
        ("It took 2 hours and 90 minutes.", [("2", "hour"), ("90", "minute")]),
        ("It took 2.5 hours and 30 minutes.", [("2.5", "hour"), ("30", "minute")]),
        ("It took 2 hours there and 30 minutes back.", [("2", "hour"), ("30", "minute")]),
        ("It took 3 weeks and 4 hours.", [("3", "week"), ("4", "hour")]),
        ("It took 2 hours.", [("2", "hour")]),
        ("It took an hour and twenty minutes.", [("80", "minute")]),
        ("It takes an hour, 20 minutes of it on foot.", [("20", "minute")]),
    ],
)
def test_a_length_in_two_units_is_one(text, expected):
    assert lengths(text) == expected
