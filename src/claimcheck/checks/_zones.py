"""The parts of a document that tell the same story: its title, what sums it up, and the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from claimcheck.checks._lists import alike
from claimcheck.checks._statement_words import PARTS, STATING, SUMMARIES
from claimcheck.checks._statements import Statement, bare_statement, statement, worded
from claimcheck.interval import Interval, printed, rounding_unit
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Figure, Kind, Reading, Sentence
from claimcheck.records import dataclass

_LONGEST_TITLE = 120  # characters
_LABEL = regex(r"\W*(?P<label>[A-Za-z]+(?: [A-Za-z]+){0,2})\W{0,3}(?:$|:\s|\n)")
_LONGEST_ABOVE = 40  # characters of a line above the title
_LONGEST_LABEL = 60  # characters


@dataclass(slots=True)
class Zone:
    """A part of a document: its sentences with figures, and what they state."""

    sentences: list[Sentence]
    statements: list[Statement]

    def figures_like(self, figure: Figure) -> Iterator[Figure]:
        """Yield the figures that could be another print of this one."""
        for sentence in self.sentences:
            for other in sentence.figures:
                if other.kind is figure.kind and alike(other, figure):
                    yield other

    def gives(self, figure: Figure) -> bool:
        """Return whether a figure of the zone has this value within rounding."""
        return any(same_value(figure, other) for other in self.figures_like(figure))


def same_value(first: Figure, second: Figure) -> bool:
    """Return whether two prints can be of one value: trailing zeros of either may be rounding."""
    return _widened(first).meets(printed(second)) or _widened(second).meets(printed(first))


def _widened(figure: Figure) -> Interval:
    own, half = printed(figure), rounding_unit(figure) / 2
    return Interval(own.low - half, own.high + half) if figure.kind is Kind.COUNT and half > 1 else own


def zones(reading: Reading) -> tuple[Zone, Zone, Zone]:
    """Return title, summary and text."""
    title, summary, body = Zone([], []), Zone([], []), Zone([], [])
    summing = headed_summary = listed = False
    opening_block = _end_of_title(reading.sentences)
    for sentence in reading.sentences:
        block, opening = sentence.block, sentence.span.start == sentence.block.span.start
        if not opening and not sentence.figures:
            continue
        first, heading = sentence.span.start < opening_block, block.kind is BlockKind.HEADING
        label = _LABEL.match(sentence.text) if opening and _may_be_labelled(sentence.text) else None
        name = label["label"].lower() if label else ""
        if opening and summing and block.kind is not BlockKind.LIST_ITEM and listed and not heading:
            summing = False  # what is summed up in a list is told behind it
        # A summary with a heading has parts of its own: "Methods.", "Results."
        if name in SUMMARIES or (opening and (heading or (name in PARTS and not headed_summary))):
            summing = name in SUMMARIES
            headed_summary = summing and heading
            listed = False
        if not sentence.figures:
            continue
        if first and (heading or _is_title(sentence)):
            zone = title
        elif heading:
            continue
        else:
            zone = summary if summing else body
            listed |= summing and not summary.sentences and block.kind is BlockKind.LIST_ITEM
        zone.sentences.append(sentence)
    _state(title, summary, body)
    return title, summary, body


def _state(title: Zone, summary: Zone, body: Zone) -> None:
    """Add what the sentences state."""
    for zone in (title, summary):
        zone.statements.extend(filter(None, map(statement, zone.sentences)))
    # Of the text only what the summary, or another sentence with a level, may say again.
    every = bool(summary.statements)
    stating = (s for s in body.sentences if every or not s.words.isdisjoint(STATING))
    bare = [stated for stated in map(bare_statement, stating) if stated]
    alike_there = Counter(stated.key for stated in bare)
    body.statements.extend(worded(stated) for stated in bare if every or alike_there[stated.key] > 1)


def _end_of_title(sentences: Sequence[Sentence]) -> int:
    """Return where the first block ends, or the second, if the first is a line above the title: "Press release"."""
    if not sentences:
        return 0
    first = sentences[0].block.span.end
    if sentences[0].text.rstrip(": ").lower() in SUMMARIES:
        return first
    above = not sentences[0].figures and len(sentences[0].text) <= _LONGEST_ABOVE and _is_title(sentences[0])
    if above and len(sentences) > 1 and _is_title(sentences[1]):
        return sentences[1].block.span.end
    return first


def _may_be_labelled(text: str) -> bool:
    """Return whether a text is short, or has a colon or a line's end where a label has one."""
    return len(text) <= _LONGEST_LABEL or ":" in (start := text[:_LONGEST_LABEL]) or "\n" in start


def _is_title(sentence: Sentence) -> bool:
    """Return whether a sentence of the first block looks like a title: short, alone, without a stop."""
    return (
        sentence.text == sentence.text.rstrip(".?!:;")
        and len(sentence.text) <= _LONGEST_TITLE
        and (sentence.block.span.end == sentence.span.end and sentence.block.span.start == sentence.span.start)
    )
