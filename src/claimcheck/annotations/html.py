"""Notes in HTML: the figures marked, the note as the mark's title, and all notes in a list at the end of the page, so
that they can be read on paper too."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from claimcheck.annotations._splicing import after_tag, anchor, pieces, source_of, spliced
from claimcheck.annotations.base import Annotator, Note
from claimcheck.documents.html import FORMAT
from claimcheck.lazy import regex
from claimcheck.model import Document

_REFERENCE = regex(r"&#?\w{1,32};")
_END = regex(r"</(?:body|html)\s*>", 2)  # in either case
_MARK = "background:#ffe58a;color:#000"
_LIST = "border-top:1px solid;margin-top:2em;font:14px/1.5 sans-serif;color:#000;background:#fff"


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    """Return a copy with notes; see `claimcheck.annotations.base.Annotator`."""
    source = source_of(data, document.name)
    if not notes:
        return data
    insertions: list[tuple[int, str]] = []
    taken = 0
    for start, end, number in _stretches(document, source.text, notes):
        if start >= taken:
            said = f"{number}. {notes[number - 1].title}\n{notes[number - 1].text}".rstrip()
            said = escape(said).replace("\n", "&#10;")
            insertions += [(start, f'<mark title="{said}" style="{_MARK}">'), (end, "</mark>")]
            taken = end
    for number, note in enumerate(notes, start=1):
        last = list(pieces(document, anchor(note)))[-1]
        at = after_tag(source.text, _whole_reference(source.text, last.end))
        insertions.append((at, f'<sup><a href="#claimcheck-{number}">[{number}]</a></sup>'))
    ends = list(_END.finditer(source.text))
    close = next((e.start() for e in ends if e[0][2:6].lower() == "body"), ends[-1].start() if ends else None)
    insertions.append((len(source.text) if close is None else close, _listed(notes)))
    return source.encoded(spliced(source.text, insertions))


ANNOTATOR = Annotator(FORMAT.name, FORMAT.suffixes, annotate)


def _stretches(document: Document, text: str, notes: Sequence[Note]) -> list[tuple[int, int, int]]:
    """Return the stretches of the file to mark, in order, each with its note's number; what stands in a tag, as alt
    texts do, cannot be marked."""
    found = []
    for number, note in enumerate(notes, start=1):
        for span in note.spans:
            for piece in pieces(document, span):
                if after_tag(text, piece.start) == piece.start:
                    found.append((piece.start, _whole_reference(text, piece.end), number))
    return sorted(found)


def _whole_reference(text: str, end: int) -> int:
    """Return the end of a stretch whose last character may be written as a reference: "&nbsp;"."""
    reference = _REFERENCE.match(text, end - 1) if end and text[end - 1] == "&" else None
    return reference.end() if reference else end


def _listed(notes: Sequence[Note]) -> str:
    items = []
    for number, note in enumerate(notes, start=1):
        said = "<br>".join(escape(line) for line in note.text.splitlines())
        items.append(f'<li id="claimcheck-{number}" value="{number}"><b>{escape(note.title)}</b><br>{said}</li>\n')
    return f'\n<section class="claimcheck" style="{_LIST}"><p>claimcheck</p>\n<ol>\n{"".join(items)}</ol></section>\n'
