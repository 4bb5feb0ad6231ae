"""A part and its percentage where the parts around it show the whole: "We asked 151. Noise hurt 140 (92.7%), dust 128
(84.8%), heat 46 (29.8%)."

The rule is `percentage = 100 x part / whole`. No word ties the parts of a report to their whole, which may stand
sentences before; but where several of a paragraph are, to the digit, their shares of one number printed there, that
is what they are shares of. Another one is then off only if nothing explains it: no number that is printed before it, no
sum or difference of those, no group of which it may be told. A greater share may be of those of a group who were asked,
and is off only where its digits are out of order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, groupby

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._bracketed import with_bracketed
from claimcheck.checks._law import said, value_of
from claimcheck.checks._parts import share_law
from claimcheck.checks._plausible import is_near
from claimcheck.checks._skeleton import skeleton
from claimcheck.checks._slips import is_digit_slip
from claimcheck.checks._told_shares import Told, told_shares
from claimcheck.checks._wholes import GENERAL, SETS, noun_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Document, Figure, Finding, Hedge, Kind, Reading, Sentence
from claimcheck.records import dataclass

NAME = "share_of_sample"
# So many parts must be their shares of a number; of percentages without decimals, which fit by chance, one more.
_LEAST, _LEAST_WHOLE_PERCENTS = 2, 3
_MOST = 60  # parts of one paragraph
_MOST_COUNTS = 120  # among them and before
_REACH = 6000  # characters before a paragraph where the number may stand that a part is of
_BEYOND = Fraction(51, 50)  # of the whole: parts of its own groups are of less
_WHOLE_NUMBER = regex(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?!\d|[.,]\d|\s?%)")
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION})
_MEMBERS = frozenset({*vocabulary.MEMBERS, "males", "females"})


def share_of_sample(part: Printed, whole: Printed, stated: Printed, *, note: str = "") -> Finding:
    """Compare a part with the percentage that it is said to be of a whole.

    Args:
        part: how many the part is.
        whole: how many the whole is.
        stated: the percentage.
        note: what shows the whole.

    Returns:
        Whether 100 x part / whole meets the percentage.
    """
    return share_law(NAME, part, whole, stated, note=note)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The parts of a paragraph with their percentages, each with its sentence, and the counts before and among them."""

    told: tuple[Told, ...]
    sentences: tuple[Sentence, ...]
    counts: tuple[Figure, ...]

    def others(self, index: int) -> list[Told]:
        """Return the parts without one."""
        return [*self.told[:index], *self.told[index + 1 :]]


def _in_document(reading: Reading) -> Results:
    for block, sentences in groupby(reading.sentences, key=lambda sentence: sentence.block):
        if block.kind in _PROSE and (paragraph := _read(list(sentences), reading)):
            yield from _judged(paragraph, reading)


def _read(sentences: Sequence[Sentence], reading: Reading) -> _Paragraph | None:
    """Return the parts of a paragraph, None if they are too few to show a whole."""
    shared = [s for s in sentences if len(s.figures) > 1 and any(f.kind is Kind.PERCENT for f in s.figures)]
    if sum(f.kind is Kind.PERCENT for s in shared for f in s.figures) <= _LEAST:
        return None
    found = [
        (told, sentence)
        for sentence in shared
        for told in told_shares(skeleton(with_bracketed(sentence, reading)))
        if told.share.kind is Kind.PERCENT and told.part.kind in (Kind.COUNT, Kind.STATISTIC) and told.whole is None
    ]
    if not _LEAST < len(found) <= _MOST:
        return None
    start, end = (
        bisect_left(reading.figures, place, key=lambda figure: figure.start)
        for place in (sentences[0].span.start - _REACH, sentences[-1].span.end)
    )
    counts = tuple(filter(_is_count, reading.figures[start:end]))[-_MOST_COUNTS:]
    return _Paragraph(tuple(t for t, _ in found), tuple(s for _, s in found), counts)


def _is_count(figure: Figure) -> bool:
    counted = figure.kind is Kind.COUNT or (figure.kind is Kind.STATISTIC and figure.unit in ("n", "N"))
    return counted and figure.value > 1 and figure.value == int(figure.value) and figure.hedge is Hedge.NONE


def _judged(paragraph: _Paragraph, reading: Reading) -> Iterator[Finding]:
    parts = {told.part.value for told in paragraph.told}
    wholes = {figure.value: figure for figure in reversed(paragraph.counts) if figure.value not in parts}
    fitting = [
        (whole, {index for index, told in enumerate(paragraph.told) if _fits(told, whole)}) for whole in wholes.values()
    ]
    for index, told in enumerate(paragraph.told):
        whole, others = max(fitting, key=lambda found: len(found[1] - {index}), default=(told.part, set[int]()))
        others = others - {index}
        least = _LEAST if told.share.quantum < 1 else _LEAST_WHOLE_PERCENTS
        if len(others) < least:
            continue
        beside = not others.isdisjoint((index - 1, index + 1))
        if _fits(told, whole) or (beside and _is_off(index, whole, paragraph, reading.document)):
            note = f"{len(others)} other parts around it are their shares of {said(whole)}"
            yield share_of_sample(told.part, whole, told.share, note=note)


def _fits(told: Told, whole: Figure) -> bool:
    """Return whether a part is its percentage of a greater count, to the rounding of its last digit."""
    return whole.value > told.part.value and _is_of(told, whole.value, told.share.quantum / 2)


