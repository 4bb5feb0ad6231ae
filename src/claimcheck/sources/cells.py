"""Cells of tables as statements: what the headings of a cell's row and column say of its figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from claimcheck import documents, reading
from claimcheck.figures import extract, read_figure
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Figure, Kind, Reading, Sentence, Span, TableReading

_LONGEST = 200  # characters of a heading; more is no heading
_PERIOD = regex(r"\b(?:FY\s?|Q[1-4]\s|H[12]\s)?(?:19|20)[0-9]{2}\b")
_ASIDE = regex(r"\(\s*(?:in\s+)?(?P<inside>[^()]{1,30})\)")
_CURRENCY = regex(r"((?:US|A|C|NZ)?\$|€|£|¥|USD|EUR|GBP|JPY|CHF)\s*")
_NAMED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.COUNT, Kind.DURATION})


class Place(NamedTuple):
    """Where a figure stands: its table, row and column."""

    table: TableReading
    row: int
    column: int


class Told(NamedTuple):
    """A cell told as a sentence of a document of its own, and its figure there."""

    reading: Reading
    sentence: Sentence
    figure: Figure


def places(read: Reading) -> Mapping[Span, Place]:
    """Return where each figure of a document's tables stands, by its span."""
    return {
        figure.span: Place(table, r, c)
        for table in read.tables
        for r, row in enumerate(table.figures)
        for c, figure in enumerate(row)
        if figure is not None
    }


def told(figure: Figure, place: Place, read: Reading) -> Told | None:
    """Return a cell as the sentence that its headings make of it ("Peru exports was $4 million in 2023", under the
    table's caption or the heading above it); None where they do not say what it is of, or of several times."""
    if figure.kind not in _NAMED:
        return None
    rows, heads = _headings(place)
    labels = [*rows, *heads]
    periods = {match.group() for label in labels for match in _PERIOD.finditer(label)}
    subject = " ".join(filter(None, (_PERIOD.sub(" ", label).strip(" ,:-–()") for label in labels)))
    if not subject or not rows or len(periods) > 1 or any(len(label) > _LONGEST for label in labels):
        return None
    above = _above(place, read)
    surface = _with_unit(figure, (*labels, above))
    when = f" in {periods.pop()}" if periods else ""
    text = f"{' '.join(_ASIDE.sub(' ', subject).split())} was {surface}{when}."
    document = documents.read_text(f"{_ASIDE.sub(' ', above)}\n\n{text}".strip(), "cell.md", "markdown")
    made = reading.read(document, extract(document, tables=False))
    sentence = made.sentences[-1] if made.sentences else None
    own = [f for f in sentence.figures if f.surface == surface] if sentence else []
    return Told(made, sentence, own[0]) if sentence and len(own) == 1 else None


def _with_unit(figure: Figure, labels: Sequence[str]) -> str:
    """Return a cell's figure with the unit that a heading has in brackets ("Revenue ($ million)"), if it has none."""
    if figure.kind is not Kind.COUNT or figure.unit:
        return figure.surface
    for aside in (match["inside"].strip() for label in labels for match in _ASIDE.finditer(label)):
        currency = _CURRENCY.match(aside)
        sign, rest = (currency[1], aside[currency.end() :]) if currency else ("", aside)
        whole = f"{sign}{figure.surface} {rest.strip()}".strip()
        if _is_one_figure(whole):
            return whole
    return figure.surface


def _is_one_figure(text: str) -> bool:
    try:
        read = read_figure(text)
    except ValueError:
        return False
    return read.surface == text and read.kind in _NAMED - {Kind.COUNT}


def _headings(place: Place) -> tuple[Sequence[str], Sequence[str]]:
    """Return the words at the head of a cell's row and of its column."""
    table, r, c = place
    rows = [text for k, text in enumerate(table.texts[r][:c]) if text and table.figures[r][k] is None]
    top = table.texts[: table.table.header_rows]
    return rows, [row[c] for row in top if c < len(row) and row[c]]


def _above(place: Place, read: Reading) -> str:
    """Return what stands over a table as a heading: its caption, else the heading above it."""
    text, table = read.document.text, place.table.table
    span = table.caption
    if span is None:
        headings = [
            b.span for b in read.document.blocks if b.kind is BlockKind.HEADING and b.span.end <= table.span.start
        ]
        span = headings[-1] if headings else None
    return f"# {' '.join(text[span.start : span.end].split())[:_LONGEST]}" if span else ""
