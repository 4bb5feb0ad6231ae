"""Notes in plain text: a mark behind the figure, "[claimcheck 1]", and the notes at the end of the file."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.annotations._splicing import anchor, source_of, spliced
from claimcheck.annotations.base import Annotator, Note
from claimcheck.documents import formats
from claimcheck.model import Document


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    """Return a copy with notes; see `claimcheck.annotations.base.Annotator`."""
    source = source_of(data, document.name)
    if not notes:
        return data
    marks = []
    lines = ["", "", "-- claimcheck --"]
    for number, note in enumerate(notes, start=1):
        marks.append((document.source.span(anchor(note)).end, f" [claimcheck {number}]"))
        head = f"[claimcheck {number}] "
        first, *more = f"{note.title}. {note.text}".splitlines()
        lines += [head + first, *(" " * len(head) + line for line in more)]
    end = "" if source.text.endswith(("\n", "\r")) else source.line_end
    return source.encoded(spliced(source.text, marks) + end + source.line_end.join(lines[1:]) + source.line_end)


ANNOTATOR = Annotator("text", next(f.suffixes for f in formats() if f.name == "text"), annotate)
