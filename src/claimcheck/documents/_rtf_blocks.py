"""The blocks of an RTF file as they are gathered, and how they are written: paragraphs, items, tables, notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from claimcheck.documents._writer import Writer
from claimcheck.documents.base import RAISED
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Landmark, Span
from claimcheck.records import dataclass

_NEAR = 40  # twentieths of a point between edges that are drawn as one
_MOST_CELLS = 4_000_000  # of a grid: more come only of edges that fit nowhere
_LABEL = regex(r"\s*(?:[•·▪◦‣o\-–]|(?P<number>\d{1,5})[.)]|\(?[a-zA-Z]{1,4}[.)])\t\s*")
_NUMBER = regex(r"\D*(\d{1,5})[.)]?\s*")


class Sort(Enum):
    """What a piece of a paragraph is."""

    TEXT = 0
    RAISED = 1
    LINK = 2
    END_LINK = 3
    CODE = 4
    END_CODE = 5
    MARK = 6
    REMARK = 7


class Piece(NamedTuple):
    """A piece of a paragraph: its text, a link's address, a footnote's label or a comment; its place; and whether it is
    text in bold."""

    sort: Sort
    value: str
    at: int
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with what it is; `label` is the printed number or bullet of an item, None if it is no item."""

    pieces: list[Piece]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    label: str | None = None


class Edge(NamedTuple):
    """How a row defines a cell: its right edge, and whether it goes on with the cell to its left or above."""

    right: int
    goes_on_left: bool
    goes_on_above: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its cells, how they are defined, whether it is a heading, and where it ends."""

    cells: list[list[Piece]]
    edges: tuple[Edge, ...]
    is_header: bool
    at: int


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote by its label, or (with none) a text box."""

    label: str
    blocks: list[Block]


Block = Paragraph | list[Row] | Note


def is_listed(pieces: Sequence[Piece]) -> int:
    """Return how many characters of a paragraph that hangs are its bullet or number, 0 if it has none."""
    begin = "".join(piece.value for piece in pieces[:6] if piece.sort is Sort.TEXT)[:12]
    found = _LABEL.match(begin)
    return found.end() if found else 0


def without_start(pieces: Sequence[Piece], length: int) -> tuple[str, list[Piece]]:
    """Return the first characters of a paragraph, and the pieces without them."""
    taken: list[str] = []
    rest: list[Piece] = []
    for piece in pieces:
        if length and piece.sort is Sort.TEXT:
            cut = min(length, len(piece.value))
            taken.append(piece.value[:cut])
            length -= cut
            piece = piece._replace(value=piece.value[cut:], at=piece.at + cut)
        if piece.value or piece.sort is not Sort.TEXT:
            rest.append(piece)
    return "".join(taken), rest


