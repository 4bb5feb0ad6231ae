"""Reads an estimate with the interval behind it: "0.74 (95% CI 0.61, 0.87)", "median of 31 months (range 2-44)".

Numbers, labels and signs are composed from named pieces; what stands for which number is left to the checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.checks._same import recent
from claimcheck.checks._text import DECIMAL, number_figure
from claimcheck.checks._words import COMPARATIVES, entries, one_of
from claimcheck.interval import printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Hedge, Kind, Sentence, Span, Status
from claimcheck.records import dataclass, replace

_SIGNED = rf"(?:[-−–]\s?)?{DECIMAL}"
_UNIT = r"(?:\s?%|\s?per\s?cent|[\s-]?[A-Za-zµμ°]+(?:\s?/\s?[\w²³]+){0,2}(?:\s[A-Za-z]+){0,2}|°[CF])"
_CI = (
    r"(?:(?:bca|bootstrap\w*|percentile|wald|exact|corresponding)\s+)?(?:9\d(?:\.\d)?\s?%\s*)?(?:CI|C\.I\.|CrI|"
    r"confidence\s+(?:intervals?|limits?)|credible\s+intervals?)(?:\s*[(\[]CI[)\]])?(?:\s*\(?9\d(?:\.\d)?\s?%\)?)?s?"
)
_IQR = r"(?:IQR|I\.Q\.R\.|inter-?quartile\s+range)(?:\s*\[IQR\])?"
_RANGE = r"(?:(?:full\s+|overall\s+|observed\s+)?range|min(?:imum)?\s?[-–/]\s?max(?:imum)?)"
_TO = r"(?:\s*(?:,|;|–|—|−|-|\bto\b|\band\b|/|\.\.\.?)\s*)"
_LABEL = rf"(?P<label>(?P<ci>{_CI})|(?P<iqr>{_IQR})|(?P<range>{_RANGE}))"
# An estimate may be "32.1 ± 4.0", "18 L/min" or "91%"; its interval stands in brackets or after a comma.
_ESTIMATE = rf"(?P<estimate>{_SIGNED})(?:\s?(?:±|\+/[-−–])\s?{DECIMAL})?(?P<unit>{_UNIT})?"
# "OR 2.0 (1.1-3.6)": a ratio's brackets need no label.
_RATIO = regex(
    rf"\b(?:a?[OHR]R|IRR|(?:odds|risk|hazards?|rate)\s+ratio|relative\s+risk)\s*[=:,]?\s*(?:of\s+|"
    rf"was\s+)?(?P<estimate>{DECIMAL})"
    rf"\s*[(\[]\s*(?P<low>{DECIMAL})\s?(?:[-–,]|to)\s?(?P<high>{DECIMAL})\s*(?=[)\];,])"
)
# What stands between the two ends, and is no unit of the first.
_NO_UNITS = (*entries("to and greater"), *COMPARATIVES)
_BEHIND = regex(
    rf"(?<![\w.,/-])(?<![\w.]\s[-–]\s){_ESTIMATE}\s*(?P<open>[(\[]|,\s*(?:with\s+(?:an?\s+)?)?(?=9\d|CI)|"
    rf";\s*)\s*(?P<between>(?:[^()\[\]\d]{{0,24}}[;,]\s*|(?:p\s*[=<>]|SD\s*[=:]?|±)\s*{DECIMAL}?\s*[;,]\s*)?)"
    rf"{_LABEL}\s*[:=,]?\s*(?:of\s+|was\s+|from\s+|between\s+)?[(\[]?\s*(?P<low>{_SIGNED})(?P<unit1>\s?%|"
    rf"\s(?!{one_of(_NO_UNITS)}\b)[A-Za-z]+(?=\s+to|\s+and|\s*[-–]))?{_TO}(?P<high>{_SIGNED})"
    rf"(?P<tail>{_UNIT})?\s*(?=[)\],;:.]|$|p\b)",
    re.IGNORECASE,
)


# What names a ratio before its estimate.
_RATIO_NAME = regex(
    r"(?:\b(?:a?[OHR]R|IRR|SMR|PRR)\b|\b(?:[Oo]dds|[Rr]isk|[Hh]azards?|[Rr]ate|[Pp]revalence)\s+ratios?\b|"
    r"\b[Rr]elative\s+risk\b)"
    r"(?:\s*\(a?[A-Z]+\))?\s*(?:of|was|were|is|=|:|,)?\s*$"
)


def above(one: Figure, two: Figure) -> Status:
    """Return INCONSISTENT if the first of two figures is greater than the second, which it should not be; IMPRECISE
    if by one unit of their last decimal. Rounding keeps the order of two numbers printed to the same digit."""
    first, second = (replace(f, kind=Kind.STATISTIC, hedge=Hedge.NONE) for f in (one, two))
    if first.quantum != second.quantum:
        return Status.INCONSISTENT if printed(second).is_below(printed(first)) else Status.CONSISTENT
    if first.value <= second.value:
        return Status.CONSISTENT
    near = first.quantum < 1 and first.value - second.value == first.quantum
    return Status.IMPRECISE if near else Status.INCONSISTENT


_LEAD = 80
# What an interval is called, by its words; ratios, and their names, of which "OR" is a word as well.
_LABELS = frozenset("ci cri c.i confidence credible iqr i.q.r interquartile inter-quartile range min minimum".split())
_RATIO_WORDS = frozenset("ratio relative irr".split())
_RATIO_NAMES = ("OR", "HR", "RR")


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimate and the two ends printed behind it; `label` is "ci", "iqr" or "range"; `lead` is the text before the
    estimate, `words` the label as printed and what stands before it in the brackets, `after` the text behind the
    interval; `unit`, `first_unit` and `tail` follow the estimate and the two ends."""

    estimate: Figure
    low: Figure
    high: Figure
    label: str
    lead: str
    words: str
    after: str
    unit: str
    first_unit: str
    tail: str


