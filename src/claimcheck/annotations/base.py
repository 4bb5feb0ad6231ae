"""What every writer of annotated copies shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimcheck.model import Document, Span
from claimcheck.records import dataclass


class AnnotationError(Exception):
    """A copy cannot be written; the message says of what, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a copy says beside a claim: `spans` are its figures' places in the document's text, in order; `title` is one
    short line ("inconsistent: percent change"), `text` the arithmetic, evidence and repairs, in lines; `main` is the
    place of the figure that the text states, None if no one does."""

    spans: tuple[Span, ...]
    title: str
    text: str
    main: Span | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """A note that the format has no place for, and why."""

    note: Note
    why: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy's bytes, and the notes that are not in it."""

    content: bytes
    missed: tuple[Missed, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotator:
    """Writes notes into copies of files of one format.

    Attributes:
        name: the format's name, as `claimcheck.documents` calls it.
        suffixes: endings of file names in lower case, with the dot.
        annotate: returns the copy's bytes, given the file's bytes, the document that was read from them, and the notes
            in order. The copy says everything that the file does, and the notes as the format's own comments; where
            some have no place, a `Copy` says which.
    """

    name: str
    suffixes: tuple[str, ...]
    annotate: Callable[[bytes, Document, Sequence[Note]], bytes | Copy]
