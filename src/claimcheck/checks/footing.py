"""Totals of a table's columns: a "Total" row is the sum of the rows that the table itself shows it to be made of.

The rule is `total = part + part + ...`, deductions taken off. Which rows are the parts is learnt from the columns that
add up: the block above, all rows above, the subtotals. A row in bold may be a total by any name. A column that breaks
what the others keep is reported; a total that no pattern explains is not. Percentages, rates, averages and records are
not summed. Parts and totals that are rounded may be off by half a unit of each; whole numbers are taken for exact where
so many sums come out exactly that rounding is unlikely.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.checks._tables import sum_law, sums_found
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.model import Finding, Reading, TableReading

NAME = "table_column"


def table_column(
    parts: Sequence[Printed], total: Printed, *, deductions: Sequence[Printed] = (), rounded: bool = False
) -> Finding:
    """Compare the total of a table's column with the sum of its parts.

    Args:
        parts: the cells that are added, as printed ("(1,234)" is negative).
        total: the total's cell.
        deductions: cells that are taken off, printed without a sign ("less: ...").
        rounded: whether whole numbers are rounded ("in thousands"), so that each may be off by half a unit.

    Returns:
        Whether the parts make the total; imprecise if they miss it by one unit more than rounding allows.

    >>> table_column(["10", "30"], "45").arithmetic
    '10 + 30 = 40; the table says 45'
    """
    return sum_law(NAME, parts, total, deductions, rounded)


def _in_table(table: TableReading, reading: Reading) -> Results:
    yield from sums_found(NAME, table, turned=False)


CHECK = Check(
    code="CC401",
    name=NAME,
    title="Total of a table's column",
    explanation=__doc__,
    law=table_column,
    in_table=_in_table,
    examples=Examples(
        consistent=(
            "| Office | 2022 | 2023 |\n|---|---|---|\n| Leeds | 112 | 140 |\n| Hull | 95 | 88 |\n| Total | 207 | 228 |",
            "| Wool | 4.1 |\n| Silk | 2.3 |\n| Total | 6.4 |",
            "| $m | 2023 | 2022 |\n|---|---|---|\n| Sales | 512 | 498 |\n| Rebates | (12) | (9) |\n"
            "| Total sales | 500 | 489 |",
        ),
        inconsistent=(
            "| Office | 2022 | 2023 |\n|---|---|---|\n| Leeds | 112 | 140 |\n| Hull | 95 | 88 |\n| Total | 207 | 238 |",
            "| Wool | 4.1 |\n| Silk | 2.3 |\n| Total | 6.9 |",
            "| Ward | Votes | Spoilt |\n|---|---|---|\n| North | 1,204 | 31 |\n"
            "| South | 1,318 | 27 |\n| East | 2,977 | 44 |\n"
            "| Total | 4,499 | 102 |",
        ),
        silent=(
            "| Item | Growth |\n|---|---|\n| Tea | 4% |\n| Coffee | 7% |\n| Total drinks | 6% |",
            "| Player | Games | Average |\n|---|---|---|\n| Ode | 12 | 31.5 |\n| Bram | 9 | 22.0 |\n"
            "| Average | 10 | 26.8 |",
            "| Top towns | Visitors |\n|---|---|\n| Ayr | 4,210 |\n| Oban | 3,875 |\n| Total for Scotland | 98,120 |",
        ),
    ),
)
