"""The `check` command: which documents, what holds for each, their reports, and where these go."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from claimcheck.collecting import uncollected
from claimcheck.config import Config, ConfigError, Configs, Settings
from claimcheck.console import Console, explained
from claimcheck.exits import ERROR, INCONSISTENT, OK
from claimcheck.finishing import Finished, Wish, finished
from claimcheck.reports import _files
from claimcheck.reports.terminal import total
from claimcheck.running import Job, Kept, LookedUp, Progress, of_each
from claimcheck.selection import STDIN, Selection

if TYPE_CHECKING:
    from claimcheck import baseline
    from claimcheck.reports.terminal import Detail, Look


class Wanted(NamedTuple):
    """What `check` is asked for; None and "" leave it to the configuration.

    `outputs` says where to write, each as "[FORMAT=]PATH" (none: `reports/`); `format` names the format of those that
    do not, None to go by the suffix; `ledger` is the directory of sourced facts, None to look beside each document;
    `stdin_name` is what to call standard input; `fail_on` names what makes the exit code 1 ("inconsistent",
    "imprecise", "needs-source" or "never"); `config` is a file that holds for all documents, "none" for none at all;
    `force_exclude` leaves out even files that are named; `changed_since` is a git revision: only documents that differ
    from where HEAD left it are checked, and with `changed_lines` only claims on lines that do;
    `baseline` is a file of known contradictions, "none" for none; `no_report` writes nothing beside `outputs`;
    `jobs` is how many documents to check at a time, None for what pays; `online` asks sources on the network, `offline`
    answers them from what is kept; `sources` are asked by name; `data` are files and folders of tables; `evidence` is
    where what sources answer is kept.
    """

    outputs: Sequence[str] = ()
    format: str | None = None
    ledger: str | None = None
    stdin_name: str | None = None
    fail_on: str | None = None
    config: str | None = None
    force_exclude: bool = False
    changed_since: str | None = None
    changed_lines: bool = False
    baseline: str | None = None
    no_report: bool = False
    jobs: int | None = None
    online: bool = False
    offline: bool = False
    sources: Sequence[str] = ()
    data: Sequence[str] = ()
    evidence: str | None = None


class Planned(NamedTuple):
    """What `check` is going to do: the documents, their configurations, where to write, and in lines what was found
    among the documents and left out."""

    jobs: Sequence[Job]
    configs: Configs
    outputs: Sequence[str]
    notes: Sequence[str] = ()


def planned(arguments: Sequence[str], wanted: Wanted) -> Planned:
    """Return what `check` would do with these arguments.

    Raises:
        SelectionError, ConfigError, GitError: an argument, a configuration or a revision is wrong.
    """
    configs = configurations(wanted.config)
    outputs = _outputs(arguments, wanted, configs)
    notes: list[str] = []
    return Planned(jobs_of(arguments, wanted, configs, outputs, notes), configs, outputs, notes)


def check(arguments: Sequence[str], wanted: Wanted, console: Console, kept: Kept | None = None) -> int:
    """Check documents: print what is wrong with each and write the reports.

    Args:
        arguments: files, folders and patterns; "-" is standard input.
        wanted: what to make of them.
        console: where to print.
        kept: what came of an earlier check, for documents that need not be checked nor shown again.
    """
    try:
        jobs, configs, outputs, notes = planned(arguments, wanted)
        silent = wanted.no_report and not wanted.outputs
        # What is piped in has its report on the screen, and a file only if one is asked for.
        names = [job.name for job in jobs if outputs or job.path != STDIN]
        plans = [] if silent else _files.plan(names, outputs, wanted.format)
        known = _known(arguments, wanted, configs)
    except Exception as error:
        return console.errors(explained(error, ""))
    stream = console.err if any(plan.path == _files.STANDARD_OUTPUT for plan in plans) else console.out
    if console.detail.summary:
        _tell_of_selection(jobs, notes if kept is None or kept.is_new else (), wanted, console)
    done: list[Finished] = []
    failed = False
    for job, made in _each(jobs, plans, wanted, known, console, stream, kept):
        if made.problems:
            failed = bool(console.errors(made.problems))
            continue
        if known and made.used is not None:
            known.note(job, made.used)
        stream.write(made.shown)
        for plan, text in zip(_of_job(job, plans), made.texts, strict=True):
            failed |= not _save(plan.separate[job.name], text, console, stream)
        done.append(made._replace(texts=(), shown=""))
    console.close()
    failed |= not _finish(done, len(jobs), plans, console, stream)
    if known:
        known.tell_stale(console)
    return ERROR if failed else INCONSISTENT if any(made.fails for made in done) else OK


def _tell_of_selection(jobs: Sequence[Job], notes: Sequence[str], wanted: Wanted, console: Console) -> None:
    """Print what is left out, and why there is nothing to check."""
    for note in notes:
        print(note, file=console.err)
    if not jobs:
        since = f" has changed since {wanted.changed_since}" if wanted.changed_since else " is left"
        print(f"no document{since}", file=console.err)


def _each(
    jobs: Sequence[Job],
    plans: Sequence[_files.Plan],
    wanted: Wanted,
    known: _Known | None,
    console: Console,
    stream: TextIO,
    kept: Kept | None,
) -> Iterator[tuple[Job, Finished]]:
    """Yield each document with what is made of its report, in order, and show how far that has come."""
    progress = Progress(console.err if console.detail.summary else None, len(jobs))
    looked_up = LookedUp(console.err if console.detail.summary else None)
    old = {job: result for job in jobs if (result := kept.result(job))} if kept else {}
    keep = kept is not None or any(map(_is_for_all, plans))
    screen = None if console.silent else (console.look(stream), console.detail, len(jobs) > 1)
    wishes = {job: _wish(job, plans, wanted, known, None if job in old else screen, keep=keep) for job in jobs}
    fresh = [job for job in jobs if job not in old]
    again = kept is not None and not kept.is_new
    new = of_each(fresh, [partial(finished, wishes[job]) for job in fresh], wanted.jobs, looked_up, again=again)
    for number, job in enumerate(jobs, start=1):
        made = finished(wishes[job], old[job]) if job in old else next(new)
        progress.hide()
        if kept and made.result is not None:
            kept.keep(job, made.result)
        yield job, made
        progress.show(number)


def _wish(
    job: Job,
    plans: Sequence[_files.Plan],
    wanted: Wanted,
    known: _Known | None,
    screen: tuple[Look, Detail, bool] | None,
    *,
    keep: bool,
) -> Wish:
    formats = tuple(plan.format.name for plan in _of_job(job, plans))
    path, entries = known.of(job) if known else ("", None)
    return Wish(job, formats, screen, entries, path, wanted.changed_since or "", keep)


def _of_job(job: Job, plans: Sequence[_files.Plan]) -> list[_files.Plan]:
    """Return the plans by which a document has a file of its own."""
    return [plan for plan in plans if job.name in plan.separate]


def _is_for_all(plan: _files.Plan) -> bool:
    """Return whether a plan is for one file on all documents together."""
    return not plan.separate and not _files.is_folder(plan.path)


@uncollected
def _finish(
    done: Sequence[Finished], documents: int, plans: Sequence[_files.Plan], console: Console, stream: TextIO
) -> bool:
    """Sum up the documents and write what is written for all of them together; return whether that went well."""
    if documents > 1 and console.detail.summary:
        stream.write(total([made.counts for made in done]))
    well = True
    reports = [made.report for made in done if made.report is not None]
    for plan in filter(_is_for_all, plans) if done or not documents else ():
        well &= _save(plan.path, plan.format.render(reports), console, stream)
    return well


class _Known:
    """The baseline of a run, and what of it has been met."""

    def __init__(self, file: Path) -> None:
        from claimcheck import baseline

        self._file = file
        self._known = baseline.load(file)
        self._of_path: dict[str, baseline.Known] = {}
        for entry, count in self._known.items():
            self._of_path.setdefault(entry.path, Counter())[entry] = count
        self._used: baseline.Known = Counter()
        self._checked: list[str] = []

    def of(self, job: Job) -> tuple[str, baseline.Known]:
        """Return a document's path as the baseline names it, and what the baseline knows of it."""
        from claimcheck import baseline

        path = baseline.path_in(self._file, job.name)
        return path, self._of_path.get(path, Counter())

    def note(self, job: Job, used: baseline.Known) -> None:
        """Note that a document has been checked, and what of the baseline it has."""
        self._used += used
        self._checked.append(self.of(job)[0])

    def tell_stale(self, console: Console) -> None:
        """Print how many entries nothing matches any more."""
        from claimcheck import baseline

        old = baseline.stale(self._known, self._used, self._checked, self._file)
        if old and console.detail.warnings:
            paths = ", ".join(sorted({entry.path for entry in old}))
            count = f"{old.total()} {'entry' if old.total() == 1 else 'entries'}"
            tell = "match" if old.total() > 1 else "matches"
            console.error(
                f"{self._file}: {count} {tell} nothing any more ({paths}); 'claimcheck baseline' takes them out"
            )


