"""The database of one table: loaded once, then cut off from files, network and its own settings."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.sources.tables.errors import DataError
from claimcheck.sources.tables.files import EXCEL, PARQUET, Origin
from claimcheck.sources.tables.sql import Value

if TYPE_CHECKING:
    import duckdb

RAW = "raw"
SECONDS = 5.0  # a query on a claim's table that takes longer is given up
_LOADING = 120.0
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

    def rows(self, query: str, values: Sequence[Value] = (), *, seconds: float = SECONDS) -> list[tuple[Any, ...]]:
        """Return the rows of a query.

        Args:
            query: SQL whose names are quoted, and whose values are question marks.
            values: these values, in order.
            seconds: how long it may take.

        Raises:
            TooSlowError: it took longer.
        """
        import duckdb

        timer = threading.Timer(seconds, self._connection.interrupt)
        timer.daemon = True
        timer.start()
        try:
            return self._connection.execute(query, list(values)).fetchall()
        except duckdb.InterruptException:
            raise TooSlowError(query) from None
        finally:
            timer.cancel()


def load(origin: Origin) -> Store:
    """Load a table.

    Raises:
        DataError: DuckDB is not installed, or the file cannot be read as a table.
    """
    duckdb = _duckdb()
    connection = duckdb.connect(":memory:", config=_SETTINGS)
    timer = threading.Timer(_LOADING, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        relation = _loaded(connection, origin)
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    except duckdb.Error as error:
        connection.close()
        first = str(error).strip().splitlines()[0]
        raise DataError([f"{origin.path}: cannot be read as a table: {first}"]) from error
    finally:
        timer.cancel()
    return Store(connection, relation)


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError:
        raise DataError(
            ["--data needs a package that is not installed: pip install 'figure-claimcheck[data]'"]
        ) from None
    return duckdb


def _loaded(connection: duckdb.DuckDBPyConnection, origin: Origin) -> str:
    """Create the table, and return the relation that reads it anew: if a file's cells do not fit the types that its
    first rows suggest, all of them are read as text."""
    import duckdb

    suffix = origin.path.suffix.lower()
    reader = "read_parquet" if suffix in PARQUET else "read_csv"
    shown = "read_xlsx" if suffix in EXCEL else reader
    for more in ("", ", all_varchar = true"):
        try:
            connection.execute(
                f"CREATE OR REPLACE TABLE {RAW} AS FROM {reader}({origin.load or origin.relation}{more})"
            )
        except duckdb.Error:
            if more or suffix in PARQUET:
                raise
            continue
        if "," not in origin.relation + more and "[" not in origin.relation:
            return origin.relation
        return f"{shown}({origin.relation}{more})"
    raise AssertionError
