"""Checks one document after another, or several at a time where that pays; shows how far it has come."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO, TypeVar

from claimcheck.collecting import uncollected
from claimcheck.config import Settings
from claimcheck.console import explained, read
from claimcheck.model import Report
from claimcheck.selection import STDIN

if TYPE_CHECKING:
    from claimcheck.sources.base import Source

_WORTH_IT = 400_000  # bytes of documents: less is checked sooner than further processes have started
_EACH = 1_500  # bytes that take as long as a document does however small it is
_LARGE = 0.25  # of one process's share: so large a document is begun first, lest all others wait for it in the end
_PATIENCE = 1.0  # seconds before progress is shown

Result = Report | list[str]
_T = TypeVar("_T")


class Job(NamedTuple):
    """One document to check: its path ("-": standard input), what to call it, what holds for it, its changed lines if
    only these count, and in lines what is wrong with its configuration."""

    path: str
    name: str
    settings: Settings
    lines: tuple[tuple[int, int], ...] | None = None
    wrong: tuple[str, ...] = ()


class Kept:
    """What came of documents that have been checked, for as long as their files stay as they are."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._results: dict[str, tuple[Job, tuple[int, int] | None, Result]] = {}
        self._stamps: dict[str, tuple[int, int] | None] = {}  # of the files when they were last asked for
        self._begun = False

    def result(self, job: Job) -> Result | None:
        """Return what came of a document that is to be checked as before and has not changed since, else None."""
        known, stamp = self._results.get(job.path), _stamp(job)
        self._stamps[job.path] = stamp
        return known[2] if known is not None and known[:2] == (job, stamp) else None

    def keep(self, job: Job, result: Result) -> None:
        """Keep a document's report, or why it has none, for the file as it was when `result` was last asked for it: it
        may have been saved while it was being checked."""
        self._results[job.path] = job, self._stamps.get(job.path), result
        self._begun = True

    def clear(self) -> None:
        """Forget all of them."""
        self._results.clear()

    @property
    def is_new(self) -> bool:
        """Whether nothing has been checked yet."""
        return not self._begun


def _stamp(job: Job) -> tuple[int, int] | None:
    try:
        about = os.stat(job.path)
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size


def results(jobs: Sequence[Job]) -> Iterator[tuple[Job, Result]]:
    """Yield each document's report, or the lines that say why there is none, in the order of the jobs."""
    yield from zip(jobs, of_each(jobs, [_as_it_is] * len(jobs)), strict=True)


def _as_it_is(result: Result) -> Result:
    return result


def of_each(
    jobs: Sequence[Job],
    then: Sequence[Callable[[Result], _T]],
    processes: int | None = None,
    looked_up: LookedUp | None = None,
    *,
    again: bool = False,
) -> Iterator[_T]:
    """Check documents, and yield what is made of each one's report, or of the lines that say why there is none, in the
    order of the jobs.

    Args:
        jobs: the documents.
        then: what is made of each; called in the process that checked it, to which it must be fit to be sent.
        processes: how many processes to use; None for as many as there are cores, where that pays.
        looked_up: shows how many addresses have been looked up.
        again: whether what the network has answered to earlier checks of this process holds.
    """
    sizes = [_size(job) for job in jobs]
    online = any(job.settings.online for job in jobs)
    if processes is None:
        # What is asked of the network is asked once, and no server by several processes.
        processes = _cores() if sum(sizes) >= _WORTH_IT and not online else 1
    processes = min(processes, len(jobs))
    if any(_has_sources(job) for job in jobs):
        from claimcheck.sources import opened

        opened.begin([job.settings for job in jobs] if again else ())
    if processes > 1:
        yield from _at_once(jobs, then, sizes, processes)
    else:
        yield from (_made(job, made, looked_up) for job, made in zip(jobs, then, strict=True))


@uncollected
def _made(job: Job, then: Callable[[Result], _T], looked_up: LookedUp | None = None) -> _T:
    return then(examined(job, looked_up))


