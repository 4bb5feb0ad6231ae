"""The `annotate` command: copies of documents with the findings as the format's own comments."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from claimcheck.annotations.base import AnnotationError, Annotator, Copy
from claimcheck.config import ConfigError
from claimcheck.console import Console, explained
from claimcheck.exits import ERROR, INCONSISTENT, OK
from claimcheck.model import Document, Report, Verdict
from claimcheck.running import Job
from claimcheck.selection import COPY, SelectionError, is_copy


def annotate(
    arguments: Sequence[str], output: str | None, ledger: str | None, config: str | None, every: bool, console: Console
) -> int:
    """Check documents and write a copy of each, with a note on each claim that is off.

    Args:
        arguments: files, folders and patterns.
        output: where the copy goes, a folder (one that exists, or a path that ends in a slash) for several; None for
            beside the file, with ".annotated" before its suffix.
        ledger: the directory of sourced facts, None to look beside each document.
        config: the configuration file, None to look for it, "none" for none.
        every: whether to note every claim.
        console: where to print.
    """
    from claimcheck.checking import Wanted, configurations, jobs_of

    try:
        jobs = jobs_of(arguments, Wanted(ledger=ledger), configurations(config), ())
        if output is not None and len(jobs) > 1 and not _is_folder(output):
            raise AnnotationError(f"{output} cannot be the copy of {len(jobs)} documents; end it in / for a folder")
    except (ConfigError, SelectionError, AnnotationError) as error:
        return console.errors(explained(error, ""))
    codes = [_one(job, output, every, console) for job in jobs]
    console.close()
    return next((code for code in (ERROR, INCONSISTENT) if code in codes), OK)


def _one(job: Job, output: str | None, every: bool, console: Console) -> int:
    """Write the copy of one document and return its exit code."""
    from claimcheck.annotations import annotator_of
    from claimcheck.annotations._notes import notes
    from claimcheck.running import examined

    try:
        annotator = annotator_of(job.path)
        target = _copy_of(job.path, output)
        report = examined(job)
        if not isinstance(report, Report):
            return console.errors(report)
        made = notes(report, all_claims=every)
        content = Path(job.path).read_bytes()
        _refuse_another(job.path, content, annotator)
        copied = annotator.annotate(content, report.document, made)
        copy = copied if isinstance(copied, Copy) else Copy(copied)
        _write(target, copy.content)
    except Exception as error:
        return console.errors(explained(error, job.path))
    console.out.write(_told(target, len(made), copy, report.document))
    return INCONSISTENT if report.count(Verdict.INCONSISTENT) else OK


def _told(target: Path, made: int, copy: Copy, document: Document) -> str:
    """Return in lines how many notes a copy has, and of each that it has not where it belongs and why."""
    placed = made - len(copy.missed)
    lines = [f"{target}: {placed} {'note' if placed == 1 else 'notes'}"]
    if copy.missed:
        lines[0] += f"; {len(copy.missed)} could not be placed:"
    for missed in copy.missed:
        spot = document.spot(missed.note.spans[0].start)
        lines.append(f"  {spot}: {missed.note.title} ({missed.why})")
    return "".join(f"{line}\n" for line in lines)


def _refuse_another(path: str, content: bytes, annotator: Annotator) -> None:
    """Raise an `AnnotationError` if a file is read by its content, and not as what its name says."""
    from claimcheck.documents._sniffing import WHAT, format_of

    actual = format_of(content)
    if actual and actual != annotator.name:
        raise AnnotationError(f"{path} is {WHAT[actual]}, not what its name says; name it so, then annotate it")


def _copy_of(path: str, output: str | None) -> Path:
    """Return where the copy of a document goes.

    Raises:
        AnnotationError: the copy would take the place of a document.
    """
    source = Path(path)
    name = source.with_name(f"{source.stem.removesuffix(COPY)}{COPY}{source.suffix}").name
    beside = source.with_name(name) if output is None else Path(output)
    target = beside / name if output is not None and _is_folder(output) else beside
    if target.exists() and os.path.realpath(target) == os.path.realpath(source):
        raise AnnotationError(f"{path}: the copy would be written over the document; choose another place with -o")
    if target.exists() and not is_copy(target.name):
        raise AnnotationError(f"{target} exists and is not named as a copy ({name} is); remove it or choose another -o")
    if target.suffix.lower() != source.suffix.lower():
        raise AnnotationError(f"{target}: a copy of {source.name} ends in {source.suffix}; choose such a name with -o")
    return target


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def _write(target: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            unfinished.write_bytes(content)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        message = f"cannot write {target}: {error.strerror or error}; choose another place with -o"
        raise AnnotationError(message) from error
