"""Which measures, groups and times of a table a claim means, and which of its words the table does not know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.model import Figure, Kind
from claimcheck.sources.clauses import DATES, is_plain
from claimcheck.sources.data import vocabulary as ledger
from claimcheck.sources.periods import Period
from claimcheck.sources.tables import periods as steps
from claimcheck.sources.tables import views, vocabulary
from claimcheck.sources.tables.asks import Ask
from claimcheck.sources.tables.data import vocabulary as data
from claimcheck.sources.tables.names import Hit, Names
from claimcheck.sources.tables.views import Category, Condition, Measure, View
from claimcheck.sources.words import Token

METRIC, PLACE, PERIOD = "metric", "subject", "period"
_MOST_ALIKE = 3  # measures that a claim may mean alike before it is too vague
_ORDINALS = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth".split(), start=1)}
_RATIOS = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE, Kind.RATIO})
_TOWARDS = frozenset("to from with and the".split())
_JOINING = frozenset("of the all in from at with and total its their overall our".split())


@dataclass(frozen=True, slots=True)
class Match:
    """What a claim means in a view.

    `measures` match its words best; `partly` says that their names have words that the claim lacks. `conditions` are
    those of the claim's groups, `groups` the same with names that are also a measure's, `of` those that also hold for
    the whole of a share, `other` those of the other side of a comparison; `values` are the groups by category.
    `rows_named` says that the claim names what rows are, `rows_sure` that it speaks of these, `counts` that its figure
    counts these, `distinct` the category whose values it counts. `unknown` are the words that the table does not
    explain, `carved` those that carve something out in the parts that follow; `role_guessed` and `role_wrong` tell of a
    partner whose part is not said, or another, `others_near` and `others`
    of other values in the statement or sentence that may change what the figure is of; `unit_guessed` says that a word behind
    the figure was taken for the measure's unit.
    """

    measures: tuple[Measure, ...]
    partly: bool
    conditions: tuple[Condition, ...]
    groups: tuple[Condition, ...]
    of: tuple[Condition, ...]
    of_sure: bool
    other: tuple[Condition, ...]
    values: tuple[tuple[int, str], ...]
    rows_named: bool
    rows_sure: bool
    counts: bool
    distinct: Category | None
    period: Period | None
    period_sure: bool
    period_known: bool
    unknown: tuple[Token, ...]
    carved: tuple[Token, ...]
    unit_guessed: bool
    role_guessed: bool
    role_wrong: bool
    others_near: bool
    others: bool


def match(view: View, names: Names, ask: Ask) -> Match:
    """Return what a claim means in a view."""
    return _Matcher(view, names, ask).match()


class _Matcher:
    def __init__(self, view: View, names: Names, ask: Ask) -> None:
        self.view = view
        self.names = names
        self.ask = ask
        self.explained: set[int] = set()
        cut = ask.compared if ask.compared >= 0 else len(ask.tokens)
        self.main, self.cut = ask.tokens[:cut], cut

    def match(self) -> Match:
        view, ask = self.view, self.ask
        hits = self._chosen(self.main)
        others = [
            h._replace(first=h.first + self.cut, last=h.last + self.cut) for h in self._chosen(ask.tokens[self.cut :])
        ]
        coded = self._coded()
        numbered = self._numbered()
        truths = self._truths()
        for hit in (*hits, *others):
            self.explained.update(range(hit.first, hit.last))
        taken = {i for places, _ in truths for i in places}
        hits = [h for h in hits if not taken & set(range(h.first, h.last))]
        measures, partly = self._measures({i for i, _ in numbered})
        whole = ask.mean or ask.summed or ask.superlative
        if measures and not hits and not coded and not whole and not self._counts_rows():
            hits = self._around()
        by_category: dict[int, list[str]] = {}
        for hit in hits:
            by_category.setdefault(hit.category, []).append(hit.value)
        for category, value in coded:
            by_category.setdefault(category, []).append(value)
        conditions = {c: views.equal(view.categories[c], list(dict.fromkeys(v))) for c, v in by_category.items()}
        extra = [condition for _, condition in numbered] + [condition for _, condition in truths]
        rest = self._other_side(others, conditions)
        of, of_sure = self._whole(hits, conditions, numbered)
        rows_named, rows_sure, counts, distinct = self._rows(hits, measures)
        period, period_sure, period_known = self._period(measures)
        self._explain(measures)
        unknown = tuple(t for i, t in enumerate(ask.tokens) if i not in self.explained and self._tells(i, ask.tokens))
        units = self._units(unknown, measures, partly=partly)
        unknown = tuple(t for t in unknown if t not in units)
        carved = tuple(t for i, t in enumerate(ask.extra) if self._tells(i, ask.extra) and not self._is_known(t))
        # A name that is a column's own ("Ames received 149 votes") picks no rows of that column.
        own = {h.category for h in hits if self._is_name_of(h, measures)}
        return Match(
            measures,
            partly,
            (*(condition for c, condition in conditions.items() if c not in own), *extra),
            (*conditions.values(), *extra),
            of,
            of_sure,
            rest,
            tuple((c, v) for c, values in by_category.items() for v in dict.fromkeys(values)),
            rows_named,
            rows_sure,
            counts,
            distinct,
            period,
            period_sure,
            period_known,
            unknown,
            carved,
            bool(units),
            *self._roles(hits),
            *self._others(hits),
        )

    def _is_name_of(self, hit: Hit, measures: Sequence[Measure]) -> bool:
        tokens = self.main[hit.first : hit.last] if hit.last <= len(self.main) else ()
        return bool(tokens) and any({vocabulary.key(t) for t in tokens} <= m.header.words for m in measures)

    def _others(self, hits: Sequence[Hit]) -> tuple[bool, bool]:
        """Return whether another value of the statement, or of its sentence, may change what the figure is of: a
        threshold, a part, the value of another group."""
        ask = self.ask
        own = ask.figure
        several = len({h.value for h in hits}) > 1
        inside = anywhere = False
        for other in ask.said.sentence.figures:
            if other.kind in DATES or other.span == own.span or (ask.top and other.span == ask.top.span):
                continue
            alike = other.kind is own.kind and (other.unit == own.unit or own.kind is Kind.COUNT)
            near = any(part.span.start <= other.start < part.span.end for part in ask.said.scope.parts)
            level = ask.said.change is not None and own.kind in _RATIOS and other.kind not in _RATIOS
            moves = bool(other.change) or level or other.kind is Kind.MULTIPLE or self._is_group(other)
            inside |= near and (several if alike else not moves)
            anywhere |= not moves
        return inside, anywhere

    def _is_group(self, other: Figure) -> bool:
        """Return whether a figure names a group ("eight cylinders")."""
        after = [t for t in self.ask.tokens if t.start >= other.end]
        first = min(after, key=lambda t: t.start, default=None)
        return first is not None and any(
            vocabulary.key(first) in c.words and _has_number(c, int(other.value)) for c in self.view.categories
        )

    def _roles(self, hits: Sequence[Hit]) -> tuple[bool, bool]:
        """Return whether a partner's part in a trade is guessed, and whether it is another: "China's exports" are none
        to China."""
        guessed = wrong = False
        for hit in hits:
            if hit.last > len(self.main) or not self.view.categories[hit.category].words & vocabulary.keys(
                data.PARTNERS
            ):
                continue
            guessed |= hit.first == 0 or self.main[hit.first - 1].lower not in _TOWARDS
            wrong |= self.main[hit.last - 1].owns
        return guessed, wrong

    def _units(self, unknown: Sequence[Token], measures: Sequence[Measure], *, partly: bool) -> list[Token]:
        """Return the words right behind the figure that may be the unit of a measure which names none."""
        noun = self.ask.figure.noun
        if noun is None or partly or not measures or any(m.unit for m in measures):
            return []
        return [t for t in unknown if noun.start <= t.start < noun.end and not t.capital]

    # --- groups -------------------------------------------------------------------------------------------------------

    def _chosen(self, tokens: Sequence[Token]) -> list[Hit]:
        """Return the values that tokens name, of one category for each name: the one that the claim speaks of, else
        the one with the fewest values. Several values that a name may mean are none."""
        hits = self.names.hits(tokens)
        chosen: list[Hit] = []
        places = sorted({(h.first, h.last) for h in hits})
        for place in places:
            here = [h for h in hits if (h.first, h.last) == place]

            def rank(hit: Hit) -> tuple[bool, int, int]:
                category = self.view.categories[hit.category]
                return not category.words & self.ask.keys, category.column.distinct, hit.category

            best = min(here, key=rank)
            alike = [h for h in here if h.category == best.category]
            printed = " ".join(t.lower for t in tokens[place[0] : place[1]])
            exact = [h for h in alike if h.value.lower() == printed]
            if exact or len(alike) == 1:
                chosen += exact or alike
        return chosen

    def _coded(self) -> list[tuple[int, str]]:
        """Return the values with digits ("Boeing 737-800") that the sentence names; their words are known."""
        sentence = self.ask.said.sentence
        found = []
        for category, value, start, end in self.names.coded(sentence.text):
            span = range(sentence.span.start + start, sentence.span.start + end)
            if self.ask.figure.start in span:
                continue
            found.append((category, value))
            self.explained.update(i for i, t in enumerate(self.ask.tokens) if t.start in span)
        return found

    def _numbered(self) -> list[tuple[int, Condition]]:
        """Return the numbers that name groups ("eight cylinders", "third class"), with the place of their words."""
        found = []
        for other in self.ask.said.sentence.figures:
            if other.span == self.ask.figure.span or other.kind not in (Kind.COUNT, Kind.ORDINAL):
                continue
            after = [i for i, t in enumerate(self.ask.tokens) if t.start >= other.end]
            if not after or other.high is not None:
                continue
            i = min(after, key=lambda k: self.ask.tokens[k].start)
            if self.ask.tokens[i].start - other.end > 2:
                continue
            found += self._group(i, int(other.value))
        for i, token in enumerate(self.ask.tokens[1:], start=1):
            before = self.ask.tokens[i - 1].lower
            if before in _ORDINALS and token.start - self.ask.tokens[i - 1].end <= 2:
                numbered = self._group(i, _ORDINALS[before])
                found += numbered
                self.explained.update({i - 1} if numbered else ())
        return found

    def _group(self, i: int, number: int) -> list[tuple[int, Condition]]:
        """Return the group that a number before a word names."""
        for category in self.view.categories:
            if vocabulary.key(self.ask.tokens[i]) in category.words and _has_number(category, number):
                self.explained.add(i)
                return [(i, views.number(category, number))]
        return []

    def _truths(self) -> list[tuple[list[int], Condition]]:
        """Return the columns of yes and no that the claim says yes to, with the places of their words."""
        found = []
        for category in self.view.categories:
            words = category.words
            yes_no = category.values and {v.lower() for v in category.values} <= data.TRUE | data.FALSE
            if not words or not (category.is_truth or (yes_no and len(category.values) == 2)):
                continue
            at = [i for i, t in enumerate(self.main) if vocabulary.key(t) in words]
            if {vocabulary.key(self.main[i]) for i in at} == words:
                self.explained.update(at)
                if yes_no:
                    yes = [v for v in category.values if v.lower() in data.TRUE]
                    found.append((at, views.equal(category, yes)))
                else:
                    found.append((at, views.holds(category)))
        return found

    def _around(self) -> list[Hit]:
        """Return the one group that the text around speaks of, where the claim names none."""
        for level in self.ask.said.levels[1:]:
            hits = self._chosen(level.tokens)
            if hits:
                return hits if len({(h.category, h.value) for h in hits}) == 1 else []
            if any(not self._is_known(t) and not level.loose for t in level.names):
                return []
        return []

    def _other_side(self, others: Sequence[Hit], own: dict[int, Condition]) -> tuple[Condition, ...]:
        """Return the conditions of the other side of a comparison: what it names, in place of the same of this side."""
        if not others or len({h.category for h in others}) > 1:
            return ()
        values = list(dict.fromkeys(h.value for h in others))
        category = others[0].category
        replaced = {**own, category: views.equal(self.view.categories[category], values)}
        return tuple(replaced.values()) if category in own else ()

    def _whole(
        self, hits: Sequence[Hit], conditions: dict[int, Condition], numbered: Sequence[tuple[int, Condition]]
    ) -> tuple[tuple[Condition, ...], bool]:
        """Return the conditions that hold for the whole of which a share is: what stands in "of ..." or "among ..."."""
        ask = self.ask
        inside: set[int] = set()
        for part in ask.said.scope.parts:
            first = next((t for t in part.tokens), None)
            if first is not None and first.lower in ("among", "of") and part is not ask.said.scope.own:
                inside.update(i for i, t in enumerate(self.main) if part.span.start <= t.start < part.span.end)
        after = [i for i, t in enumerate(self.main) if t.start >= ask.figure.end]
        if after and self.main[after[0]].lower == "of":
            truths = {k for c in self.view.categories if c.is_truth for k in c.words}
            for i in after:
                token = self.main[i]
                named = i in self.explained or vocabulary.key(token) in self.view.title | self.view.noun
                if vocabulary.key(token) in truths or not (named or token.lower in _JOINING):
                    break  # a verb: what follows is what the share does
                inside.add(i)
        of = [conditions[h.category] for h in hits if h.first in inside]
        of += [condition for i, condition in numbered if i in inside]
        sure = bool(inside) or len(conditions) + len(numbered) <= 1
        return tuple(dict.fromkeys(of)), sure

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

    def _rows(self, hits: Sequence[Hit], measures: Sequence[Measure]) -> tuple[bool, bool, bool, Category | None]:
        """Return whether the claim names what the rows are, whether that is sure, whether the figure counts these, and
        the category whose values it counts."""
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
        sure = named or (grouped and near) or (distinct is not None and (spoken_of or bool(hits or measures)))
        return named or grouped or distinct is not None, sure, bool(own & rows) or distinct is not None, distinct

    def _counts_rows(self) -> bool:
        """Return whether the figure's noun is what rows are."""
        noun = self.ask.figure.noun
        return noun is not None and any(
            vocabulary.key(t) in self.view.noun for t in self.main if noun.start <= t.start < noun.end
        )

    # --- time ---------------------------------------------------------------------------------------------------------

    def _period(self, measures: Sequence[Measure]) -> tuple[Period | None, bool, bool]:
        """Return the period of which rows are meant, whether that is sure, and whether the table knows it."""
        stated, view = self.ask.said.period, self.view
        if not stated.clear:
            return None, False, False
        period = stated.period
        if period is None:
            return None, True, True
        sure = not stated.at_start
        if period.fiscal:
            return None, False, False
        if view.time is not None:
            return period, sure, steps.fits(period, view.time)
        own = [m.header.period for m in measures if m.header.period] or ([view.period] if view.period else [])
        known = bool(own) and all(
            p is not None and (p == period or (p.covers(period) and p == period) or period == p) for p in own
        )
        return None, sure, known

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

    def _is_known(self, token: Token) -> bool:
        return (
            vocabulary.key(token) in self.view.title
            or self.names.has(token.stem)
            or any(vocabulary.key(token) in m.header.all_words for m in self.view.measures)
        )

    def _tells(self, i: int, tokens: Sequence[Token]) -> bool:
        """Return whether a word says something that the table must know."""
        token = tokens[i]
        step = data.FREQUENCIES.get(token.lower)
        if step is not None:
            return self.view.time is None or self.view.time.step != step
        if (token.lower in _OPERATIONS or token.lower.startswith("people ")) and not token.country:
            return False
        if is_plain(token):
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


def _has_number(category: Category, number: int) -> bool:
    if category.numbers:
        return number in category.numbers
    # "1st", "2nd class", but not "10 to 19".
    starts = [
        v for v in category.values if v.lower().startswith(str(number)) and not v[len(str(number)) :][:1].isdigit()
    ]
    return len(starts) == 1 and all(v[:1].isdigit() or v in data.BLANKS for v in category.values)


def is_trivial(figure: Figure) -> bool:
    """Return whether a figure only counts what a sentence lists."""
    return figure.kind is Kind.COUNT and figure.value == 1
