"""The checks: one module each, holding its law, its forms and its examples.

A module of this package whose name has no leading underscore (other than `base`) defines `CHECK`; adding the file adds
the check. Laws can be imported from here by name: `from claimcheck.checks import percent_change`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from typing import cast

from claimcheck import plugins
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.interval import UndefinedQuotientError
from claimcheck.model import Finding, Implication, Kind, Reading, Sentence, Status
from claimcheck.siblings import modules

InSentence = Callable[[Sentence, Reading], Results]
_MOST_SETS = 8192  # sets of checks that are remembered: the sentences of 5 MB of text ask for one to six thousand

__all__ = ["Check", "Examples", "all_checks", "run"]


@cache
def all_checks() -> tuple[Check, ...]:
    """Return every check, those of other packages (entry-point group `claimcheck.checks`) included, in the order of
    their codes."""
    names = [name for name in modules(__path__) if name != "base"]
    found = [cast(Check, import_module(f"{__name__}.{name}").CHECK) for name in names]
    found += [cast(Check, check) for check in plugins.load("claimcheck.checks")]
    return tuple(sorted(found, key=lambda check: check.code))


def run(reading: Reading) -> Iterator[Finding | Implication]:
    """Yield what every check finds in a document: sentence by sentence, then tables, then the document as a whole."""
    checks, finders_of = all_checks(), _finders()
    for sentence in reading.sentences:
        if sentence.figures:
            for in_sentence in finders_of(sentence):
                try:
                    yield from in_sentence(sentence, reading)
                except UndefinedQuotientError:
                    continue
    in_tables = [check.in_table for check in checks if check.in_table]
    for table in reading.tables:
        found = [r for in_table in in_tables for r in _defined(in_table(table, reading))]
        if sum(isinstance(r, Finding) and r.status is Status.INCONSISTENT for r in found) > 1:
            from claimcheck.checks._consequences import without_consequences

            found = without_consequences(found)
        yield from found
    for check in checks:
        if check.in_document:
            yield from _defined(check.in_document(reading))


class _Finders:
    """The checks that may have something to say of a sentence, by the kinds of its figures and its words.

    Words lead to the checks, not checks to their words: a sentence has a few of the words that matter, and there are
    many checks. A set of checks is a number with a bit for each, so that sets are joined at once.
    """

    def __init__(self, checks: Iterable[Check]) -> None:
        self._checks = [check for check in checks if check.in_sentence]
        self._finders = [check.in_sentence for check in self._checks if check.in_sentence]
        self._led: dict[str, int] = {}
        for number, check in enumerate(self._checks):
            for word in check.cues:
                self._led[word] = self._led.get(word, 0) | 1 << number
        self._words = frozenset(self._led)
        # For sentences of no figure, of one and so on; those of more than any check asks for are alike.
        self._of_kinds: list[dict[frozenset[Kind], tuple[int, int]]]
        self._of_kinds = [{} for _ in range(max((check.least for check in self._checks), default=0) + 1)]
        self._known = lru_cache(_MOST_SETS)(self._of_set)

    def __call__(self, sentence: Sentence) -> tuple[InSentence, ...]:
        """Return the finders to ask of a sentence, in the order of their checks' codes."""
        figures = sentence.figures
        kinds = frozenset([figure.kind for figure in figures])
        number = min(len(figures), len(self._of_kinds) - 1)
        known = self._of_kinds[number].get(kinds)
        if known is None:
            known = self._of_kinds[number][kinds] = self._that_read(kinds, number)
        always, by_cue = known
        told, led = 0, self._led
        for word in self._words & sentence.words:
            told |= led[word]
        return self._known(always | told & by_cue)

    def _of_set(self, asked: int) -> tuple[InSentence, ...]:
        found = []
        while asked:
            lowest = asked & -asked
            found.append(self._finders[lowest.bit_length() - 1])
            asked ^= lowest
        return tuple(found)

    def _that_read(self, kinds: frozenset[Kind], figures: int) -> tuple[int, int]:
        """Return the checks that read so many figures of these kinds: whatever the words, and where there is a cue."""
        always = by_cue = 0
        for number, check in enumerate(self._checks):
            if figures >= check.least and not (check.kinds and check.kinds.isdisjoint(kinds)):
                if check.cues and check.cue_kinds.isdisjoint(kinds):
                    by_cue |= 1 << number
                else:
                    always |= 1 << number
        return always, by_cue


@cache
def _finders() -> _Finders:
    return _Finders(all_checks())


def _defined(results: Results) -> Results:
    """Pass on a check's results up to a place where its equation has no value (a change from what may be zero)."""
    try:
        yield from results
    except UndefinedQuotientError:
        return


def __getattr__(name: str) -> Callable[..., Finding]:
    if not name.startswith("_"):
        for check in all_checks():
            if check.name == name:
                return check.law
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
