"""A change as read from a clause: `Frame` when done, `Draft` while it is being read."""

from __future__ import annotations

from claimcheck.members import StrEnum
from claimcheck.model import Change, Figure, Kind
from claimcheck.records import dataclass

# How many words may stand between two figures of one change.
REACH = 14
CHANGING = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MULTIPLE, Kind.RATIO, Kind.MONEY, Kind.COUNT, Kind.MEASURE})
LEVELS = frozenset({Kind.PERCENT, Kind.MONEY, Kind.COUNT, Kind.MEASURE, Kind.POINTS, Kind.DURATION})
RELATIVE = frozenset({Kind.PERCENT, Kind.MULTIPLE, Kind.POINTS, Kind.RATIO})


class Anaphor(StrEnum):
    """How the words of a change point to an old value outside their clause: not at all, by leaving it out ("10% more")
    or by naming it as known ("twice that", "twice as much")."""

    NONE = "none"
    OMITTED = "omitted"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Frame:
    """A change: its direction and whether the words are sure of it (`plain`), its size in the ways that are printed,
    the old and the new value with their alternatives ("$31 million, or 12 cents a share").

    `sure` is unset where the change may be against another base: then only agreement counts. `adjusted` says that the
    change is named on another basis than the levels. `subject` and `tail` are the words before the trigger and after.
    `increase` is set where a multiple may count from the old value or from zero ("three times more").
    """

    direction: Change
    plain: bool
    changes: tuple[Figure, ...]
    before: tuple[Figure, ...]
    after: tuple[Figure, ...]
    sure: bool = True
    adjusted: bool = False
    subject: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    note: str = ""
    increase: bool = False
    anaphor: Anaphor = Anaphor.NONE


@dataclass(slots=True)
class Draft:
    """A change being read: the place of its trigger word and that word, the direction, and the indices of the slots
    that measure the change (`sizes`) and give the old and the new value; `first` and `last` are the places it reaches
    from and to."""

    trigger: int
    change: Change
    word: str
    sizes: list[int]
    before: list[int]
    after: list[int]
    first: int = 0
    last: int = 0
    sure: bool = True
