"""The pass: finds candidates from left to right and lets the readers turn each into a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.figures import (
    ages,
    changes,
    dates,
    exclusions,
    feet,
    following,
    hedges,
    idioms,
    money,
    multiples,
    names,
    nouns,
    numerals,
    ordinals,
    ranges,
    scores,
    statistics,
    units,
    words,
)
from claimcheck.figures.data.numbers import HALVINGS, MULTIPLES, ORDINALS
from claimcheck.figures.draft import ONE, Draft, Form, Region, word_before
from claimcheck.lazy import regex
from claimcheck.model import Hedge, Kind

_MINUS_WORD = regex(r"(?<!or )\b(?:minus|negative)[ ]$")
# Determiners, adjectives and names that make "one" stand for a thing: "the right one", "Air Force One".
_ONE_LEFT = regex(
    r"(?:\b(?:the|this|that|each|every|no|any|which|another|some|not|number|day|bbc|channel|air force|formula|"
    r"pier|phase|grade|year|level|tier|square|new|old|good|bad|big|little|last|first|right|wrong|same|other|different|latest|loved|"
    r"it[’']s|that[’']s)|-)[ ]$"
)


def spots(text: str, low: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return where numbers may start in `text[start:end]`, and the digits or the word there, in order."""
    digits = [(match.start(), match[0]) for match in numerals.CANDIDATE.finditer(text, start, end)]
    named = words.candidates(low, start, end)
    return sorted(digits + named) if digits and named else digits or named


def read(region: Region, places: Sequence[tuple[int, str]]) -> list[Draft]:
    """Return the unfinished figures of a region in order; `places` are the document's spots within it."""
    drafts: list[Draft] = []
    for draft in _candidates(region, places):
        if drafts and draft.start - drafts[-1].end <= _NEAR:
            if draft.start < drafts[-1].end or _join(region, drafts[-1], draft):
                continue
            _share(region, drafts, draft)
        drafts.append(draft)
    previous: Draft | None = None
    for draft in drafts:
        _context(region, draft, previous)
        if previous is not None and previous.change and not draft.change and _continues(region, previous, draft):
            draft.change = previous.change
        previous = draft
    return drafts


_NEAR = 24  # characters between figures that may belong together
_LISTED = frozenset({" and ", ", ", ", and ", " or "})


def _continues(region: Region, previous: Draft, draft: Draft) -> bool:
    """Return whether the figure goes on a list of changes: "rose 5% and 7%"."""
    exact = draft.kind in (Kind.PERCENT, Kind.POINTS) and draft.kind is previous.kind
    return exact and bool(previous.change) and region.low[previous.end : draft.start] in _LISTED


def _share(region: Region, drafts: list[Draft], draft: Draft) -> None:
    """Let a figure and those shortly before it share what only one of them prints."""
    if (draft.unit or draft.scale) and region.low[drafts[-1].end : draft.start] in ranges.LISTED:
        ranges.list_back(region, drafts, draft)
        ranges.scale_back(region, drafts, draft)
    if draft.kind is Kind.DATE:
        dates.share_part(region, drafts[-1], draft)
    if drafts[-1].kind is Kind.AGE:
        ages.go_on(region, drafts[-1], draft)


def _join(region: Region, first: Draft, second: Draft) -> bool:
    return (
        multiples.ratio(region, first, second)
        or scores.join(region, first, second)
        or ranges.join(region, first, second)
    )


# Words before a figure that may hedge it or tell a change; most say nothing of either.
_TELLING = hedges.LAST_WORDS.keys() | hedges.SKIPS | changes.TELLING


def _context(region: Region, draft: Draft, previous: Draft | None) -> None:
    """Read hedge and direction of change into a figure whose extent is known."""
    if draft.kind is Kind.ORDINAL:
        nouns.counted(region, draft)
        draft.unit = ""
        return
    word = word_before(region.low, draft.start)
    quiet = word not in _TELLING and word.isalpha() and word.isascii()
    if draft.hedge is Hedge.NONE and not quiet:
        hedges.before(region, draft, word, previous)
    if draft.when is not None:
        return
    if region.low[draft.end : draft.end + 1] in hedges.STARTS_AFTER:
        hedges.after(region, draft)
    may_change = draft.kind in changes.CHANGING and not draft.change
    if may_change and (quiet or not changes.ahead(region, draft, word)):
        changes.behind(region, draft)
    if draft.unit in units.TEMPERATURES:
        units.difference(region, draft)


