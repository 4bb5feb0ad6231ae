"""Turns a document and its figures into what the checks read: sentences with their figures, and tables with theirs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimcheck.figures.single import read_rows
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

_NOT_PROSE = frozenset({BlockKind.CODE, BlockKind.FRONT_MATTER, BlockKind.APPARATUS, BlockKind.TABLE})

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
_WORDS = regex(r"[a-z]+|[%‰°±£$€¥=<>≤≥+−]")
_NO_WORDS: frozenset[str] = frozenset()


def read(document: Document, figures: Sequence[Figure]) -> Reading:
    """Return the document's sentences and tables with their figures.

    Args:
        document: the document.
        figures: its figures, in order of start; those of its tables are read anew, cell by cell.
    """
    prose = _outside_tables(document, figures)
    tables = tuple(_table(document.text, table) for table in document.tables)
    return Reading(document, prose, tuple(_sentences(document, prose)), tables)


def _words_of(text: str) -> frozenset[str]:
    """Return the lower-case words and the signs of a text that checks use as cues."""
    return frozenset(_WORDS.findall(text.lower()))


def split(text: str, span: Span, figures: Sequence[Figure] = ()) -> list[Span]:
    """Return the sentences of `text[span.start:span.end]`; a stop inside one of the figures ends none."""
    sentences: list[Span] = []
    start, end = span
    inside = iter(figures)
    figure = next(inside, None)
    for stop in _STOP.finditer(text, start, end):
        at, after = stop.span()
        while figure is not None and figure.span[1] <= at:
            figure = next(inside, None)
        if figure is not None and figure.span[0] <= at and after < figure.span[1]:
            continue
        if _ends_sentence(text, start, at, after, end):
            if after - start > _LONGEST_SENTENCE:
                _add(sentences, text, start, after, figures)
            else:
                while text[start].isspace():
                    start += 1
                sentences.append(Span(start, after))
            start = after
    _add(sentences, text, start, end, figures)
    return sentences


def _add(sentences: list[Span], text: str, start: int, end: int, figures: Sequence[Figure]) -> None:
    """Add a sentence without the blanks around it, in pieces where it is too long for one."""
    pieces = [(start, end)] if end - start <= _LONGEST_SENTENCE else _pieces(text, start, end, figures)
    for first, last in pieces:
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            sentences.append(Span(first, last))


def _pieces(text: str, start: int, end: int, figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Cut what is too long for a sentence at spaces outside figures, so that no check meets thousands of figures."""
    while end - start > _LONGEST_SENTENCE:
        space = _SPACE.search(text, start + _LONGEST_SENTENCE, end)
        cut = space.start() if space else end
        i = bisect_left(figures, cut, key=lambda figure: figure.end)
        if i < len(figures) and figures[i].start < cut:
            cut = figures[i].end
        yield start, cut
        start = cut
    yield start, end


def _ends_sentence(text: str, start: int, at: int, after: int, end: int) -> bool:
    """Return whether the stop from `at` to `after` ends the sentence that starts at `start`, in a block up to `end`."""
    if (plain := _ends_plainly(text, start, at, after, end)) is not None:
        return plain
    following = _NEXT_WORD.match(text, after, end)
    next_word = following[1] if following and following[1] else ""
    if next_word[:1].islower():
        return False
    if text[at] != "." or text.count(".", at, after) > 1:
        return True
    before = _WORD_BEFORE.search(text, max(start, at - 20), at)
    if before is None:
        if text[max(start, at - 2) : at].rstrip()[-1:] in ("<", ">", "="):
            return False  # "p <. 001"
        # "2. Sales rose": a list marker is the first thing of its sentence.
        return text[start:at].strip().isdigit() is False
    word = before[0].replace(".", "").lower()
    if (len(word) == 1 and before[0].isupper()) or "." in before[0] or word in _MAYBE_LAST:
        return next_word.lower() in _OPENERS and not (len(word) == 1 and next_word == "A")
    if word in ("no", "nos") and next_word and not next_word[0].isdigit():
        return True
    return word not in _NEVER_LAST


def _ends_plainly(text: str, start: int, at: int, after: int, end: int) -> bool | None:
    """Settle the most frequent cases without a search: a word with a stop, and a capital or a small letter behind a
    blank; None for all others."""
    if after + 1 >= end or text[after] not in " \n":
        return None
    following = text[after + 1]
    if following.islower():
        return False
    if after - at > 1 or text[at] != "." or not following.isupper():
        return None
    blank = text.rfind(" ", max(start, at - 20), at)
    if blank < 0:
        return None
    word = text[blank + 1 : at].lower()
    plain = len(word) > 1 and word.isalpha() and word not in _NEVER_LAST and word not in _MAYBE_LAST
    return True if plain else None


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
    count = len(figures)
    for block in blocks:
        last, end = first, block.span.end
        while last < count and figures[last].span[1] <= end:
            last += 1
        if block.kind not in _NOT_PROSE:
            inside = figures[first:last]
            for span, own in _with_figures(split(text, block.span, inside), inside):
                own_text = text[span[0] : span[1]]
                yield Sentence(index, span, own_text, block, own, _words_of(own_text) if own else _NO_WORDS)
                index += 1
        first = last


def _with_figures(spans: list[Span], figures: Sequence[Figure]) -> Iterator[tuple[Span, tuple[Figure, ...]]]:
    first, count = 0, len(figures)
    for span in spans:
        last, end = first, span[1]
        while last < count and figures[last].span[0] < end:
            last += 1
        yield span, tuple(figures[first:last])
        first = last


def _table(text: str, table: Table) -> TableReading:
    texts, figures = zip(*read_rows(text, table), strict=True) if table.rows else ((), ())
    return TableReading(table, texts, figures)
