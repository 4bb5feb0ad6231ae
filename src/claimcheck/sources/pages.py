"""What a page says with its figures, in prose and in tables, ready to be held against a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from claimcheck import documents, reading
from claimcheck.documents import DocumentError
from claimcheck.figures import extract
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Change, Document, Figure, Reading, Sentence, TableReading
from claimcheck.records import dataclass
from claimcheck.sources import clauses, compare, context, periods, values, words
from claimcheck.sources.clauses import DATES
from claimcheck.sources.context import Context
from claimcheck.sources.data import vocabulary
from claimcheck.sources.facts import Basis
from claimcheck.sources.fetch import Page
from claimcheck.sources.periods import Period
from claimcheck.sources.terms import Stems
from claimcheck.sources.words import Token

_NEAR = 4  # words right beside a figure
_REACH = 60  # characters in which they are looked for
_WORD = regex(r"\w[\w.,-]*\w|\w")
_MOST_TEXT = 1_500_000  # characters of a page that are read
_MOST_BYTES = {"html": 5_000_000, "text": 3_000_000, "markdown": 3_000_000, "csv": 1_000_000}  # of a page, read
_HEADING = 300  # characters of a heading or title
_TYPES: Mapping[str, str] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/csv": "csv",
    "text/tab-separated-values": "csv",
    "text/markdown": "markdown",
    "application/vnd.ms-excel": "xls",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/epub+zip": "epub",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}


class PageError(Exception):
    """A page cannot be read; the message says why, in words that follow "cannot be read:"."""


class Beside(NamedTuple):
    """What stands beside a figure: the stems of the telling words up to the next figures, and the words right before
    and right after it, whatever they are."""

    stems: Stems
    left: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()

    def like(self, other: Beside) -> float:
        """Return how much two have in common."""
        return len(self.stems & other.stems) + 0.5 * (len(self.left & other.left) + len(self.right & other.right))


@dataclass(frozen=True, slots=True)
class Passage:
    """A figure of a page with what the page says of it.

    `rivals` are the other figures of its kind in its sentence, with what stands beside them. `own` are the words of its
    statement, `names` those of them that are names; `near` are the stems of its whole sentence, `around` those of the
    sentences before, the heading and the page's title as well. `period` is None where
    none is clear; `years` are all that its sentence or its headings name.
    """

    figure: Figure
    quote: str
    beside: Beside
    rivals: tuple[tuple[Figure, Beside], ...]
    own: tuple[Token, ...]
    names: tuple[Token, ...]
    near: Stems
    around: Stems
    period: Period | None
    years: frozenset[int]
    change: Change | None
    basis: Basis


class PageText:
    """A page that has been read, with its figures by kind."""

    def __init__(self, read: Reading, whole: bool = True) -> None:
        """Keep what was read; `whole` says whether that is all of the page."""
        self.reading = read
        self.whole = whole
        self._told: dict[int, Stems] = {}
        self._passages: dict[tuple[str, int], Passage | None] = {}
        self.title = " ".join(read.document.title[:_HEADING].split())

    @cached_property
    def _context(self) -> Context:
        return context.of(self.reading)

    @property
    def common(self) -> frozenset[str]:
        """The words that the page writes small: where a sentence begins with one, it is no name."""
        return self._context.common

    @cached_property
    def _title(self) -> Stems:
        return words.stems(self.title)

    @cached_property
    def _by_kind(self) -> dict[str, list[tuple[Figure, Sentence | tuple[TableReading, int, int]]]]:
        found: dict[str, list[tuple[Figure, Sentence | tuple[TableReading, int, int]]]] = {}
        for sentence in self.reading.sentences:
            if len(sentence.text) <= context.LONGEST:
                for figure in sentence.figures:
                    found.setdefault(compare.kind_key(figure), []).append((figure, sentence))
        for table in self.reading.tables:
            for r, row in enumerate(table.figures):
                for c, cell in enumerate(row):
                    if cell is not None and r >= table.table.header_rows:
                        found.setdefault(compare.kind_key(cell), []).append((cell, (table, r, c)))
        return found

    def figures(self, kind: str) -> Iterator[tuple[int, Figure]]:
        """Yield the page's figures of a kind (`compare.kind_key`), each with its number for `passage`."""
        yield from ((number, figure) for number, (figure, _) in enumerate(self._by_kind.get(kind, ())))

    def told(self, kind: str, number: int) -> Stems | None:
        """Return the stems of the sentence that a figure stands in, None in a table."""
        _, where = self._by_kind[kind][number]
        if not isinstance(where, Sentence):
            return None
        known = self._told.get(where.index)
        if known is None:
            known = self._told[where.index] = words.stems(where.text)
        return known

    def passage(self, kind: str, number: int) -> Passage | None:
        """Return a figure with what the page says of it, None where that is asked, denied or supposed."""
        known = (kind, number)
        if known not in self._passages:
            figure, where = self._by_kind[kind][number]
            made = self._in_prose(figure, where) if isinstance(where, Sentence) else self._in_table(figure, *where)
            self._passages[known] = made
        return self._passages[known]

    def _in_prose(self, figure: Figure, sentence: Sentence) -> Passage | None:
        from claimcheck.sources import statement

        ctx = self._context
        said = values.state(figure, sentence, ctx)
        if statement.is_open(said.clauses, said.scope):
            return None
        own = said.tokens
        near = frozenset(t.stem for part in said.clauses.segments for t in part.tokens)
        around = near | frozenset(t.stem for level in said.levels for t in level.tokens) | self._title
        period = said.period.period if said.period.clear else None
        quote = " ".join(sentence.text.split())
        names = ctx.names(own, sentence)
        kind = compare.kind_key(figure)
        others = [f for f in sentence.figures if f.span != figure.span and compare.kind_key(f) == kind]
        rivals = tuple((f, beside(f, sentence)) for f in others)
        by = beside(figure, sentence)
        named = years(sentence.figures)
        change, basis = said.change, said.basis
        return Passage(said.figure, quote, by, rivals, own, names, near, around, period, named, change, basis)

    def _in_table(self, figure: Figure, table: TableReading, r: int, c: int) -> Passage:
        heads = [row[c] for row in table.texts[: table.table.header_rows] if c < len(row)]
        labels = [text for k, text in enumerate(table.texts[r][:c]) if text and table.figures[r][k] is None]
        row = " ".join([*labels, *heads])
        caption = table.table.caption
        text = self.reading.document.text
        above = text[caption.start : caption.end] if caption else ""
        own = tuple(words.tokens(f"{row} {above}"))
        near = frozenset(token.stem for token in own)
        names = tuple(t for t in own if t.country)
        dates = [f for text in [*heads, *labels, above] for f in extract(text[:_HEADING]) if f.kind in DATES]
        period, named = _one_period(dates), years(dates)
        quote = " | ".join(part for part in (*labels[:2], *heads, figure.surface) if part)
        basis = Basis.OUTCOME
        around = near | self._title | self._heading_above(table)
        change = Change.NONE if near & words.table(vocabulary.CHANGES) else None
        # What tells a cell from the others of its row and column is in their headings.
        by = Beside(near)
        return Passage(figure, quote, by, (), own, names, near, around, period, named, change, basis)

    def _heading_above(self, table: TableReading) -> Stems:
        start = table.table.span.start
        above = [b for b in self.reading.document.blocks if b.kind is BlockKind.HEADING and b.span.end <= start]
        text = self.reading.document.text
        return words.stems(text[above[-1].span.start : above[-1].span.end][:_HEADING]) if above else frozenset()


