"""What every format shows of a claim: its place, its label, and the text around it with its figures marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimcheck.lazy import regex
from claimcheck.members import StrEnum
from claimcheck.model import Cell, Claim, Document, Figure, Finding, Kind, Report, Span, Table

_LABEL_LIMIT = 60  # characters: a heading's worth
_HEADING_LIMIT = 30  # characters of the heading of a row or column
_FIGURE_LIMIT = 200  # characters of a marked figure
_CELL_LIMIT = 200  # characters of a table's cell
_MANY = 12  # figures: a passage that holds more marked figures than this is cut to its first ones
_NEAREST_SPACE = 15  # characters: how far a cut may move to fall between words
_SPACES = regex(r"\s+")
_NEXT_WORD = regex(r" [^\W\d_][\w’'-]*")
# What a statistic is called, before its number: "p = ", "t(122) = ", "N = ".
_SYMBOL = regex(r"(?<!\S)\(?(?P<name>[^\W\d_][^\s()=<>]{0,9}(?:\([^()]{1,20}\))? ?[=<>≤≥] ?)$")
_SYMBOL_LIMIT = 36  # characters
_RELATIONS = frozenset("=<>≤≥")
_ELLIPSIS = "…"


class Mark(StrEnum):
    """Whether a part is a figure of the claim, an input that the claim is computed from, or neither."""

    NONE = ""
    ASSERTED = "asserted"
    GIVEN = "given"


class Part(NamedTuple):
    """A stretch of a passage."""

    text: str
    mark: Mark = Mark.NONE


class Passage(NamedTuple):
    """A sentence (or row of a table) in parts; `at` says where its first marked figure is: the number of its line, or
    the landmark of a file without lines."""

    at: str
    parts: tuple[Part, ...]


class Grid(NamedTuple):
    """The rows of a table that a claim speaks of, cells in parts, below its heading rows; None stands for rows that are
    left out."""

    head: tuple[tuple[tuple[Part, ...], ...], ...]
    body: tuple[tuple[tuple[Part, ...], ...] | None, ...]


class Context:
    """Finds the text around figures of one report's document."""

    def __init__(self, report: Report) -> None:
        """Prepare the look-up.

        Args:
            report: the report whose claims will be shown.
        """
        self.document = report.document
        self._sentences = sorted({claim.sentence for claim in report.claims})
        self._starts = [span.start for span in self._sentences]
        self._rows: dict[Span, tuple[list[int], list[int]]] = {}
        self._table_starts = [table.span.start for table in self.document.tables]

    def passages(self, claim: Claim, limit: int) -> list[Passage]:
        """Return the sentences and table rows in which the claim's figures and their inputs stand, in order.

        Args:
            claim: the claim.
            limit: the length in characters beyond which a passage is cut around its figures.
        """
        marks = marked(claim)
        return [
            Passage(_short_place(self.document, spans[0].start), self._around_parts(whole, spans, marks, limit))
            for whole, spans in self._grouped(marks)
        ]

    def sentence(self, claim: Claim, limit: int) -> tuple[Part, ...]:
        """Return the passage that the claim itself stands in."""
        marks = marked(claim)
        if len(marks) == 1 and not self._table_starts:  # most claims
            return tuple(self._parts(claim.sentence, (*marks,), marks, limit))
        for whole, spans in self._grouped(marks):
            if all(marks[span] is not Mark.ASSERTED for span in spans):
                continue
            parts = self._around_parts(whole, spans, marks, limit)
            if any(part.mark is Mark.ASSERTED for part in parts):
                return parts
        return ()

    def _grouped(self, marks: dict[Span, Mark]) -> list[tuple[Span, list[Span]]]:
        """Return the sentences and table rows that marked spans stand in, in order, each with its spans."""
        around: dict[Span, list[Span]] = {}
        for span in sorted(marks):
            around.setdefault(self._around(span), []).append(span)
        return sorted(around.items())

    def table(self, claim: Claim) -> Table | None:
        """Return the table that holds all the claim's figures, or None."""
        tables = {self._table_at(span.start) for span in marked(claim)}
        return tables.pop() if len(tables) == 1 else None

    def grid(self, table: Table, claim: Claim, most_rows: int) -> Grid:
        """Return the part of a table that a claim speaks of.

        Args:
            table: the table.
            claim: the claim.
            most_rows: how many rows to show at most, those with the claim's own figures first.
        """
        marks = marked(claim)
        asserted: dict[int, bool] = {}
        for span, mark in marks.items():
            cell = self._cell_at(table, span.start)
            if cell is not None and cell.row >= table.header_rows:
                asserted[cell.row] = asserted.get(cell.row, False) or mark is Mark.ASSERTED
        chosen = sorted(sorted(asserted, key=lambda row: (not asserted[row], row))[:most_rows])
        body: list[tuple[tuple[Part, ...], ...] | None] = []
        for before, number in zip([table.header_rows - 1, *chosen], chosen, strict=False):
            if number > before + 1:
                body.append(None)
            body.append(self._row(table, number, marks))
        if chosen and chosen[-1] < len(table.rows) - 1:
            body.append(None)
        return Grid(tuple(self._row(table, number, {}) for number in range(table.header_rows)), tuple(body))

    def label(self, claim: Claim) -> str:
        """Return the claim's own words if they are few, else its figures; a single figure with what it counts."""
        if len(claim.figures) == 1:
            figure = claim.figures[0]
            text = plain(self.document.text[self._start_of_name(figure) : self._end_of_noun(figure)])
            return _abridged(text, _LABEL_LIMIT) + self._headings(figure)
        last = Span(claim.span.end - 1, claim.span.end)
        text = plain(self.document.text[claim.span.start : min(claim.span.end, claim.span.start + 2 * _LABEL_LIMIT)])
        if len(text) <= _LABEL_LIMIT and self._around(claim.span) == self._around(last):
            return text
        surfaces = [plain(figure.surface) for figure in claim.figures]
        label = " … ".join(surfaces)
        if len(label) <= _LABEL_LIMIT:
            return label
        return f"{_abridged(surfaces[0], _LABEL_LIMIT // 2)} … {_abridged(surfaces[-1], _LABEL_LIMIT // 2)}"

    def place(self, claim: Claim) -> str:
        """Return where the claim starts: "file:line:column", or the file and its landmark."""
        return place(self.document, claim.span.start)

    def _start_of_name(self, figure: Figure) -> int:
        text, start = self.document.text, figure.start
        if _RELATIONS.isdisjoint(text[max(0, start - 2) : start]):
            return start
        symbol = _SYMBOL.search(text[max(0, start - _SYMBOL_LIMIT) : start])
        return start - len(symbol["name"]) if symbol else start

    def _end_of_noun(self, figure: Figure) -> int:
        if (
            figure.noun is not None
            and figure.end <= figure.noun.start <= figure.noun.end <= figure.start + _LABEL_LIMIT
        ):
            between = self.document.text[figure.end : figure.noun.start]
            return figure.end if any(map(str.isdigit, between)) else figure.noun.end
        if figure.kind is Kind.ORDINAL:
            word = _NEXT_WORD.match(self.document.text, figure.end)
            return word.end() if word else figure.end
        return figure.end

    def _headings(self, figure: Figure) -> str:
        """Return the headings of a cell's row and column: " (Wool, 2024)"."""
        table = self._table_at(figure.start) if self._table_starts else None
        cell = self._cell_at(table, figure.start) if table else None
        if table is None or cell is None:
            return ""
        heads = [next(iter(table.rows[cell.row]), None)]
        heads += [row[cell.column] for row in table.rows[: table.header_rows] if cell.column < len(row)]
        text = self.document.text
        names = (plain(text[h.span.start : h.span.end])[:_HEADING_LIMIT] for h in heads if h and h is not cell)
        shown = ", ".join(filter(None, dict.fromkeys(names)))
        return f" ({shown})" if shown else ""

    def _around_parts(
        self, whole: Span, spans: Sequence[Span], marks: dict[Span, Mark], limit: int
    ) -> tuple[Part, ...]:
        table = self._table_at(whole.start) if self._table_starts else None
        cell = self._cell_at(table, whole.start) if table else None
        if table is None or cell is None:
            return tuple(self._parts(whole, spans, marks, limit))
        parts: list[Part] = []
        for cell_parts in self._row(table, cell.row, {span: marks[span] for span in spans}):
            parts += [Part(" | "), *cell_parts] if parts else cell_parts
        return tuple(parts)

    def _row(self, table: Table, number: int, marks: dict[Span, Mark]) -> tuple[tuple[Part, ...], ...]:
        cells = []
        for cell in table.rows[number]:
            whole = cell.span if cell else Span(0, 0)
            inside = sorted(s for s in marks if whole.start <= s.start < whole.end)
            cells.append(tuple(self._parts(whole, inside, marks, _CELL_LIMIT)))
        return tuple(cells)

    def _around(self, span: Span) -> Span:
        table = self._table_at(span.start) if self._table_starts else None
        cell = self._cell_at(table, span.start) if table else None
        if table is not None and cell is not None:
            cells = [c for c in table.rows[cell.row] if c]
            return Span(cells[0].span.start, cells[-1].span.end)
        i = bisect_right(self._starts, span.start) - 1
        # Of sentences with one start the longest is last, since a claim may have its own figures for a sentence.
        if i >= 0 and self._sentences[i].end > span.start:
            return self._sentences[i]
        return span

    def _table_at(self, position: int) -> Table | None:
        i = bisect_right(self._table_starts, position) - 1
        if i < 0 or self.document.tables[i].span.end <= position:
            return None
        return self.document.tables[i]

    def _cell_at(self, table: Table, position: int) -> Cell | None:
        starts, numbers = self._rows_of(table)
        i = bisect_right(starts, position) - 1
        cells = table.rows[numbers[i]] if i >= 0 else ()
        return next((c for c in cells if c and c.span.start <= position < max(c.span.end, c.span.start + 1)), None)

    def _rows_of(self, table: Table) -> tuple[list[int], list[int]]:
        """Return where the rows of a table start that have cells, and their numbers."""
        if table.span not in self._rows:
            found = [(next(cell.span.start for cell in row if cell), n) for n, row in enumerate(table.rows) if any(row)]
            self._rows[table.span] = [start for start, _ in found], [number for _, number in found]
        return self._rows[table.span]

    def _parts(self, whole: Span, spans: Sequence[Span], marks: dict[Span, Mark], limit: int) -> list[Part]:
        text = self.document.text
        pieces = [s for s in spans if whole.start <= s.start and s.end <= whole.end][:_MANY]
        if whole.end - whole.start <= limit:
            return _cut_up(text, whole, pieces, marks)
        parts: list[Part] = []
        position = whole.start
        for window in _windows(text, whole, pieces, limit):
            if window.start > position:
                parts.append(Part(f" {_ELLIPSIS} " if parts else f"{_ELLIPSIS} "))
            inside = [s for s in pieces if window.start <= s.start < window.end]
            parts += _cut_up(text, window, inside, marks)
            position = max([window.end, *(s.end for s in inside)])
        if position < whole.end:
            parts.append(Part(f" {_ELLIPSIS}"))
        return parts


