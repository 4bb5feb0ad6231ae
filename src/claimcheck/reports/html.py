"""The report as one self-contained HTML page: the document as readable text with its figures marked by verdict, and a
panel that explains the claim in hand. Without scripts it is the same text with links to the same explanations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import accumulate
from pathlib import Path

from claimcheck.model import (
    Block,
    BlockKind,
    Claim,
    Document,
    Evidence,
    Finding,
    Report,
    Span,
    Status,
    Table,
    Verdict,
)
from claimcheck.reports import Format
from claimcheck.reports._excerpt import Context, Mark, harmless, marked, plain, shown_name
from claimcheck.reports._mark import HTML_MARK
from claimcheck.reports._sources import SAYS, cited, key, said
from claimcheck.reports._summary import counts, only_just, summed
from claimcheck.reports._told import ended, sentence, unlike

_BINS = 100  # bars of the chart
_HIGH = 20  # units of the chart's height
_LEAST = 6  # of these, for contradictions among many other claims
_CLASSES = {
    Verdict.INCONSISTENT: "bad",
    Verdict.NEEDS_SOURCE: "open",
    Verdict.VERIFIED: "good",
}
# In the order in which the filters stand; the class, the word and the sign, which tells them apart without colour.
_LEGEND = (
    ("bad", "inconsistent", "✗"),
    ("slack", "imprecise", "≈"),
    ("open", "needs source", "?"),
    ("good", "verified", "✓"),
)
_WORDS = {name: word for name, word, _ in _LEGEND}
_ORDER = ("bad", "slack", "good", "open")  # of the explanations
_FOLDED = frozenset({"open"})  # most claims of most texts: shown once they are asked for
_TAGS = {
    BlockKind.PARAGRAPH: "p",
    BlockKind.LIST_ITEM: "p class=item",
    BlockKind.QUOTE: "blockquote",
    BlockKind.CODE: "pre",
    BlockKind.TABLE: "pre",
    BlockKind.CAPTION: "p class=caption",
    BlockKind.FOOTNOTE: "p class=footnote",
    BlockKind.FRONT_MATTER: "pre class=front",
    BlockKind.APPARATUS: "pre class=front",
}
_KEYS = "<p class=keys>Keys: j next, k previous, 1 to 4 show or hide, / search, Esc back to the text.</p>\n"
_HOW = "<span class=how> · choose a marked figure, or press j, to see why</span>"
_SAFE = ("https://", "http://")


def render(reports: Sequence[Report]) -> str:
    """Return one page for the reports of one or more documents."""
    documents = [_Document(report, f"d{number}", alone=len(reports) == 1) for number, report in enumerate(reports)]
    title = documents[0].title if len(documents) == 1 else f"{len(documents)} documents"
    summary = _summary(documents, title)
    here = Path(__file__)
    return "".join(
        [
            "<!DOCTYPE html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n",
            "<meta name=viewport content='width=device-width, initial-scale=1'>\n",
            f"{HTML_MARK}\n",
            # The page needs nothing from anywhere, and says so: whatever a document holds, nothing is fetched.
            "<meta http-equiv=Content-Security-Policy "
            "content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n",
            f"<title>Figures in {escape(title)}</title>\n",
            f"<style>\n{here.with_name('_html.css').read_text(encoding='utf-8')}</style>\n</head>\n<body>\n",
            _header(documents, title, summary),
            "<div id=page>\n<main>\n",
            *(_contents(documents) if len(documents) > 1 else ()),
            *(line for document in documents for line in document.text()),
            "<svg id=lines aria-hidden=true></svg>\n</main>\n<aside id=panel aria-label=Claims>\n",
            "<p id=none hidden>No claim matches.</p>\n",
            *_groups(documents),
            *(line for document in documents for line in document.sources()),
            f"{_KEYS}</aside>\n</div>\n",
            f"<script>\n{here.with_name('_html.js').read_text(encoding='utf-8')}</script>\n</body>\n</html>\n",
        ]
    )


class _Document:
    """One document of the page."""

    def __init__(self, report: Report, prefix: str, *, alone: bool) -> None:
        self.report = report
        self.name = shown_name(report.document)
        self.title = plain(report.document.title) or self.name
        self.prefix = prefix
        self._alone = alone
        self._context = Context(report)
        self._sources = cited(report)
        self._classes = [_class_of(claim) for claim in report.claims]
        self._claim_of: dict[Span, int] = {}
        self._marks = [marked(claim) for claim in report.claims]
        for number, claim in enumerate(report.claims):
            self._claim_of.update(dict.fromkeys([figure.span for figure in claim.figures], number))
        self._spans = _apart({span for marks in self._marks for span in marks})
        self._starts = [span.start for span in self._spans]
        self._numbers = {span: number for number, span in enumerate(self._spans)}

    def text(self) -> Iterator[str]:
        """Yield the document as readable text."""
        if not self._alone:
            line = counts(self.report).line()
            yield f"<p class=file id={self.prefix}><b>{_text(self.name)}</b> · {line}</p>\n"
        yield f"<article class=doc aria-label='{escape(self.title)}'>\n"
        blocks = self.report.document.blocks or (Block(BlockKind.PARAGRAPH, Span(0, len(self.report.document.text))),)
        tables = {table.span.start: table for table in self.report.document.tables}
        for block in blocks:
            table = tables.get(block.span.start) if block.kind is BlockKind.TABLE else None
            yield from self._table(table) if table else self._block(block)
        yield "</article>\n"

    def cards(self, kind: str) -> Iterator[str]:
        """Yield the explanation of each claim of a class, in order."""
        for number, claim in enumerate(self.report.claims):
            if self._classes[number] == kind:
                yield "".join(self._card(number, claim))

    def sources(self) -> Iterator[str]:
        """Yield the list of sources and the notes."""
        of = "" if self._alone else f": {_text(self.name)}"
        if self._sources:
            yield f"<section class=sources><h2>Sources{of}</h2><ol>{''.join(self._source_items())}</ol></section>\n"
        if self.report.notes:
            items = "".join(f"<li>{_text(note)}</li>" for note in self.report.notes)
            yield f"<section class=sources><h2>Notes{of}</h2><ul>{items}</ul></section>\n"

    def marks(self) -> Iterator[tuple[int, str]]:
        """Yield where each claim starts in the text, and its class."""
        yield from zip((claim.span.start for claim in self.report.claims), self._classes, strict=True)

    def _block(self, block: Block) -> Iterator[str]:
        heading = f"h{min(6, max(1, block.level) + 1)}"
        tag = heading if block.kind is BlockKind.HEADING else _TAGS[block.kind]
        marker = f"{block.ordinal}. " if block.ordinal is not None else "• "
        lead = f"<span class=marker>{marker}</span>" if block.kind is BlockKind.LIST_ITEM else ""
        level = f" style='--level:{block.level}'" if block.kind is BlockKind.LIST_ITEM and block.level > 1 else ""
        yield f"<{tag} dir=auto{level}>{lead}{self._inline(block.span)}</{tag.split()[0]}>\n"

    def _table(self, table: Table) -> Iterator[str]:
        yield "<div class=scroll><table>\n"
        # A head of its own is printed again on each page.
        for part, tag, rows in (
            ("thead", "th", table.rows[: table.header_rows]),
            ("tbody", "td", table.rows[table.header_rows :]),
        ):
            yield f"<{part}>\n" if rows else ""
            for row in rows:
                cells = "".join(f"<{tag} dir=auto>{self._inline(cell.span) if cell else ''}</{tag}>" for cell in row)
                yield f"<tr>{cells}</tr>\n"
            yield f"</{part}>\n" if rows else ""
        yield "</table></div>\n"

    def _inline(self, whole: Span) -> str:
        text = self.report.document.text
        pieces = []
        position = whole.start
        for span in self._inside(whole):
            pieces.append(_text(text[position : span.start]))
            pieces.append(self._figure(span))
            position = span.end
        pieces.append(_text(text[position : whole.end]))
        return "".join(pieces)

    def _inside(self, whole: Span) -> Iterator[Span]:
        for i in range(bisect_left(self._starts, whole.start), len(self._spans)):
            if self._spans[i].end > whole.end:
                return
            yield self._spans[i]

    def _figure(self, span: Span) -> str:
        text = _text(self.report.document.text[span.start : span.end])
        name = f"{self.prefix}f{self._numbers[span]}"
        number = self._claim_of.get(span)
        if number is None:
            return f"<span class=input id={name}>{text}</span>"
        kind = self._classes[number]
        label = escape(plain(self.report.document.text[span.start : span.end]))
        link = f"href=#{self.prefix}c{number} aria-label='{label}: {_WORDS[kind]}'"
        return f"<a class='f {kind}' id={name} {link}>{text}</a>"

    def _card(self, number: int, claim: Claim) -> Iterator[str]:
        kind = self._classes[number]
        marks = self._marks[number]
        own = self._ids([span for span, mark in marks.items() if mark is Mark.ASSERTED])
        given = self._ids([span for span, mark in marks.items() if mark is Mark.GIVEN])
        first = own.partition(" ")[0]
        name = f"{self.prefix}c{number}"
        yield f"<section class='card {kind}' id={name} tabindex=-1 data-own='{own}' data-given='{given}'>"
        label = _text(self._context.label(claim))
        yield f"<h3><a href='#{first}'>{label}</a></h3>" if first else f"<h3>{label}</h3>"
        checks = dict.fromkeys([finding.check for finding in claim.findings])
        file = "" if self._alone else f"{self.name}, "
        where = " · ".join([file + _where(self.report.document, claim.span.start), *checks])
        yield f"<p class=where><b>{_WORDS[kind]}</b> · {_text(where)}</p>"
        for place, finding in enumerate(unlike(claim.findings)):
            yield from _finding(finding, "" if place else " first")
        yield from (f"<p>{_text(implication.text)}</p>" for implication in claim.implications)
        if claim.contested:
            yield "<p><b>Contested:</b> the sources disagree.</p>"
        for evidence in claim.evidence:
            yield from self._evidence(evidence)
        yield "</section>\n"

    def _evidence(self, evidence: Evidence) -> Iterator[str]:
        source = self._sources[key(evidence)]
        yield f"<p class='evidence {evidence.bearing.value}'>"
        link = f"<a href='#{self.prefix}s{source.number}'>Source {source.number}</a>"
        yield f"{link} {SAYS[evidence.bearing]}: {_text(said(evidence))}"
        yield f". <code>{_text(evidence.query)}</code>" if evidence.query else ""
        yield f". <q>{_text(evidence.quote)}</q>" if evidence.quote else "."
        yield f" <small>read {_text(evidence.read_on)}</small>" if evidence.read_on else ""
        yield "</p>"

    def _source_items(self) -> Iterator[str]:
        for source in self._sources.values():
            url = source.url
            link = f", <a href='{escape(url)}' rel=noreferrer>{_text(url)}</a>" if url.startswith(_SAFE) else ""
            read = f", read {_text(', '.join(source.read_on))}" if source.read_on else ""
            yield f"<li id={self.prefix}s{source.number}>{_text(source.name)}{link}{read}</li>"

    def _ids(self, spans: list[Span]) -> str:
        if len(spans) == 1 and spans[0] in self._numbers:  # as of most claims
            return f"{self.prefix}f{self._numbers[spans[0]]}"
        numbers = dict.fromkeys(map(self._number_of, sorted(spans)))
        return " ".join(f"{self.prefix}f{number}" for number in numbers if number is not None)

    def _number_of(self, span: Span) -> int | None:
        """Return the number of the figure that stands for a span on the page: itself, or the one that it begins in."""
        i = bisect_right(self._starts, span.start) - 1
        return i if i >= 0 and self._spans[i].end > span.start else None


def _class_of(claim: Claim) -> str:
    """Return the page's class for a claim: its verdict, with what only just holds set apart."""
    return "slack" if only_just(claim) else _CLASSES[claim.verdict]


