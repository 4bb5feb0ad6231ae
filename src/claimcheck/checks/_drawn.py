"""What a difference, a change or a multiple is drawn from: the only two amounts of one unit that stand in reach before
it, in its sentence, in the one before, or of one that is named: "The Greens won 34.0%. ... The Greens, who had 26.0%
then, gained 8.0 points".

That a figure is a size of that kind is known by the words beside it, which the caller asks. Here the number of amounts
decides: where two are in reach and no third, there is nothing else that it could be drawn from. Since a text may mean
something that it does not print, a size that is far from what follows is passed over (`_plausible.is_near`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from string import ascii_lowercase

from claimcheck.checks import _change_words as changes
from claimcheck.checks._apart import is_amount, neighbour
from claimcheck.checks._change import comparable
from claimcheck.checks._concluded import HEDGES, HEDGING
from claimcheck.checks._lists import alike
from claimcheck.checks._skeleton import Skeleton, ends_with, skeleton
from claimcheck.checks._text import is_in_points
from claimcheck.checks._words import (
    AMOUNTING,
    BEING,
    CONCLUDING,
    HAVING,
    NAMED,
    OF_ALL,
    THEREFORE,
    THOSE,
    entries,
    one_of,
)
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Reading, Sentence
from claimcheck.records import dataclass, replace

Fits = Callable[[Figure], bool]
MORE = changes.DIMENSIONS_UP | changes.DIMENSIONS_DOWN | changes.ADVERBS.keys() | {"extra"}
NOUNS = changes.NOUNS | changes.GAP_NOUNS | changes.SWINGS | {"loss", "profit", "change"}
# What a pronoun loses or gains: "it has thus lost 4 points".
_LOSING = frozenset("lost lose loses gained gain gains shed dropped added".split())
_DEGREES = frozenset({"degree", "degC", "degF", "kelvin"})
_NAMED_AS = rf"(?:{one_of(NAMED)}\s+(?:[^\W\d_][\w’'-]*\s+){{0,3}}(?:of|by)\s+)?"
# "which means that you spent", "so the sun shone"
_SO_WORDS = entries("so thus means meaning")
_SO = rf"\b{one_of(_SO_WORDS)}(?:\s+that)?(?:\s+[^\W\d_]+){{1,3}}"
_LINKS = entries("and so or")
_LED = regex(
    rf"(?:^|[,;:(—–=]|\b{one_of(BEING, _LINKS)}|(?<![\w-]){one_of(CONCLUDING)},?|{_SO})\s*{_NAMED_AS}{HEDGES}$",
    re.IGNORECASE,
)
_WHO = entries("it they he she since")
_LOST = regex(
    rf"(?:,|\b{one_of(HAVING, THEREFORE, _WHO)})\s*,?\s+{one_of(tuple(sorted(_LOSING)))}\s+{HEDGES}$",
    re.IGNORECASE,
)
# "The target of 92% was missed by 2.5 points"
_MISSING = frozenset((*changes.BEATING, "beaten", "short"))
_MISSED = regex(rf"\b(?:{one_of(tuple(sorted(_MISSING)))})\s+by\s+{HEDGES}$", re.IGNORECASE)
# "sixteen more", "16 points more", "0.9 degrees too cold", "4.5 points behind"
_AFTER = frozenset({*MORE, "ahead", "behind", "adrift", "too", "short"})
_LEADS = frozenset((*HEDGING, *(phrase.split()[-1] for phrase in CONCLUDING), *BEING, *_LINKS, "of"))
_HEDGING = frozenset(HEDGING)
# What stands before a difference, behind its hedges: "lost", "missed [by]", "a gain of", "the difference:".
_ENDINGS = _LOSING | _MISSING | {"of", "is", "was", ",", ":", "="}
# Characters beside a figure in which the words stand.
_NEAR, _LONGEST = 40, 100
_UNIT = r"(?:[^\W\d_]+s\s+)?"
_BEHIND = regex(rf"\s+{_UNIT}(?:{one_of((*sorted(MORE), 'ahead', 'behind', 'adrift', 'too'))}(?![\w-]))", re.IGNORECASE)
_OF_MORE = regex(rf"\s+(?:out\s+)?of\s+(?:{one_of(OF_ALL)}\s+)?", re.IGNORECASE)
_SHORT = regex(r"\s+short\b(?!\s+of\b)", re.IGNORECASE)
_BEFORE = regex(
    rf"\b{one_of(tuple(sorted(NOUNS)))}\s+of\s+{HEDGES}$|(?:^|[(,;])\s*(?:\w+\s+)?difference(?:\s+(?:of|was|is)|\s*[,:=])\s*$",
    re.IGNORECASE,
)
_TELLING = regex(
    rf"\bthan\b[^;()]*,\s*(?:when|which|who)\b[^,;()]*\b{one_of(AMOUNTING, entries('had been'))}\s+{HEDGES}$",
    re.IGNORECASE,
)
# "Of which 45 were old"
_PART = regex(rf"\b(?:(?:of|among)\s+{one_of(THOSE)}|including)\s+$", re.IGNORECASE)
_BY = regex(rf"\bby\s+{HEDGES}$", re.IGNORECASE)
_PER = regex(r"\bper\s+$", re.IGNORECASE)
_POINTING = frozenset("that this it which thus so".split())
_NAME = regex(r"(?<![\w’'-])[A-Z][^\W\d_][\w-]*")
_AT = regex(rf"\b{one_of(('in', 'at', 'near', 'across', 'over'))}\s+(?:the\s+)?$")
_GRAMMAR = changes.FILL | changes.TIME_WORDS | changes.PRONOUNS | changes.AUXILIARIES | changes.BREAKS | changes.FROM
_BEFORE_NAME = 16  # characters
_BACK = 12  # sentences, of any paragraph, in which one that is named is looked for


@dataclass(frozen=True, slots=True)
class Drawn:
    """A size, its index in its sentence's skeleton, the two amounts that it can only be drawn from, in the order of the
    text, and whether one of them stands in a sentence before."""

    stated: Figure
    index: int
    premises: tuple[Figure, Figure]
    is_apart: bool

    @property
    def note(self) -> str:
        """How the figures were tied."""
        return "an amount stands in a sentence before" if self.is_apart else ""


def is_difference(bones: Skeleton, index: int) -> bool:
    """Return whether the words beside a figure make it a difference: "16 more", "a profit of 16", "has lost 16"."""
    before, gap = bones.before(index), bones.gap(index)
    behind = not _AFTER.isdisjoint(word.strip(",.;:)") for word in gap[:_NEAR].lower().split(maxsplit=2)[:2])
    last = _ending(before)
    if not behind and last not in _ENDINGS:
        return False  # most figures, told without a pattern
    if _OF_MORE.fullmatch(gap):
        return False  # "she has lost 3 of 42"
    before = before[-_LONGEST:]
    if behind and (_BEHIND.match(gap) or _SHORT.match(gap)):
        return bool(_LED.search(before))
    if last in _LOSING or last in _MISSING:
        return bool((_LOST if last in _LOSING else _MISSED).search(before))
    named = last == "of" or (last in _ENDINGS and "difference" in before.lower())
    return named and bool(_BEFORE.search(before) and _LED.search(before))


def _ending(before: str) -> str:
    """Return the last word before a figure that is no hedge of it, in small letters, or the sign in its place."""
    tail = before[-_LONGEST:].lower()
    word = ""
    while not word or word in _HEDGING:
        tail = tail[: len(tail) - len(word)].rstrip()
        word = tail[len(tail.rstrip(ascii_lowercase)) :] or tail[-1:]
        if not tail:
            break
    return word


def is_led(bones: Skeleton, index: int) -> bool:
    """Return whether what stands before a figure leads to a conclusion: a comma, "is", "thus", "a rise of"."""
    before = bones.before(index)[-_LONGEST:]
    led = ends_with(before, _LEADS) or any(word in _SO_WORDS for word in before.lower().split())
    return led and bool(_LED.search(before))


def is_named(bones: Skeleton, index: int) -> bool:
    """Return whether a noun before a figure makes it a difference: "a gain of 16"."""
    return bool(_BEFORE.search(bones.before(index)))


def is_of_one(bones: Skeleton, index: int) -> bool:
    """Return whether what a figure measures is one thing's change, by a verb: "it has thus lost 16"."""
    return bool(_LOST.search(bones.before(index)))


