"""What the checks of parts and wholes share: equations of sums, shares and products, and pieces of forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from claimcheck.checks._law import Equation, Values, added, conclude, figures_of, percent, said, value_of
from claimcheck.checks._skeleton import COUNT, PERCENT, RATIO, words
from claimcheck.checks._words import OF_ALL, one_of, phrases
from claimcheck.figures import Printed, read_figure
from claimcheck.interval import (
    Interval,
    UndefinedQuotientError,
    around,
    exact,
    is_exact,
    loosely,
    printed,
    rounding_unit,
)
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Hedge, Kind, Sentence, Span, Status
from claimcheck.records import dataclass, replace

HUNDRED = exact(100)
_FIRM_WIDTH = Fraction(1, 40)
_CENT = Decimal("0.01")

# --- laws ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Firm(Equation):
    """An equation whose imprecise band is one unit of the last digits, but for amounts at most a fortieth more than
    their rounding: one unit of "$3 billion" would excuse any total."""

    def judge(self, figures: Mapping[str, Figure], *, zeros: bool = False) -> Status:
        """Return whether the relation holds between the figures."""
        stated = figures[self.stated]
        others = [f for name, f in figures.items() if name != self.stated]
        if self.compute(*map(printed, others)).meets(printed(stated)):
            return Status.CONSISTENT
        try:
            loose = self.compute(*map(_loosely, others))
        except UndefinedQuotientError:
            return Status.IMPRECISE
        return Status.IMPRECISE if loose.meets(_loosely(stated)) else Status.INCONSISTENT


def _loosely(figure: Figure) -> Interval:
    if figure.kind is Kind.PERCENT or is_exact(figure):
        return loosely(figure)
    more = min(Fraction(figure.quantum) / 2, abs(value_of(figure)) * _FIRM_WIDTH)
    return printed(figure) + around(0, more)


def share_equation(part: str, whole: str, stated: str) -> Equation:
    """Return the equation `stated % = 100 * part / whole`, the roles named as given."""
    return Firm(
        stated,
        lambda a, b: a / b * HUNDRED,
        {
            part: lambda v: v[stated] * v[whole] / 100,
            whole: lambda v: 100 * v[part] / v[stated],
            stated: lambda v: 100 * v[part] / v[whole],
        },
    )


SHARE_OF = share_equation("part", "whole", "stated")


def share_law(check: str, part: Printed, whole: Printed, stated: Printed, *, note: str = "") -> Finding:
    """Return the finding of a check on whether a part is the stated percentage of its whole."""
    figures = figures_of(part=part, whole=whole, stated=stated)
    return conclude(
        check,
        SHARE_OF,
        figures,
        lambda share: f"{said(figures['part'])} of {said(figures['whole'])} is {share}",
        given=("part", "whole"),
        write=percent,
        note=note,
    )


def product_equation(count: str, each: str, total: str) -> Equation:
    """Return the equation `total = count * each`, the roles named as given."""
    return Firm(
        total,
        lambda a, b: a * b,
        {
            count: lambda v: v[total] / v[each],
            each: lambda v: v[total] / v[count],
            total: lambda v: v[count] * v[each],
        },
    )


@dataclass(frozen=True, slots=True)
class Sum(Equation):
    """A sum of parts. It is imprecise when it misses the total, rounding allowed, by no more than one unit of the
    coarsest last digit; where all numbers end in zeros, that is the last digit before the fewest of them (15,200 and
    5,000 may make 20,300). Money to the cent is mostly exact: a sum that only rounding explains is imprecise."""

    def judge(self, figures: Mapping[str, Figure], *, zeros: bool = False) -> Status:
        """Return whether the parts make the total."""
        stated = figures[self.stated]
        others = [f for name, f in figures.items() if name != self.stated]
        if stated.hedge is Hedge.ABOUT and not _is_rounder(stated, others):
            stated = replace(stated, hedge=Hedge.NONE)
            others = [replace(f, hedge=Hedge.NONE) if f.hedge is Hedge.ABOUT else f for f in others]
        made, total = self.compute(*map(printed, others)), printed(stated)
        if made.meets(total):
            near = _only_touches(made, total) or _is_cents_off(stated, others)
            return Status.IMPRECISE if near else Status.CONSISTENT
        zeros_unit = min(rounding_unit(f) for f in figures.values())
        unit = max(*map(unit_of, figures.values()), zeros_unit if zeros_unit > 1 else Fraction(0))
        computed = self.compute(*map(printed, others)) + around(0, unit)
        return Status.IMPRECISE if computed.meets(printed(stated)) else Status.INCONSISTENT


def _is_cents_off(total: Figure, parts: Sequence[Figure]) -> bool:
    """Return whether sums of money are printed to the cent and do not add up to it."""
    exact_money = all(f.kind is Kind.MONEY and f.quantum == _CENT and f.scale == 0 for f in (total, *parts))
    return exact_money and sum(part.value for part in parts) != total.value


def _only_touches(a: Interval, b: Interval) -> bool:
    """Return whether two intervals have just one end in common, each part being rounded as far as can be."""
    return a.low != a.high and b.low != b.high and (a.low == b.high or a.high == b.low)


def sum_equation(parts: Sequence[str], total: str) -> Sum:
    """Return the equation `total = sum of the parts`, the roles named as given."""
    solve = {name: left_by(name, parts, total) for name in parts}
    solve[total] = lambda v: sum((v[p] for p in parts), Fraction(0))
    return Sum(total, lambda *intervals: add(intervals), solve)


def sum_law(check: str, parts: Sequence[Printed], stated: Printed, *, part: str = "part", note: str = "") -> Finding:
    """Return the finding of a check on whether parts, each a `part` in its roles, make the stated total."""
    names = tuple(f"{part}_{i + 1}" for i in range(len(parts)))
    figures = figures_of(**dict(zip(names, parts, strict=True)), total=stated)
    inputs = added(said(figures[name]) for name in names)
    equation = sum_equation(names, "total")
    return conclude(check, equation, figures, lambda made: f"{inputs} is {made}", given=names, note=note)


def sum_status(parts: Sequence[Figure], total: Figure) -> Status:
    """Return whether parts make a total: the outcome of `sum_law` without its words and repairs, which take longer."""
    figures = {f"part_{i}": part for i, part in enumerate(parts)} | {"total": total}
    return Sum("total", lambda *intervals: add(intervals), {}).judge(figures)


def quotient_equation(total: str, number: str, each: str) -> Equation:
    """Return the equation `each = total / number`, the roles named as given."""
    return Firm(
        each,
        lambda a, b: a / b,
        {
            total: lambda v: v[each] * v[number],
            number: lambda v: v[total] / v[each],
            each: lambda v: v[total] / v[number],
        },
    )


def left_by(name: str, parts: Sequence[str], total: str, factor: int = 1) -> Callable[[Values], Fraction]:
    """Return what solves `factor * total = sum of the parts` for the part `name`."""
    others = [part for part in parts if part != name]
    return lambda v: factor * v[total] - sum((v[p] for p in others), Fraction(0))


def add(intervals: tuple[Interval, ...]) -> Interval:
    """Return all sums of one value of each."""
    result = exact(0)
    for interval in intervals:
        result = result + interval
    return result


def _is_rounder(total: Figure, parts: list[Figure]) -> bool:
    """Return whether a total is printed less finely than its parts, so that "about" can be said of the total alone."""
    unit = rounding_unit(total)
    return unit > 0 and any(value_of(part) % unit for part in parts)


def unit_of(figure: Figure) -> Fraction:
    """Return the worth of the last printed digit, 0 for counts printed in full."""
    return Fraction(0) if is_whole_count(figure) else Fraction(figure.quantum)


def is_whole_count(figure: Figure) -> bool:
    """Return whether the figure counts things and is printed to the last one."""
    return figure.kind in (Kind.COUNT, Kind.RATIO) and figure.quantum <= 1 and not figure.scale


# --- figures ---------------------------------------------------------------------------------------------------------

_PAIR = regex(
    r"(?P<first>.*?\S)(?P<between>\s+(?:out\s+of|of|in)(?:\s+(?:the|every|all))?\s+|\s?[/∕⁄]\s?)(?P<last>\S.*)", re.S
)


def halves(figure: Figure) -> tuple[Figure, Figure] | None:
    """Return the two counts of a ratio that prints both ("8 of 17", "13/39"), None for "two-thirds"."""
    if figure.ratio is None or not (match := _PAIR.fullmatch(figure.surface)):
        return None
    first, last = match.span("first"), match.span("last")
    return (
        _half(figure, _whole_number(match["first"], figure.ratio[0]), *first, figure.hedge),
        _half(figure, _whole_number(match["last"], figure.ratio[1]), *last, Hedge.NONE),
    )


def _whole_number(printed: str, otherwise: int) -> int:
    """Return the number that digits print: the figure's own ratio may be in lowest terms."""
    digits = re.sub(r"[, \u00a0]", "", printed)
    return int(digits) if digits.isdecimal() else otherwise


