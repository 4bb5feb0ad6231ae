"""The report as a Markdown page that an editor reads from top to bottom: what is wrong first, what is settled last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.lazy import regex
from claimcheck.model import Bearing, Claim, Evidence, Finding, Report, Status, Verdict
from claimcheck.reports import Format
from claimcheck.reports._excerpt import Context, Part, plain, shown_name, within
from claimcheck.reports._mark import MARKDOWN_MARK
from claimcheck.reports._sources import SAYS, Source, cited, key, said
from claimcheck.reports._summary import by_worth, imprecise, only_just, set_aside, summary_line
from claimcheck.reports._told import ended, sentence, unlike, wrong

_QUOTE_LIMIT = 600  # characters of a quoted sentence
_CELL_LIMIT = 220  # characters of a sentence in a table
_MOST_ROWS = 12  # rows shown of a table
_SPECIAL = regex(r"([\\`*_{}\[\]<>#|~$&])")
# A number is a list's marker only before a space: "21.5" at the start of a line is none.
_BLOCK_START = regex(r"^(\s*(?:\d+(?=[.)](?:\s|$)))?)([-+=.)])")
_LINKABLE = regex(r"https?://[^\s<>\\`|\x00-\x1f\"]+")


def render(reports: Sequence[Report]) -> str:
    """Return the reports of one or more documents as one Markdown text (GitHub's flavour)."""
    return "\n---\n\n".join("\n".join(_Page(report).lines()).rstrip() + "\n" for report in reports)


class _Page:
    """One document's report; a method per section."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._context = Context(report)
        self._sources = cited(report)

    def lines(self) -> Iterator[str]:
        """Yield the page's lines."""
        report = self._report
        title = plain(report.document.title)
        yield f"# Figures in {escape(f'“{title}”' if title else shown_name(report.document))}"
        yield ""
        yield MARKDOWN_MARK
        yield ""
        yield f"{code(shown_name(report.document))}: **{summary_line(report)}**"
        yield ""
        yield from self._inconsistent()
        yield from self._imprecise()
        yield from self._set_aside()
        yield from self._needs_source()
        yield from self._verified()
        yield from self._source_list()
        yield from self._notes()

    def _inconsistent(self) -> Iterator[str]:
        claims = self._with(Verdict.INCONSISTENT)
        if not claims:
            return
        yield from _heading("Inconsistent", len(claims))
        for number, claim in enumerate(claims, start=1):
            yield f"### {number}. {escape(self._context.label(claim))}"
            yield ""
            checks = dict.fromkeys(finding.check for finding in wrong(claim))
            yield " · ".join(map(code, [self._context.place(claim), *checks]))
            yield ""
            yield from self._excerpt(claim)
            for finding in wrong(claim):
                yield from _finding(finding)
            for text in (*_what_holds(claim), *self._evidence(claim, _BY_WEIGHT)):
                yield text
                yield ""

    def _imprecise(self) -> Iterator[str]:
        found = list(imprecise(self._report))
        if not found:
            return
        yield from _heading("Imprecise", len(found))
        yield "These hold, but only just: the last printed digit may be off by one. They are warnings, not errors."
        yield ""
        for claim, finding in found:
            where = code(self._context.place(claim))
            yield f"- **{escape(self._context.label(claim))}**, {where}: {_sentence(finding)}"
            yield from (f"  - {text}" for text in self._evidence(claim, (Bearing.SUPPORTS,)))
        yield ""

    def _set_aside(self) -> Iterator[str]:
        for status, title in ((Status.IGNORED, "Ignored"), (Status.KNOWN, "Known")):
            found = list(set_aside(self._report, status))
            if found:
                yield from _heading(title, len(found))
            for claim, what in found:
                where = code(self._context.place(claim))
                said_ = _sentence(what) if isinstance(what, Finding) else _cite(what, self._sources[key(what)])
                yield f"- **{escape(self._context.label(claim))}**, {where}: {said_}"
            if found:
                yield ""

    def _needs_source(self) -> Iterator[str]:
        claims = by_worth(self._with(Verdict.NEEDS_SOURCE))
        if not claims:
            return
        yield from _heading("Needs a source", len(claims))
        yield "Nothing contradicts these and nothing supports them yet. The most check-worthy come first."
        yield ""
        yield from _table_head("Claim", "Where", "Sentence, and what is known")
        for claim in claims:
            sentence = _marked(self._context.sentence(claim, _CELL_LIMIT))
            known = "".join(f"<br>{text}" for text in self._known(claim)) if _has_more(claim) else ""
            yield _row(*self._cells(claim), sentence + known)
        yield ""

    def _verified(self) -> Iterator[str]:
        claims = [claim for claim in self._with(Verdict.VERIFIED) if not only_just(claim)]
        if not claims:
            return
        yield from _heading("Verified", len(claims))
        yield from _table_head("Claim", "Where", "Why")
        for claim in claims:
            why = [_sentence(finding) for finding in unlike(claim.findings) if finding.status is not Status.UNSURE]
            why += self._evidence(claim, (Bearing.SUPPORTS,))
            yield _row(*self._cells(claim), "<br>".join(dict.fromkeys(why)))
        yield ""

    def _source_list(self) -> Iterator[str]:
        if not self._sources:
            return
        yield "## Sources"
        yield ""
        for source in self._sources.values():
            parts = [escape(plain(source.name)), _link(source.url), _read(source.read_on)]
            yield f"{source.number}. {', '.join(filter(None, parts))}"
        yield ""

    def _notes(self) -> Iterator[str]:
        if self._report.notes:
            yield "## Notes"
            yield ""
            yield from (f"- {escape(plain(note))}" for note in self._report.notes)

    def _excerpt(self, claim: Claim) -> Iterator[str]:
        table = self._context.table(claim)
        if table is not None:
            grid = self._context.grid(table, claim, _MOST_ROWS)
            width = max(map(len, table.rows))
            head, *more = grid.head or ((),)
            yield from _table_head(*_padded(head, width))
            for row in [*more, *grid.body]:
                yield _row(*(["…"] * width if row is None else _padded(row, width)))
            yield ""
            return
        for number, passage in enumerate(self._context.passages(claim, _QUOTE_LIMIT)):
            if number:
                yield ">"
            yield f"> {_marked(passage.parts, at_start=True)}"
        yield ""

    def _cells(self, claim: Claim) -> tuple[str, str]:
        where = within(self._report.document, claim.span.start)
        return f"**{escape(self._context.label(claim))}**", escape(where)

    def _known(self, claim: Claim) -> list[str]:
        known = [f"*{escape(plain(implication.text))}*" for implication in claim.implications]
        known += [f"*Unsure:* {_sentence(finding)}" for finding in claim.findings if finding.status is Status.UNSURE]
        if claim.contested:
            known.append("*Contested:* the sources disagree.")
        return known + self._evidence(claim, _BY_WEIGHT)

    def _evidence(self, claim: Claim, bearings: Iterable[Bearing]) -> list[str]:
        return [_cite(e, self._sources[key(e)]) for bearing in bearings for e in claim.evidence if e.bearing is bearing]

    def _with(self, verdict: Verdict) -> list[Claim]:
        return [claim for claim in self._report.claims if claim.verdict is verdict]


def _has_more(claim: Claim) -> bool:
    """Return whether anything is known of a claim but its sentence; of most nothing is."""
    return bool(claim.implications or claim.findings or claim.evidence)


def escape(text: str, *, at_start: bool = False) -> str:
    """Return a text as Markdown that renders as that text: no character of it is markup, HTML or mathematics.

    Args:
        text: one line without control characters.
        at_start: whether a block begins with it, so that "1. " or "- " would make it a list.
    """
    escaped = _SPECIAL.sub(r"\\\1", text) if _SPECIAL.search(text) else text  # most texts have nothing to escape
    return _BLOCK_START.sub(r"\1\\\2", escaped) if at_start else escaped


def code(text: str) -> str:
    """Return a text as a code span."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _marked(parts: Sequence[Part], *, at_start: bool = False) -> str:
    texts: list[str] = []
    for i, (text, mark) in enumerate(parts):
        if not mark:
            texts.append(escape(text, at_start=at_start and not i))
            continue
        bold = escape(text)
        before = parts[i - 1].text[-1:] if i else ""
        after = parts[i + 1].text[:1] if i + 1 < len(parts) else ""
        # Asterisks between a letter and a sign ("US$5", "12%p") are not emphasis in CommonMark; the tag always is.
        if (before.isalnum() and not text[:1].isalnum()) or (after.isalnum() and not text[-1:].isalnum()):
            texts.append(f"<b>{bold}</b>")
        else:
            texts.append(f"**{bold}**")
    return "".join(texts).strip()


def _heading(title: str, count: int) -> Iterator[str]:
    yield f"## {title} ({count})"
    yield ""


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _table_head(*cells: str) -> Iterator[str]:
    yield _row(*cells)
    yield f"|{' --- |' * len(cells)}"


def _padded(row: Sequence[Sequence[Part]], width: int) -> list[str]:
    cells = [_marked(parts) for parts in row]
    return cells + [""] * (width - len(cells))


def _finding(finding: Finding) -> Iterator[str]:
    yield escape(plain(sentence(finding.arithmetic)), at_start=True)
    yield ""
    if len(finding.repairs) == 1:
        yield f"To make it right, {escape(plain(ended(finding.repairs[0])))}"
        yield ""
    elif finding.repairs:
        yield "To make it right, one of these:"
        yield ""
        yield from (f"- {escape(plain(repair), at_start=True)}" for repair in finding.repairs)
        yield ""
    if finding.note:
        yield f"*Note: {escape(plain(sentence(finding.note)))}*"
        yield ""


def _what_holds(claim: Claim) -> Iterator[str]:
    others = (finding for finding in unlike(claim.findings) if finding.status is not Status.INCONSISTENT)
    yield from (f"{_WORDS[finding.status]} {_sentence(finding)}" for finding in others)


def _sentence(finding: Finding) -> str:
    return escape(plain(" ".join(sentence(text) for text in (finding.arithmetic, finding.note) if text)))


_WORDS = {
    Status.CONSISTENT: "This holds:",
    Status.IMPRECISE: "This is imprecise:",
    Status.UNSURE: "This is unsure:",
    Status.IGNORED: "This is ignored:",
    Status.KNOWN: "This is known:",
}
_BY_WEIGHT = (Bearing.CONTRADICTS, Bearing.SUPPORTS, Bearing.LEAD, Bearing.SILENT)


def _cite(evidence: Evidence, source: Source) -> str:
    text = escape(plain(ended(said(evidence))))
    parts = [f"[Source {source.number}](#sources) {SAYS[evidence.bearing]}: {text}"]
    if evidence.query:
        parts.append(f"Query: {code(plain(evidence.query))}.")
    if evidence.quote:
        parts.append(f"“{escape(plain(evidence.quote))}”{_parenthesis(_read((evidence.read_on,)))}")
    return " ".join(parts)


def _parenthesis(text: str) -> str:
    return f" ({text})" if text else ""


def _read(dates: Sequence[str]) -> str:
    shown = ", ".join(escape(plain(date)) for date in dates if date)
    return f"read {shown}" if shown else ""


def _link(url: str) -> str:
    if not url:
        return ""
    return f"<{url}>" if _LINKABLE.fullmatch(url) else code(plain(url))


FORMAT = Format("markdown", ".md", render)
