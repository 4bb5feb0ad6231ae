"""The columns of a loaded table: numbers, dates and names told apart by what is in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from claimcheck.sources.tables.data import vocabulary as data
from claimcheck.sources.tables.sql import identifier, literal
from claimcheck.sources.tables.store import RAW, Store

_NUMERIC = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "UINTEGER", "FLOAT", "DOUBLE", "DECIMAL")
_SIGN = r"[-+−–(]?\s*(?:[$€£¥]|US\$)?\s*[-−]?"
_TAIL = r"\s*(?:%|[$€£¥])?\)?\s*[*†‡]?"
POINT = rf"^{_SIGN}(?:\d{{1,3}}(?:[, '\x{{00a0}}\x{{202f}}]\d{{3}})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?{_TAIL}$"
COMMA = rf"^{_SIGN}(?:\d{{1,3}}(?:[. '\x{{00a0}}\x{{202f}}]\d{{3}})+|\d+)(?:,\d+)?{_TAIL}$"
_THOUSANDS = r"^[-+−]?\d{1,3}(?:,\d{3})+$"
_MOSTLY = 0.9  # of what is filled: a column with more strays is text
_FORMATS = (
    "%Y-%m-%d", "%Y/%m/%d", "%Y-%m", "%b %d %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%d %B %Y", "%d %b %Y", "%b %Y",
    "%B %Y", "%b-%Y", "%b-%d-%Y", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y-%m-%d %H:%M:%S",
)  # fmt: skip
_QUARTER = r"^(\d{4})[ -]?Q([1-4])$"
MOST_NAMES = 50_000  # distinct values of a column beyond which it names no categories


class Type(Enum):
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
    blanks = ", ".join(map(literal, data.BLANKS))
    value = f"trim({quoted})"
    here = f"FROM {RAW} WHERE lower({value}) NOT IN ({blanks})"

    def matching(pattern: str) -> str:
        return f"count(*) FILTER (regexp_matches({value}, {literal(pattern)}))"

    filled, distinct, points, commas, thousands, percents = store.rows(
        f"SELECT count(*), count(DISTINCT {value}), {matching(POINT)}, {matching(COMMA)}, {matching(_THOUSANDS)}, "
        f"count(*) FILTER ({value} LIKE '%\\%%' ESCAPE '\\') {here}"
    )[0]
    if not filled:
        return Column(name, quoted, Type.TEXT, 0, 0)
    if max(points, commas) >= _MOSTLY * filled:
        if store.rows(f"SELECT count(TRY_CAST({value} AS DOUBLE)) {here}")[0][0] == filled:
            return _number(store, name, f"TRY_CAST({quoted} AS DOUBLE)")
        comma = commas > points or (commas == points and points > 0 and thousands == 0 and _has_commas(store, value))
        return _number(store, name, _cleaned(quoted, comma=comma), percent=percents > filled / 2)
    expression = _as_date(store, quoted, filled, here)
    if expression:
        return _date(store, name, expression)
    values = {str(row[0]).lower() for row in store.rows(f"SELECT DISTINCT {value} {here} LIMIT 3")}
    if len(values) == 2 and values & data.TRUE and values & data.FALSE and values <= data.TRUE | data.FALSE:
        yes = ", ".join(map(literal, sorted(data.TRUE)))
        return Column(name, f"lower({value}) IN ({yes})", Type.TRUTH, filled, distinct)
    return Column(name, quoted if not _is_padded(store, quoted) else value, Type.TEXT, filled, distinct)


def _has_commas(store: Store, value: str) -> bool:
    return bool(store.rows(f"SELECT count(*) FROM {RAW} WHERE {value} LIKE '%,%'")[0][0])


def _is_padded(store: Store, quoted: str) -> bool:
    return bool(store.rows(f"SELECT count(*) FROM {RAW} WHERE {quoted} <> trim({quoted})")[0][0])


def _cleaned(quoted: str, *, comma: bool) -> str:
    """Return SQL that makes a number of a printed one; brackets are a minus, as accountants print it."""
    plain = f"regexp_replace(replace(replace({quoted}, '−', '-'), '(', '-'), '[^0-9eE,.+-]', '', 'g')"
    point = f"replace(replace({plain}, '.', ''), ',', '.')" if comma else f"replace({plain}, ',', '')"
    return f"TRY_CAST({point} AS DOUBLE)"


def _as_date(store: Store, quoted: str, filled: int, here: str) -> str:
    """Return SQL that makes dates of a column, "" if it holds none; of days and months that cannot be told apart, none."""
    sample = store.rows(f"SELECT trim({quoted}) {here} LIMIT 1")
    if not any(c.isdigit() for c in str(sample[0][0])):
        return ""
    quarter = (
        f"make_date(CAST(regexp_extract({quoted}, {literal(_QUARTER)}, 1) AS INTEGER), "
        f"3 * CAST(regexp_extract({quoted}, {literal(_QUARTER)}, 2) AS INTEGER) - 2, 1)"
    )
    if store.rows(f"SELECT count(*) FILTER (NOT regexp_matches({quoted}, {literal(_QUARTER)})) {here}")[0][0] == 0:
        return quarter
    tries = [f"CAST(try_strptime(trim({quoted}), {literal(form)}) AS DATE)" for form in _FORMATS]
    counts = store.rows(f"SELECT {', '.join(f'count({one})' for one in tries)} {here}")[0]
    full = [i for i, count in enumerate(counts) if count >= 0.98 * filled]
    if not full:
        return ""
    both = {_FORMATS.index("%d/%m/%Y"), _FORMATS.index("%m/%d/%Y")}
    return "" if both <= set(full) else tries[full[0]]


def _number(store: Store, name: str, sql: str, *, percent: bool = False) -> Column:
    row = store.rows(
        f"SELECT count(v), count(DISTINCT v), min(v), max(v), count(*) FILTER (v <> floor(v)), "
        f"max(CASE WHEN CAST(v AS VARCHAR) LIKE '%e%' THEN 99 WHEN v = floor(v) THEN 0 "
        f"ELSE length(split_part(CAST(v AS VARCHAR), '.', 2)) END) "
        f"FROM (SELECT CAST({sql} AS DOUBLE) AS v FROM {RAW}) WHERE isfinite(v)"
    )[0]
    filled, distinct, low, high, broken, decimals = row
    return Column(
        name,
        sql,
        Type.NUMBER if filled else Type.TEXT,
        filled,
        distinct,
        float(low or 0),
        float(high or 0),
        not broken,
        -1 if (decimals or 0) > 9 else int(decimals or 0),
        percent,
    )


def _date(store: Store, name: str, sql: str) -> Column:
    filled, distinct, months, quarters, years = store.rows(
        f"SELECT count(d), count(DISTINCT d), count(*) FILTER (day(d) <> 1), count(*) FILTER (month(d) NOT IN (1, 4, 7, 10)), "
        f"count(*) FILTER (month(d) <> 1) FROM (SELECT {sql} AS d FROM {RAW})"
    )[0]
    step = "day" if months else "month" if quarters else "quarter" if years else "year"
    return Column(name, sql, Type.DATE, filled, distinct, step=step)


def ends(store: Store, table: str, column: str) -> Sequence[Any]:
    """Return the first and last value of a column."""
    return store.rows(f"SELECT min({column}), max({column}) FROM {table}")[0]
