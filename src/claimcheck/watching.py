"""`claimcheck check --watch`: checks again whatever is saved, until it is interrupted."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import checking
from claimcheck.config import NAMES
from claimcheck.console import Console, explained
from claimcheck.exits import OK
from claimcheck.extras import needed
from claimcheck.running import Kept
from claimcheck.selection import STDIN, has_wildcards

if TYPE_CHECKING:
    from claimcheck.checking import Wanted

_PAUSE = 100  # milliseconds without a further change after which a save is taken to be done
_LONGEST = 1_000  # milliseconds after which changes are looked at even if more keep coming
_BEGIN = 300  # milliseconds
_SHOWN = 3  # names of changed files
_READY = "watching; Ctrl-C ends it"


def watch(arguments: Sequence[str], wanted: Wanted, console: Console) -> int:
    """Check documents, and again each time that one of them changes; an interruption ends it.

    Args:
        arguments: files, folders and patterns, as for `checking.check`.
        wanted: what to make of them.
        console: where to print.

    Returns:
        The exit code of the last check.
    """
    if STDIN in arguments:
        return console.errors(["--watch needs files or folders: standard input is read once"])
    try:
        import watchfiles  # noqa: F401  (its absence is told before anything is checked)
    except ImportError:
        return console.errors([needed("--watch", "watch")])
    if missing := [name for name in arguments if not (os.path.lexists(name) or has_wildcards(name))]:
        return console.errors([f"cannot watch {missing[0]}: there is no such file or folder"])
    code, kept = OK, Kept()
    shared = _shared(arguments, wanted)
    before = _stamps(shared)
    try:
        code = checking.check(arguments, wanted, console, kept)
        _tell(_READY, console)
        for changed in _changes(_folders(arguments, shared), below=_below(arguments)):
            now = _stamps(shared)
            if now != before or any(map(_is_shared, changed)):
                kept.clear()  # what holds for all documents is another
                console.said.clear()
            before = now
            names = _to_check(arguments, wanted, console, kept)
            if names:
                console.said.clear()
                more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
                _tell(f"checking {', '.join(names[:_SHOWN])}{more} again", console)
                code = checking.check(arguments, wanted, console, kept)
                _tell(_READY, console)
    except KeyboardInterrupt:
        print(file=console.err)
    return code


def _changes(folders: Sequence[Path], *, below: bool) -> Iterator[set[Path]]:
    """Yield the files that have changed in folders, or also below them, each time that some have; and none once the
    folders are being watched, since files may have changed before that."""
    import watchfiles

    begun = False
    for changes in watchfiles.watch(
        *folders, debounce=_LONGEST, step=_PAUSE, rust_timeout=_BEGIN, yield_on_timeout=True, recursive=below
    ):
        if changes or not begun:
            begun = True
            yield {Path(path) for _, path in changes}


def _folders(arguments: Sequence[str], shared: Sequence[Path]) -> list[Path]:
    """Return the folders to watch. Of a file it is the folder that it is in: editors save by putting a new file in the
    old one's place."""
    from claimcheck.sources.finding import find_ledger

    named = [Path(argument) for argument in arguments or [os.curdir]]
    beside = (ledger for path in named if (ledger := find_ledger(path)))
    folders = {_folder(path) for path in (*named, *beside, *shared)}
    return sorted(folders)


def _below(arguments: Sequence[str]) -> bool:
    """Return whether documents may be anywhere below the folders: not where each argument is a file."""
    return not arguments or not all(map(os.path.isfile, arguments))


def _folder(path: Path) -> Path:
    folder = path if path.is_dir() else path.parent
    return Path(os.path.realpath(folder if folder.is_dir() else Path.cwd()))


def _to_check(arguments: Sequence[str], wanted: Wanted, console: Console, kept: Kept) -> list[str]:
    """Return the documents that are not as they were when they were last checked; what is wrong with what holds for all
    of them is told once, until that changes."""
    try:
        return [job.name for job in checking.planned(arguments, wanted).jobs if kept.result(job) is None]
    except Exception as error:
        console.errors(explained(error, ""))
        return []


def _is_shared(path: Path) -> bool:
    """Return whether a file is one that holds for many documents without being named: a configuration, a ledger."""
    return path.name in NAMES or (path.suffix == ".toml" and path.parent.name == "claims")


def _stamps(shared: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """Return the state of each file that is shared or below a shared folder: one may change before the watch begins."""
    files = (file for path in shared for file in (path.rglob("*") if path.is_dir() else (path,)))
    found = {}
    for file in files:
        with suppress(OSError):
            about = file.stat()
            found[file] = about.st_mtime_ns, about.st_size
    return found


def _shared(arguments: Sequence[str], wanted: Wanted) -> list[Path]:
    """Return the files and folders that hold for many documents, as arguments or a configuration name them."""
    named: list[str | Path | None] = [wanted.ledger, wanted.config, wanted.baseline, *wanted.data]
    with suppress(Exception):  # what is wrong with them the check has told
        plan = checking.planned(arguments, wanted)
        for settings in {job.settings for job in plan.jobs}:
            named += [settings.claims, *settings.data]
        named.append(checking.baseline_file(arguments, wanted.baseline, None, plan.configs))
        config = checking.first_config(arguments, None, plan.configs)
        named.append(config.path if config else None)
    return sorted({Path(os.path.realpath(name)) for name in named if name and name != "none"})


def _tell(line: str, console: Console) -> None:
    if console.detail.summary:
        print(line, file=console.err, flush=True)
