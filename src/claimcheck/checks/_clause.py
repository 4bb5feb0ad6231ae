"""A sentence as words and figures in order, and for each figure the word that gives it its part: its cue.

"Sales rose 5% to a record $21 million from sales of $20 million" has three figures with the cues `rose`, `to` and
`from`; between a cue and its figure may stand a short noun phrase ("sales of"), which says what the figure is of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.checks import _change_words as words
from claimcheck.checks._same import recent
from claimcheck.checks._slots import FIGURE, TIMES, Cue, Slot, direction
from claimcheck.checks._text import MINUS
from claimcheck.checks._timed_values import with_timed_values
from claimcheck.checks._words import ABOUT, NEARLY, entries, one_of
from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Hedge, Kind, Sentence, Span
from claimcheck.records import dataclass, replace

__all__ = ["FIGURE", "TIMES", "Clause", "Cue", "Slot", "clause_of", "clauses_of", "direction"]

_TOKEN = regex(r"[^\W\d_](?:[\w’'&/-]*\w)?|[,;:()\[\]↑↓–—]|(?<=\s)-(?=\s)|\d+")
_JOINT = regex(rf"\s+to\s+(?:{one_of(ABOUT, NEARLY, ('just',))} )?")
_FROM = regex(r"\b(?:(?:from|takes|took|taking)\s+(?:\w+\s+){0,3}|factor of |multipl(?:y|ied|ies|ying) (?:\w+ )?by )$")
_TIMES = regex(r"\stimes(?=\s\w+['’]s\s)")
_LISTING = frozenset({",", "and", ", and"})
_JOINTS = (("and",), (",",), (",", "and"))
_OR = regex(r",? or (?:by )?(?:about |nearly )?$")
# "From - 0.8": a sign set apart from its number.
_BEFORE_MINUS = entries("from to by of circa about and was is")
_MINUS = regex(rf"\b{one_of(_BEFORE_MINUS)}\s[-−–]\s$")
_BOUNDS = ("<", ">", "≤", "≥")
_TIME_SIGNS = frozenset({"d", "h", "hr", "hrs", "min", "mins", "s", "sec", "wk", "wks", "mo", "yr", "yrs"})
# "25-hydroxyvitamin D"
_JOINED = regex(r"['’′]?-[^\W\d_]")
# "The 4 x 400 m": factors of a product are no values.
_FACTOR = regex(r"\s?[x×]\s?\d")
_FACTORED = regex(r"\d\s?[x×]\s?$")
_YEAR = regex(r"(?:1[5-9]|20)\d\d")
_MOST_WORDS = 12
# Longer parallel lists are tables in disguise.
_MOST_LISTED = 6


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence's tokens, lower-case, with `FIGURE` for each figure, and its slots in order."""

    tokens: tuple[str, ...]
    slots: tuple[Slot, ...]

    def gap(self, left: Slot, right: Slot) -> tuple[str, ...]:
        """Return the tokens between two figures."""
        return self.tokens[left.at + 1 : right.at]

    def first_after(self, place: int) -> int:
        """Return the index of the first figure after a token's place."""
        return bisect_right(self.slots, place, key=_place)

    def after(self, slot: Slot, most: int = _MOST_WORDS) -> tuple[str, ...]:
        """Return up to `most` tokens that follow a figure, up to the next figure."""
        end = slot.at + 1
        while end < len(self.tokens) and end - slot.at <= most and self.tokens[end] != FIGURE:
            end += 1
        return self.tokens[slot.at + 1 : end]


def _place(slot: Slot) -> int:
    return slot.at


# A sentence, the one before it, and those that a pronoun may point to.
@recent(most=4)
def clause_of(sentence: Sentence) -> Clause:
    """Return a sentence's tokens and slots."""
    return _clause(sentence, _tokens(sentence))


def clauses_of(sentence: Sentence) -> list[Clause]:
    """Return a sentence's tokens and slots, once; or once per position of its parallel lists: "sales and profit rose 5%
    and 7% to $21 million and $5 million, respectively" says two things."""
    if "respectively" not in sentence.words:
        return [clause_of(sentence)]
    tokens = _tokens(sentence)
    lists = _lists(*tokens)
    lengths = {len(places) for places in lists}
    if len(lists) < 2 or len(lengths) != 1 or max(lengths) > _MOST_LISTED:
        return [clause_of(sentence)]
    return [_clause(sentence, _only(tokens, lists, position)) for position in range(lengths.pop())]


_Tokens = tuple[list[str], dict[int, Figure]]


def _clause(sentence: Sentence, read: _Tokens) -> Clause:
    tokens, figures = read
    slots = [_slot(tokens, at, figure, figures) for at, figure in figures.items()]
    slots = [replace(s, label=True) if _is_label(sentence, tokens, s) else s for s in slots]
    return Clause(tuple(tokens), with_timed_values(tokens, slots))


