"""Statements of a quantity: a figure with the words that say of what it is, so that two of them can be compared.

A statement is read from a sentence that has a single amount, and only where nothing makes the amount unsettled (an
estimate, a plan, an earlier value, another's word). What it is of is the set of its stems: the order of the words and
the verb with which a level is stated do not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claimcheck.checks._statement_words import EMPTY, IRREGULAR, LEVEL, UNSETTLED
from claimcheck.lazy import regex
from claimcheck.model import Figure, Hedge, Kind, Sentence
from claimcheck.records import dataclass, replace

_WORD = regex(r"[^\W\d_][^\W_]*(?:[’'-][^\W_]+)*")
_AMOUNTS = frozenset({Kind.MONEY, Kind.COUNT, Kind.PERCENT, Kind.MEASURE, Kind.DURATION})
_TIMES = frozenset({Kind.YEAR, Kind.DATE})
_ENDINGS = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", ""))
_SHORTEST = 3  # letters that a stem keeps
_CODE = regex(r"[@<>{}=|\\_\[\]]")  # logs, lists of changes and code, which state nothing
_LONGEST = 300  # characters of a statement
_NAME = regex(r"(?<=\S[ \n])[A-Z][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure, the stems of the words that say of what it is, the times that are named with it, and its sentence."""

    figure: Figure
    words: frozenset[str]
    times: frozenset[str]
    sentence: Sentence

    @property
    def kind(self) -> tuple[str, ...]:
        """What two figures must have in common to be values of one quantity."""
        figure = self.figure
        return figure.kind.value, stem(figure.unit.lower()), figure.per, figure.change.value

    @property
    def key(self) -> tuple[object, ...]:
        """What two statements of one quantity at one time have in common besides their words."""
        return self.kind, self.times


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return a word without its ending.

    >>> stem("enrolled"), stem("raises"), stem("raised"), stem("studies"), stem("gas")
    ('enroll', 'rais', 'rais', 'study', 'gas')
    >>> stem("carried") == stem("carries"), stem("fell") == stem("fall")
    (True, True)
    """
    word = word.removesuffix("'s").removesuffix("’s")
    word = IRREGULAR.get(word, word)
    for ending, instead in _ENDINGS:
        if (
            word.endswith(ending)
            and not word.endswith("ss")
            and len(word) - len(ending) >= _SHORTEST + (ending == "ed")
        ):
            word = word.removesuffix(ending) + instead
            break
    return word.removesuffix("e") if len(word) > _SHORTEST else word


def statement(sentence: Sentence) -> Statement | None:
    """Return what a sentence states of its single amount, None if it has not one, or states it in an aside."""
    stated = bare_statement(sentence)
    return stated and worded(stated)


def worded(stated: Statement) -> Statement:
    """Return a statement with the words that say of what it is."""
    start = stated.sentence.span.start
    spans = [(f.start - start, f.end - start) for f in stated.sentence.figures]
    return replace(stated, words=stems(stated.sentence.text, spans))


def bare_statement(sentence: Sentence) -> Statement | None:
    """Return the statement of a sentence without its words, which take longest to read."""
    figure = _only_amount(sentence.figures)
    if figure is None or len(sentence.text) > _LONGEST or not sentence.words.isdisjoint(UNSETTLED):
        return None
    start = sentence.span.start
    if _CODE.search(sentence.text):
        return None
    if figure.kind not in _AMOUNTS or not is_settled(figure) or _is_aside(sentence.text[: figure.start - start]):
        return None
    times = frozenset(f.surface.lower() for f in sentence.figures if f.kind in _TIMES)
    return Statement(figure, frozenset(), times, sentence)


def _only_amount(figures: Sequence[Figure]) -> Figure | None:
    """Return the figure that is no time, None if there are several."""
    found = None
    for figure in figures:
        if figure.kind not in _TIMES:
            if found is not None:
                return None
            found = figure
    return found


def _is_aside(before: str) -> bool:
    """Return whether a bracket is open at the end of a text, or a semicolon stands in it."""
    return before.rfind("(") > before.rfind(")") or before.rfind("[") > before.rfind("]") or ";" in before


def is_settled(figure: Figure) -> bool:
    """Return whether a figure gives one value, if perhaps a rounded one."""
    counted = figure.kind is not Kind.COUNT or (bool(figure.unit) and (figure.quantum >= 1 or figure.scale > 0))
    return counted and figure.hedge in (Hedge.NONE, Hedge.ABOUT) and not figure.is_range and figure.margin is None


def stems(text: str, spans: Sequence[tuple[int, int]] = ()) -> frozenset[str]:
    """Return the stems of a text's words that say of what something is, but for those inside `spans`."""
    found = set()
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word not in EMPTY and word not in LEVEL and not any(a <= match.start() < b for a, b in spans):
            found.add(stem(word))
    return frozenset(found)


def names_in(text: str) -> frozenset[str]:
    """Return the words of a text with a capital letter, but for its first."""
    return frozenset(_NAME.findall(text))