def _cut_up(text: str, whole: Span, pieces: Sequence[Span], marks: dict[Span, Mark]) -> list[Part]:
    """Return a stretch of a text in parts: its marked pieces, which are in order, and what is between them."""
    parts: list[Part] = []
    position, stop = whole
    for span in pieces:
        start, end = span
        if start < position:
            continue
        if position < start:
            parts.append(Part(plain(text[position:start])))
        if start < end:
            parts.append(Part(_abridged(plain(text[start:end]), _FIGURE_LIMIT), marks[span]))
        position = end
    if position < stop:
        parts.append(Part(plain(text[position:stop])))
    return parts


def marked(claim: Claim) -> dict[Span, Mark]:
    """Return the spans of the claim's figures and of the inputs of its findings."""
    own = dict.fromkeys([figure.span for figure in claim.figures], Mark.ASSERTED)
    if not claim.findings:  # most claims
        return own
    return {role.figure.span: Mark.GIVEN for f in claim.findings for role in f.roles if role.given} | own


def place(document: Document, position: int) -> str:
    """Return "file:line:column" of a text offset, or the file and the landmark: "sales.xlsx:North!B7"."""
    return f"{shown_name(document)}:{within(document, position)}"


def within(document: Document, position: int) -> str:
    """Return where a text offset is in its file: "line:column", or the landmark."""
    if document.landmarks and (name := plain(document.landmark(position))):
        return name
    line, column = document.source.place(position)
    return f"{line}:{column}"


