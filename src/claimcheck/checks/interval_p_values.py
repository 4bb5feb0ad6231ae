"""A 95% confidence interval and the p beside it tell the same of "no effect": "OR 1.42 (95% CI 1.10-1.83), p = .007".

An interval of a ratio that leaves out 1, or of a difference that leaves out 0, belongs to a p below .05, and one that
holds it to a p above. Tests and intervals are worked out in several ways, so that only a p on the other side of .05
and far away is an error: more than 5 times that of the interval, or less than a tenth of it. Other tests (of trend,
interaction or non-inferiority), other intervals and corrected values stay silent.

Formula: z = (ln low + ln high) / (ln high - ln low) x 1.96 for ratios, without logarithms for differences; p is the
normal distribution's. Source: Altman and Bland 2011, BMJ 343: d2304.
"""

from __future__ import annotations

import math
import re

from claimcheck.checks._estimates import Estimate, estimates, is_ratio
from claimcheck.checks._law import roles_of
from claimcheck.checks._reported import relation_of
from claimcheck.checks._tails import normal_tail
from claimcheck.checks._text import DECIMAL, group_figure
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Reading, Sentence, Status

NAME = "interval_p"
_Z = 1.959964  # leaves 2.5% of the normal distribution on either side
_ALPHA = 0.05
_FAR_ABOVE, _FAR_BELOW = 5, 10  # times more, times less: as far as no other method takes the p of an interval
_NEAR = 1.25  # times, as far as p values of two methods agree
_DIFFERENCE = regex(
    r"(?:(?<!\w)(?:MD|SMD|WMD|RD)|\b(?:[Mm]ean|[Rr]isk|[Ss]tandardi[sz]ed(?:\s+mean)?)\s+difference)(?:\s*\([A-Z]+\))?"
    r"\s*(?:of|was|is|=|:|,)?\s*$"
)
# Right behind the interval, or in the brackets with it.
_P = regex(
    rf"\s*[)\]]?\s*[,;]?\s*(?:and\s+|with\s+(?:an?\s+)?)?[(\[]?\s*[pP](?:[-\s]?values?)?\s*(?P<relation>[=<>≤≥])\s*"
    rf"(?P<p>{DECIMAL})(?![\d%]|\s?[×x*eE])"
)
# "2.1 (1.2-3.4) vs HR 1.2 (0.9-1.6); p < .001": p tells the two apart.
_VERSUS = regex(r"\b(?:vs|versus)\b", re.IGNORECASE)
_OTHER_TESTS = (
    "trend", "trends", "interaction*", "heterogen*", "non-inferior*", "noninferior*", "superior*", "equivalence",
    "bonferroni", "correct*", "fdr", "one-sided", "one-tailed", "bootstrap*", "exact", "credible", "bayes*", "mediat*",
    "genome*", "snp*", "sensitivity", "permutation", "q", "between",
)  # fmt: skip
_OTHER = regex(rf"\b{one_of(_OTHER_TESTS)}\b|\b(?:90|99|80)\s?%", re.IGNORECASE)


def interval_p(low: Printed, high: Printed, p: Printed, *, relation: str = "=", ratio: bool = True) -> Finding:
    """Compare a p value with the 95% confidence interval that is printed with it.

    Args:
        low: the lower end of the interval.
        high: its upper end.
        p: the p value of the test of no effect.
        relation: the sign before p: "=", "<", ">", "<=" or ">=".
        ratio: whether the interval is of a ratio, whose value for no effect is 1, and not of a difference, which is 0.

    Raises:
        ValueError: the ends are not those of an interval, or, of a ratio, not above zero.
    """
    figures = {"low": read_figure(low), "high": read_figure(high), "p": read_figure(p)}
    least, most = _p_of(figures["low"], figures["high"], ratio=ratio)
    status = _status(figures["p"], relation, least, most)
    ends = f"an interval of {figures['low'].surface} to {figures['high'].surface}"
    says = f"the text says p {relation} {figures['p'].surface}"
    wrong = status is Status.INCONSISTENT
    return Finding(
        NAME,
        status,
        roles_of(figures, ("low", "high")),
        f"{ends} belongs to a p of about {_words(least, most)}; {says}",
        (f"p would need to be about {_words(least, most)}",) if wrong else (),
    )


