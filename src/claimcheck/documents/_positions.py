"""From bytes of UTF-8, which fast parsers count, to code points."""

from __future__ import annotations


class CodePoints:
    """Turns offsets into a text's UTF-8 into offsets into the text; linear for offsets that (mostly) grow."""

    def __init__(self, source: str) -> None:
        """Prepare for a text."""
        self._bytes = b"" if source.isascii() else source.encode("utf-8")
        self._byte = self._point = 0

    @property
    def same(self) -> bool:
        """Whether bytes and code points are the same, so that nothing need be asked."""
        return not self._bytes

    def __call__(self, byte: int) -> int:
        """Return the offset of the code point that begins at a byte."""
        if not self._bytes:
            return byte
        if byte >= self._byte:
            self._point += len(self._bytes[self._byte : byte].decode("utf-8", "replace"))
        else:
            self._point -= len(self._bytes[byte : self._byte].decode("utf-8", "replace"))
        self._byte = byte
        return self._point
