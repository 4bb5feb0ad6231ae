"""Notes in LaTeX: comments behind the line of the figure, which change nothing of what is set."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.annotations._comments import with_comments
from claimcheck.annotations.base import Annotator, Note
from claimcheck.documents.latex import FORMAT
from claimcheck.model import Block, Document


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    """Return a copy with notes; see `claimcheck.annotations.base.Annotator`."""
    return with_comments(data, document, notes, _find, by_figure=True)


ANNOTATOR = Annotator(FORMAT.name, FORMAT.suffixes, annotate)


def _find(lines: Sequence[str], first: int, last: int, block: Block | None) -> tuple[int, str]:
    return last + 1, "% "