def read(page: Page) -> PageText:
    """Read a page.

    Raises:
        PageError: it is not of a kind that can be read, or not what it says.
    """
    format = _format(page)
    body = page.body
    most = _MOST_BYTES.get(format, len(body))
    try:
        document = documents.read_bytes(body[:most], _name(page, format), format)
    except DocumentError as error:
        raise PageError(_without_name(str(error), _name(page, format))) from error
    except Exception as error:  # whatever a hostile page sets off in a library is that page's failure
        raise PageError(f"it is broken ({type(error).__name__})") from error
    if not document.text.strip():
        raise PageError("it has no text; what a browser shows may be made by a program that is not run here")
    whole = len(body) <= most and len(document.text) <= _MOST_TEXT
    document = _cut(document)
    return PageText(reading.read(document, extract(document, tables=False)), whole)


def _format(page: Page) -> str:
    kind = page.header("content-type").partition(";")[0].strip().lower()
    if page.body.startswith(b"%PDF-"):
        return "pdf"
    known = _TYPES.get(kind, "")
    names = {format.name for format in documents.formats()}
    if known in names:
        return known
    if known:
        raise PageError(f"pages of type {kind} need a package that is not installed")
    suffix = PurePosixPath(unquote(urlsplit(page.final_url).path)).suffix.lower()
    by_suffix = next((format.name for format in documents.formats() if suffix in format.suffixes), "")
    if by_suffix:
        return by_suffix
    head = page.body[:1000].lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html", b"<?xml")) or b"<html" in head:
        return "html"
    if kind.startswith(("image/", "audio/", "video/")):
        raise PageError(f"it is no text ({kind})")
    return "text"


def _name(page: Page, format: str) -> str:
    """Return a name that says of what format a page is: readers of several go by it."""
    suffix = next((f.suffixes[0] for f in documents.formats() if f.name == format and f.suffixes), "")
    if page.header("content-type").startswith("text/tab"):
        suffix = ".tsv"
    return f"page{suffix}"


def _without_name(message: str, name: str) -> str:
    return message.replace(f"{name} ", "it ", 1).partition(";")[0]


def _cut(document: Document) -> Document:
    """Return as much of a page as is read; a page of many megabytes is a catalogue, and reading it takes minutes."""
    if len(document.text) <= _MOST_TEXT:
        return document
    from dataclasses import replace

    blocks = tuple(b for b in document.blocks if b.span.end <= _MOST_TEXT)
    tables = tuple(t for t in document.tables if t.span.end <= _MOST_TEXT)
    return replace(document, text=document.text[:_MOST_TEXT], blocks=blocks, tables=tables, links=())


def _one_period(dates: Sequence[Figure]) -> Period | None:
    """Return the period that headings name, None where they name none or several."""
    found = {periods.of_when(figure.when, figure.until) for figure in dates}
    return found.pop() if len(found) == 1 else None


def years(figures: Iterable[Figure]) -> frozenset[int]:
    """Return the years that dates name."""
    ends = (when for figure in figures if figure.kind in DATES for when in (figure.when, figure.until))
    return frozenset(when.year for when in ends if when is not None and when.year is not None)


def beside(figure: Figure, sentence: Sentence) -> Beside:
    """Return what stands beside a figure of a sentence."""
    others = [f for f in sentence.figures if f.kind not in DATES and f.span != figure.span]
    first = max((f.end for f in others if f.end <= figure.start), default=sentence.span.start)
    last = min((f.start for f in others if f.start >= figure.end), default=sentence.span.end)
    at = sentence.span.start
    before, after = sentence.text[: figure.start - at], sentence.text[figure.end - at :]
    between = f"{before[first - at :]} {after[: last - figure.end]}"
    return Beside(
        frozenset(token.stem for token in clauses.content(words.tokens(between))),
        frozenset(_WORD.findall(before[-_REACH:].lower())[-_NEAR:]),
        frozenset(_WORD.findall(after[:_REACH].lower())[:_NEAR]),
    )
