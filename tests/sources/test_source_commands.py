"""What `claimcheck source` does: add, list, check and todo."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.sources import commands
from claimcheck.sources.ledger import LedgerError, load

FACT = {"subject": "Peru", "metric": "exports", "value": "$64.4 billion", "period": "2023", "title": "Yearbook"}


def test_add_asks_for_what_is_missing(tmp_path: Path) -> None:
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return " 2024-05-20 " if "read" in question else ""

    path = tmp_path / "claims" / "trade.toml"
    assert commands.add(path, FACT, ask) == (0, f"{path}:1: added trade-1\n")
    assert [question.split("?")[0] for question in asked] == ["Who says so", "In which words", "When did you read it"]
    assert load(path.parent).facts[0].read == "2024-05-20"


def test_add_without_asking_needs_what_a_fact_needs(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="the fact has no metric"):
        commands.add(tmp_path / "trade.toml", {"subject": "Peru", "value": "3", "title": "t"})


def test_list_and_check(tmp_path: Path) -> None:
    path = tmp_path / "claims" / "trade.toml"
    commands.add(path, FACT | {"read": "2024-05-20"})
    document = tmp_path / "draft.txt"
    document.write_text("Chile's exports reached $94 billion in 2023.\n", encoding="utf-8")
    head, row = commands.listing(path.parent).text.splitlines()
    assert head.split() == ["fact", "about", "period", "value", "source", "file"]
    assert row == f"trade-1  Peru, exports  2023    $64.4 billion  Yearbook  {path}:1"
    assert commands.check(path.parent) == (0, "1 fact, no remarks\n")
    assert commands.check(path.parent, [document]) == (
        0,
        f"{path}:1: trade-1: no document uses it\n1 fact, 1 remark\n",
    )
    commands.add(path, FACT | {"value": "$60 billion", "read": "2024-05-20"})
    assert commands.check(path.parent).code == 1
    path.write_text("[[fact]\n", encoding="utf-8")
    code, text = commands.check(path.parent)
    assert code == 2
    assert text.startswith(f"{path}:1: this is not TOML: ")


def test_todo_finds_the_ledger_of_the_document(tmp_path: Path) -> None:
    commands.add(tmp_path / "claims" / "trade.toml", FACT)
    document = tmp_path / "draft.txt"
    document.write_text("Peru's exports reached $64.4 billion in 2023. Acme was founded in 1949.\n", encoding="utf-8")
    code, text = commands.wanted(document)
    assert code == 0
    assert "1949" in text
    assert 'value = "$64.4 billion"' not in text
