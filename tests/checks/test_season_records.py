"""What a team won, drew and lost makes the games that it played."""

from __future__ import annotations

import pytest

from claimcheck import pipeline

RECORDS = [
    "Harbour won {13} of their 22 league games, drew four and lost five.",
    "In 22 matches Harbour had {13} wins, four draws and five defeats.",
    "Harbour have played 22 games, winning {13}, tying four and losing five.",
    "With {13} victories, four ties and five losses Harbour ended its 22 games in third place.",
]


def statuses(text: str) -> list[str]:
    return [f.status.value for f in pipeline.check(text).findings if f.check == "season_record"]


@pytest.mark.parametrize("text", RECORDS)
def test_all_games_have_one_of_three_ends(text):
    assert statuses(text.replace("{13}", "13")) == ["consistent"]
    assert statuses(text.replace("{13}", "14")) == ["inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        "Harbour won 13 of their 22 games, drew four of the last nine and lost two.",
        "Harbour won 13 of 22 games, drew three and lost five; one was abandoned.",
        "Harbour won 12 of 22 games and lost five.",
        "Harbour drew four games and lost two of the last 22 matches, but won 13 caps.",
    ],
)
def test_games_that_are_not_all_said_raise_no_alarm(text):
    assert "inconsistent" not in statuses(text)
