"""The marks inside a paragraph of reStructuredText: which characters a reader sees, and where links lead."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.documents._mapped import Mapped
from claimcheck.documents._writer import Writer
from claimcheck.documents.base import RAISED
from claimcheck.lazy import regex

# Marks count only between such signs (reStructuredText specification, "inline markup recognition rules").
_BEFORE = r"(?<![^\s\-:/'\"<(\[{‘“«–—¡¿„‚])"
_AFTER = r"(?=[\s\-.,:;!?\\/'\")\]}>’”»–—…]|$)"
_OPEN = regex(
    rf"""
      (?P<escape> \\. )
    | {_BEFORE} (?P<literal> `` ) (?=\S)
    | {_BEFORE} (?P<strong> \*\* ) (?=\S)
    | {_BEFORE} (?P<emphasis> \* ) (?=[^\s*])
    | {_BEFORE} (?P<target> _` ) (?=\S)
    | {_BEFORE} (?P<role> :[A-Za-z][\w+.:-]{{0,40}}:` ) (?=\S)
    | {_BEFORE} (?P<phrase> ` ) (?=[^\s`])
    | {_BEFORE} (?P<substitution> \| ) (?=[^\s|])
    | {_BEFORE} (?P<note> \[ (?: \d+ | \# [\w.-]* | \* | [A-Za-z][\w.+:-]* ) \]_ ) {_AFTER}
    """,
    re.X | re.S,
)
_SIGN = regex(r"[\\`*_:|\[]")
"""What marks begin with, and what a word that is a link ends with."""
_WORD_END = regex(rf"_(?!\w){_AFTER}")
_WORD = regex(rf"(?<![\w`])(?P<word>\w+(?:[-.+:]\w+)*?__?)(?!\w){_AFTER}")
_WORD_START = regex(r"\w+")
_CLOSE = {
    "literal": regex(rf"(?<=\S)``{_AFTER}"),
    "strong": regex(rf"(?<=[^\s\\])\*\*{_AFTER}"),
    "emphasis": regex(rf"(?<=[^\s\\])\*{_AFTER}"),
    "target": regex(rf"(?<=[^\s\\])`{_AFTER}"),
    "role": regex(rf"(?<=[^\s\\])`{_AFTER}"),
    "phrase": regex(rf"(?<=[^\s\\])`(?:__?|:[A-Za-z][\w+.:-]{{0,40}}:)?{_AFTER}"),
    "substitution": regex(rf"(?<=[^\s\\])\|_{{0,2}}{_AFTER}"),
}
_TITLED = regex(r"(?P<title>.*?)\s*<(?P<target>[^<>]+)>\s*", re.S)
_ESCAPED = regex(r"\\(.)", re.S)
_SPACES = regex(r"\s+")
_POINTERS = frozenset(
    "ref doc numref eq any cite citep citet footcite p t ps ts download issue pr pull gh ghissue ghpull "
    "bpo cve cwe pep rfc "
    "user sha commit octicon index".split()
)
"""Roles whose text, if it has no title, is a label or a number of something elsewhere."""
_CODE = frozenset(
    "code literal file samp kbd command program option envvar func meth class mod attr data obj exc const macro type "
    "var member struct enum keyword token regexp py c cpp js".split()
)
_RAISED = frozenset(("sup", "superscript"))


class Inline:
    """Writes running text without its marks."""

    def __init__(self, out: Writer, targets: Mapping[str, str], substitutions: Mapping[str, str]) -> None:
        """Start with what the document's links and substitutions stand for, by their names in lower case."""
        self.out = out
        self.targets = targets
        self.substitutions = substitutions

    def write(self, origin: Mapped) -> None:
        """Write a paragraph's text."""
        text = origin.text
        position = 0
        unclosed: set[str] = set()
        while opening := _opening(text, position):
            kind = opening.lastgroup or ""
            self.plain(origin, position, opening.start())
            position = opening.end()
            if kind == "escape":
                if not text[position - 1].isspace():
                    self.plain(origin, position - 1, position)
            elif kind == "word":
                self.reference(origin, *opening.span())
            elif kind != "note":
                closing = None if kind in unclosed else _CLOSE[kind].search(text, position + 1)
                if closing:
                    self.marked(kind, opening[0], origin, position, closing)
                    position = closing.end()
                else:
                    unclosed.add(kind)
                    self.plain(origin, opening.start(), position)
        self.plain(origin, position, len(text))

    def plain(self, origin: Mapped, start: int, end: int, *, raised: bool = False) -> None:
        """Write characters as they are, or raised."""
        for begin, stop, place in origin.pieces(start, end):
            text = origin.text[begin:stop]
            self.out.text(text.translate(RAISED) if raised else text, place)

    def unescaped(self, origin: Mapped, start: int, end: int, *, raised: bool = False) -> None:
        """Write characters without the backslashes that protect them."""
        for escape in _ESCAPED.finditer(origin.text, start, end):
            self.plain(origin, start, escape.start(), raised=raised)
            start = escape.start(1) + escape[1].isspace()
        self.plain(origin, start, end, raised=raised)

    def reference(self, origin: Mapped, start: int, end: int) -> None:
        """Write a word that is a link ("word_"), or a name with an underscore at its end."""
        name = origin.text[start:end].rstrip("_")
        url = self.targets.get(name.lower())
        if url is None and origin.text[start:end] != f"{name}__":
            self.plain(origin, start, end)
            return
        self.out.start_link(url or "")
        self.plain(origin, start, start + len(name))
        self.out.end_link()

    def marked(self, kind: str, opening: str, origin: Mapped, start: int, closing: re.Match[str]) -> None:
        """Write what stands between marks."""
        end = closing.start()
        if kind == "literal":
            begun = self.out.length
            self.plain(origin, start, end)
            self.out.code(begun)
        elif kind == "substitution":
            self.substitution(origin, start, end)
        elif kind in ("role", "phrase") and closing[0] not in ("`_", "`__"):
            role = opening.strip(":`") if kind == "role" else closing[0].strip("`:")
            self.role(role.rpartition(":")[2], origin, start, end)
        elif kind == "phrase":
            self.link(origin, start, end)
        else:
            self.unescaped(origin, start, end)

    def link(self, origin: Mapped, start: int, end: int) -> None:
        """Write the text of a link ("`text <url>`_" or "`text`_")."""
        titled = _TITLED.fullmatch(origin.text, start, end)
        if titled and titled["title"]:
            end = titled.end("title")
            url = self.targets.get(titled["target"].rstrip("_").lower(), titled["target"])
        else:
            url = self.targets.get(_SPACES.sub(" ", origin.text[start:end]).lower(), "")
        self.out.start_link(url)
        self.unescaped(origin, start, end)
        self.out.end_link()

    def role(self, role: str, origin: Mapped, start: int, end: int) -> None:
        """Write interpreted text as its role shows it."""
        titled = _TITLED.fullmatch(origin.text, start, end)
        if titled and titled["title"]:
            self.unescaped(origin, start, titled.end("title"))
        elif role in ("math", "m"):
            from claimcheck.documents._tex_math import write_math

            write_math(origin.part(start, end), self.out)
        elif role not in _POINTERS:
            start += origin.text[start] in "~!" and end - start > 1
            begun = self.out.length
            self.unescaped(origin, start, end, raised=role in _RAISED)
            if role in _CODE:
                self.out.code(begun)

    def substitution(self, origin: Mapped, start: int, end: int) -> None:
        """Write what a substitution stands for, each character of it at the place of its use."""
        for character in self.substitutions.get(origin.text[start:end].lower(), ""):
            self.out.text(character, origin.place(start))


def _opening(text: str, position: int) -> re.Match[str] | None:
    """Return the next mark or word that is a link; most characters are passed over in the search for their signs."""
    for sign in _SIGN.finditer(text, position):
        at = sign.start()
        if found := _OPEN.match(text, at) or (sign[0] == "_" and _word(text, position, at)):
            return found
    return None


def _word(text: str, position: int, end: int) -> re.Match[str] | None:
    """Return the word, or words with single signs between them, whose last underscore stands at `end`."""
    if not (_WORD_END.match(text, end) and (text[end - 1 : end].isalnum() or text[end - 1 : end] == "_")):
        return None
    start = end
    while start > position and (text[start - 1].isalnum() or text[start - 1] in "_-.+:"):
        start -= 1
    tried = (_WORD.match(text, word.start()) for word in _WORD_START.finditer(text, start, end))
    return next((found for found in tried if found), None)
