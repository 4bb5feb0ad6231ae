"""Which groups of a table's rows the words of a claim name, and which part they play in it."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model import Figure, Kind
from claimcheck.sources.clauses import DATES
from claimcheck.sources.tables import parts, vocabulary
from claimcheck.sources.tables.asks import Ask
from claimcheck.sources.tables.data import vocabulary as data
from claimcheck.sources.tables.names import Hit, Names
from claimcheck.sources.tables.parts import Category, Condition
from claimcheck.sources.tables.views import View
from claimcheck.sources.words import Token

_ORDINALS = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth".split(), start=1)}
_RATIOS = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE, Kind.RATIO})
_TOWARDS = frozenset("to from with and the".split())
_JOINING = frozenset("of the all in from at with and total its their overall our".split())


class Groups:
    """A claim's words held against a view's values; `explained` are the places of those that are understood, `main` the
    words before what the claim compares with."""

    def __init__(self, view: View, names: Names, ask: Ask) -> None:
        """Begin with nothing understood."""
        self.view = view
        self.names = names
        self.ask = ask
        self.explained: set[int] = set()
        self.cut = ask.compared if ask.compared >= 0 else len(ask.tokens)
        self.main = ask.tokens[: self.cut]

    def chosen(self, tokens: Sequence[Token]) -> list[Hit]:
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

    def coded(self) -> list[tuple[int, str]]:
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

    def numbered(self) -> list[tuple[int, Condition]]:
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
                return [(i, parts.number(category, number))]
        return []

    def truths(self) -> list[tuple[list[int], Condition]]:
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
                    found.append((at, parts.equal(category, yes)))
                else:
                    found.append((at, parts.holds(category)))
        return found

    def around(self) -> list[Hit]:
        """Return the one group that the text around speaks of, where the claim names none."""
        for level in self.ask.said.levels[1:]:
            hits = self.chosen(level.tokens)
            if hits:
                return hits if len({(h.category, h.value) for h in hits}) == 1 else []
            if any(not self.is_known(t) and not level.loose for t in level.names):
                return []
        return []

    def other_side(self, others: Sequence[Hit], own: dict[int, Condition]) -> tuple[Condition, ...]:
        """Return the conditions of the other side of a comparison: what it names, in place of the same of this side."""
        if not others or len({h.category for h in others}) > 1:
            return ()
        values = list(dict.fromkeys(h.value for h in others))
        category = others[0].category
        replaced = {**own, category: parts.equal(self.view.categories[category], values)}
        return tuple(replaced.values()) if category in own else ()

    def whole(
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

    def is_group(self, other: Figure) -> bool:
        """Return whether a figure names a group ("eight cylinders")."""
        after = [t for t in self.ask.tokens if t.start >= other.end]
        first = min(after, key=lambda t: t.start, default=None)
        return first is not None and any(
            vocabulary.key(first) in c.words and _has_number(c, int(other.value)) for c in self.view.categories
        )

    def others(self, hits: Sequence[Hit]) -> tuple[bool, bool]:
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
            moves = bool(other.change) or level or other.kind is Kind.MULTIPLE or self.is_group(other)
            inside |= near and (several if alike else not moves)
            anywhere |= not moves
        return inside, anywhere

    def roles(self, hits: Sequence[Hit]) -> tuple[bool, bool]:
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

    def is_known(self, token: Token) -> bool:
        """Return whether the table has a word somewhere."""
        return (
            vocabulary.key(token) in self.view.title
            or self.names.has(token.stem)
            or any(vocabulary.key(token) in m.header.all_words for m in self.view.measures)
        )


def _has_number(category: Category, number: int) -> bool:
    if category.numbers:
        return number in category.numbers
    # "1st", "2nd class", but not "10 to 19".
    starts = [
        v for v in category.values if v.lower().startswith(str(number)) and not v[len(str(number)) :][:1].isdigit()
    ]
    return len(starts) == 1 and all(v[:1].isdigit() or v in data.BLANKS for v in category.values)