def _short_place(document: Document, position: int) -> str:
    """Return the number of a text offset's line, or its landmark."""
    return plain(document.landmark(position)) or str(document.source.place(position)[0])


def shown_name(document: Document) -> str:
    """Return the document's name as a reader should see it."""
    return {"": "<text>", "-": "<stdin>"}.get(document.name, plain(document.name))


def plain(text: str) -> str:
    """Return a text on one line in which nothing can steer a terminal or turn the order of what follows: white space
    becomes single spaces, control characters their pictures, what overrides direction and lone surrogates U+FFFD."""
    # What is printable has no white space but blanks, and nothing that steers.
    return text if text.isprintable() and "  " not in text else harmless(_SPACES.sub(" ", text))


def harmless(text: str) -> str:
    """Return a text with its lines and spaces in which every other control character is shown or replaced."""
    return text if text.isprintable() else text.translate(_HARMLESS)


def first_position(finding: Finding) -> int:
    """Return where the first figure of a finding starts that the text asserts, or else of any."""
    asserted = [role.figure.start for role in finding.roles if not role.given]
    return min(asserted or [role.figure.start for role in finding.roles])


def surfaces(figures: Iterable[Figure]) -> str:
    """Return figures as printed, in a list."""
    return ", ".join(plain(figure.surface) for figure in figures)


