"""The columns of a loaded table: numbers, dates and names told apart by what is in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claimcheck.members import StrEnum
from claimcheck.records import dataclass
from claimcheck.sources.tables.data import vocabulary as data
from claimcheck.sources.tables.sql import identifier, literal
from claimcheck.sources.tables.store import LOADING, RAW, Store

_NUMERIC = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "UINTEGER", "FLOAT", "DOUBLE", "DECIMAL")
_SIGN = r"[-+−–(]?\s*(?:[$€£¥]|US\$)?\s*[-−]?"
_TAIL = r"\s*(?:%|[$€£¥])?\)?\s*[*†‡]?"
_POINT = rf"^{_SIGN}(?:\d{{1,3}}(?:[, '\x{{00a0}}\x{{202f}}]\d{{3}})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?{_TAIL}$"
COMMA = rf"^{_SIGN}(?:\d{{1,3}}(?:[. '\x{{00a0}}\x{{202f}}]\d{{3}})+|\d+)(?:,\d+)?{_TAIL}$"
_THOUSANDS = r"^[-+−]?\d{1,3}(?:,\d{3})+$"
_SAMPLE = 20_000  # rows from which the digits behind the point are told
_MOST_DECIMALS = 9
_NEARLY_ALL = 0.98  # of what is filled: a column of dates with more strays is text
_MOSTLY = 0.9  # of what is filled: a column with more strays is text
_FORMATS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y-%m", "%b %d %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%d %B %Y", "%d %b %Y", "%b %Y",
    "%B %Y", "%b-%Y", "%b-%d-%Y", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d %H:%M:%S",
)  # fmt: skip
_QUARTER = r"^(\d{4})[ -]?Q([1-4])$"
MOST_NAMES = 50_000  # distinct values of a column beyond which it names no categories


class Type(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name as printed, the SQL of its cleaned value, and what is in it.

    `filled` counts cells that hold something, `distinct` different ones; of numbers `low` and `high` are the ends,
    `whole` says that all are whole, `decimals` how many digits stand behind the point at most (-1: as many as a machine
    number has), `percent` that cells have a percent sign.
    """

    name: str
    sql: str
    type: Type
    filled: int
    distinct: int
    low: float = 0
    high: float = 0
    whole: bool = False
    decimals: int = 0
    percent: bool = False
    step: str = ""

    @property
    def is_key(self) -> bool:
        """Whether no value stands twice."""
        return self.filled > 1 and self.distinct == self.filled


def read(store: Store) -> list[Column]:
    """Return the columns of a loaded table."""
    described = store.rows(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = ? ORDER BY ordinal_position",
        [RAW],
    )
    found = []
    for name, kind in described:
        column = _typed(store, str(name), str(kind))
        if column is not None:
            found.append(column)
    return found


def _typed(store: Store, name: str, kind: str) -> Column | None:
    quoted = identifier(name)
    base = kind.split("(")[0]
    if base in _NUMERIC:
        return _number(store, name, quoted)
    if base in ("DATE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP_NS", "TIMESTAMP_S", "TIMESTAMP_MS"):
        return _date(store, name, quoted if base == "DATE" else f"CAST({quoted} AS DATE)")
    if base == "BOOLEAN":
        filled, distinct = store.rows(f"SELECT count({quoted}), count(DISTINCT {quoted}) FROM {RAW}")[0]
        return Column(name, quoted, Type.TRUTH, filled, distinct)
    if base == "VARCHAR":
        return _text(store, name, quoted)
    return None


def _text(store: Store, name: str, quoted: str) -> Column:
    """Return a column of text as what its values are; each different value is looked at once."""
    store.rows(
        f"CREATE OR REPLACE TEMP TABLE spellings AS SELECT trim({quoted}) AS v, count(*) AS n, "
        f"bool_or({quoted} <> trim({quoted})) AS padded FROM {RAW} WHERE {quoted} IS NOT NULL GROUP BY ALL",
        seconds=LOADING,
    )
    blanks = ", ".join(map(literal, data.BLANKS))
    store.rows(f"DELETE FROM spellings WHERE lower(v) IN ({blanks})")
    filled, distinct, points, commas, thousands, percents, plain, padded, comma_signs = store.rows(
        f"SELECT coalesce(sum(n), 0), count(*), {_matching(_POINT)}, {_matching(COMMA)}, {_matching(_THOUSANDS)}, "
        "sum(n) FILTER (contains(v, '%')), sum(n) FILTER (TRY_CAST(v AS DOUBLE) IS NOT NULL), "
        "coalesce(bool_or(padded), false), sum(n) FILTER (contains(v, ',')) FROM spellings",
        seconds=LOADING,
    )[0]
    filled = int(filled)
    if not filled:
        return Column(name, quoted, Type.TEXT, 0, 0)
    if plain == filled:
        return _number(store, name, f"TRY_CAST({quoted} AS DOUBLE)")
    if max(points or 0, commas or 0) >= _MOSTLY * filled:
        comma = (commas or 0) > (points or 0) or (commas == points and not thousands and bool(comma_signs))
        return _number(store, name, _cleaned(quoted, comma=comma), percent=(percents or 0) > filled / 2)
    expression = _as_date(store, quoted, filled)
    if expression:
        return _date(store, name, expression)
    if distinct == 2:
        values = {str(row[0]).lower() for row in store.rows("SELECT v FROM spellings")}
        if values & data.TRUE and values & data.FALSE and values <= data.TRUE | data.FALSE:
            yes = ", ".join(map(literal, sorted(data.TRUE)))
            return Column(name, f"lower(trim({quoted})) IN ({yes})", Type.TRUTH, filled, distinct)
    return Column(name, f"trim({quoted})" if padded else quoted, Type.TEXT, filled, distinct)