def _half(figure: Figure, value: int, start: int, end: int, hedge: Hedge) -> Figure:
    span = Span(figure.start + start, figure.start + end)
    return replace(
        figure,
        span=span,
        surface=figure.surface[start:end],
        kind=Kind.COUNT,
        value=Decimal(value),
        quantum=Decimal(1),
        ratio=None,
        hedge=hedge,
        unit="",
    )


_BRACKETED = regex(
    r"[ \u00a0]?(?P<words>(?:[ \u00a0][^\W\d_][\w’'-]*){0,4})[ \u00a0]?"
    r"[(\[](?P<number>[$£€¥]?[ ]?(?:\d[\d,. ]*\d|\d)(?:[ ]?%|[ ](?:thousand|million|billion))?)[)\]]"
)


def bracketed(sentence: Sentence, figure: Figure) -> tuple[Figure, str] | None:
    """Return the number that stands alone in brackets after a figure and its noun, and the words between: brackets hold
    references and notes too, so only a form that asks for it may read such a number."""
    text = sentence.text
    match = _BRACKETED.match(text, figure.end - sentence.span.start) if "(" in text or "[" in text else None
    if match is None:
        return None
    try:
        number = read_figure(match["number"])
    except ValueError:
        return None
    start = sentence.span.start + match.start("number")
    return replace(number, span=Span(start, start + len(match["number"])), surface=match["number"]), match["words"]


