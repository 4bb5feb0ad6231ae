"""The parts of an Excel workbook that its sheets refer to: which sheets there are, shared texts, number formats."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from claimcheck.documents._archive import has_part, part
from claimcheck.documents._format_code import BUILT_IN
from claimcheck.documents.base import RAISED, DocumentError
from claimcheck.lazy import regex
from claimcheck.records import dataclass

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ESCAPED = regex(r"_x([0-9A-Fa-f]{4})_")
_DATE = regex(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet's name, the path of its part in the package, and whether it is hidden."""

    name: str
    path: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """What holds for all sheets. `formats` are the number formats by a cell's style, `bold` the styles in bold; a
    workbook that `recalculates` on opening was written by a program that does not compute: zeros of its formulas are no
    results."""

    sheets: tuple[SheetPart, ...]
    strings: tuple[str, ...]
    formats: tuple[str, ...]
    bold: frozenset[str]
    from_1904: bool
    recalculates: bool
    title: str
    date: str

    def code(self, style: str) -> str:
        """Return the number format of a cell's style."""
        number = int(style) if style.isdecimal() and len(style) < 7 else 0
        return self.formats[number] if number < len(self.formats) else "General"


def open_workbook(archive: zipfile.ZipFile) -> Workbook:
    """Return a workbook's common parts.

    Raises:
        DocumentError: it has no readable list of sheets.
    """
    path = _main_part(archive)
    if not has_part(archive, path):
        raise DocumentError(f"{archive.filename} is not an Excel workbook: it has no {path}")
    root = parse(archive, path)
    related = relations(archive, path)
    sheets = []
    for element in named(root, "sheet"):
        target = next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == "id" and k != "sheetId"), "")
        kind, where = related.get(target, ("", ""))
        if kind in ("worksheet", ""):
            sheets.append(SheetPart(element.get("name", ""), where, element.get("state", "visible") != "visible"))
    by_kind = dict(related.values())
    calculation = next(named(root, "calcPr"), None)
    properties = next(named(root, "workbookPr"), None)
    title, date = _properties(archive)
    return Workbook(
        tuple(sheets),
        tuple(_strings(archive, by_kind.get("sharedStrings", ""))),
        tuple(_formats(archive, by_kind.get("styles", ""))),
        frozenset(_bold_styles(archive, by_kind.get("styles", ""))),
        properties is not None and properties.get("date1904") in ("1", "true"),
        calculation is not None and calculation.get("fullCalcOnLoad") in ("1", "true"),
        title,
        date,
    )


def parse(archive: zipfile.ZipFile, path: str) -> Element:
    """Return the root of an XML part.

    Raises:
        DocumentError: it is damaged or missing.
    """
    from xml.etree import ElementTree

    try:
        return ElementTree.fromstring(part(archive, path))
    except KeyError:
        raise DocumentError(f"{archive.filename} is damaged: it has no {path}") from None
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise DocumentError(f"{archive.filename} is damaged: {path}: {error}") from error


def rows_of(archive: zipfile.ZipFile, path: str, wanted: frozenset[str]) -> Iterator[Element]:
    """Yield the elements of these local names of a large XML part as they end, forgetting those that are through.

    Raises:
        DocumentError: it is damaged.
    """
    from xml.etree import ElementTree

    holders: list[Element] = []  # what holds the wanted elements: the root, or the sheet's data in it
    try:
        for event, element in ElementTree.iterparse(BytesIO(part(archive, path)), ("start", "end")):
            if event == "start":
                if not holders:
                    holders.append(element)
                elif element.tag.endswith("}sheetData"):
                    holders[0] = element
            elif element.tag.rpartition("}")[2] in wanted:
                yield element
                holders[0].clear()
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise DocumentError(f"{archive.filename} is damaged: {path}: {error}") from error


def named(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements of a local name, whatever the namespace."""
    return (e for e in root.iter() if isinstance(e.tag, str) and e.tag.rpartition("}")[2] == name)


def relations(archive: zipfile.ZipFile, path: str) -> dict[str, tuple[str, str]]:
    """Return what a part refers to: kind and target (a path in the package, or an address outside) by its id."""
    folder, _, leaf = path.rpartition("/")
    rels = f"{folder}/_rels/{leaf}.rels" if folder else f"_rels/{leaf}.rels"
    if not has_part(archive, rels):
        return {}
    found = {}
    for element in parse(archive, rels):
        target = element.get("Target", "")
        if element.get("TargetMode") != "External":
            target = target.replace("\\", "/")
            target = target[1:] if target.startswith("/") else normpath(join(dirname(path), target))
        found[element.get("Id", "")] = element.get("Type", "").rpartition("/")[2], target
    return found


def text_of(element: Element) -> str:
    """Return the text of a shared or inline string, without the reading aids of East Asian texts."""
    pieces = []
    for child in element:
        tag = child.tag.rpartition("}")[2]
        if tag == "t":
            pieces.append(child.text or "")
        elif tag == "r":
            raised = any(e.get("val") == "superscript" for e in named(child, "vertAlign"))
            text = "".join(e.text or "" for e in named(child, "t"))
            pieces.append(text.translate(RAISED) if raised else text)
    text = "".join(pieces)
    return _ESCAPED.sub(_unescaped, text) if "_x" in text else text


def _unescaped(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return "" if character < " " and character not in "\t\n" else character


def _main_part(archive: zipfile.ZipFile) -> str:
    for kind, target in relations(archive, "").values():
        if kind == "officeDocument":
            return target
    return "xl/workbook.xml"


def _strings(archive: zipfile.ZipFile, path: str) -> Iterator[str]:
    if path and has_part(archive, path):
        for element in rows_of(archive, path, frozenset({"si"})):
            yield text_of(element)


def _formats(archive: zipfile.ZipFile, path: str) -> Iterator[str]:
    """Yield the number format of each cell style."""
    if not path or not has_part(archive, path):
        return
    root = parse(archive, path)
    own = {e.get("numFmtId", ""): e.get("formatCode", "General") for e in named(root, "numFmt")}
    for cells in named(root, "cellXfs"):
        for style in cells:
            number = style.get("numFmtId", "0")
            yield own.get(number) or BUILT_IN.get(int(number) if number.isdecimal() else 0, "General")


def _bold_styles(archive: zipfile.ZipFile, path: str) -> Iterator[str]:
    """Yield the numbers of the cell styles whose font is bold, as cells give them."""
    if not path or not has_part(archive, path):
        return
    root = parse(archive, path)
    fonts = [
        any(b.get("val", "1") not in ("0", "false") for b in named(font, "b"))
        for holder in named(root, "fonts")
        for font in holder
    ]
    for cells in named(root, "cellXfs"):
        for i, style in enumerate(cells):
            font = style.get("fontId", "")
            if font.isdecimal() and len(font) < 7 and int(font) < len(fonts) and fonts[int(font)]:
                yield str(i)


def _properties(archive: zipfile.ZipFile) -> tuple[str, str]:
    """Return title and date of the file's properties."""
    if not has_part(archive, "docProps/core.xml"):
        return "", ""
    try:
        root = parse(archive, "docProps/core.xml")
    except DocumentError:
        return "", ""  # nothing that the sheets need
    found = {e.tag.rpartition("}")[2]: e.text or "" for e in root if isinstance(e.tag, str)}
    date = _DATE.match(found.get("modified", "") or found.get("created", ""))
    return found.get("title", "").strip(), date[0] if date else ""
