"""E-mail (.eml): the subject, and the text of the body with what it quotes; signatures and attachments stay out.

Places are those of the file, through quoted-printable and base64 too: a character stands where the code that gives it
begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from claimcheck.documents import html
from claimcheck.documents import text as plain_text
from claimcheck.documents._encoding import decode, is_text
from claimcheck.documents._lines import Line, lines_of
from claimcheck.documents._mail_parts import Part, decoded, leaves, part_at
from claimcheck.documents._mapped import Mapped, graft, joined
from claimcheck.documents.base import Builder, DocumentError, Format
from claimcheck.lazy import regex
from claimcheck.model import Block, BlockKind, Document
from claimcheck.records import replace

if TYPE_CHECKING:
    from email.message import Message

_FIELDS = frozenset(
    "from to subject date received message-id mime-version return-path delivered-to content-type".split()
)
_SUBJECT = regex(r"(?:^|[\r\n])subject[ \t]*:[ \t]*(?P<value>[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*)", 2)  # re.IGNORECASE
_FOLD = regex(r"[ \t]*\r?\n[ \t]+")
_QUOTE = regex(r"[ ]?(?:>[ ]?)+")
_SIGNATURE = regex(r"--[ ]?$")
_WROTE = regex(r"\b(?:wrote|writes|said|schrieb|a écrit|escribió|scrisse|schreef)\b[^\n]{0,80}:\s*$")
_ARMOUR = regex(r"-----BEGIN PGP (?P<what>SIGNED MESSAGE|SIGNATURE|PUBLIC KEY BLOCK)-----")
_MOST_ATTRIBUTION = 3
_FROM = "From "


def read(data: bytes, name: str) -> Document:
    """Read a mail; see `claimcheck.documents.read_bytes`."""
    called = name or "the input"
    source = decode(data)
    if not is_text(source):
        raise DocumentError(f"{called} does not look like an e-mail; save the message as .eml")
    wide = _is_utf8(data)
    if not wide and len(data) == len(source):
        source = data.decode("latin-1")  # each part says itself what its bytes mean
    else:
        wide = True
    start = source.find("\n") + 1 if source.startswith(_FROM) else 0
    whole = part_at(source, start, len(source))
    if not _FIELDS & {key.lower() for key in whole.fields}:
        raise DocumentError(f"{called} is not an e-mail: it has no header fields; save the message as .eml")
    return _written(source, whole, wide, name)


FORMAT = Format("eml", (".eml",), from_bytes=read)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _written(source: str, whole: Part, wide: bool, name: str) -> Document:
    out = Builder(source)
    title = _said(whole.fields, "subject")
    _subject(source, whole, title, out)
    notes: list[str] = []
    for part in leaves(source, whole):
        if part.attached:
            notes.append(f"the attachment {part.attached!r} was not read; check it as a file of its own")
        elif part.kind == "text/html":
            origin = decoded(source, part, wide)
            graft(
                out, html.read(origin.text, ""), origin, keeps_lines=part.encoding not in ("base64", "quoted-printable")
            )
        elif part.kind == "text/plain":
            _plain(decoded(source, part, wide), out, keeps_lines=part.encoding != "base64")
    document = out.document(name, title=title, date=_date(whole.fields))
    return replace(document, notes=tuple(notes))


def _said(fields: Message, key: str) -> str:
    """Return what a field says, its encoded words decoded if they can be."""
    from email.errors import MessageError
    from email.header import decode_header, make_header

    value = str(fields.get(key, ""))
    with suppress(ValueError, LookupError, TypeError, MessageError):  # an unknown charset, or broken base64
        value = str(make_header(decode_header(value)))
    return " ".join(value.split())


def _date(fields: Message) -> str:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(_said(fields, "date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _subject(source: str, whole: Part, title: str, out: Builder) -> None:
    """Write the subject as a heading; one that is encoded stands where it begins."""
    found = _SUBJECT.search(source, whole.start, whole.body)
    if not found or not title:
        return
    value = found["value"]
    if "=?" in value:
        pieces = [(character, found.start("value")) for character in title]
    else:
        pieces, position = [], 0
        for fold in _FOLD.finditer(value):
            pieces += [
                (value[position : fold.start()], found.start("value") + position),
                (" ", found.start("value") + fold.start()),
            ]
            position = fold.end()
        pieces.append((value[position:], found.start("value") + position))
    start = out.length
    for text, place in pieces:
        if text:
            out.add(text, place)
    out.block(BlockKind.HEADING, start, level=1)


def _plain(origin: Mapped, out: Builder, *, keeps_lines: bool) -> None:
    """Write a body of plain text, what it quotes as quotes."""
    for depth, lines in _stretches(origin):
        pieces = [piece for line in lines for piece in _pieces(origin, line)]
        stretch = joined(pieces[:-1])
        document = plain_text.read(stretch.text, "")
        graft(out, document, stretch, keeps_lines=keeps_lines, recast=_quoted if depth else lambda block: block)


def _pieces(origin: Mapped, line: Line) -> Iterator[tuple[str, int]]:
    for start, end, place in origin.pieces(line.at, line.end):
        yield origin.text[start:end], place
    yield "\n", origin.place(line.end)


def _quoted(block: Block) -> Block:
    kept = block.kind in (BlockKind.TABLE, BlockKind.CODE)
    return block if kept else Block(BlockKind.QUOTE, block.span)


def _stretches(origin: Mapped) -> Iterator[tuple[int, list[Line]]]:
    """Yield the lines of the body that are quoted equally deep, without the marks before them, without signatures and
    the lines that say who wrote what follows."""
    depth = 0
    stretch: list[Line] = []
    for line in _unarmoured(lines_of(origin.text)):
        mark = _QUOTE.match(line.text) if line.text.lstrip(" ")[:1] == ">" else None
        level = mark[0].count(">") if mark else 0
        if level != depth and (line.text or not level):
            if stretch:
                yield depth, _without_attribution(stretch) if level > depth else stretch
            depth, stretch = level, []
        if not level and _SIGNATURE.match(line.text):
            break
        stretch.append(line.after(mark.end()) if mark else line)
    if stretch:
        yield depth, stretch


def _without_attribution(lines: list[Line]) -> list[Line]:
    kept = list(lines)
    while kept and not kept[-1].text:
        kept.pop()
    for count in range(1, _MOST_ATTRIBUTION + 1):
        if len(kept) < count or not kept[-count].text:
            break
        if _WROTE.search(kept[-1].text) and any(sign.isdigit() for line in kept[-count:] for sign in line.text):
            return kept[:-count]
    return kept if kept and not _WROTE.search(kept[-1].text) else kept[:-1]


def _unarmoured(lines: list[Line]) -> Iterator[Line]:
    """Yield lines without the signatures of PGP."""
    what = ""
    for line in lines:
        found = _ARMOUR.match(line.text)
        if found:
            what = found["what"]
        elif what == "SIGNED MESSAGE":
            what = "" if not line.text else what
        elif what:
            what = "" if line.text.startswith("-----END PGP") else what
        else:
            yield line
