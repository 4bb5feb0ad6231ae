"""The GitHub Action, the pre-commit hook and the GitLab job: read as YAML, their commands run as a shell runs them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from claimcheck.options import parser

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
INSTALL, CHECK = ACTION["runs"]["steps"]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")

WRONG = "The fleet grew from 40 boats to 50 boats, a rise of 53%.\n"
RIGHT = "The fleet grew from 40 boats to 50 boats, a rise of 25%.\n"

needs_bash = pytest.mark.skipif(not (shutil.which("bash") and shutil.which("git")), reason="no bash or git here")


@pytest.fixture
def step(tmp_path):
    """Run the action's check as a runner does; returns exit code, standard output, summary and outputs."""
    work, temp = tmp_path / "work", tmp_path / "temp dir"
    (temp / "claimcheck" / "bin").mkdir(parents=True)
    command = temp / "claimcheck" / "bin" / "claimcheck"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimcheck "$@"\n')
    command.chmod(0o755)
    work.mkdir()
    git(work, "init", "-q", "-b", "main")

    def step(**inputs):
        given = {name: str(of["default"]) for name, of in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        for name in ("summary", "outputs"):
            (tmp_path / name).write_text("")
        env = {
            **os.environ,
            **{key: filled(value, given) for key, value in CHECK["env"].items()},
            "RUNNER_TEMP": str(temp),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
            "GITHUB_OUTPUT": str(tmp_path / "outputs"),
        }
        script = tmp_path / "step.sh"
        script.write_text(CHECK["run"])
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        done = subprocess.run(shell, cwd=work, env=env, capture_output=True, text=True, check=False)
        outputs = dict(line.split("=", 1) for line in (tmp_path / "outputs").read_text().splitlines())
        return done.returncode, done.stdout, (tmp_path / "summary").read_text(encoding="utf-8"), outputs

    step.work = work
    return step


def filled(text: str, given: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: given[m[1]], text)


def git(folder: Path, *command: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *command], cwd=folder, check=True, capture_output=True)


@needs_bash
def test_the_action_annotates_sums_up_and_fails(step):
    (step.work / "a.md").write_text(WRONG)
    (step.work / "b.md").write_text(RIGHT)
    code, out, summary, outputs = step()
    assert code == 1
    assert out.startswith("::error file=a.md,line=1,") and out.count("::error") == 1
    assert "# Figures in a.md" in summary and "# Figures in b.md" in summary
    assert outputs["inconsistent"] == "true"
    assert "<title>Figures in" in Path(outputs["report"]).read_text(encoding="utf-8")
    assert not (step.work / "reports").exists()


@needs_bash
def test_the_action_is_content_with_consistent_documents(step):
    (step.work / "b.md").write_text(RIGHT)
    code, out, summary, outputs = step(files="*.md")
    assert (code, out, outputs["inconsistent"]) == (0, "", "false")
    assert "1 verified" in summary


@needs_bash
def test_the_actions_inputs_reach_the_command(step):
    (step.work / "a b.md").write_text(WRONG)
    assert step(fail_on="never")[0] == 0
    assert step(files="a?b.md nothing.md")[0] == 2
    assert step(arguments="-o sarif=out.sarif")[0] == 1
    assert (step.work / "out.sarif").exists()
    git(step.work, "add", ".")
    git(step.work, "commit", "-qm", "one")
    assert step(changed_since="main")[0] == 0
    (step.work / "a b.md").write_text(f"New.\n\n{WRONG}")
    assert step(changed_since="main")[0] == 1
    assert step(changed_since="main", changed_lines="true")[0] == 0
    assert step(changed_since="nowhere", baseline="none")[0] == 2


@needs_bash
def test_no_input_is_run_as_a_command(step):
    (step.work / "a.md").write_text(RIGHT)
    bad = "$(touch pwned) `touch pwned` ; touch pwned"
    assert step(files=bad, arguments=bad)[0] == 2
    assert step(changed_since=bad, fail_on=bad, baseline=bad, changed_lines=bad)[0] == 2
    assert not (step.work / "pwned").exists()


def test_the_action_takes_its_inputs_from_the_environment_only():
    for one in (INSTALL, CHECK):
        assert "${{" not in one["run"]
        assert one["shell"] == "bash"
    used = {
        m for one in (INSTALL, CHECK) for text in one["env"].values() for m in re.findall(r"inputs\.([\w-]+)", text)
    }
    assert used == set(ACTION["inputs"])


def test_the_action_installs_its_own_files():
    (line,) = [line for line in INSTALL["run"].splitlines() if "pip install" in line]
    assert line.endswith('"$GITHUB_ACTION_PATH${EXTRAS:+[$EXTRAS]}"')


def test_the_page_names_every_input_and_output():
    for name in [*ACTION["inputs"], *ACTION["outputs"]]:
        assert f"| `{name}` |" in PAGE


def test_the_hooks_command_is_one():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["language"] == "python"
    command = hook["entry"].split()
    assert command[0] == "claimcheck"
    assert parser().parse_args([*command[1:], "a.md"]).no_report
    assert re.search(hook["files"], "docs/a.md") and not re.search(hook["files"], "a.py")


@pytest.mark.parametrize("block", re.findall(r"```yaml\n(.*?)```", PAGE, re.S))
def test_the_pages_examples_are_yaml_and_their_commands_parse(block):
    text = block
    data = yaml.safe_load(text)
    assert isinstance(data, dict)
    for line in data.get("figures", {}).get("script", []):
        if line.startswith("claimcheck "):
            parser().parse_args(line.split()[1:])
    for job in (data.get("jobs") or {}).values():
        for one in job["steps"]:
            if "claimcheck" in one.get("uses", ""):
                assert set(one["with"]) <= set(ACTION["inputs"])
