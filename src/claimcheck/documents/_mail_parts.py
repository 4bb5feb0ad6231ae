"""The parts of a mail, with the place in the file of every character that they decode to.

The standard library reads the header fields; it keeps no places of bodies, so these are cut and decoded here.
"""

from __future__ import annotations

import codecs
import re
from binascii import Error as Base64Error
from binascii import a2b_base64
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.documents._mapped import Mapped, joined
from claimcheck.lazy import regex
from claimcheck.records import dataclass

if TYPE_CHECKING:
    from email.message import Message

_BLANK = regex(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_QUOTED = regex(r"=(?P<code>[0-9A-Fa-f]{2})|=[ \t]*(?:\r?\n|$)")
_BASE64 = regex(r"[A-Za-z0-9+/]")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a mail: its header fields, and where its header and body stand in the file."""

    fields: Message
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
    from email.parser import Parser

    if text[start : start + 1] in "\r\n":
        body = head = start
    else:
        blank = _BLANK.search(text, start, end)
        head, body = (blank.start(), blank.end()) if blank else (end, end)
    # The older policy of the library reads malformed fields as far as it can; the newer one fails on some.
    fields = Parser().parsestr(text[start:head] + "\n\n", headersonly=True)
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
        return _characters(_from_quoted(text, part, wide), _charset(part))
    if part.encoding == "base64":
        return _characters(_from_base64(text, part), _charset(part))
    if wide:
        return Mapped(text[part.body : part.end], (0,), (part.body,))
    return _characters([(text[part.body : part.end].encode("latin-1", "replace"), part.body)], _charset(part))


def _charset(part: Part) -> str:
    try:
        named = str(part.fields.get_content_charset("utf-8") or "utf-8")
        known = codecs.lookup(named)
        known.incrementaldecoder("replace").decode(b"a")
    except (LookupError, TypeError, ValueError, UnicodeError):
        return "cp1252"
    # Programs write "iso-8859-1" and mean Windows' characters (WHATWG Encoding Standard, 4.2).
    return "cp1252" if known.name in ("iso8859-1", "ascii") else known.name


def _from_quoted(text: str, part: Part, wide: bool) -> Iterator[tuple[bytes, int]]:
    """Yield stretches of bytes that stand side by side in the file, each with its place."""
    position = part.body
    for code in _QUOTED.finditer(text, part.body, part.end):
        yield from _plain(text, position, code.start(), wide)
        if code["code"]:
            yield bytes((int(code["code"], 16),)), code.start()
        position = code.end()
    yield from _plain(text, position, part.end, wide)


def _plain(text: str, start: int, end: int, wide: bool) -> Iterator[tuple[bytes, int]]:
    stretch = text[start:end]
    if not wide or stretch.isascii():
        yield stretch.encode("latin-1", "replace"), start
    else:
        for i, character in enumerate(stretch, start):
            # The bytes of a character are not side by side in the file: all stand where it does.
            yield from ((bytes((byte,)), i) for byte in character.encode("utf-8", "replace"))


def _from_base64(text: str, part: Part) -> Iterator[tuple[bytes, int]]:
    at = [sign.start() for sign in _BASE64.finditer(text, part.body, part.end)]
    kept = at[: len(at) - (len(at) % 4 == 1)]
    try:
        raw = a2b_base64("".join(text[i] for i in kept) + "=" * (-len(kept) % 4))
    except Base64Error:
        return
    # Four signs hold three bytes.
    yield from ((raw[k : k + 1], at[4 * k // 3]) for k in range(len(raw)))


def _characters(stretches: Iterable[tuple[bytes, int]], charset: str) -> Mapped:
    """Decode bytes; a character stands where its first byte does."""
    decoder = codecs.getincrementaldecoder(charset)("replace")
    keeps_ascii = not charset.startswith(("utf-16", "utf-32", "utf-7", "iso2022", "hz", "cp037", "cp500"))
    pieces: list[tuple[str, int]] = []
    begun: int | None = None  # where a character whose bytes are not all there yet began
    for raw, place in stretches:
        if begun is None and keeps_ascii and raw.isascii():
            pieces.append((raw.decode("ascii"), place))
            continue
        for i in range(len(raw)):
            begun = place + i if begun is None else begun
            if shown := decoder.decode(raw[i : i + 1]):
                pieces += ((character, begun) for character in shown)
                begun = None
    if begun is not None:
        pieces += ((character, begun) for character in decoder.decode(b"", True))
    return joined(pieces)
