"""Frames: which figure plays which part in a change."""

import pytest

from claimcheck import documents, reading
from claimcheck.checks._frames import Frame, frames_of
from claimcheck.figures import extract


def frames(text: str) -> list[Frame]:
    document = documents.read_text(text)
    read = reading.read(document, extract(document))
    return [frame for sentence in read.sentences for frame in frames_of(sentence)]


def parts(frame: Frame) -> tuple[str, list[str], list[str], list[str]]:
    sides = ([f.surface for f in figures] for figures in (frame.changes, frame.before, frame.after))
    return (frame.direction.value, *sides)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stocks rose 5% to 21 tons from 20 tons.", ("up", ["5%"], ["20 tons"], ["21 tons"])),
        ("Stocks rose to 21 tons from 20 tons, or by 5%.", ("up", ["5%"], ["20 tons"], ["21 tons"])),
        ("Stocks of 21 tons were 5% higher than the 20 tons of May.", ("up", ["5%"], ["20 tons"], ["21 tons"])),
        ("A rise of 5%, or 1 ton, brought stocks to 21 tons.", ("up", ["5%", "1 ton"], [], ["21 tons"])),
        ("Stocks fell by a third to 20 tons.", ("down", ["a third"], [], ["20 tons"])),
        ("Stocks doubled from 20 tons to 40 tons.", ("up", ["doubled"], ["20 tons"], ["40 tons"])),
        # Years are neither old nor new values.
        ("Stocks fell 5% from 2019 to 20 tons in 2020.", ("down", ["5%"], [], ["20 tons"])),
        # The words do not say which way the number went.
        ("The ratio improved by 2 points from 14% to 12%.", ("", ["2"], ["14%"], ["12%"])),
        # Alternatives of one value.
        (
            "Profit rose to $31 million, or 12 cents a share, from $25 million.",
            ("up", [], ["$25 million"], ["$31 million", "12 cents a share"]),
        ),
    ],
)
def test_parts(text, expected):
    (frame,) = frames(text)
    assert parts(frame) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Plans, sums and other things are no old values.
        "Fees rose 5% to $21 million, compared with a forecast of $20 million.",
        "Fees rose 5% to $21 million, compared with the sum of $12 million and $8 million.",
        "Fees rose 5% to $21 million, compared with costs of $20 million.",
        "Income rose 5% to $21 million from a loss of $20 million.",
    ],
)
def test_what_is_no_old_value(text):
    assert all(not frame.before for frame in frames(text))


@pytest.mark.parametrize(
    "text",
    [
        "Fees rose 5% at constant exchange rates to $22 million from $20 million.",
        "Fees rose 5% to $22 million from $20 million on a like-for-like basis.",
    ],
)
def test_a_change_on_another_basis(text):
    assert any(frame.adjusted for frame in frames(text))


def test_a_rate_per_year_is_no_change_between_two_values():
    (frame,) = frames("Fees will grow 5% a year from $20 million to $30 million.")
    assert frame.changes == ()


@pytest.mark.parametrize(
    "text",
    [
        "The euro rose 5% to 1.05 dollars from 1.00 dollars.",
        "Sales went from $20 million to $22 million, up 5% from June.",
        "At least a 5% fall in pain was seen from 20 mg to 40 mg.",
    ],
)
def test_a_change_that_may_have_another_base(text):
    assert not any(frame.sure for frame in frames(text) if frame.changes)


def test_parallel_lists_pair_by_position():
    text = (
        "Fees and fines rose 5% and 10% to $21 million and $11 million from $20 million and $10 million, respectively."
    )
    assert [parts(frame) for frame in frames(text)] == [
        ("up", ["5%"], ["$20 million"], ["$21 million"]),
        ("up", ["10%"], ["$10 million"], ["$11 million"]),
    ]
