"""Parts of a whole told by name behind it: "330 km (coast 210 km, islands 120 km)", "84 pupils, taught (n = 30) or not
(n = 54)".

The forms of `_sum_forms` read amounts that stand side by side, each with its name behind it. Here names may stand
before the amounts, amounts alone in brackets, and names be of many words. What keeps such lists apart from others is
that all their items are built alike and that no other amount of their kind stands among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, pairwise

from claimcheck.checks import _part_words as said
from claimcheck.checks._apart import is_amount
from claimcheck.checks._law import value_of
from claimcheck.checks._lists import alike, has_sum_inside, leaves_rest, may_overlap, near
from claimcheck.checks._parts import sum_status, unit_of
from claimcheck.checks._same import recent
from claimcheck.checks._skeleton import AMOUNT, FIGURE, SIGNS, Skeleton, skeleton
from claimcheck.checks._sum_forms import ALL, SOME
from claimcheck.checks._text import singular
from claimcheck.checks._words import ABOUT, ARTICLES, HEDGING, NEARLY, entries, one_of, phrases
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Sentence, Status
from claimcheck.records import dataclass

# What leads from a whole to its parts: to all of them, or perhaps to some.
_TO_PARTS = phrases("of which | of whom | of these | of those | with | namely | including | includes | included")
_JOINTS = entries("and or plus while whereas versus vs")
_BEING = entries("were was are is in")
_GETTING = entries("to in were received got")
_OPENER = regex(
    rf"(?P<bracket>[(\[])|(?P<stop>:\s|\s[-–—]\s|—)|(?P<comma>[,;]\s(?:a\stotal\sof\s)?)(?={AMOUNT})"
    rf"|\b(?:(?P<all>{one_of(said.DIVIDING)})|(?P<some>{one_of(_TO_PARTS)}))\s"
    # "oaks and elms were 40 and 20, respectively"
    rf"|\b(?P<each>{one_of(_BEING)})\s(?={AMOUNT}(?:,\s{AMOUNT})*,?\sand\s{AMOUNT})",
    re.IGNORECASE,
)
# "total - 80 acres; land - 52 acres; ponds - 28 acres"
_TOTAL = regex(r"\btotal(?:\s[^\W\d_]+){0,3}\s?(?:[-–—:,=]|of|is|was)\s?$", re.IGNORECASE)
_TOTALLED = regex(r"(?:\s[^\W\d_]+)?\s?[;,]")
# Nothing but these stands between a list's mark and an amount whose name follows it.
_BEFORE_AMOUNTS = entries("in for by other another additional remaining further n = there are were")
_BARE = regex(rf"[\s(]*(?:{one_of(ABOUT, NEARLY, HEDGING, ARTICLES, _BEFORE_AMOUNTS)}[\s=]*)*")
_MARK = regex(rf"[,;]?\s*\b{one_of(_JOINTS)}\b\.?(?:\s+to\b)?|[,;]")
_NOTHING = regex(r"[\s.,;:!]*")
_NAME = regex(r"\s?[(\[]?[^\W\d_]|\s*[(\[]")
_RESPECTIVELY = regex(r"\brespectively\b")
_AND = regex(rf"\b{one_of(_JOINTS[:3])}\b")
# An amount alone in brackets: "the coast (n = 40)", "the islands (31 patients)".
_OPENED = regex(rf"[(\[](?:{one_of(ABOUT, NEARLY, HEDGING)}\s)*(?:[nN]\s?=\s?)?$")
_CLOSED = regex(rf"(?:\s?[^\W\d_][\w-]*){{0,2}}(?:[;,]\s?[^()\[\]{SIGNS}]{{0,24}})?[)\]]")
_LAST = regex(rf"[^()\[\]{SIGNS}]*[)\]],?\s+{one_of(_JOINTS[:3])}\b")
_ASIDE = regex(r"[(\[][^()\[\]]*[)\]]")
# What ends a list, or ties an amount in it to something else.
_TYING = phrases("than | compared | between | out of")
_STOP = regex(
    rf"(?<!\bvs)[.:!?]\s|(?<![\w-]){one_of(said.EACH_OF, said.BOTH_OF, said.MEANS, said.CHANGED, _TYING)}\b|\bfrom\s+$"
)
# What says that each of a whole is in one of its parts.
_PARTED = regex(rf"\b{one_of(said.DIVIDING, said.ALLOCATED, said.ASSIGNED)}\b", re.IGNORECASE)
# "we randomised 90 nurses, 46 to music and 44 to silence"
_ALLOCATED = regex(rf"\b{one_of(said.ALLOCATED)}\b", re.IGNORECASE)
_TO_GROUP = regex(rf"(?:\s[^\W\d_]+)?\s{one_of(_GETTING)}\b")
_FIGURE = regex(FIGURE)
_BRACKET = regex(r"[()\[\]]")
_ALTERNATIVE = regex(r"\bor\b")
_NUMBER = regex(r"(?<![\w-])\d")
_CLAUSE = regex(r"[,;)]")
_LOOSE = Fraction(1, 10)  # of a whole: where rounding hides as much, a sum that comes out tells little
_LEAD = 48  # characters before a whole that may say that it is a total
_LONGEST = 200  # characters between a whole and its parts, and between two of these
_BESIDE = 80  # characters between a whole and a colon, at most, if what follows are surely its parts
_BEFORE = 4  # amounts before a list's mark among which its whole may be
_FEWEST, _MOST = 2, 15  # parts
_MANY = 1000  # by chance no two numbers make a third as great
_LEAST = 20  # for a whole whose parts' numbers are no names of theirs: "lockdown 1"


@dataclass(frozen=True, slots=True)
class Told:
    """A whole and the parts that make it, or surely should; `grouped` says that they are the groups of a sample."""

    total: Figure
    parts: tuple[Figure, ...]
    grouped: bool


@dataclass(frozen=True, slots=True)
class _Opener:
    """What leads from a whole to its parts, and where it stands."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _List:
    """Amounts in a row, by their indices in the skeleton: the text before, between and behind them, and whether each
    stands alone in brackets."""

    opener: _Opener
    indices: tuple[int, ...]
    head: str
    gaps: tuple[str, ...]
    tail: str
    aside: bool
    alone: bool  # the opener is the bracket of the first