def _lists(tokens: Sequence[str], figures: dict[int, Figure]) -> list[list[int]]:
    """Return the places of figures that stand in lists: "5%, 6% and 7%"."""
    lists: list[list[int]] = []
    open_list: list[int] = []
    for place, figure in figures.items():
        joint = tuple(tokens[open_list[-1] + 1 : place]) if open_list else ()
        if open_list and joint in _JOINTS and figures[open_list[-1]].kind is figure.kind:
            open_list.append(place)
        else:
            open_list = [place]
            lists.append(open_list)
    return [places for places in lists if len(places) > 1]


def _only(read: _Tokens, lists: list[list[int]], position: int) -> _Tokens:
    """Return the tokens and figures with each list cut down to its member at `position`."""
    tokens, figures = read
    dropped: set[int] = set()
    for places in lists:
        dropped |= set(range(places[0], places[-1] + 1)) - {places[position]}
    kept = [i for i, token in enumerate(tokens) if i not in dropped and token != "respectively"]
    return [tokens[i] for i in kept], {new: figures[old] for new, old in enumerate(kept) if old in figures}


def _tokens(sentence: Sentence) -> _Tokens:
    text, offset = sentence.text.lower(), sentence.span.start
    tokens: list[str] = []
    figures: dict[int, Figure] = {}
    position = 0
    for figure in _apart(sentence):
        start = figure.start - offset
        if start < position:
            continue
        tokens += _TOKEN.findall(text, position, start)
        if figure.hedge is Hedge.AT_MOST and tokens[-2:] == ["up", "to"] and words.GOING & set(tokens[-3:-2]):
            figure = replace(figure, hedge=Hedge.NONE)  # "went up to 20" hedges nothing
        figures[len(tokens)] = _multiplier(figure) if _is_multiplier(figure, tokens) else figure
        tokens.append(FIGURE)
        position = figure.end - offset
        times = _TIMES.match(text, position) if figure.kind is Kind.COUNT else None
        if times:  # "four times today's 20"
            figures[len(tokens) - 1] = replace(figure, kind=Kind.MULTIPLE, unit="")
            position = times.end()
    tokens += _TOKEN.findall(text, position)
    return tokens, figures


def _is_multiplier(figure: Figure, tokens: Sequence[str]) -> bool:
    """Return whether a bare number is a multiple by the words before it: "a factor of 4", "multiplied by 4"."""
    if not tokens or tokens[-1] not in ("of", "by"):
        return False
    led = tokens[-2:] == ["factor", "of"] or (tokens[-1] == "by" and not words.MULTIPLY.isdisjoint(tokens[-4:]))
    return led and figure.kind in (Kind.COUNT, Kind.MEASURE, Kind.MONEY) and figure.surface[:1].isalnum()


def _multiplier(figure: Figure) -> Figure:
    """Return the number as a multiple, without the unit and scale that it shares with the value behind it."""
    step = Decimal(10) ** figure.scale
    value, quantum = figure.value / step, figure.quantum / step
    return replace(figure, kind=Kind.MULTIPLE, unit="", scale=0, value=value, quantum=quantum)


def _is_label(sentence: Sentence, tokens: Sequence[str], slot: Slot) -> bool:
    """Return whether a bare number is a name ("fiscal '20", "slide 25", "the 2010 census"), or has lost its minus."""
    figure, text, offset = slot.figure, sentence.text, sentence.span.start
    start, end = figure.start - offset, figure.end - offset
    previous = text[start - 1 : start]
    if previous.isspace() and text[start - 2 : start - 1] in MINUS and _MINUS.search(text, max(0, start - 10), start):
        return True
    if figure.surface[:1] in _BOUNDS or previous in _BOUNDS or _is_timing(tokens, slot):
        return True
    if previous == "(" and figure.surface[:1] in MINUS and text[start - 2 : start - 1].isdigit():
        return True  # an exponent: "10(-3) Hz"
    if tokens[slot.at + 1 : slot.at + 2] and tokens[slot.at + 1] in words.SCALES:
        return True  # a scale that was not read: "one mln"
    beside = text[end : end + 2] + text[max(0, start - 2) : start]
    if ("x" in beside or "×" in beside) and (
        _FACTOR.match(text, end) or _FACTORED.search(text, max(0, start - 4), start)
    ):
        return True
    if figure.kind is not Kind.COUNT or figure.scale:
        return False
    if not figure.unit and _JOINED.match(text, end):
        return True
    if "scale" in tokens[slot.at + 1 : slot.at + 3]:
        return True  # "on a ten-point scale"
    word = tokens[slot.at - 1] if slot.at else ""
    is_year = word in ("the", "a", "its") and _YEAR.fullmatch(figure.surface.split()[0]) is not None
    return is_year or previous in ("'", "’") or word in words.LABELS


def _is_timing(tokens: Sequence[str], slot: Slot) -> bool:
    """Return whether a bare number is followed by the sign of a time unit: "from 1 to 7 d"."""
    if slot.figure.kind is not Kind.COUNT or slot.figure.unit or slot.at + 1 == len(tokens):
        return False
    return tokens[slot.at + 1] in _TIME_SIGNS


