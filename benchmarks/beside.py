"""The command beside others that people run on documents, on many files with one core and all, and on a long one.

    python benchmarks/beside.py [FOLDER]

FOLDER has `typos`, `codespell` and `proselint`, if they are not on the path; those that are missing are left out. It
prints seconds of CPU or by the clock, and ratios.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from check_speed import cpu_of
from prose import prose

CLAIMCHECK = (sys.executable, "-m", "claimcheck")
FILES = 200
LONG = 5_000_000  # characters


def command(name: str, folder: str | None) -> str | None:
    """Return the path of a program, looked for in a folder first."""
    return (shutil.which(name, path=folder) if folder else None) or shutil.which(name)


def wall(*arguments: str) -> float:
    """Return the seconds that a command takes by the clock."""
    start = time.perf_counter()
    subprocess.run(arguments, capture_output=True, check=False)
    return time.perf_counter() - start


def beside(folder: str | None) -> None:
    """Print what a small Markdown file costs each program."""
    with tempfile.TemporaryDirectory() as place:
        page = Path(place, "page.md")
        page.write_text("# Title\n\n" + prose(5_000), encoding="utf-8")
        rows = {"claimcheck --version": (*CLAIMCHECK, "--version")}
        rows["claimcheck check"] = (*CLAIMCHECK, "check", "--no-report", str(page))
        programs = {"typos": (), "codespell": (), "proselint": ("check",)}
        for name, arguments in programs.items():
            found = command(name, folder)
            if found:
                rows[name] = (found, *arguments, str(page))
        seconds = {name: cpu_of(*row) for name, row in rows.items()}
    print("5 kB of Markdown, cold, CPU seconds")
    for name, taken in seconds.items():
        print(f"  {name:22s} {taken:6.3f}   {taken / seconds['claimcheck check']:5.2f} x claimcheck check")


def many_files() -> None:
    """Print what all cores gain on many files."""
    with tempfile.TemporaryDirectory() as place:
        for number in range(FILES):
            Path(place, f"page{number:03}.md").write_text(prose(10_000 + number), encoding="utf-8")
        run = (*CLAIMCHECK, "check", "-qq", "--no-report", place)
        one, all_ = wall(*run, "-j", "1"), wall(*run)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    print(
        f"{FILES} files of 10 kB: {one:.2f} s in one process, {all_:.2f} s on {cores} cores, {one / all_:.2f} x as fast"
    )


def long_file() -> None:
    """Print what one long document costs."""
    with tempfile.TemporaryDirectory() as place:
        page = Path(place, "long.md")
        page.write_text(prose(LONG), encoding="utf-8")
        taken = cpu_of(*CLAIMCHECK, "check", "-qq", "--no-report", str(page), repeats=1)
    print(f"one Markdown file of {LONG / 1e6:.0f} MB: {taken:.2f} s of CPU")


if __name__ == "__main__":
    beside(sys.argv[1] if len(sys.argv) > 1 else None)
    many_files()
    long_file()
