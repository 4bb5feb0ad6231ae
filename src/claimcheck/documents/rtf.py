"""RTF, as word processors and mail programs write it: what a reader sees, with each character's place in the file.

No library of Python keeps places: striprtf, the one that is kept up, gives bare text, without tables and notes. The
reader follows groups and words by Microsoft's Rich Text Format Specification, version 1.9.1.
"""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.documents import _rtf_tokens as tokens
from claimcheck.documents._docx_kinds import CODE_RUNS, FILE_NAME, OWN_RESULTS, kind_of
from claimcheck.documents._docx_parts import Style
from claimcheck.documents._rtf_blocks import BlockWriter, Note, Paragraph, Piece, Row, Sort, is_listed
from claimcheck.documents._rtf_blocks import without_start as without
from claimcheck.documents._rtf_state import PROPERTIES, Properties, State, Story
from claimcheck.documents.base import DocumentError, Format
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Document, SourceMap
from claimcheck.records import replace

_DEEPEST = 2_000  # groups within groups; word processors write some dozens
_MOST_STORIES = 20  # within each other
_FIELD = regex(r'\s*(?P<name>\w+)(?:\s+"?(?P<url>[^"\s\\]+))?')
_DATE = regex(r"(\d{4}-\d\d-\d\d)-")
_CUT_SHORT = "The file ends within a group: it may be cut short."


def read(data: bytes, name: str) -> Document:
    """Read an RTF file; see `claimcheck.documents.read_bytes`."""
    start = data[:64].find(b"{\\rtf")
    if start < 0:
        raise DocumentError(f"{name or 'the input'} is not an RTF file; convert it to text or Markdown")
    return _Reader(data.decode("latin-1"), name).read(start)


FORMAT = Format("rtf", (".rtf",), from_bytes=read)


