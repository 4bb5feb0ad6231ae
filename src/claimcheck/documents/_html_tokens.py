"""Cuts HTML into text, tags and comments with their places, in one pass of one pattern, whatever state the page is in.

The rules are those of the HTML standard's tokenizer as far as they decide what is text; no entity is resolved here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from claimcheck.lazy import regex

# Possessive throughout: no part of a page is looked at twice, however it is broken.
_TOKEN = regex(
    r"""
    ([^<]*+)<(?:
        (/?)([a-zA-Z][^\s/>]*+)                                  # a tag and its name
        ([^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]*+)[^>=]*+)*+)>
      | !--(?:-?>|(.*?)(?:--!?>|\Z))                              # a comment
      | [!?](?:\[CDATA\[)?[^>]*+(?:>|\Z) | /[^a-zA-Z>][^>]*+(?:>|\Z) | />
    )?
    """,
    re.X | re.S,
)
_SIMPLE = regex(r"([^<]*+)<(?:(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>|(?!)())?")
"""For what follows a tag whose quotes never close: they mean nothing from there on."""
_ATTRIBUTE = regex(r"""([^\s=/>"'][^\s=/>]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")
RAW = frozenset("script style textarea title xmp iframe noembed noframes noscript".split())
"""Elements whose content is text without tags up to their own end."""
KNOWN = frozenset("a p td tr th b i br li ul em h2 h3 div img sup pre span code table strong".split())
"""The commonest tags, in lower case as they are."""


class Token(NamedTuple):
    """A piece of a page: `text` that begins at `at`, and what follows it. `kind` is "open" or "close" for a tag, whose
    `name` is in lower case and whose attributes are `content`; "raw" for what stands in the element `name`, "comment"
    for what one says; "" where nothing follows."""

    text: str
    at: int
    kind: str = ""
    name: str = ""
    content: str = ""


def tokens(source: str) -> Iterator[tuple[str, int, str, str, str]]:
    """Yield a page's tokens in order, as tuples of the fields of `Token`."""
    pattern = _TOKEN
    # After the last ">" nothing can be a tag, nor before it if there is no "<"; a pattern would look again and again.
    last = source.rfind(">") + 1
    final = source.rfind("<", 0, last)
    is_xml = source.lstrip("\ufeff \r\n").startswith("<?xml")
    position = 0
    while position <= final:
        for match in pattern.finditer(source, position, last):
            text, closing, name, attributes, comment = match.groups()
            begin, position = position, match.end()
            if name is not None:
                tag = name if name in KNOWN else name.lower()
                yield text, begin, "close" if closing else "open", tag, attributes
                if tag in RAW and not closing and not (is_xml and attributes.endswith("/")):
                    end = _end_of_raw(source, tag, position)
                    if end > position:
                        yield "", position, "raw", tag, source[position:end]
                        position = end
                        break
            elif comment is not None:
                yield text, begin, "comment", "", comment
            else:
                alone = position == begin + len(text) + 1
                unclosed = alone and pattern is _TOKEN and source[position : position + 1].isalpha()
                yield source[begin:position] if alone and not unclosed else text, begin, "", "", ""
                if unclosed:
                    pattern, position = _SIMPLE, position - 1
                    break
            if position > final:
                break
    end = source.find("<!--", position)  # a comment that never closes
    if position < (end := len(source) if end < 0 else end):
        yield source[position:end], position, "", "", ""


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
