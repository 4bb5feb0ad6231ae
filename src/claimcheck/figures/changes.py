"""The direction that a verb or noun gives a figure: "rose 5%", "a fall of 3 points", "up 12%", "a 5% rise"."""

from __future__ import annotations

import re

from claimcheck.figures.data.changes import DOWN_NOUNS, DOWN_VERBS, UP_NOUNS, UP_VERBS
from claimcheck.figures.draft import Draft, Region, word_before
from claimcheck.lazy import regex
from claimcheck.model import Change, Kind

_WORDS = regex(r"[a-z]+(?:-[a-z]+)*")
# What may stand between the verb and the amount: "rose by about", "fell to", "were down a further".
_FILL = frozenset(
    "by it them a an about around roughly nearly almost more than over some at least just under approximately of "
    "the further another only as much up to from slightly sharply steadily modestly strongly well less estimated "
    "record additional total close between".split()
)
# Verbs to which "up" and "down" belong: "set up five schools", "made up 12%".
_PHRASAL = frozenset(
    """
set sets setting make made makes making take took takes taking build built give gave gives given giving pick picked
come came show
showed shows stand line lined break broke split sign signed put puts bring brought hold held
sum add
added adds use used clean cleaned turn turned track tracked grew run running round rounded hand handed lay shut
shutting close
closing write wrote written back backed team teamed step stepped wind winding blow blew call called go
catch knock
knocked
""".split()
)
_BLANKS = frozenset(" -\u00a0")
_CLAUSE = regex(r"[^.,;:()\n0-9—–]*")
_CLAUSE_ENDS = frozenset(["", *".,;:()\n0123456789—–"])
CHANGING = frozenset(
    {Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.COUNT, Kind.MEASURE, Kind.MULTIPLE, Kind.RATIO, Kind.DURATION}
)
_CHANGE_NOUNS = frozenset(
    "increase rise gain jump surge climb hike raise advance decrease fall decline drop cut reduction dip slump plunge "
    "slide boost uptick spike rebound".split()
)
_GRADES = frozenset(
    "growth loss contraction improvement expansion discount devaluation higher lower more less fewer up down larger "
    "bigger smaller faster slower cheaper above below".split()
)
_CHANGE_WORDS = _CHANGE_NOUNS | _GRADES
_CHANGES_AT_ONCE = _CHANGE_WORDS | {noun + "s" for noun in _CHANGE_NOUNS}
_NEXT_WORDS = regex(r"[ \u00a0-]([a-z-]+)(?: ([a-z]+)\b)?(?: ([a-z]+)\b)?")
# What no change follows: "5% of the rise".
_GOES_ON = frozenset("of and or in to on at".split())
_OF_WHAT = frozenset("in on to from of for over".split())  # "a 5-point rise in"
# After a verb of change these lead to a level, not to an amount: "fell below 1.00 dollar".
_LEVELS = ("above", "below", "past", "beyond", "well above", "well below", "just above", "just below")
_RAISED = regex(r"\b(?:raise[sd]?|raising|lift(?:s|ed|ing)?|boost(?:ed)?|adds?|added|loss(?:es)? of)[ ]$")
_UP_AFTER = UP_NOUNS | {"higher", "more", "up", "larger", "bigger", "faster", "above"}


def ahead(region: Region, draft: Draft, word: str) -> bool:
    """Set the direction that a word before the figure gives it; return whether one does. `word` is the one right before
    its number."""
    start = draft.left if draft.left >= 0 else draft.start
    change, to = _led_by(region.low, start, word if start == draft.start else word_before(region.low, start))
    if change and region.low.startswith(_LEVELS, start):
        to = True
    if change and not to:
        if draft.kind not in (Kind.MONEY, Kind.MEASURE) or not _RAISED.search(region.low, max(0, start - 10), start):
            draft.change = change
        return True
    return False


def behind(region: Region, draft: Draft) -> None:
    """Set the direction that a word behind the figure gives it: "a 5% rise"."""
    if region.low[draft.end : draft.end + 1] not in _BLANKS or draft.kind is Kind.DURATION:
        return
    following = _NEXT_WORDS.match(region.low, draft.end)
    if not following:
        return
    exact = draft.kind in (Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE)
    word = _after_percent(following) if exact else _after_amount(region.low, following)
    if word:
        draft.change = Change.UP if word in _UP_AFTER or word.rstrip("s") in _UP_AFTER else Change.DOWN