def _candidates(region: Region, places: Sequence[tuple[int, str]]) -> Iterator[Draft]:
    linked = region.style.linked and exclusions.has_links(region.text)
    base, position = region.base, 0
    for place, token in places:
        start = place - base
        if start < position:
            continue
        if linked and (stop := exclusions.link(region, start)):
            position = stop
            continue
        if token.isalpha():
            floor = position
            draft, position = _word(region, start, token, floor)
            if draft is not None and draft.start >= floor:
                yield draft
            continue
        end = start + len(token)
        while True:
            floor = position
            draft, position = _digits(region, start, token, floor)
            if draft is not None and draft.start >= floor:
                yield draft
            # A candidate in digits may be several numbers: "12,14,16", 6'2".
            rest = numerals.CANDIDATE.search(region.text, position, end) if position < end else None
            if rest is None:
                break
            start, token = rest.start(), rest[0]


_CURRENCIES = frozenset("$£€")  # before a date stands none


def _digits(region: Region, start: int, token: str, floor: int) -> tuple[Draft | None, int]:
    previous = region.text[start - 1] if start else " "
    quarter = None
    if previous in "QH":
        quarter = dates.quarter(region, start, token)
    elif len(token) == 1 and region.text.startswith("Q", start + 1):
        quarter = dates.quarter_first(region, start)
    if quarter:
        return quarter, quarter.end
    glued_money = previous.isalpha() and (
        money.before(region, Draft(start, start + len(token), ONE), floor)
        or region.low[max(0, start - 2) : start] == "fy"
    )
    if not glued_money and (stop := exclusions.at(region, start, token)):
        return None, stop
    is_share = previous == " " and region.text.startswith("%", start + len(token))
    if not is_share and previous not in _CURRENCIES and (date := dates.read(region, start, token)):
        return date, date.end
    draft = numerals.read(region, start, token)
    if draft is None:
        return None, start + len(token)
    # Letters that no reader took make it an identifier: "18F", "12a".
    kept = _dress(region, draft, floor) and not (
        draft.kind is Kind.COUNT and region.text[draft.end : draft.end + 1].isalpha()
    )
    if kept:
        return draft, max(draft.end, start + 1)
    return None, exclusions.run_end(region.text, max(draft.end, start + 1))


def _dress(region: Region, draft: Draft, floor: int) -> bool:
    """Read what stands around the numeral into the draft; return False where it turns out to be no figure."""
    is_money = money.before(region, draft, floor)
    behind = region.low[draft.end : draft.end + 1]
    if not is_money and behind in ordinals.SUFFIX_STARTS and ordinals.suffix(region, draft):
        return True
    measured = behind == "%" or following.may_measure(region.text, draft.end)
    if measured and behind != "%":
        numerals.scale(region, draft, money=is_money)
    if is_money:
        draft.kind = Kind.MONEY
        units.rate(region, draft)
        _sign(region, draft)
        return True
    _sign(region, draft)
    if statistics.read(region, draft):
        return True
    if _signed(region, draft):
        return True
    if measured and _measured(region, draft):
        return True
    nouns.counted(region, draft)
    if dates.bare_year(region, draft):
        draft.noun, draft.unit = None, ""
        return not names.has(region, draft)
    return _counted(region, draft)


def _counted(region: Region, draft: Draft) -> bool:
    """Read a bare number with what it counts: an age, a part of a name (which is no figure), or a number of things."""
    if ages.read(region, draft):
        return True
    if names.has(region, draft):
        return False
    units.rate(region, draft)
    return True


_SIGNED = {":": multiples.colon, "-": multiples.odds} | dict.fromkeys(feet.SIGNS, feet.read)


def _signed(region: Region, draft: Draft) -> bool:
    """Read what a sign makes of the number: "3:1", "3-to-1", 6'2"."""
    text = region.text
    behind = text[draft.end : draft.end + 1]
    if behind == " ":
        if text.startswith(":", draft.end + 1):
            return multiples.colon(region, draft)
    elif (reader := _SIGNED.get(behind)) and reader(region, draft):
        return True
    return draft.start > 0 and text[draft.start - 1] in feet.SIGNS and feet.read(region, draft)


def _measured(region: Region, draft: Draft) -> bool:
    if units.percent(region, draft) or multiples.times(region, draft):
        return True
    if money.after(region, draft):
        units.rate(region, draft)
        return True
    if units.unit(region, draft):
        if not ages.read(region, draft):
            units.rate(region, draft)
        return True
    return False


def _measured_of(region: Region, draft: Draft) -> bool:
    """Read "millions of dollars" and "thousands of miles" as amounts."""
    end = draft.end
    draft.end += 3
    if money.after(region, draft) or units.unit(region, draft):
        return True
    draft.end = end
    return False


