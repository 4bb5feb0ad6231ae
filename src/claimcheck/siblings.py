"""Lists the modules of a package: checks, formats, readers and services are found by being there.

`pkgutil` does the same, and imports the standard library's inspection tools for it, which costs as much as reading a
small document.
"""

from __future__ import annotations

import os
from collections.abc import Iterable


def modules(paths: Iterable[str]) -> list[str]:
    """Return the names of a package's modules in alphabetical order, without those that begin with an underscore.

    Args:
        paths: the package's `__path__`.
    """
    found = {name for path in paths for name in _in_folder(path)} or _in_archive(paths)
    return sorted(name for name in found if not name.startswith("_"))


def _in_folder(path: str) -> list[str]:
    try:
        with os.scandir(path) as entries:
            return [e.name.removesuffix(".py") for e in entries if e.name.endswith(".py") or _is_package(e)]
    except OSError:
        return []


def _is_package(entry: os.DirEntry[str]) -> bool:
    return entry.name.isidentifier() and entry.is_dir()


def _in_archive(paths: Iterable[str]) -> set[str]:
    """Return the modules of a package without a folder of sources: in a zip file, or compiled."""
    from pkgutil import iter_modules

    return {module.name for module in iter_modules(paths)}