class BlockWriter:
    """Writes blocks, and keeps where paragraphs and rows begin in the file: they are its lines."""

    def __init__(self, source: str) -> None:
        """Start a document that is made from `source`."""
        self.out = Writer(source)
        self.lines: list[int] = []
        self._paragraphs = self._tables = 0
        self._where = ""

    def write(self, blocks: Iterable[Block]) -> None:
        """Write blocks in their order."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block)
            elif isinstance(block, Note):
                self._note(block)
            else:
                self._table(block)

    def _note(self, note: Note) -> None:
        if not note.label:
            self.write(note.blocks)
            return
        begun, outer = self.out.length, self._where
        self._where = f"note {note.label}"
        self.out.enter(BlockKind.FOOTNOTE)
        self.write(note.blocks)
        self.out.leave()
        self._where = outer
        self.out.notes[note.label] = Span(begun, self.out.length)

    # --- paragraphs

    def _paragraph(self, block: Paragraph) -> None:
        first = next((p.at for p in block.pieces if p.sort in (Sort.TEXT, Sort.RAISED) and p.value.strip()), None)
        if first is None:
            self._remarks(block.pieces)
            return
        if block.label is not None:
            number = _NUMBER.fullmatch(block.label)
            self.out.start_list(int(number[1]) if number else None)
            self.out.start_item(level=block.level)
        elif block.kind is not BlockKind.PARAGRAPH:
            self.out.start(block.kind, block.level)
        else:
            self.out.end()
        begun = self.out.length
        self._pieces(block.pieces, first)
        if block.label is not None:
            self.out.leave()
            self.out.end_list()
        else:
            self.out.end(None if block.kind is BlockKind.PARAGRAPH else block.kind)
        if not self._where:
            self._paragraphs += 1
        self._landmark(begun, first, self._where or f"paragraph {self._paragraphs}")

    def _landmark(self, begun: int, at: int, name: str) -> None:
        self.out.landmarks.append(Landmark(begun, name))
        self.lines.append(at)

    def _pieces(self, pieces: Iterable[Piece], begins: int, *, in_cell: bool = False) -> None:
        """Write a paragraph's pieces, without space at its beginning; what it or its row says to claimcheck is told of
        the place where that begins, since notes stand within it in the file and after it in the text."""
        out = self.out
        fresh, code = True, out.length
        for sort, value, at, is_bold in pieces:
            if sort is Sort.TEXT or sort is Sort.RAISED:
                kept = value.lstrip() if fresh else value
                if not kept:
                    continue
                at += len(value) - len(kept)
                fresh = False
                shown = kept.replace("\t", " ")
                shown = shown.replace("\n", " ") if in_cell else shown
                if is_bold:
                    out.start_strong()
                out.text(shown.translate(RAISED) if sort is Sort.RAISED else shown, at)
                if is_bold:
                    out.end_strong()
            elif sort is Sort.LINK:
                out.start_link(value)
            elif sort is Sort.END_LINK:
                out.end_link()
            elif sort is Sort.CODE:
                code = out.length
            elif sort is Sort.END_CODE:
                out.code(code)
            elif sort is Sort.MARK:
                out.marks.append((out.length, value))
            else:
                out.comment(value, begins, begins + 1)

    def _remarks(self, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            if piece.sort is Sort.REMARK:
                self.out.comment(piece.value, piece.at, piece.at + 1)

    # --- tables

    def _table(self, rows: list[Row]) -> None:
        self.out.start_table()
        self._tables += 1
        start = self.out.length
        places = _columns(rows)
        headers = next((i for i, row in enumerate(rows) if not row.is_header), len(rows))
        for number, row in enumerate(rows, 1):
            self.out.start_row()
            begun = self.out.length
            at = next((piece.at for cell in row.cells for piece in cell if piece.value.strip()), row.at)
            for i, cell in enumerate(row.cells):
                edge = row.edges[i] if i < len(row.edges) else Edge(0, False, False)
                self.out.start_cell(places[number - 1][i])
                self._pieces(cell, at, in_cell=True)
                self.out.end_cell(is_there=not (edge.goes_on_left or edge.goes_on_above))
            if self.out.length > start:
                self._landmark(begun, at, self._where or f"table {self._tables}, row {number}")
        self.out.end_table(headers or 1)


def _columns(rows: Sequence[Row]) -> list[list[int]]:
    """Return for each cell of each row how many columns it takes, by the edges of all rows."""
    edges = sorted({edge.right for row in rows for edge in row.edges})
    columns: dict[int, int] = {}
    column = 0
    for before, edge in pairwise((None, *edges)):
        column += before is not None and edge is not None and edge - before > _NEAR
        columns[edge or 0] = column
    fits = (column + 1) * len(rows) <= _MOST_CELLS
    return [_widths(row, columns) if fits else [1] * len(row.cells) for row in rows]


def _widths(row: Row, columns: dict[int, int]) -> list[int]:
    if len(row.edges) != len(row.cells):
        return [1] * len(row.cells)
    ends = [columns[edge.right] for edge in row.edges]
    return [max(1, b - a) for a, b in pairwise((-1, *ends))]
