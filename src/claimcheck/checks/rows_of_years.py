"""What comes so many times in a row, and the years before: "the fourth dry year in a row, after 2021, 2022 and 2023".

The rule is that the one that is told of is one more than those that are listed before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimcheck.checks._calendar import ordinal, year_of
from claimcheck.checks._law import figures_of, roles_of, said
from claimcheck.checks._skeleton import OTHER, RANGE, form, skeleton, words
from claimcheck.checks._words import BEING, HAVING, entries, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status

NAME = "in_a_row"
_MOST = 12  # times: longer rows are not listed in full
_ROWS = phrases("in a row | running | on the trot | in succession")
_STRAIGHT = entries("consecutive successive straight")
_THOSE = phrases("those | the ones | ones | wins | titles | victories | losses | defeats | falls | rises | the years")
_LISTED = rf"(?P<first>{OTHER})(?:\s*, {OTHER})*,?(?: and {OTHER})?"
_FORM = form(
    rf"(?P<nth>{OTHER})(?: (?:{one_of(_STRAIGHT)}){words(1, 5)}|{words(1, 5)} (?:{one_of(_ROWS)}))\s*,?",
    rf"(?: (?:after|following|adding to) (?:(?:{one_of(_THOSE)}) )?(?:(?:of|in|from) )?|(?P<colon>\s*: )){_LISTED}",
    rf"(?(colon)(?=\s*(?:[.;)]|$)| {one_of(BEING, HAVING)}\b)|(?=\s*(?:[.;)]|$|, [a-z])))",
)


def in_a_row(nth: Printed, years: Sequence[Printed]) -> Finding:
    """Compare which in a row something is with the years of those before it.

    Args:
        nth: which it is ("fourth").
        years: the years of those before it, in order.

    Returns:
        Whether it is one more than the years before it, each counted once, and these are in order.
    """
    names = tuple(f"year_{i + 1}" for i in range(len(years)))
    figures = figures_of(nth=nth, **dict(zip(names, years, strict=True)))
    listed = [figures[name] for name in names]
    values = [year_of(figure) for figure in listed]
    number = len(set(values))
    told = ", ".join(said(figure) for figure in listed)
    if values not in (sorted(values), sorted(values, reverse=True)):
        arithmetic = f"{told} are no years in a row"
        return Finding(NAME, Status.INCONSISTENT, roles_of(figures, names), arithmetic)
    holds = figures["nth"].value == number + 1
    return Finding(
        NAME,
        Status.CONSISTENT if holds else Status.INCONSISTENT,
        roles_of(figures, names),
        f"after {told} comes the {ordinal(number + 1)}; the text says {said(figures['nth'])}",
        () if holds else (f"{said(figures['nth'])} would need to be {ordinal(number + 1)}",),
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(sentence)
    if OTHER not in bones.text or RANGE in bones.text:
        return
    for match in _FORM.finditer(bones.text):
        nth = bones.at(match.start("nth"))
        years = bones.figures_in(match.start("first"), match.end())
        plain = all(f.kind is Kind.YEAR and f.when and f.when.year and not f.when.span for f in years)
        if nth.kind is Kind.ORDINAL and 1 < nth.value <= _MOST and plain and _are_in_order(years):
            finding = in_a_row(nth, years)
            # Behind a colon the last may be the one that is told of.
            if not match["colon"] or finding.status is Status.CONSISTENT or nth.value != len(years):
                yield finding


def _are_in_order(years: Sequence[Figure]) -> bool:
    """Return whether years go on by equal steps, but for one that is printed twice or out of order."""
    steps = [year_of(b) - year_of(a) for a, b in pairwise(years)]
    forth = {step for step in steps if step > 0}
    return len(forth) <= 1 or all(step < 0 for step in steps)


CHECK = Check(
    code="CC315",
    name=NAME,
    title="What comes so many times in a row",
    explanation=__doc__,
    law=in_a_row,
    examples=Examples(
        consistent=(
            "It was the third wet spring in a row, after those of 2017 and 2018.",
            "The choir took its fourth consecutive prize, after wins in 2014, 2015 and 2016.",
        ),
        inconsistent=(
            "It was the fifth wet spring in a row, after those of 2017 and 2018.",
            "The choir took its fourth consecutive prize, after wins in 2014, 2015 and 2015.",
            "It was the fourth wet spring in a row, after 2017, 2018 and 2016.",
        ),
        silent=(
            "It was the fifth wet spring in a row, after 2017 and 2018 had set records.",
            "The choir took its fourth prize, after wins in 2014 and 2016.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.ORDINAL}),
    cues=frozenset({"row", "running", "trot", "succession", *_STRAIGHT}),
)
