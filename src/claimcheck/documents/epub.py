"""EPUB books: the files of the spine in their order, read as HTML.

A place is a chapter's number (a file of the spine that has text), its paragraph's, and the character in it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from claimcheck.documents._archive import has_part, open_archive, part
from claimcheck.documents._encoding import decode
from claimcheck.documents._mapped import Mapped, graft, target
from claimcheck.documents._numbered import as_own_source
from claimcheck.documents.base import Builder, DocumentError, Format
from claimcheck.lazy import regex
from claimcheck.model import Directive, Document, Landmark, SourceMap, Span
from claimcheck.records import replace

if TYPE_CHECKING:
    import zipfile
    from xml.etree.ElementTree import Element

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DATE = regex(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"))
_COVER = regex(r"""epub:type\s*=\s*["'][^"']*\b(?:cover|titlepage|halftitlepage|toc|landmarks)\b""")
_HEAD = 2_000  # characters in which a file says what it is
_WHAT = "an EPUB book"


def read(data: bytes, name: str) -> Document:
    """Read an EPUB book; see `claimcheck.documents.read_bytes`."""
    called = name or "the input"
    with open_archive(data, name, _WHAT) as archive:
        package, folder = _package(archive, called)
        title, date = _properties(package)
        chapters = list(_chapters(archive, package, folder, called))
    return _bound(chapters, name, title, date)


FORMAT = Format("epub", (".epub",), from_bytes=read)


def _xml(archive: zipfile.ZipFile, path: str, called: str) -> Element:
    from xml.etree import ElementTree

    if not has_part(archive, path):
        raise DocumentError(f"{called} is not {_WHAT}: it has no {path}")
    try:
        return ElementTree.fromstring(part(archive, path))
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise DocumentError(f"{called} is damaged: {path}: {error}") from error


def _package(archive: zipfile.ZipFile, called: str) -> tuple[Element, str]:
    """Return the book's package document and its folder."""
    container = _xml(archive, _CONTAINER, called)
    paths = [e.get("full-path", "") for e in container.iter() if e.tag.rpartition("}")[2] == "rootfile"]
    if not paths:
        raise DocumentError(f"{called} is not {_WHAT}: {_CONTAINER} names no package")
    return _xml(archive, paths[0], called), posixpath.dirname(paths[0])


def _properties(package: Element) -> tuple[str, str]:
    title = next((e.text.strip() for e in package.iter(f"{_DC}title") if e.text), "")
    dates = (_DATE.match((e.text or "").strip()) for e in package.iter(f"{_DC}date"))
    return title, next((date[0] for date in dates if date), "")


def _chapters(archive: zipfile.ZipFile, package: Element, folder: str, called: str) -> Iterator[Document]:
    """Yield the files of the spine, but for covers, title pages and the one that lists the others."""
    items = {e.get("id", ""): e for e in package.iter() if e.tag.rpartition("}")[2] == "item"}
    encrypted = part(archive, _ENCRYPTION) if has_part(archive, _ENCRYPTION) else b""
    for entry in package.iter():
        item = items.get(entry.get("idref", "")) if entry.tag.rpartition("}")[2] == "itemref" else None
        if item is None or item.get("media-type", "") not in _PAGES or "nav" in item.get("properties", "").split():
            continue
        path = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        if path.encode() in encrypted:
            raise DocumentError(f"{called} is encrypted; it can be read only without its copy protection")
        if not has_part(archive, path):
            raise DocumentError(f"{called} is damaged: it has no {path}")
        source = decode(part(archive, path))
        if not _COVER.search(source, 0, _HEAD):
            yield _chapter(source)


def _chapter(source: str) -> Document:
    """Return a chapter as its own source."""
    from claimcheck.documents import html

    document = html.read(source, "")
    said = tuple(
        Directive(directive.text, Span(place, place))
        for directive in document.directives
        if (place := target(document, directive)) is not None
    )
    return replace(document, directives=said, title="")


def _bound(chapters: list[Document], name: str, title: str, date: str) -> Document:
    """Return the chapters as one document."""
    out = Builder("")
    marks: list[Landmark] = []
    number = 0
    for chapter in chapters:
        if not chapter.text.strip():
            continue
        number += 1
        base = out.length + 2 * bool(out.length)
        chapter = as_own_source(chapter, f"chapter {number}")
        marks += (Landmark(base + mark.start, mark.name) for mark in chapter.landmarks)
        graft(out, chapter, Mapped(chapter.text, (0,), (base,)))
    document = out.document(name, title=title, date=date)
    source = SourceMap((0,), (0,), tuple(sorted({0, *(mark.start for mark in marks)})))
    return replace(document, source=source, landmarks=tuple(marks))
