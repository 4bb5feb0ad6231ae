"""Which documents folders and patterns mean."""

import shutil
import subprocess
from pathlib import Path

import pytest

from claimcheck.cli import main
from claimcheck.config import Configs
from claimcheck.selection import Selection, SelectionError

TEXT = "The fleet has 40 boats.\n"
NAMES = ["a.md", "b.txt", "c.png", "docs/d.md", "docs/deep/e.markdown", "docs/.hidden/f.md", ".g.md", "docs/h.py"]


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(TEXT)
    return tmp_path


def selected(*arguments, **how):
    return [Path(name).as_posix() for name in Selection(Configs(), **how).files(arguments)]


def test_a_folder_means_its_documents_of_known_formats(files):
    assert selected(".") == ["a.md", "b.txt", "docs/d.md", "docs/deep/e.markdown"]
    assert selected("docs") == selected("docs/") == ["docs/d.md", "docs/deep/e.markdown"]


def test_a_file_that_is_named_is_meant_whatever_it_is_and_once(files):
    assert selected("docs/h.py", ".g.md", "missing.md", "-") == ["docs/h.py", ".g.md", "missing.md", "-"]
    assert selected("docs/d.md", "docs", "docs/d.md") == ["docs/d.md", "docs/deep/e.markdown"]


def test_patterns(files):
    assert selected("*.md") == ["a.md"]
    assert selected("docs/**/*") == ["docs/d.md", "docs/deep/e.markdown"]
    Path("x[1].md").write_text(TEXT)
    assert selected("x[1].md") == ["x[1].md"]


@pytest.mark.parametrize("argument", ["*.rst", "docs/.hidden/nothing*", "docs/deep/*.py"])
def test_a_pattern_without_a_document_is_an_error(files, argument):
    with pytest.raises(SelectionError, match="no documents there"):
        selected(argument)


def test_what_is_ignored_or_excluded_is_left_out_unless_it_is_named(files):
    Path(".claimcheckignore").write_text("# drafts\nb.*\n")
    Path("docs/.claimcheckignore").write_text("/d.md\n")
    Path("claimcheck.toml").write_text('exclude = ["deep/"]\n')
    assert selected(".") == ["a.md"]
    assert selected("*.*") == ["a.md"]
    assert selected("docs/d.md", "b.txt") == ["docs/d.md", "b.txt"]
    assert selected("docs/d.md", "a.md", "docs/deep/e.markdown", force_exclude=True) == ["a.md"]


def test_reports_are_no_documents(files):
    assert main(["check", "-qq", "-o", "out/", "-o", "html=pages/", "-o", "all.md", "."]) == 0
    again = selected(".", outputs=["out/", "pages/", "all.md"])
    assert again == ["a.md", "b.txt", "docs/d.md", "docs/deep/e.markdown"]
    Path("out/own.md").write_text(TEXT)
    assert "out/own.md" in selected(".", outputs=["out/"])


def test_reports_of_other_runs_are_known_by_their_mark_wherever_they_lie(files, capsys):
    Path("press").mkdir()
    Path("press/a.md").write_text(TEXT)
    outputs = ("press/old/", "press/page.html", "press/a.txt", "press/rows.csv")
    assert main(["check", "-qq", *(word for output in outputs for word in ("-o", output)), "a.md"]) == 0
    assert selected("press") == ["press/a.md"]
    assert selected("press/old/a.md") == ["press/old/a.md"]  # named, so it is meant
    capsys.readouterr()
    assert main(["check", "--no-report", "press"]) == 0
    assert capsys.readouterr().err == (
        f"left out: {Path('press/a.txt')}, {Path('press/old/a.md')}, {Path('press/page.html')}, 1 more "
        "are reports by claimcheck\n"
    )
    with pytest.raises(SelectionError, match="reports by claimcheck are none"):
        selected("press/old")


def test_a_text_about_reports_is_a_document(files):
    Path("about.md").write_text("# Figures in our yearbook\n\nThis report by claimcheck has 40 pages.\n")
    Path("about.txt").write_text("Report by claimcheck, with 40 pages.\n")
    assert {"about.md", "about.txt"} <= {*selected(".")}


@pytest.mark.skipif(not shutil.which("git"), reason="no git here")
def test_what_git_ignores_is_left_out(files):
    subprocess.run(["git", "init", "-q"], check=True)
    Path(".gitignore").write_text("deep/\n")
    Path("docs/ö.md").write_text(TEXT)
    assert selected(".") == ["a.md", "b.txt", "docs/d.md", "docs/ö.md"]
    subprocess.run(["git", "add", "."], check=True)
    Path("a.md").unlink()
    assert selected(".") == ["b.txt", "docs/d.md", "docs/ö.md"]
    with pytest.raises(SelectionError, match="git-ignored"):
        selected("docs/deep")


def test_links_that_lead_nowhere_are_left_out_with_a_note_unless_they_are_named(files, capsys):
    Path("docs/gone.md").symlink_to("nothing.md")
    Path("docs/one.md").symlink_to("two.md")
    Path("docs/two.md").symlink_to("one.md")
    Path("docs/good.md").symlink_to("d.md")
    Path("docs/around").symlink_to(".")
    assert main(["check", "--no-report", "docs"]) == 0
    shown = capsys.readouterr()
    assert shown.err == (
        f"left out: {Path('docs/gone.md')}, {Path('docs/one.md')}, {Path('docs/two.md')} are links that lead nowhere\n"
    )
    assert "3 documents" in shown.out
    assert main(["check", "--no-report", "docs/*.md"]) == 0
    for name in ("docs/gone.md", "docs/one.md"):
        capsys.readouterr()
        assert main(["check", name, "docs/d.md"]) == 2
        assert capsys.readouterr().err.startswith(f"claimcheck: cannot read {name}: ")


def test_commands_for_a_workflow_are_known_as_a_report(files):
    Path("bad.md").write_text("Of 40 boats, 14 (53%) are new.\n")
    assert main(["check", "-qq", "-o", "bad.github.txt", "bad.md"]) == 1
    Path("other.txt").write_text("::error file=a.c,line=5::There are 5 errors.\n")
    assert {"bad.github.txt", "other.txt"} & {*selected(".")} == {"other.txt"}
