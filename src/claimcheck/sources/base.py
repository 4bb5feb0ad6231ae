"""What every source of evidence shares: it is opened for one document and then asked about its claims one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from claimcheck.model import Evidence, Figure, Implication, Reading, Sentence
from claimcheck.records import dataclass, replace

if TYPE_CHECKING:
    from claimcheck.sources.web import Web

Lookup = Callable[[Sentence | None, tuple[Figure, ...], tuple[Implication, ...]], tuple[Evidence, ...]]
"""Returns the evidence on one claim, given its sentence (None in a table), its figures and what they imply."""

Source = Callable[[Reading], Lookup]
"""Opens a source for one document, of which it may read ahead, and returns what answers for its claims. It raises
nothing that depends on the world outside: a source that cannot be reached says so as silent evidence."""


@dataclass(frozen=True, slots=True)
class Service:
    """A source that is asked by name (`--source NAME`).

    Attributes:
        name: what it is asked by, in small letters: "worldbank".
        what: what it is, in a few words: "World Bank indicators".
        open: makes the source, given the web to ask by (`web.get(url) -> Page | Failure`), which keeps every answer.
        key: the environment variable of the key that it needs, "" for none.
        key_is: what that variable holds, in words.
    """

    name: str
    what: str
    open: Callable[[Web], Source]
    key: str = ""
    key_is: str = "a key"


class SourceError(Exception):
    """A source that was asked for cannot be opened; the message says which, why, and what to do."""


_ORDER = {"supports": 0, "contradicts": 1, "lead": 2, "silent": 3}


def together(lookups: Sequence[Lookup]) -> Lookup:
    """Return the lookup that asks several and gives what they say, what settles a claim first."""

    def ask(
        sentence: Sentence | None, figures: tuple[Figure, ...], implications: tuple[Implication, ...]
    ) -> tuple[Evidence, ...]:
        found = [evidence for lookup in lookups for evidence in lookup(sentence, figures, implications)]
        if len(found) > 1:  # facts that say the same by the same source are one piece of evidence
            unlike: dict[Evidence, Evidence] = {}
            for evidence in found:
                unlike.setdefault(replace(evidence, fact="", snapshot=""), evidence)
            found = list(unlike.values())
        return tuple(sorted(found, key=lambda evidence: _ORDER.get(evidence.bearing.value, len(_ORDER))))

    return ask
