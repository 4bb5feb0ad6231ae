"""The ledger: sourced facts kept beside the documents, in `claims/*.toml` (docs/ledger.md describes the format)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from claimcheck.model import Figure
from claimcheck.records import dataclass
from claimcheck.sources.periods import Period


class LedgerError(Exception):
    """A ledger that cannot be used; `problems` has a line for each thing that is wrong, with file and line number, and
    the message is the first of them."""

    def __init__(self, problems: Sequence[str]) -> None:
        """Keep the problems, of which there is at least one."""
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(problems[0] + more)
        self.problems = tuple(problems)


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


def load(directory: Path) -> Ledger:
    """Read all `*.toml` files of a directory.

    Raises:
        LedgerError: the directory cannot be read, or a file is malformed; says where and what to do.
    """
    try:
        paths = sorted(p for p in directory.iterdir() if p.suffix == ".toml" and not p.name.startswith("."))
    except OSError as error:
        reason = error.strerror or str(error)
        raise LedgerError([f"{directory}: cannot read the ledger: {reason}; give a directory of TOML files"]) from None
    facts: list[Fact] = []
    problems: list[str] = []
    for path in paths:
        own, wrong = read_file(path)
        facts += own
        problems += wrong
    problems += doubled(facts)
    if problems:
        raise LedgerError(problems)
    return Ledger(tuple(facts), directory)


def read_file(path: Path) -> tuple[list[Fact], list[str]]:
    """Read one file of a ledger.

    Returns:
        Its facts, and one line for each problem: "path:line: what is wrong; what to do".
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return [], [f"{path}:{line}: the file is not UTF-8; save it as UTF-8"]
    except OSError as error:
        return [], [f"{path}: cannot read the file: {error.strerror}"]
    return read_text(text, path)


def read_text(text: str, path: Path) -> tuple[list[Fact], list[str]]:
    """Read the text of a ledger file; `path` names it in facts and problems. Returns what `read_file` does."""
    import tomllib

    from claimcheck.sources import _schema, _toml_lines

    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        data = tomllib.loads(text, parse_float=_schema.PrintedFloat)
    except tomllib.TOMLDecodeError as error:
        return [], [_syntax(str(error), text, path)]
    except (ValueError, RecursionError) as error:
        return [], [f"{path}:1: this is not TOML: {error}"]
    return _schema.facts(data, _toml_lines.of_file(text, "fact"), path)


def doubled(facts: Sequence[Fact]) -> list[str]:
    """Return a line for each fact whose id an earlier one has."""
    first: dict[str, Fact] = {}
    problems = []
    for fact in facts:
        other = first.setdefault(fact.id, fact)
        if other is not fact:
            problems.append(
                f"{fact.path}:{fact.line}: id {fact.id!r} is taken by {other.path}:{other.line}; give one another id"
            )
    return problems


def _syntax(message: str, text: str, path: Path) -> str:
    import re

    place = re.search(r" \(at line ([0-9]+), column ([0-9]+)\)", message)
    if place:
        line, says = int(place[1]), message[: place.start()]
    else:
        line, says = text.count("\n") + 1, message.replace(" (at end of document)", " at the end of the file")
    return f"{path}:{line}: this is not TOML: {says}; strings stand in quotes, each fact begins with [[fact]]"