def _status(p: Figure, relation: str, least: float, most: float) -> Status:
    """Return how well a p fits the least and the greatest that an interval gives; what is neither near nor on the other
    side of .05 is unsure."""
    stated = float(p.value)
    above = relation in ("=", ">", ">=") and stated > _ALPHA > most and stated > most * _FAR_ABOVE
    below = relation in ("=", "<", "<=") and stated < _ALPHA < least and stated < least / _FAR_BELOW
    if above or below:
        return Status.INCONSISTENT
    if relation == "=":
        half = float(p.quantum) / 2
        fits = least / _NEAR - half <= stated <= most * _NEAR + half
    else:
        fits = least < stated if relation in ("<", "<=") else most > stated
    return Status.CONSISTENT if fits else Status.UNSURE


def _words(least: float, most: float) -> str:
    middle = math.sqrt(max(least, 1e-12) * max(most, 1e-12))
    return "less than 0.0001" if middle < 1e-4 else f"{middle:.2g}"


def _p_of(low: Figure, high: Figure, *, ratio: bool) -> tuple[float, float]:
    """Return the least and the greatest p that belong to an interval whose ends are rounded."""
    halves = [float(figure.quantum) / 2 for figure in (low, high)]
    a, b = float(low.value), float(high.value)
    ps = []
    for x in (a - halves[0], a, a + halves[0]):
        for y in (b - halves[1], b, b + halves[1]):
            if y <= x or (ratio and x <= 0):
                continue
            one, two = (math.log(x), math.log(y)) if ratio else (x, y)
            ps.append(min(1.0, 2 * normal_tail(abs(one + two) / (two - one) * _Z)))
    if not ps:
        raise ValueError(f"{low.surface} to {high.surface} is no interval of which a p can be told")
    return min(ps), max(ps)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    intervals = [found for found in estimates(sentence) if found.label == "ci"]
    if not intervals or _OTHER.search(sentence.text) or _VERSUS.search(sentence.text):
        return
    for found in intervals:
        ratio = is_ratio(found)
        if not (ratio or _DIFFERENCE.search(found.lead)) or not _is_plain(found, ratio=ratio):
            continue
        start = max(found.low.end, found.high.end) - sentence.span.start
        match = _P.match(sentence.text, start)
        if match is not None:
            p = group_figure(match, "p", sentence, unit="p")
            if 0 < p.value <= 1:
                finding = interval_p(found.low, found.high, p, relation=relation_of(match["relation"]), ratio=ratio)
                if finding.status is not Status.UNSURE:
                    yield finding


def _is_plain(found: Estimate, *, ratio: bool) -> bool:
    """Return whether an interval holds its estimate and can be one of the kind."""
    low, value, high = found.low.value, found.estimate.value, found.high.value
    return low <= value <= high and low < high and (not ratio or low > found.low.quantum)


CHECK = Check(
    code="CC508",
    name=NAME,
    title="A confidence interval and its p agree on whether there is an effect",
    explanation=__doc__,
    law=interval_p,
    examples=Examples(
        consistent=(
            "The odds ratio was 2.40 (95% CI 1.50-3.80, p < 0.001).",
            "The mean difference was 1.2 (95% CI -0.4 to 2.8), p = 0.14.",
        ),
        inconsistent=(
            "The odds ratio was 2.40 (95% CI 1.50-3.80, p = 0.18).",
            "The mean difference was 1.2 (95% CI -0.4 to 2.8), p = 0.004.",
        ),
        silent=(
            "The odds ratio was 2.40 (95% CI 1.50-3.80; p for trend = 0.18).",
            "Cover was 62% (95% CI 55%–69%), p = 0.40.",
        ),
    ),
    in_sentence=_in_sentence,
    cues=frozenset({"p"}),
)
