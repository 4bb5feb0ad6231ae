"""Which addresses a document cites for which figures: by links, footnotes, numbered references, addresses in text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Document, Figure, Reading, Sentence, Span

_URL = regex(r"https?://[^\s<>\"'`\u00ab\u00bb\u201c\u201d\u2018\u2019{}|\\^\[\]]+", re.IGNORECASE)
_TRAILING = ".,;:!?*_"
_MARK = regex(
    r"\[\^(?P<label>[^\]\s]{1,40})\]|\[(?P<numbers>[0-9]{1,3}(?:\s?[,;–-]\s?[0-9]{1,3}){0,5})\]|(?P<raised>[¹²³⁰⁴-⁹]{1,3})"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ENTRY = regex(
    r"\s*(?:\[\^(?P<label>[^\]\s]{1,40})\]:|\[(?P<number>[0-9]{1,3})\]|(?P<bare>[0-9]{1,3})[.)\s]|(?P<raised>[¹²³⁰⁴-⁹]{1,3}))"
)
_HEADING = regex(
    r"\W*(?:[0-9]+[.)]?\s+)?(?:references?|sources?|notes?|end\s?notes|foot\s?notes|bibliography|works cited|literature"
    r"|citations|further reading)\W*",
    re.IGNORECASE,
)
# "Source: ...", "See ...", "(Customs office)": a sentence that only says where the one before it comes from.
_SOURCE = regex(r"\W*(?:sources?|see|via|data|cf|from|reference|link|more)\b", re.IGNORECASE)
_ONLY_PUNCTUATION = regex(r"[\s()\[\],;.&/|–—-]*(?:and|see|also|via|or)?[\s()\[\],;.&/|–—-]*", re.IGNORECASE)
_LONGEST = 2_100  # characters: a little more than may be asked for, so that the reason can be told
_MOST = 3  # addresses looked up for one figure: a sentence with more is a list of links


class _Cite(NamedTuple):
    """A place at which addresses are cited."""

    start: int
    end: int
    urls: tuple[str, ...]


def cited(reading: Reading) -> Mapping[Span, tuple[str, ...]]:
    """Return the addresses cited for each figure of a document's prose that has any, by the figure's span.

    A link is for the figures in its own text; else for those before it in its sentence, as far back as the link before;
    else, where it opens the sentence, for those after it. A sentence that only names a source is for the one before it.
    """
    document = reading.document
    first = _references(document)
    places = sorted(_cites(document, first))
    if not places:
        return {}
    starts = [place.start for place in places]
    found: dict[Span, tuple[str, ...]] = {}
    for number, sentence in enumerate(reading.sentences):
        if not sentence.figures or sentence.span.start >= first:
            continue
        own = _within(places, starts, sentence.span)
        if not own and number + 1 < len(reading.sentences):
            own = _of_next(reading.sentences[number + 1], sentence, places, starts)
        for figure in sentence.figures:
            urls = _urls(figure, own, document.text)
            if urls:
                found[figure.span] = urls[:_MOST]
    return found


def _within(places: Sequence[_Cite], starts: Sequence[int], span: Span) -> list[_Cite]:
    """Return the places within a sentence; a mark right behind its stop is part of it."""
    return list(places[bisect_left(starts, span.start) : bisect_right(starts, span.end)])


def _of_next(following: Sentence, sentence: Sentence, places: Sequence[_Cite], starts: Sequence[int]) -> list[_Cite]:
    """Return the places of the next sentence, where it only says where this one comes from."""
    own = _within(places, starts, following.span)
    if not own or following.block.span != sentence.block.span:
        return []
    at = following.span.start
    rest = following.text
    for place in reversed(own):
        rest = rest[: max(0, place.start - at)] + rest[max(0, place.end - at) :]
    outside = [f for f in following.figures if not any(p.start <= f.start < p.end for p in own)]
    says_where = _SOURCE.match(rest) or not any(map(str.isalpha, rest))
    return own if says_where and not outside else []


def _urls(figure: Figure, places: Sequence[_Cite], text: str) -> tuple[str, ...]:
    around = [p for p in places if p.start <= figure.start < p.end]
    if around:
        return _distinct(around)
    after = [i for i, p in enumerate(places) if p.start >= figure.end]
    if after:
        return _distinct(_run(places[after[0] :], text))
    before = [p for p in places if p.end <= figure.start]
    return _distinct(_run(before[::-1], text))


def _run(places: Sequence[_Cite], text: str) -> list[_Cite]:
    """Return the first place and those right beside it ("[1][2]", "(a, b)")."""
    run = list(places[:1])
    for place in places[1:]:
        near, far = sorted((run[-1], place))
        if near.end < far.start and not _ONLY_PUNCTUATION.fullmatch(text, near.end, far.start):
            break
        run.append(place)
    return run


def _distinct(places: Sequence[_Cite]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(url for place in places for url in place.urls))


# --- the places -------------------------------------------------------------------------------------------------------


def _cites(document: Document, first: int) -> Iterator[_Cite]:
    text = document.text
    entries = _entries(document, first)
    taken: list[Span] = []
    for link in document.links:
        if link.url.startswith("#"):
            shown = text[link.span.start : link.span.end].strip("[]()^ ").translate(_RAISED)
            urls = entries.get(shown, ())
        else:
            urls = (link.url,) if _URL.match(link.url) else ()
        taken.append(link.span)
        if urls:
            yield _Cite(*link.span, urls)
    taken.sort()
    for match in _URL.finditer(text):
        if not _is_taken(match.start(), taken):
            url = trimmed(match.group())
            yield _Cite(match.start(), match.start() + len(url), (url,))
    for match in _MARK.finditer(text, 0, min(first, len(text))) if entries else ():
        if not _is_taken(match.start(), taken):
            urls = tuple(url for label in _labels(match) for url in entries.get(label, ()))
            if urls:
                yield _Cite(match.start(), match.end(), urls)


def trimmed(url: str) -> str:
    """Return an address found in running text without the punctuation that follows it.

    >>> trimmed("https://example.org/a_(b)).")
    'https://example.org/a_(b)'
    """
    url = url[:_LONGEST]  # each sign that is cut off is looked for in all of it
    while url:
        if url[-1] in _TRAILING or (url[-1] == ")" and url.count(")") > url.count("(")):
            url = url[:-1]
        else:
            break
    return url


def _labels(match: re.Match[str]) -> list[str]:
    if match["label"]:
        return [match["label"]]
    if match["raised"]:
        return [match["raised"].translate(_RAISED)]
    labels: list[str] = []
    for piece in re.split(r"[,;]", match["numbers"]):
        ends = [int(end) for end in re.split(r"[–-]", piece)]
        labels += map(str, range(ends[0], min(ends[-1], ends[0] + _MOST) + 1))
    return labels


def _is_taken(position: int, taken: Sequence[Span]) -> bool:
    i = bisect_right(taken, Span(position, 1 << 60)) - 1
    return i >= 0 and position < taken[i].end


def _references(document: Document) -> int:
    """Return where a document's list of references begins, past its end if it has none."""
    text = document.text
    found = [i for i, b in enumerate(document.blocks) if _heads_references(document, i, b)]
    first = document.blocks[found[-1]].span.end if found else len(text) + 1
    # Notes at the end of the text are part of it; those amid it stay where they are.
    last = max((b.span.start for b in document.blocks if not _is_entry(b, text)), default=0)
    return min([first, *(b.span.start for b in document.blocks if _is_entry(b, text) and b.span.start > last)])


