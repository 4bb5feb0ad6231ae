"""How many wordings are understood: sentences with one figure right or wrong, and true ones that invite a false alarm.

    python benchmarks/wordings.py [--missed] [FILE...]

Without FILE it takes `benchmarks/wordings/`. A line is a text in which [[25%|40%]] gives a right and a wrong figure;
one without is true as it stands. Lines that begin with # are comments. A line with " ¶ " is a document, with
that between its paragraphs: each of its pairs is scored by itself, the others being right.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from claimcheck import check
from claimcheck.model import Status

_BREAK = " ¶ "
EITHER = re.compile(r"\[\[(.*?)\|(.*?)\]\]")
HOLDS = {Status.CONSISTENT, Status.IMPRECISE}


def statuses(text: str) -> set[Status]:
    """Return the outcomes of all checks of a text."""
    return {finding.status for finding in check(text).findings}


def texts(line: str) -> list[tuple[str, str]]:
    """Return the right and the wrong text of a line, or of each pair of a document."""
    if _BREAK not in line:
        return [(EITHER.sub(r"\1", line), EITHER.sub(r"\2", line))]
    line = line.replace(_BREAK, "\n\n")
    right = EITHER.sub(r"\1", line)
    starts = [match.start() for match in EITHER.finditer(line)]
    return [(right, EITHER.sub(lambda m, at=at: m[2 if m.start() == at else 1], line)) for at in starts]


def main() -> None:
    """Score each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", metavar="FILE")
    parser.add_argument("--missed", action="store_true", help="print what is not noticed, and each false alarm")
    wanted = parser.parse_args()
    files = [Path(file) for file in wanted.files] or sorted(Path(__file__).with_name("wordings").glob("*.txt"))
    for file in files:
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        pairs = held = caught = alarms = 0
        for right, wrong in (pair for line in lines for pair in texts(line)):
            told = statuses(right)
            alarms += Status.INCONSISTENT in told
            held += bool(told & HOLDS) and right != wrong
            pairs += right != wrong
            noticed = right != wrong and Status.INCONSISTENT in statuses(wrong)
            caught += noticed
            if wanted.missed and Status.INCONSISTENT in told:
                print(f"  false alarm: {right}")
            if wanted.missed and right != wrong and not noticed:
                print(f"  missed: {wrong}")
        print(
            f"{file.stem}: {caught} of {pairs} wrong ones noticed, {held} right ones verified, {alarms} false alarms",
            end="",
        )
        print(f" in {len(lines)} true texts")


if __name__ == "__main__":
    main()
