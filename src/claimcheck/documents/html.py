"""HTML, by the standard library's parser: all text that a reader sees, with every character's place in the file.

Scripts, styles and what is hidden stay out; alt texts stay in. White space is collapsed as a browser does. Tables whose
cells hold tables are layout, not data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from html.parser import HTMLParser

from claimcheck.documents._writer import Writer
from claimcheck.documents.base import RAISED, Format
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Document

_SPACE = regex(r"[ \t\n\r\f]+")
_REFERENCE = regex(r"(&#?\w{1,32};)")
_ALT = regex(r"""\balt\s*=\s*("|')(?P<alt>.*?)\1""", re.IGNORECASE | re.DOTALL)
_DATE = regex(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_NOT_SHOWN = frozenset("script style template head noscript svg math object iframe audio video canvas datalist".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_BLOCKS = frozenset(
    "p div section article header footer main aside nav address figure form fieldset details summary hgroup dl dt dd "
    "legend center body html noframes menu dialog search option optgroup select textarea button".split()
)
_HEADINGS = {f"h{i}": i for i in range(1, 7)}
_HOLDERS = frozenset(("ul", "ol", "li", "blockquote"))
_CELLS = frozenset(("td", "th"))
_DATES = frozenset(
    "article:published_time date dc.date dcterms.date dcterms.issued datepublished pubdate publication_date "
    "citation_publication_date govuk:first-published-at".split()
)
_MOST_SPANNED = 60


def read(text: str, name: str) -> Document:
    """Read an HTML page or a piece of one; see `claimcheck.documents.read_text`."""
    out = Writer(text)
    title, date = write([(text, 0)], out)
    return out.document(name, title=title, date=date)


def write(pieces: Sequence[tuple[str, int]], out: Writer) -> tuple[str, str]:
    """Write what HTML shows and return its title and date.

    Args:
        pieces: the HTML in pieces of whole lines, each with its place in the file.
        out: where to.
    """
    source = "".join(piece for piece, _ in pieces)
    reader = _Reader(source, out, _line_starts(pieces))
    # After the last ">" nothing can be a tag; the parser would look for its end again and again.
    end = source.rfind(">") + 1
    reader.feed(source[:end])
    reader.close()
    reader.rest(end)
    reader.finish()
    return reader.title, reader.date


FORMAT = Format("html", (".html", ".htm", ".xhtml"), from_text=read)


def _line_starts(pieces: Sequence[tuple[str, int]]) -> list[int]:
    """Return where each line of the joined pieces begins in the file."""
    starts: list[int] = []
    end, ended = 0, True
    for piece, at in pieces:
        if ended:
            starts.append(at)
        starts += (at + line.end() for line in re.finditer("\n", piece[:-1]))
        end, ended = at + len(piece), piece.endswith("\n")
    return [*starts, end] if ended else starts


class _Reader(HTMLParser):
    """Follows the tags and writes the text between them."""

    def __init__(self, source: str, out: Writer, starts: list[int]) -> None:
        super().__init__(convert_charrefs=False)
        self.out = out
        self.title = ""
        self.date = ""
        self._source = source
        self._starts = starts  # where each line begins in the file
        self._unseen: list[str] = []  # the open elements inside one that is not shown
        self._in_title = False
        self._kept = 0  # depth of preformatted text
        self._raised = 0
        self._lists: list[str] = []  # the open lists, items and quotes
        self._tables: list[bool] = []  # of each open table, whether it holds data
        self._spaced = True
        self._headers = 0
        self._row: list[str] = []

    def finish(self) -> None:
        """End what is open."""
        while self._tables:
            self._end_table()
        while self._lists:
            self._leave(self._lists[-1])
        self.out.end()

    def rest(self, position: int) -> None:
        """Write what follows the last tag, where a "<" is only a sign."""
        number = self._source.count("\n", 0, position)
        column = position - (self._source.rfind("\n", 0, position) + 1)
        for line in () if self._unseen else self._source[position:].split("\n"):
            at = self._starts[number] + column
            for piece in _REFERENCE.split(f"{line}\n"):
                self._write(unescape(piece), at)
                at += len(piece)
            number, column = number + 1, 0

    def _here(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    # --- tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        given = {key: value or "" for key, value in attrs}
        if tag == "meta":
            self._meta(given)
        if tag == "title" and not self.title:
            self._in_title = True
        if self._unseen or tag in _NOT_SHOWN or _is_hidden(given):
            if tag not in _VOID:
                self._unseen.append(tag)
            return
        self._begin(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin and end an element that holds nothing."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag == "title":
            self._in_title = False
        if self._unseen:
            if tag in self._unseen:
                while self._unseen.pop() != tag:
                    pass
            return
        self._finish(tag)

    def _begin(self, tag: str, given: Mapping[str, str]) -> None:
        out = self.out
        if tag in _HEADINGS:
            self._block()
            out.start(BlockKind.HEADING, _HEADINGS[tag])
        elif tag in _BLOCKS or tag == "hr":
            self._block()
        elif tag == "br":
            out.line_break(self._here())
            self._spaced = True
        elif tag in _HOLDERS:
            self._enter(tag, given)
        elif tag in ("figcaption", "caption"):
            self._block()
            out.start(BlockKind.CAPTION)
        elif tag == "pre":
            self._block()
            self._kept += 1
        elif tag == "img":
            self._alt()
        elif tag == "a":
            out.start_link(given.get("href", ""))
        elif tag == "sup":
            self._raised += 1
        else:
            self._begin_table_part(tag, given)

    def _finish(self, tag: str) -> None:
        out = self.out
        if tag in _HEADINGS or tag in _BLOCKS or tag in ("figcaption", "caption"):
            self._block(BlockKind.CAPTION if tag in ("figcaption", "caption") else None)
        elif tag in _HOLDERS:
            self._leave(tag)
        elif tag == "pre":
            self._block(BlockKind.CODE)
            self._kept = max(0, self._kept - 1)
        elif tag == "a":
            out.end_link()
        elif tag == "sup":
            self._raised = max(0, self._raised - 1)
        elif tag in _CELLS:
            self._end_cell()
        elif tag == "table":
            self._end_table()

    def _enter(self, tag: str, given: Mapping[str, str]) -> None:
        self._block()
        if self.out.in_cell:
            return
        if tag == "li" and self._lists and self._lists[-1] == "li":
            self._leave("li")
        self._lists.append(tag)
        if tag == "li":
            self.out.start_item()
        elif tag == "blockquote":
            self.out.enter(BlockKind.QUOTE)
        else:
            self.out.start_list(_whole(given.get("start", ""), 1) if tag == "ol" else None)

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
            self.out.text(" ", self._here())
        self._spaced = True

    # --- tables

    def _begin_table_part(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "table":
            if self.out.in_cell:
                # A cell with a table in it is layout: what it held so far is a block.
                self.out.abandon_table()
                self._tables[-1] = False
            self._block()
            self._tables.append(True)
            self._headers, self._row = 0, []
        elif not self._tables or not self._tables[-1]:
            if tag in _CELLS or tag == "tr":
                self._block()
        elif tag == "tr":
            self._end_row()
            self._start_table()
            self.out.start_row()
        elif tag in _CELLS:
            self._end_cell()
            self._start_table()
            across, down = (min(_whole(given.get(key, ""), 1), _MOST_SPANNED) for key in ("colspan", "rowspan"))
            self.out.start_cell(max(1, across), max(1, down))
            self._row.append(tag)
            self._spaced = True

    def _start_table(self) -> None:
        if not self.out.in_table:
            self.out.start_table()

    def _end_cell(self) -> None:
        if self._tables and self._tables[-1]:
            self.out.end_cell()
        else:
            self._block()
        self._spaced = True

    def _end_row(self) -> None:
        self._end_cell()
        # Rows of headings stand at the top; a row of data has a data cell.
        if self._row and self._headers >= 0:
            self._headers = self._headers + 1 if "td" not in self._row else -1 - self._headers
        self._row = []

    def _end_table(self) -> None:
        if self._tables:
            if self._tables[-1]:
                self._end_row()
                if self.out.in_table:
                    self.out.end_table(self._headers if self._headers >= 0 else -1 - self._headers)
            self._tables.pop()
            self._spaced = True

    # --- text

    def handle_data(self, data: str) -> None:
        """Write running text."""
        if self._in_title:
            self.title += data
        if not self._unseen:
            self._write(data, self._here())

    def handle_entityref(self, name: str) -> None:
        """Write a character that is given by name."""
        self._character(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Write a character that is given by number."""
        self._character(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        start = self._here()
        self.out.comment(data, start, start + len(data) + len("<!---->"))

    def _character(self, reference: str) -> None:
        character = unescape(reference)
        if self._in_title:
            self.title += character
        if not self._unseen:
            self._write(character, self._here())

    def _alt(self) -> None:
        match = _ALT.search(self.get_starttag_text() or "")
        if match and match["alt"].strip() and "&" not in match["alt"]:
            self._write(match["alt"], self._here() + match.start("alt"))

    def _write(self, text: str, at: int) -> None:
        if self._tables and self._tables[-1] and self.out.in_table and not self.out.in_cell:
            return  # text between cells is shown nowhere near its place
        if self._kept and not self.out.in_cell:
            self.out.text(text, at)
            return
        if self._raised:
            text = text.translate(RAISED)
        position = 0
        for space in _SPACE.finditer(text):
            self._words(text[position : space.start()], at + position)
            if not self._spaced:
                self.out.text(" ", at + space.start())
                self._spaced = True
            position = space.end()
        self._words(text[position:], at + position)

    def _words(self, text: str, at: int) -> None:
        if text:
            self.out.text(text, at)
            self._spaced = False

    def _meta(self, given: Mapping[str, str]) -> None:
        key = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
        date = _DATE.match(given.get("content", "").strip())
        if key in _DATES and date and not self.date:
            self.date = date[0]


def _is_hidden(given: Mapping[str, str]) -> bool:
    return "hidden" in given or "display:none" in given.get("style", "").replace(" ", "").lower()


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise
