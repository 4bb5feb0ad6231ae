"""RTF cut into its tokens, and what the words and code pages of RTF mean (Rich Text Format Specification 1.9.1)."""

from __future__ import annotations

import re
from codecs import IncrementalDecoder, getincrementaldecoder

from claimcheck.lazy import regex

TOKEN = regex(
    r"""
    ([^\\{}\r\n]+)                              # text
    | \\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?       # a word with its number
    | ([{}])
    | \\'([0-9a-fA-F]{2})                       # a character of the code page
    | \\([^a-zA-Z])                             # a sign
    | [\r\n]+ | \\
    """,
    re.X | re.S,
)
TEXT, WORD, NUMBER, BRACE, HEX, SIGN = range(1, 7)
"""The groups of a token; the last of them that it has tells what it is."""

CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n",
    "column": "\n", "nestcell": " ", "nestrow": " ",
}  # fmt: skip
SIGNS = {"~": "\u00a0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"}

SKIPPED = frozenset(
    """
    colortbl filetbl revtbl rsidtbl listtable listoverridetable pgptbl header headerl headerr headerf footer footerl
    footerr footerf ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn xe tc rxe bkmkstart bkmkend objdata objclass objname
    nonshppict shprslt mmath themedata colorschememapping datastore latentstyles generator xmlnstbl docvar fontfile
    fontemb template private pgdsctbl background falt panose author operator manager company category keywords comment
    doccomm subject hlinkbase revtim printim buptim atnid atnauthor atndate atntime atnref atnparent atnicn pn pnseclvl
    nonesttables nesttableprops upr datafield formfield ffname ffdeftext ffformat ffhelptext ffstattext writereservhash
    """.split()
)
"""Destinations that hold no text of the document."""
QUIET = frozenset("pict picprop shppict shp shpgrp shpinst do info".split())
"""Destinations whose own text is no text of the document, but in which such text may be found."""
COLLECTED = frozenset("title creatim fldinst listtext pntext sn sv annotation".split())
"""Destinations whose text is kept to be looked at."""
KNOWN = QUIET | COLLECTED | frozenset("fonttbl stylesheet footnote shptxt dptxbxtext field fldrslt ud sp cs".split())
"""Destinations that are read even where a star says that a reader may pass over them."""

_CHARSETS = {
    0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_MULTIBYTE = frozenset(("cp932", "cp949", "johab", "gbk", "cp936", "cp950"))
SETS = {"ansi": "cp1252", "mac": "mac-roman", "pc": "cp437", "pca": "cp850"}


def code_page(number: int) -> str:
    """Return the encoding that a code page's number names, Windows-1252 where Python has none.

    >>> code_page(1251), code_page(65001), code_page(3)
    ('cp1251', 'utf-8', 'cp1252')
    """
    name = "utf-8" if number == 65001 else "mac-roman" if number == 10000 else f"cp{number}"
    try:
        getincrementaldecoder(name)
    except LookupError:
        return "cp1252"
    return name


def charset(number: int, default: str) -> str:
    """Return the encoding of a font's character set, the document's own where the font has none of its own."""
    return _CHARSETS.get(number, default)


class Decoder:
    """Turns bytes of code pages into characters, each at the place where its first byte stands."""

    def __init__(self) -> None:
        self._codec = ""
        self._known: dict[tuple[str, int], str] = {}
        self._wide: IncrementalDecoder = getincrementaldecoder("utf-8")("replace")
        self.waits = False  # whether a character has begun that is not complete
        self._at = 0

    def __call__(self, byte: int, codec: str, at: int) -> tuple[str, int]:
        """Return what a byte completes, "" if nothing, and where it began."""
        if codec in _MULTIBYTE or codec == "utf-8":
            return self._of_several(byte, codec, at)
        self.waits = False
        found = self._known.get((codec, byte))
        if found is None:
            found = self._known[codec, byte] = bytes((byte,)).decode(codec, "replace")
        return found, at

    def _of_several(self, byte: int, codec: str, at: int) -> tuple[str, int]:
        if codec != self._codec or not self.waits:
            self._codec, self._at = codec, at
            self._wide = getincrementaldecoder(codec)("replace")
        found = self._wide.decode(bytes((byte,)))
        self.waits = not found
        return found, self._at
