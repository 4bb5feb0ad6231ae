"""Totals of a table's rows: a "Total" column is the sum of the columns that the table itself shows it to be made of.

The rule is that of column totals, read along the rows: `total = part + part + ...`. Where a wrong cell breaks both its
row's and its column's total by the same amount, the column's total reports it.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.checks._tables import sum_law, sums_found
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.model import Finding, Reading, TableReading

NAME = "table_row"


def table_row(
    parts: Sequence[Printed], total: Printed, *, deductions: Sequence[Printed] = (), rounded: bool = False
) -> Finding:
    """Compare the total of a table's row with the sum of its parts.

    Args:
        parts: the cells that are added, as printed ("(1,234)" is negative).
        total: the total's cell.
        deductions: cells that are taken off, printed without a sign.
        rounded: whether whole numbers are rounded ("in thousands"), so that each may be off by half a unit.

    Returns:
        Whether the parts make the total; imprecise if they miss it by one unit more than rounding allows.

    >>> table_row(["5", "7"], "14").arithmetic
    '5 + 7 = 12; the table says 14'
    """
    return sum_law(NAME, parts, total, deductions, rounded)


def _in_table(table: TableReading, reading: Reading) -> Results:
    yield from sums_found(NAME, table, turned=True)


CHECK = Check(
    code="CC402",
    name=NAME,
    title="Total of a table's row",
    explanation=__doc__,
    law=table_row,
    in_table=_in_table,
    examples=Examples(
        consistent=(
            "| Crop | Spring | Autumn | Total |\n|---|---|---|---|\n| Rye | 14 | 23 | 37 |\n| Oats | 8 | 9 | 17 |",
            "| Adults | 85 | Children | 34 | Total | 119 |",
        ),
        inconsistent=(
            "| Crop | Spring | Autumn | Total |\n|---|---|---|---|\n| Rye | 14 | 23 | 37 |\n| Oats | 8 | 9 | 19 |",
            "| Adults | 85 | Children | 34 | Total | 129 |",
        ),
        silent=(
            "| Crop | Spring | Autumn | Mean |\n|---|---|---|---|\n| Rye | 14 | 23 | 18.5 |",
            "| Town | Beds | Doctors | Total staff |\n|---|---|---|---|\n| Ayr | 210 | 31 | 402 |\n"
            "| Oban | 88 | 14 | 190 |",
        ),
    ),
)
