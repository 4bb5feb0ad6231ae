"""Turns a document and its figures into what the checks read: sentences with their figures, and tables with theirs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimcheck.figures.single import read_cell
from claimcheck.lazy import regex
from claimcheck.model import (
    Block,
    BlockKind,
    Document,
    Figure,
    Reading,
    Sentence,
    Span,
    Table,
    TableReading,
)

NOT_PROSE = frozenset({BlockKind.CODE, BlockKind.FRONT_MATTER, BlockKind.APPARATUS, BlockKind.TABLE})

# Words whose stop never ends a sentence: something must follow them.
_NEVER_LAST = frozenset(
    "mr mrs ms dr prof gen sen rep gov lt col sgt capt rev hon st mt ft messrs pres vs v viz cf eg ie approx ca c "
    "fig figs eq no nos vol pp sec art ch ref refs al dept est jan feb mar apr jun jul aug sep sept oct nov dec "
    "mon tue wed thu fri".split()
)
# Words whose stop may end a sentence: it does when the next word is one that usually begins sentences.
_MAYBE_LAST = frozenset("inc corp co ltd plc llc bros jr sr etc am pm us uk eu un ad bc pct mln bln dlrs cts".split())
_OPENERS = frozenset(
    "the a an it its in on at he she they we i you this that these those there but and however of for by from with as "
    "if when while after before since until during under last next another other some all both each no not our their "
    "his her what who how why where yet so then total sales revenue net operating shares among although despite "
    "meanwhile".split()
)
_LONGEST_SENTENCE = 2_000  # characters; the longest sentences of laws and contracts have about half as many
_SPACE = regex(r"\s")
_STOP = regex(r"[.!?…。]+[\"'”’»)\]]*(?=\s)")
_WORD_BEFORE = regex(r"[^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_]))*$")
_NEXT_WORD = regex(r"\s+[\"'“‘«(\[–—-]*\s*(\w+)?")
_WORDS = regex(r"[a-z]+|[%‰°±£$€¥=<>≤≥]")


def read(document: Document, figures: Sequence[Figure]) -> Reading:
    """Return the document's sentences and tables with their figures.

    Args:
        document: the document.
        figures: its figures, in order of start; those of its tables are read anew, cell by cell.
    """
    prose = _outside_tables(document, figures)
    tables = tuple(_table(document.text, table) for table in document.tables)
    return Reading(document, prose, tuple(_sentences(document, prose)), tables)


def words_of(text: str) -> frozenset[str]:
    """Return the lower-case words and the signs of a text that checks use as cues."""
    return frozenset(_WORDS.findall(text.lower()))


def split(text: str, span: Span, figures: Sequence[Figure] = ()) -> list[Span]:
    """Return the sentences of `text[span.start:span.end]`; a stop inside one of the figures ends none."""
    spans = []
    start = span.start
    inside = iter(figures)
    figure = next(inside, None)
    for stop in _STOP.finditer(text, span.start, span.end):
        while figure is not None and figure.end <= stop.start():
            figure = next(inside, None)
        if figure is not None and figure.start <= stop.start() and stop.end() < figure.end:
            continue
        if _ends_sentence(text, start, stop, span.end):
            spans.append(Span(start, stop.end()))
            start = stop.end()
    spans.append(Span(start, span.end))
    return [trimmed for s in _short(text, spans, figures) if (trimmed := _trim(text, s))]


def _short(text: str, spans: Sequence[Span], figures: Sequence[Figure]) -> Iterator[Span]:
    for span in spans:
        if span.end - span.start > _LONGEST_SENTENCE:
            yield from _pieces(text, span, figures)
        else:
            yield span


def _pieces(text: str, span: Span, figures: Sequence[Figure]) -> Iterator[Span]:
    """Cut what is too long for a sentence at spaces outside figures, so that no check meets thousands of figures."""
    start = span.start
    while span.end - start > _LONGEST_SENTENCE:
        space = _SPACE.search(text, start + _LONGEST_SENTENCE, span.end)
        cut = space.start() if space else span.end
        i = bisect_left(figures, cut, key=lambda figure: figure.end)
        if i < len(figures) and figures[i].start < cut:
            cut = figures[i].end
        yield Span(start, cut)
        start = cut
    yield Span(start, span.end)


def _ends_sentence(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    if (plain := _ends_plainly(text, start, stop, end)) is not None:
        return plain
    following = _NEXT_WORD.match(text, stop.end(), end)
    next_word = following[1] if following and following[1] else ""
    if text[stop.start()] != "." or stop.group().count(".") > 1:
        return not next_word[:1].islower()
    if next_word[:1].islower():
        return False
    before = _WORD_BEFORE.search(text, max(start, stop.start() - 20), stop.start())
    if before is None:
        if text[max(start, stop.start() - 2) : stop.start()].rstrip()[-1:] in ("<", ">", "="):
            return False  # "p <. 001"
        # "2. Sales rose": a list marker is the first thing of its sentence.
        return text[start : stop.start()].strip().isdigit() is False
    word = before[0].replace(".", "").lower()
    if (len(word) == 1 and before[0].isupper()) or "." in before[0] or word in _MAYBE_LAST:
        return next_word.lower() in _OPENERS and not (len(word) == 1 and next_word == "A")
    if word in ("no", "nos") and next_word and not next_word[0].isdigit():
        return True
    return word not in _NEVER_LAST


def _ends_plainly(text: str, start: int, stop: re.Match[str], end: int) -> bool | None:
    """Settle the most frequent cases without a search: a word with a stop, and a capital or a small letter behind a
    blank; None for all others."""
    at, after = stop.span()
    if after + 1 >= end or text[after] not in " \n":
        return None
    following = text[after + 1]
    if following.islower():
        return False
    if after - at > 1 or text[at] != "." or not following.isupper():
        return None
    blank = text.rfind(" ", max(start, at - 20), at)
    word = text[blank + 1 : at].lower()
    plain = blank >= 0 and len(word) > 1 and word.isalpha() and word not in _NEVER_LAST and word not in _MAYBE_LAST
    return True if plain else None


def _trim(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _outside_tables(document: Document, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    if not document.tables:
        return tuple(figures)
    tables = iter(document.tables)
    table = next(tables, None)
    kept = []
    for figure in figures:
        while table is not None and table.span.end <= figure.start:
            table = next(tables, None)
        if table is None or figure.end <= table.span.start:
            kept.append(figure)
    return tuple(kept)


def _sentences(document: Document, figures: Sequence[Figure]) -> Iterator[Sentence]:
    text = document.text
    blocks = document.blocks or (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    index = first = 0
    for block in blocks:
        last = first
        while last < len(figures) and figures[last].end <= block.span.end:
            last += 1
        if block.kind not in NOT_PROSE:
            inside = figures[first:last]
            for span, own in _with_figures(split(text, block.span, inside), inside):
                words = words_of(text[span.start : span.end]) if own else frozenset()
                yield Sentence(index, span, text[span.start : span.end], block, own, words)
                index += 1
        first = last


def _with_figures(spans: list[Span], figures: Sequence[Figure]) -> Iterator[tuple[Span, tuple[Figure, ...]]]:
    first = 0
    for span in spans:
        last = first
        while last < len(figures) and figures[last].start < span.end:
            last += 1
        yield span, tuple(figures[first:last])
        first = last


def _table(text: str, table: Table) -> TableReading:
    texts = tuple(
        [tuple([text[cell.span.start : cell.span.end] if cell else "" for cell in row]) for row in table.rows]
    )
    figures = tuple(
        [
            tuple([read_cell(own, cell.span.start) if cell else None for own, cell in zip(owns, row, strict=True)])
            for owns, row in zip(texts, table.rows, strict=True)
        ]
    )
    return TableReading(table, texts, figures)
