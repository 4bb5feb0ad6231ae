"""Documents: bytes or text in, a `Document` out, with its structure and the way back to the file.

A module of this package whose name has no leading underscore (other than `base`) defines `FORMAT`; adding the file adds
the format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import cast

from claimcheck import plugins
from claimcheck.documents._encoding import decode, is_text
from claimcheck.documents.base import DocumentError, Format
from claimcheck.model import Document

__all__ = ["DocumentError", "Format", "formats", "read_bytes", "read_file", "read_text"]

LARGEST = 100_000_000
"""The most bytes that a file may have."""

_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive (as Word, Excel and EPUB files are)",
    b"\xd0\xcf\x11\xe0": "an old Microsoft Office file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a compressed file",
    b"\x7fELF": "a program",
}


_LIGHTEST = ("text", "markdown")


@cache
def formats() -> tuple[Format, ...]:
    """Return every format, those of other packages (entry-point group `claimcheck.documents`) last."""
    return tuple(_formats(""))


def _formats(likely: str) -> Iterator[Format]:
    """Yield every format, the one whose module is called `likely` first, loading no more than is asked for."""
    names = [m.name for m in iter_modules(__path__) if not m.name.startswith("_") and m.name != "base"]
    for name in sorted(names, key=lambda n: (n != likely, n not in _LIGHTEST, n)):
        yield cast(Format, import_module(f"{__name__}.{name}").FORMAT)
    yield from (cast(Format, f) for f in plugins.load("claimcheck.documents"))


def read_file(path: Path | str) -> Document:
    """Read a file in the format that its name ends with, plain text for other names.

    Raises:
        DocumentError: it is missing, unreadable, too large, or not what its name says.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise DocumentError(f"{path} is a directory; name the files in it")
        size = path.stat().st_size
        if size > LARGEST:
            raise DocumentError(
                f"{path} is too large ({size // 1_000_000} MB; at most {LARGEST // 1_000_000} MB); split it"
            )
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot read {path}: {error.strerror or error}") from error
    return read_bytes(data, str(path))


def read_bytes(data: bytes, name: str = "", format: str = "") -> Document:
    """Read a document from bytes.

    Args:
        data: the file's content.
        name: its path, or "-" for standard input.
        format: the format's name; "" tells it from the name's ending, and plain text where that says nothing.

    Raises:
        DocumentError: the bytes are not of this format, or the format is unknown.
    """
    chosen = _named(format) if format else _by_suffix(name)
    if chosen.from_bytes:
        document = chosen.from_bytes(data, name)
        # A file that is no text has landmarks in place of lines.
        return replace(document, lined=False) if document.landmarks and not chosen.from_text else document
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise DocumentError(f"{name or 'the input'} is {what}, not {chosen.name}; convert it to text or Markdown")
    text = decode(data)
    if not is_text(text):
        raise DocumentError(f"{name or 'the input'} does not look like text; convert it to text or Markdown in UTF-8")
    return read_text(text, name, chosen.name)


def read_text(text: str, name: str = "", format: str = "text") -> Document:
    """Read a document from decoded text.

    Args:
        text: the document.
        name: its path as reports will name it.
        format: the name of a format of text: "text", "markdown".

    Raises:
        DocumentError: no format of text has this name.
    """
    chosen = _named(format)
    if chosen.from_text is None:
        raise DocumentError(f"{format} is not a format of text; read it from bytes")
    return chosen.from_text(text, name)


def _named(name: str) -> Format:
    for known in _formats(name):
        if known.name == name:
            return known
    raise DocumentError(f"unknown format {name!r}; known are {', '.join(sorted(f.name for f in formats()))}")


def _by_suffix(name: str) -> Format:
    suffix = Path(name).suffix.lower()
    fitting = (f for f in _formats(suffix.removeprefix(".")) if suffix in f.suffixes)
    return (next(fitting, None) if suffix else None) or _named("text")