@recent(most=2)
def told_parts(sentence: Sentence) -> tuple[Told, ...]:
    """Return the wholes of a sentence that parts told by name follow: those which these make, and those which they
    surely should make."""
    bones = skeleton(sentence)
    amounts = [i for i, figure in enumerate(bones.figures) if is_amount(figure)] if len(bones.figures) > _FEWEST else ()
    known: dict[int, Told] = {}
    for at in range(1, len(amounts) - 1):
        before = _greater(bones, amounts, at)
        for opener in _openers(bones, amounts[at - 1], amounts[at]) if before else ():
            for found in _lists(bones, opener, amounts[at:]):
                whole = _whole(bones, before, found)
                if whole is not None and whole not in known and _is_meant(bones, whole, found):
                    parts = tuple(bones.figures[i] for i in found.indices)
                    known[whole] = Told(bones.figures[whole], parts, _is_grouped(bones, whole, found))
    return tuple(known.values())


def _is_meant(bones: Skeleton, whole: int, found: _List) -> bool:
    """Return whether parts make their whole, to within little rounding, or surely should make it."""
    if not (_are_aside(found) if found.aside else _are_built_alike(bones, found)):
        return False
    total, *parts = figures = [bones.figures[i] for i in (whole, *found.indices)]
    status = sum_status(parts, total)
    if status is Status.CONSISTENT and sum(map(unit_of, figures)) <= _LOOSE * value_of(total):
        return True
    scope = _scope(bones, whole, found)
    if not scope or not _is_whole(bones, whole, found):
        return False
    return status is not Status.INCONSISTENT or _is_off(bones, scope, total, parts, found)


def _is_off(bones: Skeleton, scope: str, total: Figure, parts: Sequence[Figure], found: _List) -> bool:
    """Return whether a sum that does not come out is an error."""
    names = (found.head, *found.gaps, _CLAUSE.split(found.tail, maxsplit=1)[0])
    if _STOP.search(names[-1]) or leaves_rest(bones, found.indices[-1]):
        return False
    if not near(parts, total) or (found.opener.kind != "total" and has_sum_inside(parts, total)):
        return False
    more = sum(map(value_of, parts)) > value_of(total)
    return not may_overlap(names) if more else scope == ALL


def _greater(bones: Skeleton, amounts: Sequence[int], at: int) -> list[int]:
    """Return the last amounts before one that are like it and may be made by it and what follows, none if nothing like
    it does."""
    first, second = (bones.figures[amounts[i]] for i in (at, at + 1))
    near = [i for i in amounts[max(0, at - _BEFORE) : at] if alike(bones.figures[i], first)]
    if not near or max(bones.figures[i].value for i in near) <= first.value:
        return []
    return near if alike(first, second) or any(alike(first, bones.figures[i]) for i in amounts[at + 2 :]) else []


