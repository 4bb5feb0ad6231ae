"""What is made of a document's report: what is known set aside, what the terminal shows, the texts of its files.

This is done where the document is checked, which may be another process: a report is much larger than its texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck import reports
from claimcheck.model import Report, Verdict
from claimcheck.reports._summary import Counts, counts, imprecise
from claimcheck.reports.terminal import Detail, Look, show
from claimcheck.running import Job, Result

if TYPE_CHECKING:
    from claimcheck.baseline import Known


class Wish(NamedTuple):
    """What to make of one document's report.

    Attributes:
        job: the document.
        formats: the names of the formats to write it in.
        screen: how and how much to print of it, and whether to name it; None to print nothing.
        known: what the baseline knows of it; None without a baseline.
        path: the document's path as the baseline names it.
        since: the revision that its changed lines differ from.
        keep: whether the report itself is needed.
    """

    job: Job
    formats: tuple[str, ...] = ()
    screen: tuple[Look, Detail, bool] | None = None
    known: Known | None = None
    path: str = ""
    since: str = ""
    keep: bool = False


class Finished(NamedTuple):
    """What has been made of a document's report.

    Attributes:
        problems: why there is none, a line each.
        counts: its claims, counted.
        fails: whether it fails the run.
        shown: what to print.
        texts: the reports in the formats that were wished for.
        used: what of the baseline it has.
        result: what the check gave, and `report` what is left of that with what is known set aside; only if kept.
    """

    problems: tuple[str, ...] = ()
    counts: Counts = Counts()
    fails: bool = False
    shown: str = ""
    texts: tuple[str, ...] = ()
    used: Known | None = None
    result: Result | None = None
    report: Report | None = None


def finished(wish: Wish, result: Result) -> Finished:
    """Return what is made of the outcome of a check."""
    if not isinstance(result, Report):
        return Finished(tuple(result), result=result)
    report, used = _without_known(result, wish)
    if wish.job.lines is not None:
        from claimcheck.changes import narrowed

        report = narrowed(report, wish.job.lines, wish.since)
    look = wish.screen
    return Finished(
        counts=counts(report),
        fails=fails(report, wish.job.settings.fail_on),
        shown=show(report, look[0], look[1], named=look[2]) if look else "",
        texts=tuple(reports.get(name).render([report]) for name in wish.formats),
        used=used,
        result=result if wish.keep else None,
        report=report if wish.keep else None,
    )


def fails(report: Report, on: str) -> bool:
    """Return whether a report fails a build that fails on "inconsistent", "imprecise", "needs-source" or "never"."""
    if on == "never":
        return False
    if report.count(Verdict.INCONSISTENT):
        return True
    return (
        any(imprecise(report)) if on == "imprecise" else on == "needs-source" and report.count(Verdict.NEEDS_SOURCE) > 0
    )


def _without_known(report: Report, wish: Wish) -> tuple[Report, Known | None]:
    if wish.known is None:
        return report, None
    from claimcheck import baseline

    return baseline.marked(report, wish.known, wish.path)
