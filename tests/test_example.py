"""The document that ships with the project: ledger and report kept in step with it, and every slip of it found once."""

from pathlib import Path

import pytest

from claimcheck import Verdict, check, documents
from claimcheck.cli import main

ROOT = Path(__file__).parent.parent
EXAMPLE = "examples/trade-briefing.md"
TEXT = (ROOT / EXAMPLE).read_text(encoding="utf-8")


def inconsistent(text: str) -> set[str]:
    """Return the claims that contradict the document itself, each as its figures' surfaces."""
    report = check(documents.read_text(text, format="markdown"))
    return {
        " … ".join(figure.surface for figure in claim.figures)
        for claim in report.claims
        if claim.verdict is Verdict.INCONSISTENT
    }


def test_the_report_is_what_the_command_writes(monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    written = tmp_path / "report.md"
    assert main(["check", "-o", str(written), EXAMPLE]) == 1
    assert written.read_text(encoding="utf-8") == (ROOT / "reports/trade-briefing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("printed", "changed"),
    [
        ("multiply it 2.5 times", "multiply it 3.5 times"),
        ("$100 billion", "$120 billion"),
        ("lists three priorities", "lists four priorities"),
        ("a record $40 billion", "a record $4 billion"),
        ("| 1,410 |", "| 1,510 |"),
        ("(746 miles)", "(846 miles)"),
        ("to $31.5 billion", "to $13.5 billion"),
    ],
)
def test_one_changed_figure_is_one_more_inconsistent_claim(printed, changed):
    before = inconsistent(TEXT)
    assert TEXT.count(printed) == 1
    after = inconsistent(TEXT.replace(printed, changed))
    assert len(after - before) == 1


def test_a_ledger_makes_claims_verified_contested_or_inconsistent():
    report = check(documents.read_text(TEXT, format="markdown"), ledger=ROOT / "claims")
    by_surface = {claim.figures[0].surface: claim for claim in report.claims}
    assert by_surface["$40 billion"].contested
    assert by_surface["75th"].verdict is Verdict.VERIFIED
    assert by_surface["2024"].verdict is Verdict.VERIFIED
    assert {e.fact for e in by_surface["75th"].evidence} == {"russia-china-relations"}
