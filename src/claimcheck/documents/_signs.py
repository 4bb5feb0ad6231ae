"""Signs that say the same as plain ones: digits of other scripts and widths, ligatures, and marks that show nothing.

The text that is checked has the plain ones, each at the place of what the file has; what shows nothing (soft hyphens,
zero-width spaces) is not in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from claimcheck.lazy import regex
from claimcheck.model import Document, SourceMap, Span, Table
from claimcheck.records import replace

_ZEROS = (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6)
"""Where ten digits in order begin: Arabic-Indic and its eastern form, Devanagari, Bengali, Thai, full-width, and the
bold, double-struck, plain, sans-serif and monospaced digits of formulas."""
_PLAIN = {zero + digit: str(digit) for zero in _ZEROS for digit in range(10)} | {
    0xFF05: "%", 0xFF04: "$", 0xFFE1: "£", 0xFFE5: "¥", 0xFF0B: "+", 0xFF0D: "-", 0x66B: ".", 0x66C: ",", 0x66A: "%",
}  # fmt: skip
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_ASCII = bytes(range(128))
_OTHER = frozenset(map(chr, _PLAIN))
_REPLACED = frozenset((*_LIGATURES, *_UNSEEN))
_WIDE_MARKS = regex(r"(?<=[\uff10-\uff19])[\uff0c\uff0e](?=[\uff10-\uff19])")


def plain(document: Document) -> Document:
    """Return the document with plain signs for those that say the same."""
    text = document.text
    if text.isascii():
        return document
    signs = _beyond_ascii(text)
    if not signs.isdisjoint(_OTHER):
        text = _WIDE_MARKS.sub(lambda mark: "," if mark[0] == "\uff0c" else ".", text).translate(_PLAIN)
        document = replace(document, text=text)
    if signs.isdisjoint(_REPLACED):
        return document
    found = ((at, _LIGATURES.get(sign, "")) for sign in signs & _REPLACED for at in _places(text, sign))
    return _edited(document, sorted(found))


def _places(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _beyond_ascii(text: str) -> set[str]:
    """Return the characters of a text that are not ASCII; four times as fast as the set of all."""
    others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return set(others.decode("utf-8", "surrogatepass"))


class _Moves:
    """Where offsets of a text are after single characters of it were replaced."""

    def __init__(self, edits: list[tuple[int, str]]) -> None:
        self._starts = [start for start, _ in edits]
        self._shifts = [0]
        for _, replacement in edits:
            self._shifts.append(self._shifts[-1] + len(replacement) - 1)

    def __call__(self, offset: int) -> int:
        return offset + self._shifts[bisect_right(self._starts, offset - 1)]

    def span(self, span: Span) -> Span:
        return Span(self(span.start), self(span.end))


def _edited(document: Document, edits: list[tuple[int, str]]) -> Document:
    """Return the document with single characters of its text replaced, and all its spans moved with them."""
    moved = _Moves(edits)
    text = document.text
    parts = []
    last = 0
    for start, replacement in edits:
        parts += [text[last:start], replacement]
        last = start + 1
    parts.append(text[last:])
    blocks = (replace(block, span=moved.span(block.span)) for block in document.blocks)
    return replace(
        document,
        text="".join(parts),
        source=_map(document.source, edits, moved),
        blocks=tuple(block for block in blocks if block.span.start < block.span.end),
        tables=tuple(_table(table, moved) for table in document.tables),
        links=tuple(replace(link, span=moved.span(link.span)) for link in document.links),
        landmarks=tuple(replace(mark, start=moved(mark.start)) for mark in document.landmarks),
        code=tuple(moved.span(span) for span in document.code),
    )


def _map(source: SourceMap, edits: list[tuple[int, str]], moved: _Moves) -> SourceMap:
    """Return the way back: all that takes one character's place stands where that did."""
    places = dict(zip(map(moved, source.text_offsets), source.source_offsets, strict=True))
    for start, replacement in edits:
        at = source.offset(start)
        new = moved(start)
        places |= {new + i: at for i in range(len(replacement))}
        places[new + len(replacement)] = source.offset(start + 1)
    text_offsets = sorted(places)
    return SourceMap(tuple(text_offsets), tuple(places[offset] for offset in text_offsets), source.line_starts)


def _table(table: Table, moved: _Moves) -> Table:
    rows = tuple(tuple(cell and replace(cell, span=moved.span(cell.span)) for cell in row) for row in table.rows)
    return replace(table, span=moved.span(table.span), rows=rows, caption=table.caption and moved.span(table.caption))
