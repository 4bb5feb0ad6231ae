"""The tables of a Word file as they are met: rows with merged cells, deleted rows, paragraphs within cells."""

from __future__ import annotations

from claimcheck.documents._writer import Writer

_WIDEST = 100  # columns that a cell may take


class TableWriter:
    """Writes one table after another; a cell begins with its first text, when all its properties are known."""

    def __init__(self, out: Writer) -> None:
        """Begin outside all tables."""
        self._out = out
        self._tables = 0
        self._rows = 0
        self._width = 1
        self._begun = False  # the present cell
        self._in_cell = False
        self._new_paragraph = False
        self._deleted = False
        self.open = False
        self.in_row_properties = False
        self.headers = 0
        self.merged = False
        self.bold = False  # whether the present run is

    @property
    def name(self) -> str:
        """What to call the present row: "table 2, row 3"."""
        return f"table {self._tables}, row {self._rows}"

    def start(self) -> None:
        """Begin a table."""
        self._out.start_table()
        self.open = True
        self._tables += 1
        self._rows = self.headers = 0

    def end(self) -> None:
        """End the table."""
        self.open = False
        self._out.end_table(self.headers or 1)

    def start_row(self) -> None:
        """Begin a row."""
        self._rows += 1
        self._deleted = False
        self._out.start_row()

    def delete_row(self) -> None:
        """Note that the row is deleted."""
        self._deleted = True

    def before(self, columns: str) -> None:
        """Leave columns free at the beginning of the row."""
        for _ in range(_whole(columns)):
            self._out.start_cell()
            self._out.end_cell()

    def start_cell(self) -> bool:
        """Begin a cell and return whether its row is deleted, so that it is passed over."""
        self._width, self.merged, self._begun, self._new_paragraph = 1, False, False, False
        self._in_cell = not self._deleted
        return self._deleted

    def across(self, columns: str) -> None:
        """Make the cell as wide as several columns."""
        self._width = max(1, _whole(columns))

    def text(self, text: str, at: int) -> None:
        """Write text of the cell; paragraphs after its first are kept apart by a space."""
        if not self._in_cell or not (self._begun or text.strip()):
            return
        if not self._begun:
            self._begin()
        elif self._new_paragraph:
            self._out.text(" ", at)
        self._new_paragraph = False
        if self.bold:
            self._out.start_strong()
        self._out.text(text, at)
        self._out.end_strong()

    def end_paragraph(self) -> None:
        """End a paragraph of the cell."""
        self._new_paragraph = self._begun

    def end_cell(self) -> None:
        """End the cell."""
        if self._in_cell:
            if not self._begun:
                self._begin()
            self._out.end_cell(is_there=not self.merged)
            self._in_cell = False

    def _begin(self) -> None:
        self._out.start_cell(self._width)
        self._begun = True


def _whole(text: str) -> int:
    return min(int(text), _WIDEST) if text.isascii() and text.isdigit() and len(text) < 6 else 0
