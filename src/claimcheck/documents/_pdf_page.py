"""One page of a PDF file as PDFium reads it: characters, words with their places, looks of fonts, links.

PDFium is asked through its C functions: the Python objects of pypdfium2 cost a hundred times more for each character.
All lengths are in points in the direction of the text, y growing upwards.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from claimcheck.documents._pdf_rules import Rules, rules
from claimcheck.lazy import regex
from claimcheck.records import dataclass, field

_TOKEN = regex(r"[^ \t\r\n\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufffe]+\ufffe?|\ufffe")
"""A word; U+FFFE is PDFium's sign for the hyphen at a line's end, after which it puts no space."""
_DIGIT = regex(r"[0-9]")
_UNREADABLE = regex(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1a\x7f-\x9f]")
_TEX_SIGNS = {0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«", 0x14: "»", 0x15: "–", 0x16: "—"}
"""The signs of TeX's T1 fonts that come as control characters where a font has no table of letters."""
_BOLD = regex(r"bold|black|heavy|demi|(?:^|\+)(?:cmb|sfbx|ecbx)|-b$")
_MONO = regex(r"courier|mono|consol|menlo|typewriter|(?:^|\+)(?:cmtt|cmsltt|cmitt|sltt|sftt|ectt|lmtt)")
_FIXED_PITCH = 1
_FORCE_BOLD = 1 << 18
_SMALLEST = 1.5
"""Points; smaller text is not there for readers."""
_EVEN = 0.12
"""Baselines that differ by less than this part of the size are one."""
_MOST_LINKS = 1_000
_LONGEST_URL = 4_000
_LONGEST_NAME = 200
_IMAGE_OR_DRAWING = frozenset({2, 3, 4, 5})  # path, image, shading, form


