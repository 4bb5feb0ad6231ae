"""What git knows of files: which it ignores, and what has changed since a revision."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


class GitError(Exception):
    """Git cannot answer; the message says why and what to do."""


class Changes(NamedTuple):
    """The files that differ from a revision, by absolute path, each with its changed lines as (first, last), from 1;
    None for a file that is new as a whole."""

    since: str
    lines: dict[Path, list[tuple[int, int]] | None]


def files(folder: Path) -> list[str] | None:
    """Return the files below a folder that git does not ignore, relative to the folder; None where git cannot tell."""
    listed = _run(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if listed is None or listed[0]:
        return None
    return list(dict.fromkeys(os.fsdecode(name) for name in listed[1].split(b"\0") if name))


def changes(since: str, folder: Path) -> Changes:
    """Return what has changed in a folder's repository since the last commit that HEAD and a revision share; changes
    that are not committed and files that are not tracked count.

    Args:
        since: the revision: a branch, a tag, a commit.
        folder: a directory in the repository.

    Raises:
        GitError: there is no git, no repository or no such revision.
    """
    root = Path(os.fsdecode(_must(folder, f"{folder} is in no git repository", "rev-parse", "--show-toplevel").strip()))
    commit = f"{since}^{{commit}}"
    fetch = "fetch it first (in CI: the whole history, not the last commit alone)"
    unknown = f"there is no revision {since!r} here; {fetch}"
    found = _must(root, unknown, "rev-parse", "--verify", "--quiet", "--end-of-options", commit).decode().strip()
    base = _must(root, f"HEAD and {since!r} share no commit; {fetch}", "merge-base", found, "HEAD").decode().strip()
    diff = ("diff", "--no-ext-diff", "--no-color", "--no-renames", "--diff-filter=d")
    names = _must(root, "git diff failed", *diff, "--name-only", "-z", base, "--").split(b"\0")
    new = _must(root, "git ls-files failed", "ls-files", "-z", "--others", "--exclude-standard").split(b"\0")
    lines: dict[Path, list[tuple[int, int]] | None] = {root / os.fsdecode(name): None for name in new if name}
    for name in filter(None, names):
        path = os.fsdecode(name)
        hunks = _must(root, "git diff failed", *diff, "--unified=0", base, "--", f":(literal){path}")
        lines[root / path] = _changed(hunks)
    return Changes(since, lines)


def _changed(diff: bytes) -> list[tuple[int, int]]:
    found = []
    for line in diff.split(b"\n"):
        if hunk := _HUNK.match(line):
            first, count = int(hunk[1]), int(hunk[2] or 1)
            if count:
                found.append((first, first + count - 1))
    return found


def _must(folder: Path, otherwise: str, *command: str) -> bytes:
    done = _run(folder, *command)
    if done is None:
        raise GitError("there is no git here; install it, or name the files")
    if done[0]:
        raise GitError(otherwise)
    return done[1]


def _run(folder: Path, *command: str) -> tuple[int, bytes] | None:
    """Return git's exit code and output; None where it cannot be run."""
    import subprocess

    arguments: Sequence[str] = ("git", "-C", str(folder), *command)
    try:
        done = subprocess.run(arguments, capture_output=True, check=False)
    except OSError:
        return None
    return done.returncode, done.stdout
