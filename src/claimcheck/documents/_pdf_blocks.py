"""From rows of a PDF page to blocks: paragraphs, headings, list items, captions, footnotes, code and tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.documents._pdf_beside import beside
from claimcheck.documents._pdf_columns import zones
from claimcheck.documents._pdf_lines import Piece, piece_of
from claimcheck.documents._pdf_page import PageText
from claimcheck.documents._pdf_tables import Grid, tables
from claimcheck.lazy import regex
from claimcheck.model import BlockKind
from claimcheck.records import dataclass, field

_BULLET = regex(r"[•‣⁃∙·–—*\x88\uf000-\uf0ff\u25a0-\u25ff\u2600-\u27bf-]")
_ORDINAL = regex(r"\(?(\d{1,3})[.)]|\[(\d{1,3})\]|\(?([a-z]|[ivx]{2,5})[.)]")
_NOTE_MARK = regex(r"[\d*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}")
_CAPTION = regex(r"(?:table|tab\.|figure|fig\.|exhibit|chart|graph|box|panel)\s*[A-Z]?\d+[\d.\-]*[a-z]?\s*[:.|–—-]", 2)
_LETTER = regex(r"[^\W\d_]")
_SECTION = regex(r"(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?|[A-Z]\.|[IVX]{1,5}\.)\s+\S")
_NUMBER_OF_HEADING = regex(r"(?:\d{1,2}(?:\.\d{1,2}){0,4}|[A-Z](?:\.\d{1,2}){0,3}|[IVX]{1,5})\.?")
_LONE_NUMBER = regex(r"[-−–]?\d[\d.,]*")
_LARGER = 1.08
_SMALLER = 0.93
_HYPHENS = "-\u2010\u2013\xad\ufffe"
_LONGEST_HEADING = 160
_INDENT = 0.8
_WIDER_GAP = 1.32
_JOINED_GAP = 2.5
_HEADING_LEVELS = 6


@dataclass(slots=True, eq=False)
class Part:
    """A block to be: its lines, each one piece, and the grid of a table."""

    kind: BlockKind
    lines: list[Piece] = field(default_factory=list)
    grid: Grid | None = None
    level: int = 0
    ordinal: int | None = None
    full: bool = False
    """Its last line runs to the column's edge."""
    left: float = float("-inf")
    """Where the mark of a list's item stands."""
    more: list[tuple[PageText, Grid]] = field(default_factory=list)
    """What goes on with its grid on the pages after."""

    @property
    def text(self) -> str:
        """The lines as the page has them."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Look:
    """What most of the document looks like: `size` of its text, whether it is set in one width throughout, and the
    larger sizes of its headings, largest first."""

    size: float
    mono: bool
    bold: bool
    headings: tuple[float, ...]


def look(pages: Sequence[Sequence[Piece]]) -> Look:
    """Return how the document looks."""
    sizes: Counter[float] = Counter()
    larger: Counter[float] = Counter()
    mono = bold = total = 0
    for found in pages:
        for piece in found:
            length = piece.words[-1].end - piece.words[0].start
            sizes[round(piece.size * 4) / 4] += length
            total += length
            mono += length * piece.mono
            bold += length * piece.bold
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    for found in pages:
        for piece in found:
            if piece.size > _LARGER * size and _LETTER.search(piece.text):
                larger[round(piece.size * 2) / 2] += 1
    return Look(size, 2 * mono > total, 2 * bold > total, tuple(sorted(larger, reverse=True)[:_HEADING_LEVELS]))


def parts(found: Sequence[Piece], seen: Look) -> Iterator[Part]:
    """Yield the blocks of one page in reading order."""
    for zone in zones(found):
        for stretch in beside(zone):
            yield from _Zone(stretch, seen).parts()


class _Zone:
    """One stretch of a page, such as a column."""

    def __init__(self, found: list[list[Piece]], seen: Look) -> None:
        self.rows, self.look = found, seen
        pieces = [piece for row in found for piece in row]
        self.left = min(piece.x0 for piece in pieces)
        self.right = max(piece.x1 for piece in pieces)
        ends = sorted(piece.x1 for piece in pieces if piece.is_prose)
        self.margin = ends[len(ends) * 4 // 5] if ends else self.right
        self.pitch = _pitch(found)
        self.open: list[Part] = []
        self.done: list[Part] = []

    def parts(self) -> list[Part]:
        """Return the zone's blocks in order."""
        after = 0
        for start, end, code in _runs_of_code(self.rows, self.look):
            if code:
                self._text(after, start)
                self._close()
                self.done.append(Part(BlockKind.CODE, [_joined(row) for row in self.rows[start:end]]))
                after = end
        self._text(after, len(self.rows))
        self._close()
        return self.done

    def _text(self, start: int, end: int) -> None:
        after = start
        for i in range(start, end):
            if any(piece.grid is not None for piece in self.rows[i]):
                self._unruled(self.rows[after:i])
                self._ruled(self.rows[i])
                after = i + 1
        self._unruled(self.rows[after:end])

    def _ruled(self, row: Sequence[Piece]) -> None:
        """Add a row in which ruled tables stand."""
        self._close()
        for piece in row:
            if piece.grid is not None:
                self.done.append(Part(BlockKind.TABLE, [piece], piece.grid))
            else:
                self._prose([[piece]])
                self._close()

    def _unruled(self, chunk: Sequence[list[Piece]]) -> None:
        after = 0
        for region in tables(chunk):
            self._prose(chunk[after : region.start])
            self._close()
            lines = [piece for row in chunk[region.start : region.end] for piece in row]
            self.done.append(Part(BlockKind.TABLE, lines, region.grid))
            after = region.end
        self._prose(chunk[after:])

    def _close(self) -> None:
        """Finish the open blocks."""
        self.open = []

    def _prose(self, chunk: Sequence[list[Piece]]) -> None:
        for i, row in enumerate(chunk):
            lines = self._lines(row, chunk[i + 1] if i + 1 < len(chunk) else ())
            goes_on = [(line, self._home(line)) for line in lines]
            self.open = [part for part in self.open if part.lines[-1].y - row[0].y < 3 * row[0].size]
            for line, home in goes_on:
                if home is not None:
                    home.lines.append(line)
                else:
                    home = self._opened(line)
                    self.open = [p for p in self.open if not _over(p.lines[-1], line)]
                    self.open.append(home)
                    self.done.append(home)
                home.full = line.x1 > self.right - 0.15 * (self.right - self.left)

    def _lines(self, row: Sequence[Piece], below: Sequence[Piece]) -> list[Piece]:
        """Join the pieces of a row that are one line of a paragraph or of a list item with its mark."""
        lines = [row[0]]
        for piece in row[1:]:
            before = lines[-1]
            gap = piece.x0 - before.x1
            around = (*(part.lines[-1] for part in self.open), *below)
            stretched = gap < _JOINED_GAP * piece.size and any(
                p.x0 < before.x1 and p.x1 > piece.x0 and p.is_prose for p in around
            )
            if gap < 0 or stretched or self._is_mark(before, piece):
                lines[-1] = _joined([before, piece])
            else:
                lines.append(piece)
        return lines

    def _is_mark(self, before: Piece, piece: Piece) -> bool:
        """Return whether a piece is the mark of what stands right of it: an item's, a note's, a heading's number."""
        gap = (piece.x0 - before.x1) / piece.size
        if len(before.words) > 1 or gap > 5:
            return False
        if before.raised or _marker(before):
            return True
        heads = before.size > _LARGER * self.look.size or (before.bold and piece.bold)
        return heads and gap < 3.5 and _NUMBER_OF_HEADING.fullmatch(before.text) is not None

    # --- paragraphs

    def _home(self, line: Piece) -> Part | None:
        """Return the open block that a line goes on with."""
        above = [part for part in self.open if _over(part.lines[-1], line)]
        return above[-1] if above and self._goes_on(above[-1], line) else None

    def _goes_on(self, part: Part, line: Piece) -> bool:
        before = part.lines[-1]
        gap = before.y - line.y
        if gap > _WIDER_GAP * max(self.pitch, 1.1 * line.size) or gap <= 0:
            return False
        if not 0.9 < line.size / before.size < 1.1 and _words_in(line) > 1:
            return False
        if part.kind is BlockKind.HEADING:
            return line.bold == before.bold and self._kind(line)[0] is BlockKind.HEADING and not _section(line)
        if line.bold != before.bold and (_is_short(line, self) or (len(part.lines) == 1 and _is_short(before, self))):
            return False
        if _marker(line) and not self._is_cut_number(before, line):
            return False
        ended = before.ended
        shift = (line.x0 - before.x0) / line.size
        if part.kind is BlockKind.FOOTNOTE and self._is_note(line):
            return False
        if line.x0 < part.left - 0.3 * line.size:
            return False
        if len(part.lines) == 1 and part.kind in (BlockKind.LIST_ITEM, BlockKind.FOOTNOTE):
            return True
        cut = before.page.text[before.words[-1].end - 1] in _HYPHENS
        if (ended or not self._opening(line).islower()) and not cut and self._had_room(part, line):
            return False
        if shift > _INDENT:
            return not ended
        if shift < -_INDENT:
            return (len(part.lines) == 1 and part.kind is BlockKind.PARAGRAPH) or not ended
        return True

    def _opening(self, line: Piece) -> str:
        return line.page.text[line.words[0].start]

    def _had_room(self, part: Part, line: Piece) -> bool:
        """Return whether a line's first word would have stood at the end of the line above, had it gone on."""
        right = max(self.margin if len(part.lines) < 2 else float("-inf"), *(piece.x1 for piece in part.lines))
        first = line.words[0]
        return right - part.lines[-1].x1 > first.x1 - first.x0 + 1.2 * line.size

    def _is_cut_number(self, before: Piece, line: Piece) -> bool:
        """Return whether a line begins with a number only because its sentence was cut there."""
        text = line.page.text[line.words[0].start : line.words[0].end]
        return text[0].isdigit() and not before.ended and before.x1 > self.right - 3 * line.size

    def _opened(self, line: Piece) -> Part:
        kind, level = self._kind(line)
        part = Part(kind, [line], level=level)
        if kind is BlockKind.PARAGRAPH:
            text = line.text
            mark = _marker(line)
            if mark is not None and len(line.words) > 1:
                part.kind, part.level = BlockKind.LIST_ITEM, 1
                number = next((g for g in mark.groups() if g), "") if mark.re.groups else ""
                part.ordinal = int(number) if number.isdigit() else None
                part.lines = [piece_of(line.page, line.words[1:], line.link)]
                part.left = line.x0
            elif _CAPTION.match(text):
                part.kind = BlockKind.CAPTION
            elif self._is_note(line):
                part.kind = BlockKind.FOOTNOTE
                line.raised = tuple({0, *line.raised})
            elif _LONE_NUMBER.fullmatch(text):
                part.kind = BlockKind.TABLE  # a number on an axis or in a drawing says nothing
        return part

    def _kind(self, line: Piece) -> tuple[BlockKind, int]:
        text = line.text
        if len(text) > _LONGEST_HEADING or not _LETTER.search(text) or text.endswith((",", ";")):
            return BlockKind.PARAGRAPH, 0
        if line.size > _LARGER * self.look.size and _words_in(line) < 25:
            size = round(line.size * 2) / 2
            level = sum(size < other for other in self.look.headings) + 1
            return BlockKind.HEADING, min(level, _HEADING_LEVELS)
        if line.bold and not self.look.bold and _is_short(line, self) and not line.ended:
            if _CAPTION.match(text):
                return BlockKind.PARAGRAPH, 0
            return BlockKind.HEADING, min(len(self.look.headings) + 1, _HEADING_LEVELS)
        return BlockKind.PARAGRAPH, 0

    def _is_note(self, line: Piece) -> bool:
        """Return whether a line begins a footnote: small, at the foot of its zone, with a mark."""
        if line.size > _SMALLER * self.look.size or line.mono:
            return False
        first = line.page.text[line.words[0].start : line.words[0].end]
        marked = 0 in line.raised or (_NOTE_MARK.fullmatch(first) is not None and len(line.words) > 1)
        below = [row[0] for row in self.rows if row[0].y < line.y]
        return marked and all(piece.size <= 0.97 * self.look.size for piece in below)