_DIGITS = regex(r"\d")


def is_spoken(figure: Figure) -> bool:
    """Return whether a ratio is a way of speaking ("one in five", "two thirds") and not a count of cases."""
    if figure.ratio is None:
        return False
    pair = halves(figure)
    if ":" in figure.surface:
        return False
    if pair is None or figure.hedge is not Hedge.NONE:
        return True
    if " in " in figure.surface:
        return figure.ratio[1] <= 100
    return figure.ratio[1] <= 10 and not _DIGITS.search(figure.surface)


# --- words -----------------------------------------------------------------------------------------------------------

OPEN = r"\s*[(\[]\s*"
CLOSE = r"\s*[)\]]"
_ESTIMATED = phrases("total of | total number of | estimated | remaining | other")
# "of the 40", "of the region's 90,000", "of the city's estimated 40", "of a total number of 40", "of the remaining 40"
THE = rf" (?:(?:{one_of(OF_ALL, _ESTIMATED)}|[\w-]+[’']s) ){{0,3}}"
OF = rf" (?:out )?of{THE}"
# "8 of 17", "24 patients out of the 71", "13/39", or one figure that prints both.
PAIR = (
    rf"(?:(?P<part>{COUNT})(?:{words(0, 3, but='and|or|of|out')}{OF}|\s?[/∕⁄]\s?)(?P<whole>{COUNT})|(?P<ratio>{RATIO}))"
)
SHARE = rf"(?P<share>{PERCENT})"


