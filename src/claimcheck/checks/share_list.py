"""Shares of one whole: "45% walked, 30% cycled and the remaining 25% drove" must make 100%.

Each percentage was rounded by itself, so n shares may miss 100 by n half units of their last digits. Shares that were
cut off instead of rounded can fall short by twice that, but never exceed 100 by more; such a shortfall is called
imprecise. A list that does not say that it is complete ("the remaining", "other", "split into") is only confirmed,
never flagged: answers may overlap and groups may be left out.

Rule: share + share + ... = 100%, within half a unit of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache

from claimcheck.checks import _part_words as spoken
from claimcheck.checks import _words as vocabulary
from claimcheck.checks._apart import neighbour
from claimcheck.checks._law import Equation, conclude, figures_of, percent, said
from claimcheck.checks._parts import add, left_by
from claimcheck.checks._share_runs import runs
from claimcheck.checks._skeleton import COUNT, PERCENT, SIGNS, Skeleton, skeleton
from claimcheck.checks._triples import swaps
from claimcheck.checks._words import entries, one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import Interval, exact, printed
from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Finding, Hedge, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass, replace

NAME = "shares_sum"

# Words before a list of shares that say that it is the whole.
_SPLIT = regex(rf"\b{one_of(spoken.SHARED_OUT)}\b", re.IGNORECASE)
# Words right before the last share that say that nothing else is left; "of the rest, 30%" is a share of another whole.
_RESTS = entries("remaining rest other balance remainder")
_REMAINING = regex(
    rf"(?<!\bof )(?<!\bin )(?<!\bfrom )(?<!\bfor )(?<!\bby )(?:\bthe |^){one_of(_RESTS)}"
    r"(?:\s[^\W\d_]+){0,4}[\s,(:]*$|\bremaining\s*$",
    re.IGNORECASE,
)
_UNNAMED = regex(rf"\b{one_of(spoken.WITHOUT_NAME)}\b", re.IGNORECASE)
_OTHER = regex(rf"\bothers?\s*[:(]?\s*[~<]?\s*{PERCENT}", re.IGNORECASE)
_FROM = regex(r"\bfrom\s+(?=\w)", re.IGNORECASE)  # "came from coal (46%)", unlike "from 46%"
# Words for what is left, in the last item.
_REST = regex(rf"\b{one_of(spoken.LEFT_IN_LIST)}\b", re.IGNORECASE)
# Words that tell that the percentages are something else than shares of one whole, or not all of them.
_OPEN = regex(rf"\b(?:{one_of(spoken.OTHER_PERCENTAGES)}|(?:up|down)(?=\s+(?:from|by|to|on|\W)))\b", re.IGNORECASE)
_ANSWERS = (
    ("more", "same", "less"),
    ("better", "same", "worse"),
    ("higher", "same", "lower"),
    ("agreed?", "disagreed?"),
    ("for", "against"),
    ("favou?rable", "unfavou?rable"),
    ("satisfied", "dissatisfied"),
    ("yes", "no"),
)
# Words that say that a list has all of it, where what is left out would be missed.
_ALL_OF_IT = regex(rf"\b{one_of(spoken.ALL_SHARED_OUT)}\b", re.IGNORECASE)
_ENDS = regex(r"(?:(?!\b(?:and|or|while|others?|rest|remain\w*)\b)[^,;])*$", re.IGNORECASE)
_OF_VOTES = regex(rf"\b{one_of(spoken.VOTED_ON)}\b", re.IGNORECASE)
_WHOLE = regex(rf"\b{one_of(spoken.WHOLES_SHARED)}\b", re.IGNORECASE)
# "The money comes from rents (53%), tolls (22%), ...": each of it from one place
_COMES_FROM = regex(
    rf"\b{one_of(spoken.STEMMING)}\s+(?:[a-z]+\s+)?from(?:\s[^\W\d_][\w’'-]*){{1,5}}\s\($", re.IGNORECASE
)
_POWERS = (Decimal(10), Decimal("0.1"))
# "60% men and 45% women", "55% voted yes and 45% no"
_SAYS = r"\s(?:(?:are|were|was|voted|said|in)\s)?"
_TWO = regex(
    rf"{PERCENT}{_SAYS}(?P<one>[^\W\d_][\w-]*)\b[^{SIGNS}]{{0,25}}{PERCENT}{_SAYS}(?P<other>[^\W\d_][\w-]*)",
    re.IGNORECASE,
)
# "Men make up 45% of the staff and women 55%"
_MAKE_UP = regex(
    r"\b(?:ma[dk]e\s+up|account(?:s|ed)?\s+for|compris\w+|constitut\w+|represent(?:s|ed)?|outnumber\w*|split|mix)\b",
    re.IGNORECASE,
)
_PAIRED = frozenset({*vocabulary.HALVES_OF_SETS, *((b, a) for a, b in vocabulary.HALVES_OF_SETS)})
_JOINT = regex(r"[,;]|\band\b|\bto\b|\bwhile\b|\bagainst\b", re.IGNORECASE)
_NEAR = 50  # characters on each side of a share that name what it is of
# "Revenue by region: Europe 40%, ..." has all regions
_BY_KIND = regex(rf"\bby\s+(?:\w+\s+)?{one_of(spoken.DIMENSIONS)}\b", re.IGNORECASE)
# Percentages whose sign is left out after the first: "steel makes up 55 per cent, grain 30 and all else 15".
_BARE = regex(
    rf"(?:,|\band\b)\s(?:[^\W\d_][\w’'-]*\s){{1,4}}(?P<bare>{COUNT})(?=\s*(?:[,;.]|$|\band\b))", re.IGNORECASE
)
_FEWEST_BARE = 3
_LEFT_OVER = frozenset("else rest others other remainder".split())
_OVERLAPS = regex(
    r"\b(?:more|exceeds?|greater|higher|over)\s+(?:than\s+)?(?:100|one\b)|"
    r"\bmultiple\b|\bsum to\b|\badd up\b|\bdo not (?:add|sum)\b",
    re.IGNORECASE,
)
_GLUED_BEFORE = regex(r"[^\W_]\.?$")
_LEAD, _NOTE = 80, 240  # characters before and after a list
_FEWEST_PERCENT, _MOST_PERCENT = 50, 200  # what shares with a rest may make and still be meant as one whole
_MUCH = 5  # percent that are more than a small last share
_MOST_SHARES = 30  # of one list; longer ones are data
_FAR, _OVERLAP = 25, 3  # by how many percent a list may miss 100 and still be meant to make it
_LISTED = regex(rf"^[^{SIGNS}]{{0,60}}:\s")


@dataclass(frozen=True, slots=True)
class _Whole(Equation):
    """Shares that make a whole; short of it by the width of truncation is imprecise, and so is a little more for a list
    that is called approximate ("about" before the first share is said of all)."""

    def judge(self, figures: Mapping[str, Figure], *, zeros: bool = False) -> Status:
        """Return whether the shares make the whole."""
        whole = exact(100) if figures["whole"].value == 100 else printed(figures["whole"])
        shares = [f for name, f in figures.items() if name != "whole"]
        about = any(f.hedge is Hedge.ABOUT for f in shares)
        made = add(tuple(printed(replace(f, hedge=Hedge.NONE)) for f in shares))
        if made.meets(whole):
            return Status.CONSISTENT
        half_units = sum((Fraction(f.quantum) / 2 for f in shares), Fraction(0))
        reach = Interval(made.low - half_units * about, made.high + half_units * (1 + about))
        return Status.IMPRECISE if reach.meets(whole) else Status.INCONSISTENT


def shares_sum(shares: Sequence[Printed], whole: Printed = "100%") -> Finding:
    """Compare the sum of all shares of a whole with 100%.

    Args:
        shares: the percentages, as printed.
        whole: what they must make.

    Returns:
        Whether the shares make the whole.
    """
    names = tuple(f"share_{i + 1}" for i in range(len(shares)))
    figures = figures_of(**dict(zip(names, shares, strict=True)), whole=whole)
    inputs = " + ".join(said(figures[name]) for name in names)
    solve = {name: left_by(name, names, "whole") for name in names}
    equation = _Whole("whole", lambda *made: add(made), solve)
    finding = conclude(NAME, equation, figures, lambda made: f"{inputs} is {made}", given=names[:-1], write=percent)
    arithmetic = finding.arithmetic.rpartition(";")[0] + f"; all shares make {said(figures['whole'])}"
    roles = finding.roles if isinstance(whole, Figure) else finding.roles[:-1]
    if finding.status is Status.INCONSISTENT:  # no share is known to be the right one
        roles = tuple(replace(role, given=False) for role in roles)
    return Finding(NAME, finding.status, roles, arithmetic, finding.repairs)


def in_sentence(sentence: Sentence, reading: Reading) -> Results:
    """Yield what the lists of shares of a sentence make."""
    percents = sum(f.kind is Kind.PERCENT for f in sentence.figures)
    if not percents or (percents == 1 and _LEFT_OVER.isdisjoint(sentence.words)):
        return
    bones = skeleton(sentence)
    if percents == 1:
        bones = _with_bare(bones)
        if len(bones.figures) < _FEWEST_BARE or any(f.kind is not Kind.PERCENT for f in bones.figures):
            return
    for run in runs(bones):
        if not (_REMAINING.search(bones.before(run[-1])) and _goes_on_from_before(bones, run, sentence, reading)):
            yield from _judged(bones, run, reading)


def _goes_on_from_before(bones: Skeleton, run: tuple[int, ...], sentence: Sentence, reading: Reading) -> bool:
    """Return whether a list ends what the sentence before began: its shares, and those of this list, make 100%."""
    before = neighbour(sentence, reading, -1)
    earlier = [f for f in skeleton(before).figures if f.kind is Kind.PERCENT] if before and before.figures else []
    own = [f for f in bones.figures[: run[-1] + 1] if f.kind is Kind.PERCENT]
    return any(_makes_all([*earlier[i:], *own]) for i in range(len(earlier)))


def _with_bare(bones: Skeleton) -> Skeleton:
    """Return the skeleton with the bare numbers of a list that one percentage begins as percentages."""
    text, figures = list(bones.text), list(bones.figures)
    for match in _BARE.finditer(bones.text, bones.text.find(PERCENT)):
        place = match.start("bare")
        index = bones.index(place)
        figure = figures[index]
        if not figure.unit and not figure.scale and figure.value <= 100:
            text[place] = PERCENT
            figures[index] = replace(figure, kind=Kind.PERCENT, unit="%")
    return replace(bones, text="".join(text), figures=tuple(figures))


def _judged(bones: Skeleton, run: tuple[int, ...], reading: Reading) -> Iterator[Finding]:
    if len(run) > _MOST_SHARES:
        return
    figures = tuple(bones.figures[i] for i in run)
    before = bones.before(run[0])
    inside = bones.text[bones.places[run[0]] : bones.places[run[-1]] + 1] + bones.gap(run[-1])
    if any(f.change is not Change.NONE for f in figures) and not _SPLIT.search(before[-40:]):
        return
    if _OPEN.search(inside):
        return
    if (len(run) > 2 and _makes_all(figures)) or _is_closed(bones, run, before, inside, reading):
        yield shares_sum(figures)
        return
    for part in _stretches(bones, run):
        if _makes_all(shares := [bones.figures[i] for i in part]):
            yield shares_sum(shares)
            return


def _is_closed(bones: Skeleton, run: tuple[int, ...], before: str, inside: str, reading: Reading) -> bool:
    """Return whether a list is all of one whole, so that a sum other than 100% is an error.

    A list says seldom that nothing is left out, and answers may overlap: below 100% only words such as "split" and
    "the remaining" tell, and an excess must be small, or the digits of one share be out of order.
    """
    if _is_of_several(bones, run, before, inside) or not _is_plain_list(bones, run):
        return False
    figures = [bones.figures[i] for i in run]
    total = sum((f.value for f in figures), Decimal(0))
    last = bones.before(run[-1])
    unnamed = bool(_UNNAMED.search(inside))
    if _REMAINING.search(last):
        if any(f.kind is Kind.RATIO for f in bones.figures[: run[0]]):
            return False  # "two of every five walk, 30% cycle": a share before the list is told in words
        return _FEWEST_PERCENT <= total <= _MOST_PERCENT or any(f.value > 100 for f in figures)
    if _COMES_FROM.search(before) and len(run) > 2:
        return 100 < total <= 100 + _FAR
    if len(run) == 2:
        return 100 <= total <= 100 + _FAR and _is_pair(bones, run, before, inside)
    slip = _is_slip(figures)
    rest = unnamed or bool(_REST.search(last) or _OTHER.search(inside))
    entry, of_votes = bool(_LISTED.match(before)), bool(_OF_VOTES.search(before))
    answers = any(all(_has(word, inside) for word in words) for words in _ANSWERS)
    slip = slip and (answers or (entry and rest) or (total > 100 and bool(of_votes or _WHOLE.search(before))))
    lead = bones.text[max(0, bones.places[run[0]] - _LEAD) : bones.places[run[0]]].rpartition(";")[2]
    whole = not unnamed and _ALL_OF_IT.search(lead) and _ENDS.match(bones.gap(run[-1]))
    if total < 100 and not whole and not slip:
        return False
    if _SPLIT.search(lead):
        return slip or abs(total - 100) <= _FAR
    if _says_more(bones, run, reading):
        return False
    if slip:
        return True
    if entry and rest and not of_votes:
        return total <= 100 + _OVERLAP  # answers may overlap, but then make far more than 100%
    of_all = of_votes or _BY_KIND.search(before)
    return total <= 100 + _FAR and (rest or answers or bool(entry and of_all))


def _is_of_several(bones: Skeleton, run: tuple[int, ...], before: str, inside: str) -> bool:
    """Return whether words or semicolons tell that shares are not all of one whole, or there are too many to be."""
    semicolons = sum(";" in bones.before(i) for i in run[1:])
    parted = 0 < semicolons < len(run) - 1  # what follows is of another whole
    return (
        parted or len(run) > _MOST_SHARES or _has("respectively", inside) or bool(_OPEN.search(_FROM.sub(" ", before)))
    )


def _is_plain_list(bones: Skeleton, run: tuple[int, ...]) -> bool:
    """Return whether a list's shares are plain numbers and all that its sentence has, and no stretch of them makes
    100% by itself."""
    figures = [bones.figures[i] for i in run]
    if any(f.hedge not in (Hedge.NONE, Hedge.ABOUT) for f in figures):
        return False
    if any(f.kind is Kind.PERCENT for i, f in enumerate(bones.figures) if i not in run):
        return False
    if any(_GLUED_BEFORE.search(bones.text, max(0, bones.places[i] - 2), bones.places[i]) for i in run):
        return False  # "other.8%" lost what stood before its point
    if len(run) > 2 and any(_makes([f for f in figures if f is not one], one) for one in figures):
        return False  # "sixty percent came; 40% early and 20% late"
    return not any(
        _makes_all(half) and sum(f.value for f in other) > _MUCH
        for n in range(2, len(figures) - 1)
        for half, other in ((figures[:n], figures[n:]), (figures[n:], figures[:n]))
    )


def _makes_all(figures: Sequence[Figure]) -> bool:
    return len(figures) > 1 and _makes(figures, _all())


@cache
def _all() -> Figure:
    return figures_of(whole="100%")["whole"]


def _makes(shares: Sequence[Figure], whole: Figure) -> bool:
    """Return whether shares make a whole: the outcome of the law, without its words and repairs."""
    if all(f.hedge is Hedge.NONE and f.margin is None and f.high is None and not f.ratio for f in (*shares, whole)):
        # In plain decimals, as far as that settles it: most lists are far off.
        off = abs(sum((f.value for f in shares), -whole.value))
        if 2 * off > sum((f.quantum for f in shares), whole.quantum):
            return False
    parts = {f"share_{i + 1}": share for i, share in enumerate(shares)}
    return _Whole("whole", lambda *made: add(made), {}).judge(parts | {"whole": whole}) is Status.CONSISTENT


def _is_pair(bones: Skeleton, run: tuple[int, ...], before: str, inside: str) -> bool:
    """Return whether two shares are the two halves of a whole: "60% women and 45% men"."""
    match = _TWO.search(inside)
    if match and (match["one"].lower(), match["other"].lower()) in _PAIRED:
        return True
    between = bones.text[bones.places[run[0]] + 1 : bones.places[run[1]]]
    if not (joint := _JOINT.search(between)) or not _MAKE_UP.search(before[-_NEAR:] + between):
        return False
    led = {*before[-_NEAR:].lower().split()}
    if "outnumber" in before and any(a in led and b in led for a, b in _PAIRED):
        return True
    one = {*(before[-_NEAR:] + between[: joint.start()]).lower().split()}
    other = {*(between[joint.end() :] + bones.gap(run[1])[:_NEAR]).lower().strip(".").split()}
    return any(a in one and b in other and b not in one and a not in other for a, b in _PAIRED)


def _is_slip(figures: Sequence[Figure]) -> bool:
    """Return whether the shares make 100% once two digits of one change places, or its point moves."""
    for i, figure in enumerate(figures):
        moved = (replace(figure, value=figure.value * f, quantum=figure.quantum * f) for f in _POWERS)
        for changed in (*moved, *swaps(figure)):
            if _makes_all([*figures[:i], changed, *figures[i + 1 :]]):
                return True
    return False


def _says_more(bones: Skeleton, run: tuple[int, ...], reading: Reading) -> bool:
    """Return whether the text after a list tells why it makes more than 100%."""
    end = bones.figures[run[-1]].end
    return bool(_OVERLAPS.search(reading.document.text[end : end + _NOTE]))


def _has(word: str, text: str) -> bool:
    return bool(re.search(rf"\b{word}\b", text, re.IGNORECASE))


def _stretches(bones: Skeleton, run: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the run without its first member, if three are left: "27% had children; 43% were ...", and without its last
    one after a semicolon."""
    if len(run) > 3:
        yield run[1:]
        if ";" in bones.before(run[-1]):
            yield run[:-1]


CHECK = Check(
    code="CC203",
    name=NAME,
    title="Shares of one whole",
    explanation=__doc__,
    law=shares_sum,
    examples=Examples(
        consistent=(
            "Of the passengers, 52% came by bus, 31% by train and the remaining 17% on foot.",
            "Turnover was split 41% timber, 38% paper and 21% resin.",
        ),
        inconsistent=(
            "Of the passengers, 52% came by bus, 31% by train and the remaining 27% on foot.",
            "Turnover was split 41% timber, 18% paper and 21% resin.",
            "The money came from timber (51%), paper (38%), resin (15%) and tar (5%).",
        ),
        silent=(
            "Two of every five stalls sell fruit, 30% sell bread and the other 30% sell cloth.",
            "A pass was held by 71% of the girls and 64% of the boys.",
            "Of those who came from the north, 61% liked the food, 54% the view and 40% the price.",
            "Asked what they like, 61% said the food, 54% the view and 40% the price.",
        ),
    ),
    in_sentence=in_sentence,
    kinds=frozenset({Kind.PERCENT}),
)
