"""Where reports go, and how a format is found."""

from pathlib import Path

import pytest

from claimcheck import reports
from claimcheck.reports import _files

FOLDER = Path("reports")

NAMES = [
    (["draft.md"], ["draft.md"]),
    (["notes/draft.txt"], ["draft.md"]),
    (["-"], ["stdin.md"]),
    (["a/x.md", "b/y.md"], ["x.md", "y.md"]),
    (["x.md", "x.txt"], ["x.md.md", "x.txt.md"]),
    (["a/x.md", "b/x.md"], ["a-x.md", "b-x.md"]),
    (["top/a/x.md", "low/a/x.md", "z.md"], ["top-a-x.md", "low-a-x.md", "z.md"]),
    (["a/x.md", "a/x.txt", "b/x.md"], ["a-x.md", "x.txt.md", "b-x.md"]),
    (["reports/x.md"], ["x.md.md"]),
    ([".notes"], [".notes.md"]),
]


@pytest.mark.parametrize(("inputs", "expected"), NAMES)
def test_each_document_has_a_report_of_its_own(inputs, expected, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert _files.destinations(inputs, FOLDER, ".md") == [FOLDER / name for name in expected]


PLANS = [
    ([], None, "markdown", "reports/", True),
    (["-"], None, "markdown", "-", False),
    (["-"], "json", "json", "-", False),
    (["out.json"], None, "json", "out.json", False),
    (["out.JSON"], None, "json", "out.JSON", False),
    (["out.md"], "json", "json", "out.md", False),
    (["json=out.md"], None, "json", "out.md", False),
    (["./a=b.md"], None, "markdown", "./a=b.md", False),
    (["out/"], None, "markdown", "out/", True),
    (["out.markdown"], None, "markdown", "out.markdown", False),
    (["summary"], None, "markdown", "summary", False),
    (["out.x7Qd"], None, "markdown", "out.x7Qd", False),
    (["markdown=out.pdf"], None, "markdown", "out.pdf", False),
    (["html=html"], None, "html", "html", False),
]


@pytest.mark.parametrize(("outputs", "format", "name", "path", "separate"), PLANS)
def test_what_is_asked_for(outputs, format, name, path, separate):
    (plan,) = _files.plan(["draft.txt"], outputs, format)
    assert (plan.format.name, plan.path, bool(plan.separate)) == (name, path, separate)


def test_a_directory_that_is_there_gets_a_report_for_each(tmp_path: Path):
    (plan,) = _files.plan(["draft.txt"], [str(tmp_path)], None)
    assert plan.separate == {"draft.txt": str(tmp_path / "draft.md")}


WRONG = [
    (["draft.txt"], None, "overwrite"),
    (["-", "json=-"], None, "one report"),
    (["json="], None, "missing"),
    (["out.pdf"], None, r"no report is written as \.pdf.*\.html"),
    (["Out.DOCX"], None, r"\.docx"),
    (["html"], None, "html is a format; write '-o html=PATH'"),
    (["JUnit"], None, "junit is a format"),
]


@pytest.mark.parametrize(("outputs", "format", "says"), WRONG)
def test_what_cannot_be(outputs, format, says):
    with pytest.raises(_files.OutputError, match=says):
        _files.plan(["draft.txt"], outputs, format)


def test_writing_makes_the_directory_and_survives_what_utf_8_cannot_hold(tmp_path: Path):
    file = tmp_path / "a" / "b.md"
    _files.write(file, "5 \ud800\n")
    assert file.read_bytes() == b"5 \\ud800\n"


def test_every_module_of_the_package_is_a_format():
    assert {"json", "markdown", "terminal"} <= set(reports.names())
    for name in reports.names():
        assert reports.get(name).name == name
        assert reports.get(name).suffix.startswith(".")


def test_an_unknown_format_is_told_with_those_there_are():
    with pytest.raises(reports.UnknownFormatError, match=r"'pdf'.*json, .*markdown"):
        reports.get("pdf")


PLUGIN = """
from claimcheck.reports import Format
FORMAT = Format("shout", ".shout", lambda reports: f"{len(reports)}!")
"""


def test_an_installed_package_adds_a_format(tmp_path: Path, monkeypatch):
    (tmp_path / "shouting.py").write_text(PLUGIN)
    info = tmp_path / "shouting-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[claimcheck.reports]\nshout = shouting:FORMAT\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert reports.get("shout").render([]) == "0!"
