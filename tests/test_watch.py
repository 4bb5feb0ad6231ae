"""`--watch`: a saved document is checked again, and nothing else is."""

import os
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

pytest.importorskip("watchfiles")

GOOD = "Of the 50 boats, 25 (50%) are new.\n"
BAD = "Of the 50 boats, 25 (53%) are new.\n"
PATIENCE = 120  # seconds before a line that does not come is a failure


class Watching:
    """A running `claimcheck check --watch`."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-u", "-m", "claimcheck", "check", "--watch", "--no-report", *arguments]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
        )
        self.lines: queue.Queue[str | None] = queue.Queue()  # None at the end
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def until(self, words: str) -> str:
        """Everything that is printed up to a line with these words."""
        seen = ""
        while words not in seen:
            line = self.lines.get(timeout=PATIENCE)
            assert line is not None, f"it ended before it said {words!r}:\n{seen}"
            seen += line
        return seen

    def end(self) -> int:
        self.until("watching")
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def watching(tmp_path):
    started = []

    def start(*arguments: str) -> Watching:
        started.append(Watching(tmp_path, *arguments))
        return started[-1]

    yield start
    for one in started:
        one.process.kill()
        one.process.wait()
        one.process.stdout.close()


def replaced(path: Path, text: str) -> None:
    """Save as editors do: a new file takes the old one's place, so that nobody sees it half written."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def test_a_saved_document_is_checked_again_and_the_last_check_decides(tmp_path, watching):
    draft = tmp_path / "draft.md"
    draft.write_text(GOOD, encoding="utf-8")
    running = watching("draft.md")
    running.until("watching")
    replaced(draft, BAD)
    assert "draft.md:1:22: inconsistent" in running.until("1 inconsistent")
    assert running.end() == 1


def test_documents_that_stay_as_they_are_are_not_shown_again(tmp_path, watching):
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    running = watching(".")
    running.until("watching")
    replaced(tmp_path / "b.md", BAD)
    seen = running.until("watching")
    assert "b.md:1:22: inconsistent" in seen and "a.md" not in seen
    replaced(tmp_path / "c.md", BAD)
    assert "c.md:1:22: inconsistent" in running.until("3 documents")
    assert running.end() == 1


def test_tables_and_ledgers_that_the_configuration_names_are_watched(tmp_path, watching):
    for folder in ("texts", "facts", "tables"):
        (tmp_path / folder).mkdir()
    (tmp_path / "claimcheck.toml").write_text('claims = "facts"\ndata = "tables"\n', encoding="utf-8")
    (tmp_path / "texts" / "a.md").write_text(GOOD, encoding="utf-8")
    table = tmp_path / "tables" / "a.csv"
    table.write_text("region,boats\nNorth,30\nSouth,20\n", encoding="utf-8")
    running = watching("texts/a.md")
    running.until("watching")
    replaced(table, "region,boats\nNorth,30\nSouth,21\n")
    assert "checking texts/a.md again" in running.until("again")
    running.until("watching")
    (tmp_path / "facts" / "a.toml").write_text("", encoding="utf-8")
    assert "checking texts/a.md again" in running.until("again")
    assert running.end() == 0


def test_a_document_that_cannot_be_read_is_not_read_over_and_over(tmp_path, watching):
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"no archive")
    running = watching("-o", "out/", ".")  # whose reports are changes in the folder that is watched
    running.until("watching")
    replaced(tmp_path / "a.md", BAD)
    seen = running.until("watching")
    assert "checking a.md again" in seen and "b.docx is not a Word document" in seen
    (tmp_path / "b.docx").unlink()
    replaced(tmp_path / "c.md", GOOD)
    assert "b.docx" not in running.until("2 documents").replace("checking", "")
    assert running.end() == 1


def test_a_broken_configuration_is_told_once_for_each_change_of_it(tmp_path, watching):
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    settings = tmp_path / "claimcheck.toml"
    settings.write_text("online =", encoding="utf-8")
    running = watching(".")
    assert running.until("watching").count("not valid TOML") == 1
    for number in range(3):  # other files of the folder change, as the file does to which all this is printed
        replaced(tmp_path / f"log{number}", "")
    replaced(settings, "\nonline =")
    seen = running.until("claimcheck.toml:2")
    assert seen.count("not valid TOML") == 1
    replaced(settings, "")
    assert "not valid TOML" not in running.until("1 verified")
    assert running.end() == 0


def test_what_is_not_there_cannot_be_watched(tmp_path, watching):
    running = watching("missing.md")
    assert "cannot watch missing.md" in running.until("missing.md")
    assert running.process.wait(PATIENCE) == 2


def test_standard_input_cannot_be_watched(tmp_path, watching):
    running = watching("-")
    assert "--watch needs files or folders" in running.until("--watch needs")
    assert running.process.wait(PATIENCE) == 2
