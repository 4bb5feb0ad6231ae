"""Lines of a PDF page: words that stand together on one baseline, and the lines that belong to no text.

A `Piece` is a stretch of a line without a wide gap. Pieces are told by the order of the file, which follows the text
within a line even where it jumps between columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.documents._pdf_page import PageText, Style, Word
from claimcheck.lazy import regex
from claimcheck.records import dataclass

if TYPE_CHECKING:
    from claimcheck.documents._pdf_tables import Grid

_WIDEST_SPACE = 1.0
"""Of the text's size: justified lines stretch their spaces up to this."""
_SAME_LINE = 0.45
"""Of the text's size: how far raised and lowered words stand from their line."""
_RAISED = 0.15
_RAISED_SIZE = 0.86
"""A raised word is smaller than this part of its line's size."""
_NO_SPACE = 0.12
"""Of the size: raised words this close to the word before stand at it."""
_LEAST_SPACE = 0.06
"""Of the size: what PDFium takes for a space and is narrower breaks a word."""
_PLAIN = Style()
_CLOSERS = "\"'”’»)]0123456789⁰¹²³⁴⁵⁶⁷⁸⁹"
_STOPS = frozenset(".!?:;…")
_LINE_NUMBER = regex(r"\d{1,4}")
_FEWEST_LINE_NUMBERS = 8


@dataclass(slots=True, eq=False)
class Piece:
    """Words on one line without a wide gap between them. `link` is the same for pieces that follow each other on one
    line in the file; `raised` are the indexes of its raised words."""

    page: PageText
    words: list[Word]
    x0: float
    x1: float
    y: float
    size: float
    link: int = 0
    first: Style = _PLAIN
    last: Style = _PLAIN
    raised: tuple[int, ...] = ()
    grid: Grid | None = None
    """The table that stands here, where the piece is one."""

    @property
    def text(self) -> str:
        """The words as the page has them, joined by single spaces."""
        text, words = self.page.text, self.words
        whole = text[words[0].start : words[-1].end]
        if whole.count(" ") == len(words) - 1 and "\n" not in whole:
            return whole
        return "".join(
            text[w.start : w.end] if w.glued or not i else " " + text[w.start : w.end] for i, w in enumerate(words)
        )

    @property
    def is_prose(self) -> bool:
        """Whether this looks like a line of running text."""
        if len(self.words) < 4 or self.grid is not None:
            return False
        text = self.page.text
        return sum(text[w.start].isalpha() for w in self.words) > 2

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return _is_ended(self.page.text[self.words[-1].start : self.words[-1].end])

    @property
    def bold(self) -> bool:
        """Whether it is set in bold from its beginning to its end."""
        return self.first.bold and self.last.bold

    @property
    def mono(self) -> bool:
        """Whether it is set in letters of one width from its beginning to its end."""
        return self.first.mono and self.last.mono


def _is_ended(text: str) -> bool:
    """Return whether a text ends with a stop, marks of notes aside."""
    return text[-1:] in _STOPS or (text[-1:] in _CLOSERS and text.rstrip(_CLOSERS)[-1:] in _STOPS)


def piece_of(page: PageText, words: list[Word], link: int = 0) -> Piece:
    """Return words of one line, in order, as a piece."""
    tallest = words[0]
    for word in words:
        if word.size > 1.04 * tallest.size and (word.end - word.start > 1 or len(words) < 3):
            tallest = word
    y, size = tallest.y, tallest.size
    raised = tuple(i for i, w in enumerate(words) if w.y > y + _RAISED * size and w.size < _RAISED_SIZE * size)
    if raised:
        words = _closed_up(page, words, raised, size)
    first = page.styles.get(words[0].start, _PLAIN)
    last = page.styles.get(words[-1].start, first)
    return Piece(page, words, words[0].x0, max(w.x1 for w in words[-3:]), y, size, link, first, last, raised)


