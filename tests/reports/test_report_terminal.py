"""What the terminal shows."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import accounts, claim, document, figure, harbour

from claimcheck.model import Report, Verdict
from claimcheck.reports._excerpt import Mark, Part, plain
from claimcheck.reports.terminal import Detail, Look, columns, render, show, wrapped


def test_the_golden_text(golden):
    golden("harbour.txt", render([harbour(), accounts()]))


def test_marks_stand_under_the_figures():
    lines = show(harbour(), Look(), Detail()).splitlines()
    at = next(i for i, line in enumerate(lines) if "an increase of 35%" in line)
    assert lines[at + 1].index("^^^") == lines[at].index("35%")
    assert lines[at + 1].index("-") == lines[at].index("60 million")


def test_by_default_it_shows_what_is_wrong_and_counts_the_rest():
    text = show(harbour(), Look(), Detail())
    assert len(re.findall(r": inconsistent \[", text)) == 2
    assert len(re.findall(r": imprecise \[", text)) == 1
    assert "needs source" not in text
    assert text.splitlines()[-1] == "✗ 16 claims: 3 verified, 1 imprecise, 2 inconsistent, 10 need a source"


def test_nothing_wrong_gets_its_tick():
    text = "It has 14 ships."
    found = claim(text, Verdict.VERIFIED, figure(text, "14 ships", "14"))
    shown = show(Report(document(text), (found,), ()), Look(), Detail())
    assert shown == "✓ 1 claim: 1 verified, 0 inconsistent, 0 need a source\n"


def test_a_document_without_figures_says_so():
    assert show(Report(document("Hello."), (), ()), Look(), Detail()) == "✓ no claims; no figures found\n"


def test_quiet_leaves_only_contradictions():
    text = show(harbour(), Look(), Detail(warnings=False, summary=False))
    assert "inconsistent [rise_of_level]" in text
    assert "imprecise" not in text and "claims:" not in text


def test_without_colour_there_is_no_escape_and_with_colour_the_text_is_the_same():
    bare, coloured = show(harbour(), Look(), Detail()), show(harbour(), Look(colour=True), Detail())
    assert "\x1b" not in bare
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == bare


def test_a_stream_without_unicode_gets_none_of_ours():
    shown = show(harbour(), Look(unicode=False), Detail())
    assert shown.isascii()


@pytest.mark.parametrize("width", [30, 40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int):
    for line in show(harbour(), Look(width), Detail(all_claims=True)).splitlines():
        assert len(line) <= width or " " not in line.strip() or re.match(r"\S+: \w+", line) or "claims:" in line


@given(st.text(max_size=60), st.integers(5, 30))
def test_wrapping_loses_nothing_but_spaces_and_keeps_to_the_width(text: str, width: int):
    shown = plain(text)
    rows = wrapped([Part(shown[:10]), Part(shown[10:20], Mark.ASSERTED), Part(shown[20:])], width)
    assert "".join("".join(part.text for part in row) for row in rows).replace(" ", "") == shown.replace(" ", "")
    assert all(columns("".join(part.text for part in row).rstrip()) <= width for row in rows)


@given(st.text(max_size=30))
def test_no_text_steers_the_terminal(text: str):
    text = f"5 {text}"
    found = claim(text, Verdict.INCONSISTENT, figure(text, "5", "5"))
    shown = show(Report(document(text, name=text), (found,), ()), Look(), Detail(all_claims=True))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_wide_characters_take_two_columns():
    assert columns("5％") == 3
    assert columns("e\u0301") == 1
