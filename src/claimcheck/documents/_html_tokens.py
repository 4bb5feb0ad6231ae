"""Cuts HTML into markup and text with their places, in one pass, whatever state the page is in.

The rules are those of the HTML standard's tokenizer as far as they decide what is text; no entity is resolved here.
Pages are cut at every "<", and tags that are written alike are read once: most tags of a page are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Generic, TypeVar

from claimcheck.lazy import regex

# Possessive throughout: no part of a page is looked at twice, however it is broken.
_ATTRIBUTES = r"""[^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]*+)[^>=]*+)*+"""
_IN_TAG = regex(rf"(/?)([a-zA-Z][^\s/>]*+)({_ATTRIBUTES})")
_MARKUP = regex(
    rf"""
    <(?: (?P<tag>/?[a-zA-Z][^\s/>]*+{_ATTRIBUTES})>
      | !--(?:-?>|(?P<comment>.*?)(?:--!?>|\Z))
      | [!?](?:\[CDATA\[)?[^>]*+(?:>|\Z) | /[^a-zA-Z>][^>]*+(?:>|\Z) | />
    )?
    """,
    re.X | re.S,
)
_IN_SIMPLE_TAG = regex(r"(/?)([a-zA-Z][^\s/>]*+)([^>]*+)")
_SIMPLE = regex(r"<(?:(?P<tag>/?[a-zA-Z][^>]*+)>|(?!)(?P<comment>))?")
"""For what follows a tag whose quotes never close: they mean nothing from there on."""
_ATTRIBUTE = regex(r"""([^\s=/>"'][^\s=/>]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")
_LONGEST_KEPT = 60  # characters of a tag that may come again as it is
RAW = frozenset("script style textarea title xmp iframe noembed noframes noscript".split())
"""Elements whose content is text without tags up to their own end."""

M = TypeVar("M")


Markup = tuple[str, str, str, M | None]
"""A piece of a page that is no text: its kind, its name, its content, and what the caller takes it for. The kind is
"open" or "close" for a tag, whose name is in lower case and whose content are its attributes; "raw" for what stands in
the element of the name, "comment" for what one says; "" for nothing."""
Token = tuple[Markup[M], int, str, int]
"""Markup, where it begins, the text after it, and where that begins."""


class Tokens(Generic[M]):
    """The tokens of a page in order."""

    def __init__(self, source: str, meaning: Callable[[str, str, str], M | None]) -> None:
        """Prepare for a page; `meaning` tells what markup of a kind, name and content means to the caller."""
        self._source = source
        self._meaning = meaning
        self._nothing: Markup[M] = ("", "", "", None)
        self._known: dict[str, Markup[M]] = {}  # tags by what stands between their angle brackets
        self._in_tag, self._pattern = _IN_TAG, _MARKUP
        self._last = source.rfind(">") + 1  # after it nothing can be a tag; a pattern would look again and again
        self._read = 0  # what stands before is read
        self._is_xml = source.lstrip("\ufeff \r\n").startswith("<?xml")

    def __iter__(self) -> Iterator[Token[M]]:
        """Go through the page."""
        known, tag = self._known.get, self._tag
        pieces = iter(self._source[: self._last].split("<"))
        text = next(pieces)
        yield self._nothing, 0, text, 0
        place, read = len(text) + 1, 0
        for piece in pieces:
            inside, closed, text = piece.partition(">")
            if closed and place > read and (markup := known(inside) or tag(inside)):
                yield markup, place - 1, text, place + len(inside) + 1
            else:
                yield from self._unusual(piece, place)
                read = self._read
            place += len(piece) + 1
        place = max(self._last, self._read)
        end = self._source.find("<!--", place)  # a comment that never closes
        yield self._nothing, place, self._source[place : end if end >= 0 else None], place

    def _tag(self, inside: str) -> Markup[M] | None:
        """Return the tag of what stands between angle brackets; None if it is none, or no tags follow it."""
        match = self._in_tag.fullmatch(inside)
        if match is None:
            return None
        closing, name, attributes = match.groups()
        name = name.lower()
        if name in RAW and not closing:
            return None
        tag = self._of("close" if closing else "open", name, attributes)
        if len(inside) <= _LONGEST_KEPT:
            self._known[inside] = tag
        return tag

    def _of(self, kind: str, name: str, content: str) -> Markup[M]:
        return kind, name, content, self._meaning(kind, name, content)

    def _unusual(self, piece: str, place: int) -> Iterator[Token[M]]:
        """Yield the tokens from the "<" before a piece to the piece's end."""
        if place > self._read:
            yield from self._markup(place - 1)
        begin = max(self._read, place)
        if begin <= place + len(piece):
            yield self._nothing, begin, piece[begin - place :], begin

    def _markup(self, at: int) -> Iterator[Token[M]]:
        """Yield what the "<" at an offset begins: text, if nothing else."""
        match = self._pattern.match(self._source, at, self._last)
        assert match is not None  # it matches any "<"
        inside, comment = match["tag"], match["comment"]
        self._read = end = match.end()
        if inside is not None:
            yield from self._long_tag(inside, at)
        elif comment is not None:
            yield self._of("comment", "", comment), at, "", end
        elif end == at + 1 and self._pattern is _MARKUP and self._source[end : end + 1].isalpha():
            self._in_tag, self._pattern = _IN_SIMPLE_TAG, _SIMPLE
            yield from self._markup(at)
        elif end == at + 1:
            yield self._nothing, at, "<", at

    def _long_tag(self, inside: str, at: int) -> Iterator[Token[M]]:
        """Yield a tag that has a ">" in its quotes, or one of an element without tags and what stands in that."""
        tag, end = self._tag(inside), self._read
        if tag is not None:
            yield tag, at, "", end
            return
        match = self._in_tag.fullmatch(inside)
        assert match is not None
        name, attributes = match[2].lower(), match[3]
        yield self._of("open", name, attributes), at, "", end
        if not (self._is_xml and attributes.endswith("/")):
            self._read = _end_of_raw(self._source, name, end)
            yield self._of("raw", name, self._source[end : self._read]), end, "", self._read


def attributes_of(text: str) -> dict[str, str]:
    """Return a tag's attributes by name in lower case, the first of each name.

    >>> attributes_of(" href='/a?b&amp;c' hidden ROWSPAN=2")
    {'href': '/a?b&c', 'hidden': '', 'rowspan': '2'}
    """
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        value = double or single or bare
        found.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return found


def _end_of_raw(source: str, tag: str, position: int) -> int:
    """Return where the end tag of an element of raw text begins, or the end of the source."""
    while True:
        position = source.find("</", position)
        if position < 0:
            return len(source)
        after = position + 2 + len(tag)
        if source[position + 2 : after].lower() == tag and source[after : after + 1] in ("", ">", "/", *" \t\n\r\f"):
            return position
        position += 2