def is_ratio(found: Estimate) -> bool:
    """Return whether an estimate is named as a ratio: an odds, risk, hazard or rate ratio."""
    return bool(_RATIO_NAME.search(found.lead))


@recent()
def estimates(sentence: Sentence) -> tuple[Estimate, ...]:
    """Return the sentence's estimates with an interval behind each."""
    return tuple(_estimates(sentence))


def _estimates(sentence: Sentence) -> Iterator[Estimate]:
    labelled, ratio = not _LABELS.isdisjoint(sentence.words), _may_be_ratio(sentence)
    if not labelled and not ratio:
        return
    known = {figure.start: figure for figure in sentence.figures}
    for match in _BEHIND.finditer(sentence.text) if labelled else ():
        label = next(name for name in ("ci", "iqr", "range") if match[name])
        words = f"{match['between']} {match['label']}"
        yield _estimate(sentence, match, known, label, words, ("unit", "unit1", "tail"))
    for match in _RATIO.finditer(sentence.text) if ratio else ():
        yield _estimate(sentence, match, known, "ci", "", ())


def _may_be_ratio(sentence: Sentence) -> bool:
    return not _RATIO_WORDS.isdisjoint(sentence.words) or any(name in sentence.text for name in _RATIO_NAMES)


def _estimate(
    sentence: Sentence,
    match: re.Match[str],
    known: Mapping[int, Figure],
    label: str,
    words: str,
    units: Sequence[str],
) -> Estimate:
    estimate, low, high = (_figure(sentence, match, name, known) for name in ("estimate", "low", "high"))
    before = sentence.text[max(0, match.start("estimate") - _LEAD) : match.start("estimate")]
    after = sentence.text[match.end() : match.end() + _LEAD]
    unit, first_unit, tail = ((match[name] or "").strip() for name in units) if units else ("", "", "")
    return Estimate(estimate, low, high, label, before, words, after, unit, first_unit, tail)


def _figure(sentence: Sentence, match: re.Match[str], name: str, known: Mapping[int, Figure]) -> Figure:
    """Return the figure of a group: as it was read, if just that was read there, for its claim is the same one then."""
    start, surface = sentence.span.start + match.start(name), match[name]
    plain, figure = _plain(surface, start), known.get(start)
    if figure is None or figure.is_range or figure.margin is not None or figure.value != plain.value:
        return plain
    return figure


def _plain(surface: str, start: int) -> Figure:
    compact = re.sub(r"\s", "", surface)
    figure = number_figure(compact, start)
    return Figure(Span(start, start + len(surface)), surface, figure.kind, figure.value, figure.quantum)
