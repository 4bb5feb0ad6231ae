"""reStructuredText, as docutils and Sphinx read it, with the place of every character.

docutils knows lines but no columns, and runs what a document tells it to include; so the blocks are read here, by the
rules of its specification, and every piece of text keeps its place from the line that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from claimcheck.documents._lines import Line, block_of_lines, indented_end, lines_of, paragraphs, running
from claimcheck.documents._metadata import metadata
from claimcheck.documents._rst_directives import DIRECTIVES, Directive
from claimcheck.documents._rst_inline import Inline
from claimcheck.documents._rst_tables import Drawn, is_table, table_at
from claimcheck.documents._writer import Writer
from claimcheck.documents.base import Format
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Document

_ADORNMENT = regex(r"([!-/:-@\[-`{-~])\1+")
_BULLET = regex(r"[-*+•‣⁃](?:\s+|$)")
_ENUMERATOR = regex(r"(?P<open>\(?)(?:(?P<number>\d+)|[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+|\#)[.)](?:\s+|$)")
_FIELD = regex(r":(?![: ])(?P<name>(?:\\.|[^\\:\n])+):(?:\s+|$)")
_PROSE_FIELDS = ("abstract", "dedication")
_OPTION = regex(r"(?:--?|/)[A-Za-z?][\w-]*(?:[ =]<?[\w.-]+>?)?(?:, (?:--?|/)[\w-]+(?:[ =]<?[\w.-]+>?)?)*(?:  +|$)")
_EXPLICIT = regex(r"\.\.(?:\s+|$)")
_FOOTNOTE = regex(r"\[(?P<label>\d+|#[\w.-]*|\*)\](?:\s+|$)")
_CITATION = regex(r"\[[A-Za-z][\w.+:-]*\](?:\s+|$)")
_TARGET = regex(r"_(?P<name>`[^`]+`|(?:\\.|[^\\:])+):(?:\s+(?P<url>.*))?$", re.S)
_SUBSTITUTION = regex(r"\|(?P<name>[^|\s](?:[^|]*[^|\s])?)\|\s+(?P<kind>[\w-]+)::\s*(?P<text>.*)", re.S)
_DIRECTIVE = regex(r"(?P<name>[A-Za-z][\w.+:-]*?) ?::(?:\s+|$)")
_ANONYMOUS = regex(r"__\s")
_DEEPEST = 40
_LONGEST_TITLE = 300


def read(text: str, name: str) -> Document:
    """Read reStructuredText; see `claimcheck.documents.read_text`."""
    reader = _Reader(Writer(text), lines_of(text))
    return reader.document(name)


FORMAT = Format("rst", (".rst", ".rest"), from_text=read)


class _Reader:
    """Follows the blocks and writes their text."""

    def __init__(self, out: Writer, lines: Sequence[Line]) -> None:
        """Begin with all lines of a file."""
        self.out = out
        self.lines = lines
        targets, substitutions = _definitions(lines)
        self.inline = Inline(out, targets, substitutions)
        self.styles: list[str] = []
        self.depth = 0
        self.date = ""

    def document(self, name: str) -> Document:
        """Write all of it."""
        self.blocks(self.lines)
        return self.out.document(name, date=self.date)

    # --- blocks

    def blocks(self, lines: Sequence[Line]) -> None:
        """Write lines of one indent."""
        if self.depth > _DEEPEST:
            self.paragraph(block_of_lines(lines))
            return
        self.depth += 1
        i = 0
        while i < len(lines):
            i = self.block(lines, i) if lines[i].text else i + 1
        self.depth -= 1

    def block(self, lines: Sequence[Line], i: int) -> int:
        """Write the block that begins at line `i` and return the index of the line after it."""
        line = lines[i]
        first = line.text[0]
        if first in " \t":
            return self.quote(lines, i)
        if after := self.title(lines, i):
            return after
        if first == "." and _EXPLICIT.match(line.text):
            return self.explicit(lines, i)
        if first == "_" and _ANONYMOUS.match(line.text):
            return i + 1
        if first in "+=" and is_table(line) and (drawn := table_at(lines, i)):
            self.drawn(drawn)
            return drawn.end
        if line.text.startswith(">>> "):
            return self.code(lines, i)
        if first == "|" and line.text[1:2] in ("", " "):
            return self.line_block(lines, i)
        for pattern, take in _MARKED:
            if (mark := pattern.match(line.text)) and (after := take(self, lines, i, mark)):
                return after
        return self.text(lines, i)

    def quote(self, lines: Sequence[Line], i: int) -> int:
        end = indented_end(lines, i)
        self.out.enter(BlockKind.QUOTE)
        self.blocks(block_of_lines(lines[i:end]))
        self.out.leave()
        return end

    def title(self, lines: Sequence[Line], i: int) -> int:
        """Write a title with a line of signs under it, maybe over it too; skip such a line that is a transition."""
        sign = _ADORNMENT.fullmatch(lines[i].text)
        if sign:
            if i + 2 < len(lines) and lines[i + 1].text and lines[i + 2].text == lines[i].text:
                self.heading(lines[i + 1].stripped(), sign[1] * 2)
                return i + 3
            alone = i + 1 == len(lines) or not lines[i + 1].text
            return i + 1 if alone and len(lines[i].text) >= 4 else 0
        if i + 1 == len(lines) or not (under := _ADORNMENT.fullmatch(lines[i + 1].text)):
            return 0
        if len(under[0]) < min(len(lines[i].text), 4) or len(lines[i].text) > _LONGEST_TITLE:
            return 0
        self.heading(lines[i], under[1])
        return i + 2

    def heading(self, line: Line, style: str) -> None:
        if style not in self.styles:
            self.styles.append(style)
        self.out.start(BlockKind.HEADING, self.styles.index(style) + 1)
        self.inline.write(running([line]))
        self.out.end()

    def paragraph(self, lines: Sequence[Line], kind: BlockKind | None = None) -> None:
        self.out.start(kind or BlockKind.PARAGRAPH)
        self.inline.write(running([line.stripped() for line in lines]))
        self.out.end(kind)

    def text(self, lines: Sequence[Line], i: int) -> int:
        """Write a paragraph, or a term with its definition, and the literal block that may follow."""
        end = i + 1
        while end < len(lines) and lines[end].text and lines[end].text[0] not in " \t":
            end += 1
        if end == i + 1 and end < len(lines) and lines[end].text and not lines[i].text.endswith("::"):
            return self.definition(lines, i)
        stretch = list(lines[i:end])
        last = stretch[-1]
        if not last.text.endswith("::"):
            self.paragraph(stretch)
            return end
        before = last.text[:-2]
        # "Sales::" is read as "Sales:", "Sales ::" as "Sales", and "::" on a line of its own as nothing.
        is_shown = before and not before[-1].isspace()
        stretch[-1] = Line(f"{before}:" if is_shown else before.rstrip(), last.at)
        if any(line.text.strip(":") for line in stretch):
            self.paragraph([line for line in stretch if line.text])
        return self.literal(lines, end)

    def definition(self, lines: Sequence[Line], i: int) -> int:
        end = indented_end(lines, i + 1)
        self.paragraph([lines[i]])
        self.blocks(block_of_lines(lines[i + 1 : end]))
        return end

    def literal(self, lines: Sequence[Line], i: int) -> int:
        """Write the literal block after "::": indented, or with one sign before each line."""
        while i < len(lines) and not lines[i].text:
            i += 1
        if i == len(lines):
            return i
        end = indented_end(lines, i)
        if end == i and not lines[i].text[0].isalnum():
            while end < len(lines) and lines[end].text[:1] == lines[i].text[0]:
                end += 1
        self.verbatim(block_of_lines(lines[i:end]))
        return end

    def verbatim(self, lines: Sequence[Line]) -> None:
        """Write code."""
        if not lines:
            return
        self.out.start(BlockKind.CODE)
        origin = running(lines)
        for start, end, place in origin.pieces(0, len(origin.text)):
            self.out.text(origin.text[start:end], place)
        self.out.end(BlockKind.CODE)

    def code(self, lines: Sequence[Line], i: int) -> int:
        end = i
        while end < len(lines) and lines[end].text:
            end += 1
        self.verbatim(lines[i:end])
        return end

    def line_block(self, lines: Sequence[Line], i: int) -> int:
        end = i
        while end < len(lines) and lines[end].text[:1] in ("|", " "):
            end += 1
        self.paragraph([line.after(line.text.startswith("|")).stripped() for line in lines[i:end]])
        return end

    # --- lists and fields

    def bullets(self, lines: Sequence[Line], i: int, mark: re.Match[str]) -> int:
        self.out.start_list(None)
        while i < len(lines) and (found := _BULLET.match(lines[i].text)) and found[0][0] == mark[0][0]:
            i = self.item(lines, i, found.end())
        self.out.end_list()
        return i

    def numbers(self, lines: Sequence[Line], i: int, mark: re.Match[str]) -> int:
        if not _is_item(lines, i):
            return 0
        number = int(mark["number"]) if mark["number"] and len(mark["number"]) < 6 else None
        self.out.start_list(number if number is not None else 1 if "#" in mark[0] else None)
        while i < len(lines) and (found := _ENUMERATOR.match(lines[i].text)) and _is_item(lines, i):
            if number is not None and not (found["number"] and int(found["number"]) == number):
                break
            number = number + 1 if number is not None else None
            i = self.item(lines, i, found.end())
        self.out.end_list()
        return i

    def item(self, lines: Sequence[Line], i: int, width: int) -> int:
        end = indented_end(lines, i + 1)
        self.out.start_item()
        self.blocks(self.body(lines, i, end, width))
        self.out.leave()
        while end < len(lines) and not lines[end].text:
            end += 1
        return end

    @staticmethod
    def body(lines: Sequence[Line], i: int, end: int, width: int) -> list[Line]:
        """Return the lines of an item or of explicit markup: the first without its mark, the others dedented."""
        first = lines[i].after(width).stripped()
        rest = block_of_lines(lines[i + 1 : end])
        blank = [Line("", first.end)] if i + 1 < end and not lines[i + 1].text else []
        return [first, *blank, *rest] if first.text else rest

    def fields(self, lines: Sequence[Line], i: int, mark: re.Match[str]) -> int:
        if self.depth == 1 and self.out.only_headings and mark["name"].lower() not in _PROSE_FIELDS:
            return self.front_matter(lines, i)
        end = indented_end(lines, i + 1)
        self.blocks(self.body(lines, i, end, 1))
        return end

    def front_matter(self, lines: Sequence[Line], i: int) -> int:
        end = i
        for n, line in enumerate(lines[i:], start=i):
            field = _FIELD.match(line.text)
            if (field and field["name"].lower() in _PROSE_FIELDS) or not (field or line.text[:1] in ("", " ", "\t")):
                break
            end = n + 1 if line.text else end
        self.note_date(lines[i:end])
        self.out.start(BlockKind.FRONT_MATTER)
        origin = running(lines[i:end])
        for start, stop, place in origin.pieces(0, len(origin.text)):
            self.out.text(origin.text[start:stop], place)
        self.out.end(BlockKind.FRONT_MATTER)
        return end

    def note_date(self, lines: Sequence[Line]) -> None:
        said = "\n".join(line.text.lstrip(":").replace("$Date:", "").strip() for line in lines)
        self.date = self.date or metadata(said)[1]

    def options(self, lines: Sequence[Line], i: int, mark: re.Match[str]) -> int:
        end = indented_end(lines, i + 1)
        self.blocks(self.body(lines, i, end, mark.end()))
        return end

    # --- tables

    def drawn(self, drawn: Drawn) -> None:
        """Write a table of cells with lines."""
        self.out.start_table()
        row = -1
        for part in drawn.parts:
            while row < part.row:
                self.out.start_row()
                row += 1
            self.out.start_cell(part.across, part.down)
            self.cell(part.lines)
            self.out.end_cell()
        self.out.end_table(drawn.header_rows)

    def cell(self, lines: Sequence[Line]) -> None:
        """Write the text of a table's cell."""
        for stretch in paragraphs(block_of_lines(lines)):
            if self.out.cell_begun:
                self.out.text(" ", stretch[0].at)
            bullet = _BULLET.match(stretch[0].text)
            first = stretch[0].after(bullet.end()) if bullet and bullet.end() < len(stretch[0].text) else stretch[0]
            self.inline.write(running([first.stripped(), *(line.stripped() for line in stretch[1:])]))

    # --- explicit markup

    def explicit(self, lines: Sequence[Line], i: int) -> int:
        """Follow what begins with two points: a footnote, a target, a directive or a comment."""
        end = indented_end(lines, i + 1)
        mark = _EXPLICIT.match(lines[i].text)
        assert mark is not None
        head = lines[i].after(mark.end())
        if not head.text and (i + 1 == len(lines) or not lines[i + 1].text):
            return i + 1  # keeps apart what stands around it
        if note := _FOOTNOTE.match(head.text):
            self.out.enter(BlockKind.FOOTNOTE)
            self.blocks(self.body(lines, i, end, mark.end() + note.end()))
            self.out.leave()
        elif found := _DIRECTIVE.match(head.text):
            inner = block_of_lines(lines[i + 1 : end]) if i + 1 < end else []
            gap = i + 1 < end and not lines[i + 1].text
            self.directive(Directive.of(found["name"], head.after(found.end()), inner, gap))
        elif not (
            _CITATION.match(head.text)
            or head.text.startswith("__")
            or (head.text.startswith("_") and ":" in head.text)
            or _SUBSTITUTION.match(head.text)
        ):
            said = "\n".join(line.text for line in self.body(lines, i, end, mark.end()))
            self.out.comment(said, lines[i].at, lines[end - 1].end)
        return end

    def directive(self, directive: Directive) -> None:
        write = DIRECTIVES.get(directive.name)
        if write is not None:
            write(self, directive)
        else:
            self.blocks(directive.body)


