"""The shape of a check: a law on numbers, a way to find it said in a document, examples that are its tests and docs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimcheck.model import Finding, Implication, Kind, Reading, Sentence, TableReading
from claimcheck.records import dataclass

Results = Iterator[Finding | Implication]


@dataclass(frozen=True, slots=True)
class Examples:
    """Sentences (or small Markdown documents) that show a check: what holds, what is off, and what must stay silent."""

    consistent: tuple[str, ...]
    inconsistent: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of relation between figures.

    A check gives one of the three `in_` functions. `in_sentence` is called for each sentence that has `least` figures
    or more, one of `kinds` among them (any, if empty), and one of the words in `cues` (if any are given; a cue is a
    lower-case word or sign as in `Sentence.words`) or a figure of `cue_kinds`; it may look at neighbours through the
    reading. `in_table` is called for each table, `in_document` once.
    """

    code: str
    name: str
    title: str
    explanation: str
    law: Callable[..., Finding]
    examples: Examples
    in_sentence: Callable[[Sentence, Reading], Results] | None = None
    in_table: Callable[[TableReading, Reading], Results] | None = None
    in_document: Callable[[Reading], Results] | None = None
    kinds: frozenset[Kind] = frozenset()
    cues: frozenset[str] = frozenset()
    cue_kinds: frozenset[Kind] = frozenset()
    least: int = 1
