"""What the checks of changes share: which two figures are comparable, and the equation of a change in percent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial

from claimcheck.checks import _change_words as words
from claimcheck.checks._change_frame import Frame
from claimcheck.checks._factors import factors
from claimcheck.checks._law import Equation, measured, said, value_of
from claimcheck.interval import End, Interval, UndefinedQuotientError, exact, loosely, printed, rounding_unit
from claimcheck.model import Change, Figure, Finding, Hedge, Kind, Status
from claimcheck.records import replace

HUNDRED = exact(100)
ONE = exact(1)
_LEVELS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.DURATION})
_MEASURED = frozenset({Kind.MEASURE, Kind.DURATION})
# "More than 50%" is true of 500% too, but nobody writes so: beyond this many times the figure, the words mislead.
_HEDGE_REACH = 2
# The same for the old and the new value: "from more than 50,000".
_LEVEL_REACH = Decimal("1.5")
# Words such as "a third" pass for anything within so many percentage points, as measured on fractions with their
# percentage.
_FRACTION_MARGIN = Decimal("2.5")
# What a value is measured per, and another one beside it need not repeat; "80 kilometres an hour" is no distance.
_UNSAID = frozenset({"day", "week", "month", "year", "hectare", "acre", "capita"})
_CENT = Decimal("0.01")
NAMES = {Change.UP: "a rise", Change.DOWN: "a fall", Change.NONE: "a change"}
ORDER = (Status.CONSISTENT, Status.IMPRECISE, Status.UNSURE, Status.INCONSISTENT)


def comparable(before: Figure, after: Figure, *, rounded: bool = False) -> tuple[Figure, Figure] | None:
    """Return the two figures, or None where they are not of one kind and unit. One of the two may leave out the unit:
    "8,000 volunteers, up from 5,000". Prices in whole units are exact, unless they are said to be `rounded`."""
    if before.is_range or after.is_range or before.margin is not None or after.margin is not None:
        return None
    if before.kind is after.kind is Kind.PERCENT:
        return before, after
    if before.kind is after.kind is Kind.MONEY and not rounded:
        before, after = _to_the_cent(before, after), _to_the_cent(after, before)
    if before.kind not in _LEVELS or after.kind not in _LEVELS:
        return None
    if before.per and after.per and before.per != after.per:
        return None
    if before.per != after.per and before.scale != after.scale:
        return None  # a total and an amount per share
    if _both_counts(before, after) and not _same_noun(before.unit, after.unit):
        return None
    same = before.unit == after.unit or _both_counts(before, after) or _at_one_rate(before.unit, after.unit)
    if not same and not _bare(before) and not _bare(after):
        return None
    if before.kind is not after.kind and not (before.scale and after.scale) and before.scale != after.scale:
        return None  # "$62 million, up 5% on 20" is of no 20 million
    return before, after


def _at_one_rate(one: str, other: str) -> bool:
    """Return whether two units differ in a period only, which the second value need not repeat: "120 litres a day, 20%
    less than the 150 litres of 2010"."""
    amount, _, period = max(one, other, key=len).partition(" / ")
    return period in _UNSAID and amount in (one, other)


def _to_the_cent(price: Figure, other: Figure) -> Figure:
    """Return a price of whole units as exact to the cent beside a price that is whole too or prints cents: "from $8 to
    $12", "$12.50 to $15"; not an amount per share or hour, which may be rounded."""
    whole = price.quantum == 1 and not price.scale and not other.scale
    beside = other.quantum == _CENT or (other.quantum == 1 and not price.per and not other.per)
    return replace(price, quantum=_CENT) if whole and beside and price.unit == other.unit else price


def pairs(
    before: Sequence[Figure], after: Sequence[Figure], *, rounded: bool = False
) -> Iterator[tuple[Figure, Figure]]:
    """Yield the comparable pairs of the alternatives for the old and the new value, first come first; where only one of
    two prints a scale word, both with it and without ("from 240 to 260 million")."""
    for new in after:
        for old in before:
            pair = comparable(old, new, rounded=rounded)
            if pair and _is_above_zero(pair[0]) and _is_above_zero(pair[1]):
                yield pair
                if bool(old.scale) != bool(new.scale):
                    yield _lifted(old, new.scale), _lifted(new, old.scale)


def _is_above_zero(figure: Figure) -> bool:
    return figure.value > 0 if _is_plain(figure) else value_of(figure) > 0


