"""Notes in AsciiDoc: line comments, behind the line of the figure or behind its table."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.annotations._comments import with_comments
from claimcheck.annotations.base import Annotator, Note
from claimcheck.documents.asciidoc import FORMAT
from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Document

_END_OF_TABLE = regex(r"[|,:!]={3,}\s*$")
_END_OF_CODE = regex(r"(?:-{4,}|\.{4,}|`{3,})\s*$")
_END_OF_QUOTE = regex(r"_{4,}\s*$|\s*$")
_UNDERLINE = regex(r"([=\-~^+])\1{2,}\s*$")


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    """Return a copy with notes; see `claimcheck.annotations.base.Annotator`."""
    return with_comments(data, document, notes, _find, by_figure=True)


ANNOTATOR = Annotator(FORMAT.name, FORMAT.suffixes, annotate)

_ENDS = {BlockKind.TABLE: _END_OF_TABLE, BlockKind.CODE: _END_OF_CODE, BlockKind.QUOTE: _END_OF_QUOTE}
"""The line that ends a block in which a comment would be shown; a quote may be verse."""


def _find(lines: Sequence[str], first: int, last: int, block: Block | None) -> tuple[int, str]:
    line = last + 1
    end = _ENDS.get(block.kind) if block else None
    if end is not None:
        while line < len(lines) and not end.match(lines[line]):
            line += 1
        line += line < len(lines)
    elif block and block.kind is BlockKind.HEADING and line < len(lines) and _UNDERLINE.match(lines[line]):
        line += 1
    return line, "// "
