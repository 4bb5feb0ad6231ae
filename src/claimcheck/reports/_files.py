"""Where reports are written: what `-o` asks for, and a file for each document."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck.reports import DEFAULT, Format, get, names

DEFAULT_FOLDER = "reports"
STANDARD_OUTPUT = "-"
_OF_TEXT = frozenset({".markdown", ".mdown", ".mkd"})  # what Markdown may be called without a format


class OutputError(ValueError):
    """An output cannot be what the arguments ask for; the message says what to do."""


class Plan(NamedTuple):
    """One output: its format, its path as given, and, if it has a file per document, these by the document's name."""

    format: Format
    path: str
    separate: dict[str, str]


def plan(inputs: Sequence[str], outputs: Sequence[str], format: str | None) -> list[Plan]:
    """Return what to write where.

    Args:
        inputs: paths of different documents as given; "-" is standard input.
        outputs: what is asked for, each "PATH" or "FORMAT=PATH": a file for all reports together, a directory for one
            each, or "-" for standard output. An empty list means the directory `reports`.
        format: the format of outputs that name none; if None, the one whose suffix the path has, else Markdown.

    Raises:
        OutputError: an output would overwrite a document, or standard output is asked for twice.
        UnknownFormatError: there is no such format.
    """
    plans = [_plan(inputs, output, format) for output in outputs or [f"{DEFAULT_FOLDER}/"]]
    if sum(made.path == STANDARD_OUTPUT for made in plans) > 1:
        raise OutputError("standard output takes one report: give all but one -o a file's path")
    return plans


def _plan(inputs: Sequence[str], output: str, format: str | None) -> Plan:
    named, path = split(output)
    if not path:
        raise OutputError(f"-o {output}: a path is missing; '-' is standard output")
    chosen = get(named or format or _by_suffix(path) or DEFAULT)
    if path == STANDARD_OUTPUT:
        return Plan(chosen, path, {})
    if is_folder(path):
        files = destinations(inputs, Path(path), chosen.suffix)
        return Plan(chosen, path, {name: str(file) for name, file in zip(inputs, files, strict=True)})
    if not (named or format):
        _refuse_another_kind(path)
    if any(name != "-" and _whole(name) == _whole(path) for name in inputs):
        raise OutputError(f"-o {output}: the report would overwrite the document; choose another path")
    return Plan(chosen, path, {})


def _refuse_another_kind(path: str) -> None:
    """Raise an `OutputError` if a path without a format is one's mere name, or ends as files do that no report is."""
    if path.lower() in names():
        raise OutputError(f"-o {path}: {path.lower()} is a format; write '-o {path.lower()}=PATH'")
    suffix = Path(path).suffix.lower()
    if not suffix or suffix in _OF_TEXT or _by_suffix(path):
        return
    from claimcheck import documents

    if any(suffix in format_.suffixes for format_ in documents.formats()):
        known = ", ".join(sorted({get(name).suffix for name in names()}))
        raise OutputError(f"-o {path}: no report is written as {suffix}; end the path in one of {known}")


def _whole(path: str | Path) -> Path:
    """Return a path with its links resolved, as far as they lead anywhere."""
    return Path(os.path.realpath(path))


def split(output: str) -> tuple[str, str]:
    """Return the format that "[FORMAT=]PATH" names, "" for none, and the path. One word before the first "=" is taken
    for a format even if none has this name: it is a slip more often than a file's name, which "./" makes clear."""
    head, equals, tail = output.partition("=")
    return (head, tail) if equals and head.isalnum() else ("", output)


def _by_suffix(path: str) -> str | None:
    if path == STANDARD_OUTPUT or is_folder(path):
        return None  # and no format is loaded to find that out
    found = [(get(name).suffix, name) for name in names() if path.lower().endswith(get(name).suffix)]
    return max(found, key=lambda pair: len(pair[0]))[1] if found else None


def destinations(inputs: Sequence[str], folder: Path, suffix: str) -> list[Path]:
    """Return a file in `folder` for the report on each input: the input's name with another suffix; where two would be
    the same, or one would be an input, as much more of the input's path as tells them apart, its folders before its
    suffix if the inputs' names are the same.

    Args:
        inputs: paths of different documents as given; "-" is standard input.
        folder: the directory to write into.
        suffix: what report names end in, dot included.
    """
    times_named = Counter(Path(name).name for name in inputs)
    choices = [list(_names(name, alone=times_named[Path(name).name] == 1)) for name in inputs]
    kept = {_whole(name) for name in inputs if name != "-"}
    level = [0] * len(inputs)
    while True:
        chosen = [folder / (names[i] + suffix) for names, i in zip(choices, level, strict=True)]
        times = Counter(chosen)
        clashes = [i for i, path in enumerate(chosen) if times[path] > 1 or _whole(path) in kept]
        clashes = [i for i in clashes if level[i] < len(choices[i]) - 1]
        if not clashes:
            return chosen
        for i in clashes:
            level[i] += 1


def write(path: Path, text: str) -> None:
    """Write a report, making its directory if need be; what UTF-8 cannot hold is written as an escape.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")


def is_folder(path: str) -> bool:
    """Return whether a path names a directory: one that is there, or by its last character one to be made."""
    return path.endswith(("/", "\\")) or Path(path).is_dir()


def _names(name: str, *, alone: bool) -> Iterator[str]:
    """Yield names for a report, each saying more of the input's path: "a", "a.md", "docs-a.md", "my-docs-a.md"; if
    others have its name too "a", "docs-a", "docs-a.md", "my-docs-a", "my-docs-a.md"."""
    if name == "-":
        yield "stdin"
        return
    path = Path(name)
    yield path.stem or path.name
    if alone:
        yield path.name
    parts = [part for part in _whole(path).parent.parts if part != path.anchor]
    for first in range(len(parts) - 1, -1, -1):
        if not alone:
            yield "-".join([*parts[first:], path.stem or path.name])
        yield "-".join([*parts[first:], path.name])
