"""A compound annual growth rate must lead from the first value to the last in the years between them.

"Users grew from 3 million in 2016 to 9 million in 2020, a CAGR of 50%" is wrong: 9 is 3 x 1.316^4.

Growth over all the years ("grew 46%, or 10% a year") stands for the two values; there the plain average passes too.

Formula: 100 x ((after / before)^(1 / years) - 1), monotone in both values. A count of years that is one off ("2016 to
2020" as five years) makes the finding imprecise only."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from claimcheck.checks import _change as change
from claimcheck.checks import _change_words as words
from claimcheck.checks._clause import FIGURE, Clause, Cue, Slot, clause_of, direction
from claimcheck.checks._law import Equation, Values, conclude, figures_of, percent, said, value_of
from claimcheck.checks._words import entries
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import Interval, exact
from claimcheck.model import Change, Figure, Finding, Kind, Reading, Sentence, Status

# Between a growth over years and its rate per year.
_YEARLY = frozenset(
    entries("or equivalent equal to is that which averaging average rate growth annual i e on year years ( an")
)
# "Was worth $2 billion and will reach $4 billion".
_REACHES = frozenset(entries("reach reaches reached hit become became be exceed"))
NAME = "compound_growth"
_LEVELS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE})
_MOST_YEARS = 200
# Right before a rate that sums up what was said before it.
_BESIDE = tuple((token,) for token in (",", "or", "(", "by", "is", "averaging", "at", "of", "–", "—", "-"))
_ANNUAL_RATES = tuple(
    (*start, noun, "of")
    for start in (("an", "annual"), ("average", "annual"))
    for noun in ("rate", "growth", "average")
)


def compound_growth(before: Printed, after: Printed, rate: Printed, years: Printed, *, note: str = "") -> Finding:
    """Judge a compound annual growth rate: 100 x ((after / before)^(1 / years) - 1). Of values that fall, a rate
    without a minus is that of the fall.

    Args:
        before: the first value, above zero.
        after: the last value, in the same unit.
        rate: the growth per year in percent.
        years: the number of years between them.
        note: how the figures were tied.

    Raises:
        ValueError: the number of years is not positive.
        UndefinedQuotientError: the first value may be zero.
    """
    figures = figures_of(before=before, after=after, rate=rate)
    count = value_of(figures_of(years=years)["years"])
    if not 0 < count <= _MOST_YEARS:
        raise ValueError("compound growth needs a positive number of years")
    judged = {name: change.level(figure) for name, figure in figures.items()}
    falls = value_of(figures["after"]) < value_of(figures["before"]) and value_of(figures["rate"]) > 0
    equation = partial(_equation, sign=-1 if falls else 1)
    status = change.outcome(equation(count), judged)
    if status is Status.INCONSISTENT and any(
        equation(n).judge(judged) is Status.CONSISTENT for n in (count - 1, count + 1) if n > 0
    ):
        status = Status.IMPRECISE
    span = f"{said(figures['before'])} to {said(figures['after'])} in {float(count):g} years"
    return conclude(
        NAME,
        equation(count),
        figures,
        lambda computed: f"{span} is {'a fall' if falls else 'growth'} of {computed} a year",
        given=("before",),
        write=percent,
        judged=judged,
        status=status,
        note=note,
    )


def total_growth(total: Printed, rate: Printed, years: Printed, *, note: str = "") -> Finding:
    """Judge a growth per year by the growth over all the years: 100 x ((1 + total / 100)^(1 / years) - 1), or the plain
    average total / years where that fits.

    Args:
        total: the growth over all the years in percent.
        rate: the growth per year in percent.
        years: the number of years.
        note: how the figures were tied.

    Raises:
        ValueError: the number of years is not positive.
    """
    figures = figures_of(total=total, rate=rate)
    count = value_of(figures_of(years=years)["years"])
    if not 0 < count <= _MOST_YEARS:
        raise ValueError("growth per year needs a positive number of years")
    judged = {name: change.bounded(figure) for name, figure in figures.items()}
    statuses = [change.outcome(equation, judged) for equation in (_compound(count), _plain(count))]
    status = min(statuses, key=change.ORDER.index)
    if status is Status.INCONSISTENT and any(
        _compound(n).judge(judged) is Status.CONSISTENT for n in (count - 1, count + 1) if n > 0
    ):
        status = Status.IMPRECISE
    return conclude(
        NAME,
        _plain(count) if statuses[1] is status and statuses[0] is not status else _compound(count),
        figures,
        lambda computed: f"growth of {said(figures['total'])} in {float(count):g} years is {computed} a year",
        given=("total",),
        write=percent,
        judged=judged,
        status=status,
        note=note,
    )


def _compound(years: Fraction) -> Equation:
    def compute(total: Interval) -> Interval:
        low, high = (_rate(1 + Fraction(end) / 100, years) for end in (total.low, total.high))
        return Interval(low, high)

    return Equation(
        "rate",
        compute,
        {
            "total": lambda v: Fraction(100 * (float(1 + v["rate"] / 100) ** float(years) - 1)),
            "rate": lambda v: Fraction(_rate(1 + v["total"] / 100, years)),
        },
    )


def _plain(years: Fraction) -> Equation:
    return Equation(
        "rate",
        lambda total: total / exact(years),
        {"total": lambda v: v["rate"] * years, "rate": lambda v: v["total"] / years},
    )


def _equation(years: Fraction, sign: int = 1) -> Equation:
    def compute(before: Interval, after: Interval) -> Interval:
        ratio = after / before
        grown = Interval(_rate(ratio.low, years), _rate(ratio.high, years))
        return grown if sign > 0 else -grown

    def grown(v: Values) -> Fraction:
        return Fraction(max(float(1 + sign * v["rate"] / 100), 1e-9) ** float(years))

    return Equation(
        "rate",
        compute,
        {
            "before": lambda v: v["after"] / grown(v),
            "after": lambda v: v["before"] * grown(v),
            "rate": lambda v: sign * Fraction(_rate(v["after"] / v["before"], years)),
        },
    )


def _rate(ratio: Fraction | float, years: Fraction) -> Fraction | float:
    if ratio <= 0:
        return Fraction(-100)
    return ratio if isinstance(ratio, float) else Fraction(100 * (float(ratio) ** (1 / float(years)) - 1))


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    yearly = "year" in sentence.words and {"a", "per", "each", "every"} & sentence.words
    if not (
        yearly or "annual" in sentence.words or (words.COMPOUND | {"annually", "annum", "yearly"}) & sentence.words
    ):
        return
    clause = clause_of(sentence)
    pair = _levels(clause)
    percents = [s for s in clause.slots if s.figure.kind is Kind.PERCENT]
    summed = pair is not None or len(percents) == 2
    rates = [s for s in percents if _is_yearly(clause, s, summed=summed)]
    rates = [s for s in rates if _is_theirs(clause, s)]
    years = _years(clause)
    if len(rates) != 1 or years is None:
        return
    if pair:
        finding = change.best([partial(compound_growth, pair[0], pair[1], rates[0].figure, years)])
        if finding:
            yield finding
    elif years > 1 and (total := _total(clause, rates[0])) is not None:
        yield total_growth(total, rates[0].figure, years)


def _is_yearly(clause: Clause, slot: Slot, *, summed: bool) -> bool:
    """Return whether a percentage is a compound rate, or growth "a year"; `summed` if two values stand beside it."""
    if slot.figure.is_range or slot.figure.change is Change.DOWN:
        return False
    near = (*clause.tokens[max(0, slot.at - 8) : slot.at], *clause.after(slot, 3))
    after = clause.after(slot, 3)
    after = after[1:] if after[:1] and after[0] in words.NOUNS else after
    yearly = after[:2] in (
        ("a", "year"),
        ("per", "year"),
        ("each", "year"),
        ("every", "year"),
        ("per", "annum"),
    ) or after[:1] in (
        ("annually",),
        ("yearly",),
    )
    grows = direction(clause.tokens[slot.cue_at]) is Change.UP if slot.cue is Cue.TRIGGER else False
    lead = clause.tokens[max(0, slot.at - 2) : slot.at]
    beside = summed and (lead[-1:] in _BESIDE or lead in (("equivalent", "to"), ("equal", "to")))
    yearly = yearly or slot.figure.per == "year" or near[:8][-4:] in _ANNUAL_RATES
    return bool(words.COMPOUND & set(near)) or ((grows or beside) and yearly)


def _total(clause: Clause, rate: Slot) -> Figure | None:
    """Return the growth over all the years that a rate per year sums up, where a clause has no other percentage and no
    values: "grew 46%, or 10% a year"."""
    percents = [s for s in clause.slots if s.figure.kind is Kind.PERCENT]
    if len(percents) != 2 or any(s.figure.kind in _LEVELS and not s.is_time for s in clause.slots):
        return None
    total = percents[0]
    gap = [t for t in clause.gap(total, rate) if t != FIGURE]
    grown = direction(clause.tokens[total.cue_at]) is Change.UP and total.cue is Cue.TRIGGER
    plain = words.TIME_WORDS | words.FILL | _YEARLY | {"years", ","}
    joined = {",", "or", "("} & set(gap) and all(t in plain for t in gap)
    fits = grown and joined and percents[1] is rate and not total.figure.is_range and total.figure.value > 0
    return total.figure if fits and not words.ADJUSTED & set(clause.after(total, 3)) - {"annually"} else None


def _is_theirs(clause: Clause, slot: Slot) -> bool:
    """Return whether no new statement lies between the values and a rate: "; costs rose 12% a year"."""
    levels = [s for s in clause.slots if s.figure.kind in _LEVELS and not s.is_time and s.at < slot.at]
    if len(levels) != 2:
        return True
    gap = clause.tokens[levels[1].at + 1 : slot.at]
    return not {";", "and", "but", "while", "whereas", "as", "whose"} & set(gap)


def _levels(clause: Clause) -> tuple[Figure, Figure] | None:
    """Return the two values "from A to B" of a sentence that has no others."""
    levels = [s for s in clause.slots if s.figure.kind in _LEVELS and not s.is_time]
    if len(levels) != 2 or any(s.figure.is_range for s in levels):
        return None
    first, last = levels
    if last.cue is Cue.FROM:
        first, last = last, first
    gap = clause.tokens[first.at + 1 : last.at]
    led = first.cue is Cue.FROM or "to" in gap or _REACHES & set(gap)
    pair = change.comparable(first.figure, last.figure)
    fits = pair is not None and pair[0].value > 0 and pair[1].value > 0 and last.cue in (Cue.TO, Cue.LEVEL)
    return pair if led and fits else None


def _years(clause: Clause) -> Fraction | None:
    """Return the number of years: between the only two years printed, or of the only length of time."""
    years = sorted({s.figure.value for s in clause.slots if s.figure.kind is Kind.YEAR and not s.figure.is_range})
    ranges = [s.figure for s in clause.slots if s.figure.kind is Kind.YEAR and s.figure.is_range]
    lengths = [s.figure for s in clause.slots if s.figure.kind is Kind.DURATION and s.figure.unit == "year"]
    if len(years) == 2 and not ranges:
        return Fraction(years[1] - years[0])
    if len(ranges) == 1 and not years:
        until = ranges[0].until.year if ranges[0].until else ranges[0].high
        return None if until is None else Fraction(until - ranges[0].value)
    if len(lengths) == 1 and len(years) < 2 and not ranges and lengths[0].value > 0 and not lengths[0].is_range:
        return Fraction(lengths[0].value)
    return None


CHECK = Check(
    code="CC108",
    name=NAME,
    title="A compound annual growth rate",
    explanation=__doc__,
    law=compound_growth,
    examples=Examples(
        consistent=(
            "Users grew from 3.0 million in 2016 to 9.0 million in 2020, a CAGR of 31.6%.",
            "Compound growth of 4% over 12 years takes $5.0 million to $8.0 million.",
            "Rents grew 10% a year for five years, from $1,000 to $1,610.",
            "Between 2018 and 2022 traffic grew 46%, or 10% a year.",
        ),
        inconsistent=(
            "Users grew from 3.0 million in 2016 to 9.0 million in 2020, a CAGR of 50%.",
            "Compound growth of 6% over 12 years takes $5.0 million to $8.0 million.",
            "Between 2018 and 2022 traffic grew 46%, or 16% a year.",
        ),
        silent=(
            "Growth of 12% over four years brought the count from 50 to 56.",
            "Fees have grown from $2 million to $31 million at a compound annual growth rate of 48%.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.PERCENT}),
    cues=words.COMPOUND | {"year", "annual", "annually", "annum", "yearly"},
)
