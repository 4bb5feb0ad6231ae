"""What git knows of files: which it ignores, and what has changed since a revision."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
# Whatever the user's settings say; what is deleted is of no interest.
_DIFF = ("diff", "--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--no-relative", "--diff-filter=d")


class GitError(Exception):
    """Git cannot answer; the message says why and what to do."""


class Changes(NamedTuple):
    """The files that differ from a commit, by absolute path: those that it has, and those that are new."""

    root: Path
    base: str
    changed: frozenset[Path]
    new: frozenset[Path]


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
    changed = _must(root, "git diff failed", *_DIFF, "--name-only", "-z", base, "--")
    new = _must(root, "git ls-files failed", "ls-files", "-z", "--others", "--exclude-standard")
    return Changes(root, base, _paths(root, changed), _paths(root, new))


def changed_lines(changes: Changes, file: Path) -> list[tuple[int, int]] | None:
    """Return a file's changed lines in order, each stretch as its first and last, from 1; None where all count, as in a
    new file or one that git does not compare by lines.

    Args:
        changes: what has changed.
        file: one of the changed files, by its absolute path.

    Raises:
        GitError: git fails.
    """
    if file not in changes.changed:
        return None
    path = file.relative_to(changes.root).as_posix()
    lines = ("--unified=0", "--inter-hunk-context=0")
    diff = _must(changes.root, "git diff failed", *_DIFF, *lines, changes.base, "--", f":(literal){path}")
    hunks = [hunk for line in diff.split(b"\n") if (hunk := _HUNK.match(line))]
    if not hunks:
        return None
    stretches = [(int(hunk[1]), int(hunk[2] or 1)) for hunk in hunks]
    return [(first, first + count - 1) for first, count in stretches if count]


def _paths(root: Path, names: bytes) -> frozenset[Path]:
    return frozenset(root / os.fsdecode(name) for name in names.split(b"\0") if name)


def _must(folder: Path, otherwise: str, *command: str) -> bytes:
    done = _run(folder, *command)
    if done is None:
        raise GitError("there is no git here; install it, or name the files")
    code, out, said = done
    if code:
        reason = said.decode(errors="replace").strip().split("\n")[0].removeprefix("fatal: ")
        raise GitError(f"{otherwise} (git: {reason})" if reason else otherwise)
    return out


def _run(folder: Path, *command: str) -> tuple[int, bytes, bytes] | None:
    """Return git's exit code, output and complaints; None where it cannot be run."""
    import subprocess

    arguments: Sequence[str] = ("git", "-C", str(folder), *command)
    try:
        done = subprocess.run(arguments, capture_output=True, check=False)
    except OSError:
        return None
    return done.returncode, done.stdout, done.stderr
