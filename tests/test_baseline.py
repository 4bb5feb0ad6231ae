"""Known contradictions do not count; new ones do; what is no more is told."""

import json
import random
from pathlib import Path

import pytest

from claimcheck.cli import main

RISE = "The fleet grew from 40 boats to 50 boats, a rise of 53%.\n"
SHARE = "Of the 40 boats, 14 (53%) are new.\n"
RIGHT = "Of the 40 boats, 14 (35%) are new.\n"
FILE = Path("claimcheck-baseline.json")


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    Path("docs").mkdir()
    Path("docs/a.md").write_text(f"# Fleet\n\n{RISE}\n{RIGHT}")
    Path("docs/b.md").write_text(SHARE)

    def run(*argv):
        return main(argv), *capsys.readouterr()

    return run


def check(run, *argv):
    return run("check", "--baseline", str(FILE), "-o", "json=out.json", *argv, "docs")


def entries():
    return json.loads(FILE.read_text())["known"]


def test_what_is_known_does_not_count_and_is_not_lost(run):
    assert run("check", "docs")[0] == 1
    code, out, err = run("baseline", "docs")
    assert (code, err) == (0, "")
    assert out == f"{FILE}: 2 known in 2 documents (2 new, 0 gone)\n"
    code, out, err = check(run)
    assert (code, err) == (0, "")
    assert "2 known" in out and "inconsistent [" not in out
    statuses = [f["status"] for r in json.loads(Path("out.json").read_text())["reports"] for f in r["findings"]]
    assert statuses.count("known") == 2
    assert "known:" in check(run, "-v")[1]


def test_text_that_moves_or_wraps_changes_nothing(run):
    run("baseline", "docs")
    Path("docs/a.md").write_text(f"# Fleet\n\nNew.\n\n{RIGHT}\n{RISE.replace(' boats, a', chr(10) + 'boats, a')}")
    assert check(run)[0] == 0
    assert check(run)[2] == ""


def test_what_is_new_counts(run):
    run("baseline", "docs")
    Path("docs/a.md").write_text(RISE + "\n" + SHARE)  # in another document
    code, out, _ = check(run)
    assert code == 1 and out.count("inconsistent [") == 1
    Path("docs/a.md").write_text(RISE.replace("53", "54"))  # with other figures
    assert check(run)[0] == 1
    Path("docs/a.md").write_text(RISE + "\n" + RISE)  # once more
    assert check(run)[0] == 1
    assert run("check", "--baseline", "none", "docs")[0] == 1


def test_stale_entries_are_told_and_taken_out(run):
    run("baseline", "docs")
    Path("docs/a.md").write_text(RIGHT)
    code, _, err = check(run)
    assert code == 0
    assert (
        err
        == f"claimcheck: {FILE}: 1 entry matches nothing any more (docs/a.md); 'claimcheck baseline' takes them out\n"
    )
    assert run("baseline", "docs")[1] == f"{FILE}: 1 known in 2 documents (0 new, 1 gone)\n"
    assert [entry["path"] for entry in entries()] == ["docs/b.md"]


def test_entries_of_other_documents_stay_until_these_are_gone(run):
    run("baseline", "docs")
    assert run("check", "--baseline", str(FILE), "docs/a.md")[2] == ""
    run("baseline", "docs/a.md")
    assert {entry["path"] for entry in entries()} == {"docs/a.md", "docs/b.md"}
    Path("docs/b.md").unlink()
    assert "1 entry matches nothing" in run("check", "--baseline", str(FILE), "docs/a.md")[2]
    run("baseline", "docs/a.md")
    assert [entry["path"] for entry in entries()] == ["docs/a.md"]


def test_the_configured_file_is_written_and_read_from_anywhere(run, monkeypatch):
    Path("claimcheck.toml").write_text('baseline = "ci/known.json"\n')
    Path("ci").mkdir()
    run("baseline", "docs")
    assert not FILE.exists() and Path("ci/known.json").exists()
    assert run("check", "docs")[0] == 0
    monkeypatch.chdir("docs")
    assert run("check", "a.md", "b.md")[0] == 0


def test_the_file_has_an_entry_a_line_in_order_and_no_line_numbers(run):
    for name in random.sample(range(20), 5):
        Path(f"docs/{name}.md").write_text(SHARE)
    run("baseline", "docs")
    first = FILE.read_text()
    run("baseline", "docs")
    assert FILE.read_text() == first
    assert [(e["check"], e["path"]) for e in entries()] == sorted((e["check"], e["path"]) for e in entries())
    assert all(set(entry) == {"check", "path", "sentence", "count"} for entry in entries())
    assert len(first.splitlines()) == 5 + len(entries()) - 1 + 1


FACT = """
[[fact]]
id = "people-of-ostra"
subject = "Ostra"
metric = "population"
value = "1.2 million people"
period = "2023"
url = "https://example.org/people"
read = 2024-05-02
"""
PEOPLE = "The population of Ostra was 1.5 million people in 2023.\n"


def test_a_contradicting_source_can_be_known(run):
    Path("claims").mkdir()
    Path("claims/ostra.toml").write_text(FACT)
    Path("docs/a.md").write_text(PEOPLE)
    Path("docs/b.md").write_text("Nothing.\n")
    assert run("check", "docs")[0] == 1
    run("baseline", "docs")
    code, out, _ = check(run)
    assert code == 0 and "1 known" in out
    Path("claims/ostra.toml").write_text(FACT.replace("1.2", "1.3"))
    assert check(run)[0] == 1


def test_a_contradicting_source_can_be_ignored_in_place(run):
    Path("claims").mkdir()
    Path("claims/ostra.toml").write_text(FACT)
    Path("docs/a.md").write_text(f"<!-- claimcheck: ignore source -- the old count -->\n{PEOPLE}")
    code, out, _ = run("check", "docs/a.md")
    assert code == 0 and "ignored [source]" in out and "the old count" in " ".join(out.split())


@pytest.mark.parametrize(
    ("text", "says"),
    [(None, "'claimcheck baseline' writes it"), ("{", "is no baseline"), ('{"version": 9, "known": []}', "version 9")],
)
def test_a_bad_file_is_one_line(run, text, says):
    if text is not None:
        FILE.write_text(text)
    code, out, err = check(run)
    assert (code, out) == (2, "") and says in err and err.count("\n") == 1


def test_where_no_document_can_be_read_no_baseline_is_written(run):
    assert run("baseline", "nowhere.md")[0] == 2
    assert not Path(FILE).exists()
