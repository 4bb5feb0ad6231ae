"""The tables of a page as they are met, tag by tag: those that hold data become tables, those for layout text."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.documents._html_tokens import attributes_of
from claimcheck.documents._writer import Writer
from claimcheck.lazy import regex

_MOST_SPANNED = 60
_BOLD = regex(r"font-weight\s*:\s*(?:bold|[6-9]00)")


class Tables:
    """Follows `table`, `tfoot`, `tr`, `td` and `th`, and writes what they mean."""

    def __init__(self, out: Writer, block: Callable[[], None]) -> None:
        """Begin outside all tables; `block` ends a block of text, or a line within a cell."""
        self._out = out
        self._block = block
        self._open: list[bool] = []  # of each open table, whether it holds data
        self._headers = 0
        self._row: list[str] = []
        self._strong_row = False
        self._in_foot = False

    @property
    def holds_data(self) -> bool:
        """Whether the present table is one of data, so that text between its cells is shown nowhere near its place."""
        return bool(self._open) and self._open[-1]

    def begin(self, tag: str, attributes: str) -> None:
        """Begin a table, its foot or a row."""
        if tag == "table":
            if self._out.in_cell:
                # A cell with a table in it is layout: what it held so far is a block.
                self._out.abandon_table()
                self._open[-1] = False
            self._block()
            self._open.append(True)
            self._headers, self._row, self._in_foot = 0, [], False
        elif not self._open or not self._open[-1]:
            self._block()
        elif tag == "tfoot":
            self._end_row()
            self._in_foot = True
        else:
            self._end_row()
            self._strong_row = self._in_foot or _is_bold(attributes)
            self._start_table()
            self._out.start_row()

    def begin_cell(self, tag: str, attributes: str) -> None:
        """Begin a cell."""
        out = self._out
        if out.in_cell:
            out.end_cell()
        elif not self.holds_data:
            self._block()
            return
        elif not out.in_table:
            out.start_table()
        across = down = 1
        if attributes and "span" in attributes.lower():
            given = attributes_of(attributes)
            across, down = (_spanned(given.get(key, "")) for key in ("colspan", "rowspan"))
        out.start_cell(across, down)
        self._row.append(tag)
        if self._strong_row or tag == "th" or (attributes and _is_bold(attributes)):
            out.start_strong()

    def end(self, tag: str) -> None:
        """End a table or its foot; the next row ends a row."""
        if tag == "table":
            self._end_table()
        elif tag == "tfoot":
            self._end_row()
            self._in_foot = False

    def end_cell(self) -> None:
        """End a cell, or a block of a table that is layout."""
        if self._out.in_cell:
            self._out.end_cell()
        elif not self.holds_data:
            self._block()

    def end_all(self) -> None:
        """End what is open."""
        while self._open:
            self._end_table()

    def _start_table(self) -> None:
        if not self._out.in_table:
            self._out.start_table()

    def _end_row(self) -> None:
        self.end_cell()
        # Rows of headings stand at the top; a row of data has a data cell.
        if self._row and self._headers >= 0:
            self._headers = self._headers + 1 if "td" not in self._row else -1 - self._headers
        self._row = []

    def _end_table(self) -> None:
        if not self._open:
            return
        if self._open[-1]:
            self._end_row()
            if self._out.in_table:
                self._out.end_table(self._headers if self._headers >= 0 else -1 - self._headers)
        self._open.pop()


def _is_bold(attributes: str) -> bool:
    return "weight" in attributes and _BOLD.search(attributes) is not None


def _spanned(text: str) -> int:
    return max(1, min(int(text), _MOST_SPANNED)) if text.isascii() and text.isdigit() and len(text) < 6 else 1
