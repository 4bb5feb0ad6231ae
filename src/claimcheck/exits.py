"""How the command ends: its exit codes, and its last words."""

from __future__ import annotations

import os
import sys

OK = 0  # nothing inconsistent
INCONSISTENT = 1  # something inconsistent
ERROR = 2  # a file, a ledger or an argument is wrong
INTERRUPTED = 130  # 128 plus the signal's number, as shells report it: SIGINT
PIPE_CLOSED = 141  # SIGPIPE


def complain(message: str) -> None:
    """Say on standard error what is wrong."""
    try:
        print(f"claimcheck: {message}", file=sys.stderr)
    except OSError:
        discard_output()


def discard_output() -> None:
    """Point the standard streams nowhere, so that Python's last flush at exit cannot fail."""
    for stream in (sys.stdout, sys.stderr):
        try:
            with open(os.devnull, "wb") as nowhere:
                os.dup2(nowhere.fileno(), stream.fileno())
        except (OSError, ValueError, AttributeError):
            continue
