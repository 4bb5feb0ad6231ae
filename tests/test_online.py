"""`check --online` and `--offline`, and `source refresh`, against a real server on loopback."""

import json
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "sources"))

from web_server import serving

from claimcheck.checking import Wanted, check
from claimcheck.cli import main
from claimcheck.console import console
from claimcheck.running import Kept

PAGE = "<title>Yearbook</title><h1>Lindvik</h1><p>Lindvik's ferries carried 812,345 passengers in 2023.</p>"


@pytest.fixture(scope="module")
def server():
    with serving() as server:
        yield server


@pytest.fixture
def run(tmp_path, monkeypatch, capsys, server):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("CLAIMCHECK_TEST_ALLOW_LOOPBACK", str(server.port))
    server.put("/book", PAGE)
    server.asked.clear()

    def run(*argv):
        return main(argv), *capsys.readouterr()

    return run


def draft(server, text="Lindvik's ferries carried 812,345 passengers in 2023 ([book]({}))."):
    Path("draft.md").write_text(f"# Lindvik\n\n{text.format(server.url('/book'))}\n")


def verdicts():
    reports = json.loads(Path("out.json").read_text())["reports"]
    return [claim["verdict"] for claim in reports[0]["claims"]]


def test_nothing_is_asked_of_the_network_unless_wanted(run, server):
    draft(server)
    assert run("check", "draft.md", "-o", "out.json")[0] == 0
    assert server.asked == [] and verdicts() == ["needs source"]
    assert not Path(".claimcheck").exists()


def test_offline_gives_the_same_as_online_byte_for_byte_without_the_network(run, server):
    draft(server)
    assert run("check", "--online", "draft.md", "-o", "out.json", "-o", "out.md")[0] == 0
    assert verdicts() == ["verified", "verified"]
    first = [Path(name).read_bytes() for name in ("out.json", "out.md")]
    assert server.paths() == ["/book"]  # once, for both figures
    server.put("/book", "changed")
    assert run("check", "--offline", "draft.md", "-o", "out.json", "-o", "out.md")[0] == 0
    assert [Path(name).read_bytes() for name in ("out.json", "out.md")] == first
    assert server.paths() == ["/book"]


def test_the_report_lists_a_source_once_with_its_date(run, server):
    draft(server)
    run("check", "--online", "draft.md", "-o", "out.md")
    sources = Path("out.md").read_text().partition("## Sources")[2]
    assert sources.count("Yearbook") == 1 and ", read 20" in sources


def test_documents_of_several_processes_are_answered_alike(run, server):
    draft(server)
    shutil.copy("draft.md", "other.md")
    run("check", "--online", "draft.md")
    assert run("check", "--offline", "-j", "2", "draft.md", "other.md", "-o", "out.json")[0] == 0
    assert verdicts() == ["verified", "verified"]


def test_a_damaged_copy_is_said_and_verifies_nothing(run, server):
    draft(server)
    run("check", "--online", "draft.md")
    (body,) = Path(".claimcheck/evidence/bodies").iterdir()
    body.write_bytes(body.read_bytes().replace(b"812,345", b"912,345"))
    run("check", "--offline", "draft.md", "-o", "out.json", "-o", "out.md")
    assert verdicts() == ["needs source"] and "damaged" in Path("out.md").read_text()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data/", "private, reserved"),
        ("http://router.local/", "private network"),
        ("http://me:secret@example.org/", "name or password"),
        ("http://127.0.0.1:22/", "port 22"),
        ("/bomb-of-another-name", "answers 404"),
    ],
)
def test_what_may_not_be_asked_for_is_a_reason_in_the_report(run, server, url, reason):
    target = server.url(url) if url.startswith("/") else url
    Path("draft.md").write_text(f"Lindvik has 812,345 boats ([book]({target})).\n")
    assert run("check", "--online", "draft.md", "-o", "out.md")[0] == 0
    assert reason in Path("out.md").read_text()


def test_settings_of_a_file(run, server):
    Path("claimcheck.toml").write_text('online = true\nevidence = "kept"\n')
    draft(server)
    run("check", "draft.md", "-o", "out.json")
    assert verdicts() == ["verified", "verified"] and Path("kept/index.jsonl").exists()
    server.asked.clear()
    run("check", "--offline", "draft.md", "-o", "out.json")
    assert verdicts() == ["verified", "verified"] and server.asked == []
    assert "online    true" in run("config")[1]


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ('online = "yes"', "claimcheck.toml:1: online: must be true or false"),
        ("sources = 3", "claimcheck.toml:1: sources: must be a text or a list of texts"),
        ("evidence = 3", "claimcheck.toml:1: evidence: must be a text"),
    ],
)
def test_a_wrong_setting_is_one_line(run, server, toml, problem):
    Path("claimcheck.toml").write_text(toml)
    draft(server)
    code, _, err = run("check", "draft.md")
    assert code == 2 and problem in err


