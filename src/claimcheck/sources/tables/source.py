"""Answers a document's claims from tables, each of which is read once, when the first claim may be about it."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.model import Bearing, Evidence, Figure, Implication, Kind, Reading, Sentence, Span
from claimcheck.sources import context, statement, values
from claimcheck.sources.base import Lookup
from claimcheck.sources.context import LONGEST, Context
from claimcheck.sources.ledger import Basis
from claimcheck.sources.tables import asks, files, match, plans, store, verdict, views
from claimcheck.sources.tables.errors import DataError
from claimcheck.sources.tables.names import Names
from claimcheck.sources.tables.store import TooSlowError
from claimcheck.sources.tables.views import View

_KINDS = frozenset({
    Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE, Kind.COUNT, Kind.MEASURE, Kind.RATIO, Kind.ORDINAL,
    Kind.DURATION, Kind.AGE,
})  # fmt: skip


class Tables:
    """Tables as a source: called with a document's reading, it returns what answers for its claims."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Read the tables; see `open_tables`."""
        self.views: list[tuple[View, Names]] = []
        problems: list[str] = []
        with tempfile.TemporaryDirectory(prefix="claimcheck-") as scratch:
            for path in files.find(paths):
                try:
                    for origin in files.origins(path, Path(scratch)):
                        loaded = store.load(origin)
                        self.views += [(view, Names(view)) for view in views.of(origin, loaded)]
                except DataError as error:
                    problems += error.problems
        if problems:
            raise DataError(problems)

    def __call__(self, reading: Reading) -> Lookup:
        """Return the lookup of one document's claims."""
        return _Asker(context.of(reading), self.views).evidence


@dataclass(slots=True)
class _Asker:
    context: Context
    views: Sequence[tuple[View, Names]]
    _known: dict[Span, tuple[Evidence, ...]] = field(default_factory=dict)

    def evidence(
        self, sentence: Sentence | None, figures: tuple[Figure, ...], implications: tuple[Implication, ...]
    ) -> tuple[Evidence, ...]:
        if sentence is None or len(sentence.text) > LONGEST:
            return ()
        found: list[Evidence] = []
        for figure in figures:
            if figure.kind not in _KINDS:
                continue
            known = self._known.get(figure.span)
            if known is None:
                known = self._known[figure.span] = self._on(figure, sentence)
            found += known
        return tuple(found)

    def _on(self, figure: Figure, sentence: Sentence) -> tuple[Evidence, ...]:
        said = values.state(figure, sentence, self.context)
        if statement.is_open(said.clauses, said.scope) or said.basis is not Basis.OUTCOME:
            return ()
        ask = asks.of(said, self.context.text)
        found = []
        for view, names in self.views:
            try:
                one = self._in(view, names, ask)
            except TooSlowError:
                continue
            if one is not None:
                found.append(one)
        return _best(found)

    def _in(self, view: View, names: Names, ask: asks.Ask) -> Evidence | None:
        meant = match.match(view, names, ask)
        if not meant.measures and not meant.rows_named:
            return None
        planner = plans.Planner(view, ask, meant, self.context.text)
        figure = plans.exactly(ask.figure) if ask.superlative else ask.figure
        return verdict.evidence(figure, view, meant, list(planner.answers()))


def _best(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return what settles a claim; where one table bears it out, another that does not is about something else."""
    supports = [e for e in found if e.bearing is Bearing.SUPPORTS]
    contradicts = [e for e in found if e.bearing is Bearing.CONTRADICTS]
    return tuple(supports or contradicts or found)[:3]
