"""The README is true: its Python session runs as printed, and its sample output is what the command prints."""

import doctest
import re
from pathlib import Path

from claimcheck.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_python_session_runs_as_printed():
    (session,) = blocks("python")
    test = doctest.DocTestParser().get_doctest(session, {}, "README.md", "README.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_the_sample_output_is_what_the_command_prints(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    main(["check", "-o", str(tmp_path / "report.md"), "examples/trade-briefing.md"])
    (sample,) = blocks("console")
    assert sample in capsys.readouterr().out


def test_every_linked_file_is_there():
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
