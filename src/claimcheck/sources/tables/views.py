"""What a table is about: its measures, the categories of its rows, and their time, with wide tables made long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claimcheck.lazy import regex
from claimcheck.records import dataclass, field
from claimcheck.sources.periods import Period
from claimcheck.sources.tables import columns, headers, vocabulary
from claimcheck.sources.tables.columns import Column, Type
from claimcheck.sources.tables.data import vocabulary as data
from claimcheck.sources.tables.files import Origin
from claimcheck.sources.tables.headers import Header
from claimcheck.sources.tables.parts import Category, Condition, Measure, Time, equal
from claimcheck.sources.tables.sql import Value, identifier, literal
from claimcheck.sources.tables.store import LOADING, RAW, Store

_WIDE_YEAR = regex(r"^(?:[A-Za-z]{1,3}[ _-]?)?(?:1[5-9]|20)[0-9]{2}(?: ?[\[(][^\])]{1,12}[\])])?$")
_WIDE_YEAR_SQL = "^([A-Za-z]{1,3}[ _-]?)?(1[5-9]|20)[0-9]{2}( ?[\\[(].{1,12}[\\])])?$"
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SORTING = frozenset("by in of per for from to with since".split())
_FEWEST_YEARS = 3  # year columns that make a table wide
_MOST_INDICATORS = 400
_FEW = 40  # different whole numbers up to which a column of them may name groups ("eight cylinders")


@dataclass(slots=True)
class View:
    """One tidy reading of a table.

    `relation` is what follows FROM in queries that anyone can run, `inner` the same here. `title` are all words of the
    file's name and of the lines above the table, `subject` those that say what it is about, `noun` what a row is,
    `places` the countries and `period` the year or month among them.
    """

    name: str
    store: Store
    inner: str
    relation: str
    title: frozenset[str]
    subject: frozenset[str]
    noun: frozenset[str]
    places: frozenset[str]
    period: Period | None
    measures: tuple[Measure, ...]
    categories: tuple[Category, ...]
    time: Time | None
    rows: int
    kept: dict[tuple[str, tuple[Value, ...]], list[tuple[Any, ...]]] = field(default_factory=dict)

    def ask(self, what: str, where: Sequence[Condition], tail: str = "") -> list[tuple[Any, ...]]:
        """Return the rows of a query on the view, asked once."""
        conditions = " AND ".join(c.inner for c in where)
        values = tuple(v for c in where for v in c.values)
        query = f"SELECT {what} FROM {self.inner}{' WHERE ' * bool(conditions)}{conditions}{tail}"
        if (query, values) not in self.kept:
            self.kept[query, values] = self.store.rows(query, values)
        return self.kept[query, values]


def of(origin: Origin, store: Store) -> list[View]:
    """Return the views of a loaded table."""
    found = columns.read(store)
    years = [c for c in found if _WIDE_YEAR.match(c.name) and c.type is Type.NUMBER]
    months = [c for c in found if c.name.strip().lower()[:3] in _MONTHS and _is_month(c.name) and c.type is Type.NUMBER]
    if len(years) >= _FEWEST_YEARS:
        return [_Builder(origin, store, [c for c in found if not _WIDE_YEAR.match(c.name)]).wide_years(years)]
    if len({c.name.lower()[:3] for c in months}) == 12 and len(months) == 12:
        rest = [c for c in found if c not in months]
        year = next((c for c in rest if _is_year(c)), None)
        if year is not None:
            wide = _Builder(origin, store, [year]).wide_months(months, year)
            return [wide, _Builder(origin, store, rest).tidy("by_year")]
    return [_Builder(origin, store, found).tidy("tidy")]


def _is_month(name: str) -> bool:
    full = "january february march april may june july august september october november december".split()
    return name.strip().lower() in _MONTHS or name.strip().lower() in full


def _is_year(column: Column) -> bool:
    tokens = {t.lower for t in vocabulary.of_text(column.name)}
    whole = column.type is Type.NUMBER and column.whole and 1000 <= column.low <= column.high <= 2200
    return whole and bool(tokens & {"year"}) and len(tokens) <= 2 and not tokens - data.YEARS - {"model", "survey"}


class _Builder:
    """Makes a view of some of a table's columns."""

    def __init__(self, origin: Origin, store: Store, found: Sequence[Column]) -> None:
        self.origin = origin
        self.store = store
        self.columns = list(found)
        self.selected: list[str] = []

    def tidy(self, inner: str) -> View:
        time, used = self._time()
        select = [f"{c.sql} AS c{i}" for i, c in enumerate(self.columns)]
        if time is not None:
            select.append(f"{_as_date(time)} AS p")
        self.store.rows(f"CREATE TABLE {inner} AS SELECT {', '.join(select)} FROM {RAW}", seconds=LOADING)
        return self._view(inner, self.store.relation, time, used)

    def wide_years(self, years: Sequence[Column]) -> View:
        value = _named("value", self.columns)
        name = _named("year", self.columns)
        bare = all(c.name.isdigit() for c in years)
        relation = self._unpivot("^[0-9]{4}$" if bare else _WIDE_YEAR_SQL, name, value)
        year = identifier(name) if bare else f"regexp_extract({identifier(name)}, '[0-9]{{4}}')"
        time = Time(f"CAST({year} AS INTEGER)", True, "year")
        return self._wide(relation, years, value, time)

    def wide_months(self, months: Sequence[Column], year: Column) -> View:
        value = _named("value", self.columns)
        name = _named("month", self.columns)
        pattern = "^(" + "|".join(c.name.replace(" ", "[ ]") for c in months) + ")$"
        relation = self._unpivot(pattern, name, value)
        number = f"list_position([{', '.join(map(literal, _MONTHS))}], lower(left(trim({identifier(name)}), 3)))"
        time = Time(f"make_date(CAST({year.sql} AS INTEGER), {number}, 1)", False, "month")
        return self._wide(relation, months, value, time)

    def _unpivot(self, pattern: str, name: str, value: str) -> str:
        return (
            f"(UNPIVOT (FROM {{}}) ON COLUMNS({literal(pattern)})::VARCHAR "
            f"INTO NAME {identifier(name)} VALUE {identifier(value)})"
        )

    def _wide(self, relation: str, spread: Sequence[Column], value: str, time: Time) -> View:
        quoted = identifier(value)
        native = all(c.sql == identifier(c.name) for c in spread)
        sql = f"TRY_CAST({quoted} AS DOUBLE)" if native else spread[0].sql.replace(identifier(spread[0].name), quoted)
        if not native and spread[0].sql == identifier(spread[0].name):
            sql = next(c.sql.replace(identifier(c.name), quoted) for c in spread if c.sql != identifier(c.name))
        measured = Column(
            value,
            sql,
            Type.NUMBER,
            sum(c.filled for c in spread),
            sum(c.distinct for c in spread),
            min(c.low for c in spread),
            max(c.high for c in spread),
            all(c.whole for c in spread),
            -1 if any(c.decimals < 0 for c in spread) else max(c.decimals for c in spread),
            any(c.percent for c in spread),
        )
        self.columns = [c for c in self.columns if c.type is not Type.NUMBER or not c.is_key] + [measured]
        select = [f"{c.sql} AS c{i}" for i, c in enumerate(self.columns)] + [f"{_as_date(time)} AS p"]
        here = relation.replace("{}", RAW, 1)
        self.store.rows(f"CREATE TABLE long AS SELECT {', '.join(select)} FROM {here}", seconds=LOADING)
        return self._view("long", relation.replace("{}", self.store.relation, 1), time, set())

    def _time(self) -> tuple[Time | None, set[int]]:
        """Return when the rows are of, and the columns that say so."""
        years = [i for i, c in enumerate(self.columns) if _is_year(c)]
        dates = [i for i, c in enumerate(self.columns) if c.type is Type.DATE]
        if years:
            i = years[0]
            for table, step, factor in (
                (data.MONTHS, "month", 1),
                (data.QUARTERS, "quarter", 3),
            ):
                for k, column in enumerate(self.columns):
                    if _words(column) == table and column.type is Type.NUMBER and 1 <= column.low <= column.high <= 12:
                        number = column.sql if factor == 1 else f"3 * {column.sql} - 2"
                        date = f"make_date(CAST({self.columns[i].sql} AS INTEGER), CAST({number} AS INTEGER), 1)"
                        return Time(date, False, step), {i, k}
            return Time(self.columns[i].sql, True, "year"), {i}
        if dates:
            best = next((i for i in dates if _words(self.columns[i]) <= data.DATES), dates[0])
            return Time(self.columns[best].sql, False, self.columns[best].step), {best}
        return None, set()

    def _view(self, inner: str, relation: str, time: Time | None, used: set[int]) -> View:
        noun = _noun(self.origin.path.stem)
        title, period = headers.of_title(f"{self.origin.path.stem} {self.origin.title}")
        subject = vocabulary.content(vocabulary.of_title(f"{self.origin.path.stem} {self.origin.title}"))
        if time is not None:
            ends = columns.ends(self.store, inner, "p")
            time = Time(time.sql, time.is_year, time.step, *ends)
        categories = tuple(self._categories(inner, used))
        rows = self.store.rows(f"SELECT count(*) FROM {inner}")[0][0]
        measures = tuple(self._measures(inner, used, categories))
        dated = time is not None and self.store.rows(f"SELECT count(DISTINCT p) FROM {inner}")[0][0] == rows
        keyed = {word for c in categories if c.values and c.column.is_key for word in c.words}
        keyed |= {word for c in self.columns if _is_numbering(c) for word in _words(c)}
        return View(
            self.origin.name,
            self.store,
            inner,
            relation,
            title,
            subject,
            frozenset() if dated else noun | keyed,
            frozenset(t.stem for t in vocabulary.of_title(self.origin.path.stem) if t.country),
            period,
            measures,
            categories,
            time,
            rows,
        )

    def _categories(self, inner: str, used: set[int]) -> list[Category]:
        found = []
        for i, column in enumerate(self.columns):
            if i in used or not column.filled:
                continue
            words = _words(column)
            if column.type is Type.TRUTH:
                found.append(Category(column, f"c{i}", words))
            elif column.type is Type.NUMBER and column.whole and column.distinct <= _FEW:
                numbers = tuple(
                    int(r[0]) for r in self.store.rows(f"SELECT DISTINCT c{i} FROM {inner}") if r[0] is not None
                )
                found.append(Category(column, f"c{i}", words, numbers=tuple(sorted(numbers))))
            elif column.type is Type.TEXT and column.distinct <= columns.MOST_NAMES:
                rows = self.store.rows(f"SELECT DISTINCT c{i} FROM {inner} WHERE c{i} IS NOT NULL")
                values = tuple(sorted(str(r[0]) for r in rows))
                found.append(Category(column, f"c{i}", words, values, _totals(values, words)))
        return found

    def _measures(self, inner: str, used: set[int], categories: Sequence[Category]) -> list[Measure]:
        found = []
        indicator = next((c for c in categories if c.values and _words(c.column) & data.INDICATORS), None)
        for i, column in enumerate(self.columns):
            if column.type is not Type.NUMBER or not column.filled or _is_code(column):
                continue
            if (i in used and _is_year(column)) or (column.whole and (column.low, column.high) == (0, 1)):
                continue
            header = headers.read(column.name)
            if indicator is not None and not header.words and len(indicator.values) <= _MOST_INDICATORS:
                for value in indicator.values:
                    of_value = headers.read(value)
                    found.append(
                        Measure(of_value, column, f"c{i}", _adds_up(of_value, column), (equal(indicator, [value]),))
                    )
                continue
            found.append(Measure(header, column, f"c{i}", _adds_up(header, column)))
        return found


