"""What is said where a package is missing that comes with an extra of claimcheck's."""

from __future__ import annotations


def needed(what: str, extra: str) -> str:
    """Return the line that names the extra without which something cannot be done.

    >>> needed("reading a.pdf", "pdf")
    "reading a.pdf needs a package that is not installed: pip install 'figure-claimcheck[pdf]'"

    Args:
        what: what cannot be done.
        extra: the extra's name in pyproject.toml.
    """
    return f"{what} needs a package that is not installed: pip install 'figure-claimcheck[{extra}]'"
