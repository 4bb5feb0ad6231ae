"""Measures a whole check: a cold command, and the pace on growing documents, beside quantulum3 on the same text.

    python benchmarks/check_speed.py

Prints CPU seconds and, because machines differ, ratios: to quantulum3's parser, and of ten times the text to once.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from prose import prose

SIZES = (10_000, 100_000, 1_000_000)
REPEATS = 5


def cpu_of(*command: str, repeats: int = REPEATS) -> float:
    """Return the least CPU time of a command in seconds, over a few runs."""
    times = []
    for _ in range(repeats):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=False)
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
            "quantulum3, one sentence": cpu_of(
                sys.executable, "-c", "from quantulum3 import parser; parser.parse('It cost $5.')"
            ),
        }
    print("cold start, CPU seconds")
    for name, seconds in rows.items():
        print(f"  {name:28s} {seconds:6.3f}   {seconds / bare:6.1f} x python")


def pace() -> None:
    """Print how the time of a check grows, and how it compares."""
    from quantulum3 import parser

    from claimcheck import check

    check("warm up 1%")
    parser.parse("warm up 1%")
    print("whole check on prose, one core")
    last = None
    for size in SIZES:
        text = prose(size)
        seconds = cpu_in_process(lambda text=text: check(text))
        growth = f"   {seconds / last:5.1f} x the time of a tenth of it" if last else ""
        print(f"  {size:>9,} characters  {seconds:7.3f} s  {size / seconds / 1e6:6.2f} MB/s{growth}")
        last = seconds
    text = prose(2_000)
    ours = cpu_in_process(lambda: check(text))
    theirs = cpu_in_process(lambda: parser.parse(text), repeats=1)
    print(f"  quantulum3 takes {theirs / ours:.0f} times as long to parse 2,000 characters as claimcheck to check them")


if __name__ == "__main__":
    cold_starts()
    pace()
