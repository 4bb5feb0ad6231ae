"""Bytes to text, whatever the bytes are."""

from __future__ import annotations

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 4096
_CONTROLS = bytes((*range(9), *range(14, 32)))
_MOST_NOISE = 0.05  # of characters: text has next to none, random bytes more than a tenth
_FEW = 16  # characters that a wound may leave in a short text


def decode(data: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 or UTF-32 by its mark or its zero bytes, else Windows-1252.

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
            return b"", "cp1252"
    return b"", "utf-8"


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
