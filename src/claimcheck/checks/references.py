"""References to numbered parts: "see Table 5" where the document has tables 1 to 3.

The rule is that a part that is referred to exists, and that as many parts are announced as are shown. Parts are known
by their captions or headings ("Table 2. ..."), counted from 1 without a gap, or by a sentence that names them; sections
also by numbered headings ("3. Methods"), where the reference itself points into the document ("see section 7", "the
four figures below"). References to other works ("Table 5 of Smith") are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claimcheck.checks._law import figures_of, said
from claimcheck.checks._words import entries, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Document, Figure, Finding, Reading, Role, Span, Status
from claimcheck.records import dataclass, replace

NAME = "xref"
_PARTS = entries("table figure fig section chapter appendix chart box exhibit")
_WORDS = one_of(_PARTS)
_SPELLED = "two three four five six seven eight nine ten".split()
_CAPTION = regex(rf"(?P<word>{_WORDS})\.?[ \u00a0](?P<number>\d{{1,2}})(?=[.:|—–-]|[ ][A-Z]|$)", re.IGNORECASE)
_STEM = 3  # letters by which these words are told from most that a block begins with
_STEMS = frozenset(word[:_STEM] for word in _PARTS)
_PRINTED = one_of(("shown", "given", "included", "printed"))
_AND = r"(?:,\s*|,?\s+and\s+|\s*[-–]\s*|\s+to\s+)"
_NAMED = regex(
    rf"\b(?P<word>{_WORDS})s\s+(?P<numbers>\d{{1,2}}(?:{_AND}\d{{1,2}})+)\s+"
    rf"(?:exist|follow|are\s+{_PRINTED})\b",
    re.IGNORECASE,
)
_PLURAL = regex(rf"s\s+\d{{1,2}}(?={_AND})")
_PART_BEFORE = regex(rf"\b(?:{_WORDS})$", re.IGNORECASE)
_LONGEST_WORD = 10
_SHOWN = regex(rf"\s*\((?P<shown>\d{{1,2}})\s+(?:are\s+)?{_PRINTED}\)")
# After the number: the work that the part belongs to, if not this document.
_THIS_WORK = entries("text paper report document appendix")
_ELSEWHERE = rf"\s*(?:of|in)\s+(?:[A-Z]|the\s+(?!{one_of(_THIS_WORK)}))|\s*,?\s*[A-Z]\w+\s+\("
_REFERENCE = regex(rf"\b(?P<word>(?i:{_WORDS}))\.?[ \u00a0](?P<number>\d{{1,2}})\b(?![.\d]*\d|{_ELSEWHERE})")
# A heading with a number of its own: "3. Methods", "3 Methods".
_NUMBERED = regex(r"(?P<number>\d{1,2})(?:[.)]|[.)]?(?=[ \u00a0][A-Z]))[ \u00a0]+\S")
# What points into the document at hand: laws have sections too.
_POINTERS = phrases("see also | see | refer to | as | in")
_POINTING = regex(rf"\b{one_of(_POINTERS)}\s+$|\($", re.IGNORECASE)
_LAWS = tuple(
    """act code law statute treaty title article constitution directive regulation regulations usc u.s.c standard rfc
    rfcs iso part chapter posix c99 c11 manual page book guide""".split()
)
_LAW = regex(rf"\b{one_of(_LAWS)}\b", re.IGNORECASE)
_OF_OTHER = regex(r"\s*(?:of|in|to)\s+(?!this\b)")
_BELOW = regex(
    rf"\bthe\s+(?P<count>\d{{1,2}}|{'|'.join(_SPELLED)})\s+(?P<word>{_WORDS})s\s+(?:below|that\s+follow)\b",
    re.IGNORECASE,
)
_FEWEST, _FEWEST_SECTIONS = 2, 3
_NEAR_POINTER = 24  # characters before a reference that say whether it is one
_NEAR_OWNER = 60  # characters behind a reference that say whose section it is: 'section 14 "Safety" of RFC 6797'
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
    yield from _to_sections(reading, known)
    if not known.highest:
        return
    yield from _below(text, known)
    for match in _REFERENCE.finditer(text):
        word = _written_out(match["word"])
        before = text[max(0, match.start() - _NEAR_POINTER) : match.start()]
        if word == "chapter" and not _POINTING.search(before):
            continue  # the chapters that a text speaks of are mostly those of another book
        if word in known.highest and match.start() not in known.captions:
            finding = xref(_figure(text, match.start("number"), match.end("number")), known.highest[word], part=word)
            if finding.status is Status.INCONSISTENT:
                yield finding


def _to_sections(reading: Reading, known: _Known) -> Results:
    """Judge references that point to a section of a document whose headings have numbers."""
    highest = 0 if "section" in known.highest else _sections(reading.document)
    if not highest:
        return
    text = reading.document.text
    for match in _REFERENCE.finditer(text):
        before, after = text[max(0, match.start() - _NEAR_POINTER) : match.start()], text[match.end() :][:_NEAR_OWNER]
        own = _POINTING.search(before) and not _LAW.search(before + after) and not _OF_OTHER.match(after)
        if _written_out(match["word"]) == "section" and own:
            finding = xref(_figure(text, match.start("number"), match.end("number")), highest, part="section")
            if finding.status is Status.INCONSISTENT and not _begins(reading.document, int(match["number"])):
                yield finding


def _begins(document: Document, number: int) -> bool:
    """Return whether a block begins with a number of its own: a section whose title is no heading, as of a licence."""
    numbered = (_NUMBERED.match(document.text, *block.span) for block in document.blocks)
    return any(b.ordinal == number for b in document.blocks) or any(m and int(m["number"]) == number for m in numbered)


def _sections(document: Document) -> int:
    """Return the highest number of the headings of one level that are numbered from 1 without a gap, 0 if there are too
    few, or other headings among them."""
    numbers: dict[int, list[int]] = {}
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            match = _NUMBERED.match(document.text, block.span.start, block.span.end)
            if match:
                numbers.setdefault(block.level, []).append(int(match["number"]))
    runs = [found for found in numbers.values() if len(found) >= _FEWEST_SECTIONS]
    return max(runs[0]) if len(runs) == 1 and runs[0] == list(range(1, len(runs[0]) + 1)) else 0


def _below(text: str, known: _Known) -> Results:
    """Judge "the four figures below" where the document has fewer."""
    for match in _BELOW.finditer(text):
        word = _written_out(match["word"])
        spelled = match["count"].lower()
        count = _SPELLED.index(spelled) + 2 if spelled in _SPELLED else int(spelled)
        if word in known.highest and count > known.highest[word]:
            yield xref(_figure(text, match.start("count"), match.end("count")), known.highest[word], part=word)


def _known(reading: Reading) -> _Known:
    numbers: dict[str, list[int]] = {}
    captions = set()
    # A title that the reader took for a paragraph names its part all the same.
    text = reading.document.text
    for block in reading.document.blocks:
        start, end = block.span
        may_name = text[start : start + _STEM].lower() in _STEMS
        if may_name and (match := _CAPTION.match(text, start, end)):
            numbers.setdefault(_written_out(match["word"]), []).append(int(match["number"]))
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
        word = _written_out(named["word"])
        if shown := _SHOWN.match(text, named.end()):
            start = named.start("numbers") + named["numbers"].rindex(str(numbers[-1]))
            yield xref(_figure(text, start, start + len(str(numbers[-1]))), int(shown["shown"]), part=word)
            continue
        start = max(text.rfind(". ", 0, named.start()), named.start() - _NEAR, 0)
        for match in _REFERENCE.finditer(text, start, named.start()):
            if _written_out(match["word"]) == word:
                yield xref(_figure(text, match.start("number"), match.end("number")), numbers[-1], part=word)


def _named(text: str) -> Iterator[re.Match[str]]:
    """Yield the places that name parts by their numbers, in order; numbers behind a plural are quick to find."""
    for match in _PLURAL.finditer(text):
        word = _PART_BEFORE.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
        if word and (named := _NAMED.match(text, word.start())):
            yield named


def _written_out(word: str) -> str:
    """Return what a part is called, in small letters: a "Fig" is a figure."""
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
            "## 1. Wells\n\nWells are deep (see section 6).\n\n## 2. Pumps\n\nOld.\n\n## 3. Pipes\n\nNew.",
        ),
        silent=(
            "Look at Chart 4 of Brown (2012).",
            "Wells are deep (see Section 3).",
            "## 1. Wells\n\nThe Water Act says so in section 6.\n\n## 2. Pumps\n\nOld.\n\n## 3. Pipes\n\nNew.",
        ),
    ),
    in_document=_in_document,
)
