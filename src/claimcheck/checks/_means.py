"""Reads means with their deviation and number of cases: "M = 4.12 (SD = 1.30, N = 25)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.checks._text import DECIMAL, WHOLE, group_figure
from claimcheck.checks._words import one_of
from claimcheck.lazy import regex
from claimcheck.model import Figure, Sentence
from claimcheck.records import dataclass

_MEAN = (
    rf"(?<![\w.])(?P<name>M|[Mm]eans?|[Aa]verage|[Pp]roportion)(?:\s+(?:score|rating|value|response)s?)?\s*(?:was|is|"
    rf"of|=|:|were)?\s*(?P<mean>{DECIMAL})(?P<unit>\s?%|\s?[A-Za-z]+)?"
)
_SD = rf"SD\s*(?:=|:|of)?\s*(?P<sd>{DECIMAL})"
_N = rf"[nN]\s*=\s*(?P<n>{WHOLE})"
_SEPARATOR = r"\s*[,;(\[]?\s*(?:and\s+|with\s+(?:an?\s+)?)?"
_MEAN_SD_N = regex(rf"{_MEAN}{_SEPARATOR}(?:{_SD}{_SEPARATOR})?{_N}(?P<rest>[^()\[\]]{{0,60}})")
_MEAN_N_SD = regex(rf"{_MEAN}{_SEPARATOR}{_N}{_SEPARATOR}{_SD}(?P<rest>[^()\[\]]{{0,60}})")
_N_FIRST = regex(rf"(?<![\w.]){_N}{_SEPARATOR}{_MEAN}(?:{_SEPARATOR}{_SD})?(?P<rest>[^()\[\]]{{0,60}})")


@dataclass(frozen=True, slots=True)
class Described:
    """A mean, its number of cases and, if printed, its standard deviation; `name` is how the mean is called, `unit`
    the word after it and `around` the text in which it stands."""

    name: str
    mean: Figure
    n: Figure
    deviation: Figure | None
    unit: str
    around: str


def described(sentence: Sentence) -> Iterator[Described]:
    """Yield the means that a sentence reports with a number of cases."""
    seen: set[int] = set()
    for pattern in (_MEAN_N_SD, _MEAN_SD_N, _N_FIRST) if "=" in sentence.text else ():
        for match in pattern.finditer(sentence.text):
            if match.start("mean") in seen:
                continue
            seen.add(match.start("mean"))
            yield Described(
                match["name"],
                group_figure(match, "mean", sentence),
                group_figure(match, "n", sentence),
                group_figure(match, "sd", sentence) if match["sd"] else None,
                (match["unit"] or "").strip(),
                sentence.text,
            )


# What says that whole numbers were averaged.
SCALE = regex(
    r"\b(?:\w+-point|likert|\d+\s*(?:-|–|to)\s*\d+\s+scale|scale\s+(?:of|from|ranging)|rated?\s+(?:on|from)|"
    r"number\s+of|"
    r"integers?|whole\s+numbers?)\b",
    re.IGNORECASE,
)
# The words of which each of these has one.
SCALE_WORDS = frozenset("point likert scale rate rated number integer integers whole".split())
# What is rated on scales of whole numbers.
_RATED_THINGS = tuple(
    """liking likeability trust satisf* agreement attitude attitudes rating ratings rated importance anxiety mood
    happiness confidence enjoyment interest motivation empathy stress loneliness self-esteem attractiveness warmth
    competence difficulty effort item items point points""".split()
)
RATED = regex(rf"\b{one_of(_RATED_THINGS)}\b", re.IGNORECASE)
# What says that they were not, or that the mean is of several items.
_MEASURED_THINGS = tuple(
    """time times age ages aged year years weight height bmi second seconds minute minutes hour hours ms income index
    percent* dose concentration level levels composite averaged items subscale subscales z-score z-scores zscore zscores
    standardised standardized log* adjusted estimated marginal weighted rate rates ratio ratios temperature pressure
    latenc* speed distance volume duration amplitude cm mm kg mg ml""".split()
)
NOT_WHOLE = regex(rf"\b{one_of(_MEASURED_THINGS)}\b|%", re.IGNORECASE)
