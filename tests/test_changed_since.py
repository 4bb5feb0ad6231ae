"""Checking only what has changed since a revision."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from claimcheck.cli import main

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="no git here")

WRONG = "The fleet grew from 40 boats to 50 boats, a rise of 53%.\n"
OLD = f"# Fleet\n\n{WRONG}\nNobody knows why.\n\nThe crew went from 200 people to 220.\nThat is a rise of 10%.\n"


def git(*command: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *command], check=True, capture_output=True)


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """A repository with three documents on the branch main, and a branch with work on it."""
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    Path("docs").mkdir()
    for name in ("a.md", "docs/b.md", "docs/ü c.md"):
        Path(name).write_text(OLD)
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "work")

    def run(*argv):
        return main(("check", "-o", "json=out.json", *argv)), *capsys.readouterr()

    return run


def checked():
    data = json.loads(Path("out.json").read_text())
    return [report["document"]["name"] for report in data["reports"]]


def lines():
    return [claim["line"] for claim in json.loads(Path("out.json").read_text())["reports"][0]["claims"]]


def test_changes_that_are_committed_staged_or_neither_and_new_files_count(run):
    Path("a.md").write_text(OLD + "\nMore.\n")
    git("commit", "-qam", "two")
    assert run("--changed-since", "main")[0] == 1
    assert checked() == ["a.md"]
    Path("docs/b.md").write_text(OLD + "\nMore.\n")
    git("add", ".")
    Path("docs/ü c.md").write_text(OLD + "\nMore.\n")
    Path("docs/new.md").write_text("Nothing.\n")
    assert run("--changed-since", "main")[0] == 1
    assert checked() == ["a.md", "docs/b.md", "docs/new.md", "docs/ü c.md"]
    run("--changed-since", "main", "docs/*.md")
    assert checked() == ["docs/b.md", "docs/new.md", "docs/ü c.md"]


def test_what_changed_on_the_other_branch_does_not_count(run):
    git("checkout", "-q", "main")
    Path("a.md").write_text(OLD + "\nMore.\n")
    git("commit", "-qam", "two")
    git("checkout", "-q", "work")
    Path("docs/b.md").write_text(OLD + "\nMore.\n")
    run("--changed-since", "main")
    assert checked() == ["docs/b.md"]


def test_nothing_changed_is_no_error_and_the_reports_say_so(run):
    code, _, err = run("--changed-since", "main")
    assert (code, err) == (0, "no document has changed since main\n")
    assert json.loads(Path("out.json").read_text())["reports"] == []
    assert main(["check", "--changed-since", "main"]) == 0


def test_only_claims_on_changed_lines(run):
    Path("a.md").write_text(OLD.replace("rise of 10%", "rise of 12%"))
    assert run("--changed-since", "main")[0] == 1
    assert 3 in lines()
    code, out, _ = run("--changed-since", "main", "--changed-lines")
    assert code == 1
    assert set(lines()) == {7}
    assert "only claims on lines changed since main" in out


def test_a_change_of_an_input_counts(run):
    Path("a.md").write_text(OLD.replace("to 220", "to 230"))
    assert run("--changed-since", "main", "--changed-lines")[0] == 1
    assert 7 in lines()


def test_an_old_contradiction_does_not_fail_a_new_change(run):
    Path("a.md").write_text(OLD.replace("Nobody", "Hardly anybody"))
    assert run("--changed-since", "main", "--changed-lines")[0] == 0
    Path("a.md").write_text(OLD.replace("Nobody knows why.\n\n", ""))
    assert run("--changed-since", "main", "--changed-lines")[0] == 0


def test_a_new_file_has_only_changed_lines(run):
    Path("new.md").write_text(OLD)
    assert run("--changed-since", "main", "--changed-lines", "new.md")[0] == 1


def test_lines_that_git_does_not_compare_all_count(run):
    Path(".gitattributes").write_text("*.md binary\n")
    Path("a.md").write_text(OLD + "\nMore.\n")
    assert run("--changed-since", "main", "--changed-lines", "a.md")[0] == 1


def test_the_users_settings_of_git_change_nothing(run):
    for setting in ("diff.noprefix", "diff.relative", "diff.mnemonicPrefix"):
        git("config", setting, "true")
    git("config", "color.ui", "always")
    git("config", "diff.interHunkContext", "50")
    git("config", "diff.external", "false")
    Path("docs/b.md").write_text(OLD.replace("Nobody", "Hardly anybody").replace("rise of 10%", "rise of 10% or so"))
    assert run("--changed-since", "main", "--changed-lines")[0] == 0
    assert checked() == ["docs/b.md"]


def test_from_a_folder_within(run, monkeypatch):
    Path("docs/b.md").write_text(OLD + "\nMore.\n")
    monkeypatch.chdir("docs")
    run("--changed-since", "main")
    assert checked() == ["b.md"]


@pytest.mark.parametrize("ref", ["nowhere", "--output=x", "main:a.md"])
def test_an_unknown_revision_is_an_error(run, ref):
    code, _, err = run(f"--changed-since={ref}")
    assert code == 2 and err.startswith(f"claimcheck: there is no revision {ref!r} here; fetch it")
    assert err.count("\n") == 1


def test_outside_of_a_repository(run, tmp_path_factory, monkeypatch):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "a.md").write_text(OLD)
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(elsewhere.parent))
    code, _, err = run("--changed-since", "main")
    assert code == 2 and "is in no git repository" in err


def test_unrelated_histories(run):
    git("checkout", "-q", "--orphan", "lone")
    git("commit", "-qm", "lone")
    code, _, err = run("--changed-since", "main")
    assert code == 2 and "share no commit" in err


def test_lines_need_a_revision(run):
    code, _, err = run("--changed-lines", "a.md")
    assert code == 2 and "--changed-since" in err


def test_outside_a_repository_that_is_what_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    Path("sub").mkdir()
    Path("sub/a.md").write_text(WRONG)
    Path("sub/claimcheck.toml").write_text("online =")
    assert main(["check", "--changed-since", "HEAD", "."]) == 2
    assert "is in no git repository" in capsys.readouterr().err
