"""Groups of a sample: "Of N = 96, 50 had the drug and 46 had not", "160 nurses (80 each)".

The rule is that the groups make the sample; groups of equal size must divide it, and make it where their number is
given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.checks import _part_words as parts
from claimcheck.checks._law import Equation, added, conclude, figures_of, said, value_of
from claimcheck.checks._lists import items_from, near
from claimcheck.checks._parts import sum_equation, sum_law
from claimcheck.checks._skeleton import COUNT, Skeleton, form, skeleton, words
from claimcheck.checks._text import WHOLE, group_figure
from claimcheck.checks._told_parts import told_parts
from claimcheck.checks._words import entries, first_words, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import exact
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "sample_sizes"
_N = r"(?:n\s?=\s?)"
_IN_EACH = r"(?:in |to |per )?(?:each|group|arm)(?: (?:group|arm))?"
_OF_SAMPLE = form(
    rf"\b(?:of|total|sample)(?: of)? [(\[]?{_N}(?P<total>{COUNT})[)\]]?",
    rf"{words(0, 4)}\s*[,:]\s*(?P<first>{COUNT})",
)
_EACH = form(
    rf"(?P<total>{COUNT}){words(0, 5, but='per|each')}\s*[(\[]{_N}?(?P<size>{COUNT})(?: \w+)? {_IN_EACH}\s*[)\]]",
)
# The figures are read here: a number after a word with a capital letter is a name to a reader of figures.
_ENROLLED = phrases("randomised | randomized | enrolled | recruited | allocated | assigned | included | sample of")
_RANDOMISED = form(
    rf"\b{one_of(_ENROLLED)} (?P<total>{WHOLE})",
    rf"\s*\((?P<size>{WHOLE}) {_IN_EACH}\)",
)
_GROUPS = form(rf"(?P<groups>{COUNT}) (?:\w+ )?(?:groups|arms|cohorts)\b")
# "split into two groups of 40", "three groups of 20 made 60"
_TEAMS = entries("groups arms teams classes")
_OF_SIZE = rf"(?P<groups>{COUNT})(?: \w+)? {one_of(_TEAMS)} of (?P<size>{COUNT})"
_INTO = form(rf"(?P<total>{COUNT}){words(0, 8, but='of')} (?:in|into) ", _OF_SIZE)
_MAKING = phrases("make | makes | made | give | gives | gave | for a total of | total | totalling")
_MADE = form(
    rf"{_OF_SIZE}{words(0, 3)}",
    rf",? {one_of(_MAKING)} (?P<total>{COUNT})",
)
_PARTED = (*parts.ALLOCATED, *parts.ASSIGNED, *first_words(parts.DIVIDING))
_MOST_GROUPS = 12


def sample_sizes(groups: Sequence[Printed], total: Printed) -> Finding:
    """Compare the groups of a sample with its size.

    Args:
        groups: the size of every group; a single size means groups of that size, however many.
        total: the size of the sample.

    Returns:
        Whether the groups make the sample, or groups of the single size can.
    """
    if len(groups) == 1:
        return _equal_groups(groups[0], total)
    finding = sum_law(NAME, groups, total, part="group")
    if finding.status is not Status.IMPRECISE or not _are_counted(finding):
        return finding
    # Who takes part is counted to the last one: 120 and 130 are no rounded 240.
    names = tuple(role.name for role in finding.roles[:-1])
    figures = {role.name: role.figure for role in finding.roles}
    made = added(said(figures[name]) for name in names)
    return conclude(
        NAME,
        sum_equation(names, "total"),
        figures,
        lambda total: f"{made} is {total}",
        given=names,
        status=Status.INCONSISTENT,
    )


def _are_counted(finding: Finding) -> bool:
    figures = [role.figure for role in finding.roles]
    return all(f.hedge is Hedge.NONE and f.quantum == 1 and not (f.scale or f.is_range) for f in figures)


def _equal_groups(size: Printed, total: Printed) -> Finding:
    figures = figures_of(size=size, total=total)
    each, whole = value_of(figures["size"]), value_of(figures["total"])
    number = max(1, round(whole / each))
    equation = Equation(
        "total",
        lambda s: s * exact(number),
        {"size": lambda v: v["total"] / number, "total": lambda v: v["size"] * number},
    )
    return conclude(
        NAME, equation, figures, lambda made: f"{number} groups of {said(figures['size'])} are {made}", given=("size",)
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(sentence)
    bracketed = "(" in bones.text or "[" in bones.text
    grouped = [told for told in told_parts(sentence) if told.grouped]
    for told in grouped:
        yield sample_sizes(told.parts, told.total)
    known = {told.total.start for told in grouped}
    for match in _OF_SAMPLE.finditer(bones.text):
        if bones.at(match.start("total")).start not in known:
            yield from _listed(bones, match)
    for match in _EACH.finditer(bones.text) if bracketed else ():
        yield from _each(bones, bones.at(match.start("total")), bones.at(match.start("size")))
    for match in (*_INTO.finditer(bones.text), *_MADE.finditer(bones.text)):
        yield from _of_size(*(bones.at(match.start(name)) for name in ("groups", "size", "total")))
    for match in _RANDOMISED.finditer(sentence.text) if bracketed else ():
        total, size = (group_figure(match, name, sentence, kind=Kind.COUNT) for name in ("total", "size"))
        if not any(f.span == total.span for f in sentence.figures):
            yield from _each(bones, total, size)


def _of_size(groups: Figure, size: Figure, total: Figure) -> Results:
    number = int(groups.value)
    if 1 < number <= _MOST_GROUPS and groups.hedge is size.hedge is total.hedge is Hedge.NONE:
        finding = sample_sizes([size] * number, total)
        if finding.status is not Status.INCONSISTENT or near([size] * number, total):
            yield replace(finding, roles=(finding.roles[0], finding.roles[-1]))


def _listed(bones: Skeleton, match: re.Match[str]) -> Results:
    total, parts = bones.at(match.start("total")), items_from(bones, bones.index(match.start("first"))).figures(bones)
    if len(parts) < 2:
        return
    finding = sample_sizes(parts, total)
    if finding.status is not Status.INCONSISTENT or near(parts, total):
        yield finding


def _each(bones: Skeleton, total: Figure, size: Figure) -> Results:
    each, whole = value_of(size), value_of(total)
    if not 0 < each < whole or whole / each > _MOST_GROUPS:
        return
    if named := _GROUPS.search(bones.text):
        groups = int(bones.at(named.start("groups")).value)
        if 1 < groups <= _MOST_GROUPS and each * groups != whole and not near([size] * groups, total):
            return
    finding = sample_sizes([size], total)
    if finding.status is not Status.INCONSISTENT or not named:
        yield finding


CHECK = Check(
    code="CC219",
    name=NAME,
    title="Groups of a sample",
    explanation=__doc__,
    law=sample_sizes,
    examples=Examples(
        consistent=(
            "Of N = 96, 50 had the drug and 46 the placebo.",
            "We asked 90 nurses (30 in each group).",
            "We randomised 90 nurses, 46 to the night shift and 44 to the day shift.",
        ),
        inconsistent=(
            "We randomised 90 nurses to music (n = 46) or silence (n = 54).",
            "Of N = 96, 50 had the drug and 56 the placebo.",
            "We asked 90 nurses (40 in each group).",
            "We asked 90 nurses (day shift, n = 54; controls, n = 45).",
        ),
        silent=(
            "The sample was small (N = 96, 50 women).",
            "We asked 90 nurses (5 questions each).",
            "We asked 90 nurses (asthma, n = 54; eczema, n = 45).",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.COUNT, Kind.STATISTIC}),
    cues=frozenset({"n", "each", "group", "arm", *_TEAMS, *_PARTED}),
)
