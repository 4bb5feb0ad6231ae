"""How many claims of a set data tables settle, and how many rightly.

    python benchmarks/data_tables.py CLAIMS.jsonl

Each line of the set is an object: `table`, a path beside the set's; `text`, a claim with its figure in double square
brackets ("Exports came to [[$4 million]] in 2023."); `label`, "true", "false", or "open" where the table cannot tell.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path

from claimcheck import check
from claimcheck.model import Bearing
from claimcheck.sources.tables import open_tables

WORDS = {Bearing.SUPPORTS: "verified", Bearing.CONTRADICTS: "inconsistent"}


def outcome(text: str, source) -> str:
    """Return what a table says of the marked figure: "verified", "inconsistent" or "open"."""
    start, end = text.index("[["), text.index("]]") - 2
    report = check(text.replace("[[", "").replace("]]", ""), sources=[source])
    found = {
        WORDS.get(evidence.bearing)
        for claim in report.claims
        for figure in claim.figures
        if figure.start < end and figure.end > start
        for evidence in claim.evidence
    }
    return next((word for word in ("verified", "inconsistent") if word in found), "open")


def main(path: Path) -> None:
    """Print the counts."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    tables = {name: open_tables([path.parent / name]) for name in {line["table"] for line in lines}}
    counts: Counter[tuple[str, str]] = Counter()
    start = time.perf_counter()
    for line in lines:
        counts[line["label"], outcome(line["text"], tables[line["table"]])] += 1
    took = time.perf_counter() - start
    told = sum(n for (label, _), n in counts.items() if label != "open")
    right = counts["true", "verified"] + counts["false", "inconsistent"]
    wrong = counts["true", "inconsistent"] + counts["false", "verified"]
    print(f"{len(lines)} claims on {len(tables)} tables, {1000 * took / max(1, len(lines)):.0f} ms each with loading")
    print(f"told by the table: {told}; settled {right + wrong}, rightly {right}")
    print(f"verified though false or open: {counts['false', 'verified'] + counts['open', 'verified']}")
    print(f"inconsistent though true or open: {counts['true', 'inconsistent'] + counts['open', 'inconsistent']}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
