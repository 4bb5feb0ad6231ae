"""Ages: "29 years old", "a 15-year-old boy", "aged 18-34", "Smith, 66, retired"."""

from __future__ import annotations

from claimcheck.figures.data.nouns import PERSONS
from claimcheck.figures.data.units import TIME_NAMES
from claimcheck.figures.draft import Draft, Region
from claimcheck.lazy import regex
from claimcheck.model import Kind

_SHORT = regex(r"[ -]?(?:yo|y/o|y\.o\.|yr old)\b")
_OLD = regex(r"[ -](?:old|of[ ]age)(?:s)?\b|[’']old\b")
_AGED = regex(
    r"\b(?:aged|age|ages|turned|turns|turning)[ ](?:about |around |of |between |just |only |from |[≥≤<>] ?|[<>]= ?)?$"
)
_YEARS_AGED = regex(r"\bat (?:the )?age(?: of)? $")
_APPOSED = regex(r"([^\W\d_][\w'’.-]*),[ ]$")
_APPOSED_END = regex(r",(?:[ ](?!(?:000|[0-9]))|\n)|\.(?:\s|$)|,?[ ](?:and|who|was)\b")


def read(region: Region, draft: Draft) -> bool:
    """Make the figure an age where the words around it say so; return whether they do."""
    low = region.low
    if draft.kind is Kind.DURATION and draft.unit in TIME_NAMES:
        match = _OLD.match(low, draft.end)
        if match:
            draft.kind, draft.end = Kind.AGE, match.end()
            return True
        if _AGED.search(low, max(0, draft.start - 18), draft.start):
            draft.kind = Kind.AGE
            return True
        return False
    if draft.kind is not Kind.COUNT or draft.scale or not 0 < draft.value < 125 or draft.quantum not in (0, 1):
        return False
    short = _SHORT.match(low, draft.end) if draft.end < len(low) and low[draft.end] in " -y" else None
    if short:
        draft.kind, draft.unit, draft.noun, draft.end = Kind.AGE, "year", None, short.end()
        return True
    ahead = low[max(0, draft.start - 18) : draft.start]
    if ahead[-2:] != ", " and "ag" not in ahead and "turn" not in ahead:
        return False
    if (_AGED.search(ahead) and not draft.noun) or _YEARS_AGED.search(ahead):
        draft.kind, draft.unit, draft.noun = Kind.AGE, "year", None
        return True
    if ahead[-2:] == ", " and draft.digits and len(draft.digits) == 2 and _apposed(region, draft):
        draft.kind, draft.unit, draft.noun = Kind.AGE, "year", None
        return True
    return False


_HIGHEST = 120


def go_on(region: Region, previous: Draft, draft: Draft) -> None:
    """Make the second number of "aged four and six" an age as well."""
    bare = draft.kind is Kind.COUNT and not draft.unit and draft.quantum == 1 and 0 < draft.value <= _HIGHEST
    if bare and previous.kind is Kind.AGE and region.low[previous.end : draft.start] == " and ":
        draft.kind, draft.unit = Kind.AGE, "year"


def _apposed(region: Region, draft: Draft) -> bool:
    match = _APPOSED.search(region.text, max(0, draft.start - 24), draft.start)
    if not match or not _APPOSED_END.match(region.text, draft.end):
        return False
    word = match.group(1)
    return (word[0].isupper() and word[1:2].islower()) or word in PERSONS
