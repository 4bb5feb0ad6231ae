"""What stands in the rows of a table on a PDF page: amounts, their signs and marks, and the words beside them."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.documents._pdf_lines import Piece
from claimcheck.documents._pdf_page import Word
from claimcheck.lazy import regex

_AMOUNT = regex(
    r"[(\[<>~+\-−–±]*[$€£¥]?[(+\-−–]?(?:\d(?:[\d.,'’:/]*\d)?|[.,]\d+)(?:[%‰°*†‡]|[eE][+\-−]?\d+|[a-z]{1,2}\b)*[)\]*†‡]*|[$€£¥]?[-–—−]+|n/?a|N/?A|\.\."
)
_SIGN = regex(r"[$€£¥(]|US\$|[A-Z]{1,3}[$€£¥]")
_TAIL = regex(r"[)%]+|\)%")
_MARKS = regex(r"[*†‡]+")
_DASHES = "-–—−"
_DASH = regex(r"[-–—−]")
_YEAR = regex(r"(?:19|20)\d\d(?:[-/–]\d\d(?:\d\d)?)?[A-Zae*]?|FY\s?\d\d+|Q[1-4]|[1-4]Q\d*")
_ENDS = regex(r"[)%]+|\)%|[*†‡]+")
_NOTE = regex(r"\((?:\d|[a-z])\)|\[(?:\d{1,2}|[a-z])\]")
_MARKER = regex(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|[•●▪◦‣·–—*\x88-]|\[\d{1,3}\]")
AFTER_LABEL = 0.4
"""Of the size: a gap this wide divides a label from an amount."""
_LONGEST_CELL = 14
"""Words; rows of longer cells are prose."""
Row = list[Piece]


def is_amount(text: str) -> bool:
    """Return whether a word is an amount, or a part of one as its sign is."""
    return _AMOUNT.fullmatch(text) is not None or _SIGN.fullmatch(text) is not None or _ENDS.fullmatch(text) is not None


def is_value(text: str, cell: Sequence[Word]) -> bool:
    """Return whether the words of a cell are an amount, and more than its sign."""
    said = [text[word.start : word.end] for word in cell]
    return all(map(is_amount, said)) and any(_AMOUNT.fullmatch(word) for word in said)


def is_year(text: str) -> bool:
    """Return whether an amount is a year or a part of one, as may head a column; marks of notes aside."""
    return _YEAR.fullmatch(text.split(" (")[0].rstrip("*†‡")) is not None


def heads_years(cells: Sequence[list[Word]], text: str) -> bool:
    """Return whether the amounts of a row are years that head the columns below, with words beside them at most."""
    said = [text[cell[0].start : cell[-1].end] for cell in cells]
    amounts = [all(is_amount(text[w.start : w.end]) for w in cell) for cell in cells]
    years = sum(amount and _YEAR.fullmatch(part) is not None for part, amount in zip(said, amounts, strict=True))
    return years > 0 and years == sum(amounts) and not (amounts[0] and years == 1)


def _cells_in(piece: Piece) -> list[list[Word]]:
    """Return the words of a piece as the cells that they may be: each amount alone, with its sign; other words together
    where no amount stands between."""
    text = piece.page.text
    cells: list[list[Word]] = []
    open_for = ""  # what the last cell takes: "amount" after a sign, "words"
    for word in piece.words:
        said = text[word.start : word.end]
        beside = cells and word.x0 - cells[-1][-1].x1 < AFTER_LABEL * word.size
        noted = beside and (_NOTE.fullmatch(said) or _MARKS.fullmatch(said))
        if cells and (word.glued or noted or _TAIL.fullmatch(said)):
            cells[-1].append(word)
        elif _SIGN.fullmatch(said):
            cells.append([word])
            open_for = "amount"
        elif beside and _DASH.fullmatch(said) and text[cells[-1][-1].end - 1].isdigit():
            cells[-1].append(word)
            open_for = "amount"
        elif _AMOUNT.fullmatch(said):
            if open_for == "amount":
                cells[-1].append(word)
            else:
                cells.append([word])
            open_for = ""
        elif open_for == "words":
            cells[-1].append(word)
        else:
            cells.append([word])
            open_for = "words"
    return _whole_labels(piece, cells)


def _whole_labels(piece: Piece, cells: list[list[Word]]) -> list[list[Word]]:
    """Return the cells of a piece, as one where figures stand among words: "Sales in 2019", "12 monthly payments"."""
    text = piece.page.text
    amounts = [all(is_amount(text[w.start : w.end]) for w in cell) for cell in cells]
    split = len(cells) > 1 and all(amounts[1:])
    if split and not amounts[0] and len(cells) == 2:
        split = cells[1][0].x0 - cells[0][-1].x1 > AFTER_LABEL * piece.size
    return cells if split else [piece.words]


def cells_of(row: Row) -> list[list[Word]]:
    """Return the cells of a row; a sign and its amount are one however far apart they stand."""
    page = row[0].page
    cells: list[list[Word]] = []
    for piece in row:
        for cell in _cells_in(piece):
            said = page.text[cell[0].start : cell[-1].end]
            before = page.text[cells[-1][0].start : cells[-1][-1].end] if cells else ""
            if cells and (_SIGN.fullmatch(before) or (len(cell) == 1 and _TAIL.fullmatch(said))):
                cells[-1] += cell
            else:
                cells.append(list(cell))
    return cells


def is_prose(row: Row) -> bool:
    """Return whether a row is too long for a table's: running text."""
    return any(len(piece.words) > _LONGEST_CELL for piece in row) or (
        len(row) == 1 and len(row[0].words) > 8 and row[0].is_prose
    )


def is_data(row: Row) -> bool:
    """Return whether a row is a label with amounts, or amounts alone."""
    page = row[0].page
    if is_prose(row) or not any(_may_be_amount(page.text, w) for p in row for w in p.words):
        return False
    cells = [w for piece in row for w in _cells_in(piece)]
    if len(cells) < 2:
        return False
    amounts = [is_value(page.text, cell) for cell in cells]
    if not any(amounts[1:]):
        return False
    first = " ".join(page.text[w.start : w.end] for w in cells[0])
    if _MARKER.fullmatch(first) and not all(amounts[1:]):
        return False
    if len(row) == 1:
        # One stretch without a wide gap: a row only if all after a short label are amounts.
        return sum(amounts) >= 2 and (sum(amounts) == len(cells) or all(amounts[1:]))
    # Words among which a figure stands apart by chance are text.
    words = sum(len(cell) for cell, amount in zip(cells, amounts, strict=True) if not amount)
    return words <= _LONGEST_CELL or sum(amounts) > 2


def _may_be_amount(text: str, word: Word) -> bool:
    last = text[word.end - 1]
    return (
        last.isdigit() or last in "%)" or text[word.start].isdigit() or (last in _DASHES and word.end - word.start == 1)
    )
