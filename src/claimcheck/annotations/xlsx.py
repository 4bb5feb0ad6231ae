"""Excel workbooks with findings as comments on their cells.

The package is edited in place: charts, images, macros and everything else that no library round-trips stay byte for
byte. Comments that are there stay; a note on their cell is added to them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.annotations._cells import AUTHOR, Place, comments, xml_text
from claimcheck.annotations._xml import Edit, Found, appended, edited, find, repacked
from claimcheck.annotations.base import Annotator, Copy, Note
from claimcheck.documents._archive import has_part, open_archive, part
from claimcheck.documents._sheets import address, sheet_label
from claimcheck.documents._workbook import open_workbook, relations
from claimcheck.lazy import regex
from claimcheck.model import Document

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_AFTER_DRAWING = frozenset(
    "legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split()
)
"""The elements of a sheet that its comments' drawing stands before (ECMA-376, part 1, section 18.3.1.99)."""
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_VML_HEAD = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%d"/>'
    b"</o:shapelayout></xml>"
)
_BOX = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'id="claimcheck_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE_ID = regex(r"_x0000_s(\d{1,9})\b")
_LINE_LENGTH = 44  # characters that fit on a line of a comment's box
_MOST_LINES = 30


def annotate(data: bytes, document: Document, notes: Sequence[Note]) -> bytes | Copy:
    """Return a workbook with notes as cell comments; see `claimcheck.annotations.base.Annotator`."""
    with open_archive(data, document.name, "an Excel workbook") as archive:
        writer = _Writer(archive)
        said = comments(document, notes)
        written: set[tuple[str, Place]] = set()
        for number, sheet in enumerate(open_workbook(archive).sheets, start=1):
            label = sheet_label(sheet.name)
            if cells := said.texts.get(label):
                writer.sheet(sheet.path, number, cells)
                written |= {(label, place) for place in cells}
        return Copy(repacked(archive, writer.changed) if writer.changed else data, said.unsaid(written))


ANNOTATOR = Annotator("xlsx", (".xlsx", ".xlsm", ".xltx", ".xltm"), annotate)


