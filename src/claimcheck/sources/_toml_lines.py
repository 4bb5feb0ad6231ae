"""Where the tables and keys of a TOML file stand, which the standard reader does not tell."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.lazy import regex
from claimcheck.records import dataclass, field

_HEADER = regex(r"\s*(?:\[\[\s*(?P<many>[^\]]+?)\s*\]\]|\[\s*(?P<one>[^\[\]]+?)\s*\])\s*(?:#.*)?$")
_KEY = regex(r"""\s*(?:([A-Za-z0-9_-]+)|"([^"]*)"|'([^']*)')\s*(?:\.[^=]*)?=""")
_PIECE = regex(r"\"\"\"|'''|\"(?:\\.|[^\"\\])*\"|'[^']*'|#.*|[\[\]{}]")


@dataclass(slots=True)
class TableLines:
    """The line of a table's header and of each of its keys, counted from 1."""

    header: int
    keys: dict[str, int] = field(default_factory=dict)

    def of(self, key: str) -> int:
        """Return the line of a key, or of the header where the table does not have it."""
        return self.keys.get(key, self.header)


@dataclass(slots=True)
class FileLines:
    """Where the tables of one name stand, and every other key or table of the top level by its name."""

    tables: list[TableLines] = field(default_factory=list)
    others: dict[str, int] = field(default_factory=dict)


def of_file(text: str, name: str) -> FileLines:
    """Return where each `[[name]]` table of a TOML text stands; the text is valid TOML."""
    found = FileLines()
    inside, depth = "", 0
    current: TableLines | None = TableLines(0, found.others)
    for number, line in enumerate(text.split("\n"), start=1):
        if not inside and not depth:
            header = _HEADER.match(line)
            if header:
                current = None
                if header["many"] == name:
                    current = TableLines(number)
                    found.tables.append(current)
                else:
                    found.others.setdefault((header["many"] or header["one"]).strip("\"'").split(".")[0], number)
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


def height(lines: Sequence[str]) -> int:
    """Return how many lines the key that begins the first of these takes."""
    inside, depth = "", 0
    for number, line in enumerate(lines, start=1):
        inside, depth = _state(line, inside, depth)
        if not inside and not depth:
            return number
    return len(lines)


def comment(line: str) -> str:
    """Return the comment at the end of a line, "" if there is none."""
    for piece in _PIECE.finditer(line):
        if piece[0].startswith("#"):
            return piece[0]
    return ""