def _is_plain(figure: Figure) -> bool:
    """Return whether a figure's value is all that it prints."""
    return figure.high is None and figure.ratio is None


def _lifted(figure: Figure, scale: int) -> Figure:
    factor = Decimal(10) ** scale if not figure.scale else Decimal(1)
    return replace(figure, value=figure.value * factor, quantum=figure.quantum * factor, scale=figure.scale or scale)


@cache
def percent_equation(way: Change) -> Equation:
    """Return the equation of a change in percent, 100 x (after / before - 1), counted positive in the direction
    `way`."""

    def compute(before: Interval, after: Interval) -> Interval:
        if (made := _plain_change(before, after)) is not None:
            return -made if way is Change.DOWN else made
        return HUNDRED * (ONE - after / before) if way is Change.DOWN else HUNDRED * (after / before - ONE)

    sign = -1 if way is Change.DOWN else 1
    return Equation(
        "change",
        compute,
        {
            "before": lambda v: v["after"] / (1 + sign * v["change"] / 100),
            "after": lambda v: v["before"] * (1 + sign * v["change"] / 100),
            "change": lambda v: sign * 100 * (v["after"] / v["before"] - 1),
        },
    )


def _plain_change(before: Interval, after: Interval) -> Interval | None:
    """Return 100 x (after / before - 1) of values above zero between closed ends, in whole numbers, which are faster
    than rationals; None for others."""
    if before.open_low or before.open_high or after.open_low or after.open_high:
        return None
    least, most = _more_than(after.low, before.high), _more_than(after.high, before.low)
    return None if least is None or most is None else Interval(least, most)


def _more_than(value: End, base: End) -> Fraction | None:
    """Return by how many percent a value is more than its base, None unless both are numbers above zero."""
    if not isinstance(value, Fraction) or not isinstance(base, Fraction) or value.numerator <= 0 or base.numerator <= 0:
        return None
    part, whole = value.numerator * base.denominator, value.denominator * base.numerator
    return Fraction(100 * (part - whole), whole)


def in_unit_of(size: Figure, value: Figure) -> Figure:
    """Return the size of a change in the unit of a value where that is another one of its dimension: "40 cm, from
    1.20 m to 1.60 m"."""
    measured = size.kind in _MEASURED and value.kind in _MEASURED and size.unit and value.unit
    found = factors(size.unit, value.unit) if measured and size.unit != value.unit else ()
    if len(found) != 1:
        return size
    amount, step = value_of(size) * found[0], Fraction(size.quantum) * found[0]
    return replace(
        size,
        kind=value.kind,
        unit=value.unit,
        value=Decimal(amount.numerator) / Decimal(amount.denominator),
        quantum=Decimal(step.numerator) / Decimal(step.denominator),
        ratio=None,
    )


def way_of(before: Figure, after: Figure) -> Change:
    """Return which way the printed values go."""
    plain = _is_plain(before) and _is_plain(after)
    old, new = (before.value, after.value) if plain else (value_of(before), value_of(after))
    return Change.UP if new > old else Change.DOWN if new < old else Change.NONE


def claim(way: Change, real: Change, stated: Figure) -> str:
    """Return what the text says where its direction is not the values', else "" (the stated figure says it all)."""
    return "" if real in (way, Change.NONE) else f"{NAMES[way]} of {said(stated)}"


def outcome(equation: Equation, judged: Mapping[str, Figure], computed: Interval | None = None) -> Status:
    """Return whether an equation holds; `computed` is what it makes of the figures, where that is known.

    It is imprecise if it holds only within one unit of the stated figure's last digit (truncated, or computed from
    unrounded values), or if bare whole numbers, or the trailing zeros of big ones, are rounding. The other figures stay
    as printed: a whole unit of "$2 billion" would excuse any change.
    """
    stated = judged[equation.stated]
    computed = computed or equation.computed(judged)
    if computed.meets(printed(stated)):
        return Status.CONSISTENT
    if _overlaps(computed, loosely(stated)):
        return Status.IMPRECISE
    readings = ({n: measured(f) for n, f in judged.items()}, {n: _coarse(f) for n, f in judged.items()})
    near = any(equation.computed(reading).meets(printed(reading[equation.stated])) for reading in readings)
    return Status.IMPRECISE if near else Status.INCONSISTENT


