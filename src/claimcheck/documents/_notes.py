"""Ties footnotes to the marks that lead to them: what a footnote cites is cited where its mark stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.lazy import regex
from claimcheck.model import Document, Link, Span
from claimcheck.records import replace

_URL = regex(r"https?://[^\s<>\"'`|\\^\[\]]*[^\s<>\"'`|\\^\[\].,;:!?)]")


def tied(document: Document, marks: Sequence[tuple[int, str]], notes: Mapping[str, Span]) -> Document:
    """Return the document with the addresses of its footnotes as links, without text of their own, at their marks.

    Args:
        document: the document.
        marks: where marks stand in the text, each with its footnote's label.
        notes: the stretches of text of the footnotes, by their labels.
    """
    found = []
    for position, label in marks:
        note = notes.get(label)
        if note is not None:
            own = [link.url for link in document.links if note.start <= link.span.start < note.end]
            own += (match.group() for match in _URL.finditer(document.text, *note))
            found += [Link(Span(position, position), url) for url in dict.fromkeys(own)]
    return replace(document, links=(*document.links, *found)) if found else document
