"""Edits of XML and of zipped packages that leave every byte alone which they need not touch."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterable, Mapping
from io import BytesIO
from typing import NamedTuple


class Found(NamedTuple):
    """An element's place in XML: `start` and `end` are those of the whole, `inner` and `stop` of what is in it."""

    name: str  # with its prefix
    attributes: dict[str, str]
    depth: int
    start: int
    inner: int
    stop: int
    end: int

    @property
    def is_empty(self) -> bool:
        """Whether it is written as one tag."""
        return self.stop == self.start

    @property
    def prefix(self) -> str:
        """Its namespace's prefix with the colon, "" if there is none."""
        head, colon, _ = self.name.rpartition(":")
        return head + colon


class Edit(NamedTuple):
    """Bytes to stand in place of those from `start` to before `end`."""

    start: int
    end: int
    new: bytes


def find(content: bytes, names: Collection[str] = (), *, depth: int = -1) -> list[Found]:
    """Return the elements of these local names, or at this depth (the root's is 0), in the order of their starts.

    Raises:
        xml.parsers.expat.ExpatError: the content is no XML.
    """
    from xml.parsers import expat

    parser = expat.ParserCreate()
    opened: list[tuple[str, dict[str, str], int]] = []
    found: list[Found] = []

    def starts(name: str, attributes: dict[str, str]) -> None:
        opened.append((name, attributes, parser.CurrentByteIndex))

    def ends(name: str) -> None:
        _, attributes, start = opened.pop()
        if name.rpartition(":")[2] in names or len(opened) == depth:
            inner = _tag_end(content, start)
            is_empty = content[inner - 2 : inner] == b"/>"
            stop = start if is_empty else parser.CurrentByteIndex
            end = inner if is_empty else content.index(b">", stop) + 1
            found.append(Found(name, attributes, len(opened), start, inner, stop, end))

    parser.StartElementHandler = starts
    parser.EndElementHandler = ends
    parser.Parse(content, True)
    return sorted(found, key=lambda element: element.start)


def _tag_end(content: bytes, start: int) -> int:
    """Return the end of the tag at `start`; a ">" within quotes does not end it."""
    position = start
    while True:
        end = content.index(b">", position)
        quotes = [(content.find(q, position, end), q) for q in (b'"', b"'")]
        first = min(((at, q) for at, q in quotes if at >= 0), default=None)
        if first is None:
            return end + 1
        position = content.index(first[1], first[0] + 1) + 1


def appended(content: bytes, element: Found, new: bytes) -> Edit:
    """Return the edit that puts `new` at the end of an element."""
    if not element.is_empty:
        return Edit(element.stop, element.stop, new)
    slash = content.rindex(b"/", element.start, element.inner)
    return Edit(slash, element.inner, b">" + new + b"</" + element.name.encode() + b">")


def edited(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the content with edits, which do not overlap, made; those of one place in the order given."""
    pieces = []
    position = 0
    for edit in sorted(edits, key=lambda e: e.start):
        pieces += [content[position : edit.start], edit.new]
        position = edit.end
    return b"".join((*pieces, content[position:]))


def repacked(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """Return a package with some parts changed or added, all others as they are and in their order."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        left = dict(changed)
        for info in archive.infolist():
            content = left.pop(info.filename, None)
            copy.writestr(_like(info), archive.read(info) if content is None else content)
        for path, content in left.items():
            copy.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    new = zipfile.ZipInfo(info.filename, info.date_time)
    new.compress_type = info.compress_type if info.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
    new.external_attr, new.create_system, new.comment = info.external_attr, info.create_system, info.comment
    return new