def _apart(sentence: Sentence) -> Iterator[Figure]:
    """Yield the figures, the ends one by one of what was read as a range and is not: "from 20 to 30" after a verb of
    change, and "grew 25% or $4 million to $20 million"."""
    previous: Figure | None = None
    for figure in sentence.figures:
        last, previous = previous, figure
        joint = _JOINT.search(figure.surface) if figure.high is not None else None
        if joint is None or figure.high is None:
            yield figure
            continue
        start = figure.start - sentence.span.start
        lead = sentence.text[max(0, start - 36) : start].lower()
        partner = last is not None and last.change is not Change.NONE and _OR.search(lead)
        # "from 20 and 30 to 25 and 40, respectively"
        joined = last is not None and sentence.text[last.end - sentence.span.start : start].strip() in _LISTING
        listed = joined and "respectively" in sentence.words and "from" in lead.split()
        if not (_FROM.search(lead) or partner or listed):
            yield figure
            continue
        middle = Span(figure.start + joint.start(), figure.start + joint.end())
        first = replace(
            figure, span=Span(figure.start, middle.start), surface=figure.surface[: joint.start()], high=None
        )
        yield first
        yield replace(
            first, span=Span(middle.end, figure.end), surface=figure.surface[joint.end() :], value=figure.high,
            quantum=figure.high_quantum or figure.quantum,
        )  # fmt: skip


def _slot(tokens: Sequence[str], at: int, figure: Figure, figures: dict[int, Figure]) -> Slot:
    between: list[str] = []
    by = of = False
    index = at
    for index in range(at - 1, max(-1, at - 2 - _MOST_WORDS), -1):
        token = tokens[index]
        cue = _cue(tokens, index, token, between) if token in _MAY_CUE else None
        if cue is not None:
            if (cue is Cue.AT or cue is Cue.LEVEL) and _tells_of_before(tokens, index):
                cue = Cue.FROM
            return Slot(figure, at, cue, index, tuple(reversed(between)), by, of)
        if token == FIGURE:
            if figures[index].kind not in TIMES or not between:
                break
        elif token == "by":
            by = True
        elif token == "of":
            of = True
        elif token == "and" and not of:
            return Slot(figure, at, Cue.AND, index, tuple(reversed(between)), by, of)
        between.append(token)
    return Slot(figure, at, Cue.NONE, index, tuple(reversed(between)), by, of)


def _tells_of_before(tokens: Sequence[str], index: int) -> bool:
    """Return whether a verb or preposition belongs to what goes on as a participle: "fell to 48, having numbered 60",
    "rose to 84, having closed at 80"."""
    return tokens[index - 2 : index] == [",", "having"] or tokens[index - 3 : index - 1] == [",", "having"]


_CUES = (
    dict.fromkeys(words.LEVEL, Cue.LEVEL)
    | dict.fromkeys(words.TRIGGERS, Cue.TRIGGER)
    | dict.fromkeys(words.VERSUS | words.FROM, Cue.FROM)
    | dict.fromkeys(words.TO, Cue.TO)
    | {"or": Cue.OR, "(": Cue.PAREN, "[": Cue.PAREN, "but": Cue.AND, ",": Cue.COMMA, "at": Cue.AT}
    | {";": Cue.NONE, ":": Cue.NONE, ")": Cue.NONE, "–": Cue.COMMA, "—": Cue.COMMA, "-": Cue.COMMA}
)
# Those whose part depends on the words around them.
_MAY_CUE = _CUES.keys() | {
    "to",
    "with",
    "from",
    "than",
    "over",
    "above",
    "below",
    "under",
    "of",
    "after",
    "following",
    "on",
    "up",
    "down",
}


def _cue(tokens: Sequence[str], index: int, token: str, between: Sequence[str]) -> Cue | None:
    previous = tokens[index - 1] if index else ""
    if token in ("to", "with") and (previous in words.VERSUS or previous in ("relative", "opposed")):
        return Cue.FROM
    if token == "from" and previous in words.SPANS:
        return Cue.NONE
    if token == "than":
        return None if previous in ("more", "less", "greater", "fewer") and not between else Cue.FROM
    if token == "over":
        # "rose to over 20" hedges; "up 5% over last year's 20" compares.
        return Cue.FROM if between else None
    if token in ("above", "below"):
        return Cue.FROM if previous in (FIGURE, "points", "point") else None
    if token == "under":
        return Cue.FROM if previous == FIGURE and between else None
    if token == "of":
        return Cue.FROM if previous in ("short", "instead") else None
    if token in ("after", "following"):
        return Cue.FROM if previous == "," and not set(between) - words.FILL else None
    if token == "on":
        # "a 5% rise on last year's 20", "up 5% on the 20 of May".
        after_change = previous == FIGURE or previous in words.NOUNS or previous in words.ADVERBS
        definite = between and (between[-1] in words.DEFINITE or between[-1].endswith(("'s", "’s")))
        return Cue.FROM if after_change and definite else None
    if token in ("up", "down") and index + 1 < len(tokens) and tokens[index + 1] == "to":
        return None
    return _CUES.get(token)
