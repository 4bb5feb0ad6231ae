"""The text that a LaTeX document prints, as it grows: words, formulas, blocks and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from claimcheck.documents._mapped import Mapped
from claimcheck.documents._tex_math import write_math
from claimcheck.documents._tex_source import TexSource
from claimcheck.documents._writer import Writer
from claimcheck.documents.base import RAISED
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Span
from claimcheck.records import dataclass, field

TOKEN = regex(
    r"""
      \\begin\s*\{(?P<begin>[^{}\n]{0,60})\}
    | \\end\s*\{(?P<end>[^{}\n]{0,60})\}
    | \\(?P<name>[A-Za-z@]+)
    | \\(?P<sign>.)
    | (?P<comment>%[^\n]*(?:\n(?![ \t\r]*(?:\n|$))[ \t]*)?)
    | (?P<math>\$\$?)
    | (?P<special>---?|``|''|[{}~&])
    | (?P<parameter>\#[1-9])
    """,
    re.X | re.S,
)
_SIGN = regex(r"[\\%$~&{}#`'-]")
"""What tokens begin with."""
_SPACE = regex(r"\s+")
_UNEVEN_SPACE = regex(r"\s{2,}|[^\S \n]")
PARAGRAPH = regex(r"\n[ \t\r]*\n")
_DEEPEST = 60


@dataclass(slots=True)
class TexTable:
    """A table that is being written: whether its row and cell are open, how many rows it has and after which of them a
    line is drawn."""

    row: bool = False
    cell: bool = False
    rows: int = 0
    rules: list[int] = field(default_factory=list)

    def header_rows(self) -> int:
        """Return how many rows stand above the first line that is drawn between rows."""
        return next((n for n in self.rules if 0 < n < self.rows), 1)


class TexWriter:
    """Follows stretches of the source and writes what they print; `token` says what commands mean."""

    def __init__(self, text: str) -> None:
        """Begin with a whole file."""
        self.text = text
        self.tex = TexSource(text)
        self.out = Writer(text)
        self.spaced = True
        self.raised = 0
        self.depth = 0
        self.pinned: int | None = None  # where what a macro prints is placed: at its use
        self.tables: list[TexTable] = []
        self.later: list[tuple[BlockKind, Span]] = []  # footnotes and captions that wait for the end of a block

    def token(self, token: re.Match[str], end: int) -> int:
        """Follow a command or sign and return the place after what it takes."""
        raise NotImplementedError

    def run(self, span: Span) -> None:
        """Write a stretch of the source."""
        if self.depth > _DEEPEST:
            return
        self.depth += 1
        position, end = span
        while position < end:
            token = self.next_token(position, end)
            self.words(position, token.start() if token else end)
            if token is None:
                break
            position = max(self.token(token, end), token.end())
        self.depth -= 1

    def next_token(self, position: int, end: int) -> re.Match[str] | None:
        """Return the next command or sign; the characters of words are passed over in the search for its first."""
        for sign in _SIGN.finditer(self.text, position, end):
            if token := TOKEN.match(self.text, sign.start(), end):
                return token
        return None

    def words(self, start: int, end: int) -> None:
        """Write running text: space is one character, and an empty line ends the paragraph."""
        # Outside tables single spaces and line ends are written as they are, with the words around them.
        for space in (_SPACE if self.tables else _UNEVEN_SPACE).finditer(self.text, start, end):
            self.evenly(start, space.start())
            start = space.end()
            if PARAGRAPH.search(self.text, *space.span()) and not self.tables and self.pinned is None:
                self.block()
            elif not self.spaced:
                self.put("\n" if "\n" in space[0] and not self.tables else " ", space.start())
                self.spaced = True
        self.evenly(start, end)

    def evenly(self, start: int, end: int) -> None:
        """Write words that have single spaces between them and perhaps around them."""
        if start < end and self.spaced and self.text[start] in " \n":
            start += 1
        if start < end:
            self.put(self.text[start:end], start)
            self.spaced = self.spaced or self.text[end - 1] in " \n"

    def put(self, text: str, at: int) -> None:
        """Write characters that stand at a place."""
        if not text or (self.tables and not self.in_cell(text)):
            return
        if self.raised:
            text = text.translate(RAISED)
        if self.pinned is None:
            self.out.text(text, at)
        else:
            for character in text:
                self.out.text(character, self.pinned)
        self.spaced = False

    def block(self, kind: BlockKind | None = None) -> None:
        """End the present block; notes and captions that waited for it follow."""
        self.spaced = True
        if self.tables:
            return
        self.out.end(kind)
        while self.later:
            waiting, span = self.later.pop(0)
            if waiting is BlockKind.FOOTNOTE:
                self.out.enter(BlockKind.FOOTNOTE)
                self.run(span)
                self.out.leave()
            else:
                self.out.start(waiting)
                self.run(span)
                self.out.end()
            self.spaced = True

    def show(self, span: Span | None) -> None:
        """Write an argument, if it is there."""
        if span:
            self.run(span)

    def formula(self, span: Span) -> None:
        """Write a formula of the line."""
        if self.tables and not self.in_cell("x"):
            return
        text = self.text[slice(*span)]
        if self.pinned is None:
            origin = Mapped(text, (0,), (span.start,))
        else:
            origin = Mapped(text, tuple(range(len(text))), (self.pinned,) * len(text)) if text else Mapped("")
        write_math(origin, self.out)
        self.spaced = False

    def verbatim(self, span: Span) -> None:
        """Write code."""
        text = self.text[slice(*span)]
        if self.tables or not text.strip():
            return
        self.block()
        self.out.start(BlockKind.CODE)
        kept = text.strip("\n")
        self.out.text(kept, span.start + text.index(kept))
        self.block(BlockKind.CODE)

    def gap(self, at: int) -> None:
        """Write a space for what is left out, if there is none."""
        if not self.spaced:
            self.put(" ", at)
            self.spaced = True

    def heading(self, span: Span, level: int) -> None:
        """Write a title."""
        self.block()
        self.out.start(BlockKind.HEADING, level)
        self.run(span)
        self.block()

    def in_cell(self, text: str) -> bool:
        """Begin the table's row and cell for text that is not space, and return whether one is open."""
        table = self.tables[0]
        if not table.cell:
            if text.isspace():
                return False
            self.start_cell()
        return True

    def start_cell(self, across: int = 1) -> None:
        """Begin the row and the cell, unless they are open."""
        table = self.tables[0]
        if not table.row:
            self.out.start_row()
            table.row = True
            table.rows += 1
        if not table.cell:
            self.out.start_cell(across)
            table.cell = self.spaced = True

    def next_cell(self, at: int) -> None:
        """End the cell where the next begins."""
        if len(self.tables) > 1:
            self.put(" ", at)
            return
        self.start_cell()
        self.end_cell()

    def end_cell(self) -> None:
        """End the row's cell."""
        self.out.end_cell()
        self.tables[0].cell = False

    def end_row(self) -> None:
        """End the row."""
        if len(self.tables) == 1 and self.tables[0].row:
            if self.tables[0].cell:
                self.end_cell()
            self.tables[0].row = False

    def end_table(self) -> None:
        """End the innermost table."""
        table = self.tables[-1]
        if len(self.tables) > 1:
            self.tables.pop()
            return
        self.end_row()
        self.tables.pop()
        self.out.end_table(table.header_rows())
        self.block()

    def pieces(self, render: Callable[[str], Iterator[tuple[str, int, int]]], span: Span) -> None:
        """Write a number or unit as siunitx prints it."""
        for shown, start, _ in render(self.text[slice(*span)]):
            self.put(shown, span.start + start)
