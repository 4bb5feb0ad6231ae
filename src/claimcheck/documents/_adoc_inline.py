"""The marks inside a paragraph of AsciiDoc: which characters a reader sees, and where links lead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from claimcheck.documents._mapped import Mapped
from claimcheck.documents._tex_math import write_math
from claimcheck.documents._writer import Writer
from claimcheck.documents.base import RAISED
from claimcheck.lazy import regex

_OPEN = regex(
    r"""
      (?P<escape> \\ (?=[*_`\#^~+{<\[\\(&]|https?:|link:|pass:) )
    | (?P<passed> \+\+\+ | (?<![\w+]) \+ (?=[^\s+]) )
    | (?P<curly> ["'] (?=`[^\s`]) )
    | (?P<code> ``(?=[^`]) | (?<![\w`]) ` (?=[^\s`]) )
    | (?P<anchor> \[\[ [^\[\]\n]{1,100} \]\] | \[\#[^\[\]\n]{1,100}\]\#\#(?=\[\#|\s|$) )
    | (?P<mark> (?:\[[^\[\]\n]{0,60}\])? (?: \*\* | __ | \#\# | (?<![\w;:}*]) \* (?=[^\s*]) | (?<![\w;:}_]) _ (?=[^\s_])
                                         | (?<![\w;:}\#&]) \# (?=[^\s\#]) ) )
    | (?P<raised> \^ (?=\S) )
    | (?P<lowered> ~ (?=\S) )
    | (?P<cross> << (?=[^\s<>]) )
    | (?P<index> \(\(\( [^()\n]{0,200} \)\)\) )
    | (?P<macro> (?<![\w/]) (?P<name> link | mailto | xref | footnote | footnoteref | image | icon | kbd | btn | menu
              | pass | stem | latexmath | asciimath | anchor | indexterm2? | bibitem | linkgit | cite ) :
              (?P<target> [^\s:\[][^\s\[]{0,500} | ) \[ )
    | (?P<url> (?<![\w/"]) <? (?:https?|ftp|irc):// [^\s\[\]<>]{1,2000} )
    | (?P<attribute> \{ [A-Za-z_][\w-]{0,60} \} )
    | (?P<entity> & \#? \w{1,31} ; )
    | (?P<dash> (?<=\w)--(?=\w) | (?<=\s)--(?=\s) )
    | (?P<wrap> [ ]\+ (?=\n|$) )
    """,
    re.X,
)
_SIGN = regex(r"""[\\+"'`\[*_\#^~<({&:-]""")
"""What marks begin with, but for the names before a colon and the space before a plus sign."""
_CLOSERS = {
    "+++": regex(r"\+\+\+"),
    "+": regex(r"(?<=\S)\+(?!\w)"),
    "``": regex(r"``"),
    "`": regex(r"(?<=\S)`(?!\w)"),
    "**": regex(r"\*\*"),
    "__": regex(r"__"),
    "##": regex(r"\#\#"),
    "*": regex(r"(?<=\S)\*(?!\w)"),
    "_": regex(r"(?<=\S)_(?!\w)"),
    "#": regex(r"(?<=\S)\#(?!\w)"),
    "^": regex(r"\^"),
    "~": regex(r"~"),
    "<<": regex(r">>"),
    "[": regex(r"(?<!\\)\]"),
    '"': regex(r"`\""),
    "'": regex(r"`'"),
}
_BLANK = regex(r"\s")
_SIGNS = {
    "nbsp": "\xa0",
    "zwsp": "",
    "wj": "",
    "apos": "'",
    "quot": '"',
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
    "deg": "°",
    "plus": "+",
    "brvbar": "¦",
    "vbar": "|",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "empty": "",
    "blank": "",
    "sp": " ",
    "asterisk": "*",
    "caret": "^",
    "tilde": "~",
    "backslash": "\\",
    "backtick": "`",
    "startsb": "[",
    "endsb": "]",
    "two-colons": "::",
    "two-semicolons": ";;",
    "cpp": "C++",
    "pp": "++",
}
"""What AsciiDoc's own attributes stand for (its language documentation, "character replacement attributes")."""
_DEEPEST = 12
_LONGEST_TEXT = 500  # characters of a link's text


class Inline:
    """Writes running text without its marks."""

    def __init__(self, out: Writer, attributes: Mapping[str, str]) -> None:
        """Start with what the document's attributes stand for."""
        self.out = out
        self.attributes = attributes
        self.notes: list[Mapped] = []

    def write(self, origin: Mapped) -> None:
        """Write a paragraph's text; its footnotes are kept in `notes`."""
        self.run(origin, 0, len(origin.text), 0, raised=False)

    def plain(self, origin: Mapped, start: int, end: int, *, raised: bool = False) -> None:
        """Write characters as they are, or raised."""
        for begin, stop, place in origin.pieces(start, end):
            text = origin.text[begin:stop]
            self.out.text(text.translate(RAISED) if raised else text, place)

    def sign(self, text: str, origin: Mapped, at: int) -> None:
        """Write what stands for something of the source, at its place."""
        for character in text:
            self.out.text(character, origin.place(at))

    def run(self, origin: Mapped, start: int, end: int, depth: int, *, raised: bool) -> None:
        """Write a stretch of a paragraph."""
        unclosed: set[str] = set()
        position = start
        while depth < _DEEPEST and (opening := _opening(origin.text, position, end)):
            kind = opening.lastgroup if opening.lastgroup not in ("name", "target") else "macro"
            self.plain(origin, position, opening.start(), raised=raised)
            position = opening.end()
            simple = _SIMPLE.get(kind or "")
            if simple is not None:
                position = simple(self, origin, opening, end) or position
                continue
            mark = _mark(kind or "", opening[0])
            closing = None if mark in unclosed else _CLOSERS[mark].search(origin.text, position, end)
            if closing and kind in ("raised", "lowered") and _BLANK.search(origin.text, position, closing.start()):
                closing = None
            elif closing is None:
                unclosed.add(mark)
            if closing is None:
                self.plain(origin, opening.start(), position, raised=raised)
            else:
                self.marked(kind or "", opening, origin, closing, depth, raised=raised)
                position = closing.end()
        self.plain(origin, position, end, raised=raised)

    def marked(
        self, kind: str, opening: re.Match[str], origin: Mapped, closing: re.Match[str], depth: int, *, raised: bool
    ) -> None:
        """Write what stands between marks."""
        start, end = opening.end(), closing.start()
        if kind == "passed":
            self.plain(origin, start, end)
        elif kind == "code":
            begun = self.out.length
            self.run(origin, start, end, depth + 1, raised=raised)
            self.out.code(begun)
        elif kind == "cross":
            comma = origin.text.find(",", start, end)
            if comma >= 0:
                self.run(origin, comma + 1, end, depth + 1, raised=raised)
        elif kind == "macro":
            self.macro(opening, origin, start, end, depth, raised=raised)
        elif kind == "curly":
            self.sign("“" if opening[0] == '"' else "‘", origin, opening.start())
            self.run(origin, start + 1, end, depth + 1, raised=raised)
            self.sign("”" if opening[0] == '"' else "’", origin, end)
        else:
            self.run(origin, start, end, depth + 1, raised=raised or kind == "raised")

    def macro(self, opening: re.Match[str], origin: Mapped, start: int, end: int, depth: int, *, raised: bool) -> None:
        """Write what a macro shows."""
        name, target = opening["name"], opening["target"]
        if name in ("link", "mailto", "xref"):
            self.out.start_link(target)
            self.run(origin, start, self.first(origin, start, end), depth + 1, raised=raised)
            self.out.end_link()
        elif name in ("footnote", "footnoteref"):
            self.notes.append(origin.part(start, end))
        elif name in ("stem", "latexmath", "asciimath"):
            write_math(origin.part(start, end), self.out)
        elif name == "image":
            self.plain(origin, start, self.first(origin, start, end))
        elif name in ("pass", "kbd", "btn", "menu", "indexterm2"):
            self.plain(origin, start, end)

    @staticmethod
    def first(origin: Mapped, start: int, end: int) -> int:
        """Return where the text of a link or picture ends and its settings (",window=_blank") begin."""
        equals = origin.text.find("=", start, end)
        comma = origin.text.rfind(",", start, equals) if equals >= 0 else -1
        return comma if comma >= 0 else end

    # --- signs that need no other

    def escaped(self, origin: Mapped, opening: re.Match[str], end: int) -> int:
        """Write the sign after a backslash."""
        at = opening.end()
        self.plain(origin, at, min(at + 1, end))
        return min(at + 1, end)

    def url(self, origin: Mapped, opening: re.Match[str], end: int) -> int:
        """Write a link: its text in brackets, or the address itself."""
        text, position = origin.text, opening.end()
        address = opening[0].lstrip("<")
        last = min(end, position + _LONGEST_TEXT)
        if text.startswith("[", position) and (closing := _CLOSERS["["].search(text, position, last)):
            self.out.start_link(address)
            if closing.start() > position + 1:
                self.run(origin, position + 1, self.first(origin, position + 1, closing.start()), 1, raised=False)
            self.out.end_link()
            return closing.end()
        self.plain(origin, opening.start() + (opening[0][0] == "<"), position)
        return position + (opening[0][0] == "<" and text.startswith(">", position))

    def attribute(self, origin: Mapped, opening: re.Match[str], end: int) -> int:
        """Write what an attribute stands for, or its name if that is not known."""
        name = opening[0][1:-1].lower()
        meant = self.attributes.get(name, _SIGNS.get(name))
        if meant is None:
            self.plain(origin, *opening.span())
        else:
            self.sign(meant, origin, opening.start())
        return opening.end()

    def entity(self, origin: Mapped, opening: re.Match[str], end: int) -> int:
        """Write a character that is given by name or number."""
        shown = unescape(opening[0])
        if shown == opening[0]:
            self.plain(origin, *opening.span())
        else:
            self.sign(shown, origin, opening.start())
        return opening.end()

    def dash(self, origin: Mapped, opening: re.Match[str], end: int) -> int:
        """Write two hyphens as the dash that they stand for."""
        self.sign("—", origin, opening.start())
        return opening.end()

    def nothing(self, origin: Mapped, opening: re.Match[str], end: int) -> int:
        """Leave out what nobody sees."""
        return opening.end()


def _mark(kind: str, opening: str) -> str:
    if kind == "macro":
        return "["
    return opening.rpartition("]")[2] if kind == "mark" else opening


_SIMPLE = {
    "escape": Inline.escaped,
    "url": Inline.url,
    "attribute": Inline.attribute,
    "entity": Inline.entity,
    "dash": Inline.dash,
    "wrap": Inline.nothing,
    "anchor": Inline.nothing,
    "index": Inline.nothing,
}


def _opening(text: str, position: int, end: int) -> re.Match[str] | None:
    """Return the next mark; most characters are passed over in the search for the signs of marks."""
    for sign in _SIGN.finditer(text, position, end):
        at = sign.start()
        if sign[0] == ":":
            while at > position and (text[at - 1].isalnum() or text[at - 1] == "_"):
                at -= 1
        elif sign[0] == "+" and at > position and text[at - 1] == " " and (found := _OPEN.match(text, at - 1, end)):
            return found
        if found := _OPEN.match(text, at, end):
            return found
    return None
