"""What a sentence concludes: a figure that words like "or", "thus", "amounts to" or a comma draw from the amounts
before it, and the two amounts that it can only be drawn from.

Frames tie a figure to its premises by how a sentence is built; here the number of amounts decides. Where just two
amounts of one kind stand before a conclusion, in its sentence or one of them in the sentence before, there is nothing
else that it could follow from. Since a sentence may still mean something that it does not print, a conclusion that is
far from what follows is passed over (`is_near`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from claimcheck.checks._apart import is_amount, neighbour, sentences_before
from claimcheck.checks._law import is_within
from claimcheck.checks._lists import alike
from claimcheck.checks._plausible import is_near
from claimcheck.checks._skeleton import Skeleton, ends_with, may_bind, skeleton
from claimcheck.checks._words import BEING, CONCLUDING, NAMED, entries, one_of
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass

HEDGING = entries("about some roughly nearly almost exactly only just approximately around fully over the a an by")
HEDGES = rf"(?:{one_of(HEDGING)}\s+)*"
# "an average of", "a response rate of", "an operating profit of"
NAMED_AS = rf"(?:{one_of(NAMED)}\s+(?:[^\W\d_][\w’'-]*\s+){{0,3}}of\s+)?"
_IS_NAMED = regex(rf"\b{one_of(NAMED)}\s+(?P<name>(?:[^\W\d_][\w’'-]*\s+){{1,3}})of\s+{HEDGES}$", re.IGNORECASE)
_STRONG = regex(rf"(?<![\w-]){one_of(CONCLUDING)},?\s+{NAMED_AS}{HEDGES}$")
_WEAK = regex(rf"(?:[,;:(—–=]|\b{one_of(BEING)})\s*{NAMED_AS}{HEDGES}$")
# The last words before such a figure: most figures have others, and need no pattern.
_ENDINGS = frozenset(phrase.split()[-1] for phrase in (*CONCLUDING, *HEDGING, "of", *BEING))
_POINTING = frozenset("that this it which thus so together their its these those".split())
_FARTHEST_IF_WEAK = Fraction(4, 3)
_OTHER_RATIOS = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE, Kind.RATIO})


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A figure that is concluded, its index in the skeleton, the two amounts before it, whether words surely say that
    it is one, and whether an amount stands in the sentence before."""

    stated: Figure
    index: int
    premises: tuple[Figure, Figure]
    is_strong: bool
    is_apart: bool

    @property
    def note(self) -> str:
        """How the figures were tied."""
        return "an amount stands in the sentence before" if self.is_apart else ""

    def is_near(self, computed: Fraction, stated: Fraction) -> bool:
        """Return whether a value that follows and the one that is stated can be meant to be the same; closer than
        others where only a comma leads to it."""
        return is_near(computed, stated) and (self.is_strong or is_within(_FARTHEST_IF_WEAK, stated, computed))


def name_of(lead: str) -> tuple[str, ...]:
    """Return the words that name a figure before it, in small letters: ("average", "gift") of "an average gift of"."""
    named = _IS_NAMED.search(lead)
    return tuple(named["name"].lower().split()) if named else ()


def conclusions(sentence: Sentence, reading: Reading, kinds: frozenset[Kind], *, back: int = 1) -> Iterator[Conclusion]:
    """Yield the shares and other ratios that a sentence concludes from two amounts alike, and from nothing else.

    Args:
        sentence: the sentence.
        reading: the document, for the sentence before.
        kinds: the kinds of what is concluded.
        back: how many sentences before one of the amounts may stand in, where nothing like it stands nearer.
    """
    if not may_bind(sentence) and _POINTING.isdisjoint(sentence.words):
        return
    bones = skeleton(sentence)
    for index, figure in enumerate(bones.figures):
        if figure.kind in kinds and not figure.is_range:
            gap = bones.before(index).lower()
            if not index and _POINTING.isdisjoint(gap.split()[:2]):
                continue  # nothing stands before it that it could follow from
            if not ends_with(gap, _ENDINGS):
                continue
            strong = bool(_STRONG.search(gap))
            if not strong and not _WEAK.search(gap):
                continue
            premises = _premises(bones, index)
            apart = len(premises) < 2 and (strong or bool(_IS_NAMED.search(gap)))
            if apart and (premises or not _POINTING.isdisjoint(gap.split()[:2])):
                found = _before(neighbour(sentence, reading, -1), 2 - len(premises))
                if premises and back > 1:
                    greater = _nearest_like(premises[0], sentences_before(sentence, reading, back))
                    found = [greater] if greater else [f for f in found if f.value > premises[0].value]
                premises = [*found, *premises]
            if len(premises) == 2 and alike(*premises):
                yield Conclusion(figure, index, (premises[0], premises[1]), strong, apart)


def _premises(bones: Skeleton, index: int) -> list[Figure]:
    """Return the amounts before a figure, none if other ratios or ranges stand there too."""
    before = bones.figures[:index]
    if any(f.kind in _OTHER_RATIOS or f.is_range for f in before):
        return []
    return [f for f in before if is_amount(f)]


def _before(sentence: Sentence | None, count: int) -> list[Figure]:
    """Return the amounts of the sentence before, if they are so many."""
    if sentence is None or not sentence.figures:
        return []
    bones = skeleton(sentence)
    found = _premises(bones, len(bones.figures))
    return found if len(found) == count else []


def _nearest_like(premise: Figure, earlier: Iterable[Sentence]) -> Figure | None:
    """Return the only amount like a premise, and greater, of the nearest sentence before that has one, None if there
    are more; one of a number of things that is farther off must count the same things."""
    for steps, sentence in enumerate(earlier):
        figures = skeleton(sentence).figures if sentence.figures else ()
        found = [f for f in figures if alike(f, premise) and f.value > premise.value]
        if found:
            units = {premise.unit, found[0].unit}
            same = premise.kind is not Kind.COUNT or units == {premise.unit or "?"} or (not steps and "" in units)
            return found[0] if same and len(found) == 1 and is_amount(found[0]) else None
    return None


def off_or_holding(finding: Finding, conclusion: Conclusion, computed: Fraction, stated: Fraction) -> Iterator[Finding]:
    """Yield a finding that holds, or one that does not hold but is near enough to be meant."""
    if finding.status is not Status.INCONSISTENT or conclusion.is_near(computed, stated):
        yield finding