def _header(documents: Sequence[_Document], title: str, summary: str) -> str:
    filters = "".join(
        f"<button type=button class='filter {name}' data-kind={name} aria-pressed={str(name not in _FOLDED).lower()}"
        f"{'' if count else ' disabled'}><span aria-hidden=true>{sign}</span> {word}: {count:,}</button>"
        for (name, word, sign), count in zip(_LEGEND, _counts(documents), strict=True)
    )
    return (
        f"<header>\n<h1>{escape(title)}</h1>\n<p id=summary>{summary}"
        f"{_HOW if any(_counts(documents)) else ''}</p>\n"
        f"<div id=tools role=group aria-label='Show claims'>{filters}"
        "<input id=search type=search placeholder='Search claims ( / )' aria-label='Search claims'>"
        "<span class=move><button type=button id=previous title='k'>Previous</button>"
        "<button type=button id=next title='j'>Next</button></span></div>\n"
        f"{_chart(documents)}</header>\n"
    )


def _summary(documents: Sequence[_Document], title: str) -> str:
    """Return what the filters do not say: the document's name, the number of claims, and what is set aside."""
    of_all = summed(counts(document.report) for document in documents)
    claims = of_all.verified + of_all.inconsistent + of_all.needs_source
    name = documents[0].name if len(documents) == 1 and documents[0].name != title else ""
    number = f"{claims:,} {'claim' if claims == 1 else 'claims'}" if claims else "no claims"
    aside = [f"{count:,} {word}" for count, word in ((of_all.ignored, "ignored"), (of_all.known, "known")) if count]
    return " · ".join(filter(None, (_text(name), ", ".join([number, *aside]))))


