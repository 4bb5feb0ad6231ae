"""The pages of docs/ are true: what they save and run prints what they show, and their Python runs as printed."""

import doctest
import re
from pathlib import Path

import pytest

from claimcheck.cli import main

DOCS = Path(__file__).parents[1] / "docs"
SAVED = re.compile(r"as `([\w.-]+)`:?\n\n```\w*\n(.*?)```", re.S)
CONSOLE = re.compile(r"```console\n(.*?)```", re.S)
PYTHON = re.compile(r"```python\n(>>>.*?)```", re.S)


def pages_with(pattern: re.Pattern[str]) -> list:
    pages = [page for page in sorted(DOCS.glob("*.md")) if pattern.search(page.read_text(encoding="utf-8"))]
    return [pytest.param(page.read_text(encoding="utf-8"), id=page.name) for page in pages]


def commands(console: str) -> list[tuple[str, str]]:
    """The commands of a block, each with what it prints."""
    parts = re.split(r"^\$ (.*)\n", console, flags=re.M)
    return list(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("page", pages_with(SAVED))
def test_a_page_s_commands_print_what_it_shows(page, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for name, content in SAVED.findall(page):
        Path(name).write_text(content, encoding="utf-8")
    shown = [command for console in CONSOLE.findall(page) for command in commands(console)]
    assert shown
    for command, expected in shown:
        program, *arguments = command.split()
        assert program == "claimcheck"
        main(arguments)
        printed = capsys.readouterr().out
        assert doctest.OutputChecker().check_output(expected, printed, doctest.ELLIPSIS), printed


@pytest.mark.parametrize("page", pages_with(PYTHON))
def test_a_page_s_python_runs_as_printed(page):
    session = "\n".join(PYTHON.findall(page))
    test = doctest.DocTestParser().get_doctest(session, {}, "page", "page", 0)
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test).failed == 0
