"""Cells of tables against the ledger: row and column say what a cell is of, and when."""

import pytest

from claimcheck import documents
from claimcheck.model import Bearing, Verdict
from claimcheck.pipeline import check

LEDGER = """
[[fact]]
subject = "Peru"
metric = "exports"
period = 2023
value = "$64 million"
title = "Yearbook"
[[fact]]
subject = "Acme"
metric = "revenue"
period = 2023
value = "$50 million"
title = "Annual report"
"""


def bearings(tmp_path, table, surface):
    claims = tmp_path / "claims"
    claims.mkdir()
    (claims / "a.toml").write_text(LEDGER)
    document = documents.read_text(table, "a.md", "markdown")
    report = check(document, ledger=claims)
    (claim,) = [c for c in report.claims if any(f.surface == surface for f in c.figures)]
    return claim.verdict, [e.bearing for e in claim.evidence]


def table(heading, head, rows):
    lines = [f"# {heading}", "", f"| {head[0]} | {head[1]} |", "| --- | --- |", *(f"| {a} | {b} |" for a, b in rows)]
    return "\n".join(lines) + "\n"


ACME = [("Wool", "30"), ("Linen", "12"), ("Silk", "8"), ("Total revenue", "50")]


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        (table("Acme ($ million)", ("Line", "2023"), ACME), "50", [Bearing.SUPPORTS]),
        (table("Acme ($ million)", ("Line", "2022"), ACME), "50", []),  # another year
        (table("Acme ($ million)", ("Line", "Amount"), ACME), "50", []),  # no year
        (table("Bolt ($ million)", ("Line", "2023"), ACME), "50", []),  # another company
        (table("Acme ($ million)", ("Line", "2023"), [*ACME[:3], ("Total cost", "50")]), "50", []),
        (
            table("Acme ($ million)", ("Line", "2023"), [("Wool", "45"), *ACME[1:3], ("Total revenue", "65")]),
            "65",
            [Bearing.CONTRADICTS],
        ),
    ],
)  # fmt: skip
def test_a_cell_is_looked_up_by_its_headings(tmp_path, text, surface, expected):
    assert bearings(tmp_path, text, surface)[1] == expected


def test_a_total_that_adds_up_and_is_wrong_is_inconsistent(tmp_path):
    rows = [("Chile", "40"), ("Peru", "48"), ("Cuba", "12"), ("Total", "100")]
    report = table("Exports ($ million)", ("Country", "2023"), rows)
    verdict, found = bearings(tmp_path, report, "100")
    assert verdict is Verdict.VERIFIED and found == []
