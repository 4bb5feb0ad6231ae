"""Hedges and bounds: the words and signs around a figure that say how exact it is."""

from __future__ import annotations

from claimcheck.figures.data.hedges import AFTER, BEFORE, SIGNS
from claimcheck.figures.draft import Draft, Region
from claimcheck.lazy import regex
from claimcheck.model import Hedge

# The last words of hedges, each with how many words the longest hedge has that ends in it.
LAST_WORDS = {
    last: size for size, last in sorted((phrase.count(" ") + 1, phrase.rpartition(" ")[2]) for phrase in BEFORE)
}
_SKIPPED = regex(
    r"(?:an?|another|only|an (?:additional|extra)|a (?:record|total|further|staggering|whopping|massive|additional)|"
    r"further|additional|total|the last)[ ]$"
)
_PLACES = frozenset({"over", "under", "above", "below", "within", "beyond"})
SKIPS = frozenset("a an another only record total further staggering whopping massive additional extra last".split())
_SIGNS = frozenset("~≈∼≃><≥≤⩾⩽=")
_SIGN = regex(r"(>=|<=|=>|=<|[~≈∼≃><≥≤⩾⩽])[ \u00a0]?$")
_AFTER = regex(
    r"(?:[ ]|-)?(\+|(?<=-)plus\b|-?odd\b|or[ ](?:more|above|greater|over|higher|older|longer|better|less|fewer|under|"
    r"below|lower|younger|shorter|so|thereabouts)\b|"
    r"and[ ](?:over|above|up|older|under|below|younger|more)\b|at[ ](?:least|most)\b|and[ ]counting\b)"
)
_WINDOW = 34
STARTS_AFTER = frozenset(" +-pao")
_WORDS_AFTER = frozenset("oap")


def before(region: Region, draft: Draft, word: str, previous: Draft | None = None) -> None:
    """Set the hedge that stands before the figure. `word` is the word there; `previous` is the figure before it, which
    a comparison may begin ("five points higher than four years ago" hedges nothing)."""
    text, low, start = region.text, region.low, draft.start
    if start and (text[start - 1] in _SIGNS or (start > 1 and text[start - 2] in _SIGNS)):
        sign = _SIGN.search(text, max(0, start - 4), start)
        if sign:
            draft.hedge = SIGNS[sign.group(1)]
            draft.left = sign.start()
            return
    draft.left = start
    if word not in LAST_WORDS and word not in SKIPS and "\u00a0" not in word and "-" not in low[start - 1 : start]:
        return
    skipped = _SKIPPED.search(low, max(0, start - 16), start) if word in SKIPS else None
    for edge in (start, skipped.start() if skipped else -1):
        if edge > 0 and low[edge - 1] in " \u00a0\n-" and (found := _phrase(low, edge)):
            hedge, left = found
            if edge != start and word in ("a", "an", "last") and low[left : edge - 1] in _PLACES:
                return  # "over a 20-year period", "over the last 20 years"
            if draft.when is None or hedge is Hedge.ABOUT:
                draft.hedge = Hedge.NONE if _compares(region, left, edge, previous) else hedge
            draft.left = left
            return


def _phrase(low: str, edge: int) -> tuple[Hedge, int] | None:
    """Return the longest hedge phrase that ends before `edge`, and where it starts."""
    window = low[max(0, edge - _WINDOW) : edge]
    words = window.replace("\n", " ").replace("\u00a0", " ").split(" ")
    if edge > _WINDOW:
        words = words[1:]
    while words and not words[-1]:
        words.pop()
    if not words or words[-1] not in LAST_WORDS:
        return None
    for n in range(min(LAST_WORDS[words[-1]], len(words)), 0, -1):
        phrase = " ".join(words[-n:])
        hedge = BEFORE.get(phrase)
        if hedge is not None:
            return hedge, edge - 1 - len(phrase)
    return None


def _compares(region: Region, left: int, edge: int, previous: Draft | None) -> bool:
    if previous is None or region.low[edge - 5 : edge - 1] != "than":
        return False
    end = previous.noun[1] if previous.noun else previous.end
    return left - end <= 1


def after(region: Region, draft: Draft) -> None:
    """Set the hedge that stands after the figure, if none stands before it."""
    end = draft.end
    if region.low.startswith(" ", end) and region.low[end + 1 : end + 2] not in _WORDS_AFTER:
        return
    match = _AFTER.match(region.low, end)
    if not match:
        return
    phrase = match.group(1)
    if phrase == "+" or phrase.endswith("plus"):
        if draft.hedge is Hedge.NONE:
            draft.hedge = Hedge.AT_LEAST
        if phrase == "+" and match.start(1) == end and not region.text[match.end() : match.end() + 1].isalnum():
            draft.end = match.end()
        return
    hedge = AFTER.get(phrase, Hedge.ABOUT if phrase.endswith("odd") else None)
    if hedge and (draft.hedge is Hedge.NONE or draft.hedge is Hedge.ABOUT):
        draft.hedge = hedge
