"""The text of a TeX file with its braces paired: where arguments, environments and formulas begin and end."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.documents._tex_words import VERBATIM
from claimcheck.lazy import regex
from claimcheck.model import Span

_BRACES = regex(
    r"""
      \\begin\s*\{(?P<env>[A-Za-z]+\*?)\}
    | \\(?P<url>url|path|nolinkurl|href)\s*\{
    | \\(?P<verb>verb|lstinline)\b\*?(?=[^A-Za-z\s{])
    | \\.
    | %[^\n]*
    | [{}]
    """,
    re.X | re.S,
)
_SPACE = regex(r"[ \t\r]*(?:\n[ \t\r]*)?(?!\n)")
_CLOSING = {"[": regex(r"[\]{]|\n[ \t\r]*\n"), "(": regex(r"[){]|\n[ \t\r]*\n")}
_TOKEN = regex(r"\\(?:[A-Za-z@]+|.)|[^\s\\{}%]", re.S)


class Arguments(NamedTuple):
    """The arguments of a command (None: an optional one that is not there), and the place after them."""

    spans: tuple[Span | None, ...]
    end: int

    @property
    def last(self) -> Span | None:
        """The last argument."""
        return self.spans[-1] if self.spans else None


class TexSource:
    """A TeX file."""

    def __init__(self, text: str) -> None:
        """Pair the braces of a text."""
        self.text = text
        self._pairs = _paired(text)
        self._missing: set[str] = set()

    def space(self, at: int) -> int:
        """Return the place after space that is no paragraph's end."""
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def group(self, at: int) -> Span | None:
        """Return what stands in the braces that begin at a place, None if none do."""
        end = self._pairs.get(at)
        return Span(at + 1, end) if end is not None else None

    def find(self, mark: str, start: int, end: int) -> int:
        """Return where a mark stands next, -1 if nowhere; a mark that is not there is looked for once."""
        if mark in self._missing:
            return -1
        found = self.text.find(mark, start)
        if found < 0:
            self._missing.add(mark)
        return found if found < end else -1

    def arguments(self, form: str, at: int, end: int) -> Arguments:
        """Return the arguments that follow a command.

        Args:
            form: what it takes, as `_tex_words` writes it.
            at: the place after the command.
            end: where the text around it ends.
        """
        spans: list[Span | None] = []
        for sign in form:
            place = self.space(at)
            if sign == "*":
                at = place + 1 if self.text.startswith("*", place) else at
                continue
            span = self._required(place, end) if sign == "{" else self._optional(sign, place, end)
            spans.append(span)
            if span:
                at = span.end + (self.text[span.start - 1] in "{[(" and span.end < len(self.text))
            elif sign == "{":
                break
        return Arguments(tuple(spans), at)

    def _required(self, at: int, end: int) -> Span | None:
        if at >= end:
            return None
        if self.text[at] == "{":
            return self.group(at)
        token = _TOKEN.match(self.text, at, end)
        return Span(*token.span()) if token else None

    def _optional(self, sign: str, at: int, end: int) -> Span | None:
        if at >= end or self.text[at] != sign:
            return None
        place = at + 1
        while closing := _CLOSING[sign].search(self.text, place, end):
            if closing[0] in ")]":
                return Span(at + 1, closing.start())
            inner = self.group(closing.start()) if closing[0] == "{" else None
            if inner is None:
                return None
            place = inner.end + 1
        return None


def _paired(text: str) -> dict[int, int]:
    pairs: dict[int, int] = {}
    open_: list[int] = []
    position = 0
    while brace := _BRACES.search(text, position):
        position = brace.end()
        if brace[0] == "{":
            open_.append(brace.start())
        elif brace[0] == "}":
            if open_:
                pairs[open_.pop()] = brace.start()
        elif brace["env"]:
            name = text.index("{", brace.start())
            pairs[name] = position - 1
            if brace["env"] in VERBATIM:
                end = text.find(f"\\end{{{brace['env']}}}", position)
                position = end if end >= 0 else len(text)
        elif brace["url"]:
            end = text.find("}", position, position + 2000)
            if end >= 0:
                pairs[position - 1] = end
                position = end + 1
        elif brace["verb"]:
            end = text.find(text[position], position + 1, position + 2000)
            position = end + 1 if end >= 0 else position
    return pairs
