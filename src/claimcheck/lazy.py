"""Regular expressions that are compiled when first used: most checks never meet their words in a small document, and
compiling all patterns takes longer than checking it."""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for a pattern until one of its attributes is asked for, then holds the compiled one's."""

    __slots__ = ("__dict__", "_flags", "_source")

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Kept on the instance, so that the next use finds it without coming here.
        value = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, value)
        return value


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return `re.compile(source, flags)`, compiled at its first use; its methods are all that may be used of it."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
