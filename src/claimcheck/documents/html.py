"""HTML: all text that a reader sees, with every character's place in the file.

Scripts, styles, navigation, deleted text and what is hidden stay out; alt texts stay in. White space is collapsed as a
browser does. Tables whose cells hold tables are layout, not data.

The text is cut into tokens by a pattern of our own: the standard library's parser keeps places too, but takes three
times as long, and faster ones (lxml, selectolax) keep none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import unescape

from claimcheck.documents._html_tables import Tables
from claimcheck.documents._html_tokens import attributes_of, tokens
from claimcheck.documents._writer import Writer
from claimcheck.documents.base import RAISED, Format
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Document

_COLLAPSED = regex(r" {2,}")
_SPACES = str.maketrans("\t\n\r\f", "    ")
_REFERENCE = regex(r"(&#?\w{1,32};?)")
_ALT = regex(r"""(?:^|\s)alt\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""", re.I)
_HREF = regex(r"""(?:^|[\s"'])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""", re.I)
_DATE = regex(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_PUBLISHED = regex(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)')
_MAY_HIDE = regex(r"hidden|none|navigation", re.I)
_STYLE_HIDES = regex(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_NOT_SHOWN = frozenset(
    "script style template title noscript svg math object iframe audio video canvas datalist select nav del s strike "
    "textarea xmp noembed noframes".split()
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_BLOCKS = frozenset(
    "p div section article header footer main aside address figure form fieldset details summary hgroup dl dt dd "
    "legend center body html menu dialog search option optgroup button hr".split()
)
_HEADINGS = {f"h{i}": i for i in range(1, 7)}
_HOLDERS = frozenset(("ul", "ol", "li", "blockquote"))
_CAPTIONS = frozenset(("figcaption", "caption"))
_CELLS = frozenset(("td", "th"))
_CODE = frozenset(("code", "kbd", "samp", "tt", "var"))
_ENDS = {
    "p": _BLOCKS | _HOLDERS | {*_HEADINGS, "pre", "table"},
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr"},
    "td": _CELLS | {"tr"},
    "th": _CELLS | {"tr"},
}
"""Elements that may go without an end tag, and what begins after their end."""
_DATES = frozenset(
    "article:published_time date dc.date dcterms.date dcterms.issued dc.date.issued datepublished pubdate "
    "publication_date publish_date publish-date citation_publication_date citation_date sailthru.date "
    "parsely-pub-date govuk:first-published-at".split()
)
_OWN = frozenset((*_HEADINGS, *_BLOCKS, *_HOLDERS, *_CAPTIONS, *_CELLS, *_CODE)) | frozenset(
    "br pre img a sup table tr".split()
)
"""Elements that make a difference to the text; all others are passed through."""


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
    reader = _Reader("".join(piece for piece, _ in pieces), out, pieces)
    reader.read()
    return " ".join(reader.title.split()), reader.date


FORMAT = Format("html", (".html", ".htm", ".xhtml"), from_text=read)


class _Places:
    """Turns offsets into the joined pieces, which grow, into offsets into the file."""

    def __init__(self, pieces: Sequence[tuple[str, int]]) -> None:
        self._starts: list[int] = []  # where each stretch begins in the joined pieces
        self._shifts: list[int] = []
        end = 0
        for piece, at in pieces:
            if not self._shifts or self._shifts[-1] != at - end:
                self._starts.append(end)
                self._shifts.append(at - end)
            end += len(piece)
        self._ends = [*self._starts[1:], end]
        self._now = 0

    def __call__(self, offset: int) -> int:
        while offset >= self._ends[self._now] and self._now + 1 < len(self._ends):
            self._now += 1
        return offset + self._shifts[self._now]

    def end(self, offset: int) -> int:
        """Return the end of the stretch of the file in which an offset lies."""
        self(offset)
        return self._ends[self._now]


class _Reader:
    """Follows the tags and writes the text between them."""

    def __init__(self, source: str, out: Writer, pieces: Sequence[tuple[str, int]]) -> None:
        self.out = out
        self.title = ""
        self.date = ""
        self._source = source
        self._at = _Places(pieces)
        self._whole = len(pieces) == 1 and not pieces[0][1]  # so that offsets need not be looked up
        self._here = 0
        self._unseen: list[str] = []  # the open elements inside one that is not shown
        self._kept = 0  # depth of preformatted text
        self._raised = 0
        self._code: list[int] = []  # where each open element of code began in the text
        self._lists: list[str] = []  # the open lists, items and quotes
        self._tables = Tables(out, self._block)
        self._spaced = True

    def read(self) -> None:
        """Write the whole source."""
        unseen, own = self._unseen, _OWN
        for kind, value, at, attributes in tokens(self._source):
            if kind == "text":
                if not unseen:
                    self._here = at
                    self._text(value, at)
            elif kind == "close":
                if unseen or value in own:
                    self._here = at
                    self._close(value)
            elif kind == "open":
                if attributes or unseen or value in own or value in _NOT_SHOWN or value == "dialog":
                    self._here = at
                    self._open(value, attributes)
            elif kind == "raw":
                self._raw(value, attributes)
            else:
                start = self._at(at)
                self.out.comment(value, start, start + len(value) + len("<!---->"))
        self._here = len(self._source)
        self._tables.end_all()
        while self._lists:
            self._leave(self._lists[-1])
        self.out.end()

    # --- tags

    def _open(self, tag: str, attributes: str) -> None:
        if tag == "meta":
            self._meta(attributes_of(attributes))
            return
        if self._unseen and tag in _ENDS.get(self._unseen[-1], ()):
            self._unseen.pop()  # its end tag was left out
        if self._unseen:
            if tag not in VOID and not attributes.endswith("/"):
                self._unseen.append(tag)
            return
        hides = is_hidden(tag, attributes)
        if hides or (tag == "dialog" and "open" not in attributes_of(attributes)):
            if tag not in VOID and not attributes.endswith("/"):
                self._unseen.append(tag)
        elif tag in _OWN:
            self._begin(tag, attributes)

    def _close(self, tag: str) -> None:
        if self._unseen:
            if tag in self._unseen:
                while self._unseen.pop() != tag:
                    pass
        elif tag in _OWN:
            self._finish(tag)

    def _begin(self, tag: str, attributes: str) -> None:
        if tag in _HEADINGS:
            self._block()
            self.out.start(BlockKind.HEADING, _HEADINGS[tag])
        elif tag in _BLOCKS:
            self._block()
        elif tag in _CELLS or tag in ("tr", "table"):
            self._tables.begin(tag, attributes)
            self._spaced = True
        elif tag in _HOLDERS:
            self._enter(tag, attributes)
        elif tag in _CAPTIONS:
            self._block()
            self.out.start(BlockKind.CAPTION)
        else:
            _INLINE[tag](self, attributes)

    def _finish(self, tag: str) -> None:
        if tag in _HEADINGS or tag in _BLOCKS:
            self._block()
        elif tag in _CAPTIONS:
            self._block(BlockKind.CAPTION)
        elif tag in _HOLDERS:
            self._leave(tag)
        elif tag == "pre":
            self._block(BlockKind.CODE)
            self._kept = max(0, self._kept - 1)
        elif tag == "a":
            self.out.end_link()
        elif tag == "sup":
            self._raised = max(0, self._raised - 1)
        elif tag in _CODE:
            self._end_code()
        else:
            self._tables.end(tag)
            self._spaced = True

    def _raw(self, content: str, tag: str) -> None:
        """Take the page's title and date from elements whose content is no text of its own."""
        if tag == "title" and len(self._unseen) == 1:  # a picture may have a title of its own
            self.title = self.title or unescape(content)
        elif tag == "script" and not self.date and (date := _PUBLISHED.search(content)):
            self.date = date[1]

    def _preformatted(self, attributes: str) -> None:
        self._block()
        self._kept += 1

    def _line_break(self, attributes: str) -> None:
        self.out.line_break(self._at(self._here))
        self._spaced = True

    def _link(self, attributes: str) -> None:
        found = _HREF.search(attributes)
        if found:
            address = found[found.lastindex or 0]
            self.out.start_link(unescape(address) if "&" in address else address)
        else:
            self.out.start_link("")

    def _raise(self, attributes: str) -> None:
        self._raised += 1

    def _start_code(self, attributes: str) -> None:
        self._code.append(self.out.out.length)

    def _end_code(self) -> None:
        if self._code:
            self.out.code(self._code.pop())

    def _alt(self, attributes: str) -> None:
        match = _ALT.search(attributes)
        if match and match[match.lastgroup or 0].strip():
            tag = self._source.index(attributes, self._here)
            self._text(match[match.lastgroup or 0], tag + match.start(match.lastgroup or 0))

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

    def _leave(self, tag: str) -> None:
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

    def _block(self, kind: BlockKind | None = None) -> None:
        """End the present block; inside a cell, begin a new line."""
        if not self.out.in_cell:
            self.out.end(kind)
        elif self.out.cell_begun and not self._spaced:
            self.out.text(" ", self._at(self._here))
        self._spaced = True

    # --- text

    def _text(self, text: str, at: int) -> None:
        """Write text that stands at an offset of the joined pieces."""
        if self._tables.is_between_cells:
            return  # text between cells is shown nowhere near its place
        if not self._whole and at + len(text) > (end := self._at.end(at)):
            self._text(text[: end - at], at)
            self._text(text[end - at :], end)
        elif "&" not in text:
            self._write(text, self._at(at))
        else:
            place = self._at(at)
            for piece in _REFERENCE.split(text):
                if piece:
                    self._write(unescape(piece) if piece[0] == "&" else piece, place)
                    place += len(piece)

    def _write(self, text: str, at: int) -> None:
        """Write text with its white space collapsed; it stands at an offset of the file."""
        if self._kept and not self.out.in_cell:
            self.out.text(text, at)
            return
        if self._raised:
            text = text.translate(RAISED)
        text = text.translate(_SPACES) if not text.isprintable() else text
        if "  " not in text:
            if self._spaced and text[0] == " ":
                text, at = text[1:], at + 1
            if text:
                self.out.text(text, at)
                self._spaced = text[-1] == " "
            return
        position = len(text) - len(text.lstrip(" ")) if self._spaced else 0
        for space in _COLLAPSED.finditer(text, position):
            # The first space stays with the words before it.
            self.out.text(text[position : space.start() + 1], at + position)
            position = space.end()
            self._spaced = True
        if position < len(text):
            self.out.text(text[position:], at + position)
            self._spaced = text[-1] == " "

    def _meta(self, given: Mapping[str, str]) -> None:
        key = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        date = _DATE.match(given.get("content", "").strip().replace("/", "-"))
        if key in _DATES and date and not self.date:
            self.date = date[0]


_INLINE: dict[str, Callable[[_Reader, str], None]] = {
    "br": _Reader._line_break,
    "pre": _Reader._preformatted,
    "img": _Reader._alt,
    "a": _Reader._link,
    "sup": _Reader._raise,
    **dict.fromkeys(_CODE, _Reader._start_code),
}


def is_hidden(tag: str, attributes: str) -> bool:
    """Return whether an element is not shown, by its name or its attributes as they are written."""
    return tag in _NOT_SHOWN or bool(attributes and _MAY_HIDE.search(attributes) and _hide(attributes))


def _hide(attributes: str) -> bool:
    given = attributes_of(attributes)
    return (
        "hidden" in given
        or given.get("role") == "navigation"
        or _STYLE_HIDES.search(given.get("style", "")) is not None
    )
