"""`claimcheck completion`: what real shells make of its scripts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli import main

COMMANDS = {"annotate", "check", "extract", "checks", "explain", "baseline", "config", "source", "completion"}
CASES = [
    ("claimcheck ", COMMANDS | {"--help", "--version"}),
    ("claimcheck so", {"source"}),
    ("claimcheck source ", {"add", "list", "check", "refresh", "todo", "--help"}),
    ("claimcheck source add trade --metric", {"--metric", "--metric-aliases"}),
    ("claimcheck source check --", {"--claims", "--config", "--help"}),
    ("claimcheck check --fail", {"--fail-on"}),
    ("claimcheck check --color ", {"auto", "always", "never"}),
    ("claimcheck source list --format j", {"json"}),
    ("claimcheck completion ", {"bash", "fish", "zsh", "--help"}),
]
BASH = """
source {script}
COMP_WORDS=({words})
COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_claimcheck
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def script(tmp_path, capsys):
    """Write the script for a shell to a file."""

    def script(shell: str) -> Path:
        assert main(["completion", shell]) == 0
        (tmp_path / shell).write_text(capsys.readouterr().out, encoding="utf-8")
        return tmp_path / shell

    return script


def lines(shell: str, code: str, folder: Path) -> list[str]:
    """Run code in a shell that knows nothing of its user, and return what it prints."""
    if not shutil.which(shell) or sys.platform == "win32":
        pytest.skip(f"no {shell} here")
    env = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    done = subprocess.run([shell, "-c", code], capture_output=True, text=True, cwd=folder, env=env, check=False)
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize(("typed", "offered"), CASES)
def test_bash(script, tmp_path, typed, offered):
    words = " ".join(f"'{word}'" for word in typed.split(" "))
    assert set(lines("bash", BASH.format(script=script("bash"), words=words), tmp_path)) == offered


@pytest.mark.parametrize(
    "typed", ["claimcheck check dra", "claimcheck check --claims ", "claimcheck check --output dra"]
)
def test_bash_leaves_files_to_the_shell(script, tmp_path, typed):
    words = " ".join(f"'{word}'" for word in typed.split(" "))
    assert lines("bash", BASH.format(script=script("bash"), words=words), tmp_path) == []


@pytest.mark.parametrize(("typed", "offered"), CASES)
def test_fish(script, tmp_path, typed, offered):
    said = lines("fish", f"source {script('fish')}; complete -C '{typed}'", tmp_path)
    dashed = typed.split(" ")[-1].startswith("-")  # fish offers options after a dash only
    assert {line.split("\t")[0] for line in said} == {word for word in offered if dashed or not word.startswith("-")}


def test_zsh_reads_the_script(script, tmp_path):
    code = f"autoload -U compinit; compinit -u; source {script('zsh')}; print ${{+functions[_claimcheck]}}"
    assert lines("zsh", code, tmp_path) == ["1"]


def test_there_are_no_others(capsys):
    assert main(["completion", "tcsh"]) == 2
    assert "invalid choice: 'tcsh'" in capsys.readouterr().err
