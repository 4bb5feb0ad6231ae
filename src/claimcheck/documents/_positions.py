"""From bytes of UTF-8, which fast parsers count, to code points."""

from __future__ import annotations

import re

_WIDE = re.compile(rb"[\x80-\xff]")


class CodePoints:
    """Turns offsets into a text's UTF-8 into offsets into the text; linear for offsets that (mostly) grow.

    Between two characters that take several bytes all offsets move by the same: an offset from `low` to `high` is that
    of the code point `shift` before it.
    """

    def __init__(self, source: str) -> None:
        """Prepare for a text."""
        self._bytes = b"" if source.isascii() else source.encode("utf-8")
        self.shift = 0
        self.low = 0
        self.high = self._next(0) if self._bytes else len(source)

    def __call__(self, byte: int) -> int:
        """Return the offset of the code point that begins at a byte."""
        if not self.low <= byte <= self.high:
            self._seek(byte)
        return byte - self.shift

    def _seek(self, byte: int) -> None:
        if byte >= self.low:
            between = self._bytes[self.low : byte]
            self.shift += len(between) - len(between.decode("utf-8", "replace"))
        else:
            between = self._bytes[byte : self.low]
            self.shift -= len(between) - len(between.decode("utf-8", "replace"))
        self.low = byte
        self.high = self._next(byte)

    def _next(self, byte: int) -> int:
        """Return where the next character of several bytes begins."""
        found = _WIDE.search(self._bytes, byte)
        return found.start() if found else len(self._bytes)
