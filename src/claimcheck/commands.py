"""What the commands do: each takes plain values and a Console, and returns an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from claimcheck import reports
from claimcheck.exits import ERROR, INCONSISTENT, OK
from claimcheck.model import Document, Figure, Report, Verdict
from claimcheck.reports import Format, _files
from claimcheck.reports._excerpt import plain
from claimcheck.reports._summary import imprecise
from claimcheck.reports.terminal import Detail, Look, show, total

_WIDEST = 120  # columns: longer lines are hard to read
_PIPED_WIDTH = 100  # columns, where there is no terminal to ask


class Console(NamedTuple):
    """Where a command writes: results to `out`, all else to `err`, and how; `said` holds the errors printed so far."""

    out: TextIO
    err: TextIO
    detail: Detail
    colour: str
    silent: bool
    said: set[str]

    def error(self, message: str) -> None:
        """Print one line on what went wrong, once: files that share a ledger share its problems."""
        if message not in self.said:
            self.said.add(message)
            print(f"claimcheck: {message}", file=self.err)

    def look(self, stream: TextIO) -> Look:
        """Return what a stream can show."""
        terminal = stream.isatty()
        width = _width(stream) if terminal else _PIPED_WIDTH
        return Look(min(width, _WIDEST), _coloured(self.colour, terminal), _has(stream, "✓✗…"))


class Wanted(NamedTuple):
    """What `check` is asked for.

    `outputs` says where to write, each as "[FORMAT=]PATH" (none: `reports/`); `format` names the format of those that
    do not, None to go by the suffix; `ledger` is the directory of sourced facts, None to look beside each document;
    `stdin_name` is what to call standard input; `fail_on` names what makes the exit code 1 ("inconsistent",
    "imprecise", "needs-source" or "never").
    """

    outputs: Sequence[str] = ()
    format: str | None = None
    ledger: str | None = None
    stdin_name: str | None = None
    fail_on: str = "inconsistent"


def console(colour: str | None, quiet: int, verbose: bool) -> Console:
    """Return a console on the standard streams, which will not fail on a character that they cannot show.

    Args:
        colour: "always", "never" or "auto".
        quiet: 0; 1 for contradictions only; 2 for nothing.
        verbose: whether to show every claim.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    detail = Detail(warnings=not quiet, summary=not quiet, all_claims=verbose)
    # A stream that the caller closed is None; what would go there goes nowhere.
    out, err = (stream or Path(os.devnull).open("w") for stream in (sys.stdout, sys.stderr))  # noqa: SIM115
    return Console(out, err, detail, colour or "auto", quiet > 1, set())


def check(files: Sequence[str], wanted: Wanted, console: Console) -> int:
    """Check documents: print what is wrong with each and write the reports.

    Args:
        files: paths; "-" is standard input.
        wanted: what to make of them.
        console: where to print.
    """
    files = list(dict.fromkeys(files))
    names = [wanted.stdin_name or name if name == "-" else name for name in files]
    try:
        plans = _files.plan(names, wanted.outputs, wanted.format)
    except (_files.OutputError, reports.UnknownFormatError) as error:
        console.error(str(error))
        return ERROR
    stream = console.err if any(plan.path == "-" for plan in plans) else console.out
    done: list[Report] = []
    failed = False
    for file, name in zip(files, names, strict=True):
        report = _checked(file, wanted, console)
        if report is None:
            failed = True
            continue
        done.append(report)
        if not console.silent:
            stream.write(show(report, console.look(stream), console.detail, named=len(files) > 1))
        for plan in plans:
            if name in plan.separate:
                failed |= not _save(plan.separate[name], plan.format, [report], console, stream)
    if len(files) > 1 and console.detail.summary:
        stream.write(total(done))
    for plan in plans:
        if not plan.separate and done:
            failed |= not _save(plan.path, plan.format, done, console, stream)
    if failed:
        return ERROR
    return INCONSISTENT if any(_fails(report, wanted.fail_on) for report in done) else OK


