"""A reported p must follow from its test statistic and degrees of freedom: "t(28) = 2.20, p = .036".

The statistic stands for all values that round to what is printed, and so does p. Tests of t, r and z are two-tailed;
where the document speaks of a one-tailed or directional test, half of that is accepted too; where it does not, the note
says that an exact p is just that half. "ns" means p > .05. A p of zero cannot be: "p = .000", as programs print a p
that rounds to it, is an error of reporting (statcheck's pZeroError). Where a correction is named in the paragraph
(Bonferroni, Tukey, false discovery rate, Greenhouse-Geisser ...), or said elsewhere of tests, comparisons or p values,
a p that does not follow is unsure. But corrections for many tests and for sphericity only make p greater: a smaller p
than that of the test is not excused by one that is said elsewhere. If a wrong p changes what is significant at .05, the
note says so.

Source of the rules: statcheck (Nuijten et al. 2016, Behavior Research Methods 48); formulas in `_tails`.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from claimcheck.checks._law import number
from claimcheck.checks._reported import Reported, relation_of, results
from claimcheck.checks._tails import chi_square_tail, f_tail, normal_tail, r_tails, t_tails, u_tails
from claimcheck.checks._words import entries, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.interval import Interval, printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Role, Sentence, Span, Status
from claimcheck.records import dataclass, replace

NAME = "p_value"
_ALPHA = Fraction(5, 100)
# Corrections after which p no longer follows from the statistic alone: those that make it greater, and others.
# They are looked for in lower case with blanks for hyphens, in words of any length; "=" marks where one must end.
_GREATER = phrases(
    """bonferroni | tukey | scheff | false discovery | =fdr= | benjamini | =holm= | hochberg | sidak | šidák | sidák |
    šidak | greenhouse | geisser | huynh | feldt | dunnett | newman keuls | =fwe= | family wise | familywise |
    multiple comparison | multiple testing"""
)
_EITHER_WAY = phrases(
    """corrected p= | adjusted p= | p corr | pcorr | p adj | padj | permutation | bootstrap | monte carlo | jackknife |
    kenward | satterthwaite"""
)
_MARK = "="
# What a correction is of, where it is said of more than the paragraph's own results.
_TESTED = phrases(
    """test | tests | testing | comparison | comparisons | contrast | contrasts | significan* | alpha | analysis |
    analyses | correlation | correlations | anova | aova | sphericity | degrees of freedom | corrected | adjusted | p"""
)
_OF_TESTS = regex(
    rf"\b(?:{one_of(_TESTED)}|p[ -]?values?)\b",
    re.IGNORECASE,
)
_CORRECTED_HERE = regex(r"\b(?:adjust(?:ed|ment)|correct(?:ed|ion|ions)|exact)\b", re.IGNORECASE)
_TAILS = entries("tailed sided tail side")
_ONE_TAILED = regex(rf"(?:one|1).?{one_of(_TAILS)}\b|directional(?:ly)?\b")
_CUES = ("p", "ns", "n")
_TWO_DFS = 2
_GREATEST = 10**9  # of statistics and degrees of freedom: greater ones change no digit that is printed


@dataclass(frozen=True, slots=True)
class _Corrections:
    """The paragraphs that name a correction, and whether one is said of tests elsewhere: one that makes p greater, or
    another."""

    blocks: frozenset[Span]
    greater: bool
    either_way: bool


def p_value(
    test: str,
    statistic: Printed,
    df: Sequence[Printed] = (),
    stated: Printed = "",
    *,
    one_tailed: bool = False,
    corrected: bool = False,
    relation: str = "",
    statistic_relation: str = "=",
    note: str = "",
) -> Finding:
    """Compare a reported p with that of its test.

    Args:
        test: "t", "F", "r", "z", "chi2", "Q", "H" (the last two by the chi-square distribution) or "U".
        statistic: the test statistic as printed.
        df: the degrees of freedom: two for F, none for z, the sizes of both groups for U, else one.
        stated: the reported p ("= .036", "< .05", ".036") or "ns".
        one_tailed: whether half of the two-tailed p may be meant.
        corrected: whether the p may have been corrected, so that a mismatch is unsure.
        relation: the sign before p, if not in `stated`: "=", "<", ">", "<=" or ">=".
        statistic_relation: the sign before the statistic.
        note: how the figures were tied.

    Raises:
        ValueError: the test is unknown or its degrees of freedom are missing.
    """
    figure, sign = _stated(stated, relation)
    first = read_figure(statistic)
    degrees = tuple(map(read_figure, df))
    lower, upper = _bounds(test, first, degrees, statistic_relation)
    halved = one_tailed and _can_halve(test, degrees)
    claimed = _claimed(figure, sign)
    possible = [(lower, upper), *([(lower / 2, upper / 2)] if halved else [])]
    holds = figure.value > 0 and any(Interval(Fraction(a), Fraction(b)).meets(claimed) for a, b in possible)
    if test == "U" and not holds:
        # Ties change the p of a U, but hardly by half.
        corrected |= Interval(Fraction(lower) / 2, Fraction(upper) * 2).meets(claimed)
    status = Status.CONSISTENT if holds else Status.UNSURE if corrected and figure.value > 0 else Status.INCONSISTENT
    roles = (
        Role("statistic", first, True),
        *(Role("degrees of freedom", each, True) for each in degrees),
        Role("p", figure),
    )
    return Finding(
        NAME,
        status,
        roles,
        _arithmetic(test, first, degrees, (lower, upper), halved, figure, sign, statistic_relation),
        (_repair(lower, upper, figure, sign),) if status is Status.INCONSISTENT else (),
        note
        or ("" if holds else _decision(_bounds(test, replace(first, quantum=Decimal(0)), degrees, "=")[1], claimed)),
    )


def _stated(stated: Printed, relation: str) -> tuple[Figure, str]:
    """Return p and the sign before it; "ns" is p > .05."""
    if isinstance(stated, str):
        text = stated.strip()
        if text.lower().replace(".", "") == "ns":
            return Figure(Span(0, len(text)), text, Kind.STATISTIC, Decimal("0.05"), Decimal(0), "p"), ">"
        match = re.match(r"[pP]?\s*(<=|>=|[=<>≤≥])\s*", text)
        if match:
            return read_figure(text[match.end() :]), relation_of(match[1])
        return read_figure(text), relation or "="
    return read_figure(stated), relation or "="


def _claimed(figure: Figure, sign: str) -> Interval:
    value = Fraction(figure.value)
    if sign == "=":
        return printed(replace(figure, kind=Kind.STATISTIC))
    if sign in ("<", "<="):
        return Interval(-math.inf, value, True)
    return Interval(value, math.inf, False, True)


def _bounds(test: str, statistic: Figure, df: Sequence[Figure], relation: str) -> tuple[float, float]:
    """Return the least and greatest p of a printed statistic, two-tailed."""
    if test == "U":
        return u_tails(float(min(abs(statistic.value), Decimal(_GREATEST))), *_groups(df))
    tail = _tail(test, [float(min(each.value, Decimal(_GREATEST))) for each in df])
    half = Fraction(statistic.quantum) / 2
    size = min(abs(Fraction(statistic.value)), Fraction(_GREATEST))
    far, near = tail(float(size + half)), tail(float(max(Fraction(0), size - half)))
    if relation in ("<", "<="):
        return far, 1.0
    return (0.0, near) if relation in (">", ">=") else (far, near)


def _groups(df: Sequence[Figure]) -> tuple[int, int]:
    if len(df) != _TWO_DFS or min(each.value for each in df) < 1:
        raise ValueError("a test of U needs the sizes of both groups")
    return min(int(df[0].value), _GREATEST), min(int(df[1].value), _GREATEST)


def _tail(test: str, df: Sequence[float]) -> Callable[[float], float]:
    if test == "z" and not df:
        return lambda value: 2 * normal_tail(value)
    if not df or min(df) <= 0:
        raise ValueError(f"a test of {test} needs its degrees of freedom")
    if test == "F" and len(df) == _TWO_DFS:
        return lambda value: f_tail(value, df[0], df[1])
    if test in ("t", "r") and len(df) == 1:
        return (lambda value: t_tails(value, df[0])) if test == "t" else (lambda value: r_tails(value, df[0]))
    if test in ("chi2", "Q", "H") and len(df) == 1:
        return lambda value: chi_square_tail(value, df[0])
    raise ValueError(f"there is no test {test!r} with {len(df)} degrees of freedom")


def _can_halve(test: str, df: Sequence[Figure]) -> bool:
    return test in ("t", "r", "z", "U") or (test in ("F", "chi2") and df[0].value == 1)


def _decision(computed: float, claimed: Interval) -> str:
    """Return a note where the reported p and the computed one lie on different sides of .05, which is significant."""
    value = claimed.high if claimed.low == -math.inf else (claimed.low + claimed.high) / 2
    if value <= _ALPHA < computed:
        return "it is reported as significant at .05, and it is not significant"
    if claimed.high > _ALPHA >= computed and (value > _ALPHA or claimed.low >= _ALPHA):
        return "it is reported as not significant at .05, and it is significant"
    return ""


def _arithmetic(
    test: str,
    statistic: Figure,
    df: Sequence[Figure],
    bounds: tuple[float, float],
    halved: bool,
    p: Figure,
    sign: str,
    relation: str,
) -> str:
    name = {"chi2": "χ²"}.get(test, test)
    degrees = f"({', '.join(each.surface for each in df)})" if df else ""
    two = " two-tailed" if test in ("t", "r", "z", "U") else ""
    half = f" (one-tailed {_between(bounds[0] / 2, bounds[1] / 2)})" if halved else ""
    says = p.surface if p.surface.strip(".").lower().replace(".", "") == "ns" else f"p {sign} {p.surface}"
    result = f"{name}{degrees} {relation} {statistic.surface}"
    zero = "" if p.value else ", and no p is 0"
    return f"{result} gives a{two} p of {_between(*bounds)}{half}{zero}; the text says {says}"


def _between(low: float, high: float) -> str:
    """Return two probabilities in words, to as many digits as tell them apart."""
    if high < 1e-4:
        return f"less than {10.0 ** (math.floor(math.log10(high)) + 1):.0e}" if high > 0 else "about 0"
    digits = min(8, max(3, 1 - math.floor(math.log10(max(high - low, 1e-7)))))
    one, two = (number(Fraction(p), -digits) for p in (low, high))
    return one if one == two else f"{one} to {two}"


def _repair(low: float, high: float, p: Figure, sign: str) -> str:
    """Return what p would need to be; of one printed as zero that rounds to it, by its last printed digit."""
    if not p.value and Fraction(high) < Fraction(p.quantum) and p.surface.strip(".0") == "" and "." in p.surface:
        return f"p {sign} {p.surface} would need to be p < {p.surface[:-1]}1"
    return f"p would need to be {_needed(low, high, p, sign)}"


def _needed(low: float, high: float, p: Figure, sign: str) -> str:
    """Return what p would need to be, to as many digits as are printed."""
    digits = -int(p.quantum.as_tuple().exponent)
    if sign != "=" or digits < 2 or high < 10.0**-digits:
        return _between(low, high)
    one, two = (number(Fraction(end), -digits) for end in (low, high))
    return one if one == two else f"{one} to {two}"


def _in_document(reading: Reading) -> Results:
    one_tailed: bool | None = None
    corrections: _Corrections | None = None
    for sentence in reading.sentences:
        if not sentence.figures or not sentence.words.intersection(_CUES):
            continue
        for result in results(sentence):
            finding = _judged(result)
            if finding is not None and finding.status is Status.INCONSISTENT:
                if one_tailed is None or corrections is None:
                    low = _lower(reading.document.text)
                    one_tailed = bool(_ONE_TAILED.search(low))
                    corrections = _corrections(reading, low.replace("-", " "))
                here = bool(_CORRECTED_HERE.search(sentence.text[result.start :]))
                corrected = here or _is_corrected(result, sentence, corrections)
                finding = _judged(result, one_tailed=one_tailed, corrected=corrected)
                finding = finding and _with_tails(result, finding)
            if finding is not None:
                yield finding


def _corrections(reading: Reading, text: str) -> _Corrections:
    """Return what the document, given in lower case without hyphens, says of corrections: in its paragraphs, and of
    tests in general."""
    blocks: set[Span] = set()
    general: list[bool] = []
    starts = [sentence.span.start for sentence in reading.sentences]
    for named_so in (_GREATER, _EITHER_WAY):
        places = {bisect_right(starts, start) - 1 for name in named_so for start in _places(text, name)}
        named = [reading.sentences[place] for place in sorted(places) if place >= 0]
        blocks.update(s.block.span for s in named)
        general.append(any(_OF_TESTS.search(s.text) and not any(True for _ in results(s)) for s in named))
    return _Corrections(frozenset(blocks), *general)


def _places(text: str, name: str) -> Iterator[int]:
    """Yield where a name stands in a text: of so few, one after the other is found sooner than by a pattern of all."""
    plain = name.strip(_MARK)
    start = text.find(plain)
    while start >= 0:
        end = start + len(plain)
        open_before = name[0] != _MARK or not _is_of_word(text[start - 1 : start])
        if open_before and (name[-1] != _MARK or not _is_of_word(text[end : end + 1])):
            yield start
        start = text.find(plain, end)


def _is_of_word(character: str) -> bool:
    return character == "_" or character.isalnum()


def _lower(text: str) -> str:
    """Return a text in lower case, each character in its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _is_corrected(result: Reported, sentence: Sentence, corrections: _Corrections) -> bool:
    """Return whether a p that does not follow from its test may have been corrected."""
    if corrections.either_way or sentence.block.span in corrections.blocks:
        return True
    return corrections.greater and not _is_less(result)


