"""Jupyter notebooks (nbformat 3 and 4): their Markdown cells and what their code printed, in order; code stays out.

Places are those of the JSON file, through its escapes; landmarks name the cell, counted from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from claimcheck.documents import html, markdown, text
from claimcheck.documents._json import Text, parse, whole_lines
from claimcheck.documents._mapped import Mapped, graft, joined
from claimcheck.documents._metadata import metadata
from claimcheck.documents.base import Builder, DocumentError, Format
from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Document, Landmark, Span
from claimcheck.records import replace

_COLOUR = regex(r"\x1b\[[0-9;?]*[A-Za-z]")
_REPR = regex(r"\s*(?:[<\[{('\"]|[\w.]+\()")
"""How a value's own text begins where it is code: objects, calls, lists and quoted strings."""
_LINE = regex(r"\S(?:.*\S)?")
_PLAIN = ("text/html", "text/markdown", "text/plain")
_OLD_NAMES = {"text/html": "html", "text/markdown": "markdown", "text/plain": "text"}
_DATE = regex(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def read(source: str, name: str) -> Document:
    """Read a notebook; see `claimcheck.documents.read_text`.

    Raises:
        DocumentError: it is not JSON, or JSON of something else.
    """
    called = name or "the input"
    try:
        root = parse(source)
    except RecursionError:
        raise DocumentError(f"{called} is not a Jupyter notebook: its JSON is nested too deeply") from None
    except ValueError as error:
        raise DocumentError(f"{called} is damaged: not JSON: {error}; open it in Jupyter and save it again") from error
    cells = _cells(root)
    if cells is None:
        raise DocumentError(f"{called} is JSON but not a Jupyter notebook: it has no list of cells")
    return _Reader(source).read(root, cells, name)


FORMAT = Format("ipynb", (".ipynb",), from_text=read)


def _cells(root: Any) -> list[Any] | None:
    if not isinstance(root, dict):
        return None
    if isinstance(root.get("cells"), list):
        return cast("list[Any]", root["cells"])
    sheets = root.get("worksheets")
    if not isinstance(sheets, list):
        return [] if "nbformat" in root else None
    return [cell for sheet in sheets if isinstance(sheet, dict) for cell in _list(sheet.get("cells"))]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


class _Reader:
    """Writes the cells one after the other."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.out = Builder(source)
        self.landmarks: list[Landmark] = []
        self.title = ""
        self.date = ""

    def read(self, root: Mapping[str, Any], cells: list[Any], name: str) -> Document:
        about = root.get("metadata")
        if isinstance(about, dict):
            self.title = self._said(about.get("title")).strip()
            date = _DATE.match(self._said(about.get("date")))
            self.date = date[0] if date else ""
        for number, cell in enumerate(cells, 1):
            if isinstance(cell, dict):
                before = self.out.length
                self._cell(cell)
                if self.out.length > before:
                    self.landmarks.append(Landmark(before, f"cell {number}"))
        document = self.out.document(name, title=self.title, date=self.date)
        return replace(document, landmarks=tuple(self.landmarks))

    def _said(self, value: Any) -> str:
        return value.read(self.source).text if isinstance(value, Text) else ""

    def _cell(self, cell: Mapping[str, Any]) -> None:
        kind = self._said(cell.get("cell_type"))
        if kind == "markdown":
            self._markdown(cell.get("source"))
        elif kind == "heading":
            self._heading(cell)
        elif kind == "raw":
            self._raw(cell.get("source"))
        elif kind == "code":
            for output in _list(cell.get("outputs")):
                if isinstance(output, dict):
                    self._output(output)

    # --- prose

    def _markdown(self, value: Any) -> None:
        origin, keeps_lines = self._text(value)
        graft(self.out, markdown.read(origin.text, ""), origin, keeps_lines=keeps_lines)

    def _heading(self, cell: Mapping[str, Any]) -> None:
        level = cell.get("level")
        heading = level if isinstance(level, int) else 1
        self._block(self._text(cell.get("source"))[0], BlockKind.HEADING, heading)

    def _raw(self, value: Any) -> None:
        """Write a raw cell that is the notebook's front matter; others are for other programs."""
        origin, _ = self._text(value)
        if origin.text.startswith("---"):
            title, date = metadata(origin.text)
            self.title, self.date = self.title or title, self.date or date
            self._block(origin, BlockKind.FRONT_MATTER)

    def _block(self, origin: Mapped, kind: BlockKind, level: int = 0) -> None:
        inner = Builder(origin.text)
        inner.add(origin.text, 0)
        inner.block(kind, 0, level=level)
        graft(self.out, inner.document(""), origin)

    # --- output

    def _output(self, output: Mapping[str, Any]) -> None:
        kind = self._said(output.get("output_type"))
        if kind == "stream":
            if self._said(output.get("name") or output.get("stream")) != "stderr":
                self._printed(output.get("text"))
        elif kind in ("execute_result", "display_data", "pyout"):
            self._shown(output)

    def _shown(self, output: Mapping[str, Any]) -> None:
        """Write what an output shows a reader: its page, its Markdown or its plain text, but of a picture nothing."""
        data = output.get("data")
        forms = {form: data.get(form) if isinstance(data, dict) else output.get(_OLD_NAMES[form]) for form in _PLAIN}
        kinds = data if isinstance(data, dict) else output
        if any(key.startswith("image/") or key in ("png", "jpeg", "svg") for key in kinds):
            return
        form = next((form for form in _PLAIN if forms[form]), "")
        origin, _ = self._text(forms.get(form))
        if form == "text/html":
            document = html.read(origin.text, "")
            if document.tables or not forms["text/plain"]:
                graft(self.out, document, origin, keeps_lines=False)
        elif form == "text/markdown":
            graft(self.out, markdown.read(origin.text, ""), origin, keeps_lines=False)
        elif form and not _REPR.match(origin.text):
            self._printed(forms[form])

    def _printed(self, value: Any) -> None:
        origin, _ = self._text(value)
        origin = _without_colours(origin)
        graft(self.out, _line_by_line(text.read(origin.text, "")), origin)

    def _text(self, value: Any) -> tuple[Mapped, bool]:
        """Return a string, or the strings of a list as one, and whether each of its lines is one of the file."""
        parts = [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, Text)]
        pieces = []
        for part in parts:
            mapped = part.read(self.source)
            pieces += [(mapped.text[a:b], place) for a, b, place in mapped.pieces(0, len(mapped.text))]
        return joined(pieces), whole_lines(parts, self.source)


def _line_by_line(document: Document) -> Document:
    """Return printed text with each line as a paragraph, but for tables: programs print results, not running text."""
    blocks: list[Block] = []
    for block in document.blocks:
        if block.kind is BlockKind.TABLE:
            blocks.append(block)
            continue
        lines = _LINE.finditer(document.text, *block.span)
        blocks += (Block(BlockKind.PARAGRAPH, Span(*line.span())) for line in lines)
    return replace(document, blocks=tuple(blocks))


def _without_colours(origin: Mapped) -> Mapped:
    if "\x1b" not in origin.text:
        return origin
    kept: list[Span] = []
    position = 0
    for mark in _COLOUR.finditer(origin.text):
        kept.append(Span(position, mark.start()))
        position = mark.end()
    kept.append(Span(position, len(origin.text)))
    return joined((origin.text[a:b], place) for span in kept for a, b, place in origin.pieces(*span))
