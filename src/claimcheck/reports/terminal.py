"""The report for a terminal: each contradiction with its place, its sentence marked, the arithmetic and a hint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.model import Claim, Evidence, Finding, Report, Status, Verdict
from claimcheck.reports import Format
from claimcheck.reports._excerpt import Context, Mark, Part, Passage, plain, shown_name
from claimcheck.reports._mark import TEXT_MARK
from claimcheck.reports._summary import Counts, by_worth, counts, imprecise, only_just, set_aside, summary_line, summed
from claimcheck.reports._told import (
    cite,
    names_of_wrong,
    near_misses,
    on_imprecise,
    on_inconsistent,
    on_other,
    placed,
)

_PASSAGE_LIMIT = 320  # characters
_MOST_PASSAGES = 3
_NARROWEST = 30  # columns: a terminal narrower than this gets lines of this width
_UNDERLINE = {Mark.NONE: " ", Mark.ASSERTED: "^", Mark.GIVEN: "-"}


class Look(NamedTuple):
    """How to write for a terminal: its width in columns, whether it has colours, and whether it can show signs that are
    not ASCII."""

    width: int = 100
    colour: bool = False
    unicode: bool = True


class Detail(NamedTuple):
    """What to show beside contradictions, which always are."""

    warnings: bool = True
    summary: bool = True
    all_claims: bool = False


def render(reports: Sequence[Report]) -> str:
    """Return reports as plain text with every claim."""
    texts = [show(report, Look(), Detail(all_claims=True), named=len(reports) > 1) for report in reports]
    sums = [total([*map(counts, reports)])] if len(reports) > 1 else []
    return "\n".join([f"{TEXT_MARK}\n", *texts, *sums])


def show(report: Report, look: Look, detail: Detail, *, named: bool = False) -> str:
    """Return the text to print for one document's report.

    Args:
        report: the report.
        look: what the terminal can do.
        detail: how much to show.
        named: whether the summary line names the document, as it should where there are several.
    """
    writer = _Writer(report, look, detail)
    lines = [*writer.claims(), *(writer.summary(named=named) if detail.summary else ())]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def total(of_each: Sequence[Counts]) -> str:
    """Return the line that sums up several documents, by the counts of each."""
    return f"{len(of_each)} {'document' if len(of_each) == 1 else 'documents'}, {summed(of_each).line()}\n"


class _Writer:
    """Writes one report."""

    def __init__(self, report: Report, look: Look, detail: Detail) -> None:
        self._report = report
        self._context = Context(report)
        self._look = look
        self._detail = detail

    def claims(self) -> Iterator[str]:
        """Yield the lines on contradictions, then warnings, then all other claims, as far as they are asked for."""
        for claim in self._report.claims:
            if claim.verdict is Verdict.INCONSISTENT:
                yield from self._inconsistent(claim)
        if self._detail.warnings:
            for claim, finding in imprecise(self._report):
                yield from self._warning(claim, finding)
            for claim, what in set_aside(self._report, Status.IGNORED):
                yield from self._ignored(claim, what)
            if not self._detail.all_claims:  # among which they are
                yield from self._near_misses()
            for note in self._report.notes:
                line, says = placed(note)
                place = f"{_place_name(self._report)}:{line}" if line else _place_name(self._report)
                yield from self._remark(f"{place}: note", says, indent="")
            if self._report.notes and self._detail.all_claims:
                yield ""
        if self._detail.all_claims:
            yield from self._others()

    def summary(self, *, named: bool) -> Iterator[str]:
        """Yield the summing-up, with the document's name where there are several."""
        bad = self._report.count(Verdict.INCONSISTENT)
        sign, style = ("✗", "bold red") if bad else ("✓", "bold green")
        mark = self._paint(sign, style) + " " if self._look.unicode else ""
        head = f"{_place_name(self._report)}: " if named else ""
        tail = "" if self._report.claims else "; no figures found"
        yield f"{mark}{head}{self._paint(summary_line(self._report), 'bold')}{tail}"

    def _inconsistent(self, claim: Claim) -> Iterator[str]:
        yield self._title(claim, "inconsistent", "bold red", names_of_wrong(claim))
        yield from self._passages(claim)
        for remark in on_inconsistent(claim):
            yield from self._remark(*remark)
        yield ""

    def _warning(self, claim: Claim, finding: Finding) -> Iterator[str]:
        yield self._title(claim, "imprecise", "bold yellow", finding.check)
        yield from self._passages(claim)
        for remark in on_imprecise(finding):
            yield from self._remark(*remark)
        yield ""

    def _near_misses(self) -> Iterator[str]:
        for claim in self._report.claims:
            if found := near_misses(claim):
                yield f"{self._title(claim, 'needs source', 'yellow', 'source')} {self._context.label(claim)}"
                for evidence in found:
                    yield from self._remark("lead", cite(evidence))
                yield ""

    def _ignored(self, claim: Claim, what: Finding | Evidence) -> Iterator[str]:
        check, why = (
            (what.check, (what.arithmetic, what.note)) if isinstance(what, Finding) else ("source", (cite(what),))
        )
        yield f"{self._title(claim, 'ignored', 'dim', check)} {self._context.label(claim)}"
        yield from self._remark("", ". ".join(filter(None, why)))
        yield ""

    def _others(self) -> Iterator[str]:
        needs = by_worth(c for c in self._report.claims if c.verdict is Verdict.NEEDS_SOURCE)
        verified = [c for c in self._report.claims if c.verdict is Verdict.VERIFIED and not only_just(c)]
        for claims, word, style in ((needs, "needs source", "yellow"), (verified, "verified", "green")):
            for claim in claims:
                yield f"{self._place(claim)}: {self._paint(word, style)}  {self._context.label(claim)}"
                for remark in on_other(claim):
                    yield from self._remark(*remark)
            if claims:
                yield ""

    def _title(self, claim: Claim, word: str, style: str, check: str) -> str:
        return f"{self._place(claim)}: {self._paint(word, style)} {self._paint(f'[{check}]', 'dim')}"

    def _place(self, claim: Claim) -> str:
        return self._paint(self._context.place(claim), "bold")

    def _passages(self, claim: Claim) -> Iterator[str]:
        passages = self._context.passages(claim, _PASSAGE_LIMIT)
        own = [p for p in passages if any(part.mark is Mark.ASSERTED for part in p.parts)]
        shown = passages if len(passages) <= _MOST_PASSAGES else own[:_MOST_PASSAGES]
        gutter = max((len(p.at) for p in shown), default=1)
        yield self._gutter("", gutter)
        for passage in shown:
            yield from self._passage(passage, gutter)

    def _passage(self, passage: Passage, gutter: int) -> Iterator[str]:
        width = max(_NARROWEST, self._look.width) - gutter - 3
        number = passage.at
        for row in wrapped(passage.parts, width):
            text = "".join(self._paint(part.text, _STYLE[part.mark]) for part in row)
            yield f"{self._gutter(number, gutter)} {text}"
            if any(part.mark for part in row):
                marks = "".join(self._paint(_UNDERLINE[p.mark] * columns(p.text), _STYLE[p.mark]) for p in row)
                yield f"{self._gutter('', gutter)} {marks}"
            number = ""

    def _gutter(self, number: str, width: int) -> str:
        return self._paint(f"{number:>{width}} |", "blue")

    def _remark(self, word: str, text: str, indent: str = "  ") -> Iterator[str]:
        head = f"{indent}{word}: " if word else indent
        width = max(_NARROWEST, self._look.width)
        first, *more = wrapped([Part(plain(text))], width - len(head)) or [[]]
        style = "cyan" if word else ""
        yield f"{self._paint(head, style)}{_joined(first)}"
        yield from (" " * len(head) + _joined(row) for row in more)

    def _paint(self, text: str, style: str) -> str:
        if not self._look.colour or not style or not text.strip():
            return text
        return f"\x1b[{';'.join(_CODES[word] for word in style.split())}m{text}\x1b[0m"


