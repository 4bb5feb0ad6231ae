"""The number of a name is part of it: a fact on one never bears on another."""

from __future__ import annotations

import pytest
from matching import evidence, fact, ledger, outcome

from claimcheck.sources.review import review

NAMES = [("G7", "G20"), ("Boeing 737", "Boeing 747"), ("Type 1 cells", "Type 2 cells"), ("Reactor-3", "Reactor-4")]


@pytest.mark.parametrize(("own", "other"), NAMES)
@pytest.mark.parametrize("says", ["{} exports came to $53 million in 2023.", "In 2023, {}'s exports were $53 million."])
def test_a_fact_bears_on_its_own_number_only(own: str, other: str, says: str) -> None:
    known = fact(own, "exports", "$53 million", period="2023")
    assert outcome(evidence(says.format(own), "$53 million", known)) == "supports"
    assert outcome(evidence(says.format(other), "$53 million", known)) in ("nothing", "lead: subject", "lead: metric")


@pytest.mark.parametrize(("own", "other"), [*NAMES, ("World Cup 2018", "World Cup 2022")])
def test_two_numbers_do_not_contradict_each_other(own: str, other: str) -> None:
    facts = ledger(*(fact(s, "exports", v, period="2023", read="2024-05-01") for s, v in ((own, "$5"), (other, "$7"))))
    assert review(facts) == []


@pytest.mark.parametrize("mark", ["[3]", "^3"])
def test_the_number_of_a_note_is_no_name(mark: str) -> None:
    known = fact("Peru", "exports", "$53 million", period="2023")
    assert outcome(evidence(f"In 2023 Peru's exports{mark} came to $53 million.", "$53 million", known)) == "supports"
