"""Sourced facts, and the ledger that they make."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from claimcheck.members import StrEnum
from claimcheck.model import Figure
from claimcheck.records import dataclass
from claimcheck.sources.periods import Period


class Basis(StrEnum):
    """What a fact's value is: something that came out, something aimed at, or something foretold."""

    OUTCOME = "outcome"
    TARGET = "target"
    FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class Fact:
    """One sourced fact.

    `value` is as printed and is read into one of: `figure`, a number with its unit; `day`, for a date or a range of
    dates, with `instant` where a time with an offset is given; `state`, a name (who chairs: "Kenya"). `period` is what
    a figure is of, or, with `lasting`, from when to when the fact holds. Aliases stand for the whole name.
    """

    id: str
    subject: str
    metric: str
    value: str
    path: Path
    line: int
    aliases: tuple[str, ...] = ()
    metric_aliases: tuple[str, ...] = ()
    place: str = ""
    place_aliases: tuple[str, ...] = ()
    period: Period | None = None
    lasting: bool = False
    figure: Figure | None = None
    day: Period | None = None
    instant: datetime | None = None
    state: str = ""
    unit: str = ""
    basis: Basis = Basis.OUTCOME
    reporter: str = ""
    reporter_aliases: tuple[str, ...] = ()
    time_zone: str = ""
    url: str = ""
    title: str = ""
    quote: str = ""
    read: str = ""
    snapshot: str = ""
    note: str = ""

    @property
    def source(self) -> str:
        """The name of the source as reports print it."""
        name = self.title or self.url or self.reporter
        return f"{self.reporter}: {name}" if self.reporter and name != self.reporter else name


@dataclass(frozen=True, slots=True)
class Ledger:
    """The facts of a directory, in the order of its files' names and of their lines."""

    facts: tuple[Fact, ...]
    directory: Path

    def __iter__(self) -> Iterator[Fact]:
        """Go through the facts."""
        return iter(self.facts)

    def __len__(self) -> int:
        """Return how many facts there are."""
        return len(self.facts)
