"""How many things a text lists: after a colon, after "These are", with markers, in sentences with ordinals."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice, takewhile

from claimcheck.checks._words import ARTICLES, FEW_NUMBERS, OWNERS, entries, one_of
from claimcheck.lazy import regex
from claimcheck.model import Document
from claimcheck.records import dataclass

_BRACKETED = regex(r"\([^()]*\)|\[[^\[\]]*\]")
_LAST = entries("also finally lastly then")
_AND = regex(rf"(?:,\s*)?\b(?:and|or|&)\b(?:\s+{one_of(_LAST)})?\s+|\s&\s", re.IGNORECASE)
_QUOTED_COMMA = regex(r"([,;])([”\"’'])")
_LAST_AND = regex(rf"^(?:and|or)\s+(?:{one_of(_LAST)}\s+)?", re.IGNORECASE)
_OR = regex(r"\bor\b", re.IGNORECASE)
# Words of these endings before and after "and" are adjectives of one thing: "political and economic weight".
_ADJECTIVE_ENDINGS = entries("al ic ive ous ary able ible ian ful less ish ed ent ant")
_ADJECTIVE = regex(rf"{one_of(_ADJECTIVE_ENDINGS)}$", re.IGNORECASE)
# A stretch with one of these is a clause or an aside, not the name of a thing.
_CLAUSE_WORDS = entries(
    """is are was were has have had will would can could should may might must do does did he she they it we i you who
    discussed described explained shown called known which that if when because while although though but not as so than
    since whether including such e.g i.e"""
)
_CLAUSE = regex(rf"\b{one_of(_CLAUSE_WORDS)}\b", re.IGNORECASE)
# What the name of a thing begins with, and how it ends.
_LEADS = (*ARTICLES, *OWNERS, *entries("this one two three more better"))
_NOUN_ENDINGS = entries(
    "s tion sion ment ity ness ance ence ency ancy ship ing ure age ism er or th phy ogy ics ry cy ce"
)
_NAMED = regex(rf"^(?:{one_of(_LEADS)}\s|[A-Z0-9\"“‘']|\w+ing\s)|{one_of(_NOUN_ENDINGS)}$")
_PREPOSITIONS = entries("of in to for with on from at between against by about over into towards toward")
_HEAD = regex(rf"^.+?(?=\s{one_of(_PREPOSITIONS)}\s)")
_LONGEST_NAME = 14  # words
_CODE_NAME = "a_"  # stands for what is set as code


@dataclass(frozen=True, slots=True)
class Listed:
    """A list as read: the counts that its punctuation allows, whether it is surely a list of names of things, whether
    all its items are one or two words, and whether they are so much alike that none can be an aside about another."""

    counts: frozenset[int]
    clean: bool
    short: bool = False
    uniform: bool = False

    @property
    def count(self) -> int:
        """The count that the punctuation suggests first."""
        return min(self.counts)


def with_names(document: Document, start: int, text: str) -> str:
    """Return a text, which starts at a place of a document, with a name of the same length for all that is set as code
    in it: "`--quiet` and `a, b`" lists two things."""
    first = bisect_left(document.code, start, key=lambda span: span.start)
    spans = takewhile(lambda span: span.end <= start + len(text), islice(document.code, first, None))
    for begin, end in [(span.start - start, span.end - start) for span in spans]:
        text = f"{text[:begin]}{_CODE_NAME[: end - begin].ljust(end - begin, '_')}{text[end:]}"
    return text


def listed(text: str) -> Listed:
    """Read a list that fills a text: "a, b and c".

    >>> sorted(listed("bread, salted butter and cheese").counts)
    [3]
    >>> sorted(listed("bread and butter, tea, and cake").counts)
    [3, 4]
    >>> sorted(listed("the political and economic weight of towns, more trade and talks with others").counts)
    [3]
    """
    plain = _QUOTED_COMMA.sub(r"\2\1", _BRACKETED.sub("", text)).strip().rstrip(".!?;:,”\"' ")
    mark = ";" if ";" in plain else ","
    pieces = [piece.strip() for piece in plain.split(mark) if piece.strip()]
    if not pieces:
        return Listed(frozenset({0}), False)
    *front, last = pieces
    closed = bool(_LAST_AND.match(last)) and bool(front)
    alternatives = bool(_OR.search(plain))  # "or" may join two words for one thing
    last = _LAST_AND.sub("", last) if closed else last
    front_splits = sum(_joints(piece) for piece in front)
    last_splits = _joints(last)
    items = [*front, last]
    if closed or mark == ";":
        low, high = len(pieces), len(pieces) + front_splits + last_splits
        closed = True
    elif last_splits:
        low, high = len(pieces) + 1, len(pieces) + front_splits + last_splits
        closed = True
        items = [*front, *_split(last)]
    else:
        low, high = len(pieces), len(pieces) + front_splits
    closed = closed or _are_code(items)
    # "price, quality, and, above all, service": what stands between commas may be no item.
    sure = closed and not alternatives and ", and," not in plain
    uniform = sure and low == high and not _BRACKETED.search(text) and _are_uniform([i.strip() for i in items])
    return Listed(frozenset(range(low, high + 1)), sure and _are_names(items), sure and _are_short(items), uniform)


def _joints(piece: str) -> int:
    """Return how many times "and" may part two things in a piece: not where it joins two adjectives of one thing."""
    return sum(not _joins_adjectives(piece, match) for match in _AND.finditer(piece))


def _split(piece: str) -> list[str]:
    """Return the things that "and" parts in a piece."""
    cuts = [match.span() for match in _AND.finditer(piece) if not _joins_adjectives(piece, match)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(piece)]
    return [piece[start:end] for start, end in zip(starts, ends, strict=True)]


def _joins_adjectives(piece: str, match: re.Match[str]) -> bool:
    before, after = piece[: match.start()].split(), piece[match.end() :].split()
    return bool(
        len(after) > 1 and before and _ADJECTIVE.search(before[-1].strip("\"'“”")) and _ADJECTIVE.search(after[0])
    )


def _are_names(items: list[str]) -> bool:
    """Return whether items are names of things: none is a clause, and at least half are surely nouns by their form."""
    plain = all(0 < len(item.split()) <= _LONGEST_NAME and not _CLAUSE.search(item) for item in items)
    return plain and 2 * sum(_is_name(item.strip()) for item in items) >= len(items)


def _are_short(items: list[str]) -> bool:
    return all(0 < len(item.split()) <= 2 and not _CLAUSE.search(item) and item.strip().isascii() for item in items)


_LETTERS = regex(r"[^\W\d_’'][^\W\d_]*(?:[’'][^\W\d_]+)?(?:\s[^\W\d_’']+(?:[’'][^\W\d_]+)?){0,5}")
_IDENTIFIER = regex(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_ARTICLE = regex(rf"{one_of(ARTICLES, OWNERS)}\s(?!.*\b(?:and|or)\b)", re.IGNORECASE)
_COUNTED = (*FEW_NUMBERS, *entries("both another other others more each"))
_NUMBERED = regex(rf"\b{one_of(_COUNTED)}\b", re.IGNORECASE)
_MOST_BARE = 3  # words of an item without an article


def _are_uniform(items: list[str]) -> bool:
    """Return whether all items are names in code ("time_bucket"), or plain words that either all begin with
    an article, or none of which does, is longer than three words and differs from the others in its first letter's
    case."""
    if _are_code(items):
        return True
    if not all(_LETTERS.fullmatch(item) and not _NUMBERED.search(item) and not _CLAUSE.search(item) for item in items):
        return False
    with_article = sum(bool(_ARTICLE.match(item)) for item in items)
    if with_article:
        return with_article == len(items)
    upper = sum(item[0].isupper() for item in items)
    return upper in (0, len(items)) and all(len(_head_of(item).split()) <= _MOST_BARE for item in items)


def _are_code(items: list[str]) -> bool:
    """Return whether all items are names in code, which need no "and" before the last."""
    return all(map(_IDENTIFIER.fullmatch, items)) and any("_" in item for item in items)


def _head_of(item: str) -> str:
    head = _HEAD.match(item)
    return head[0] if head else item


def _is_name(item: str) -> bool:
    head = _HEAD.match(item)
    return bool(_NAMED.search(item) or (head and _NAMED.search(head[0])))


# --- markers ---------------------------------------------------------------------------------------------------------

_VALUE = r"(?:(?P<number>\d{1,2})|(?P<letter>[a-j])|(?P<roman>i{1,3}|iv|vi{0,3}|ix|x))"
_MARKER = regex(rf"(?<![\w(\[])(?P<open>\()?{_VALUE}\)(?=\s)|(?P<bracket>[()\[\]])")
_POINTED = regex(r"(?<![\w(.,])(?P<number>\d{1,2})\.(?=\s)")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_SERIES = ("number", "letter", "roman")


@dataclass(frozen=True, slots=True)
class Marked:
    """Items that a text marks with (1), (2) or a), b) or (i), (ii): how many, and where the first marker starts."""

    count: int
    start: int
    series: str
    opened: bool


def marked(text: str) -> Marked | None:
    """Return the items that a text marks, counted from the first, up to where the numbering starts anew: None for less
    than two. A bare "1)" that closes a bracket, as in "(group 1)", is no marker.

    >>> marked("(1) mix, (2) bake, and then (1) rest").count
    2
    """
    found = _markers(text)
    for series in _SERIES if len(found) > 1 else ():
        for opened in (True, False):
            values = [(_marker_value(m, series), m.start()) for m in found if bool(m["open"]) is opened]
            count, start = _run([(value, place) for value, place in values if value])
            if count > 1:
                return Marked(count, start, series, opened)
    return None


def marked_on(texts: Iterable[str], like: Marked) -> int:
    """Return how many items there are in all when texts that follow a list go on with its next markers."""
    count = like.count
    for text in texts:
        for match in _markers(text):
            value = _marker_value(match, like.series) if bool(match["open"]) is like.opened else 0
            if value == 1:
                return count  # another list
            if value == count + 1:
                count += 1
    return count


def pointed(text: str) -> int:
    """Return how many items a text numbers with "1. ", "2. ", ..., which it must begin with: 0 for less than two.

    >>> pointed("1. wash, 2. peel."), pointed("in 1. wash, 2. peel.")
    (2, 0)
    """
    found = [int(match["number"]) for match in _POINTED.finditer(text)]
    whole = len(found) > 1 and found == list(range(1, len(found) + 1)) and text.lstrip().startswith("1.")
    return len(found) if whole else 0


def _markers(text: str) -> list[re.Match[str]]:
    found, depth = [], 0
    for match in _MARKER.finditer(text):
        if match["bracket"]:
            depth = depth + 1 if match["bracket"] in "([" else max(0, depth - 1)
        elif match["open"] or depth == 0:
            found.append(match)
        else:
            depth -= 1
    return found


def _run(values: list[tuple[int, int]]) -> tuple[int, int]:
    """Return how many items the first 1, 2, ... among marker values has, up to the next 1, and where it starts."""
    count = start = 0
    for value, place in values:
        if value == 1:
            if count:
                break
            count, start = 1, place
        elif count and value == count + 1:
            count += 1
    return count, start


def _marker_value(match: re.Match[str], series: str) -> int:
    text = match[0].strip("()")
    if series == "number":
        return int(text) if text.isdigit() else 0
    if series == "letter":
        return ord(text) - ord("a") + 1 if len(text) == 1 and text.isalpha() else 0
    return ROMAN.get(text, 0)


_ORDINALS = entries("first second third fourth fifth sixth seventh eighth ninth tenth")
_AFTER_ORDINALS = entries("is was will would has concerns relates involves of one")
_OPENER = regex(
    rf"(?:and\s+)?(?:the\s+)?(?P<word>[a-z]+?)(?:ly\b|(?=\s*[,:]|(?:\s\w+)?\s{one_of(_AFTER_ORDINALS)}\b))",
    re.IGNORECASE,
)


def ordinal_opening(sentence: str) -> int:
    """Return which ordinal a sentence begins with: 2 for "Second, ..." and "Secondly ...", -1 for "Finally", else 0.

    >>> ordinal_opening("Third, wait."), ordinal_opening("Finally, rest."), ordinal_opening("We wait.")
    (3, -1, 0)
    """
    match = _OPENER.match(sentence)
    word = match["word"].lower() if match else ""
    if word in ("final", "last"):
        return -1
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else 0


def ordinal_run(sentences: Sequence[str], announced: int) -> tuple[int, bool] | None:
    """Return how many sentences in a row, one of them the first, begin with First, Second, ..., and whether these are
    surely all; None if they are none or one stands within another sentence.

    >>> ordinal_run(["First, rest.", "Second, eat.", "Third, go."], 3)
    (3, True)
    """
    count, closed, strict = 0, False, True
    for text in sentences:
        opening = ordinal_opening(text)
        if opening == count + 1 or (opening == -1 and count > 1):
            count += 1
            closed = opening == -1
        elif count == 0:
            return None
        else:
            strict = False
    if closed and count - 1 == announced:
        count -= 1  # "Finally, ..." may only round off
    if count < min(announced, len(_ORDINALS)) and any(_ORDINALS[count - closed] in text.lower() for text in sentences):
        return None
    return count, strict or closed or count > announced


_IN_LIST = regex(rf"(?:^\s*|[,;.]\s+(?:and\s+)?)({one_of(_ORDINALS)})(?:ly)?,", re.IGNORECASE)


def ordinals_in(text: str) -> int:
    """Return how many items a list numbers with "first, ...; second, ...": 0 if it does not.

    >>> ordinals_in("first, cost; second, time."), ordinals_in("cost and time")
    (2, 0)
    """
    found = [_ORDINALS.index(match[1].lower()) + 1 for match in _IN_LIST.finditer(text)]
    return len(found) if len(found) > 1 and found == list(range(1, len(found) + 1)) else 0
