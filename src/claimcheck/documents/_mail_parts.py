"""The parts of a mail, with the place in the file of every character that they decode to.

The standard library reads the header fields; it keeps no places of bodies, so these are cut and decoded here.
"""

from __future__ import annotations

import codecs
import re
from binascii import Error as Base64Error
from binascii import a2b_base64
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.documents._mapped import Mapped, joined
from claimcheck.lazy import regex

if TYPE_CHECKING:
    from email.message import EmailMessage

_BLANK = regex(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_QUOTED = regex(r"=(?P<code>[0-9A-Fa-f]{2})|=[ \t]*(?:\r?\n|$)")
_BASE64 = regex(r"[A-Za-z0-9+/]")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a mail: its header fields, and where its header and body stand in the file."""

    fields: EmailMessage
    start: int
    body: int
    end: int

    @property
    def kind(self) -> str:
        """The media type, in lower case."""
        return self.fields.get_content_type()

    @property
    def encoding(self) -> str:
        """How the body is written for transfer, in lower case."""
        return str(self.fields.get("content-transfer-encoding", "")).strip().lower()

    @property
    def attached(self) -> str:
        """The name of an attachment, or "attachment"; "" if it is to be shown in line."""
        if self.fields.get_content_disposition() != "attachment":
            return ""
        return self.fields.get_filename() or "attachment"


def part_at(text: str, start: int, end: int) -> Part:
    """Return the part that a stretch of the file is."""
    from email import policy
    from email.parser import Parser

    if text[start : start + 1] in "\r\n":
        body = head = start
    else:
        blank = _BLANK.search(text, start, end)
        head, body = (blank.start(), blank.end()) if blank else (end, end)
    fields = Parser(policy=policy.default).parsestr(text[start:head] + "\n\n", headersonly=True)
    return Part(fields, start, body, end)


def children(text: str, part: Part) -> list[Part]:
    """Return the parts of a part that has some."""
    if part.kind == "message/rfc822":
        return [part_at(text, part.body, part.end)]
    boundary = part.fields.get_boundary()
    if not boundary:
        return []
    # The mark follows a line end and may have space behind it (RFC 2046, 5.1.1).
    mark = re.compile(rf"(?:^|\n|\r(?!\n))--{re.escape(boundary)}(?P<last>--)?[ \t]*(?=[\r\n]|$)")
    starts: list[tuple[int, int]] = []
    for found in mark.finditer(text, max(part.body - 1, 0), part.end):
        after = found.end() + (2 if text.startswith("\r\n", found.end()) else 1)
        starts.append((found.start(), min(after, part.end)))
        if found["last"]:
            break
    else:
        starts.append((part.end, part.end))
    return [part_at(text, after, max(after, before)) for (_, after), (before, _) in pairwise(starts)]


def leaves(text: str, part: Part, depth: int = 0) -> Iterator[Part]:
    """Yield the parts to be read, in order; of alternatives, plain text if it says anything, else the last."""
    if depth > _DEEPEST:
        return
    if not (part.kind.startswith("multipart/") or part.kind == "message/rfc822") or part.attached:
        yield part
        return
    inner = children(text, part)
    if part.kind == "multipart/alternative":
        plain = [p for p in inner if p.kind == "text/plain" and text[p.body : p.end].strip()]
        inner = plain[:1] or inner[-1:]
    for child in inner:
        yield from leaves(text, child, depth + 1)


def decoded(text: str, part: Part, wide: bool) -> Mapped:
    """Return what a part's body says, with places.

    Args:
        text: the file: decoded, or each byte as a character.
        part: the part.
        wide: whether it is decoded, so that a body without a transfer encoding says what it is.
    """
    if part.encoding == "quoted-printable":
        return _characters(*_from_quoted(text, part, wide), _charset(part))
    if part.encoding == "base64":
        return _characters(*_from_base64(text, part), _charset(part))
    if wide:
        return Mapped(text[part.body : part.end], (0,), (part.body,))
    raw = text[part.body : part.end].encode("latin-1", "replace")
    return _characters(raw, range(part.body, part.end), _charset(part))


def _charset(part: Part) -> str:
    named = str(part.fields.get_content_charset("utf-8") or "utf-8")
    try:
        known = codecs.lookup(named)
        known.incrementaldecoder("replace").decode(b"a")
    except (LookupError, TypeError, ValueError, UnicodeError):
        return "cp1252"
    # Programs write "iso-8859-1" and mean Windows' characters (WHATWG Encoding Standard, 4.2).
    return "cp1252" if known.name in ("iso8859-1", "ascii") else known.name


def _from_quoted(text: str, part: Part, wide: bool) -> tuple[bytes, list[int]]:
    raw = bytearray()
    places: list[int] = []
    position = part.body

    def plain(end: int) -> None:
        for at in range(position, end):
            encoded = text[at].encode("utf-8" if wide else "latin-1", "replace")
            raw.extend(encoded)
            places.extend([at] * len(encoded))

    for code in _QUOTED.finditer(text, part.body, part.end):
        plain(code.start())
        if code["code"]:
            raw.append(int(code["code"], 16))
            places.append(code.start())
        position = code.end()
    plain(part.end)
    return bytes(raw), places


def _from_base64(text: str, part: Part) -> tuple[bytes, list[int]]:
    at = [sign.start() for sign in _BASE64.finditer(text, part.body, part.end)]
    kept = at[: len(at) - (len(at) % 4 == 1)]
    try:
        raw = a2b_base64("".join(text[i] for i in kept) + "=" * (-len(kept) % 4))
    except Base64Error:
        return b"", []
    # Four signs hold three bytes.
    return raw, [at[4 * k // 3] for k in range(len(raw))]


def _characters(raw: bytes, places: list[int] | range, charset: str) -> Mapped:
    """Decode bytes; a character stands where its first byte does."""
    decoder = codecs.getincrementaldecoder(charset)("replace")
    if raw.isascii() and not charset.startswith(("utf-16", "utf-32", "utf-7", "iso2022", "hz")):
        return joined(zip(raw.decode("ascii"), places, strict=True))
    pieces: list[tuple[str, int]] = []
    begun = 0
    for i in range(len(raw)):
        shown = decoder.decode(raw[i : i + 1], i + 1 == len(raw))
        pieces += ((character, places[begun]) for character in shown)
        begun = i + 1 if shown else begun
    return joined(pieces)
