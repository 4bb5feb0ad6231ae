"""Amounts printed in two currencies imply one exchange rate throughout a document.

"£40 million ($52 million) ... £10 million ($13 million)" both imply 1.3 dollars a pound. No outside rate is used, so
that a first pair says nothing by itself; a rate that the document prints ("$1 = 0.92 euros") is one of them. Rates of
different times differ: a difference of less than a sixth, within a sentence of less than a tenth, is unsure, and where
the sentences name different years only a rate twice another is an error.

Formula: rate = converted / amount; the rates of all pairs of two currencies must have a value in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from claimcheck.checks._law import Equation, conclude, said
from claimcheck.checks._paired import pairs, plain
from claimcheck.checks._text import is_two_sided
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.interval import Interval, printed, rounding_unit
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Span, Status
from claimcheck.records import dataclass, replace

NAME = "currency"
_MOST_COMPARED = 40  # pairs of a document that show which rate most agree with
_ONE_DAY = Fraction(11, 10)  # rates of one sentence are of one day, but for so much
_DRIFT = Fraction(7, 6)  # rates of one text so far apart may be of different days
_OTHER_YEARS = Fraction(2)  # and of different years, so far


@dataclass(frozen=True, slots=True)
class _Rate:
    """A pair of amounts, in the order of their currencies' codes if `turned`, and the years that its sentence names."""

    amount: Figure
    converted: Figure
    years: frozenset[int]
    turned: bool
    sentence: int

    @property
    def is_stated(self) -> bool:
        """Whether the rate itself is printed: "$1 = 0.92 euros"."""
        return _is_unit(self.amount) or _is_unit(self.converted)

    @property
    def interval(self) -> Interval:
        first, second = (self.converted, self.amount) if self.turned else (self.amount, self.converted)
        return _amount(second, rounded=not self.turned) / _amount(first, rounded=self.turned)


def currency(first: Sequence[Printed], second: Sequence[Printed], *, note: str = "") -> Finding:
    """Compare the exchange rates that two pairs of amounts imply.

    Args:
        first: an amount and the same in another currency ("£40 million", "$52 million").
        second: another amount and its conversion, between the same currencies in the same order.
        note: how the figures were tied.

    Raises:
        ValueError: the two pairs are not of the same two currencies.
        UndefinedQuotientError: an amount may be zero.
    """
    names = ("amount", "converted", "other_amount", "other_converted")
    figures = dict(zip(names, map(read_figure, (*first, *second)), strict=True))
    units = [figure.unit for figure in figures.values()]
    if units[:2] != units[2:] or units[0] == units[1]:
        raise ValueError("the two pairs must be of the same two currencies, in the same order")
    return _finding(figures, note, _DRIFT)


def _amount(figure: Figure, *, rounded: bool) -> Interval:
    """Return an amount's interval; of one that was converted, trailing zeros are read as rounding where two digits are
    kept."""
    if _is_unit(figure):
        return Interval(Fraction(1), Fraction(1))
    half = rounding_unit(figure) / 2 if rounded else Fraction(figure.quantum) / 2
    # "Up to £9m ($17m)" bounds the amount, not the rate.
    hedged = printed(figure if is_two_sided(figure) else plain(figure))
    value = Fraction(figure.value)
    return Interval(min(hedged.low, value - half), max(hedged.high, value + half))


def _exact(figure: Figure) -> Figure:
    return replace(figure, quantum=Decimal(0)) if _is_unit(figure) else figure


def _is_unit(figure: Figure) -> bool:
    """Return whether a figure is one unit of a currency, of which a rate is stated."""
    return figure.value == 1 and figure.quantum == 1


def _finding(figures: dict[str, Figure], note: str, drift: Fraction) -> Finding:
    equation = Equation(
        "other_converted",
        lambda amount, converted, other: other * converted / amount,
        {
            "amount": lambda v: v["converted"] * v["other_amount"] / v["other_converted"],
            "converted": lambda v: v["amount"] * v["other_converted"] / v["other_amount"],
            "other_amount": lambda v: v["amount"] * v["other_converted"] / v["converted"],
            "other_converted": lambda v: v["other_amount"] * v["converted"] / v["amount"],
        },
    )
    one, two, three, four = figures.values()
    # Which of two amounts was converted is known by their order in the text.
    rates = [
        _amount(b, rounded=a.start <= b.start) / _amount(a, rounded=a.start > b.start)
        for a, b in ((one, two), (three, four))
    ]
    return conclude(
        NAME,
        equation,
        figures,
        lambda computed: f"at the rate of {said(one)} ({said(two)}), {said(three)} is {computed}",
        given=("amount", "converted", "other_amount"),
        judged={name: _exact(plain(figure)) for name, figure in figures.items()},
        status=_status(rates[0], rates[1], drift),
        note=note,
    )


def _status(one: Interval, two: Interval, drift: Fraction) -> Status:
    if one.meets(two):
        return Status.CONSISTENT
    low, high = (one, two) if one.is_below(two) else (two, one)
    apart = Fraction(high.low) / Fraction(low.high)
    return Status.UNSURE if apart < drift else Status.INCONSISTENT


