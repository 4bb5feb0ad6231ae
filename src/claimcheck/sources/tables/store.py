"""The database of one table: opened and described first, loaded when it is needed, then cut off from files, network and
its own settings."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from claimcheck.extras import needed
from claimcheck.sources.tables.errors import DataError
from claimcheck.sources.tables.files import EXCEL, PARQUET, Origin
from claimcheck.sources.tables.sql import Value

if TYPE_CHECKING:
    import duckdb

RAW = "raw"
_SECONDS = 5.0  # a query on a claim's table that takes longer is given up
LOADING = 120.0  # and what it takes to load a table and tell its columns apart
_SETTINGS = {
    "threads": "2",
    "memory_limit": "1GB",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
    "temp_directory": "",
}


class TooSlowError(Exception):
    """A query took longer than it may."""


class Store:
    """A table in memory, as `raw`, that nothing but its own rows can be asked of."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, relation: str) -> None:
        """Keep a locked connection; `relation` is what follows FROM in a query that anyone can run."""
        self._connection = connection
        self.relation = relation

    def rows(self, query: str, values: Sequence[Value] = (), *, seconds: float = _SECONDS) -> list[tuple[Any, ...]]:
        """Return the rows of a query.

        Args:
            query: SQL whose names are quoted, and whose values are question marks.
            values: these values, in order.
            seconds: how long it may take.

        Raises:
            TooSlowError: it took longer.
        """
        import duckdb

        try:
            with _no_longer_than(seconds, self._connection):
                return self._connection.execute(query, list(values)).fetchall()
        except duckdb.InterruptException:
            raise TooSlowError(query) from None


def need() -> None:
    """Make sure that DuckDB is there.

    Raises:
        DataError: it is not installed.
    """
    _duckdb()


def header(origin: Origin) -> list[str]:
    """Return the names of a table's columns, read from its first rows.

    Raises:
        DataError: the file cannot be read as a table.
    """
    with _opened(origin) as connection:
        for attempt in _attempts(origin):
            found = _tried(connection, f"SELECT * FROM {attempt} LIMIT 0", last=attempt == _attempts(origin)[-1])
            if found is not None:
                return [str(column[0]) for column in found.description or ()]
    raise AssertionError


def load(origin: Origin) -> Store:
    """Load a table: if its cells do not fit the types that the first rows suggest, all of them as text.

    Raises:
        DataError: the file cannot be read as a table.
    """
    with _opened(origin) as connection, _no_longer_than(LOADING, connection):
        attempts = _attempts(origin)
        for attempt in attempts:
            query = f"CREATE OR REPLACE TABLE {RAW} AS FROM {attempt}"
            if _tried(connection, query, last=attempt == attempts[-1]) is not None:
                break
        connection.execute("SET threads = 1")  # several add up floating-point numbers in another order each time
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    return Store(connection, _shown(origin, attempt))


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError:
        raise DataError([needed("--data", "data")]) from None
    return duckdb


@contextmanager
def _opened(origin: Origin) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database, which stays open unless something goes wrong with the file."""
    duckdb = _duckdb()
    connection = duckdb.connect(":memory:", config=_SETTINGS)
    try:
        yield connection
    except duckdb.Error as error:
        connection.close()
        first = str(error).strip().splitlines()[0]
        raise DataError([f"{origin.path}: cannot be read as a table: {first}"]) from error


def _attempts(origin: Origin) -> list[str]:
    """Return the ways to read a file, in order."""
    what = origin.load or origin.relation
    if origin.path.suffix.lower() in PARQUET:
        return [f"read_parquet({what})"]
    return [f"read_csv({what})", f"read_csv({what}, all_varchar = true)"]


def _tried(connection: duckdb.DuckDBPyConnection, query: str, *, last: bool) -> duckdb.DuckDBPyConnection | None:
    import duckdb

    try:
        return connection.execute(query)
    except duckdb.Error:
        if last:
            raise
        return None


def _shown(origin: Origin, attempt: str) -> str:
    """Return what follows FROM in a query that anyone can run."""
    if origin.path.suffix.lower() in EXCEL:
        text = ", all_varchar = true" if "all_varchar" in attempt else ""
        return f"read_xlsx({origin.relation}{text})"
    return origin.relation if attempt.endswith(f"({origin.relation})") and origin.is_plain else attempt


@contextmanager
def _no_longer_than(seconds: float, connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    timer = threading.Timer(seconds, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
