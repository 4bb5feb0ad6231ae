"""Minimum, quartiles, median and maximum come in order, and a mean lies between the extremes.

"Median age 47 (IQR 40-52)", "mean 22, range 10 to 30". An interquartile range may be printed as its width and a range
belong to another thing ("a mean change of -4 (range 2-7 visits)"): units that differ keep the check silent, and so
do ends the wrong way round.

Rule: min <= Q1 <= median <= Q3 <= max; min <= mean <= max.
"""

from __future__ import annotations

import re

from claimcheck.checks._estimates import Estimate, above, estimates
from claimcheck.checks._law import roles_of
from claimcheck.checks._text import SIGNED, group_figure
from claimcheck.checks._words import entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Reading, Sentence, Status

NAME = "quantiles"
_MIDDLES = entries("median mean average")
_OTHERS = entries("change difference increase decrease reduction improvement respectively")
_MIDDLE = regex(rf"\b{one_of(_MIDDLES)}\b(?:(?!\b{one_of(_MIDDLES, _OTHERS)}\b)[^.;:()\d]){{0,60}}$", re.IGNORECASE)
_MEDIAN = regex(r"\bmedian\b(?!.*\b(?:mean|average)\b)", re.IGNORECASE | re.DOTALL)
# "Range 10 to 30, mean 35": the extremes first.
_RANGE_FIRST = regex(
    rf"\b(?P<label>range|IQR)\s*[:=,]?\s*(?:of|was|from)?\s*(?P<low>{SIGNED})\s*(?:to|-|–|—|"
    rf",)\s*(?P<high>{SIGNED})\s*[,;]\s*(?:and\s+)?(?:with\s+)?(?:an?\s+|the\s+)?"
    rf"(?P<kind>mean|median|average)\s*(?:[:=]|of|was)?\s*(?P<estimate>{SIGNED})(?![\d%]|\s*[A-Za-z±])",
    re.IGNORECASE,
)
# "Ages ranged from 21 to 64 years, with a median of 41": the unit, if printed twice, is the same.
_RANGED = regex(
    rf"\brang(?:es?|ed|ing)\s+(?:from|between)\s+(?P<low>{SIGNED})\s*(?:to|and|-|–)\s*(?P<high>{SIGNED})"
    rf"(?:\s+(?P<unit>[A-Za-z]+))?\s*(?:[,;(]|\bwith\b|\band\s+had\b)\s*(?:and\s+|with\s+)?(?:an?\s+|the\s+|its\s+)?"
    rf"(?P<kind>mean|median|average)\s*(?:[:=,]|of|was|being)?\s*(?P<estimate>{SIGNED})(?:\s+(?P=unit))?\s*(?=[.,;)]|$)",
    re.IGNORECASE,
)
# "Patients aged 21 to 78 years (median 54)"
_AGED = regex(
    rf"\baged?\s+(?:from\s+|between\s+)?(?P<low>{SIGNED})\s*(?:to|and|-|–)\s*(?P<high>{SIGNED})"
    rf"(?:\s+years?)?(?:\s+old)?\s*[,;(]\s*(?:with\s+an?\s+)?(?P<kind>mean|median|average)(?:\s+age)?\s*(?:[:=,]|of|was|"
    rf"being)?\s*(?P<estimate>{SIGNED})(?:\s+years?)?\s*(?=[.,;)±]|$)",
    re.IGNORECASE,
)
_LEAST = frozenset({"min", "minimum"})
_FIVE = regex(
    rf"\bmin(?:imum)?\s*[:=]?\s*(?P<min>{SIGNED})\s*[,;]\s*(?:(?:Q1|"
    rf"first\s+quartile)\s*[:=]?\s*(?P<q1>{SIGNED})\s*[,;]\s*)?"
    rf"(?:(?P<kind>median|mean)\s*[:=]?\s*(?P<median>{SIGNED})\s*[,;]\s*)?"
    rf"(?:(?:Q3|third\s+quartile)\s*[:=]?\s*(?P<q3>{SIGNED})"
    rf"\s*[,;]\s*)?(?:and\s+)?max(?:imum)?\s*[:=]?\s*(?P<max>{SIGNED})",
    re.IGNORECASE,
)
_HEDGED = regex(r"[<>≤≥±]\s*$")


