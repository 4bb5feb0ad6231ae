"""Tables of a PDF page that are ruled: their cells are what the rules enclose.

Rules that touch make a lattice. Where none stands between two boxes of it they are one cell, as headings over several
columns are. Text that runs over several lines of a box is one cell's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.documents._pdf_amounts import is_amount, is_year
from claimcheck.documents._pdf_lines import Piece, piece_of, rows
from claimcheck.documents._pdf_page import PageText, Word
from claimcheck.documents._pdf_rules import Rule, Rules
from claimcheck.documents._pdf_tables import Grid
from claimcheck.lazy import regex
from claimcheck.records import dataclass

_TOUCHING = 2.5
"""Points between the end of a rule and the rule that it meets."""
_MOST_RULES = 600
_FEWEST = 2
"""Rows and columns of a table."""
_LONGEST_CELL = 40
"""Words; where cells hold more on the whole, the rules frame text."""
_MOST_HEADERS = 4
_HYPHENS = ("-", "–", "\ufffe")
_NOTE = regex(r"\(?[\da-z]\)?")
_MIDDLE = 0.3
"""Of the size: how high the middle of a word stands over its baseline."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Rules that touch: the places of those that run down and across, from the left and from the top."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: Rules

    def holds(self, word: Word) -> bool:
        """Return whether a word stands in it."""
        x, y = _middle(word)
        return self.xs[0] < x < self.xs[-1] and self.ys[-1] < y < self.ys[0]


