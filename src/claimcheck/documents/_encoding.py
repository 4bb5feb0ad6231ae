"""Bytes to text, whatever the bytes are."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 4096
_CONTROLS = bytes((*range(9), *range(14, 32)))
_DECLARING = (b"charset", b"encoding", b"coding", b"inputenc")
_DECLARED = (
    rb"(?:\bcharset\s*=\s*[\"']?|<\?xml[^>]{0,80}\bencoding\s*=\s*[\"']|\bcoding[:=]\s*)([a-z][\w.:-]{1,30})"
    rb"|\\usepackage\s*\[([a-z][\w-]{1,20})\]\{inputenc\}"
)
_FAMILIES = ("iso8859", "cp", "koi8", "euc", "big5", "gb", "shift_jis", "mac", "johab", "tis")
"""How Python calls encodings of one or more bytes a character whose first half is ASCII."""
_MOST_NOISE = 0.05  # of characters: text has next to none, random bytes more than a tenth
_FEW = 16  # characters that a wound may leave in a short text


def decode(data: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 or UTF-32 by its mark or its zero bytes, else what it says itself to be
    in ("charset=koi8-r"), else Windows-1252.

    Never fails: bytes that mean nothing become U+FFFD. The byte order mark is left out.

    >>> decode(b"\\xef\\xbb\\xbf5 \\xe2\\x82\\xac"), decode(b"5 \\x80"), decode("5 €".encode("utf-16-le"))
    ('5 €', '5 €', '5 €')
    """
    mark, encoding = encoding_of(data)
    return data[len(mark) :].decode(encoding, "replace")


def encoding_of(data: bytes) -> tuple[bytes, str]:
    """Return the byte order mark of a file (b"" if it has none) and the encoding of what follows.

    >>> encoding_of(b"\\xef\\xbb\\xbf5"), encoding_of(b"5 \\x80")
    ((b'\\xef\\xbb\\xbf', 'utf-8'), (b'', 'cp1252'))
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mark, encoding
    if b"\0" in data[:_SAMPLE] and (encoding := _wide(data[:_SAMPLE])):
        return b"", encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # One bad byte in a long UTF-8 file is a wound; a bad byte at the first sign of an accent is another encoding.
        if error.start == 0 or data[: error.start].isascii():
            return b"", _declared(data)
    return b"", "utf-8"


def _declared(data: bytes) -> str:
    """Return the encoding that a file's first bytes name, as pages, XML and LaTeX do, if all of it can be read so, else
    Windows-1252, which is also what is meant by Latin-1 (WHATWG encoding standard, "names and labels")."""
    head = data[:_SAMPLE]
    lower = head.lower()
    said = re.search(_DECLARED, head, re.I) if any(word in lower for word in _DECLARING) else None
    try:
        name = codecs.lookup((said[1] or said[2]).decode()).name if said else ""
        if name.startswith(_FAMILIES) and name != "iso8859-1":
            data.decode(name)
            return name
    except (LookupError, UnicodeDecodeError):
        pass
    return "cp1252"


def is_text(text: str) -> bool:
    """Return whether decoded bytes are text: few of their first characters are controls or bytes without a meaning.

    >>> is_text("5 km\\r\\n"), is_text("\\x01\\x02\\x03\\x00" * 9), is_text("")
    (True, False, True)
    """
    sample = text[: 16 * _SAMPLE]
    raw = sample.encode("utf-8", "surrogatepass")
    noise = len(raw) - len(raw.translate(None, _CONTROLS)) + sample.count("\ufffd")
    return noise <= max(_FEW, _MOST_NOISE * len(sample))


def _wide(sample: bytes) -> str:
    """Return the UTF-16 encoding whose zero bytes stand where Latin text has them, or ""."""
    even, odd = sample[0::2], sample[1::2]
    if odd.count(0) > 0.4 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.4 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return ""
