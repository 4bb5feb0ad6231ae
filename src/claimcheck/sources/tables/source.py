"""Answers a document's claims from tables, each of which is loaded when the first claim may be about it, once."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimcheck.model import Bearing, Evidence, Figure, Implication, Kind, Reading, Sentence, Span
from claimcheck.records import dataclass, field
from claimcheck.sources import context, statement, values, words
from claimcheck.sources.base import Lookup
from claimcheck.sources.context import LONGEST, Context
from claimcheck.sources.facts import Basis
from claimcheck.sources.tables import asks, files, headers, match, plans, store, verdict, views, vocabulary
from claimcheck.sources.tables.case import Case
from claimcheck.sources.tables.data import vocabulary as data
from claimcheck.sources.tables.errors import DataError
from claimcheck.sources.tables.names import Names
from claimcheck.sources.tables.store import TooSlowError
from claimcheck.sources.tables.views import View

_LARGE = 1_000_000  # bytes from which a file is loaded only for claims that have a word of its header or name
_KINDS = frozenset({
    Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE, Kind.COUNT, Kind.MEASURE, Kind.RATIO, Kind.ORDINAL,
    Kind.DURATION, Kind.AGE,
})  # fmt: skip


class Tables:
    """Tables as a source: called with a document's reading, it returns what answers for its claims."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Find the tables and read their headers; see `open_tables`."""
        found = files.find(paths)
        store.need()
        self._files: list[_File] = []
        problems: list[str] = []
        for path in found:
            try:
                self._files.append(_File(path))
            except DataError as error:
                problems += error.problems
        if problems:
            raise DataError(problems)

    def __call__(self, reading: Reading) -> Lookup:
        """Return the lookup of one document's claims."""
        return _Asker(context.of(reading), self._files).evidence

    @property
    def loaded(self) -> tuple[Path, ...]:
        """The files of which the rows have been loaded."""
        return tuple(file.path for file in self._files if file.is_loaded)


class _File:
    """A data file; its rows are loaded when they are first asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._views: list[tuple[View, Names]] | None = None
        self._words: frozenset[str] = frozenset()
        if path.suffix.lower() in files.EXCEL:
            files.open_book(path)
            return
        (origin,) = files.origins(path)
        names = store.header(origin)
        if path.stat().st_size >= _LARGE:
            self._words = _words(origin, names)

    @property
    def is_loaded(self) -> bool:
        return self._views is not None

    def may_answer(self, keys: frozenset[str]) -> bool:
        """Return whether words may be about the table."""
        return not self._words or bool(self._words & keys)

    def views(self) -> list[tuple[View, Names]]:
        """Return the views of the file's tables, each with the names in it."""
        if self._views is None:
            with tempfile.TemporaryDirectory(prefix="claimcheck-") as scratch:
                origins = files.origins(self.path, Path(scratch))
                loaded = [(origin, store.load(origin)) for origin in origins]
            try:
                self._views = [(v, Names(v)) for origin, one in loaded for v in views.of(origin, one)]
            except TooSlowError:
                raise DataError([f"{self.path}: takes too long to read; leave out columns or rows"]) from None
        return self._views


def _words(origin: files.Origin, names: Sequence[str]) -> frozenset[str]:
    """Return the words by which a claim may be about a table, none where any may: an indicator is among its rows."""
    found = frozenset(vocabulary.key(t) for name in names for t in vocabulary.of_text(name))
    if found & vocabulary.keys(data.INDICATORS):
        return frozenset()
    title, _ = headers.of_title(f"{origin.path.stem} {origin.title}")
    return found | title | vocabulary.keys(data.ROWS) | vocabulary.keys(frozenset(data.RANKED.values()))


@dataclass(slots=True)
class _Asker:
    """Answers for the claims of one document."""

    context: Context
    files: Sequence[_File]
    _known: dict[Span, tuple[Evidence, ...]] = field(default_factory=dict)
    _named: frozenset[str] | None = None

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
                known = self._known[figure.span] = _best(list(self._on(figure, sentence)))
            found += known
        return tuple(found)

    def _on(self, figure: Figure, sentence: Sentence) -> Iterator[Evidence]:
        said = values.state(figure, sentence, self.context)
        if statement.is_open(said.clauses, said.scope) or said.basis is not Basis.OUTCOME:
            return
        ask = asks.of(said, self.context.text)
        keys = ask.keys | ask.ranked
        for file in self.files:
            for view, names in file.views() if file.may_answer(keys) else ():
                try:
                    one = self._in(view, names, ask)
                except TooSlowError:
                    continue
                if one is not None:
                    yield one

    def _in(self, view: View, names: Names, ask: asks.Ask) -> Evidence | None:
        meant = match.match(view, names, ask)
        if not meant.measures and not meant.rows.named:
            return None
        found = list(plans.answers(Case(view, ask, meant, self.context.text)))
        figure = verdict.spoken(ask.figure, bounded=not ask.superlative)
        made = verdict.evidence(figure, view, meant, found)
        # What a table of one country says contradicts no text about others.
        elsewhere = view.places and self._countries() and not view.places & self._countries()
        return None if made and made.bearing is Bearing.CONTRADICTS and elsewhere else made

    def _countries(self) -> frozenset[str]:
        """Return the countries that the document names."""
        if self._named is None:
            self._named = frozenset(token.stem for token in words.tokens(self.context.text) if token.country)
        return self._named


def _best(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return what settles a claim; where one table bears it out, another that does not is about something else."""
    supports = [e for e in found if e.bearing is Bearing.SUPPORTS]
    contradicts = [e for e in found if e.bearing is Bearing.CONTRADICTS]
    return tuple(supports or contradicts or found)[:3]