def _counts(documents: Sequence[_Document]) -> list[int]:
    """Return how many claims there are of each class of the legend."""
    of = Counter(name for document in documents for _, name in document.marks())
    return [of[name] for name, _, _ in _LEGEND]


def _contents(documents: Sequence[_Document]) -> Iterator[str]:
    """Yield the list of the documents, each with its counts."""
    yield "<nav class=contents aria-label=Documents><ol>\n"
    for document in documents:
        title = f" {_text(document.title)}" if document.title != document.name else ""
        link = f"<a href='#{document.prefix}'>{_text(document.name)}</a>"
        wrong = document.report.count(Verdict.INCONSISTENT)
        count = f"{wrong} {Verdict.INCONSISTENT.value}"
        line = counts(document.report).line()
        line = line.replace(f" {count}", f" <b class=bad>{count}</b>", 1) if wrong else line
        yield f"<li>{link}{title} <small>{line}</small></li>\n"
    yield "</ol></nav>\n"


def _groups(documents: Sequence[_Document]) -> Iterator[str]:
    """Yield the explanations, what is wrong first and what only wants a source last."""
    words = dict(zip(_WORDS, _counts(documents), strict=True))
    for name in _ORDER:
        if words[name]:
            yield f"<div class='group {name}'><h2><button type=button class=fold data-kind={name}>"
            yield f"{_WORDS[name].capitalize()} <small>{words[name]}</small></button></h2>\n"
            yield from (card for document in documents for card in document.cards(name))
            yield "</div>\n"


