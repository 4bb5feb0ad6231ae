"""The lists of shares in a sentence that are all of one whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.checks import _part_words as spoken
from claimcheck.checks import _words as vocabulary
from claimcheck.checks._apart import neighbour
from claimcheck.checks._hundred import makes, makes_all
from claimcheck.checks._share_runs import runs
from claimcheck.checks._skeleton import COUNT, PERCENT, SIGNS, Skeleton, skeleton
from claimcheck.checks._triples import swaps
from claimcheck.checks._words import BEING, entries, one_of
from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Hedge, Kind, Reading, Sentence
from claimcheck.records import replace

# Words before a list of shares that say that it is the whole.
_SPLIT = regex(rf"\b{one_of(spoken.SHARED_OUT)}\b", re.IGNORECASE)
# Words right before the last share that say that nothing else is left; "of the rest, 30%" is a share of another whole.
_REMAINING = regex(
    rf"(?<!\bof )(?<!\bin )(?<!\bfrom )(?<!\bfor )(?<!\bby )(?:\bthe |^){one_of(vocabulary.RESTS)}"
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
_GOING_ON = entries("and or while other others rest remain*")
_ENDS = regex(rf"(?:(?!\b{one_of(_GOING_ON)}\b)[^,;])*$", re.IGNORECASE)
_OF_VOTES = regex(rf"\b{one_of(spoken.VOTED_ON)}\b", re.IGNORECASE)
_WHOLE = regex(rf"\b{one_of(spoken.WHOLES_SHARED)}\b", re.IGNORECASE)
# "The money comes from rents (53%), tolls (22%), ...": each of it from one place
_COMES_FROM = regex(
    rf"\b{one_of(spoken.STEMMING)}\s+(?:[a-z]+\s+)?from(?:\s[^\W\d_][\w’'-]*){{1,5}}\s\($", re.IGNORECASE
)
_POWERS = (Decimal(10), Decimal("0.1"))
# "60% men and 45% women", "55% voted yes and 45% no"
_SAYS = rf"\s(?:{one_of(BEING, ('voted', 'said', 'in'))}\s)?"
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
_GREATER = entries("more exceed exceeds greater higher over")
_OVERLAPS = regex(
    rf"\b{one_of(_GREATER)}\s+(?:than\s+)?(?:100|one\b)|"
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


def share_lists(sentence: Sentence, reading: Reading) -> Iterator[tuple[Figure, ...]]:
    """Yield the lists of shares of a sentence that make a whole, or are said to."""
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
            yield from _told(bones, run, reading)


def _goes_on_from_before(bones: Skeleton, run: tuple[int, ...], sentence: Sentence, reading: Reading) -> bool:
    """Return whether a list ends what the sentence before began: its shares, and those of this list, make 100%."""
    before = neighbour(sentence, reading, -1)
    earlier = [f for f in skeleton(before).figures if f.kind is Kind.PERCENT] if before and before.figures else []
    own = [f for f in bones.figures[: run[-1] + 1] if f.kind is Kind.PERCENT]
    return any(makes_all([*earlier[i:], *own]) for i in range(len(earlier)))


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


def _told(bones: Skeleton, run: tuple[int, ...], reading: Reading) -> Iterator[tuple[Figure, ...]]:
    if len(run) > _MOST_SHARES:
        return
    figures = tuple(bones.figures[i] for i in run)
    before = bones.before(run[0])
    inside = bones.text[bones.places[run[0]] : bones.places[run[-1]] + 1] + bones.gap(run[-1])
    if any(f.change is not Change.NONE for f in figures) and not _SPLIT.search(before[-40:]):
        return
    if _OPEN.search(inside):
        return
    if (len(run) > 2 and makes_all(figures)) or _is_closed(bones, run, before, inside, reading):
        yield figures
        return
    for part in _stretches(bones, run):
        shares = tuple(bones.figures[i] for i in part)
        if makes_all(shares):
            yield shares
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
    if len(run) > 2 and any(makes([f for f in figures if f is not one], one) for one in figures):
        return False  # "sixty percent came; 40% early and 20% late"
    return not any(
        makes_all(half) and sum(f.value for f in other) > _MUCH
        for n in range(2, len(figures) - 1)
        for half, other in ((figures[:n], figures[n:]), (figures[n:], figures[:n]))
    )


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
            if makes_all([*figures[:i], changed, *figures[i + 1 :]]):
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
