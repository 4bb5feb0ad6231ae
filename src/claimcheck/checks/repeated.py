"""One quantity in two parts of a document: "Abstract: 200 patients. Methods: 210 patients."

The rule is that the two agree within their rounding ($1.49 billion may be called $1.5 billion). Whether two figures of
a document mean one quantity is mostly a guess, so few are compared: those labelled with the part that they are quoted
from; a title's figure with that of a sentence that has all of the title's words, where the text gives the title's value
nowhere; the age in a title with the first of the text; figures of an abstract or summary with those of the text in the
same words; and sentences that differ in little but the order of their words and the value, with the same year or names
in both. Two neighbouring digits swapped (58,431 and 58,341) are a sign by themselves: a long number needs but a word in
common, a short one must be told at the head of the document and again in its body. A figure of the title or of a
summary that neither text nor tables give is held against the one that a slip of a digit makes of it: of a title in the
first sentences, of a summary ("Key facts: ...") where the text says the same of it. Estimates, plans, ranges, revised
and earlier values and those of different times are no contradiction. A document in which several quantities seem to
differ is a collection of texts on different things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from claimcheck.checks._apart import where
from claimcheck.checks._law import Equation, conclude, figures_of, said
from claimcheck.checks._lists import alike
from claimcheck.checks._restated import pairs_of
from claimcheck.checks._words import entries, one_of
from claimcheck.checks._zones import same_value
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass, replace

NAME = "same_quantity"
_PARTS = tuple(
    """headline title heading subhead standfirst abstract summary lead intro introduction body text methods results
    discussion conclusion caption chart table""".split()
)
_SAYING = entries("say says give gives has have report reports")
_LABEL = regex(
    rf"(?:^|(?<=[.;]\s)|(?<=[.;]\s[^\w\s]))(?:the\s+)?(?P<part>{one_of(_PARTS)})(?:\s*:|\s+{one_of(_SAYING)}|(?=\s+[$£€]?\d))\s*",
    re.IGNORECASE,
)
_LABELS = frozenset(_PARTS)
_LONGEST = 60
_KINDS = frozenset({Kind.MONEY, Kind.COUNT, Kind.PERCENT, Kind.MEASURE})


@dataclass(frozen=True, slots=True)
class _Quoted:
    part: str
    figure: Figure
    sentence: int


@dataclass(frozen=True, slots=True)
class _Same(Equation):
    """Two prints of one quantity: they agree as printed or not at all, for neither was computed from the other; one
    that is cut off instead of rounded is imprecise."""

    def judge(self, figures: Mapping[str, Figure], *, zeros: bool = False) -> Status:
        """Return whether the two agree."""
        first, second = figures.values()
        if printed(first).meets(printed(second)) or same_value(first, second):
            return Status.CONSISTENT
        cut = first.quantum != second.quantum and abs(first.value - second.value) < max(first.quantum, second.quantum)
        return Status.IMPRECISE if cut else Status.INCONSISTENT


_SAME = _Same("second", lambda first: first, {"first": lambda v: v["second"], "second": lambda v: v["first"]})


def same_quantity(first: Printed, second: Printed, *, note: str = "") -> Finding:
    """Compare one quantity as two parts of a document give it.

    Args:
        first: the quantity in one place.
        second: the quantity in the other place.
        note: where the two stand.

    Returns:
        Whether the two agree within rounding.
    """
    figures = figures_of(first=first, second=second)
    return conclude(NAME, _SAME, figures, f"one place gives {said(figures['first'])}", note=note)


def _in_document(reading: Reading) -> Results:
    yield from _quoted(reading)
    yield from _restated(reading)


def _restated(reading: Reading) -> Results:
    """Judge the title and the summary against the text, and sentences against each other."""
    for pair in pairs_of(reading):
        lines = " and ".join(where(reading.document, f.start) for f in (pair.first, pair.second))
        finding = same_quantity(pair.first, pair.second, note=f"stated in {lines}")
        if finding.status is not Status.INCONSISTENT and pair.across:
            first, second = finding.roles
            if first.figure.value == second.figure.value and first.figure.quantum == second.figure.quantum:
                continue  # said again in the same form: no proof
            yield replace(finding, roles=(first, replace(second, given=True)))
        elif finding.status is Status.INCONSISTENT:
            yield finding


def _quoted(reading: Reading) -> Results:
    quoted = [q for sentence in reading.sentences if _may_be_labelled(sentence) for q in _labelled(sentence)]
    for first, second in pairwise(quoted):
        if (
            first.part != second.part
            and second.sentence - first.sentence <= 1
            and _same_kind(first.figure, second.figure)
        ):
            yield same_quantity(first.figure, second.figure)


def _may_be_labelled(sentence: Sentence) -> bool:
    """Return whether a sentence has a label and begins with one, or has more than one part."""
    if sentence.words.isdisjoint(_LABELS):
        return False
    first = sentence.text.split(None, 2)[:2]
    return ";" in sentence.text or any(word.rstrip(":").lower() in _LABELS for word in first)


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
            "# Orchard levy raises $2.4 million\n\nThe orchard levy raised $2.38 million in its first year.",
        ),
        inconsistent=(
            "Headline: $2.4 million. Body: $2.1 million.",
            "Abstract: 64 farms. Methods: 46 farms.",
            "# Orchard levy raises $2.4 million\n\nThe orchard levy raised $2.83 million in its first year.",
            "The market drew 58,431 visitors.\n\nOf the 58,341 visitors, many came by boat.",
            "# Swimmer, 71, crosses the strait\n\nMara Lind, 17, crossed the strait on Sunday.",
            "The port of Varna handled 340 ships in 2021. In 2021 the port of Varna handled 430 ships.",
            "In 2023 Acme's sales rose 12% to $3.9 billion. Acme's sales of $3.6 billion in 2023 were a record.",
        ),
        silent=(
            "Some 64 farms were asked and 46 farms answered.",
            "Abstract: 64 farms. Methods: 12 visits.",
            "The market drew 58,431 visitors in May.\n\nOf the 58,341 visitors in June, many came by boat.",
            "# Boy, 12, saved from the river\n\nHis sister, 15, called for help. The boy was taken to hospital.",
            "The port of Varna handled 340 ships in 2021. In 2022 the port of Varna handled 430 ships.",
            "The port of Varna handled 340 ships in 2021. The port of Varna was expected to handle 430 ships in 2021.",
        ),
    ),
    in_document=_in_document,
)
