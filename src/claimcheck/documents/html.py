"""HTML: all text that a reader sees, with every character's place in the file.

Scripts, styles, navigation, deleted text and what is hidden stay out; alt texts stay in. White space is collapsed as a
browser does. Tables whose cells hold tables are layout, not data.

The text is cut into tokens by a pattern of our own: the standard library's parser keeps places too, but takes three
times as long, and faster ones (lxml, selectolax) keep none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from html import unescape

from claimcheck.documents._html_elements import (
    BLOCKS,
    CAPTIONS,
    CELLS,
    CODE,
    DATES,
    ENDS,
    HEADINGS,
    HOLDERS,
    NOT_SHOWN,
    STRONG,
    TABLES,
    VOID,
)
from claimcheck.documents._html_tables import Tables
from claimcheck.documents._html_tokens import Tokens, attributes_of
from claimcheck.documents._mapped import Mapped, joined
from claimcheck.documents._writer import Writer
from claimcheck.documents.base import RAISED, Format
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Document

_WHITE = " \t\n\r\f"
_SPACES = str.maketrans(_WHITE, "     ")
_REFERENCE = regex(r"(&#?\w{1,32};?)")
_shown = lru_cache(maxsize=1_000)(unescape)
_ALT = regex(r"""(?:^|\s)alt\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""", re.I)
_HREF = regex(r"""[hH][rR][eE][fF](?<=[\s"']....)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_DATE = regex(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_PUBLISHED = regex(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)')
_STYLE_HIDES = regex(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)


def read(text: str, name: str) -> Document:
    """Read an HTML page or a piece of one; see `claimcheck.documents.read_text`."""
    out = Writer(text)
    title, date = write([(text, 0)], out)
    return out.document(name, title=title, date=date)


def write(pieces: Sequence[tuple[str, int]], out: Writer) -> tuple[str, str]:
    """Write what HTML shows and return its title and date.

    Args:
        pieces: the HTML in pieces, each with its place in the file.
        out: where to.
    """
    reader = _Reader(joined(pieces), out)
    reader.read()
    return " ".join(reader.title.split()), reader.date


FORMAT = Format("html", (".html", ".htm", ".xhtml"), from_text=read)


_Act = Callable[["_Reader", str, str], None]
"""What is done about a tag, by its name and attributes; other markup, by what it is in and its content."""


class _Reader:
    """Follows the tags and writes the text between them."""

    def __init__(self, origin: Mapped, out: Writer) -> None:
        self.out = out
        self.title = ""
        self.date = ""
        self._source = origin.text
        self._origin = origin
        self._at = origin.place
        self._whole = origin.places == (0,)  # so that offsets need not be looked up
        self._here = 0
        self._unseen: list[str] = []  # the open elements inside one that is not shown
        self._kept = 0  # depth of preformatted text
        self._raised = 0
        self._code: list[int] = []  # where each open element of code began in the text
        self._lists: list[str] = []  # the open lists, items and quotes
        self._tables = Tables(out, self._block)
        self._spaced = True
        self._whites = [white for white in _WHITE if white != " " and white in self._source]

    def read(self) -> None:
        """Write the whole source."""
        unseen = self._unseen
        for (kind, name, content, act), at, text, text_at in Tokens(self._source, _meaning):
            if unseen:
                self._here = at
                self._pass(kind, name, content, act)
            elif act is not None:
                self._here = at
                act(self, name, content)
            if text and not unseen and (not self._spaced or self._kept or text.strip(_WHITE)):
                self._text(text, text_at)
        self._here = len(self._source)
        self._tables.end_all()
        while self._lists:
            self._leave(self._lists[-1])
        self.out.end()

    # --- tags

    def _pass(self, kind: str, name: str, content: str, act: _Act | None) -> None:
        """Take markup inside an element that is not shown."""
        if kind == "close":
            if name in self._unseen:
                while self._unseen.pop() != name:
                    pass
            return
        if kind == "open" and name != "meta":
            if name in ENDS.get(self._unseen[-1], ()):
                self._unseen.pop()  # its end tag was left out
            if self._unseen:
                self._leave_out(name, content)
                return
        if act is not None:
            act(self, name, content)

    def _leave_out(self, tag: str, attributes: str) -> None:
        if tag not in VOID and not attributes.endswith("/"):
            self._unseen.append(tag)

    def _start_dialog(self, tag: str, attributes: str) -> None:
        if "open" in attributes_of(attributes):
            self._block()
        else:
            self._leave_out(tag, attributes)

    def _start_heading(self, tag: str, attributes: str) -> None:
        self._block()
        self.out.start(BlockKind.HEADING, HEADINGS[tag])

    def _start_caption(self, tag: str, attributes: str) -> None:
        self._block()
        self.out.start(BlockKind.CAPTION)

    def _end_caption(self, tag: str, attributes: str) -> None:
        self._block(kind=BlockKind.CAPTION)

    def _start_table(self, tag: str, attributes: str) -> None:
        self._tables.begin(tag, attributes)
        self._spaced = True

    def _end_table(self, tag: str, attributes: str) -> None:
        self._tables.end(tag)
        self._spaced = True

    def _start_cell(self, tag: str, attributes: str) -> None:
        self._tables.begin_cell(tag, attributes)
        self._spaced = True

    def _end_cell(self, tag: str, attributes: str) -> None:
        self._tables.end_cell()
        self._spaced = True

    def _end_preformatted(self, tag: str, attributes: str) -> None:
        self._kept = max(0, self._kept - 1)
        self._block(kind=BlockKind.CODE)

    def _end_link(self, tag: str, attributes: str) -> None:
        self.out.end_link()

    def _lower(self, tag: str, attributes: str) -> None:
        self._raised = max(0, self._raised - 1)

    def _raw(self, tag: str, content: str) -> None:
        """Take the page's title and date from elements whose content is no text of its own."""
        if tag == "title" and len(self._unseen) == 1:  # a picture may have a title of its own
            self.title = self.title or unescape(content)
        elif tag == "script" and not self.date and (date := _PUBLISHED.search(content)):
            self.date = date[1]

    def _comment(self, tag: str, content: str) -> None:
        start = self._at(self._here)
        self.out.comment(content, start, start + len(content) + len("<!---->"))

    def _preformatted(self, tag: str, attributes: str) -> None:
        self._kept += 1
        self._block()

    def _line_break(self, tag: str, attributes: str) -> None:
        self.out.line_break(self._at(self._here))
        self._spaced = True

    def _link(self, tag: str, attributes: str) -> None:
        found = _HREF.search(attributes)
        if found:
            address = found[found.lastindex or 0]
            self.out.start_link(unescape(address) if "&" in address else address)
        else:
            self.out.start_link("")

    def _raise(self, tag: str, attributes: str) -> None:
        self._raised += 1

    def _start_code(self, tag: str, attributes: str) -> None:
        self._code.append(self.out.length)

    def _end_code(self, tag: str, attributes: str) -> None:
        if self._code:
            self.out.code(self._code.pop())

    def _start_strong(self, tag: str, attributes: str) -> None:
        self.out.start_strong()

    def _end_strong(self, tag: str, attributes: str) -> None:
        self.out.end_strong()

    def _alt(self, tag: str, attributes: str) -> None:
        match = _ALT.search(attributes)
        if match and match[match.lastgroup or 0].strip():
            begin = self._source.index(attributes, self._here)
            self._text(match[match.lastgroup or 0], begin + match.start(match.lastgroup or 0))

    def _enter(self, tag: str, attributes: str) -> None:
        self._block()
        if self.out.in_cell:
            return
        if tag == "li" and self._lists and self._lists[-1] == "li":
            self._leave("li")
        self._lists.append(tag)
        if tag == "li":
            value = attributes_of(attributes).get("value", "") if attributes else ""
            self.out.start_item(int(value) if value.isascii() and value.isdigit() and len(value) < 6 else None)
        elif tag == "blockquote":
            self.out.enter(BlockKind.QUOTE)
        else:
            first = attributes_of(attributes).get("start", "") if attributes else ""
            whole = int(first) if first.isascii() and first.isdigit() and len(first) < 6 else 1
            self.out.start_list(whole if tag == "ol" else None)

    def _leave(self, tag: str, attributes: str = "") -> None:
        """End the innermost list, item or quote of this tag, and what was left open in it."""
        self._block()
        if self.out.in_cell or tag not in self._lists:
            return
        while self._lists:
            last = self._lists.pop()
            if last in ("li", "blockquote"):
                self.out.leave()
            else:
                self.out.end_list()
            if last == tag:
                return

    def _block(self, tag: str = "", attributes: str = "", kind: BlockKind | None = None) -> None:
        """End the present block, as elements that are blocks of their own do; inside a cell, begin a new line."""
        out = self.out
        if not out.in_cell:
            out.end(kind)
            if self._kept:  # what follows is preformatted too
                out.start(BlockKind.CODE)
        elif out.cell_begun and not self._spaced:
            out.text(" ", self._at(self._here))
        self._spaced = True

    # --- text

    def _text(self, text: str, at: int) -> None:
        """Write text that stands at an offset of the joined pieces."""
        if self.out.in_table and not self.out.in_cell and self._tables.holds_data:
            return  # text between cells is shown nowhere near its place
        if not self._whole:
            for begin, end, place in self._origin.pieces(at, at + len(text)):
                self._resolve(text[begin - at : end - at], place)
        elif "&" in text:
            self._resolve(text, at)
        else:
            self._write(text, at)

    def _resolve(self, text: str, at: int) -> None:
        """Write text, its character references as what they stand for; it stands at an offset of the file."""
        verbatim = self._kept and not self.out.in_cell
        for piece in _REFERENCE.split(text):
            if piece[:1] != "&":
                if piece:
                    self._write(piece, at)
            # A reference to what no page may have is nothing: "&#1;".
            elif shown := _shown(piece):
                self._write(shown if verbatim else shown.translate(_SPACES), at)
            at += len(piece)

    def _write(self, text: str, at: int) -> None:
        """Write text with its white space collapsed; it stands at an offset of the file."""
        if self._kept and not self.out.in_cell:
            self.out.text(text, at)
            return
        if self._raised:
            text = text.translate(RAISED)
        for white in self._whites:
            if white in text:
                text = text.replace(white, " ")
        if self._spaced and text[0] == " ":
            length = len(text)
            text = text.lstrip(" ")
            if not text:
                return
            at += length - len(text)
        self._spaced = text[-1] == " "
        if "  " in text:
            self._collapse(text, at)
        else:
            self.out.text(text, at)

    def _collapse(self, text: str, at: int) -> None:
        """Write text with one space in place of several, the first, which stays with the words before it."""
        position = 0
        while (space := text.find("  ", position)) >= 0:
            self.out.text(text[position : space + 1], at + position)
            position = space + 2
            while text.startswith(" ", position):
                position += 1
        if position < len(text):
            self.out.text(text[position:], at + position)

    def _meta(self, tag: str, attributes: str) -> None:
        given = attributes_of(attributes)
        key = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        date = _DATE.match(given.get("content", "").strip().replace("/", "-"))
        if key in DATES and date and not self.date:
            self.date = date[0]


_BEGINNINGS: dict[str, _Act] = {
    **dict.fromkeys(HEADINGS, _Reader._start_heading),
    **dict.fromkeys(BLOCKS, _Reader._block),
    **dict.fromkeys(TABLES, _Reader._start_table),
    **dict.fromkeys(CELLS, _Reader._start_cell),
    **dict.fromkeys(HOLDERS, _Reader._enter),
    **dict.fromkeys(CAPTIONS, _Reader._start_caption),
    **dict.fromkeys(CODE, _Reader._start_code),
    **dict.fromkeys(STRONG, _Reader._start_strong),
    "meta": _Reader._meta,
    "dialog": _Reader._start_dialog,
    "br": _Reader._line_break,
    "pre": _Reader._preformatted,
    "img": _Reader._alt,
    "a": _Reader._link,
    "sup": _Reader._raise,
}
"""What begins with a tag; tags that make no difference to the text are in neither table."""
_ENDINGS: dict[str, _Act] = {
    **dict.fromkeys((*HEADINGS, *BLOCKS, "br", "img"), _Reader._block),
    **dict.fromkeys(TABLES, _Reader._end_table),
    **dict.fromkeys(CELLS, _Reader._end_cell),
    **dict.fromkeys(HOLDERS, _Reader._leave),
    **dict.fromkeys(CAPTIONS, _Reader._end_caption),
    **dict.fromkeys(CODE, _Reader._end_code),
    **dict.fromkeys(STRONG, _Reader._end_strong),
    "pre": _Reader._end_preformatted,
    "a": _Reader._end_link,
    "sup": _Reader._lower,
}
"""What ends with a tag."""


def _meaning(kind: str, name: str, content: str) -> _Act | None:
    """Return what to do about markup, if anything."""
    if kind == "close":
        return _ENDINGS.get(name)
    if kind == "open":
        return _Reader._leave_out if name != "meta" and is_hidden(name, content) else _BEGINNINGS.get(name)
    return _Reader._raw if kind == "raw" else _Reader._comment


def _may_hide(attributes: str) -> bool:
    lower = attributes.lower()
    return "hidden" in lower or "none" in lower or "navigation" in lower


def is_hidden(tag: str, attributes: str) -> bool:
    """Return whether an element is not shown, by its name or its attributes as they are written."""
    return tag in NOT_SHOWN or (_may_hide(attributes) and _hide(attributes))


def _hide(attributes: str) -> bool:
    given = attributes_of(attributes)
    return (
        "hidden" in given
        or given.get("role") == "navigation"
        or _STYLE_HIDES.search(given.get("style", "")) is not None
    )
