"""What every source of evidence shares: it is opened for one document and then asked about its claims one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimcheck.model import Evidence, Figure, Implication, Reading, Sentence

Lookup = Callable[[Sentence | None, tuple[Figure, ...], tuple[Implication, ...]], tuple[Evidence, ...]]
"""Returns the evidence on one claim, given its sentence (None in a table), its figures and what they imply."""

Source = Callable[[Reading], Lookup]
"""Opens a source for one document, of which it may read ahead, and returns what answers for its claims. It raises
nothing that depends on the world outside: a source that cannot be reached says so as silent evidence."""

_ORDER = {"supports": 0, "contradicts": 1, "lead": 2, "silent": 3}


def together(lookups: Sequence[Lookup]) -> Lookup:
    """Return the lookup that asks several and gives what they say, what settles a claim first."""

    def ask(
        sentence: Sentence | None, figures: tuple[Figure, ...], implications: tuple[Implication, ...]
    ) -> tuple[Evidence, ...]:
        found = [evidence for lookup in lookups for evidence in lookup(sentence, figures, implications)]
        return tuple(sorted(found, key=lambda evidence: _ORDER.get(evidence.bearing.value, len(_ORDER))))

    return ask
