"""Goes through the XML of a Word file and says what begins, what ends and what is written, with its place.

What is no text of the document (deleted, moved away, superseded) is passed over here; what stands beside the text it is
anchored in (text boxes, tables in cells) is kept back until its paragraph or table is done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from claimcheck.documents._positions import CodePoints

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_OTHER = {
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": ("docPr",),
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": ("docPr",),
    "http://schemas.openxmlformats.org/markup-compatibility/2006": ("Fallback",),
}
_PASSED_OVER = tuple(
    "moveFrom delText delInstrText rPrChange pPrChange tblPrChange trPrChange tcPrChange sectPrChange tblGridChange "
    "numberingChange rt Fallback del sectPr".split()
)
_KEPT_BACK = ("txbxContent",)

Attributes = Mapping[str, str]
Event = tuple[int, str, Any, int]
_START, _END, _TEXT = range(3)


def names(local: str) -> list[str]:
    """Return the full names that an element may have in a file."""
    full = [f"{space}}}{local}" for space in _WORD if all(local not in others for others in _OTHER.values())]
    return full + [f"{space}}}{local}" for space, others in _OTHER.items() if local in others]


def attribute(attributes: Attributes, local: str, otherwise: str = "") -> str:
    """Return an attribute of Word's own namespace, in either of its forms."""
    for space in _WORD:
        found = attributes.get(f"{space}}}{local}")
        if found is not None:
            return found
    return otherwise


class Events:
    """Passes a document's events on: `starts` and `ends` by full name (a start gets the attributes), and text."""

    def __init__(
        self,
        starts: Mapping[str, Callable[[Attributes], None]],
        ends: Mapping[str, Callable[[], None]],
        text: Callable[[str, int], None],
    ) -> None:
        """Prepare with what is to be called."""
        self._starts = starts
        self._ends = ends
        self._text = text
        self._skipped = 0  # depth inside what is passed over
        self._kept: list[Event] | None = None
        self._depth = 0  # inside what is kept back
        self._own = ""  # the name of what is kept back whole
        self._waiting: list[list[Event]] = []
        self._at: Callable[[], int] = lambda: 0
        self.here = 0  # where the present tag begins in the source

    def run(self, xml: str, start: int) -> None:
        """Go through one part, whose XML begins at `start` of the source.

        Raises:
            xml.parsers.expat.ExpatError: it is not well-formed.
        """
        from xml.parsers import expat

        points = CodePoints(xml)
        parser = expat.ParserCreate("utf-8", "}")
        parser.buffer_text = False
        self._at = lambda: points(parser.CurrentByteIndex) + start
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.Parse(xml.encode("utf-8", "replace"), True)

    def skip(self) -> None:
        """Pass over the rest of the element that has just begun."""
        self._skipped = 1

    def release(self) -> None:
        """Give what was kept back, in its order."""
        while self._waiting:
            for kind, name, content, at in self._waiting.pop(0):
                self._replay(kind, name, content, at)

    def keep_back(self, own: tuple[str, Attributes] | None = None) -> None:
        """Keep back what is in the element that has just begun until `release`; with its own name and attributes, also
        its beginning and end."""
        self._kept, self._depth = [], 1
        self._own = own[0] if own else ""
        if own:
            self._kept.append((_START, *own, self._at()))

    def _replay(self, kind: int, name: str, content: Any, at: int) -> None:
        now, self._at = self._at, lambda: at
        if kind == _START:
            self._start(name, content)
        elif kind == _END:
            self._end(name)
        else:
            self._data(content)
        self._at = now

    def _start(self, name: str, attributes: Attributes) -> None:
        if self._skipped:
            self._skipped += 1
        elif self._kept is not None:
            self._depth += 1
            self._kept.append((_START, name, attributes, self._at()))
        elif name in _SKIPPED:
            self._skipped = 1
            if (start := self._starts.get(name)) is not None:
                start(attributes)
        elif name in _HELD:
            self.keep_back()
        elif (start := self._starts.get(name)) is not None:
            self.here = self._at() if name in _PLACED else 0
            start(attributes)

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif self._kept is not None:
            self._depth -= 1
            if self._depth:
                self._kept.append((_END, name, None, 0))
            else:
                if self._own:
                    self._kept.append((_END, self._own, None, 0))
                self._waiting.append(self._kept)
                self._kept = None
        elif (end := self._ends.get(name)) is not None:
            end()

    def _data(self, text: str) -> None:
        if self._skipped:
            return
        if self._kept is not None:
            self._kept.append((_TEXT, "", text, self._at()))
        else:
            self._text(text, self._at())


_SKIPPED = frozenset(name for local in _PASSED_OVER for name in names(local))
_HELD = frozenset(name for local in _KEPT_BACK for name in names(local))
_PLACED = frozenset(
    name
    for local in ("p", "tr", "tab", "br", "cr", "noBreakHyphen", "docPr", "commentRangeStart", "commentRangeEnd",
                  "commentReference")
    for name in names(local)
)  # fmt: skip
"""Elements whose place in the source matters; to ask for it takes time."""
