"""Writes a document from the blocks of a PDF file's pages: lines joined, hyphens undone, each character placed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from claimcheck.documents._pdf_apparatus import mark_apparatus
from claimcheck.documents._pdf_blocks import Part
from claimcheck.documents._pdf_lines import Piece, piece_of
from claimcheck.documents._pdf_page import PageText, Word
from claimcheck.documents._pdf_tables import Grid
from claimcheck.documents._writer import strong_rows
from claimcheck.documents.base import RAISED, Builder
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Cell, Document, Landmark, Link, SourceMap, Span, Table
from claimcheck.records import replace

_SPECIAL = regex(r"[\x00-\x1f\x7f-\x9f\xad\ufb00-\ufb06\ufffe\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]")
_READ_AS = {
    "\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl", "\x0b": "ff", "\x0c": "fi", "\x0e": "ffi",
    "\x0f": "ffl", "\x88": "•", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st", "\ufffe": "-", "\ufffd": "\ufffd",
}  # fmt: skip
"""What stands for ligatures; the control characters are those of TeX's fonts without a table of letters."""
_CUT = regex(r"([^\W\d_]+)[-\u2010\xad\ufffe]$")
_NEXT = regex(r"[a-zß-öø-ÿ]+")
_WORDS = regex(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_KEPT = frozenset(
    "all anti co cross ex far four full half high inter large left long low mid middle multi near new non old one over "
    "post pre pro quasi real right second self semi seven short single six small so sub third three two twice "
    "ultra under up well year eight five nine ten twenty thirty forty fifty sixty seventy eighty ninety".split()
)
"""First parts whose hyphen is likelier to be the word's own than the line's."""

_NEXT_LINE = 0.6
"""Of the size: how far below the line before a cell's next line stands at least."""


class PdfText:
    """A document that is being written from blocks, page by page."""

    def __init__(self, pages: Sequence[PageText]) -> None:
        """Start the document of these pages."""
        self.pages = pages
        self.out = Builder("")
        self.landmarks: list[Landmark] = []
        self._queue: list[Part] = []
        self._last = 0

    def add(self, parts: Iterable[Part]) -> None:
        """Add the blocks of the next page."""
        self._queue += parts

    def sideways(self, page: PageText) -> None:
        """Add what runs in another direction than the page's text, each stretch as a block that is no sentence."""
        if page.sideways:
            first = page.sideways[0]
            line = Piece(page, page.sideways, first.x0, first.x1, first.y, first.size)
            self._queue.append(Part(BlockKind.TABLE, [line]))

    def document(self, name: str, title: str, date: str) -> Document:
        """Return the finished document."""
        mark_apparatus(self._queue)
        for part in _tied(_continued(self._queue)):
            if part.grid is not None or part.kind is BlockKind.TABLE:
                self._table(part)
            else:
                self._block(part)
        document = self.out.document(name, title=title, date=date)
        return replace(document, landmarks=tuple(self.landmarks), links=_links(self.pages, document.source))

    # --- blocks

    def _block(self, part: Part) -> None:
        self._separate("\n\n")
        start = self.out.length
        code = part.kind in (BlockKind.CODE, BlockKind.APPARATUS)
        if code:
            for i, line in enumerate(part.lines):
                if i:
                    self._separate("\n")
                self._piece(line)
        else:
            self._lines(part.lines)
        self.out.block(part.kind, start, level=part.level, ordinal=part.ordinal)

    def _table(self, part: Part) -> None:
        self._separate("\n\n")
        start = self.out.length
        page = part.lines[0].page
        rows: list[tuple[Cell | None, ...]] = []
        bold: set[tuple[int, int]] = set()
        if part.grid is None or not part.grid.columns:
            for i, line in enumerate(part.lines):
                if i:
                    self._separate(" ")
                self._piece(line)
            rows.append((Cell(0, 0, Span(start, self.out.length)),))
        else:
            for own, grid in ((page, part.grid), *part.more):
                for row in grid.rows if own is page else _new_rows(page, part.grid, own, grid):
                    if rows:
                        self._separate("\n")
                    if _is_bold(own, row):
                        bold |= {(len(rows), column) for column in row}
                    rows.append(self._row(own, row, len(rows), len(grid.columns)))
        if self.out.length > start:
            headers = part.grid.header_rows if part.grid else 0
            strong = strong_rows(rows, headers, bold)
            self.out.tables.append(Table(Span(start, self.out.length), tuple(rows), headers, strong_rows=strong))
            self.out.block(BlockKind.TABLE, start)

    def _row(self, page: PageText, row: dict[int, list[Word]], number: int, width: int) -> tuple[Cell | None, ...]:
        cells: list[Cell | None] = [None] * width
        for n, column in enumerate(sorted(row)):
            if n:
                self._separate("\t")
            cells[column] = self._cell(page, row[column], number, column)
        return tuple(cells)

    def _cell(self, page: PageText, words: list[Word], row: int, column: int) -> Cell:
        start = self.out.length
        self._lines([piece_of(page, line) for line in _by_line(words)])
        return Cell(row, column, Span(start, self.out.length))

    def _separate(self, separator: str) -> None:
        if self.out.length:
            self.out.separate(separator, self._last)

    # --- characters

    def _lines(self, lines: Sequence[Piece]) -> None:
        """Write lines that are one text."""
        for i, line in enumerate(lines):
            following = lines[i + 1] if i + 1 < len(lines) else None
            keep = self._before_break(line, following) if following else None
            self._piece(line, keep)
            if following and keep is None:
                self._separate(" ")

    def _piece(self, piece: Piece, cut: int | None = None) -> None:
        """Write a line; `cut` is where to stop before its hyphen."""
        page = piece.page
        self._mark(page)
        words = piece.words
        i = 0
        while i < len(words):
            # Words that the page divides by one space are written at once.
            j = i
            raised = i in piece.raised
            while (
                not raised
                and j + 1 < len(words)
                and j + 1 not in piece.raised
                and words[j + 1].start == words[j].end + (not words[j + 1].glued)
            ):
                j += 1
            start, end = words[i].start, words[j].end
            if cut is not None and j == len(words) - 1:
                end = min(end, cut)
            self._characters(page, start, end, raised)
            i = j + 1
            if i < len(words) and not words[i].glued:
                self._separate(" ")

    def _characters(self, page: PageText, start: int, end: int, raised: bool) -> None:
        text = page.text[start:end]
        if raised:
            text = text.translate(RAISED)
        at = page.base + start
        if not _SPECIAL.search(text):
            self.out.add(text, at)
        else:
            after = 0
            for special in _SPECIAL.finditer(text):
                self.out.add(text[after : special.start()], at + after)
                for character in _read_as(text, special.start()):
                    self.out.add(character, at + special.start())
                after = special.end()
            self.out.add(text[after:], at + after)
        self._last = max(at, page.base + end - 1)

    def _mark(self, page: PageText) -> None:
        name = f"page {page.number}"
        if not self.landmarks or self.landmarks[-1].name != name:
            self.landmarks.append(Landmark(self.out.length, name))

    # --- hyphens

    def _before_break(self, line: Piece, following: Piece) -> int | None:
        """Return where a line that is cut inside a word ends, with or without its hyphen; None if it is not cut."""
        text, word = line.page.text, line.words[-1]
        last = text[word.end - 1]
        if last not in "-\u2010\xad\ufffe\u2013" or word.end - word.start < 2:
            return None
        first = following.page.text[following.words[0].start : following.words[0].end]
        if last == "\u2013":
            return word.end if text[word.end - 2].isdigit() and first[0].isdigit() else None
        cut = _CUT.search(text, word.start, word.end)
        if cut is None or not (rest := _NEXT.match(first.lower())) or not first[0].islower():
            return word.end if first[0].isalnum() else None
        if last == "\xad":
            return word.end - 1
        return word.end if self._is_own(cut[1].lower(), rest[0]) else word.end - 1

    def _is_own(self, before: str, after: str) -> bool:
        """Return whether a hyphen at a line's end is the word's own, as the rest of the document writes it."""
        words = self._vocabulary
        if f"{before}-{after}" in words:
            return True
        if before + after in words:
            return False
        return before in _KEPT

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(word for page in self.pages for word in _WORDS.findall(page.text.lower()))


def _is_bold(page: PageText, row: dict[int, list[Word]]) -> bool:
    """Return whether a table's row is set in bold, as far as its looks were noted: where stretches of it begin and
    end."""
    looks = [page.styles[word.start] for words in row.values() for word in words if word.start in page.styles]
    return bool(looks) and all(look.bold for look in looks)


def _by_line(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words of a cell by line."""
    line: list[Word] = []
    for word in words:
        if line and line[-1].y - word.y > _NEXT_LINE * max(word.size, line[-1].size) and word.x0 < line[-1].x1:
            yield line
            line = []
        line.append(word)
    yield line


def _links(pages: Sequence[PageText], source: SourceMap) -> tuple[Link, ...]:
    """Return the pages' links over the text that was written from the characters under them."""
    runs = sorted(zip(source.source_offsets, source.text_offsets, strict=True))
    starts = [run[0] for run in runs]

    def place(offset: int) -> int:
        start, text = runs[max(0, bisect_right(starts, offset) - 1)]
        return text + offset - start

    links = []
    for page in pages:
        for start, end, url in page.links:
            first, last = place(page.base + start), place(page.base + end - 1)
            # Words that were left out, or stand apart in the text, are no link of it.
            if first <= last < first + 3 * (end - start) + 3 and source.offset(first) == page.base + start:
                links.append(Link(Span(first, last + 1), url))
    return tuple(sorted(links, key=lambda link: link.span))


def _read_as(text: str, at: int) -> str:
    """Return what a special character stands for; a control character is a letter's only beside letters."""
    said = _READ_AS.get(text[at], "")
    if text[at] < " " and said.isalpha() and not (text[at - 1 : at].isalpha() or text[at + 1 : at + 2].isalpha()):
        return ""
    return said


# --- blocks that go on elsewhere -------------------------------------------------------------------------------------


def _continued(parts: Sequence[Part]) -> list[Part]:
    """Return the blocks, with a table that a page's end cuts in one; what may go on with such a table and has other
    columns is no table: its sums would lack rows."""
    joined: list[Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        if part.grid is not None and before is not None and before.grid is not None:
            last = before.more[-1] if before.more else (before.lines[0].page, before.grid)
            if part.lines[0].page is not last[0]:
                if _same_columns(last[1], part.grid):
                    before.more.append((part.lines[0].page, part.grid))
                    continue
                if not part.grid.header_rows:
                    part.grid = Grid()
        joined.append(part)
    return joined


def _new_rows(page: PageText, first: Grid, own: PageText, grid: Grid) -> Sequence[dict[int, list[Word]]]:
    """Return the rows of a grid without the headings that it repeats from the page on which its table begins."""
    repeated = 0
    for above, below in zip(first.rows[: first.header_rows], grid.rows, strict=False):
        if _said(page, above) != _said(own, below):
            break
        repeated += 1
    return grid.rows[repeated:]


def _said(page: PageText, row: dict[int, list[Word]]) -> list[str]:
    return [page.text[word.start : word.end] for _, words in sorted(row.items()) for word in words]


def _same_columns(above: Grid, below: Grid) -> bool:
    """Return whether two grids have the same columns: each overlaps its like and no other."""
    if not above.columns or len(above.columns) != len(below.columns):
        return False
    lefts = [max(a[0], b[0]) for a, b in zip(above.columns, below.columns, strict=True)]
    rights = [min(a[1], b[1]) for a, b in zip(above.columns, below.columns, strict=True)]
    return all(left < right for left, right in zip(lefts, rights, strict=True))


def _tied(parts: Iterable[Part]) -> list[Part]:
    """Return the blocks, with a paragraph that is cut by a column's or page's end in one, before what lay between."""
    tied: list[Part] = []
    open_part: Part | None = None
    between = 0
    for part in parts:
        if part.kind is BlockKind.APPARATUS:
            tied.append(part)
        elif part.kind is BlockKind.PARAGRAPH and open_part is not None and _goes_on(open_part, part):
            open_part.lines += part.lines
            open_part.full = part.full
        else:
            tied.append(part)
            if part.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
                open_part, between = part, 0
            elif part.kind in (BlockKind.FOOTNOTE, BlockKind.CAPTION, BlockKind.TABLE):
                between += 1
                open_part = open_part if between < 8 else None
            else:
                open_part = None
    return tied


def _goes_on(part: Part, following: Part) -> bool:
    last, first = part.lines[-1], following.lines[0]
    text, opening = last.text, first.text
    if last.ended or not 0.95 < first.size / last.size < 1.05 or last.mono != first.mono:
        return False
    moved = first.page is not last.page or first.y > last.y
    cut = text.endswith(("-", "\ufffe", "\xad"))
    return (
        moved and part.full and (opening[0].islower() or cut or (opening[0].isdigit() and text[-1] not in "0123456789"))
    )
