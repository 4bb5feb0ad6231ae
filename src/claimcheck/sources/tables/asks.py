"""What a claim asks of a table: which figure of how many rows, of what time, and by which words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Kind
from claimcheck.records import dataclass
from claimcheck.sources import periods, words
from claimcheck.sources.clauses import Segment, content, is_plain
from claimcheck.sources.periods import Period
from claimcheck.sources.tables import vocabulary
from claimcheck.sources.tables.data import vocabulary as data
from claimcheck.sources.values import Statement
from claimcheck.sources.words import Token

_BASE = regex(
    r"(?:\bfrom|\bsince|\bthan (?:in )?|\bcompared (?:with|to)(?: \w+)?|\bover|\bversus|\bagainst)\s*(?:in\s+)?$",
    re.IGNORECASE,
)
_SINCE = regex(r"\bsince\s*$", re.IGNORECASE)
_MORE_THAN_OTHER = regex(r"\s+(?:\w+ ){0,4}(?:than|as many|as much|as high|as large|that of)\b", re.IGNORECASE)
_CARVING = frozenset("excluding without except including among within only minus plus per for".split())


@dataclass(frozen=True, slots=True)
class Times:
    """Between which two points something changed; `guessed` where one of them is not said."""

    base: Period | None
    end: Period | None
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """A figure's statement as a question to a table.

    `tokens` are the words of the statement with what it is compared with, `keys` what these are compared by, with the
    words of the figure's unit; `compared` is where the other side of a comparison begins, -1 without one; `extra` are
    the words that carve something out in the parts that follow.
    """

    figure: Figure
    said: Statement
    tokens: tuple[Token, ...]
    keys: frozenset[str]
    near: frozenset[str]
    compared: int
    extra: tuple[Token, ...]
    mean: bool
    median: bool
    summed: bool
    superlative: int
    all_time: bool
    ranked: frozenset[str]
    top: Figure | None
    times: Times | None

    @property
    def lower(self) -> frozenset[str]:
        """The words of the statement."""
        return frozenset(token.lower for token in self.tokens)


def of(said: Statement, text: str) -> Ask:
    """Return what a statement asks."""
    figure = said.figure
    own = [*_before(said), *said.tokens]
    other, extra = _following(said)
    compared = len(own) if other else _comparison(own, figure)
    tokens = (*own, *other)
    unit = _unit_tokens(figure)
    lower = {t.lower for t in own}
    superlative = (1 if lower & data.MAXIMA else 0) - (1 if lower & data.MINIMA else 0)
    if lower & {"most"} and figure.kind is not Kind.ORDINAL and not lower & (data.MAXIMA - {"most"}):
        superlative = 1
    ranked = frozenset(vocabulary.canonical(words.stem(data.RANKED[w])) for w in lower if w in data.RANKED)
    if {"least"} & lower and {"at"} & lower:
        superlative = 0
    return Ask(
        figure,
        said,
        tokens,
        frozenset(vocabulary.key(t) for t in (*tokens, *unit)),
        frozenset(vocabulary.key(t) for level in said.levels if level.loose or level.whole for t in level.tokens),
        compared,
        tuple(extra),
        bool(lower & data.MEANS),
        bool(lower & data.MEDIANS),
        bool(lower & data.SUMS),
        superlative,
        bool(lower & data.ALL_TIME),
        ranked,
        _top(said),
        _times(said, text),
    )


def _before(said: Statement) -> list[Token]:
    """Return the words before a statement that only adds the figure: "Peru had the most, at 5 tonnes"."""
    own, segments = said.scope.own, said.clauses.segments
    noun = said.figure.noun
    adds = own.opener in ("at", "with") and all(
        is_plain(t) or (noun and noun.start <= t.start < noun.end) or t.lower == "per" or t.stem == said.figure.per
        for t in own.tokens
    )
    if not adds or own not in segments or any(part is not own and content(part.tokens) for part in said.scope.parts):
        return []
    for part in reversed(segments[: segments.index(own)]):
        if content(part.tokens):
            return [t for t in part.tokens if t not in said.tokens]
    return []


def _following(said: Statement) -> tuple[list[Token], list[Token]]:
    """Return the words of what a statement is compared with, and those of the parts that carve something out of it."""
    segments = said.clauses.segments
    at = segments.index(said.scope.own) if said.scope.own in segments else len(segments)
    other: list[Token] = []
    extra: list[Token] = []
    for part in segments[at + 1 :]:
        if part.opener in data.COMPARED and not other and not part.values:
            other = list(part.tokens)
        elif _is_bracketed(part, said):
            continue
        elif part.values:
            break
        elif part.opener in _CARVING or _is_bare(part):
            extra += part.tokens
    return other, extra


def _comparison(tokens: Sequence[Token], figure: Figure) -> int:
    """Return where what a figure is compared with begins within its own statement ("three times as much as Peru")."""
    after = [i for i, token in enumerate(tokens) if token.start >= figure.end]
    words_after = [tokens[i].lower for i in after[:8]]
    for number, word in enumerate(words_after):
        if (word == "as" and number and "as" in words_after[:number]) or (word == "than" and number):
            return after[number] + 1
    return -1


def _is_bracketed(part: Segment, said: Statement) -> bool:
    before = part.span.start - said.sentence.span.start - 1
    return before >= 0 and said.sentence.text[before] in "(["


def _is_bare(part: Segment) -> bool:
    return not part.subordinate and not part.leading and not part.figures


def _unit_tokens(figure: Figure) -> list[Token]:
    """Return the words printed as a figure's unit: "30 miles per gallon" says what is measured."""
    if figure.kind not in (Kind.MEASURE, Kind.MONEY, Kind.DURATION, Kind.COUNT):
        return []
    found = [t for t in words.tokens(figure.surface) if t.lower not in data.SCALES and not t.lower.isdigit()]
    if figure.per:
        found += words.tokens(f"per capita {figure.per}" if figure.per in ("person", "head") else f"per {figure.per}")
    return found


