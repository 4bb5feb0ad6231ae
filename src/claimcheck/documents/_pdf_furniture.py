"""What stands on the pages of a PDF file but not in its text: running heads and feet, and page numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.documents._pdf_lines import Piece, rows
from claimcheck.lazy import regex
from claimcheck.records import dataclass

_DEPTH = 4
"""How many of a page's first and last rows may be running heads and feet."""
_NUMBER = regex(r"\d+")
_PAGE_NUMBER = regex(
    r"(?:\W*(?:page|pg\.?|p\.)\s*)?\W{0,3}(?:[A-Z]{1,2}[-–.])?(\d{1,4}|[ivxlc]{1,7})\W{0,3}(?:(?:of|/|sur|von)\s*\d{1,4})?\W*",
    2,
)
_AMOUNT = regex(r"\W*\d[\d.,]*\W*")
_SEVERAL = 3
_MOST_AMOUNTS = 2
"""On the line of a running head."""
_NEAR = 4.0  # points
_APART = 5.0
"""Of the size: what stands this far beside a page number on its line is no part of it."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A piece near the top or bottom of a page, with its text and what that is without its numbers."""

    page: int
    piece: Piece
    text: str
    pattern: str
    numbers: tuple[int, ...]


def without_furniture(pages: Sequence[list[Piece]]) -> list[list[Piece]]:
    """Return the pages' pieces without running heads, running feet and page numbers."""
    groups: dict[tuple[str, bool], list[_Edge]] = defaultdict(list)
    alone: list[_Edge] = []
    for number, found in enumerate(pages):
        for edge, top in _edges(number, found):
            groups[edge.pattern, top].append(edge)
            alone.append(edge)
    gone: set[int] = set()
    for edges in groups.values():
        gone.update(id(edge.piece) for edge in _repeated(edges, len(pages)))
    gone.update(id(edge.piece) for edge in alone if _is_lone_number(edge, pages))
    gone = _outermost(pages, _not_in_tables(pages, gone))
    return [[piece for piece in found if id(piece) not in gone] for found in pages] if gone else list(pages)


def _edges(number: int, found: Sequence[Piece]) -> Iterator[tuple[_Edge, bool]]:
    """Yield the pieces of a page's first and last rows, with whether they stand at the top."""
    all_rows = rows(found)
    first, last = all_rows[:_DEPTH], all_rows[max(_DEPTH, len(all_rows) - _DEPTH) :]
    if len(all_rows) <= _DEPTH:
        first, last = all_rows[:1], all_rows[1:]
    for chosen, top in ((first, True), (last, False)):
        for row in chosen:
            for piece in row:
                text = " ".join(piece.text.split())
                numbers = tuple(int(n) for n in _NUMBER.findall(text) if len(n) < 9)
                yield _Edge(number, piece, text, _NUMBER.sub("#", text), numbers), top


def _repeated(edges: Sequence[_Edge], pages: int) -> Iterator[_Edge]:
    """Yield those of the edges with one pattern that stand at one height on several pages and differ at most in a
    number that counts the pages."""
    if len({edge.page for edge in edges}) < (2 if pages < 4 else _SEVERAL):
        return
    for edge in edges:
        near = [e for e in edges if e is not edge and abs(e.piece.y - edge.piece.y) < _NEAR and e.page != edge.page]
        near = near[:40]
        same = sum(_goes_with(edge, other) for other in near)
        if same and same + 1 >= (2 if pages < 4 else _SEVERAL):
            yield edge


def _goes_with(edge: _Edge, other: _Edge) -> bool:
    if edge.text == other.text:
        return True
    differing = (
        [(a, b) for a, b in zip(edge.numbers, other.numbers, strict=True) if a != b]
        if len(edge.numbers) == len(other.numbers)
        else []
    )
    return len(differing) == 1 and differing[0][0] - differing[0][1] == edge.page - other.page


def _is_lone_number(edge: _Edge, pages: Sequence[list[Piece]]) -> bool:
    """Return whether a piece is nothing but its page's number, as the pages around or its place say."""
    shown = _PAGE_NUMBER.fullmatch(edge.text)
    if shown is None:
        return False
    found = pages[edge.page]
    own = edge.piece
    beside = [p for p in found if p is not own and abs(p.y - own.y) < 0.5 * p.size]
    if any(max(p.x0 - own.x1, own.x0 - p.x1) < _APART * p.size for p in beside):
        return False
    if beside and edge.text.isdigit():
        return False
    if min(own.y - min(p.y for p in found), max(p.y for p in found) - own.y) > 0.5 * own.size:
        return False
    if not shown[1].isdigit():
        return len(edge.text) < 8 and len(found) > 5
    return int(shown[1]) == edge.page + 1 or (edge.text.lower().startswith("p") and len(found) > 1)


def _not_in_tables(pages: Sequence[list[Piece]], gone: set[int]) -> set[int]:
    """Return those of the pieces that stand beside no other amounts: short numbers of tables come again by chance."""
    kept = set(gone)
    for found in pages:
        for row in rows(found) if any(id(p) in gone for p in found) else ():
            amounts = [p for p in row if _AMOUNT.fullmatch(p.text)]
            if len(amounts) > _MOST_AMOUNTS or any(id(p) not in gone for p in amounts):
                kept.difference_update(id(p) for p in row)
    return kept


def _outermost(pages: Sequence[list[Piece]], gone: set[int]) -> set[int]:
    """Return those of the pieces that have no text of their page outside of them."""
    kept: set[int] = set()
    for found in pages:
        inner = [p for p in found if id(p) not in gone]
        if not inner:
            kept.update(id(p) for p in found if id(p) in gone)
            continue
        highest, lowest = max(p.y for p in inner), min(p.y for p in inner)
        kept.update(id(p) for p in found if id(p) in gone and not lowest + 0.5 * p.size < p.y < highest - 0.5 * p.size)
    return kept
