"""Small numbers alone in brackets behind a share: "Half of the 86 replies (43) came late".

To a reader of figures a short number in brackets is the mark of a note or a source. Behind a share it is how many that
share comes to, unless the text around has such marks where no share is told.
"""

from __future__ import annotations

import re

from claimcheck.checks._law import is_within, value_of
from claimcheck.checks._skeleton import NTHS
from claimcheck.checks._words import one_of, phrases
from claimcheck.figures import read_figure
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Reading, Sentence, Span
from claimcheck.records import replace

_SHARES = frozenset({Kind.PERCENT, Kind.RATIO})
_NUMBER = regex(r"\((?<=[\w%]\s\()(?P<number>[1-9]\d{0,2})\)")
_ENDS = regex(r"[.;:()]")
_LONGEST = 60  # characters between a share and its number
_AROUND = 3000  # characters of text whose marks tell what its brackets hold
_FRACTIONS = phrases("per cent | percent | half | halves | in | out of")
_FARTHEST = 2  # times that a number may be more or less than its share comes to
_SHARE = regex(rf"%|\b{one_of(_FRACTIONS, (*NTHS, *(f'{nth}s' for nth in NTHS)))}\b", re.IGNORECASE)


def with_bracketed(sentence: Sentence, reading: Reading) -> Sentence:
    """Return a sentence with the numbers in brackets behind its shares as counts, itself if none is there."""
    if "(" not in sentence.text or not any(f.kind in _SHARES for f in sentence.figures):
        return sentence
    found = [figure for match in _NUMBER.finditer(sentence.text) if (figure := _behind_share(sentence, match))]
    if not found or _has_marks(reading.document.text, sentence.span):
        return sentence
    return replace(sentence, figures=tuple(sorted((*sentence.figures, *found), key=lambda f: f.start)))


def is_meant(part: Figure, whole: Figure, share: Figure, sentence: Sentence) -> bool:
    """Return whether a part is no number in brackets of its own, or near enough to its share to be no mark."""
    before = part.start - sentence.span.start - 1
    own = part.surface.isdigit() and sentence.text.startswith(f"({part.surface})", max(0, before))
    if not own or not share.value:
        return True
    stated = value_of(share) / (1 if share.ratio else 100)
    return is_within(_FARTHEST, value_of(part) / value_of(whole), stated)


def _behind_share(sentence: Sentence, match: re.Match[str]) -> Figure | None:
    """Return the count of a number in brackets, if a share stands before it in its clause and is its own."""
    start = sentence.span.start + match.start("number")
    before = [f for f in sentence.figures if f.start < start]
    if len(before) < len(sentence.figures) and sentence.figures[len(before)].start == start:
        return None  # read as a figure already
    share = next((f for f in reversed(before[-2:]) if f.kind in _SHARES), None)
    if share is None or start - share.end > _LONGEST:
        return None
    if _ENDS.search(sentence.text, share.end - sentence.span.start, match.start()):
        return None
    return replace(read_figure(match["number"]), span=Span(start, start + len(match["number"])))


def _has_marks(text: str, around: Span) -> bool:
    """Return whether the text around has short numbers in brackets where no share is told."""
    low, high = max(0, around.start - _AROUND), around.end + _AROUND
    return not all(_is_share_near(text, match.start()) for match in _NUMBER.finditer(text, low, high))


def _is_share_near(text: str, end: int) -> bool:
    start = max(0, end - _LONGEST)
    clause = max((stop.end() for stop in _ENDS.finditer(text, start, end)), default=start)
    return _SHARE.search(text, clause, end) is not None
