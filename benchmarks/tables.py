"""Makes Markdown tables of any length to measure on, the same for the same size: four years of parts and totals."""

from __future__ import annotations

import random
from collections.abc import Iterable

_YEARS = (2019, 2020, 2021, 2022)
_ROWS = 6


def tables(size: int) -> str:
    """Return about `size` characters of tables whose last rows are the sums of the rows above."""
    rng = random.Random(size)
    made: list[str] = []
    length = 0
    while length < size:
        rows = [[rng.randint(10, 9_000) for _ in _YEARS] for _ in range(_ROWS)]
        named = [
            *((f"Branch {i + 1}", row) for i, row in enumerate(rows)),
            ("Total", list(map(sum, zip(*rows, strict=True)))),
        ]
        lines = [_row("Item", map(str, _YEARS)), "|---" * (len(_YEARS) + 1) + "|"]
        lines += [_row(name, (f"{value:,}" for value in row)) for name, row in named]
        made.append("\n".join(lines))
        length += len(made[-1]) + 2
    return "\n\n".join(made)


def _row(name: str, cells: Iterable[str]) -> str:
    return f"| {name} | {' | '.join(cells)} |"
