"""What a figure's statement says: the clause that the figure stands in, and the words around it that belong to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimcheck.figures.data.calendar import MONTHS, WEEKDAYS
from claimcheck.figures.data.nouns import FUNCTION_WORDS
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Sentence, Span
from claimcheck.sources import words
from claimcheck.sources.data import vocabulary
from claimcheck.sources.words import Token

DATES = frozenset({Kind.DATE, Kind.YEAR, Kind.TIME})
_WORD_BREAKS = "|".join(sorted(vocabulary.BREAKS, key=len, reverse=True))
_BOUNDARY = regex(
    rf"""
      (?P<hard> [;:()\[\]—…?!] | [ ][–-]{{1,2}}[ ] )
    | (?P<comma> ,(?=\s) )
    | \b (?P<word> {_WORD_BREAKS} ) \b
    | \b (?P<also> and | or ) \b
    | \b (?P<that> that ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SAYINGS = "|".join(sorted(vocabulary.SAYINGS, key=len, reverse=True))
_SAID = regex(rf"\b(?:{_SAYINGS})\s+(?:(?:you|him|her|them|us|me|reporters)\s+)?$", re.IGNORECASE)
_COORDINATE = frozenset("while whereas but although though that".split())
# "up from $3 million in 2022", "and $4 million in 2023": of the same thing as the figure before.
_SHARES = regex(
    r"(?:and|or|up|down|compared|against|versus|from)\b(?: (?:up|down|with|to|from|about|some))*\s*$", re.IGNORECASE
)


class Segment(NamedTuple):
    """A clause or phrase of a sentence: its words outside figures, its figures, and what kind of part it is.

    `opener` is its first word where that is a preposition or conjunction; `subordinate` parts say something of their
    own ("which fell in 2020"), `leading` ones are phrases before a clause ("In 2023, ..."), and a
    `reported` part begins what somebody says ("that ...").
    """

    span: Span
    tokens: tuple[Token, ...]
    figures: tuple[Figure, ...]
    opener: str = ""
    subordinate: bool = False
    leading: bool = False
    reported: bool = False

    @property
    def values(self) -> tuple[Figure, ...]:
        """The figures that are no dates."""
        return tuple(figure for figure in self.figures if figure.kind not in DATES)


class Clauses(NamedTuple):
    """A sentence with its parts in order."""

    sentence: Sentence
    segments: tuple[Segment, ...]

    def part_at(self, position: int) -> int:
        """Return which part holds the character at `position`."""
        starts = [segment.span.start for segment in self.segments]
        return max(0, bisect_right(starts, position) - 1)


def parse(sentence: Sentence) -> Clauses:
    """Return the parts of a sentence."""
    offset = sentence.span.start
    covered = [Span(f.start - offset, f.end - offset) for f in sentence.figures]
    values = [Span(f.start - offset, f.end - offset) for f in sentence.figures if f.kind not in DATES]
    cuts = _cuts(sentence.text, covered, values)
    tokens = [t for t in words.tokens(sentence.text, offset) if not _is_within(t, sentence.figures)]
    segments: list[Segment] = []
    for number, (start, end, word, comma_after) in enumerate(cuts):
        span = Span(start + offset, end + offset)
        own = tuple(t for t in tokens if span.start <= t.start < span.end)
        figures = tuple(f for f in sentence.figures if span.start <= f.start < span.end)
        first = next((t.lower for t in own if t.lower != "that"), "")
        free = word in ("", "that")
        leads = free and comma_after and first in vocabulary.LEADERS and number < len(cuts) - 1
        segments.append(
            Segment(
                span,
                own,
                figures,
                opener=first if free and first in vocabulary.LEADERS else word,
                subordinate=bool(word) and word not in _COORDINATE,
                # "At $3 million, it ...", but not "its output, at $3 million, ...": nothing has been said before.
                leading=leads and (word == "that" or all(s.leading or not content(s.tokens) for s in segments)),
                reported=word == "that",
            )
        )
    return Clauses(sentence, tuple(segments))


def _cuts(text: str, covered: Sequence[Span], values: Sequence[Span]) -> list[tuple[int, int, str, bool]]:
    """Return start, end, the word that opens it, and whether a comma ends it, of each part of a sentence."""
    # Each mark: where a part ends, where the next begins, the word that opens it, whether a comma stands there.
    marks: list[tuple[int, int, str, bool]] = [(0, 0, "", False)]
    starts = [span.start for span in covered]
    for match in _BOUNDARY.finditer(text):
        i = bisect_right(starts, match.start()) - 1
        if i >= 0 and match.start() < covered[i].end:
            continue
        follows = i + 1 < len(covered) and not text[match.end() : covered[i + 1].start].strip()
        if (match["word"] or "").lower() == "than" and follows:
            continue  # "more than $5 million" is one figure
        if match["that"] and not _SAID.search(text, max(0, match.start() - 30), match.start()):
            continue
        if match["also"] and not _divides(text, marks[-1][1], match, values):
            continue
        word = (match["word"] or match["that"] or "").lower()
        begin = match.start() if word or match["also"] else match.end()
        marks.append((match.start(), begin, word, bool(match["comma"])))
    parts = []
    for number, (_, begin, word, _) in enumerate(marks):
        stop, comma = (marks[number + 1][0], marks[number + 1][3]) if number + 1 < len(marks) else (len(text), False)
        if text[begin:stop].strip():
            parts.append((begin, stop, word, comma))
    return parts or [(0, len(text), "", False)]


def _divides(text: str, start: int, match: re.Match[str], values: Sequence[Span]) -> bool:
    """Return whether an "and" stands between two statements: each side has a value, and more than that on one side."""
    left = [span for span in values if start <= span.start and span.end <= match.start()]
    right = [span for span in values if span.start >= match.end()]
    if not left or not right:
        return False
    return bool(text[left[-1].end : match.start()].strip() or text[match.end() : right[0].start].strip())


def _is_within(token: Token, figures: Sequence[Figure]) -> bool:
    return any(f.start <= token.start < f.end for f in figures)


# --- which words say something ----------------------------------------------------------------------------------------


def is_plain(token: Token) -> bool:
    """Return whether a word says nothing of what a figure is of."""
    return token.lower in _PLAIN or (token.stem in _PLAIN_STEMS and not token.country)


def content(tokens: Iterable[Token]) -> list[Token]:
    """Return the words that say what a statement is about."""
    return [token for token in tokens if not is_plain(token)]


def names(tokens: Sequence[Token], first: int, common: frozenset[str]) -> list[Token]:
    """Return the words that are names.

    Args:
        tokens: words of one sentence, in order.
        first: where the sentence starts; its first word is a name only if it is never written small.
        common: the words that the document writes small.
    """
    return [
        token
        for token in tokens
        if token.country
        or (
            token.capital
            and token.lower not in _NO_NAMES
            and not is_plain(token)
            and not (token.start == first and not token.owns and _is_common(token.lower, common))
        )
    ]


def _is_common(word: str, common: frozenset[str]) -> bool:
    """Return whether a word that begins a sentence is no name: it is written small elsewhere, or is formed as nouns of
    the language are."""
    return word in common or word.endswith(vocabulary.NOUN_ENDINGS)


_PLAIN = (
    (FUNCTION_WORDS - vocabulary.CARVERS)
    | vocabulary.NEUTRAL
    | frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | vocabulary.LEGAL_FORMS
    | frozenset({"s", "the", "a", "an"})
) - (vocabulary.DENIALS | vocabulary.TELLING)
_PLAIN_STEMS = frozenset(words.stem(word) for word in vocabulary.NEUTRAL) - words.table(
    vocabulary.DENIALS | vocabulary.TELLING
)
_NO_NAMES = vocabulary.TITLES | frozenset({"i"})


# --- the statement of one figure --------------------------------------------------------------------------------------


class Scope(NamedTuple):
    """What belongs to a figure's statement: its own part of the sentence, the parts before it that it needs (a leading
    phrase, the subject of its verb), and whether it shares the subject matter of the figure before it."""

    own: Segment
    parts: tuple[Segment, ...]
    shared: bool = False

    @property
    def tokens(self) -> list[Token]:
        """The words of all parts, in order."""
        return [token for part in self.parts for token in part.tokens]


def scope(clauses: Clauses, figure: Figure) -> Scope:
    """Return the statement that a figure of a sentence belongs to."""
    at = clauses.part_at(figure.start)
    segments = clauses.segments
    own = segments[at]
    parts = [own]
    shared = False
    left = _left_of(segments, at)
    if not content(own.tokens) and not own.leading:
        opening = clauses.sentence.text[own.span.start - clauses.sentence.span.start :][: figure.start - own.span.start]
        may_share = bool(_SHARES.match(opening.strip() + " ")) or not opening.strip()
        subject, left = _subject(left, figure, may_share)
        shared = any(_has_like(part, figure) for part in subject)
        parts = subject + parts
    for part in left:
        if not (part.leading or not content(part.tokens)) or _has_like(part, figure):
            break
        parts.insert(0, part)
    return Scope(own, tuple(parts), shared)


def _left_of(segments: Sequence[Segment], at: int) -> list[Segment]:
    """Return the parts before one, nearest first, up to where somebody's words begin."""
    left: list[Segment] = []
    for number in range(at, 0, -1):
        if segments[number].reported:
            break
        left.append(segments[number - 1])
    return left


def _subject(left: Sequence[Segment], figure: Figure, shared: bool) -> tuple[list[Segment], list[Segment]]:
    """Return the parts that say what a figure without words of its own is of, and the parts further left."""
    parts: list[Segment] = []
    for number, part in enumerate(left):
        if part.subordinate or part.leading:
            continue
        if _has_like(part, figure) and not shared:
            break
        parts.insert(0, part)
        told = content(part.tokens)
        if told and not (number == 0 and len(left) > 1 and all(token.capital for token in told)):
            return parts, list(left[number + 1 :])
    return parts, [part for part in left if part not in parts]


def _has_like(part: Segment, figure: Figure) -> bool:
    return any(f.kind is figure.kind and f.unit == figure.unit for f in part.values)