def _place_name(report: Report) -> str:
    """Return the document's name as places show it."""
    return shown_name(report.document)


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    seen = (c for c in text if not combining(c) and c not in "\u200b\u200c\u200d\ufe0f")
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in seen)


def wrapped(parts: Sequence[Part], width: int) -> list[list[Part]]:
    """Return parts in rows of at most `width` columns, broken between words, and within words that are wider."""
    rows: list[list[Part]] = [[]]
    used = 0
    for word in _words(parts):
        if used and used + sum(columns(part.text) for part in word) > width:
            rows.append([])
            used = 0
        for part in word:
            text = part.text if used else part.text.lstrip()
            for piece in _narrow(text, width - used, width):
                if used and used + columns(piece) > width:
                    rows.append([])
                    used = 0
                _append(rows[-1], Part(piece, part.mark))
                used += columns(piece)
    return [row for row in rows if row]


def _words(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield parts in groups that each begin with a space or at the start: only there may a row end."""
    word: list[Part] = []
    for part in parts:
        start = 0
        for i in range(len(part.text)):
            if part.text[i] == " ":
                _append(word, Part(part.text[start:i], part.mark))
                if word:
                    yield word
                word, start = [], i
        _append(word, Part(part.text[start:], part.mark))
    if word:
        yield word


def _narrow(text: str, first: int, width: int) -> Iterator[str]:
    """Yield a text whole if it fits in a row, else in pieces that do."""
    if columns(text) <= width:
        yield text
        return
    piece, room = "", max(first, 1)
    for character in text:
        if piece and columns(piece) + columns(character) > room:
            yield piece
            piece, room = "", width
        piece += character
    yield piece


def _append(row: list[Part], part: Part) -> None:
    if row and row[-1].mark is part.mark:
        row[-1] = Part(row[-1].text + part.text, part.mark)
    elif part.text:
        row.append(part)


def _joined(row: Sequence[Part]) -> str:
    return "".join(part.text for part in row)


_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}
_STYLE = {Mark.NONE: "", Mark.ASSERTED: "bold red", Mark.GIVEN: "bold cyan"}

FORMAT = Format("terminal", ".txt", render)
