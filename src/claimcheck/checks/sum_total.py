"""A total and its parts: "$9 million: $6 million for the roof and $3 million for the walls".

The rule is `total = part + part + ...`. Counts are exact; other amounts stand for all values that round to what is
printed, so n parts may miss their total by (n + 1) half units. Parts that are only some of the whole ("including")
cannot make more than the whole.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction

from claimcheck.checks import _part_words as said
from claimcheck.checks._law import value_of
from claimcheck.checks._lists import (
    Items,
    alike,
    displaced,
    goes_on,
    has_sum_inside,
    items_from,
    items_to,
    leaves_rest,
    may_overlap,
    near,
    shifted,
)
from claimcheck.checks._parts import sum_law, sum_status
from claimcheck.checks._said_sums import said_sums
from claimcheck.checks._skeleton import PERCENT, Skeleton, skeleton
from claimcheck.checks._sum_forms import AFTER_TOTAL, ALL, BEFORE_TOTAL, MAYBE, OPENED, REST, SOME
from claimcheck.checks._text import is_two_sided
from claimcheck.checks._told_parts import told_parts
from claimcheck.checks._wholes import of_unit
from claimcheck.checks._words import OWNERS, THESE, THOSE, entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass

NAME = "total_parts"
_NEAR, _NEAR_FIGURES = 200, 20  # characters and figures before a list that may belong to it
_FEWEST = 3  # a total and two parts
_BLOCKED = regex(
    rf"\b{one_of(said.EACH_OF, said.BOTH_OF, said.NOT_IN_IT, said.LEFT_OUT, said.MEANS, said.LEAST_OR_UP_TO)}\b",
    re.IGNORECASE,
)
_OF_SOME = regex(
    rf"\b{one_of(said.EACH_OF, said.BOTH_OF, ('without',), said.MEANS, said.LEAST_OR_UP_TO)}\b", re.IGNORECASE
)
_SOME_OF = regex(rf"\b{one_of(said.SOME_OF)}\b", re.IGNORECASE)  # "69,900 people, including: ..."
_OF_EACH = regex(rf"\b{one_of(said.EACH_OF, ('both', 'or'), said.MEANS)}\b", re.IGNORECASE)
_OTHER_SUM = regex(rf"\b{one_of(entries('and with n to'))}\b", re.IGNORECASE)
_MOST_BESIDE = 12  # parts that nothing but a comma parts from their total
_SCALES = frozenset({"million", "billion", "trillion", "thousand"})
_AHEAD = 2  # figures after a list that may still belong to it
_MEAN = regex(rf"\b{one_of(said.NO_SUMS)}\b[^,;]*$", re.IGNORECASE)
_THE = one_of(("the",), OWNERS, THESE)
_OF_ALL = regex(rf"\s+(?:out\s+)?of\s+(?:{_THE}\s+)?", re.IGNORECASE)
# What was left of a whole: the last of its parts.
_LEFT = regex(rf"\b{one_of(said.WITHOUT_ANSWER)}\b", re.IGNORECASE)
_DASHED = regex(r"\s[-–—]\s|^\s?[-–—/]|[/–—]\s?$")
# "..., about £41,700 for each post": no part
_FOR_EACH = regex(
    rf"(?:\s+(?:for|to|a|an))?\s+{one_of(said.EACH_OF, ('head', 'piece', 'on average'))}\b", re.IGNORECASE
)
# "1,790 (90 percent)", "120 (60%)"
_SHARE_ASIDE = regex(rf"\({PERCENT}\)|\[{PERCENT}\]")
_NAMES_ONLY = frozenset({Kind.ORDINAL, Kind.YEAR, Kind.DATE})
# "20 minutes: five to drain, ten to swap", "90 hectares: 60 of wood": in the unit of their total
_SPENT = regex(rf"\s+{one_of(said.BEFORE_NAME)}\s", re.IGNORECASE)
_ADDED_TO_TOTAL = regex(rf"\b{one_of(said.ADDING_TO_TOTAL)}\s[^,;]*\btotal\b[^,;]*\bto\b", re.IGNORECASE)
_NUMBER_AFTER = regex(r"(?:,|\band\b)\s.*\d", re.IGNORECASE)
_GLUED = regex(r"[-–—'’′″(/*]|[^\W\d_]")
_GLUED_BEFORE = regex(r"[\w'’′″-]$")
_OF_THESE = regex(rf"\s*(?:of|from|among)\s+{one_of(THOSE)}\b", re.IGNORECASE)
_MOST_TWICE = Fraction(6, 5)  # answers that exclude each other may exceed their whole by so much before they overlap
_OF_NEXT = regex(rf"\bof\s+(?:{_THE}\s+)?$|/\s*$", re.IGNORECASE)
_MORE = regex(rf"\b{one_of(('also',), said.ADDED)}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Tie:
    total: Figure
    parts: tuple[Figure, ...]
    scope: str
    firm: bool
    overlapping: bool = False  # one thing may be in several of the parts


def total_parts(parts: Sequence[Printed], stated: Printed, *, partial: bool = False) -> Finding:
    """Compare the sum of parts with the total that is stated.

    Args:
        parts: the amounts, in one unit.
        stated: the total, in the same unit.
        partial: whether the parts may be only some of the whole, so that they must not exceed it.

    Returns:
        Whether the parts make the total (or, if partial, no more than the total).
    """
    finding = sum_law(NAME, parts, stated)
    *some, whole = (role.figure for role in finding.roles)
    if partial and finding.status is Status.INCONSISTENT and _short(some, whole):
        return Finding(NAME, Status.CONSISTENT, finding.roles, f"{finding.arithmetic}, of which they are a part")
    return finding


def _short(parts: Sequence[Figure], total: Figure) -> bool:
    """Return whether parts make no more than a total."""
    low = sum(printed(f).low for f in parts)
    return low <= printed(total).high


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if len(sentence.figures) < _FEWEST and "one" not in sentence.words:
        return
    kinds = [f.kind for f in sentence.figures]
    loose = kinds.count(Kind.STATISTIC) + kinds.count(Kind.YEAR) + 2 * ("one" in sentence.words)  # may count
    # "2 million tonnes and 3 million": the unit is left out the second time.
    sums = Kind.MONEY in kinds or Kind.MEASURE in kinds
    mixed = Kind.COUNT in kinds and sums and not _SCALES.isdisjoint(sentence.words)
    if max(map(kinds.count, {*kinds})) + loose < _FEWEST and not mixed:
        return
    bones = skeleton(sentence)
    seen: set[int] = set()
    for tie in _all_ties(bones, sentence.words):
        if tie.total.start in seen:
            continue
        if not all(map(is_two_sided, tie.parts)):
            continue  # "more than ten" makes any total
        if sum_status(tie.parts, tie.total) is not Status.INCONSISTENT or _believed(tie):
            seen.add(tie.total.start)
            yield total_parts(tie.parts, tie.total)
    for told in told_parts(sentence):
        if not told.grouped and told.total.start not in seen:
            seen.add(told.total.start)
            yield total_parts(told.parts, told.total)


def _all_ties(bones: Skeleton, cues: frozenset[str]) -> Iterator[_Tie]:
    """Yield the ties of a sentence, then those that show once what only names parts is no figure ("$3 million in the
    first quarter"), and what stands in brackets beside the parts of a whole with a rest ("12 (60%)")."""
    yield from _ties(bones, cues)
    kinds = [f.kind for f in bones.figures]
    named = [i for i, kind in enumerate(kinds) if kind in _NAMES_ONLY]
    if named and max(kinds.count(kind) for kind in {*kinds, Kind.COUNT} - _NAMES_ONLY) >= _FEWEST:
        yield from _ties(bones.without([bones.places[i] for i in named], "n"), cues)
    asides = [place for match in _SHARE_ASIDE.finditer(bones.text) for place in range(*match.span())]
    if asides:
        yield from _ties_after(bones.without(asides, " "), cues, {REST})


def _believed(tie: _Tie) -> bool:
    """Return whether a sum that does not come out is an error, and not a list of something else."""
    if not tie.total.scale and tie.total.quantum == 1 and any(p.kind is Kind.COUNT and p.scale for p in tie.parts):
        return False  # "6 positions (1B, 2B, 3B)"
    if tie.total.value > len(tie.parts) + 1 and any(part.value == tie.total.value for part in tie.parts):
        return False  # "in 5 groups: 1 for small towns, 5 for big ones": what has all leaves nothing to others
    if not tie.firm or not near(tie.parts, tie.total) or has_sum_inside(tie.parts, tie.total):
        return False
    if tie.overlapping and not _short(tie.parts, tie.total) and not displaced(tie.parts, tie.total):
        return False
    if tie.scope in (ALL, MAYBE):
        return True
    if tie.scope is REST and sum(map(value_of, tie.parts)) > _MOST_TWICE * value_of(tie.total):
        return displaced(tie.parts, tie.total)
    return not _short(tie.parts, tie.total) or (tie.scope is SOME and shifted(tie.parts, tie.total))


def _ties_after(
    bones: Skeleton, words: frozenset[str], scopes: Collection[str] = frozenset({ALL, MAYBE, REST, SOME})
) -> Iterator[_Tie]:
    """Yield the ties of totals that stand before their parts."""
    low = f"^{bones.text.lower()}"
    for scope, cues, marks, pattern in AFTER_TOTAL:
        there = scope in scopes and (any(map(low.__contains__, marks)) if marks else not words.isdisjoint(cues))
        if there and (marks not in OPENED or OPENED[marks].search(bones.text)):
            for match in pattern.finditer(bones.text):
                if tie := _parts_after(bones, match, scope):
                    yield tie


def _ties(bones: Skeleton, words: frozenset[str]) -> Iterator[_Tie]:
    yield from _ties_after(bones, words)
    for cues, sign, pattern, end in BEFORE_TOTAL:
        there = not words.isdisjoint(cues) or (sign and sign in bones.text)
        if there and (end is None or end.search(bones.text)):
            for match in pattern.finditer(bones.text):
                if tie := _parts_before(bones, match):
                    yield tie
    for total, parts in said_sums(bones, words):
        if total.start > parts[-1].start or not leaves_rest(bones, bones.figures.index(parts[-1])):
            yield _Tie(total, parts, ALL, firm=True)


def _parts_after(bones: Skeleton, match: re.Match[str], scope: str) -> _Tie | None:
    total, first = bones.at(match.start("total")), bones.index(match.start("first"))
    opener = bones.text[match.start("total") + 1 : match.start("first")].strip()[-1:]
    end = _closing(bones.text, match.start("first")) if opener in ("(", "[") else None
    if end is None and bones.text.startswith(")", bones.places[first] + 1):
        return None  # "two ways: 1) by day or 2) by night"
    items = items_from(bones, first, end)
    lead = bones.text[match.start("total") : match.start("first")]
    parts = items.figures(bones)
    if opener != ":" or all(map(_SPENT.match, items.texts)):
        parts = of_unit(parts, total)
    if len(parts) < 2 or not alike(total, parts[0]) or _is_statistic(parts):
        return None
    if opener == "," and len(items.indices) > _MOST_BESIDE:
        return None
    if "items" in match.re.groupindex and bones.at(match.start("items")).value != len(items.indices):
        return None
    if opener and not any(text.strip() for text in items.texts):
        return None  # "(6, 15)" is a range or a reference
    if len(parts) == 2 and bones.gap(first).strip() == "," and parts[0].value < total.value < parts[1].value:
        return None  # "3.7 kg (0.7, 6.7; men)" is an estimate in its interval
    said_of_parts = (*items.texts[:-1], re.split(r"[,;)]", items.texts[-1], maxsplit=1)[0])
    blocked = _OF_EACH if scope is REST else _OF_SOME if opener == ":" else _BLOCKED
    firm = scope is not MAYBE or not _SOME_OF.search(lead)
    firm = firm and not blocked.search(lead + " ".join(said_of_parts)) and _whole_list(bones, items, end)
    firm = firm and not any(map(_OF_NEXT.search, items.texts)) and not _is_measured(bones, match.start("total"))
    if scope is REST and not _LEFT.search(bones.before(items.indices[-1]) + said_of_parts[-1]):
        return None
    return _Tie(total, parts, scope, firm and _is_even(bones, items, end), may_overlap(said_of_parts))


def _is_measured(bones: Skeleton, place: int) -> bool:
    """Return whether the figure at a place is "k of n" or a mean, which has no parts."""
    index = bones.index(place)
    before = bones.before(index)
    return bool(_MEAN.search(before[-60:])) or (index > 0 and bool(_OF_ALL.fullmatch(before)))


def _is_even(bones: Skeleton, items: Items, end: int | None) -> bool:
    """Return whether nothing but commas and "and", or nothing but semicolons, parts the items, and all are numbers
    that stand by themselves."""
    gaps = [bones.gap(i) for i in items.indices[:-1]]
    semicolons = sum(";" in gap for gap in gaps)
    if any(_DASHED.search(gap) for gap in gaps) or semicolons not in (0, len(gaps)):
        return False
    if semicolons and end is None and ":" not in bones.text[: bones.places[items.indices[0]]]:
        return False
    if end is not None and _NUMBER_AFTER.search(items.texts[-1]):
        return False
    if any(_OF_THESE.match(bones.gap(i)) for i in items.indices):
        return False
    return not any(_GLUED.match(bones.gap(i)) or _GLUED_BEFORE.search(bones.before(i)) for i in items.indices)


def _whole_list(bones: Skeleton, items: Items, end: int | None) -> bool:
    """Return whether nothing after the last item could be another part, of whatever unit or without a figure."""
    if leaves_rest(bones, items.indices[-1]):
        return False
    following = items.indices[-1] + 1
    if following >= len(bones.places) or (end is not None and bones.places[following] >= end):
        return True
    first = bones.figures[items.indices[0]]
    if end is not None:
        others = any(alike(first, f) for f in bones.figures_in(bones.places[following], end))
        return not others and not goes_on(bones, following - 1)
    reach = bones.text.find(";", bones.places[following - 1])
    ahead = range(following, min(following + _AHEAD, len(bones.places)))
    return not any(
        alike(first, bones.figures[i])
        and (reach < 0 or bones.places[i] < reach)
        and not _FOR_EACH.match(bones.text, bones.places[i] + 1)
        for i in ahead
    )


def _parts_before(bones: Skeleton, match: re.Match[str]) -> _Tie | None:
    total, last = bones.at(match.start("total")), bones.index(match.start("last"))
    items = items_to(bones, last)
    if len(items.indices) < 2 or not alike(total, bones.figures[last]):
        return None
    first = items.indices[0]
    earlier = bones.figures[max(0, first - _NEAR_FIGURES) : first]
    lead = bones.text[max(0, bones.places[first] - _NEAR) : match.start("total")]
    if "=" in (joint := bones.text[match.start("last") : match.start("total")]) and _OTHER_SUM.search(joint):
        return None
    whole = not any(alike(f, total) for f in earlier) and not (first > 0 and goes_on(bones, first - 1))
    firm = whole and not _BLOCKED.search(lead) and not _MORE.search(lead) and _is_even(bones, items, None)
    return _Tie(total, items.figures(bones), SOME if _ADDED_TO_TOTAL.search(joint) else ALL, firm)


def _is_statistic(figures: tuple[Figure, ...]) -> bool:
    """Return whether bare numbers have decimals: estimates and their limits, not counts."""
    return any(f.kind is Kind.COUNT and not f.scale and f.quantum < 1 for f in figures)


def _closing(text: str, start: int) -> int:
    """Return the place of the bracket that closes the one before `start`."""
    depth = 1
    for place in range(start, len(text)):
        if text[place] in "([":
            depth += 1
        elif text[place] in ")]":
            depth -= 1
            if depth == 0:
                return place
    return len(text)


CHECK = Check(
    code="CC202",
    name=NAME,
    title="A total and its parts",
    explanation=__doc__,
    law=total_parts,
    examples=Examples(
        consistent=(
            "The choir has 52 singers (30 women and 22 men).",
            "The levy raised $9.4 million, of which $6.1 million went to schools and $3.3 million to parks.",
            "They picked 14, 9 and 12 crates, for a total of 35.",
        ),
        inconsistent=(
            "The choir has 52 singers (30 women and 32 men).",
            "They picked 14, 9 and 12 crates, for a total of 45.",
            "The repair cost $18,400: $11,000 for the roof and $6,400 for the gutters.",
            "The mill employs 90 people in three halls: 41 in the old one, 20 in the annex and 19 at the quay.",
            "Sales came to €90.0 million (€28.4 million in the first quarter, €40.2 million in the second and "
            "€31.4 million in the third).",
            "The guild saves $9,400: $5,100 on rent, $2,000 on power and $1,300 from closing two rooms, about $650 "
            "for each room.",
        ),
        silent=(
            "The levy raised $9.4 million, including $6.1 million for schools.",
            "The mill employs 90 people in three halls: 41 in the old one and 20 in the annex.",
            "Eight pairs skated twice (one short and one long programme).",
            "Of the 40 who were asked (6 did not answer and 3 had moved), most agreed.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.STATISTIC}),
)