def _is_of(told: Told, whole: Decimal | int, within: Decimal) -> bool:
    """Return whether a part is its percentage of a number, but for so many percentage points."""
    return 0 < told.part.value <= whole and abs(100 * told.part.value - told.share.value * whole) <= within * whole


def _is_off(index: int, whole: Figure, paragraph: _Paragraph, document: Document) -> bool:
    """Return whether nothing but an error lets a part miss its share of a whole of which the parts around it are."""
    told = paragraph.told[index]
    if told.share.hedge is not Hedge.NONE or told.part.hedge is not Hedge.NONE or told.share.value > 100:
        return False
    if not _may_be_of(told, whole, document.text):
        return False
    numbers = _numbers(paragraph, document)
    if not all(_is_of_any(other, numbers) for other in paragraph.others(index)):
        return False  # of groups that are not sized
    if _is_of_any(told, numbers) or _is_of_any(told, _made_of(whole, paragraph, told)):
        return False
    made, stated = 100 * value_of(told.part) / value_of(whole), value_of(told.share)
    if made < stated:  # it may be of those of a group who were asked
        return _are_shuffled(told, whole)
    return _is_slip(told, whole) or (is_near(made, stated) and made > stated * _BEYOND)


def _is_of_any(told: Told, numbers: Iterable[int]) -> bool:
    """Return whether a part is nearly its percentage of one of some numbers, cut off or computed from finer ones."""
    return any(_is_of(told, number, told.share.quantum) for number in numbers)


def _may_be_of(told: Told, whole: Figure, text: str) -> bool:
    """Return whether a part may be of a whole by what the two count and by what its share is said to be of."""
    noun, counted = noun_of(told.part, text), noun_of(whole, text)
    if told.of and not {counted, *GENERAL, *SETS}.issuperset(told.of):
        return False
    unit = told.part.unit.split()[-1].lower() if told.part.unit else ""
    return not noun or not counted or noun == counted or unit in _MEMBERS


def _numbers(paragraph: _Paragraph, document: Document) -> set[int]:
    """Return the whole numbers printed in a paragraph and before it."""
    start, end = paragraph.sentences[0].block.span.start, paragraph.sentences[0].block.span.end
    printed = _WHOLE_NUMBER.finditer(document.text, max(0, start - _REACH), end)
    return {int(match[0].replace(",", "")) for match in printed} | {int(f.value) for f in paragraph.counts}


def _made_of(whole: Figure, paragraph: _Paragraph, told: Told) -> Iterator[int]:
    """Yield what any count leaves of a whole, the sums of two parts, and sums and differences of two other counts:
    groups that are left or put together."""
    counts = {int(f.value) for f in paragraph.counts if f is not told.part}
    parts = {int(other.part.value) for other in paragraph.told if other is not told}
    yield from (int(whole.value) - one for one in counts)
    yield from (one + other for one, other in combinations(parts, 2))
    for one, other in combinations(counts - parts, 2):
        yield from (one + other, abs(one - other))


def _are_shuffled(told: Told, whole: Figure) -> bool:
    """Return whether digits in another order, or noughts more or less, make a part its share."""
    pairs = zip(_printed(told), _needed(told, whole), strict=True)
    return any(a != b and _digits(a) == _digits(b) for a, b in pairs)


def _digits(number: int) -> list[str]:
    return sorted(str(number).replace("0", ""))


def _is_slip(told: Told, whole: Figure) -> bool:
    """Return whether one digit changed, or two swapped, make a part its share."""
    return any(is_digit_slip(a, b, 1) for a, b in zip(_printed(told), _needed(told, whole), strict=True))


def _printed(told: Told) -> tuple[int, int]:
    """Return a share as a number of its last digit, and its part."""
    return round(value_of(told.share) / Fraction(told.share.quantum)), int(told.part.value)


def _needed(told: Told, whole: Figure) -> tuple[int, int]:
    """Return the share that a part is, as a number of its last digit, and the part that its share would be."""
    share = 100 * value_of(told.part) / value_of(whole)
    return round(share / Fraction(told.share.quantum)), round(value_of(told.share) * value_of(whole) / 100)


CHECK = Check(
    code="CC246",
    name=NAME,
    title="A part and its percentage of the whole that the parts around it are of",
    explanation=__doc__,
    law=share_of_sample,
    examples=Examples(
        consistent=(
            "In all, 537 guests came.\n\nTea was taken by 135 (25.1%), milk by 48 (8.9%) and sugar by 402 (74.9%).",
            "We hired 407 people.\n\nBoots were lent to 86 (21.1%), coats to 61 (15.0%). Cold was felt by 44 (10.8%).",
        ),
        inconsistent=(
            "In all, 537 guests came. Tea was taken by 135 (25.1%) and milk by 48 (8.9%). Sugar went to 702 (74.9%).",
            "We hired 407 people.\n\nBoots were lent to 86 (21.1%), coats to 61 (15.0%). Cold was felt by 44 (18.0%).",
        ),
        silent=(
            "We asked 151 growers. Noise was named by 140 (92.7%), dust by 128 (84.8%), by 46 of 154 men (29.9%).",
            "We asked 151 growers. Noise was named by 140 (92.7%), heat by 46 (29.8%).",
            "We asked 151 growers. Noise was named by 140 (92.7%). Dust irked 128 (84.8%). Tea suits 46 (34.8%).",
            "We asked 151 growers. Noise was named by 140 (92.7%), dust by 128 (84.8%); in the first group 12 (40.2%).",
        ),
    ),
    in_document=_in_document,
)
