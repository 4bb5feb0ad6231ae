"""Lines of a text file with their places, for readers of markup whose blocks are told by lines and their indents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.documents._mapped import Mapped, joined
from claimcheck.lazy import regex

_LINE = regex(r"[^\r\n]*(?:\r\n?|\n|$)")
_TAB = 8


class Line(NamedTuple):
    """A line, or what is left of one, without the space at its end; its first character stands at `at` in the file."""

    text: str
    at: int

    @property
    def end(self) -> int:
        """The place after the line's last character."""
        return self.at + len(self.text)

    def after(self, count: int) -> Line:
        """Return the line without its first `count` characters."""
        return Line(self.text[count:], self.at + min(count, len(self.text)))

    def stripped(self) -> Line:
        """Return the line without the space around it."""
        return self.after(len(self.text) - len(self.text.lstrip()))


def lines_of(source: str) -> list[Line]:
    """Return the lines of a file.

    >>> lines_of("a \\r\\nb")
    [Line(text='a', at=0), Line(text='b', at=4)]
    """
    return [
        Line(line[0].rstrip(), line.start())
        for line in _LINE.finditer(source)
        if line.end() > line.start() or not source
    ]


def indent(line: Line) -> int:
    """Return the width of the space that a line begins with, tabs going on to the next multiple of eight."""
    text = line.text
    space = text[: len(text) - len(text.lstrip(" \t"))]
    return len(space.expandtabs(_TAB))


def dedented(line: Line, width: int) -> Line:
    """Return a line without the first `width` columns, or without its leading space where that is less."""
    text = line.text
    if "\t" not in text[:width]:
        return line.after(min(width, len(text) - len(text.lstrip(" ")) if text[:width].strip() else width))
    taken = columns = 0
    while taken < len(text) and text[taken] in " \t" and columns < width:
        columns += _TAB - columns % _TAB if text[taken] == "\t" else 1
        taken += 1
    return line.after(taken)


def indented_end(lines: Sequence[Line], first: int) -> int:
    """Return the index after the lines from `first` on that are blank or indented, without blank lines at the end."""
    end = i = first
    while i < len(lines) and (not lines[i].text or lines[i].text[0] in " \t"):
        i += 1
        if lines[i - 1].text:
            end = i
    return end


def block_of_lines(lines: Sequence[Line]) -> list[Line]:
    """Return lines without the indent that all of them share, and without blank lines around them."""
    kept = list(lines)
    while kept and not kept[0].text:
        kept = kept[1:]
    while kept and not kept[-1].text:
        kept.pop()
    width = min((indent(line) for line in kept if line.text), default=0)
    return [dedented(line, width) for line in kept] if width else kept


def running(lines: Sequence[Line]) -> Mapped:
    """Return lines as running text with line ends between them."""
    return joined(
        piece
        for i, line in enumerate(lines)
        for piece in ((line.text, line.at), ("\n" if i + 1 < len(lines) else "", line.end))
    )


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the stretches of lines between blank lines."""
    found: list[list[Line]] = [[]]
    for line in lines:
        if line.text:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [stretch for stretch in found if stretch]
