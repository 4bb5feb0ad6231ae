"""Several documents at a time: the same output as one after another; progress on a terminal only."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli import main
from claimcheck.config import Settings
from claimcheck.model import Report
from claimcheck.running import Job, Kept, LookedUp, Progress, of_each, results

WRONG = "The ferry fleet has 40 boats, of which 14 (53%) are new.\n"
RIGHT = "The ferry fleet has 40 boats, of which 14 (35%) are new.\n"


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for number in range(6):
        Path(f"{number}.txt").write_text((WRONG if number % 2 else RIGHT) * (number + 1))
    return [f"{number}.txt" for number in range(6)]


def test_the_output_is_that_of_one_process(files, capsys, monkeypatch):
    said = {}
    for processes in ("1", "3"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
        outputs = ("-o", "json=all.json", "-o", "md/")
        code = main(["check", "-v", "-j", processes, *outputs, "5.txt", "-", "missing.txt", *files])
        written = [Path("all.json").read_bytes(), *(path.read_bytes() for path in sorted(Path("md").iterdir()))]
        said[processes] = (code, capsys.readouterr(), written)
    assert said["1"] == said["3"]
    assert said["1"][0] == 2


def name_of(result: Report | list[str]) -> str:
    return result.document.name if isinstance(result, Report) else result[0]


def test_what_is_made_of_reports_comes_in_the_order_of_the_documents(files):
    jobs = [Job(name, name, Settings()) for name in reversed(files)]
    assert list(of_each(jobs, [name_of] * len(jobs), 2)) == [job.name for job in jobs]
    assert [(job, name_of(report)) for job, report in results(jobs)] == [(job, job.name) for job in jobs]


def test_a_file_that_is_saved_while_it_is_checked_is_checked_again(files):
    kept, job = Kept(), Job("0.txt", "0.txt", Settings())
    assert kept.result(job) is None
    kept.keep(job, ["checked"])
    assert kept.result(job) == ["checked"]
    kept.clear()
    assert kept.result(job) is None
    Path("0.txt").write_text("Saved meanwhile.")
    kept.keep(job, ["checked"])
    assert kept.result(job) is None


def test_a_process_that_dies_is_told_and_takes_no_other_document_along(files):
    Path("dying.py").write_text(
        "import os\nfrom claimcheck.checks.base import Check, Examples\n"
        "def find(sentence, reading):\n    if 'boats' in sentence.text:\n        os._exit(9)\n    return iter(())\n"
        'CHECK = Check("XX001", "dying", "A bug.", "A bug.", find, Examples((), (), ()), in_sentence=find)\n'
    )
    info = Path("dying-1.0.dist-info")
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: dying\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[claimcheck.checks]\ndying = dying:CHECK\n")
    names = ["first.txt", files[0], "last.txt"]
    for name in (names[0], names[2]):
        Path(name).write_text("Of 40 ships, 14 (53%) are new.\n")
    command = [sys.executable, "-m", "claimcheck", "check", "-j", "2", "--no-report", *names]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": "."}, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"claimcheck: {files[0]}: the process that checked it")
    assert done.stdout.count("inconsistent [part_of_whole]") == 2


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5"])
def test_a_number_of_documents_is_one(files, number, capsys):
    assert main(["check", f"--jobs={number}", "0.txt"]) == 2
    assert "is not a number of documents" in capsys.readouterr().err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_once_it_takes_long_and_makes_room(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    now = [0.0]
    stream = Terminal()
    progress = Progress(stream, 3, lambda: now[0])
    progress.show(1)
    progress.hide()
    assert stream.getvalue() == ""
    now[0] = 2.0
    progress.show(2)
    assert stream.getvalue() == "\r\x1b[2Kchecked 2 of 3 documents"
    progress.hide()
    assert stream.getvalue().endswith("\r\x1b[2K")
    progress.show(3)
    assert stream.getvalue().endswith("\r\x1b[2K")


@pytest.mark.parametrize(
    ("stream", "total", "term"),
    [(io.StringIO(), 3, "xterm"), (Terminal(), 1, "xterm"), (Terminal(), 3, "dumb"), (None, 3, "xterm")],
)
def test_no_progress_where_nobody_looks(stream, total, term, monkeypatch):
    monkeypatch.setenv("TERM", term)
    now = [0.0]
    progress = Progress(stream, total, lambda: now[0])
    now[0] = 9.0
    progress.show(0)
    assert not stream or stream.getvalue() == ""


def test_few_documents_start_no_process(files):
    code = "import sys; from claimcheck.cli import main; main(['check', *sys.argv[1:]]); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, *files], capture_output=True, text=True, check=True)
    assert "concurrent.futures.process" not in done.stdout.splitlines()[-1].split()


class _Terminal(io.StringIO):
    def isatty(self):
        return True


def test_long_look_ups_are_shown_on_a_terminal_only(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    times = iter([0.0, 0.5, 2.0])
    terminal = _Terminal()
    line = LookedUp(terminal, clock=lambda: next(times))
    line.show(1, 12)
    assert terminal.getvalue() == ""  # what is soon done needs no words
    line.show(2, 12)
    line.hide()
    assert terminal.getvalue() == "\r\x1b[2Klooked up 2 of 12 addresses\r\x1b[2K"
    plain = io.StringIO()
    LookedUp(plain, clock=lambda: 9.0).show(1, 2)
    assert plain.getvalue() == ""
