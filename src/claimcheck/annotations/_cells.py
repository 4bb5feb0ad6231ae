"""What writers of comments into spreadsheets share: which cell a note belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.annotations.base import Missed, Note
from claimcheck.lazy import regex
from claimcheck.model import Document

AUTHOR = "claimcheck"
_NOT_XML = regex(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CELL = regex(r"([A-Z]+)(\d+)")


class Place(NamedTuple):
    """A cell's row and column, from 0."""

    row: int
    column: int


def comments(document: Document, notes: Sequence[Note]) -> tuple[dict[str, dict[Place, str]], tuple[Missed, ...]]:
    """Return the comment of each cell that notes speak of, by the sheet's name as addresses have it, and the notes
    that are of no cell.

    A note stands on the cell of its last figure, where a table states what the others should make, and names them.
    """
    found: dict[str, dict[Place, str]] = {}
    missed = []
    for note in notes:
        names = list(dict.fromkeys(document.landmark(span.start) for span in note.spans))
        label, _, cell = names[-1].rpartition("!") if names else ("", "", "")
        address = _CELL.fullmatch(cell)
        if not address or not label:
            missed.append(Missed(note, "it stands in the name of a sheet, which has no comments"))
            continue
        place = Place(int(address[2]) - 1, _column(address[1]))
        others = [name.removeprefix(f"{label}!") for name in names[:-1]]
        beside = f"\n(with {', '.join(others)})" if others else ""
        text = f"{note.title}\n{note.text}{beside}".strip()
        cells = found.setdefault(label, {})
        cells[place] = f"{cells[place]}\n\n{text}" if place in cells else text
    return found, tuple(missed)


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def xml_text(text: str) -> str:
    """Return a text as XML has it, without the characters that XML cannot hold."""
    kept = _NOT_XML.sub("", text)
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
