"""What a document carries around its prose: reference lists, contents, indexes, page numbers, running heads and
notices of copyright.

Their numbers are years of other works, pages and places: nobody asserts them. They are told from the blocks of any
format and marked as such; footnotes, captions and alt texts are never taken for them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Document, Link
from claimcheck.records import replace

_PIECES = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING)
_LONGEST_TITLE = 60  # characters of a heading that names a part
_LONGEST_ENTRY = 1_200  # characters of a work in a list of references
_LONGEST_LINE = 120  # characters of a running head, or of a line of contents
_FEWEST = 3  # entries that make a list
_FEWEST_HEADS = 4  # times that a running head is seen


def _words(table: str) -> frozenset[str]:
    return frozenset(word.strip() for line in table.splitlines() for word in line.split("|") if word.strip())


_REFERENCES = _words(
    """
    references|bibliography|works cited|literature|literature cited|cited literature|references cited|cited works
    references and notes|notes and references|reference list|list of references|selected references|sources
    selected bibliography|further reading|sources and further reading|external links|citations|related publications
    literatur|literaturverzeichnis|quellen|quellenverzeichnis|bibliographie|références|bibliografía|referencias
    bibliografia|riferimenti|referências|literatuur
    """
)
_CONTENTS = _words(
    """
    contents|table of contents|list of tables|list of figures|list of charts|list of boxes|figures|tables|toc
    tables and figures|inhalt|inhaltsverzeichnis|table des matières|sommaire|índice|indice|inhoud
    """
)
_INDEXES = _words("index|subject index|author index|name index|general index|register")

_NAMES = _REFERENCES | _CONTENTS | _INDEXES
_ENDS = frozenset(name[-3:] for name in _NAMES)
"""How the names end: most short blocks are told from them by this."""
_AROUND_NAMES = "*_#:. \t\n\r"

_NUMBERING = regex(r"^(?:[\dIVXLC]{1,5}(?:\.\d{1,2})*[.)]?|[A-Z][.)])\s+")
_NOT_WORDS = regex(r"[\s:.]+")

# What a work's entry has: its authors' initials, its year, where it appeared, where to find it.
_AUTHOR = regex(
    r"""
    \s*(?:\[\w{1,8}\]|\(?\d{1,3}[.)\]]|\^)?\s*
    (?: (?:(?:van|von|de|der|den|da|di|du|del|la|le|el|al|ter|ten|bin|St\.)\s){0,3}
        [^\W\d_a-z][\w'’\-]{1,30}(?:[\s][^\W\d_a-z][\w'’\-]{1,30})?,?\s(?:[A-Z]\.?[\s\-]?){1,4}(?:[,.;:&(]|and\b|et\b|\d|$)
      | (?:[A-Z]\.[\s\-]?){1,4}[^\W\d_a-z][\w'’\-]{1,30}(?:,|\sand\b|\s&|\.)
      | [^\W\d_a-z][\w'’\-]{1,30},\s[^\W\d_a-z][\w'’\-]{2,30}(?:\s[A-Z]\.)?(?:[.,;]|\sand\b|\s&|\s\() )
    """,
    re.X,
)
_YEAR = regex(r"\((?:[A-Z][a-z]{2,8}\.?\s)?(?:1[6-9]|20)\d\d[a-z]?\b|[,.;:]\s(?:1[6-9]|20)\d\d[a-z]?(?=[.,;:)]|\s*$)")
_DIGITS_OF_YEAR = regex(r"(?<=[\s(])(?:1[6-9]|20)\d\d")
_BEFORE_YEAR = 12  # characters from the bracket to the year, a month's name between them
_PRINTED = regex(
    r"""
    \bdoi\b | \b10\.\d{4,}/ | \barxiv\b | \bisbn\b | \bissn\b | https?:// | \bpp?\.\s?\d | \bvol\.\s | \beds?\.
    | \d+\s?\(\d+(?:[-–]\d+)?\)\s?[:,]\s?[a-z]?\d | \d+:\s?[a-z]?\d+[-–]\d+ | \bet\ al\b | \bavailable\ (?:at|from)\b
    | \b(?:retrieved|accessed)\b | \bproceedings\b | \bproc\.\s | \bjournal\ of\b | \bj\.\s[a-z] | \bpress\b
    | \breview\ of\b
    | \buniversity\b | \bin:\s | \bworking\ paper\b | \bthesis\b | \bdissertation\b | \btechnical\ report\b
    | \bedition\b
    """,
    re.X | re.I,
)
_LINK_ONLY = regex(r"\s*(?:\S+\s){0,12}?<?https?://\S+>?\s*")
_PAGE_ENDS = regex(r"(?:\s|[.…·_]\s?[.…·_])(?:\d{1,4}|[ivxlc]{1,7})$")
_LONGEST_PAGE_END = 10  # characters of what that matches
_PAGE = regex(r"(?P<title>\S.{0,200}?)(?P<dots>(?:\s?[.…·_]){3,}\s*|\t\s*|\s{2,}|\s)(?P<page>\d{1,4}|[ivxlc]{1,7})\s*")
_INDEXED = regex(r"\s*\S.{0,80}?[,\s]\s?\d{1,4}(?:[-–]\d{1,4})?(?:,\s?\d{1,4}(?:[-–]\d{1,4})?)*[nf.]{0,2}\s*")
_LONE_PAGE = regex(r"[-–—\s|]*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s|]*", re.I)
_STATED_PAGE = regex(
    r"(?:[^\d\n]{0,80}[|·•–—-]\s*)?page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*[|·•–—-][^\d\n]{0,80})?", re.I
)
_COPYRIGHT = regex(
    r"(?:copyright\b\s*(?:©|\(c\))?|(?:©|\(c\))\s*(?:copyright\b)?)[\s:]*(?:1[89]|20)\d\d\b"
    r"(?:\D|\b(?:1[89]|20)\d\d\b)*",
    re.I,
)
_COPYRIGHT_STARTS = ("©", "c", "C", "(")
_DIGITS = regex(r"\d+")


def without_apparatus(document: Document) -> Document:
    """Return the document with what is no prose of its own marked `BlockKind.APPARATUS`; its tables are no tables."""
    marked = _marked(document.text, document.blocks, document.links)
    if not marked:
        return document
    blocks = tuple(
        replace(block, kind=BlockKind.APPARATUS) if i in marked else block for i, block in enumerate(document.blocks)
    )
    gone = {document.blocks[i].span for i in marked if document.blocks[i].kind is BlockKind.TABLE}
    tables = tuple(table for table in document.tables if table.span not in gone) if gone else document.tables
    return replace(document, blocks=blocks, tables=tables)


class _Candidates(NamedTuple):
    """The indexes of blocks that may be what is looked for, by their kind, length and last character."""

    titled: list[int]
    authored: list[int]
    paged: list[int]
    short: list[int]


def _candidates(text: str, blocks: Sequence[Block]) -> _Candidates:
    """Go through all blocks once."""
    found = _Candidates([], [], [], [])
    pieces, table, by_author = frozenset(_PIECES), BlockKind.TABLE, _AUTHOR.match
    for i, block in enumerate(blocks):
        kind = block.kind
        if kind not in pieces and kind is not table:
            continue
        start, end = block.span
        if text[end - 1].isdigit():
            found.paged.append(i)
        if kind is table:
            continue
        length = end - start
        if length <= _LONGEST_LINE:
            found.short.append(i)
            if length <= _LONGEST_TITLE and text[start:end].rstrip(_AROUND_NAMES)[-3:].lower() in _ENDS:
                found.titled.append(i)
        # Prose seldom begins as authors do.
        if 20 < length <= _LONGEST_ENTRY and by_author(text, start, end):
            found.authored.append(i)
    return found


def _marked(text: str, blocks: Sequence[Block], links: Sequence[Link]) -> set[int]:
    """Return the indexes of the blocks that are apparatus."""
    found: set[int] = set()
    candidates = _candidates(text, blocks)
    titles = {i: title for i in candidates.titled if (title := _title(text, blocks[i])) in _NAMES}
    has_contents = any(title in _CONTENTS for title in titles.values())
    headings = _headings(text, blocks) if has_contents else Counter()
    linked = dict(link.span for link in links) if has_contents else {}
    # A part ends where the next of these begins, so that no block is looked at twice.
    for i, after in pairwise((*titles, len(blocks))):
        if i in found:
            continue
        if titles[i] in _REFERENCES:
            found.update(_references(text, blocks, i, after))
        elif titles[i] in _CONTENTS:
            found.update(_contents(text, blocks, i, headings, linked))
        else:
            found.update(_index(text, blocks, i, after))
    found.update(_unheaded_references(text, blocks, candidates.authored, found))
    found.update(_unheaded_contents(text, blocks, candidates.paged, found))
    found.update(_running_heads(text, blocks, candidates.short))
    found.update(
        i
        for i in candidates.short
        if text.startswith(_COPYRIGHT_STARTS, blocks[i].span.start) and _COPYRIGHT.fullmatch(text, *blocks[i].span)
    )
    return found


def _title(text: str, block: Block) -> str:
    """Return a block's words, without its number and in lower case: what it may name."""
    # "5. References" of a text without markup reads as an item.
    words = _NUMBERING.sub("", text[slice(*block.span)].strip("*_# "))
    return _NOT_WORDS.sub(" ", words).strip().lower()


def _section(text: str, blocks: Sequence[Block], first: int, last: int) -> range:
    """Return the blocks under a heading, up to the next heading of its level or above, or `last`."""
    heading = blocks[first]
    for i in range(first + 1, last):
        block = blocks[i]
        if block.kind is BlockKind.HEADING and not _is_entry(text, block):
            below = heading.kind is BlockKind.HEADING and block.level > heading.level > 0
            if not below and block.span.end - block.span.start > 1:  # an index has a heading for each letter
                return range(first + 1, i)
    return range(first + 1, last)


# --- references ------------------------------------------------------------------------------------------------------


def _references(text: str, blocks: Sequence[Block], first: int, last: int) -> Iterable[int]:
    """Return the entries under a heading."""
    section = [i for i in _section(text, blocks, first, last) if blocks[i].kind in _PIECES]
    final, others = -1, 0
    for i in section:
        if _is_entry(text, blocks[i]):
            final = i
        else:
            others += 1
            if 2 * others > len(section):  # most of it is something else
                return ()
    return (i for i in section if i <= final)


def _is_entry(text: str, block: Block) -> bool:
    """Return whether a block reads as a work in a list of references."""
    start, end = block.span
    return end - start <= _LONGEST_ENTRY * 20 and _signs(text, block) >= 2


def _signs(text: str, block: Block) -> int:
    """Return how many of the marks of a reference a block has; initials at its start count double."""
    start, end = block.span
    end = min(end, start + _LONGEST_ENTRY)
    if "://" in text[start:end] and _LINK_ONLY.fullmatch(text, start, end):
        return 2
    author = _AUTHOR.match(text, start, end) is not None
    year = _has_year(text, start, end)
    if not (author or year):
        return 0  # no entry, wherever it appeared; that is slow to look for
    return 2 * author + year + (_PRINTED.search(text, start, end) is not None)


def _has_year(text: str, start: int, end: int) -> bool:
    """Return whether a stretch has a year as references print it; its digits are found first, which is quicker."""
    for digits in _DIGITS_OF_YEAR.finditer(text, start, end):
        at = digits.start()
        places = (at - 2, text.rfind("(", max(start, at - _BEFORE_YEAR), at))
        if any(place >= start and _YEAR.match(text, place, end) for place in places):
            return True
    return False


def _unheaded_references(text: str, blocks: Sequence[Block], authored: list[int], found: set[int]) -> Iterator[int]:
    """Yield what stands in runs of four entries or more that begin with authors and give year and place."""
    entries = [i for i in authored if i not in found and _signs(text, blocks[i]) == 4]
    for run in _runs(entries):
        if len(run) > _FEWEST:
            yield from run


def _runs(indexes: Sequence[int]) -> Iterator[list[int]]:
    """Yield the stretches of indexes that follow each other."""
    for _, run in groupby(enumerate(indexes), lambda pair: pair[1] - pair[0]):
        yield [i for _, i in run]


# --- contents and indexes --------------------------------------------------------------------------------------------


def _contents(
    text: str, blocks: Sequence[Block], first: int, headings: Counter[str], linked: Mapping[int, int]
) -> Iterator[int]:
    """Yield the blocks after the heading of a table of contents that are lines of it, or links altogether; `linked` has
    the ends of links by their starts."""
    for i in range(first + 1, len(blocks)):
        start, end = blocks[i].span
        number = _NUMBERING.match(text[start:end])
        ends = max(linked.get(start, 0), linked.get(start + number.end() if number else start, 0))
        if ends >= end and blocks[i].kind is not BlockKind.HEADING:
            yield i
            continue
        lines = _lines(text, blocks[i])
        listed = sum(_is_listed(line, blocks[i], headings) for line in lines)
        if not lines or len(lines[0]) > 2 * _LONGEST_LINE or 2 * listed <= len(lines):
            return
        yield i


def _unheaded_contents(text: str, blocks: Sequence[Block], paged: list[int], found: set[int]) -> Iterator[int]:
    """Yield lines that lead to pages in rising order, where most of them name a heading of the document."""
    runs = [run for run in _runs([i for i in paged if i not in found]) if _most_lines(text, blocks, run) >= _FEWEST]
    headings = _headings(text, blocks) if runs else Counter()
    for near in runs:
        if not any(_key(line) in headings for i in near for line in _lines(text, blocks[i])):
            continue  # as most do that end with numbers
        led = {i: pages for i in near if (pages := _pages(text, blocks[i]))}
        for run in _runs(list(led)):
            lines = [(i, title, page) for i in run for title, page in led[i]]
            if len(lines) >= _FEWEST and all(a[2] <= b[2] for a, b in pairwise(lines)):
                named = sum(_is_heading(title, blocks[i], headings) for i, title, _ in lines)
                if 5 * named >= 3 * len(lines):
                    yield from run


def _most_lines(text: str, blocks: Sequence[Block], run: Sequence[int]) -> int:
    return len(run) + sum(text.count("\n", *blocks[i].span) for i in run)


def _pages(text: str, block: Block) -> list[tuple[str, int]]:
    """Return the titles and pages of a block if each of its lines has both, else nothing."""
    start, end = block.span
    if not _PAGE_ENDS.search(text, max(start, end - _LONGEST_PAGE_END), end):
        return []  # most blocks that end with a number do not end with a page
    pages = []
    for line in _lines(text, block):
        match = _PAGE.fullmatch(line) if _PAGE_ENDS.search(line.rstrip()[-_LONGEST_PAGE_END:]) else None
        if match is None:
            return []
        title, page = match["title"], match["page"]
        if page.isdigit():
            pages.append((title, int(page)))
    return pages


def _is_listed(line: str, block: Block, headings: Counter[str]) -> bool:
    """Return whether a line below the heading of a table of contents is one of it: it leads to a page, or (in a list)
    names a heading."""
    match = _PAGE.fullmatch(line)
    if match and (len(match["dots"]) > 1 or _is_heading(match["title"], block, headings)):
        return True
    return block.kind is BlockKind.LIST_ITEM and _is_heading(line, block, headings)


def _is_heading(title: str, block: Block, headings: Counter[str]) -> bool:
    """Return whether a line of this block names a heading other than itself."""
    return headings[_key(title)] > (block.kind is BlockKind.HEADING)


def _headings(text: str, blocks: Sequence[Block]) -> Counter[str]:
    keys = (_key(text[slice(*block.span)]) for block in blocks if block.kind in (BlockKind.HEADING, BlockKind.CAPTION))
    return Counter(key for key in keys if key)


def _key(title: str) -> str:
    """Return a title's letters, by which it is known with or without its number and marks."""
    return "".join(filter(str.isalpha, title.lower()))


def _lines(text: str, block: Block) -> list[str]:
    return [line for line in text[slice(*block.span)].splitlines() if line.strip()]


def _index(text: str, blocks: Sequence[Block], first: int, last: int) -> Iterable[int]:
    section = [i for i in _section(text, blocks, first, last) if blocks[i].kind is not BlockKind.FOOTNOTE]
    lines = [line for i in section for line in _lines(text, blocks[i]) if len(line.strip()) > 1]
    indexed = sum(_INDEXED.fullmatch(line) is not None for line in lines if len(line) <= _LONGEST_LINE)
    return section if len(lines) >= _FEWEST and 2 * indexed > len(lines) else ()


# --- pages -----------------------------------------------------------------------------------------------------------


def _running_heads(text: str, blocks: Sequence[Block], short: list[int]) -> Iterator[int]:
    """Yield page numbers that stand alone, and short lines that come again and again with the next number."""
    seen: dict[str, list[tuple[int, int]]] = {}
    item = BlockKind.LIST_ITEM
    for i in short:
        block = blocks[i]
        start, end = block.span
        if block.kind is item and text[end - 1] not in "-–—":  # "- 12 -" reads as an item
            continue
        if not _DIGITS.search(text, start, end):
            continue
        line = text[start:end]
        numbers = _DIGITS.findall(line)
        if len(numbers) > 3 or "\n" in line:
            continue
        if _STATED_PAGE.fullmatch(line):
            yield i
        elif _LONE_PAGE.fullmatch(line) or len(line.split()) > 2:
            # The page is the number that changes: the first or the last of the line.
            for place in {0, len(numbers) - 1}:
                rest = [n for j, n in enumerate(numbers) if j != place]
                pattern = f"{place}{_DIGITS.sub('#', line)}{rest}"
                seen.setdefault(pattern, []).append((i, int(numbers[place][:9])))
    for places in seen.values():
        lone = _LONE_PAGE.fullmatch(text, *blocks[places[0][0]].span)
        steps = {b[1] - a[1] for a, b in pairwise(places)}
        if len(places) >= (_FEWEST if lone else _FEWEST_HEADS) and steps <= {1, 2}:
            yield from (i for i, _ in places)
