"""Writes the text of a workbook: sheets one after the other, each cell with its address as its landmark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claimcheck.documents._regions import Line, Region, is_prose, regions
from claimcheck.documents._sheets import Entry, Sheet, column_letters, hidden_notes, sheet_label
from claimcheck.documents._writer import strong_rows
from claimcheck.documents.base import DocumentError, finish
from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Cell, Document, Landmark, Link, SourceMap, Span, Table

_DEFAULT_NAME = regex(
    r"(?:(?:work)?sheet|tabelle|feuil(?:le)?|hoja|foglio|planilha|folha|blad|ark|arkusz|taul|лист)[ _]?\d*", re.I
)
"""What spreadsheet programs call a sheet that nobody named: it heads nothing."""

LONGEST = 100_000_000  # characters


def document(sheets: Iterable[Sheet], name: str, *, title: str = "", date: str = "", notes: Sequence[str]) -> Document:
    """Return the document of a workbook's visible sheets.

    Args:
        sheets: its sheets, in order.
        name: the file's path.
        title: its title, if it has one.
        date: its ISO date, if it has one.
        notes: what could not be read of it.

    Raises:
        DocumentError: they show more than any reader reads: a small file can repeat one text without end.
    """
    text = _Text()
    said = list(notes)
    left = LONGEST
    for sheet in sheets:
        left -= sum(len(entry.text) for row in sheet.rows for _, entry in row.cells)
        if left < 0:
            raise DocumentError(
                f"{name or 'the input'} shows more than {LONGEST // 10**6} million characters; split it"
            )
        said += hidden_notes(sheet)
        text.sheet(sheet)
    whole = "".join(text.parts)
    source = SourceMap((0,), (0,), tuple(text.lines))
    parts = tuple(text.blocks), tuple(text.tables), tuple(text.links)
    return finish(Document(whole, source, *parts, name, title, date, (), tuple(text.landmarks), tuple(said)))


class _Text:
    """The text as it grows, with what is told of its parts."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.landmarks: list[Landmark] = []
        self.links: list[Link] = []
        self.lines = [0]

    def sheet(self, sheet: Sheet) -> None:
        label = sheet_label(sheet.name)
        heading = bool(sheet.rows) and not _DEFAULT_NAME.fullmatch(sheet.name.strip())
        if heading:
            self._block(BlockKind.HEADING, [(label, Entry(sheet.name, False))], level=1)
        title: list[tuple[str, Entry]] = []
        for part in regions(sheet):
            if isinstance(part, Line) and part.is_title and not is_prose(part.entry.text):
                title.append((_name(label, part.row, part.column), part.entry))
                continue
            if title:
                self._block(BlockKind.CAPTION, title)
                title = []
            if isinstance(part, Region):
                self._table(part, label)
            else:
                kind = BlockKind.FOOTNOTE if part.is_note else BlockKind.PARAGRAPH
                self._block(kind, [(_name(label, part.row, part.column), part.entry)])

    def _block(self, kind: BlockKind, cells: Sequence[tuple[str, Entry]], level: int = 0) -> None:
        """Write cells that make one block, each on a line of its own."""
        self._separate()
        start = self.length
        for i, (name, entry) in enumerate(cells):
            if i:
                self._add("\n")
                self.lines.append(self.length)
            self._cell(entry, name, entry.text.strip())
        self.blocks.append(Block(kind, Span(start, self.length), level))

    def _table(self, region: Region, label: str) -> None:
        self._separate()
        start = self.length
        places = {column: i for i, column in enumerate(region.columns)}
        letters = [column_letters(column) for column in region.columns]
        grid: list[tuple[Cell | None, ...]] = []
        strong_cells: set[tuple[int, int]] = set()
        for number, cells in region.rows:
            if grid:
                self._add("\n")
                self.lines.append(self.length)
            row: list[Cell | None] = [None] * len(places)
            for i, (column, entry) in enumerate(cells):
                if i:
                    self._add("\t")
                place = places[column]
                text = entry.text
                if "\n" in text or "\t" in text or "\r" in text:
                    text = " ".join(text.split())
                span = self._cell(entry, f"{label}!{letters[place]}{number + 1}", text)
                row[place] = Cell(len(grid), place, span)
                if entry.is_strong:
                    strong_cells.add((len(grid), place))
            grid.append(tuple(row))
        whole = Span(start, self.length)
        self.blocks.append(Block(BlockKind.TABLE, whole))
        is_rounded = any(entry.is_rounded for _, cells in region.rows for _, entry in cells)
        strong = strong_rows(grid, region.header_rows, strong_cells)
        self.tables.append(Table(whole, tuple(grid), region.header_rows, is_rounded=is_rounded, strong_rows=strong))

    def _cell(self, entry: Entry, name: str, text: str) -> Span:
        start = self.length
        self.landmarks.append(Landmark(start, name))
        self._add(text)
        span = Span(start, self.length)
        if entry.url:
            self.links.append(Link(span, entry.url))
        return span

    def _separate(self) -> None:
        if self.length:
            self._add("\n\n")
            self.lines.append(self.length)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _name(label: str, row: int, column: int) -> str:
    return f"{label}!{column_letters(column)}{row + 1}"
