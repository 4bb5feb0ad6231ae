"""The `check` command: which documents, what holds for each, their reports, and where these go."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from claimcheck import reports
from claimcheck.config import Config, ConfigError, Configs, Settings
from claimcheck.console import Console, explained, read
from claimcheck.exits import ERROR, INCONSISTENT, OK
from claimcheck.model import Report, Verdict
from claimcheck.reports import Format, _files
from claimcheck.reports._summary import imprecise
from claimcheck.reports.terminal import show, total
from claimcheck.selection import STDIN, Selection, SelectionError


class Wanted(NamedTuple):
    """What `check` is asked for; None and "" leave it to the configuration.

    `outputs` says where to write, each as "[FORMAT=]PATH" (none: `reports/`); `format` names the format of those that
    do not, None to go by the suffix; `ledger` is the directory of sourced facts, None to look beside each document;
    `stdin_name` is what to call standard input; `fail_on` names what makes the exit code 1 ("inconsistent",
    "imprecise", "needs-source" or "never"); `config` is a file that holds for all documents, "none" for none at all;
    `force_exclude` leaves out even files that are named.
    """

    outputs: Sequence[str] = ()
    format: str | None = None
    ledger: str | None = None
    stdin_name: str | None = None
    fail_on: str | None = None
    config: str | None = None
    force_exclude: bool = False


class Job(NamedTuple):
    """One document to check: its path ("-": standard input), what to call it, and what holds for it."""

    path: str
    name: str
    settings: Settings


def check(arguments: Sequence[str], wanted: Wanted, console: Console) -> int:
    """Check documents: print what is wrong with each and write the reports.

    Args:
        arguments: files, folders and patterns; "-" is standard input.
        wanted: what to make of them.
        console: where to print.
    """
    try:
        configs = configurations(wanted.config)
        outputs = _outputs(arguments, wanted, configs)
        jobs = _jobs(arguments, wanted, configs, outputs)
        plans = _files.plan([job.name for job in jobs], outputs, wanted.format)
    except (ConfigError, SelectionError, _files.OutputError, reports.UnknownFormatError) as error:
        return console.errors(explained(error, ""))
    stream = console.err if any(plan.path == "-" for plan in plans) else console.out
    done: list[tuple[Job, Report]] = []
    failed = False
    for job, result in results(jobs):
        if not isinstance(result, Report):
            console.errors(result)
            failed = True
            continue
        done.append((job, result))
        if not console.silent:
            stream.write(show(result, console.look(stream), console.detail, named=len(jobs) > 1))
        for plan in plans:
            if job.name in plan.separate:
                failed |= not _save(plan.separate[job.name], plan.format, [result], console, stream)
    written = [report for _, report in done]
    if len(jobs) > 1 and console.detail.summary:
        stream.write(total(written))
    for plan in plans:
        if not plan.separate and done:
            failed |= not _save(plan.path, plan.format, written, console, stream)
    if failed:
        return ERROR
    return INCONSISTENT if any(fails(report, job.settings.fail_on) for job, report in done) else OK


def configurations(chosen: str | None) -> Configs:
    """Return where settings come from: the nearest files, or the one that is named ("none": no file)."""
    return Configs(search=False) if chosen == "none" else Configs(Path(chosen) if chosen else None)


def first_config(arguments: Sequence[str], stdin_name: str | None, configs: Configs) -> Config | None:
    """Return the configuration that says what is one for the whole run: that of the first argument."""
    first = arguments[0] if arguments else os.curdir
    path = Path(stdin_name or first) if first == STDIN else Path(first)
    return configs.of(path / STDIN if path.is_dir() else path)


def results(jobs: Sequence[Job]) -> Iterator[tuple[Job, Report | list[str]]]:
    """Yield each document's report, or the lines that say why there is none, in the order of the jobs."""
    for job in jobs:
        yield job, examined(job)


def examined(job: Job) -> Report | list[str]:
    """Return a document's report, or the lines that say why there is none."""
    from claimcheck.pipeline import check as check_document
    from claimcheck.pipeline import check_file

    ledger, disable = job.settings.claims, job.settings.disable
    try:
        if job.path != STDIN:
            return check_file(job.path, ledger=ledger, disable=disable)
        from claimcheck.sources.ledger import find_ledger

        beside = find_ledger(Path("stdin" if job.name == STDIN else job.name))
        name = None if job.name == STDIN else job.name
        return check_document(read(STDIN, name), ledger=ledger or beside, disable=disable)
    except Exception as error:
        return explained(error, job.path)


def fails(report: Report, on: str) -> bool:
    """Return whether a report fails a build that fails on "inconsistent", "imprecise", "needs-source" or "never"."""
    if on == "never":
        return False
    if report.count(Verdict.INCONSISTENT):
        return True
    return (
        any(imprecise(report)) if on == "imprecise" else on == "needs-source" and report.count(Verdict.NEEDS_SOURCE) > 0
    )


def _outputs(arguments: Sequence[str], wanted: Wanted, configs: Configs) -> list[str]:
    if wanted.outputs:
        return list(wanted.outputs)
    config = first_config(arguments, wanted.stdin_name, configs)
    if config is None or "output" not in config.common:
        return []
    made = []
    for output in config.common["output"].value:
        head, path = _files.split(output)
        made.append(f"{head}=" * bool(head) + (path if path in ("", _files.STANDARD_OUTPUT) else config.beside(path)))
    return made


def _jobs(arguments: Sequence[str], wanted: Wanted, configs: Configs, outputs: Sequence[str]) -> list[Job]:
    written = [path for _, path in map(_files.split, outputs or [f"{_files.DEFAULT_FOLDER}/"])]
    selection = Selection(configs, written, force_exclude=wanted.force_exclude)
    return [_job(path, wanted, configs) for path in selection.files(arguments)]


def _job(path: str, wanted: Wanted, configs: Configs) -> Job:
    name = wanted.stdin_name or path if path == STDIN else path
    settings = configs.settings(Path(name))
    if wanted.ledger is not None:
        settings = settings._replace(claims=Path(wanted.ledger))
    if wanted.fail_on is not None:
        settings = settings._replace(fail_on=wanted.fail_on)
    return Job(path, name, settings)


def _save(path: str, format: Format, done: Sequence[Report], console: Console, stream: TextIO) -> bool:
    text = format.render(done)
    if path == _files.STANDARD_OUTPUT:
        console.out.write(text)
        return True
    try:
        _files.write(Path(path), text)
    except OSError as error:
        console.error(f"cannot write {path}: {error.strerror or error}; choose another place with -o")
        return False
    if console.detail.summary:
        stream.write(f"report: {path}\n")
    return True
