"""Stretches of a document's text, and the way from there back to the file. All else takes them from `model`."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from claimcheck.records import dataclass


class Span(NamedTuple):
    """A half-open range `[start, end)` of characters of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Maps text offsets to the file as read: from `text_offsets[i]` on, character k stands at
    `source_offsets[i] + k - text_offsets[i]`; `line_starts` are the source offsets at which lines begin."""

    text_offsets: tuple[int, ...]
    source_offsets: tuple[int, ...]
    line_starts: tuple[int, ...]

    def offset(self, position: int) -> int:
        """Return the source offset of the character at text offset `position`."""
        i = bisect_right(self.text_offsets, position) - 1
        return self.source_offsets[i] + position - self.text_offsets[i]

    def span(self, span: Span) -> Span:
        """Return the source span of a text span; its end follows its last character, so markup around stays out."""
        if span.end <= span.start:
            start = self.offset(span.start)
            return Span(start, start)
        return Span(self.offset(span.start), self.offset(span.end - 1) + 1)

    def place(self, position: int) -> tuple[int, int]:
        """Return line and column, both from 1, of the character at text offset `position`."""
        offset = self.offset(position)
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1
