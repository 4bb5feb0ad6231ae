"""Which sentences may state a change at all: a look at their figures, before any of their words is read.

A change needs an old and a new value of one kind and unit. Where a sentence and the few before it have no two such
figures, it has nothing to say."""

from __future__ import annotations

from claimcheck.checks import _change_words as words
from claimcheck.checks._text import letters
from claimcheck.model import Figure, Kind, Reading, Sentence

# Among more figures than this a sentence is a table in disguise.
_MOST_FIGURES = 40
# How many sentences back a pronoun may point.
BACK = 3
_POINTING = words.PRONOUNS | words.POINTERS
# What stands right behind the size of a change, and right before it.
_BEHIND = words.DIMENSIONS_UP | words.DIMENSIONS_DOWN | words.ADVERBS.keys() | words.OVER.keys() | {"as", "points"}
_BEFORE = words.SIZE_NOUNS.keys() | {"by", "gap", "difference", "addition"}
_SIGNS = frozenset("+-−–")
# Two words are looked for within so many characters.
_BESIDE = 24
_LEFT_OUT = _POINTING | words.NOUNS
_SIZES = frozenset({Kind.POINTS, Kind.MULTIPLE, Kind.RATIO})
# What a count without a noun may be of, as "80" is in "up from $60 to 80".
_BARE = "bare"


def may_change(sentence: Sentence, reading: Reading) -> bool:
    """Return whether two values that a change can lead from and to stand in a sentence or in the few before it."""
    told = sentence.words
    if len(sentence.figures) > _MOST_FIGURES:
        return False
    verb = not words.TRIGGERS.keys().isdisjoint(told)
    if not verb and not _has_size(sentence):
        return False
    known: set[str] = set()
    pair, values = False, 0
    for figure in sentence.figures:
        size = figure.kind in _SIZES
        pair = pair or (not size and _meets(figure, known))
        values += (1 + figure.is_range) if size or _key(figure) else 0
    if pair and (values > 2 or not words.DATING.isdisjoint(told)):
        return True
    if not values or (values == 1 and _POINTING.isdisjoint(told)):
        return False
    # What leaves out its old value points to it, or is a noun of change or a size by itself.
    pointed = not _LEFT_OUT.isdisjoint(told) or not verb or _has_size(sentence)
    first = max(0, sentence.index - BACK)
    return pointed and any(_meets(f, known) for s in reading.sentences[first : sentence.index] for f in s.figures)


def meet(source: Sentence, sentence: Sentence) -> bool:
    """Return whether a sentence and the one before it have two figures that can be compared, one of them there."""
    known: set[str] = set()
    earlier = [_meets(f, known) for f in source.figures if f.kind not in _SIZES]
    return any(earlier) or (bool(known) and any(_meets(f, known) for f in sentence.figures if f.kind not in _SIZES))


def _has_size(sentence: Sentence) -> bool:
    """Return whether a figure is the size of a change by the words right beside it, where no verb or noun of change
    is in reach: "12% more", "4 days longer", "twice", "(+9%)", "beat the forecast by 8%"."""
    if not words.BEATING.keys().isdisjoint(sentence.words):
        return True
    text, offset = sentence.text, sentence.span.start
    for figure in sentence.figures:
        if figure.kind in _SIZES or figure.surface[:1] in _SIGNS:
            return True
        end = figure.end - offset
        behind = letters(text[end : end + _BESIDE])[:2]
        start = figure.start - offset
        before = letters(text[max(0, start - _BESIDE) : start])[-2:]
        if not _BEHIND.isdisjoint(word.lower() for word in behind) or not _BEFORE.isdisjoint(before):
            return True
    return False


def _meets(figure: Figure, known: set[str]) -> bool:
    """Return whether a figure can be compared with one of those that are known; else it is one of them from then on."""
    key = _key(figure)
    if not key:
        return False
    if key in known:
        return True
    known.add(key)
    if figure.is_range:
        return True
    # A bare count may be of whatever else there is, but for percentages.
    return _BARE in known and key != "%" and len(known - {"%"}) > 1


def _key(figure: Figure) -> str:
    """Return what figures that can be compared share: the currency, the unit, that they are percentages or counts."""
    kind = figure.kind
    if kind is Kind.COUNT:
        return "count" if figure.unit else _BARE
    if kind is Kind.PERCENT:
        return "%"
    if kind is Kind.MEASURE or kind is Kind.DURATION:
        return figure.unit.partition(" / ")[0]
    return figure.unit or "money" if kind is Kind.MONEY else ""
