"""What a document lists in the blocks after a sentence: list items, or paragraphs with markers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimcheck.checks._enumerate import ROMAN
from claimcheck.checks._words import FEW_NUMBERS, one_of
from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Document

_MOST_BLOCKS, _FEW_BLOCKS = 200, 40
_LONGEST_MARKER = 40  # characters
# "(a) Build ...", "2) Train ...", "iii. Raise ..."
_MARKER = regex(r"\W?(?:(?P<number>\d{1,2})|(?P<roman>[ivx]{1,4})|(?P<letter>[a-jA-J]))[).](?=\s)")
_LONGEST_BEGIN = 40  # characters of an item
_MANY = (*FEW_NUMBERS[1:], "both", "several", "various")
_SEVERAL = regex(rf"\b(?:{one_of(_MANY)}|\d+\s*(?:through|to|[-–—])\s*\d+)\b", re.IGNORECASE)
# "Option 2: buy", "Step B. Peel"
_NAMED = regex(r"(?P<name>[A-Za-z]+)\s(?:(?P<number>\d{1,2})|(?P<letter>[A-J]))\s?[:.)–—-]")


def items_below(document: Document, after: Block, thing: str = "") -> list[Block]:
    """Return the items that follow a block.

    Args:
        document: the document.
        after: the block that announces the items.
        thing: what is listed, in the singular: paragraphs "Option 1: ...", "Option 2: ..." list options.

    Items are the list items of the first one's level and column; of a numbered list, those with a number. Where no list
    follows, paragraphs whose markers run from the first on are taken.
    """
    start = bisect_left(document.blocks, after.span.end, key=lambda block: block.span.start)
    blocks = document.blocks[start : start + _MOST_BLOCKS]
    if blocks and blocks[0].kind is BlockKind.LIST_ITEM:
        return _list_items(document.text, blocks)
    return _marked(document.text, blocks, thing.lower())


def _list_items(text: str, blocks: Sequence[Block]) -> list[Block]:
    first, place = blocks[0], (blocks[0].level, column(text, blocks[0]))
    items: list[Block] = []
    for index, block in enumerate(blocks):
        here = column(text, block)
        if block.kind is BlockKind.LIST_ITEM:
            if first.ordinal is None and block.ordinal is not None:
                break  # the list around this one goes on
            # What has no number among numbered items goes on with the one before.
            if (block.level, here) == place and (block.ordinal is not None or first.ordinal is None):
                items.append(block)
        elif block.kind is not BlockKind.PARAGRAPH or here == 1 or here < place[1]:
            if first.ordinal is not None:
                items += _going_on(blocks[index : index + _FEW_BLOCKS], len(items) + 1)
            break
        elif text[block.span.start : block.span.end].endswith(":"):
            if first.ordinal is not None:
                items += _going_on(blocks[index : index + _FEW_BLOCKS], len(items) + 1)
            break  # another list follows
    return items


def _going_on(blocks: Sequence[Block], number: int) -> Iterator[Block]:
    """Yield the items from a number on with which a numbered list goes on behind what its last item says, unless
    another begins."""
    for block in blocks:
        if block.kind is BlockKind.HEADING or block.ordinal == 1:
            return
        if block.ordinal == number:
            yield block
            number += 1


def counts_inside(text: str, items: Sequence[Block]) -> bool:
    """Return whether an item begins with a number of things ("the two panels below", "2 to 5"): it may be several of
    what is counted."""
    return any(
        _SEVERAL.search(text, item.span.start, min(item.span.end, item.span.start + _LONGEST_BEGIN)) for item in items
    )


def column(text: str, block: Block) -> int:
    """Return the column, from 1, in which a block's text begins."""
    return block.span.start - text.rfind("\n", 0, block.span.start)


def _marked(text: str, blocks: Sequence[Block], thing: str) -> list[Block]:
    items: list[Block] = []
    for index, block in enumerate(blocks):
        begin = text[block.span.start : block.span.start + _LONGEST_MARKER]
        if len(items) + 1 in _values(begin, thing) or (items and block.ordinal == len(items) + 1):
            items.append(block)
        elif not items or 1 in _values(begin, thing) or block.kind is BlockKind.HEADING:
            items += _going_on(blocks[index : index + _FEW_BLOCKS], len(items) + 1)
            break
    return items


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
