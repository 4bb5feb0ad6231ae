"""Which documents the arguments mean: files as they are, what is in folders, what patterns match."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimcheck.config import ConfigError, Configs
from claimcheck.console import named
from claimcheck.globs import Patterns
from claimcheck.reports import _mark

STDIN = "-"
_IGNORE_FILE = ".claimcheckignore"
_MAGIC = frozenset("*?[")
_LIKE = (".md", ".txt", ".docx", ".pdf", ".xlsx", ".html")  # of the endings of documents, those that most have
# How reports began before they bore a mark: in the folder that reports go to these are known by it.
_REPORT_START = b"# Figures in "
_REPORT_TITLE = b"<title>Figures in "
# What reports are written as that documents are too.
_OF_REPORTS = frozenset({".md", ".markdown", ".mdown", ".mkd", ".txt", ".text", ".html", ".htm", ".csv"})


COPY = ".annotated"
"""What stands before the suffix of an annotated copy."""


def is_copy(name: str) -> bool:
    """Return whether a file's name is that of an annotated copy, which is no document of its own."""
    return Path(name).stem.endswith(COPY)


def has_wildcards(argument: str) -> bool:
    """Return whether an argument that is no file can be a pattern."""
    return not _MAGIC.isdisjoint(argument)


class SelectionError(ValueError):
    """An argument means no document; the message says what to do."""


class Selection:
    """Finds documents: those of known formats that no `.claimcheckignore`, no configuration and not git leaves out."""

    def __init__(self, configs: Configs, outputs: Iterable[str] = (), *, force_exclude: bool = False) -> None:
        """Prepare a search.

        Args:
            configs: the configurations, for what they exclude.
            outputs: the paths of files and folders that reports are written to: reports are no documents.
            force_exclude: whether even files that are named can be left out, as programs want that name all files.
        """
        self._configs = configs
        self._outputs = [Path(os.path.realpath(output)) for output in outputs]
        self._force_exclude = force_exclude
        self._ignores: dict[Path, Patterns] = {}
        self._reports: list[str] = []  # outside the places that reports are written to
        self._dead: list[str] = []  # links to nothing, or to each other

    def files(self, arguments: Sequence[str]) -> list[str]:
        """Return the documents that arguments mean, each once; "-" is standard input.

        Raises:
            SelectionError: a pattern or folder has no document.
            ConfigError: a configuration is wrong.
        """
        found: dict[str, None] = {}
        for argument in arguments:
            found.update(dict.fromkeys(self._meant(argument)))
        return list(found)

    def notes(self) -> list[str]:
        """Return in lines what lay where documents were looked for and is none, though its name is that of one."""
        kinds = (
            (self._reports, "is a report by claimcheck", "are reports by claimcheck"),
            (self._dead, "is a link that leads nowhere", "are links that lead nowhere"),
        )
        return [f"left out: {named(each)} {one if len(each) == 1 else more}" for each, one, more in kinds if each]

    def _meant(self, argument: str) -> list[str]:
        path = Path(argument)
        if path.is_dir():
            return self._kept(argument, (os.path.normpath(path / name) for name in _below(path)))
        if argument != STDIN and not path.exists() and has_wildcards(argument):
            from glob import iglob

            names = iglob(argument, recursive=True)
            return self._kept(argument, sorted(names))
        left_out = self._force_exclude and argument != STDIN and path.exists() and self.leaves_out(path)
        return [] if left_out else [argument]

    def _kept(self, argument: str, names: Iterable[str]) -> list[str]:
        from claimcheck.documents import formats

        suffixes = {suffix for format_ in formats() for suffix in format_.suffixes}
        kept = [name for name in names if Path(name).suffix.lower() in suffixes and not self.leaves_out(Path(name))]
        self._dead += (name for name in kept if Path(name).is_symlink() and not os.path.exists(name))
        kept = [name for name in kept if Path(name).is_file() and not is_copy(name)]
        kept = [name for name in kept if not self._is_report(Path(name))]
        if not kept:
            others = "; reports by claimcheck are none" if self._reports else ""
            known = f"{', '.join(_LIKE)} and {len(suffixes - {*_LIKE})} more endings"
            raise SelectionError(
                f"{argument}: no documents there ({known}; what is git-ignored or excluded does not count{others})"
            )
        return kept

    def leaves_out(self, path: Path) -> bool:
        """Return whether the configuration or a `.claimcheckignore` above a file leaves it out."""
        try:
            config = self._configs.of(path)
        except ConfigError:  # told of the document when its settings are asked for
            config = None
        if config and config.excludes(path):
            return True
        whole = Path(os.path.abspath(path))
        return any(
            patterns and patterns.match(whole.relative_to(folder).as_posix())
            for folder, patterns in ((folder, self._patterns(folder)) for folder in whole.parents)
        )

    def _patterns(self, folder: Path) -> Patterns:
        if folder not in self._ignores:
            try:
                lines = (folder / _IGNORE_FILE).read_text(encoding="utf-8", errors="replace").splitlines()
            except OSError:
                lines = []
            self._ignores[folder] = Patterns(lines)
        return self._ignores[folder]

    def _is_report(self, path: Path) -> bool:
        whole = Path(os.path.realpath(path))
        if whole in self._outputs:
            return True
        if path.suffix.lower() not in _OF_REPORTS:
            return False
        try:
            with path.open("rb") as file:
                head = file.read(_mark.HEAD)
        except OSError:
            return False
        marked = _mark.is_report(head)
        if any(folder in whole.parents for folder in self._outputs):
            return marked or head.startswith(_REPORT_START) or _REPORT_TITLE in head
        if marked:
            self._reports.append(str(path))
        return marked


def _below(folder: Path) -> Iterator[str]:
    """Yield what is below a folder, relative to it, without what is hidden, folders, and what git ignores."""
    from claimcheck import git

    listed = git.files(folder)
    names = _walked(folder) if listed is None else listed
    yield from sorted(name for name in names if not any(part.startswith(".") for part in Path(name).parts))


def _walked(folder: Path) -> Iterator[str]:
    for top, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (os.path.relpath(Path(top, name), folder) for name in names)
