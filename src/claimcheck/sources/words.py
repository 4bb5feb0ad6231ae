"""Words as claims and facts are compared by: stems, with synonyms and the names of countries made one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.lazy import regex
from claimcheck.sources.data import countries, vocabulary

# The number of a name tells it from others: "G7" and "G20", "Type 1" and "Type 2", "Covid-19". A year is none.
_WORD = regex(
    r"""
    [^\W\d_] \. (?: [^\W\d_] \. )+
  | [^\W\d_]+ (?: ['’.&] [^\W\d_]+ )* (?: [0-9]{1,3} (?! [0-9%] | [.,][0-9] ) (?: ['’]s\b )? )?
  | (?<= [^\W\d_] [ -] ) [0-9]{1,3} (?! [0-9%] | [.,][0-9] ) (?: ['’]s\b )?
    """,
    re.VERBOSE,
)
_SHORT = 3  # names up to this length count as such only in capitals: "US", not "us"
_IRREGULAR = {"men": "man", "women": "woman", "children": "child"}


class Token(NamedTuple):
    """A word, or a run of words that is one name, of a text: its stem, and its place in the text.

    `lower` is the word in lower case without a possessive ending; `capital` says whether it begins with a capital,
    `owns` whether it had a possessive ending, `country` whether it is a country's name or adjective,
    `shouted` whether it is all in capitals.
    """

    stem: str
    lower: str
    start: int
    end: int
    capital: bool
    owns: bool = False
    country: bool = False
    shouted: bool = False


def tokens(text: str, offset: int = 0) -> list[Token]:
    """Return the words of a text, with names and phrases of several words made one token.

    Args:
        text: the text.
        offset: what to add to the places.
    """
    found = [_token(match, offset) for match in _WORD.finditer(text)]
    return list(_joined(found))


def stems(text: str) -> frozenset[str]:
    """Return the stems of a text's words."""
    return frozenset(token.stem for token in tokens(text))


@cache
def stem(word: str) -> str:
    """Return a lower-case word without its ending, synonyms made one.

    >>> stem("exports") == stem("exported")
    True
    """
    bare = _bare(word)
    return _synonyms().get(bare, bare)


@cache
def table(words: frozenset[str]) -> frozenset[str]:
    """Return a word table's words and stems."""
    return words | frozenset(map(stem, words))


def _bare(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    word = word.replace("isation", "ization").replace("programme", "program")
    for ending, instead, shortest in (("ies", "y", 5), ("sses", "ss", 5), ("ches", "ch", 5), ("shes", "sh", 5)):
        if word.endswith(ending) and len(word) >= shortest:
            return word[: -len(ending)] + instead
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _token(match: re.Match[str], offset: int) -> Token:
    printed = match.group().replace("’", "'")
    owns = printed.endswith("'s")
    plain = printed[:-2] if owns else printed
    lower = plain.replace(".", "").lower()
    end = match.end() + offset
    return Token(stem(lower), lower, match.start() + offset, end, printed[:1].isupper(), owns, shouted=plain.isupper())


def _joined(found: Sequence[Token]) -> Iterator[Token]:
    i = 0
    while i < len(found):
        first = found[i]
        longest = max(_lengths().get(first.lower, 1), _lengths().get(first.stem, 1))
        for length in range(min(longest, len(found) - i), 0, -1):
            token = _as_one(found[i : i + length])
            if token is not None:
                yield token
                break
        else:
            length = 1
            yield first
        i += length


def _as_one(run: Sequence[Token]) -> Token | None:
    """Return a run of words as one token where it is a country or a phrase of the tables."""
    first, last = run[0], run[-1]
    lower = " ".join(token.lower for token in run)
    if first.capital and (len(lower) > _SHORT or first.shouted):
        country = _countries().get(lower) or _countries().get(lower.removesuffix("s"))
        if country:
            return Token(country, lower, first.start, last.end, True, last.owns, country=True)
    if len(run) > 1:
        phrase = _phrases().get(lower) or _phrases().get(" ".join(token.stem for token in run))
        if phrase:
            return Token(phrase, lower, first.start, last.end, False, last.owns)
    return None


@cache
def _countries() -> dict[str, str]:
    names = {}
    for line in countries.COUNTRIES.strip().splitlines():
        forms = [form.strip() for form in line.split(",")]
        for form in forms:
            names[" ".join(word.removesuffix("'s") for word in _WORD.findall(form))] = forms[0]
    return names


@cache
def _phrases() -> dict[str, str]:
    phrases = {}
    for line in vocabulary.PHRASES.strip().splitlines():
        first, *others = (form.strip() for form in line.split(","))
        canonical = stem(first)
        for form in others:
            words = _WORD.findall(form)
            phrases[" ".join(words)] = canonical
            phrases[" ".join(map(stem, words))] = canonical
    return phrases


@cache
def _lengths() -> dict[str, int]:
    """Return, for each word that begins a name or phrase of several words, the most words it can have."""
    lengths: dict[str, int] = {}
    for name in [*_countries(), *_phrases()]:
        words = name.split()
        lengths[words[0]] = max(lengths.get(words[0], 1), len(words))
    return lengths


@cache
def _synonyms() -> dict[str, str]:
    same = {}
    for line in vocabulary.SYNONYMS.strip().splitlines():
        first, *others = (form.strip() for form in line.split(","))
        canonical = _bare(first)
        same[canonical] = canonical
        for form in others:
            same[_bare(form)] = canonical
    return same


def acronym(names: Iterable[Token]) -> str:
    """Return the initials of a name of three words or more, "" for a shorter one."""
    initials = "".join(token.lower[0] for token in names if token.capital)
    return initials if len(initials) >= 3 else ""
