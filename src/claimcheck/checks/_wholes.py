"""The wholes in reach: amounts that a sentence's parts and shares may be of, in it, before it and in the paragraphs
before it, each with what it counts and how far back it stands.

All checks of parts and shares ask here, so that what one of them learns to find they all find.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from claimcheck.checks._apart import bare, is_amount
from claimcheck.checks._lists import like as may_add
from claimcheck.checks._same import recent
from claimcheck.checks._skeleton import Skeleton, sign
from claimcheck.checks._text import is_plural, singular
from claimcheck.checks._words import ABOUT, AMOUNTING, ARTICLES, NEARLY, PLACING, entries, one_of, phrases
from claimcheck.figures import read_figure
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Figure, Kind, Reading, Sentence, Span
from claimcheck.records import dataclass, replace

_BACK = 6  # sentences of the same paragraph
_FARTHEST = 16  # sentences in all
# Of one sentence, the nearest: one that goes on without a stop would be gone through for each share.
_MOST_AMOUNTS = 100
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.HEADING, BlockKind.CAPTION})
_NAMED_BEFORE = regex(
    rf"([^\W\d_][\w’'-]*)\s{one_of(AMOUNTING, entries('number numbers'))}\s"
    rf"(?:{one_of(ABOUT, NEARLY, ARTICLES, phrases('over | estimated | total of'))}\s)*$"
)
_BEFORE_NAMED = frozenset(  # the last words of that
    "of was is were are totalled totaled reached number numbers at to about some nearly over a an the estimated".split()
)
_NAMED_AFTER = regex(r"\s(?:are|were)\s([a-z]+s)\b(?=\s*(?:[,.;]|and\b))")
_NEAR = 60  # characters before an amount that may name what it is of
# After a name that ends an item of a list: "the Blues 12 and ..."
_BARE = regex(
    r"\d(?<=[^\W\d_][ \u00a0]\d)(?:\d{0,2}(?:,\d{3}){1,5}|\d{0,14}(?:\.\d{1,15})?)"
    r"(?=\s*(?:[;.](?!\d)|,(?!\d)|$)|\s+and\b)"
)
# Between an amount and a number of its list whose unit is left out: "22 tonnes and of wheat 31".
_GOES_ON = regex(
    rf"[^,;:.]*(?:,|\band\b)(?:\s(?!{one_of(PLACING, ('and',))}\b)[^\W\d_][\w’'-]*){{1,4}}\s",
    re.IGNORECASE,
)
_DONE = regex(r"\s*(?:[,;]|\.(?!\d)|$|and\b)")
_WITH_UNITS = frozenset({Kind.MEASURE, Kind.MONEY, Kind.DURATION})
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


def noun_of(figure: Figure, text: str) -> str:
    """Return what an amount counts, in the singular: the noun after it ("12 cows", "12 are cows"), or before it as in
    "a budget of $2 million".

    Args:
        figure: the amount.
        text: the document's text.
    """
    if figure.kind is Kind.COUNT and figure.unit:
        name = figure.unit.split()[-1].lower()
        return singular(name) if is_plural(name) else ""
    if match := _NAMED_AFTER.match(text, figure.end):
        return singular(match[1])
    before = text[max(0, figure.start - _NEAR) : figure.start]
    may_be_named = not _BEFORE_NAMED.isdisjoint(before.rsplit(maxsplit=1)[-1:])
    match = _NAMED_BEFORE.search(before) if may_be_named else None
    return singular(match[1]) if match else ""


@recent(most=8)
def listed(sentence: Sentence) -> Skeleton:
    """Return a sentence's skeleton without what stands in brackets, in which bare numbers that go on a list after a
    name are figures of the kind and unit that the list has: "the Reds took 18, the Blues 12 and the Greens 10"."""
    bones = bare(sentence)
    if not bones.figures:
        return bones
    pieces: list[str] = []
    figures, places = _with_units(bones), list(bones.places)
    position = length = 0
    for match in _BARE.finditer(bones.text):
        index = bones.index(match.start())
        if index < 0 or not is_amount(bones.figures[index]):
            continue
        at = bisect_left(places, match.start() - position + length)
        before = figures[at - 1]
        shift = match.end() - match.start() - 1
        figures.insert(at, _continued(sentence, bones, match, before))
        places = [*places[:at], match.start() - position + length, *(p - shift for p in places[at:])]
        pieces += [bones.text[position : match.start()], sign(before)]
        length += match.start() - position + 1
        position = match.end()
    pieces.append(bones.text[position:])
    text = list("".join(pieces))
    for figure, place in zip(figures, places, strict=True):
        text[place] = sign(figure)
    return Skeleton("".join(text), tuple(figures), tuple(places), bones.start)


def _with_units(bones: Skeleton) -> list[Figure]:
    """Return the figures, bare numbers that go on a list of measures or sums in its unit and scale."""
    figures = list(bones.figures)
    for i in range(1, len(figures)):
        before, number = figures[i - 1], figures[i]
        bare_number = number.kind is Kind.COUNT and not (number.unit or number.scale or number.ratio)
        of_unit = before.kind in (Kind.MEASURE, Kind.MONEY) or (before.kind is Kind.COUNT and before.scale)
        listed_too = bare_number and of_unit and is_amount(before) and _GOES_ON.fullmatch(bones.gap(i - 1))
        if listed_too and _DONE.match(bones.text, bones.places[i] + 1):
            figures[i] = _like(number, before)
    return figures


def _like(number: Figure, before: Figure) -> Figure:
    """Return a bare number as an amount of the kind, scale and unit of the one before it in its list."""
    factor = Decimal(10) ** before.scale
    unit = before.unit if before.kind is not Kind.COUNT else ""
    value, quantum = number.value * factor, number.quantum * factor
    return replace(number, kind=before.kind, value=value, quantum=quantum, scale=before.scale, unit=unit)


def of_unit(numbers: Sequence[Figure], whole: Figure) -> tuple[Figure, ...]:
    """Return bare numbers that are told as parts of a sum or measure as amounts of its kind and unit ("900 hectares, of
    which 540 are forest"), other figures as they are."""
    bare_numbers = all(f.kind is Kind.COUNT and not (f.unit or f.scale or f.ratio or f.per) for f in numbers)
    return tuple(_like(f, whole) for f in numbers) if bare_numbers and whole.kind in _WITH_UNITS else tuple(numbers)


def in_one_unit(figures: Sequence[Figure]) -> list[Figure]:
    """Return amounts, bare numbers among them in the unit of the others if these all have one: "540 hectares, barley on
    300 and rye on 160"."""
    told = [f for f in figures if f.kind in _WITH_UNITS]
    bare_numbers = [f for f in figures if f.kind is Kind.COUNT]
    if not told or not bare_numbers or len({(f.kind, f.unit, f.scale, f.per) for f in told}) > 1:
        return list(figures)
    converted = iter(of_unit(bare_numbers, told[0]))
    return [next(converted) if f.kind is Kind.COUNT else f for f in figures]


def _continued(sentence: Sentence, bones: Skeleton, match: re.Match[str], before: Figure) -> Figure:
    """Return the figure that a bare number is after an amount of the same list."""
    number = read_figure(match[0])
    start = sentence.text.find(match[0], before.end - sentence.span.start) + sentence.span.start
    span = Span(start, start + len(match[0]))
    return _like(replace(number, span=span, surface=match[0], kind=Kind.COUNT), before)


def in_reach(
    sentence: Sentence, reading: Reading, like: Figure, *, paragraphs: int = 0, own: bool = True
) -> Iterator[Whole]:
    """Yield the amounts like `like` that stand before it: in its sentence (if `own`), in those before it in its
    paragraph, and in up to so many paragraphs before that; nearest sentence first, each in the order of the text."""
    text = reading.document.text
    for other, steps, outside in _sentences_back(sentence, reading, paragraphs):
        if not other.figures or (steps == 0 and not own):
            continue
        figures = listed(other).figures
        last = bisect_left(figures, like.start, key=lambda figure: figure.start)
        for figure in figures[max(0, last - _MOST_AMOUNTS) : last]:
            if figure.end <= like.start and is_amount(figure) and may_add(figure, like) and not _is_cut(figure, text):
                yield Whole(figure, noun_of(figure, text), steps, outside)


def _is_cut(figure: Figure, text: str) -> bool:
    """Return whether a figure is a piece of a longer number in words: "two-hundred-and-nine"."""
    before = text[max(0, figure.start - len("hundred and ")) : figure.start].lower()
    return text.startswith("-and-", figure.end) or before in ("hundred and ", "ousand and ")


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
