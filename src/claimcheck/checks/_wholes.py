"""The wholes in reach: amounts that a sentence's parts and shares may be of, in it, before it and in the paragraphs
before it, each with what it counts and how far back it stands.

All checks of parts and shares ask here, so that what one of them learns to find they all find.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from claimcheck.checks._apart import bare, is_amount
from claimcheck.checks._lists import alike
from claimcheck.figures import read_figure
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Figure, Kind, Reading, Sentence, Span
from claimcheck.records import dataclass, replace

_BACK = 6  # sentences of the same paragraph
_PARAGRAPHS = 2  # before the sentence's own, of which the whole may be told
_FARTHEST = 16  # sentences in all
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.HEADING, BlockKind.CAPTION})
IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "staff": "staff"}
_NAMED_BEFORE = regex(
    r"([^\W\d_][\w’'-]*)\s(?:(?:of|was|is|were|are|totalled|totaled|reached|numbers?|stood at|came to)\s)"
    r"(?:(?:about|some|nearly|over|an?|the|estimated|total of)\s)*$"
)
_NAMED_AFTER = regex(r"\s(?:are|were)\s([a-z]+s)\b(?=\s*(?:[,.;]|and\b))")
_NEAR = 60  # characters before an amount that may name what it is of
# After a name that ends an item of a list: "the Blues 12 and ..."
_BARE = regex(
    r"(?:(?<=[^\W\d_] )|(?<=[^\W\d_]\u00a0))\d{1,3}(?:(?:,\d{3})+|\d*)(?=\s*(?:[;.](?!\d)|,(?!\d)|$)|\s+and\b)"
)
# What names a whole without saying of what: "the total", "them".
GENERAL = frozenset(
    "total sum amount money figure whole number all overall it this that these those them whom which".split()
)
# Names of a set of people or cases, whatever it counts.
SETS = frozenset("sample respondent participant case subject".split())


@dataclass(frozen=True, slots=True)
class Whole:
    """An amount in reach: what it counts ("" if that is not said beside it), how many sentences back it stands, and
    whether in another paragraph."""

    figure: Figure
    noun: str
    steps: int
    outside: bool


def singular(noun: str) -> str:
    """Return a noun in the singular, lower-case, as far as its ending tells.

    >>> singular("Families"), singular("people"), singular("buses"), singular("glass")
    ('family', 'person', 'bus', 'glass')
    """
    word = noun.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def noun_of(figure: Figure, text: str) -> str:
    """Return what an amount counts, in the singular: the noun after it ("12 cows", "12 are cows"), or before it as in
    "a budget of $2 million".

    Args:
        figure: the amount.
        text: the document's text.
    """
    if figure.kind is Kind.COUNT and figure.unit:
        name = figure.unit.split()[-1].lower()
        return singular(name) if name in IRREGULAR or (name.endswith("s") and not name.endswith("ss")) else ""
    if match := _NAMED_AFTER.match(text, figure.end):
        return singular(match[1])
    before = text[max(0, figure.start - _NEAR) : figure.start]
    match = _NAMED_BEFORE.search(before)
    return singular(match[1]) if match else ""


def listed(sentence: Sentence) -> tuple[Figure, ...]:
    """Return a sentence's figures outside brackets, with the bare numbers that continue a list of counts after names:
    "the Reds took 18, the Blues 12 and the Greens 10"."""
    bones = bare(sentence)
    if not any(f.kind is Kind.COUNT for f in bones.figures):
        return bones.figures
    found = {f.start: f for f in bones.figures}
    for match in _BARE.finditer(sentence.text):
        start = sentence.span.start + match.start()
        index = bisect_left(bones.figures, start, key=_start) - 1
        if index >= 0 and bones.figures[index].kind is Kind.COUNT and bones.figures[index].end < start:
            span = Span(start, start + len(match[0]))
            found[start] = replace(read_figure(match[0]), span=span, surface=match[0])
    return tuple(found[start] for start in sorted(found))


def _start(figure: Figure) -> int:
    return figure.start


def in_reach(
    sentence: Sentence, reading: Reading, like: Figure, *, paragraphs: int = 0, own: bool = True
) -> Iterator[Whole]:
    """Yield the amounts like `like` that stand before it: in its sentence (if `own`), in those before it in its
    paragraph, and in up to so many paragraphs before that; nearest sentence first, each in the order of the text."""
    text = reading.document.text
    for other, steps, outside in _sentences_back(sentence, reading, paragraphs):
        if not other.figures or (steps == 0 and not own):
            continue
        for figure in listed(other):
            if figure.end <= like.start and is_amount(figure) and alike(figure, like):
                yield Whole(figure, noun_of(figure, text), steps, outside)


def _sentences_back(sentence: Sentence, reading: Reading, paragraphs: int) -> Iterator[tuple[Sentence, int, bool]]:
    block, passed = sentence.block, 0
    for steps in range(min(_FARTHEST, sentence.index) + 1):
        other = reading.sentences[sentence.index - steps]
        if other.block != block:
            if block.kind is BlockKind.HEADING or passed == paragraphs or other.block.kind not in _PROSE:
                return  # a heading ends what is said of one thing
            block, passed = other.block, passed + 1
        if passed or steps <= _BACK:
            yield other, steps, bool(passed)


def nearest(wholes: Iterable[Whole], fits: Callable[[Whole], bool]) -> list[Whole]:
    """Return those of the nearest sentence that has any which fit."""
    found: list[Whole] = []
    for whole in wholes:
        if found and whole.steps != found[0].steps:
            break
        if fits(whole):
            found.append(whole)
    return found


def without_parts(wholes: list[Whole]) -> list[Whole]:
    """Return the one whole of those of a sentence which all others make, else all."""
    sizes = [whole.figure.value for whole in wholes]
    if len(sizes) > 2 and 2 * max(sizes) == sum(sizes):
        return [wholes[sizes.index(max(sizes))]]
    return wholes
