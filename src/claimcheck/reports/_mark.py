"""The marks by which a file shows that it is a report, and so no document to check."""

from __future__ import annotations

MARKDOWN_MARK = "<!-- report by claimcheck -->"
HTML_MARK = "<meta name=generator content='claimcheck report'>"
TEXT_MARK = "report by claimcheck"
"""The first line of a report in plain text."""
_CSV_MARK = "document,line,column,landmark,verdict,claim,kind,value,unit,"
"""How the head row of the table of claims begins."""
_COMMANDS = (b"::error file=", b"::warning file=", b"::notice file=")
_OWN_COMMAND = b"title=claimcheck"
"""How workflow commands begin, and how those of a report are told from others."""

HEAD = 4096
"""How many bytes from a file's beginning hold the mark."""


def is_report(head: bytes) -> bool:
    """Return whether a file is a report by claimcheck.

    Args:
        head: its first `HEAD` bytes.
    """
    beginnings = (_CSV_MARK.encode(), f"{TEXT_MARK}\n".encode())
    marks = (MARKDOWN_MARK.encode(), HTML_MARK.encode())
    if head.startswith(_COMMANDS):
        return _OWN_COMMAND in head.split(b"\n", 1)[0]
    return head.startswith(beginnings) or any(mark in head for mark in marks)