def examined(job: Job, looked_up: LookedUp | None = None) -> Result:
    """Return a document's report, or the lines that say why there is none."""
    if job.wrong:
        return list(job.wrong)
    from claimcheck.pipeline import check, check_file

    ledger, disable = job.settings.claims, job.settings.disable
    try:
        sources = _sources(job, looked_up)
        if job.path != STDIN:
            return check_file(job.path, ledger=ledger, disable=disable, sources=sources)
        from claimcheck.sources.finding import find_ledger

        named = job.name != STDIN
        beside = find_ledger(Path(job.name if named else "stdin"))
        document = read(STDIN, job.name if named else None)
        return check(document, ledger=ledger or beside, disable=disable, sources=sources)
    except Exception as error:
        return explained(error, job.path)
    finally:
        if looked_up is not None:
            looked_up.hide()


def _has_sources(job: Job) -> bool:
    settings = job.settings
    return bool(settings.online or settings.offline or settings.sources or settings.data)


def _sources(job: Job, looked_up: LookedUp | None) -> tuple[Source, ...]:
    if not _has_sources(job):
        return ()
    from claimcheck.sources import opened

    return opened.sources(job.settings, looked_up.show if looked_up is not None else None)


def _at_once(
    jobs: Sequence[Job], then: Sequence[Callable[[Result], _T]], sizes: Sequence[int], processes: int
) -> Iterator[_T]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    from claimcheck.checks import all_checks

    all_checks()  # before processes part, so that each has them
    large = _LARGE * sum(sizes) / processes
    order = sorted(range(len(jobs)), key=lambda i: -sizes[i] if sizes[i] > large else 0)
    pool = ProcessPoolExecutor(processes, initializer=_quiet_on_interruption)
    try:
        # Standard input is this process's own.
        sent = [i for i in order if jobs[i].path != STDIN]
        futures: dict[int, Future[_T]] = {i: pool.submit(_made, jobs[i], then[i]) for i in sent}
        for i, job in enumerate(jobs):
            try:
                yield futures.pop(i).result() if i in futures else _made(job, then[i])
            except BrokenProcessPool:
                yield _alone(job, then[i])
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(job: Job, then: Callable[[Result], _T]) -> _T:
    """Check a document in a process of its own, since one of several ended and took all others along."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(1, initializer=_quiet_on_interruption) as pool:
        try:
            return pool.submit(_made, job, then).result()
        except BrokenProcessPool:
            why = "the process that checked it ended early (out of memory?); 'exclude' leaves it out"
            return then([f"{job.name}: {why}"])


def _quiet_on_interruption() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _size(job: Job) -> int:
    """Return what a document costs, in bytes of text."""
    try:
        return 0 if job.path == STDIN else _EACH + os.stat(job.path).st_size
    except OSError:
        return 0


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # where a process cannot be bound to cores
        return os.cpu_count() or 1


class _Line:
    """A line on a terminal that is written over, once something takes long."""

    def __init__(self, stream: TextIO | None, clock: Callable[[], float]) -> None:
        shown = stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"
        self._stream = stream if shown else None
        self._clock = clock
        self._start = clock()
        self._visible = False

    def write(self, text: str) -> None:
        """Write over the line."""
        if self._stream and self._clock() - self._start >= _PATIENCE:
            self._stream.write(f"\r\x1b[2K{text}")
            self._stream.flush()
            self._visible = True

    def hide(self) -> None:
        """Make room for other output."""
        if self._stream and self._visible:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()
            self._visible = False


class LookedUp(_Line):
    """A line on a terminal that says how many addresses have been looked up, once that takes long."""

    def __init__(self, stream: TextIO | None, clock: Callable[[], float] = time.monotonic) -> None:
        """Start the clock.

        Args:
            stream: where to show it; None not to.
            clock: returns seconds.
        """
        super().__init__(stream, clock)

    def show(self, done: int, total: int) -> None:
        """Say how many of how many addresses have been looked up."""
        self.write(f"looked up {done} of {total} addresses")


class Progress(_Line):
    """A line on a terminal that says how many documents are done, once that takes long."""

    def __init__(self, stream: TextIO | None, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Start the clock.

        Args:
            stream: where to show it; None not to.
            total: how many documents there are.
            clock: returns seconds.
        """
        super().__init__(stream if total > 1 else None, clock)
        self._total = total

    def show(self, done: int) -> None:
        """Say how many documents are done."""
        if done < self._total:
            self.write(f"checked {done} of {self._total} documents")