def extract(file: str, format: str, engine: str, stdin_name: str | None, console: Console) -> int:
    """List a document's figures.

    Args:
        file: a path; "-" is standard input.
        format: "text" or "json".
        engine: "claimcheck", or "quantulum3" to compare with.
        stdin_name: what to call standard input.
        console: where to print.
    """
    try:
        document = _read(file, stdin_name)
        figures = _engine(engine)(document)
    except Exception as error:
        for line in _explained(error, file):
            console.error(line)
        return ERROR
    if format == "json":
        from claimcheck.reports.json import figures_dict, written

        console.out.write(written(figures_dict(document, figures)))
    else:
        from claimcheck.reports import _figures

        console.out.write(_figures.table(document, figures))
    return OK


def checks(markdown: bool, console: Console) -> int:
    """List the checks, or print the page that explains them all."""
    from claimcheck import catalogue
    from claimcheck.checks import all_checks

    console.out.write(catalogue.page(all_checks()) if markdown else catalogue.listing(all_checks()))
    return OK


def explain(key: str, console: Console) -> int:
    """Print what a check does; `key` is its name or code."""
    from claimcheck import catalogue
    from claimcheck.checks import all_checks

    try:
        console.out.write(catalogue.explanation(catalogue.find(all_checks(), key)))
    except catalogue.UnknownCheckError as error:
        console.error(str(error.args[0]))
        return ERROR
    return OK


def _checked(name: str, wanted: Wanted, console: Console) -> Report | None:
    """Return a document's report; None, once the error is printed, if there can be none."""
    from claimcheck.pipeline import check as check_document
    from claimcheck.pipeline import check_file

    folder = None if wanted.ledger is None else Path(wanted.ledger)
    try:
        if name != "-":
            return check_file(name, ledger=folder)
        from claimcheck.sources.ledger import find_ledger

        beside = find_ledger(Path(wanted.stdin_name or "stdin"))
        return check_document(_read(name, wanted.stdin_name), ledger=folder or beside)
    except Exception as error:
        for line in _explained(error, name):
            console.error(line)
        return None


def _fails(report: Report, on: str) -> bool:
    if on == "never":
        return False
    if report.count(Verdict.INCONSISTENT):
        return True
    return (
        any(imprecise(report)) if on == "imprecise" else on == "needs-source" and report.count(Verdict.NEEDS_SOURCE) > 0
    )


def _save(path: str, format: Format, done: Sequence[Report], console: Console, stream: TextIO) -> bool:
    text = format.render(done)
    if path == "-":
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


def _read(name: str, stdin_name: str | None) -> Document:
    from claimcheck import documents

    if name == "-":
        return documents.read_bytes(sys.stdin.buffer.read(), stdin_name or "-")
    return documents.read_file(Path(name))


def _engine(name: str) -> Callable[[Document], Sequence[Figure]]:
    if name == "quantulum3":
        return _quantulum3
    from claimcheck.figures import extract

    return extract


def _quantulum3(document: Document) -> Sequence[Figure]:
    import warnings

    from claimcheck.figures import comparison

    with warnings.catch_warnings():  # on a part of it that is not installed, which is not the user's concern
        warnings.simplefilter("ignore")
        return comparison.extract(document.text)


def _explained(error: Exception, name: str) -> list[str]:
    """Return a line for each thing that went wrong; errors that the library raises on purpose already say what, where
    and what to do."""
    if type(error).__module__.startswith("claimcheck.") and str(error):
        return [plain(line) for line in getattr(error, "problems", None) or [str(error)]]
    if isinstance(error, OSError):
        return [f"cannot read {name}: {error.strerror or error}"]
    if os.environ.get("CLAIMCHECK_DEBUG"):
        raise error
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return [f"{name}: internal error: {what}; CLAIMCHECK_DEBUG=1 shows where, please report it"]


def _width(stream: TextIO) -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns):
        return int(columns)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _PIPED_WIDTH
    except (OSError, ValueError):
        return _PIPED_WIDTH


def _coloured(choice: str, terminal: bool) -> bool:
    if choice != "auto":
        return choice == "always"
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _has(stream: TextIO, signs: str) -> bool:
    try:
        signs.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
