"""Where the ledger of a document is: every check asks, and only the few that have one need more than the answer."""

from __future__ import annotations

import os
from pathlib import Path

DIRECTORY = "claims"
_PROJECT_ROOTS = (".git", "pyproject.toml")


def find_ledger(document_path: Path) -> Path | None:
    """Return the directory `claims/` beside a document or in a folder above it, None where there is none.

    The search ends at the project's root (the first folder with a `.git` or a `pyproject.toml`); outside a project it
    looks beside the document only, so that no stranger's folder is taken for its ledger. A directory below the working
    directory is named as it is from there.
    """
    folder = document_path.absolute().parent
    if (folder / DIRECTORY).is_dir():
        return _from_here(folder / DIRECTORY)
    within = [folder, *folder.parents]
    root = next((i for i, parent in enumerate(within) if any((parent / mark).exists() for mark in _PROJECT_ROOTS)), 0)
    for parent in within[: root + 1]:
        if (parent / DIRECTORY).is_dir():
            return _from_here(parent / DIRECTORY)
    return None


def _from_here(path: Path) -> Path:
    relative = os.path.relpath(path)
    return path if relative.startswith(os.pardir) else Path(relative)
