"""A document as claims see it: its sentences' parts, and whom or what a statement is about when it does not say."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Figure, Reading, Sentence
from claimcheck.records import dataclass, field
from claimcheck.sources import clauses, words, written
from claimcheck.sources.clauses import Clauses, Scope
from claimcheck.sources.data import vocabulary
from claimcheck.sources.periods import Period
from claimcheck.sources.terms import Stems, Terms
from claimcheck.sources.words import Token

LONGEST = 1000  # characters; what goes on for longer without a stop is no statement to compare
HEADING = 400  # characters of a heading or title that are read
_LIST = 40  # how many sentences of list items an introduction may stand before
REACH = 3  # how many sentences back a subject may stand that a statement does not repeat
_SMALL = regex(r"\b[a-z][a-z]+\b")
_PARTNERS = frozenset("with to from by between and against".split())


class Level(NamedTuple):
    """Words near a statement, nearest first. Names that a fact does not explain end the search, unless `loose`; in a
    `whole` level every word must be explained, since it is part of the same sentence, save those of `topics`: what else
    the ledger measures is no other subject."""

    tokens: tuple[Token, ...]
    names: tuple[Token, ...]
    loose: bool = False
    whole: bool = False
    topics: Stems = frozenset()


@dataclass(slots=True)
class Context:
    """A document with what is worked out of it on demand."""

    reading: Reading
    written: Period | None = None
    topics: Stems = frozenset()
    _parsed: dict[int, Clauses] = field(default_factory=dict)
    _common: frozenset[str] | None = None
    _headings: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.reading.document.text

    @property
    def common(self) -> frozenset[str]:
        """The words that the document writes small."""
        if self._common is None:
            self._common = frozenset(_SMALL.findall(self.text))
        return self._common

    def clauses(self, sentence: Sentence) -> Clauses:
        """Return a sentence's parts."""
        parsed = self._parsed.get(sentence.index)
        if parsed is None:
            parsed = self._parsed[sentence.index] = clauses.parse(sentence)
        return parsed

    def names(self, tokens: Sequence[Token], sentence: Sentence) -> tuple[Token, ...]:
        """Return those of a sentence's words that are names."""
        return tuple(clauses.names(tokens, sentence.span.start, self.common))

    def before(self, sentence: Sentence) -> Iterator[Sentence]:
        """Go back from a sentence through those of its paragraph, as far as a subject reaches."""
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - REACH), -1):
            earlier = self.reading.sentences[index]
            if earlier.block.span != sentence.block.span or len(earlier.text) > LONGEST:
                break
            yield earlier
        introduction = self._introduction(sentence)
        if introduction is not None:
            yield introduction

    def _introduction(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before a list that announces it ("Exports in 2023:")."""
        if sentence.block.kind is not BlockKind.LIST_ITEM:
            return None
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _LIST), -1):
            earlier = self.reading.sentences[index]
            if earlier.block.kind is not BlockKind.LIST_ITEM:
                announces = earlier.text.rstrip().endswith(":") and len(earlier.text) <= LONGEST
                return earlier if announces else None
        return None

    def heading(self, sentence: Sentence) -> Sentence | None:
        """Return the heading that a sentence stands under."""
        i = bisect_right(self._headings, sentence.index) - 1
        return self.reading.sentences[self._headings[i]] if i >= 0 else None

    def levels(self, sentence: Sentence, scope: Scope) -> Iterator[Level]:
        """Go through the words around a statement from near to far: the statement, the rest of its sentence, the
        sentences before, the heading, the title."""
        own = tuple(scope.tokens)
        yield Level(own, self.names(own, sentence))
        parts = self.clauses(sentence).segments
        at = parts.index(scope.parts[0])
        for part in reversed(parts[:at]):
            if part.tokens and part.opener not in vocabulary.COMPARISONS:
                yield Level(part.tokens, self.names(part.tokens, sentence), whole=True, topics=self.topics)
        if scope.own.leading or scope.own.subordinate or not at:
            # "Founded in 1949, Acme ...": the subject of the clause that follows.
            for part in parts[parts.index(scope.own) + 1 :]:
                if part.tokens and part.opener not in vocabulary.COMPARISONS:
                    yield Level(part.tokens, self.names(part.tokens, sentence))
        for earlier in self.before(sentence):
            announces = earlier.block.kind is not sentence.block.kind
            yield self._loose(earlier.text[:HEADING]) if announces else self._level(earlier)
        heading = self.heading(sentence)
        if heading is not None and heading.index != sentence.index:
            yield self._loose(heading.text[:HEADING])
        if self.reading.document.title:
            yield self._loose(self.reading.document.title[:HEADING])

    def _level(self, sentence: Sentence) -> Level:
        tokens = tuple(token for part in self.clauses(sentence).segments for token in part.tokens)
        return Level(tokens, self.names(tokens, sentence), topics=self.topics)

    def _loose(self, text: str) -> Level:
        tokens = tuple(words.tokens(text))
        return Level(tokens, tuple(t for t in tokens if t.country or t.capital), loose=True)


def of(reading: Reading, topics: Stems = frozenset()) -> Context:
    """Return the context of a document's claims; `topics` are the stems of all that the ledger measures."""
    headings = [s.index for s in reading.sentences if s.block.kind is BlockKind.HEADING]
    return Context(reading, written.of(reading), topics, _headings=headings)


def stranger(level: Level, terms: Terms) -> Token | None:
    """Return the first name that a fact does not explain: whose figure it is would be a guess. Of a heading, whose
    words may all be capitalised, only countries count, and what stands right beside a name that the fact has."""
    for i, token in enumerate(level.tokens):
        if token not in level.names or token.stem in terms.known or _is_title(level.tokens, i, terms):
            continue
        if not level.loose or token.country or _is_beside_known(level.tokens, i, terms):
            return token
    return None


def _is_beside_known(tokens: Sequence[Token], i: int, terms: Terms) -> bool:
    beside = [tokens[k] for k in (i - 1, i + 1) if 0 <= k < len(tokens)]
    near = [t for t in beside if t.start - tokens[i].end <= 1 and tokens[i].start - t.end <= 1]
    if len(tokens) > i + 2 and tokens[i + 1].lower == "of":
        near.append(tokens[i + 2])
    return not clauses.is_plain(tokens[i]) and any(t.stem in terms.about and t.capital for t in near)


def is_about(levels: Sequence[Level], about: Stems, terms: Terms) -> bool:
    """Return whether the words around a statement say that it is about what a fact is about.

    The nearest words that name any of it must name all of it; only a partner ("trade with Peru") may stand apart from
    the other. Names that the fact does not have, found before that, make it a guess and so no match.
    """
    found: set[str] = set()
    for number, level in enumerate(levels):
        if stranger(level, terms) is not None:
            return False
        own = {token.stem for token in level.tokens}
        if number and level.whole and own & about and _strange(level, level.tokens, terms):
            return False
        hits = [token for token in level.names if token.stem in about]
        if number and hits and not level.whole and not _leads(level, about, terms):
            return False
        found |= own & about
        if about <= found:
            return True
        if hits and not _are_partners(level.tokens, hits):
            return False
    return False


def is_named(levels: Sequence[Level], ways: Sequence[Stems], terms: Terms) -> bool:
    """Return whether the words around a statement name one of these, before a name that the fact does not have."""
    found: set[str] = set()
    for level in levels:
        if stranger(level, terms) is not None:
            return False
        found |= {token.stem for token in level.tokens}
        if any(way <= found for way in ways):
            return True
    return False


def unexplained(tokens: Sequence[Token], terms: Terms, figure: Figure | None = None) -> list[Token]:
    """Return the words of a statement that say something which the fact does not."""
    return [
        token
        for i, token in enumerate(tokens)
        if token.stem not in terms.known
        and not clauses.is_plain(token)
        and not (
            figure is not None
            and figure.noun
            and token.start >= figure.noun.start
            and token.end <= figure.noun.end
            and token.lower in ("people", "persons")
        )
        and not _is_title(tokens, i, terms)
        and not _is_generic(tokens, i, terms)
    ]


def _strange(level: Level, tokens: Sequence[Token], terms: Terms) -> list[Token]:
    """Return the words near a statement that may make it one on another subject."""
    return [token for token in unexplained(tokens, terms) if token.stem not in level.topics]


def _is_generic(tokens: Sequence[Token], i: int, terms: Terms) -> bool:
    """Return whether a word stands for a subject that is named elsewhere ("the country")."""
    table = vocabulary.GENERIC | (vocabulary.GENERIC_PAIR if _has_sides(terms) else frozenset())
    return tokens[i].lower in table and i > 0 and tokens[i - 1].lower in vocabulary.DETERMINERS


def _has_sides(terms: Terms) -> bool:
    return len(terms.about) > 1 or any(len(place) > 1 for place in terms.places)


def _is_title(tokens: Sequence[Token], i: int, terms: Terms) -> bool:
    """Return whether a word is part of how a person is introduced: "Chilean President Gabriel Boric", where the fact
    may know the last name only."""
    token = tokens[i]
    titled = i > 0 and token.capital and tokens[i - 1].lower in vocabulary.TITLES
    if titled and i + 1 < len(tokens) and tokens[i + 1].stem in terms.about and not tokens[i + 1].country:
        return True
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if token.lower in vocabulary.TITLES:
        return token.capital and following is not None and following.capital
    return token.country and not token.owns and following is not None and following.lower in vocabulary.TITLES


def _leads(level: Level, about: Stems, terms: Terms) -> bool:
    """Return whether an earlier sentence is about the name in it: alone it must be what the sentence is of, and not
    "Acme's rival" or "analysts of Acme"; two names may stand anywhere."""
    hits = [token for token in level.names if token.stem in about]
    if any(token.owns and _is_of_another(level, token, terms) for token in hits):
        return False
    if len({token.stem for token in hits}) > 1:
        return not any(token.lower in vocabulary.CARVERS for token in level.tokens)
    return not _strange(level, [t for t in level.tokens if t.start < hits[0].start], terms)


def _is_of_another(level: Level, owner: Token, terms: Terms) -> bool:
    """Return whether what a name owns is another subject ("Acme's rival"), not a part that stands for it."""
    following = next((t for t in level.tokens if t.start >= owner.end), None)
    if following is None or following.lower in vocabulary.STAND_INS:
        return False
    return bool(_strange(level, [following], terms))


def _are_partners(tokens: Sequence[Token], hits: Sequence[Token]) -> bool:
    places = {token.start: i for i, token in enumerate(tokens)}
    return all(places[h.start] > 0 and tokens[places[h.start] - 1].lower in _PARTNERS for h in hits)
