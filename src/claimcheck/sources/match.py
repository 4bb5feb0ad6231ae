"""Compares claims with the facts of a ledger."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.model import Evidence, Figure, Implication, Reading, Sentence
from claimcheck.sources.ledger import Ledger

Lookup = Callable[[Sentence | None, tuple[Figure, ...], tuple[Implication, ...]], tuple[Evidence, ...]]


def lookup(reading: Reading, ledger: Ledger) -> Lookup:
    """Return a function that gives the evidence a ledger holds on a claim of one document.

    The function takes the claim's sentence (None in a table), its figures, and what they imply.
    """

    def evidence(
        sentence: Sentence | None, figures: tuple[Figure, ...], implications: tuple[Implication, ...]
    ) -> tuple[Evidence, ...]:
        return ()

    return evidence