def fitting(bones: Skeleton, index: int) -> Fits:
    """Return what tells the amounts whose difference a figure can be."""
    figure = bones.figures[index]
    shares = any(f.kind is Kind.PERCENT for f in bones.figures)
    if is_in_points(figure) and (shares or figure.kind is Kind.POINTS):
        return lambda amount: amount.kind is Kind.PERCENT and not amount.is_range
    return lambda amount: is_value(amount) and (are_of_one_unit(amount, figure) or _are_degrees(amount, figure))


def is_value(figure: Figure) -> bool:
    """Return whether a figure is a plain amount of something, or one of something per head or year."""
    return is_amount(replace(figure, per="") if figure.per else figure)


def are_of_one_unit(one: Figure, other: Figure) -> bool:
    """Return whether two amounts can be of one thing: alike, or one leaves out what the other is per ("a year"), or the
    unit behind its scale ("41 million litres, then 26 million")."""
    alone = one.kind is other.kind or bool(one.scale and one.scale == other.scale)
    return alike(one, other) or (alone and comparable(one, other) is not None)


def _are_degrees(one: Figure, other: Figure) -> bool:
    return one.unit in _DEGREES and other.unit in _DEGREES and "degree" in (one.unit, other.unit)


def drawn(sentence: Sentence, reading: Reading, index: int, fits: Fits, *, of_one: bool = False) -> Drawn | None:
    """Return what a figure is drawn from, None unless just two amounts are in reach.

    Args:
        sentence: the figure's sentence.
        reading: the document.
        index: which figure of the sentence's skeleton it is.
        fits: tells the amounts that it can be drawn from.
        of_one: whether both must be of one thing, as a change of it is, and not of two that are compared.
    """
    bones = skeleton(sentence)
    figure = bones.figures[index]
    here = _values(bones, index, fits)
    if len(here) == 1:
        here = [*here, *_told_behind(bones, index, fits)]
    if len(here) == 2 and are_of_one_unit(*here):
        return Drawn(figure, index, (here[0], here[1]), is_apart=False)
    if not here and not _POINTING.isdisjoint(bones.before(index).lower().split()[:2]):
        here = [*values_before(sentence, reading, fits), *_told_behind(bones, index, fits)]
        if len(here) == 2 and are_of_one_unit(*here):
            return Drawn(figure, index, (here[0], here[1]), is_apart=True)
        return None
    if len(here) != 1:
        return None
    earlier = _earlier(sentence, reading, here[0], fits, of_one=of_one)
    if earlier is None or not are_of_one_unit(earlier, here[0]):
        return None
    return Drawn(figure, index, (earlier, here[0]), is_apart=True)


