"""LaTeX: what the document prints, with the place of every character.

The reader follows the source once and takes arguments as commands ask for them, so that every character keeps its own
place. pylatexenc, the library for it, reads 0.09 MB/s, stops at deep nesting and expands no macros.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from unicodedata import normalize

from claimcheck.documents import _tex_units
from claimcheck.documents import _tex_words as words
from claimcheck.documents._metadata import metadata
from claimcheck.documents._tex_environments import TexEnvironments
from claimcheck.documents._tex_source import Arguments
from claimcheck.documents._tex_writer import PARAGRAPH, TOKEN
from claimcheck.documents.base import Format
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Document, Span
from claimcheck.records import dataclass

_DEFINITION = regex(
    r"\\(?:(?:re|provide)?newcommand|DeclareRobustCommand)\*?\s*\{?\\(?P<name>[A-Za-z]+)\}?\s*(?:\[(?P<count>\d)\])?\s*"
    r"(?P<default>\[[^\]\n]*\])?\s*(?=\{)"
    r"|\\g?def\s*\\(?P<old>[A-Za-z]+)(?P<parameters>(?:\#\d)*)\s*(?=\{)"
)
_CITATION = regex(r"[A-Za-z]*[cC]ite[A-Za-z]*|[A-Za-z]*citation[a-z]*")
_SIGNS = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0"}
_LENGTH = regex(
    r"\s*=?\s*-?(?:\d+\.?\d*|\.\d+)\s*(?:pt|pc|in|bp|cm|mm|dd|cc|sp|em|ex|mu)\b"
    r"(?:\s*(?:plus|minus)\s*[\d.]+\s*[a-z]+)*|\s*=\s*-?\d+"
)
_LENGTHS = frozenset("vskip hskip kern vglue hglue mskip parindent parskip baselineskip textwidth textheight".split())
_DEFINING = frozenset("newcommand renewcommand providecommand DeclareRobustCommand def gdef edef let".split())
_STYLES = frozenset("date title subtitle".split())
_MOST_EXPANSIONS = 20_000
_BODY = "\\begin{document}"


def read(text: str, name: str) -> Document:
    """Read a LaTeX document or a part of one; see `claimcheck.documents.read_text`."""
    return _Reader(text).document(name)


FORMAT = Format("latex", (".tex", ".latex", ".ltx"), from_text=read)


@dataclass(frozen=True, slots=True)
class _Macro:
    """A command that the document defines: what it takes, and where its body stands."""

    form: str
    body: Span


class _Reader(TexEnvironments):
    """Follows the commands."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.date = ""
        self.macros = self._definitions()
        self.expansions = 0
        self.frames: list[tuple[Span | None, ...]] = []

    def document(self, name: str) -> Document:
        body = self.text.find(_BODY)
        if body >= 0:
            self.preamble(body)
        self.run(Span(max(body, 0), len(self.text)))
        while self.open:
            self.end(self.open[-1][0], len(self.text))
        self.block()
        return self.out.document(name, date=self.date)

    def preamble(self, end: int) -> None:
        """Write the title that stands before the document, and note its date and what is said to claimcheck."""
        position = 0
        while token := TOKEN.search(self.text, position, end):
            position = token.end()
            if token["comment"]:
                self.comment(token)
            elif (named := token["name"]) in _DEFINING:
                position = self.defined(named, token.start(), position, end)
            elif named in _STYLES or named in words.UNSEEN_COMMANDS:
                arguments = self.tex.arguments(words.UNSEEN_COMMANDS.get(named, "[{"), position, end)
                position = max(position, arguments.end)
                if named in _STYLES:
                    self.front(named, arguments)

    def front(self, named: str, arguments: Arguments) -> None:
        if arguments.last is None:
            return
        if named == "date":
            self.date = metadata(f"date: {self.text[slice(*arguments.last)]}")[1]
        else:
            self.heading(arguments.last, 1)

    def _definitions(self) -> Mapping[str, _Macro]:
        macros = {}
        for found in _DEFINITION.finditer(self.text):
            body = self.tex.group(found.end())
            if body is None:
                continue
            count = int(found["count"] or 0) if found["name"] else len(found["parameters"]) // 2
            form = "[" * bool(found["default"]) + "{" * (count - bool(found["default"]))
            macros[found["name"] or found["old"]] = _Macro(form, body)
        return macros

    # --- the source

    def token(self, token: re.Match[str], end: int) -> int:
        """Follow a command or sign and return the place after what it takes."""
        kind = token.lastgroup
        after = token.end()
        if kind == "name":
            return self.command(token["name"], token.start(), after, end)
        if kind == "begin":
            return self.begin(token["begin"], after, end)
        if kind == "end":
            self.end(token["end"], after)
        elif kind == "sign":
            return self.sign(token["sign"], token.start(), after, end)
        elif kind == "comment":
            self.comment(token)
        elif kind == "math":
            return self.math(token[0], after, end)
        elif kind == "parameter":
            self.parameter(int(token[0][1]), token)
        elif token[0] == "&" and self.tables:
            self.next_cell(token.start())
        elif token[0] in _SIGNS:
            self.put(_SIGNS[token[0]], token.start())
        return after

    def comment(self, token: re.Match[str]) -> None:
        self.out.comment(token[0].lstrip("%"), token.start(), token.start() + len(token[0].rstrip()))

    # --- commands

    def command(self, name: str, at: int, after: int, end: int) -> int:
        """Follow a command and return the place after its arguments."""
        if name in self.macros and self.expansions < _MOST_EXPANSIONS:
            return self.expand(self.macros[name], at, after, end)
        if handle := _COMMANDS.get(name):
            return handle(self, name, at, after, end)
        if name in words.SIGNS:
            self.put(words.SIGNS[name], at)
            return self.tex.space(after)
        if name in words.ACCENTS and len(name) == 1:
            return self.accent(name, at, after, end)
        form = words.UNSEEN_COMMANDS.get(name)
        if form is None and _CITATION.fullmatch(name):
            form = "*[[{"
        if form is not None:
            return self.tex.arguments(form, after, end).end
        if form := words.LAST_SHOWN.get(name):
            arguments = self.tex.arguments(form, after, end)
            self.show(arguments.last)
            return arguments.end
        if self.text.startswith("[", after):
            return self.tex.arguments("[", after, end).end
        if (name in _LENGTHS or self.text.startswith("=", after)) and (length := _LENGTH.match(self.text, after, end)):
            return length.end()
        return self.tex.space(after) if not self.text.startswith("{", after) else after

    def expand(self, macro: _Macro, at: int, after: int, end: int) -> int:
        """Write what a macro of the document prints; its own characters stand where it is used."""
        self.expansions += 1
        arguments = self.tex.arguments(macro.form, after, end)
        kept = self.pinned
        self.frames.append(arguments.spans)
        self.pinned = at if kept is None else kept
        self.run(macro.body)
        self.pinned = kept
        self.frames.pop()
        return arguments.end if macro.form else self.tex.space(after)

    def parameter(self, number: int, token: re.Match[str]) -> None:
        """Write what a macro was given, which stands where it was given."""
        if not self.frames:
            self.put(token[0], token.start())
            return
        given = self.frames.pop()
        kept, self.pinned = self.pinned, self.pinned if self.frames else None
        self.show(given[number - 1] if number <= len(given) else None)
        self.pinned = kept
        self.frames.append(given)

    def sign(self, sign: str, at: int, after: int, end: int) -> int:
        if sign == "\\":
            arguments = self.tex.arguments("*[", after, end)
            if self.tables:
                self.end_row()
            else:
                self.out.line_break(at)
                self.spaced = True
            return arguments.end
        if sign in "([":
            return self.math(f"\\{sign}", after, end)
        if sign in words.ACCENTS:
            return self.accent(sign, at, after, end)
        if sign in "%$&#_{}":
            self.put(sign, at + 1)
        else:
            self.put(words.SIGNS.get(sign, " " if sign.isspace() else ""), at)
        return after

    def accent(self, sign: str, at: int, after: int, end: int) -> int:
        given = self.tex.arguments("{", after, end)
        letter = self.text[slice(*given.last)].strip() if given.last else ""
        letter = {"\\i": "i", "\\j": "j"}.get(letter, letter)
        if given.last and letter.isalpha():
            self.put(normalize("NFC", letter[0] + words.ACCENTS[sign]) + letter[1:], given.last.start)
        return given.end

    def math(self, opening: str, after: int, end: int) -> int:
        """Write a formula of the line; one on lines of its own is left out, and the sentence goes on."""
        closing = {"\\(": "\\)", "\\[": "\\]"}.get(opening, opening)
        close = self.tex.find(closing, after, end)
        while close > 0 and self.text[close - 1] == "\\" and closing[0] == "$":
            close = self.tex.find(closing, close + 1, end)
        if close < 0 or PARAGRAPH.search(self.text, after, close):
            if opening == "$":
                self.put("$", after - 1)
            return after
        if opening in ("$", "\\("):
            self.formula(Span(after, close))
        else:
            self.gap(after)
        return close + len(closing)

    # --- commands of their own

    def section(self, name: str, at: int, after: int, end: int) -> int:
        arguments = self.tex.arguments("*[{", after, end)
        if arguments.last:
            self.heading(arguments.last, words.HEADINGS[name])
        return arguments.end

    def styled(self, name: str, at: int, after: int, end: int) -> int:
        arguments = self.tex.arguments("[{", after, end)
        self.front(name, arguments)
        return arguments.end

    def waiting(self, name: str, at: int, after: int, end: int) -> int:
        """Keep a footnote or a caption for the end of what it stands in."""
        form = "*{[{" if name == "captionof" else "*[{"
        arguments = self.tex.arguments(form, after, end)
        if arguments.last:
            note = name in ("footnote", "footnotetext")
            self.later.append((BlockKind.FOOTNOTE if note else BlockKind.CAPTION, arguments.last))
            if not note:
                self.block()
        return arguments.end

    def linked(self, name: str, at: int, after: int, end: int) -> int:
        arguments = self.tex.arguments("[{{" if name == "href" else "{", after, end)
        target = arguments.spans[-2] if name == "href" and len(arguments.spans) > 2 else arguments.last
        if target and arguments.last:
            self.out.start_link(self.text[slice(*target)].replace("\\", "").strip())
            if name == "href":
                self.run(arguments.last)
            else:
                self.put(self.text[slice(*arguments.last)], arguments.last.start)
            self.out.end_link()
        return arguments.end

    def raise_(self, name: str, at: int, after: int, end: int) -> int:
        arguments = self.tex.arguments("{", after, end)
        self.raised += 1
        self.show(arguments.last)
        self.raised -= 1
        return arguments.end

    def literal(self, name: str, at: int, after: int, end: int) -> int:
        """Write `\\verb|...|`."""
        after += self.text.startswith("*", after)
        if after >= end:
            return after
        sign = self.text[after]
        close = self.text.find("}" if sign == "{" else sign, after + 1, min(end, after + 2000))
        if close < 0:
            return after
        begun = self.out.length
        self.put(self.text[after + 1 : close], after + 1)
        self.out.code(begun)
        return close + 1

    def typed(self, name: str, at: int, after: int, end: int) -> int:
        """Write what is set in typewriter's letters, as code is."""
        arguments = self.tex.arguments("{", after, end)
        begun = self.out.length
        self.show(arguments.last)
        self.out.code(begun)
        return arguments.end

    def quantity(self, name: str, at: int, after: int, end: int) -> int:
        """Write a number with a unit of siunitx."""
        numbers, units = _QUANTITIES[name]
        arguments = self.tex.arguments("[" + "{" * (numbers + units), after, end)
        spans = [span for span in arguments.spans[1:] if span]
        for i, span in enumerate(spans[:numbers]):
            if i:
                self.put("–", span.start)
            self.pieces(_tex_units.number, span)
        if units and len(spans) > numbers:
            if numbers and name != "ang":
                self.put(" ", spans[-1].start)
            self.pieces(_tex_units.unit, spans[-1])
        if name == "ang" and spans:
            self.put("°", spans[0].end)
        return arguments.end

    def first(self, name: str, at: int, after: int, end: int) -> int:
        """Write the first of two arguments: what is printed, not what stands for it in bookmarks."""
        arguments = self.tex.arguments("{{", after, end)
        self.show(arguments.spans[0])
        return arguments.end

    def ensured(self, name: str, at: int, after: int, end: int) -> int:
        arguments = self.tex.arguments("{", after, end)
        if arguments.last:
            self.formula(arguments.last)
        return arguments.end

    def paragraph(self, name: str, at: int, after: int, end: int) -> int:
        self.block()
        return after

    def skipped(self, name: str, at: int, after: int, end: int) -> int:
        """Leave out what stands between `\\iffalse` and `\\fi`."""
        close = self.tex.find("\\fi", after, end)
        return close + 3 if close >= 0 else after

    def defined(self, name: str, at: int, after: int, end: int) -> int:
        """Pass over a macro's definition, which was read before."""
        found = _DEFINITION.match(self.text, at)
        body = self.tex.group(found.end()) if found else None
        return body.end + 1 if body else after

    def pictured(self, name: str, at: int, after: int, end: int) -> int:
        """Write a picture's alternative text."""
        arguments = self.tex.arguments("*[[{", after, end)
        options = arguments.spans[0]
        found = _ALT.search(self.text, *options) if options else None
        if found and (alt := self.tex.group(found.end() - 1)):
            self.later.append((BlockKind.CAPTION, alt))
            self.block()
        return arguments.end


