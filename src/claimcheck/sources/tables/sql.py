"""Names and values in the text of a query."""

from __future__ import annotations

from datetime import date

Value = str | int | float | date


def identifier(name: str) -> str:
    """Return a column's name as SQL takes it whatever is in it.

    >>> identifier('a"b')
    '"a""b"'
    """
    return '"' + name.replace('"', '""') + '"'


def literal(value: Value) -> str:
    """Return a value as SQL takes it whatever is in it.

    >>> literal("O'Neill")
    "'O''Neill'"
    """
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return repr(value)
