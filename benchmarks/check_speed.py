"""Measures a whole check: a cold command, and the pace on growing documents, beside quantulum3 on the same text.

    python benchmarks/check_speed.py [FILE ...]

Prints CPU seconds and, because machines differ, ratios: to quantulum3's parser, and of ten times the text to once. The
prose that it makes has a figure every 80 characters, twice as many as news and reports; FILEs are texts of your own.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from prose import prose
from tables import tables

SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
SLOW = 2_000_000  # characters from which on one run is enough
REPEATS = 5
EXAMPLE = Path(__file__).parents[1] / "examples" / "trade-briefing.md"


def cpu_of(*command: str, repeats: int = REPEATS) -> float:
    """Return the least CPU time of a command in seconds, over a few runs."""
    times = []
    # As an installed program runs: what Python compiles is kept, by the first run at the latest.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(repeats):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=False, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def cpu_in_process(call: Callable[[], object], repeats: int = 3) -> float:
    """Return the least CPU time of a call in seconds, over a few runs."""
    times = []
    for _ in range(repeats):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def cold_starts() -> None:
    """Print what starting costs."""
    with tempfile.TemporaryDirectory() as folder:
        text, page = Path(folder, "five.txt"), Path(folder, "five.md")
        text.write_text(prose(5_000))
        page.write_text("# Title\n\n" + prose(5_000))
        run = (sys.executable, "-m", "claimcheck")
        bare = cpu_of(sys.executable, "-c", "pass")
        rows = {
            "python itself": bare,
            "claimcheck --version": cpu_of(*run, "--version"),
            "check, 5 kB of text": cpu_of(*run, "check", "-o", "-", str(text)),
            "check, 5 kB of Markdown": cpu_of(*run, "check", "-o", "-", str(page)),
            "check, a page and facts": cpu_of(*run, "check", "-o", "-", str(EXAMPLE)),
            "quantulum3, one sentence": cpu_of(
                sys.executable, "-c", "from quantulum3 import parser; parser.parse('It cost $5.')"
            ),
        }
    print("cold start, CPU seconds")
    for name, seconds in rows.items():
        print(f"  {name:28s} {seconds:6.3f}   {seconds / bare:6.1f} x python")


def of_files(title: str, files: Sequence[str]) -> None:
    """Print the pace on all files together."""
    if files:
        print(title)
        line("\n\n".join(Path(file).read_text("utf-8", "replace") for file in files))


def grown(title: str, made: Callable[[int], str], sizes: Sequence[int]) -> None:
    """Print how the time of a check grows with a text that `made` makes of a size."""
    print(title)
    last = (0, 0.0)
    for size in sizes:
        text = made(size)
        last = len(text), line(text, last)


def line(text: str, last: tuple[int, float] = (0, 0.0)) -> float:
    """Print the time of a text, beside the `last` one's length and time; return it."""
    from claimcheck import check, documents

    repeats = 3 if len(text) < SLOW else 1
    seconds = cpu_in_process(lambda: check(documents.read_text(text, format="markdown")), repeats)
    size, before = last
    growth = f"   {seconds / before:5.1f} x the time of {size / len(text):.2f} of it" if size else ""
    print(f"  {len(text):>9,} characters  {seconds:7.3f} s  {len(text) / seconds / 1e6:6.2f} MB/s{growth}")
    return seconds


def pace(files: Sequence[str]) -> None:
    """Print how the time of a check grows, and how it compares."""
    from quantulum3 import parser

    from claimcheck import check

    check(prose(20_000))
    parser.parse("warm up 1%")
    of_files("whole check of Markdown, one core: files", files)
    grown("whole check of Markdown, one core: dense prose", prose, SIZES)
    grown("whole check of Markdown, one core: tables", tables, SIZES[:3])
    text = prose(2_000)
    ours = cpu_in_process(lambda: check(text))
    theirs = cpu_in_process(lambda: parser.parse(text), repeats=1)
    print(f"  quantulum3 takes {theirs / ours:.0f} times as long to parse 2,000 characters as claimcheck to check them")


if __name__ == "__main__":
    cold_starts()
    pace(sys.argv[1:])