class _Reader(Properties):
    """Follows the tokens."""

    def __init__(self, source: str, name: str) -> None:
        super().__init__()
        self.source = source
        self.name = name or "the input"
        self.title = self.date = ""
        self.styles: dict[int, Style] = {}
        self.code_styles: set[int] = set()
        self.alt: list[Piece] = []
        self.property = ""  # of a drawing, whose value comes next
        self.stack: list[State] = []
        self.story = Story()
        self.stories: list[Story] = []
        self.notes = 0
        self.starred = False
        self.skip = 0  # characters that stand in for one that was given by its number
        self.high: tuple[int, int] | None = None  # the first half of a character, and its place
        self.decode = tokens.Decoder()

    def read(self, start: int) -> Document:
        whole = self.run(start)
        while self.stories:
            self.end_story()
        self.paragraph()
        self.end_table()
        writer = BlockWriter(self.source)
        writer.write(self.story.blocks)
        document = writer.out.document(self.name, title=self.title)
        lines = (0, *sorted({at for at in writer.lines if at})[1:])
        source = SourceMap(document.source.text_offsets, document.source.source_offsets, lines)
        document = replace(document, source=source, date=document.date or self.date)
        return replace(document, notes=document.notes if whole else (*document.notes, _CUT_SHORT))

    def run(self, position: int) -> bool:
        """Follow the tokens to the end of the first group, and return whether it has one."""
        source, match = self.source, tokens.TOKEN.match
        while (found := match(source, position)) is not None:
            at, position = position, found.end()
            sort = found.lastindex
            if sort == tokens.TEXT:
                self.text(found[tokens.TEXT], at)
            elif sort == tokens.WORD or sort == tokens.NUMBER:
                word, number = found[tokens.WORD], found[tokens.NUMBER]
                if word == "bin" and number:
                    position += max(0, int(number))
                else:
                    self.word(word, number, at)
            elif sort == tokens.BRACE:
                if found[tokens.BRACE] == "{":
                    self.open()
                elif not self.close(at):
                    return True
            elif sort == tokens.HEX:
                self.byte(int(found[tokens.HEX], 16), at)
            elif sort == tokens.SIGN:
                self.sign(found[tokens.SIGN], at)
        return False

    # --- groups

    def open(self) -> None:
        if len(self.stack) >= _DEEPEST:
            raise DocumentError(f"{self.name} is damaged: its groups are more than {_DEEPEST:,} deep")
        self.stack.append(self.state)
        outer = self.state
        self.state = outer.inner()
        self.starred, self.skip = False, 0
        if outer.target == "stylesheet":
            self.begin("style", collected=True)
            self.state.style = 0

    def close(self, at: int) -> bool:
        """End a group, and return whether there is one around it."""
        state = self.state
        if state.linked:
            self.story.pieces.append(Piece(Sort.END_LINK, "", at))
        if end := _ENDS.get(state.opened):
            end(self, "".join(state.collected), at)
        if len(self.stack) == 1:
            self.paragraph(None, at)  # the last has no mark of its end
        self.state = self.stack.pop() if self.stack else State()
        self.skip = 0
        return bool(self.stack)

    def begin(self, target: str, *, collected: bool = False) -> None:
        """Let the present group's text go to a destination."""
        self.state.target = self.state.opened = target
        if collected:
            self.state.collected = []

    def destination(self, word: str, at: int) -> None:
        state = self.state
        if word in tokens.COLLECTED:
            self.begin(word, collected=True)
        elif word in ("footnote", "shptxt", "dptxbxtext"):
            if len(self.stories) < _MOST_STORIES:  # beyond, a box in a box goes on with its text
                self.begin_story(word)
        elif word == "field":
            state.field = []
        elif word == "fldrslt":
            self.field_result(at)
        elif word == "ud":
            state.target = self.stack[-2].target if len(self.stack) > 1 else "text"
        elif word in ("fonttbl", "stylesheet"):
            self.begin(word)
        elif word in tokens.QUIET:
            state.target = "quiet"

    def begin_story(self, word: str) -> None:
        label = ""
        if word == "footnote":
            self.notes += 1
            label = str(self.notes)
            self.story.pieces.append(Piece(Sort.MARK, label, 0))
        self.stories.append(self.story)
        self.story = Story(label)
        self.begin("text")
        self.state.opened = "story"
        self.state.in_table = False

    def end_story(self, _: str = "", at: int = 0) -> None:
        inner = self.story
        self.paragraph()
        self.end_table()
        self.story = self.stories.pop()
        self.story.waiting.append(Note(inner.label, inner.blocks))

    def field_result(self, at: int) -> None:
        found = _FIELD.match("".join(self.state.field))
        if found and found["name"].upper() in OWN_RESULTS:
            self.state.target = "skip"
        elif found and found["name"].upper() == "HYPERLINK" and found["url"] and self.state.target == "text":
            self.story.pieces.append(Piece(Sort.LINK, found["url"], at))
            self.state.linked = True

    # --- text

    def text(self, text: str, at: int) -> None:
        if self.skip:
            left = min(self.skip, len(text))
            self.skip -= left
            text, at = text[left:], at + left
        while text and self.decode.waits:  # the rest of a character of several bytes
            self.byte(ord(text[0]), at)
            text, at = text[1:], at + 1
        if text.isascii():
            if text:
                self.write(text, at)
        else:
            for i, char in enumerate(text):
                self.byte(ord(char), at + i)

    def byte(self, byte: int, at: int) -> None:
        if self.skip:
            self.skip -= 1
            return
        text, place = self.decode(byte, self.state.codec or self.page, at)
        if text:
            self.write(text, place)

    def write(self, text: str, at: int) -> None:
        state = self.state
        if state.target == "text":
            if not state.hidden:
                self.story.pieces.append(Piece(Sort.RAISED if state.raised else Sort.TEXT, text, at, state.bold))
        elif state.target in _GATHERED:
            state.collected.append(text)
            if state.target == "sv" and self.property == "wzDescription":
                self.alt.append(Piece(Sort.TEXT, text, at))

    def character(self, number: int, at: int) -> None:
        """Write a character that is given by its number, which may be half of one."""
        high, self.high = self.high, None
        number %= 0x10000
        self.skip = self.state.unicode_width
        if 0xD800 <= number < 0xDC00:
            self.high = (number, at)
        elif 0xDC00 <= number < 0xE000:
            if high:
                self.write(chr(0x10000 + ((high[0] - 0xD800) << 10) + number - 0xDC00), high[1])
        elif number:
            self.write(chr(number), at)

    def sign(self, sign: str, at: int) -> None:
        if sign == "*":
            self.starred = True
        elif sign in "\r\n":
            self.word("par", None, at)
        elif self.skip:
            self.skip -= 1
        elif shown := tokens.SIGNS.get(sign):
            self.write(shown, at)

    # --- words

    def word(self, word: str, number: str | None, at: int) -> None:
        starred, self.starred = self.starred, False
        if word == "u":
            if number:
                self.character(int(number), at)
            return
        if self.skip:
            self.skip -= 1
            return
        if self.state.target == "skip" and word != "ud":
            return
        if word in tokens.SKIPPED or (starred and word not in tokens.KNOWN):
            self.state.target = "skip"
        elif word in tokens.KNOWN and word != "cs":
            self.destination(word, at)
        elif shown := tokens.CHARACTERS.get(word):
            self.write(shown, at)
        elif page := tokens.SETS.get(word):
            self.page = page
        elif handle := _WORDS.get(word):
            handle(self, int(number) if number else None, at)

    def character_style(self, number: int | None, at: int) -> None:
        if self.state.target == "style":
            self.state.style = -(number or 0)
        elif number in self.code_styles and self.state.target == "text" and not self.state.opened:
            self.story.pieces.append(Piece(Sort.CODE, "", at))
            self.state.opened = "code"

    # --- blocks

    def paragraph(self, number: int | None = None, at: int = 0) -> None:
        """End a paragraph; within a table, a line of its cell."""
        story, state = self.story, self.state
        if state.target != "text":
            return
        pieces, story.pieces = story.pieces, []
        if state.in_table:
            story.cell += [*pieces, Piece(Sort.TEXT, " ", at)]
            return
        if story.cells or story.cell:
            self.end_cell(None, at)
            self.end_row(None, at)
        self.end_table()
        label, story.list_text = story.list_text, None
        if label is None and state.indent < 0 and (length := is_listed(pieces)):
            label, pieces = without(pieces, length)
        style = self.styles.get(state.style)
        kind, level = kind_of(style, "", state.outline, ("", state.level) if label is not None else None)
        is_item = kind is BlockKind.LIST_ITEM
        story.blocks.append(Paragraph(pieces, kind, level, (label or "") if is_item else None))
        story.blocks += story.waiting
        story.waiting = []

    def end_cell(self, number: int | None, at: int) -> None:
        story = self.story
        if self.state.target == "text":
            cell = [*story.cell, *story.pieces]
            while cell and not cell[-1].value.strip() and cell[-1].sort is Sort.TEXT:
                cell.pop()
            story.cells.append(cell)
            story.cell, story.pieces, story.list_text = [], [], None

    def end_row(self, number: int | None, at: int) -> None:
        story = self.story
        if story.cells and self.state.target == "text":
            story.rows.append(Row(story.cells, tuple(self.edges), self.header, at))
            story.cells = []
            story.below += story.waiting
            story.waiting = []

    def end_table(self) -> None:
        story = self.story
        if story.rows:
            story.blocks += [story.rows, *story.below]
            story.rows, story.below = [], []

    # --- what has been gathered when a group ends

    def end_instruction(self, text: str, at: int) -> None:
        self.state.field.append(text)

    def end_title(self, text: str, at: int) -> None:
        self.title = self.title or " ".join(text.split())

    def end_made(self, text: str, at: int) -> None:
        found = _DATE.match(text)
        self.date = found[1] if found else ""

    def end_label(self, text: str, at: int) -> None:
        self.story.list_text = text.strip()

    def end_property(self, text: str, at: int) -> None:
        self.property = text.strip()

    def end_value(self, text: str, at: int) -> None:
        alt, self.alt = self.alt, []
        if alt and text.strip() and not FILE_NAME.match(text.strip()):
            self.story.waiting.append(Paragraph(alt))

    def end_style(self, text: str, at: int) -> None:
        called = text.strip().rstrip(";").strip().lower()
        number = self.state.style
        if number < 0:
            self.code_styles |= {-number} if called in CODE_RUNS else set()
        elif called:
            self.styles[number] = Style(called, outline=self.state.outline)

    def end_remark(self, text: str, at: int) -> None:
        self.story.pieces.append(Piece(Sort.REMARK, text, at))

    def end_code(self, text: str, at: int) -> None:
        self.story.pieces.append(Piece(Sort.END_CODE, "", at))


_GATHERED = tokens.COLLECTED | {"style"}
_ENDS: dict[str, Callable[[_Reader, str, int], None]] = {
    "fldinst": _Reader.end_instruction,
    "title": _Reader.end_title,
    "creatim": _Reader.end_made,
    "listtext": _Reader.end_label,
    "pntext": _Reader.end_label,
    "sn": _Reader.end_property,
    "sv": _Reader.end_value,
    "style": _Reader.end_style,
    "annotation": _Reader.end_remark,
    "story": _Reader.end_story,
    "code": _Reader.end_code,
}
_WORDS: dict[str, Callable[[_Reader, int | None, int], None]] = {
    **PROPERTIES,
    "par": _Reader.paragraph,
    "sect": _Reader.paragraph,
    "cell": _Reader.end_cell,
    "row": _Reader.end_row,
    "cs": _Reader.character_style,
}
