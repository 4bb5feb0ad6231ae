"""Notes in Markdown: a footnote behind the figure, and the notes as footnotes' text at the end of the file.

Inside a block of HTML, where no footnote is read, the note is a comment of its own; in a link or in code the footnote
stands behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, count

from claimcheck.annotations._splicing import after_tag, anchor, source_of, spliced
from claimcheck.annotations.base import Annotator, Note
from claimcheck.documents.markdown import FORMAT, ranges
from claimcheck.lazy import regex
from claimcheck.model import Document, Span

_SPECIAL = regex(r"([\\`*_{}\[\]<>|~^#&$])")


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> bytes:
    """Return a copy with notes; see `claimcheck.annotations.base.Annotator`."""
    source = source_of(data, document.name)
    if not notes:
        return data
    blocks, wholes = map(_Spans, ranges(source.text))
    name = _free_name(source.text)
    marks, texts = [], []
    for number, note in enumerate(notes, start=1):
        at = after_tag(source.text, document.source.span(anchor(note)).end)
        if blocks.around(at):
            marks.append((at, f"<!-- {_in_comment(f'{note.title}. {note.text}')} -->"))
            continue
        whole = wholes.around(at)
        marks.append((whole.end if whole else at, f"[^{name}-{number}]"))
        said = "<br>".join(_escaped(line) for line in note.text.splitlines())
        texts.append(f"[^{name}-{number}]: **{_escaped(note.title)}.** {said}".rstrip())
    end = source.line_end
    tail = "".join(f"{end}{text}{end}" for text in texts)
    gap = "" if source.text.endswith(("\n", "\r")) else end
    return source.encoded(spliced(source.text, marks) + (gap + tail if texts else ""))


ANNOTATOR = Annotator(FORMAT.name, FORMAT.suffixes, annotate)


class _Spans:
    """Spans in the order of their beginnings."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._reach = list(accumulate((span.end for span in spans), max))

    def around(self, offset: int) -> Span | None:
        """Return the widest span that a mark at an offset would stand inside."""
        i = bisect_right(self._reach, offset)
        return self._spans[i] if i < len(self._spans) and self._spans[i].start < offset else None


def _free_name(text: str) -> str:
    """Return a name for footnotes that the document does not use."""
    return next(name for i in count(1) if f"[^{(name := f'claimcheck{i}' if i > 1 else 'claimcheck')}-" not in text)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _in_comment(text: str) -> str:
    return " ".join(text.replace("-->", "--»").replace("--", "- -").split())