class Word(NamedTuple):
    """Characters `start` to `end` of a page without space between, on one baseline at height `y`.

    `glued` means that no space stands before it.
    """

    x0: float
    x1: float
    y: float
    size: float
    start: int
    end: int
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How a font looks."""

    bold: bool = False
    mono: bool = False


@dataclass(slots=True)
class PageText:
    """One page: its characters as PDFium counts them, its words in the order of the file, and what lies over them.

    `base` is the number of characters on the pages before; `turn` the direction of its text in quarters of a circle,
    clockwise; `sideways` are the words that run in another direction; `picture` means that it shows something other
    than text.
    """

    number: int
    base: int
    text: str
    words: list[Word] = field(default_factory=list)
    sideways: list[Word] = field(default_factory=list)
    rules: Rules = Rules()
    links: list[tuple[int, int, str]] = field(default_factory=list)
    styles: dict[int, Style] = field(default_factory=dict)
    turn: int = 0
    picture: bool = False
    unreadable: bool = False
    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0


class PageReader:
    """Reads one open page."""

    def __init__(self, lib: Any, document: Any, page: Any, text: Any) -> None:
        """Look at the page `page` of `document`, whose text is `text`; all are PDFium's handles."""
        self.lib, self.document, self.page, self.text_page = lib, document, page, text
        self.out = PageText(0, 0, "")
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._at = ctypes.byref(self._x), ctypes.byref(self._y)
        self._box = lib.FS_RECTF()
        self._matrix = lib.FS_MATRIX()
        self._sizes: dict[tuple[float, int], float] = {}
        self._looks: dict[bytes, Style] = {}
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._flags = ctypes.c_int()

    def read(self, number: int, base: int) -> PageText:
        """Return what the page says; it is page `number`, after `base` characters."""
        out, lib = self.out, self.lib
        out.number, out.base, out.text = number, base, self._characters()
        bounds = lib.FS_RECTF()
        if lib.FPDF_GetPageBoundingBox(self.page, ctypes.byref(bounds)):
            out.left, out.bottom, out.right, out.top = bounds.left, bounds.bottom, bounds.right, bounds.top
        if not out.text.strip():
            objects = range(min(lib.FPDFPage_CountObjects(self.page), 200))
            out.picture = any(
                lib.FPDFPageObj_GetType(lib.FPDFPage_GetObject(self.page, i)) in _IMAGE_OR_DRAWING for i in objects
            )
            return out
        bad = len(_UNREADABLE.findall(out.text))
        out.unreadable = bad > 20 and 4 * bad > len(out.text)
        if out.unreadable:
            return out
        if bad:
            out.text = out.text.translate(_TEX_SIGNS)
        self._words()
        self._styles()
        self._links()
        out.rules = rules(lib, self.page, self._turned)
        return out

    def _characters(self) -> str:
        """Return the page's characters, exactly one for each that PDFium counts."""
        count = self.lib.FPDFText_CountChars(self.text_page)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = self.lib.FPDFText_GetText(self.text_page, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        codes = (self.lib.FPDFText_GetUnicode(self.text_page, i) for i in range(count))
        return "".join(
            "\ufffe" if c == 2 else chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else " " for c in codes
        )

    # --- words

    def _words(self) -> None:
        """Find the words, in the direction in which most of the text runs."""
        turned: Counter[int] = Counter()
        upright = 0
        tokens = [match.span() for match in _TOKEN.finditer(self.out.text)]
        for word in self._at_turn(tokens):
            if word is None:
                continue
            if isinstance(word, int):
                turned[word] += 1
            elif word.end - word.start > 2:
                upright += 1
        if turned and turned.most_common(1)[0][1] > upright:
            self.out.turn = turned.most_common(1)[0][0]
            self.out.words, self.out.sideways = [], []
            for _ in self._at_turn(tokens):
                pass
            left, bottom = self._turned(self.out.left, self.out.bottom)
            right, top = self._turned(self.out.right, self.out.top)
            self.out.left, self.out.right = min(left, right), max(left, right)
            self.out.bottom, self.out.top = min(bottom, top), max(bottom, top)

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        return ((x, y), (-y, x), (-x, -y), (y, -x))[self.out.turn]

    def _at_turn(self, tokens: Sequence[tuple[int, int]]) -> Iterator[Word | int | None]:
        """Put each word on its list and yield it, or the turn of one that runs in another direction."""
        lib, text_page, text, turn = self.lib, self.text_page, self.out.text, self.out.turn
        origin, loose, font_size = lib.FPDFText_GetCharOrigin, lib.FPDFText_GetLooseCharBox, lib.FPDFText_GetFontSize
        x, y, (at_x, at_y), box = self._x, self._y, self._at, self._box
        at_box = ctypes.byref(box)
        sizes = self._sizes
        low, high, left, right = self.out.bottom - 1, self.out.top + 1, self.out.left - 1, self.out.right + 1
        append = self.out.words.append
        for start, end in tokens:
            if not origin(text_page, start, at_x, at_y) or not loose(text_page, end - 1, at_box):
                continue
            x0, y0 = x.value, y.value
            if not (left <= x0 <= right and low <= y0 <= high):
                continue  # outside what the page shows
            key = (font_size(text_page, end - 1), round(8 * (box.top - box.bottom)))
            size = sizes.get(key) or self._size(key, end - 1)
            if size < _SMALLEST:
                continue
            if turn == 0 and box.bottom - 0.6 * size < y0 < box.top + 0.6 * size and box.right > x0 - size:
                x1 = box.right
            else:
                own = self._turn(start)
                if own != turn:
                    self.out.sideways.append(Word(x0, y0, y0, size, start, end))
                    yield own if end - start > 2 else None
                    continue
                x0, y0 = self._turned(x0, y0)
                x1 = max(self._turned(box.left, box.bottom)[0], self._turned(box.right, box.top)[0])
            word = Word(x0, x1, y0, size, start, end)
            if end - start > 1 and not text[start:end].isalpha() and self._is_uneven(word):
                self.out.words += self._runs(word)
            else:
                append(word)
            yield word

    def _turn(self, at: int) -> int:
        angle = self.lib.FPDFText_GetCharAngle(self.text_page, at)
        return round(angle / 1.5707963) % 4 if angle >= 0 else 0

    def _size(self, key: tuple[float, int], at: int) -> float:
        """Return the size at which a character appears: its font's, times the scale of its place."""
        scale = 1.0
        if self.lib.FPDFText_GetMatrix(self.text_page, at, ctypes.byref(self._matrix)):
            scale = (self._matrix.c**2 + self._matrix.d**2) ** 0.5 or 1.0
        size = self._sizes[key] = float(key[0] * scale) or 0.01
        return size

    def _height(self, at: int) -> float:
        self.lib.FPDFText_GetCharOrigin(self.text_page, at, *self._at)
        return self._turned(self._x.value, self._y.value)[1]

    def _is_uneven(self, word: Word) -> bool:
        """Return whether some of the word's digits may stand higher or lower than the rest."""
        text, (start, end) = self.out.text, (word.start, word.end)
        if not _DIGIT.search(text, start, end):
            return False
        last = end - 1
        places = {last} if text[last] != "\ufffe" else set()
        if not "0" <= text[start] <= "9":
            places.add(next(i for i in range(start, end) if "0" <= text[i] <= "9"))
        if not "0" <= text[last] <= "9":
            places.add(next(i for i in range(last, start - 1, -1) if "0" <= text[i] <= "9"))
        places.discard(start)
        return any(abs(self._height(i) - word.y) > _EVEN * word.size for i in places)

    def _runs(self, word: Word) -> Iterator[Word]:
        """Cut a word where its baseline changes."""
        start, glued = word.start, False
        height = word.y
        for i in range(word.start + 1, word.end + 1):
            here = self._height(i) if i < word.end else None
            if here is None or abs(here - height) > _EVEN * word.size:
                yield self._part(start, i, height, glued)
                start, glued = i, True
                height = here if here is not None else height

    def _part(self, start: int, end: int, y: float, glued: bool) -> Word:
        box = self._box
        self.lib.FPDFText_GetLooseCharBox(self.text_page, start, ctypes.byref(box))
        key = (self.lib.FPDFText_GetFontSize(self.text_page, start), round(8 * (box.top - box.bottom)))
        x0 = min(self._turned(box.left, box.bottom)[0], self._turned(box.right, box.top)[0])
        self.lib.FPDFText_GetLooseCharBox(self.text_page, end - 1, ctypes.byref(box))
        x1 = max(self._turned(box.left, box.bottom)[0], self._turned(box.right, box.top)[0])
        return Word(x0, x1, y, self._sizes.get(key) or self._size(key, start), start, end, glued)

    def _styles(self) -> None:
        """Note how the font looks where lines and their parts begin and end."""
        styles, before = self.out.styles, None
        for word in self.out.words:
            if before is None or abs(word.y - before.y) > _EVEN * word.size or word.x0 - before.x1 > word.size:
                styles[word.start] = self._style(word.start)
                if before is not None and before.start not in styles:
                    styles[before.start] = self._style(before.start)
            before = word
        if before is not None:
            styles[before.start] = self._style(before.start)

    def _style(self, at: int) -> Style:
        """Return how the font of a character looks."""
        length = self.lib.FPDFText_GetFontInfo(self.text_page, at, self._name, _LONGEST_NAME, ctypes.byref(self._flags))
        name = self._name.value if 0 < length <= _LONGEST_NAME else b""
        known = self._looks.get(name)
        if known is None:
            readable = name.decode("utf-8", "replace").lower()
            flags = self._flags.value
            known = self._looks[name] = Style(
                bool(_BOLD.search(readable)) or bool(flags & _FORCE_BOLD),
                bool(_MONO.search(readable)) or bool(flags & _FIXED_PITCH),
            )
        return known

    # --- links

    def _links(self) -> None:
        """Find what the page's links lie over."""
        lib = self.lib
        position, link, box = ctypes.c_int(0), lib.FPDF_LINK(), lib.FS_RECTF()
        for _ in range(_MOST_LINKS):
            if not lib.FPDFLink_Enumerate(self.page, ctypes.byref(position), ctypes.byref(link)):
                break
            url = self._url(link)
            if url and lib.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
                low, high = self._turned(box.left, box.bottom), self._turned(box.right, box.top)
                (left, right), (bottom, top) = sorted((low[0], high[0])), sorted((low[1], high[1]))
                inside = [
                    word
                    for word in self.out.words
                    if bottom - 1 < word.y + word.size / 4 < top + 1 and left < (word.x0 + word.x1) / 2 < right
                ]
                if inside:
                    self.out.links.append((inside[0].start, inside[-1].end, url))

    def _url(self, link: Any) -> str:
        action = self.lib.FPDFLink_GetAction(link)
        size = self.lib.FPDFAction_GetURIPath(self.document, action, None, 0) if action else 0
        if not 1 < size < _LONGEST_URL:
            return ""
        buffer = ctypes.create_string_buffer(size)
        self.lib.FPDFAction_GetURIPath(self.document, action, buffer, size)
        return buffer.value.decode("utf-8", "replace")