def _values(bones: Skeleton, end: int, fits: Fits) -> list[Figure]:
    """Return the amounts before a figure that it can be drawn from: those in brackets only where none stand outside,
    and none that is a size itself."""
    sizes = [i for i in range(end) if is_difference(bones, i) or _BY.search(bones.before(i))]
    found = [i for i in range(end) if fits(bones.figures[i]) and i not in sizes and not is_base(bones, i)]
    if sizes and (len(found) < 2 or found[0] < sizes[-1]):
        return []  # "$52 million, a rise of $9 million; in all $124 million, a rise of $46 million"
    outside = [i for i in found if not _is_aside(bones, i)]
    values = [bones.figures[i] for i in (outside if len(outside) >= 2 else found)]
    plain = [value for value in values if not value.per]
    values = plain if len(plain) >= 2 else values
    # "In 5 years the price went from $8 to $12": only two are of one unit, and they stand last.
    alone = len(values) > 2 and not any(are_of_one_unit(value, values[-1]) for value in values[:-2])
    return values[-2:] if alone and are_of_one_unit(*values[-2:]) else values


def told_behind(bones: Skeleton, index: int, fits: Fits) -> bool:
    """Return whether a relative clause behind a size tells what it is measured against."""
    return bool(_told_behind(bones, index, fits))


def _told_behind(bones: Skeleton, index: int, fits: Fits) -> list[Figure]:
    """Return the value that a relative clause tells of what a size is measured against: "more than in May, when it
    was 40"."""
    places = zip(bones.figures[index + 1 :], bones.places[index + 1 :], strict=True)
    told = [f for f, place in places if fits(f) and _TELLING.search(bones.text[bones.places[index] : place])]
    return told if len(told) == 1 else []


def is_base(bones: Skeleton, index: int) -> bool:
    """Return whether a number is what a rate is per, or a part: "12 per 1,000 births", "340, of which 45 were old"."""
    return bool(_PER.search(bones.before(index)) or _PART.search(bones.before(index)))


def values_before(sentence: Sentence, reading: Reading, fits: Fits) -> list[Figure]:
    """Return the amounts of the sentence before that something can be drawn from."""
    before = neighbour(sentence, reading, -1)
    return _values(skeleton(before), len(skeleton(before).figures), fits) if before else []


def _is_aside(bones: Skeleton, index: int) -> bool:
    place = bones.places[index]
    return bones.text.rfind("(", 0, place) > bones.text.rfind(")", 0, place)


def _earlier(sentence: Sentence, reading: Reading, here: Figure, fits: Fits, *, of_one: bool) -> Figure | None:
    """Return the only amount before a sentence that can stand beside the one in it."""
    names = _names(sentence, here.start) if of_one else frozenset()
    if not names:
        found = values_before(sentence, reading, fits)
        return found[0] if len(found) == 1 else None
    for source in reversed(reading.sentences[max(0, sentence.index - _BACK) : sentence.index]):
        told = list(_named_values(source, names, fits))
        if told:
            return told[0] if len(told) == 1 else None
    return None


def _names(sentence: Sentence, end: int) -> frozenset[str]:
    """Return the names that a sentence tells before a place."""
    return frozenset(_names_in(sentence.text, 0, end - sentence.span.start))


def _names_in(text: str, start: int, end: int) -> list[str]:
    """Return the names in a stretch of a text, but of places where something is."""
    found = _NAME.finditer(text, start, end)
    return [
        match[0]
        for match in found
        if match[0].lower() not in _GRAMMAR
        and not _AT.search(text[max(0, match.start() - _BEFORE_NAME) : match.start()])
    ]


def _named_values(source: Sentence, names: frozenset[str], fits: Fits) -> Iterator[Figure]:
    """Yield the first amount of a sentence behind a name, with no other name between."""
    bones = skeleton(source)
    last = ""
    position = 0
    for i, figure in enumerate(bones.figures):
        place = bones.places[i]
        told = _names_in(bones.text, position, place)
        last = told[-1] if told else last
        position = place
        if fits(figure) and not is_difference(bones, i):
            if last in names:
                yield figure
            last = ""