@dataclass(frozen=True, slots=True)
class Spoken(Equation):
    """A percentage beside a spoken ratio. Speech rounds: "one in five" is said of 19% to 21% and more loosely of 18% to
    22% (imprecise); "nearly" goes down to six sevenths of the ratio, and "over" as far as
    the next fraction that people say, as measured on news and reports that print both."""

    def judge(self, figures: Mapping[str, Figure], *, zeros: bool = False) -> Status:
        """Return whether the percentage is what the ratio says."""
        stated = figures[self.stated]
        ratio = next(f for name, f in figures.items() if name != self.stated)
        share = printed(replace(stated, hedge=Hedge.NONE)) / HUNDRED
        return _spoken_status(ratio, share)


def _spoken_status(ratio: Figure, share: Interval) -> Status:
    """Return whether a ratio may be said of a share, both as fractions of 1 (see `Spoken`)."""
    for status, width in ((Status.CONSISTENT, 0), (Status.IMPRECISE, 1)):
        low, high = (SPOKEN_WIDTHS.get(ratio.hedge) or SPOKEN_WIDTHS[Hedge.NONE])[width]
        top = _next_fraction(value_of(ratio)) if ratio.hedge in _UPWARD else value_of(ratio)
        if Interval(value_of(ratio) * (1 + low), top * (1 + high)).meets(share):
            return status
    return Status.INCONSISTENT


_Widths = tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]]


def _widths(low: int, high: int, loose_low: int, loose_high: int) -> _Widths:
    return (Fraction(low, 100), Fraction(high, 100)), (Fraction(loose_low, 100), Fraction(loose_high, 100))


# How far below and above a spoken ratio a percentage may lie, in hundredths of the ratio: consistent, then imprecise.
SPOKEN_WIDTHS: Mapping[Hedge, _Widths] = {
    Hedge.NONE: _widths(-5, 5, -10, 10),
    Hedge.ABOUT: _widths(-8, 8, -12, 12),
    Hedge.NEARLY: _widths(-15, 1, -18, 3),
    Hedge.LESS_THAN: _widths(-30, 0, -100, 1),
    Hedge.AT_MOST: _widths(-30, 2, -100, 3),
    Hedge.JUST_OVER: _widths(-1, 15, -3, 20),
    Hedge.MORE_THAN: _widths(0, 0, -2, 10),
    Hedge.AT_LEAST: _widths(-2, 0, -3, 10),
}
_UPWARD = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST})
_SAID = tuple(
    Fraction(a, b) for a, b in ((1, 20), (1, 10), (1, 5), (1, 4), (1, 3), (1, 2), (2, 3), (3, 4), (4, 5), (9, 10))
)


def _next_fraction(value: Fraction) -> Fraction:
    """Return the next greater fraction that people say, 1 above nine tenths."""
    return next((f for f in _SAID if f > value), Fraction(1))


@dataclass(frozen=True, slots=True)
class SaidShare(Equation):
    """A fraction as it is said of a part; the whole members of a whole come nearest to it."""

    def judge(self, figures: Mapping[str, Figure], *, zeros: bool = False) -> Status:
        """Return whether the fraction may be said of the part."""
        part, whole, stated = (figures[name] for name in ("part", "whole", "stated"))
        share = self.compute(printed(part), printed(whole))
        if is_whole_count(part) and is_whole_count(whole):
            share = share + around(0, 1 / (2 * value_of(whole)))
        return _spoken_status(stated, share)


SAID_SHARE = SaidShare(
    "stated",
    lambda part, whole: part / whole,
    {"part": lambda v: v["stated"] * v["whole"], "whole": lambda v: v["part"] / v["stated"]},
)
