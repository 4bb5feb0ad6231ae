"""The runs of a Word file's XML, with the places at which they can be cut in two."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.documents._docx_events import Attributes, attribute, names
from claimcheck.documents._positions import CodePoints
from claimcheck.records import dataclass, field


class Text(NamedTuple):
    """One text of a run: where it begins and ends, where its tag's attributes end, and whether it keeps its space."""

    start: int
    end: int
    tag_end: int
    keeps_space: bool


@dataclass(slots=True)
class Run:
    """A run: where it begins and ends in the XML, its texts and properties as written, the prefix of its namespace
    ("w:"), its paragraph, and the footnote ("footnote", number) that it refers to."""

    start: int
    parent: int
    prefix: str
    end: int = 0
    texts: list[Text] = field(default_factory=list)
    properties: str = ""
    note: tuple[str, str] | None = None
    begins_with_text: bool = True
    ends_with_text: bool = True


def runs_of(xml: str) -> list[Run]:
    """Return the runs of a part in the order of their beginnings."""
    reader = _Reader(xml)
    reader.read()
    return reader.runs


_RUN, _TEXT, _PROPERTIES, _PARAGRAPH = (frozenset(names(local)) for local in ("r", "t", "rPr", "p"))
_NOTES = {name: local[:8] for local in ("footnoteReference", "endnoteReference") for name in names(local)}


class _Reader:
    def __init__(self, xml: str) -> None:
        from xml.parsers import expat

        self.runs: list[Run] = []
        self._xml = xml
        self._points = CodePoints(xml)
        self._parser = expat.ParserCreate("utf-8", "}")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._open: list[tuple[Run, int]] = []  # with the depth at which each began
        self._depth = 0
        self._paragraphs: list[int] = []
        self._text: tuple[int, int, bool] | None = None

    def read(self) -> None:
        self._parser.Parse(self._xml.encode("utf-8", "replace"), True)

    def _here(self) -> int:
        return self._points(self._parser.CurrentByteIndex)

    def _start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if name in _PARAGRAPH:
            self._paragraphs.append(self._here())
        elif name in _RUN:
            here = self._here()
            prefix = self._xml[here + 1 : here + 40].partition("r")[0]
            run = Run(here, self._paragraphs[-1] if self._paragraphs else -1, prefix)
            self.runs.append(run)
            self._open.append((run, self._depth))
        elif self._open and self._depth == self._open[-1][1] + 1:
            self._start_child(self._open[-1][0], name, attributes)

    def _start_child(self, run: Run, name: str, attributes: Attributes) -> None:
        here = self._here()
        if name in _TEXT:
            close = self._xml.index(">", here)
            empty = self._xml[close - 1] == "/"
            keeps = attributes.get("http://www.w3.org/XML/1998/namespace}space") == "preserve"
            self._text = None if empty else (close + 1, close, keeps)
            run.ends_with_text = True
        elif name in _PROPERTIES:
            self._properties_start = here
        else:
            run.begins_with_text &= bool(run.texts)
            run.ends_with_text = False
            if name in _NOTES:
                kind = "footnote" if _NOTES[name] == "footnote" else "endnote"
                run.note = (kind, attribute(attributes, "id"))

    def _end(self, name: str) -> None:
        if self._open and self._depth == self._open[-1][1] + 1:
            run = self._open[-1][0]
            if name in _TEXT and self._text:
                start, tag_end, keeps = self._text
                run.texts.append(Text(start, self._here(), tag_end, keeps))
                self._text = None
            elif name in _PROPERTIES:
                end = self._xml.index(">", self._here()) + 1
                run.properties = self._xml[self._properties_start : end]
        elif self._open and self._depth == self._open[-1][1] and name in _RUN:
            self._open.pop()[0].end = self._xml.index(">", self._here()) + 1
        if name in _PARAGRAPH:
            self._paragraphs.pop()
        self._depth -= 1
