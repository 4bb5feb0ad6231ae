"""Holds a claim's figure against the values that a table gives for it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from claimcheck.model import Bearing, Evidence, Figure, Hedge, Kind
from claimcheck.records import replace
from claimcheck.sources import compare
from claimcheck.sources.compare import Outcome
from claimcheck.sources.tables.case import Answer
from claimcheck.sources.tables.match import METRIC, PERIOD, PLACE, Match
from claimcheck.sources.tables.printing import number
from claimcheck.sources.tables.views import View

_TELLING = 3  # significant digits from which an agreement is no chance
_FAR = 50  # a figure that is off by more than this factor may be in a unit that the table does not name
_DIGITS = 40
_SPOKEN = Decimal("0.04")  # relative slack of a fraction in words
_WHOLE = Decimal("0.1")  # and of a whole multiple
_OPEN = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.AT_MOST})
_LOOSE = Fraction(3, 2)  # "more than 20" of a value beyond 30 says too little to be borne out
_VALUE = "value"
_LACKS = {
    METRIC: "it is not clear that the text means this and nothing else",
    PLACE: "it is not clear that the text speaks of these rows",
    PERIOD: "it is not clear that the text means this time",
    _VALUE: "the two are close, but further apart than rounding explains",
}
# "Doubled" and "a third" within these factors are loose, not wrong.
_VAGUE = {Kind.MULTIPLE: Fraction(4, 3), Kind.RATIO: Fraction(23, 20)}


def evidence(figure: Figure, view: View, found: Match, answers: Sequence[Answer]) -> Evidence | None:
    """Return what a table says of a figure, None if that is nothing.

    Args:
        figure: the claim's figure.
        view: the table.
        found: what the claim means in it.
        answers: the values of its readings.
    """
    if not answers:
        return None
    missing = tuple(part for part in _missing(found) if part != PERIOD or not answers[0].timed)
    if found.doubts.unit_guessed or found.doubts.role_guessed or found.doubts.others_near:
        answers = [answer._replace(sure=False) for answer in answers]
    if missing == (METRIC,) and not found.unknown and _significant(figure) >= _TELLING:
        missing = ()  # the one column of its kind: chance is no explanation if it agrees
        answers = [answer._replace(sure=False) for answer in answers]
    outcomes = [(_compared(figure, answer), answer) for answer in answers]
    agreeing = [answer for outcome, answer in outcomes if outcome is Outcome.MEETS]
    if any(answer.against for answer in agreeing):
        return None
    if agreeing:
        answer = agreeing[0]
        if not missing:
            # A guessed reading among several bears something out only where chance is no explanation.
            if not answer.sure and _significant(figure) < _TELLING:
                return None
            return _made(Bearing.SUPPORTS, figure, view, answer, found)
        if len(missing) == 1 and _significant(figure) >= _TELLING:
            return _lead(_made(Bearing.LEAD, figure, view, answer, found), missing[0])
        return None
    if missing or not all(answer.sure for answer in answers) or found.carved:
        return None
    if any(outcome is not Outcome.APART for outcome, _ in outcomes):
        near = next((answer for outcome, answer in outcomes if outcome is Outcome.NEAR), None)
        return _lead(_made(Bearing.LEAD, figure, view, near, found), _VALUE) if near else None
    answer = answers[0]
    if not answer.unit and not answer.exact and _is_in_doubt(figure, answer):
        return None
    return _made(Bearing.CONTRADICTS, figure, view, answer, found)


def spoken(figure: Figure, *, bounded: bool) -> Figure:
    """Return a figure as loosely as it is meant: "a third" is hardly 33.3%, and "doubled" reaches from 1.8 to 2.2.

    Args:
        figure: a claim's figure.
        bounded: whether words such as "a minimum of" before it say a bound, and not which value is given.
    """
    if not bounded and figure.hedge in (Hedge.AT_LEAST, Hedge.AT_MOST):
        figure = replace(figure, hedge=Hedge.NONE)
    if figure.margin is not None:
        return figure
    if figure.kind is Kind.RATIO and not any(c.isdigit() for c in figure.surface):
        return replace(figure, margin=abs(figure.value) * _SPOKEN)
    if figure.kind is Kind.MULTIPLE and (figure.quantum == 0 or figure.quantum >= 1):
        return replace(figure, margin=abs(figure.value) * _WHOLE)
    return figure


def _lead(evidence: Evidence, lacks: str) -> Evidence:
    return replace(evidence, reason=f"{evidence.reason}; {_LACKS[lacks]}", missing=(lacks,))


def _missing(found: Match) -> tuple[str, ...]:
    missing = []
    if not found.dated.known:
        missing.append(PERIOD)
    if found.partly:
        missing.append(METRIC)
    named = [t for t in found.unknown if t.country or t.capital]
    if named or found.doubts.role_wrong:
        missing.append(PLACE)
    if len(found.unknown) > len(named) and METRIC not in missing:
        missing.append(METRIC)
    return tuple(missing)


def _compared(figure: Figure, answer: Answer) -> Outcome:
    kind = figure.kind
    unit = figure.unit
    if kind in (Kind.MEASURE, Kind.DURATION):
        unit = answer.unit or unit
    fact = Figure(
        figure.span,
        "",
        kind,
        _decimal(answer.value),
        Decimal(0),
        unit,
        margin=_decimal((answer.high - answer.low) / 2) if answer.high > answer.low else None,
        per=figure.per,
    )
    outcome = compare.compare(figure, fact)
    value, stated = answer.value, Fraction(figure.value)
    if outcome is Outcome.MEETS and figure.hedge in _OPEN and value and stated:
        return Outcome.NEAR if not 1 / _LOOSE <= value / stated <= _LOOSE else outcome
    if outcome is Outcome.APART and kind in _VAGUE and figure.hedge not in _OPEN and stated and value:
        return Outcome.NEAR if 1 / _VAGUE[kind] <= value / stated <= _VAGUE[kind] else outcome
    return outcome


def _decimal(value: Fraction) -> Decimal:
    from decimal import Context

    return Context(prec=_DIGITS).divide(Decimal(value.numerator), Decimal(value.denominator))


def _significant(figure: Figure) -> int:
    """Return how many digits of a figure say something: zeros at either end do not."""
    if figure.hedge is not Hedge.NONE or not figure.quantum or figure.is_range:
        return 0
    digits = str(abs(int(figure.value / figure.quantum)))
    return len(digits.rstrip("0")) if figure.quantum >= 1 else len(digits)


def _is_in_doubt(figure: Figure, answer: Answer) -> bool:
    if figure.kind in (Kind.PERCENT, Kind.RATIO, Kind.ORDINAL, Kind.MULTIPLE) or not answer.value:
        return False
    factor = abs(Fraction(figure.value) / answer.value)
    return not (Fraction(1, _FAR) <= factor <= _FAR)


def _made(bearing: Bearing, figure: Figure, view: View, answer: Answer, found: Match) -> Evidence:
    stated = _stated(figure, answer)
    reason = f"{answer.words}: {stated}"
    if bearing is Bearing.CONTRADICTS:
        reason += f"; the text says {figure.surface}"
    matched = tuple(
        part
        for part, there in ((METRIC, True), (PLACE, bool(found.conditions)), (PERIOD, found.dated.period is not None))
        if there
    )
    return Evidence(
        bearing,
        view.name,
        stated,
        reason,
        view.name,
        topic=f"{figure.surface} at {figure.start}",
        matched=matched,
        query=answer.query,
    )


def _stated(figure: Figure, answer: Answer) -> str:
    text = number(answer.value, figure.quantum)
    match figure.kind:
        case Kind.PERCENT:
            return f"{text}%"
        case Kind.POINTS:
            return f"{text} percentage points"
        case Kind.MONEY:
            return f"{text} {figure.unit}"
        case Kind.MULTIPLE:
            return f"{text} times"
        case Kind.MEASURE | Kind.DURATION:
            return f"{text} {(answer.unit or figure.unit).replace('_', ' ')}"
        case Kind.ORDINAL:
            return f"place {text}"
        case _:
            return text