def _top(said: Statement) -> Figure | None:
    """Return the figure that says how many of the largest are meant ("the five largest regions")."""
    for other in said.sentence.figures:
        if other.span == said.figure.span or other.kind is not Kind.COUNT or other.noun is None:
            continue
        first = next((t for t in said.tokens if other.noun.start <= t.start < other.noun.end), None)
        before = max((t for t in said.tokens if t.end <= other.start), key=lambda t: t.end, default=None)
        ranking = data.MAXIMA | data.MINIMA
        if (first and first.lower in ranking) or (before and before.lower in ("top", "largest", "biggest", "bottom")):
            return other
    return None


def _times(said: Statement, text: str) -> Times | None:
    """Return between which points a change is, None where none is said and none follows."""
    own = [f for part in said.scope.parts for f in part.figures if f.kind in (Kind.DATE, Kind.YEAR)]
    dates = own or [f for f in said.sentence.figures if f.kind in (Kind.DATE, Kind.YEAR)]
    ranges = [f for f in dates if f.until is not None]
    if len(ranges) == 1 and len(dates) == 1:
        return Times(periods.of_when(ranges[0].when), periods.of_when(ranges[0].until))
    if ranges or len(dates) > 2:
        return None
    found = [(f, periods.of_when(f.when)) for f in dates]
    if any(period is None for _, period in found):
        return None
    if len(found) == 2:
        first, last = sorted((period for _, period in found if period), key=lambda period: period.first)
        return Times(first, last)
    if len(found) == 1:
        figure, period = found[0]
        before = text[max(0, figure.start - 30) : figure.start]
        if _SINCE.search(before):
            return Times(period, None, guessed=True)
        if _BASE.search(before):
            relative = said.period.period if said.period.clear and said.period.figure is not figure else None
            return Times(period, relative, guessed=relative is None)
        return Times(None, period)
    if said.period.clear and said.period.period is not None:
        return Times(None, said.period.period)
    return None


def is_gap(ask: Ask, text: str) -> bool:
    """Return whether a figure is by how much one thing differs from another."""
    figure = ask.figure
    after = text[figure.end : figure.end + 60]
    return ask.compared >= 0 or (ask.said.change is Change.NONE and bool(_MORE_THAN_OTHER.match(after)))
