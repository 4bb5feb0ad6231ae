"""What surrounds a document's prose: lists of references, contents, indexes, page numbers and running heads."""

import pytest

from claimcheck.documents import read_text
from claimcheck.figures import extract
from claimcheck.model import BlockKind

WORKS = """\
Okafor, B. (2011). Yields of 14 rice varieties. Journal of Grain, 12(3), 45-67.

Lindqvist, M., & Haas, P. (1999). Forty years of rye. Malmö University Press.

[3] Tanaka K, Ruiz T. Drying at 60 degrees. J Grain Sci. 2014;34:12-19.

Ministry of Farming. Yearbook 2016. https://example.org/yearbook-2016.pdf
"""


def read_out(text: str, format: str = "text") -> list[str]:
    """Return the values of the figures that are read in a document."""
    return [str(figure.value) for figure in extract(read_text(text, format=format))]


def apparatus(text: str, format: str = "text") -> list[str]:
    document = read_text(text, format=format)
    return [document.text[slice(*b.span)] for b in document.blocks if b.kind is BlockKind.APPARATUS]


@pytest.mark.parametrize("heading", ["References", "5. References", "BIBLIOGRAPHY", "Works Cited:", "Literatur"])
def test_works_under_their_heading(heading: str):
    text = f"Rice\n\nThe yield was 31 tonnes.\n\n{heading}\n\n{WORKS}\nAppendix\n\nWe saw 45 fields.\n"
    assert len(apparatus(text)) == 4
    assert read_out(text) == ["31", "45"]


def test_works_in_markdown_end_at_the_next_heading_of_their_level():
    works = "\n".join(f"- {work}" for work in WORKS.split("\n\n"))
    text = f"# Rice\n\n31 tonnes.\n\n## References\n\n### Books\n\n{works}\n\n## Annex\n\n45 fields.\n"
    assert read_out(text, "markdown") == ["31", "45"]


def test_works_without_a_heading_are_told_by_four_in_a_row():
    entries = [
        f"Okafor, {c}. ({year}). Grain and rain. Journal of Grain, 12, 45-67.\n"
        for c, year in zip("ABCD", range(2001, 2005), strict=True)
    ]
    assert len(apparatus("\n".join(["It rose by 31 tonnes.\n", *entries, "Then came 45 more."]))) == 4
    assert not apparatus("\n".join(["It rose by 31 tonnes.\n", *entries[:3], "Then came 45 more."]))


@pytest.mark.parametrize(
    "text",
    [
        "References\n\nThe firm had 31 references to rain in its report, and none to snow.\n\nThey grew by 45%.",
        "Sources\n\nElectricity comes from coal (31%) and wind (45%).",
        "Contents\n\nThe box held 31 pears and 45 apples, which had been picked in the morning.",
        "Index\n\nThe index rose by 31 points to 45 this week.\n\nIt then fell by 3 points.\n\nNobody knew why.",
        "Smith, J. said in 2011 that 31 firms had failed.\n\nDoe, A. of Oxford University Press saw 45.",
    ],
)
def test_prose_under_such_a_heading_is_prose(text: str):
    assert not apparatus(text)
    assert {"31", "45"} <= set(read_out(text))


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("1 Soil ........ 3", "2 Rain in 2014 ........ 14", "3 Yield ........ 31"),
        ("Soil . . . . 3", "Rain in 2014 . . . . 14", "Yield . . . . 31"),
        ("1. Soil\t3", "2. Rain in 2014\t14", "3. Yield\t31"),
        ("Soil 3", "Rain in 2014 14", "Yield 31"),
    ],
)
def test_tables_of_contents(first: str, second: str, third: str):
    body = "\n\nSoil\n\nIt is dry.\n\nRain in 2014\n\nIt fell on 45 days.\n\nYield\n\nIt was low.\n"
    for head in ("Contents\n\n", "Plan of the work\n\n"):
        text = head + "\n\n".join((first, second, third)) + body
        assert [line.lstrip("123. ") for line in "\n\n".join(apparatus(text)).split("\n\n")] == [
            line.lstrip("123. ") for line in (first, second, third)
        ]
        assert "31" not in read_out(text) and "45" in read_out(text)


def test_links_altogether_under_a_heading_of_contents_are_lines_of_it():
    items = "".join(f"<dt>{n}. <a href='#s{n}'>Harvest of {year}</a></dt>" for n, year in ((1, 2014), (2, 2017)))
    pages = f"<p><b>Contents</b></p><dl>{items}<dd>Of 45 fields, <a href='x'>31</a> were dry.</dd></dl>"
    document = read_text(pages, "a.html", "html")
    shown = [document.text[slice(*block.span)] for block in document.blocks if block.kind is not BlockKind.APPARATUS]
    assert shown == ["Contents", "Of 45 fields, 31 were dry."]


@pytest.mark.parametrize(
    "notice",
    [
        "© 2014-2017 The Grain Board",
        "Copyright © 1999, 2003 B. Okafor",
        "Copyright (c) 2014 by P. Haas. All rights reserved.",
    ],
)
def test_notices_of_copyright(notice: str):
    assert apparatus(f"It fell on 45 days.\n\n{notice}\n\nIt was dry.") == [notice]


@pytest.mark.parametrize("line", ["Copyright in 31 works ran out in 2014.", "Copyright 2014 brought in $5 million."])
def test_what_is_said_of_copyright_is_prose(line: str):
    assert not apparatus(line)


def test_leaders_of_an_account_are_no_contents():
    text = "Accounts\n\nCash ........ 120\n\nLoans ........ 340\n\nTotal ........ 460\n\nAll in pounds."
    assert read_out(text)[:3] == ["120", "340", "460"]


def test_an_index():
    text = "It rained on 45 days.\n\nIndex\n\nA\n\napples, 12, 14-17\n\nautumn, 31\n\nB\n\nbarley, 3, 8\n\nbeans, 101"
    assert read_out(text) == ["45"]


@pytest.mark.parametrize(
    "pattern", ["{}", "- {} -", "Page {}", "Page {} of 9", "Yearbook of Grain | {}", "{} Yearbook of Grain"]
)
def test_page_numbers_and_running_heads(pattern: str):
    pages = [f"It rained on {40 + 3 * i} days in the north of it.\n\n{pattern.format(i)}" for i in range(5, 9)]
    assert apparatus("\n\n".join(pages)) == [pattern.format(i).removeprefix("- ") for i in range(5, 9)]
    assert len(read_out("\n\n".join(pages))) == 4


def test_numbers_in_other_order_are_no_pages():
    assert not apparatus("Soil\n\n12\n\nRain\n\n31\n\nYield\n\n17\n\nAll in tonnes of grain.")


def test_tables_of_contents_read_as_tables_are_none():
    text = "Contents\n\nSoil          3\nRain         14\nYield        31\n\n"
    text += "Soil\n\nDry.\n\nRain\n\nNone.\n\nYield\n\nLow."
    document = read_text(text)
    assert not document.tables
    assert not extract(document)
