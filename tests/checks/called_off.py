"""What several tests ask of a text or a table: what is called off in it."""

from claimcheck import documents, pipeline, reading
from claimcheck.checks import Check
from claimcheck.model import Finding, Status


def off_elsewhere(text: str) -> list[Finding]:
    """Return what a Markdown text tells otherwise in another place."""
    found = pipeline.check(documents.read_text(text, format="markdown")).findings
    return [f for f in found if f.check in ("same_quantity", "text_vs_table") and f.status is Status.INCONSISTENT]


def markdown(rows: list[list[object]]) -> str:
    """Return a table whose first row is its head."""
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def in_tables(text: str, *checks: Check) -> list[Finding]:
    """Return what some checks of tables find in those of a text."""
    read = reading.read(documents.read_text(text), [])
    return [finding for table in read.tables for check in checks for finding in check.in_table(table, read)]


def told_off(found: list[Finding]) -> list[str]:
    """Return the arithmetic of what is called off."""
    return [finding.arithmetic for finding in found if finding.status is Status.INCONSISTENT]