def _matching(pattern: str) -> str:
    return f"sum(n) FILTER (regexp_matches(v, {literal(pattern)}))"


def _cleaned(quoted: str, *, comma: bool) -> str:
    """Return SQL that makes a number of a printed one; brackets are a minus, as accountants print it."""
    plain = f"regexp_replace(replace(replace({quoted}, '−', '-'), '(', '-'), '[^0-9eE,.+-]', '', 'g')"
    point = f"replace(replace({plain}, '.', ''), ',', '.')" if comma else f"replace({plain}, ',', '')"
    return f"TRY_CAST({point} AS DOUBLE)"


def _as_date(store: Store, quoted: str, filled: int) -> str:
    """Return SQL that makes dates of a column of text, "" if it holds none, or days and months that cannot be told
    apart."""
    if not any(c.isdigit() for c in str(store.rows("SELECT v FROM spellings ORDER BY v LIMIT 1")[0][0])):
        return ""
    if store.rows(f"SELECT {_matching(_QUARTER)} FROM spellings", seconds=LOADING)[0][0] == filled:
        year, part = (f"CAST(regexp_extract({quoted}, {literal(_QUARTER)}, {i}) AS INTEGER)" for i in (1, 2))
        return f"make_date({year}, 3 * {part} - 2, 1)"
    tries = ", ".join(f"sum(n) FILTER (try_strptime(v, {literal(form)}) IS NOT NULL)" for form in _FORMATS)
    counts = store.rows(f"SELECT {tries} FROM spellings", seconds=LOADING)[0]
    full = [form for form, count in zip(_FORMATS, counts, strict=True) if (count or 0) >= _NEARLY_ALL * filled]
    if not full or {"%d/%m/%Y", "%m/%d/%Y"} <= set(full):
        return ""
    return f"CAST(try_strptime(trim({quoted}), {literal(full[0])}) AS DATE)"


def _number(store: Store, name: str, sql: str, *, percent: bool = False) -> Column:
    unbounded = store.rows(f"SELECT count(*) FROM {RAW} WHERE NOT isfinite(CAST({sql} AS DOUBLE))", seconds=LOADING)
    if unbounded[0][0]:
        sql = f"CASE WHEN isfinite(CAST({sql} AS DOUBLE)) THEN {sql} END"
    filled, distinct, low, high, broken = store.rows(
        "SELECT count(v), count(DISTINCT v), min(v), max(v), count(*) FILTER (v <> floor(v)) "
        f"FROM (SELECT CAST({sql} AS DOUBLE) AS v FROM {RAW}) WHERE isfinite(v)",
        seconds=LOADING,
    )[0]
    return Column(
        name,
        sql,
        Type.NUMBER if filled else Type.TEXT,
        filled,
        distinct,
        float(low or 0),
        float(high or 0),
        not broken,
        _decimals(store, sql) if broken else 0,
        percent,
    )


def _decimals(store: Store, sql: str) -> int:
    """Return how many digits stand behind the point of a column's first numbers, -1 for more than people print."""
    digits = "CASE WHEN t LIKE '%e%' THEN 99 WHEN contains(t, '.') THEN length(split_part(t, '.', 2)) ELSE 0 END"
    values = f"SELECT CAST({sql} AS DOUBLE) AS v FROM {RAW} LIMIT {_SAMPLE}"
    found = store.rows(f"SELECT max({digits}) FROM (SELECT CAST(v AS VARCHAR) AS t FROM ({values}) WHERE isfinite(v))")
    decimals = int(found[0][0] or 0)
    return -1 if decimals > _MOST_DECIMALS else decimals


def _date(store: Store, name: str, sql: str) -> Column:
    filled, distinct, months, quarters, years = store.rows(
        f"SELECT count(d), count(DISTINCT d), count(*) FILTER (day(d) <> 1), "
        "count(*) FILTER (month(d) NOT IN (1, 4, 7, 10)), "
        f"count(*) FILTER (month(d) <> 1) FROM (SELECT {sql} AS d FROM {RAW})"
    )[0]
    step = "day" if months else "month" if quarters else "quarter" if years else "year"
    return Column(name, sql, Type.DATE, filled, distinct, step=step)


def ends(store: Store, table: str, column: str) -> Sequence[Any]:
    """Return the first and last value of a column."""
    return store.rows(f"SELECT min({column}), max({column}) FROM {table}")[0]
