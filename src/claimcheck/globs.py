"""Path patterns as in `.gitignore`: `*.bak.md`, `/drafts/`, `docs/**/old-*`, `!kept.md`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from claimcheck.lazy import regex


class _Pattern(NamedTuple):
    matches: re.Pattern[str]
    negated: bool
    folders_only: bool


class Patterns:
    """An ordered list of patterns; the last that matches a path decides, and what is in a matched folder is matched."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take patterns, one a line; blank lines and those that begin with "#" say nothing."""
        self._patterns = [made for line in lines if (made := _made(line))]

    def __bool__(self) -> bool:
        """Whether there is any pattern."""
        return bool(self._patterns)

    def match(self, path: str) -> bool:
        """Return whether a file is meant.

        Args:
            path: the file's path relative to where the patterns stand, with forward slashes.
        """
        parts = path.split("/")
        ends = range(1, len(parts) + 1)
        return any(self._decided("/".join(parts[:end]), is_folder=end < len(parts)) for end in ends)

    def _decided(self, path: str, *, is_folder: bool) -> bool:
        for pattern in reversed(self._patterns):
            if (is_folder or not pattern.folders_only) and pattern.matches.fullmatch(path):
                return not pattern.negated
        return False


def _made(line: str) -> _Pattern | None:
    pattern = re.sub(r"(?<!\\)[ \t]+$", "", line.rstrip("\r\n"))
    if not pattern or pattern.startswith("#"):
        return None
    negated = pattern.startswith("!")
    pattern = pattern.removeprefix("!")
    folders_only = pattern.endswith("/")
    pattern = pattern.rstrip("/") if folders_only else pattern
    anchored = "/" in pattern
    pattern = pattern.removeprefix("/")
    if not pattern:
        return None
    return _Pattern(re.compile(("" if anchored else "(?:.*/)?") + _regex(pattern), re.S), negated, folders_only)


_TOKEN = regex(r"(?:(?<=/)|^)\*\*/|(?<=/)\*\*$|\*+|\?|\\.|\[[!^]?\]?[^\]]*\]|.", re.S)


def _regex(pattern: str) -> str:
    return "".join(map(_piece, _TOKEN.findall(pattern)))


def _piece(token: str) -> str:
    if token == "**/":
        return "(?:.*/)?"
    if token == "**":
        return ".+"
    if token.startswith("*"):
        return "[^/]*"
    if token == "?":
        return "[^/]"
    if token.startswith("[") and len(token) > 2:
        inside = token[1:-1]
        negated = inside[0] in "!^"
        characters = (inside[1:] if negated else inside).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
        return f"(?!/)[{'^' if negated else ''}{characters}]"
    return re.escape(token[1:] if token.startswith("\\") and len(token) > 1 else token)
