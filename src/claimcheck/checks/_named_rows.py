"""The rows of a table by the names that a text calls them by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimcheck.checks._grid import Grid, grid_of
from claimcheck.checks._swapped import BRACKETED, words_in
from claimcheck.checks._table_words import PLAIN_TOTAL
from claimcheck.model import Reading, TableReading
from claimcheck.records import dataclass

_LONGEST_LABEL = 40  # characters


@dataclass(frozen=True, slots=True)
class NamedRow:
    label: str
    words: frozenset[str]
    index: int


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table's grid, its rows by a word of their names, and the words over it in small letters."""

    table: TableReading
    grid: Grid
    by_word: Mapping[str, Sequence[NamedRow]]
    over: str

    def named_in(self, words: frozenset[str]) -> list[NamedRow]:
        """Return the rows all of whose words are among these."""
        return [row for word in words & self.by_word.keys() for row in self.by_word[word] if row.words <= words]


def read_named(table: TableReading, reading: Reading) -> NamedTable | None:
    """Return a table with the names of its rows, None if it has no amounts."""
    grid = grid_of(table)
    if grid is None:
        return None
    by_word: dict[str, list[NamedRow]] = defaultdict(list)
    for row in _rows(grid):
        by_word[min(row.words)].append(row)
    return NamedTable(table, grid, by_word, _words_over(table, reading))


def _rows(grid: Grid) -> list[NamedRow]:
    """Return the rows that are called by a name no other row has."""
    found: dict[str, list[NamedRow]] = defaultdict(list)
    for index, name in enumerate(grid.rows):
        label = " ".join(BRACKETED.sub("", name.full).lower().split())
        words = words_in(label)
        if words and len(label) <= _LONGEST_LABEL and not PLAIN_TOTAL.fullmatch(name.full):
            found[label].append(NamedRow(label, words, index))
    return [rows[0] for rows in found.values() if len(rows) == 1]


def _words_over(table: TableReading, reading: Reading) -> str:
    caption = reading.document.text[slice(*table.table.caption)] if table.table.caption else ""
    return " ".join(
        (caption, *(cell for row in table.texts[: max(1, table.table.header_rows)] for cell in row))
    ).lower()
