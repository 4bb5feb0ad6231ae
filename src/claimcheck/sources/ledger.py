"""The ledger: sourced facts kept beside the documents, in `claims/*.toml` (docs/ledger.md describes the format)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from claimcheck.sources.facts import Fact, Ledger


class LedgerError(Exception):
    """A ledger that cannot be used; `problems` has a line for each thing that is wrong, with file and line number, and
    the message is the first of them."""

    def __init__(self, problems: Sequence[str]) -> None:
        """Keep the problems, of which there is at least one."""
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(problems[0] + more)
        self.problems = tuple(problems)


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
