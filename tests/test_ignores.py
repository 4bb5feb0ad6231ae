"""Directives in the document: what each speaks of, and what is said of those that are of no use."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import check, reports
from claimcheck.documents import read_text
from claimcheck.model import Status, Verdict

WRONG = "The fleet grew from 40 boats to 50 boats, a rise of 53%."
IGNORE = "<!-- claimcheck: ignore percent_change -- counted anew -->"


def checked(text):
    return check(read_text(text, "fleet.md", "markdown"))


def lines_of(report, status):
    source = report.document.source
    return [source.place(f.roles[-1].figure.start)[0] for f in report.findings if f.status is status]


@pytest.mark.parametrize(
    ("text", "ignored", "alarms"),
    [
        # On a line of its own: the next block.
        (f"{IGNORE}\n{WRONG}\n\n{WRONG}\n", [2], [4]),
        (f"{IGNORE}\n\n{WRONG}\n", [3], []),
        (f"{WRONG}\n\n{IGNORE}\n\n{WRONG}\n", [5], [1]),
        # In a block, or behind it on its line: that block.
        (f"{WRONG} {IGNORE}\n\n{WRONG}\n", [1], [3]),
        (f"It is so. {IGNORE} {WRONG}\n\n{WRONG}\n", [1], [3]),
        (f"{IGNORE} {WRONG}\n\n{WRONG}\n", [1], [3]),
        (f"- {WRONG} {IGNORE}\n- {WRONG}\n", [1], [2]),
        (f"> {WRONG}\n> {IGNORE}\n\n{WRONG}\n", [4], [1]),
        (f"# {WRONG} {IGNORE}\n\n{WRONG}\n", [1], [3]),
        # However it is written.
        (WRONG + " <!--claimcheck:  IGNORE CC101 — counted anew-->\n", [1], []),
        (WRONG + " <!-- claimcheck: ignore\nCC101, part_of_whole -- counted\nanew -->\n", [1], []),
    ],
)
def test_a_directive_speaks_of_its_block_or_the_next(text, ignored, alarms):
    code = next(f for f in checked(WRONG).findings if f.status is Status.INCONSISTENT)
    report = checked(text.replace("CC101", _code(code.check)))
    assert lines_of(report, Status.IGNORED) == ignored
    assert lines_of(report, Status.INCONSISTENT) == alarms
    assert report.count(Verdict.INCONSISTENT) == len(alarms)


def _code(name):
    from claimcheck.checks import all_checks

    return next(check.code for check in all_checks() if check.name == name)


TABLE = """\
| Port | 2023 | 2024 | Change |
| --- | --- | --- | --- |
| Ostra | 200 | 260 | 30% |
| Mere | 100 | 140 | 20% {mere}|
| Lund | 300 | 330 | 10% {lund}|
| Vane | 250 | 300 | 20% |
| Otter | 500 | 550 | 10% |
| Quill | 800 | 1,000 | 25% |
"""


@pytest.mark.parametrize(
    ("mere", "lund", "above", "ignored", "alarms"),
    [("", "", "", [], [4]), ("*", "", "", [4], []), ("", "*", "", [], [4]), ("", "", "*", [6], [])],
)
def test_in_a_table_a_directive_speaks_of_its_row_and_above_it_of_all_of_it(mere, lund, above, ignored, alarms):
    directive = "<!-- claimcheck: ignore table_growth -- a merger -->"
    text = TABLE.format(mere=mere and directive, lund=lund and directive)
    report = checked(f"{directive}\n\n{text}" if above else text)
    assert lines_of(report, Status.IGNORED) == ignored
    assert lines_of(report, Status.INCONSISTENT) == alarms


def test_the_reason_is_kept_and_shown():
    report = checked(f"{IGNORE}\n{WRONG}\n")
    for name in ("terminal", "markdown", "html", "json", "sarif"):
        assert "Ignored: counted anew" in reports.render(report, name), name
    assert "1 ignored" in reports.render(report, "terminal")
    (result,) = json.loads(reports.render(report, "sarif"))["runs"][0]["results"]
    assert result["suppressions"][0]["kind"] == "inSource"
    assert reports.render(report, "github") == ""
    assert json.loads(reports.render(report, "gitlab")) == []


def test_what_holds_beside_an_ignored_contradiction_does_not_verify_the_claim():
    claim = next(
        c for c in checked(f"{IGNORE}\n{WRONG}\n").claims if any(f.status is Status.IGNORED for f in c.findings)
    )
    assert claim.verdict is Verdict.NEEDS_SOURCE


@pytest.mark.parametrize(
    ("directive", "says"),
    [
        ("ignore part_of_whole -- counted anew", "line 1: there is nothing of part_of_whole to ignore here"),
        ("ignore percent_change", "line 1: give a reason"),
        ("ignore percent_change --", "line 1: give a reason"),
        ("ignore -- because", "line 1: the directive names no check"),
        (
            "ignore percent_chnge -- because",
            "line 1: there is no check 'percent_chnge'; did you mean 'percent_change'?",
        ),
        ("skip percent_change -- because", "line 1: claimcheck does not know"),
        ("", "line 1: claimcheck does not know"),
    ],
)
def test_a_directive_that_is_of_no_use_is_reported_and_ignores_nothing(directive, says):
    report = checked(f"<!-- claimcheck: {directive} -->\n\n{WRONG}\n")
    assert report.count(Verdict.INCONSISTENT) == 1
    (note,) = report.notes
    assert note.startswith(says)
    for name in ("terminal", "markdown", "html", "sarif", "json"):
        assert note.removeprefix("line 1: ")[:16] in reports.render(report, name), name
    assert "::notice file=fleet.md" in reports.render(report, "github")


@pytest.mark.parametrize(
    "slip", ["claimcheck-ignore", "claimcheck ignore", "Claim-check: ignore", "claimcheck_disable"]
)
def test_a_comment_that_is_nearly_a_directive_is_told(slip):
    report = checked(f"<!-- {slip} percent_change -- counted anew -->\n\n{WRONG}\n")
    assert report.count(Verdict.INCONSISTENT) == 1
    (note,) = report.notes
    assert note.startswith("line 1: claimcheck does not understand") and "write 'claimcheck: ignore CHECK" in note


@pytest.mark.parametrize("comment", ["claimcheck is run on this page", "we ignore claims", "see claimcheck ignored.md"])
def test_other_comments_are_left_alone(comment):
    assert checked(f"<!-- {comment} -->\n\n{WRONG}\n").notes == ()


def test_what_is_disabled_does_not_come_back_under_another_name():
    text = "Turnover rose from 40 to 50, an increase of 53%, or 13 a day."
    heard = {f.check for f in check(text).findings if f.status is Status.INCONSISTENT}
    assert heard
    assert not any(f.status is Status.INCONSISTENT for f in check(text, disable=heard).findings)
    for name in ("percent_change", "concluded_change"):
        assert not any(f.status is Status.INCONSISTENT for f in check(WRONG, disable={name, *heard}).findings)


def test_a_directive_at_the_end_of_a_document_has_nothing_to_ignore():
    assert len(checked(f"{WRONG}\n\n{IGNORE}\n").notes) == 1
    assert len(checked(IGNORE).notes) == 1


def test_a_directive_on_what_was_not_asked_is_left_alone():
    text = f"<!-- claimcheck: ignore percent_change, source -- counted anew -->\n{WRONG}\n"
    assert check(read_text(text, "fleet.md", "markdown"), disable={"percent_change"}).notes == ()


@pytest.mark.parametrize(
    ("text", "ignored", "alarms"),
    [
        (f"<p>{WRONG}</p>\n{IGNORE}\n<p>{WRONG}</p>\n", [3], [1]),
        (f"<p>{WRONG}</p> {IGNORE}\n<p>{WRONG}</p>\n", [1], [2]),
        (f"<ul>\n<li>{WRONG} {IGNORE}\n<li>{WRONG}\n</ul>\n", [2], [3]),
    ],
)
def test_the_same_in_html(text, ignored, alarms):
    report = check(read_text(text, "fleet.html", "html"))
    assert lines_of(report, Status.IGNORED) == ignored
    assert lines_of(report, Status.INCONSISTENT) == alarms


def test_what_stands_in_code_is_no_directive():
    report = checked(f"```html\n{IGNORE}\n```\n\n{WRONG}\n\n`{IGNORE}` {WRONG}\n")
    assert report.count(Verdict.INCONSISTENT) == 2 and report.notes == ()


@given(said=st.text(max_size=40) | st.from_regex(r"ignore [a-z_, ]{0,20} ?-{0,3} ?\w{0,9}", fullmatch=True))
def test_any_directive_gives_a_report(said):
    report = checked(f"{WRONG}\n\n<!-- claimcheck: {said} -->\n\n{TABLE.format(mere='', lund='')}")
    assert all(note.startswith("line ") for note in report.notes)


def test_many_directives_in_a_large_table_each_speak_of_their_row():
    row = "| Mere | 100 | 140 | 20% {}|\n"
    rows = "".join(row.format("<!-- claimcheck: ignore table_growth -- merged -->" * (n % 2)) for n in range(20))
    good = "| Ostra | 200 | 260 | 30% |\n" * 400
    report = checked(f"| Port | 2023 | 2024 | Change |\n| --- | --- | --- | --- |\n{good}{rows}")
    assert lines_of(report, Status.IGNORED) == [403 + n for n in range(20) if n % 2]
    assert report.notes == ()


def test_other_comments_are_no_directives():
    report = checked(f"<!-- claimcheck is good -->\n{WRONG}\n<!-- ignore percent_change -- x -->\n")
    assert report.notes == () and report.count(Verdict.INCONSISTENT) == 1
