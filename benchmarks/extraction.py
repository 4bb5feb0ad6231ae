"""Measures the extractor beside quantulum3 on the same text, which this script makes: no data needed.

    python benchmarks/extraction.py [--quick]

Prints, for 10 kB, 100 kB and 1 MB of generated report prose: seconds and MB/s of claimcheck and of quantulum3, and how
many times faster claimcheck is; then the first call and the cold start of a process. quantulum3 grows faster than the
text, so it reads whole documents only up to 10 kB, and beyond that line by line (which favours it). `--quick` leaves
quantulum3 out beyond 10 kB.
"""

from __future__ import annotations

import subprocess
import sys
import time
import tracemalloc
import warnings
from collections.abc import Callable
from pathlib import Path
from random import Random

SEED = 20
SIZES = (10_000, 100_000, 1_000_000)
SUBJECTS = "Revenue,Output,The budget,Net profit,Turnover,Spending,The workforce,Traffic,Demand,The deficit".split(",")
VERBS = "rose,fell,grew,slipped,climbed,dropped".split(",")
PLAIN = (
    "The board said it would publish the full accounts before the annual meeting of shareholders.",
    "Analysts had expected a weaker result because of the late start of the season in most regions.",
    "None of the measures has been discussed with the unions, which asked for more time to reply.",
    "The minister declined to comment on the plan, which the committee is to examine in the spring.",
)


def prose(size: int) -> str:
    """Return about `size` characters of made-up report prose, the same for every run."""
    draw = Random(SEED)
    lines: list[str] = []
    length = 0
    while length < size:
        a, b, year = draw.randint(10, 990), draw.randint(1, 40), draw.randint(1990, 2024)
        numbers = (
            f"{draw.choice(SUBJECTS)} {draw.choice(VERBS)} {b}% to ${a}.{b % 10} million in {year}, "
            f"compared with ${a + b} million a year earlier."
        )
        other = (
            f"It employs {a},{b:03} people at {b} sites and covers {a} km of road in about {draw.randint(2, 9)} hours."
        )
        line = " ".join([numbers, *draw.sample(PLAIN, 2), other if draw.random() < 0.5 else draw.choice(PLAIN)])
        lines.append(line)
        length += len(line) + 1
    return "\n".join(lines)[:size]


def seconds(call: Callable[[], object]) -> float:
    """Return the seconds of CPU that one call takes."""
    start = time.process_time()
    call()
    return time.process_time() - start


def peak(call: Callable[[], object]) -> float:
    """Return the peak memory in MB that a call allocates."""
    tracemalloc.start()
    call()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def cold(code: str) -> float:
    """Return the wall seconds of a fresh process that runs `code`, the best of three."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def compare_sizes(quick: bool) -> None:
    """Print the table of speed by size."""
    from claimcheck.figures import extract

    print(f"{'text':>8} {'claimcheck':>20} {'quantulum3':>26} {'ratio':>8}")
    for size in SIZES:
        text = prose(size)
        ours = min(seconds(lambda t=text: extract(t)) for _ in range(3))
        row = f"{size // 1000:>5} kB {ours:>9.3f} s {size / ours / 1e6:>5.2f} MB/s"
        whole = size <= SIZES[0]
        if whole or not quick:
            # A part of the lines is enough to know the rate per character.
            part = text if whole else prose(SIZES[0])
            pieces = [part] if whole else part.splitlines()
            theirs = seconds(lambda p=pieces: [extract(piece, engine="quantulum3") for piece in p]) * (size / len(part))
            how = "whole" if whole else "by line, estimated"
            row += f" {theirs:>9.1f} s ({how}) {theirs / ours:>7.0f} x"
        print(row)
    print(f"peak memory for 1 MB: {peak(lambda: extract(prose(SIZES[-1]))):.1f} MB")


def main() -> None:
    """Print the comparison."""
    warnings.filterwarnings("ignore")
    ours = cold("from claimcheck.figures import extract; extract('It rose 5% to $3 million.')")
    theirs = cold("from quantulum3 import parser; parser.parse('It rose 5% to $3 million.')")
    bare = cold("pass")
    print(
        f"cold start, import and first call: claimcheck {ours:.2f} s, quantulum3 {theirs:.2f} s (Python alone "
        f"{bare:.2f} s)"
    )
    from claimcheck.figures import extract

    first = seconds(lambda: extract("It rose 5% to $3 million."))
    print(f"first call in a process, with the import of the readers: {first:.3f} s of CPU")
    extract("5 km", engine="quantulum3")
    compare_sizes("--quick" in sys.argv)
    print(f"({Path(__file__).name}: generated text, seed {SEED})")


if __name__ == "__main__":
    main()
