"""Which measures, groups and times of a table a claim means, and which of its words the table does not know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.model import Kind
from claimcheck.records import dataclass
from claimcheck.sources.clauses import is_plain
from claimcheck.sources.data import vocabulary as ledger
from claimcheck.sources.periods import Period
from claimcheck.sources.tables import parts, vocabulary
from claimcheck.sources.tables import periods as steps
from claimcheck.sources.tables.asks import Ask
from claimcheck.sources.tables.data import vocabulary as data
from claimcheck.sources.tables.groups import Groups
from claimcheck.sources.tables.names import Hit, Names
from claimcheck.sources.tables.parts import Category, Condition, Measure
from claimcheck.sources.tables.views import View
from claimcheck.sources.words import Token

METRIC, PLACE, PERIOD = "metric", "subject", "period"
_MOST_ALIKE = 3  # measures that a claim may mean alike before it is too vague


class Rows(NamedTuple):
    """Whether a claim names what rows are and surely speaks of these, whether its figure counts them, and the category
    whose values it counts."""

    named: bool
    sure: bool
    counted: bool
    distinct: Category | None


class Dated(NamedTuple):
    """The period of which rows are meant, whether that is sure, and whether the table knows it."""

    period: Period | None
    sure: bool
    known: bool


class Whole(NamedTuple):
    """The conditions that also hold for the whole of a share, and whether that is sure."""

    conditions: tuple[Condition, ...]
    sure: bool


class Doubts(NamedTuple):
    """Why a claim may mean something else: a word behind its figure was taken for the measure's unit, a partner's part
    is not said or is another, another value of the statement or sentence may change what is meant."""

    unit_guessed: bool
    role_guessed: bool
    role_wrong: bool
    others_near: bool
    others: bool


@dataclass(frozen=True, slots=True)
class Match:
    """What a claim means in a view.

    `measures` match its words best; `partly` says that their names have words that the claim lacks. `conditions` are
    those of the claim's groups, `groups` the same with names that are also a measure's, `other` those of the other side
    of a comparison; `values` are the groups by category. `unknown` are the words that the table does not explain,
    `carved` those that carve something out in the parts that follow.
    """

    measures: tuple[Measure, ...]
    partly: bool
    conditions: tuple[Condition, ...]
    groups: tuple[Condition, ...]
    whole: Whole
    other: tuple[Condition, ...]
    values: tuple[tuple[int, str], ...]
    rows: Rows
    dated: Dated
    unknown: tuple[Token, ...]
    carved: tuple[Token, ...]
    doubts: Doubts


def match(view: View, names: Names, ask: Ask) -> Match:
    """Return what a claim means in a view."""
    return _Matcher(view, names, ask).match()


class _Matcher(Groups):
    def match(self) -> Match:
        view, ask = self.view, self.ask
        others = self._behind()
        coded, numbered, truths = self.coded(), self.numbered(), self.truths()
        hits = self._hits(others, truths)
        measures, partly = self._measures({i for i, _ in numbered})
        whole = ask.mean or ask.summed or ask.superlative
        if measures and not hits and not coded and not whole and not self._counts_rows():
            hits = self.around()
        by_category = _by_category([*((hit.category, hit.value) for hit in hits), *coded])
        conditions = {c: parts.equal(view.categories[c], values) for c, values in by_category.items()}
        extra = [condition for _, condition in numbered] + [condition for _, condition in truths]
        rest = self.other_side(others, conditions)
        share_of = Whole(*self.whole(hits, conditions, numbered))
        rows = self._rows(hits, told=bool(hits or truths or numbered))
        dated = self._period(measures)
        self._explain(measures)
        unknown, units = self._left_over(measures, partly=partly)
        carved = tuple(t for i, t in enumerate(ask.extra) if self._tells(i, ask.extra) and not self.is_known(t))
        # A name that is a column's own ("Ames received 149 votes") picks no rows of that column.
        own = {h.category for h in hits if self._is_name_of(h, measures)}
        return Match(
            measures,
            partly,
            (*(condition for c, condition in conditions.items() if c not in own), *extra),
            (*conditions.values(), *extra),
            share_of,
            rest,
            tuple((c, v) for c, values in by_category.items() for v in values),
            rows,
            dated,
            unknown,
            carved,
            Doubts(bool(units), *self.roles(hits), *self.others(hits)),
        )

    def _behind(self) -> list[Hit]:
        """Return the names of groups behind the claim's own part."""
        found = self.chosen(self.ask.tokens[self.cut :])
        return [hit._replace(first=hit.first + self.cut, last=hit.last + self.cut) for hit in found]

    def _left_over(self, measures: Sequence[Measure], *, partly: bool) -> tuple[tuple[Token, ...], list[Token]]:
        """Return the words that nothing explains, and those of them, left out, that may be the measure's unit."""
        tokens = self.ask.tokens
        unknown = [t for i, t in enumerate(tokens) if i not in self.explained and self._tells(i, tokens)]
        units = self._units(unknown, measures, partly=partly)
        return tuple(t for t in unknown if t not in units), units

    def _hits(self, others: Sequence[Hit], truths: Sequence[tuple[list[int], Condition]]) -> list[Hit]:
        """Return the names of groups in the claim's own part, but for those that a column of yes and no explains."""
        hits = self.chosen(self.main)
        for hit in (*hits, *others):
            self.explained.update(range(hit.first, hit.last))
        taken = {i for places, _ in truths for i in places}
        return [h for h in hits if not taken & set(range(h.first, h.last))]

    def _is_name_of(self, hit: Hit, measures: Sequence[Measure]) -> bool:
        tokens = self.main[hit.first : hit.last] if hit.last <= len(self.main) else ()
        return bool(tokens) and any({vocabulary.key(t) for t in tokens} <= m.header.words for m in measures)

    def _units(self, unknown: Sequence[Token], measures: Sequence[Measure], *, partly: bool) -> list[Token]:
        """Return the words right behind the figure that may be the unit of a measure which names none."""
        noun = self.ask.figure.noun
        if noun is None or partly or not measures or any(m.unit for m in measures):
            return []
        return [t for t in unknown if noun.start <= t.start < noun.end and not t.capital]

    # --- measures -----------------------------------------------------------------------------------------------------

    def _measures(self, taken: set[int]) -> tuple[tuple[Measure, ...], bool]:
        ask = self.ask
        keys = ask.keys - {vocabulary.key(ask.tokens[i]) for i in taken} | ask.ranked
        scored = []
        for measure in self.view.measures:
            if measure.header.words:
                needed = measure.header.words - vocabulary.keys(data.RATED) or measure.header.words
                got = measure.header.words & keys if needed & keys else frozenset()
                full = needed <= keys | ask.near
            else:
                got, full = self.view.subject & keys, True
            if got:
                scored.append((full, len(got), len(measure.header.words - got), measure))
        only = len(self.view.measures) == 1 and self.view.time is not None
        if not scored and only and self.view.subject & keys:
            return self.view.measures, True  # the one thing that the table measures need not be named
        if not scored:
            return (), False
        best = max((full, n, -lacking) for full, n, lacking, _ in scored)
        found = [m for full, n, lacking, m in scored if (full, n, -lacking) == best]
        if len({m.header.words & keys for m in found}) > 1:
            return (), False  # "the tip is 15% of the bill" is about both
        if len(found) > _MOST_ALIKE or (not best[0] and len(found) > 1):
            return (), False
        return tuple(found), not best[0]

    # --- rows ---------------------------------------------------------------------------------------------------------

    def _rows(self, hits: Sequence[Hit], *, told: bool) -> Rows:
        """Return what the claim says of rows as such."""
        figure, view, keys = self.ask.figure, self.view, self.ask.keys
        noun = [t for t in self.main if figure.noun and figure.noun.start <= t.start < figure.noun.end]
        own = {vocabulary.key(t) for t in noun}
        spoken_of = bool(keys & (view.subject | vocabulary.keys(data.TABLES)))
        rows = view.noun | (vocabulary.keys(data.ROWS) if spoken_of else frozenset())
        heads = [c for c in view.categories if c.values and noun and vocabulary.key(noun[-1]) in c.words]
        distinct = heads[-1] if heads else None
        grouped = any(h.last <= len(self.main) and self.main[h.first] in noun for h in hits)
        named = bool(own & rows) or (bool(keys & rows) and (not noun or grouped))
        near = bool((keys | self.ask.near) & view.noun)
        # A table of some regions does not say how many there are, unless the text speaks of what the table is about.
        sure = (named or (grouped and near) or distinct is not None) and (spoken_of or told)
        counted = bool(own & rows) or distinct is not None
        return Rows(named or grouped or distinct is not None, sure, counted, distinct)

    def _counts_rows(self) -> bool:
        """Return whether the figure's noun is what rows are."""
        noun = self.ask.figure.noun
        return noun is not None and any(
            vocabulary.key(t) in self.view.noun for t in self.main if noun.start <= t.start < noun.end
        )

    # --- time ---------------------------------------------------------------------------------------------------------

    def _period(self, measures: Sequence[Measure]) -> Dated:
        """Return of which period rows are meant."""
        stated, view = self.ask.said.period, self.view
        if not stated.clear:
            return Dated(None, False, False)
        period = stated.period
        if period is None:
            return Dated(None, True, True)
        sure = not stated.at_start
        if period.fiscal:
            return Dated(None, False, False)
        if view.time is not None:
            return Dated(period, sure, steps.fits(period, view.time))
        own = [m.header.period for m in measures if m.header.period] or ([view.period] if view.period else [])
        return Dated(None, sure, bool(own) and all(p == period for p in own))

    # --- words --------------------------------------------------------------------------------------------------------

    def _explain(self, measures: Sequence[Measure]) -> None:
        said = self.view.title | self.view.noun | {k for c in self.view.categories if c.values for k in c.words}
        for measure in measures:
            said |= measure.header.all_words
        said |= self.ask.ranked
        said |= _IMPLIED.get(self.ask.figure.kind, frozenset())
        for i, token in enumerate(self.ask.tokens):
            if vocabulary.key(token) in said or token.stem in said or (token.lower in data.RANKED and measures):
                self.explained.add(i)

    def _tells(self, i: int, tokens: Sequence[Token]) -> bool:
        """Return whether a word says something that the table must know."""
        token = tokens[i]
        step = data.FREQUENCIES.get(token.lower)
        if step is not None:
            return self.view.time is None or self.view.time.step != step
        if (token.lower in _OPERATIONS or token.lower.startswith("people ")) and not token.country:
            return False
        if is_plain(token) and token.lower not in data.MEASURED:
            return False
        generic = token.lower in ledger.GENERIC | ledger.GENERIC_PAIR and i > 0
        return not (generic and tokens[i - 1].lower in ledger.DETERMINERS)


# What a figure's kind says already: "a murder rate of 7.1", "gas cost $3.30".
_IMPLIED = {
    Kind.MONEY: vocabulary.keys(data.PRICED),
    Kind.PERCENT: vocabulary.keys(data.RATED),
    Kind.POINTS: vocabulary.keys(data.RATED),
    Kind.COUNT: vocabulary.keys(frozenset({"rate", "number"})),
}
_OPERATIONS = (
    data.MEANS
    | data.MEDIANS
    | data.SUMS
    | data.MAXIMA
    | data.MINIMA
    | data.SHARES
    | data.RANKERS
    | data.COMPARED
    | data.COUNTING
    | data.PLAIN
    | data.ROWS
    | data.ALL_TIME
    | ledger.RISING
    | ledger.FALLING
)


def _by_category(named: Sequence[tuple[int, str]]) -> dict[int, list[str]]:
    """Return the values that are named of each category, each once."""
    values: dict[int, list[str]] = {}
    for category, value in dict.fromkeys(named):
        values.setdefault(category, []).append(value)
    return values