def _overlaps(one: Interval, other: Interval) -> bool:
    """Return whether two intervals share more than an end: a band that is only touched excuses nothing."""
    if one.low == one.high or other.low == other.high:
        return one.meets(other)
    return one.low < other.high and other.low < one.high


def _coarse(figure: Figure) -> Figure:
    least = 200 if figure.kind is Kind.PERCENT else 10_000
    if figure.scale or figure.value < least or figure.quantum != 1:
        return figure
    return replace(figure, quantum=Decimal(int(rounding_unit(figure))))


def unsigned(figure: Figure) -> Figure:
    """Return the size of a change, whose sign its words say."""
    return replace(figure, value=abs(figure.value)) if figure.value < 0 else figure


def in_percent(figure: Figure) -> Figure:
    """Return a fraction in words ("a quarter", "two-thirds") as a percentage, loose by as much as such words are."""
    if figure.kind is not Kind.RATIO:
        return figure
    share = value_of(figure) * 100
    value = Decimal(share.numerator) / Decimal(share.denominator)
    return replace(figure, kind=Kind.PERCENT, unit="%", value=value, ratio=None, margin=_FRACTION_MARGIN)


def level(figure: Figure) -> Figure:
    """Return an old or new value whose one-sided hedge reaches no further than a reader would take it to."""
    return _reaching(figure, _LEVEL_REACH)


def bounded(figure: Figure) -> Figure:
    """Return a stated change whose one-sided hedge reaches no further than a reader would take it to."""
    return _reaching(figure, Decimal(_HEDGE_REACH))


def _reaching(figure: Figure, reach: Decimal) -> Figure:
    if figure.value <= 0 or figure.high is not None:
        return figure
    if figure.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST):
        return replace(figure, high=figure.value * reach, hedge=Hedge.NONE)
    if figure.hedge in (Hedge.LESS_THAN, Hedge.AT_MOST):
        return replace(figure, value=figure.value / reach, high=figure.value, hedge=Hedge.NONE)
    return figure


def best(candidates: Iterable[Callable[[], Finding]]) -> Finding | None:
    """Return the finding that fits best: where several readings are possible, only one has to hold. A reading that
    divides by what may be zero is none."""
    found = []
    for candidate in candidates:
        try:
            finding = candidate()
        except UndefinedQuotientError:
            continue
        if finding.status is Status.CONSISTENT:
            return finding
        found.append(finding)
    return min(found, key=lambda f: ORDER.index(f.status)) if found else None


def judged(
    frame: Frame, law: Callable[..., Finding], stated: Figure, fits: Callable[[Figure], bool]
) -> Iterator[Finding]:
    """Yield what a law of a change says of a frame's old and new value, if some pair of them can be meant.

    Args:
        frame: the change.
        law: takes the old value, the new value and the change.
        stated: the change that the text states.
        fits: whether an old value is of a kind that the law is about.
    """
    finding = best(
        partial(law, before, after, stated, direction=frame.direction, note=frame.note)
        for before, after in pairs(frame.before, frame.after, rounded=_are_averages(frame))
        if fits(before)
    )
    if finding:
        yield from allowed(frame, finding)


def allowed(frame: Frame, finding: Finding) -> Iterator[Finding]:
    """Yield a frame's finding: as unsure where the text names an adjustment that may explain the difference, not at all
    where the change may be against another base."""
    if finding.status is not Status.INCONSISTENT:
        yield finding
    elif frame.sure:
        status = Status.UNSURE if frame.adjusted else finding.status
        note = "the change is on another basis than the printed values" if frame.adjusted else finding.note
        yield replace(finding, status=status, note=note)


def _are_averages(frame: Frame) -> bool:
    """Return whether the values are averages, which may be rounded to whole units as no price is."""
    return not words.MEANS.isdisjoint(frame.subject) or not words.MEANS.isdisjoint(frame.tail)


def _bare(figure: Figure) -> bool:
    return figure.kind is Kind.COUNT and not figure.unit


def _same_noun(one: str, other: str) -> bool:
    """Return whether two counted nouns may be one; what ends in "-ed" ("20 counted") is no noun."""
    named = [noun.lower() for noun in (one, other) if noun and not noun.endswith("ed")]
    return len(named) < 2 or named[0][:4] == named[1][:4]


def _both_counts(before: Figure, after: Figure) -> bool:
    return before.kind is after.kind is Kind.COUNT
