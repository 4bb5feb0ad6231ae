"""From a claim's words to the queries that they mean, by the kind of its figure."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Kind
from claimcheck.sources.tables import changes, counts, levels, ranks
from claimcheck.sources.tables.asks import is_gap
from claimcheck.sources.tables.case import Answer, Case
from claimcheck.sources.tables.vocabulary import key, keys

_GROWTH = frozenset({"growth", "change"})


def answers(case: Case) -> Iterator[Answer]:
    """Yield the values that the best readings of a claim give."""
    kind, change = case.figure.kind, case.ask.said.change
    if kind is Kind.ORDINAL:
        yield from ranks.answers(case)
    elif kind is Kind.RATIO or (kind is Kind.PERCENT and change is None):
        found = list(levels.answers(case)) if kind is Kind.PERCENT else []
        yield from found or counts.shares(case)
    elif _is_growth(case):
        yield from levels.answers(case)
    elif kind is Kind.MULTIPLE or change is not None:
        gap = is_gap(case.ask, case.text) and (kind is Kind.MULTIPLE or bool(case.match.other))
        yield from changes.gaps(case) if gap else changes.answers(case)
    else:
        found = [] if _is_counted(case) else list(levels.answers(case))
        yield from found or counts.answers(case)


def _is_growth(case: Case) -> bool:
    """Return whether the measure is itself a growth: then a change is looked up, not computed."""
    rates = case.figure.kind in (Kind.PERCENT, Kind.POINTS)
    return rates and any(measure.header.words & keys(_GROWTH) for measure in case.match.measures)


def _is_counted(case: Case) -> bool:
    """Return whether the figure counts rows: its noun is what these are, and no measure's name."""
    noun = case.figure.noun
    if noun is None or not case.match.rows.counted:
        return False
    own = {key(t) for t in case.ask.tokens if noun.start <= t.start < noun.end}
    return not any(own & measure.header.words for measure in case.match.measures)
