"""A number in words and again in figures: "within thirty (30) days", "one million dollars ($1,000,000)".

The rule is that the two are equal. Contracts write numbers twice so that a slip of the pen shows.
"""

from __future__ import annotations

import re

from claimcheck.checks._law import figures_of, roles_of, said, value_of
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Span, Status
from claimcheck.records import replace

NAME = "words_figures"
_ONES = tuple(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen""".split()
)
_TENS = tuple("twenty thirty forty fifty sixty seventy eighty ninety".split())
_SCALES = ("hundred", "thousand", "million", "billion", "trillion")
_WORD = one_of(_ONES, _TENS, _SCALES)
_NUMBER_WORDS = rf"{_WORD}(?:(?:[ -]|,[ ]|[ ]and[ ]){_WORD})*"
_UNITS = ("dollars", "euros", "pounds", "percent", "per cent")
# The words just before "(30)", read from the bracket backwards so that long texts are scanned for brackets only.
_BEFORE = regex(rf"(?<![\w-])(?P<words>{_NUMBER_WORDS})(?P<unit>[ ]{one_of(_UNITS)})?[ ]$", re.IGNORECASE)
_LAST_WORD = regex(rf"{_WORD}|{one_of(_UNITS, ('cent',))}")
_BRACKET = regex(r"\((?P<number>(?:US)?[$£€]?[ ]?\d[\d,]*(?:\.\d+)?(?P<percent>[ ]?%)?)\)(?P<after>[ ][a-z]+|[.,;)])?")
_OF_RATIO = regex(rf"\b(?:{_WORD}|\d+|half)[ ](?:in|of|out[ ]of)[ ](?:the[ ]|every[ ])?$", re.IGNORECASE)
_WINDOW = 90


def words_figures(words: Printed, figures: Printed) -> Finding:
    """Compare a number in words with the same number in figures.

    Args:
        words: the number in words, as in "thirty".
        figures: the number in figures, as in "30".

    Returns:
        Whether the two are equal.
    """
    read = figures_of(words=words, figures=figures)
    same = value_of(read["words"]) == value_of(read["figures"])
    status = Status.CONSISTENT if same else Status.INCONSISTENT
    arithmetic = f"{said(read['words'])} in words {'is' if same else 'is not'} {said(read['figures'])} in figures"
    repairs = () if same else ("words and figures would need to be equal",)
    return Finding(NAME, status, roles_of(read), arithmetic, repairs)


def _in_document(reading: Reading) -> Results:
    text = reading.document.text
    for bracket in _BRACKET.finditer(text):
        start = max(0, bracket.start() - _WINDOW)
        if not _LAST_WORD.fullmatch(
            text[start : bracket.start()].rstrip().replace("-", " ").rpartition(" ")[2].lower()
        ):
            continue
        before = _BEFORE.search(text, start, bracket.start())
        if before is None or (bracket["percent"] and not before["unit"]):
            continue
        if _OF_RATIO.search(text, start, before.start()):
            continue  # "three in ten (310)"
        words = _figure(before["words"], start=before.start("words"))
        figures = _figure(bracket["number"], start=bracket.start("number"))
        if words is None or figures is None:
            continue
        finding = words_figures(words, figures)
        if finding.status is not Status.INCONSISTENT or _firm(bracket, before, figures):
            yield finding


def _figure(printed: str, *, start: int) -> Figure | None:
    try:
        figure = read_figure(printed)
    except ValueError:
        return None
    return replace(figure, span=Span(start, start + len(printed)), surface=printed, quantum=figure.quantum)


def _firm(bracket: re.Match[str], before: re.Match[str], figures: Figure) -> bool:
    """Return whether the bracket surely repeats the number: a sum of money, or a number with its noun after it. A bare
    number in brackets may be a reference or a note."""
    if figures.kind in (Kind.MONEY, Kind.PERCENT):
        return bool(before["unit"])
    year = len(bracket["number"]) == 4 and 1000 <= figures.value <= 2100
    return not year and bool(bracket["after"]) and bracket["after"].startswith(" ")


CHECK = Check(
    code="CC216",
    name=NAME,
    title="A number in words and in figures",
    explanation=__doc__,
    law=words_figures,
    examples=Examples(
        consistent=(
            "The deposit is returned within fourteen (14) days.",
            "The buyer pays two million dollars ($2,000,000) at signing.",
        ),
        inconsistent=(
            "The deposit is returned within fourteen (40) days.",
            "The buyer pays two million dollars ($2,500,000) at signing.",
        ),
        silent=(
            "The rule stands in section three (c).",
            "The same was seen in all three (12).",
        ),
    ),
    in_document=_in_document,
)
