"""A number of things, what each costs, and what all cost: "120 desks at $45 each for $5,400".

The rule is `total = count x price`. Prices and totals stand for all values that round to what is printed; a word that
says that more went into the total ("before a discount", "plus", "warrants") keeps the check silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._law import value_of
from claimcheck.checks._skeleton import COUNT, MEASURE, MONEY, Skeleton, sign
from claimcheck.checks._triples import (
    Triple,
    between,
    comparable,
    is_blocked,
    is_slip,
    is_valuation,
    price_among,
    product_law,
    unhedged,
    with_prices,
)
from claimcheck.checks._words import entries, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.figures.data.units_generated import NAMES
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "per_unit"
_TOTAL_CUE = regex(rf"\b{one_of(vocabulary.SUMS_LED_BY)}\b|[(:=,]\s*$", re.IGNORECASE)
_THE = one_of(("the",), vocabulary.OWNERS)
_EACH_OF = regex(rf"\beach\s+of\s+(?:{_THE}\s+)?$", re.IGNORECASE)
# "2 million of the 3 million shares"
_OF_THE = regex(rf"\s+of\s+{_THE}\s+")
_AT = regex(r"\bat\s+$", re.IGNORECASE)
# "40 rooms at $120 a night, $4,800": each thing is let or paid for by the time, and all are for one.
_LET_BY = frozenset({"night", "day", "session", "game"})
_HAVE_CENTS = frozenset("AUD CAD EUR HKD NZD SGD USD ZAR".split())
_TIMES = frozenset({"hour", "day", "week", "month", "year", "night"})
_ADDING = one_of(
    phrases("with | including | plus | after | before | once | net of | excluding | less | in addition to")
)
_WITH_MORE = regex(rf"[^,;.]{{0,30}}?,?\s{_ADDING}\s", re.IGNORECASE)
_FURTHER = regex(rf"\b{one_of(vocabulary.FURTHER)}\s+$", re.IGNORECASE)
_OF = entries("for on buy buys bought of")
_OF_THINGS = regex(rf"\s+{one_of(_OF)}\s+(?:the\s+)?(?:\w+\s+){{0,2}}", re.IGNORECASE)
_THEN_THINGS = regex(r"\s*,?\s+(?!and\b)(?:(?!and\b|or\b)[\w-]+,?\s+){0,3}", re.IGNORECASE)
# "..., up from 400, ...": the count before it is the one that was sold.
_COMPARED = one_of(
    phrases("compared with | compared to | against | versus | vs | vs. | rather than | instead of"),
    phrases("more than | fewer than | less than"),
)
_OLD_COUNT = regex(
    rf"\b(?:(?:up|down)\s+(?:\w+\s+)?(?:from|on)|{_COMPARED})\s+(?:about\s+|some\s+|the\s+)?$", re.IGNORECASE
)
_SOME_OF = regex(rf"\s*(?:\w+\s+)?(?:of|from|among)\s+{one_of(vocabulary.THOSE)}\b", re.IGNORECASE)
_FOR_ALL = entries("total aggregate combined all")
_OF_ALL = regex(rf"\b{one_of(_FOR_ALL)}\b", re.IGNORECASE)
_JOINED_SUM = regex(r"\b(?:and|plus|along with)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def per_unit(count: Printed, price: Printed, total: Printed) -> Finding:
    """Compare what a number of things cost with their price.

    Args:
        count: how many there are.
        price: what each costs.
        total: what all are said to cost, in the same currency.

    Returns:
        Whether count x price meets the total.
    """
    return product_law(NAME, count=count, price=price, total=total)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones, triples = with_prices(sentence)
    used: set[int] = set()
    for triple in triples:
        if not used & set(triple.indices) and not is_valuation(triple) and (roles := _roles(bones, triple)):
            findings = tuple(_judged(bones, triple, *roles))
            if findings:
                used.update(triple.indices)
            yield from findings


def _judged(bones: Skeleton, triple: Triple, count: int, price: int, total: int) -> Iterator[Finding]:
    figures = bones.figures
    if _OLD_COUNT.search(bones.before(count)):
        if not count or sign(figures[count - 1]) not in (COUNT, MEASURE):
            return
        count -= 1
    counts = [count]
    if count > 0 and _OF_THE.fullmatch(between(bones, count - 1, count)):
        counts = [count - 1, count]  # "bought 2 million of the 3 million shares at ..."
    each = _in_cents_of(figures[price], figures[total])
    findings = [per_unit(figures[i], each, figures[total]) for i in counts]
    for finding in findings:
        if finding.status is not Status.INCONSISTENT:
            yield finding
            return
    if len(counts) == 1 and _firm(bones, triple, figures[count], each, figures[total]):
        yield findings[0]


def _in_cents_of(price: Figure, total: Figure) -> Figure:
    """Return a price in cents as one in those of the total's currency: cents are of many, and read as a dollar's."""
    of_none = "cent" in price.surface.lower() and "$" not in price.surface
    return replace(price, unit=total.unit) if of_none and total.unit in _HAVE_CENTS else price


def _roles(bones: Skeleton, triple: Triple) -> tuple[int, int, int] | None:
    money = [i for i in triple.indices if bones.figures[i].kind is Kind.MONEY]
    things = [i for i in triple.indices if sign(bones.figures[i]) in (COUNT, MEASURE)]
    if len(money) != 2 or len(things) != 1 or triple.indices[0] not in (things[0], money[0]):
        return None
    price = _price(bones, money, things[0])
    if price is None:
        return None
    total = next(i for i in money if i != price)
    if price == total + 1 and bones.gap(total).strip() == "and":
        return None  # "40 francs and 66 centimes each"
    leads = {total: _OF_THINGS, price: _THEN_THINGS}.get(triple.indices[0])
    if leads and not leads.fullmatch(triple.gaps[0]):
        return None
    count, whole = bones.figures[things[0]], bones.figures[total]
    each = _in_cents_of(bones.figures[price], whole)
    if each.unit != whole.unit or whole.per not in ("", each.per) or not _prices(each, count, whole):
        return None
    if not unhedged(each) or not unhedged(whole):
        return None
    twice = each.value == whole.value and count.value != 1  # one sum in figures and in words
    return (things[0], price, total) if value_of(whole) > 0 and not twice else None


def _price(bones: Skeleton, money: list[int], things: int) -> int | None:
    """Return which sum is what one thing costs: also that of "each of the 30 men", or of two rates that after "at"."""
    if _EACH_OF.search(bones.before(things)) and things < money[0]:
        return money[0]
    first, second = (bones.figures[i] for i in money)
    if first.per and first.per == second.per:
        return money[0] if _AT.search(bones.before(money[0])) and first.per in _TIMES else None
    return price_among(bones, money)


def _prices(price: Figure, count: Figure, whole: Figure) -> bool:
    """Return whether the price is of one of the things counted ("a share" of shares), or both sums are for one time."""
    if whole.per and whole.per == price.per:
        return True
    per = price.per.rstrip("s")
    if not per or per in ("each", "unit", "for", "piece", "apiece"):
        return not count.per
    if per in _LET_BY and not whole.per:
        return True
    if NAMES.get(per) == count.unit:
        return True
    return per in count.surface.lower() or count.unit.lower().startswith(per) or not count.unit


def _firm(bones: Skeleton, triple: Triple, count: Figure, price: Figure, total: Figure) -> bool:
    inside = " ".join(triple.gaps)
    before = bones.before(triple.indices[0])[-40:]
    if _is_aside(bones, count) or _follows_product(bones, triple.indices[0]):
        return False
    if is_blocked(inside) or _FURTHER.search(before):
        return False
    last = triple.indices[-1]
    if _WITH_MORE.match(bones.gap(last)):
        return False
    if not _TOTAL_CUE.search(f"{price.surface} {bones.before(bones.figures.index(total))}"):
        return False
    first = triple.indices[0]
    summed = (
        first > 0
        and bones.figures[first - 1].kind in (Kind.MONEY, Kind.COUNT)
        and _JOINED_SUM.search(bones.before(first))
    )
    if summed and _OF_ALL.search(inside):
        return False
    return comparable(value_of(count) * value_of(price), total) or is_slip(per_unit, count, price, total)


def _is_aside(bones: Skeleton, count: Figure) -> bool:
    """Return whether a count is only of some of the things, or stands in brackets that end after it: "500 bikes (2023:
    400 at $850)"."""
    index = bones.figures.index(count)
    before, after = bones.text[: bones.places[index]], bones.text[bones.places[index] :]
    bracketed = before.count("(") > before.count(")") and after.count(")") > after.count("(")
    return bracketed or bool(_SOME_OF.match(bones.gap(index)))


def _follows_product(bones: Skeleton, first: int) -> bool:
    """Return whether other things with a price of their own stand before these, so that a total may be of both."""
    return first > 0 and sign(bones.figures[first - 1]) == MONEY and price_among(bones, [first - 1]) is not None


CHECK = Check(
    code="CC207",
    name=NAME,
    title="Count, price and total",
    explanation=__doc__,
    law=per_unit,
    examples=Examples(
        consistent=(
            "The school bought 120 desks at $45 each for $5,400.",
            "It bought back 2.4 million shares for a total of $50.6 million, or $21.10 each.",
        ),
        inconsistent=(
            "The school bought 120 desks at $45 each for $4,500.",
            "The town lays 24 km of pipe at €80,000 per kilometre, €1.29 million in all.",
            "A farm that uses 9,000 litres at 42 cents per litre pays €4,870.",
            "It bought back 2.4 million shares for a total of $56.6 million, or $21.10 each.",
        ),
        silent=(
            "The guild pays six sums of 4,166 francs and 66 centimes each, 25,000 francs in all.",
            "At $45 each, before a 10% discount, 120 desks came to $4,860.",
            "They sold a barn for $40,000 and another 300 acres at $90 an acre, $67,000 in all.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.MONEY}),
)
