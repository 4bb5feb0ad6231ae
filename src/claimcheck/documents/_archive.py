"""Zipped documents (Word, spreadsheets, EPUB), opened within bounds: what a small file unpacks to is limited, and XML
that defines entities of its own is refused."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from claimcheck.documents._encoding import decode, is_text
from claimcheck.documents.base import DocumentError

_LARGEST_PART = 100_000_000
"""The most bytes that one part may unpack to."""
LARGEST_WHOLE = 1_000_000_000
"""The most bytes that all parts together may say they unpack to."""
_STEEPEST = 400
"""The most bytes that a large part may unpack to for each of its own: deflate cannot do more than 1,032, and sheets
that repeat one row stay under 200."""
_STEEP_FROM = 20_000_000
_MOST_PARTS = 100_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ERRORS = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


def open_archive(data: bytes, name: str, what: str) -> zipfile.ZipFile:
    """Open a zipped document.

    Args:
        data: the file's content.
        name: its path, for messages.
        what: what it should be, with its article ("a Word document").

    Raises:
        DocumentError: it is encrypted, damaged, no archive, or unpacks to too much.
    """
    name = name or "the input"
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise DocumentError(f"{name} is encrypted; save a copy without a password")
        raise DocumentError(f"{name} is an old Microsoft Office file, not {what}; save it in the present format")
    if not data:
        raise DocumentError(f"{name} is empty, not {what}")
    file = BytesIO(data)
    file.name = name  # the archive takes its name from here, and `part` from the archive
    try:
        archive = zipfile.ZipFile(file)
    except _ERRORS as error:
        hint = "it is damaged or cut short" if data.startswith(b"PK") else _hint(data)
        raise DocumentError(f"{name} is not {what}: {hint}") from error
    infos = archive.infolist()
    if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_WHOLE:
        raise DocumentError(f"{name} unpacks to more than {LARGEST_WHOLE // 10**6} MB; it was not opened")
    for info in infos:
        if info.flag_bits & 1:
            raise DocumentError(f"{name} is encrypted; save a copy without a password")
        if info.file_size > _STEEP_FROM and info.file_size > _STEEPEST * max(1, info.compress_size):
            raise DocumentError(
                f"{name} unpacks to {info.file_size // max(1, info.compress_size)} times its size; it was not opened"
            )
    return archive


def _hint(data: bytes) -> str:
    if data.startswith(b"%PDF-"):
        return "it is a PDF file; rename it to .pdf"
    is_page = data[:1000].lstrip().lower().startswith((b"<!doctype html", b"<html"))
    if is_page:
        return "it is a web page; rename it to .html"
    return "it is text; rename it to .txt" if is_text(decode(data[:4000])) else "its content is something else"


def has_part(archive: zipfile.ZipFile, path: str) -> bool:
    """Return whether the archive has a part of this path."""
    return _info(archive, path) is not None


def part(archive: zipfile.ZipFile, path: str) -> bytes:
    """Return the content of a part, which may be written with other slashes or case.

    Raises:
        KeyError: the archive has no such part.
        DocumentError: it is damaged, larger than it says or than any part may be, or XML with entities of its own.
    """
    info = _info(archive, path)
    if info is None:
        raise KeyError(path)
    name = archive.filename
    try:
        with archive.open(info) as stream:
            content = stream.read(_LARGEST_PART + 1)
    except _ERRORS as error:
        raise DocumentError(f"{name} is damaged: {path}: {error}") from error
    if len(content) > _LARGEST_PART:
        raise DocumentError(f"{name}: {path} unpacks to more than {_LARGEST_PART // 10**6} MB; it was not read")
    if path.lower().endswith((".xml", ".rels", ".vml")):
        refuse_entities(content, f"{name}: {path}")
    return content


def refuse_entities(content: bytes, name: str) -> None:
    """Raise a `DocumentError` if XML declares a document type, with which it could define entities."""
    wide = b"\0" in content[:4]
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or (wide and b"<!DOCTYPE" in content.replace(b"\0", b"")):
        raise DocumentError(f"{name} declares a document type, as no such file does; it was not read")


def _info(archive: zipfile.ZipFile, path: str) -> zipfile.ZipInfo | None:
    try:
        return archive.getinfo(path)
    except KeyError:
        wanted = path.lower()
        return next((i for i in archive.infolist() if i.filename.replace("\\", "/").lower() == wanted), None)