def _abridged(text: str, limit: int) -> str:
    """Return a text that is at most about `limit` characters long: of a longer one its beginning and its end."""
    half = limit // 2
    return text if len(text) <= limit else f"{text[:half]}…{text[-half:]}"


def _windows(text: str, whole: Span, pieces: Sequence[Span], limit: int) -> list[Span]:
    if whole.end - whole.start <= limit:
        return [whole]
    if not pieces:
        return [Span(whole.start, _cut(text, whole.start + limit, whole.start, -1))]
    # Rows of a table and sentences alike: an equal share of the room on both sides of each figure.
    taken = sum(s.end - s.start for s in pieces)
    margin = max(20, (limit - taken) // (2 * len(pieces)))
    windows: list[Span] = []
    for span in pieces:
        start, end = max(whole.start, span.start - margin), min(whole.end, span.end + margin)
        start = _cut(text, start, span.start, 1) if start > whole.start else start
        end = _cut(text, end, span.end, -1) if end < whole.end else end
        if windows and start <= windows[-1].end + 3:
            windows[-1] = Span(windows[-1].start, max(end, windows[-1].end))
        else:
            windows.append(Span(start, end))
    return windows


def _cut(text: str, position: int, stop: int, step: int) -> int:
    """Move a cut towards `stop` so that no word is broken, if a space is near."""
    for i in range(position, position + step * _NEAREST_SPACE, step):
        if i == stop or not 0 < i < len(text):
            return position
        if text[i - 1 if step < 0 else i].isspace():
            return i - 1 if step < 0 else i + 1
    return position


_OVERRIDES = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_HARMLESS = (
    {code: chr(0x2400 + code) for code in range(0x20) if code not in b"\t\n\r"}
    | {0x7F: "␡"}
    | dict.fromkeys([*range(0x80, 0xA0), *_OVERRIDES, *range(0xD800, 0xE000)], "�")
)