def _closed_up(page: PageText, words: list[Word], raised: tuple[int, ...], size: float) -> list[Word]:
    """Return the words without the spaces that PDFium puts around raised ones where nothing is between."""
    closed = list(words)
    for i in raised:
        for j in (i, i + 1):
            if 0 < j < len(words) and words[j].x0 - words[j - 1].x1 < _NO_SPACE * size:
                after = j > i and page.text[words[j].start].isalnum()
                closed[j] = words[j]._replace(glued=words[j].glued or not after)
    return closed


def pieces(page: PageText) -> list[Piece]:
    """Return the pieces of a page in the order of the file."""
    found: list[Piece] = []
    current: list[Word] = []
    link = 0
    top: Word | None = None  # the largest word of the current piece, whose baseline counts
    for word in page.words:
        if top is not None:
            before = current[-1]
            size = max(word.size, top.size)
            level = abs(word.y - top.y) < _SAME_LINE * size
            gap = word.x0 - before.x1
            if level and (word.glued or -0.6 * size < gap < _WIDEST_SPACE * size):
                broken = -_LEAST_SPACE * size < gap < _LEAST_SPACE * size and word.start == before.end + 1
                current.append(word._replace(glued=True) if broken else word)
                if word.size > 1.04 * top.size:
                    top = word
                continue
            found.append(piece_of(page, current, link))
            if not (level and gap > 0):
                link += 1
        current = [word]
        top = word
    if current:
        found.append(piece_of(page, current, link))
    return found


# --- rows ------------------------------------------------------------------------------------------------------------


def rows(found: Sequence[Piece]) -> list[list[Piece]]:
    """Return pieces as rows from the top down, each from left to right."""
    grouped: list[list[Piece]] = []
    height = size = 0.0
    for piece in sorted(found, key=lambda p: (-p.y, p.x0)):
        if grouped and height - piece.y < 0.35 * min(size, piece.size):
            grouped[-1].append(piece)
        else:
            grouped.append([piece])
            height, size = piece.y, piece.size
    for row in grouped:
        row.sort(key=lambda p: p.x0)
    return grouped


# --- numbers of lines ------------------------------------------------------------------------------------------------


def without_line_numbers(found: list[Piece]) -> list[Piece]:
    """Return the pieces without the numbers that count the page's lines in its margin."""
    candidates = list(_leading_numbers(found))
    if len(candidates) < _FEWEST_LINE_NUMBERS:
        return found
    numbers = [number for _, number in candidates]
    steps = {b - a for a, b in pairwise(numbers)}
    others = len(found)
    if len(steps) != 1 or steps.pop() not in (1, 2, 5) or 3 * len(candidates) < others // 2:
        return found
    gone = {id(piece): piece for piece, _ in candidates}
    kept = []
    for piece in found:
        if id(piece) not in gone:
            kept.append(piece)
        elif len(piece.words) > 1:
            kept.append(piece_of(piece.page, piece.words[1:], piece.link))
    return kept


def _leading_numbers(found: Sequence[Piece]) -> Iterator[tuple[Piece, int]]:
    """Yield what may be numbers of lines: alone left of all text, at one edge, top down."""
    found = [piece for piece in found if piece.grid is None]
    if not found:
        return
    margin = min(piece.x0 for piece in found)
    numbers = []
    text_edge = float("inf")
    for piece in found:
        word = piece.words[0]
        if word.x1 < margin + 3.5 * word.size and _LINE_NUMBER.fullmatch(piece.page.text, word.start, word.end):
            numbers.append(piece)
            if len(piece.words) > 1:
                text_edge = min(text_edge, piece.words[1].x0)
        else:
            text_edge = min(text_edge, piece.x0)
    edge = max((piece.words[0].x1 for piece in numbers), default=0.0)
    if edge < text_edge:
        for piece in sorted(numbers, key=lambda p: -p.y):
            if len(piece.words) > 1 and len(numbers) < len(found) // 2:
                return
            yield piece, int(piece.page.text[piece.words[0].start : piece.words[0].end])
