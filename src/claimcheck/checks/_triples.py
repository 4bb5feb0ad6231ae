"""Three amounts of one clause that may be a number, what each costs and what all cost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._law import conclude, figures_of, magnitude, said, value_of
from claimcheck.checks._parts import product_equation
from claimcheck.checks._skeleton import COUNT, DURATION, MEASURE, MONEY, Skeleton, skeleton
from claimcheck.checks._words import entries, one_of
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Hedge, Sentence, Status
from claimcheck.records import dataclass, replace

_AMOUNTS = frozenset({COUNT, MONEY, MEASURE, DURATION})
_MOST_WORDS = 16
_NEAR = 120  # characters
_BOUNDARY = regex(r"[;!?]|\.\s|\n\s*\n")
# What stands between a product and its factors when other amounts belong to the sum, or the price changed.
_BLOCKED = regex(rf"\b{one_of(vocabulary.EXTRAS)}\b", re.IGNORECASE)
# "..., and the depot brought the bill to $26 million"
_MORE_THINGS = one_of(vocabulary.ARTICLES, vocabulary.OWNERS, ("other", "some"))
_RAISING = one_of(entries("brought brings bring took takes take pushed lifted"))
_MORE_COST = regex(rf"\b(?:and|with)\s+{_MORE_THINGS}\s.*\b{_RAISING}\b", re.IGNORECASE)
_EACH = regex(r"^\s*(?:each|apiece|a\s+piece|a\s+share|per\s+\w+)\b", re.IGNORECASE)
_PRICES = entries("price prices priced rate average")
_PRICED = regex(rf"\b{one_of(_PRICES)}\s+(?:of|at|was|is)\s*(?:about|approximately|some)?\s*$", re.IGNORECASE)
_VALUED = regex(r"\b(?:valu\w+|worth|capitali[sz]ation|EPS|earnings per share)\b")
_AT = regex(r"\bat\s+(?:about|approximately|some)?\s*$", re.IGNORECASE)
_PER_SHARE = regex(r"^\s*(?:EPS|earnings\s+per\s+share)\b", re.IGNORECASE)


def product_law(check: str, **factors_and_product: Printed) -> Finding:
    """Judge `total = count x each`.

    Args:
        check: the check's name.
        factors_and_product: how many there are, what each is worth, and what all are said to be worth, in this order
            and by the names of their roles.
    """
    figures = figures_of(**factors_and_product)
    count, each, total = figures
    return conclude(
        check,
        product_equation(count, each, total),
        figures,
        lambda made: f"{said(figures[count])} at {said(figures[each])} is {made}",
        given=(count, each),
    )


@dataclass(frozen=True, slots=True)
class Triple:
    """Three amounts in a row: their indices in the skeleton, the gaps between them, and the text around them."""

    indices: tuple[int, int, int]
    gaps: tuple[str, str]
    around: str

    def figures(self, bones: Skeleton) -> tuple[Figure, Figure, Figure]:
        """Return the three figures."""
        a, b, c = self.indices
        return bones.figures[a], bones.figures[b], bones.figures[c]


def with_prices(sentence: Sentence) -> tuple[Skeleton, Sequence[Triple]]:
    """Return a sentence's skeleton and its triples; none where it has not two sums of money and a third amount."""
    bones = skeleton(sentence)
    priced = len(sentence.figures) > 2 and bones.text.count(MONEY) > 1
    return bones, tuple(triples(bones)) if priced else ()


def triples(bones: Skeleton) -> Iterator[Triple]:
    """Yield every three amounts in a row that one clause holds; ranks, years and the like do not count."""
    amounts = [i for i, place in enumerate(bones.places) if bones.text[place] in _AMOUNTS]
    for a, b, c in zip(amounts, amounts[1:], amounts[2:], strict=False):
        gaps = (between(bones, a, b), between(bones, b, c))
        if all(len(gap.split()) <= _MOST_WORDS and not _BOUNDARY.search(gap) for gap in gaps):
            yield Triple((a, b, c), gaps, _around(bones, a, c))


def _around(bones: Skeleton, first: int, last: int) -> str:
    return bones.text[max(0, bones.places[first] - _NEAR) : bones.places[last] + _NEAR]


def between(bones: Skeleton, first: int, second: int) -> str:
    """Return the skeleton's text between two figures."""
    return bones.text[bones.places[first] + 1 : bones.places[second]]


def is_blocked(text: str) -> bool:
    """Return whether words of the text say that more than the three amounts matter."""
    return bool(_BLOCKED.search(text) or _MORE_COST.search(text))


def price_among(bones: Skeleton, indices: Sequence[int]) -> int | None:
    """Return which one of the sums of money is said to be what one thing costs or earns; the plainest words count."""
    for is_price in (_is_each, _is_priced, _is_at):
        prices = [i for i in indices if is_price(bones, i)]
        if prices:
            return prices[0] if len(prices) == 1 else None
    return None


def _is_each(bones: Skeleton, index: int) -> bool:
    figure, after = bones.figures[index], bones.gap(index)
    return bool(figure.per or " each" in figure.surface or _EACH.match(after) or _PER_SHARE.match(after))


def _is_priced(bones: Skeleton, index: int) -> bool:
    return bool(_PRICED.search(bones.before(index)))


def _is_at(bones: Skeleton, index: int) -> bool:
    return bool(_AT.search(bones.before(index)))


def swaps(figure: Figure) -> Iterator[Figure]:
    """Yield the figure with two neighbouring digits in the other order, for each two that differ.

    >>> from claimcheck.figures import read_figure
    >>> [str(f.value) for f in swaps(read_figure("$410.4"))]
    ['140.4', '401.4', '414.0']
    """
    digits = [int(d) for d in str(int(figure.value / figure.quantum))] if figure.quantum and figure.value > 0 else []
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1]:
            swapped = [*digits[:i], digits[i + 1], digits[i], *digits[i + 2 :]]
            yield replace(figure, value=int("".join(map(str, swapped))) * figure.quantum)


def is_slip(law: Callable[..., Finding], *figures: Figure) -> bool:
    """Return whether a law holds once two neighbouring digits of one figure change places."""
    return any(
        law(*figures[:i], swapped, *figures[i + 1 :]).status is Status.CONSISTENT
        for i, figure in enumerate(figures)
        for swapped in swaps(figure)
    )


def is_valuation(triple: Triple) -> bool:
    """Return whether the three amounts say what all shares are worth or earn."""
    return bool(_VALUED.search(" ".join(triple.gaps)) and "share" in triple.around.lower())


def comparable(made: Fraction, stated: Figure) -> bool:
    """Return whether a product comes near enough to a total to be meant as it: within half and double, or a power of
    ten away within a tenth."""
    total = value_of(stated)
    if made <= 0 or total <= 0:
        return False
    ratio = total / made
    if Fraction(1, 2) < ratio < 2:
        return True
    power = Fraction(10) ** magnitude(ratio * 3)
    return abs(ratio / power - 1) <= Fraction(1, 10)


def unhedged(figure: Figure) -> bool:
    """Return whether a figure bounds nothing."""
    return figure.hedge in (Hedge.NONE, Hedge.ABOUT) and not figure.is_range
