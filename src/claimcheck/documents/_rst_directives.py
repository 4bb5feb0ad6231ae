"""The directives of reStructuredText and Sphinx: what of each a reader sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from claimcheck.documents._lines import Line, block_of_lines, indent, indented_end, paragraphs, running
from claimcheck.documents._mapped import Mapped
from claimcheck.documents._rst_inline import Inline
from claimcheck.documents._writer import Writer
from claimcheck.lazy import regex
from claimcheck.model import BlockKind
from claimcheck.records import dataclass

_OPTION = regex(r":(?P<name>[\w-]+):(?:\s+|$)")
_ITEM = regex(r"[-*+](?:\s+|$)")
_VERSION = regex(r"\S+\s*")


class Reader(Protocol):
    """What the directives need of the reader that meets them."""

    out: Writer
    inline: Inline

    def blocks(self, lines: Sequence[Line]) -> None:
        """Write lines of one indent."""

    def paragraph(self, lines: Sequence[Line], kind: BlockKind | None = None) -> None:
        """Write lines as one paragraph."""

    def verbatim(self, lines: Sequence[Line]) -> None:
        """Write lines of code."""

    def cell(self, lines: Sequence[Line]) -> None:
        """Write the text of a table's cell."""


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive: its name without a domain, the lines of its argument, its options and its content."""

    name: str
    argument: list[Line]
    options: Mapping[str, Line]
    body: list[Line]

    @classmethod
    def of(cls, name: str, head: Line, lines: Sequence[Line], gap: bool) -> Directive:
        """Return the directive of a name, the rest of its line and the dedented lines below it.

        Args:
            name: its name.
            head: what follows the name.
            lines: the lines below.
            gap: whether a blank line stands between.
        """
        argument = [head.stripped()] if head.text else []
        options: dict[str, Line] = {}
        i = 0
        if not gap:
            while i < len(lines) and lines[i].text and not _OPTION.match(lines[i].text):
                i += 1
            if i == len(lines) or lines[i].text or argument:
                argument += lines[:i]
            else:
                i = 0  # content that begins on the next line
            while i < len(lines) and (option := _OPTION.match(lines[i].text)):
                options[option["name"]] = lines[i].after(option.end())
                i = max(i + 1, indented_end(lines, i + 1)) if i + 1 < len(lines) and lines[i + 1].text else i + 1
        return cls(name.rpartition(":")[2].lower(), argument, options, block_of_lines(lines[i:]))


def _whole(directive: Directive) -> list[Line]:
    """Return argument and content as one text."""
    return [*directive.argument, *([Line("", directive.body[0].at)] if directive.body else []), *directive.body]


def _admonition(reader: Reader, directive: Directive) -> None:
    reader.blocks(_whole(directive))


def _titled(reader: Reader, directive: Directive) -> None:
    if directive.argument:
        reader.paragraph(directive.argument)
    reader.blocks(directive.body)


def _version(reader: Reader, directive: Directive) -> None:
    """Write what is said of a version, without its number."""
    if directive.argument:
        number = _VERSION.match(directive.argument[0].text)
        first = directive.argument[0].after(number.end() if number else 0)
        if first.text or directive.argument[1:]:
            reader.paragraph([line for line in (first, *directive.argument[1:]) if line.text])
    reader.blocks(directive.body)


def _quote(reader: Reader, directive: Directive) -> None:
    reader.out.enter(BlockKind.QUOTE)
    reader.blocks(_whole(directive))
    reader.out.leave()


def _nothing(reader: Reader, directive: Directive) -> None:
    return


def _code(reader: Reader, directive: Directive) -> None:
    if "caption" in directive.options:
        reader.paragraph([directive.options["caption"]], BlockKind.CAPTION)
    reader.verbatim(directive.body)


def _image(reader: Reader, directive: Directive) -> None:
    alt = directive.options.get("alt")
    if alt and alt.text:
        reader.paragraph([alt], BlockKind.CAPTION)


def _figure(reader: Reader, directive: Directive) -> None:
    _image(reader, directive)
    stretches = paragraphs(directive.body)
    if stretches and not stretches[0][0].text.startswith(".."):
        reader.paragraph(stretches[0], BlockKind.CAPTION)
        last = directive.body.index(stretches[0][-1])
        reader.blocks(directive.body[last + 1 :])
    else:
        reader.blocks(directive.body)


def _caption(reader: Reader, directive: Directive) -> None:
    if directive.argument:
        reader.paragraph(directive.argument, BlockKind.CAPTION)


def _table(reader: Reader, directive: Directive) -> None:
    _caption(reader, directive)
    reader.blocks(directive.body)


def _count(directive: Directive, option: str, otherwise: int) -> int:
    said = directive.options.get(option)
    return int(said.text) if said and said.text.isascii() and said.text.isdigit() and len(said.text) < 4 else otherwise


def _list_table(reader: Reader, directive: Directive) -> None:
    """Write a table that is given as a list of lists."""
    _caption(reader, directive)
    out = reader.out
    out.start_table()
    for row in _items(directive.body):
        out.start_row()
        for cell in _items(row):
            out.start_cell()
            reader.cell(cell)
            out.end_cell()
    out.end_table(_count(directive, "header-rows", 0))


def _items(lines: Sequence[Line]) -> list[list[Line]]:
    items: list[list[Line]] = []
    for line in lines:
        mark = _ITEM.match(line.text)
        if mark and indent(line) == 0:
            items.append([line.after(mark.end())])
        elif items:
            items[-1].append(line)
    return [[item[0], *block_of_lines(item[1:])] for item in items]


def _csv_table(reader: Reader, directive: Directive) -> None:
    """Write a table that is given as lines of values with commas between them."""
    from claimcheck.documents import csv

    _caption(reader, directive)
    heads = [directive.options["header"]] if "header" in directive.options else []
    out = reader.out
    out.start_table()
    for part in (heads, directive.body):
        origin = running(part)
        for table in csv.read(origin.text, "").tables:
            for row in table.rows:
                out.start_row()
                for cell in row:
                    out.start_cell()
                    if cell:
                        _inline(reader, origin.part(*cell.span))
                    out.end_cell()
    out.end_table(len(heads) + _count(directive, "header-rows", 0))


def _inline(reader: Reader, origin: Mapped) -> None:
    reader.inline.write(origin)


def _rubric(reader: Reader, directive: Directive) -> None:
    if directive.argument:
        reader.paragraph(directive.argument)


_Write = Callable[[Reader, Directive], None]


def _each(names: str, write: _Write) -> dict[str, _Write]:
    return dict.fromkeys(names.split(), write)


DIRECTIVES: Mapping[str, _Write] = {
    **_each("note warning tip hint important caution danger error attention seealso todo", _admonition),
    **_each("admonition topic sidebar card grid-item-card tab tab-item dropdown details", _titled),
    **_each("versionadded versionchanged versionremoved deprecated deprecated-removed", _version),
    **_each("epigraph highlights pull-quote", _quote),
    **_each(
        "code code-block sourcecode parsed-literal doctest testcode testoutput testsetup testcleanup ipython "
        "jupyter-execute "
        "productionlist graphviz digraph graph plot mermaid uml prompt console code-cell",
        _code,
    ),
    **_each(
        "math raw include literalinclude toctree contents sectnum section-numbering index meta highlight "
        "highlightlang default-role "
        "role title header footer bibliography footbibliography autosummary automodule autoclass "
        "autofunction automethod "
        "autodata autoattribute autoexception module currentmodule sectionauthor moduleauthor codeauthor "
        "tabularcolumns default-domain target-notes date replace unicode minigallery",
        _nothing,
    ),
    **_each("image", _image),
    **_each("figure", _figure),
    **_each("table", _table),
    **_each("list-table", _list_table),
    **_each("csv-table", _csv_table),
    **_each("rubric centered", _rubric),
}
"""What each directive shows; the content of others is read as blocks, their argument (a signature) is not."""
