"""Notes in RTF, as the comments of word processors around the figures; every other byte stays.

Footnotes have no comments in all of them: such a note stands at the footnote's mark.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.annotations._cells import AUTHOR
from claimcheck.annotations._splicing import anchor, spliced
from claimcheck.annotations.base import Annotator, Copy, Missed, Note
from claimcheck.documents import _rtf_tokens as tokens
from claimcheck.documents.rtf import FORMAT
from claimcheck.lazy import regex
from claimcheck.model import Document, Span

_USED = regex(r"\\atrf(?:start|end)(\d{1,9})|\\atnref ?(\d{1,9})|\\atrfstart (\d{1,9})")
_PARAGRAPH_END = regex(r"\\(?:par|cell|row|sect)(?![a-z])")
_WITHOUT = {
    "footnote": "",
    "shptxt": "text boxes have no comments",
    "dptxbxtext": "text boxes have no comments",
    "sv": "alternative texts have no comments",
}
"""Groups in which no comment can stand, and why; one on a footnote stands behind it."""


class _Group(NamedTuple):
    start: int
    end: int
    word: str


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> bytes | Copy:
    """Return a copy with notes; see `claimcheck.annotations.base.Annotator`."""
    if not notes:
        return data
    source = data.decode("latin-1")
    groups = _groups(source)
    first = 1 + max((int(n) for found in _USED.findall(source) for n in found if n), default=0)
    insertions: list[tuple[int, str]] = []
    missed = []
    for number, note in enumerate(notes, start=first):
        start, end = _around(source, document, note)
        i = bisect_right(groups, start, key=lambda group: group.start) - 1
        group = groups[i] if i >= 0 and start < groups[i].end else None
        if group and _WITHOUT[group.word]:
            missed.append(Missed(note, _WITHOUT[group.word]))
        elif group:
            insertions.append((group.end, _comment(note, "")))
        else:
            insertions.append((start, f"{{\\*\\atrfstart {number}}}"))
            comment = _comment(note, f"{{\\*\\atnref {number}}}")
            insertions.append((end, f"{{\\*\\atrfend {number}}}{comment}"))
    return Copy(spliced(source, insertions).encode("latin-1"), tuple(missed))


ANNOTATOR = Annotator(FORMAT.name, FORMAT.suffixes, annotate)


def _around(source: str, document: Document, note: Note) -> Span:
    """Return what a comment goes around: all figures of a note if they stand in one paragraph, else the one where the
    reader meets it."""
    place = document.source.offset
    start, last = place(note.spans[0].start), place(note.spans[-1].end - 1)
    if start > last or _PARAGRAPH_END.search(source, start, last):
        span = anchor(note)
        start, last = place(span.start), place(span.end - 1)
    return Span(start, _token_end(source, last))


def _token_end(source: str, at: int) -> int:
    """Return the end of the character that stands at a place, with what stands in for it where it has a number."""
    token = tokens.TOKEN.match(source, at)
    if token is None or token.lastindex == tokens.TEXT:
        return at + 1
    end = token.end()
    if token[tokens.WORD] != "u":
        return end
    beside = tokens.TOKEN.match(source, end)
    if beside is None or beside.lastindex == tokens.BRACE:
        return end
    return end + 1 if beside.lastindex == tokens.TEXT else beside.end()


def _groups(source: str) -> list[_Group]:
    """Return the outermost groups in which no comment can stand, in order."""
    found: list[_Group] = []
    open_: list[tuple[int, str]] = []
    position = 0
    while (token := tokens.TOKEN.match(source, position)) is not None:
        at, position = position, token.end()
        if token.lastindex == tokens.BRACE:
            if token[tokens.BRACE] == "{":
                open_.append((at, ""))
            elif open_:
                start, word = open_.pop()
                if word and not any(outer for _, outer in open_):
                    found.append(_Group(start, position, word))
        elif (word := token[tokens.WORD]) in _WITHOUT and open_ and not open_[-1][1]:
            open_[-1] = (open_[-1][0], word)
        elif word == "bin" and token[tokens.NUMBER]:
            position += max(0, int(token[tokens.NUMBER]))
    return sorted(found)


def _comment(note: Note, reference: str) -> str:
    lines = r"\par ".join(_escaped(line) for line in (note.title, *note.text.splitlines()))
    who = f"{{\\*\\atnid cc}}{{\\*\\atnauthor {AUTHOR}}}"
    return f"{who}{{\\chatn{{\\*\\annotation{reference}\\pard\\plain {lines}}}}}"


def _escaped(text: str) -> str:
    """Return text as RTF has it."""
    written = []
    for c in text:
        if c in "\\{}":
            written.append(f"\\{c}")
        elif " " <= c <= "~":
            written.append(c)
        elif c > "~":
            raw = c.encode("utf-16-le", "replace")
            halves = (int.from_bytes(raw[i : i + 2], "little", signed=True) for i in range(0, len(raw), 2))
            written += (f"\\u{half}?" for half in halves)
    return "".join(written)