def _sign(region: Region, draft: Draft) -> None:
    """Take a sign that stands before the numeral, or its currency, into the draft."""
    text, start = region.text, draft.start
    if not start or draft.sign:
        return
    previous = text[start - 1]
    if previous == " " and text[start - 2 : start - 1] not in _SPACED_ENDS:
        return
    if previous in "-−+" or (previous == "–" and text[start - 2 : start - 1] in (" ", "(", "")):
        ahead = text[start - 2] if start > 1 else " "
        if ahead.isalnum() or ahead in ")%.-−/+±" or (previous != "+" and ahead in "€£$"):
            return
        draft.start -= 1
        if previous != "+":
            draft.negate(previous)
        draft.sign = previous
    elif (
        previous == " "
        and text[start - 2 : start - 1] in ("-", "−", "–")
        and _SPACED_MINUS.search(region.low, max(0, start - 16), start)
    ):
        draft.start = start - 2
        draft.negate("-")
    elif previous == "(" and text[draft.end : draft.end + 1] == ")":
        _bracketed(region, draft)
    elif previous == " " and text[start - 2 : start - 1] in ("s", "e"):
        match = _MINUS_WORD.search(region.low, max(0, start - 13), start)
        if match:
            draft.start = match.start()
            draft.negate("-")


_SPACED_ENDS = frozenset("-−–se")  # of "- 5", "minus 5" and "negative 5"
# "MD - 1.13, 95% CI - 2.03 to - 0.23": a sign with a blank after it, where no dash can stand.
_SPACED_MINUS = regex(
    r"(?:[(\[,;=:<>]|\b(?:ci|to|md|smd|wmd|difference|mean|effect|coefficient|beta|r|b|d|z|t|of|was|is))[ ]?[-−–][ ]$"
)
_TAKES_NUMBER = regex(r"\b(?:was|were|is|of|to|at|totaled|totalled|loss|by|from|and)[ ]$")


def _bracketed(region: Region, draft: Draft) -> None:
    """Read "(1,234)" as negative in a cell, and in prose where a sentence has no other object."""
    if draft.kind is Kind.MONEY and not region.cell:
        return
    grouped = draft.quantum != 1 or draft.value >= 1000
    if region.cell or (grouped and _TAKES_NUMBER.search(region.low, max(0, draft.start - 12), draft.start - 1)):
        draft.start, draft.end = draft.start - 1, draft.end + 1
        draft.negate("(")


def _word(region: Region, start: int, token: str, floor: int) -> tuple[Draft | None, int]:
    stop = start + len(token)
    if start and region.low[start - 1] in "'’_.@/" and region.low[start - 2 : start - 1].isalnum():
        return None, stop
    if token not in ORDINALS and idioms.at(region, start, token):
        return None, stop
    if token in MULTIPLES or token in HALVINGS or token.endswith("fold"):
        draft = multiples.word(region, start, token)
        return draft, draft.end if draft else stop
    draft = words.read(region, start, token)
    if draft is None and token in ORDINALS:
        draft = ordinals.word(region, start, token)
        return draft, draft.end if draft else stop
    if draft is None:
        return None, stop
    if draft.kind is Kind.ORDINAL:
        return draft, draft.end
    return (draft if _dress_words(region, draft, floor) else None), max(draft.end, stop)


def _dress_words(region: Region, draft: Draft, floor: int) -> bool:
    _sign(region, draft)
    money_before = draft.form is Form.WORDS and money.before(region, draft, floor)
    if money_before:
        return True
    if draft.form is Form.FRACTION and draft.kind is Kind.RATIO:
        if units.percent(region, draft) or units.unit(region, draft) or money.after(region, draft):
            draft.ratio = None
            return True
        nouns.counted(region, draft)
        return True
    if draft.form is Form.VAGUE and region.low.startswith(" of ", draft.end) and _measured_of(region, draft):
        return True
    if draft.value == 1 and draft.high is None and _ONE_DAY.match(region.low, draft.start):
        return False
    if following.may_measure(region.text, draft.end) and _measured(region, draft):
        return True
    nouns.counted(region, draft)
    if draft.form is Form.VAGUE and draft.noun is None and " of " not in region.low[draft.start : draft.end]:
        return False
    if draft.value == 1 and draft.high is None and _is_pronoun(region, draft):
        return False
    return _counted(region, draft)


# "One day the city will be rebuilt": some day, not a day.
_ONE_DAY = regex(r"one (?:day|night|time|morning|evening|afternoon)(?! (?:of|before|after|later|earlier|ago|per|a)\b)")
_RATIO_FOLLOWS = regex(r"(?: |-)(?:in|out of)[ -](?:every )?(?:[0-9]|t[a-z]|f[a-z]|s[ie]|ei|ni|hu)")


def _is_pronoun(region: Region, draft: Draft) -> bool:
    """Return whether "one" stands for a thing or person and counts nothing."""
    following = region.low[draft.end : draft.end + 12]
    if _RATIO_FOLLOWS.match(following):
        return False
    if (
        draft.noun is None
        or following[:1] == "-"
        or region.low[max(0, draft.start - 1) : draft.start] in ("-", "–")
        or following.startswith(" of")
    ):
        return True
    if region.low[draft.noun[0] : draft.noun[1]] in ("day", "thing", "way", "reason", "example", "side", "hand"):
        return True
    return bool(_ONE_LEFT.search(region.low, max(0, draft.start - 12), draft.start))