def _is_less(result: Reported) -> bool:
    """Return whether a reported p is less than its test can give."""
    if result.p_relation not in ("=", "<", "<="):
        return False
    low = _bounds(result.test, result.statistic, result.df, result.relation)[0]
    high = _claimed(result.p, result.p_relation).high
    return result.p.value > 0 and float(high) < low


def _with_tails(result: Reported, finding: Finding) -> Finding:
    """Return an error with the remark that p, printed to two digits or more, is that of a one-tailed test, if so."""
    p = result.p
    if finding.status is not Status.INCONSISTENT or result.p_relation != "=" or p.value < 10 * p.quantum:
        return finding
    halved = _judged(result, one_tailed=True)
    if halved is None or halved.status is not Status.CONSISTENT:
        return finding
    return replace(finding, note="it would follow from a one-tailed test, of which the document does not speak")


def _judged(result: Reported, *, one_tailed: bool = False, corrected: bool = False) -> Finding | None:
    """Return the finding of a reported result, or None where it cannot be judged."""
    df, p = result.df, result.p
    if result.test == "r" and (abs(result.statistic.value) > 1 or not df):
        return None
    if (
        p.value > 1
        or not _has_degrees(result.test, df)
        or (result.test != "t" and result.test not in "rz" and result.statistic.value < 0)
    ):
        return None
    return p_value(
        result.test,
        result.statistic,
        df,
        p,
        one_tailed=one_tailed,
        corrected=corrected,
        relation=result.p_relation,
        statistic_relation=result.relation,
    )


def _has_degrees(test: str, df: Sequence[Figure]) -> bool:
    wanted = {"z": 0, "F": 2, "U": 2}.get(test, 1)
    return len(df) == wanted and all(each.value > 0 for each in df)


CHECK = Check(
    code="CC501",
    name=NAME,
    title="A p-value follows from its test statistic",
    explanation=__doc__,
    law=p_value,
    examples=Examples(
        consistent=(
            "The groups differed, t(34) = 2.45, p = .020.",
            "Recall rose with practice, F(2, 57) = 5.12, p < .01.",
            "Choice depended on age, χ²(1, N = 80) = 6.20, p = .013.",
        ),
        inconsistent=(
            "The groups differed, t(34) = 1.45, p = .020.",
            "Recall rose with practice, F(2, 57) = 1.12, p < .05.",
            "The two were related, r(48) = .12, p = .000.",
        ),
        silent=(
            "The groups differed, t(34) = 1.45, p = .020 (Bonferroni corrected).",
            "They met at p = .5 on the map, t minus 28 minutes.",
        ),
    ),
    in_document=_in_document,
)
