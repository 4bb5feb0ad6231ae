"""Measures the extractor beside quantulum3 on the same text, which this script makes: no data needed.

    python benchmarks/extraction.py [--quick]

Prints, for 10 kB to 1 MB of generated report prose: seconds and MB/s of claimcheck, the seconds that quantulum3 takes
for the same text in one call and line by line (its rate on 10 kB, scaled up), and how many times faster claimcheck is;
then the cold start of a process, the first call and the peak memory. quantulum3's time grows with the square of the
text, so it gets texts of up to 40 kB in one call, of 10 kB with `--quick`.
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
SIZES = (10_000, 40_000, 100_000, 1_000_000)
LARGEST_WHOLE = 40_000
SUBJECTS = "Revenue,Output,The budget,Net profit,Turnover,Spending,The workforce,Traffic,Demand,The deficit".split(",")
VERBS = "rose,fell,grew,slipped,climbed,dropped".split(",")
PLAIN = (
    "The board said it would publish the full accounts before the annual meeting of shareholders.",
    "Analysts had expected a weaker result because of the late start of the season in most regions.",
    "None of the measures has been discussed with the unions, which asked for more time to reply.",
    "The minister declined to comment on the plan, which the committee is to examine in the spring.",
    "Its rivals have been quicker to move their plants abroad, where labour is cheaper and land is easy to find.",
    "People who live near the site have complained about the noise of lorries that pass their houses at night.",
    "A spokeswoman said that the talks had been useful and that both sides wanted an agreement as soon as possible.",
    "The report blames poor planning and a lack of trained staff for the long delays that passengers have faced.",
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
        line = " ".join([numbers, *draw.sample(PLAIN, 4), other if draw.random() < 0.5 else draw.choice(PLAIN)])
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

    def theirs(pieces: list[str]) -> float:
        return seconds(lambda: [extract(piece, engine="quantulum3") for piece in pieces])

    by_line = theirs(prose(SIZES[0]).splitlines()) / SIZES[0]
    print(f"{'text':>8} {'claimcheck':>20} {'quantulum3 whole':>18} {'':>8} {'by line':>11} {'':>8}")
    for size in SIZES:
        text = prose(size)
        ours = min(seconds(lambda t=text: extract(t)) for _ in range(3))  # type: ignore[misc]
        row = f"{size // 1000:>5} kB {ours:>9.3f} s {size / ours / 1e6:>5.2f} MB/s"
        if size <= (SIZES[0] if quick else LARGEST_WHOLE):
            whole = theirs([text.replace("\n", " ")])
            row += f" {whole:>16.1f} s {whole / ours:>6.0f} x"
        else:
            row += f" {'-':>18} {'':>8}"
        print(row + f" {by_line * size:>9.1f} s {by_line * size / ours:>6.0f} x")
    figures = len(extract(prose(SIZES[-1]))) / SIZES[-1] * 1000
    print(f"figures in 1,000 characters: {figures:.1f}")
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
