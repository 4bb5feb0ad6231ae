"""What checks across sentences share: a sentence without its asides, the sentences around it, and where a figure is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimcheck.checks._same import recent
from claimcheck.checks._skeleton import COUNT, DURATION, MEASURE, MONEY, Skeleton, sign, skeleton
from claimcheck.checks._text import is_two_sided
from claimcheck.checks._words import entries, one_of
from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Document, Figure, Kind, Reading, Sentence

_AMOUNTS = (COUNT, MONEY, MEASURE, DURATION)
_ASIDE = regex(r"\s?\([^()]{0,300}\)|\s?\[[^\[\]]{0,300}\]")
# What numbers name: "group 2", "phase 3".
LABELS = entries(
    """group arm cohort phase stage grade class type level tier zone table figure section chapter part step item day
    week month no no. number"""
)
_LABEL = regex(rf"\b{one_of(LABELS)}\s$", re.IGNORECASE)
_MOST_LABELS, _LONGEST_LABEL = 30, 12


@recent(most=8)
def bare(sentence: Sentence) -> Skeleton:
    """Return a sentence's skeleton without the figures in brackets and those that are labels, as in "12 (3%) oaks and
    8 elms in zone 2"."""
    bones = skeleton(sentence)
    cuts = [match.span() for match in _ASIDE.finditer(bones.text)] if "(" in bones.text or "[" in bones.text else []
    pieces, kept, places = [], [], []
    position = length = index = 0
    for start, end in [*cuts, (len(bones.text), len(bones.text))]:
        while index < len(bones.places) and bones.places[index] < end:
            place = bones.places[index]
            if place < start and not _is_label(
                bones.figures[index], bones.text[max(0, place - _LONGEST_LABEL) : place]
            ):
                kept.append(bones.figures[index])
                places.append(length + place - position)
            index += 1
        pieces.append(bones.text[position:start])
        length += start - position
        position = end
    return Skeleton("".join(pieces), tuple(kept), tuple(places), bones.start)


def _is_label(figure: Figure, text: str) -> bool:
    """Return whether a number, of which `text` is what stands before it, only names something: "group 2"."""
    plain = figure.kind is Kind.COUNT and not figure.unit and figure.value <= _MOST_LABELS
    return plain and bool(_LABEL.search(text))


def is_amount(figure: Figure) -> bool:
    """Return whether a figure is a plain amount of something, which may be a part or a total."""
    if sign(figure) not in _AMOUNTS or figure.per or figure.value <= 0 or not is_two_sided(figure):
        return False
    return figure.kind is not Kind.COUNT or figure.quantum >= 1 or figure.scale > 0


def values(figures: Sequence[Figure]) -> list[Fraction]:
    """Return the figures' values."""
    return [Fraction(figure.value) for figure in figures]


def neighbour(sentence: Sentence, reading: Reading, step: int) -> Sentence | None:
    """Return the sentence `step` sentences on (or back, if negative) in the same block, None if there is none."""
    index = sentence.index + step
    if not 0 <= index < len(reading.sentences):
        return None
    other = reading.sentences[index]
    return other if other.block == sentence.block else None


def sentences_before(sentence: Sentence, reading: Reading, most: int) -> Iterator[Sentence]:
    """Yield up to so many sentences before one in its block, the nearest first."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - most), -1):
        other = reading.sentences[index]
        if other.block != sentence.block:
            return
        yield other


def ends_block(sentence: Sentence, reading: Reading) -> bool:
    """Return whether a sentence is the last of its block."""
    return neighbour(sentence, reading, 1) is None


def items_below(sentence: Sentence, reading: Reading, most: int = 40) -> list[list[Sentence]]:
    """Return the list items that directly follow a sentence's block, those of the first one's level and indent, each
    as its sentences."""
    text = reading.document.text
    items: list[list[Sentence]] = []
    place: tuple[int, int] | None = None
    for other in reading.sentences[sentence.index + 1 :]:
        if other.block.kind is not BlockKind.LIST_ITEM:
            break
        here = _indent(other.block, text)
        place = place or here
        if here != place:
            return []  # what is nested may be parts of an item
        if items and items[-1][0].block == other.block:
            items[-1].append(other)
        elif len(items) == most:
            return []
        else:
            items.append([other])
    return items


def _indent(block: Block, text: str) -> tuple[int, int]:
    return block.level, block.span.start - text.rfind("\n", 0, block.span.start)


def where(document: Document, position: int) -> str:
    """Return the place of a character of the text as a note names it: "line 12", or "page 3" if there are no lines."""
    return document.landmark(position) or f"line {document.source.place(position)[0]}"
