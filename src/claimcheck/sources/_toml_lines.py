"""Where the tables and keys of a TOML file stand, which the standard reader does not tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_HEADER = re.compile(r"\s*\[\[\s*([A-Za-z0-9_\"'.-]+)\s*\]\]\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*(?:([A-Za-z0-9_-]+)|"([^"]*)"|'([^']*)')\s*(?:\.[^=]*)?=""")
_PIECE = re.compile(r"\"\"\"|'''|\"(?:\\.|[^\"\\])*\"|'[^']*'|#.*|[\[\]{}]")


@dataclass(slots=True)
class TableLines:
    """The line of a table's header and of each of its keys, counted from 1."""

    header: int
    keys: dict[str, int] = field(default_factory=dict)

    def of(self, key: str) -> int:
        """Return the line of a key, or of the header where the table does not have it."""
        return self.keys.get(key, self.header)


def tables(text: str, name: str) -> list[TableLines]:
    """Return where each `[[name]]` table of a TOML text stands; the text is valid TOML."""
    found: list[TableLines] = []
    inside, depth, current = "", 0, None
    for number, line in enumerate(text.splitlines(), start=1):
        if not inside and not depth:
            header = _HEADER.match(line)
            if header:
                current = TableLines(number) if header[1] == name else None
                if current:
                    found.append(current)
                continue
            key = _KEY.match(line)
            if key and current:
                current.keys.setdefault(key[1] or key[2] or key[3] or "", number)
        inside, depth = _state(line, inside, depth)
    return found


def _state(line: str, inside: str, depth: int) -> tuple[str, int]:
    """Return which multi-line string is open at the end of a line, and how many brackets."""
    position = 0
    while position < len(line):
        if inside:
            end = line.find(inside, position)
            if end < 0:
                return inside, depth
            position, inside = end + 3, ""
            continue
        piece = _PIECE.search(line, position)
        if piece is None:
            break
        position = piece.end()
        if piece[0] in ('"""', "'''"):
            inside = piece[0]
        elif piece[0] in "[{":
            depth += 1
        elif piece[0] in "]}":
            depth = max(0, depth - 1)
    return inside, depth
