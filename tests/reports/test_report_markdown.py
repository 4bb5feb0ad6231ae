"""The Markdown page: what it says, in what order, and that no document can break it."""

import re
from html import unescape
from pathlib import Path

import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import HARBOUR, accounts, claim, document, figure, harbour

from claimcheck.model import Claim, Kind, Report, Span, Verdict
from claimcheck.reports import render
from claimcheck.reports._excerpt import plain
from claimcheck.reports.markdown import escape

GOLDEN = Path(__file__).parent.parent / "golden"
PAGE = render(harbour())


def html(markdown: str) -> str:
    return pyromark.html(markdown, options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_STRIKETHROUGH)


def text_of(page: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html(page)))


def test_sections_come_in_the_order_of_what_an_editor_must_do():
    headings = re.findall(r"^## (.*)", PAGE, re.M)
    assert headings == ["Inconsistent (2)", "Imprecise (1)", "Needs a source (10)", "Verified (3)", "Sources", "Notes"]


def test_the_summary_line_comes_first():
    summary = "16 claims: 3 verified, 1 imprecise, 2 inconsistent, 10 need a source"
    assert PAGE.splitlines()[4] == f"`notes/harbour.md`: **{summary}**"


def test_a_contradiction_shows_place_sentences_arithmetic_and_repairs():
    section = PAGE[PAGE.index("### 1.") : PAGE.index("### 2.")]
    for expected in [
        "`notes/harbour.md:2:59`",
        "> By 2023 it had risen to **60 million tonnes**, an increase of **35%**.",
        "> The port of Ostra handled **48 million tonnes** of cargo in 2021.",
        "is a rise of 22.6% to 27.4%; the text says 35%.",
        "- 35% would need to be 25%",
    ]:
        assert expected in section


def test_money_and_percentages_that_need_a_source_come_before_bare_years():
    section = PAGE[PAGE.index("## Needs") : PAGE.index("## Verified")]
    shown = re.findall(r"^\| \*\*(.*?)\*\* \|", section, re.M)
    assert shown[0] == "11.8 million euros"
    assert shown[-3:] == ["2021", "2023", "2024"]


def test_each_source_is_listed_once():
    assert PAGE.count("<https://example.org/yearbook>") == 1
    assert PAGE.count("[Source 2](#sources)") == 2
    assert re.findall(r"\[Source (\d)\]", PAGE) == ["1", "2", "3", "2", "4"]


def test_a_claim_of_a_table_shows_the_rows_it_speaks_of():
    assert "| Crane | **95** | **120** | **225** |" in render(accounts())


def test_nothing_to_say_is_said():
    page = render(Report(document("Nothing here.", "a.md"), (), ()))
    summary = "`a.md`: **no claims**"
    assert page == f"# Figures in a.md\n\n<!-- report by claimcheck -->\n\n{summary}\n"


def test_several_documents_make_one_page():
    from claimcheck.reports import get

    assert get("markdown").render([harbour(), accounts()]).count("\n# Figures in ") == 1


HOSTILE = [
    "<script>alert(1)</script> 5 <b>bold</b>",
    "a | b | 5 || c",
    "**5** _6_ `7` ~~8~~ [9](http://x) ![10](y)",
    "$40 million, US$5 and ($7)",
    "&amp; 5 &lt; 6",
    "1. 5 apples",
    "- 5 apples",
    "# 5 apples",
    "=== 5",
    "5\\* \\| \\",
    "[^1]: 5",
    "    5 indented",
    "<!-- 5 -->",
    "https://example.org/?a=5&b=<6>",
    "\x1b[31m5\x07\x00 \u202e6",
    "\ud800 5",
    "| 5",
    "```\n5\n```",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_renders_as_itself(text: str):
    shown = plain(text)
    assert text_of(f"> {escape(shown.strip(), at_start=True)}").strip() == shown.strip()
    assert text_of(f"| a |\n| --- |\n| {escape(shown)} |").split("a", 1)[1].strip() == shown.strip()


@given(st.text(min_size=1, max_size=40))
def test_any_text_renders_as_itself(text: str):
    shown = plain(text).strip()
    assert text_of(f"> {escape(shown, at_start=True)}").strip() == shown


@given(
    st.text(alphabet="a1%$*_`|<>[]()\\ \n#-+.=~&!'\"é，的", min_size=1, max_size=30),
    st.integers(0, 29),
    st.integers(1, 9),
)
def test_a_marked_figure_is_bold_and_all_else_is_as_written(text: str, start: int, length: int):
    span = Span(start % len(text), min(len(text), start % len(text) + length))
    surface = text[span.start : span.end]
    if not surface.strip() or surface != surface.strip():
        return
    one = figure(text, surface, "1", Kind.COUNT)
    found = Claim(Verdict.INCONSISTENT, (one,), one.span, Span(0, len(text)))
    page = html(render(Report(document(text, "a.md"), (found,), ())))
    quote = page[page.index("<blockquote>") : page.index("</blockquote>")]
    assert unescape(re.sub(r"<[^>]*>", "", quote)).strip() == plain(text).strip()
    assert [unescape(bold) for bold in re.findall(r"<(?:strong|b)>(.*?)</(?:strong|b)>", quote)] == [plain(surface)]


def test_a_long_sentence_is_cut_around_its_figures():
    words = "word " * 400
    text = f"{words}rose by 5% {words}to 60 tonnes{words}."
    found = claim(text, Verdict.INCONSISTENT, figure(text, "5%", "5"), figure(text, "60 tonnes", "60"))
    quote = next(line for line in render(Report(document(text), (found,), ())).splitlines() if line.startswith("> "))
    assert quote.startswith("> … word")
    assert "rose by **5%** word" in quote
    assert " … word" in quote and "to **60 tonnes**word" in quote
    assert len(quote) < 800


def test_the_page_is_the_golden_one(golden):
    golden("harbour.md", PAGE + "\n" + render(accounts()))


def test_the_place_of_a_claim_is_that_of_its_first_figure():
    line = HARBOUR[: HARBOUR.index("35%")].count("\n") + 1
    column = HARBOUR.index("35%") - HARBOUR.rindex("\n", 0, HARBOUR.index("35%"))
    assert f"`notes/harbour.md:{line}:{column}`" in PAGE
