"""One quantity in two parts of a document: "Abstract: 200 patients. Methods: 210 patients."

The rule is that the two agree within their rounding ($1.49 billion may be called $1.5 billion). Whether two figures
of a document mean one quantity is mostly a guess, so only figures that are labelled with the part that they are
quoted from are compared, and only when they count the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.checks._law import Equation, conclude, figures_of, said
from claimcheck.checks._lists import alike
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence, Status

NAME = "same_quantity"
_PARTS = (
    "headline|title|heading|subhead|standfirst|abstract|summary|lead|intro|introduction|body|text|methods|results|"
    "discussion|conclusion|caption|chart|table"
)
_LABEL = regex(
    rf"(?:^|(?<=[.;]\s)|(?<=[.;]\s[^\w\s]))(?:the\s+)?(?P<part>{_PARTS})(?:\s*:|\s+(?:says?|gives?|has|have|reports?)|(?=\s+[$£€]?\d))\s*",
    re.IGNORECASE,
)
_LABELS = frozenset(_PARTS.split("|"))
_LONGEST = 60
_KINDS = frozenset({Kind.MONEY, Kind.COUNT, Kind.PERCENT, Kind.MEASURE})


@dataclass(frozen=True, slots=True)
class _Quoted:
    part: str
    figure: Figure
    sentence: int


@dataclass(frozen=True, slots=True)
class _Same(Equation):
    """Two prints of one quantity: they agree as printed or not at all, for neither was computed from the other."""

    def judge(self, figures: Mapping[str, Figure], *, zeros: bool = False) -> Status:
        """Return whether the two agree."""
        first, second = map(printed, figures.values())
        return Status.CONSISTENT if first.meets(second) else Status.INCONSISTENT


_SAME = _Same("second", lambda first: first, {"first": lambda v: v["second"], "second": lambda v: v["first"]})


def same_quantity(first: Printed, second: Printed) -> Finding:
    """Compare one quantity as two parts of a document give it.

    Args:
        first: the quantity in one place.
        second: the quantity in the other place.

    Returns:
        Whether the two agree within rounding.
    """
    figures = figures_of(first=first, second=second)
    return conclude(NAME, _SAME, figures, lambda value: f"{said(figures['first'])} is {value}")


def _in_document(reading: Reading) -> Results:
    quoted = [q for sentence in reading.sentences if sentence.words & _LABELS for q in _labelled(sentence)]
    for first, second in pairwise(quoted):
        if (
            first.part != second.part
            and second.sentence - first.sentence <= 1
            and _same_kind(first.figure, second.figure)
        ):
            yield same_quantity(first.figure, second.figure)


def _labelled(sentence: Sentence) -> Iterator[_Quoted]:
    labels = list(_LABEL.finditer(sentence.text))
    ends = [label.start() for label in labels[1:]] + [len(sentence.text)] * bool(labels)
    for label, end in zip(labels, ends, strict=True):
        start = sentence.span.start + label.end()
        inside = [f for f in sentence.figures if start <= f.start and f.end <= sentence.span.start + end]
        if len(inside) == 1 and inside[0].start == start and end - label.end() <= _LONGEST:
            yield _Quoted(label["part"].lower(), inside[0], sentence.index)


def _same_kind(first: Figure, second: Figure) -> bool:
    plain = first.hedge is second.hedge is Hedge.NONE and not first.is_range and not second.is_range
    counted = first.kind is not Kind.COUNT or (first.unit == second.unit and first.unit != "")
    return first.kind in _KINDS and plain and counted and alike(first, second)


CHECK = Check(
    code="CC223",
    name=NAME,
    title="One quantity in two places",
    explanation=__doc__,
    law=same_quantity,
    examples=Examples(
        consistent=(
            "Headline: $2.4 million. Body: $2.38 million.",
            "Abstract: 64 farms. Methods: 64 farms.",
        ),
        inconsistent=(
            "Headline: $2.4 million. Body: $2.1 million.",
            "Abstract: 64 farms. Methods: 46 farms.",
        ),
        silent=(
            "Some 64 farms were asked and 46 farms answered.",
            "Abstract: 64 farms. Methods: 12 visits.",
        ),
    ),
    in_document=_in_document,
)
