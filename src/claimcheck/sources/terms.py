"""Facts made ready to be met: the stems that must be named, and an index from stems to facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claimcheck.sources import words
from claimcheck.sources.clauses import is_plain
from claimcheck.sources.data import vocabulary
from claimcheck.sources.ledger import Basis, Fact, Ledger
from claimcheck.sources.words import Token

Stems = frozenset[str]


class Way(NamedTuple):
    """One way to name a fact: the stems of whom or what it is about, found near the figure, and those of its metric,
    found in the figure's own statement."""

    about: Stems
    metric: Stems


@dataclass(frozen=True, slots=True)
class Terms:
    """A fact with what a text must say for it to bear.

    `places` are the ways to name its place (none: it has none), `reporters` those to name who says so; `known` are all
    stems that its sentence may have; `change` is 1 for a growth, -1 for a decline, 0 for a level.
    """

    fact: Fact
    ways: tuple[Way, ...]
    places: tuple[Stems, ...]
    reporters: tuple[Stems, ...]
    about: Stems
    known: Stems
    change: int


def compile_fact(fact: Fact) -> Terms:
    """Return what a text must say for a fact to bear on it."""
    change = _change(fact)
    subjects = [_stems(words.tokens(name)) for name in (fact.subject, *fact.aliases)]
    short = words.acronym(words.tokens(fact.subject))
    if short:
        subjects.append(frozenset({words.stem(short)}))
    metrics = [_metric(name, change) for name in (fact.metric, *fact.metric_aliases)]
    ways = tuple(Way(about | names, own) for about in subjects for names, own in metrics)
    printed = [fact.subject, *fact.aliases, fact.metric, *fact.metric_aliases, fact.place, *fact.place_aliases]
    printed += [fact.reporter, *fact.reporter_aliases, fact.unit, fact.state, short]
    known = words.stems(" ; ".join(filter(None, printed)))
    if fact.figure is not None and fact.figure.unit:
        known |= words.stems(fact.figure.unit)
    if fact.basis is not Basis.OUTCOME:
        known |= words.table(vocabulary.TARGETS | vocabulary.FORECASTS)
    if change:
        known |= words.table(vocabulary.CHANGES)
    return Terms(
        fact=fact,
        ways=ways,
        places=tuple(_stems(words.tokens(name)) for name in (fact.place, *fact.place_aliases) if name),
        reporters=tuple(_stems(words.tokens(name)) for name in (fact.reporter, *fact.reporter_aliases) if name),
        about=frozenset().union(*(way.about for way in ways)),
        known=known,
        change=change,
    )


class Index:
    """The facts of a ledger by the stems that name what they are about."""

    def __init__(self, ledger: Ledger) -> None:
        """Make the facts ready."""
        self._terms = [compile_fact(fact) for fact in ledger]

    @cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        counts: dict[str, int] = {}
        for terms in self._terms:
            for name in terms.about:
                counts[name] = counts.get(name, 0) + 1
        for number, terms in enumerate(self._terms):
            # One stem of each way is enough to find it; the rarest finds the fewest others.
            for key in {min(way.about, key=lambda s: (counts[s], s)) for way in terms.ways if way.about}:
                found.setdefault(key, []).append(number)
        return found

    def fact(self, name: str) -> Fact:
        """Return the fact of an id."""
        return self._by_id[name]

    @cached_property
    def _by_id(self) -> dict[str, Fact]:
        return {terms.fact.id: terms.fact for terms in self._terms}

    def about(self, stems: Iterable[str]) -> list[Terms]:
        """Return the facts that may be about what these stems name, in the ledger's order."""
        numbers = {number for name in stems for number in self._by_stem.get(name, ())}
        return [self._terms[number] for number in sorted(numbers)]


def _stems(tokens: Sequence[Token]) -> Stems:
    telling = [t for t in tokens if not is_plain(t) and t.lower not in vocabulary.TITLES]
    return frozenset(t.stem for t in telling or [t for t in tokens if t.lower not in ("the", "of", "and")])


def _metric(name: str, change: int) -> tuple[Stems, Stems]:
    """Return the names in a metric ("exports to Peru") and its other words."""
    tokens = words.tokens(name)
    names = frozenset(t.stem for t in tokens if t.country or (t.capital and not t.shouted and t is not tokens[0]))
    own = _stems(tokens) - names
    return names, own - words.table(vocabulary.CHANGES) if change else own


def _change(fact: Fact) -> int:
    own = {token.lower for token in words.tokens(fact.metric)}
    if own & vocabulary.DECLINES:
        return -1
    return 1 if own & vocabulary.CHANGES else 0
