"""The date that a document's first lines give it, in every format."""

import pytest

from claimcheck.documents import read_text


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("GENEVA, 24 November 2026 — Exports fell by 3%.", "2026-11-24"),
        ("NEW YORK, March 3, 2025 (Wire) - Shares rose.", "2025-03-03"),
        ("SÃO PAULO, Brazil, 3 Sept. 2025 – Coffee rose.", "2025-09-03"),
        ("LONDON, Tuesday, 4 March 2025 -- Coffee rose.", "2025-03-04"),
        ("Published: 3 March 2025\n\nExports fell.", "2025-03-03"),
        ("Posted on March 3rd, 2025 at 10:15 am | 4 comments\n\nExports fell.", "2025-03-03"),
        ("By Ana Ruiz | 12 May 2024\n\nExports fell.", "2024-05-12"),
        ("By Ana Ruiz and Bo Li, May 12, 2024\n\nExports fell.", "2024-05-12"),
        ("Updated Sunday, 12 May 2024, 01:40\n\nExports fell.", "2024-05-12"),
        ("As of 12 May 2024. There are 40 mills.", "2024-05-12"),
        ("As of 12 May 2024 there were 40 mills.", ""),
        ("Date: 2024-05-12\n\nExports fell.", "2024-05-12"),
        ("12 May 2024\n\nExports fell.", "2024-05-12"),
        ("Published 31 June 2024\n\nExports fell.", ""),
        ("On 12 May 2024 exports fell by 3%.", ""),
        ("Exports fell on 12 May 2024", ""),
        ("The Treaty of 12 May 1824 - a history", ""),
        ("IBM, 12 May 2024: a history of a firm", ""),
        ("May 2024\n\nExports fell.", ""),
        ("Updated the tables on 3 March 2025.", ""),
        ("One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\n12 May 2024\n\nSeven.", ""),
    ],
)
@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_first_lines(opening, date, format):
    source = opening.replace("\n\n", "<p>") if format == "html" else opening
    head = {"text": "A title\n\n", "markdown": "# A title\n\n", "html": "<h1>A title</h1><p>"}[format]
    assert read_text(head + source, format=format).date == date


def test_what_the_file_says_of_itself_comes_first():
    assert read_text("---\ndate: 2020-01-02\n---\n\n12 May 2024\n\nText.", format="markdown").date == "2020-01-02"