def _openers(bones: Skeleton, before: int, first: int) -> Iterator[_Opener]:
    """Yield what leads to an amount from the one before it."""
    start, end = bones.places[before] + 1, bones.places[first]
    mark = _TOTALLED.match(bones.text, start, end)
    if mark and _TOTAL.search(bones.text, max(0, start - _LEAD), start - 1):
        yield _Opener("total", start, mark.end())
    for match in _OPENER.finditer(bones.text, start):
        if match.end() > end:
            return
        yield _Opener(match.lastgroup or "", *match.span())


def _lists(bones: Skeleton, opener: _Opener, amounts: Sequence[int]) -> Iterator[_List]:
    """Yield the lists of the first of the amounts after an opener and those like it that follow: up to the item that
    "and" leads to, then all."""
    text, first = bones.text, bones.places[amounts[0]]
    aside = bool(_OPENED.search(text, opener.start, first) and _CLOSED.match(text, first + 1))
    alone = bool(aside and opener.kind == "bracket" and _OPENED.match(text, opener.start, first))
    end = _end(text, opener.start if alone else opener.end)
    run = _run(bones, amounts, end)
    head = text[opener.end : first]
    gaps = tuple(text[bones.places[a] + 1 : bones.places[b]] for a, b in pairwise(run))
    stop = next((i for i, gap in enumerate(gaps) if _STOP.search(gap)), len(gaps))
    joint = next((i + 1 for i, gap in enumerate(gaps[:stop]) if _is_last(gap, aside=aside)), stop)
    for length in dict.fromkeys((joint + 1, stop + 1)):
        if length >= _FEWEST and not _STOP.search(head):
            tail = text[bones.places[run[length - 1]] + 1 : end]
            yield _List(opener, tuple(run[:length]), head, gaps[: length - 1], tail, aside, alone)


def _end(text: str, start: int) -> int:
    """Return where the bracket around a place closes, the end of the text if none does."""
    depth = 1
    for bracket in _BRACKET.finditer(text, start):
        depth += 1 if bracket[0] in "([" else -1
        if depth == 0:
            return bracket.start()
    return len(text)


def _run(bones: Skeleton, amounts: Sequence[int], end: int) -> list[int]:
    """Return the first of some amounts and those like it that follow, up to a place and not too far from each other."""
    run = [amounts[0]]
    for i in islice(amounts, 1, _MOST):
        if bones.places[i] >= end or bones.places[i] - bones.places[run[-1]] > _LONGEST:
            break
        if alike(bones.figures[i], bones.figures[run[0]]):
            run.append(i)
    return run


def _is_last(gap: str, *, aside: bool) -> bool:
    """Return whether "and" leads from one item to the last of a list."""
    if aside:
        return bool(_LAST.match(gap))
    return ";" not in gap and any(_AND.search(mark[0]) for mark in _MARK.finditer(_ASIDE.sub("", gap)))


def _are_aside(found: _List) -> bool:
    """Return whether amounts stand each alone in brackets behind what they are of."""
    alone = all(_OPENED.search(gap) and _CLOSED.match(gap) and _MARK.search(gap) for gap in found.gaps)
    return alone and bool(_CLOSED.match(f"{found.tail})"))


def _are_built_alike(bones: Skeleton, found: _List) -> bool:
    """Return whether the names of all items stand behind their amounts, or those of all before them."""
    plain = [_ASIDE.sub("", gap) for gap in found.gaps]
    marks = [list(_MARK.finditer(gap)) for gap in plain]
    if not all(marks) or sum(";" in gap for gap in plain) not in (0, len(plain)):
        return False
    if _are_of_noun(bones, found):
        return True
    if _BARE.fullmatch(found.head):
        if not (_NAME.match(found.gaps[0]) or _RESPECTIVELY.search(found.tail)):
            return False  # "50, 30 and 20"
        ends = [gap.rindex(";") + 1 if ";" in gap else last[-1].end() for gap, last in zip(plain, marks, strict=True)]
        return all(_BARE.fullmatch(gap[end:]) for gap, end in zip(plain, ends, strict=True))
    if found.opener.kind == "stop" and len(found.indices) > _FEWEST:
        return False  # "the diet: the Reds have 30, the Blues 20 and the Greens 10"
    named = all(_NOTHING.fullmatch(gap[: first[0].start()]) for gap, first in zip(plain, marks, strict=True))
    return named and bool(_NOTHING.fullmatch(_ASIDE.sub("", found.tail)))


def _are_of_noun(bones: Skeleton, found: _List) -> bool:
    """Return whether all amounts of a list count what the number before it counts, by its noun."""
    units = {singular(bones.figures[i].unit) for i in (found.indices[0] - 1, *found.indices)}
    return len(units) == 1 and "" not in units and bones.figures[found.indices[0]].kind is Kind.COUNT