def _in_document(reading: Reading) -> Results:
    known: dict[tuple[str, str], list[_Rate]] = {}
    for rate in _rates(reading):
        key = (rate.converted.unit, rate.amount.unit) if rate.turned else (rate.amount.unit, rate.converted.unit)
        known.setdefault(key, []).append(rate)
    for rates in known.values():
        yield from _judged(rates)


def _judged(rates: Sequence[_Rate]) -> Results:
    """Yield, of each pair but the one with which most agree, whether it agrees with that one."""
    if len(rates) < 2:
        return
    some = rates[:_MOST_COMPARED]
    base = max(some, key=lambda rate: (rate.is_stated, sum(rate.interval.meets(other.interval) for other in some)))
    for rate in rates:
        if rate is base:
            continue
        first, second = _in_order(base), _in_order(rate)
        names = ("amount", "converted", "other_amount", "other_converted")
        figures = dict(zip(names, (*first, *second), strict=True))
        drift = _ONE_DAY if base.sentence == rate.sentence else _DRIFT
        yield _finding(figures, "", _OTHER_YEARS if len(base.years | rate.years) > 1 else drift)


def _in_order(rate: _Rate) -> tuple[Figure, Figure]:
    return (rate.converted, rate.amount) if rate.turned else (rate.amount, rate.converted)


def _rates(reading: Reading) -> Iterator[_Rate]:
    for sentence in reading.sentences:
        currencies = {figure.unit for figure in sentence.figures if figure.kind is Kind.MONEY}
        if currencies and not _ONES.isdisjoint(sentence.words):
            yield from _stated(sentence)
        if len(currencies) < 2:
            continue
        for pair in pairs(sentence, {Kind.MONEY}):
            first, second = pair.first, pair.second
            if first.unit != second.unit and first.unit and second.unit and pair.firm and _plain(first, second):
                yield _Rate(first, second, _years(sentence), first.unit > second.unit, sentence.index)


_ONES = frozenset(
    "dollar euro pound yen yuan franc rouble ruble rupee won peso real rand tenge krona krone lira zloty".split()
)
# "450 tenge to the dollar", "1.30 dollars per pound"
_TO_ONE = regex(
    r"\s+(?:to|per|for|against)\s+(?P<unit>(?:the\s+|an?\s+|one\s+|each\s+|every\s+)?(?:u\.?s\.?\s+)?"
    rf"(?P<name>{one_of(tuple(sorted(_ONES)))}))\b",
    re.IGNORECASE,
)


def _stated(sentence: Sentence) -> Iterator[_Rate]:
    """Yield the rates that a sentence prints as an amount of one currency for one unit of another."""
    for figure in sentence.figures:
        if figure.kind is not Kind.MONEY or figure.is_range or figure.value <= 0:
            continue
        start, end = figure.start - sentence.span.start, figure.end - sentence.span.start
        # The name of the other currency may have been read as what the amount is paid for.
        match = _TO_ONE.search(sentence.text, start, end) or _TO_ONE.match(sentence.text, end)
        if match is None:
            continue
        one = read_figure(f"1 {match['name']}")
        span = Span(*(sentence.span.start + place for place in match.span("unit")))
        one = replace(one, span=span, surface=match["unit"])
        amount = replace(figure, per="")
        if one.kind is Kind.MONEY and one.unit != amount.unit:
            yield _Rate(amount, one, _years(sentence), amount.unit > one.unit, sentence.index)


def _plain(first: Figure, second: Figure) -> bool:
    return first.value > 0 and second.value > 0 and not (first.is_range or second.is_range) and first.per == second.per


def _years(sentence: Sentence) -> frozenset[int]:
    return frozenset(int(f.value) for f in sentence.figures if f.kind in (Kind.YEAR, Kind.DATE) and f.value)


CHECK = Check(
    code="CC309",
    name=NAME,
    title="Amounts in two currencies imply one exchange rate",
    explanation=__doc__,
    law=currency,
    examples=Examples(
        consistent=(
            "The yard was sold for £40 million ($52 million). Its cranes brought £10 million ($13 million).",
            "Fares rose from 80 yen (56 cents) to 120 yen (84 cents).",
            "The mill cost 500 million euros ($543 million). ($1 = 0.9212 euros)",
        ),
        inconsistent=(
            "The yard was sold for £40 million ($52 million). Its cranes brought £10 million ($31 million).",
            "A ticket costs €20 ($22) and a season pass €300 ($33).",
            "The house was sold for €300,000 ($330,000) and its garden for €50,000 ($65,000).",
            "The mill cost 900 million yen ($12 million). The rate was 150 yen to the dollar.",
        ),
        silent=(
            "Cash was £9.9 million (2018: £16.4 million).",
            "The yard was sold for £40 million ($52 million).",
        ),
    ),
    in_document=_in_document,
)