def _chart(documents: Sequence[_Document]) -> str:
    """Return a bar chart of where in the text the claims are, the documents one after another."""
    lengths = [len(document.report.document.text) + 1 for document in documents]
    bins: list[Counter[str]] = [Counter() for _ in range(_BINS)]
    for document, before in zip(documents, accumulate(lengths, initial=0), strict=False):
        for place, name in document.marks():
            bins[(before + place) * _BINS // sum(lengths)][name] += 1
    highest = max(map(Counter.total, bins)) or 1
    bars = [bar for i, bin_ in enumerate(bins) for bar in _bar(i, bin_, highest)]
    size = f"viewBox='0 0 {_BINS} {_HIGH}' preserveAspectRatio=none"
    label = "aria-label='Where in the text the claims are'"
    return f"<svg id=chart {size} role=img {label}>{''.join(bars)}</svg>\n"


def _bar(at: int, of_each: Counter[str], highest: int) -> Iterator[str]:
    """Yield the parts of one bar from the bottom up: contradictions, which can be seen however few they are, first."""
    bottom = float(_HIGH)
    for name, _, _ in _LEGEND:
        height = min(bottom, max(_HIGH * of_each[name] / highest, _LEAST if name == "bad" and of_each[name] else 0))
        if height:
            bottom -= height
            yield f"<rect class={name} x={at} y={bottom:.2f} width=.8 height={height:.2f} />"


def _finding(finding: Finding, place: str) -> Iterator[str]:
    unsure = "<b>Unsure:</b> " if finding.status is Status.UNSURE else ""
    yield f"<p class='math {finding.status.value}{place}'>{unsure}{_text(finding.arithmetic)}</p>"
    if len(finding.repairs) == 1:
        yield f"<p>To make it right, {_text(ended(finding.repairs[0]))}</p>"
    elif finding.repairs:
        yield "<p>To make it right, one of these:</p><ul>"
        yield from (f"<li>{_text(repair)}</li>" for repair in finding.repairs)
        yield "</ul>"
    if finding.note:
        yield f"<p class=note>{_text(sentence(finding.note))}</p>"


def _where(document: Document, position: int) -> str:
    if document.landmarks and (name := document.landmark(position)):
        return name
    line, column = document.source.place(position)
    return f"line {line}, column {column}"


def _text(text: str) -> str:
    return text if text.isalnum() else escape(harmless(text))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in order without those that begin inside another."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if span.end > span.start and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return kept


FORMAT = Format("html", ".html", render)