def _whole(bones: Skeleton, before: Sequence[int], found: _List) -> int | None:
    """Return which figure before a list is what its parts may make: the last that is like them and greater, if nothing
    but the number of parts stands between."""
    parts = [bones.figures[i] for i in found.indices]
    greatest, unit = max(part.value for part in parts), singular(parts[0].unit)
    wholes = before if found.opener.kind == "total" else [i for i in before if bones.figures[i].value > greatest]
    if found.aside and parts[0].kind is Kind.COUNT and unit:
        wholes = [i for i in wholes if singular(bones.figures[i].unit) == unit] or wholes
    if not wholes:
        return None
    made = sum(part.value for part in parts)
    whole = next((i for i in reversed(wholes) if found.aside and bones.figures[i].value == made), wholes[-1])
    lead = bones.text[bones.places[whole] + 1 : max(bones.places[whole] + 1, found.opener.start)]
    mark = bool(_OPENED.search(bones.before(whole)))  # "the sample (n = 90)"
    exact = bones.figures[whole].value == made >= (_MANY if parts[0].kind is Kind.COUNT else 0)
    if mark and not (exact or _PARTED.search(lead) or found.opener.kind == "all"):
        return None
    if found.opener.kind == "total" or (found.aside and unit):
        return whole
    numbers = [bones.figures[i].value for i in before if i > whole]
    inside = _end(bones.text, bones.places[whole] + 1) < found.opener.start  # a bracket that is closed before the list
    apart = (
        (inside and not mark)
        or (";" in lead and not mark)
        or _STOP.search(_ASIDE.sub("", lead))
        or any(number != len(parts) for number in numbers)
    )
    return None if len(lead) > _LONGEST or apart else whole


def _is_grouped(bones: Skeleton, whole: int, found: _List) -> bool:
    """Return whether parts are the groups of a sample: so many of its members in each."""
    kinds = {bones.figures[i].kind for i in (whole, *found.indices)}
    return kinds <= {Kind.COUNT, Kind.STATISTIC} and (Kind.STATISTIC in kinds or _parted(bones, whole, found))


def _parted(bones: Skeleton, whole: int, found: _List) -> bool:
    """Return whether words around a whole and its parts say that each of it is in one of these."""
    start = max(0, bones.places[whole] - _LEAD)
    return _PARTED.search(bones.text, start, bones.places[found.indices[-1]]) is not None


def _scope(bones: Skeleton, whole: int, found: _List) -> str:
    """Return how surely parts are all of their whole: as said, or by a bracket or colon behind it; "" if not at all."""
    opener = found.opener
    lead = bones.text[bones.places[whole] + 1 : max(bones.places[whole] + 1, opener.start)]
    if (
        opener.kind == "all"
        or opener.kind == "total"
        or (opener.kind == "bracket" and not found.alone and not _BARE.fullmatch(found.head))
    ):
        return ALL
    if found.aside:
        return "" if _STOP.search(_ASIDE.sub("", lead)) else ALL if _parted(bones, whole, found) else SOME
    if opener.kind == "bracket":
        sized = all(bones.figures[i].kind is Kind.STATISTIC for i in found.indices)  # "n = 40 treated, n = 40 controls"
        return ALL if sized or ";" in found.gaps[0] else SOME
    if opener.kind == "comma":
        allocated = _ALLOCATED.search(bones.text) and _TO_GROUP.match(found.gaps[0]) and _TO_GROUP.match(found.tail)
        return ALL if allocated else ""
    return ALL if opener.kind == "stop" and len(lead) <= _BESIDE else ""


def _is_whole(bones: Skeleton, whole: int, found: _List) -> bool:
    """Return whether a list has all parts of a whole that it stands beside, and no numbers that are names."""
    total, *parts = figures = [bones.figures[i] for i in (whole, *found.indices)]
    made = sum(part.value for part in parts)
    beside = bones.text[bones.places[whole] + 1 : max(bones.places[whole] + 1, found.opener.start)]
    behind = "" if found.aside and not _LAST.match(found.tail) else found.tail
    text = " ".join(_ASIDE.sub("", text) for text in (*found.gaps, behind))
    return (
        all(f.margin is None for f in figures)
        and (made >= _LEAST or total.kind is not Kind.COUNT)
        and not (_FIGURE.search(text) or _NUMBER.search(text) or _FIGURE.search(_ASIDE.sub("", beside)))
        and (found.aside or not _ALTERNATIVE.search(text))
    )
