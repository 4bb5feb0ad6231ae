"""What can be wrong with data files."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.sources.base import SourceError


class DataError(SourceError):
    """Data files that cannot be used; `problems` has a line for each, and the message is the first of them."""

    def __init__(self, problems: Sequence[str]) -> None:
        """Keep the problems, of which there is at least one."""
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(problems[0] + more)
        self.problems = tuple(problems)
