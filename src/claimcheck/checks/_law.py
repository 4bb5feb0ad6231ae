"""What every law needs: figures from what is printed, a finding with its arithmetic in words, and the repairs.

A law is an `Equation`: the role that the text states, how its interval follows from the intervals of the other roles,
and each role's value from the values of the others (for the repairs). `conclude` turns an equation and its figures into
a Finding.

    >>> from claimcheck.checks._law import Equation, conclude, figures_of
    >>> total = Equation("total", lambda a, b: a + b, {"total": lambda v: v["a"] + v["b"]})
    >>> figures = figures_of(a="$2 million", b="$3 million", total="$6 million")
    >>> conclude("total", total, figures, lambda computed: f"the parts make {computed}").arithmetic
    'the parts make $4 million to $6 million; the text says $6 million'
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from claimcheck.figures import Printed, read_figure
from claimcheck.figures.data.numbers import SMALL
from claimcheck.interval import Interval, UndefinedQuotientError, is_exact, judge, printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Hedge, Kind, Role, Status
from claimcheck.records import dataclass, replace

Values = Mapping[str, Fraction]
Write = Callable[[Fraction, int], str]

_UNHEDGED = Hedge.NONE
_NUMERAL = regex(r"\d(?:[\d.,'’ \u00a0\u2009\u202f]*\d)?")
_NAMED_UNITS = frozenset({Kind.MEASURE, Kind.DURATION, Kind.MONEY})
_GROUP_MARKS = "'’ \u00a0\u2009\u202f"  # between thousands, beside the comma or the stop
_UNGROUPED = 4  # digits of a whole number that shows by them that it has no mark between thousands
SPELLED = {Fraction(number): word for word, number in SMALL.items() if number <= 12}
_FARTHEST = 10_000  # times: what would need to be so much more or less is no slip, but was taken for something else


@dataclass(frozen=True, slots=True)
class Equation:
    """A relation between figures.

    `stated` names the role that the text states and `compute` gets it from the Intervals of all other roles, in the
    order in which the figures are given; `solve` has, for each role that can be repaired, its value from the values of
    the others.
    """

    stated: str
    compute: Callable[..., Interval]
    solve: Mapping[str, Callable[[Values], Fraction]]

    def computed(self, figures: Mapping[str, Figure]) -> Interval:
        """Return what the other roles imply for the stated one, as printed."""
        return self.compute(*(printed(f) for name, f in figures.items() if name != self.stated))

    def judge(self, figures: Mapping[str, Figure], *, zeros: bool = False) -> Status:
        """Return whether the relation holds between the figures (see `interval.judge`)."""
        others = [f for name, f in figures.items() if name != self.stated]
        return judge(self.compute, others, figures[self.stated], zeros=zeros)


def figures_of(**roles: Printed | None) -> dict[str, Figure]:
    """Return each role's figure: read from a string as printed, exact from a number, as it is from a Figure; roles that
    are None are left out."""
    return {name: read_figure(value) for name, value in roles.items() if value is not None}


def conclude(
    check: str,
    equation: Equation,
    figures: Mapping[str, Figure],
    says: Callable[[str], str] | str,
    *,
    given: Collection[str] = (),
    zeros: bool = False,
    write: Write | None = None,
    claim: str = "",
    place: str = "text",
    judged: Mapping[str, Figure] | None = None,
    status: Status | None = None,
    note: str = "",
) -> Finding:
    """Judge an equation and put the outcome in words.

    Args:
        check: the check's name.
        equation: the relation.
        figures: the figure of each role, in the order of the equation's arguments.
        says: the first half of the arithmetic sentence, or what makes it from the computed value as text ("10.9% to
            13.1%").
        given: roles whose truth the relation does not settle.
        zeros: whether trailing zeros may be rounding (see `interval.judge`).
        write: writes one end of the computed interval; by default in the style of the stated figure.
        claim: what the text says, where that is more than the stated figure.
        place: where the stated figure stands: "text" or "table".
        judged: the figures as the equation is to take them, where that is not as printed.
        status: the outcome, where the law has judged by itself.
        note: how the figures were tied, where a reader should know.
    """
    judged = judged or figures
    stated = figures[equation.stated]
    computed = None
    if not isinstance(says, str):
        computed = equation.computed(judged)
        says = says(shown(computed, write or style_of(stated), finest(stated)))
    if status is None:
        # Most relations hold, and what the others imply is known by now; one that judges itself is asked.
        plain = type(equation).judge is Equation.judge
        holds = plain and computed is not None and computed.meets(printed(judged[equation.stated]))
        status = Status.CONSISTENT if holds else equation.judge(judged, zeros=zeros)
    arithmetic = f"{says}; the {place} says {claim or said(stated)}"
    fixes = repairs(equation, judged) if status is Status.INCONSISTENT else ()
    return Finding(check, status, roles_of(figures, given), arithmetic, fixes, note)


def roles_of(figures: Mapping[str, Figure], given: Collection[str] = ()) -> tuple[Role, ...]:
    """Return the figures as a finding's roles; `given` names those whose truth the relation does not settle."""
    return tuple(Role(name.replace("_", " "), figure, name in given) for name, figure in figures.items())


def repairs(equation: Equation, figures: Mapping[str, Figure]) -> tuple[str, ...]:
    """Return every change of a single figure that would make the equation hold, in the order of the figures; bare whole
    numbers count as rounded here, so that "50" has a repair too."""
    loose = {name: measured(figure) for name, figure in figures.items()}
    found = (_repair(equation, loose, name) for name in figures if name in equation.solve)
    return tuple(text for text in found if text)


def value_of(figure: Figure) -> Fraction:
    """Return a figure's value, exactly; the middle of a range."""
    value = Fraction(*figure.ratio) if figure.ratio and figure.ratio[1] else Fraction(figure.value)
    return value if figure.high is None else (value + Fraction(figure.high)) / 2


def percentage_of(figure: Figure) -> Fraction:
    """Return the value of a percentage, or of a fraction as a percentage."""
    return value_of(figure) * (100 if figure.kind is Kind.RATIO else 1)


def is_within(times: Fraction | int, one: Fraction, other: Fraction) -> bool:
    """Return whether neither of two values above zero is more than so many times the other.

    >>> is_within(2, Fraction(3), Fraction(6)), is_within(2, Fraction(3), Fraction(7))
    (True, False)
    """
    return one <= times * other and other <= times * one


def measured(figure: Figure) -> Figure:
    """Return the figure with a bare whole number read as a rounded value, not a count ("the index rose to 1,250")."""
    return replace(figure, kind=Kind.MEASURE) if figure.kind is Kind.COUNT and not figure.unit else figure


def said(figure: Figure) -> str:
    """Return the figure as a sentence quotes it: its surface, with its hedge if that stands outside the surface."""
    if figure.hedge is _UNHEDGED:
        return " ".join(figure.surface.split())
    hedge = figure.hedge.value
    inside = not hedge or hedge in figure.surface.lower() or not figure.surface[:1].isalnum()
    return " ".join(figure.surface.split()) if inside else f"{hedge} {' '.join(figure.surface.split())}"


def added(terms: Iterable[str]) -> str:
    """Return a sum in one way of writing signs, whichever the text uses: "4.4 + 2.5 − 0.6" for +4.4, 2.5 and -0.6."""
    terms = tuple(terms)
    if _SIGNS.isdisjoint([term[:1] for term in terms]):
        return " + ".join(terms)
    out = ""
    for term in terms:
        negative, bare = term[:1] in _MINUS, term[1:] if term[:1] in _SIGNS else term
        out += (" − " if negative else " + ") * bool(out) + ("−" if negative and not out else "") + bare
    return out


def minus(term: str) -> str:
    """Return a term with the other sign."""
    return term[1:] if term[:1] in _MINUS else "−" + term.removeprefix("+")


_MINUS = frozenset("-−–")
_SIGNS = _MINUS | {"+"}


# --- numbers in words ------------------------------------------------------------------------------------------------


def finest(stated: Figure) -> int:
    """Return the power of ten, as its exponent, to which a value is worth showing beside a stated figure: one digit
    more than it prints."""
    return stated.quantum.adjusted() - 1 if stated.quantum else -2


def shown(interval: Interval, write: Write, smallest: int = -9) -> str:
    """Return an interval in words, its ends rounded outward to a tenth of its width or finer.

    Args:
        interval: what to show.
        write: writes a value, rounded to ten to the power of its second argument.
        smallest: the finest power of ten to show, as its exponent.
    """
    low, high = interval.low, interval.high
    if isinstance(low, float) and isinstance(high, float):
        return "any value"
    if isinstance(low, float):
        return f"{'less than' if interval.open_high else 'at most'} {_single(Fraction(high), write)}"
    if isinstance(high, float):
        return f"{'more than' if interval.open_low else 'at least'} {_single(low, write)}"
    if low == high:
        return _single(low, write)
    exponent = max(magnitude(high - low) - 1, smallest)
    bottom, top = _floor(low, exponent), -_floor(-high, exponent)
    return f"{write(bottom, exponent)} to {write(top, exponent)}"


def number(value: Fraction, exponent: int = 0, *, idle: bool = False) -> str:
    """Return a value with commas, rounded half away from zero to ten to the power of `exponent`, without zeros behind
    its decimals unless these may be `idle`.

    >>> number(Fraction(123456, 10), -1), number(Fraction(5, 2), 0), number(Fraction(5), -2)
    ('12,345.6', '3', '5')
    """
    decimals = max(0, -exponent)
    if not decimals and value.denominator == 1 and value.numerator.bit_length() < 64:
        return f"{value.numerator:,}"
    parts = 10**decimals
    rounded = (2 * abs(value.numerator) * parts + value.denominator) // (2 * value.denominator)
    if rounded.bit_length() < 64:
        text = f"{rounded // parts:,}.{rounded % parts:0{decimals}d}" if decimals else f"{rounded:,}"
    else:
        text = f"{Decimal(rounded) / parts:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if decimals and not idle else text
    return f"-{text}" if value.numerator < 0 and rounded else text


def magnitude(value: Fraction) -> int:
    """Return the greatest power of ten, as its exponent, that is not above the size of a value other than zero.

    >>> magnitude(Fraction(1000)), magnitude(Fraction(-999)), magnitude(Fraction(1, 20))
    (3, 2, -2)
    """
    size, parts = abs(value.numerator), value.denominator
    exponent = len(str(size)) - len(str(parts))
    reached = parts * 10**exponent <= size if exponent >= 0 else parts <= size * 10**-exponent
    return exponent if reached else exponent - 1


def _floor(value: Fraction, exponent: int) -> Fraction:
    """Return the greatest multiple of ten to the power of `exponent` that is not above a value."""
    if exponent >= 0:
        step = 10**exponent
        return Fraction(value.numerator // (value.denominator * step) * step)
    parts = 10**-exponent
    return Fraction(value.numerator * parts // value.denominator, parts)


def percent(value: Fraction, exponent: int) -> str:
    """Write a value as a percentage."""
    return f"{number(value, exponent)}%"


def times(value: Fraction, exponent: int) -> str:
    """Write a value as a multiple."""
    return f"{number(value, exponent)} times"


def style_of(figure: Figure, *, idle: bool = False) -> Write:
    """Return a function that writes a value as `figure` is printed: "$4 billion" for 4E9 after "$40 billion", "€1.125"
    after "€1.080"; with zeros behind its decimals if these may be `idle`."""
    surface = " ".join(figure.surface.split())
    numerals = list(_NUMERAL.finditer(surface))
    if len(numerals) == 1 and (worth := _worth(numerals[0][0], figure)):
        before, after = surface[: numerals[0].start()].rstrip("-−+"), surface[numerals[0].end() :]
        marks = str.maketrans({",": _group_mark(numerals[0][0], worth.point), ".": worth.point})

        def write(value: Fraction, exponent: int) -> str:
            text = number(value / worth.ratio, exponent - worth.exponent, idle=idle)
            return _around(before, text.translate(marks), after)

        return write
    return _plain_style(figure)


def _plain_style(figure: Figure) -> Write:
    if figure.kind is Kind.PERCENT:
        return percent
    if figure.kind is Kind.MULTIPLE:
        return times
    if figure.surface.isalpha() and (figure.kind is Kind.COUNT or not figure.unit):
        return lambda value, exponent: SPELLED.get(value, number(value, exponent))
    unit = figure.unit if figure.kind in _NAMED_UNITS else ""
    return lambda value, exponent: f"{number(value, exponent)} {unit}".rstrip()


def _around(before: str, text: str, after: str) -> str:
    return f"-{before}{text[1:]}{after}" if text.startswith("-") else f"{before}{text}{after}"


class _Worth(NamedTuple):
    """The power of ten that a printed numeral is multiplied with, and the mark before its decimals."""

    ratio: Fraction
    exponent: int
    point: str


def _worth(numeral: str, figure: Figure) -> _Worth | None:
    """Return what a numeral is multiplied with: nothing if its marks can be read so, else thousands, millions."""
    found = [worth for point in (".", ",") if figure.value and (worth := _read_with(point, numeral, figure))]
    return min(found, key=lambda worth: (worth.exponent != 0, worth.exponent % 3 != 0), default=None)


def _read_with(point: str, numeral: str, figure: Figure) -> _Worth | None:
    group = "," if point == "." else "."
    digits = numeral.translate(str.maketrans("", "", group + _GROUP_MARKS))
    bare = Fraction(digits.replace(point, ".")) if digits.count(point) < 2 else Fraction(0)
    if not bare:
        return None
    ratio = abs(Fraction(figure.value)) / bare
    exponent = magnitude(ratio)
    return _Worth(ratio, exponent, point) if ratio == Fraction(10) ** exponent else None


def _group_mark(numeral: str, point: str) -> str:
    """Return what stands between a numeral's thousands, "" where it shows that nothing does."""
    usual = "," if point == "." else "."
    whole = numeral.partition(point)[0]
    if whole.isdigit():
        return "" if len(whole) >= _UNGROUPED else usual
    return next((mark for mark in whole if not mark.isdigit()), usual)


def _single(value: Fraction, write: Write) -> str:
    if not value:
        return write(value, 0)
    exponent = min(0, magnitude(value) - 3)
    text = write(value, exponent)
    return text if value.numerator * 10**-exponent % value.denominator == 0 else f"about {text}"


def _repair(equation: Equation, figures: Mapping[str, Figure], name: str) -> str:
    values = {role: value_of(figure) for role, figure in figures.items() if role != name}
    figure = replace(figures[name], hedge=Hedge.NONE, margin=None, high=None)
    try:
        needed = equation.solve[name](values)
    except ZeroDivisionError:
        return ""
    if figure.value > 0 and (needed <= 0 or not is_within(_FARTHEST, needed, value_of(figure))):
        return ""
    for finer in range(3):
        quantum = (Fraction(figure.quantum) or Fraction(1)) / 10**finer
        if finer and is_exact(figure):
            break
        rounded = math.floor(needed / quantum + Fraction(1, 2)) * quantum
        if rounded and _holds(equation, {**figures, name: _revalued(figure, rounded, quantum)}):
            return f"{said(figures[name])} would need to be {style_of(figure, idle=True)(rounded, magnitude(quantum))}"
    return ""


def _holds(equation: Equation, figures: Mapping[str, Figure]) -> bool:
    try:
        return equation.judge(figures) is Status.CONSISTENT
    except UndefinedQuotientError:
        return False


def _revalued(figure: Figure, value: Fraction, quantum: Fraction) -> Figure:
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    step = Decimal(quantum.numerator) / Decimal(quantum.denominator)
    return replace(figure, value=decimal, quantum=step if figure.quantum else Decimal(0), ratio=None)