def test_wrong_options_are_one_line(run, server):
    draft(server)
    for argv, says in [
        (("--online", "--offline"), "not allowed with"),
        (("--source", "worldbank"), "add --online"),
        (("--source", "nonesuch", "--offline"), "there is no source 'nonesuch'"),
        (("--online", "--evidence", "draft.md"), "cannot keep evidence in draft.md"),
    ]:
        code, _, err = run("check", *argv, "draft.md")
        assert code == 2 and says in err and err.count("\n") == 1, err


FACT = """# what the yearbook says
[[fact]]
subject = "Lindvik"
metric = "ferry passengers"
period = 2023
value = "812,345"  # as printed
url = "{}"
quote = "carried 812,345 passengers"
"""


def ledger(server, more=""):
    Path("claims").mkdir()
    Path("claims/a.toml").write_text(FACT.format(server.url("/book")) + more)


def test_refresh_says_what_has_become_of_each_source_and_writes_it_down(run, server):
    ledger(server)
    code, out, _ = run("source", "refresh")
    assert code == 0 and "a-1: was not kept before; it has the quote" in out
    assert "snapshot" not in Path("claims/a.toml").read_text()
    assert "written" in run("source", "refresh", "--write")[1]
    text = Path("claims/a.toml").read_text()
    assert text.startswith("# what the yearbook says\n") and '"812,345"  # as printed' in text
    assert 'snapshot = "' in text and 'read = "20' in text
    assert "a-1: unchanged" in run("source", "refresh")[1]
    assert run("source", "check")[0] == 0


@pytest.mark.parametrize(
    ("body", "status", "says", "code"),
    [
        (PAGE.replace("carried", "took"), 200, "has changed since it was kept; it gives 812,345; the quote is gone", 0),
        (PAGE.replace("812,345", "815,000"), 200, "it does not give 812,345; the quote is gone", 1),
        ("gone", 410, "cannot be read: the server answers 410", 1),
    ],
)
def test_refresh_tells_what_has_changed(run, server, body, status, says, code):
    ledger(server)
    run("source", "refresh", "--write")
    before = Path("claims/a.toml").read_text()
    server.put("/book", body, status=status)
    found = run("source", "refresh")
    assert found[0] == code and says in found[1]
    assert Path("claims/a.toml").read_text() == before


def test_a_fact_is_added_with_a_copy_of_its_source(run, server):
    given = ["--subject", "Lindvik", "--metric", "ferry passengers", "--period", "2023", "--value", "812,345"]
    assert run("source", "add", *given, "--url", server.url("/book"), "--online")[0] == 0
    assert 'snapshot = "' in Path("claims/facts.toml").read_text()
    assert run("source", "check")[0] == 0
    code, _, err = run("source", "add", *given, "--url", server.url("/none"), "--online")
    assert code == 2 and "answers 404" in err


def test_check_tells_damaged_and_lost_copies(run, server):
    ledger(server)
    run("source", "refresh", "--write")
    (body,) = Path(".claimcheck/evidence/bodies").iterdir()
    body.write_bytes(b"other")
    code, out, _ = run("source", "check")
    assert code == 1 and "a-1: the kept copy of its source is damaged" in out
    body.unlink()
    code, out, _ = run("source", "check")
    assert code == 0 and "a-1: the copy of its source is not kept" in out


def test_a_chore_asks_the_network_only_where_it_is_told_to(run, server):
    Path("claimcheck.toml").write_text("online = true\n")
    Path("claims").mkdir()
    Path("claims/facts.toml").write_text(
        '[[fact]]\nsubject = "Peru"\nmetric = "exports"\nvalue = "$64 billion"\nperiod = 2023\ntitle = "Customs"\n'
    )
    draft(server)
    assert run("source", "check", "draft.md")[0] == 0
    code, template, _ = run("source", "todo", "draft.md")
    assert code == 0 and "812,345" in template and server.asked == []
    run("check", "draft.md")
    assert server.asked
    server.asked.clear()
    assert "812,345" not in run("source", "todo", "draft.md")[1] and server.asked == []  # what is kept bears it out


def test_a_baseline_is_of_what_the_same_options_find(run, server):
    draft(server, "Lindvik's ferries carried 912,345 passengers in 2023 ([book]({})).")
    assert run("check", "--online", "draft.md")[0] == 1
    assert "1 known in 1 document" in run("baseline", "--offline", "draft.md")[1]
    assert run("check", "--offline", "--baseline", "claimcheck-baseline.json", "draft.md")[0] == 0
    assert "0 known in 1 document (0 new, 1 gone)" in run("baseline", "draft.md")[1]


def test_in_a_session_answers_hold_and_failures_are_asked_again(tmp_path, server, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMCHECK_TEST_ALLOW_LOOPBACK", str(server.port))
    server.put("/book", PAGE)
    server.put("/late", "Too late", status=503)
    draft(server)
    Path("late.md").write_text(f"The port of Lindvik handled 4,512 ships in 2023 ([late]({server.url('/late')})).\n")
    wanted, kept, asked = Wanted(online=True, no_report=True), Kept(), []
    for _ in range(2):
        server.asked.clear()
        check(["draft.md", "late.md"], wanted, console("never", 2, False), kept)
        asked.append(set(server.paths()) - {"/robots.txt"})
        kept.clear()  # as a change of what they share does
    assert asked == [{"/book", "/late"}, {"/late"}]
