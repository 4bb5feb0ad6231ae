"""XML as elements that know where they and their text stand."""

from __future__ import annotations

from xml.etree.ElementTree import Element
from xml.parsers import expat

from claimcheck.documents._positions import CodePoints

_MOST_OPEN = 300  # elements within each other; word processors write some dozens


class Placed(Element):
    """An element: `at` is where its tag begins, `said` its text before the first child and `behind` the text after its
    end, in pieces with their places."""

    def __init__(self, tag: str, attributes: dict[str, str], at: int) -> None:
        """Begin an element without text."""
        super().__init__(tag, attributes)
        self.at = at
        self.said: list[tuple[str, int]] = []
        self.behind: list[tuple[str, int]] = []


def parsed(source: str) -> Placed:
    """Return the root of a text of XML, with places in characters of it.

    Raises:
        xml.parsers.expat.ExpatError: it is no XML, or nested without end.
    """
    builder = _Builder(source)
    builder.parser.Parse(source, True)
    return builder.root


class _Builder:
    """Follows the events of a parser."""

    def __init__(self, source: str) -> None:
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self._point = CodePoints(source)
        self._names: dict[str, str] = {}
        self._open: list[Placed] = []
        self._last: Placed | None = None  # which has just ended
        self._pieces: list[tuple[str, int]] = []
        self.root = Placed("", {}, 0)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._settle()
        names = self._names
        tag = names.get(name) or self._name(name)
        given = {names.get(key) or self._name(key): value for key, value in attributes.items()} if attributes else {}
        element = Placed(tag, given, self._point(self.parser.CurrentByteIndex))
        if self._open:
            self._open[-1].append(element)
        else:
            self.root = element
        if len(self._open) == _MOST_OPEN:
            raise expat.ExpatError(f"its elements are more than {_MOST_OPEN:,} deep")
        self._open.append(element)
        self._last, self._pieces = None, element.said

    def end(self, name: str) -> None:
        self._settle()
        self._last = self._open.pop()
        self._pieces = self._last.behind

    def data(self, text: str) -> None:
        self._pieces.append((text, self._point(self.parser.CurrentByteIndex)))

    def _settle(self) -> None:
        """Set the text that has come since the last tag where the standard library has it."""
        if not self._pieces:
            return
        text = self._pieces[0][0] if len(self._pieces) == 1 else "".join(piece for piece, _ in self._pieces)
        if self._last is not None:
            self._last.tail = text
        else:
            self._open[-1].text = text

    def _name(self, name: str) -> str:
        full = self._names[name] = "{" + name if "}" in name else name
        return full
