"""Lists of figures in a sentence: "40 women and 28 men", "$2.1m for roads, $3.4m for rail and $0.5m for paths"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from claimcheck.checks import _part_words as said
from claimcheck.checks._law import magnitude, value_of
from claimcheck.checks._skeleton import Skeleton, sign
from claimcheck.checks._words import entries, one_of
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind
from claimcheck.records import dataclass

# Between two items a list has a comma, semicolon or "and", then at most a few words that introduce the next amount.
_LEADING = entries("the a an other another remaining about some approximately only just in for further")
_SEPARATOR = regex(
    r"(?P<item>[^,;:]*?)\s*(?P<comma>[,;]|[-–—/&+]|,?\s*\b(?:and|or|plus)\b)\s*(?:and|or|plus)?\s*"
    rf"(?:(?:{one_of(_LEADING)}\s+){{0,3}}"
    r"|(?:(?!and\b|or\b)[^\W\d_]+\s+){1,4}of\s+(?:about\s+|approximately\s+)?)",
    re.IGNORECASE,
)
# What one person or case may have several of: what they "had" or were "with", diseases and symptoms by their endings.
_ATTRIBUTE = regex(
    rf"^\s*(?:\w+\s+)?{one_of(said.HAVING)}\b|\b\w+{one_of(said.AILMENT_ENDINGS)}\b|\b{one_of(said.AILMENTS)}\b",
    re.IGNORECASE,
)
_NONE = regex(rf"\b{one_of(said.WITHOUT)}\b", re.IGNORECASE)  # the rest has not
# "..., and the rest children": a part without a figure
_UNCOUNTED = regex(
    rf"[^.;)\]]*?(?:,|\band\b|\bwith\b|\bplus\b)\s+(?:(?:the|all)\s+)?{one_of(said.THE_REST)}\b", re.IGNORECASE
)
# "..., and a passer-by": one that is counted in no number
_SINGLE = regex(rf"[^.;)\]]*?(?:,|\band\b)\s+{one_of(said.ANOTHER)}\s", re.IGNORECASE)
_LONGEST_ITEM = 14  # words
_LONGEST_GAP = 200  # characters
_LONGEST_REST = 200  # characters
_MOST_ITEMS = 30
_FINEST = 10**6  # so many of the last decimal make one


@dataclass(frozen=True, slots=True)
class Items:
    """Figures in a row: their indices in the skeleton and the words that follow each."""

    indices: tuple[int, ...]
    texts: tuple[str, ...]

    def figures(self, bones: Skeleton) -> tuple[Figure, ...]:
        """Return the figures of the list."""
        return tuple(bones.figures[i] for i in self.indices)


def items_from(bones: Skeleton, first: int, end: int | None = None) -> Items:
    """Return the longest list whose first amount is figure `first`, up to the place `end` of the skeleton."""
    stop = len(bones.text) if end is None else end
    like = bones.figures[first]
    indices, texts = [first], []
    while True:
        current = indices[-1]
        gap = bones.gap(current)[: max(0, stop - bones.places[current] - 1)]
        following = current + 1
        inside = following < len(bones.places) and bones.places[following] < stop
        item = _item(gap) if inside and len(indices) < _MOST_ITEMS else None
        if item is None or not alike(like, bones.figures[following]):
            texts.append(gap)
            return Items(tuple(indices), tuple(texts))
        texts.append(item)
        indices.append(following)


def _item(gap: str) -> str | None:
    """Return the words that follow an amount, if what is between it and the next amount parts two items of a list."""
    match = _SEPARATOR.fullmatch(gap) if len(gap) <= _LONGEST_GAP else None
    return match["item"] if match and len(match["item"].split()) <= _LONGEST_ITEM else None


def goes_on(bones: Skeleton, index: int) -> bool:
    """Return whether figure `index` and the next one stand like two items of a list."""
    return _item(bones.gap(index)) is not None


def items_to(bones: Skeleton, last: int) -> Items:
    """Return the longest list whose last amount is figure `last`."""
    first = last
    while first > 0 and last - first < _MOST_ITEMS:
        if _item(bones.gap(first - 1)) is None or not alike(bones.figures[last], bones.figures[first - 1]):
            break
        first -= 1
    return items_from(bones, first, bones.places[last] + 1)


def leaves_rest(bones: Skeleton, last: int, end: int | None = None) -> bool:
    """Return whether a part without a figure follows the last one in its clause, before the place `end` of the
    skeleton: "and the rest children"."""
    text = bones.text[bones.places[last] + 1 : end][:_LONGEST_REST]
    return bool(_UNCOUNTED.match(text)) or (bones.figures[last].kind is Kind.COUNT and bool(_SINGLE.match(text)))


def may_overlap(names: Sequence[str]) -> bool:
    """Return whether parts are of what one person or case may have several of, by the words beside them."""
    return any(map(_ATTRIBUTE.search, names)) and not any(map(_NONE.search, names))


def alike(a: Figure, b: Figure) -> bool:
    """Return whether two figures can be amounts of one thing: both counts, or amounts in the same unit."""
    if sign(a) != sign(b) or a.per != b.per:
        return False
    return (a.kind is not Kind.MONEY and a.kind is not Kind.MEASURE and a.kind is not Kind.DURATION) or a.unit == b.unit


def like(a: Figure, b: Figure) -> bool:
    """Return whether two amounts can be of one sum; a unit may be left out where the scale is said ("2 million tonnes
    and 3 million")."""
    return alike(a, b) or bool(a.scale and b.scale and "" in (a.unit, b.unit))


def near(parts: Sequence[Figure], total: Figure) -> bool:
    """Return whether parts come near enough to a total to be meant as its parts: within about three quarters to four
    thirds of it, or exactly when one figure is moved by powers of ten."""
    values = [value_of(f) for f in parts]
    whole, made = value_of(total), sum(values, Fraction(0))
    if whole <= 0 or made <= 0:
        return False
    return Fraction(18, 25) <= made / whole <= Fraction(4, 3) or displaced(parts, total)


def displaced(parts: Sequence[Figure], total: Figure) -> bool:
    """Return whether parts make a total exactly once the digits of one figure change their order or its point moves."""
    values = [value_of(f) for f in parts]
    whole, made = value_of(total), sum(values, Fraction(0))
    return any(
        _moved(missing, value) or _swapped(missing, value)
        for missing, value in [(made, whole), *((whole - made + v, v) for v in values)]
    )


def has_sum_inside(parts: Sequence[Figure], total: Figure) -> bool:
    """Return whether some of the parts in a row make the total, or one part alone is more than all should be."""
    whole, values = value_of(total), [value_of(f) for f in parts]
    runs = (sum(values[a:b]) for a in range(len(values)) for b in range(a + 2, len(values) + 1))
    return any(made == whole for made in runs) or (max(values) > whole and not displaced(parts, total))


def is_digit_off(parts: Sequence[Figure], total: Figure) -> bool:
    """Return whether a single digit tells the sum of parts from a total."""
    off = abs(sum(map(value_of, parts), Fraction(0)) - value_of(total))
    return off > 0 and off / Fraction(10) ** magnitude(off) in range(1, 10)


def shifted(parts: Sequence[Figure], total: Figure) -> bool:
    """Return whether a total of three digits or more has the digits of its parts' sum, at another power of ten."""
    digits, made = _digits(value_of(total)), _digits(sum(map(value_of, parts), Fraction(0)))
    return len(digits) > 2 and digits == made


def _swapped(needed: Fraction, value: Fraction) -> bool:
    """Return whether a value has the digits of the one needed in another order."""
    digits = sorted(_digits(needed)) if needed > 0 and value > 0 else []
    return bool(digits) and digits == sorted(_digits(value))


def _digits(value: Fraction) -> str:
    """Return the digits of a number that is written with few decimals, without zeros at its ends; "" for others."""
    scaled = value * _FINEST
    return str(scaled.numerator).strip("0") if scaled.denominator == 1 else ""


def _moved(needed: Fraction, value: Fraction) -> bool:
    """Return whether a value is the one needed, up to a fiftieth, but for its power of ten."""
    if needed <= 0 or value <= 0:
        return False
    ratio = needed / value
    power = Fraction(10) ** magnitude(ratio * 2)
    return power != 1 and abs(ratio / power - 1) <= Fraction(1, 50)