def _heads_references(document: Document, i: int, block: Block) -> bool:
    """Return whether a block is the heading of a list of references: notes in prose may be called so too."""
    if block.kind is not BlockKind.HEADING or not _HEADING.fullmatch(document.text, *block.span):
        return False
    below = list(takewhile(lambda b: b.kind is not BlockKind.HEADING, document.blocks[i + 1 :]))
    entries = [
        b for b in below if b.kind is BlockKind.LIST_ITEM or _label(document.text, b) or _is_entry(b, document.text)
    ]
    return len(entries) > len(below) / 2


def _is_entry(block: Block, text: str) -> bool:
    return block.kind in (BlockKind.FOOTNOTE, BlockKind.APPARATUS) or text.startswith("[^", block.span.start)


def _entries(document: Document, first: int) -> dict[str, tuple[str, ...]]:
    """Return the addresses that the entries of a list of references have, by the entries' labels."""
    text = document.text
    found: dict[str, tuple[str, ...]] = {}
    links = sorted((link.span.start, link.url) for link in document.links if _URL.match(link.url))
    starts = [start for start, _ in links]
    entries = [b for b in document.blocks if b.span.start >= first or _is_entry(b, text)]
    for block in [*entries, *_numbered(document, first)]:
        label = str(block.ordinal) if block.ordinal is not None else _label(text, block)
        own = links[bisect_left(starts, block.span.start) : bisect_left(starts, block.span.end)]
        bare = [trimmed(match.group()) for match in _URL.finditer(text, *block.span)]
        urls = tuple(dict.fromkeys([*(url for _, url in own), *bare]))
        if label and urls:
            found.setdefault(label, urls[:_MOST])
    return found


def _numbered(document: Document, first: int) -> list[Block]:
    """Return the items of the last numbered list, which references lead to where no heading says that it is one."""
    if first <= len(document.text) or not any(link.url.startswith("#") for link in document.links):
        return []
    items: list[Block] = []
    for block in reversed(document.blocks):
        if block.kind is BlockKind.LIST_ITEM and block.ordinal is not None:
            items.append(block)
        elif items:
            break
    return items


def _label(text: str, block: Block) -> str:
    match = _ENTRY.match(text, *block.span)
    if not match:
        return ""
    label = match["label"] or match["number"] or match["bare"] or match["raised"] or ""
    return label.translate(_RAISED)