def quantiles(**values: Printed) -> Finding:
    """Judge whether values that the text ranks come in that order.

    Args:
        values: two or more of minimum, q1, median, mean, q3 and maximum, in that order.

    Raises:
        ValueError: fewer than two are given.
    """
    order = ("minimum", "q1", "median", "mean", "q3", "maximum")
    figures = {name: read_figure(values[name]) for name in order if name in values}
    if len(figures) < 2 or len(figures) != len(values):
        raise ValueError(f"two or more of {', '.join(order)} are needed")
    names = list(figures)
    wrong = _out_of_order(figures)
    if wrong is None:
        words = " ≤ ".join(f"{_name(name)} {figures[name].surface}" for name in names)
        return Finding(NAME, Status.CONSISTENT, roles_of(figures, names), f"{words} are in order")
    a, b, status = wrong
    arithmetic = (
        f"the {_name(a)} is at most the {_name(b)}; the text says {_name(a)} {figures[a].surface} and "
        f"{_name(b)} {figures[b].surface}"
    )
    repairs = (
        f"the {_name(a)} would need to be {figures[b].surface} or less",
        f"the {_name(b)} would need to be {figures[a].surface} or more",
    )
    return Finding(NAME, status, roles_of(figures), arithmetic, repairs if status is Status.INCONSISTENT else ())


def _name(name: str) -> str:
    return name.upper() if name in ("q1", "q3") else name


def _out_of_order(figures: dict[str, Figure]) -> tuple[str, str, Status] | None:
    """Return the first two values that are out of order (a mean only against the extremes), and how surely."""
    names = list(figures)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            if "mean" in (a, b) and not {a, b} & {"minimum", "maximum"}:
                continue
            status = above(figures[a], figures[b])
            if status is not Status.CONSISTENT:
                return a, b, status
    return None


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for found in estimates(sentence):
        if found.label != "ci" and _MIDDLE.search(found.lead) and not _HEDGED.search(found.lead) and _same_thing(found):
            yield from _judged(found.estimate, found.low, found.high, found.label, bool(_MEDIAN.search(found.lead)))
    told = not sentence.words.isdisjoint(_MIDDLES)
    for match in (m for pattern in (_RANGE_FIRST, _RANGED, _AGED) if told for m in pattern.finditer(sentence.text)):
        estimate, low, high = (group_figure(match, name, sentence) for name in ("estimate", "low", "high"))
        label = "iqr" if match[0][:3].lower() == "iqr" else "range"
        yield from _judged(estimate, low, high, label, match["kind"].lower() == "median")
    for match in _FIVE.finditer(sentence.text) if not sentence.words.isdisjoint(_LEAST) else ():
        names = {
            "minimum": "min",
            "q1": "q1",
            (match["kind"] or "median").lower(): "median",
            "q3": "q3",
            "maximum": "max",
        }
        yield quantiles(**{name: group_figure(match, group, sentence) for name, group in names.items() if match[group]})


def _judged(estimate: Figure, low: Figure, high: Figure, label: str, median: bool) -> Results:
    if low.value > high.value or (label == "iqr" and not median):
        return
    middle = "median" if median else "mean"
    ends = ("q1", "q3") if label == "iqr" else ("minimum", "maximum")
    yield quantiles(**{ends[0]: low, middle: estimate, ends[1]: high})


def _same_thing(found: Estimate) -> bool:
    """Return whether the ends of the interval have no unit, or the estimate's."""
    units = [unit for unit in (found.first_unit, found.tail) if unit]
    return all(_unit(unit) == _unit(found.unit) for unit in units)


def _unit(words: str) -> str:
    return words[:1] if words.startswith("%") else words.split()[0].rstrip("s").lower() if words else ""


CHECK = Check(
    code="CC313",
    name=NAME,
    title="Minimum, quartiles, median and maximum are in order",
    explanation=__doc__,
    law=quantiles,
    examples=Examples(
        consistent=(
            "The median wait was 12 days (IQR 8-15).",
            "Range 4 to 19, mean 11.",
        ),
        inconsistent=(
            "The median wait was 22 days (IQR 8-15).",
            "Women aged 21 to 78 years (median 84) took part.",
            "Marks ranged from 3 to 27 with a mean of 34.2.",
            "Mean age was 34.2 years (SD 8.1, range 19 to 31).",
            "Range 4 to 19, mean 21.",
        ),
        silent=(
            "The mean change was -4 (range 2-7 visits).",
            "The mean mark was 3.5 (range 4.1–2.2).",
        ),
    ),
    in_sentence=_in_sentence,
    cues=frozenset({"range", "ranged", "ranges", "ranging", "iqr", "interquartile", "min", "minimum", "age", "aged"}),
)