def _is_item(lines: Sequence[Line], i: int) -> bool:
    """Return whether what looks like an item's number is one: the next line goes on with it or begins another."""
    if i + 1 == len(lines) or not lines[i + 1].text:
        return True
    return lines[i + 1].text[0] in " \t" or _ENUMERATOR.match(lines[i + 1].text) is not None


def _definitions(lines: Sequence[Line]) -> tuple[dict[str, str], dict[str, str]]:
    """Return where the document's link targets lead, and what its substitutions stand for."""
    targets: dict[str, str] = {}
    substitutions: dict[str, str] = {}
    for line in lines:
        said = line.text.lstrip()
        if said.startswith(".. _") and (target := _TARGET.match(said, 3)):
            targets[target["name"].strip("`").replace("\\", "").lower()] = (target["url"] or "").strip()
        elif said.startswith(".. |") and (meant := _SUBSTITUTION.match(said, 3)) and meant["kind"] == "replace":
            substitutions[meant["name"].lower()] = meant["text"].strip()
    return targets, substitutions


_Taker = Callable[[_Reader, Sequence[Line], int, "re.Match[str]"], int]
_MARKED: tuple[tuple[re.Pattern[str], _Taker], ...] = (
    (_BULLET, _Reader.bullets),
    (_ENUMERATOR, _Reader.numbers),
    (_FIELD, _Reader.fields),
    (_OPTION, _Reader.options),
)