class _Writer:
    """Gathers the parts that change."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.changed: dict[str, bytes] = {}
        self._paths = {info.filename.lower(): info.filename for info in archive.infolist()}

    def sheet(self, path: str, number: int, cells: Mapping[Place, str]) -> None:
        """Write a sheet's comments.

        Args:
            path: the sheet's part.
            number: its number in the workbook, from 1.
            cells: the comments by their cells.
        """
        related = relations(self.archive, path)
        comments_path = next((where for kind, where in related.values() if kind == "comments"), "")
        content = self._part(path)
        top = find(content, depth=1)
        drawing = next((e for e in top if e.name.rpartition(":")[2] == "legacyDrawing"), None)
        shapes_path = ""
        if drawing is not None:
            id_ = next((v for k, v in drawing.attributes.items() if k.rpartition(":")[2] == "id"), "")
            shapes_path = related.get(id_, ("", ""))[1]
        added = []
        if not comments_path:
            comments_path = self._new_path("xl/comments{}.xml", number)
            self.changed[comments_path] = _HEAD + (
                f'<comments xmlns="{_MAIN}"><authors/><commentList/></comments>'.encode()
            )
            self._declare(comments_path)
            added.append(("comments", comments_path))
        if not shapes_path or not has_part(self.archive, shapes_path):
            shapes_path = self._new_path("xl/drawings/vmlDrawing{}.vml", number)
            self.changed[shapes_path] = _VML_HEAD % number
            added.append(("vmlDrawing", shapes_path))
        ids = self._relate(path, added) if added else {}
        if "vmlDrawing" in ids:
            self.changed[self._name(path)] = _with_drawing(content, top, drawing, ids["vmlDrawing"])
        new = self._comments(comments_path, cells)
        if new:
            self._shapes(shapes_path, new, number)

    def _comments(self, path: str, cells: Mapping[Place, str]) -> dict[Place, str]:
        """Write comments and return those whose cells had none."""
        content = self._part(path)
        elements = find(content, {"authors", "author", "commentList", "comment", "text"})
        by_name = {e.name.rpartition(":")[2]: e for e in elements}
        prefix = by_name["commentList"].prefix
        has = dict(_texts(elements))
        author = sum(e.name.rpartition(":")[2] == "author" for e in elements)
        edits = [appended(content, by_name["authors"], f"<{prefix}author>{AUTHOR}</{prefix}author>".encode())]
        fresh: list[str] = []
        new = {}
        for place, text in sorted(cells.items()):
            ref = address(*place)
            if ref in has:
                edits.append(appended(content, has[ref], _run(f"\n\n{text}", prefix).encode()))
            else:
                new[place] = text
                inner = _run(text, prefix)
                fresh.append(
                    f'<{prefix}comment ref="{ref}" authorId="{author}"><{prefix}text>{inner}</{prefix}text>'
                    f"</{prefix}comment>"
                )
        if fresh:
            edits.append(appended(content, by_name["commentList"], "".join(fresh).encode()))
        self.changed[self._name(path)] = edited(content, edits)
        return new

    def _shapes(self, path: str, cells: Mapping[Place, str], number: int) -> None:
        """Write the boxes of new comments, which every comment must have."""
        content = self._part(path)
        used = [int(n) for n in _SHAPE_ID.findall(content.decode("utf-8", "replace"))]
        first = max(used, default=number * 1024) + 1
        shapes = [_BOX] if "claimcheck_t202" not in content.decode("utf-8", "replace") else []
        shapes += [_shape(first + i, place, text) for i, (place, text) in enumerate(sorted(cells.items()))]
        end = content.rindex(b"</xml>")  # such drawings need not be XML
        self.changed[self._name(path)] = edited(content, [Edit(end, end, "".join(shapes).encode())])

    # --- the package

    def _part(self, path: str) -> bytes:
        known = self.changed.get(self._name(path))
        return part(self.archive, path) if known is None else known

    def _name(self, path: str) -> str:
        return self._paths.get(path.lower(), path)

    def _new_path(self, pattern: str, number: int) -> str:
        while self._name(path := pattern.format(number)) in self.changed or path.lower() in self._paths:
            number += 1
        return path

    def _declare(self, path: str) -> None:
        """Say what a new part of comments is, and what drawings of comments are."""
        where = self._name("[Content_Types].xml")
        content = self._part(where)
        root, *types = find(content, {"Types", "Default"})
        new = f'<{root.prefix}Override PartName="/{path}" ContentType="{_COMMENTS_TYPE}"/>'
        edits = [appended(content, root, new.encode())]
        if not any(t.attributes.get("Extension", "").lower() == "vml" for t in types):
            default = f'<{root.prefix}Default Extension="vml" ContentType="{_VML_TYPE}"/>'
            edits.append(Edit(root.inner, root.inner, default.encode()))
        self.changed[where] = edited(content, edits)

    def _relate(self, path: str, added: Sequence[tuple[str, str]]) -> dict[str, str]:
        """Tie parts to a sheet and return their ids by kind."""
        folder, _, leaf = path.rpartition("/")
        where = self._name(f"{folder}/_rels/{leaf}.rels")
        empty = _HEAD + f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
        content = self._part(where) if has_part(self.archive, where) or where in self.changed else empty
        root, *known = find(content, {"Relationships", "Relationship"})
        used = {e.attributes.get("Id", "") for e in known}
        ids: dict[str, str] = {}
        for kind, _ in added:
            number = 1
            while f"rIdClaimcheck{number}" in used:
                number += 1
            ids[kind] = f"rIdClaimcheck{number}"
            used.add(ids[kind])
        new = "".join(
            f'<{root.prefix}Relationship Id="{ids[kind]}" Type="{_RELATIONSHIPS}/{kind}" Target="/{target}"/>'
            for kind, target in added
        )
        self.changed[where] = edited(content, [appended(content, root, new.encode())])
        return ids


def _texts(elements: Sequence[Found]) -> Iterator[tuple[str, Found]]:
    """Yield the address of each comment with its text."""
    ref, end = "", 0
    for element in elements:
        name = element.name.rpartition(":")[2]
        if name == "comment":
            ref, end = element.attributes.get("ref", ""), element.end
        elif name == "text" and element.start < end:
            yield ref, element


def _with_drawing(content: bytes, top: Sequence[Found], drawing: Found | None, id_: str) -> bytes:
    """Return a sheet that refers to its comments' drawing."""
    (root,) = find(content, depth=0)
    relationships = _STRICT if _STRICT in root.attributes.values() else _RELATIONSHIPS
    new = f'<{root.prefix}legacyDrawing xmlns:r="{relationships}" r:id="{id_}"/>'.encode()
    if drawing is not None:
        return edited(content, [Edit(drawing.start, drawing.end, new)])
    later = next((e.start for e in top if e.name.rpartition(":")[2] in _AFTER_DRAWING), root.stop)
    return edited(content, [Edit(later, later, new)])


def _run(text: str, prefix: str) -> str:
    return f'<{prefix}r><{prefix}t xml:space="preserve">{xml_text(text)}</{prefix}t></{prefix}r>'


def _shape(number: int, place: Place, text: str) -> str:
    """Return the box of a comment: right of its cell, as tall as its text, shown when the mouse is over the cell."""
    lines = sum(len(line) // _LINE_LENGTH + 1 for line in text.split("\n"))
    top, left = max(0, place.row - 1), place.column + 1
    anchor = f"{left}, 15, {top}, 4, {left + 5}, 15, {top + min(lines, _MOST_LINES) + 1}, 4"
    return (
        f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        f'xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{number}" type="#claimcheck_t202" '
        f'style="position:absolute;margin-left:80pt;margin-top:5pt;width:260pt;height:{15 * lines + 10}pt;z-index:1;'
        f'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        f'<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        f'<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{place.row}</x:Row><x:Column>{place.column}</x:Column></x:ClientData>"
        f"</v:shape>"
    )
