"""What the paragraphs of a Word file are, by their styles and properties."""

from __future__ import annotations

import re

from claimcheck.documents._docx_parts import Style
from claimcheck.lazy import regex
from claimcheck.model import BlockKind
from claimcheck.records import dataclass

_HEADING = regex(r"heading ([1-9])")
_APPARATUS = regex(r"toc \d|toc heading|table of (?:figures|authorities)|index \d|index heading|bibliography")
_LIST = regex(r"list (?:bullet|number|continue)")
_CODE_BLOCKS = frozenset(("html preformatted", "source code", "code", "code block", "preformatted text", "macro text"))

OWN_RESULTS = frozenset("TOC INDEX TOA RD BIBLIOGRAPHY PAGE NUMPAGES SECTIONPAGES PAGEREF NOTEREF".split())
"""Fields whose results are no text of the author's."""
GALLERIES = frozenset(("table of contents", "bibliographies", "page numbers (top of page)"))
"""Building blocks that Word made: contents and bibliographies."""
CODE_RUNS = frozenset(("verbatim char", "html code", "source text", "code char", "html keyboard", "inline code"))
"""Styles of runs that are code."""
FILE_NAME = regex(r".*\.(?:png|jpe?g|gif|bmp|tiff?|svg|[ew]mf|webp|pdf|docx?)$|(?:[A-Z]:|https?:)\S+$", re.I)
"""What programs write for an alternative text that nobody gave."""


@dataclass(slots=True)
class Paragraph:
    """The properties of the open paragraph; `begun` once it has text."""

    start: int
    style: str = ""
    list: tuple[str, int] | None = None
    outline: int = 0
    begun: bool = False
    is_item: bool = False
    mark_deleted: bool = False


@dataclass(slots=True)
class Field:
    """An open field: what it is told to do, whether its result has begun, is left out, is a link."""

    instruction: str = ""
    shown: bool = False
    silent: bool = False
    linked: bool = False


def kind_of(
    style: Style | None, style_id: str, outline: int, numbered: tuple[str, int] | None
) -> tuple[BlockKind, int]:
    """Return what block a paragraph is, and its level.

    Args:
        style: its style, None if the file does not define it.
        style_id: the id of its style, which often says as much.
        outline: its own level of outline, from 1; 0 for none.
        numbered: its list and level there, from 0; None if it is no item.
    """
    called = style.name if style else style_id.lower()
    outline = outline or (style.outline if style else 0)
    if (heading := _HEADING.match(called)) or outline:
        return BlockKind.HEADING, int(heading[1]) if heading else outline
    if called == "title":
        return BlockKind.HEADING, 1
    if called == "caption":
        return BlockKind.CAPTION, 0
    if _APPARATUS.match(called):
        return BlockKind.APPARATUS, 0
    if called in _CODE_BLOCKS:
        return BlockKind.CODE, 0
    if numbered or _LIST.match(called):
        return BlockKind.LIST_ITEM, numbered[1] + 1 if numbered else 1
    return (BlockKind.QUOTE, 0) if "quote" in called else (BlockKind.PARAGRAPH, 0)
