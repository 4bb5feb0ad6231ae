"""OpenDocument spreadsheets with findings as comments on their cells, everything else byte for byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimcheck.annotations._cells import AUTHOR, Place, comments, xml_text
from claimcheck.annotations._xml import Edit, Found, appended, edited, find, repacked
from claimcheck.annotations.base import Annotator, Copy, Note
from claimcheck.documents._archive import open_archive, part
from claimcheck.documents._sheets import sheet_label
from claimcheck.lazy import regex
from claimcheck.model import Document

_CONTENT = "content.xml"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_DC = "http://purl.org/dc/elements/1.1/"
_CELLS = ("table-cell", "covered-table-cell")
_REPEATED = regex(r"\s[\w.-]+:number-(?:columns|rows)-repeated\s*=\s*[\"']\d+[\"']")


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> bytes | Copy:
    """Return a spreadsheet with notes as cell comments; see `claimcheck.annotations.base.Annotator`."""
    said = comments(document, notes)
    if not said.texts:
        return Copy(data, said.unsaid(()))
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        content, written = _annotated(data, said.texts)
        return Copy(content, said.unsaid(written))
    with open_archive(data, document.name, "an OpenDocument spreadsheet") as archive:
        content, written = _annotated(part(archive, _CONTENT), said.texts)
        return Copy(repacked(archive, {_CONTENT: content}), said.unsaid(written))


ANNOTATOR = Annotator("ods", (".ods", ".fods", ".ots"), annotate)


def _annotated(content: bytes, cells: Mapping[str, Mapping[Place, str]]) -> tuple[bytes, frozenset[tuple[str, Place]]]:
    """Return the content with comments, and which cells have them, each with its sheet."""
    elements = find(content, {"table", "table-row", "table-cell", "covered-table-cell", "annotation"})
    edits: list[Edit] = []
    written: set[tuple[str, Place]] = set()
    for table, inside in _outermost(elements, "table"):
        label = sheet_label(_attribute(table, "name"))
        if wanted := cells.get(label):
            found: set[Place] = set()
            edits += _in_table(content, inside, wanted, found)
            written |= {(label, place) for place in found}
    return edited(content, edits), frozenset(written)


def _outermost(elements: Sequence[Found], *names: str) -> Iterator[tuple[Found, list[Found]]]:
    """Yield the elements of these names that are not within one another, each with all that is inside."""
    current: Found | None = None
    inside: list[Found] = []
    for element in elements:
        if current is not None and element.start < current.end:
            inside.append(element)
        elif element.name.rpartition(":")[2] in names:
            if current is not None:
                yield current, inside
            current, inside = element, []
    if current is not None:
        yield current, inside


def _in_table(
    content: bytes, elements: Sequence[Found], wanted: Mapping[Place, str], found: set[Place]
) -> Iterator[Edit]:
    """Yield the edits that write comments into a table's cells, and note the cells that are there."""
    by_row: dict[int, dict[int, str]] = {}
    for place, text in wanted.items():
        by_row.setdefault(place.row, {})[place.column] = text
    number = 0
    for row, inside in _outermost(elements, "table-row"):
        count = _count(row, "rows")
        mine = sorted(r for r in by_row if number <= r < number + count) if count > 1 else [number]
        if any(r in by_row for r in mine):
            offset = row.start
            raw = content[row.start : row.end]
            pieces = _parted(raw, row, count, {r - number: _with_cells(raw, offset, inside, by_row[r]) for r in mine})
            yield Edit(row.start, row.end, b"".join(pieces))
            width = sum(_count(cell, "columns") for cell, _ in _outermost(inside, *_CELLS))
            found |= {Place(r, column) for r in mine for column in by_row[r] if column < width}
        number += count


def _with_cells(raw: bytes, offset: int, elements: Sequence[Found], texts: Mapping[int, str]) -> bytes:
    """Return a row, which stands at `offset` of the file, with comments in the cells of these columns."""
    edits = []
    column = 0
    for cell, inside in _outermost(elements, *_CELLS):
        count = _count(cell, "columns")
        mine = [c for c in texts if column <= c < column + count]
        if mine:
            own = raw[cell.start - offset : cell.end - offset]
            old = next((e for e in inside if e.name.rpartition(":")[2] == "annotation"), None)
            new = {c - column: _with_comment(own, cell, old, texts[c]) for c in mine}
            pieces = b"".join(_parted(own, cell, count, new))
            edits.append(Edit(cell.start - offset, cell.end - offset, pieces))
        column += count
    return edited(raw, edits)


def _with_comment(raw: bytes, cell: Found, old: Found | None, text: str) -> bytes:
    """Return a cell with a comment, or with more of the comment that it has."""
    paragraphs = "".join(f'<x:p xmlns:x="{_TEXT}">{xml_text(line)}</x:p>' for line in text.split("\n"))
    if old is not None:
        return edited(raw, [appended(raw, _moved(old, -cell.start), paragraphs.encode())])
    comment = (
        f'<o:annotation xmlns:o="{_OFFICE}"><dc:creator xmlns:dc="{_DC}">{AUTHOR}</dc:creator>'
        f"{paragraphs}</o:annotation>"
    ).encode()
    here = _moved(cell, -cell.start)
    edit = appended(raw, here, comment) if here.is_empty else Edit(here.inner, here.inner, comment)
    return edited(raw, [edit])


def _moved(element: Found, by: int) -> Found:
    return element._replace(
        start=element.start + by, inner=element.inner + by, stop=element.stop + by, end=element.end + by
    )


def _parted(raw: bytes, element: Found, count: int, new: Mapping[int, bytes]) -> Iterator[bytes]:
    """Yield an element that is repeated, parted where single copies of it are new."""
    position = 0
    for index in sorted(new):
        yield from _times(raw, element, index - position)
        yield _times_one(new[index], element)
        position = index + 1
    yield from _times(raw, element, count - position)


def _times(raw: bytes, element: Found, count: int) -> Iterator[bytes]:
    if count == 1:
        yield _times_one(raw, element)
    elif count > 1:
        what = "rows" if element.name.endswith("row") else "columns"
        once = _times_one(raw, element)
        at = len(element.name) + 1
        yield once[:at] + f' {element.prefix}number-{what}-repeated="{count}"'.encode() + once[at:]


def _times_one(raw: bytes, element: Found) -> bytes:
    tag = element.inner - element.start
    return _REPEATED.sub("", raw[:tag].decode("latin-1")).encode("latin-1") + raw[tag:]


def _attribute(element: Found, name: str) -> str:
    return next((v for k, v in element.attributes.items() if k.rpartition(":")[2] == name), "")


def _count(element: Found, what: str) -> int:
    text = _attribute(element, f"number-{what}-repeated")
    return max(1, int(text)) if text.isdecimal() and len(text) < 9 else 1
