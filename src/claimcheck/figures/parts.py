"""Parts and vague numbers in words: "a third of", "half a million", "a couple of", "tens of thousands"."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.figures.data.numbers import DENOMINATORS, GROUPS, SCALES, SMALL, VAGUE
from claimcheck.figures.draft import ZERO, Draft, Form, Region
from claimcheck.lazy import regex
from claimcheck.model import Kind

_SCALE_NEXT = regex(r"[ \u00a0-](hundred|thousand|million|billion|trillion|lakh|crore)\b")
_SCALE_AFTER = regex(r"(?: of an?)? (million|billion|trillion)\b")
_OF_SCALE = regex(
    r"(?: of)? (hundreds|thousands|lakhs|crores|millions|billions|trillions|thousand|million|billion|trillion)\b"
)
_NOT_COUNTED = regex(r"(?! (?:more|[a-z]+s)\b)")
_LEFT_OF_VAGUE = regex(r"(?:\b(?:the|in|by)|[0-9]|-)[ ]?$")
_ARTICLE = regex(r"\b(?:a|an|one)[ -]$")
_HALF_SCALE = regex(r"half(?:[ -](?:of[ ])?an?|-a)?[ -](million|billion|trillion|thousand|hundred|dozen|crore|lakh)\b")
_MEASURED = (
    "hour|day|year|century|mile|decade|minute|second|month|inch|pint|litre|liter|pound|point|percent|per "
    "cent|percentage|"
    "kilometre|kilometer|metre|meter|cup|teaspoon|tablespoon|tonne|ton|acre|gallon|cent|penny|foot"
)
# A number of its own in brackets behind a share: "half (43)".
_OWN = rf"(?:[0-9][0-9.,]* ?%?|{'|'.join(SMALL)})"
_HALF = regex(
    rf"half[ -](?:an?[ ])?(?=(?:{_MEASURED})\b)"
    rf"|half[ ](?=\({_OWN}\))"
    r"|half[ ](?=(?:of|the|its|their|his|her|our|that|an?|as|what|those|my|your|all)\b)"
)
_NOT_HALF = regex(
    r"(?:\b(?:first|second|other|better|latter|former|1st|2nd|top|bottom|last|final|early|late|this|each|in)[ -]|-)$"
)
_QUARTER_OF = regex(r"quarter(?: of a)?[ -](million|billion|trillion)\b")
_COUPLE = regex(r"\b(?:a|another|the last|the next) $")
_COUPLED = regex(r" of (dozen|hundred|thousand|million|billion)\b")
# What shows that "a third" is a share: "of", a unit, a number of its own in brackets, or a word of measure before it.
_COMPARED = (
    r" (?:more|less|higher|lower|fewer|larger|smaller|bigger|shorter|longer|cheaper|dearer|lighter|heavier|faster|"
    r"slower|taller)\b"
)
_SHARED = regex(
    rf"{_COMPARED}| of (?!(?:19|20)[0-9]{{2}}\b)| \({_OWN}\)|[ -](?:million|"
    rf"billion|{_MEASURED})\b"
)
_MORE = regex(_COMPARED)
_BY_PART = regex(
    r"\b(?:by|than|nearly|almost|about|over|up|down|around|roughly|only|fell|rose|some|lost|least|under) $"
)
_SIZE = regex(r"\b(?:rise|increase|gain|jump|growth|fall|decrease|drop|decline|cut|reduction|loss|saving) of $")
_ENDS = regex(r"[.,;)]|$| (?:in|from|to|since|between|over|by|on|were|are|said|have|had)\b")


def share(start: int, end: int, k: int, n: int) -> Draft:
    """Return the ratio k/n that is printed from `start` to `end`."""
    draft = Draft(start, end, Decimal(k) / Decimal(n), ZERO, Form.FRACTION, Kind.RATIO)
    draft.ratio = (k, n)
    return draft


def scaled(region: Region, draft: Draft) -> Draft:
    """Multiply by the scale words that follow."""
    while step := _SCALE_NEXT.match(region.low, draft.end):
        draft.rescale(SCALES[step.group(1)])
        draft.end = step.end()
    return draft


def scaled_share(region: Region, draft: Draft) -> Draft:
    """Make "two-thirds of a million" a count."""
    match = _SCALE_AFTER.match(region.low, draft.end)
    if match:
        draft.kind, draft.ratio = Kind.COUNT, None
        draft.value *= Decimal(10) ** SCALES[match.group(1)]
        draft.scale = SCALES[match.group(1)]
        draft.end = match.end()
    return draft


def of_scale(region: Region, start: int, position: int, word: str, divisor: int) -> Draft:
    """Return one half or quarter of the scale or group word at `position`."""
    worth = GROUPS.get(word) or 10 ** SCALES[word]
    draft = Draft(start, position + len(word), Decimal(worth) / divisor, ZERO, Form.WORDS)
    return scaled(region, draft)


def half(region: Region, start: int) -> Draft | None:
    """Read "half a million", "half an hour" and "half of", but not "the second half"."""
    low = region.low
    if _NOT_HALF.search(low, max(0, start - 8), start):
        return None
    begin = _article(low, start)
    if match := _HALF_SCALE.match(low, start):
        return of_scale(region, begin, match.start(1), match.group(1), 2)
    halved = _is_size(low, begin, start + 4) or (begin < start and _MORE.match(low, start + 4))
    halved = halved or (_BY_PART.search(low, max(0, begin - 10), begin) and _ENDS.match(low, start + 4))
    return share(begin, start + 4, 1, 2) if halved or _HALF.match(low, start) else None


def couple(region: Region, start: int) -> Draft | None:
    """Read "a couple of days" and "a couple of hundred" as 2 and 200."""
    low, end = region.low, start + len("couple")
    article = _COUPLE.search(low, max(0, start - 9), start)
    if not article or not low.startswith(" of ", end):
        return None
    begin = article.start() if article.group() == "a " else start
    draft = Draft(begin, end + 3, Decimal(2), form=Form.WORDS)
    group = _COUPLED.match(low, end)
    if group:
        name = group.group(1)
        draft.value *= GROUPS.get(name) or 10 ** SCALES[name]
        draft.end = group.end()
    return draft


def part(region: Region, start: int, word: str) -> Draft | None:
    """Read a third, quarter or other part that an article and "of" or the like show to be a share."""
    low, end = region.low, start + len(word)
    begin = _article(low, start)
    if word == "quarter" and (scale := _QUARTER_OF.match(low, start)):
        return of_scale(region, begin, scale.start(1), scale.group(1), 4)
    n = DENOMINATORS.get(word)
    if n is None or begin == start or word == "second":
        return None
    if _SHARED.match(low, end) or _BY_PART.search(low, max(0, begin - 10), begin) or _is_size(low, begin, end):
        return scaled_share(region, share(begin, end, 1, n))
    return None


def _is_size(low: str, begin: int, end: int) -> bool:
    """Return whether a part is all that a change comes to: "a rise of a fifth"."""
    return bool(_SIZE.search(low, max(0, begin - 14), begin) and _ENDS.match(low, end))


def vague(region: Region, start: int, word: str) -> Draft | None:
    """Read "tens of thousands" as [10,000, 100,000] and "dozens" as [12, 120]."""
    low, end = region.low, start + len(word)
    worth = Decimal(VAGUE[word])
    compound = _OF_SCALE.match(low, end)
    if compound:
        worth *= VAGUE.get(compound.group(1)) or 10 ** SCALES[compound.group(1)]
        end = compound.end()
    elif not low.startswith(" of ", end) and (word in ("tens", "scores") or _uncounted(low, start, end)):
        return None
    draft = Draft(start, end, worth, ZERO, Form.VAGUE)
    draft.high = worth * 10
    return draft


def _uncounted(low: str, start: int, end: int) -> bool:
    return bool(_LEFT_OF_VAGUE.search(low, max(0, start - 4), start) or _NOT_COUNTED.match(low, end))


def _article(low: str, start: int) -> int:
    """Return where the article before `start` begins, or `start`."""
    article = _ARTICLE.search(low, max(0, start - 4), start)
    return article.start() if article else start
