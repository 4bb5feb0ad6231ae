"""Checks from other packages, by entry point."""

import subprocess
import sys
from pathlib import Path

PLUGIN = """
from claimcheck.checks.base import Check, Examples
from claimcheck.model import Finding, Role, Status


def seven(stated):
    from claimcheck.figures import read_figure

    figure = read_figure(stated)
    status = Status.CONSISTENT if figure.value == 7 else Status.INCONSISTENT
    return Finding("seven", status, (Role("stated", figure),), "seven is 7")


def find(sentence, reading):
    for figure in sentence.figures:
        yield seven(figure)


CHECK = Check("XX001", "seven", "Every figure is seven.", "A joke.", seven, Examples((), (), ()), in_sentence=find)
"""


def test_an_installed_package_adds_a_check(tmp_path: Path):
    (tmp_path / "sevens.py").write_text(PLUGIN)
    info = tmp_path / "sevens-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: sevens\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[claimcheck.checks]\nseven = sevens:CHECK\n")
    code = (
        "from claimcheck import check; from claimcheck.checks import seven;"
        "print(seven('7').status, [f.check for f in check('It has 8 doors.').findings])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert result.stdout == "consistent ['seven']\n", result.stderr
