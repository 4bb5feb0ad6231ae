"""What writers of comments into spreadsheets share: which cell a note belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
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


class Comments(NamedTuple):
    """What a copy's cells are to say: the comment of each by its sheet's name as addresses have it; the notes, with the
    cell of each; and those that are of no cell."""

    texts: dict[str, dict[Place, str]]
    notes: list[tuple[Note, str, Place]]
    missed: list[Missed]

    def unsaid(self, written: Collection[tuple[str, Place]]) -> tuple[Missed, ...]:
        """Return the notes that are not in a copy in which these cells have their comments."""
        return (*self.missed, *self._gone(written))

    def _gone(self, written: Collection[tuple[str, Place]]) -> Iterator[Missed]:
        for note, label, place in self.notes:
            if (label, place) not in written:
                yield Missed(note, "its cell is not where it was read")


def comments(document: Document, notes: Sequence[Note]) -> Comments:
    """Return the comments of the cells that notes speak of.

    A note stands on the cell of its last figure, where a table states what the others should make, and names them.
    """
    said = Comments({}, [], [])
    for note in notes:
        names = list(dict.fromkeys(document.landmark(span.start) for span in note.spans))
        label, _, cell = names[-1].rpartition("!") if names else ("", "", "")
        address = _CELL.fullmatch(cell)
        if not address or not label:
            said.missed.append(Missed(note, "it stands in the name of a sheet, which has no comments"))
            continue
        place = Place(int(address[2]) - 1, _column(address[1]))
        others = [name.removeprefix(f"{label}!") for name in names[:-1]]
        beside = f"\n(with {', '.join(others)})" if others else ""
        text = f"{note.title}\n{note.text}{beside}".strip()
        cells = said.texts.setdefault(label, {})
        cells[place] = f"{cells[place]}\n\n{text}" if place in cells else text
        said.notes.append((note, label, place))
    return said


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def xml_text(text: str) -> str:
    """Return a text as XML has it, without the characters that XML cannot hold."""
    kept = _NOT_XML.sub("", text)
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
