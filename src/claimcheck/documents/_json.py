"""JSON with places: values as the standard library gives them, but every string with the way of its characters to the
file, through the escapes."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

from claimcheck.documents._mapped import Mapped, joined
from claimcheck.lazy import regex
from claimcheck.records import dataclass

_TOKEN = regex(r'"(?:[^"\\]|\\.)*+"|[{}\[\]]|[^\s{}\[\],:"]+')
_ESCAPES = regex(r"(?:\\(?:u[0-9a-fA-F]{4}|[^u]))+")
_ESCAPE = regex(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")


@dataclass(frozen=True, slots=True)
class Text:
    """A string of a JSON file: where it begins and ends there, without its quotes."""

    start: int
    end: int

    def read(self, source: str) -> Mapped:
        """Return what the string says, with the place of each character; an escape's is its backslash."""
        return joined(self._pieces(source))

    def _pieces(self, source: str) -> list[tuple[str, int]]:
        pieces = []
        position = self.start
        for run in _ESCAPES.finditer(source, self.start, self.end):
            pieces.append((source[position : run.start()], position))
            pieces += ((_character(escape[0]), escape.start()) for escape in _ESCAPE.finditer(source, *run.span()))
            position = run.end()
        pieces.append((source[position : self.end], position))
        return pieces


def _character(escape: str) -> str:
    character: str = json.loads(f'"{escape}"')
    # Half of a pair stands for no character; U+FFFD is as long and can be written anywhere.
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character


def parse(source: str) -> Any:
    """Return the value of JSON text with a `Text` for each string that is not a key.

    Raises:
        ValueError: it is not JSON (`json.JSONDecodeError`, which says where).
        RecursionError: it is nested deeper than the standard library reads.
    """
    json.loads(source)  # what is well formed needs no more checks here
    open_: list[Any] = [[]]
    keys: list[str | None] = [None]
    for token in _TOKEN.finditer(source):
        sign = source[token.start()]
        if sign in "]}":
            open_.pop()
            keys.pop()
            continue
        holder = open_[-1]
        if sign == '"' and isinstance(holder, dict) and keys[-1] is None:
            keys[-1] = json.loads(token[0])
            continue
        value: Any
        if sign in "[{":
            value = [] if sign == "[" else {}
        else:
            value = Text(token.start() + 1, token.end() - 1) if sign == '"' else json.loads(token[0])
        if isinstance(holder, dict):
            holder[keys[-1] or ""] = value
            keys[-1] = None
        else:
            holder.append(value)
        if sign in "[{":
            open_.append(value)
            keys.append(None)
    return open_[0][0]


def whole_lines(texts: list[Text], source: str) -> bool:
    """Return whether no two lines of a list of strings stand on one line of the file."""
    return all("\\n" not in source[t.start : t.end - 2] for t in texts) and all(
        "\n" in source[a.end : b.start] for a, b in pairwise(texts)
    )
