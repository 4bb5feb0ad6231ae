"""From a text or document to regions that no figure crosses, and the document's own habits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from claimcheck.figures import exclusions, scan
from claimcheck.figures.draft import Region, Style, finish
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Document, Figure, Span, Table

_UNREAD = frozenset({BlockKind.CODE, BlockKind.FRONT_MATTER, BlockKind.APPARATUS})
# Patterns begin with the rarest character that they need, to which the engine skips; what is before is looked at then.
_DECIMAL_COMMA = regex(r",(?<=[0-9],)[0-9]{1,2}(?![0-9,])")
_DECIMAL_POINT = regex(r"[0-9]\.[0-9]{1,2}(?![0-9.])|[0-9],[0-9]{3}(?![0-9])")
_GROUPED = regex(r",(?<=[0-9],)[0-9]{3}(?![0-9])")
_BLANK_BETWEEN = regex(r" (?<=[0-9] )[0-9]{3}(?![0-9])")
_SPACES = regex(r"[0-9](?<![0-9].)[0-9]{0,2} [0-9]{3} [0-9]{3}(?![0-9])")
_SPACED_PAIR = regex(r"[1-9](?<![0-9.,\-].)(?<![0-9.,] .)[0-9]{0,2} [0-9]{3}(?![0-9.,]|[- ][0-9])")
_APART = frozenset(("", " ", "\n"))  # what stands between blocks
_MARKS = ("(1)", "(2)", "(3)")
_SAMPLE = 200_000  # characters that are enough to know a document's habits
_DOLLAR_CODES = {
    "canadian": "CAD", "australian": "AUD", "new zealand": "NZD", "singapore": "SGD", "hong kong": "HKD",
    "nt": "TWD", "taiwan": "TWD",
}  # fmt: skip
_DOLLARS = regex(r" dollars?\b")
_WHOSE_DOLLARS = regex(rf"\b(?:in|are|all) ({'|'.join(_DOLLAR_CODES)})$")
_LONGEST_LEAD = max(map(len, _DOLLAR_CODES)) + len("are ") + 1


def extract(source: str | Document, *, tables: bool = True) -> list[Figure]:
    """Return the figures of a text or document, in order of their start, with or without those of its tables."""
    text = source if isinstance(source, str) else source.text
    low = lower(text)
    style = habits(text, low)
    if isinstance(source, str) or not source.blocks:
        return _read(Region(text, low, 0, style), scan.spots(text, low, 0, len(text)))
    figures: list[Figure] = []
    spots = _spots(text, low, () if tables else source.tables)
    for start, end, cell in _spans(source) if tables else _outside_tables(source):
        if text[start - 1 : start] in _APART and text[end : end + 1] in _APART:
            own = spots[bisect_left(spots, (start,)) : bisect_left(spots, (end,))]
        else:  # "12,34" may be two cells
            own = scan.spots(text, low, start, end)
        if own:
            figures += _read(Region(text[start:end], low[start:end], start, style, cell), own)
    return _outside_code(figures, source.code) if source.code else figures


def _spots(text: str, low: str, passed: Sequence[Table]) -> list[tuple[int, str]]:
    """Return where numbers may start outside the tables that are passed by."""
    starts = (0, *(table.span.end for table in passed))
    ends = (*(table.span.start for table in passed), len(text))
    return [spot for start, end in zip(starts, ends, strict=True) for spot in scan.spots(text, low, start, end)]


def _outside_code(figures: Sequence[Figure], code: Sequence[Span]) -> list[Figure]:
    """Return the figures that are not set as code within a line."""
    kept = []
    spans = iter(code)
    span = next(spans, None)
    for figure in figures:
        start, end = figure.span
        while span is not None and span.end <= start:
            span = next(spans, None)
        if span is None or end <= span.start:
            kept.append(figure)
    return kept


def _read(region: Region, spots: Sequence[tuple[int, str]]) -> list[Figure]:
    return [finish(draft, region) for draft in scan.read(region, spots)]


def _outside_tables(document: Document) -> Iterator[tuple[int, int, bool]]:
    """Yield the blocks to read that no table overlaps, in order."""
    tables = iter([table.span for table in document.tables])
    table = next(tables, None)
    for block in document.blocks:
        start, end = block.span
        while table is not None and table.end <= start:
            table = next(tables, None)
        if block.kind not in _UNREAD and (table is None or end <= table.start):
            yield start, end, False


def _spans(document: Document) -> Iterator[tuple[int, int, bool]]:
    """Yield the stretches to read in order: cells of tables one by one, other blocks whole."""
    cells = sorted({cell.span for table in document.tables for row in table.rows for cell in row if cell})
    spans = [(block.span.start, block.span.end, False) for block in document.blocks if block.kind not in _UNREAD]
    if not cells:
        yield from spans
        return
    index = 0
    for start, end, _ in spans:
        while index < len(cells) and cells[index].start < start:
            index += 1
        inside = index
        while index < len(cells) and cells[index].end <= end:
            index += 1
        if inside == index:
            yield start, end, False
        else:
            yield from ((cell.start, cell.end, True) for cell in cells[inside:index])


def lower(text: str) -> str:
    """Return the text in lower case, character by character, so that offsets stay."""
    low = text.lower()
    # "İ" is the one letter that becomes two.
    return low if len(low) == len(text) else "İ".join(part.lower() for part in text.split("İ"))


def habits(text: str, low: str) -> Style:
    """Return how the document writes its numbers, by what it does most; `low` is the text in lower case."""
    commas = len(_DECIMAL_COMMA.findall(text)) if "," in text else 0
    comma = commas > 0 and sum(1 for _ in islice(_DECIMAL_POINT.finditer(text), commas)) < commas
    grouped = not comma and bool(_GROUPED.search(text))
    spaces = (
        not grouped
        and bool(_BLANK_BETWEEN.search(text))
        and (bool(_SPACES.search(text)) or len(_SPACED_PAIR.findall(text, 0, _SAMPLE)) > 1)
    )
    pounds = "£" in text or "sterling" in text or " pence" in text
    marked = all(mark in text for mark in _MARKS)
    return Style(comma, spaces, _dollar(low), pounds, " . " in text, grouped, exclusions.has_links(text), marked)


def _dollar(low: str) -> str:
    """Return the code of the dollar that a text says its dollars are."""
    for dollars in _DOLLARS.finditer(low) if " dollar" in low else ():
        start = dollars.start()
        if whose := _WHOSE_DOLLARS.search(low, max(0, start - _LONGEST_LEAD), start):
            return _DOLLAR_CODES[whose[1]]
    return "USD"
