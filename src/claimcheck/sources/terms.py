"""Facts made ready to be met: the stems that must be named, and an index from stems to facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from claimcheck.sources import words
from claimcheck.sources.clauses import is_plain
from claimcheck.sources.compare import kind_key
from claimcheck.sources.data import vocabulary
from claimcheck.sources.facts import Basis, Fact, Ledger
from claimcheck.sources.words import Token

Stems = frozenset[str]


class Way(NamedTuple):
    """One way to name a fact: the stems of whom or what it is about, found near the figure, and those of its metric,
    found in the figure's own statement."""

    about: Stems
    metric: Stems


class Terms(NamedTuple):
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


@lru_cache(maxsize=8192)
def _phrase(name: str) -> tuple[Token, ...]:
    """Return the words of one of a fact's names; many facts share them."""
    return tuple(words.tokens(name))


@lru_cache(maxsize=8192)
def _named(name: str) -> Stems:
    """Return the stems that must stand in a text for it to name what one of a fact's names does."""
    return _stems(_phrase(name))


def compile_fact(fact: Fact) -> Terms:
    """Return what a text must say for a fact to bear on it."""
    change = _change(fact)
    subjects = [_named(name) for name in (fact.subject, *fact.aliases)]
    short = words.acronym(_phrase(fact.subject))
    if short:
        subjects.append(frozenset({words.stem(short)}))
    metrics = [_metric(name, change, fact.basis) for name in (fact.metric, *fact.metric_aliases)]
    ways = tuple(Way(about | names, own) for about in subjects for names, own in metrics)
    printed = [fact.subject, *fact.aliases, fact.metric, *fact.metric_aliases, fact.place, *fact.place_aliases]
    printed += [fact.reporter, *fact.reporter_aliases, fact.unit, fact.state, short]
    if fact.figure is not None:
        printed.append(fact.figure.unit)
    known = frozenset(token.stem for name in printed if name for token in _phrase(name))
    if fact.basis is not Basis.OUTCOME:
        known |= words.table(vocabulary.TARGETS | vocabulary.FORECASTS)
    if known & words.table(vocabulary.COMERS):
        known |= words.table(vocabulary.RECEIVING)
    if change:
        known |= words.table(vocabulary.CHANGES)
    return Terms(
        fact=fact,
        ways=ways,
        places=tuple(_named(name) for name in (fact.place, *fact.place_aliases) if name),
        reporters=tuple(_named(name) for name in (fact.reporter, *fact.reporter_aliases) if name),
        about=frozenset().union(*(way.about for way in ways)),
        known=known,
        change=change,
    )


class Index:
    """The facts of a ledger by the stems that name what they are about; a fact is made ready when it is first met."""

    def __init__(self, ledger: Ledger) -> None:
        """Keep the facts."""
        self._facts = ledger.facts
        self._ready: dict[int, Terms] = {}

    @cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        keys: dict[str, frozenset[str]] = {}
        for number, fact in enumerate(self._facts):
            for name in (fact.subject, *fact.aliases):
                if name not in keys:
                    tokens = _phrase(name)
                    keys[name] = _stems(tokens) | ({words.stem(words.acronym(tokens))} - {""})
                for key in keys[name]:
                    numbers = found.setdefault(key, [])
                    if not numbers or numbers[-1] != number:
                        numbers.append(number)
        return found

    @cached_property
    def _by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self._facts}

    @cached_property
    def topics(self) -> Stems:
        """The stems of all that the facts measure."""
        metrics = {name for fact in self._facts for name in (fact.metric, *fact.metric_aliases)}
        return frozenset(t.stem for name in metrics for t in _phrase(name) if not t.country and not is_plain(t))

    def fact(self, name: str) -> Fact:
        """Return the fact of an id."""
        return self._by_id[name]

    @cached_property
    def _kinds(self) -> list[str]:
        return [kind_key(fact.figure) if fact.figure is not None else "" for fact in self._facts]

    def about(self, stems: Iterable[str], wanted: Callable[[Fact], bool], *, kind: str = "") -> list[Terms]:
        """Return the facts that may be about what these stems name, in the ledger's order.

        Args:
            stems: those of the words around a figure.
            wanted: whether a fact is one that is looked for.
            kind: what its figure must be, as `compare.kind_key` has it; "" for facts without a figure.
        """
        kinds = self._kinds
        numbers = {number for name in stems for number in self._by_stem.get(name, ()) if kinds[number] == kind}
        return [self._at(number) for number in sorted(numbers) if wanted(self._facts[number])]

    def _at(self, number: int) -> Terms:
        terms = self._ready.get(number)
        if terms is None:
            terms = self._ready[number] = compile_fact(self._facts[number])
        return terms


def _stems(tokens: Sequence[Token]) -> Stems:
    telling = [t for t in tokens if not is_plain(t) and t.lower not in vocabulary.TITLES]
    return frozenset(t.stem for t in telling or [t for t in tokens if t.lower not in ("the", "of", "and")])


@lru_cache(maxsize=8192)
def _metric(name: str, change: int, basis: Basis) -> tuple[Stems, Stems]:
    """Return the names in a metric ("exports to Peru") and its other words."""
    tokens = _phrase(name)
    names = frozenset(t.stem for t in tokens if t.country or (t.capital and not t.shouted and t is not tokens[0]))
    own = _stems(tokens) - names
    unsaid = words.table(vocabulary.CHANGES) if change else frozenset()
    if basis is not Basis.OUTCOME:
        unsaid |= words.table(vocabulary.TARGETS | vocabulary.FORECASTS)
    return names, own - unsaid


def _change(fact: Fact) -> int:
    own = {token.lower for token in _phrase(fact.metric)}
    if own & vocabulary.DECLINES:
        return -1
    return 1 if own & vocabulary.CHANGES else 0
