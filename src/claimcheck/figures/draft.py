"""What the readers pass on while a figure is being read: the text at hand, and a figure that is not finished."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.members import StrEnum
from claimcheck.model import Change, Figure, Hedge, Kind, Span, When
from claimcheck.records import dataclass

ONE = Decimal(1)
ZERO = Decimal(0)


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Style:
    """What a document's own habits say about its figures: whether a comma is the decimal sign, whether single spaces
    group digits, which dollar a bare "$" is, whether pounds are money, whether words and signs are spaced apart,
    whether thousands are grouped by commas, whether there may be links or addresses, and whether small numbers in
    brackets mark items or sources."""

    decimal_comma: bool = False
    spaces: bool = False
    dollar: str = "USD"
    pounds: bool = False
    tokenised: bool = False
    grouped: bool = False
    linked: bool = True
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of text that no figure may leave: `low` is `text` in lower case, character by character; `base` is
    where it starts in the document; `cell` marks a table's cell."""

    text: str
    low: str
    base: int
    style: Style
    cell: bool = False


@dataclass(slots=True)
class Draft:
    """A figure being read. `start` and `end` are offsets into the region; `divisor` is 100 for what is printed in
    hundredths of the unit (cents, basis points), a tenth for decades; `left` is where its hedge starts; `digits` are a
    plain whole number's digits as printed."""

    start: int
    end: int
    value: Decimal
    quantum: Decimal = ONE
    form: Form = Form.DIGITS
    kind: Kind = Kind.COUNT
    digits: str = ""
    unit: str = ""
    sign: str = ""
    hedge: Hedge = Hedge.NONE
    high: Decimal | None = None
    high_quantum: Decimal = ZERO
    margin: Decimal | None = None
    change: Change = Change.NONE
    per: str = ""
    ratio: tuple[int, int] | None = None
    scale: int = 0
    noun: tuple[int, int] | None = None
    when: When | None = None
    until: When | None = None
    left: int = -1
    divisor: Decimal = ONE

    def negate(self, sign: str) -> None:
        """Turn the value about, for the sign that is printed."""
        self.value, self.sign = -self.value, sign
        if self.ratio:
            self.ratio = (-self.ratio[0], self.ratio[1])

    def rescale(self, power: int) -> None:
        """Multiply by a power of ten that a neighbour prints."""
        factor = Decimal(10) ** power
        self.value *= factor
        self.quantum *= factor
        self.scale += power
        self.ratio = None


_LONGEST_WORD = 24


def word_before(text: str, at: int) -> str:
    """Return the word that a blank parts from what starts at `at`, or "" if there is none: far faster than a search."""
    if at < 2 or text[at - 1] not in " \u00a0\n":
        return ""
    floor = at - _LONGEST_WORD if at > _LONGEST_WORD else 0
    start = text.rfind(" ", floor, at - 1) + 1
    word = text[start or floor : at - 1]
    return word.rsplit("\n", 1)[-1] if "\n" in word else word


def finish(draft: Draft, region: Region) -> Figure:
    """Return the finished figure with offsets into the document."""
    base = region.base
    span = Span(draft.start + base, draft.end + base)
    noun = None if draft.noun is None else Span(draft.noun[0] + base, draft.noun[1] + base)
    return Figure(
        span,
        region.text[draft.start : draft.end],
        draft.kind,
        draft.value,
        draft.quantum,
        draft.unit,
        draft.hedge,
        draft.high,
        draft.high_quantum,
        draft.margin,
        draft.change,
        draft.per,
        draft.ratio,
        draft.scale,
        noun,
        draft.when,
        draft.until,
    )