def _after_percent(following: re.Match[str]) -> str:
    """Return the word of change in "a 5% annual rise", "5% rises"; but none in "9 per cent plan cuts"."""
    first, second = following[1].partition("-")[0], following[2]
    if first in _GOES_ON:
        return ""
    if second in _CHANGE_WORDS:
        return second
    return first if first in _CHANGES_AT_ONCE else ""


def _after_amount(low: str, following: re.Match[str]) -> str:
    """Return the word of change in "a 20-point tax rise in", "5 points higher"."""
    first, second, third = following.groups()
    if second in _CHANGE_NOUNS and "-" not in first and (third in _OF_WHAT or _stops(low, following.end(2))):
        return second
    if first in _CHANGE_NOUNS and (second in _OF_WHAT or _stops(low, following.end(1))):
        return first
    graded = first.partition("-")[0]
    return graded if graded in ("higher", "lower") else ""


def _stops(low: str, at: int) -> bool:
    return low.startswith((".", ",", ";"), at)


def before(region: Region, start: int) -> tuple[Change, bool]:
    """Return the direction of the verb or noun that governs what stands at `start`, and whether "to" leads to it."""
    return _led_by(region.low, start, word_before(region.low, start))


def _led_by(low: str, start: int, word: str) -> tuple[Change, bool]:
    """Return what `before` does; `word` is the word that a blank parts from what stands at `start`."""
    if _is_idle(word) or low[start - 1 : start] in _CLAUSE_ENDS:
        return Change.NONE, False
    window = low[start - 60 if start > 60 else 0 : start]
    clause = _CLAUSE.match(window[::-1])  # backwards, since only its end is known
    words = _WORDS.findall(window, len(window) - clause.end()) if clause else []
    last = len(words) - 1
    while last > 0 and words[last] in _HEDGING:
        last -= 1
    if words and words[last] == "by":
        return _by(words[: last + 1]), False
    to = False
    words = words[-6:]
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word in ("up", "down", "off"):
            if (at and words[at - 1] in _PHRASAL) or (word == "up" and to) or (word == "off" and at + 1 < len(words)):
                return Change.NONE, to
            return Change.UP if word == "up" else Change.DOWN, to
        if word in ("higher", "lower", "fewer") and words[at + 1 : at + 2] != ["by"]:
            return Change.NONE, to
        if word in _UP:
            return Change.UP, to
        if word in _DOWN:
            return Change.DOWN, to
        if word not in _FILL:
            break
        to = to or word in ("to", "from", "between")
    return Change.NONE, to


_HEDGING = frozenset(
    "between about around nearly almost more than at least roughly approximately some a an the just over under up to "
    "as much further estimated only".split()
)


_UP, _DOWN = UP_VERBS | UP_NOUNS, DOWN_VERBS | DOWN_NOUNS
# Before a figure any other word ends the search.
TELLING = _FILL | _HEDGING | _UP | _DOWN | {"by", "up", "down", "off", "higher", "lower", "fewer"}


def _is_idle(word: str) -> bool:
    """Return whether the word before a figure says nothing of a change, as most do."""
    return word not in TELLING and word.isalpha() and word.isascii()


def _by(words: list[str]) -> Change:
    """Return the direction of the verb to which "by" belongs: "cut the risk of death by"."""
    for up, down in ((UP_VERBS, DOWN_VERBS), (UP_NOUNS, DOWN_NOUNS)):
        for word in reversed(words[:-1]):
            if word in up:
                return Change.UP
            if word in down:
                return Change.DOWN
    return Change.NONE


_SCAN = 90


def governs(region: Region, start: int) -> bool:
    """Return whether a word of change stands in the same clause before `start`: what makes "from A to B" a change."""
    window = region.low[max(0, start - _SCAN) : start]
    cut = max(window.rfind(". "), window.rfind("; "), window.rfind("\n\n")) + 1
    return any(w in _UP or w in _DOWN or w in _MOVES for w in _WORDS.findall(window[cut:]))


_MOVES = frozenset(
    "went moved move moves changed change changes revised went goes going swung shifted improved shift brings "
    "brought took "
    "taking expanded raising extend extended bringing doubled halved slid tightened upgraded".split()
)
