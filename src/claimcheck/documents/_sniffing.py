"""What a file is, whatever its name says: told from its first bytes, and from the parts of an archive."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zipfile import ZipFile

_PDF = b"%PDF-"
_RTF = b"{\\rtf"
_ZIP = b"PK\x03\x04"
_PARTS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_MIME_TYPES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
    b"application/epub+zip": "epub",
}
WHAT: Mapping[str, str] = {
    "pdf": "a PDF file",
    "rtf": "an RTF file",
    "docx": "a Word document",
    "xlsx": "an Excel workbook",
    "pptx": "a PowerPoint presentation",
    "odt": "an OpenDocument text",
    "ods": "an OpenDocument spreadsheet",
    "odp": "an OpenDocument presentation",
    "epub": "an EPUB book",
}
"""Files that are told from their content, by the name of their format."""


def format_of(data: bytes) -> str:
    """Return the name of the format that the bytes are in, of those that no text can be taken for; "" for others.

    >>> format_of(b"%PDF-1.7"), format_of(b"5 km")
    ('pdf', '')
    """
    if data.startswith(_PDF):
        return "pdf"
    if data.startswith(_RTF):
        return "rtf"
    if not data.startswith(_ZIP):
        return ""
    import zlib
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            kind = _begin(archive, "mimetype").strip() if names[:1] == ["mimetype"] else b""
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return ""
    if kind in _MIME_TYPES:
        return _MIME_TYPES[kind]
    return next((format for start, format in _PARTS if any(name.startswith(start) for name in names)), "")


def _begin(archive: ZipFile, path: str) -> bytes:
    """Return the first bytes of a part, whatever it unpacks to."""
    with archive.open(path) as part:
        return part.read(80)
