"""References to numbered parts: "see Table 5" where the document has tables 1 to 3.

The rule is that a part that is referred to exists, and that as many parts are announced as are shown. Parts are known
by their captions or headings ("Table 2. ..."), counted from 1 without a gap, or by a sentence that names them.
References to other works ("Table 5 of Smith") are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from claimcheck.checks._law import figures_of, said
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Reading, Role, Span, Status

NAME = "xref"
_WORDS = "table|figure|fig|section|chapter|appendix|chart|box|exhibit"
_CAPTION = regex(rf"(?P<word>{_WORDS})\.?[ \u00a0](?P<number>\d{{1,2}})(?=[.:|—–-]|[ ][A-Z]|$)", re.IGNORECASE)
_AND = r"(?:,\s*|,?\s+and\s+|\s*[-–]\s*|\s+to\s+)"
_NAMED = regex(
    rf"\b(?P<word>{_WORDS})s\s+(?P<numbers>\d{{1,2}}(?:{_AND}\d{{1,2}})+)\s+"
    r"(?:exist|follow|are\s+(?:shown|given|included|printed))\b",
    re.IGNORECASE,
)
_SHOWN = regex(r"\s*\((?P<shown>\d{1,2})\s+(?:are\s+)?(?:shown|given|included|printed)\)")
# After the number: the work that the part belongs to, if not this document.
_ELSEWHERE = r"\s*(?:of|in)\s+(?:[A-Z]|the\s+(?!text|paper|report|document|appendix))|\s*,?\s*[A-Z]\w+\s+\("
_REFERENCE = regex(rf"\b(?P<word>(?i:{_WORDS}))\.?[ \u00a0](?P<number>\d{{1,2}})\b(?![.\d]*\d|{_ELSEWHERE})")
_FEWEST = 2
_NEAR = 200  # characters before a bracket that names the parts


@dataclass(frozen=True, slots=True)
class _Known:
    """The highest number of each kind of part that the document has, where they run from 1 without a gap."""

    highest: Mapping[str, int]
    captions: frozenset[int]


def xref(number: Printed, highest: int, *, part: str = "part") -> Finding:
    """Compare the number of a part that is referred to with the parts that there are.

    Args:
        number: the number referred to.
        highest: the highest number that exists.
        part: what the parts are called.

    Returns:
        Whether the part exists.
    """
    figure = figures_of(number=number)["number"]
    exists = 1 <= figure.value <= highest
    status = Status.CONSISTENT if exists else Status.INCONSISTENT
    text = f"{part} numbers run from 1 to {highest}; the text says {said(figure)}"
    return Finding(NAME, status, (Role("number", figure, given=exists),), text)


def _in_document(reading: Reading) -> Results:
    text = reading.document.text
    known = _known(reading)
    yield from _announced(text)
    if not known.highest:
        return
    for match in _REFERENCE.finditer(text):
        word = _singular(match["word"])
        if word in known.highest and match.start() not in known.captions:
            finding = xref(_figure(text, match.start("number"), match.end("number")), known.highest[word], part=word)
            if finding.status is Status.INCONSISTENT:
                yield finding


def _known(reading: Reading) -> _Known:
    numbers: dict[str, list[int]] = {}
    captions = set()
    # A title that the reader took for a paragraph names its part all the same.
    for block in reading.document.blocks:
        match = _CAPTION.match(reading.document.text, block.span.start, block.span.end)
        if match:
            numbers.setdefault(_singular(match["word"]), []).append(int(match["number"]))
            captions.add(match.start())
    highest = {}
    for word, found in numbers.items():
        if len(set(found)) >= _FEWEST and sorted(set(found)) == list(range(1, max(found) + 1)):
            highest[word] = max(found)
    return _Known(highest, frozenset(captions))


def _announced(text: str) -> Results:
    """Judge sentences that name the parts themselves: "See Table 5 (tables 1 to 3 follow)", "Figures 1-3 (2 shown)"."""
    for named in _named(text):
        numbers = [int(n) for n in re.findall(r"\d+", named["numbers"])]
        if numbers[0] != 1:
            continue
        word = _singular(named["word"])
        if shown := _SHOWN.match(text, named.end()):
            start = named.start("numbers") + named["numbers"].rindex(str(numbers[-1]))
            yield xref(_figure(text, start, start + len(str(numbers[-1]))), int(shown["shown"]), part=word)
            continue
        start = max(text.rfind(". ", 0, named.start()), named.start() - _NEAR, 0)
        for match in _REFERENCE.finditer(text, start, named.start()):
            if _singular(match["word"]) == word:
                yield xref(_figure(text, match.start("number"), match.end("number")), numbers[-1], part=word)


def _named(text: str) -> Iterator[re.Match[str]]:
    """Yield the places that name parts by their numbers, in order; looking for the words first is quick."""
    low = text.lower()
    places = []
    for word in _WORDS.split("|"):
        place = low.find(f"{word}s ")
        while place >= 0:
            places.append(place)
            place = low.find(f"{word}s ", place + 1)
    yield from filter(None, (_NAMED.match(text, place) for place in sorted(places)))


def _singular(word: str) -> str:
    return {"fig": "figure"}.get(word.lower(), word.lower())


def _figure(text: str, start: int, end: int) -> Figure:
    return replace(read_figure(text[start:end]), span=Span(start, end), surface=text[start:end])


CHECK = Check(
    code="CC224",
    name=NAME,
    title="References to numbered parts",
    explanation=__doc__,
    law=xref,
    examples=Examples(
        consistent=(
            "Look at Chart 2 (charts 1, 2 and 3 follow).",
            "Boxes are few. Figures 1-2 are printed (2 shown).",
        ),
        inconsistent=(
            "Look at Chart 4 (charts 1, 2 and 3 follow).",
            "## Section 1. Wells\n\nAs said in Section 3, they are deep.\n\n## Section 2. Pumps\n\nThey are old.",
        ),
        silent=(
            "Look at Chart 4 of Brown (2012).",
            "Wells are deep (see Section 3).",
        ),
    ),
    in_document=_in_document,
)
