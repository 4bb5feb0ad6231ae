"""An estimate lies within its confidence interval, and for most measures in its middle: "OR = 2.4 (95% CI 1.5-3.8)".

Ratios (odds, risk, hazard) are symmetric on the scale of their logarithm, differences and standardised effects on
their own. Only for measures that are named is the middle judged, and only if the estimate is far from it on either
scale, for exact and adjusted intervals lean to one side; bootstrap intervals need not even hold the estimate. The sign
of a "decrease of 0.5" may be left to its word.

Rule: low <= estimate <= high; the estimate, or its logarithm, is no farther from the middle than a fifth of half the
interval (0.6 of it if the interval is wide, as it is for few cases). Up to half of it, and for a wide interval, one
that no changed digit explains stays unsure: profile, bootstrap and exact intervals lean so too."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product

from claimcheck.checks._apart import LABELS
from claimcheck.checks._estimates import Estimate, above, estimates, is_ratio
from claimcheck.checks._law import roles_of
from claimcheck.checks._words import one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.interval import Interval, printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "confidence_interval"
# Differences, and effects that are standardised: "mean difference", "(absolute difference, 15 points; 95% CI ...".
_DIFFERENCES = phrases(
    "mean difference | risk difference | absolute difference | between-group difference | treatment difference | "
    "rate difference | absolute risk difference | standardised mean difference | standardized mean difference | "
    "standardised difference | standardized difference | mean change"
)
_LINEAR = regex(
    rf"(?:(?<!\w)(?:d|g|b|B|β|MD|SMD|WMD)|\b{one_of(_DIFFERENCES)}|[(;]\s*difference|\bCohen['’]s\s+d|"
    r"\bHedges['’]\s+g)"
    r"(?:\s*\([A-Z]+\))?\s*(?:of|was|is|=|:|,)?\s*$"
)
_OTHER_METHODS = phrases(
    """bootstrap | percentile | profile | credible | bayes | exact | clopper | fieller | corrected |
    adjusted for optimism | prediction"""
)
_OTHER_METHOD = regex(
    rf"{one_of(_OTHER_METHODS)}|\bbca\b|\bcri\b",
    re.IGNORECASE,
)
# The number before an interval that is not what it is of: "P = 0.04 (95% CI ...)", "scores ≥ 7 (95% CI ...)", "n = 40
# (...)".
_NOT_ITS_OWN = regex(
    r"(?:[<>≤≥]=?|\b(?:p|n|k|t|z|df|p[-\s]?values?|I2)\s*=|I²\s*=|±|\+/[-−–]|[×x*]|\d\s+of|\bper(?:\s[\d,.]+)?|"
    rf"\b{one_of(LABELS, ('year', 'version', 'model', 'at'))}|"
    r"\b(?:SEM?|SD|S\.E\.M?\.?|S\.D\.|standard\s+(?:errors?|deviations?))\s*(?:of|was|[=:,])?)\s*$",
    re.IGNORECASE,
)
# What gives a number a sign of its own, so that no word can mean it: "b = 0.5".
_LABELLED = regex(r"[=:]\s*$")
_STANDARDISED = regex(r"\b(?:std\.?|standardi[sz]ed)\s+(?:beta|β|coefficients?)[\s=:,]*$", re.IGNORECASE)
_LEVELS = frozenset({90, 95, 99})
_TWO_VALUES = regex(r"\d\s*(?:vs\.?|versus|to|and|or|,|/|-|–)\s*$", re.IGNORECASE)
_MEDIATION = regex(r"\bmediat\w+|\bindirect\s+effects?\b|\bposterior\b", re.IGNORECASE)
_GREATEST = 10**100
_AROUND = 4000  # characters of text that explain a method
_SKEW = 0.19  # of half the interval: as far off as rounding and adjusted methods explain
# Few cases give ratios of wide and, by exact methods, lopsided intervals.
_WIDE_HALF, _WIDE_SKEW = math.log(10) / 2, 0.6
_LONGEST = 40  # characters of a number
_GROSS = 0.5  # of half the interval, beyond which no method but an error puts an estimate


def confidence_interval(estimate: Printed, low: Printed, high: Printed, *, scale: str = "", note: str = "") -> Finding:
    """Judge whether an estimate lies within its interval, and in its middle.

    Args:
        estimate: the estimate.
        low: the lower end of its interval.
        high: the upper end.
        scale: "log" or "linear" if the interval should be symmetric on that scale; "" if it need not be.
        note: how the figures were tied.
    """
    figures = {"estimate": read_figure(estimate), "low": read_figure(low), "high": read_figure(high)}
    value, bottom, top = (_number(figure) for figure in figures.values())
    status, words = _place(*figures.values())
    if status is Status.CONSISTENT and scale:
        status, words = _balance(value, bottom, top, scale)
        if status is Status.UNSURE and _is_slip(tuple(figures.values()), scale):
            status = Status.INCONSISTENT
    surfaces = [figure.surface for figure in figures.values()]
    arithmetic = f"{surfaces[0]} {words}; the text says {surfaces[1]} to {surfaces[2]}"
    # That an estimate lies where it should supports neither it nor its interval.
    given = tuple(figures) if status is Status.CONSISTENT else ("estimate",)
    repairs = _repairs(figures, scale) if status is Status.INCONSISTENT else ()
    return Finding(NAME, status, roles_of(figures, given), arithmetic, repairs, note)


def _number(figure: Figure) -> Interval:
    half = Fraction(figure.quantum) / 2
    return printed(replace(figure, hedge=Hedge.NONE, kind=Kind.STATISTIC)) if half else printed(figure)


def _place(value: Figure, low: Figure, high: Figure) -> tuple[Status, str]:
    for one, two, words in (
        (low, high, "has an interval whose ends are the wrong way round"),
        (low, value, "lies below its interval"),
        (value, high, "lies above its interval"),
    ):
        status = above(one, two)
        if status is not Status.CONSISTENT:
            return status, words
    return Status.CONSISTENT, "lies within its interval"


def _balance(value: Interval, low: Interval, high: Interval, scale: str) -> tuple[Status, str]:
    found = _off_middle(value, low, high, scale)
    other = _off_middle(value, low, high, "linear" if scale == "log" else "log")
    if not found or found[0] <= 0:
        return Status.CONSISTENT, f"lies {'in the middle of' if found else 'within'} its interval"
    off, half, middle = found
    wide = scale == "log" and half > _WIDE_HALF
    allowed = half * (_WIDE_SKEW if wide else _SKEW)
    if off <= allowed or (other and other[0] <= 0):
        return Status.CONSISTENT, "lies near the middle of its interval"
    centre = math.exp(middle) if scale == "log" else middle
    kind = " by its logarithm" if scale == "log" else ""
    status = Status.UNSURE if wide or off <= _GROSS * half else Status.INCONSISTENT
    return status, f"is far from the middle of its interval, {centre:.3g}{kind}"


def _off_middle(value: Interval, low: Interval, high: Interval, scale: str) -> tuple[float, float, float] | None:
    """Return how far an estimate is from the middle of its interval beyond rounding, half the interval and where the
    middle is; None if the scale has no place for one of them."""
    points = [_points(interval, scale) for interval in (value, low, high)]
    if not all(points):
        return None
    (_, centre, _), (l1, lo, l2), (h1, hi, h2) = points
    rounding = (l2 - l1 + h2 - h1) / 4 + (points[0][2] - points[0][0]) / 2
    return abs(centre - (lo + hi) / 2) - rounding, (hi - lo) / 2, (lo + hi) / 2


def _is_slip(figures: tuple[Figure, ...], scale: str) -> bool:
    """Return whether one digit changed, or a decimal point lost, puts an estimate out of the middle."""
    numbers = [_number(figure) for figure in figures]
    finest = min(figure.quantum for figure in figures)
    for i, figure in enumerate(figures):
        for meant in _as_meant(figure, finest):
            tried = [*numbers[:i], meant, *numbers[i + 1 :]]
            found = _off_middle(tried[0], tried[1], tried[2], scale) if tried[1].low < tried[2].high else None
            if found and found[0] <= 0:
                return True
    return False


def _as_meant(figure: Figure, finest: Decimal) -> Iterator[Interval]:
    """Yield what a number may be meant as: with one digit changed, or, if it has no decimals, with as many as the
    numbers beside it ("1.354-6903")."""
    if not figure.quantum or len(figure.surface) > _LONGEST:
        return
    digits, sign = str(abs(int(figure.value / figure.quantum))), -1 if figure.value < 0 else 1
    for place, digit in product(range(len(digits)), "0123456789"):
        yield _around(sign * int(digits[:place] + digit + digits[place + 1 :]), figure.quantum)
    if 0 < finest < figure.quantum == 1:
        yield _around(sign * int(digits), finest)


def _around(units: int, quantum: Decimal) -> Interval:
    step = Fraction(quantum)
    return Interval(units * step - step / 2, units * step + step / 2)


def _points(interval: Interval, scale: str) -> tuple[float, ...]:
    if interval.low < -_GREATEST or interval.high > _GREATEST:
        return ()
    ends = float(interval.low), float(interval.low + interval.high) / 2, float(interval.high)
    if scale != "log":
        return ends
    return tuple(map(math.log, ends)) if ends[0] > 0 else ()


def _repairs(figures: dict[str, Figure], scale: str) -> tuple[str, ...]:
    if not scale:
        return ()
    estimate, low, high = (float(figure.value) for figure in figures.values())
    if scale == "log":
        if min(estimate, low, high) <= 0:
            return ()
        needed = math.sqrt(low * high), estimate**2 / high, estimate**2 / low
    else:
        needed = (low + high) / 2, 2 * estimate - high, 2 * estimate - low
    return tuple(
        f"{figure.surface} would need to be about {value:.{max(0, -int(figure.quantum.as_tuple().exponent))}f}"
        for figure, value in zip(figures.values(), needed, strict=True)
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for found in estimates(sentence):
        if found.label != "ci" or not _is_its_own(found) or not _same_units(found):
            continue
        finding = confidence_interval(found.estimate, found.low, found.high, scale=_scale(found))
        if finding.status is not Status.CONSISTENT and _explained(sentence, reading):
            # Only the middle is in doubt then, not that the estimate lies within.
            finding = confidence_interval(found.estimate, found.low, found.high)
        if finding.status is not Status.CONSISTENT and _OTHER_METHOD.search(found.words):
            continue
        if finding.status is Status.INCONSISTENT and not _sure(found):
            continue
        yield finding


def _explained(sentence: Sentence, reading: Reading) -> bool:
    """Return whether the text around speaks of a method whose intervals lean to one side."""
    start, end = sentence.span
    return bool(_OTHER_METHOD.search(reading.document.text, max(0, start - _AROUND), end + _AROUND)) or bool(
        _MEDIATION.search(reading.document.text, max(0, start - _AROUND), end + _AROUND)
    )


def _scale(found: Estimate) -> str:
    if _OTHER_METHOD.search(found.lead + found.words):
        return ""
    if is_ratio(found):
        return "log"
    return "linear" if _LINEAR.search(found.lead) else ""


def _same_units(found: Estimate) -> bool:
    """Return whether an estimate in percent has no interval that must be in parts of one."""
    low, high = abs(found.low.value), abs(found.high.value)
    return not (found.unit.startswith("%") and high <= 1 < abs(found.estimate.value) and low <= 1)


def _is_its_own(found: Estimate) -> bool:
    """Return whether the number before an interval is the estimate, and not its deviation, its level ("95%; CI"), the
    number of cases or part of a word ("90-day mortality")."""
    level = found.unit.startswith("%") and found.estimate.value in _LEVELS and "9" not in found.words
    lead = found.lead
    return not (level or found.unit.startswith("-") or _NOT_ITS_OWN.search(lead) or _STANDARDISED.search(lead))


def _sure(found: Estimate) -> bool:
    """Return whether nothing lets the sign of the estimate, or the estimate itself, be another."""
    if _TWO_VALUES.search(found.lead):
        return False
    value, low, high = found.estimate.value, found.low.value, found.high.value
    # "0.5 fewer (-0.8 to -0.2)": the sign is left to a word, before or behind.
    flipped = low <= -value <= high or -high <= value <= -low
    if flipped and not _LABELLED.search(found.lead):
        return False
    # Ends the other way round are an error only where the estimate lies between them either way.
    return not high <= value <= low


CHECK = Check(
    code="CC507",
    name=NAME,
    title="An estimate lies within its confidence interval",
    explanation=__doc__,
    law=confidence_interval,
    examples=Examples(
        consistent=(
            "The effect was small, d = 0.40, 95% CI [0.10, 0.70].",
            "The odds ratio was 2.4 (95% CI 1.5 to 3.8).",
            "Cover was 62% (95% CI 55%–69%).",
        ),
        inconsistent=(
            "The effect was small, d = 0.40, 95% CI [0.50, 0.70].",
            "OR = 2.4 (95% CI 1.5-9.8).",
        ),
        silent=(
            "The indirect effect was 0.30 (bootstrap CI 0.31 to 0.52).",
            "Marks ≥ 9 (95% CI 1.12-3.96) were rare.",
        ),
    ),
    in_sentence=_in_sentence,
    cues=frozenset({"ci", "cri", "confidence", "credible", "or", "hr", "rr", "irr", "aor", "ahr", "ratio", "relative"}),
)
