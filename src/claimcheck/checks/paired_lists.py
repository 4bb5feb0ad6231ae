"""Paired lists: "rents were $14 million and $15 million in 2017 and 2016, respectively".

The rule is that as many values are listed as things that they belong to. It is judged only where both lists are
plain: values in a row and years in a row, or short names in a row at the start of the sentence.
"""

from __future__ import annotations

import re

from claimcheck.checks._law import Equation, conclude, figures_of
from claimcheck.checks._skeleton import Skeleton, skeleton
from claimcheck.checks._words import ABOUT, ARTICLES, NEARLY, entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Role, Sentence, Status
from claimcheck.records import replace

NAME = "respectively"
_PAIRS = Equation("values", lambda referents: referents, {})
_WORD = regex(r"[\s,)]*\brespectively\b", re.IGNORECASE)
_NAME = r"[A-Z][\w.&'’-]*(?:\s[A-Z][\w.&'’-]*){0,2}"
_NAMES = regex(rf"(?:{_NAME},\s+){{0,8}}{_NAME},?\s+and\s+{_NAME}")
_PLACING = entries("of in for at from to between among both")
_BEFORE_NAMES = regex(rf"(?:^|\b{one_of(_PLACING)}\s+(?:the\s+)?|\bthe\s+)$", re.IGNORECASE)
_AFTER_NAMES = regex(r"[^\s\w,]|\s[+/–-]")
_VALUES = frozenset({Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.MEASURE})
_MOST_WORDS = 4  # between the lists, and up to "respectively"
_SHARED = regex(rf"\b{one_of(entries('each both all every either'))}\b", re.IGNORECASE)
_IN_A_ROW = regex(rf"\s*(?:,|,?\s+and)\s+(?:{one_of(ABOUT, NEARLY, ARTICLES)}\s+){{0,2}}|\s*,\s+and\s+", re.IGNORECASE)


def respectively(values: int, referents: int, *, figures: tuple[Figure, ...] = ()) -> Finding:
    """Compare the number of values with the number of things that they belong to.

    Args:
        values: how many values are listed.
        referents: how many things they are said to belong to.
        figures: the listed values, where they stand in a document.

    Returns:
        Whether the two lists are of one length.
    """
    finding = conclude(NAME, _PAIRS, figures_of(referents=referents, values=values), lambda n: f"{n} are named")
    roles = tuple(Role(f"value {i + 1}", f, given=i > 0) for i, f in enumerate(figures)) or finding.roles
    text = f"{referents} are named, and {values} values are listed for them respectively"
    repairs = () if finding.status is Status.CONSISTENT else ("both lists would need to be of one length",)
    return replace(finding, roles=roles, arithmetic=text, repairs=repairs)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(sentence)
    starts = [m.start() for m in _WORD.finditer(bones.text)]
    if len(starts) != 1 or _SHARED.search(bones.text):
        return
    last = bones.index(starts[0])
    if last < 1 or len(bones.text[bones.places[last] + 1 : starts[0]].split()) > _MOST_WORDS:
        return
    row = _row(bones, last, bones.figures[last].kind)
    if bones.figures[last].kind is Kind.YEAR:
        if len(row) > 1:
            yield from _by_year(bones, row)
    elif len(row) > 1:
        yield from _by_earlier(bones, row)


def _by_earlier(bones: Skeleton, values: tuple[int, ...]) -> Results:
    """Values last: their years, or the names that they belong to, stand before them."""
    if bones.figures[values[0]].kind not in _VALUES:
        return
    others = [f for i, f in enumerate(bones.figures) if i not in values]
    first = bones.places[values[0]]
    if len(others) > 1 and all(f.kind is Kind.YEAR for f in others):
        years = _row(bones, values[0] - 1, Kind.YEAR)
        count, end = len(years), bones.places[values[0] - 1] + 1
        if count < len(others):
            return
    else:
        names = list(_NAMES.finditer(bones.text, 0, first))
        if len(names) != 1 or others:
            return
        count, end = len(re.split(r",?\s+and\s+|,\s+", names[0][0])), names[0].end()
        if not _is_whole(bones.text, *names[0].span()):
            return
    finding = respectively(len(values), count, figures=tuple(bones.figures[i] for i in values))
    if finding.status is Status.CONSISTENT or len(bones.text[end:first].split()) <= _MOST_WORDS:
        yield finding


def _is_whole(text: str, start: int, end: int) -> bool:
    """Return whether a list of names has no other member, such as "soft bran" or "δ-FeOOH", before or after it."""
    return bool(_BEFORE_NAMES.search(text[:start])) and not _AFTER_NAMES.match(text, end)


def _by_year(bones: Skeleton, years: tuple[int, ...]) -> Results:
    before = years[0] - 1
    if before < 1:
        return
    values = _row(bones, before, bones.figures[before].kind)
    alone = values[0] == 0 or bones.figures[values[0] - 1].kind is not bones.figures[before].kind
    if len(values) < 2 or bones.figures[before].kind not in (Kind.MONEY, Kind.PERCENT, Kind.COUNT):
        return
    finding = respectively(len(values), len(years), figures=tuple(bones.figures[i] for i in values))
    multiple = len(values) % len(years) == 0
    if finding.status is Status.CONSISTENT or (alone and not multiple and _close(bones, before)):
        yield finding


def _row(bones: Skeleton, last: int, kind: Kind) -> tuple[int, ...]:
    """Return the indices of the figures of one kind in a row that ends with `last`, with nothing but commas between."""
    row = [last] if bones.figures[last].kind is kind else []
    while row and row[0] > 0 and bones.figures[row[0] - 1].kind is kind and _IN_A_ROW.fullmatch(bones.gap(row[0] - 1)):
        row.insert(0, row[0] - 1)
    return tuple(row)


def _close(bones: Skeleton, last_value: int) -> bool:
    """Return whether the years follow their values at once: "in", "for fiscal", "in the years"."""
    gap = bones.gap(last_value)
    return len(gap.split()) <= 6 and not re.search(r"[;:.]", gap)


CHECK = Check(
    code="CC217",
    name=NAME,
    title="Paired lists",
    explanation=__doc__,
    law=respectively,
    examples=Examples(
        consistent=(
            "Rents were $14 million and $15 million in 2017 and 2016, respectively.",
            "Leeds, York and Hull scored 4, 6 and 9, respectively.",
        ),
        inconsistent=(
            "Rents were $14 million and $15 million in 2017, 2016 and 2015, respectively.",
            "Leeds, York and Hull scored 4 and 6, respectively.",
        ),
        silent=(
            "In 2017, 2016 and 2015 rents were $14 million for each of the years, respectively.",
            "Rents and rates were respectively high.",
        ),
    ),
    in_sentence=_in_sentence,
    cues=frozenset({"respectively"}),
)