def configurations(chosen: str | None) -> Configs:
    """Return where settings come from: the nearest files, or the one that is named ("none": no file)."""
    return Configs(search=False) if chosen == "none" else Configs(Path(chosen) if chosen else None)


def first_config(arguments: Sequence[str], stdin_name: str | None, configs: Configs) -> Config | None:
    """Return the configuration that says what is one for the whole run: that of the first argument."""
    first = arguments[0] if arguments else os.curdir
    path = Path(stdin_name or first) if first == STDIN else Path(first)
    return configs.of(path / STDIN if path.is_dir() else path)


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


def jobs_of(
    arguments: Sequence[str],
    wanted: Wanted,
    configs: Configs,
    outputs: Sequence[str],
    notes: list[str] | None = None,
) -> list[Job]:
    """Return the documents to check, with what holds for each.

    Args:
        arguments: files, folders and patterns.
        wanted: what to make of them.
        configs: the configurations.
        outputs: where reports go.
        notes: takes in lines what lies among the documents and is left out.

    Raises:
        SelectionError, ConfigError, GitError: an argument, a configuration or a revision is wrong.
    """
    changes = None
    if wanted.changed_since is not None:  # sooner than a search that would be in vain
        from claimcheck import git

        changes = git.changes(wanted.changed_since, Path.cwd())
    written = [path for _, path in map(_files.split, outputs or [f"{_files.DEFAULT_FOLDER}/"])]
    selection = Selection(configs, written, force_exclude=wanted.force_exclude)
    files = selection.files(arguments or ["."])
    if notes is not None:
        notes += selection.notes()
    if changes is None:
        return [_job(path, wanted, configs) for path in files]
    made = []
    for path in files:
        whole = Path(os.path.realpath(path))
        if path == STDIN or whole in changes.changed or whole in changes.new:
            lines = git.changed_lines(changes, whole) if wanted.changed_lines else None
            made.append(_job(path, wanted, configs)._replace(lines=None if lines is None else tuple(lines)))
    return made


