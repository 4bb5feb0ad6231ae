"""The checks: one module each, holding its law, its forms and its examples.

A module of this package whose name has no leading underscore (other than `base`) defines `CHECK`; adding the file adds
the check. Laws can be imported from here by name: `from claimcheck.checks import percent_change`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from claimcheck import plugins
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.interval import UndefinedQuotientError
from claimcheck.model import Finding, Implication, Kind, Reading, Sentence

InSentence = Callable[[Sentence, Reading], Results]

__all__ = ["Check", "Examples", "all_checks", "run"]


@cache
def all_checks() -> tuple[Check, ...]:
    """Return every check, those of other packages (entry-point group `claimcheck.checks`) included, in the order of
    their codes."""
    names = [m.name for m in iter_modules(__path__) if not m.name.startswith("_") and m.name != "base"]
    found = [cast(Check, import_module(f"{__name__}.{name}").CHECK) for name in names]
    found += [cast(Check, check) for check in plugins.load("claimcheck.checks")]
    return tuple(sorted(found, key=lambda check: check.code))


def run(reading: Reading) -> Iterator[Finding | Implication]:
    """Yield what every check finds in a document: sentence by sentence, then tables, then the document as a whole."""
    checks = all_checks()
    of_kinds: dict[frozenset[Kind], list[tuple[frozenset[str], InSentence]]] = {}
    for sentence in reading.sentences:
        if sentence.figures:
            kinds = frozenset([figure.kind for figure in sentence.figures])
            if kinds not in of_kinds:
                of_kinds[kinds] = _that_read(kinds, checks)
            for cues, in_sentence in of_kinds[kinds]:
                if not cues or not cues.isdisjoint(sentence.words):
                    yield from _defined(in_sentence(sentence, reading))
    for table in reading.tables:
        for check in checks:
            if check.in_table:
                yield from _defined(check.in_table(table, reading))
    for check in checks:
        if check.in_document:
            yield from _defined(check.in_document(reading))


def _that_read(kinds: frozenset[Kind], checks: Iterable[Check]) -> list[tuple[frozenset[str], InSentence]]:
    """Return cues and finder of the checks of sentences that may apply where figures of these kinds stand."""
    return [
        (check.cues, check.in_sentence)
        for check in checks
        if check.in_sentence and (not check.kinds or not check.kinds.isdisjoint(kinds))
    ]


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
