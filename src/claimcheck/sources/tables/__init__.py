"""Data tables as a source: a claim's words become queries, which DuckDB answers (docs/data.md says what is understood).

`open_tables` is all that others need; DuckDB is loaded when it is called, a table's rows when a claim's words meet it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from claimcheck.sources.tables.errors import DataError
from claimcheck.sources.tables.source import Tables

__all__ = ["DataError", "Tables", "open_tables"]


def open_tables(paths: Sequence[Path]) -> Tables:
    """Open data files as a source of evidence.

    Args:
        paths: CSV, TSV, Parquet and Excel files, and folders of them.

    Raises:
        DataError: DuckDB is not installed, or a file is not there or cannot be read; all problems are listed.
    """
    return Tables(paths)