_ALT = regex(r"\balt\s*=\s*\{")
_QUANTITIES = {
    "SI": (1, 1),
    "qty": (1, 1),
    "num": (1, 0),
    "si": (0, 1),
    "unit": (0, 1),
    "ang": (1, 0),
    "SIrange": (2, 1),
    "qtyrange": (2, 1),
    "numrange": (2, 0),
}
"""Commands of siunitx: how many numbers they take, and how many units."""

_Handler = Callable[[_Reader, str, int, int, int], int]
_COMMANDS: Mapping[str, _Handler] = {
    **dict.fromkeys(words.HEADINGS, _Reader.section),
    **dict.fromkeys(_STYLES, _Reader.styled),
    **dict.fromkeys(("footnote", "footnotetext", "caption", "captionof"), _Reader.waiting),
    **dict.fromkeys(("href", "url", "path", "nolinkurl"), _Reader.linked),
    **dict.fromkeys(("textsuperscript", "textsu"), _Reader.raise_),
    **dict.fromkeys(("verb", "lstinline"), _Reader.literal),
    **dict.fromkeys(_QUANTITIES, _Reader.quantity),
    **dict.fromkeys(("hline", "midrule", "toprule", "bottomrule"), _Reader.drawn),
    **dict.fromkeys(("endhead", "endfirsthead"), _Reader.repeated),
    **dict.fromkeys(_DEFINING, _Reader.defined),
    **dict.fromkeys(("texttt", "code"), _Reader.typed),
    "multicolumn": _Reader.spanning,
    "item": _Reader.item,
    "par": _Reader.paragraph,
    "texorpdfstring": _Reader.first,
    "ensuremath": _Reader.ensured,
    "iffalse": _Reader.skipped,
    "includegraphics": _Reader.pictured,
}
