"""Additions from other installed packages, by entry point."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path


def load(group: str) -> Iterator[object]:
    """Yield the objects that installed packages register under an entry-point group, in the order of their names.

    Args:
        group: the group's name, such as "claimcheck.checks".

    Raises:
        ImportError, AttributeError: a package registers something that cannot be loaded.
    """
    # importlib.metadata takes 40 ms to import, more than all else of a start; most installations have no plug-in.
    if not _is_named(group):
        return
    from importlib.metadata import entry_points

    for entry in sorted(entry_points(group=group), key=lambda e: e.name):
        yield entry.load()


def _is_named(group: str) -> bool:
    heading = f"[{group}]"
    return any(heading in _content(file) for folder in sys.path for file in _entry_point_files(folder or "."))


def _entry_point_files(folder: str) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            names = [e.path for e in entries if e.name.endswith((".dist-info", ".egg-info"))]
    except OSError:
        return
    yield from (Path(name, "entry_points.txt") for name in names)


def _content(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
