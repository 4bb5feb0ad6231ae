"""Documents: bytes or text in, a `Document` out, with its structure and the way back to the file.

A module of this package whose name has no leading underscore (other than `base`) defines `FORMAT`; adding the file adds
the format.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from stat import S_ISDIR, S_ISFIFO, S_ISREG
from typing import cast

from claimcheck import plugins
from claimcheck.collecting import uncollected
from claimcheck.documents._encoding import decode, is_text
from claimcheck.documents._sniffing import WHAT, format_of
from claimcheck.documents.base import DocumentError, Format
from claimcheck.model import Document
from claimcheck.records import replace
from claimcheck.siblings import modules

__all__ = ["DocumentError", "Format", "formats", "read_bytes", "read_file", "read_text"]

LARGEST = 100_000_000
"""The most bytes that a file may have."""

_MAGIC = {
    b"PK\x03\x04": "a ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old Microsoft Office file, or one with a password",
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


@cache
def _modules() -> tuple[str, ...]:
    """Return the names of the modules that define a format."""
    return tuple(name for name in modules(__path__) if name != "base")


def _formats(likely: str) -> Iterator[Format]:
    """Yield every format, the one whose module is called `likely` first, loading no more than is asked for."""
    for name in sorted(_modules(), key=lambda n: (n != likely, n not in _LIGHTEST, n)):
        yield cast(Format, import_module(f"{__name__}.{name}").FORMAT)
    yield from (cast(Format, f) for f in plugins.load("claimcheck.documents"))


def read_file(path: Path | str) -> Document:
    """Read a file in the format that its name ends with, plain text for other names.

    Raises:
        DocumentError: it is missing, unreadable, too large, or not what its name says.
    """
    return read_bytes(_content(Path(path)), str(path))


def _content(path: Path) -> bytes:
    """Return a file's bytes, no more than a document may have."""
    try:
        mode = path.stat().st_mode
        if S_ISDIR(mode):
            raise DocumentError(f"{path} is a directory; name the files in it")
        # What a shell passes as a file ("<(command)") is a pipe with such a name; any other would wait for its writer.
        if not S_ISREG(mode) and not (S_ISFIFO(mode) and str(path).startswith(("/dev/fd/", "/proc/"))):
            raise DocumentError(f"{path} is a device or pipe, not a file; pipe its content to 'claimcheck check -'")
        with path.open("rb") as file:
            size = path.stat().st_size
            data = b"" if size > LARGEST else file.read(LARGEST + 1)
    except OSError as error:
        raise DocumentError(f"cannot read {path}: {error.strerror or error}") from error
    _refuse_large(max(size, len(data)), str(path))
    return data


def _refuse_large(size: int, name: str) -> None:
    if size > LARGEST:
        raise DocumentError(f"{name} is too large ({size // 10**6:,} MB; at most {LARGEST // 10**6:,} MB); split it")


@uncollected
def read_bytes(data: bytes, name: str = "", format: str = "") -> Document:
    """Read a document from bytes.

    Args:
        data: the file's content.
        name: its path, or "-" for standard input.
        format: the format's name; "" tells it from the name's ending, and plain text where that says nothing.

    Raises:
        DocumentError: the bytes are not of this format, or the format is unknown.
    """
    _refuse_large(len(data), name or "the input")
    chosen = _named(format) if format else _by_suffix(name)
    if not format and (actual := format_of(data)) and actual != chosen.name:
        return _read_as(actual, chosen, data, name)
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


def _read_as(actual: str, chosen: Format, data: bytes, name: str) -> Document:
    """Read a file whose content is in another format than its name says, and note it."""
    if all(actual != known.name for known in formats()):
        message = f"{name or 'the input'} is {WHAT[actual]}, not {chosen.name}; convert it to text or Markdown"
        raise DocumentError(message)
    document = read_bytes(data, name, actual)
    if not Path(name).suffix:  # standard input, and names that say nothing
        return document
    return replace(document, notes=(f"The file is {WHAT[actual]}, not what its name says.", *document.notes))


@uncollected
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
