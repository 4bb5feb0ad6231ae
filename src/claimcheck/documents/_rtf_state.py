"""What holds while an RTF file is read: within a group, and within a story (the main text, a note, a box)."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.documents import _rtf_tokens as tokens
from claimcheck.documents._rtf_blocks import Block, Edge, Piece, Row


class State:
    """What holds within a group: where its text goes, and the properties of its characters and paragraphs."""

    __slots__ = (
        "bold", "codec", "collected", "field", "hidden", "in_table", "indent", "level", "linked", "opened", "outline",
        "raised", "style", "target", "unicode_width",
    )  # fmt: skip

    def __init__(self) -> None:
        """Begin outside all groups."""
        self.target = "text"
        self.opened = ""  # the destination that began with this very group
        self.collected: list[str] = []
        self.field: list[str] = []  # what the innermost field is told to do
        self.codec = ""  # of the font; "" for the document's
        self.unicode_width = 1  # characters that stand in for one given by its number
        self.hidden = self.raised = self.bold = False
        self.linked = False  # whether a link ends with this very group
        self.in_table = False
        self.style = self.outline = self.indent = self.level = 0

    def inner(self) -> State:
        """Return the state at the beginning of a group within."""
        copy = State.__new__(State)
        copy.target, copy.collected, copy.field = self.target, self.collected, self.field
        copy.codec, copy.unicode_width = self.codec, self.unicode_width
        copy.hidden, copy.raised, copy.bold, copy.in_table = self.hidden, self.raised, self.bold, self.in_table
        copy.style, copy.outline, copy.indent, copy.level = self.style, self.outline, self.indent, self.level
        copy.opened, copy.linked = "", False
        return copy


class Story:
    """The blocks of a story as they come, and what of the next is there."""

    def __init__(self, label: str = "") -> None:
        """Begin the main text or a box, or the note of this label."""
        self.label = label
        self.blocks: list[Block] = []
        self.pieces: list[Piece] = []
        self.list_text: str | None = None  # the number or bullet that is printed before the paragraph
        self.cell: list[Piece] = []
        self.cells: list[list[Piece]] = []
        self.rows: list[Row] = []
        self.waiting: list[Block] = []  # notes and boxes that follow the paragraph
        self.below: list[Block] = []  # those that follow the table


class Properties:
    """The words that say how text is set: fonts, characters, paragraphs, the cells of a row."""

    def __init__(self) -> None:
        """Begin outside all groups."""
        self.state = State()
        self.page = "cp1252"
        self.default_font = 0
        self.fonts: dict[int, str] = {}
        self.font = 0  # that is being defined
        self.edges: list[Edge] = []
        self.left = self.above = False  # what the row's next cell goes on with
        self.header = False

    def set_font(self, number: int | None, at: int) -> None:
        if self.state.target == "fonttbl":
            self.font = number or 0
        else:
            self.state.codec = self.fonts.get(number or 0, "")

    def set_charset(self, number: int | None, at: int) -> None:
        if self.state.target == "fonttbl":
            self.fonts[self.font] = tokens.charset(number or 0, self.page)

    def set_code_page(self, number: int | None, at: int) -> None:
        if self.state.target == "fonttbl":
            self.fonts[self.font] = tokens.code_page(number or 0)
        else:
            self.page = tokens.code_page(number or 0)

    def set_default_font(self, number: int | None, at: int) -> None:
        self.default_font = number or 0

    def plain(self, number: int | None, at: int) -> None:
        self.state.hidden = self.state.raised = self.state.bold = False
        self.state.codec = self.fonts.get(self.default_font, "")

    def fresh(self, number: int | None, at: int) -> None:
        state = self.state
        state.in_table = False
        state.style = state.outline = state.indent = state.level = 0

    def set_style(self, number: int | None, at: int) -> None:
        self.state.style = number or 0

    def set_width(self, number: int | None, at: int) -> None:
        self.state.unicode_width = max(0, min(number if number is not None else 1, 9))

    def hide(self, number: int | None, at: int) -> None:
        self.state.hidden = number != 0

    def lift(self, number: int | None, at: int) -> None:
        self.state.raised = number != 0

    def embolden(self, number: int | None, at: int) -> None:
        self.state.bold = number != 0

    def lower(self, number: int | None, at: int) -> None:
        self.state.raised = False

    def enter_table(self, number: int | None, at: int) -> None:
        self.state.in_table = number != 0

    def set_outline(self, number: int | None, at: int) -> None:
        self.state.outline = number + 1 if number is not None and 0 <= number < 9 else 0

    def set_indent(self, number: int | None, at: int) -> None:
        self.state.indent = number or 0

    def set_level(self, number: int | None, at: int) -> None:
        self.state.level = max(0, min(number or 0, 8))

    def go_on_left(self, number: int | None, at: int) -> None:
        self.left = True

    def go_on_above(self, number: int | None, at: int) -> None:
        self.above = True

    def be_header(self, number: int | None, at: int) -> None:
        self.header = True

    def date_part(self, number: int | None, at: int) -> None:
        if self.state.target == "creatim":
            self.state.collected.append(f"{number or 0:02d}-")

    def start_row(self, number: int | None, at: int) -> None:
        self.edges = []
        self.left = self.above = self.header = False

    def edge(self, number: int | None, at: int) -> None:
        self.edges.append(Edge(number or 0, self.left, self.above))
        self.left = self.above = False


PROPERTIES: dict[str, Callable[[Properties, int | None, int], None]] = {
    "trowd": Properties.start_row,
    "cellx": Properties.edge,
    "clmrg": Properties.go_on_left,
    "clvmrg": Properties.go_on_above,
    "trhdr": Properties.be_header,
    "intbl": Properties.enter_table,
    "itap": Properties.enter_table,
    "pard": Properties.fresh,
    "plain": Properties.plain,
    "s": Properties.set_style,
    "outlinelevel": Properties.set_outline,
    "fi": Properties.set_indent,
    "ilvl": Properties.set_level,
    "v": Properties.hide,
    "deleted": Properties.hide,
    "b": Properties.embolden,
    "super": Properties.lift,
    "sub": Properties.lower,
    "nosupersub": Properties.lower,
    "f": Properties.set_font,
    "fcharset": Properties.set_charset,
    "cpg": Properties.set_code_page,
    "ansicpg": Properties.set_code_page,
    "deff": Properties.set_default_font,
    "uc": Properties.set_width,
    "yr": Properties.date_part,
    "mo": Properties.date_part,
    "dy": Properties.date_part,
}
"""What each word does with its number (None if it has none) and its place."""
