"""The direction that a verb or noun gives a figure: "rose 5%", "a fall of 3 points", "up 12%", "a 5% rise"."""

from __future__ import annotations

import re

from claimcheck.figures.data.changes import DOWN_NOUNS, DOWN_VERBS, UP_NOUNS, UP_VERBS
from claimcheck.figures.draft import Draft, Region
from claimcheck.model import Change, Kind

_WORDS = re.compile(r"[a-z]+")
# What may stand between the verb and the amount: "rose by about", "fell to", "were down a further".
_FILL = frozenset(
    "by a an about around roughly nearly almost more than over some at least just under approximately of the further another "
    "only as much up to to from slightly sharply steadily modestly strongly another well less almost an estimated record "
    "additional total close between".split()
)
_CHANGING = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.COUNT, Kind.MEASURE, Kind.MULTIPLE, Kind.RATIO, Kind.DURATION})
_DIRECT_AFTER = re.compile(
    r"[ \u00a0-](?:(?:[a-z-]+)[ ]){0,1}?(increases?|rise|gain|jump|surge|growth|climb|hike|raise|advance|decreases?|falls?|decline|drop|loss|cut|reduction|dip|"
    r"slump|plunge|slide|contraction|improvement|boost|uptick|spike|rebound|discount|cuts|rises|gains|drops|expansion|higher|lower|more|less|fewer|up|down)\b"
)
_UP_AFTER = UP_NOUNS | {"higher", "more", "up"}


def direction(region: Region, draft: Draft) -> None:
    """Set the direction of change of the figure."""
    if draft.kind not in _CHANGING or draft.change:
        return
    change, to = before(region, draft.left if draft.left >= 0 else draft.start)
    if change and not to:
        draft.change = change
        return
    if draft.kind in (Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE):
        match = _DIRECT_AFTER.match(region.low, draft.end)
        if match and not region.low.startswith(" of", draft.end):
            word = match.group(1)
            draft.change = Change.UP if word in _UP_AFTER or word.rstrip("s") in _UP_AFTER else Change.DOWN


def before(region: Region, start: int) -> tuple[Change, bool]:
    """Return the direction of the verb or noun that governs what stands at `start`, and whether "to" leads to it."""
    window = region.low[max(0, start - 40) : start]
    cut = max(window.rfind(c) for c in ".,;:()\n") + 1
    words = _WORDS.findall(window[cut:])
    to = False
    for word in reversed(words[-5:]):
        if word in UP_VERBS and word not in ("add", "adds"):
            if word == "up" and to:
                continue
            return Change.UP, to
        if word in DOWN_VERBS:
            return Change.DOWN, to
        if word in UP_NOUNS:
            return Change.UP, to
        if word in DOWN_NOUNS:
            return Change.DOWN, to
        if word not in _FILL:
            break
        to = to or word in ("to", "from", "between")
    return Change.NONE, to


_SCAN = 90


def governs(region: Region, start: int) -> bool:
    """Return whether a word of change stands in the same clause before `start`: what makes "from A to B" a change."""
    window = region.low[max(0, start - _SCAN) : start]
    cut = max(window.rfind(". "), window.rfind("; "), window.rfind("\n\n")) + 1
    return any(w in UP_VERBS or w in DOWN_VERBS or w in UP_NOUNS or w in DOWN_NOUNS or w in _MOVES for w in _WORDS.findall(window[cut:]))


_MOVES = frozenset("went moved move moves changed change changes revised went goes going swung shifted improved shift brings brought took "
                   "taking expanded raising extend extended bringing doubled halved slid tightened upgraded".split())