def with_tables(page: PageText, found: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a page, those in a ruled table replaced by one that holds its grid."""
    pieces = list(found)
    for lattice in _lattices(page.rules):
        inside, outside = _divided(pieces, lattice)
        grid = _grid(page, inside, lattice) if inside else None
        if grid is not None:
            pieces = [*outside, _holder(page, inside, lattice, grid)]
    return pieces


def _divided(pieces: Sequence[Piece], lattice: Lattice) -> tuple[list[Word], list[Piece]]:
    """Return the words that stand in a lattice, and the pieces of the others."""
    inside: list[Word] = []
    outside: list[Piece] = []
    for piece in pieces:
        held = [word for word in piece.words if piece.grid is None and lattice.holds(word)]
        inside += held
        if not held:
            outside.append(piece)
        elif len(held) < len(piece.words):
            rest = [word for word in piece.words if not lattice.holds(word)]
            outside.append(piece_of(piece.page, rest, piece.link))
    return inside, outside


def _holder(page: PageText, words: list[Word], lattice: Lattice, grid: Grid) -> Piece:
    first = max(words, key=lambda word: word.y)
    return Piece(page, words, lattice.xs[0], lattice.xs[-1], first.y, first.size, grid=grid)


def _middle(word: Word) -> tuple[float, float]:
    return (word.x0 + word.x1) / 2, word.y + _MIDDLE * word.size


# --- lattices --------------------------------------------------------------------------------------------------------


def _lattices(rules: Rules) -> Iterator[Lattice]:
    """Yield the lattices of a page, from the top down."""
    if len(rules.across) < _FEWEST or not rules.down or len(rules.across) + len(rules.down) > _MOST_RULES:
        return
    found = [lattice for group in _touching(rules) if (lattice := _lattice(group)) is not None]
    yield from sorted(found, key=lambda lattice: -lattice.ys[0])


def _touching(rules: Rules) -> Iterator[Rules]:
    """Yield the rules in groups that touch each other."""
    owner = list(range(len(rules.across) + len(rules.down)))

    def root(i: int) -> int:
        while owner[i] != i:
            owner[i] = owner[owner[i]]
            i = owner[i]
        return i

    for i, across in enumerate(rules.across):
        for j, down in enumerate(rules.down, len(rules.across)):
            if _meets(across, down.at) and _meets(down, across.at):
                owner[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, rule in enumerate((*rules.across, *rules.down)):
        groups[root(i)][i >= len(rules.across)].append(rule)
    yield from (Rules(tuple(across), tuple(down)) for across, down in groups.values() if across and down)


def _meets(rule: Rule, at: float) -> bool:
    return rule.start - _TOUCHING <= at <= rule.end + _TOUCHING


def _lattice(rules: Rules) -> Lattice | None:
    """Return a group of rules as a lattice, if it encloses rows and columns; it may be open at its sides."""
    xs = _places([r.at for r in rules.down], min(r.start for r in rules.across), max(r.end for r in rules.across))
    ys = _places([r.at for r in rules.across], min(r.start for r in rules.down), max(r.end for r in rules.down))
    if len(xs) <= _FEWEST or len(ys) < _FEWEST:
        return None
    return Lattice(tuple(xs), tuple(reversed(ys)), rules)


def _places(inner: Sequence[float], first: float, last: float) -> list[float]:
    """Return where rules stand, with the ends of the rules that they meet where none stands there."""
    places: list[float] = []
    for at in sorted((*inner, first, last)):
        if not places or at - places[-1] > _TOUCHING:
            places.append(at)
    return places


# --- cells -----------------------------------------------------------------------------------------------------------


def _grid(page: PageText, words: Sequence[Word], lattice: Lattice) -> Grid | None:
    """Return the table that a lattice is, or None where its rules do not divide its amounts."""
    home = _cells(lattice)
    if home is None:
        return None
    held: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        x, y = _middle(word)
        column = sum(place < x for place in lattice.xs) - 1
        row = sum(place > y for place in lattice.ys) - 1
        held[home[row, column]].append(word)
    cells = {place: _in_lines(page, found) for place, found in held.items()}
    if len(words) > _LONGEST_CELL * len(cells) or _is_unruled(page, cells):
        return None
    kept_rows = sorted({row for row, _ in cells})
    kept = sorted({column for _, column in cells})
    if len(kept) < _FEWEST or (len(kept_rows) < _FEWEST and not _has_amounts(page, cells)):
        return None
    table: list[dict[int, list[Word]]] = [{} for _ in kept_rows]
    for (row, column), lines in cells.items():
        table[kept_rows.index(row)][kept.index(column)] = [word for line in lines for word in line]
    columns = tuple((lattice.xs[c], lattice.xs[c + 1]) for c in kept)
    return Grid(tuple(table), _header_rows(page, table), columns)


def _cells(lattice: Lattice) -> dict[tuple[int, int], tuple[int, int]] | None:
    """Return for each box of a lattice the first box of its cell; None if a cell is no rectangle."""
    xs, ys = lattice.xs, lattice.ys
    down, across = _by_place(lattice.rules.down, xs), _by_place(lattice.rules.across, ys)
    home: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            middle_y, middle_x = (ys[row] + ys[row + 1]) / 2, (xs[column] + xs[column + 1]) / 2
            left = column > 0 and not _has_rule(down[column], middle_y)
            above = row > 0 and not _has_rule(across[row], middle_x)
            own = (row, column)
            if left and above and home[row, column - 1] != home[row - 1, column]:
                return None
            if above:
                own = home[row - 1, column]
            elif left:
                own = home[row, column - 1]
            home[row, column] = own
    return home if _are_rectangles(home) else None


def _by_place(found: Sequence[Rule], places: Sequence[float]) -> list[list[Rule]]:
    """Return the rules that stand at each place."""
    return [[rule for rule in found if abs(rule.at - at) <= _TOUCHING] for at in places]


def _has_rule(found: Sequence[Rule], middle: float) -> bool:
    return any(rule.start < middle < rule.end for rule in found)


def _are_rectangles(home: dict[tuple[int, int], tuple[int, int]]) -> bool:
    ends: dict[tuple[int, int], tuple[int, int]] = {}
    sizes: dict[tuple[int, int], int] = defaultdict(int)
    for place, first in home.items():
        ends[first] = max(ends.get(first, place), place)
        sizes[first] += 1
    return all(
        sizes[first] == (end[0] - first[0] + 1) * (end[1] - first[1] + 1) and first[1] <= end[1]
        for first, end in ends.items()
    )


def _in_lines(page: PageText, words: Sequence[Word]) -> list[list[Word]]:
    """Return a cell's words line by line."""
    return [[word for piece in row for word in piece.words] for row in rows([piece_of(page, [word]) for word in words])]


def _has_amounts(page: PageText, cells: dict[tuple[int, int], list[list[Word]]]) -> bool:
    """Return whether a row has amounts after its first cell, as the rest of a table on the next page does."""
    said = [page.text[lines[0][0].start : lines[-1][-1].end] for _, lines in sorted(cells.items())]
    return any(map(is_amount, said[1:]))


def _is_unruled(page: PageText, cells: dict[tuple[int, int], list[list[Word]]]) -> bool:
    """Return whether cells of a row hold amounts below each other, line beside line: the table's rows are not ruled."""
    by_row: dict[int, list[list[list[Word]]]] = defaultdict(list)
    for (row, _), lines in cells.items():
        by_row[row].append(lines)
    for row_cells in by_row.values():
        stacked = sum(_several(page, lines) for lines in row_cells)
        heights = {len(lines) for lines in row_cells}
        if stacked > 1 or (stacked and len(row_cells) > 1 and len(heights) == 1 and min(heights) > _FEWEST):
            return True
    return False


def _several(page: PageText, lines: Sequence[Sequence[Word]]) -> bool:
    amounts = 0
    for line in lines:
        said = [page.text[word.start : word.end] for word in line]
        whole = not said[-1].endswith(_HYPHENS) and not (len(said) == 1 and _NOTE.fullmatch(said[0]))
        amounts += whole and all(map(is_amount, said)) and any(map(str.isdigit, "".join(said)))
    return amounts > 1


def _header_rows(page: PageText, table: Sequence[dict[int, list[Word]]]) -> int:
    """Return how many of a table's rows stand over its amounts."""
    for number, row in enumerate(table):
        amounts = [
            words
            for column, words in row.items()
            if column and all(is_amount(page.text[w.start : w.end]) for w in words)
        ]
        if any(not is_year(page.text[words[0].start : words[-1].end]) for words in amounts):
            return number if number <= min(_MOST_HEADERS, len(table) // 2) else 1
    return 1
