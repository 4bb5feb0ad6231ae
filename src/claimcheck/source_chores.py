"""What `claimcheck source ...` does: each takes plain values and a Console, and returns an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck import checking, running
from claimcheck.config import Settings
from claimcheck.console import Console, explained
from claimcheck.exits import ERROR, INCONSISTENT, OK
from claimcheck.model import Report
from claimcheck.selection import STDIN
from claimcheck.source_arguments import FACT, option
from claimcheck.sources import commands
from claimcheck.sources.edit import Value
from claimcheck.sources.facts import Ledger
from claimcheck.sources.finding import DIRECTORY, find_ledger
from claimcheck.sources.ledger import LedgerError, load

_DEFAULT_FILE = "facts"
_SUFFIX = ".toml"
# What else a fact may have where it lacks a key.
_INSTEAD = {"value": ("state",), "url": ("title", "reporter")}


class Place(NamedTuple):
    """Where a ledger is looked for: its directory (None: the configured one, else the nearest `claims/`), and the
    configuration (None: the nearest, "none": no file)."""

    ledger: str | None = None
    config: str | None = None

    def settings_of(self, name: str) -> Settings:
        """Return what holds for a document of this name, with its ledger's directory (None: there is none).

        Raises:
            ConfigError: the configuration is wrong.
        """
        settings = checking.configurations(self.config).settings(Path(name))
        found = Path(self.ledger) if self.ledger else settings.claims or find_ledger(Path(name))
        # A chore asks the network where it is told to, and nowhere else: what is kept answers, if the settings want it.
        return settings._replace(claims=found, online=False, offline=settings.online or settings.offline)

    def directory(self, document: str = "") -> Path:
        """Return the ledger of a document, or of the working directory; that which would be made if there is none."""
        return self.settings_of(document or "-").claims or Path(DIRECTORY)


def run(args: argparse.Namespace, console: Console) -> int:
    """Do the chore that the arguments name, and return its exit code."""
    place = Place(args.claims, args.config)
    if args.chore == "add":
        values = {key: getattr(args, f"fact_{key}") for key, *_ in FACT}
        return add(
            args.file, {key: v for key, v in values.items() if v is not None}, place, console, online=args.online
        )
    if args.chore == "refresh":
        return refresh(args.text, args.write, args.evidence, place, console)
    if args.chore == "list":
        return listing(args.text, args.format, place, console)
    if args.chore == "check":
        return check(args.files, place, console)
    return todo(args.file, args.output, args.stdin_filename, place, console)


def add(name: str | None, values: Mapping[str, Value], place: Place, console: Console, *, online: bool = False) -> int:
    """Add a fact to a ledger, asking for what is missing on a terminal.

    Args:
        name: the ledger's file, with or without suffix; None for `facts.toml`.
        values: the fact's keys that are known.
        online: whether to look its address up and keep what it answers.
        place: where the ledger is.
        console: where to print and ask.
    """
    known = {key: commands.resolved(key, value) for key, value in values.items()}
    if online:
        try:
            known.update(_snapshot(known, place))
        except Exception as error:
            return console.errors(explained(error, ""))
    wrong = commands.problems(known)
    missing = commands.lacking(known)
    asks = bool(missing) and _can_ask(console)
    if wrong or (missing and not asks):
        return console.errors(wrong or [_says_missing(missing)])
    try:
        path = _file(name or _DEFAULT_FILE, place.directory())
        result = commands.add(path, known, _asking(console) if asks else None, _complaining(console))
    except EOFError:
        print(file=console.err)
        return console.errors(["no more answers; nothing is written"])
    except OSError as error:
        return console.errors([f"cannot write the ledger: {error.strerror or error}; name another with --claims DIR"])
    except Exception as error:
        return console.errors(explained(error, name or _DEFAULT_FILE))
    console.out.write(result.text)
    return result.code


def _snapshot(known: Mapping[str, Value], place: Place) -> dict[str, Value]:
    """Look a fact's address up, keep the page, and return its sha256 and the day.

    Raises:
        LedgerError: there is no address, or it cannot be read.
        SourceError, StoreError: pages cannot be fetched or kept.
    """
    from claimcheck.sources import opened
    from claimcheck.sources.fetch import Page

    url = known.get("url")
    if not isinstance(url, str) or not url:
        raise LedgerError(["--online looks the source up; name it with --url"])
    opened.begin()
    page = opened.web(True, _evidence(place, None)).get(url)
    if not isinstance(page, Page):
        raise LedgerError([f"{url} cannot be read: {page.reason}; leave --online out to add the fact all the same"])
    if page.status != 200:
        raise LedgerError([f"{url}: the server answers {page.status}; leave --online out to add the fact all the same"])
    return {"snapshot": page.sha256, "read": known.get("read") or page.day}


def listing(words: Sequence[str], format: str, place: Place, console: Console) -> int:
    """Print the facts of a ledger that have all of some words, as "text" or "json"."""
    from claimcheck.reports import _facts

    try:
        directory = place.directory()
        facts = _facts.having(_load(directory), words)
    except Exception as error:
        return console.errors(explained(error, ""))
    if format == "json":
        from claimcheck.reports.json import written

        console.out.write(written({"facts": [_facts.as_dict(fact) for fact in facts]}))
    elif facts:
        console.out.write(_facts.table(facts))
    else:
        print(f"no such fact in {directory}", file=console.err)
    return OK


def check(files: Sequence[str], place: Place, console: Console) -> int:
    """Review a ledger.

    Args:
        files: the documents that should use its facts, as files, folders and patterns; none to leave that open.
        place: where the ledger is.
        console: where to print.
    """
    try:
        directory = place.directory(_document(files))
        ledger = _load(directory)
        wanted = checking.Wanted(ledger=str(directory))
        jobs = checking.jobs_of(files, wanted, checking.configurations(place.config), ()) if files else []
        jobs = [job._replace(settings=Settings(claims=directory)) for job in jobs]  # its facts alone are of interest
    except Exception as error:
        return console.errors(explained(error, ""))
    reports = []
    failed = False
    for _, found in running.results(jobs):
        if isinstance(found, Report):
            reports.append(found)
        else:
            failed = bool(console.errors(found))
    if failed:  # what another document uses, a missing one might use too
        reports = []
    is_sound = _soundness(place, _document(files)) if any(fact.snapshot for fact in ledger) else None
    result = commands.reviewed(ledger, reports, is_sound)
    console.out.write(result.text)
    return ERROR if failed else result.code


def refresh(words: Sequence[str], write: bool, evidence: str | None, place: Place, console: Console) -> int:
    """Look the sources of a ledger's facts up again, and print what has become of each.

    Args:
        words: only facts that have all of these.
        write: whether to write the snapshots and the day of reading of those that still hold into the ledger.
        evidence: where pages are kept, None for the configured folder.
        place: where the ledger is.
        console: where to print.
    """
    from claimcheck.reports import _facts
    from claimcheck.sources import opened
    from claimcheck.sources.refresh import refresh as look_up
    from claimcheck.sources.refresh import written

    try:
        facts = _facts.having(_load(place.directory()), words)
        opened.begin()
        web = opened.web(True, _evidence(place, evidence))
        line = running.LookedUp(console.err)
        web.shown = line.show
        found = look_up(facts, web)
        line.hide()
        for each in found:
            kept = "; written" if write and written(each) else ""
            console.out.write(f"{each.fact.path}:{each.fact.line}: {each.fact.id}: {each.text}{kept}\n")
    except Exception as error:
        return console.errors(explained(error, ""))
    bad = sum(not each.holds for each in found)
    without = len(facts) - len(found)
    others = f"; {without} without an address" if without else ""
    console.out.write(f"{len(found)} looked up, {bad} no longer borne out{others}\n")
    return INCONSISTENT if bad else OK


def _evidence(place: Place, named: str | None) -> Path:
    return Path(named) if named else place.settings_of("-").evidence


def _soundness(place: Place, document: str) -> Callable[[str], bool | None]:
    from claimcheck.sources.store import Store

    return Store(place.settings_of(document or "-").evidence).is_sound


def todo(file: str, output: str | None, stdin_name: str | None, place: Place, console: Console) -> int:
    """Write a template of the facts that a document's claims need.

    Args:
        file: the document; "-" is standard input.
        output: the file to write, None or "-" for standard output.
        stdin_name: what to call standard input.
        place: where the ledger is whose facts the document has.
        console: where to print.
    """
    from claimcheck.sources.todo import template

    name = stdin_name or file if file == STDIN else file
    try:
        settings = place.settings_of(name)
    except Exception as error:
        return console.errors(explained(error, file))
    report = running.examined(running.Job(file, name, settings))
    if not isinstance(report, Report):
        return console.errors(report)
    text = template(report)
    if output in (None, STDIN):
        console.out.write(text)
        return OK
    return _save(Path(str(output)), text, settings.claims, console)


def _save(path: Path, text: str, ledger: Path | None, console: Console) -> int:
    if path.suffix == _SUFFIX and ledger and os.path.realpath(path.parent) == os.path.realpath(ledger):
        return console.errors([f"{path} would be part of the ledger before it is filled in; end its name in .txt"])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return console.errors([f"{path} is there and may hold work; choose another name with -o, or remove it"])
    except OSError as error:
        return console.errors([f"cannot write {path}: {error.strerror or error}; choose another place with -o"])
    number = text.count("\n[[fact]]\n")
    console.out.write(f"{path}: {number} {'fact' if number == 1 else 'facts'} to fill in\n")
    return OK


def _load(directory: Path) -> Ledger:
    if directory == Path(DIRECTORY) and not directory.exists():
        raise LedgerError(["there is no ledger here: no claims/ in this folder or above; name one with --claims DIR"])
    return load(directory)


def _file(name: str, directory: Path) -> Path:
    """Return the file of a ledger that a name means.

    Raises:
        LedgerError: the name is a path to elsewhere.
    """
    path = Path(name if name.endswith(_SUFFIX) else name + _SUFFIX)
    if path.parent != Path() and os.path.realpath(path.parent) == os.path.realpath(directory):
        path = Path(path.name)
    if path.parent != Path() or path.name.startswith("."):
        raise LedgerError([f"{name} is no name of a file in {directory}; the directory is named by --claims DIR"])
    return directory / path


def _document(files: Sequence[str]) -> str:
    """Return the path by which the first document's ledger is found: for a folder, that of a document in it."""
    if not files or files[0] == STDIN:
        return ""
    return os.path.join(files[0], STDIN) if Path(files[0]).is_dir() else files[0]


def _says_missing(keys: Sequence[str]) -> str:
    ways = [" or ".join(option(each) for each in (key, *_INSTEAD.get(key, ()))) for key in keys]
    return f"the fact lacks {', '.join(ways)}; see 'claimcheck source add --help'"


def _can_ask(console: Console) -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and console.err.isatty()


def _asking(console: Console) -> Callable[[str], str]:
    """Return a function that asks on standard error: standard output is for results."""

    def ask(question: str) -> str:
        console.err.write(f"{question} ")
        console.err.flush()
        line = sys.stdin.buffer.readline()
        if not line:
            raise EOFError
        return line.decode(sys.stdin.encoding or "utf-8", errors="surrogateescape")

    return ask


def _complaining(console: Console) -> Callable[[str], None]:
    def complain(message: str) -> None:
        print(f"  {message}", file=console.err)

    return complain
