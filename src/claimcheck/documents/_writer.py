"""Writes a document from a stream of events: running text with its places, and blocks, lists and tables around it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from claimcheck.documents.base import Builder, span
from claimcheck.model import BlockKind, Cell, Document, Link, Span, Table

_PARAGRAPH = BlockKind.PARAGRAPH


class Writer(Builder):
    """A document that is being written. A block begins with its first text and ends where the next begins; what holds
    it (a quote, an item) gives it its kind."""

    def __init__(self, source: str) -> None:
        """Start an empty document that is made from `source`."""
        super().__init__(source)
        self._start = 0
        self._last = 0  # the source offset after the last character written
        self._kind = BlockKind.PARAGRAPH
        self._level = 0
        self._holders: list[tuple[BlockKind, int, int | None]] = []
        self._ordinals: list[int | None] = []
        self._links: list[tuple[int, str]] = []
        self.in_table = False  # whether a table is being written
        self.in_cell = False  # whether a cell of it is
        self._table_start = 0
        self._rows: list[list[Cell | None]] = []
        self._spans: dict[tuple[int, int], bool] = {}
        self._cell = (0, 0)
        self._cell_start = 0
        self._strong_cells: set[tuple[int, int]] = set()
        self._strong = 0  # how many elements that set text in bold are open
        self._strong_start = 0
        self._strong_length = 0  # so many characters of the present cell are in bold

    @property
    def begun(self) -> bool:
        """Whether the present block has text."""
        return self.length > self._start

    @property
    def cell_begun(self) -> bool:
        """Whether the present cell has text."""
        return self.length > self._cell_start

    @property
    def only_headings(self) -> bool:
        """Whether nothing but headings has been written."""
        return not self.begun and all(block.kind is BlockKind.HEADING for block in self.blocks)

    # --- text and blocks

    def text(self, text: str, at: int) -> None:
        """Write text whose first character stands at `at` in the source."""
        length = self.length
        if length == self._start and length and not self.in_table:
            self._separate()
            length = self.length
        # As `add` does, without a call for each of the many pieces.
        if at - length != self._shift:
            self._shift = at - length
            if self._text_offsets[-1] == length:
                self._source_offsets[-1] = at
            else:
                self._text_offsets.append(length)
                self._source_offsets.append(at)
        self._parts.append(text)
        self.length = length + len(text)
        self._last = at + len(text)

    def line_break(self, at: int) -> None:
        """Write a line end inside a block; nothing at its beginning."""
        if self.begun:
            self.text("\n", at)

    def _separate(self) -> None:
        if self.length:
            self.separate("\n\n", self._last)
            self._start = self.length

    def start(self, kind: BlockKind, level: int = 0) -> None:
        """End the present block and give the next its kind."""
        self.end()
        self._kind, self._level = kind, level

    def end(self, kind: BlockKind | None = None) -> None:
        """End the present block; within a table only the table's end does."""
        if self.in_table:
            return
        if self.length > self._start:
            chosen, level, ordinal = kind or self._kind, self._level, None
            if chosen is _PARAGRAPH and self._holders:
                chosen, level, ordinal = self._holders[-1]
                if ordinal is not None:
                    self._holders[-1] = (chosen, level, None)
            self.block(chosen, self._start, level, ordinal)
            self._start = self.length
        self._kind, self._level = _PARAGRAPH, 0

    def enter(self, kind: BlockKind) -> None:
        """Begin what gives its blocks their kind."""
        self.end()
        self._holders.append((kind, 0, None))

    def leave(self) -> None:
        """End the innermost of what was entered."""
        self.end()
        if self._holders:
            self._holders.pop()

    def start_list(self, first: int | None) -> None:
        """Begin a list, with its first number if it has numbers."""
        self.end()
        self._ordinals.append(first)

    def end_list(self) -> None:
        """End the innermost list."""
        self.end()
        if self._ordinals:
            self._ordinals.pop()

    def start_item(self, number: int | None = None, *, level: int = 0) -> None:
        """Begin the next item of the innermost list, with its own number and level if it has them; `leave` ends it."""
        self.end()
        if number is not None and self._ordinals and self._ordinals[-1] is not None:
            self._ordinals[-1] = number
        ordinal = self._ordinals[-1] if self._ordinals else None
        if ordinal is not None:
            self._ordinals[-1] = ordinal + 1
        self._holders.append((BlockKind.LIST_ITEM, level or max(1, len(self._ordinals)), ordinal))

    def start_link(self, url: str) -> None:
        """Begin a link's text."""
        self._links.append((self.length, url))

    def end_link(self) -> None:
        """End the innermost link's text."""
        if self._links:
            start, url = self._links.pop()
            if start < self._start:
                start = self._start
            if url and self.length > start:
                self.links.append(Link(span(start, self.length), url))

    def code(self, start: int) -> None:
        """Note that the text from `start` to its present end is code within a line, whose numbers are no figures."""
        if self.length > start:
            self.codes.append(span(start, self.length))

    def start_strong(self) -> None:
        """Begin text in bold, which tells in the cells of tables; a cell's end ends it."""
        if not self._strong:
            self._strong_start = self.length
        self._strong += 1

    def end_strong(self) -> None:
        """End text in bold."""
        if self._strong:
            self._strong -= 1
            if not self._strong:
                self._strong_length += self.length - self._strong_start

    # --- tables

    def start_table(self) -> None:
        """Begin a table."""
        self.end()
        self._separate()
        self.in_table, self._table_start = True, self.length
        self._rows, self._spans, self._strong_cells = [], {}, set()

    def start_row(self) -> None:
        """Begin the table's next row."""
        if self._rows:
            self.separate("\n", self._last)
        self._rows.append([])

    def start_cell(self, across: int = 1, down: int = 1) -> None:
        """Begin the row's next cell, which may take several columns and rows."""
        if not self._rows:
            self.start_row()
        row, r = self._rows[-1], len(self._rows) - 1
        if row:
            self.separate("\t", self._last)
        while self._spans and (r, len(row)) in self._spans:
            row.append(None)
        self._cell, self._cell_start, self.in_cell = (r, len(row)), self.length, True
        self._strong = self._strong_length = 0
        row.append(None)
        if across > 1:
            row += [None] * (across - 1)
        if down > 1:
            self._spans |= {(r + i, self._cell[1] + j): True for i in range(1, down) for j in range(across)}

    def end_cell(self, *, is_there: bool = True) -> None:
        """End the present cell; one that is not there is part of the cell above it."""
        if self.in_cell:
            r, c = self._cell
            if self._strong:
                self._strong = 1
                self.end_strong()
            if is_there:
                self._rows[r][c] = Cell(r, c, span(self._cell_start, self.end_of_words(self._cell_start)))
                # Marks of notes and spaces beside the words may be plain.
                if self._strong_length and 2 * self._strong_length > self.length - self._cell_start:
                    self._strong_cells.add(self._cell)
            self.in_cell = False

    def end_table(self, header_rows: int = 1) -> None:
        """End the table, whose first rows are headings."""
        self.end_cell()
        self.in_table = False
        rows, self._rows = self._rows, []
        width = max(map(len, rows), default=0)
        if self.length > self._table_start:
            grid = tuple((*row, *[None] * (width - len(row))) for row in rows)
            strong = strong_rows(grid, header_rows, self._strong_cells)
            self.tables.append(Table(Span(self._table_start, self.length), grid, header_rows, strong_rows=strong))
            self._start = self._table_start
            self.end(BlockKind.TABLE)

    def grid(self, rows: Iterable[tuple[Sequence[str], int]]) -> None:
        """Write a whole table whose first row is headings: what single calls for its cells would, in a third of the
        time.

        Args:
            rows: its rows, each of two cells or more, as they stand in the source with one character between them and
                space around them, and where the first of them begins there.
        """
        self.start_table()
        if self._text_offsets[-1] == self.length:  # nothing has been written yet
            self._text_offsets.clear()
            self._source_offsets.clear()
        for parts, at in rows:
            self._row(parts, at)
        self._shift = self._source_offsets[-1] - self._text_offsets[-1]
        self.end_table()

    def _row(self, parts: Sequence[str], at: int) -> None:
        texts, sources, new = self._text_offsets, self._source_offsets, tuple.__new__
        here, last, r = self.length, self._last, len(self._rows)
        words: list[str] = []
        cells: list[Cell | None] = []
        for c, part in enumerate(parts):
            if c or r:  # a tab or line end before it
                texts.append(here)
                sources.append(last)
                here += 1
            end = here
            if text := part.strip(" \t"):
                end += len(text)
                place = at + part.index(text)
                if place != last + 1 or not texts:
                    texts.append(here)
                    sources.append(place)
                last = place + len(text)
            at += len(part) + 1
            words.append(text)
            cells.append(Cell(r, c, new(Span, (here, end))))
            here = end
        self.length, self._last = here, last
        self._parts += ("\n" if r else "", "\t".join(words))
        self._rows.append(cells)

    def abandon_table(self) -> None:
        """End the table as a block of text that is no table."""
        self.in_table, self.in_cell, self._rows = False, False, []
        self._start = self._table_start
        self.end()

    def document(self, name: str, *, title: str = "", date: str = "") -> Document:
        """Return the finished document."""
        if self.in_table:
            self.end_table()
        self.end()
        return super().document(name, title=title, date=date)


def strong_rows(
    rows: Sequence[Sequence[Cell | None]], header_rows: int, strong: Collection[tuple[int, int]]
) -> tuple[int, ...]:
    """Return the rows below the headings all of whose cells are in bold; none if there is no other row.

    Args:
        rows: the table's cells.
        header_rows: how many rows are headings.
        strong: the row and column of each cell in bold.
    """
    if not strong:
        return ()
    filled = [[cell for cell in row if cell and cell.span.end > cell.span.start] for row in rows[header_rows:]]
    found = [
        r for r, cells in enumerate(filled, header_rows) if cells and all((r, cell.column) in strong for cell in cells)
    ]
    return tuple(found) if len(found) < sum(map(bool, filled)) else ()
