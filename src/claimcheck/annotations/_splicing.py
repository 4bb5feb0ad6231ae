"""Puts marks into a text file so that every other byte stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.annotations.base import AnnotationError, Note
from claimcheck.documents._encoding import decode, encoding_of
from claimcheck.lazy import regex
from claimcheck.model import Document, Span
from claimcheck.records import dataclass

_NEAR = 400  # characters
_INSIDE_TAG = regex(r"<[a-zA-Z][^<>]*$")
_FURTHEST = 20_000  # characters between a tag's beginning and a value of it


@dataclass(frozen=True, slots=True)
class Source:
    """A text file that can be written as it was: its text, byte order mark and encoding."""

    text: str
    mark: bytes
    encoding: str

    @property
    def line_end(self) -> str:
        """How the file ends its lines."""
        return "\r\n" if "\r\n" in self.text[:10_000] else "\n"

    def encoded(self, text: str) -> bytes:
        """Return text in the file's encoding; what that has no sign for is written as a character reference."""
        escaped = "".join(
            c if "\udc80" <= c <= "\udcff" else c.encode(self.encoding, "xmlcharrefreplace").decode(self.encoding)
            for c in text
        ) if not self.encoding.startswith("utf") else text  # fmt: skip
        return self.mark + escaped.encode(self.encoding, "surrogateescape")


def source_of(data: bytes, name: str) -> Source:
    """Return a file's text for splicing.

    Raises:
        AnnotationError: bytes of it mean nothing in its encoding, so that it could not be written as it was.
    """
    mark, encoding = encoding_of(data)
    try:
        text = data[len(mark) :].decode(encoding, "surrogateescape")
    except UnicodeDecodeError:
        text = ""
    if len(text) != len(decode(data)):
        raise AnnotationError(f"{name}: bytes of it are no {encoding}; save it as UTF-8, then annotate it")
    return Source(text, mark, encoding)


def anchor(note: Note) -> Span:
    """Return the figure that a note's mark stands behind: of a claim within a sentence or two the one that the text
    states, else the last; of a longer one the first, where the reader meets it."""
    first, last = note.spans[0], note.spans[-1]
    return (note.main or last) if last.end - first.start <= _NEAR else first


def after_tag(text: str, offset: int) -> int:
    """Return the offset, or the end of the tag of HTML that it lies in, as those in alternative texts do."""
    if _INSIDE_TAG.search(text, max(0, offset - _FURTHEST), offset) is None:
        return offset
    end = text.find(">", offset)
    return end + 1 if end >= 0 else offset


def pieces(document: Document, span: Span) -> Iterator[Span]:
    """Yield the stretches of the file that make a span of the document's text, without the markup between them."""
    source = document.source
    start = end = -1
    for position in range(span.start, span.end):
        offset = source.offset(position)
        if offset == end:
            end += 1
        elif start < 0 or offset != end - 1:  # white space that the reader added stands where the last character does
            if start >= 0:
                yield Span(start, end)
            start, end = offset, offset + 1
    if start >= 0:
        yield Span(start, end)


def spliced(text: str, insertions: Iterable[tuple[int, str]]) -> str:
    """Return text with insertions at offsets; those at one offset in the order given."""
    parts = []
    last = 0
    for offset, inserted in sorted(insertions, key=lambda each: each[0]):
        parts += [text[last:offset], inserted]
        last = offset
    return "".join([*parts, text[last:]])
