"""The checks: one module each, holding its law, its forms and its examples.

A module of this package whose name has no leading underscore (other than `base`) defines `CHECK`; adding the file adds
the check. Laws can be imported from here by name: `from claimcheck.checks import percent_change`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from claimcheck import plugins
from claimcheck.checks.base import Check, Examples
from claimcheck.model import Finding, Implication, Reading, Sentence

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
    """Yield what every check finds in a document, check by check within a sentence, sentences in order."""
    checks = all_checks()
    by_sentence = [check for check in checks if check.in_sentence]
    for sentence in reading.sentences:
        if sentence.figures:
            kinds = {figure.kind for figure in sentence.figures}
            for check in by_sentence:
                if (not check.kinds or check.kinds & kinds) and (not check.cues or check.cues & sentence.words):
                    yield from _in_sentence(check, sentence, reading)
    for table in reading.tables:
        for check in checks:
            if check.in_table:
                yield from check.in_table(table, reading)
    for check in checks:
        if check.in_document:
            yield from check.in_document(reading)


def _in_sentence(check: Check, sentence: Sentence, reading: Reading) -> Iterator[Finding | Implication]:
    assert check.in_sentence is not None
    return check.in_sentence(sentence, reading)


def __getattr__(name: str) -> Callable[..., Finding]:
    if not name.startswith("_"):
        for check in all_checks():
            if check.name == name:
                return check.law
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
