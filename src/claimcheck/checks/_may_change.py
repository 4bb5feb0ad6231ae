"""Which sentences may state a change at all: a look at their figures, before any of their words is read.

A change needs an old and a new value of one kind and unit. Where a sentence and the few before it have no two such
figures, it has nothing to say."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.checks import _change_words as words
from claimcheck.checks._same import recent
from claimcheck.checks._text import letters
from claimcheck.model import Figure, Kind, Reading, Sentence

# Among more figures than this a sentence is a table in disguise.
_MOST_FIGURES = 40
# How many sentences back a pronoun may point.
BACK = 3
# How many values the sentence before may have for this one to be read with it.
MOST_TOLD = 2
_POINTING = words.PRONOUNS | words.POINTERS
# What stands right behind the size of a change, and right before it.
_BEHIND = frozenset(
    words.DIMENSIONS_UP | words.DIMENSIONS_DOWN | words.ADVERBS.keys() | words.OVER.keys() | {"as", "points"}
)
_BEFORE = frozenset(words.SIZE_NOUNS) | {"by", "gap", "difference", "addition"}
# The same where a verb says which way a value went, and the values may stand in the sentence before.
_TRIGGERS = frozenset(words.TRIGGERS)
_NOUNS = frozenset(words.SIZE_NOUNS) | words.NOUNS | {"up", "down"}
_NOUNS_BEHIND = _BEHIND | words.NOUNS
_LEADING = _BEFORE | _TRIGGERS | {"or"}
_OBJECTS = words.OBJECTS | words.PRONOUNS
# Between a pronoun and its verb.
_FILLERS = (words.AUXILIARIES - words.POINTERS | words.FILL | words.SUMMING) - words.POINTING
_SIGNS = frozenset("+-−–")
# Two words are looked for within so many characters.
_BESIDE = 24
_SIZES = frozenset({Kind.POINTS, Kind.MULTIPLE, Kind.RATIO})
# What a count without a noun may be of, as "80" is in "up from $60 to 80".
_BARE = "bare"
# What stands for a figure that is no value but can be a size.
_SIZE = "size"
_COUNTED = "count"
# What percentages can differ by: points are printed as a count too.
_POINTS = frozenset({_SIZE, _BARE, _COUNTED})


def may_change(sentence: Sentence, reading: Reading) -> bool:
    """Return whether two values that a change can lead from and to stand in a sentence or in the few before it."""
    told, figures = sentence.words, sentence.figures
    if len(figures) > _MOST_FIGURES:
        return False
    if len(figures) == 1 and not figures[0].is_range and _POINTING.isdisjoint(told):
        return False
    verb = not _TRIGGERS.isdisjoint(told)
    if not verb and not _has_size(sentence):
        return False
    held = _held(sentence)
    if not held:
        return False
    plain = not words.PLAIN.isdisjoint(told) and not words.DATING.isdisjoint(told)
    if _has_change(held) or (plain and _has_pair(held)):
        return True
    if not _is_told_before(sentence, reading, held):
        return False
    if not verb:
        return len(held) > 1 or not _POINTING.isdisjoint(told)
    if _points_back(sentence) or (len(held) > 1 and _has_size(sentence, _NOUNS, _NOUNS_BEHIND)):
        return True
    return _has_size(sentence, _LEADING) and _follows_values(sentence, reading)


def _is_told_before(sentence: Sentence, reading: Reading, held: Sequence[str]) -> bool:
    """Return whether a value that a sentence leaves out may stand in the few before it."""
    first = max(0, sentence.index - BACK)
    told = [key for s in reading.sentences[first : sentence.index] if s.figures for key in _held(s)]
    return _has_pair([*{*held}, *told])


def _follows_values(sentence: Sentence, reading: Reading) -> bool:
    """Return whether the sentence before tells one or two values that this one can be compared with."""
    source = reading.sentences[sentence.index - 1]
    values = sum(1 for figure in source.figures if _key(figure))
    return 0 < values <= MOST_TOLD and meet(source, sentence)


def _points_back(sentence: Sentence) -> bool:
    """Return whether a pronoun or "the figure" is the subject or the object of a verb of change, or a noun of change
    opens a statement: "it has since risen", "to raise that", "a rise of 5%, to 42"."""
    last, previous = "", ""
    said = letters(sentence.text.lower())
    for place, word in enumerate(said):
        if word in _TRIGGERS:
            if last in words.PRONOUNS or (last in words.POINTERS and previous in words.POINTING):
                return True
            if word in words.NOUNS and (not last or last in words.BREAKS or ";" in sentence.text):
                return True
            following = said[place + 1 : place + 3]
            if following and (
                following[0] in _OBJECTS or (following[0] in words.POINTING and following[-1] in words.POINTERS)
            ):
                return True
        if word not in _FILLERS and not word.endswith("ly"):
            last, previous = word, last
    return False


def _has_change(held: Sequence[str]) -> bool:
    """Return whether figures hold two values that can be compared, and another figure that can be their change."""
    if len(held) < 3:
        return False
    bare, relative = held.count(_BARE), held.count(_SIZE) + held.count("%")
    for key in set(held):
        if key == "%":
            alike = held.count(key)
            if alike > 1 and (alike > 2 or not _POINTS.isdisjoint(held)):
                return True
        elif key != _SIZE:
            alike = held.count(key) + (bare if key != _BARE else 0)
            if alike > 1 and (alike > 2 or relative):
                return True
    return False


def _has_pair(held: Sequence[str]) -> bool:
    """Return whether figures hold two values that can be compared."""
    kinds = set(held) - {_SIZE}
    return len(kinds) < len(held) - held.count(_SIZE) or (_BARE in kinds and len(kinds - {"%"}) > 1)


def meet(source: Sentence, sentence: Sentence) -> bool:
    """Return whether a sentence and the one before it have two figures that can be compared, one of them there."""
    told = [key for key in _held(source) if key != _SIZE]
    return bool(told) and (_has_pair(told) or _has_pair([*{*told}, *{*_held(sentence)}]))


def _has_size(sentence: Sentence, leading: frozenset[str] = _BEFORE, behind: frozenset[str] = _BEHIND) -> bool:
    """Return whether a figure is the size of a change by the words right beside it, where no verb or noun of change
    is in reach: "12% more", "4 days longer", "twice", "(+9%)", "beat the forecast by 8%"."""
    told = sentence.words
    if not words.BEATING.keys().isdisjoint(told):
        return True
    if any(figure.kind in _SIZES or figure.surface[:1] in _SIGNS for figure in sentence.figures):
        return True
    if leading.isdisjoint(told) and behind.isdisjoint(told):
        return False
    text, offset = sentence.text.lower(), sentence.span.start
    for figure in sentence.figures:
        start, end = figure.start - offset, figure.end - offset
        if not behind.isdisjoint(letters(text[end : end + _BESIDE])[:2]):
            return True
        if not leading.isdisjoint(letters(text[max(0, start - _BESIDE) : start])[-2:]):
            return True
    return False


@recent(most=BACK + 1)
def _held(sentence: Sentence) -> Sequence[str]:
    """Return what the figures of a sentence can be compared by, and the marks of its sizes."""
    return [key for figure in sentence.figures for key in _keys(figure)]


def _keys(figure: Figure) -> Sequence[str]:
    """Return what a figure can be compared by, for a size its mark: of "from 20 to 30" twice, for it is read as two
    values, of another range not at all."""
    key = _SIZE if figure.kind in _SIZES else _key(figure)
    if not key or not figure.is_range:
        return (key,) if key else ()
    return (key, key) if "to" in figure.surface.split() else ()


def _key(figure: Figure) -> str:
    """Return what figures that can be compared share: the currency, the unit, that they are percentages or counts."""
    kind = figure.kind
    if kind is Kind.COUNT:
        return _COUNTED if figure.unit else _BARE
    if kind is Kind.PERCENT:
        return "%"
    if kind is Kind.MEASURE or kind is Kind.DURATION:
        return figure.unit.partition(" / ")[0]
    return figure.unit or "money" if kind is Kind.MONEY else ""
