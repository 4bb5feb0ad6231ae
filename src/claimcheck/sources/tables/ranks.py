"""Which place a group has among all of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.sources.tables import parts, queries
from claimcheck.sources.tables.case import Answer, Case
from claimcheck.sources.tables.data import vocabulary as data


def answers(case: Case) -> Iterator[Answer]:
    """Yield the place of the group that a claim names, by the measures that it names."""
    ask, view = case.ask, case.view
    if case.timeless or not (ask.superlative or ask.lower & data.RANKERS):
        return
    for index, value in case.match.values:
        by = view.categories[index]
        rows = case.rows([c for c in case.values if not c.inner.startswith(f"{by.inner} ")], case.period)
        if by.totals:
            rows.append(parts.without_totals(by))
        for measure in case.match.measures:
            found = queries.of_rank(view, measure, by, value, rows, most=ask.superlative >= 0)
            if found is not None:
                place, shared = found
                sure = case.sure and not shared and not case.match.partly
                yield Answer(place.value, place.value, place.value, "", place.select, place.words, sure, exact=True)