def _runs_of_code(found: Sequence[list[Piece]], seen: Look) -> Iterator[tuple[int, int, bool]]:
    """Yield the rows that are set in letters of one width in a document that is not."""
    if seen.mono:
        return
    start = -1
    for i, row in enumerate(found):
        if all(piece.mono and piece.grid is None for piece in row):
            start = i if start < 0 else start
        elif start >= 0:
            yield start, i, True
            start = -1
    if start >= 0:
        yield start, len(found), True


def _pitch(found: Sequence[list[Piece]]) -> float:
    """Return the usual distance of lines."""
    gaps: Counter[float] = Counter()
    for above, below in pairwise(found):
        gap = above[0].y - below[0].y
        if 0.8 * below[0].size < gap < 2.6 * below[0].size:
            gaps[round(gap * 2) / 2] += len(below[0].words)
    if not gaps:
        return 0.0
    most = gaps.most_common(1)[0][1]
    return min(gap for gap, count in gaps.items() if 2 * count >= most)


def _over(above: Piece, below: Piece) -> bool:
    return above.x0 < below.x1 and below.x0 < above.x1


def _joined(row: Sequence[Piece]) -> Piece:
    if len(row) == 1:
        return row[0]
    return piece_of(row[0].page, [word for piece in row for word in piece.words], row[0].link)


def _words_in(line: Piece) -> int:
    return len(line.words)


def _is_short(line: Piece, zone: _Zone) -> bool:
    return line.x1 - line.x0 < 0.85 * (zone.right - zone.left) or len(line.words) < 12


def _section(line: Piece) -> bool:
    return _SECTION.match(line.text) is not None


def _marker(line: Piece) -> re.Match[str] | None:
    """Return the mark of a list's item that begins a line, if one does."""
    if 0 in line.raised:
        return None
    word = line.words[0]
    text = line.page.text
    if len(line.words) > 1 and line.words[1].glued:
        return None
    bullet = _BULLET.fullmatch(text, word.start, word.end)
    if bullet and text[word.start] in "–—-*" and len(line.words) > 1 and line.words[1].x0 - word.x1 < 0.15 * line.size:
        return None
    return bullet or _ORDINAL.fullmatch(text, word.start, word.end)
