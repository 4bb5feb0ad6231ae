"""Multiples ("2.5 times", "threefold", "doubled", "3x") and ratios ("one in five", "3 out of 10", "3:1")."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.figures import changes
from claimcheck.figures.data.names import STARTERS
from claimcheck.figures.data.nouns import FUNCTION_WORDS
from claimcheck.figures.data.numbers import DIGITS, HALVINGS, MULTIPLES, TEENS, TENS
from claimcheck.figures.draft import ZERO, Draft, Form, Region, word_before
from claimcheck.lazy import regex
from claimcheck.model import Change, Kind

_NUMBERS = DIGITS | TEENS | TENS | {"hundred": 100}
_TIMES = regex(r"(?:[ \u00a0-]?(?:times|fold)\b|[x×](?![0-9a-z])|[ ][x×](?=[ ](?:more|as|higher|the|faster|larger)\b))")
# "14 times earnings" and "3 times as many" are multiples, "four times and" and "11 times since" are counts.
_COMPARED = frozenset(
    "the as more that what its their his her less fewer our your those than larger higher last this current".split()
)
_NOT_DOUBLE = regex(
    r"[ -](?:bed|bass|room|check|decker|digit|digits|whammy|standards?|edged|agent|act|murder|bill|jeopardy|header|"
    r"headed|glazing|dip|"
    r"take|blind|talk|life|figures?|play|plays|a|aa|fault|bogey|bogeys|doors|homicide|barrel(?:led)?|crown|jump|"
    r"espresso|cream|click|"
    r"entendre|negative|team|vision|as|killer|amputee|yellow|lines?|vaccinated|jabbed|bluff|major|parked|trouble|"
    r"duty|olympic|world|whopper|"
    r"teaming|teamed|down|back|over|up|threat|bypass|gold|champion|winner)\b|-|s\b"
)


def word(region: Region, start: int, printed: str) -> Draft | None:
    """Return the multiple that one word states: "twice", "doubled", "halved", "tenfold"."""
    end = start + len(printed)
    low = region.low
    if printed.endswith("fold"):
        number = _NUMBERS.get(printed[:-4].rstrip("-"))
        return _multiple(start, end, Decimal(number), "") if number else None
    if printed in HALVINGS:
        if printed in ("halves", "halve") and not _verb(low, start):
            return None
        return _multiple(start, end, Decimal("0.5"), "down")
    value, change = MULTIPLES[printed]
    if printed in ("twice", "thrice"):
        return _multiple(start, end, Decimal(value), "")
    if not change and (_NOT_DOUBLE.match(low, end) or not _amount_follows(low, end)):
        if not _verb(low, start) or low[end : end + 1] == "-":
            return None
        change = "up"
    if printed in ("doubles", "trebles", "triples") and re.match(
        r" (?:match|title|final|champion|team|partner)", low[end : end + 10]
    ):
        return None
    if printed in ("doubled", "doubling") and _NOT_DOUBLED.match(low, end):
        return None
    return _multiple(start, end, Decimal(value), change)


# "Doubled over in pain", "doubled back", "doubled as a school"; but "doubled over the decade".
_NOT_DOUBLED = regex(
    r" (?:as|down|up|back|over(?! (?:the|a|an|that|this|these|those|its|[0-9]|two|three|four|five|ten)))\b"
)
_VERB = regex(r"\b(?:to|will|would|could|should|can|may|might|must|nearly|almost|than|not|and|they|we|of)[ ]$")
_AMOUNT = regex(r"[ ](?:the|that|its|their|his|her|what|those|from|last|in|by|to|this|over)\b|[.,;]")


def _verb(low: str, start: int) -> bool:
    return bool(_VERB.search(low, max(0, start - 8), start))


def _amount_follows(low: str, end: int) -> bool:
    return bool(_AMOUNT.match(low, end))


def _multiple(start: int, end: int, value: Decimal, change: str) -> Draft:
    draft = Draft(start, end, value, ZERO, Form.WORDS, Kind.MULTIPLE)
    draft.change = Change(change)
    return draft


def times(region: Region, draft: Draft) -> bool:
    """Take "times", "x" or "-fold" after the numeral into the draft."""
    low = region.low
    following = low[draft.end : draft.end + 2]
    if not following or not (
        following[0] in "x×f-" or (following[0] in " \u00a0" and following[1:] in ("t", "f", "x", "×"))
    ):
        return False
    match = _TIMES.match(low, draft.end)
    if not match:
        return False
    if "times" in match.group() and _is_count(region, draft, match.end()):
        draft.kind, draft.unit = Kind.COUNT, "times"
        draft.noun = (match.end() - 5, match.end())
        return True
    draft.kind, draft.end = Kind.MULTIPLE, match.end()
    return True


_WORD = regex(r" ([a-z]+)")


def _is_count(region: Region, draft: Draft, end: int) -> bool:
    """Return whether "times" counts occasions: nothing is compared after it, and no verb of change stands before."""
    if draft.quantum < 1 or draft.form is Form.FRACTION or changes.before(region, draft.start)[0]:
        return False
    match = _WORD.match(region.low, end)
    return not match or (match.group(1) in FUNCTION_WORDS and match.group(1) not in _COMPARED)


_IN = regex(r"[ \u00a0-]((?:out )?(?:of|in)(?: every)?)[ \u00a0-]")
_YEARLY = regex(r"(?:19|20)[0-9]{2}$")
_COLON = regex(r"[ ]?:[ ]?([0-9]{1,4}(?:\.[0-9]+)?)(?![0-9:]|,[0-9]{3})")
_ODDS = regex(r"-to-([0-9]{1,3}|one|two|three)\b")  # "a 3-to-1 margin"


def ratio(region: Region, first: Draft, second: Draft) -> bool:
    """Join "one in five", "3 out of 10" into one ratio in `first`; return whether they are one."""
    match = _IN.match(region.low, first.end)
    if not match or match.end() != second.start or first.kind is not Kind.COUNT:
        return False
    phrase = match.group(1)
    if second.kind is not Kind.COUNT and not ("every" in phrase and second.kind in (Kind.DURATION, Kind.MEASURE)):
        return False
    if (
        phrase == "of"
        or (first.unit and first.noun is None)
        or first.per
        or first.hedge
        or second.form is Form.FRACTION
        or not _whole(first, second)
    ):
        return False
    k, n = int(first.value), int(second.value)
    if not 0 < k < n or (phrase.startswith("in") and ((k > 10 and n not in (100, 1000, 10000)) or 1900 <= n <= 2100)):
        return False
    first.kind, first.ratio = Kind.RATIO, (k, n)
    first.value, first.quantum = Decimal(k) / Decimal(n), ZERO
    first.end = second.end
    first.unit, first.noun = second.unit, second.noun
    return True


def _whole(first: Draft, second: Draft) -> bool:
    return (
        first.value == int(first.value)
        and second.value == int(second.value)
        and first.high is None
        and second.high is None
    )


def odds(region: Region, draft: Draft) -> bool:
    """Take "3-to-1" into the draft as a ratio; "5-to-7" is a range."""
    if region.text[draft.end : draft.end + 1] != "-" or draft.unit or draft.quantum != 1:
        return False
    match = _ODDS.match(region.low, draft.end)
    n = (int(match.group(1)) if match.group(1).isdigit() else DIGITS[match.group(1)]) if match else 0
    if not match or not 0 < n <= draft.value:
        return False
    _as_ratio(draft, int(draft.value), n, match.end())
    return True


def _as_ratio(draft: Draft, k: int, n: int, end: int) -> None:
    draft.kind, draft.ratio = Kind.RATIO, (k, n)
    draft.value, draft.quantum, draft.end = Decimal(k) / Decimal(n), ZERO, end


def colon(region: Region, draft: Draft) -> bool:
    """Take "3:1" into the draft as a ratio."""
    following = region.text[draft.end : draft.end + 2]
    if not (following[:1] == ":" or following == " :") or not draft.digits or draft.unit:
        return False
    before = word_before(region.text, draft.start)
    if before[:1].isupper() and before.isalpha() and before.lower() not in STARTERS:
        return False  # "Psalm 23:4"
    match = _COLON.match(region.text, draft.end)
    if (
        not match
        or "." in match.group(1)
        or not draft.value
        or (_YEARLY.match(draft.digits) and match.group().startswith(": "))  # "(2019: 48)"
        or (region.text[draft.end] == " " and match.group()[-2] != " ")
    ):
        return False
    n = int(match.group(1))
    if not n:
        return False
    _as_ratio(draft, int(draft.value), n, match.end())
    return True
