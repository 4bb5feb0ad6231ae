"""A temperature in two scales: "20 °C (68 °F)"; a difference of temperatures is converted without the 32 degrees.

"Warmed by 2 °C (3.6 °F)" is a difference, "a high of 2 °C (35.6 °F)" is not. Words such as "by", "a rise of" and
"warmer" say which; where they leave it open, either reading may hold.

Formula: F = C x 9/5 + 32, K = C + 273.15; of differences F = C x 9/5, K = C.
"""

from __future__ import annotations

import re
from fractions import Fraction

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._fit import fit
from claimcheck.checks._law import Equation, conclude, said
from claimcheck.checks._paired import Pair, pairs, plain
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.interval import exact
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "temperature"
# Each scale's size of a degree in kelvins, and its zero in kelvins.
_DELTA = "delta_"  # before the unit of a change
_SCALES = {
    "degC": (Fraction(1), Fraction(27315, 100)),
    "degF": (Fraction(5, 9), Fraction(45967, 100) * Fraction(5, 9)),
    "kelvin": (Fraction(1), Fraction(0)),
}
_CHANGE = one_of(vocabulary.TEMPERATURE_CHANGES)
_ABOUT = one_of(vocabulary.ABOUT, vocabulary.NEARLY)
_BEFORE = regex(
    rf"\b(?:by|{_CHANGE}\s+(?:in\s+[\w\s]{{1,30}}\s)?of)\s+(?:(?:{_ABOUT}|more\s+than|"
    rf"up\s+to|as\s+much\s+as|at\s+least|"
    r"between|another|an?\s+(?:further|additional|average\s+of))\s+)*$",
    re.IGNORECASE,
)
_AFTER = regex(
    rf"[)\]]?\s*(?:/|per\b|an?\s+(?:hour|minute|decade)\b|(?:\w+\s+)?(?:of\s+warming|{_CHANGE}|"
    rf"{one_of(vocabulary.WARMTH, vocabulary.COMPARATIVES, vocabulary.PLACED)})\b)",
    re.IGNORECASE,
)
_MAYBE = regex(rf"\b(?:{_CHANGE}s?|{one_of(vocabulary.TEMPERATURE_MAYBES)})\b|±|/h", re.IGNORECASE)


def temperature(printed: Printed, converted: Printed, *, difference: bool | None = False, note: str = "") -> Finding:
    """Compare a temperature with the same in another scale.

    Args:
        printed: the temperature ("20 °C").
        converted: the same in another scale ("68 °F").
        difference: whether it is a difference of temperatures; None if it may be either.
        note: how the figures were tied.

    Raises:
        ValueError: they are not temperatures in two scales.
    """
    first, second = read_figure(printed), read_figure(converted)
    if first.unit not in _SCALES or second.unit not in _SCALES or first.unit == second.unit:
        raise ValueError(f"{first.surface!r} and {second.surface!r} are not temperatures in two scales")
    readings = (difference,) if difference is not None else (False, True)
    findings = [_finding(first, second, reading, note) for reading in readings]
    order = (Status.CONSISTENT, Status.IMPRECISE, Status.INCONSISTENT)
    return min(findings, key=lambda finding: order.index(finding.status))


def _finding(first: Figure, second: Figure, difference: bool, note: str) -> Finding:
    size, zero = _SCALES[first.unit]
    other, other_zero = _SCALES[second.unit]
    factor = size / other
    shift = Fraction(0) if difference else (zero - other_zero) / other
    equation = Equation(
        "converted",
        lambda degrees: degrees * exact(factor) + exact(shift),
        {"converted": lambda v: v["printed"] * factor + shift, "printed": lambda v: (v["converted"] - shift) / factor},
    )
    kind = "a difference of " if difference else ""
    return conclude(
        NAME,
        equation,
        {"printed": first, "converted": second},
        lambda computed: f"{kind}{said(plain(first))} is {computed}",
        given=("printed",),
        judged={"printed": plain(first), "converted": plain(second)},
        status=fit(lambda degrees: degrees * exact(factor) + exact(shift), first, second),
        note=note,
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if sum(f.unit.removeprefix(_DELTA) in _SCALES for f in sentence.figures) < 2:
        return
    for pair in pairs(sentence, {Kind.MEASURE}):
        first, second = (replace(f, unit=f.unit.removeprefix(_DELTA)) for f in (pair.first, pair.second))
        units = {first.unit, second.unit}
        if len(units) == 2 and units <= set(_SCALES) and (first.high is None) == (second.high is None):
            changed = pair.first.unit.startswith(_DELTA) or pair.second.unit.startswith(_DELTA)
            finding = temperature(first, second, difference=changed or _is_difference(sentence, pair))
            if finding.status is not Status.INCONSISTENT or pair.firm:
                yield finding


def _is_difference(sentence: Sentence, pair: Pair) -> bool | None:
    """Return whether a pair is a difference of temperatures, or None where the sentence leaves it open."""
    offset = sentence.span.start
    before = sentence.text[max(0, pair.first.start - offset - 70) : pair.first.start - offset]
    if _BEFORE.search(before) or _AFTER.match(pair.after):
        # "5 °C below zero" and "2 °C above freezing" are neither.
        return True if not re.match(r"[)\]]?\s*(?:below|above)\b", pair.after) else None
    return None if _MAYBE.search(sentence.text) else False


CHECK = Check(
    code="CC308",
    name=NAME,
    title="A temperature agrees with its conversion",
    explanation=__doc__,
    law=temperature,
    examples=Examples(
        consistent=(
            "The kiln is held at 900 °C (1,652 °F).",
            "The lake has warmed by 2 °C (3.6 °F) in a century.",
        ),
        inconsistent=(
            "The room is kept at 21 °C (80 °F).",
            "The lake has warmed by 2 °C (35.6 °F) in a century.",
        ),
        silent=(
            "It was 31 °C (a record) in Porto and 75 °F in Boston.",
            "Water boils at 100 °C (see below).",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.MEASURE}),
    least=2,
)
