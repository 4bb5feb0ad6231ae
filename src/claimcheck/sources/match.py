"""Compares a document's claims with the facts of a ledger.

A fact bears on a claim only if subject, metric, place and period all agree; that the numbers do is never enough. Words
of the claim's statement that the fact does not explain ("steel", "per head", a name) make it a lead at most.
"""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.model import Bearing, Evidence, Figure, Implication, Reading, Sentence, Span
from claimcheck.records import dataclass, field, replace
from claimcheck.sources import cells, context, days, evidence, states, values
from claimcheck.sources.base import Lookup
from claimcheck.sources.cells import Place
from claimcheck.sources.clauses import DATES
from claimcheck.sources.context import Context
from claimcheck.sources.facts import Ledger
from claimcheck.sources.terms import Index


def lookup(reading: Reading, ledger: Ledger) -> Lookup:
    """Return a function that gives the evidence a ledger holds on a claim of one document.

    The function takes the claim's sentence (None in a table, where the headings of a cell say what it is of), its
    figures, and what they imply.
    """
    index = Index(ledger)
    return _Matcher(context.of(reading, index.topics), index).evidence


@dataclass(slots=True)
class _Matcher:
    context: Context
    index: Index
    _known: dict[Span, tuple[Evidence, ...]] = field(default_factory=dict)
    _places: Mapping[Span, Place] | None = None

    def evidence(
        self, sentence: Sentence | None, figures: tuple[Figure, ...], implications: tuple[Implication, ...]
    ) -> tuple[Evidence, ...]:
        if sentence is None:
            return tuple(e for figure in figures for e in self._in_table(figure))
        if len(sentence.text) > context.LONGEST:
            return ()
        found: list[Evidence] = []
        for figure in figures:
            found += self._on(figure, sentence)
        for implication in implications:
            found += days.evidence_on_implied(implication, sentence, self.context, self.index)
        return tuple(found)

    def _in_table(self, figure: Figure) -> tuple[Evidence, ...]:
        known = self._known.get(figure.span)
        if known is None:
            known = self._known[figure.span] = self._look_in_table(figure)
        return known

    def _look_in_table(self, figure: Figure) -> tuple[Evidence, ...]:
        """Return what the facts say of a cell; a table's layout is no grammar, so leads are left out."""
        if self._places is None:
            self._places = cells.places(self.context.reading)
        place = self._places.get(figure.span)
        told = cells.told(figure, place, self.context.reading) if place else None
        if told is None:
            return ()
        around = context.of(told.reading, self.index.topics)
        around.written = self.context.written
        found = values.evidence_on(told.figure, told.sentence, around, self.index)
        return tuple(replace(e, topic=evidence.topic(figure)) for e in found if e.bearing is not Bearing.LEAD)

    def _on(self, figure: Figure, sentence: Sentence) -> tuple[Evidence, ...]:
        known = self._known.get(figure.span)
        if known is None:
            known = self._known[figure.span] = self._look(figure, sentence)
        return known

    def _look(self, figure: Figure, sentence: Sentence) -> tuple[Evidence, ...]:
        if figure.kind not in DATES:
            return values.evidence_on(figure, sentence, self.context, self.index)
        found = days.evidence_on(figure, sentence, self.context, self.index)
        found += states.evidence_on(figure, sentence, self.context, self.index)
        return found or self._by_value(figure, sentence)

    def _by_value(self, figure: Figure, sentence: Sentence) -> tuple[Evidence, ...]:
        """Return what bears out a date that only says when another figure of its sentence holds."""
        for other in sentence.figures:
            if other.kind in DATES:
                continue
            said = values.state(other, sentence, self.context)
            if said.period.figure is not None and said.period.figure.span == figure.span:
                return days.of_value(figure, said.period, self._on(other, sentence), self.index)
        return ()