def _noun(stem: str) -> frozenset[str]:
    """Return what the rows of a file with a name are: its last noun, before what they are sorted by."""
    tokens = vocabulary.of_title(stem)
    cut = next((i for i, t in enumerate(tokens) if i and t.lower in _SORTING), len(tokens))
    told = [t for t in tokens[:cut] if not t.country and vocabulary.content([t])]
    return frozenset({vocabulary.key(told[-1])}) if told else frozenset()


def _named(name: str, taken: Sequence[Column]) -> str:
    names = {column.name.lower() for column in taken}
    while name in names:
        name += "_"
    return name


def _as_date(time: Time) -> str:
    return f"make_date(CAST({time.sql} AS INTEGER), 1, 1)" if time.is_year else time.sql


def _words(column: Column) -> frozenset[str]:
    return frozenset(vocabulary.key(t) for t in vocabulary.of_text(column.name)) - {"nam", "cod"}


def _is_code(column: Column) -> bool:
    """Return whether numbers only tell rows apart: an index or identifier."""
    words = {t.lower for t in vocabulary.of_text(column.name)}
    return not words or bool(words & data.CODES) or _is_numbering(column)


def _is_numbering(column: Column) -> bool:
    """Return whether a column numbers the rows."""
    through = column.high - column.low == column.filled - 1
    return column.type is Type.NUMBER and column.whole and column.is_key and column.low in (0, 1) and through


def _adds_up(header: Header, column: Column) -> bool:
    if header.unit == "%" or column.percent or (column.low < 0 and not header.words & {"profit", "balanc"}):
        return False
    return not header.all_words & vocabulary.keys(data.NOT_ADDITIVE)


def _totals(values: Sequence[str], words: frozenset[str]) -> tuple[str, ...]:
    names = {value: value.strip().lower() for value in values}
    found = {value for value, low in names.items() if low in data.TOTAL_NAMES}
    if words & vocabulary.keys(data.COUNTRY_WORDS):
        aggregates = {value for value, low in names.items() if low in data.AGGREGATES}
        # A table of continents has no other rows.
        if len(aggregates) < len(values) / 2:
            found |= aggregates
    return tuple(sorted(found))
