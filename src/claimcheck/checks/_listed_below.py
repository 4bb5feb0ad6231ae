"""How many things a document lists in the blocks after a sentence: list items, or paragraphs with markers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimcheck.checks._enumerate import ROMAN
from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Document

_MOST_BLOCKS = 200
_LONGEST_MARKER = 40  # characters
# "(a) Build ...", "2) Train ...", "iii. Raise ..."
_MARKER = regex(r"\W?(?:(?P<number>\d{1,2})|(?P<roman>[ivx]{1,4})|(?P<letter>[a-jA-J]))[).](?=\s)")
# "Option 2: buy", "Step B. Peel"
_NAMED = regex(r"(?P<name>[A-Za-z]+)\s(?:(?P<number>\d{1,2})|(?P<letter>[A-J]))\s?[:.)–—-]")


def items_below(document: Document, after: Block, thing: str = "") -> int:
    """Return how many items follow a block.

    Args:
        document: the document.
        after: the block that announces the items.
        thing: what is listed, in the singular: paragraphs "Option 1: ...", "Option 2: ..." list options.

    Items are the list items of the first one's level and column; of a numbered list, those with a number. Where no list
    follows, paragraphs whose markers run from the first on are counted.
    """
    start = bisect_left(document.blocks, after.span.end, key=lambda block: block.span.start)
    blocks = document.blocks[start : start + _MOST_BLOCKS]
    if blocks and blocks[0].kind is BlockKind.LIST_ITEM:
        return _list_items(document.text, blocks)
    return _marked(document.text, blocks, thing.lower())


def _list_items(text: str, blocks: Sequence[Block]) -> int:
    first, place, count = blocks[0], (blocks[0].level, column(text, blocks[0])), 0
    for block in blocks:
        here = column(text, block)
        if block.kind is BlockKind.LIST_ITEM:
            # What has no number among numbered items goes on with the one before.
            count += (block.level, here) == place and (block.ordinal is not None or first.ordinal is None)
        elif block.kind is not BlockKind.PARAGRAPH or here == 1:
            break
    return count


def column(text: str, block: Block) -> int:
    """Return the column, from 1, in which a block's text begins."""
    return block.span.start - text.rfind("\n", 0, block.span.start)


def _marked(text: str, blocks: Sequence[Block], thing: str) -> int:
    count = 0
    for block in blocks:
        begin = text[block.span.start : block.span.start + _LONGEST_MARKER]
        if count + 1 in _values(begin, thing):
            count += 1
        elif count == 0 or 1 in _values(begin, thing) or block.kind is BlockKind.HEADING:
            break
    return count


def _values(begin: str, thing: str) -> set[int]:
    """Return the numbers that the marker at the beginning of a paragraph may stand for."""
    match = _MARKER.match(begin)
    if match is None:
        match = _NAMED.match(begin)
        if match is None or match["name"].lower() != thing:
            return set()
    if match["number"]:
        return {int(match["number"])}
    groups = match.groupdict()
    letter, roman = groups.get("letter") or "", groups.get("roman") or ""
    found = {ROMAN[roman]} if roman in ROMAN else set()
    single = letter or roman
    return found | ({ord(single.lower()) - ord("a") + 1} if len(single) == 1 else set())
