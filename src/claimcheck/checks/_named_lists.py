"""Lists of names that fill the rest of a sentence: "the three winners are Ada, Bo and Cy", "two rivers, the Ems and the
Ruhr"."""

from __future__ import annotations

import re

from claimcheck.checks._words import OWNERS, PLURALS, THESE, entries, one_of
from claimcheck.lazy import regex

# For texts with typed apostrophes: sets with the other one take eight times as long to compile.
_PROPER = r"[A-Z][A-Za-zÀ-ÿ'-]*(?:\s[A-Z][A-Za-zÀ-ÿ'-]*){0,2}"
_THE = r"the\s[\w'-]+(?:\s[\w'-]+){0,2}?"
_NAMES = rf"(?:(?:{_PROPER},\s)*{_PROPER},?\sand\s{_PROPER}|(?:{_THE},\s)*{_THE},?\sand\s{_THE})"
_END = r"[.;]?\s*$"
_THINGS = r"(?P<things>(?:\s[a-z][\w'-]*){1,4}?)"
_ARE = regex(rf"{_THINGS}\s(?:are|were)\s(?P<names>{_NAMES}){_END}")
_NAMELY = regex(rf"(?P<things>(?:\s[\w'-]+){{1,10}}?),?\s(?:namely|to\swit)[,:]?\s(?P<names>{_NAMES}){_END}")
_BESIDE = regex(rf"{_THINGS},\s(?P<names>{_NAMES}){_END}")
_AFTER_COLON = regex(rf"(?P<things>(?:\s[\w'-]+){{1,10}}?):\s(?P<names>{_NAMES}){_END}")
PLURAL = regex(rf"(?:[^s]s|{one_of(PLURALS)})$", re.IGNORECASE)
_DEFINITE = regex(rf"\b{one_of(('the',), OWNERS, THESE)}\s+$", re.IGNORECASE)
_MOST_BEFORE = 3  # words from a number to the noun that it counts
_NOT_LISTED = entries(
    """day days week weeks month months year years hour hours minute minutes times includ* among other others more"""
)
_LOOSE = regex(rf"\b{one_of(_NOT_LISTED)}\b")


def names_after(after: str, before: str) -> tuple[str, str] | None:
    """Return the list of names that all counted things have, and where it stands, None if there is none.

    Args:
        after: the sentence from the number on.
        before: what stands before the number.
    """
    plain = after.replace("’", "'")
    for pattern, where, signs in _SHAPES:
        match = pattern.match(plain) if any(map(after.__contains__, signs)) else None
        if (
            match is None
            or _LOOSE.search(match["things"])
            or not _counted(match["things"], pattern in (_AFTER_COLON, _NAMELY))
        ):
            continue
        if pattern is not _ARE or _DEFINITE.search(before):
            return after[slice(*match.span("names"))], where
    return None


_SHAPES = (
    (_ARE, "beside it", ("are", "were")),
    (_NAMELY, "beside it", ("namely", "wit")),
    (_BESIDE, "beside it", (",",)),
    (_AFTER_COLON, "after the colon", (":",)),
)
"""Each form with where its names stand, and what a text has in which it may fit: most have it not."""


def _counted(things: str, with_verb: bool) -> bool:
    """Return whether words begin with a plural noun, and are nothing else unless a verb may follow."""
    words = things.split()
    return any(map(PLURAL.search, words[:_MOST_BEFORE])) if with_verb else bool(PLURAL.search(words[-1]))
