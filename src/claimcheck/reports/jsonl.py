"""JSON Lines: a line per claim, each whole in itself, for data frames and streams; docs/json.md describes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from claimcheck.model import Report
from claimcheck.reports import Format
from claimcheck.reports.json import SCHEMA, Dict


def render(reports: Sequence[Report]) -> str:
    """Return a line per claim of all documents, with its findings in place of their numbers."""
    from json.encoder import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False).encode
    return "".join(f"{encode(line)}\n" for report in reports for line in _lines(report))


def _lines(report: Report) -> Iterator[Dict]:
    whole = report.to_dict()
    findings = cast("list[Dict]", whole["findings"])
    for claim in cast("list[Dict]", whole["claims"]):
        own = [findings[number] for number in claim["findings"]]
        yield {"schema": SCHEMA, "document": report.document.name, **claim, "findings": own}


FORMAT = Format("jsonl", ".jsonl", render)
