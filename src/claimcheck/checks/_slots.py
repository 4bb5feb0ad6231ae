"""The figures of a clause, each with its cue: the word that gives it its part."""

from __future__ import annotations

from claimcheck.checks import _change_words as words
from claimcheck.checks._change_frame import CHANGING
from claimcheck.members import StrEnum
from claimcheck.model import Change, Figure, Kind
from claimcheck.records import dataclass

# Stands for a figure among the tokens.
FIGURE = "\0"
TIMES = frozenset({Kind.DATE, Kind.YEAR, Kind.TIME, Kind.DURATION, Kind.ORDINAL, Kind.AGE})


class Cue(StrEnum):
    """What gives a figure its part."""

    TRIGGER = "trigger"
    TO = "to"
    FROM = "from"
    AT = "at"
    LEVEL = "level"
    OR = "or"
    PAREN = "paren"
    AND = "and"
    COMMA = "comma"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure in its clause: where its token stands, its cue and that word's place, the words between them, and
    whether "by" or "of" stands there."""

    figure: Figure
    at: int
    cue: Cue
    cue_at: int
    between: tuple[str, ...] = ()
    by: bool = False
    of: bool = False

    label: bool = False
    level: bool = False

    @property
    def can_measure(self) -> bool:
        """Whether the figure is of a kind that a change can be measured in."""
        return not self.label and (self.figure.kind in CHANGING or self.level)

    @property
    def is_time(self) -> bool:
        """Whether the figure is a point or length of time, or a name."""
        return self.label or (self.figure.kind in TIMES and not self.level)


def direction(token: str) -> Change | None:
    """Return which way a trigger word points (NONE if it does not say), or None for a word that is no trigger."""
    return words.TRIGGERS.get(token)