def baseline_file(arguments: Sequence[str], named: str | None, stdin_name: str | None, configs: Configs) -> Path | None:
    """Return the baseline that is named, else that of the first argument's configuration; None if there is none."""
    if named is not None:
        return None if named == "none" else Path(named)
    config = first_config(arguments, stdin_name, configs)
    file = config.common["baseline"].value if config and "baseline" in config.common else ""
    return Path(config.beside(file)) if config and file else None


def _known(arguments: Sequence[str], wanted: Wanted, configs: Configs) -> _Known | None:
    file = baseline_file(arguments, wanted.baseline, wanted.stdin_name, configs)
    return _Known(file) if file else None


def _job(path: str, wanted: Wanted, configs: Configs) -> Job:
    name = wanted.stdin_name or path if path == STDIN else path
    try:
        settings = configs.settings(Path(name))
    except ConfigError as error:
        return Job(path, name, Settings(), wrong=tuple(error.problems))
    if wanted.ledger is not None:
        settings = settings._replace(claims=Path(wanted.ledger))
    if wanted.fail_on is not None:
        settings = settings._replace(fail_on=wanted.fail_on)
    if wanted.online or wanted.offline:
        settings = settings._replace(online=wanted.online, offline=wanted.offline)
    if wanted.evidence is not None:
        settings = settings._replace(evidence=Path(wanted.evidence))
    settings = settings._replace(sources=(*settings.sources, *wanted.sources), data=(*settings.data, *wanted.data))
    return Job(path, name, settings)


def _save(path: str, text: str, console: Console, stream: TextIO) -> bool:
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
