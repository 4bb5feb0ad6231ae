"""Things of several prices and what all of them cost: "two adults at £15 and three children at £9 come to £57".

The rule is `total = count x price + count x price + ...`. Each kind of thing must have its number and its price, and
words such as "come to" or "for a total of" must lead from the last of them to the sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._law import conclude, figures_of, said
from claimcheck.checks._parts import Firm, add
from claimcheck.checks._skeleton import COUNT, MEASURE, MONEY, form, skeleton, words
from claimcheck.checks._triples import comparable, is_blocked, unhedged
from claimcheck.checks._words import one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import Interval
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "several_prices"
_AT = one_of(phrases("at | for | costing | priced at"))
_EACH = one_of(phrases("each | apiece | a head | a piece | per head | per person"))
_COMING_TO = phrases(
    "come to | comes to | came to | coming to | add up to | adds up to | added up to | amount to | amounts to | "
    "amounted to | total | totals | totalled | totalling | totaling | cost | costs | make | makes | made | making | "
    "for a total of | is | equals | would come to | would cost | will cost | bring in | brings in | brought in | "
    "bringing in | taking | earning"
)
_ITEM = rf"[{COUNT}{MEASURE}]{words(0, 4, but='and|or')} {_AT} {MONEY}(?: {_EACH})?"
_SUM = form(
    rf"(?P<items>{_ITEM}(?:(?:,? (?:and|plus|\+|&) |, | ){_ITEM}){{1,7}})",
    rf",?{words(0, 4, but='and|or')} {one_of(_COMING_TO)} {vocabulary.HEDGED}(?P<total>{MONEY})",
)
_CUES = frozenset({"at", "for", "costing", "priced"})
_FEWEST, _FEWEST_SUMS = 5, 3  # figures: two numbers, two prices and their sum


def several_prices(counts: Sequence[Printed], prices: Sequence[Printed], total: Printed) -> Finding:
    """Compare what things of several prices cost together with what is stated.

    Args:
        counts: how many there are of each.
        prices: what one of each costs.
        total: what all are said to cost, in the same currency.

    Returns:
        Whether the products make the total.
    """
    pairs = [(f"count_{i + 1}", f"price_{i + 1}") for i in range(len(counts))]
    values = [value for pair in zip(counts, prices, strict=True) for value in pair]
    names = [name for pair in pairs for name in pair]
    figures = figures_of(**dict(zip(names, values, strict=True)), total=total)
    equation = Firm("total", _all, {"total": lambda v: sum((v[c] * v[p] for c, p in pairs), Fraction(0))})
    made = " + ".join(f"{said(figures[c])} at {said(figures[p])}" for c, p in pairs)
    exactly = {name: _in_cents(figure) if name.startswith("price") else figure for name, figure in figures.items()}
    return conclude(NAME, equation, figures, lambda sum_of_all: f"{made} is {sum_of_all}", given=names, judged=exactly)


def _in_cents(price: Figure) -> Figure:
    """Return a price that is printed without cents, of which it has none, as exact to the cent."""
    whole = price.quantum == 1 and price.hedge is Hedge.NONE
    return replace(price, quantum=Decimal("0.01")) if whole else price


def _all(*factors: Interval) -> Interval:
    return add(tuple(count * price for count, price in zip(factors[::2], factors[1::2], strict=True)))


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(sentence)
    if bones.text.count(MONEY) < _FEWEST_SUMS:
        return
    for match in _SUM.finditer(bones.text):
        *items, total = bones.figures_in(match.start("items"), match.end())
        counts, prices = items[::2], items[1::2]
        if any(price.unit != total.unit for price in prices) or not all(map(unhedged, (*items, total))):
            continue
        finding = several_prices(counts, prices, total)
        made = sum((Fraction(c.value) * Fraction(p.value) for c, p in zip(counts, prices, strict=True)), Fraction(0))
        if finding.status is not Status.INCONSISTENT or (
            comparable(made, total) and not is_blocked(match[0] + bones.text[match.end() :])
        ):
            yield finding


CHECK = Check(
    code="CC242",
    name=NAME,
    title="Things of several prices and their sum",
    explanation=__doc__,
    law=several_prices,
    examples=Examples(
        consistent=(
            "Two spades at £15 and three rakes at £9 come to £57.",
            "We bought 12 nets at $40, 3 oars at $150 each and 2 lamps at $35, for a total of $1,000.",
        ),
        inconsistent=(
            "Two spades at £15 and three rakes at £9 come to £67.",
            "We bought 12 nets at $40, 3 oars at $150 each and 2 lamps at $35, for a total of $1,200.",
        ),
        silent=(
            "Two spades at £15 and three rakes at £9 come to £50 after the discount.",
            "Two spades at £15 and three rakes at £9 were sold, and the till had £67.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.MONEY}),
    cues=_CUES,
    least=_FEWEST,
)
