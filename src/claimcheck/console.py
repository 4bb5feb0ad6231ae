"""Where the commands write, how they read what they are given, and how they say what went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from claimcheck.exits import ERROR
from claimcheck.model import Document
from claimcheck.reports._excerpt import plain
from claimcheck.reports.terminal import Detail, Look

_INTERNAL = ": internal error: "
"""What stands between a document and what went wrong with it that should not have."""
_FEW = 3  # paths named in a line
_WIDEST = 120  # columns: longer lines are hard to read
_PIPED_WIDTH = 100  # columns, where there is no terminal to ask


class Console(NamedTuple):
    """Where a command writes: results to `out`, all else to `err`, and how; `said` holds the errors printed so far,
    `again` the documents of which an error of claimcheck's own was to be printed that has been printed of another."""

    out: TextIO
    err: TextIO
    detail: Detail
    colour: str
    silent: bool
    said: set[str]
    again: list[str]

    def error(self, message: str) -> None:
        """Print one line on what went wrong, once: files that share a ledger share its problems."""
        if message not in self.said:
            self.said.add(message)
            print(f"claimcheck: {message}", file=self.err)

    def errors(self, messages: Sequence[str]) -> int:
        """Print what went wrong, a line each, and return the exit code for it."""
        for message in messages:
            where, internal, what = message.partition(_INTERNAL)
            if internal and what in self.said:
                self.again.append(where)
                continue
            if internal:
                self.said.add(what)
            self.error(message)
        return ERROR

    def close(self) -> None:
        """Print what has been held back: one line for all documents that met with the same error."""
        if self.again:
            count = f"{len(self.again)} more {'document' if len(self.again) == 1 else 'documents'}"
            print(f"claimcheck: the same internal error in {count}: {named(self.again)}", file=self.err)
            self.again.clear()

    def look(self, stream: TextIO) -> Look:
        """Return what a stream can show."""
        terminal = stream.isatty()
        width = _width(stream) if terminal else _PIPED_WIDTH
        return Look(min(width, _WIDEST), _coloured(self.colour, terminal), _has(stream, "✓✗…"))


def console(colour: str | None, quiet: int, verbose: bool) -> Console:
    """Return a console on the standard streams, which will not fail on a character that they cannot show.

    Args:
        colour: "always", "never" or "auto".
        quiet: 0; 1 for contradictions only; 2 for nothing.
        verbose: whether to show every claim.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    detail = Detail(warnings=not quiet, summary=not quiet, all_claims=verbose)
    # A stream that the caller closed is None; what would go there goes nowhere.
    # Stays open as the process's output does.
    out, err = (stream or Path(os.devnull).open("w") for stream in (sys.stdout, sys.stderr))  # noqa: SIM115
    return Console(out, err, detail, colour or "auto", quiet > 1, set(), [])


def named(paths: Sequence[str]) -> str:
    """Return the first few paths, and how many more there are."""
    more = len(paths) - _FEW
    return ", ".join([*paths[:_FEW], *([f"{more} more"] if more > 0 else [])])


def read(name: str, stdin_name: str | None) -> Document:
    """Return a file as a document; "-" is standard input, which is called `stdin_name`.

    Raises:
        DocumentError: it cannot be read.
    """
    from claimcheck import documents

    if name == "-":
        if sys.stdin is None:
            raise documents.DocumentError(
                "standard input is closed; name a file, or pipe a text to 'claimcheck check -'"
            )
        return documents.read_bytes(sys.stdin.buffer.read(), stdin_name or "-")
    return documents.read_file(Path(name))


def explained(error: Exception, name: str) -> list[str]:
    """Return a line for each thing that went wrong; errors that the library raises on purpose already say what, where
    and what to do."""
    if type(error).__module__.startswith("claimcheck.") and str(error):
        return [plain(line) for line in getattr(error, "problems", None) or [str(error)]]
    if isinstance(error, OSError):
        return [f"cannot read {name}: {error.strerror or error}"]
    if os.environ.get("CLAIMCHECK_DEBUG"):
        raise error
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return [f"{name}{_INTERNAL}{what}; CLAIMCHECK_DEBUG=1 shows where, please report it"]


def _width(stream: TextIO) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _PIPED_WIDTH
    except (OSError, ValueError):
        return _PIPED_WIDTH


def _coloured(choice: str, terminal: bool) -> bool:
    if choice != "auto":
        return choice == "always"
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _has(stream: TextIO, signs: str) -> bool:
    try:
        signs.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
