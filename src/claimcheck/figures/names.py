"""Numbers that belong to a name or a place in a text: "Section 4.2", "Boeing 737", "iPhone 14", "123 Main Street"."""

from __future__ import annotations

from claimcheck.figures.data.calendar import MONTHS, WEEKDAYS
from claimcheck.figures.data.names import BRANDS, NOT_SHARED, NUMBERED, SHARED_OUT, STARTERS, STREETS
from claimcheck.figures.data.numbers import SMALL
from claimcheck.figures.draft import Draft, Region, word_before
from claimcheck.lazy import regex
from claimcheck.model import Kind

_STREET = regex(r"[0-9]+[ ](?:[NSEW]\.?[ ])?((?:[A-Z][\w'’.]*[ ]){1,3}(?:[A-Z][\w'’]*)?)")
_STATE_ZIP = regex(r"\b[A-Z]{2} $")
# "Tern 6.1 opens files": behind a name, and a verb follows.
_VERSION = regex(r"[0-9]{1,2}\.[0-9]{1,2} (?:[a-z]{2,}s|will|can|had|also|no longer|now)\b")
_PLACING = frozenset("in at for among across throughout while whereas where".split())
_CAPITALS = regex(r" [A-Z]{3,}\b")  # "the 737 MAX"
_SERIES = regex(r"\b([a-z]+\.?) [0-9][0-9a-z.]*(?:, ?[0-9][0-9a-z.]*)*(?:,|,? (?:and|or|to|through|&|-|–)) $")
# "the Greens take 21, Labour 18, the Liberals nine": each name in a list with how many it has.
_NUMBER = rf"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})*(?![0-9])|(?:{'|'.join(SMALL)})\b)"
_NAME = r"(?:[Tt]he )?(?:[A-Z][\w’'&-]*[ ]){1,4}"
_SHARES = regex(
    rf"\b(?P<verb>[a-z]+) {_NUMBER}(?: (?:{'|'.join(sorted(SHARED_OUT))}))?(?P<others>(?:, {_NAME}{_NUMBER}){{0,9}}),? "
    rf"(?:and )?(?P<name>{_NAME})$"
)
_NEXT_SHARE = regex(r"[,;.)\n]|$| and (?:the )?[A-Za-z]| of (?:the|its|their|all)\b")
_LONGEST_LIST = 200  # characters
_PER = frozenset({"per ", "Per "})
_JOINTS = frozenset({"or", "and", "to", "through", "&", "-", "–"})


def has(region: Region, draft: Draft) -> bool:
    """Return whether the bare number belongs to a name or place in a text."""
    text, start = region.text, draft.start
    if draft.kind is Kind.COUNT and text[start - 4 if start > 4 else 0 : start] in _PER:
        return True
    if draft.kind not in (Kind.COUNT, Kind.YEAR) or draft.scale:
        return False
    if draft.digits and text[draft.end + 1 : draft.end + 2].isupper() and _is_address(text, start, draft.end):
        return True
    printed = word_before(text, start).lstrip("([\"“‘'#*_")
    if printed.endswith(",") and printed[0].isdigit():
        return _of_numbered(region.low, start)
    if not printed or printed[-1].isdigit() or printed[-1] in ",;:(":
        return False
    word = printed.lower()
    if draft.kind is Kind.YEAR:
        return word in BRANDS
    if word in MONTHS or word.rstrip(".") in WEEKDAYS:
        return False
    if word in _JOINTS and _of_numbered(region.low, start):
        return True
    if draft.unit in ("points", "point"):
        return False  # "sent the Dow 250 points lower"
    if word in BRANDS or (word in NUMBERED and (not draft.noun or printed[0].isupper())):
        return True
    if len(draft.digits) == 5 and _STATE_ZIP.search(text, max(0, start - 24), start):
        return True
    return _follows_name(text, draft, printed)


def _follows_name(text: str, draft: Draft, printed: str) -> bool:
    """Return whether a number is a version or serial of what stands before it: "Lexi 3.11", "Apollo 13"."""
    if draft.noun:
        return _is_version(text, draft, printed)
    return _is_named(text, draft, printed) and not _is_shared(text, draft)


def _is_address(text: str, start: int, end: int) -> bool:
    if text[end : end + 1] != " ":
        return False
    match = _STREET.match(text, start)
    return bool(match) and any(w.lower() in STREETS for w in match.group(1).split()[1:]) if match else False


def _is_named(text: str, draft: Draft, printed: str) -> bool:
    """Return whether a bare number follows a capitalised word that begins no sentence: "Apollo 13"."""
    if text[draft.end : draft.end + 1] in ("-", "–") and text[draft.end + 1 : draft.end + 2].isdigit():
        return False
    if _CAPITALS.match(text, draft.end) and printed[0].isalpha():
        return True
    named = printed[0].isupper() or any(c.isupper() for c in printed)
    return named and printed.lower() not in STARTERS and printed.isalpha() and not draft.unit and draft.quantum == 1


def _is_version(text: str, draft: Draft, printed: str) -> bool:
    """Return whether a decimal follows a name and its verb behind: "Tern 6.1 opens"; but "in Norway 1.8 births"."""
    if draft.quantum == 1 or not (printed[0].isupper() and printed.isalpha()) or not _VERSION.match(text, draft.start):
        return False
    placed = word_before(text, draft.start - len(printed) - 1).lower() in _PLACING
    return not placed and printed.lower() not in STARTERS


def _is_shared(text: str, draft: Draft) -> bool:
    """Return whether the bare number is how many the name before it has, in a list whose first number a verb leads."""
    if not _NEXT_SHARE.match(text, draft.end):
        return False
    match = _SHARES.search(text, max(0, draft.start - _LONGEST_LIST), draft.start)
    if match is None or match["verb"] in NOT_SHARED or match["verb"].rstrip(".") in NUMBERED:
        return False
    return match["name"].strip() not in match["others"]


def _of_numbered(low: str, start: int) -> bool:
    """Return whether the number goes on a series of numbered things: "sections 2 and 3"."""
    match = _SERIES.search(low, max(0, start - 36), start)
    return bool(match) and match.group(1) in NUMBERED if match else False
